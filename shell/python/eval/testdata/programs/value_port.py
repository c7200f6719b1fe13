# Port(int): a number of 16 bits that knows its service.
class Port(int):
    services = {22: "ssh", 80: "http", 443: "https"}

    def __new__(cls, value=0):
        if isinstance(value, str) and not value.isdigit():
            for number, name in cls.services.items():
                if name == value.lower():
                    value = number
                    break
        self = super().__new__(cls, value)
        if not 0 <= self <= 65535:
            raise ValueError(f"no port: {int(self)}")
        return self

    @property
    def service(self):
        return self.services.get(self, "?")

    @property
    def privileged(self):
        return self < 1024

    def __repr__(self):
        return f"Port({int(self)})"

    def __str__(self):
        return f"{int(self)}/{self.service}"

    def __add__(self, other):
        return type(self)(int(self) + other)

    __radd__ = __add__


class Ephemeral(Port):
    @property
    def service(self):
        return "client"


for text in (80, "443", "SSH", 5000, Port(22), True):
    p = Port(text)
    print(repr(p), str(p), p.service, p.privileged, p == int(p), type(p) is Port)
for wrong in (65536, -1, "gopher", None, "1e3"):
    try:
        print(Port(wrong))
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
p = Port(80)
print(p + 1, 1 + p, p - 1, type(p - 1).__name__, p * 2, -p, p // 3, p % 7, p ** 2, divmod(p, 9))
print(sorted([Port(443), 22, Port(80)]), max(Port(1), Port(2)), sum([Port(1), Port(2)]))
print(f"{p} {p:5d}| {p:x} {p!r} {p:>8}", "%d %s" % (p, p), hex(p), bin(p))
print({80: "int", Port(443): "port"}[p], {p: 1}[80], p in (79, 80), [10, 20, 30][Port(1)], "ab" * Port(2))
print(isinstance(p, int), isinstance(True, Port), issubclass(Port, int), bool(Port(0)), hash(p) == hash(80))
print(p.bit_length(), p.to_bytes(2, "big"), Port.from_bytes(b"\x01\xbb", "big"), type(Port.from_bytes(b"\0\x07", "big")))
print(range(Port(3)), list(range(p, 82)), int(p), type(int(p)), float(p))
e = Ephemeral(49152)
e.owner = "browser"
print(e, repr(e), e.owner, vars(e), e == 49152, e > p, type(e + 1).__name__, Ephemeral())
