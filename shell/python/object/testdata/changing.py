# What happens when a container changes while something walks or searches it, and
# the order that a sort leaves.
class Key:
    def __init__(self, name, act=None): self.name, self.act = name, act
    def __hash__(self): return 7
    def __eq__(self, other):
        act, self.act = self.act, None
        if act: act()
        return self.name == getattr(other, 'name', other)
    def __repr__(self): return 'Key(%r)' % self.name
# A key changed during ==.
d = {}; a = Key('a', lambda: d.clear()); d[a] = 1; d.get(Key('a')), len(d)
d = {}; a = Key('a', lambda: d.pop(a)); d[a] = 1; d.get(Key('b')), len(d)
d = {}; a = Key('a'); d[a] = 1; a.act = lambda: d.clear(); d.get(Key('a')), len(d)
d = {}; a = Key('a'); d[a] = 1; a.act = lambda: (d.clear(), d.__setitem__(Key('z'), 2)); d.get(Key('a')), d
d = {}; a = Key('a'); d[a] = 1; a.act = lambda: (d.clear(), d.__setitem__(Key('a'), 2)); d.get(Key('a')), d
d = {}; a = Key('a'); d[a] = 1; a.act = d.clear; d[Key('a')] = 5; d, len(d)
d = {}; a = Key('a'); d[a] = 1; a.act = d.clear; d[Key('b')] = 5; d, len(d)
d = {}; a = Key('a'); b = Key('b'); d[a] = 1; d[b] = 2; a.act = lambda: d.pop(b); d.get(Key('b')), d
d = {}; a = Key('a'); b = Key('b'); d[a] = 1; d[b] = 2; a.act = lambda: d.__delitem__(a); d.get(Key('b')), d
d = {}; a = Key('a'); d[a] = 1; a.act = d.clear; Key('a') in d, len(d)
d = {}; a = Key('a'); d[a] = 1; a.act = d.clear; d.pop(Key('a'), 'none'), len(d)
d = {}; a = Key('a'); d[a] = 1; a.act = d.clear; d.setdefault(Key('a'), 3), len(d)
d = {}; a = Key('a'); d[a] = 1; a.act = d.clear; del d[Key('x')]
d = {}; a = Key('a'); d[a] = 1; a.act = lambda: d.update((i, i) for i in range(100)); d.get(Key('a')), len(d)
d = {Key('a'): 1, Key('b'): 2, Key('c'): 3}; d.pop(Key('b')), d, list(d.values()), d.get(Key('c')), d.get(Key('b'))
d = {}; a, b, c = Key('a'), Key('b'), Key('c'); d[a] = 1; d[b] = 2; d[c] = 3; a.act = lambda: d.pop(b); d.get(Key('c')), list(d)
d = {}; a, b, c = Key('a'), Key('b'), Key('c'); d[a] = 1; d[b] = 2; d[c] = 3; a.act = lambda: d.pop(b); d[Key('c')] = 4; d
def bad(): raise ValueError('in ==')
a = Key('a', bad); d = {a: 1}; d.get(Key('a'))
a = Key('a', bad); s = {a}; Key('a') in s
a = Key('a', bad); {a, Key('b')}
a = Key('a', bad); [a].index(1)
a = Key('a', bad); [a].count(1)
a = Key('a', bad); [a].remove(1)
a = Key('a', bad); 1 in [a]
a = Key('a', bad); (a,) == (1,)
a = Key('a', bad); {1: a} == {1: 2}
s = set(); a = Key('a'); s.add(a); a.act = s.clear; Key('a') in s, len(s)
s = set(); a = Key('a'); s.add(a); a.act = s.clear; s.discard(Key('a')); len(s)
# Their sizes change while they are walked.
d = {1: 1, 2: 2}
for k in d: d[k + 10] = 1
for k in d.values(): d.clear()
d = {1: 1, 2: 2}
for k, v in d.items(): del d[k]
d = {1: 1, 2: 2}; it = iter(d); next(it), d.pop(1), d.setdefault(3, 3)
next(it), next(it, 'end')
next(it, 'end')
d = {1: 1, 2: 2}; it = iter(d); next(it); d[3] = 3
next(it)
next(it)
d = {1: 1, 2: 2}; it = reversed(d); next(it), d.pop(1)
next(it)
next(it)
d = {1: 1, 2: 2}; it = reversed(d.items()); list(it), next(it, 'end')
d = {i: i for i in range(40)}
for i in range(30): del d[i]
list(d), list(reversed(d)), list(d.items())[:2], d[35], 3 in d
for i in range(30): d[i] = -i
list(d)[:12], len(d), d[3]
s = {1, 2}
for x in s: s.add(x + 10)
s = {1, 2}; it = iter(s); next(it); s.clear()
next(it)
l = [1, 2, 3]
for x in l:
    if x < 3: l.append(x + 10)
    if len(l) > 6: break
