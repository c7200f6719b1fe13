# Codecs that frame messages: ABCMeta, register, a virtual subclass.
from abc import ABCMeta, abstractmethod
import json
import struct


class Codec(metaclass=ABCMeta):
    registry = {}

    def __init_subclass__(cls, name=None, **kwargs):
        super().__init_subclass__(**kwargs)
        if name:
            Codec.registry[name] = cls

    @abstractmethod
    def encode(self, message: object) -> bytes:
        raise NotImplementedError

    @abstractmethod
    def decode(self, data: bytes):
        raise NotImplementedError

    def roundtrip(self, message):
        data = self.encode(message)
        back = self.decode(data)
        return data, back == message


class Json(Codec, name="json"):
    def encode(self, message):
        return json.dumps(message, sort_keys=True, ensure_ascii=False).encode()

    def decode(self, data):
        return json.loads(data)


class Lines(Codec, name="lines"):
    end = "\n"

    def encode(self, message):
        return self.end.join([*message, ""]).encode()

    def decode(self, data):
        return data.decode().split(self.end)[:-1]


class CRLF(Lines, name="crlf"):
    end = "\r\n"


class Length(Codec, name="length"):
    def encode(self, message):
        return b"".join(struct.pack("!H", len(part)) + part for part in map(str.encode, message))

    def decode(self, data):
        def parts():
            at = 0
            while at < len(data):
                (size,) = struct.unpack_from("!H", data, at)
                yield data[at + 2 : at + 2 + size].decode()
                at += 2 + size

        return list(parts())


message = ["héllo", "", "bye"]
for name, kind in sorted(Codec.registry.items()):
    data, same = kind().roundtrip(message)
    print(f"{name:<7}{kind.__name__:<7}{same} {data}")
print(Json().roundtrip({"b": [1, None], "a": {"ok": True}}))


class Foreign:
    def encode(self, message):
        return repr(message).encode()


print(issubclass(Foreign, Codec), isinstance(Foreign(), Codec))
print(Codec.register(Foreign) is Foreign, issubclass(Foreign, Codec), isinstance(Foreign(), Codec), Codec in Foreign.__mro__)
for make in (Codec, type("Half", (Codec,), {"encode": None})):
    try:
        make()
    except TypeError as e:
        print(e)
try:
    super(Json, Json()).encode(1)
except NotImplementedError as e:
    print("not implemented", repr(e))
print(Codec.encode.__annotations__, type(Codec), isinstance(Codec, type), CRLF.__mro__[1:3])
