# Classes that extend int, float, str, bytes and tuple.
class I(int):
    def __repr__(self): return 'I(%d)' % self
class S(str): pass
class F(float): pass
class B(bytes): pass
class T(tuple):
    def __new__(cls, a, b):
        return super().__new__(cls, (a, b))
    @property
    def x(self): return self[0]
i, s, f, b, t = I(5), S('héllo'), F(2.5), B(b'abc'), T(1, 2)
[(v, str(v), type(v).__name__, f'{v}') for v in (i, s, f, b, t)]
[hash(v) == hash(p) for v, p in ((i, 5), (s, 'héllo'), (f, 2.5), (b, b'abc'), (t, (1, 2)))]
i.a = 3; (i.a, i.__dict__, vars(s))
# Operators give plain values.
[(x, type(x).__name__) for x in (i + 1, 1 + i, i * 2, i ** 2, -i, +i, ~i, abs(i), i / 2, i // 2, i & 1, 1 << i)]
divmod(i, 2), i < 6, i == 5, 5 == i, I(5) == i, 1.5 + i, i - 1.5, i % 3, 7 % i, 5.0 == i, i < 5.5
[1, 2, 3, 4, 5, 6][i], range(i), '%d %s %r' % (i, i, i), f'{i:03d}', format(i, 'x'), hex(i), round(i), int(i), type(int(i))
i.bit_length(), i.to_bytes(2, 'big'), i.real, type(i.real), i.numerator, i.as_integer_ratio(), 'ab' * i, [0] * i
I.from_bytes(b'\x01\x02', 'big'), I('12', 16), I(), I(2.7), I(True), type(I(i)), I(S('7'))
s + 'a', 'a' + s, type(s + 'a'), s * 2, s[1:3], s.upper(), type(s.upper()), 'l' in s, s in 'xhéllox', len(s), list(S('ab'))
s == 'héllo', 'héllo' == s, s < 'z', ','.join([s, s]), type(''.join([s])), s.join('ab'), '%s' % s, S('%d') % 3, s.encode()
'abc'.replace(S('b'), S('x')), 'abc'.startswith(S('a')), 'abc'.startswith((S('b'), S('a'))), sorted([S('b'), S('a')]), 'a-b'.split(S('-'))
ord(S('a')), int(S('12')), float(S('1.5')), getattr(s, S('upper'))(), S('{}').format(1), '{}'.format(s), '{:>7}'.format(s), 'a'.center(5, S('*'))
f + 1, 1 + f, f * i, f.hex(), round(f), int(f), f.is_integer(), F('1.5'), F(3), type(float(f)), f == 2.5, '%.2f' % f, f'{f:.1f}', -f, type(-f), abs(f)
F.fromhex('0x1p3'), type(F.fromhex('0x1p3')), B.fromhex('61 62'), type(B.fromhex('61')), type(bytes(b))
b + b'd', b'd' + b, b[0], b[1:], b.decode(), bytearray(b), memoryview(b)[0], b == b'abc', b.upper(), b''.join([b, b]), b'%s' % b, b in b'xabcx', bytearray(b'a') + b, list(b)
t + (3,), (0,) + t, t * 2, t[0], t[:1], t.x, len(t), list(t), t == (1, 2), (1, 2) == t, t < (1, 3), '%d %d' % t, t.count(1), t.index(2), sum(t), max(t), [*t], 1 in t
x, y = t; (x, y, type(t + t), isinstance(t, tuple), T.__new__(T, 3, 4))
# Methods of the class are honoured where CPython does.
class R(int):
    def __radd__(self, o): return 'radd'
    def __add__(self, o): return 'add'
    def __eq__(self, o): return 'eq'
    def __hash__(self): return 7
1 + R(2), R(2) + 1, 1 == R(2), R(1) * 3, R(2) - 1, hash(R(3)), 1.5 + R(1)
class U(str):
    def __str__(self): return 'U!'
    def __format__(self, spec): return 'F' + spec
str(U('x')), f"{U('x')}", f"{U('x'):>4}", '%s' % U('x'), U('x') + 'y', U('x'), '{}'.format(U('x')), ''.join([U('x')])
class N(int):
    def __str__(self): return 'N!'
    def __int__(self): return 42
    def __float__(self): return 1.5
    def __index__(self): return 9
str(N(1)), N(1), f'{N(1)}', f'{N(1):d}', int(N(1)), float(N(1)), [0, 1, 2][N(1)], '%d' % N(1), super(N, N(1)).__format__('')
class L(float):
    def __float__(self): return 9.0
    def __int__(self): return 3
    def __round__(self, n=None): return 'round'
float(L(1)), int(L(1)), round(L(1.5)), L(1) + 0, '%.1f' % L(1)
class W(int):
    def __new__(cls, v, extra):
        o = int.__new__(cls, v); o.extra = extra; return o
    def __init__(self, v, extra): self.z = v
w = W(3, 'e'); (w, w.extra, w.z, type(w).__name__)
class Slots(int):
    __slots__ = ()
Slots(3), Slots(3) + 1
Slots(3).x = 1
class KW(float):
    def __init__(self, arg, new=None): self.new = new
KW(2.5, new=3).new
F(x=0)
class KT(tuple):
    def __init__(self, arg, new=None): self.new = new
KT([1], new=3), KT([1], new=3).new
T2 = type('T2', (tuple,), {}); T2(x=1)
class X(bool): pass
int.__new__(bool, 0)
int.__new__(str, 0)
I.mro(), I.__base__, isinstance(i, int), issubclass(S, str), str.__add__(s, 'x'), int.__eq__(i, 5), tuple.__len__(t)
class AsText:
    def __init__(self, v): self.v = v
    def __str__(self): return self.v
    def __repr__(self): return self.v
type(str(AsText(S('a')))), type(repr(AsText(S('a')))), type(S(AsText('a')))
str(AsText(3))
class Index:
    def __index__(self): return 2
class BadIndex:
    def __index__(self): return 'x'
[1, 2, 3][Index()], hex(Index()), range(Index())
hex(BadIndex())
class AsBytes(str):
    def __bytes__(self): return b'own'
bytes(AsBytes('x')), b'abc'.__bytes__(), b'%b' % b
(1).__getnewargs__(), s.__getnewargs__(), 'a'.__getnewargs__(), t.__getnewargs__()
# The same value, and not another one.
v = 'abc' * 9; w = b'abc' * 9; u = (1, 2); (v * 1 is v, w * 1 is w, u * 1 is u, (t * 1) is t, (s * 1) is s)
# str() of bytes is not the __repr__ of a class below; % and format ask the class.
class R(bytes):
    def __repr__(self): return 'R'
class RS(R):
    def __str__(self): return 'S'
    def __add__(self, other): return 'plus'
[(str(v), repr(v), '%s %r' % (v, v), '%s' % v, f'{v} {v!r}', b'%s' % v) for v in (R(b'a'), RS(b'a'))]
class BA(bytearray):
    def __repr__(self): return 'BA'
str(BA(b'a')), repr(BA(b'a'))
# What is made by a method keeps its class.
class WB(str):
    def __bytes__(self): return B(b'x')
    def __repr__(self): return S('e')
type(bytes(WB('a'))).__name__, type(B(WB('a'))).__name__, bytes(WB('a'), 'ascii'), type(ascii(WB('a'))).__name__, type(repr(WB('a'))).__name__
class NB(bytes): __bytes__ = None
bytes(NB(b'a'))
class NI(list): __iter__ = None
bytes(NI([1]))
bytearray(NI([1]))
[].extend(NI([1]))
n = F('nan'); hash(n) == hash(n), hash(n) == object.__hash__(n), n in [n]
# The operators of sequences, as methods, say what is wrong; asked by the operator, they do not.
str.__mul__('a', 'b')
list.__rmul__([], 1.5)
tuple.__add__((), [])
bytearray.__iadd__(bytearray(), 1)
list.__imul__([], None)
hasattr(str, '__sub__'), hasattr(list, '__mod__'), hasattr(type, '__or__'), hasattr(int, '__or__')
class Right:
    def __rmul__(self, other): return 'rmul', other
    def __radd__(self, other): return 'radd', other
class L2(list):
    def __mul__(self, other): return super().__mul__(other)
'a' * Right(), [] + Right(), (1,) * Right(), b'' + Right()
[] * Right(), L2() + Right()
L2() * Right()
x = []; x += Right(); x
x = [1]; y = x; x += L2([2]); y
x = L2(); x *= Right(); x
dict.__or__({}, 1), type.__or__(int, 1)
class K2: __slots__ = ('a',)
class L3(K2): __slots__ = ('q', '__dict__')
class M3(L3): __slots__ = ('__weakref__',)
class N3(L3): __slots__ = ('__dict__',)
class N4(M3): __slots__ = ('__weakref__',)
o = L3(); o.a = o.q = o.z = 1; o.__dict__, hasattr(o, '__weakref__'), hasattr(M3(), '__weakref__')
# __class__ is an attribute of object.
type(object.__dict__['__class__']).__name__, (1).__class__, int.__class__, object.__class__
o.__class__ = 3
o.__class__ = int
del o.__class__
int.__class__ = type
(1).__class__ = bool
try: object.__getattribute__(o, 'nothing')
except AttributeError as e: print(e.name, e.obj is o)
array = bytearray(b',')
def clearing(): array.clear(); yield b'A'
array.join(clearing())
array.clear(); array
k = {1: 2}.keys(); k.mapping, k.mapping[1], {1: 2}.items().mapping, type({}.values().mapping)
iter(range(3)).__length_hint__(), iter(range(10**25)).__length_hint__(), reversed(range(4)).__length_hint__()
list[int] + 1
# Where a str, a tuple or a list is asked for, one of a subclass will do.
class Name(str): pass
def kw(**k): return k
kw(**{Name('a'): 1, 'b': 2})
kw(1, **{Name('a'): 1})
class Pair(tuple): pass
isinstance(1, Pair((str, int))), isinstance(1, Pair((str, Pair((float, int))))), issubclass(bool, Pair((str, int)))
class Shown(bytes):
    def __repr__(self): return 'shown'
str(Shown(b'a')), '%s' % Shown(b'a'), f'{Shown(b"a")}', repr(Shown(b'a'))
class Doubled(list):
    def __iter__(self): return (x * 2 for x in list.__iter__(self))
l = [0]; l.extend(Doubled([1])); l += Doubled([2]); l[:0] = Doubled([3]); l
class Upper(dict):
    def __iter__(self): return iter(['A', 'B'])
    def keys(self): return ['C']
    def __getitem__(self, key): return 'of ' + key
dict(Upper(a=1)), {**Upper(a=1)}, kw(**Upper(a=1))
class NoKeys:
    def keys(self): return 5
dict(NoKeys())
{**NoKeys()}
# Operators that are left to others, and those with methods of their own.
class Frac(tuple):
    def __add__(self, o): return NotImplemented
    def __mul__(self, o): return NotImplemented
Frac([1]) + 1
Frac([1]) + (1,)
Frac([1]) * 'a'
[] + Frac([1])
class Div(int):
    def __divmod__(self, o): return 'divmod'
    def __rdivmod__(self, o): return 'rdivmod'
divmod(Div(3), 2), divmod(2, Div(3)), divmod(Div(3), Div(2))
class Yes:
    def __index__(self): return True
eval("[1, 2][yes], range(yes), 'ab' * yes", {'yes': Yes(), '__name__': 'quiet'}) # elsewhere python3 warns
def local():
    class In(object, bad=1): pass
local()
