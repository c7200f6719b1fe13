# What annotations are evaluated to, and unions and generic classes, which stand in them.
def f(a: int, b: 'text' = 2, *c: list[int], d: 1 + 1 = 3, **e: None) -> int | None: return a
f.__annotations__
def f(a: int, /, b: str, *, c: float): pass
f.__annotations__
def f(): pass
f.__annotations__
f.__annotations__['x'] = 1
f.__annotations__
f.__annotations__ = {'y': 2}
f.__annotations__
f.__annotations__ = 5
del f.__annotations__
f.__annotations__
(lambda a: a).__annotations__
def f(a: nothing): pass
def f(*a: *tuple[int]): pass
f.__annotations__
x: int = 5
y: str
__annotations__
x
y
(z): int = 1
z, 'z' in __annotations__
n: undefined_name
n: undefined_name = 3
n
d = {}
d['k']: int = 4
d['k']: int
d[undefined_name]: int
undefined_name.x: int
d
class C:
    a: int
    b: 'str' = 'x'
    __private: float
    c = 1
    def m(self): self.d: int = 1; e: undefined_name; return self.d
C.__annotations__, C.b, C().m(), hasattr(C, 'a')
class D(C): pass
D.__annotations__, '__annotations__' in vars(C)
class E: pass
E.__annotations__
E.__annotations__ = {'q': 1}
E.__annotations__
int.__annotations__
def f():
    q: int = 1
    r: undefined_name
    (s): int
    return q, locals()
f()
def f(): r: int; return r
f()
def f(): (undefined_name): int; return undefined_name
f()
class M:
    def f(self, __x: int, *, __y: str = 1): return __x, __y
M.f.__annotations__, M().f(1), M.f.__kwdefaults__, M.f.__code__.co_varnames
global_one: int
def f(): global x; x: int = 1
class C: global x; x: int = 1
# Unions.
int | None, None | int, int | str | int, int | int, type(int | str)
(int | str) == (str | int), hash(int | str) == hash(str | int), (int | str).__args__, (int | None).__args__
int | 5
5 | int
None | None
int | 'x'
int |  True
list[int] | None, (int | str) | (bytes | None), int | (str | int), (int | None) | None, type | None
isinstance(1, int | str), isinstance(None, int | None), isinstance(1.5, int | str), isinstance(1, (str, int | None))
isinstance(1, int | list[int]), issubclass(int, int | str), issubclass(bool, str | int)
isinstance([], str | list[int])
isinstance([], list[int])
issubclass(bool, list[int])
isinstance(1, 5)
issubclass(int, 5)
issubclass(5, int)
(int | str)[int]
class K: pass
K | None, [K | int], str(int | None), f'{int | None}', bool(int | str), {int | str: 1}[str | int]
# Generic classes.
list[int], dict[str, list[int]], tuple[int, ...], tuple[()], tuple[int,], list['x'], list[None], list[K], type[K], set[int | None]
list[int].__args__, list[int].__origin__, tuple[int, ...].__args__, list[int].__parameters__
list[int](), list[int]([1]), dict[str, int](a=1), type(list[int])
list[int] == list[int], list[int] == list[str], list[int] == list, hash(list[int]) == hash(list[int])
list[int].append, list[int].__name__, list[int].__class__, callable(list[int])
list[int].nothing
list[int][int]
int[int]
str[int]
K[int]
len[int]
list[lambda: 0], list[1], list[[int]]
[*tuple[int, str]]
class L(list): pass
L[int], L[int]([1]), L[int]([1]).__orig_class__
import __future__
__future__.annotations.compiler_flag, __future__.all_feature_names[-1]
from __future__ import division, generator_stop
division.getMandatoryRelease(), generator_stop.optional
# Annotations that stay text.
t = (
    'from __future__ import annotations\n'
    'x: undefined\n'
    "y: list[undefined, 'q'] = 1\n"
    'class C:\n'
    '    a: (int|None)\n'
    '    def m(self, __p: X): pass\n'
    'def f(a: dict[str,list[int|None]] , b: not  x, *c: "q" |Y, d: [\n  "a",b ], **k: t.Callable[[int,"X"],None]) -> (yes if no else  maybe): pass\n'
    'def g(a: (b, c), d: f(x, y), e: 3, f: a[b], g: (a | b)[c] , h: -1, i: ...): pass\n'
    )
space = {}
exec(t, space)
space['__annotations__'], space['C'].__annotations__, space['C'].m.__annotations__
space['f'].__annotations__
space['g'].__annotations__
exec('z: undefined', space)
exec(compile('z: undefined', 'f', 'exec', __future__.annotations.compiler_flag), space), space['__annotations__']['z']
def wrong(text):
    try: exec(text, {})
    except SyntaxError as e: return e.msg, e.lineno, e.offset
wrong('from __future__ import nope'), wrong('from __future__ import braces'), wrong('x = 1\nfrom __future__ import annotations')
wrong('def f():\n  from __future__ import annotations'), wrong('"doc"\nfrom __future__ import annotations\nx: q'), wrong('from __future__ import (division, nested_scopes)\n"x"\nfrom __future__ import annotations')
wrong('from __future__ import *'), wrong('from __future__ import annotations\nx: (y := 1)')
