a, b = 1, 2; a, b
a, b = b, a; a, b
(a, b), c = [1, 2], 3; a, b, c
[a, b] = 'xy'; a, b
a, *b = 1, 2, 3; a, b
*a, b = 1, 2, 3; a, b
a, *b, c = 1, 2; a, b, c
a, *b, c = 'abcdef'; a, b, c
*a, *b = 1, 2
*a = 1, 2
a, b = 1
a, b = 1,
a, b = 1, 2, 3
a, b = 'abc'
a, b = {}
a, b = {1: 2, 3: 4}; a, b
a, *b, c = 1,
a, b = None
a, b = 5
a, (b, *c), d = 1, (2, 3, 4), 5; a, b, c, d
for a, (b, c) in [(1, (2, 3)), (4, (5, 6))]: print(a, b, c)
for a, *b in ['abc', 'de']: print(a, b)
[*range(3), *'ab'], (*[1], 2), {*[1, 1]}, {**{'a': 1}, 'b': 2}
[*5]
{**5}
{**{1: 2}}
f = lambda *a, **k: (a, k)
f(*[1, 2], *(3,), x=1, **{'y': 2}, **{'z': 3})
f(*5)
f(**5)
f(**{'x': 1}, x=2)
f(**{1: 2})
f(x=1, x=2)
f(1, *[2], 3), f(*'ab'), f(*range(2)), f(*{}), f(**{})
print(*[1, 2], sep=',')
a = b = c = []; a is b is c
a = [1, 2, 3]; a[0], a[1:] = 9, [8]; a
d = {}; d['x'], d['y'] = 1, 2; d
class O: pass
o = O(); o.a, o.b = 1, 2; o.a, o.b
x = 1, ; x
x = *[1, 2], 3; x
(x) = 5; x
(a, b) = (c, d) = 1, 2; a, b, c, d
i = 1; i += 1; i -= 5; i *= -3; i //= 2; i **= 2; i %= 5; i
i = 5; i <<= 2; i |= 1; i &= 7; i ^= 3; i >>= 1; i
i /= 2; i
s = 'a'; s += 'b'; s *= 2; s
l = [1]; m = l; l += [2]; m, l is m
l = l + [3]; m, l is m
t = ([],); t[0].append(1); t
t[0] += [2]
t
undefined += 1
l[10] += 1
d = {}; d['a'] += 1
o.zzz += 1
1 += 1
a, b += 1
x: int; x = 3; x
x: int = 4; x
x: list[int] = [1]; x
x.y: int = 5
o.q: int = 5; o.q
(x): int = 6; x
def f() -> (1, 2): pass
f.__annotations__
del a, b
a
del (c, d)
l = [1, 2, 3, 4]; del l[0], l[-1]; l
del l[:]; l
d = {1: 2, 3: 4}; del d[1]; d
del d[9]
del o.q
o.q
del o
o
a = (b := 3) + 1; a, b
a := 5
(a := 5)
[y := 1, y ** 2]
def f(x, /, y, *, z): return x, y, z
f(1, 2, z=3), f(1, y=2, z=3)
f(x=1, y=2, z=3)
f(1, 2, 3)
f(1)
f()
f(1, 2)
f(1, 2, z=3, w=4)
def f(a, b=2, *args, c, d=4, **kw): return a, b, args, c, d, kw
f(1, c=3), f(1, 2, 3, 4, c=5, e=6), f(*[1, 2], **{'c': 3})
f(c=1)
f(1)
f
