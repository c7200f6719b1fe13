# JSON read back into objects: hooks, parse_*, raw_decode, errors with places.
import json


class Address:
    def __init__(self, host, port):
        self.host, self.port = host, port

    def __repr__(self):
        return f"{self.host}:{self.port}"


def revive(obj):
    match obj:
        case {"$address": [host, port], **rest} if not rest:
            return Address(host, port)
        case {"$set": [*items]}:
            return set(items)
    return obj


text = '{"at": {"$address": ["localhost", 80]}, "s": {"$set": [1, 2, 1]}, "deep": [{"x": {"$address": ["h", 1]}}], "$set": 5}'
print(json.loads(text, object_hook=revive))
print(json.loads(text))
print(json.loads('{"a": 1, "b": {"a": 2, "a": 3}}', object_pairs_hook=list))


def unique(pairs):
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError(f"a key is there twice: {[k for k, _ in pairs]}")
    return found


for t in ('{"a": 1, "b": 2}', '{"a": 1, "b": {"x": 1, "x": 2}}'):
    try:
        print(json.loads(t, object_pairs_hook=unique, object_hook=print))
    except ValueError as e:
        print(e)


class Money:
    def __init__(self, text):
        whole, _, cents = text.partition(".")
        self.cents = int(whole) * 100 + int((cents + "00")[:2])

    def __repr__(self):
        return f"{self.cents // 100},{self.cents % 100:02} €"


print(json.loads('[19.9, 3, 1.255, "5.5", NaN, -Infinity]', parse_float=Money, parse_int=lambda t: f"int {t}", parse_constant=lambda t: f"const {t}"))


class LabDecoder(json.JSONDecoder):
    def __init__(self, **kwargs):
        super().__init__(object_hook=revive, **kwargs)

    def decode(self, s, **kwargs):
        lines = [line for line in s.splitlines() if not line.lstrip().startswith("//")]
        return super().decode("\n".join(lines), **kwargs)


print(json.loads('// the server\n{"$address": ["b", 2]}\n  // end', cls=LabDecoder), LabDecoder().decode("[1]"), json.loads(b'"\xc3\xa9"', cls=LabDecoder))


def stream(text):
    decoder, at = json.JSONDecoder(), 0
    while at < len(text):
        while at < len(text) and text[at].isspace():
            at += 1
        if at == len(text):
            return
        try:
            value, at = decoder.raw_decode(text, at)
        except json.JSONDecodeError as e:
            yield f"the rest is incomplete: {text[at:]!r} ({e.msg} at {e.pos})"
            return
        yield value


print(list(stream('{"a": 1} [2, 3] "four" 5 null\n{"b": ')))
for wrong in ("", "[1,]", '{"a" 1}', "{'a': 1}", '{"a": 1,}', '"abc', '"\t"', "[1] 2", "tru", "01", '"\\x"', '["\\ud83d\\ude00", "\\ud83d"]', "[\n1,\n  oops]", "-", "[1e5, 1E+2, -0, -0.0]", "{1: 2}"):
    try:
        print(ascii(json.loads(wrong)))
    except json.JSONDecodeError as e:
        print(f"{e} | {e.msg} {e.lineno} {e.colno} {e.pos} {e.doc == wrong}")
try:
    json.loads('"\n"', strict=False), json.loads(5)
except TypeError as e:
    print(e)
print(json.JSONDecodeError.__mro__[1], json.loads('"a\tb"', strict=False), json.loads(" [ ] "), json.loads("1" * 30), json.loads("1".encode("utf-16")))
