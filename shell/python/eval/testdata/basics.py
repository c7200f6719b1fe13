1 + 1
x = 5
x
x += 2; x
y: int = 3
y
buff :bytes
buff
"a" "b"
f"{x}-{y!r:>5}|{x:03d}"
for i in range(3):
    print(i, end=" ")
else:
    print("done")
while x:
    x -= 1
    if x == 3:
        break
x
def f(a, b=2, *args, c, d=4, **kw):
    return a, b, args, c, d, kw
f(1, c=3)
f(1, 2, 3, 4, c=5, e=6)
f()
f(1)
f(1, c=2, **{"c": 3})
def g(x, y):
    return x + y
g(1)
g(1, 2, 3)
g(1, z=2)
g(1, 2, x=3)
g(*[1, 2])
g(**{"x": 1, "y": 2})
lambda: 0
(lambda x, *y: (x, y))(1, 2, 3)
def outer():
    n = 0
    def inner():
        nonlocal n
        n += 1
        return n
    return inner
k = outer()
k(); k(); k()
undefined_name
def h():
    print(zz)
    zz = 1
h()
class A:
    "doc of A"
    count = 0
    def __init__(self, n):
        self.n = n
        A.count += 1
    def __repr__(self):
        return f"A({self.n})"
    def __eq__(self, other):
        return self.n == other.n
    @property
    def double(self):
        return self.n * 2
    @staticmethod
    def s(x):
        return x + 1
    @classmethod
    def c(cls, n):
        return cls(n)
a = A(3)
a, a.double, A.s(4), A.c(5), A.count
a == A(3), a != A(3), a == A(4)
a.double = 3
a.missing
A.missing
a.n = 10; a
A()
A(1, 2)
class B(A):
    def __init__(self, n, m):
        super().__init__(n)
        self.m = m
    def __len__(self):
        return self.m
b = B(1, 2)
b, len(b), isinstance(b, A), issubclass(B, A), B.__mro__
try:
    1 / 0
except ZeroDivisionError as e:
    print("caught", e)
else:
    print("else")
finally:
    print("finally")
e
def t():
    try:
        return 1
    finally:
        print("fin")
t()
raise ValueError("x")
raise ValueError
raise KeyError("k")
class MyErr(Exception):
    pass
raise MyErr("boo")
try:
    raise MyErr("a", 2)
except (ValueError, MyErr) as err:
    print(repr(err), err, err.args)
raise 5
with open("/nonexistent/x") as fh:
    pass
[x * 2 for x in range(5) if x % 2]
{x: x ** 2 for x in range(3)}
{x % 3 for x in range(10)}
sum(x for x in range(10))
[(i, j) for i in range(2) for j in range(i)]
a, *rest = [1, 2, 3, 4]
a, rest
a, b = 1
a, b = 1, 2, 3
a, b = [1]
(n := 10) + n
1 < 2 < 3, 1 < 3 < 2
not 1, 1 and 2, 0 or "x", None or []
"y" if 1 else "n"
1 if 0 else 2
x = y = [1]
x.append(2); y
del x
x
assert 1 == 2, "msg"
assert 0
import nothere
import json as j
j.dumps([1, "é", None])
from json import loads
loads("[1, 2]")
from json import nothing
print("é", len("é"), "x" * 3, sep="-")
print(1, 2, sep="", end="!\n")
démarre = 1
démarre
class P:
    pass
P().x
p = P(); p.x = 1; p.x; del p.x
p.x
p()
5()
"a".foo
None.x
[1, 2][5]
{}["a"]
"a" + 1
1 + "a"
[] + 1
-"a"
1 < "a"
len(5)
for q in 5:
    pass
def rec(n):
    return rec(n + 1)
rec(0)
_
3
_ + 1
global_x = 1
def setg():
    global global_x
    global_x = 7
setg(); global_x
if True:
    pass
elif False:
    pass
class C:
    x = 1
    y = [x for _ in range(2)]
class C:
    x: int = 1
    def m(self): return self.__class__.__name__
C.__annotations__, C().m()
class Counter:
    def __init__(self): self.i = 0
    def __iter__(self): return self
    def __next__(self):
        self.i += 1
        if self.i > 3:
            raise StopIteration
        return self.i
list(Counter()), sum(Counter())
class V:
    def __init__(self, x): self.x = x
    def __add__(self, o): return V(self.x + o.x)
    def __radd__(self, o): return V(self.x + o)
    def __mul__(self, k): return V(self.x * k)
    def __lt__(self, o): return self.x < o.x
    def __getitem__(self, i): return i
    def __contains__(self, i): return i == self.x
    def __call__(self, *a): return a
    def __bool__(self): return self.x > 0
    def __str__(self): return f"V<{self.x}>"
    def __enter__(self): print("enter"); return self
    def __exit__(self, *exc): print("exit", exc[0]); return True
str(V(1) + V(2)), str(5 + V(1)), V(1) < V(2), V(3)[4], 3 in V(3), V(1)(2, 3), bool(V(0))
with V(1) as v:
    print(v)
    raise ValueError("swallowed")
with 5:
    pass
V(1) - V(2)
V(1) > 3
try:
    try:
        1 / 0
    except ZeroDivisionError as e:
        raise ValueError("other") from e
except ValueError as e:
    print(repr(e.__cause__), e.__context__ is e.__cause__)
async def f(): pass
yield 1
