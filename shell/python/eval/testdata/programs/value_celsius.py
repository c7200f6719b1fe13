# Celsius(float), and a number with a unit that stays with it.
import json
import math


class Celsius(float):
    def __new__(cls, degrees=0.0):
        if degrees < -273.15:
            raise ValueError(f"{degrees} is below absolute zero")
        return super().__new__(cls, degrees)

    @classmethod
    def from_fahrenheit(cls, degrees):
        return cls((degrees - 32) * 5 / 9)

    @property
    def fahrenheit(self):
        return self * 9 / 5 + 32

    def __repr__(self):
        return f"Celsius({float(self)!r})"

    def __str__(self):
        return f"{float(self):.1f} °C"

    def __sub__(self, other):
        return Celsius(super().__sub__(other))

    def __round__(self, digits=None):
        return type(self)(round(float(self), digits or 0))


readings = [Celsius(20.25), Celsius.from_fahrenheit(68), Celsius(-3), Celsius()]
for c in readings:
    print(c, repr(c), c.fahrenheit, type(c.fahrenheit).__name__, bool(c), c == float(c), hash(c) == hash(float(c)))
try:
    Celsius(-300)
except ValueError as e:
    print(e)
c = Celsius(36.6)
print(c + 1, type(c + 1).__name__, c - 0.6, type(c - 0.6).__name__, 1 + c, -c, c * 2, c / 2, c // 5, c % 5, c ** 2, abs(-c))
print(round(c), round(Celsius(21.567), 1), int(c), math.floor(c), math.ceil(c), math.sqrt(Celsius(16)), float(c), type(float(c)).__name__)
print(max(readings), min(readings), sorted(readings), sum(readings) / len(readings), c > 36, c < Celsius(37), c in [36.6])
print(f"{c} {c:.2f} {c:8.1f}| {c!r}", "%.3f %s %g" % (c, c, c), "{:e}".format(c), c.is_integer(), c.as_integer_ratio()[1] > 1, c.hex())
print(json.dumps([c, {"t": c}]), isinstance(c, float), {36.6: "fever"}[c], divmod(c, 10), c.real, Celsius(2).is_integer())
c.place = "bench"
print(c.place, vars(c), Celsius.__mro__)


class Ratio(float):
    def __format__(self, spec):
        return super().__format__(spec or ".0%")

    def __eq__(self, other):
        return math.isclose(self, other, abs_tol=0.01)

    __hash__ = float.__hash__


r = Ratio(0.753)
print(f"{r} {r:.2f} {r:%}", format(r), r == 0.75, r != 0.7, 0.75 == r, r, str(r), Ratio("0.5"), Ratio(1) + Ratio(1), Ratio.fromhex("0x1p-1"))
