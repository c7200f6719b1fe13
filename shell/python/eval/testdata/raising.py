# Where something is left by an exception: each expression of each statement in
# turn raises one, and what was evaluated before it is shown.
class A:
    b = 1
    def m(self, k): return k
class ctx:
    def __init__(self, name, swallow=False): self.name, self.swallow = name, swallow
    def __enter__(self): log.append('enter ' + self.name); return self.name
    def __exit__(self, c, e, t): log.append('exit %s %s' % (self.name, c and c.__name__)); return self.swallow
class NoTruth:
    def __bool__(self): raise IndexError('truth')
class bad:
    def __init__(self, where): self.where = where
    def __enter__(self):
        if self.where == 'enter': raise IndexError('enter')
    def __exit__(self, *e):
        if self.where == 'exit': raise IndexError('exit')
        return NoTruth()
def deco(name):
    def apply(f): log.append('apply ' + name); return f
    return apply
def f(x, y): return x, y
def v(n, value=None):
    log.append(n)
    if n == stop: raise KeyError(n)
    return value
def outcome(e):
    parts = [repr(e), repr(e.__cause__), repr(e.__context__), str(e.__suppress_context__)]
    return ' '.join(parts)
for stop in range(0, 2):
    log = []; x = 1; l = [1, 2]; d = {1: 1, 2: 2}; a = A(); a.c = 1
    try:
        x = v(1, 5)
    except BaseException as e: print(stop, outcome(e), log)
    else: print(stop, 'done', log)
    print(l, d, a.b)
for stop in range(0, 2):
    log = []; x = 1; l = [1, 2]; d = {1: 1, 2: 2}; a = A(); a.c = 1
    try:
        x = y = v(1, 5)
    except BaseException as e: print(stop, outcome(e), log)
    else: print(stop, 'done', log)
    print(l, d, a.b)
for stop in range(0, 2):
    log = []; x = 1; l = [1, 2]; d = {1: 1, 2: 2}; a = A(); a.c = 1
    try:
        a.b = v(1, 5)
    except BaseException as e: print(stop, outcome(e), log)
    else: print(stop, 'done', log)
    print(l, d, a.b)
for stop in range(0, 3):
    log = []; x = 1; l = [1, 2]; d = {1: 1, 2: 2}; a = A(); a.c = 1
    try:
        v(2, a).b = v(1, 5)
    except BaseException as e: print(stop, outcome(e), log)
    else: print(stop, 'done', log)
    print(l, d, a.b)
for stop in range(0, 4):
    log = []; x = 1; l = [1, 2]; d = {1: 1, 2: 2}; a = A(); a.c = 1
    try:
        v(2, l)[v(3, 0)] = v(1, 5)
    except BaseException as e: print(stop, outcome(e), log)
    else: print(stop, 'done', log)
    print(l, d, a.b)
for stop in range(0, 6):
    log = []; x = 1; l = [1, 2]; d = {1: 1, 2: 2}; a = A(); a.c = 1
    try:
        v(2, l)[v(3, 0):v(4, 1):v(5, None)] = v(1, [5])
    except BaseException as e: print(stop, outcome(e), log)
    else: print(stop, 'done', log)
    print(l, d, a.b)
for stop in range(0, 2):
    log = []; x = 1; l = [1, 2]; d = {1: 1, 2: 2}; a = A(); a.c = 1
    try:
        x, a.b = v(1, (1, 2))
    except BaseException as e: print(stop, outcome(e), log)
    else: print(stop, 'done', log)
    print(l, d, a.b)
for stop in range(0, 2):
    log = []; x = 1; l = [1, 2]; d = {1: 1, 2: 2}; a = A(); a.c = 1
    try:
        x, (y, *z) = v(1, (1, (2, 3)))
    except BaseException as e: print(stop, outcome(e), log)
    else: print(stop, 'done', log)
    print(l, d, a.b)
for stop in range(0, 2):
    log = []; x = 1; l = [1, 2]; d = {1: 1, 2: 2}; a = A(); a.c = 1
    try:
        [x, y] = v(1, [1, 2])
    except BaseException as e: print(stop, outcome(e), log)
    else: print(stop, 'done', log)
    print(l, d, a.b)
for stop in range(0, 2):
    log = []; x = 1; l = [1, 2]; d = {1: 1, 2: 2}; a = A(); a.c = 1
    try:
        x += v(1, 1)
    except BaseException as e: print(stop, outcome(e), log)
    else: print(stop, 'done', log)
    print(l, d, a.b)
for stop in range(0, 3):
    log = []; x = 1; l = [1, 2]; d = {1: 1, 2: 2}; a = A(); a.c = 1
    try:
        v(1, a).b += v(2, 1)
    except BaseException as e: print(stop, outcome(e), log)
    else: print(stop, 'done', log)
    print(l, d, a.b)
