# What a name means, and where.
x = 'global'
def f():
    x = 'local'
    class C:
        y = x
        x = 'class'
        z = x
        def m(self): return x
        w = [x for _ in [1]], [i for i in x]
    return C.y, C.z, C().m(), C.w
f()
def f():
    x = 'local'
    class C:
        y = x
        def m(self): return x, __class__
    return C.y, C().m()[0], C().m()[1] is C
f()
def f():
    x = 'local'
    class C:
        locals()['x'] = 'set'
        y = x
    return C.y
f()
def f():
    class C:
        global x
        x = 'by class'
        y = x
    return C.y, 'x' in vars(C)
f(), x
class C:
    x = x
    y = x
C.x, C.y
class C:
    if False: x = 1
    y = x
C.y
class C:
    del x
class C:
    x = 1
    del x
    y = x
C.y, hasattr(C, 'x')
class C:
    nothing
class C:
    __x = 1
    def __m(self): return self.__x
    def n(self): self.__y = 2; return self.__m(), self.__x, self.__dict__
    def k(__a, *, __b=3): return __b
    def d(self): del self.__y
    def g(self):
        __v = 5
        def h(): return __v
        return h(), locals()
    __z = __x
    del __z
    import sys as __sys
    for __i in [7]: pass
C().n(), C().k(), C._C__x, hasattr(C, '_C__z'), hasattr(C, '__x'), C().g()[0], sorted(k for k in vars(C) if k.startswith('_C'))
C().k(__b=4)
C().k(_C__b=4)
c = C(); c.n(), c.d(), vars(c)
C().d()
class __D:
    __a = 1
    class __E:
        __b = 2
sorted(k for k in vars(__D) if 'a' in k or 'E' in k)[:2], __D._D__E._E__b
class _:
    __a = 1
    __b__ = 2
sorted(k for k in vars(_) if k in ('__a', '__b__', '___a'))
# walrus, comprehension
[y := i for i in range(3)], y
def f():
    [z := i for i in range(3)]
    return z
f()
def f():
    global w
    [w := i for i in range(3)]
f(); w
def f():
    z = 0
    def g():
        nonlocal z
        [z := i for i in range(4)]
    g(); return z
f()
def f():
    t = 1
    return [[t := t + i for i in range(2)] for _ in range(2)], t
f()
def f():
    return {k: (last := k) for k in range(3)}, last
f()
any((hit := n) > 1 for n in [1, 2, 3]), hit
i = 'outer'; [i for i in range(2)], i
[x for x in x], x
[(lambda: i)() for i in range(3)], [g() for g in [lambda: i for i in range(3)]]
[[j for j in range(i)] for i in range(3)], [(i, j) for i in range(3) for j in range(i) if (i + j) % 2]
class C:
    n = 3
    a = [i for i in range(n)]
C.a
class C:
    n = 3
    a = [n for i in range(2)]
def f(n):
    class C:
        a = [n for i in range(2)]
    return C.a
f(7)
# closures
def counter():
    n = 0
    def up(by=1):
        nonlocal n
        n += by
        return n
    def get(): return n
    return up, get
up, get = counter(); up(), up(5), get()
def f():
    def g(): return later
    try: g()
    except NameError as e: print(e)
    later = 1
    return g()
f()
def f():
    fs = []
    for i in range(3): fs.append(lambda: i)
    return [g() for g in fs]
f()
def f():
    x = 1
    def g():
        def h(): return x
        return h
    x = 2
    return g()()
f()
def f():
    x = 1
    del x
    def g(): return x
    return g()
f()
def f():
    print(x)
    x = 1
f()
def f():
    del q
    q = 1
f()
def f():
    def g():
        nonlocal q
        del q
        del q
    q = 1
    g()
f()
def f():
    for q in (): pass
    return q
f()
def f():
    try: 1/0
    except ZeroDivisionError as e: pass
    return e
f()
try: 1/0
except ZeroDivisionError as gone: pass
gone
try: 1/0
except ZeroDivisionError as gone: del gone
del nosuch
def f(): del nosuch
f()
def f():
    global made
    made = 1
    del made
    return made
f()
def f(a, b=2, *c, d, e=5, **g):
    h = 1
    return a, b, c, d, e, g
f(1, d=4), f(1, 2, 3, 4, d=5, z=6)
def f(a):
    def g(): return a
    a += 1
    return g(), locals()['a']
f(1)
def f(a, b=x, c=lambda: x): return b, c()
f(1)
def outer():
    def inner(a=1):
        class K:
            def m(self): pass
        return K
    return inner
outer().__qualname__, outer()().__qualname__, outer()().m.__qualname__, (lambda: 0).__qualname__, outer.__name__, outer().__defaults__, outer.__defaults__, outer.__module__, outer.__doc__
def f():
    "doc"
    return super().x
f.__doc__, f.__name__
f()
class C:
    def m(): return super().x
C.m()
class C:
    def m(self): return (lambda: super())()
C().m()
class B:
    def __init__(self, *a, **k): self.a, self.k = a, k
    @classmethod
    def make(cls, n): return cls(n)
    @property
    def p(self): return 'p'