l
l = [1, 2, 3, 4]
for x in l: l.remove(x)
l
l = [1, 2, 3]; it = iter(l); next(it), l.clear(), next(it, 'end'), l.append(1), next(it, 'end')
l = [1, 2, 3]; it = reversed(l); next(it), l.pop(), l.pop(), next(it), next(it, 'end')
l = [1, 2, 3]; it = reversed(l); next(it), l.clear(), next(it, 'end'), l.extend([1, 2, 3]), next(it, 'end')
b = bytearray(b'abc'); it = iter(b); next(it), b.clear(), next(it, 'end'), b.extend(b'abc'), next(it, 'end')
b = bytearray(b'ab')
for c in b:
    if len(b) < 5: b.append(c)
b
l = [1, 2]; l.extend(l); l += l; l[1:1] = l; l
l = [1, 2]; l.extend(x for x in l if len(l) < 6); l
l = [1, 2, 3]; l[:] = reversed(l); l[::2] = l[1:]; l
b = bytearray(b'ab'); b.extend(b); b += b; b[1:1] = b; b
s = {1, 2}; s.update(s), s.difference_update(s), s
s = {1, 2}; s.symmetric_difference_update(s); s
s = {1, 2}; s ^= s; s |= s; s -= s; s
s = {1, 2, 3}; s.intersection_update(s); s
d = {1: 2}; d.update(d); d |= d; d
l = [3, 1, 2]; l.sort(key=lambda x: l.append(9) or x)
l
l = [3, 1, 2]; l.sort(key=lambda x: len(l)); l
l = [3, 1, 2]; l.sort(key=lambda x: 1/0)
l
class Grows:
    def __init__(self, of): self.of = of
    def __eq__(self, other): self.of.clear(); return False
l = []; l[:] = [Grows(l), 1, 2]; l.count(5), l
l = []; l[:] = [Grows(l), 1, 2]; 5 in l, l
l = []; l[:] = [Grows(l), 1, 2]; l.index(2)
l = []; l[:] = [Grows(l), 1, 2]; l == [1, 2, 3]
l = []; l[:] = [Grows(l), 1, 2]; l.remove(5)
class Shrinks:
    def __init__(self, of): self.of = of
    def __repr__(self): self.of.clear(); return 'x'
l = []; l[:] = [Shrinks(l), 1, 2]; repr(l), l
class Length:
    def __init__(self, of): self.of = of
    def __index__(self): self.of.clear(); return 1
l = [1, 2, 3]; l[Length(l)]
l = [1, 2, 3]; l[Length(l)] = 5
l = [1, 2, 3]; l.insert(Length(l), 9); l
l = [1, 2, 3]; l.pop(Length(l))
b = bytearray(b'abc'); b[Length(b)]
b = bytearray(b'abc'); b[Length(b)] = 5
b = bytearray(b'abc'); b[0] = Length(b)
b = bytearray(b'abc'); b[1:Length(b)] = b'xyz'; b
b = bytearray(b'abc'); b[Length(b):], b
b = bytearray(b'abc'); b.pop(Length(b))
b = bytearray(b'abc'); b.insert(Length(b), 5); b
b = bytearray(b'abc'); b.insert(0, Length(b)); b
b = bytearray(b'abc'); del b[Length(b)]
l = [1, 2, 3]; l[Length(l):], l
l = [1, 2, 3]; l[Length(l):] = [5]; l
l = [1, 2, 3]; del l[Length(l):]; l
l = [1, 2, 3]; del l[Length(l)]
l = [1, 2, 3]; l * Length(l), l
l = [1, 2, 3]; l *= Length(l); l
class Drops:
    def __init__(self, of): self.of = of
    def __index__(self): self.of.pop(); return 0
    def __eq__(self, other): self.of and self.of.pop(); return True
    def __lt__(self, other): self.of and self.of.pop(); return False
    def __repr__(self): self.of and self.of.pop(); return 'x'
    def __hash__(self): self.of and self.of.pop(); return 5
