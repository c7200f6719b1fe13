# Attributes, special methods and exceptions: what classes of Python do to the
# slots of the built-in ones.
class A:
    """What A is."""
    x = 1
    def __init__(self, v=0): self.v = v
    def m(self, k): return self.v + k
    @staticmethod
    def s(a): return a
    @classmethod
    def c(cls): return cls.__name__
class B(A):
    x = 2
    def __getattr__(self, name):
        if name == 'made': return 'up'
        raise AttributeError(name)
a, b = A(3), B(4); a.x, b.x, a.m(1), b.m(1), A.m(a, 5), b.s(1), B.s(2), a.c(), B.c()
b.made, hasattr(b, 'made'), hasattr(b, 'other'), getattr(b, 'other', 'none'), hasattr(a, 'made')
b.other
a.other
A.other
A().vv
a.__dict__, A.__name__, A.__qualname__, A.__module__, A.__doc__, B.__doc__, A.__bases__, B.__base__, B.__mro__, object.__base__, object.__bases__, A.__class__, a.__class__
a.__doc__, a.__module__, int.__name__, int.__module__, len.__name__, len.__qualname__, 'x'.upper.__name__, str.upper.__qualname__
type(a), type(A), type(type), type(None), type(...), type(NotImplemented), type(len), type('x'.upper), type(str.upper), type(a.m), type(A.m)
a.m.__self__ is a, a.m.__func__ is A.m, a.m.__name__, 'x'.upper.__self__
a.m == a.m, a.m is a.m, a.m == b.m, [].append == [].append, 'x'.upper == 'x'.upper, hash(a.m) == hash(a.m), len({a.m, a.m, b.m})
a.y = 5; a.y, a.__dict__; del a.y
a.y
del a.y
del a.x
A.y = 7; a.y, b.y, B.y; del A.y
del A.y
del B.c
B.z
int.x = 1
del int.real
(5).x = 1
(5).real = 1
del (5).real
[].append = 1
'x'.nothing = 1
None.x = 1
len.x = 1
setattr(a, 'q', 1), getattr(a, 'q'), delattr(a, 'q'), hasattr(a, 'q')
setattr(a, 5, 1)
getattr(a, 5)
getattr(a, 'nope')
hasattr(a, 5)
(5).real, (5).imag, (5).numerator, (5).denominator, (1.5).real, (1.5).imag, True.real
slice(1, 2).start, range(1, 9, 3).step, range(5).start
slice(1).start = 5
range(1).stop = 5
A(1, 2, 3)
A(v=1, w=2)
object(), A(), B
object(1)
object().x = 1
A.m()
A.m(5, 1)
str.upper()
str.upper(5)
'x'.upper(5)
'x'.split(1, 2, 3)
[].append()
list.append
'x'.upper
len
A.c
a.m
A.s
int.from_bytes
dict.fromkeys
A.__init__
(1).__add__(2), (1).__add__('x'), int.__add__(1, 2), str.__len__('abc'), [].__len__(), {}.__contains__(1), (1, 2).__getitem__(0), [1].__iter__().__next__()
[].__iter__().__next__()
(1).__radd__(2), (1).__rsub__(3), (2).__pow__(3), (1).__neg__(), (1).__lt__(2), (1).__eq__('x'), 'a'.__mul__(2), [1].__imul__(2), 'a'.__mod__(())
[1, 2].__setitem__(0, 5), [1, 2].__delitem__(0), {}.__setitem__(1, 2), len.__call__([1]), (1).__bool__(), (1).__hash__(), 'x'.__str__(), 'x'.__repr__(), (5).__format__('03d'), (1).__index__(), [].__class__
(5).__format__(5)
(5).__getattribute__('real'), a.__getattribute__('v'), object.__getattribute__(a, 'v')
object.__setattr__(a, 'w', 9), a.w, object.__repr__(5)[:17], object.__eq__(1, 1), object.__eq__(1, 2)
object.__new__(A).__dict__, A.__new__(A).__dict__, int.__new__(int, '5')
object.__new__(5)
type(1, 2)
type.mro(B), A.__subclasses__(), bool.mro()
# Special methods of a class.
class V:
    def __init__(self, n): self.n = n
    def __repr__(self): return 'V(%r)' % (self.n,)
    def __str__(self): return 'v%s' % self.n
    def __format__(self, spec): return 'fmt:' + spec
    def __eq__(self, o): return isinstance(o, V) and self.n == o.n
    def __lt__(self, o): return self.n < o.n
    def __le__(self, o): return NotImplemented
    def __hash__(self): return hash(self.n)
    def __bool__(self): return self.n != 0
    def __len__(self): return self.n
    def __add__(self, o): return V(self.n + (o.n if isinstance(o, V) else o))
    def __radd__(self, o): return V(o + self.n)
    def __iadd__(self, o): self.n += 100; return self
    def __sub__(self, o): return NotImplemented
    def __rsub__(self, o): return 'rsub'
    def __mul__(self, o): return 'mul'
    def __matmul__(self, o): return 'matmul'
    def __neg__(self): return V(-self.n)
    def __pos__(self): return 'pos'
    def __invert__(self): return 'invert'
    def __abs__(self): return 'abs'
    def __contains__(self, x): return x == self.n
    def __getitem__(self, k): return ('item', k)
    def __setitem__(self, k, v): print('set', k, v)
    def __delitem__(self, k): print('del', k)
    def __call__(self, *a, **k): return a, k
    def __index__(self): return self.n
    def __int__(self): return 70
    def __float__(self): return 7.5
    def __iter__(self): return iter(range(self.n))
    def __reversed__(self): return 'reversed'
    def __enter__(self): return 'entered'
    def __exit__(self, *e): print('left', e[0]); return True
    def __divmod__(self, o): return 'divmod'
    def __round__(self, n=None): return 'round', n
