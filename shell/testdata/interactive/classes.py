class Dog:
    """A dog."""
    kind = 'canine'
    def __init__(self, name):
        self.name = name
        self.tricks = []
    def add_trick(self, trick):
        self.tricks.append(trick)
d = Dog('Fido'); e = Dog('Buddy')
d.kind, e.name, Dog.kind
d.add_trick('roll'); d.tricks, e.tricks
Dog.__name__, Dog.__doc__, Dog.__module__, Dog.__qualname__, Dog.__bases__, Dog.__mro__
d, Dog, d.add_trick, Dog.add_trick
d.__class__, d.__dict__, type(d), isinstance(d, Dog), issubclass(Dog, object)
d.foo
Dog.foo
Dog()
Dog('a', 'b')
d.add_trick()
d.nmae
class Puppy(Dog):
    def __init__(self, name, age=1):
        super().__init__(name)
        self.age = age
    def __repr__(self): return f'Puppy({self.name!r}, {self.age})'
    def __eq__(self, o): return isinstance(o, Puppy) and self.name == o.name
    def __lt__(self, o): return self.age < o.age
p = Puppy('Rex', 2); p, str(p), [p], f'{p}', f'{p!r:>20}'
p == Puppy('Rex'), p != Puppy('Max'), p < Puppy('Z', 5), p > Puppy('Z', 1)
p <= p
hash(p)
{p}
sorted([Puppy('b', 3), Puppy('a', 1)])
Puppy.__mro__, issubclass(Puppy, Dog)
class V:
    def __init__(self, x, y): self.x, self.y = x, y
    def __add__(self, o): return V(self.x + o.x, self.y + o.y)
    def __mul__(self, k): return V(self.x * k, self.y * k)
    __rmul__ = __mul__
    def __neg__(self): return V(-self.x, -self.y)
    def __abs__(self): return (self.x ** 2 + self.y ** 2) ** .5
    def __bool__(self): return bool(self.x or self.y)
    def __len__(self): return 2
    def __getitem__(self, i): return (self.x, self.y)[i]
    def __iter__(self): return iter((self.x, self.y))
    def __contains__(self, v): return v in (self.x, self.y)
    def __call__(self, z): return z
    def __repr__(self): return f'V({self.x}, {self.y})'
    def __str__(self): return f'<{self.x},{self.y}>'
    def __format__(self, spec): return f'V:{spec}'
    def __iadd__(self, o): self.x += o.x; return self
v = V(3, 4); w = V(1, 2)
v + w, v * 2, 2 * v, -v, abs(v), bool(V(0, 0)), len(v), v[0], list(v), 3 in v, v(9), str(v), f'{v:abc}', [v]
v + 1
v - w
1 + v
v += w; v
v[5]
v < w
a, b = v; a, b
max(v), sorted(v, reverse=True), sum(v), tuple(v), dict(zip('ab', v))
print(v, [v], sep='|')
int(v)
class P:
    def __init__(self): self._x = 1
    @property
    def x(self):
        "the x"
        return self._x
    @x.setter
    def x(self, v):
        if v < 0: raise ValueError('negative')
        self._x = v
    @x.deleter
    def x(self): del self._x
    @property
    def ro(self): return 'ro'
    @staticmethod
    def s(a): return a * 2
    @classmethod
    def c(cls, a): return cls.__name__, a
q = P(); q.x, q.s(2), P.s(3), q.c(1), P.c(2)
q.x = 5; q.x
q.x = -1
q.ro = 1
del q.ro
del q.x
q.x
P.x.__doc__
class N:
    __secret = 1
    def __init__(self): self.__v = 2
    def get(self): return self.__v, self.__secret
    def __private(self): return 'p'
    def call(self): return self.__private()
n = N(); n.get(), n.call(), n._N__v, N._N__secret
n.__v
n.__dict__
class S:
    __slots__ = ('a', 'b')
s = S(); s.a = 1; s.a
s.b
class G:
    def __getattr__(self, name): return 'got ' + name
G().foo, G().bar
class SA:
    def __setattr__(self, n, v): object.__setattr__(self, n, v * 2)
sa = SA(); sa.x = 3; sa.x
class DA:
    def __delattr__(self, n): print('del', n)
da = DA()
del da.x
class Stack(list):
    def push(self, x): self.append(x)
    @property
    def top(self): return self[-1]
st = Stack([1]); st.push(2); st, st.top, len(st), st + [3], type(st), isinstance(st, list)
class DD(dict):
    def __missing__(self, k): return k * 2
dd = DD(a=1); dd['a'], dd['b'], dd.get('b'), dd
class Outer:
    class Inner:
        def f(self): return Outer.Inner.__qualname__
    def make(self): return self.Inner()
Outer().make().f(), Outer.Inner, Outer().make()
class E(Exception): pass
raise E
raise E('msg')
raise Outer
class Empty: pass
em = Empty(); em.a = 1; em.b = 2; em.__dict__, vars(em), dir(em)[-2:]
setattr(em, 'c', 3), getattr(em, 'c'), getattr(em, 'zz', None), hasattr(em, 'a'), hasattr(em, 'zz'), delattr(em, 'a')
em.a
Empty.k = 5; em.k
del Empty.k
em.k
Empty.__init__, Empty().__init__ if False else 0
class It:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n <= 0: raise StopIteration
        self.n -= 1
        return self.n
list(It(3)), [x for x in It(2)], 1 in It(3), sum(It(4)), max(It(3)), tuple(map(str, It(2)))
next(It(0))
next(It(0), 'end')
a, b = It(2); a, b
a, b = It(3)
class Meth:
    def m(self): return 'base'
class Meth2(Meth):
    def m(self): return 'sub+' + super().m()
    def other(self): return super(Meth2, self).m()
Meth2().m(), Meth2().other(), Meth.m(Meth2())
Meth.m()
Meth2.m
f = Meth2().m; f()
f.__self__.__class__, f.__func__, f.__name__
class C1:
    count = 0
    def __init__(self): C1.count += 1
    def __del__(self): pass
[C1() for _ in range(3)][0].count
type(C1), type(type), type(None), type(print), type(len), type(lambda: 0), type(C1.__init__), type(C1().__init__)
class X(5): pass
class X(Undefined): pass
class X(bool): pass
class X:
    print('body')
    y = [1, 2]
    for z in y: pass
X.z, X.y
class X: 'doc only'
X.__doc__
class X: pass
X() == X(), X() != X(), X() is X()
x = X(); x == x
X() < X()
X() + X()
-X()
X()[0]
X()()
len(X())
for _ in X(): pass
1 in X()
with X(): pass
hash(X()) == hash(X()) if False else True
str(X())[:21]
print(X.__dict__.keys() >= {'__module__'})
class Desc:
    def __get__(self, o, t): return 'desc', o is None
    def __set_name__(self, owner, name): print('named', name)
class HasDesc:
    d = Desc()
HasDesc.d, HasDesc().d
int.__add__(1, 2), str.upper('a'), list.append, (5).__add__(3), 'a'.__len__(), [1].__contains__(1)
object(), object
object().x = 1
