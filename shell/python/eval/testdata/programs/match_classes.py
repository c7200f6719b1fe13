# Class patterns: positional by __match_args__, keywords, nesting, guards.
class Address:
    __match_args__ = ("host", "port")

    def __init__(self, host, port):
        self.host = host
        self.port = port


class Event:
    __match_args__ = ("source",)

    def __init__(self, source, **details):
        self.source = source
        self.__dict__.update(details)


class Connected(Event):
    pass


class Received(Event):
    __match_args__ = ("source", "data")


class Lost(Event):
    pass


def tell(event):
    match event:
        case Connected(Address("localhost" | "127.0.0.1", port)):
            return f"local client on {port}"
        case Connected(Address(host, port=int(port))) if port < 1024:
            return f"privileged {host}:{port}"
        case Connected(source=Address(host=host)):
            return f"client of {host}"
        case Received(Address(), b""):
            return "the other side ended"
        case Received(_, bytes(data)) if data.isascii():
            return f"text {data.decode()!r}"
        case Received(data=bytearray() | bytes() as data):
            return f"{len(data)} bytes"
        case Received(Address(port=port), [first, *_]):
            return f"list from {port}: {first}"
        case Lost(reason=str(reason)):
            return f"lost: {reason}"
        case Lost():
            return "lost"
        case Event(None):
            return "an event of nobody"
        case Event(source=source):
            return f"{type(event).__name__} of {type(source).__name__}"
        case _:
            return f"no event: {event!r}"


near, far = Address("localhost", 5000), Address("10.0.0.9", 22)
for event in (Connected(near), Connected(far), Connected(Address("h", 9000)), Connected(Address("h", "9000")), Received(near, data=b""),
              Received(near, data=b"abc"), Received(far, data=b"\xff\xfe"), Received(far, data=bytearray(3)), Received(far, data=[1, 2]),
              Received(far, data=()), Received(far), Lost(near, reason="reset"), Lost(near, reason=104), Event(None), Event(3), 42):
    print(tell(event))


class Bad:
    __match_args__ = ["x"]


for subject, pattern in ((near, "Address(a, b, c)"), (Bad(), "Bad(x)"), (near, "Address(a, host=b)"), (5, "int(a, b)"), (Bad(), "near()")):
    try:
        exec(f"match subject:\n    case {pattern}:\n        print('matches')\n    case _:\n        print('no match')")
    except TypeError as e:
        print(e)


def area(shape):
    match shape:
        case ("circle", float() | int() as r) if r > 0:
            return round(3.14159 * r * r, 2)
        case ("square", side) | ("rectangle", side, _) if side == 0:
            return 0
        case ("rectangle", a, b):
            return a * b
        case -1 | -2.5 | "none":
            return "a literal"


print([area(s) for s in (("circle", 2), ["circle", 1.5], ("circle", -1), ("square", 0), ("rectangle", 2, 3), -1, -2.5, "none", "circle")])
