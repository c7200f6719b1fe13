# Several bases: the order of C3.
class A:
    def f(self): return 'A.f'
    def __repr__(self): return 'A()'
class B(A):
    def f(self): return 'B.f ' + super().f()
class C(A):
    def f(self): return 'C.f ' + super().f()
class D(B, C):
    def f(self): return 'D.f ' + super().f()
D().f(), D.__mro__, D.__bases__, D.__base__, D.mro(), D()
try:
    class Bad(A, B): pass
except TypeError as e: print(e)
try:
    class Bad(B, A, C): pass
except TypeError as e: print(e)
class Bad(A, A): pass
class Bad(list, dict): pass
class Bad(bool): pass
class Bad(type(None)): pass
class Bad(3): pass
class Bad(A, 'x'): pass
[c.__name__ for c in A.__subclasses__()]
# Built-in types and exceptions among several bases; what stands first wins.
class Mixin:
    def __repr__(self): return 'Mixin!'
    def __eq__(self, o): return 'equal'
    def __len__(self): return 99
class ML(Mixin, list): pass
class LM(list, Mixin): pass
ML([1]), len(ML([1])), ML() == 3, LM([1]), len(LM([1])), LM() == 3, bool(ML()), bool(LM())
class MD(Mixin, dict): pass
MD(a=1), len(MD()), MD(a=1)['a']
class Err(Exception):
    def __init__(self, msg, code):
        super().__init__(msg)
        self.code = code
class NotFound(LookupError, Err): pass
class NotFound2(Err, LookupError): pass
NotFound('m', 3), NotFound2('m', 3), NotFound2('m', 3).code
class Both(KeyError, AttributeError): pass
try: raise Both('x')
except AttributeError as e: print(repr(e), isinstance(e, KeyError), e)
class Handler(Mixin, OSError): pass
Handler(2, 'no').errno, Handler(2, 'no')
# Cooperation with keywords.
class Root:
    def __init__(self, **kw): super().__init__(**kw)
class Point(Root):
    def __init__(self, x=0, **kw):
        self.x = x
        super().__init__(**kw)
class Coloured(Root):
    def __init__(self, c='r', **kw):
        self.c = c
        super().__init__(**kw)
class CP(Point, Coloured): pass
vars(CP(x=1, c='b'))
CP(q=1)
# super in all its forms.
class SA:
    def f(self): return 'SA.f'
    @classmethod
    def c(cls): return 'SA.c ' + cls.__name__
    @staticmethod
    def s(): return 'SA.s'
    @property
    def p(self): return 'SA.p'
class SB(SA):
    def f(self): return super(SB, self).f() + ' SB'
    @classmethod
    def c(cls): return super().c() + ' & ' + super(SB, cls).c()
    @staticmethod
    def s(): return super(SB, SB).s()
    @property
    def p(self): return super().p + '+'
    def g(self): return super(SB, type(self)).f(self), super().f.__self__ is self
b = SB()
b.f(), b.c(), SB.c(), b.s(), b.p, b.g()
super(SB, b), super(SB), super(SB, b).__thisclass__, super(SB, b).__self_class__, super(SB, b).__self__ is b
super(3)
super(SB, 3)
super(SA, SB).nope
super(SB, b).nope
super(SB, b).f = 3
super()
# object.__new__ and __init__ and their arguments.
class Plain: pass
Plain(1)
Plain(x=1)
Plain().__init__(1)
object(1)
object.__new__(Plain, 1)
object.__new__(dict)
list.__new__(dict)
list.__new__(3)
list.__new__()
class OnlyInit:
    def __init__(self, x): super().__init__(x)
OnlyInit(1)
class OnlyNew:
    def __new__(cls, x): return super().__new__(cls, x)
OnlyNew(1)
class OnlyNew2:
    def __new__(cls, x): return super().__new__(cls)
OnlyNew2(1).__class__
class Single:
    it = None
    def __new__(cls, *args, **kw):
        if cls.it is None: cls.it = super().__new__(cls)
        return cls.it
    def __init__(self, x=0): self.x = x
Single(1) is Single(2), Single(7).x, Single.__dict__['__new__'].__class__
class Five:
    def __new__(cls): return 5
    def __init__(self): print('never')
Five()
class Returns:
    def __init__(self): return 1
