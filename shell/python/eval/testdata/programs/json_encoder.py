# Objects of one's own as JSON: default=, cls=, and an encoder that streams.
import json
import math


class Address:
    def __init__(self, host, port):
        self.host, self.port = host, port


class Reading(float):
    pass


class Code(int):
    def __repr__(self):
        return f"Code({int(self)})"


class Label(str):
    pass


class LabEncoder(json.JSONEncoder):
    def default(self, value):
        match value:
            case Address(host=host, port=port):
                return {"$address": [host, port]}
            case set() | frozenset():
                return sorted(value)
            case bytes():
                return value.hex()
            case range() | memoryview():
                return list(value)
            case other if hasattr(other, "to_json"):
                return other.to_json()
        return super().default(value)


class Host:
    def __init__(self, name, *peers):
        self.name, self.peers = name, peers

    def to_json(self):
        return {"name": self.name, "peers": self.peers}


value = {"at": Address("localhost", 80), "ports": {443, 80, 22}, "raw": b"\x00\xff", "r": range(3), "host": Host("a", Host("b"), Host("c")), "t": Reading(2.5), "c": Code(7), "l": Label("é")}
print(json.dumps(value, cls=LabEncoder))
print(json.dumps(value, cls=LabEncoder, indent=2, sort_keys=True, ensure_ascii=False))
print(LabEncoder(separators=(",", ":"), sort_keys=True).encode([value["at"], {"b": 1, "a": (1, 2)}]))
print(list(json.JSONEncoder().iterencode([1, {"a": [True, None]}, "x"])), list(LabEncoder(indent=1).iterencode({"s": {1}})))
print(json.dumps(Address("h", 1), default=vars), json.dumps([b"x", 1], default=repr), json.dumps({1}, default=list))
keys = {1: "a", 2.5: "b", True: "c", None: "d", Code(9): "e", Label("k"): "f", Reading(0.5): "g"}
print(json.dumps(keys), json.dumps({(1, 2): 3, "x": 4}, skipkeys=True), json.dumps({math.inf: math.nan, "m": -math.inf}))
for attempt in (lambda: json.dumps(Address("h", 1)), lambda: json.dumps({(1,): 2}), lambda: json.dumps([math.nan], allow_nan=False), lambda: LabEncoder().encode(print),
                lambda: json.dumps({"b": 1, 3: 2}, sort_keys=True), lambda: json.JSONEncoder().default(5), lambda: json.dumps([1], separators=",")):
    try:
        print(attempt())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
loop = [1]
loop.append({"again": loop})
try:
    json.dumps(loop)
except ValueError as e:
    print(e)


class Rounded(json.JSONEncoder):
    def iterencode(self, o, _one_shot=False):
        return super().iterencode(self.rounded(o), _one_shot)

    def encode(self, o):
        return super().encode(self.rounded(o))

    def rounded(self, o):
        if isinstance(o, float):
            return round(o, 2)
        if isinstance(o, dict):
            return {k: self.rounded(v) for k, v in o.items()}
        return [self.rounded(v) for v in o] if isinstance(o, (list, tuple)) else o


print(json.dumps({"pi": math.pi, "list": [1 / 3, (2 / 3, "x", 5)]}, cls=Rounded), "".join(Rounded().iterencode([math.e])))
e = json.JSONEncoder(indent="\t", sort_keys=True)
print(e.encode({"b": [], "a": {}}), e.item_separator, e.key_separator, e.skipkeys, e.ensure_ascii, e.indent)
print(json.dumps("\u2028 \U0001f600 é \x00 \\ \" /"), json.dumps(10**25), json.dumps([1e100, -0.0, 1e-7, 123456789.123]))
