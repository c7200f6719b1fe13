# Attributes that classes compute.
class Stored:
    def __set__(self, o, v): o.__dict__["x"] = v
class A: x = Stored()
a = A(); a.x = 5
a.x
del a.x
class Deleted(Stored):
    def __delete__(self, o): del o.__dict__["x"]
class A: x = Deleted()
a = A(); a.x = 5; del a.x
a.__dict__
class Doubled:
    def __setattr__(self, name, value):
        print("set", name); super().__setattr__(name, value)
    @property
    def p(self): return self._p
    @p.setter
    def p(self, v): self._p = v * 2
    @property
    def q(self): return 1
d = Doubled(); d.p = 4; d.p
d.__dict__
d.q = 2
object.__setattr__(d, 1, 2)
class E(Exception):
    def __setattr__(self, name, value): super().__setattr__(name, value)
e = E(1); e.args = (2, 3); e.args, e.__dict__
class Fallback:
    @property
    def p(self): raise AttributeError("inner")
    @property
    def v(self): raise ValueError("inner")
    def __getattr__(self, name): return "instead of " + name
Fallback().p, Fallback().other
Fallback().v
# What a class is given later, the classes below it have.
class Top: pass
class Middle(Top): pass
class Bottom(Middle):
    def __len__(self): return 1
Top.__str__ = lambda self: "top"
str(Bottom()), str(Top())
Top.__len__ = lambda self: 4
len(Middle()), len(Bottom())
Top.__add__ = lambda self, other: "sum"
Bottom() + 1
Top.__eq__ = lambda self, other: True
Middle() == 3, hash(Middle()) == 3
Top.__iter__ = lambda self: iter("ab")
list(Bottom())
class Equal:
    def __eq__(self, other): return True
Equal.__hash__, "__hash__" in vars(Equal)
hash(Equal())
Equal.__hash__ = lambda self: 7
hash(Equal())
class Under(Equal): pass
hash(Under())
int.real.__get__('x')
int.real.__get__(True), int.real.__get__(5)
BaseException.args.__set__(3, ())
slice.__dict__['start'].__get__(3)