for stop in range(0, 4):
    log = []; x = 1; l = [1, 2]; d = {1: 1, 2: 2}; a = A(); a.c = 1
    try:
        v(1, l)[v(2, 0)] += v(3, 1)
    except BaseException as e: print(stop, outcome(e), log)
    else: print(stop, 'done', log)
    print(l, d, a.b)
for stop in range(0, 3):
    log = []; x = 1; l = [1, 2]; d = {1: 1, 2: 2}; a = A(); a.c = 1
    try:
        x: v(2, int) = v(1, 5)
    except BaseException as e: print(stop, outcome(e), log)
    else: print(stop, 'done', log)
    print(l, d, a.b)
for stop in range(0, 3):
    log = []; x = 1; l = [1, 2]; d = {1: 1, 2: 2}; a = A(); a.c = 1
    try:
        a.b: v(2, int) = v(1, 5)
    except BaseException as e: print(stop, outcome(e), log)
    else: print(stop, 'done', log)
    print(l, d, a.b)
for stop in range(0, 2):
    log = []; x = 1; l = [1, 2]; d = {1: 1, 2: 2}; a = A(); a.c = 1
    try:
        x: v(1, int)
    except BaseException as e: print(stop, outcome(e), log)
    else: print(stop, 'done', log)
    print(l, d, a.b)
for stop in range(0, 2):
    log = []; x = 1; l = [1, 2]; d = {1: 1, 2: 2}; a = A(); a.c = 1
    try:
        del v(1, a).c
    except BaseException as e: print(stop, outcome(e), log)
    else: print(stop, 'done', log)
    print(l, d, a.b)
for stop in range(0, 3):
    log = []; x = 1; l = [1, 2]; d = {1: 1, 2: 2}; a = A(); a.c = 1
    try:
        del v(1, d)[v(2, 1)]
    except BaseException as e: print(stop, outcome(e), log)
    else: print(stop, 'done', log)
    print(l, d, a.b)
for stop in range(0, 5):
    log = []; x = 1; l = [1, 2]; d = {1: 1, 2: 2}; a = A(); a.c = 1
    try:
        del (v(1, d)[v(2, 1)], v(3, d)[v(4, 2)])
    except BaseException as e: print(stop, outcome(e), log)
    else: print(stop, 'done', log)
    print(l, d, a.b)
for stop in range(0, 3):
    log = []; x = 1; l = [1, 2]; d = {1: 1, 2: 2}; a = A(); a.c = 1
    try:
        print(v(1, 1) + v(2, 2))
    except BaseException as e: print(stop, outcome(e), log)
    else: print(stop, 'done', log)
    print(l, d, a.b)
for stop in range(0, 2):
    log = []; x = 1; l = [1, 2]; d = {1: 1, 2: 2}; a = A(); a.c = 1
    try:
        print(v(1, 1) + 2)
    except BaseException as e: print(stop, outcome(e), log)
    else: print(stop, 'done', log)
    print(l, d, a.b)
for stop in range(0, 4):
    log = []; x = 1; l = [1, 2]; d = {1: 1, 2: 2}; a = A(); a.c = 1
    try:
        print(v(1, 9) - v(2, 2) * v(3, 3))
    except BaseException as e: print(stop, outcome(e), log)
    else: print(stop, 'done', log)
    print(l, d, a.b)
for stop in range(0, 4):
    log = []; x = 1; l = [1, 2]; d = {1: 1, 2: 2}; a = A(); a.c = 1
    try:
        print(v(1, 1) < v(2, 2) < v(3, 3))
    except BaseException as e: print(stop, outcome(e), log)
    else: print(stop, 'done', log)
    print(l, d, a.b)
for stop in range(0, 4):
    log = []; x = 1; l = [1, 2]; d = {1: 1, 2: 2}; a = A(); a.c = 1
    try:
        print(v(1, 3) < v(2, 2) < v(3, 3))
    except BaseException as e: print(stop, outcome(e), log)
    else: print(stop, 'done', log)
    print(l, d, a.b)
for stop in range(0, 4):
    log = []; x = 1; l = [1, 2]; d = {1: 1, 2: 2}; a = A(); a.c = 1
    try:
        print(v(1, 1) in v(2, [1]) is not v(3, None))
    except BaseException as e: print(stop, outcome(e), log)
    else: print(stop, 'done', log)
    print(l, d, a.b)
for stop in range(0, 4):
    log = []; x = 1; l = [1, 2]; d = {1: 1, 2: 2}; a = A(); a.c = 1
    try:
        print(v(1, 0) or v(2, '') or v(3, 3))
    except BaseException as e: print(stop, outcome(e), log)
    else: print(stop, 'done', log)
    print(l, d, a.b)
for stop in range(0, 4):
    log = []; x = 1; l = [1, 2]; d = {1: 1, 2: 2}; a = A(); a.c = 1
    try:
        print(v(1, 1) and v(2, 2) and v(3, 0))
    except BaseException as e: print(stop, outcome(e), log)
    else: print(stop, 'done', log)
    print(l, d, a.b)
