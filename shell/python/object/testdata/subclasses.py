# Classes that extend the containers, and objects that stand for numbers.
class L(list):
    def total(self):
        return sum(self)
    def append(self, x):
        super().append(x * 2)
l = L([1, 2]); l.append(5); print(l, l.total(), type(l).__name__, l + [1], type(l + [1]).__name__, l[1:], l == [1, 2, 10], len(l), isinstance(l, list))
l.name = "x"; print(l.name, l.__dict__)
print(type(l.copy()).__name__, type(l * 2).__name__)
class L2(list):
    def __init__(self, a, b):
        super().__init__([a, b])
    def __repr__(self):
        return "L2" + super().__repr__()
print(L2(1, 2), [L2(3, 4)], list(L2(5, 6)), sorted(L2(9, 8)))
class D(dict):
    def __missing__(self, k):
        return k * 2
d = D(a=1); print(d["a"], d["b"], d.get("b"), d, type(d.copy()).__name__, type(d | {}).__name__, {**d}, dict(d))
class D2(dict):
    def __getitem__(self, k):
        return "got " + str(k)
    def __setitem__(self, k, v):
        super().__setitem__(k, [v])
d = D2(); d[1] = 2; print(d[1], d.get(1), dict(d), d)
class S(set):
    pass
s = S([3, 1]); s.add(2); print(s, s | {4}, type(s | {4}).__name__, type(s - {1}).__name__, type(s & {1}).__name__, type(s ^ {9}).__name__, type(s.copy()).__name__, S())
class F(frozenset):
    pass
print(F([1]), F(), hash(F([1])) == hash(frozenset([1])), F([1]) == {1})
class P:
    def __init__(self, x): self.x = x
    def __lt__(self, o): return self.x < o.x
    def __eq__(self, o): return isinstance(o, P) and self.x == o.x
    def __hash__(self): return hash(self.x)
    def __repr__(self): return "P(%r)" % self.x
print(sorted([P(3), P(1), P(2)]), {P(1), P(1), P(2)}, P(1) in [P(1)], {P(1): 5}[P(1)], [P(1)].index(P(1)), [P(1), P(1)].count(P(1)))
print(P(1) in {P(1): 2}, P(9) in {1, 2}, {1: 2}.get(P(1)), [P(1)] == [P(1)], (P(1), 2) < (P(1), 3), max([P(1), P(5)]))
class E:
    def __eq__(self, o): return True
try: {E()}
except TypeError as e: print(e)
class I:
    def __index__(self): return 2
print([1, 2, 3][I()], [1, 2, 3][:I()], range(I()), [0] * I(), int(I()), float(I()), hex(I()), 1 << 3, "abc"[I()], (5).to_bytes(I(), "big"), round(1.2345, I()))
class Fl:
    def __float__(self): return 1.5
    def __int__(self): return 7
print(float(Fl()), int(Fl()))
class Bad:
    def __index__(self): return "x"
    def __float__(self): return 1
for f in (lambda: [1][Bad()], lambda: float(Bad()), lambda: range(Bad())):
    try: f()
    except TypeError as e: print(e)
class N:
    def __add__(self, o): return ("add", o)
    def __radd__(self, o): return ("radd", o)
    def __rmul__(self, o): return ("rmul", o)
    def __divmod__(self, o): return ("dm", o)
    def __rdivmod__(self, o): return ("rdm", o)
    def __pow__(self, o, m=None): return ("pow", o, m)
    def __round__(self, n=None): return ("round", n)
    def __abs__(self): return "abs"
    def __bool__(self): return False
    def __rsub__(self, o): return ("rsub", o)
    def __ror__(self, o): return ("ror", o)
n = N()
print(n + 1, 1 + n, [1] + n, 2.5 + n, [1] * n, 3 * n, divmod(n, 2), divmod(2, n), round(n), round(n, 2), abs(n), bool(n), {1} - n, {1: 2} | n, {1} | n)
print(pow(n, 2), n ** 2)
try: print(pow(n, 2, 3))
except TypeError as e: print(e)
class It:
    def __iter__(self): return iter([1, 2, 3])
print(list(It()), tuple(It()), set(It()), [*It()], sum(It()), dict.fromkeys(It()), sorted(It()), max(It()), 2 in It(), dict(zip(It(), It())))
x = [0]; x.extend(It()); x += It(); x[1:2] = It(); print(x)
class M:
    def keys(self): return ["a", "b"]
    def __getitem__(self, k): return k * 2
print(dict(M()), {**M()}); d = {}; d.update(M()); print(d)
class G:
    def __getitem__(self, i):
        if i > 3: raise IndexError
        return i
print(list(G()), 2 in G(), tuple(G()), set(G()))
class K:
    def __hash__(self): raise ValueError("no hash")
for f in (lambda: {K()}, lambda: {K(): 1}, lambda: K() in {}, lambda: {}.get(K()), lambda: hash((K(),))):
    try: f()
    except ValueError as e: print(e)
class BadLt:
    def __lt__(self, o): raise ValueError("lt")
x = [BadLt(), BadLt()]
try: x.sort()
except ValueError as e: print(e, len(x))
def gen(): return (i for i in range(3))
print(list(gen()), tuple(gen()), set(gen()), sum(gen()), [*gen()], sorted(gen(), reverse=True)); a, *b = gen(); print(a, b)
l = [1, 2, 3]
for i, v in enumerate(l):
    if i < 5: l.append(v)
print(l)
d = {1: 1, 2: 2}
try:
    for k in d: d[k + 10] = 0
except RuntimeError as e: print(e)
try:
    for k in d.items(): del d[1]
except RuntimeError as e: print(e)
s = {1, 2}
try:
    for k in s: s.add(k + 10)
except RuntimeError as e: print(e)
try:
    class B(bool): pass
except TypeError as e: print(e)
try:
    class R(range): pass
except TypeError as e: print(e)
l = []
for _ in range(3000): l = [l]
try: repr(l)
except RecursionError as e: print(e)
m = []
for _ in range(3000): m = [m]
try: l == m
except RecursionError as e: print(e)
class Made:
    def __new__(cls, a, b=2):
        made = object.__new__(cls)
        made.a = a, b
        return made
print(Made(1).a, Made(1, b=3).a)
class Hashed:
    def __init__(self, h): self.h = h
    def __hash__(self): return self.h
print([hash(Hashed(h)) for h in (0, -1, 5, 2 ** 61 - 1, 2 ** 62, -2 ** 63, 2 ** 64, True)])
