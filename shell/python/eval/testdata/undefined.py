# Each part of each statement and expression in turn is a name that means nothing:
# that is the error, and what would come after it does not happen.
def never(*args): print('never')
l = [1, 2]
class A: pass
a = A()
nope
{'a': nope}
{'a': 1, 'b': nope, never(): 1}
{nope: never()}
{'a': 1, nope: 2}
{**nope}
{'a': 1, **nope, 'b': never()}
[nope]
[1, nope, never()]
[*nope, never()]
(1, nope, never())
(*nope, never())
{1, nope, never()}
{*nope, never()}
nope[never()]
l[nope]
l[nope:never()]
l[:nope:never()]
l[::nope]
nope[never():]
nope.a
nope.a.b
nope(never())
never(nope)
never(1, nope)
never(*nope)
never(*[1], nope)
never(x=nope)
never(**nope)
never(*nope, x=never())
l.append(nope)
l.nope(never())
nope.append(never())
print(nope, end=never())
print(1, end=nope)
-nope
not nope
nope + never()
1 + nope
nope + 1
l + nope
nope < never()
1 < nope
nope < 1
1 < 2 < nope
1 < nope < never()
1 > 2 < nope
nope in never()
1 in nope
nope is never()
1 is nope
nope and never()
1 and nope
0 and nope
nope or never()
0 or nope
1 or nope
0 or nope or never()
never() if nope else never()
nope if 1 else never()
never() if 0 else nope
f'{nope}{never()}'
f'{1:{nope}}{never()}'
f'{nope!r}'
lambda x=nope: never()
lambda *, x=nope: never()
(lambda: nope)()
[nope for x in [1]]
[never() for x in nope]
[never() for x in [1] if nope]
[never() for x in [1] for y in nope]
[never() for x in [1] if 1 if nope]
{nope for x in [1]}
{nope: never() for x in [1]}
{x: nope for x in [1]}
list(nope for x in [1])
(never() for x in nope)
list(never() for x in [1] if nope)
(y := nope)
y
x = nope
x
x = y = nope
x, y = nope
x, *y = nope
nope.a = 1
nope[never()] = 1
l[nope] = 1
l[nope:] = [1]
a.b, nope.a = 1, 2
a.b
l[0], l[nope] = 3, 4
l
nope += never()
nope.a += never()
nope[0] += never()
nope[never()] += 1
l[nope] += never()
l[0] += nope
l[7] += never()
a.b += nope
a.c += never()
nope[:] += never()
l, a.b
x: nope = 1
x
x: int = nope
nope.a: int = 1
l[nope]: int = never()
del nope
del nope.a
del nope[0]
del nope[never()]
del l[nope]
del l[nope:]
del l[0], nope, l[0]
l
if nope: never()
if 0: never()
elif nope: never()
else: never()
while nope: never()
else: never()
while nope: pass
n = 3
while n and (n < 2 and nope or True): n -= 1
n
for x in nope: never()
else: never()
for nope.a in [1]: never()
for l[nope] in [1]: never()
with nope: never()
with nope as x, never(): never()
assert nope, never()
assert 0, nope
assert 1, nope
raise nope
raise nope from never()
raise ValueError from nope
raise ValueError(nope)
def f(): return nope
f()
def f(): return 1, nope
f()
def f(x=nope): never()
f()
def f(x, *, y=nope): never()
@nope
def f(): never()
@never
@nope
def f(): never()
@nope(never())
class B: never()
class B(nope): never()
class B(A, nope): never()
class B:
    x = 1
    y = nope
    never()
B
try: never
finally: nope
try: nope
finally: print('finally')
try: 1 / 0
except nope: never()
try: 1 / 0
except (ValueError, nope): never()
try: nope
except NameError as e: print(e)
else: never()
try: pass
except NameError: never()
else: nope
try: 1 / 0
except ZeroDivisionError: nope
import nope
from nope import x
# What is raised again, and what is handled when.
try: 1 / 0
except ZeroDivisionError: raise
try:
    try: 1 / 0
    except ZeroDivisionError: raise
except ZeroDivisionError as e: print(repr(e), e.__context__)
raise
class M:
    def __enter__(self): return self
    def __exit__(self, *exc): return True
with M(): 1 / 0
raise
with M(): 1 / 0
try: [][0]
except IndexError as e: print(e.__context__)
def f():
    try: {}[1]
    except KeyError:
        with M(): 1 / 0
        raise
f()
# A chain of comparisons asks for the truth of all but the last.
class T:
    def __init__(self, n): self.n = n
    def __lt__(self, other): print('compare', self.n, other.n); return Said(self.n < other.n)
class Said:
    def __init__(self, v): self.v = v
    def __bool__(self): print('asked', self.v); return self.v
    def __repr__(self): return 'Said(%r)' % self.v
T(1) < T(2)
T(1) < T(2) < T(3)
T(2) < T(1) < T(3)
T(1) < T(2) < T(3) < T(4)
T(1) < T(3) < T(2) < T(4)
if T(1) < T(2) < T(3): print('so it is')
# A class body's frame and names.
def f():
    z = 1
    class A: y = 2
    return sorted(locals())
f()
def f():
    z = 1
    try:
        class A: nope
    except NameError: return sorted(locals())
f()
class A: x: int = 1; y: str = ''
A.__annotations__
class A:
    x: int
    y: 'str' = nope
    z: never() = 1
class A:
    x: int
    x: str
    (z): float = 1
A.__annotations__
def f():
    x = 1
    class A: locals()['x'] = 5; print(x)
    return x
f()
class A: locals()['unseen'] = 5; y = unseen
A.y
def f():
    class A: locals()['unseen'] = 6; y = unseen
    return A.y
f()
class A: m, q = __module__, __qualname__
A.m, A.q, A.__module__
class A: unseen
def f(): return unseen
f()
# A variable of an outer function that has no value.
def f():
    def g(): return outermost
    del outermost
    outermost = 1
f()
def f():
    outermost = 1
    def g(): return outermost
    del outermost
    return g()
f()
def f():
    def g(): return outermost
    return g()
    outermost = 1
f()
def f():
    outermost = 1
    def g():
        def h(): return outermost
        return h()
    del outermost
    return g()
f()
def f():
    outermost = second_one = 1
    def g(): return outermost, second_one
    del second_one
    return g()
f()
def f():
    def g():
        nonlocal outermost
        del outermost
        return outermost
    outermost = 1
    return g()
f()