for stop in range(0, 4):
    log = []; x = 1; l = [1, 2]; d = {1: 1, 2: 2}; a = A(); a.c = 1
    try:
        print(v(1, 0) and v(2, 2) or v(3, 3))
    except BaseException as e: print(stop, outcome(e), log)
    else: print(stop, 'done', log)
    print(l, d, a.b)
for stop in range(0, 2):
    log = []; x = 1; l = [1, 2]; d = {1: 1, 2: 2}; a = A(); a.c = 1
    try:
        print(not v(1, 0))
    except BaseException as e: print(stop, outcome(e), log)
    else: print(stop, 'done', log)
    print(l, d, a.b)
for stop in range(0, 4):
    log = []; x = 1; l = [1, 2]; d = {1: 1, 2: 2}; a = A(); a.c = 1
    try:
        print(-v(1, 1), ~v(2, 2), +v(3, 3))
    except BaseException as e: print(stop, outcome(e), log)
    else: print(stop, 'done', log)
    print(l, d, a.b)
for stop in range(0, 4):
    log = []; x = 1; l = [1, 2]; d = {1: 1, 2: 2}; a = A(); a.c = 1
    try:
        print(v(2, 'yes') if v(1, 1) else v(3, 'no'))
    except BaseException as e: print(stop, outcome(e), log)
    else: print(stop, 'done', log)
    print(l, d, a.b)
for stop in range(0, 4):
    log = []; x = 1; l = [1, 2]; d = {1: 1, 2: 2}; a = A(); a.c = 1
    try:
        print(v(2, 'yes') if v(1, 0) else v(3, 'no'))
    except BaseException as e: print(stop, outcome(e), log)
    else: print(stop, 'done', log)
    print(l, d, a.b)
for stop in range(0, 3):
    log = []; x = 1; l = [1, 2]; d = {1: 1, 2: 2}; a = A(); a.c = 1
    try:
        (x := v(1, 5)) + v(2, 1)
    except BaseException as e: print(stop, outcome(e), log)
    else: print(stop, 'done', log)
    print(l, d, a.b)
for stop in range(0, 2):
    log = []; x = 1; l = [1, 2]; d = {1: 1, 2: 2}; a = A(); a.c = 1
    try:
        print(v(1, a).b)
    except BaseException as e: print(stop, outcome(e), log)
    else: print(stop, 'done', log)
    print(l, d, a.b)
for stop in range(0, 3):
    log = []; x = 1; l = [1, 2]; d = {1: 1, 2: 2}; a = A(); a.c = 1
    try:
        print(v(1, l)[v(2, 0)])
    except BaseException as e: print(stop, outcome(e), log)
    else: print(stop, 'done', log)
    print(l, d, a.b)
for stop in range(0, 5):
    log = []; x = 1; l = [1, 2]; d = {1: 1, 2: 2}; a = A(); a.c = 1
    try:
        print(v(1, l)[v(2, 0):v(3, 1):v(4, 1)])
    except BaseException as e: print(stop, outcome(e), log)
    else: print(stop, 'done', log)
    print(l, d, a.b)
for stop in range(0, 4):
    log = []; x = 1; l = [1, 2]; d = {1: 1, 2: 2}; a = A(); a.c = 1
    try:
        print([v(1, 1), *v(2, [2]), v(3, 3)])
    except BaseException as e: print(stop, outcome(e), log)
    else: print(stop, 'done', log)
    print(l, d, a.b)
for stop in range(0, 4):
    log = []; x = 1; l = [1, 2]; d = {1: 1, 2: 2}; a = A(); a.c = 1
    try:
        print((v(1, 1), v(2, 2), *v(3, [3])))
    except BaseException as e: print(stop, outcome(e), log)
    else: print(stop, 'done', log)
    print(l, d, a.b)
for stop in range(0, 4):
    log = []; x = 1; l = [1, 2]; d = {1: 1, 2: 2}; a = A(); a.c = 1
    try:
        print({v(1, 1), *v(2, [2]), v(3, 3)})
    except BaseException as e: print(stop, outcome(e), log)
    else: print(stop, 'done', log)
    print(l, d, a.b)
for stop in range(0, 6):
    log = []; x = 1; l = [1, 2]; d = {1: 1, 2: 2}; a = A(); a.c = 1
    try:
        print({v(1, 1): v(2, 2), **v(3, {4: 5}), v(4, 6): v(5, 7)})
    except BaseException as e: print(stop, outcome(e), log)
    else: print(stop, 'done', log)
    print(l, d, a.b)
for stop in range(0, 5):
    log = []; x = 1; l = [1, 2]; d = {1: 1, 2: 2}; a = A(); a.c = 1
    try:
        print(f'{v(1, 1)}-{v(2, 2)!r:>{v(3, 5)}}{v(4, "x")}')
    except BaseException as e: print(stop, outcome(e), log)
    else: print(stop, 'done', log)
    print(l, d, a.b)
