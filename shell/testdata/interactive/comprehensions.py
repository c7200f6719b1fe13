[x for x in range(5)], [x * 2 for x in 'ab'], [x for x in range(10) if x % 2 if x > 3]
[(x, y) for x in range(2) for y in range(x + 1)], [[j for j in range(i)] for i in range(3)]
{x: x * x for x in range(3)}, {x % 3 for x in range(10)}, {k: v for k, v in {'a': 1}.items()}
sum(x for x in range(5)), max(x * -1 for x in range(3)), list(x for x in 'abc'), tuple(x for x in [1]), dict((x, 1) for x in 'ab'), sorted(x for x in 'cab')
''.join(c for c in 'hello' if c in 'aeiou'), any(x > 3 for x in range(5)), all(x for x in [])
g = (x for x in range(3)); g
next(g), list(g), list(g)
next(g)
x = 'outer'; [x for x in range(3)]; x
[y for y in range(3)]; y
n = 3; [n + i for i in range(n)], [i for n in range(2) for i in range(n)]
f = [lambda: i for i in range(3)]; [h() for h in f]
f = [lambda i=i: i for i in range(3)]; [h() for h in f]
[x if x % 2 else -x for x in range(4)], [(a, b) for a, b in zip('ab', [1, 2])], [a for a, *b in ['ab', 'cde']]
[x for x in [1, 2, 3] if x in (y for y in [2])], [[x] * 2 for x in 'ab'], [not x for x in [0, 1]]
[x for x in 5]
[x for x in None]
[x.foo for x in [1]]
[x for x in range(3) if x.foo]
[a for a, b in [(1, 2, 3)]]
[undefined for x in [1]]
[x for x in undefined]
{[]: 1 for x in [1]}
{[] for x in [1]}
(x for x in 5)
list(1 / x for x in [1, 0])
sum('a' for x in range(2))
[x for x in range(3)
 if x > 0]
[i for i in range(3) for i in 'ab']
[total := total + v for v in range(3)]
total = 0; [total := total + v for v in range(4)], total
[j := 1 for j in range(3)]
any((w := z) > 2 for z in range(5)), w
[x async for x in y]
[await x for x in y]
[x for x in range(3) else 5]
[for x in y]
[x for in y]
[x for x y]
[*x for x in [[1]]]
{**d for d in [{}]}
{k: v for k in 'ab' for v in range(2)}
list(map(lambda x, y: x + y, [1, 2], [3, 4])), list(map(str, range(3))), list(filter(lambda x: x > 1, range(4))), list(zip('ab', range(5))), list(zip(*[(1, 2), (3, 4)])), list(enumerate('ab'))
map(str, [1]), filter(None, []), zip([1]), enumerate([]), reversed([1]), iter([1]), iter((1,)), iter('a'), iter({}), iter(range(1)), iter(b'a'), iter({1})
list(zip([1, 2], [1], strict=True))
def f(): return [locals_ for locals_ in range(2)]
f()
class C:
    a = [1, 2]
    b = [x for x in a]
    c = {x: 1 for x in a if x}
C.b, C.c
class C:
    a = 1
    b = [a for _ in range(2)]
(lambda: [x for x in range(2)])(), [(lambda y: y * x)(2) for x in range(3)]
m = [[1, 2], [3, 4]]; [[r[i] for r in m] for i in range(2)], [c for r in m for c in r], sum([c for r in m for c in r])
sorted([3, 1, 2], key=lambda v: -v), sorted('bA', key=str.lower), max(['aa', 'b'], key=len), min([3, 1], default=0), max([], default='d')
it = iter([1, 2, 3]); [(a, b) for a, b in zip(it, it)], list(it)
[print(i, end=' ') for i in range(3)]
d = {'b': 1, 'a': 2}; sorted(d), sorted(d.items(), key=lambda t: t[1]), [k for k in d], {v: k for k, v in d.items()}
list(range(10))[::-2], list(range(5))[-3:-1], [*range(3)][1:], list('abc')[::-1]