v, w = V(3), V(4)
v, str(v), repr(v), f'{v:x}{v!r}{v!s}', format(v), '%s %r' % (v, v), '{:>5}'.format(v)
v == V(3), v != V(3), v == 3, v < w, v > w, hash(v) == hash(3), bool(v), bool(V(0)), len(v), {v: 1}[V(3)]
v <= w
v + w, v + 1, 1 + v, v * 2, v @ 2, -v, +v, ~v, abs(v), v - w if False else 5 - v, divmod(v, 1), round(v), round(v, 2)
v - 5
5 * v
5 @ v
x = v; x += 1; x is v, v.n, setattr(v, 'n', 3)
x -= 1
3 in v, 5 in v, v[1], v[1:2], v[...], v(1, *[2], a=3), int(v), float(v), [1, 2, 3, 4][v], range(v), 'x' * v, bytes(v), list(v), reversed(v), hex(v), sum(v), max(v), sorted(v)
v[5] = 6; del v[5]
with v as e: print(e); 1/0
bool(V(-1)), V(-1) and 1
len(V(-1))
class Bare: pass
len(Bare())
Bare() + 1
1 + Bare()
Bare() < Bare()
-Bare()
Bare()[0]
Bare()[0] = 1
del Bare()[0]
Bare()()
1 in Bare()
iter(Bare())
next(Bare())
with Bare(): pass
int(Bare())
float(Bare())
[1][Bare()]
Bare() == Bare(), bool(Bare()), repr(Bare())[:20], format(Bare())[:9]
format(Bare(), 'x')
{Bare: 1}[Bare], isinstance(Bare(), object), issubclass(Bare, object)
class Wrong:
    def __repr__(self): return 5
    def __str__(self): return 5
    def __len__(self): return 'x'
    def __bool__(self): return 5
    def __hash__(self): return 'x'
    def __iter__(self): return 5
    def __index__(self): return 'x'
    def __format__(self, s): return 5
    def __init__(self, x=None): return x
    def __contains__(self, x): return 5
    def __eq__(self, o): return 'eq'
    def __int__(self): return 'x'
    def __float__(self): return 'x'
Wrong(5)
w = Wrong()
repr(w)
str(w)
len(w)
bool(w)
hash(w)
iter(w)
[1][w]
format(w)
1 in w, w == 1, w != 1
int(w)
float(w)
class Big:
    def __len__(self): return 10**30
    def __index__(self): return 10**30
    def __hash__(self): return 10**30
len(Big())
[1][Big()]
hash(Big()) == hash(10**30), 'x'[Big():], [1, 2][:Big()]
class NoHash:
    def __eq__(self, o): return True
