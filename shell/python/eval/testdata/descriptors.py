# A function of Python's becomes a method, a built-in one does not.
class Log:
    out = print
    size = len
    upper = str.upper
    def show(self): return self
l = Log()
l.out('one'), l.size([1, 2]), l.show() is l
l.upper()
l.show, Log.show
d = {l.show: 1, Log.show: 2}
d[l.show], d[Log.show], l.show == l.show, l.show is l.show, hash(l.show) == hash(l.show), l.show == Log().show
l.show.__func__ is Log.show, l.show.__self__ is l, l.show.__name__, l.show.__qualname__, Log.show.__get__(3)() == 3
Log.show.__get__(None, Log) is Log.show, [].append.__self__, list.append.__get__([1])
# Properties and their errors.
class A:
    class Inner:
        @property
        def x(self): return 1
        @classmethod
        def cls(cls): return cls.__qualname__
    @property
    def y(self):
        "why"
        raise AttributeError('inner')
    z = property(doc='zz')
    def __getattr__(self, name): return 'instead of ' + name
a = A()
A.Inner().x = 1
del A.Inner().x
A.Inner().x, A.Inner.cls(), A.Inner.x.fget.__name__, A.Inner.x.fset
a.y, a.z, A.y.__doc__, A.z.__doc__, A.y.getter(len).__doc__[:10]
a.z = 3
A.z.__doc__ = 'other'
A.z.__doc__, property(1, 2, 3).fset
property(1, 2, 3, 4, 5)
class Own(property):
    "the class's"
class Uses:
    @Own
    def p(self): "p's"; return 1
    @p.setter
    def p(self, value): print('set', value)
u = Uses()
u.p = 3
u.p, Uses.p.__class__.__name__, Uses.p.__doc__
del u.p
# classmethod and staticmethod.
class C:
    @classmethod
    @property
    def cp(cls): return cls.__name__
    @classmethod
    def cm(cls, *args): return cls, args
    @staticmethod
    def sm(*args): return args
class D(C): pass
C.cp, D().cp, C.cm(1), D().cm(2), C.sm(1), C().sm(2)
C.__dict__['cm'], C.__dict__['sm'], C.__dict__['sm'](3)
C.cm.__func__, C.cm.__self__, C().cm.__name__, C.cm == C.cm, C().cm == C.cm, D.cm == C.cm
classmethod(1, 2)
staticmethod()
classmethod(x=1)
classmethod(print).__get__(None, int)()
# Descriptors of a program's own.
class Field:
    def __set_name__(self, owner, name): self.name, self.owner = name, owner
    def __get__(self, obj, cls=None): return self.name, obj is None, cls.__name__
    def __set__(self, obj, value): obj.__dict__[self.name] = value
class Model:
    f = Field()
m = Model()
m.f = 3
Model.f, m.f, m.__dict__, Model.__dict__['f'].owner
del m.f
class NonData:
    def __get__(self, obj, cls): return 'got'
class Model2:
    f = NonData()
m2 = Model2()
m2.f, Model2.f
m2.f = 1
m2.f
class BadName:
    def __set_name__(self, owner): pass
class Model3:
    b = BadName()
class Deleter:
    def __delete__(self, obj): print('deleted')
class Model4:
    d = Deleter()
del Model4().d
Model4().d = 1
# __getattribute__, __getattr__, __setattr__, __delattr__, __dir__.
class G:
    def __getattribute__(self, name):
        if name == 'q': return 'Q'
        return super().__getattribute__(name)
    def __getattr__(self, name):
        if name == 'raises': raise AttributeError('not even that')
        return 'made ' + name
    def __setattr__(self, name, value): object.__setattr__(self, name, value * 2)
    def __delattr__(self, name):
        print('del', name)
        super().__delattr__(name)
    def __dir__(self): return ['z', 'a']
g = G()
g.x = 2
g.q, g.x, g.nope, dir(g), getattr(g, 'raises', 'default'), hasattr(g, 'raises')
del g.x
del g.x
g.raises
class Quiet:
    def __getattribute__(self, name): raise AttributeError(name)
Quiet().x
getattr(Quiet(), 'x', 3)
# __slots__.
class S:
    __slots__ = ('a', 'b')
s = S()
s.a = 1
s.a, S.a, S.__slots__, hasattr(s, '__dict__'), dir(s)[:1], [n for n in dir(s) if n[0] != '_']
s.b
s.c = 1
s.c
s.__dict__
del s.b
del s.a
s.a
class S2(S): pass
t = S2()
t.a, t.q = 1, 2
t.__dict__, t.a, S2.__base__
class S3(S): __slots__ = ('__private', 'c')
t = S3()
t.a, t.c, t._S3__private = 1, 2, 3
t.a, t.c, t._S3__private, hasattr(t, '__dict__')
class S4: __slots__ = ['a', '__dict__']
t = S4()
t.a, t.b = 1, 2
t.a, t.__dict__
class S5(S, S4): pass
class L(list): __slots__ = ('x',)
l = L([1])
l.x = 4
l, l.x
l.y = 1
S.a.__get__(3)
S.a.__set__(3, 1)
type('S', (), {'__slots__': 'a', 'a': 1})
type('S', (), {'__slots__': ['a', 3]})
type('S', (), {'__slots__': ['a b']})
type('S', (), {'__slots__': ''})
type('S', (Plain := type('Plain', (), {}),), {'__slots__': '__dict__'})
type('S', (), {'__slots__': ('__dict__', '__dict__')})
vars(S)
# __dict__ of a class.
class V: x = 1
V.__dict__, V.__dict__['x'], len(V.__dict__) > 3, 'x' in V.__dict__, V.__dict__.get('y', 2), list(V.__dict__)[:2]
type(V.__dict__), type(V.__dict__['__dict__']), V.__dict__ == V.__dict__, int.__dict__['real'], list.__dict__['append'], list.__dict__['__len__']
del V.__dict__['x']
V.__dict__ = {}
V.x = 2
V.__dict__ | {'k': 1} == {**V.__dict__, 'k': 1}
class Pretends:
    __dict__ = property(lambda self: {'a': 2})
    __class__ = property(lambda self: int)
vars(Pretends()), isinstance(Pretends(), int), Pretends().__class__
# Binding that fails.
def booh(self): raise AttributeError('booh')
class I:
    __init__ = property(booh)
I()
class E:
    __eq__ = property(booh)
E() == 3
property(len).fget = 3
class Auto(type):
    def __init__(cls, name, bases, ns): setattr(cls, f'_{name}__super', super(Auto, cls) if False else super(cls))
class AutoA(metaclass=Auto):
    def meth(self): return 'A'
class AutoB(AutoA):
    def meth(self): return 'B' + self.__super.meth()
AutoB().meth()
class Swap1: __slots__ = ['a', 'b']
class Swap2: __slots__ = ['b', 'a']
s = Swap1()
s.a, s.b = 1, 2
s.__class__ = Swap2
s.a, s.b
s.__class__ = Swap2.__base__
s.__class__ = type('Swap3', (), {})
