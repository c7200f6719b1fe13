# What a function says of itself, and what of it may be changed.
def f(a, b=1, /, c=2, *d, e, g=3, **h):
    "What it does."
    x = 1
    def inner(): return x, a, f
    for y in range(3): z = len(y)
    return inner
f.__name__, f.__qualname__, f.__doc__, f.__module__, f.__defaults__, f.__kwdefaults__, f.__dict__, f.__closure__, f.__annotations__
k = f.__code__
k.co_name, k.co_qualname, k.co_argcount, k.co_posonlyargcount, k.co_kwonlyargcount, k.co_nlocals, k.co_varnames, k.co_cellvars, k.co_freevars
k is f.__code__, type(k), hash(k) == hash(k), k == k, repr(k)[:20]
(lambda: 0).__code__.co_name, (lambda q: q).__code__.co_varnames
f.__globals__ is globals(), f.__builtins__['len'] is len
def f(a, b=2): return a, b
f.__name__ = 'g'
f.__name__, f.__qualname__, f
f.__qualname__ = 'm.g'
f.__name__, f.__qualname__, repr(f)[:14]
f()
f.__doc__ = 'new'
f.__doc__, f.__module__
f.__module__ = 'other'
f.__module__
f(*1)
f.__defaults__ = (1, 2)
f(), f(5), f.__defaults__
f.__defaults__ = (7,)
f(5)
f()
f.__defaults__ = None
f(5)
f.__defaults__
f.__defaults__ = ()
f.__defaults__
f.__defaults__ = (1, 2, 3)
f(5)
del f.__defaults__
f.__defaults__
f.__name__ = 1
f.__name__ = None
del f.__name__
f.__qualname__ = 1
f.__defaults__ = 1
f.__kwdefaults__ = 1
f.__annotations__ = 1
f.__dict__ = 1
f.__closure__ = 1
f.__globals__ = 1
f.__builtins__ = 1
del f.__dict__
del f.__doc__, f.__module__
f.__doc__, f.__module__
def f(*, a=1, b): return a, b
f.__kwdefaults__
f.__kwdefaults__['b'] = 5
f()
f.__kwdefaults__ = {'a': 9, 'b': 8}
f(), f(a=1)
f.__kwdefaults__ = None
f()
f.__kwdefaults__
f.x = 1
f.x, f.__dict__, vars(f)
f.__dict__ = {'y': 2}
f.y, hasattr(f, 'x')
f.nothing
del f.y
del f.y
def other(): return 'other'
def f(a=1): return a
def f():
    x = 1
    def g(): return x
    def h(): return x + 1
    return g, h
g, h = f()
g.__closure__[0].cell_contents, len(g.__closure__), g.__code__.co_freevars
g.__closure__[0].cell_contents = 10
g(), h()
del g.__closure__[0].cell_contents
g()
g.__closure__[0].cell_contents
g.__closure__[0].cell_contents = 1
type(g.__closure__[0]), repr(g.__closure__)[:10]
g.__closure__[0] == h.__closure__[0], g.__closure__[0].nothing
eval(g.__code__)
exec(other.__code__), eval(other.__code__)
# Methods show their function's.
class C:
    "A class."
    def m(self, a=1):
        "A method."
        return a
    m.extra = 5
C.m.__name__, C.m.__qualname__, C.m.__doc__, C.m.__module__
c = C()
c.m.__name__, c.m.__qualname__, c.m.__doc__, c.m.extra, c.m.__func__ is C.m, c.m.__self__ is c, c.m.__defaults__, c.m.__code__ is C.m.__code__
c.m.nothing
c.m.extra = 6
C.m.extra = 7
c.m.extra, C.__dict__['m'].extra
C.m.__name__ = 'renamed'
C.m, c.m.__name__
c.m(1, 2)
C.m.__defaults__ = (4,)
c.m()
def wraps(f):
    def g(*a): return f(*a)
    g.__name__, g.__qualname__, g.__doc__, g.__wrapped__ = f.__name__, f.__qualname__, f.__doc__, f
    return g
@wraps
def decorated(): "Decorated."
decorated.__name__, decorated.__doc__, repr(decorated)[:20], decorated.__wrapped__.__name__
# Private names.
class P:
    __x = 1
    def f(self, *, __k=2): return self.__x, __k
    def g(self): return self.f(_P__k=5)
    def g2(self): return self.f(__k=5)
    def h(self):
        global __glob
        __glob = 3
        def inner():
            nonlocal __n
            __n += 1
            return __n
        __n = 1
        return inner()
    import json as __json
    __y: int = 4
    def i(self): import math as __m; return __m.floor(1.5), self.__json.dumps(1), 'P' in str(locals().keys())
p = P()
p.g2()
p.f(), p.g(), p.h(), _P__glob, p.i(), P.__annotations__, sorted(n for n in vars(P) if n.startswith('_P'))
class _P2:
    def f(self): self.__v = 1; del self.__v; return vars(self)
    def g(self): return __nothing
_P2().f()
_P2().g()
class __: __z = 1
sorted(n for n in vars(__) if 'z' in n)