hash(NoHash())
{NoHash()}
class Odd:
    __hash__ = None
    __iter__ = None
    __contains__ = None
hash(Odd())
class Seq:
    def __init__(self, n): self.n = n
    def __getitem__(self, i):
        if i >= self.n: raise IndexError(i)
        return i * i
    def __len__(self): return self.n
list(Seq(4)), 9 in Seq(4), 5 in Seq(4), [*Seq(3)], list(reversed(Seq(4))), max(Seq(3)), tuple(Seq(0)), list(zip(Seq(2), Seq(3))), dict(enumerate(Seq(2)))
it = iter(Seq(2)); next(it), next(it), next(it, 'end'), next(it, 'end')
class Counter:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if not self.n: raise StopIteration
        self.n -= 1; return self.n
list(Counter(3)), next(Counter(1)), [x for x in Counter(2)], sum(Counter(4)), 1 in Counter(3), iter(Counter(1)).n
next(Counter(0))
class Stores:
    def __setattr__(self, n, v): print('setting', n); object.__setattr__(self, n, v)
    def __delattr__(self, n): print('deleting', n)
s = Stores(); s.a = 1; s.a; del s.a; s.a
class Named:
    def __set_name__(self, owner, name): print(owner.__name__, name)
    def __get__(self, o, c): return 'got', o is None, c.__name__
    def __set__(self, o, v): print('set', v)
    def __delete__(self, o): print('deleted')
class Holder:
    d = Named()
h = Holder(); h.d, Holder.d
h.d = 5; del h.d; h.__dict__
class Reader:
    def __get__(self, o, c): return 'read'
class Holds:
    r = Reader()
h = Holds(); h.r
h.r = 5; h.r
class P:
    @property
    def p(self): "The p."; return 1
    @p.setter
    def p(self, v): print('p =', v)
    @property
    def q(self): return self.nothing
    r = property(lambda s: 2, doc='R')
    w = property(None, lambda s, v: print('w'))
p = P(); p.p, P.p.__doc__, P.r.__doc__, P.p.fget is not None, P.p.fdel, P.w.fset is not None
p.p = 5; p.w = 1
p.r = 5
del p.p
p.w
p.q
class Late: pass
l = Late(); Late.__len__ = lambda s: 5; Late.__add__ = lambda s, o: 'sum'; Late.__call__ = lambda s: 'called'; len(l), l + 1, l(), bool(l)
del Late.__len__
class Below(Late): pass
Below() + 1, Below()()
Late.__repr__ = lambda s: 'late'; repr(Below()), repr(l)
Late.__eq__ = lambda s, o: True; l == 5, Below() == 3
Late.x = 1; Below.x; Late.x = 2; Below.x, Below().x; del Late.x; hasattr(Below, 'x')
class Meta(bool): pass
class Meta(range): pass
class Meta(type(None)): pass
class Meta(5): pass
class N:
    __qualname__ = 5
class N:
    __qualname__ = 'other.N'
N, N.__qualname__, N.__name__, N().__class__
# Exceptions as objects.
e = ValueError('a', 1); e.args, str(e), repr(e), e.__cause__, e.__context__, e.__suppress_context__, e.__traceback__, ValueError().args, str(ValueError()), repr(KeyError('k')), str(KeyError('k')), str(KeyError('k', 2))
e.args = [1, 2]; e.args
e.args = 5
del e.args
e.__cause__ = KeyError(); e.__cause__, e.__suppress_context__
e.__cause__ = None; e.__cause__
e.__cause__ = 5
e.__context__ = KeyError(1); e.__context__
e.__context__ = 'x'
e.__suppress_context__ = False; e.__suppress_context__
e.__suppress_context__ = 5
e.__traceback__ = None
e.__traceback__ = 5
e.with_traceback(None) is e, e.add_note('n'), e.__notes__
e.add_note(5)
e.__notes__ = 5; e.add_note('x')
e.extra = 5; e.extra, e.__dict__
ValueError(x=1)
StopIteration().value, StopIteration(5).value, SystemExit().code, SystemExit(3).code, SystemExit(1, 2).args
class E(Exception):
    def __init__(self, a, b): super().__init__(a); self.b = b
    def __str__(self): return 'E:%s' % self.b