for stop in range(0, 6):
    log = []; x = 1; l = [1, 2]; d = {1: 1, 2: 2}; a = A(); a.c = 1
    try:
        print(v(1, print)(v(2, 'a'), *v(3, ['b']), sep=v(4, '-'), **v(5, {'end': '!'})))
    except BaseException as e: print(stop, outcome(e), log)
    else: print(stop, 'done', log)
    print(l, d, a.b)
for stop in range(0, 4):
    log = []; x = 1; l = [1, 2]; d = {1: 1, 2: 2}; a = A(); a.c = 1
    try:
        print(v(1, print)(v(2, 'a'), v(3, 'b')))
    except BaseException as e: print(stop, outcome(e), log)
    else: print(stop, 'done', log)
    print(l, d, a.b)
for stop in range(0, 3):
    log = []; x = 1; l = [1, 2]; d = {1: 1, 2: 2}; a = A(); a.c = 1
    try:
        print(v(1, print)(*v(2, ['a'])))
    except BaseException as e: print(stop, outcome(e), log)
    else: print(stop, 'done', log)
    print(l, d, a.b)
for stop in range(0, 3):
    log = []; x = 1; l = [1, 2]; d = {1: 1, 2: 2}; a = A(); a.c = 1
    try:
        print(v(1, print)(sep=v(2, '-')))
    except BaseException as e: print(stop, outcome(e), log)
    else: print(stop, 'done', log)
    print(l, d, a.b)
for stop in range(0, 3):
    log = []; x = 1; l = [1, 2]; d = {1: 1, 2: 2}; a = A(); a.c = 1
    try:
        print(v(1, 'a,b').split(v(2, ',')))
    except BaseException as e: print(stop, outcome(e), log)
    else: print(stop, 'done', log)
    print(l, d, a.b)
for stop in range(0, 4):
    log = []; x = 1; l = [1, 2]; d = {1: 1, 2: 2}; a = A(); a.c = 1
    try:
        print(v(1, 'a,b').split(sep=v(2, ','), maxsplit=v(3, 1)))
    except BaseException as e: print(stop, outcome(e), log)
    else: print(stop, 'done', log)
    print(l, d, a.b)
for stop in range(0, 4):
    log = []; x = 1; l = [1, 2]; d = {1: 1, 2: 2}; a = A(); a.c = 1
    try:
        print(v(1, f)(v(2, 1), v(3, 2)))
    except BaseException as e: print(stop, outcome(e), log)
    else: print(stop, 'done', log)
    print(l, d, a.b)
for stop in range(0, 4):
    log = []; x = 1; l = [1, 2]; d = {1: 1, 2: 2}; a = A(); a.c = 1
    try:
        print(v(1, f)(v(2, 1), y=v(3, 2)))
    except BaseException as e: print(stop, outcome(e), log)
    else: print(stop, 'done', log)
    print(l, d, a.b)
for stop in range(0, 3):
    log = []; x = 1; l = [1, 2]; d = {1: 1, 2: 2}; a = A(); a.c = 1
    try:
        print(v(1, f)(*v(2, [1, 2])))
    except BaseException as e: print(stop, outcome(e), log)
    else: print(stop, 'done', log)
    print(l, d, a.b)
for stop in range(0, 3):
    log = []; x = 1; l = [1, 2]; d = {1: 1, 2: 2}; a = A(); a.c = 1
    try:
        print(v(1, f)(**v(2, {'x': 1, 'y': 2})))
    except BaseException as e: print(stop, outcome(e), log)
    else: print(stop, 'done', log)
    print(l, d, a.b)
for stop in range(0, 3):
    log = []; x = 1; l = [1, 2]; d = {1: 1, 2: 2}; a = A(); a.c = 1
    try:
        print(v(1, a).m(v(2, 1)))
    except BaseException as e: print(stop, outcome(e), log)
    else: print(stop, 'done', log)
    print(l, d, a.b)
for stop in range(0, 3):
    log = []; x = 1; l = [1, 2]; d = {1: 1, 2: 2}; a = A(); a.c = 1
    try:
        print(v(1, a).m(k=v(2, 1)))
    except BaseException as e: print(stop, outcome(e), log)
    else: print(stop, 'done', log)
    print(l, d, a.b)
for stop in range(0, 3):
    log = []; x = 1; l = [1, 2]; d = {1: 1, 2: 2}; a = A(); a.c = 1
    try:
        print(v(1, a).m(*v(2, [1])))
    except BaseException as e: print(stop, outcome(e), log)
    else: print(stop, 'done', log)
    print(l, d, a.b)
