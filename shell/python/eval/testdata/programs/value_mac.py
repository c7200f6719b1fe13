# MAC(str): text that is checked and always written the same way.
class MAC(str):
    __slots__ = ()
    vendors = {"00:1b:63": "Apple", "b8:27:eb": "Raspberry Pi"}

    def __new__(cls, text):
        digits = text.lower().replace(":", "").replace("-", "").replace(".", "")
        if len(digits) != 12 or set(digits) - set("0123456789abcdef"):
            raise ValueError(f"not a MAC address: {text!r}")
        return str.__new__(cls, ":".join(digits[i : i + 2] for i in range(0, 12, 2)))

    @classmethod
    def from_bytes(cls, raw):
        return cls(raw.hex())

    @property
    def vendor(self):
        return self.vendors.get(self[:8])

    @property
    def is_multicast(self):
        return int(self[:2], 16) & 1 == 1

    def __bytes__(self):
        return bytes.fromhex(self.replace(":", ""))

    def __int__(self):
        return int.from_bytes(bytes(self), "big")

    def __repr__(self):
        return f"MAC({str(self)!r})"


for text in ("00-1B-63-84-45-E6", "b827.eb00.0001", "ffffffffffff", "01:00:5e:00:00:fb"):
    m = MAC(text)
    print(m, repr(m), m.vendor, m.is_multicast, bytes(m), int(m), len(m))
for wrong in ("", "00:11:22:33:44", "zz:11:22:33:44:55"):
    try:
        MAC(wrong)
    except ValueError as e:
        print(e)
a = MAC("00:1b:63:84:45:e6")
b = MAC.from_bytes(b"\0\x1b\x63\x84\x45\xe6")
print(a == b, a is b, a == "00:1b:63:84:45:e6", hash(a) == hash(str(a)), {a: "eth0"}["00:1b:63:84:45:e6"])
print(type(a.upper()).__name__, a.upper(), a.split(":"), a[0:2], type(a[0:2]).__name__, a + "!", "<" + a + ">", a * 2)
print(f"{a:>20}|{a!r}|{a!s:.5}", "%s %r" % (a, a), "{} {!r}".format(a, a), "-".join([a, b]))
print(a.startswith("00:1b"), "84" in a, a.find("84"), a.replace(":", "-"), a.encode(), sorted([a, MAC("0" * 12)]))
print(isinstance(a, str), issubclass(MAC, str), str(a), type(str(a)).__name__, a.__class__, MAC.__mro__)
try:
    a.owner = "x"
except AttributeError as e:
    print(e)


class Text(str):
    def __eq__(self, other):
        return self.lower() == other.lower()

    def __hash__(self):
        return hash(self.lower())

    def __getitem__(self, key):
        return type(self)(super().__getitem__(key))

    def __mod__(self, other):
        return f"{str(self)} mod {other}"


t = Text("Host")
t.note = 1
print(t == "HOST", "host" == t, t != "x", t in {"host"}, {t: 1}[Text("HOST")], type(t[1:]).__name__, t % 3, vars(t))
print([x for x in Text("ab")], Text(), Text(5), Text(b"x", "ascii"), t.note, repr(t), ascii(Text("é")))