Returns()
# type() with three arguments.
T = type('T', (A,), dict(z=3, g=lambda self: self.z))
T, T().g(), T.__module__, T.__qualname__, type(T)
type('A', (), {}, 3)
type(1, (), {})
type('A', [], {})
type('A', (1,), {})
type('A', (), {}, x=1)
type('A', (), [])
type('A\0', (), {})
type()
type(3), type(type), type(T())
type.__new__(int, 'A', (), {})
type.mro(SB), type.__call__(type, 3)
# Names, bases, class and dictionary are assignable.
class Z: pass
Z.__name__ = 'ZZ'
Z, Z.__name__, Z.__qualname__
Z.__qualname__ = 'Q.Z'
Z, Z()
Z.__name__ = 3
Z.__module__ = 'm'
Z
z = Z()
z.__dict__ = {'q': 1}
z.q, vars(z)
z.__dict__ = 3
z.__class__ = SA
z.f(), z.q
z.__class__ = int
z.__class__ = 3
[].__class__ = list
class Plain: pass

class Narrower(Plain):
    def who(self): return "narrower"

z = Plain()
z.__class__ = SA
z.__class__ = 3
z.__class__ = Narrower
type(z).__name__, z.who(), z.__dict__
Z.__dict__['x'] = 1
Z.__dict__
del Z.nope
int.x = 1
del int.real
class B1:
    def w(self): return 'B1'
class B2:
    def w(self): return 'B2'
class BD(B1): pass
o = BD()
BD.__bases__ = (B2,)
o.w(), BD.__mro__, BD.__base__, B1.__subclasses__(), B2.__subclasses__()
BD.__bases__ = ()
BD.__bases__ = 3
B2.__bases__ = (BD,)
BD.__bases__ = (list,)
# Keywords of a class, __init_subclass__, __class_getitem__, __mro_entries__.
class Plugin:
    known = []
    def __init_subclass__(cls, /, name=None, **kw):
        super().__init_subclass__(**kw)
        cls.known.append((cls.__name__, name))
    def __class_getitem__(cls, key): return cls, key
class P1(Plugin, name='one'): pass
Plugin.known, Plugin[3], P1[int, 'x']
class P2(Plugin, other=1): pass
class P3(x=1): pass
class P4(**{'name': 1}): pass
class P5(*[A], **{}): pass
P5.__mro__
Plain[3]
class Entries:
    def __mro_entries__(self, bases): return (SA,)
entries = Entries()
class E1(entries): pass
E1.__bases__, E1.__orig_bases__ == (entries,)
type('E2', (entries,), {})
# What a class sets to None its instances cannot do.
class Nones:
    __iter__ = None
    __contains__ = None
    __hash__ = None
    __len__ = None
    __call__ = None
    __reversed__ = None
    __getitem__ = lambda self, key: key
n = Nones()
iter(n)
1 in n
hash(n)
len(n)
n()
reversed(n)
[*n]
for x in n: pass
class Eq:
    def __eq__(self, other): return True
hash(Eq())
Eq.__hash__, Eq() != 3, Eq() == 3, Plain.__hash__ is object.__hash__
# Operators: the subclass first, then the left one, then the right one.
class Base:
    def __add__(self, o): return 'Base.add'
    def __radd__(self, o): return 'Base.radd'
class Sub(Base):
    def __radd__(self, o): return 'Sub.radd'
class Sub2(Base): pass
Base() + Sub(), Base() + Sub2(), Sub() + Base(), 1 + Sub2()
class Silent:
    def __add__(self, o): print('add'); return NotImplemented
    def __radd__(self, o): print('radd'); return NotImplemented
Silent() + Silent()
Silent() + Base()
Silent() + 1
1 + Silent()
class Reflected:
    def __radd__(self, o): return 'radd'
    def __format__(self, spec): return f'<{spec}>'
    def __bytes__(self): return b'by'
    def __round__(self, n=None): return 'r', n
    def __length_hint__(self): return 3
    def __bool__(self): return False
1 + Reflected(), f'{Reflected():abc}', bytes(Reflected()), round(Reflected()), round(Reflected(), 2), bool(Reflected())
class LessThan:
    def __lt__(self, o): return 'lt'
    def __gt__(self, o): return 'gt'
1 > LessThan(), LessThan() > 1, sorted([LessThan(), LessThan()]).__len__()
class Neg:
    def __len__(self): return -2 ** 70
len(Neg())
# The special methods of built-in types.
object.__init__, A.__repr__, list.__len__, int.__add__, (3).__add__, [].__len__, list.append, [].append
list.__len__ is list.__len__, A.__init__ is object.__init__, list.__init__ is object.__init__
(3).__add__(4), int.__radd__(3, 4), (3).__add__('x'), [1].__contains__(1), {}.__eq__(3), object().__ne__(3), (1).__lt__(2)
hasattr([], '__sub__'), hasattr([], '__radd__'), hasattr(3, '__iadd__'), hasattr(3.5, '__invert__'), hasattr([], '__iadd__')
[].__len__(1)
[].__setitem__(1)
list.__len__()
list.__len__(3)
list.append()
list.append(3)
object.__setattr__(3, 'x', 1)
object.__getattribute__(A(), 'nope')
A.__doc__, object.__doc__[:20], A().__doc__