for stop in range(0, 4):
    log = []; x = 1; l = [1, 2]; d = {1: 1, 2: 2}; a = A(); a.c = 1
    try:
        print([v(3, y) for y in v(1, [1, 2]) if v(2, y)])
    except BaseException as e: print(stop, outcome(e), log)
    else: print(stop, 'done', log)
    print(l, d, a.b)
for stop in range(0, 5):
    log = []; x = 1; l = [1, 2]; d = {1: 1, 2: 2}; a = A(); a.c = 1
    try:
        print([v(4, (x, y)) for x in v(1, [1, 2]) if v(2, 1) for y in v(3, [3])])
    except BaseException as e: print(stop, outcome(e), log)
    else: print(stop, 'done', log)
    print(l, d, a.b)
for stop in range(0, 3):
    log = []; x = 1; l = [1, 2]; d = {1: 1, 2: 2}; a = A(); a.c = 1
    try:
        print({v(2, y) for y in v(1, [1, 2])})
    except BaseException as e: print(stop, outcome(e), log)
    else: print(stop, 'done', log)
    print(l, d, a.b)
for stop in range(0, 4):
    log = []; x = 1; l = [1, 2]; d = {1: 1, 2: 2}; a = A(); a.c = 1
    try:
        print({v(2, y): v(3, y) for y in v(1, [1, 2])})
    except BaseException as e: print(stop, outcome(e), log)
    else: print(stop, 'done', log)
    print(l, d, a.b)
for stop in range(0, 3):
    log = []; x = 1; l = [1, 2]; d = {1: 1, 2: 2}; a = A(); a.c = 1
    try:
        print(list(v(2, y) for y in v(1, [1, 2])))
    except BaseException as e: print(stop, outcome(e), log)
    else: print(stop, 'done', log)
    print(l, d, a.b)
for stop in range(0, 5):
    log = []; x = 1; l = [1, 2]; d = {1: 1, 2: 2}; a = A(); a.c = 1
    try:
        print((lambda x=v(1, 1), *, y=v(2, 2): v(3, x))(v(4, 4)))
    except BaseException as e: print(stop, outcome(e), log)
    else: print(stop, 'done', log)
    print(l, d, a.b)
for stop in range(0, 3):
    log = []; x = 1; l = [1, 2]; d = {1: 1, 2: 2}; a = A(); a.c = 1
    try:
        print(*[v(1, 1)], *v(2, [2]))
    except BaseException as e: print(stop, outcome(e), log)
    else: print(stop, 'done', log)
    print(l, d, a.b)
for stop in range(0, 3):
    log = []; x = 1; l = [1, 2]; d = {1: 1, 2: 2}; a = A(); a.c = 1
    try:
        assert v(1, 1), v(2, 'm')
    except BaseException as e: print(stop, outcome(e), log)
    else: print(stop, 'done', log)
    print(l, d, a.b)
for stop in range(0, 3):
    log = []; x = 1; l = [1, 2]; d = {1: 1, 2: 2}; a = A(); a.c = 1
    try:
        assert v(1, 0), v(2, 'm')
    except BaseException as e: print(stop, outcome(e), log)
    else: print(stop, 'done', log)
    print(l, d, a.b)
for stop in range(0, 2):
    log = []; x = 1; l = [1, 2]; d = {1: 1, 2: 2}; a = A(); a.c = 1
    try:
        raise v(1, ValueError)('x')
    except BaseException as e: print(stop, outcome(e), log)
    else: print(stop, 'done', log)
    print(l, d, a.b)
for stop in range(0, 3):
    log = []; x = 1; l = [1, 2]; d = {1: 1, 2: 2}; a = A(); a.c = 1
    try:
        raise v(1, ValueError) from v(2, KeyError('cause'))
    except BaseException as e: print(stop, outcome(e), log)
    else: print(stop, 'done', log)
    print(l, d, a.b)
for stop in range(0, 3):
    log = []; x = 1; l = [1, 2]; d = {1: 1, 2: 2}; a = A(); a.c = 1
    try:
        raise v(1, ValueError) from v(2, None)
    except BaseException as e: print(stop, outcome(e), log)
    else: print(stop, 'done', log)
    print(l, d, a.b)
for stop in range(0, 2):
    log = []; x = 1; l = [1, 2]; d = {1: 1, 2: 2}; a = A(); a.c = 1
    try:
        raise v(1, 5)
    except BaseException as e: print(stop, outcome(e), log)
    else: print(stop, 'done', log)
    print(l, d, a.b)
for stop in range(0, 3):
    log = []; x = 1; l = [1, 2]; d = {1: 1, 2: 2}; a = A(); a.c = 1
    try:
        raise v(1, ValueError) from v(2, 5)
    except BaseException as e: print(stop, outcome(e), log)
    else: print(stop, 'done', log)
    print(l, d, a.b)
for stop in range(0, 3):
    log = []; x = 1; l = [1, 2]; d = {1: 1, 2: 2}; a = A(); a.c = 1
    try:
        return_ = v(1, 5); v(2, return_)
    except BaseException as e: print(stop, outcome(e), log)
    else: print(stop, 'done', log)
    print(l, d, a.b)
