# Point(tuple) and a maker of records: tuples with names.
import math


class Point(tuple):
    __slots__ = ()

    def __new__(cls, x=0, y=0):
        return super().__new__(cls, (x, y))

    x = property(lambda self: self[0])
    y = property(lambda self: self[1])

    def __repr__(self):
        return f"Point{super().__repr__()}"

    def __add__(self, other):
        return type(self)(*(a + b for a, b in zip(self, other)))

    def __mul__(self, factor):
        return Point(*(a * factor for a in self))

    __rmul__ = __mul__

    def __neg__(self):
        return self * -1

    def __abs__(self):
        return math.hypot(*self)


p, q = Point(3, 4), Point(y=1)
print(p, q, p.x, p.y, abs(p), p + q, p + (10, 10), 2 * p, -p, p[0], p[-1], len(p))
x, y = p
print(x, y, p == (3, 4), (3, 4) == p, p < (3, 5), hash(p) == hash((3, 4)), {p: "here"}[3, 4], 4 in p, p.index(4), p.count(3))
print(isinstance(p, tuple), type(p[:]).__name__, type(p + p).__name__, sorted([p, q, Point(3, -1)]), max(p, q), sum(p))
print("%s/%s" % p, "%s" % (p,), "{0.x} {0[1]}".format(p), f"{p} {p!s:>14}", [*p], {*p}, tuple(p), type(tuple(p)).__name__)
for attempt in ("p.x = 1", "p[0] = 1", "p.z = 1", "Point(1, 2, 3)"):
    try:
        exec(attempt)
    except (AttributeError, TypeError) as e:
        print(attempt, "->", type(e).__name__)


def record(name, *fields):
    def new(cls, *values, **named):
        if len(values) + len(named) != len(fields):
            raise TypeError(f"{name} takes {', '.join(fields)}")
        return tuple.__new__(cls, values + tuple(named[f] for f in fields[len(values) :]))

    def show(self):
        return f"{name}({', '.join(f'{f}={v!r}' for f, v in zip(fields, self))})"

    def replace(self, **changes):
        return type(self)(*[changes.get(f, v) for f, v in zip(fields, self)])

    members = {"__new__": new, "__repr__": show, "replace": replace, "fields": fields, "__slots__": ()}
    for i, field in enumerate(fields):
        members[field] = property(lambda self, i=i: self[i], doc=f"field {i}")
    return type(name, (tuple,), members)


Packet = record("Packet", "source", "target", "length")
a = Packet("10.0.0.1", "10.0.0.2", length=60)
print(a, a.source, a.length, a.replace(length=1500), Packet.fields, Packet.__name__, Packet.length.__doc__)
source, *_ = a
print(source, a == ("10.0.0.1", "10.0.0.2", 60), a.replace(source="x") == a, len(a), isinstance(a, tuple), Packet.__bases__)
try:
    Packet("only")
except TypeError as e:
    print(e)