l = [1, 2, 3]; l[Drops(l):], l
l = [1, 2, 3]; l[:Drops(l):-1], l
l = [1, 2, 3]; l[Drops(l):] = 'xy'; l
l = [1, 2, 3, 4]; l[Drops(l)::2] = 'xy'; l
l = [1, 2, 3]; del l[Drops(l)::2]; l
l = [1, 2, 3]; l[Drops(l)], l[Drops(l) if False else -1], l
l = []; l[:] = [Drops(l), 1, 2]; l == [0, 1, 2], len(l)
l = []; l[:] = [Drops(l), 1, 2]; [0, 1, 2] == l, len(l)
l = []; l[:] = [Drops(l), 1, 2]; l < [0, 1, 2], len(l)
l = []; l[:] = [Drops(l), 1, 2]; l != [0, 1], len(l)
l = []; l[:] = [Drops(l), 1, 2]; repr(l), len(l)
l = []; l[:] = [Drops(l), 1, 2]; l.count(7), len(l)
l = []; l[:] = [0, Drops(l), 2]; l.index(7), len(l)
l = []; l[:] = [1, Drops(l), 2]; l.remove(7); len(l)
l = []; l[:] = [1, Drops(l), 2]; set(l) and len(l)
l = []; l[:] = [1, Drops(l), 2]; dict.fromkeys(l) and len(l)
l = []; l[:] = [1, Drops(l), 2]; str(tuple(l)), len(l)
l = []; l[:] = [1, Drops(l), 2]; '%s' % l, len(l)
l = []; l[:] = [1, Drops(l), 2]; max(l) == 2, len(l)
b = bytearray(b'abc'); b[Drops(b):], b
b = bytearray(b'abc'); b[Drops(b)], b[-1], b
b = bytearray(b'abc'); b[0] = Drops(b); b
b = bytearray(b'abc'); b[2] = Drops(b); b
l = [1, 2, 3]; l[-1 + Length([0]).__index__() - 1], l
class Adds:
    def __init__(self, of): self.of = of
    def __index__(self): self.of.append(9); return -1
l = [1, 2, 3]; l[Adds(l)], l
l = [1, 2, 3]; l[Adds(l)] = 0; l
l = [1, 2, 3]; l[Adds(l):], l
b = bytearray(b'abc'); b[Adds(b)], b
# Equal elements keep their order, however long the list and whichever way round.
pairs = [(i * 7 % 5, i) for i in range(12)]; sorted(pairs, key=lambda p: p[0])
sorted(pairs, key=lambda p: p[0], reverse=True)
sorted(pairs, key=lambda p: -p[0])
sorted(pairs, key=lambda p: str(p[0]))
sorted(pairs, key=lambda p: float(p[0]))
sorted(pairs, key=lambda p: [p[0]], reverse=True)
def stable(ps, key, reverse=False):
    out = sorted(ps, key=key, reverse=reverse)
    return all(key(x) != key(y) or x[1] < y[1] for x, y in zip(out, out[1:]))
[stable([(i * 31 % n % 9, i) for i in range(n)], key, r) for n in (2, 62, 63, 64, 65, 126, 127, 300, 1000) for key in (lambda p: p[0], lambda p: str(p[0]), lambda p: p[0] / 2, lambda p: (p[0],)) for r in (False, True)].count(False)
l = [True, 1, 1.0, 0, False, 0.0]; sorted(l), sorted(l, reverse=True), min(l), max(l), min(l, key=lambda x: 0), max(l, key=lambda x: 0)
l = [2.5, 1, 10**30, -10**30, True]; l.sort(); l
sorted([3, 'a', 1])
sorted([3, 1, None, 2])
l = [5, 4, 3, 'x', 1]; l.sort()
len(l), sorted(map(str, l))
[sorted(range(n, 0, -1), key=float) == list(range(1, n + 1)) for n in (63, 64, 126, 127, 128, 1000)]
[sorted((i * 37 % n for i in range(n)), key=float) == list(range(n)) for n in (64, 65, 127, 189, 500, 999)]
class Less:
    def __init__(self, n): self.n = n
    def __lt__(self, other): return self.n < other.n
    def __repr__(self): return str(self.n)
sorted([Less(i * 37 % 101) for i in range(101)]) and [x.n for x in sorted([Less(i * 37 % 101) for i in range(101)])] == list(range(101))
sorted([Less(2), 3])
class Refuses:
    def __lt__(self, other): raise KeyError('no order')
sorted([Refuses(), Refuses()])
sorted([1, 2], 3)
sorted([1, 2], key=3)
sorted(5)
[].sort(1)
[1, 2].sort(reverse='x'), [1].sort(key=None, reverse=0)
# Methods that take themselves out of their class while Python goes on with what they began.
def gone(name, value, base=object, **more):
    def method(self, *args):
        delattr(C, name)
        return value if value is not None else self
    C = type('C', (base,), {name: method, **more})
    return C()
for i in gone('__next__', 1, __iter__=lambda s: s): print(i)
def stopped(f, *args):
    try: f(*args)
    except (TypeError, AttributeError): print('stopped')
stopped(list, gone('__next__', 1, __iter__=lambda s: s))
stopped([0].extend, gone('__next__', 1, dict, __iter__=lambda s: s))
iter(gone('__iter__', None, list, __next__=lambda s: 1)).__next__()
stopped(max, gone('__getitem__', 1))
o = gone('__len__', 2); len(o), bool(o), len(o)
o = gone('__call__', None); o()()
o = gone('__enter__', 1, __exit__=lambda *a: print(a))
with o: print(1)
with o: print(2)
o = gone('__exit__', True, __enter__=lambda s: 1)
with o: print(3)
with o: print(4)
o = gone('__index__', 1); [1, 2][o], [1, 2][o]
o = gone('__init__', None); type(o).__init__, o
o = gone('__contains__', True); 1 in o, 1 in o