for stop in range(0, 3):
    log = []; x = 1; l = [1, 2]; d = {1: 1, 2: 2}; a = A(); a.c = 1
    try:
        if v(1, 0): v(2)
    except BaseException as e: print(stop, outcome(e), log)
    else: print(stop, 'done', log)
    print(l, d, a.b)
for stop in range(0, 6):
    log = []; x = 1; l = [1, 2]; d = {1: 1, 2: 2}; a = A(); a.c = 1
    try:
        if v(1, 0): v(2)
        elif v(3, 1): v(4)
        else: v(5)
    except BaseException as e: print(stop, outcome(e), log)
    else: print(stop, 'done', log)
    print(l, d, a.b)
for stop in range(0, 6):
    log = []; x = 1; l = [1, 2]; d = {1: 1, 2: 2}; a = A(); a.c = 1
    try:
        if v(1, 0): v(2)
        elif v(3, 0): v(4)
        else: v(5)
    except BaseException as e: print(stop, outcome(e), log)
    else: print(stop, 'done', log)
    print(l, d, a.b)
for stop in range(0, 4):
    log = []; x = 1; l = [1, 2]; d = {1: 1, 2: 2}; a = A(); a.c = 1
    try:
        while v(1, False): v(2)
        else: v(3)
    except BaseException as e: print(stop, outcome(e), log)
    else: print(stop, 'done', log)
    print(l, d, a.b)
for stop in range(0, 4):
    log = []; x = 1; l = [1, 2]; d = {1: 1, 2: 2}; a = A(); a.c = 1
    try:
        while v(1, True):
            v(2)
            break
        else: v(3)
    except BaseException as e: print(stop, outcome(e), log)
    else: print(stop, 'done', log)
    print(l, d, a.b)
for stop in range(0, 4):
    log = []; x = 1; l = [1, 2]; d = {1: 1, 2: 2}; a = A(); a.c = 1
    try:
        for x in v(1, [1, 2]): v(2)
        else: v(3)
    except BaseException as e: print(stop, outcome(e), log)
    else: print(stop, 'done', log)
    print(l, d, a.b)
for stop in range(0, 4):
    log = []; x = 1; l = [1, 2]; d = {1: 1, 2: 2}; a = A(); a.c = 1
    try:
        for x in v(1, [1, 2]):
            v(2)
            if x == 1: continue
            break
        else: v(3)
    except BaseException as e: print(stop, outcome(e), log)
    else: print(stop, 'done', log)
    print(l, d, a.b)
for stop in range(0, 3):
    log = []; x = 1; l = [1, 2]; d = {1: 1, 2: 2}; a = A(); a.c = 1
    try:
        for a.b in v(1, [1]): v(2, a.b)
    except BaseException as e: print(stop, outcome(e), log)
    else: print(stop, 'done', log)
    print(l, d, a.b)
for stop in range(0, 4):
    log = []; x = 1; l = [1, 2]; d = {1: 1, 2: 2}; a = A(); a.c = 1
    try:
        for l[v(2, 0)] in v(1, [7]): v(3)
    except BaseException as e: print(stop, outcome(e), log)
    else: print(stop, 'done', log)
    print(l, d, a.b)
for stop in range(0, 6):
    log = []; x = 1; l = [1, 2]; d = {1: 1, 2: 2}; a = A(); a.c = 1
    try:
        try: v(1)
        except v(2, KeyError) as e: v(3)
        else: v(4)
        finally: v(5)
    except BaseException as e: print(stop, outcome(e), log)
    else: print(stop, 'done', log)
    print(l, d, a.b)
for stop in range(0, 6):
    log = []; x = 1; l = [1, 2]; d = {1: 1, 2: 2}; a = A(); a.c = 1
    try:
        try: v(1)
        except v(2, ValueError): v(3)
        except v(4, (IndexError, LookupError)): v(5)
    except BaseException as e: print(stop, outcome(e), log)
    else: print(stop, 'done', log)
    print(l, d, a.b)
for stop in range(0, 3):
    log = []; x = 1; l = [1, 2]; d = {1: 1, 2: 2}; a = A(); a.c = 1
    try:
        try: v(1)
        finally: v(2)
    except BaseException as e: print(stop, outcome(e), log)
    else: print(stop, 'done', log)
    print(l, d, a.b)
for stop in range(0, 3):
    log = []; x = 1; l = [1, 2]; d = {1: 1, 2: 2}; a = A(); a.c = 1
    try:
        try:
            try: v(1)
            finally: v(2)
        except KeyError as e: print(e.__context__); raise
    except BaseException as e: print(stop, outcome(e), log)
    else: print(stop, 'done', log)
    print(l, d, a.b)
