# What patterns match, what they bind, and what of them is wrong.
def kind(v):
    match v:
        case 0: return 'zero'
        case 1 | 2 | -3: return 'one, two or minus three'
        case 'a' 'b' | b'ab': return 'ab'
        case None: return 'None'
        case True: return 'True'
        case 1.5: return 'a float'
        case [] | (): return 'empty'
        case [x]: return 'one', x
        case [x, *rest]: return x, rest
        case {'k': y, **others}: return y, others
        case {}: return 'a dict'
        case int(n) | float(n) if n > 100: return 'big', n
        case str() as s: return 'text', s
        case _: return 'else'
[kind(v) for v in (0, 0.0, False, 1, True, 2, -3, 'ab', b'ab', None, 1.5, [], (), [[]], range(3), (1, 2), {'k': 1}, {'k': 1, 'j': 2}, {}, {1: 2}, 1000, 5, 'x', b'x', bytearray(b'ab'), memoryview(b'ab'), {1}, 1000.5, object)]
match = 1
match
case = match + 1
case, match
_ = 5
match case:
    case 2: 'two'
match match:
    case case: case
case
match (1, 2):
    case a, b: a + b
match 1, 2, 3:
    case a, *_: a
match 1,:
    case (a,): a
match [1, [2, [3, 4]], {'x': [5]}]:
    case [a, [b, [*c]], {'x': [d]}]: a, b, c, d
match {'a': {'b': [1, 2, 3]}, 'z': 0}:
    case {'a': {'b': [first, *_, last]}, **rest}: first, last, rest
match 'text':
    case [*_]: 'a sequence'
    case str(t): t
match b'x', bytearray(b'y'):
    case [bytes(b), bytearray(c)]: b, c
# Names are bound when all of a pattern has matched, before the guard.
x = y = None
match [1, 2]:
    case [x, 3]: 'no'
    case [1, y] if y > 5: 'no'
    case [_, z]: x, y, z
x
y
match 5:
    case n if n > 10: 'big'
    case n if (half := n // 2): half
match 5:
    case 1: 'nothing is matched'
def f(v):
    for i in v:
        match i:
            case 'stop': break
            case 'skip': continue
            case int(): yield_ = i
            case (a, b): return a, b
    else:
        return 'end'
    return 'stopped'
f([1, 'skip', 'stop']), f([1, (2, 3)]), f([])
def f(x):
    match x:
        case [a, lambda_]:
            def inner(): return a + lambda_
            return inner()
        case a: return [a for a in range(a)], a
f([1, 2]), f(3)
class C:
    match 3:
        case n: m = n + 1
C.n, C.m
def f():
    global made
    match 7:
        case made: pass
f()
made
# Dotted names, and attributes.
class Colour: red, green = 'r', 'g'
def f(v):
    match v:
        case Colour.red: return 'red'
        case Colour.green: return 'green'
        case C.n: return 'n'
[f(v) for v in 'rgb'], f(3)
class Point:
    __match_args__ = ('x', 'y')
    def __init__(self, x, y): self.x, self.y = x, y
def where(p):
    match p:
        case Point(0, 0): return 'origin'
        case Point(0, y=y): return 'on y', y
        case Point(x, 0): return 'on x', x
        case Point(x, y) if x == y: return 'diagonal'
        case Point(): return 'somewhere'
        case Point(z=1): return 'never'
        case _: return 'no point'
[where(p) for p in (Point(0, 0), Point(0, 1), Point(1, 0), Point(2, 2), Point(1, 2), 5)]
class Point3(Point): pass
where(Point3(0, 5))
match Point(1, 2):
    case Point(z=1): 'z'
    case Point(x=1, y=yy): yy
match 5:
    case int(real=r, imag=0): r
match [1, 2], {3}, frozenset([4]), (5,), {'six': 6}, True:
    case list(a), set(b), frozenset(c), tuple(d), dict(e), bool(f): a, b, c, d, e, f
class L(list): pass
class D(dict): pass
match L([1]), D(a=1):
    case [a], {'a': b}: a, b
match L([1]):
    case L([b]): b
match L([1]):
    case list([b]): b
match ValueError('x', 1):
    case OSError(): 'os'
    case ValueError(args=[a, b]): a, b
match 3:
    case int() | str(): 'either'
match 3:
    case int | str: 'a name'
match 3:
    case int() as n if isinstance(n, int | str): n
# What goes wrong while matching.
match 1:
    case Point.nothing: 1
match 1:
    case nothing.x: 1
match 1:
    case made(): 1
match 1:
    case int(1, 2): 1
match Point(1, 2):
    case Point(1, 2, 3): 1
match Point(1, 2):
    case Point(1, x=1): 1
class NoArgs: pass
match NoArgs():
    case NoArgs(1): 1
class BadArgs: __match_args__ = ['x']
match BadArgs():
    case BadArgs(1): 1
class BadName: __match_args__ = (1,)
match BadName():
    case BadName(1): 1
class One: __match_args__ = ('x',)
match One():
    case One(1, 2): 1
match {1: 2}:
    case {Colour.red: 1, Colour.red: 2}: 1
match {'r': 2}:
    case {Colour.red: 1, Colour.red: 2}: 1
class Raises:
    def __eq__(self, other): raise ValueError('compared')
    @property
    def x(self): raise KeyError('looked at')
    @property
    def y(self): raise AttributeError('none')
match Raises():
    case 1: 1
match Raises():
    case Raises(y=1): 1
    case Raises(x=1): 1
match 1:
    case n if n.x: 1
match nothing:
    case 1: 1
# Mappings are asked with get, and may have more than what is looked for.
class Default(dict):
    def __missing__(self, key): return 'made'
match Default():
    case {'a': x}: x
    case {}: 'nothing was made'
d = {'a': 1, 'b': 2}
match d:
    case {'a': 1, **rest}: rest is d, rest, d
match {None: 1, True: 2, -1: 3, b'x': 4}:
    case {None: a, True: b, -1: c, b'x': d, **e}: a, b, c, d, e
# What is refused before it runs.
match 1:
    case x: 1
    case y: 2
match 1:
    case _: 1
    case y: 2
match 1:
    case (x | 1): 1
match 1:
    case [a, a]: 1
match 1:
    case [*a, *b]: 1
match 1:
    case {'a': 1, 'a': 2}: 1
match 1:
    case {**a, 'b': 1}: 1
match 1:
    case {**_}: 1
match 1:
    case C(a=1, a=2): 1
match 1:
    case C(a=1, 2): 1
match 1:
    case f'x': 1
match 1:
    case {f'x': 1}: 1
match 1:
    case 1 + 1: 1
match 1:
    case 1 as _: 1
match 1:
    case 1 as 2: 1
match 1:
    case 1 as a.b: 1
match 1:
    case [a] | [b]: 1
match 1:
    case -x: 1
match 1:
    case *a: 1
match 1:
    case {a: 1}: 1
match 1:
    case x = 1: 1
match 1:
    pass
match 1
    case 1: 1
match 1:
    case 1
        1
match 1: case 1: 1
match 1:
    case 1: break
def f():
    x = 1
    match 1:
        case x: global x
eval("compile('match 1:\\n case 1:\\n', 'f', 'exec')")
match {1: 2}:
    case {1: a, 1: b}: pass

match {1: 2}:
    case {1: a, 1.0: b}: pass

