# Iterators and containers by class: __iter__, __next__, __getitem__, __contains__, __reversed__.
class Countdown:
    def __init__(self, start):
        self.start = start

    def __iter__(self):
        return CountdownIterator(self.start)

    def __reversed__(self):
        return iter(range(1, self.start + 1))

    def __len__(self):
        return self.start

    def __contains__(self, n):
        print("asked for", n)
        return isinstance(n, int) and 0 < n <= self.start


class CountdownIterator:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        return self.n + 1

    def __length_hint__(self):
        return self.n


class Ring:
    """Old protocol: only __getitem__."""

    def __init__(self, *items):
        self.items = items

    def __getitem__(self, key):
        if isinstance(key, slice):
            return [self[i] for i in range(key.start or 0, key.stop, key.step or 1)]
        if isinstance(key, tuple):
            return [self[k] for k in key]
        if key >= 2 * len(self.items):
            raise IndexError(key)
        return self.items[key % len(self.items)]


c = Countdown(3)
print(list(c), list(c), [*reversed(c)], len(c), 2 in c, "x" in c, 5 not in c, bool(Countdown(0)))
a, *b = c
print(a, b, sum(c), max(c), sorted(c), dict(zip(c, "xyz")), list(enumerate(c, 10)), tuple(map(str, c)), "".join(f"{n}" for n in c))
i = iter(c)
print(next(i), list(i), next(i, "end"), iter(i) is i, CountdownIterator(4).__length_hint__())
r = Ring("a", "b", "c")
print(list(r), r[4], r[1:5], r[0, 5], "b" in r, "z" in r, list(zip(r, range(2))), [*r][-1])
for name, wrong in (("no iter", object()), ("bad iter", type("B", (), {"__iter__": lambda self: 5})()), ("none", type("N", (), {"__iter__": None, "__getitem__": lambda self, i: i})())):
    try:
        iter(wrong)
    except TypeError as e:
        print(name, "->", e)


class Table:
    def __init__(self, columns, *rows):
        self.columns, self.rows = columns.split(), rows

    def __iter__(self):
        for row in self.rows:
            yield dict(zip(self.columns, row))

    def __getitem__(self, key):
        return [row[key] for row in self] if isinstance(key, str) else list(self)[key]

    def __delitem__(self, i):
        self.rows = self.rows[:i] + self.rows[i + 1 :]

    keys = property(lambda self: iter(self.columns))


t = Table("name port", ("http", 80), ("ssh", 22))
print(list(t), t["port"], t[-1], list(t.keys), {**t[0]}, "name" in t.columns)
del t[0]
print(t["name"], [row for row in t for _ in range(2)])
for first, second in zip(iter(lambda it=iter("abcd"): next(it), "c"), iter([1, 2, 3])):
    print(first, second)
values = iter([1, 2, 3, 0, 4])
print(list(iter(values.__next__, 0)), list(values))


class Shared:
    data = [3, 1, 2]
    __iter__ = lambda self: iter(self.data)
    __class_getitem__ = classmethod(lambda cls, key: f"{cls.__name__}[{key}]")


print(sorted(Shared()), Shared[5], min(Shared()), [x for x in Shared() if x > 1], set(Shared()) == {1, 2, 3}, any(Shared()), list(filter(None, Shared())))
broken = (x for x in [1, 0])
try:
    print([1 // x for x in broken])
except ZeroDivisionError as e:
    print(e, list(broken))
seen = []
d = {"a": 1}
try:
    for k in d:
        seen.append(k)
        d[k + k] = 1
except RuntimeError as e:
    print(e, seen)