for stop in range(0, 4):
    log = []; x = 1; l = [1, 2]; d = {1: 1, 2: 2}; a = A(); a.c = 1
    try:
        try: v(1); raise ValueError('v')
        except v(2, 5): v(3)
    except BaseException as e: print(stop, outcome(e), log)
    else: print(stop, 'done', log)
    print(l, d, a.b)
for stop in range(0, 4):
    log = []; x = 1; l = [1, 2]; d = {1: 1, 2: 2}; a = A(); a.c = 1
    try:
        try: v(1); raise ValueError('v')
        except v(2, (KeyError, 5)): v(3)
    except BaseException as e: print(stop, outcome(e), log)
    else: print(stop, 'done', log)
    print(l, d, a.b)
for stop in range(0, 2):
    log = []; x = 1; l = [1, 2]; d = {1: 1, 2: 2}; a = A(); a.c = 1
    try:
        try:
            try: v(1)
            except KeyError: raise ValueError('v')
        except ValueError as e: print(repr(e.__context__)); raise KeyError('k')
    except BaseException as e: print(stop, outcome(e), log)
    else: print(stop, 'done', log)
    print(l, d, a.b)
for stop in range(0, 3):
    log = []; x = 1; l = [1, 2]; d = {1: 1, 2: 2}; a = A(); a.c = 1
    try:
        with v(1, ctx('a')) as x: v(2, x)
    except BaseException as e: print(stop, outcome(e), log)
    else: print(stop, 'done', log)
    print(l, d, a.b)
for stop in range(0, 4):
    log = []; x = 1; l = [1, 2]; d = {1: 1, 2: 2}; a = A(); a.c = 1
    try:
        with v(1, ctx('a')), v(2, ctx('b')) as (a.b): v(3)
    except BaseException as e: print(stop, outcome(e), log)
    else: print(stop, 'done', log)
    print(l, d, a.b)
for stop in range(0, 3):
    log = []; x = 1; l = [1, 2]; d = {1: 1, 2: 2}; a = A(); a.c = 1
    try:
        with v(1, ctx('a', True)) as x: v(2)
    except BaseException as e: print(stop, outcome(e), log)
    else: print(stop, 'done', log)
    print(l, d, a.b)
for stop in range(0, 4):
    log = []; x = 1; l = [1, 2]; d = {1: 1, 2: 2}; a = A(); a.c = 1
    try:
        with v(1, ctx('a', True)), v(2, ctx('b')): v(3)
    except BaseException as e: print(stop, outcome(e), log)
    else: print(stop, 'done', log)
    print(l, d, a.b)
for stop in range(0, 3):
    log = []; x = 1; l = [1, 2]; d = {1: 1, 2: 2}; a = A(); a.c = 1
    try:
        with v(1, ctx('a')) as (x, y): v(2)
    except BaseException as e: print(stop, outcome(e), log)
    else: print(stop, 'done', log)
    print(l, d, a.b)
for stop in range(0, 4):
    log = []; x = 1; l = [1, 2]; d = {1: 1, 2: 2}; a = A(); a.c = 1
    try:
        with v(1, ctx('a')) as l[v(2, 0)]: v(3)
    except BaseException as e: print(stop, outcome(e), log)
    else: print(stop, 'done', log)
    print(l, d, a.b)
for stop in range(0, 3):
    log = []; x = 1; l = [1, 2]; d = {1: 1, 2: 2}; a = A(); a.c = 1
    try:
        with v(1, bad('enter')) as x: v(2)
    except BaseException as e: print(stop, outcome(e), log)
    else: print(stop, 'done', log)
    print(l, d, a.b)
for stop in range(0, 3):
    log = []; x = 1; l = [1, 2]; d = {1: 1, 2: 2}; a = A(); a.c = 1
    try:
        with v(1, bad('exit')) as x: v(2)
    except BaseException as e: print(stop, outcome(e), log)
    else: print(stop, 'done', log)
    print(l, d, a.b)
for stop in range(0, 3):
    log = []; x = 1; l = [1, 2]; d = {1: 1, 2: 2}; a = A(); a.c = 1
    try:
        with v(1, bad('truth')) as x: v(2); raise ValueError('v')
    except BaseException as e: print(stop, outcome(e), log)
    else: print(stop, 'done', log)
    print(l, d, a.b)
for stop in range(0, 3):
    log = []; x = 1; l = [1, 2]; d = {1: 1, 2: 2}; a = A(); a.c = 1
    try:
        with v(1, 5): v(2)
    except BaseException as e: print(stop, outcome(e), log)
    else: print(stop, 'done', log)
    print(l, d, a.b)
for stop in range(0, 7):
    log = []; x = 1; l = [1, 2]; d = {1: 1, 2: 2}; a = A(); a.c = 1
    try:
        @v(1, deco('a'))
        @v(2, deco('b'))
        def g(x=v(3, 1), *, y: v(5, int)=v(4, 2)) -> v(6, str): pass
    except BaseException as e: print(stop, outcome(e), log)
    else: print(stop, 'done', log)
    print(l, d, a.b)
