# Ranges beyond 64 bits.
r = range(10**30)
r, bool(r), r[5], r[-1], r[10**29], 5 in r, 10**30 in r, r.index(10**20), r.count(3), r == range(0, 10**30), hash(r) == hash(range(10**30))
r[::2], r[10:20], r[::-1], r[:2], r.start, r.stop, r.step
len(r)
r[10**30]
r.index(-1)
r['a']
range(0, 10, 0)
it = iter(range(10**20, 10**20 + 3)); (type(it).__name__, list(it))
list(reversed(range(10**20, 10**20 + 3))), list(range(3)[::-1]), list(reversed(range(5))), list(reversed(range(0))), range(0, 10, 3)[::-2]
len(range(2**63, 2**63 + 5)), range(-2**63, 2**63)[5], range(-2**63, 2**63) == range(-2**63, 2**63), len(range(0, 2**64, 2**60))
range(1, 10**30, 10**29)[::3], list(range(10**30, 0, -10**29))[:2], 2.0 in range(5), 2.5 in range(5), None in range(3), 1.5 in range(10)
slice(None, None, -1).indices(10**30), slice(-5, 10**40, 3).indices(10**30), slice(1, 2).indices(5), slice(None, None, -2).indices(5)
slice(1, 2).indices(-1)
slice(1, 2, 0).indices(1)
slice('a').indices(1)
[i for i in range(2**63 - 2, 2**63 + 2)]
range(True), range(0, 3, 2) == range(0, 4, 2), range(0) == range(2, 1), {range(3): 1}[range(0, 3)], range(10**30) == range(3), range(3) != range(10**30)
class E:
    def __eq__(s, o): return o == 3
E() in range(5), range(5).index(E()), range(5).count(E()), E() in range(2)
class I(int):
    def __eq__(s, o): return False
    __hash__ = int.__hash__
I(3) in range(5)
range(1.5)
range(5)[-3:], range(5)[10**30:], range(5)[-10**30:], range(2**62, 2**63 - 1, 2**61)[::2]
(range(0, 2**63)[2**63 - 1], range(0, 2**64)[-1])
