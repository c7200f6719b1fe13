# Each line is run alone, as at the prompt, by python3 and by the evaluator.
# list: making and indexing
[]
[1, 2, 3]
[1, "a", None, 2.5, [1], (2,), {3: 4}]
list(), list("abc"), list((1, 2)), list(range(5)), list({1: 2}), list({5}), list(b"ab")
list(5)
list(1, 2)
list(x=1)
l = [1, 2, 3]; l[0], l[-1], l[1], l[True]
[1, 2, 3][5]
[1, 2, 3][-4]
[][0]
l = [1, 2]; l["a"]
l = [1, 2]; l[1.0]
l = [1, 2]; l[None]
l = [1, 2]; l[10**30]
l = [1, 2, 3]; l[0] = 9; l
l = [1, 2, 3]; l[5] = 9
l = [1, 2, 3]; l["a"] = 9
l = [1, 2, 3]; del l[0]; l
l = [1, 2, 3]; del l[7]
l = [1, 2, 3]; del l["x"]
l = [1, 2, 3]; del l[-1]; l
# slices
l = list(range(10)); l[2:5], l[:3], l[7:], l[:], l[::2], l[::-1], l[8:2:-2], l[-3:], l[:-3], l[100:], l[:100], l[5:2], l[-100:3]
l = list(range(10)); l[None:None:None], l[10**30:], l[:10**30], l[-10**30:3:1], l[::10**30], l[::-10**30]
[1, 2][::0]
[1, 2]["a":]
[1, 2][1.5:]
[1, 2][:None]
l = [1, 2, 3, 4]; l[1:3] = [9]; l
l = [1, 2, 3, 4]; l[1:3] = []; l
l = [1, 2, 3, 4]; l[1:1] = "ab"; l
l = [1, 2, 3, 4]; l[2:1] = [7, 8]; l
l = [1, 2, 3, 4]; l[:] = (); l
l = [1, 2, 3, 4]; l[10:] = [5]; l
l = [1, 2, 3, 4]; l[::2] = [8, 9]; l
l = [1, 2, 3, 4]; l[::-1] = [1, 2, 3, 4]; l
l = [1, 2, 3, 4]; l[1:] = l; l
l = [1, 2, 3, 4]; l[::2] = [1]
l = [1, 2, 3, 4, 5]; l[::2] = [1, 2]
l = [1, 2, 3]; l[0:1] = 5
l = [1, 2, 3]; l[::2] = 5
l = [1, 2, 3]; l[::0] = []
l = list(range(10)); del l[2:5]; l
l = list(range(10)); del l[::2]; l
l = list(range(10)); del l[::-3]; l
l = list(range(10)); del l[8:2:-2]; l
l = list(range(10)); del l[:]; l
l = list(range(10)); del l[5:2]; l
l = list(range(3)); del l[::0]
# list methods
l = []; l.append(1); l.append([2]); l
l = []; l.append()
l = []; l.append(1, 2)
l = []; l.append(x=1)
l = [1]; l.extend([2, 3]); l.extend("ab"); l.extend(range(2)); l.extend(l); l
l = [1]; l.extend(5)
l = [1]; l.extend()
l = [1, 2]; l.insert(0, "a"); l.insert(-1, "b"); l.insert(100, "c"); l.insert(-100, "d"); l
l = [1, 2]; l.insert(1)
l = [1, 2]; l.insert("a", 1)
l = [1, 2]; l.insert(10**30, 1)
l = [1, 2, 3]; l.pop(), l.pop(0), l
l = [1, 2, 3]; l.pop(-2), l
[].pop()
[1].pop(5)
[1].pop("a")
[1].pop(1.5)
[1].pop(0, 1)
l = [1, 2, 1]; l.remove(1); l
[1].remove(5)
[1].remove("a")
[1, 2, 3, 2].index(2), [1, 2, 3, 2].index(2, 2), [1, 2, 3].index(3, -1), [1, 2, 3].index(1, -100, 100)
[1, 2, 3].index(9)
[1, 2, 3].index("a")
[1, 2, 3].index(3, 0, 2)
[1, 2, 3].index(1, "a")
[1, 2, 3].index()
[1, 2, 1, 1.0, True].count(1), [].count(1)
l = [1, 2, 3]; l.reverse(); l
l = [1, 2, 3]; l.clear(); l
l = [1, [2]]; m = l.copy(); m[1].append(3); m.append(4); l, m
l = [3, 1, 2]; l.sort(); l
l = [3, 1, 2]; l.sort(reverse=True); l
l = ["b", "A", "c"]; l.sort(); l.sort(key=str.lower); l
l = ["bb", "a", "cc", "d"]; l.sort(key=len); l
l = ["bb", "a", "cc", "d"]; l.sort(key=len, reverse=True); l
l = [1, "a"]; l.sort()
l = ["a", 1]; l.sort()
l = [None, 1]; l.sort()
l = [[2], [1, 5], [1]]; l.sort(); l
l = [(1, "b"), (1, "a"), (0, "z")]; l.sort(); l
l = [2.5, 1, True, 0]; l.sort(); l
l = [10**30, -10**30, 5]; l.sort(); l
l = [1, 2]; l.sort(lambda x: x)
l = [1, 2]; l.sort(key=5)
l = [1, 2]; l.sort(reverse="a")
l = [3, 1, 2]; l.sort(key=None, reverse=0); l
l = [3, 1, 2]; l.sort(key=lambda x: 1 / 0)
l = [3, 1, 2]; l.sort(key=lambda x: l.append(x) or x)
l = list(range(50, 0, -1)); l.sort(key=lambda x: x % 7); l
l = list(range(50)); l.sort(key=lambda x: x % 5, reverse=True); l
sorted([3, 1, 2]), sorted("hello"), sorted({3: 1, 1: 2}), sorted([1, 2, 3], reverse=True), sorted(["b", "a"], key=lambda s: s)
sorted([[1, "a"], [1, 2]])
sorted([(1, 2), (1, "a")])
# operators
[1] + [2], [1] * 3, 3 * [1], [1] * 0, [1] * -1, [] * 5, [1] * True
[1] + (2,)
[1] + 5
[1] + "a"
[1] * "a"
[1] * 1.5
[1] * [1]
[1] - [1]
-[1]
[1] * 10**30
[1] * 2**40
l = [1]; l += [2]; l += "ab"; l += (3,); l
l = [1]; m = l; l += [2]; m
l = [1]; l += 5
l = [1]; l *= 3; l
l = [1]; m = l; l *= 2; m
l = [1]; l *= "a"
l = [1]; l -= [1]
l = [1]; l |= [1]
1 in [1, 2], 5 in [1, 2], 1.0 in [1], "a" in ["a"], None in [None], 5 not in [1], [1] in [[1]]
[1, 2] == [1, 2], [1, 2] != [1, 2], [1, 2] < [1, 3], [1, 2] < [1, 2, 3], [1, 2] > [1], [] < [1], [2] > [1, 5], [1] <= [1], [1] >= [1, 0]
[1, 2] == (1, 2), [1] == 1, [1] != None
[1] < (2,)
[1] < 5
[1] < ["a"]
[1, "a"] < [1, 2]
[1, "a"] < [2, 2]
[1, "a"] == [1, 2]
hash([])
hash([1])
{[1]: 2}
{[1]}
len([]), len([1, 2])
bool([]), bool([0])
str([1, "a", 'b"c', b"d", None, 1.5, True]), repr([])
l = [1]; l.append(l); l
l = [1]; l.append((l,)); l
l = []; m = [l]; l.append(m); l, m
l = [1]; l.append(l); l == l
[*range(3), *"ab"], [*[]]
a, *b = [1, 2, 3]; a, b
*a, b = (1, 2, 3); a, b
a, *b, c = "hello"; a, b, c
a, b = [1, 2, 3]
a, b, c = [1, 2]
a, *b, c = [1]
l = [1, 2, 3]; [l.append(9) for x in l if len(l) < 6]; l
l = [1, 2, 3, 4]; [l.remove(x) for x in l]; l
i = iter([1, 2]); next(i), next(i), next(i, "end")
i = iter([1]); next(i); next(i)
l = [1]; i = iter(l); next(i); l.append(2); next(i)
list(reversed([1, 2, 3])), list([1, 2, 3].__reversed__())
type(iter([])), type(reversed([])), type([].__reversed__()), type(iter(())), type(iter(range(3))), type(iter({})), type(iter({}.values())), type(iter({}.items())), type(iter(set()))
[].foo
[].append = 1
[].append.__name__
[1, 2].__len__(), [1, 2].__contains__(1), [1, 2].__getitem__(0), [1, 2].__add__([3]), [1, 2].__eq__([1, 2]), [1].__mul__(2), [1].__iter__().__next__()
l = [1, 2]; l.__setitem__(0, 5); l.__delitem__(1); l
list.append([], 1)
list.append(5, 1)
list.append()
[x for x in range(10) if x % 2], [(x, y) for x in range(2) for y in "ab"], [[y for y in range(x)] for x in range(3)]
[[0] * 3 for _ in range(2)]
m = [[0] * 2] * 2; m[0][0] = 1; m
# tuple
()
(1,)
(1, 2)
1, 2
tuple(), tuple([1, 2]), tuple("ab"), tuple(range(3)), tuple((1,))
tuple(5)
tuple(1, 2)
tuple(x=1)
t = (1, 2, 3); t[0], t[-1], t[1:], t[::-1], t[5:], t[:2]
(1, 2)[5]
t = (1, 2); t["a"]
t = (1, 2); t[1.5]
t = (1, 2); t[0] = 5
t = (1, 2); del t[0]
t = (1, 2); t += (3,); t
t = (1, 2); t *= 2; t
(1,) + (2,), (1,) * 3, 3 * (1,), (1,) * -1, () + ()
(1,) + [2]
(1,) + 5
(1,) * "a"
(1,) * 2**40
(1, 2, 1).count(1), (1, 2, 3).index(2), (1, 2, 3).index(3, 1)
(1, 2).index(9)
(1, 2).index(1, 1)
(1, 2).count()
(1, 2) == (1, 2), (1, 2) < (1, 3), (1,) < (1, 2), () < (1,), (2,) > (1, 5), (1, 2) != (1, 2), (1, 2) == [1, 2]
(1,) < [2]
(1, "a") < (1, 2)
1 in (1, 2), 5 in (1, 2), "a" not in ("b",)
hash(()), hash((1,)), hash((1, 2, 3)), hash((1, (2, 3))), hash((-1, 0)), hash((1.5, 2)), hash((10**30,)), hash((True, False))
hash(([],))
{(1, 2): 3}[(1, 2)], {(1, 2): 3}[1, 2]
str((1, "a")), repr((None,)), str(()), str(((),))
len(()), len((1, 2)), bool(()), bool((0,))
t = ([],); t[0].append(1); t
(1, 2).append
(1, 2).__len__(), (1,).__add__((2,)), (1, 2).__contains__(1), (1, 2).__hash__()
(*range(3),), (*"ab", 1)
a, b = 1, 2; a, b = b, a; a, b
(a, b), c = (1, 2), 3; a, b, c
# dict
{}
{1: 2, "a": None, (1, 2): [3], None: 4, 1.5: 5, True: 6, b"x": 7}
dict(), dict(a=1, b=2), dict([(1, 2), (3, 4)]), dict({1: 2}), dict({1: 2}, a=3), dict([(1, 2)], b=3), dict(["ab", "cd"]), dict(zip("ab", [1, 2])), dict([[1, 2]])
dict(5)
dict([1])
dict([(1,)])
dict([(1, 2), (1, 2, 3)])
dict(["abc"])
dict([[]])
dict(1, 2)
dict([([], 1)])
dict(None)
d = {1: 2}; d[1], d[1.0], d[True]
{1: 2}[3]
{"a": 1}["b"]
{}[(1, 2)]
{}[None]
{}[[]]
{}[{}]
{1: 2}[1:2]
d = {}; d[1] = 2; d["a"] = 3; d[1] = 4; d
d = {}; d[[]] = 1
d = {}; d[{}] = 1
d = {1: 2}; del d[1]; d
d = {1: 2}; del d[5]
d = {1: 2}; del d["a"]
d = {1: 2, 3: 4}; del d[1]; d[1] = 5; d
d = {1: "a"}; d[True] = "b"; d[1.0] = "c"; d
d = {1: 2}; d.get(1), d.get(5), d.get(5, "x"), d.get(5, None)
{}.get()
{}.get(1, 2, 3)
{}.get([])
{}.get(1, default=2)
d = {1: 2}; d.setdefault(1, 9), d.setdefault(5), d.setdefault(6, []), d
{}.setdefault()
{}.setdefault([], 1)
d = {1: 2}; d.pop(1), d
{}.pop(1)
{1: 2}.pop(5)
{}.pop("a")
{}.pop("a", None), {}.pop("a", 5)
{}.pop()
{}.pop([])
d = {1: 2, 3: 4}; d.popitem(), d.popitem(), d
{}.popitem()
{1: 2}.popitem(1)
d = {1: 2}; d.update({3: 4}); d.update([(5, 6)]); d.update(a=7); d.update(); d.update({1: 0}, b=8); d
{}.update(5)
{}.update([1])
{}.update([(1, 2, 3)])
{}.update(["a"])
{}.update(1, 2)
{}.update(None)
d = {1: 2}; e = d.copy(); e[3] = 4; d, e
d = {1: 2}; d.clear(); d
dict.fromkeys([1, 2]), dict.fromkeys("ab", 0), dict.fromkeys([]), dict.fromkeys(range(3), [])
dict.fromkeys()
dict.fromkeys(5)
dict.fromkeys([[]])
{}.fromkeys([1], 2)
{1: 2} | {3: 4}, {1: 2} | {1: 3}
{1: 2} | [(3, 4)]
{1: 2} | 5
[(1, 2)] | {}
d = {1: 2}; d |= {3: 4}; d |= [(5, 6)]; d
d = {1: 2}; d |= 5
d = {1: 2}; e = d; d |= {3: 4}; e
{1: 2} + {3: 4}
{1: 2} & {1: 2}
{1: 2} == {1: 2}, {1: 2} == {1: 3}, {1: 2, 3: 4} == {3: 4, 1: 2}, {1: 2} != {}, {1: 2} == {1.0: 2.0}, {} == [], {1: [2]} == {1: [2]}
{1: 2} < {3: 4}
1 in {1: 2}, 2 in {1: 2}, "a" not in {}
[] in {}
len({}), len({1: 2}), bool({}), bool({1: 2})
hash({})
list({1: 2, 3: 4}), [k for k in {"a": 1, "b": 2}], list({1: 2}.items())
d = {1: 2}; d[2] = d; d
d = {}; d["k"] = [d]; d
str({1: "a", "b": [1]}), repr({})
d = {1: 2}; d.keys(), d.values(), d.items()
{}.keys(), {}.values(), {}.items()
d = {1: 2, 3: 4}; list(d.keys()), list(d.values()), list(d.items()), len(d.keys()), len(d.values()), len(d.items())
d = {1: 2}; k = d.keys(); d[3] = 4; k, len(k), list(k)
d = {1: 2}; 1 in d.keys(), 2 in d.values(), (1, 2) in d.items(), (1, 3) in d.items(), 5 in d.items(), [1, 2] in d.items(), (1, 2, 3) in d.items(), 9 in d.values()
{1: 2}.keys()[0]
{1: 2}.keys() & {1, 5}, {1: 2}.keys() | {5}, {1: 2, 3: 4}.keys() - {1}, {1: 2}.keys() ^ {1, 5}
{1: 2}.keys() & [1], {1: 2}.keys() | [5], {1: 2}.keys() - [1], [1, 5] & {1: 2}.keys(), [1, 5] - {1: 2}.keys(), {1, 5} - {1: 2}.keys(), {1, 5} & {1: 2}.keys()
{1: 2}.keys() & 5
{1: 2}.keys() + {3}
{1: 2}.values() & {2}
{1: 2, 3: 4}.items() & {(1, 2)}, {1: 2}.items() | {(5, 6)}, {1: 2, 3: 4}.items() - {1: 2}.items(), {1: 2}.items() ^ {1: 3}.items()
{1: []}.items() & {1: 2}.items()
{1: []}.items() | []
{1: 2}.keys() == {1}, {1: 2}.keys() == {1: 5}.keys(), {1: 2}.keys() < {1, 2}, {1: 2}.keys() <= {1}, {1: 2, 3: 4}.keys() > {1}, {1: 2}.keys() != {2}, {1: 2}.items() == {(1, 2)}, {1: 2}.keys() == [1]
{1: 2}.values() == {1: 2}.values()
{1: 2}.keys() < [1, 2]
{1: 2}.keys().isdisjoint([5]), {1: 2}.keys().isdisjoint({1}), {1: 2}.items().isdisjoint([(1, 2)])
{1: 2}.keys().isdisjoint(5)
{1: 2}.values().isdisjoint([])
hash({}.keys())
list(reversed({1: 2, 3: 4})), list(reversed({1: 2, 3: 4}.keys())), list(reversed({1: 2, 3: 4}.values())), list(reversed({1: 2, 3: 4}.items()))
d = {1: 2, 3: 4}; [d.pop(k) for k in d]
d = {1: 2}; [d.update({k + 1: 0}) for k in d]
d = {1: 2, 3: 4}; [d.update({k: 0}) for k in d]; d
d = {1: 2}; [d.clear() for k in d.values()]
d = {1: 2}; i = iter(d); d[5] = 6; next(i)
d = {1: 2}; i = iter(d.items()); next(i), next(i, "end")
d = {i: i * i for i in range(20)}; [d.pop(i) for i in range(0, 20, 2)]; d[100] = 1; d[0] = 5; d
d = {str(i): i for i in range(20)}; [d.pop(str(i)) for i in range(0, 20, 3)]; d["z"] = 1; d
d = {(i,): i for i in range(20)}; [d.pop((i,)) for i in range(1, 20, 2)]; d[(1,)] = 1; d
d = {i / 2: i for i in range(10)}; d
d = {10**30 + i: i for i in range(3)}; d[10**30 + 1]
{**{1: 2}, **{3: 4}}, {**{}, "a": 1}
{**5}
{**[1]}
{k: v for k, v in [(1, 2), (3, 4)]}, {x: x * x for x in range(3)}
d = {"b": 1, "a": 2}; sorted(d), sorted(d.items()), sorted(d, key=d.get), max(d, key=d.get)
{}.foo
{}.has_key
{1: 2}.__len__(), {1: 2}.__contains__(1), {1: 2}.__getitem__(1), {1: 2}.__eq__({1: 2})
{"a": {"b": [1, {"c": 2}]}}["a"]["b"][1]["c"]
{"a": 1}.keys().foo
type({}.keys()), type({}.values()), type({}.items())
{1: 2}.items() == {1: 2}.items(), {1: 2}.items() <= {1: 2, 3: 4}.items()
{float("nan"): 1}, {0.0: 1, -0.0: 2}
{frozenset([1]): 2}[frozenset([1])]
# set
set()
{1, 2, 3}
{3, 1, 2}
{1, 1.0, True}
{0, False, 0.0}
set([3, 1, 2]), set((1,)), set(range(5)), set({1: 2}), set({5, 6}), set(b"ab")
set("a"), set("")
set(5)
set(1, 2)
set(x=1)
set([[]])
set([{}])
{1, []}
frozenset(), frozenset([1, 2]), frozenset({3}), frozenset(range(3))
frozenset(5)
frozenset(1, 2)
{8, 0, 16}
{16, 8, 0}
{0, 8, 16, 24, 32}
{32, 24, 16, 8, 0}
{7, 15, 23}
{100, 200, 300, 400, 500}
{-1, -2, -3, 100, 50}
{16, 8}
x = 5; {100, 200, 300, 400, x}
set([8, 0, 16]), set([32, 24, 16, 8, 0]), set([1000, 2000, 3000, 4000, 5000, 6000]), set([-1, -2, -3, 1, 2, 3]), set([5, 5, 5, 2, 2])
{i * i for i in range(20)}
{i * 37 % 101 for i in range(60)}
set(range(0, 1000, 77)), set(range(1000, 0, -77))
{10**20, 5, 2**61, -7}, {1.5, 2.5, 0.1, 1}, {-5, 5, -6, 6, 2**40}
{(1, 2), (3, 4), (0, 0)}, {(i, i) for i in range(10)}
{frozenset([1]), frozenset([2]), frozenset()}
s = {1}; s.add(2); s.add(1); s.add(2.0); s
s = {1}; s.add([])
s = {1}; s.add({2})
s = {1}; s.add()
s = {1, 2}; s.remove(1); s
{1}.remove(5)
{1}.remove("a")
{1}.remove([])
{1}.remove({2})
{frozenset([2])}.remove({2})
s = {1, 2}; s.discard(1); s.discard(9); s
{1}.discard([])
s = {3, 1, 2}; s.pop(), s.pop(), s
s = {8, 0, 16, 5}; s.pop(), s.pop(), s.add(99), s.pop(), s
set().pop()
s = {1}; s.clear(); s
s = {1}; t = s.copy(); t.add(2); s, t
{1, 2} | {2, 3}, {1, 2} & {2, 3}, {1, 2} - {2, 3}, {1, 2} ^ {2, 3}
{1, 2} | frozenset([3]), frozenset([3]) | {1, 2}, frozenset([1, 2]) & {1}, {1} & frozenset([1, 2]), frozenset([1]) - {1}, frozenset([1, 2]) ^ {1}
{1} | [2]
{1} & [1]
{1} - 5
{1} + {2}
{1} * 2
5 | {1}
s = {1, 2}; s |= {3}; s &= {2, 3}; s -= {3}; s ^= {2, 5}; s
s = {1}; t = s; s |= {2}; t
s = frozenset([1]); t = s; s |= {2}; s, t
s = {1}; s |= [2]
s = {1}; s -= [1]
{1}.union([2], (3,), {4: 5}), {1}.union(), {1, 2}.intersection([2, 3], [2]), {1, 2}.intersection(), {1, 2, 3}.difference([1], [2]), {1}.difference(), {1, 2}.symmetric_difference([2, 3])
{1}.union(5)
{1}.intersection(5)
{1}.difference(5)
{1}.symmetric_difference(5)
{1}.symmetric_difference()
{1}.union([[]])
s = {1, 2, 3}; s.update([4], (5,)); s.intersection_update([1, 2, 4, 9], [1, 4]); s.difference_update([1]); s.symmetric_difference_update([4, 7]); s
{1}.update(5)
s = {1}; s.update(); s
{1}.issubset([1, 2]), {1, 2}.issuperset([1]), {1}.isdisjoint([2]), {1}.issubset({1}), {1}.issuperset({2}), {1}.isdisjoint({1}), set().issubset([])
{1}.issubset(5)
{1}.isdisjoint(5)
{1, 2} == {2, 1}, {1} == frozenset([1]), {1} != {2}, {1} < {1, 2}, {1} <= {1}, {1, 2} > {1}, {1} >= {1}, {1} < {1}, {1} < {2}, {1} == [1]
{1} < [1]
{1} < 5
1 in {1}, 5 in {1}, 1.0 in {1}, {1} in {frozenset([1])}, (1,) in {(1,)}
[] in {1}
hash(frozenset()), hash(frozenset([1, 2, 3])), hash(frozenset([10**20, 1.5, (1, 2)])), hash(frozenset(range(100)))
hash(set())
{set()}
len(set()), len({1, 1}), bool(set()), bool({0})
str({1, 2}), repr(frozenset([1])), str(set()), str(frozenset())
frozenset([1]).add
frozenset([1]).copy(), frozenset([1]).union([2]), frozenset([1, 2]).difference([1]), frozenset([1]).intersection([1]), frozenset([1]).symmetric_difference([2]), frozenset([1]).issubset([1]), frozenset([1]).isdisjoint([1])
frozenset({1: 2}), {frozenset([1]): 5}
s = {1, 2, 3}; [s.discard(x) for x in s]
s = {1, 2, 3}; [s.add(x + 10) for x in s]
s = {1}; i = iter(s); next(i), next(i, "end")
s = set(range(100)); [s.remove(i) for i in range(0, 100, 3)] and sorted(s)
s = set(range(30)); s -= set(range(5, 25)); s
s = set(range(30)); s &= set(range(20, 40)); s
s = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10}; s.difference_update({1, 2, 3, 4, 5, 6, 7, 8}); s.add(40); s.add(33); s
set(range(50, 0, -1)) ^ set(range(25, 75))
set(i * 7 % 64 for i in range(40)) | set(i * 11 % 128 for i in range(40))
set(i * 7919 % 100003 for i in range(50))
set(i * 7919 % 100003 for i in range(50)) & set(i * 3 for i in range(40000))
set(i * 7919 % 100003 for i in range(50)) - set(i * 6 for i in range(20000))
list(set([64 * i for i in range(12)])), list({64 * i + 1 for i in range(12)})
set(set([64 * i for i in range(12)])), set(frozenset([64 * i for i in range(12)])), set(dict.fromkeys([64 * i for i in range(12)]))
{64, 0, 128, 192, 256, 320}
{320, 256, 192, 128, 0, 64}
{8, 0, 16, 1, 24}
{a for a in (8, 0, 16, 1, 24)}
x = float("nan"); x in [x], x is x, x == x, [x] == [x], x in {x}, {x: 1}[x]
a = 24; {8, 0, 16, 1, a}, {a, 8, 0, 16, 1}, {a, 8, 0}
{*range(3)}, {*[8, 0], *[16, 24, 1]}, {1, *[2, 3]}
sorted({"b", "a", "c"}), len({"a", "b", "a"}), "a" in {"a"}, {"a"} | {"a"}
{None}, {True}, {()}, {""}, {b"x"}
{1}.foo
set.add({1}, 2)
{1}.__contains__(1), {1}.__len__(), {1}.__or__({2}), {1}.__or__([2]), {1}.__eq__({1})
# range
range(5), range(1, 5), range(0, 10, 2), range(5, 0, -1), range(0), range(-5)
list(range(5)), list(range(1, 5)), list(range(0, 10, 3)), list(range(5, 0, -2)), list(range(5, 0)), list(range(-3, 3))
range()
range(1, 2, 3, 4)
range(1.5)
range("a")
range(None)
range(1, 2, 0)
range(5, step=2)
range(True), range(False, 3)
r = range(0, 10, 3); r.start, r.stop, r.step, len(r), r[0], r[-1], r[1:], r[::-1], r[::2], r[5:], r[:2], r[-2:]
range(10)[2:8:2], range(10)[::-1], range(10, 0, -1)[2:5], range(0)[::-1], range(10)[5:2]
range(5)[5]
range(5)[-6]
range(0)[0]
r = range(5); r["a"]
r = range(5); r[1.5]
range(5)[::0]
range(5)[0] = 1
r = range(5); del r[0]
r = range(5); r.start = 3
3 in range(5), 5 in range(5), -1 in range(5), 2.0 in range(5), 2.5 in range(5), "a" in range(5), True in range(5), 10**30 in range(5), None in range(5), 4 in range(0, 10, 3), 6 in range(0, 10, 3), 7 in range(10, 0, -3), 8 in range(10, 0, -3)
range(5).index(3), range(0, 10, 2).index(4), range(5, 0, -1).index(5), range(5).count(3), range(5).count(9), range(5).index(3.0), range(5).index(True)
range(5).index(9)
range(5).index("a")
range(5).index(9.5)
range(5).index()
range(5) == range(0, 5), range(0) == range(5, 0), range(0, 3, 2) == range(0, 4, 2), range(5) == [0, 1, 2, 3, 4], range(5) != range(6), range(1, 2) == range(1, 3, 5)
range(5) < range(6)
range(5) + range(5)
range(5) * 2
hash(range(5)) == hash(range(0, 5, 1)), hash(range(5)), hash(range(0, 10, 3))
{range(3): 1}[range(0, 3)]
len(range(10**18)), len(range(0, 10**18, 7)), bool(range(0)), bool(range(1))
range(10**18)[10**17], range(10**18)[-1], 10**17 in range(10**18), range(-2**63, 2**63 - 1, 2**62), list(range(-2**63, 2**63 - 1, 2**62))
list(reversed(range(5))), list(reversed(range(0, 10, 3))), list(reversed(range(0))), list(range(3).__reversed__())
sum(range(101)), max(range(5)), min(range(5)), sorted(range(3), reverse=True)
str(range(5)), repr(range(1, 5, 2)), f"{range(3)}"
range(3).foo
i = iter(range(2)); next(i), next(i), next(i, None), next(i, "x")
a, b, c = range(3); a, b, c
[*range(3)], (*range(3),), {*range(3)}
# slice
slice(5), slice(1, 5), slice(1, 5, 2), slice(None), slice("a", [1], None)
slice()
slice(1, 2, 3, 4)
slice(x=1)
s = slice(1, 5, 2); s.start, s.stop, s.step, s.indices(10), s.indices(3), s.indices(0)
slice(None, None, -1).indices(5), slice(-3, None).indices(10), slice(100, -100, -1).indices(5), slice(None).indices(0)
slice(1).indices(-1)
slice(1).indices("a")
slice(None, None, 0).indices(5)
slice("a").indices(5)
slice(1, 2) == slice(1, 2), slice(1, 2) == slice(1, 3), slice(1, 2) < slice(1, 3), slice(1) != slice(2)
hash(slice(1))
[1, 2, 3][slice(1, None)], (1, 2, 3)[slice(None, None, -1)], "abc"[slice(0, 2)]
slice(1).start = 2
# what many of them share
[1, [2, (3, {4: {5}})]]
[[]] * 3
len(5)
x = []; y = []; x is y, x is x
x = (); y = (); x is y
all([]), any([]), all([1, 0]), any([0, 1]), sum([]), sum([[1], [2]], []), max([3, 1]), min("ba"), max([], default=5)
max([])
sum(["a"])
sum([[1]])
list(zip([1, 2], "ab")), list(enumerate("ab")), list(map(str, [1, 2])), list(filter(None, [0, 1, 2]))
next(iter([])) if False else 0
[].__class__, type([]), type(()), type({}), type(set()), type(frozenset()), type(range(0)), type(slice(0))
isinstance([], list), isinstance((), tuple), isinstance({}, dict), isinstance({}.keys(), dict)
[1, 2, 3] > [1, 2], (1, 2) >= (1, 2), [[1], [2]] < [[1], [3]], [] == [], () == ()
[None] == [None], [1.0] == [1], [float("nan")] == [float("nan")]
(1, 2) + (3,) * 2, [0] * 2 + [1]
del [1, 2][0]
x = [1, 2, 3]; x[0], x[1] = x[1], x[0]; x
x = [1, 2, 3]; x[x[0]] = 9; x
d = {}; d["a"] = d.get("a", 0) + 1; d["a"] += 5; d
d = {}; d["a"] += 1
x = [0]; x[0] += 5; x[0] *= 2; x
x = ([1],); x[0] += [2]
[i for i in range(3)][::-1], [*"abc"][::2], "abc"[::-1]
list(map(lambda p: p[0], sorted({"a": 3, "b": 1}.items(), key=lambda kv: kv[1])))
# calls through the class, wrong arguments, mixed operands
sorted([3,1,2], key=lambda x: -x)
d = {}; d.update([(1,2)], a=5); d
d = {1:2}; d.update({1:3}.items()); d
{}.update(a=1)
list.sort([3,1])
dict.get({1:2}, 1)
[].__class__.__name__
[1,2,3].__reversed__().__next__()
int.from_bytes(bytes=b"a", byteorder="big")
(5).to_bytes(length=2, byteorder="little", signed=False)
(5).to_bytes(2, "big", True)
[].pop.__doc__
int.bit_length(5)
int.bit_length("a")
int.bit_length()
float.is_integer(1.5)
float.fromhex("0x1.8p1").hex()
dict.fromkeys("ab").get("a")
(1).__class__
[1].__setitem__(5, 1)
set.union({1}, {2})
set.union()
frozenset.union(frozenset(), [1])
d = {1: 1}; d.__ior__({2: 2}); d
d = {}; d.__setitem__(1, 2); d
{1: 2}.__or__({3: 4}), {1: 2}.__or__(5)
[].index(1, 2, 3, 4)
tuple.index((1,), 1)
().index()
range(3).index(1, 2)
slice(1).indices()
[1,2,3].insert(1, 2, 3)
{}.setdefault(1, 2, 3)
{}.items(1)
{}.keys(1)
{}.copy(1)
set().copy(1)
set().isdisjoint()
set().pop(1)
set().add(1, 2)
[].sort(1)
[].reverse(1)
1 .real
-2 ** 2, (-2) ** 2, 2 ** -1, 2 ** 3 ** 2
True + 1.5, True / 2, True // 1, 5 % True
5 == True, [True] == [1], {True: 1} == {1: 1}
(1, 2) + [3]
[3] + (1, 2)
1 + [1]
1 + (1,)
[1] in 5
5 in 5
5 in "a"
None + 1
None < None
None[0]
{}["a"]["b"]
{1} [0]
{1}[0] = 1
s = {1}; s[0]
f = frozenset([1]); f.add(1)
del {}[1]
s = {1}; del s[0]
range(3)[1] = 2
(1)[0]
[1, 2, 3].sort().foo
max(1, "a")
sum(["a", "b"])
sum([1, "a"])
[[1, 2], [3]] + [[4]]
divmod(-7.5, 2.5), -7.5 // 2.5
0.1 * 3, 1.1 + 2.2, 1e16 + 1, 2.0 ** 53 + 1
1e-7 * 1e-300 * 1e-30
int("0" * 5000 + "1")
int(" 0b1 ", 2), int("0B1", 0)
int("0b2", 2)
int("0o8", 0)
int("0xg", 16)
int("1e5")
int("１２３") + int("٤")
float("1e5_0"), float("  nan  ")
float("1e+"), 1
float("1_e5")
round(-0.5), round(-1.5), round(0.5, 0), round(-0.4, 0)
round(1e22), round(123456789.987654321, 5)
round(10**20, -20), round(5*10**19, -20), round(15*10**19, -20)
hash((1, "a")) == hash((1, "a")), hash((1.0, 2)) == hash((1, 2))
1 .__lt__(2.0), (1.0).__lt__(2), (1).__add__(1.0)
(5).__ceil__(), (5).__floor__(), (5).__trunc__(), (5).__int__(), (5.5).__float__()
(3.7).__int__(), (3.7).__abs__(), (3.7).__neg__(), (3.7).__bool__(), (3.7).__eq__(3.7)
(3).__format__("05d"), (3.5).__format__(".2f"), (3).__str__()
bool.__add__(True, True), bool.from_bytes(b"\x01"), bool.from_bytes(b"\x00")
[1, 2] * 2.0
2.0 * [1]
"a" * [1]
{} * 2
{1: 2} - {1: 2}
[1, 2, 3][True:], [1, 2, 3][False]
[1, 2, 3][-0], "abc"[-1], (1, 2)[-2]
x, = [1]; x
[x, y] = 1, 2; x, y
x = y = []; x.append(1); y
a = [1, 2, 3]; a[1:2], a[0] = [7, 8], 5; a
a = [1, 2, 3]; a += a; a
a = [1, 2, 3]; a[:0] = [0]; a[len(a):] = [4]; a
a = [1, 2, 3]; a *= 0; a
a = [3, 1, 2]; a.sort(key=lambda v: {}[v])
a = [1, 2, 3, 4]; a[::2], a[1::2] = a[1::2], a[::2]; a