for stop in range(0, 2):
    log = []; x = 1; l = [1, 2]; d = {1: 1, 2: 2}; a = A(); a.c = 1
    try:
        @v(1, 5)
        def g(): pass
    except BaseException as e: print(stop, outcome(e), log)
    else: print(stop, 'done', log)
    print(l, d, a.b)
for stop in range(0, 5):
    log = []; x = 1; l = [1, 2]; d = {1: 1, 2: 2}; a = A(); a.c = 1
    try:
        @v(1, deco('a'))
        class G(v(2, object)):
            v(3)
            x = v(4, 1)
    except BaseException as e: print(stop, outcome(e), log)
    else: print(stop, 'done', log)
    print(l, d, a.b)
for stop in range(0, 2):
    log = []; x = 1; l = [1, 2]; d = {1: 1, 2: 2}; a = A(); a.c = 1
    try:
        class G(v(1, 5)): pass
    except BaseException as e: print(stop, outcome(e), log)
    else: print(stop, 'done', log)
    print(l, d, a.b)
for stop in range(0, 4):
    log = []; x = 1; l = [1, 2]; d = {1: 1, 2: 2}; a = A(); a.c = 1
    try:
        class G(v(1, object), *v(2, [])): v(3)
    except BaseException as e: print(stop, outcome(e), log)
    else: print(stop, 'done', log)
    print(l, d, a.b)
for stop in range(0, 6):
    log = []; x = 1; l = [1, 2]; d = {1: 1, 2: 2}; a = A(); a.c = 1
    try:
        def g(x: v(1, int) = v(2, 5), *args: v(3, str), **kw: v(4, str)) -> v(5, None): pass
    except BaseException as e: print(stop, outcome(e), log)
    else: print(stop, 'done', log)
    print(l, d, a.b)
for stop in range(0, 4):
    log = []; x = 1; l = [1, 2]; d = {1: 1, 2: 2}; a = A(); a.c = 1
    try:
        def g():
            x: v(1, int) = v(2, 5)
            return v(3, x)
        g()
    except BaseException as e: print(stop, outcome(e), log)
    else: print(stop, 'done', log)
    print(l, d, a.b)
for stop in range(0, 3):
    log = []; x = 1; l = [1, 2]; d = {1: 1, 2: 2}; a = A(); a.c = 1
    try:
        def g():
            try: return v(1, 1)
            finally: v(2)
        print(g())
    except BaseException as e: print(stop, outcome(e), log)
    else: print(stop, 'done', log)
    print(l, d, a.b)
for stop in range(0, 5):
    log = []; x = 1; l = [1, 2]; d = {1: 1, 2: 2}; a = A(); a.c = 1
    try:
        def g():
            try: v(1)
            except KeyError: return v(2, 'caught')
            else: return v(3, 'else')
            finally: v(4)
        print(g())
    except BaseException as e: print(stop, outcome(e), log)
    else: print(stop, 'done', log)
    print(l, d, a.b)
for stop in range(0, 4):
    log = []; x = 1; l = [1, 2]; d = {1: 1, 2: 2}; a = A(); a.c = 1
    try:
        def g():
            for x in [1, 2]:
                try: v(1)
                except KeyError: continue
                finally: v(2)
                return v(3, x)
        print(g())
    except BaseException as e: print(stop, outcome(e), log)
    else: print(stop, 'done', log)
    print(l, d, a.b)
for stop in range(0, 3):
    log = []; x = 1; l = [1, 2]; d = {1: 1, 2: 2}; a = A(); a.c = 1
    try:
        def g():
            with ctx('g', True): return v(1, 5)
            return v(2, 'after')
        print(g())
    except BaseException as e: print(stop, outcome(e), log)
    else: print(stop, 'done', log)
    print(l, d, a.b)
for stop in range(0, 3):
    log = []; x = 1; l = [1, 2]; d = {1: 1, 2: 2}; a = A(); a.c = 1
    try:
        def g():
            global x
            x = v(1, 5)
            del x
            return v(2, 'x')
        print(g())
    except BaseException as e: print(stop, outcome(e), log)
    else: print(stop, 'done', log)
    print(l, d, a.b)
class Property:
    def __init__(self, where): self.where = where
    @property
    def __enter__(self): log.append('enter'); return self.get('enter')
    @property
    def __exit__(self): log.append('exit'); return self.get('exit')
    def get(self, where):
        if self.where == where: raise IndexError(where)
        return lambda *e: log.append('called ' + where)
for where in ('enter', 'exit', ''):
    log = []
    try:
        with Property(where): log.append('body')
    except IndexError as e: print(e)
    print(log)
class OnlyEnter:
    def __enter__(self): pass
with OnlyEnter(): pass
class OnlyExit:
    def __exit__(self, *e): pass
with OnlyExit(): pass
