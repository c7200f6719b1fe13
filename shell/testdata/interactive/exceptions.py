10 * (1 / 0)
4 + spam * 3
'2' + 2
int('x')
float('x')
[][0]
{}['k']
{}[1]
{}[(1, 2)]
None + 1
None()
None.x
'abc'.foo
'abc'.uper()
[].appendd
import sys; sys.foo
import math; math.sqrtt
import nope
from math import nope
pritn(1)
for i in 5: pass
a, b = 1, 2, 3
a, b = 1
[1, 2] + (3,)
'a' * 'b'
1 < 'a'
-'a'
len(5)
len()
abs('a')
max()
max([])
min(1)
sum('ab')
sorted([1, 'a'])
int([])
chr(-1)
ord('ab')
range('a')
range(1, 2, 3, 4)
open('/nope')
open('/')
int('5', 99)
round('a')
divmod(1, 0)
pow(0, -1)
1 // 0
1 % 0
1.0 / 0
1.0 // 0
2 ** 5000 * 1.0
'%d' % 'a'
'%s %s' % 1
'%z' % 1
'{}'.format()
'{a}'.format()
'{0} {}'.format(1, 2)
'{:d}'.format('a')
f'{1:s}'
b'a' + 'a'
b'\xff'.decode()
'é'.encode('ascii')
'a'.encode('nope')
bytes([300])
bytes('a')
'abc'[10]
'abc'['a']
'abc'[0] = 'x'
(1, 2)[5]
(1,)[0] = 1
[1].index(2)
[1].remove(2)
[].pop()
{}.pop('a')
{}.popitem()
set().pop()
{1}.remove(2)
{[]: 1}
{[]}
{{}}
hash([])
iter(5)
next(5)
next(iter([]))
isinstance(1, 2)
issubclass(1, int)
callable()
getattr(1, 'x')
setattr(1, 'x', 2)
input(1, 2)
print(foo=1)
exit.foo
try:
    1 / 0
except ZeroDivisionError as e:
    print(repr(e), str(e), e.args, type(e))
e
try:
    raise ValueError('a', 1)
except (TypeError, ValueError) as e:
    print(e, e.args)
else:
    print('else')
finally:
    print('finally')
try:
    x = 1
except:
    pass
else:
    print('else')
finally:
    print('fin')
try:
    int('a')
except KeyError:
    pass
try:
    try:
        1 / 0
    except ZeroDivisionError as z:
        raise KeyError('k') from z
except KeyError as k:
    print(repr(k.__cause__), repr(k.__context__), k.__suppress_context__)
try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise KeyError('k')
except KeyError as k:
    print(k.__cause__, repr(k.__context__), k.__suppress_context__)
try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise KeyError('k') from None
except KeyError as k:
    print(k.__cause__, repr(k.__context__), k.__suppress_context__)
class B(Exception): pass
class C(B): pass
class D(C): pass
for cls in [B, C, D]:
    try:
        raise cls()
    except D:
        print("D")
    except C:
        print("C")
    except B:
        print("B")
def f():
    try:
        return 1
    finally:
        return 2
f()
def f():
    try:
        1 / 0
    finally:
        return 'swallowed'
f()
def f():
    while True:
        try:
            break
        finally:
            print('f')
    return 'x'
f()
raise
raise 5
raise ValueError
raise ValueError('x') from 5
raise ValueError('multi\nline')
raise KeyError('é')
raise OSError(2, 'nope'), 1
raise OSError(2, 'nope', 'file')
e = OSError(13, 'm'); e.errno, e.strerror, e.filename, type(e), e
OSError('just text').errno
FileNotFoundError.__mro__
ConnectionRefusedError(111, 'x'), isinstance(ConnectionRefusedError(), ConnectionError)
issubclass(TimeoutError, OSError), issubclass(UnicodeDecodeError, ValueError), issubclass(KeyError, LookupError), issubclass(BlockingIOError, OSError)
ValueError(), ValueError(1), ValueError(1, 2), KeyError('a'), str(KeyError('a')), str(ValueError())
BaseException.__subclasses__ is not None
ValueError('a') == ValueError('a')
Exception.__name__, Exception.__bases__, ValueError.__module__
e = ValueError('x'); e.add_note('n'); e.__notes__
e.add_note(5)
class MyErr(Exception):
    def __init__(self, code):
        self.code = code
        super().__init__(f'code {code}')
    def __str__(self): return f'<{self.code}>'
try: raise MyErr(5)
except MyErr as m: print(m, repr(m), m.args, m.code)
raise MyErr(7)
class Bad(Exception):
    def __str__(self): raise ValueError('in str')
raise Bad()
class BadRepr:
    def __repr__(self): raise ValueError('in repr')
BadRepr()
[BadRepr()]
print(BadRepr())
f'{BadRepr()}'
class NotStr:
    def __repr__(self): return 5
    def __len__(self): return 'a'
    def __bool__(self): return 2
    def __hash__(self): return 'a'
    def __iter__(self): return 5
    def __contains__(self, x): raise KeyError(x)
NotStr()
len(NotStr())
bool(NotStr())
hash(NotStr())
list(NotStr())
5 in NotStr()
not NotStr()
assert True
assert False
assert 0, 'zero'
assert (1, 2)
assert [], [1, 2]
def rec(): return rec()
rec()
def rec(n): return rec(n + 1) + 1
rec(0)
class R:
    def __repr__(self): return repr(self)
R()
l = []; l.append(l); l
l == l
d = {}; d['d'] = d; d
del undefined_name
del [][0]
import json
json.loads('{')
json.loads('[1,]')
json.loads('')
json.dumps({1: object})
json.dumps(set())
'a' 'b' % 1
x = 
x = (1
)
1 +
if True: print(1
)
def f(
    a): return a
print(f(1))
class
1 = x
f() = 1
x + 1 = 2
'abc
"""abc
def"""
a b
a = 5 5
print 'x'
while True print(1)
if x = 1: pass
return 5
break
continue
lambda x: = 1
[1, 2
)
{1: 2, 3}
{1, 2: 3}
f(a=1, 2)
f(**{}, *[])
def f(a, a): pass
def f(a=1, b): pass
def f(*): pass
def f(**k, a): pass
x = 012
0b12
0xg
1__0
1_000, 0x_ff, 1e5, 0b101, 0o17, 1_0.5
b'é'
f'{'
f'{}'
f'{a b}'
'\x'
'\N{nope}'
'\u12'
import
from x import
import a.
from . import y
else: pass
elif x: pass
except: pass
try: pass
try:
    pass
x = 5
del 5
del f()
None = 1
for 5 in []: pass
with 5 as 5: pass
nonlocal x
?
$x
x!
a = b = 
not
is
(1, 2
]