str(E(1, 2)), repr(E(1, 2)), E(1, 2).args, E(1, 2).b
raise E(1, 2)
E(1)
import nosuchmodule
try: undefined_name
except NameError as x: print(x.name, x.args)
try: [].nope
except AttributeError as x: print(x.args)
OSError(2, 'm'), OSError(2, 'm').errno, OSError(2, 'm').strerror, OSError(2, 'm').filename, str(OSError(2, 'm')), OSError('m'), OSError('m').errno, OSError().strerror, str(OSError(2, 'm', 'f')), OSError(2, 'm', 'f').filename, OSError(2, 'm', 'f').args
[type(OSError(n, '')).__name__ for n in (1, 2, 3, 4, 5, 10, 11, 13, 17, 20, 21, 32, 98, 103, 104, 108, 110, 111, 114, 115)]
type(ConnectionError(111, 'x')), type(FileNotFoundError(1, 'x')), type(OSError('2', 'x')), type(OSError(2)), isinstance(OSError(111, ''), ConnectionError), IOError is OSError, EnvironmentError is OSError
OSError(1, 2, 3, 4, 5, 6).args, str(OSError(None, None)), OSError(x=1) if False else 0
class MyOS(OSError): pass
type(MyOS(2, 'x')), MyOS(2, 'x').errno, str(MyOS(2, 'x'))
ExceptionGroup if False else 1
[c.__name__ for c in (ModuleNotFoundError.__mro__ + UnicodeDecodeError.__mro__ + TabError.__mro__ + BrokenPipeError.__mro__)]
# What dir() tells is what the classes have.
[n for n in dir(str) if n.endswith('mul__') or n in ('__len__', '__bool__', '__mod__', '__radd__')]
[n for n in dir(bool) if n[:3] in ('__a', '__x', '__m')]
[(c.__name__, '__call__' in dir(c), '__iadd__' in dir(c), '__next__' in dir(c), '__get__' in dir(c)) for c in (list, type, tuple, property, type(iter([])), type(len))]
class NoLen(str):
    def __len__(self): return 0
bool(NoLen('a')), bool(str('a')), not NoLen('a')
class A1: __slots__ = ('a', 'b')
class A2(A1): pass
class A3(A2): __slots__ = ('c',)
o = A3(); o.a = 1; o.c = 2; o.d = 3; vars(o), o.a, o.c, sorted(set(dir(o)) - set(dir(object)))
o.__dict__ = {'e': 5}; vars(o), o.a, o.c, o.e
del o.a
o.a
o.b
del o.b
o.__class__ = A2
A1.a.__get__(o), A1.a.__set__(o, 7), o.a
A1.a.__get__(A1())
A1.a.__get__(3)
# A class that changes: places that have met it look again.
class P:
    x = 'P'
class Q(P): pass
class Other:
    x = 'Other'
def get(o): return o.x
def put(o, v): o.x = v
def become(o, c): o.__class__ = c
q = Q(); get(q), get(q)
become(q, Other); type(q) is Other, q.__class__ is Other, get(q), vars(q)
become(q, 5)
del q.__class__
q.__dict__['__class__'] = 1; q.__class__ is Other, type(q) is Other
Other.__getattr__ = lambda self, name: 'made ' + name; q.y, get(q); del Other.__getattr__
Other.x = property(lambda self: 'property', lambda self, v: print('set', v)); get(q); put(q, 3); del Other.x; put(q, 4); get(q), sorted(vars(q))
class Value:
    def __get__(self, o, c): return 'got'
class Holds: v = Value()
def getv(o): return o.v
h = Holds(); h.__dict__['v'] = 'own'; getv(h)
Value.__set__ = lambda self, o, v: print('set', v); getv(h); h.v = 3
del Value.__set__; getv(h); del Value.__get__; getv(h); del h.v; type(getv(h)) is Value
class Err(Exception):
    note = 'class'
e = Err(1); e.note = 'own'; e.__dict__; e.__dict__ = {}; e.note, e.__dict__, vars(e); '__dict__' in dir(e)
o = Holds(); o.x = 1; d = o.__dict__; del o.__dict__; o.__dict__, d
o.y = 2; d, vars(o); o.x
