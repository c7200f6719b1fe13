# IPv4(bytes) and Frame(bytes): bytes with a meaning.
import struct


class IPv4(bytes):
    def __new__(cls, value):
        if isinstance(value, str):
            value = [int(part) for part in value.split(".")]
        elif isinstance(value, int):
            value = value.to_bytes(4, "big")
        self = super().__new__(cls, value)
        if len(self) != 4:
            raise ValueError(f"an address has 4 bytes, not {len(self)}")
        return self

    def __str__(self):
        return ".".join(map(str, self))

    def __repr__(self):
        return f"IPv4('{self}')"

    def __int__(self):
        return int.from_bytes(self, "big")

    def __add__(self, count):
        return type(self)(int(self) + count)

    def __contains__(self, part):
        return part in self.__iter__()

    def network(self, prefix):
        mask = ~0 << 32 - prefix & 0xFFFFFFFF
        return type(self)(int(self) & mask)

    def hosts(self, prefix):
        first = self.network(prefix)
        for i in range(1, (1 << 32 - prefix) - 1):
            yield first + i


for value in ("192.168.1.10", 0x7F000001, b"\x08\x08\x08\x08", [10, 0, 0, 1], bytearray(4)):
    a = IPv4(value)
    print(a, repr(a), int(a), bytes(a), a[0], a[1:], len(a), list(a), a.hex(":"))
for wrong in ("1.2.3", "1.2.3.256", b"12345", -1):
    try:
        IPv4(wrong)
    except (ValueError, OverflowError) as e:
        print(type(e).__name__, e)
a = IPv4("192.168.1.10")
print(a.network(24), a.network(20), a.network(0), [str(h) for h in a.hosts(29)])
print(a + 1, type(a + 1).__name__, a == b"\xc0\xa8\x01\x0a", b"\xc0\xa8\x01\x0a" == a, a < IPv4("192.168.2.0"), 168 in a, 7 in a)
print({a: "eth0"}[bytes(a)], sorted([IPv4("9.0.0.1"), IPv4("10.0.0.1"), IPv4("9.0.0.0")]), hash(a) == hash(bytes(a)))
print(struct.unpack("!I", a), struct.pack("!4s", a), b"".join([a, b"-", a]), bytes(a) + a, a.startswith(b"\xc0"), type(a[:2]))
print(f"{a} {a!r} {a!s:>15}", "%s" % a, isinstance(a, bytes), type(bytes(a)), memoryview(a)[3], a.find(b"\x01"))
print(max(IPv4("1.1.1.1"), a), a.replace(b"\xc0", b"\0"), a * 2, a.decode("latin-1").encode("latin-1") == a)


class Frame(bytes):
    size = property(lambda self: len(self))

    def __getitem__(self, key):
        got = super().__getitem__(key)
        return Frame(got) if isinstance(key, slice) else f"0x{got:02x}"


f = Frame(b"\x45\x00\x00\x54abc")
f.port = 80
print(f, f[0], f[4:], f[4:][1], type(f[1:3]).__name__, f.size, f.port, [f[i] for i in range(-2, 0)], list(f)[:2], bool(Frame()))
