class M(type):
    def __new__(mcs, name, bases, ns, **kw):
        print('new', name, bases, sorted(ns), kw)
        return super().__new__(mcs, name, bases, ns)
    def __init__(cls, name, bases, ns, **kw):
        print('init', name, kw)
        super().__init__(name, bases, ns)
    def __call__(cls, *args):
        print('call', args)
        return super().__call__(*args)
    @property
    def size(cls): return 3
    def __len__(cls): return 7
    def __getitem__(cls, key): return key
    def __contains__(cls, item): return item == 1
    def __iter__(cls): return iter([1, 2])
    def hello(cls): return cls.__name__
    kind = 'of M'
class X(metaclass=M, foo=1):
    def __init__(self, *args): self.args = args
x = X(1, 2)
x.args, X.size, len(X), X[3], 1 in X, list(X), X.hello(), X.kind, type(X), isinstance(x, X), X.__class__
x.hello
x.kind
X.size = 4
class Y(X): pass
type(Y), Y.__mro__
M('Z', (), {'a': 1})
M('A', ())
M(1, (), {})
M()
class Counting(type):
    @classmethod
    def __prepare__(mcs, name, bases, **kw):
        print('prepare', name, kw)
        return {'before': 1}
    def __instancecheck__(cls, instance): return instance == 5
    def __subclasscheck__(cls, sub): return sub is str
    def __call__(cls, *args, **kw): return 'made', args, kw
    def __getattr__(cls, name): return 'meta ' + name
    def __setattr__(cls, name, value):
        print('set', name)
        super().__setattr__(name, value)
    def __repr__(cls): return 'Counting!'
    def __lt__(cls, other): return True
    def __bool__(cls): return False
class W(metaclass=Counting): x = 1
W.before, isinstance(5, W), isinstance(6, W), issubclass(str, W), issubclass(int, W), W(1, a=2), W.zzz, W, W < 3, bool(W)
isinstance(5, (str, W)), issubclass(str, (int, W))
W.y = 3
W.y
class Other(type): pass
class Conflict(W, metaclass=Other): pass
def function(name, bases, ns): return name, bases, sorted(ns)
class F(metaclass=function): a = 1
F
class Prep(type):
    @classmethod
    def __prepare__(mcs, name, bases): return 3
class Wrong(metaclass=Prep): pass
class Drops(type):
    def __new__(mcs, name, bases, ns): return super().__new__(mcs, name, bases, {})
class Empty(metaclass=Drops):
    def f(self): return __class__
class Order(type):
    def mro(cls): return [cls, Mixed, object]
class Mixed:
    def f(self): return 'Mixed'
class O(metaclass=Order): pass
O.__mro__, O().f()
class Singleton(type):
    made = {}
    def __call__(cls, *args, **kw):
        if cls not in cls.made: cls.made[cls] = super().__call__(*args, **kw)
        return cls.made[cls]
class One(metaclass=Singleton):
    def __init__(self, n): self.n = n
One(1) is One(2), One(3).n
# What acts as a class.
class Acts:
    def __instancecheck__(self, o): return o == 3
    def __subclasscheck__(self, c): return c == 'c'
isinstance(3, Acts()), issubclass('c', Acts()), isinstance(4, (int, Acts())), isinstance('', Acts())
isinstance(3, 4)
isinstance(3, (str, 4))
issubclass(3, int)
issubclass(int, 3)
# Abstract classes.
from abc import ABC, ABCMeta, abstractmethod, abstractproperty, abstractclassmethod, abstractstaticmethod
class Shape(ABC):
    @abstractmethod
    def area(self): return 'base'
    @property
    @abstractmethod
    def name(self): ...
    @classmethod
    @abstractmethod
    def make(cls): ...
    @staticmethod
    @abstractmethod
    def st(): ...
Shape()
class Half(Shape):
    def area(self): return super().area() + ' of half'
Half()
sorted(Half.__abstractmethods__), type(Half), Shape.name.__isabstractmethod__
class Full(Half):
    name = 'full'
    @classmethod
    def make(cls): return cls()
    st = None
Full().make().area(), isinstance(Full(), Shape), issubclass(int, Shape), Full.__abstractmethods__
class Alone(ABC):
    @abstractmethod
    def only(self): ...
Alone()
Shape.register(int)
isinstance(3, Shape), issubclass(bool, Shape), issubclass(str, Shape), isinstance('', Shape)
Shape.register(3)
Full.register(Shape)
issubclass(3, Shape)
class Sized(metaclass=ABCMeta):
    @classmethod
    def __subclasshook__(cls, c):
        if cls is Sized: return any('__len__' in b.__dict__ for b in c.__mro__)
        return NotImplemented
isinstance([], Sized), isinstance(3, Sized), issubclass(Full, Sized)
class Old(ABC):
    @abstractproperty
    def p(self): ...
    @abstractclassmethod
    def c(cls): ...
    @abstractstaticmethod
    def s(): ...
Old()
class AbstractList(list, ABC):
    @abstractmethod
    def f(self): ...
AbstractList([1])
int.__abstractmethods__
Shape, ABC, ABCMeta, ABC.__doc__ is None, Shape.area.__isabstractmethod__
# The cell of __class__ and super().
class BadCell(type):
    def __new__(mcs, name, bases, ns):
        ns['__classcell__'] = 3
        return super().__new__(mcs, name, bases, ns)
class HasBadCell(metaclass=BadCell):
    def f(self): return __class__
class Early(type):
    def mro(cls):
        print(cls.__dict__['f'](None) is cls)
        return super().mro()
class HasEarly(metaclass=Early):
    def f(self): return __class__
object.__setattr__(HasEarly, 'x', 1)
type.__setattr__(HasEarly, 'x', 1)
HasEarly.x
class Roomy: __slots__ = ('a', 'b')
class Claims(type):
    def mro(cls): return [cls, Roomy, object]
class Small(metaclass=Claims): pass
# A body keeps its names in what __prepare__ gave, whatever that does with them.
class Once(dict):
    def __setitem__(self, k, v):
        if k in self and k != '__qualname__': raise NameError('twice: ' + k)
        super().__setitem__(k, v)
    def __missing__(self, k):
        if not k.isupper(): raise KeyError(k)
        self[k] = len([n for n in self if n.isupper()])
        return self[k]
class Members(type):
    @classmethod
    def __prepare__(m, name, bases): return Once()
class Colours(metaclass=Members):
    RED; GREEN
    both = RED, GREEN
    def f(self): return self.GREEN
Colours.RED, Colours.GREEN, Colours.both, Colours().f()
class Twice(metaclass=Members):
    a = 1
    a = 2
