# Keys that equal text or a number are found, whatever they are.
class K:
    def __init__(s, v): s.v = v
    def __eq__(s, o): return s.v == (o.v if isinstance(o, K) else o)
    def __hash__(s): return hash(s.v)
    def __repr__(s): return 'K(%r)' % s.v
d = {'a': 1, 2: 3, 4.0: 5, (1,): 6}
d[K('a')], d[K(2)], d[K(4)], d[K((1,))], K('b') in d, K('a') in d
d[K('a')] = 9; d
d[K('z')] = 10; (d, d['z'], d['a'], d[2], d[4], 'q' in d)
d['z'] = 11; d['new'] = 5; (d, len(d))
del d[K('new')]; del d['z']; d
e = dict(d); (e, e['a'], e == d)
e.update({'a': 1, 'b': 2}); e
for i in range(30): d[str(i)] = i
len(d), d['7'], d[K('7')], list(d)[:6]
for i in range(25): del d[str(i)]
d, d['27'], d.get('3')
d.clear(); d['x'] = 1; d['x']
s = {1, 'a'}; (K(1) in s, K('a') in s, 1 in {K(1)}, 'a' in {K('a')}, {K(1): 2}[1], {K(1.0): 2}[True])
{'a': 1}.pop(K('a')), {1: 2}.setdefault(K(1), 5), {1: 2}.get(K(1)), {1: 2}.get(K(2**61), 'none')
d = {'a': 1}; del d[K('a')]; d
class S(str): pass
d = {S('a'): 1}; d['a'] = 2; (d, type(list(d)[0]).__name__, {'k': 1}[S('k')], {S('k')} & {'k'}, {'a': 1, S('a'): 2})
class SE(str):
    def __eq__(s, o): return False
    __hash__ = str.__hash__
{'a': 1}.get(SE('a')), {SE('a'): 1}.get('a')
class I(int): pass
{1: 'a'}[I(1)], {I(1): 'a'}[1], {I(1): 'a'}[1.0], {True: 'a'}[I(1)]
class Never(Exception): pass
class Bad:
    def __hash__(s): return hash('a')
    def __eq__(s, o): raise Never
{'a': 1}[Bad()]
{'b': 1}.get(Bad())
class Named: pass
n = Named(); setattr(n, S('foo'), 3); n.__dict__[K('foo')] = 4; n.bar = 5; (n.foo, n.bar, n.__dict__)
{1: 'a', 1.0: 'b', True: 'c'}, {2**70: 1}[float(2**70)], {float(2**70): 1}[2**70]
x = float('nan'); (x in {x}, {x: 1}[x], float('nan') in {x}, hash(x) == object.__hash__(x))
# setdefault asks a key for its hash and for == once.
class Once:
    def __init__(self, name): self.name = name
    def __hash__(self): print('hash', self.name); return 42
    def __eq__(self, other): print('eq', self.name, other.name); return self is other
d = {}; a, b = Once('a'), Once('b')
d.setdefault(a, 1), d.setdefault(b, 2), d.setdefault(a, 3), len(d)
d.setdefault([])
