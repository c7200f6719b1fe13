# Classes with __slots__: small objects, no other attributes.
class Header:
    __slots__ = ("source", "target", "_size")

    def __init__(self, source, target, size=0):
        self.source = source
        self.target = target
        self.size = size

    @property
    def size(self):
        return self._size

    @size.setter
    def size(self, value):
        if value < 0:
            raise ValueError("negative size")
        self._size = value

    def __repr__(self):
        return f"{type(self).__name__}({', '.join(f'{n}={getattr(self, n)!r}' for n in self.names() if hasattr(self, n))})"

    @classmethod
    def names(cls):
        return [n for c in reversed(cls.__mro__) for n in getattr(c, "__slots__", ())]


class TCPHeader(Header):
    __slots__ = ("flags", "__dict__")


class UDPHeader(Header):
    __slots__ = ("checksum",)


class Loose(Header):
    pass


h = Header(5000, 61200, 20)
print(h, h.size, Header.__slots__, hasattr(h, "__dict__"), h.names())
for attempt in ("h.ttl = 64", "h.size = -1", "h.__dict__", "del h.source; h.source", "h.target = 80; print(h.target)", "Header.source.__get__(h)"):
    try:
        exec(attempt)
    except (AttributeError, ValueError) as e:
        print(f"{attempt} -> {type(e).__name__}: {e}")
h.source = 1
print(h, type(Header.source).__name__, Header.source.__name__, Header.source.__get__(h), Header.__dict__["target"].__objclass__.__name__)
t = TCPHeader(1, 2)
t.flags, t.window = "SA", 512
print(t, t.__dict__, t.window, vars(t))
u = UDPHeader(1, 2, 8)
try:
    u.flags = 1
except AttributeError as e:
    print(e)
try:
    print(u.checksum)
except AttributeError as e:
    print(e)
u.checksum = 0xFFFF
print(u, u.names())
loose = Loose(1, 2)
loose.anything = [1]
print(loose, loose.__dict__)


class Single:
    __slots__ = "value"

    def __eq__(self, other):
        return self.value == other.value


a, b = Single(), Single()
a.value = b.value = 3
print(a == b, Single.__slots__, Single.__hash__)
for text in ("class X:\n    __slots__ = ('a',)\n    a = 1", "class X(int):\n    __slots__ = ('a',)", "class X:\n    __slots__ = ('1a',)", "class X(Header, Single): pass"):
    try:
        exec(text)
        print("made")
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)


class Private:
    __slots__ = ("__key", "name")

    def __init__(self, key):
        self.__key = key

    def show(self):
        return self.__key


p = Private(7)
print(p.show(), p._Private__key, hasattr(p, "name"), [n for n in dir(p) if not n.startswith("__")])
