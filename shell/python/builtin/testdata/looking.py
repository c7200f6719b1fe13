# Functions that look at objects and frames: dir, vars, locals, help, and leaving.
def f(a, b=2):
    c = 3
    return sorted(locals()), locals()['c'], sorted(dir()), vars() == locals()
f(1)
class C:
    x = 1
    def __init__(self): self.y = 2
    def m(self): pass
[n for n in dir(C()) if not n.startswith('_')], [n for n in dir(C) if not n.startswith('_')], vars(C()), 'x' in vars(C)
class D:
    def __dir__(self): return ['b', 'a', 'c']
dir(D())
class D:
    def __dir__(self): return 5
dir(D())
class D:
    def __dir__(self): return [1, 'a']
dir(D())
class D:
    def __dir__(self): 1/0
dir(D())
vars(5)
vars([])
vars(1, 2)
dir(1, 2)
'x' in dir(), 'f' in dir(), '__name__' in dir(), vars()['__name__'], locals() is not None
[n for n in dir([]) if not n.startswith('_')], [n for n in dir({}) if not n.startswith('_')], [n for n in dir('') if not n.startswith('_')]
[n for n in dir(1) if not n.startswith('_')], [n for n in dir(1.5) if not n.startswith('_')], [n for n in dir({1}) if not n.startswith('_')]
[n for n in dir(b'') if not n.startswith('_')] == [n for n in dir(bytes) if not n.startswith('_')], [n for n in dir(range(1)) if not n.startswith('_')]
help(len)
help(print)
help(abs)
help(input)
help('len')
help('nosuchname')
help([].append)
help('x'.upper)
def documented(a, b=1, *args, c, d='x', **kw):
    """What it does.

    More of it,
      indented.
    """
help(documented)
def noted(x: int | None = None, *, a: "str" = 'a', **k: dict) -> list[int]: yield x

help(noted)
def plain(): pass
help(plain)
exit, quit, exit.name, quit.eof
exit()
quit(3)
exit('bye')
exit(1, 2)
exit(code=5)
callable(len), callable(5), callable(C), callable(C()), callable(f), callable(C().m)
isinstance(1, (str, (int,))), isinstance(True, int), issubclass(bool, (str, int)), issubclass(int, object), isinstance(1, ()), issubclass(C, C)
isinstance(1, 5)
isinstance(1, (str, 5))
issubclass(1, int)
issubclass(int, 'x')
print(1, 2, sep='-', end='!\n'), print(), print(sep='x'), print(1, end=''), print('', 1, None, sep=None, end=None)
print(1, sep=5)
print(1, end=5)
print(1, nosuch=5)
print(1, file=5)
class Out:
    def __init__(self): self.got = []
    def write(self, s): self.got.append(s)
    def flush(self): self.got.append('flushed')
o = Out(); print(1, 'x', file=o), print(2, file=o, flush=True), o.got
class Fails:
    def write(self, s): raise OSError(5, 'no')
print(1, file=Fails())
class NoStr:
    def __str__(self): raise ValueError('no str')
print('before', NoStr(), 'after')
print('a', 'b', flush=1/0)
chr(97), chr(0x1f600), ord('a'), ord('😀'), ord(b'a'), ord(bytearray(b'b'))
chr(-1)
chr(0x110000)
chr('x')
chr(1.5)
ord('ab')
ord('')
ord(5)
ord(b'ab')
bin(5), oct(8), hex(255), bin(-5), hex(-1), hex(10**30), bin(True)
hex(1.5)
round(2.5), round(3.5), round(-2.5), round(1.25, 1), round(15, -1), round(25, -1), round(1e300, 2), round(2.675, 2), round(1.5, None), round(10**30, -29)
round('x')
round(1.5, 'x')
divmod(7, 2), divmod(-7, 2), divmod(7, -2), divmod(7.5, 2), divmod(10**30, 7), pow(2, 10), pow(2, 10, 7), pow(2, -1), pow(2, -1, 7), pow(-2, 3, 5), pow(2.0, 3)
divmod(1, 0)
divmod('x', 1)
pow(2, 1, 0)
pow(2, -1, 4)
pow(2.0, 1, 5)
pow('x', 2)
sum([1, 2]), sum([[1], [2]], []), sum([], 5), sum([0.1] * 10), sum((1, 2.5)), sum([True, True]), sum([1], start=2)
sum(['a'])
sum(['a'], '')
sum([b'a'], b'')
sum()
sum(5)
min(3, 1, 2), max([3, 1, 2]), min([], default=5), max('abc'), min('b', 'a', key=lambda s: -ord(s)), max(1, 1.0), max((1, 'a'), (0, 'b'))
min()
min([])
min(1)
min(1, 2, default=3)
max(1, 'a')
max([1], key=5)
any([]), all([]), any([0, 1]), all([1, 0]), any(x > 1 for x in range(3)), all('ab')
any(5)
list(zip([1, 2], 'ab')), list(zip()), list(zip([1, 2, 3], [1])), list(zip('ab', [1, 2], strict=True))
list(zip('ab', [1], strict=True))
list(zip('a', [1, 2], strict=True))
list(zip('ab', [1, 2], [3], strict=True))
zip(5)
zip([1], 5)
list(map(lambda a, b: a + b, [1, 2], [10, 20])), list(map(str, [])), list(map(None.__class__, [])), next(map(abs, [-1]))
map(str)
map()
list(map(5, [1]))
list(filter(None, [0, 1, '', 'a'])), list(filter(lambda x: x > 1, [1, 2, 3]))
list(filter(5, [1]))
filter(None)
list(enumerate('ab')), list(enumerate('ab', 5)), list(enumerate('a', start=-1)), next(enumerate(iterable='x'))
enumerate()
enumerate(5)
enumerate('a', 'x')
list(reversed([1, 2])), list(reversed('ab')), list(reversed((1,))), list(reversed(range(3))), list(reversed({1: 2, 3: 4}))
reversed(5)
reversed({1})
reversed()
reversed([], [])
it = iter([1, 2].pop, 1); list(it), next(it, 'end')
next(iter([]))
next(5)
next([])
iter(5)
iter(5, 1)
iter()
len(5)
len()
hash([])
hash({})
hash(1) == hash(1.0) == hash(True), hash('a') == hash('a'), hash(()) == hash(()), hash((1, 2)) == hash((1, 2)), hash(None) == hash(None)
id(None) == id(None), type(id(5))
getattr(5, 'real'), getattr(5, 'x', None), hasattr(5, 'x'), setattr(C, 'z', 1), C.z, delattr(C, 'z'), hasattr(C, 'z')
getattr(5)
setattr(C, 'z')
repr(), repr
ascii('é\n😀"'), ascii([1, 'é']), format(5, 'x'), format('a', '>3'), format(C, '')[:8]
format(5, 5)
format()
super
super()
super(5)
super(C, 5)
class S(C):
    def m(self): return super().m(), super().y if False else super().x, super(S, self).x, super
S().m()[:3]
class S(C):
    def m(self): return super().nothing
S().m()
class S(C):
    def m(): return super()
S.m()
super(S, S()).x, super(S, S).x, super(S, S()).__init__
