# What * and ** and several targets take apart, and whose errors come through.
class Items:
    def __init__(self, n, error=None): self.n, self.error = n, error
    def __getitem__(self, i):
        if i < self.n: return i
        raise self.error or IndexError
class Iter:
    def __init__(self, error, at=None): self.error, self.at = error, at
    def __iter__(self):
        if self.at is None: raise self.error
        self.i = 0
        return self
    def __next__(self):
        self.i += 1
        if self.i > self.at: raise self.error
        return self.i
def f(*a, **k): return a, k
f(*Items(3)), [*Items(2)], (*Items(1),), {*Items(2)}
f(*Items(3, TypeError('of items')))
f(*Items(3, KeyError('of items')))
[*Items(3, TypeError('of items'))]
(0, *Items(3, ValueError('of items')))
{*Items(3, AttributeError('of items'))}
f(*Iter(TypeError('of iter')))
f(0, *Iter(TypeError('of iter')))
f(*Iter(ValueError('of next'), 2))
f(0, *Iter(TypeError('of next'), 2), x=1)
[*Iter(TypeError('of iter'))]
[*Iter(TypeError('of next'), 2)]
f(*Iter(StopIteration(), 2))
a, b = Items(2)
a, b
a, b = Items(3)
a, b = Items(1)
a, b = Items(2, TypeError('of items'))
a, *b = Items(3, ValueError('of items'))
a, b = Iter(TypeError('of iter'))
a, b = Iter(KeyError('of next'), 1)
a, b = Iter(KeyError('of next'), 3)
*a, b = Iter(StopIteration(), 3)
a, b
for a, b in [Items(2), Items(3)]: a
[a for a, b in [Iter(TypeError('in a comprehension'))]]
a, b = 5
a, b = None
a, b = int
*a, b = 5
f(*5)
f(*None)
f(1, *5)
f(**5)
f(**None)
f(**[1])
[*5]
{*5}
(*5,)
{**5}
{**[1]}
len(*5)
len(**5)
print(*5)
class Mapping:
    def __init__(self, keys, error=None): self.k, self.error = keys, error
    def keys(self):
        if isinstance(self.k, Exception): raise self.k
        return self.k
    def __getitem__(self, k):
        if self.error: raise self.error
        return k
f(**Mapping('ab')), {**Mapping('ab')}, dict(**Mapping('cd'))
f(**Mapping(TypeError('of keys')))
f(**Mapping(AttributeError('of keys')))
f(**Mapping(ValueError('of keys')))
f(**Mapping(5))
f(**Mapping('ab', TypeError('of getitem')))
f(**Mapping('ab', KeyError('of getitem')))
f(**Mapping([1]))
{**Mapping(TypeError('of keys'))}
{**Mapping(AttributeError('of keys'))}
{**Mapping(5)}
{**Mapping('ab', AttributeError('of getitem'))}
f(**{1: 2})
f(**{'a': 1}, **{'a': 2})
f(a=1, **{'a': 2})
f(**{'a': 1}, a=2)
f(x=1, **{'y': 2}, **{'z': 3}), f(*[1], 2, *(3, 4), **{})
f(*'ab', *range(2), k=1)
class C:
    def __call__(self, a): return a
    def m(self, a): return a
C()(*[1]), C().m(*[2])
C()(*[1, 2])
C().m(*5)
C.m(*5)
C().m(**{'b': 1})
C()(**5)
(lambda a: a)(*5)
f(*[], *None)
f(*(yielded for yielded in Items(2, KeyError('in a generator'))))
(a, b), c = (1, 2), 3
[a, [b, *c]] = 1, [2, 3, 4]
a, b, c
(a, b), c = 1, 2
x = [0, 0]
i = 0
i, x[i] = 1, 5
x
x[0], x[1] = x[1], x[0] = 7, 8
x
a = b = c = []
a is b is c
a, b = b, a = 1, 2
a, b
(a), (b) = 1, 2
*a, = 1, 2
a
a, *b, c = 'abcdef'
b
a, *b, c = 'a'
*a, b, c = 'a'
del a, (b, c)
a
for i, (j, *k) in [(1, (2, 3, 4))]: i, j, k
x, y = 1, 2
x, y = y, 1/0
x, y
x, y, z = y, x, x + y
x, y, z
def log(v, seen=[]): seen.append(v); return seen
class Slot:
    def __setattr__(s, name, value): log((name, value))
s = Slot()
s.a, s.b = log('first')[0], len(log('second'))
log('end')
l = [0, 1, 2]; i = 0
i, l[i], l[i + 1] = 2, 8, 9
i, l
x, y = (1, 2), [3, 4]
x, (y, z) = 1, (2, 3)
x, y = 1, *[2]
x, *y = 1, 2
{'a': log(1)[-1], 'a': log(2)[-1], 'b': 1/0}
{'b': 1, 'a': log(3)[-1], 'b': log(4)[-1]}