class D(B):
    def __init__(self, n): super().__init__(n, n=n)
    @classmethod
    def make(cls, n): return super().make(n + 1)
    @property
    def p(self): return super().p + '!'
D(1).a, D(1).k, D.make(5).a, D(2).p
# functions and their arguments
def f(a, b, /, c, d=4, *, e, g=7): return a, b, c, d, e, g
f(1, 2, 3, e=5), f(1, 2, c=3, d=0, e=5, g=6)
f(1, 2)
f(1)
f()
f(1, 2, 3)
f(1, 2, 3, 4, 5, e=1)
f(1, 2, 3, 4, 5, 6, e=1)
f(1, b=2, c=3, e=5)
f(a=1, b=2, c=3, e=5)
f(1, 2, 3, c=3, e=5)
f(1, 2, 3, e=5, z=1)
f(1, 2, 3, e=5, **{'e': 6})
f(1, 2, 3, **{'e': 6, 5: 1})
f(1, 2, 3, **5)
f(*5)
f(1, *5)
f(1, *[2, 3], e=5), f(*(1, 2), **{'c': 3, 'e': 5})
f(1, 2, 3, e=1, *[4])
def g(*, a, b): pass
g()
g(a=1)
g(1)
g(1, a=2, b=3)
g(1, 2, a=3, b=4)
def g(a, b=1): pass
g(1, 2, 3)
g()
g(b=1)
def g(): pass
g(1)
g(x=1)
def g(a, /, **k): return a, k
g(1, a=2)
def g(a, b, c): pass
g()
g(1)
print(*{'a': 1}, *'bc', *range(2))
print(**{'sep': 1, **{'sep': 2}})
print(sep='', **{'sep': 2})
dict(**{'a': 1}, **{'a': 2})
dict(**{1: 2})
[*5]
[*None]
(1, *2)
{**5}
{**[1]}
{1: 2, **{1: 3}, 4: 5}, {**{}, **{'a': 1}}, [*'ab', *()], (*[1], 2), {*'a', *'b'} == {'a', 'b'}
a, *b = 'x'; a, b
a, *b, c = range(5); a, b, c
*a, = 'ab'; a
[a, [b, c]] = 1, (2, 3); a, b, c
a, b = b, a; a, b
a = b = [1]; a is b
a, b = 1
a, b = 1, 2, 3
a, b = 1,
a, *b, c = 1,
(a, b), c = 1, 2
a, b = {1: 2, 3: 4}; a, b
a, b = 'xyz'
for a, b in [(1, 2), (3, 4)]: print(a, b)
for a, *b in ['xyz', 'w']: print(a, b)
for a, b in [1]: pass
for a in 5: pass
for (a, b), c in [((1, 2), 3)]: print(a, b, c)
# imports
import nosuch
import nosuch.sub
from nosuch import x
from nosuch import *
from . import x
from .a import x
import json as j, sys as s; j.__name__, s.__name__
from json import dumps as d, loads; d(loads('[1]'))
import json.nosuch
from json import *
loads('1')
# annotations
n: int = 5; n, __annotations__['n']
m: int
m
__annotations__['m']
class C:
    a: int = 1
    b: str
C.__annotations__, hasattr(C, 'b')
def f(a: int, *b: str, c: 'x' = 1, **d) -> None: pass
f.__annotations__
def f():
    a: nosuchname = 1
    b: nosuchname
    return a
f()
(n): int = 6; n
q: nosuchname = 1
q
# chains and short circuits
1 < 2 < 3, 1 < 3 < 2, 3 > 2 > 1 > 0, 1 == 1 != 2, 1 in [1] == True, 'a' < 'b' <= 'b'
1 < 'a'
1 < 2 < 'a'
1 > 2 < 'a'
0 or '' or [] or 5, 1 and 2 and 3, 0 and 1/0, 1 or 1/0, not 1, not [], not not 'a', 1 if [] else 2
5 if 1/0 else 6
# assertions and raising
assert 1, 1/0
assert 0
assert 0, 'm'
assert 1 > 2, ('t', 1)
assert [], None
raise
raise ValueError
raise ValueError('m') from None
raise 5
raise int
raise 'x'
raise ValueError from 5
raise ValueError from KeyError
class E(Exception):
    def __init__(self): 1/0
raise E
try: raise ValueError('a')
except ValueError:
    try: raise
    except ValueError as e: print(e)
def f():
    try: raise ValueError('a')
    except ValueError: g()
def g(): raise
f()
try:
    try: raise ValueError(1)
    except ValueError as e: raise KeyError(2) from e
except KeyError as e: print(repr(e.__cause__), repr(e.__context__), e.__suppress_context__)
try: 1/0
except (ValueError, (TypeError, ArithmeticError)): print('nested')
try: 1/0
except 5: pass
try: 1/0
except (ValueError, 5): pass
try: 1/0
except ValueError: pass
# strings
f'{x}', f'{x!r}', f'{x!a:>10}', f'{1:{"0"}{3}}', f'{{}}', f'{x:}', f'{1.5:.{2}f}', f'{"a" "b"}', f'a{1}b{2}c', f'{x=}', f'{ x = !r:>10}', f''
f'{nosuch}'
f'{1:x>{nosuch}}'
f'{1:nosuch}'
f'{[]:x}'
