2 + 2
50 - 5*6
(50 - 5*6) / 4
8 / 5
17 / 3, 17 // 3, 17 % 3, -17 // 3, -17 % 3
5 ** 2, 2 ** 7, 2 ** -1, 2 ** 100
width = 20
height = 5 * 9
width * height
n
4 * 3.75 - 1
tax = 12.5 / 100
price = 100.50
price * tax
price + _
round(_, 2)
'spam eggs', 'doesn\'t', "doesn't", '"Yes," they said.', "\"Yes,\" they said.", '"Isn\'t," they said.'
s = 'First line.\nSecond line.'
s
print(s)
print('C:\some\name') if False else print(r'C:\some\name')
print("""\
Usage: thingy [OPTIONS]
     -h                        Display this usage message
""")
3 * 'un' + 'ium'
'Py' 'thon'
text = ('Put several strings within parentheses '
        'to have them joined together.')
text
word = 'Python'
word[0], word[5], word[-1], word[-6], word[0:2], word[2:5], word[:2], word[4:], word[-2:], word[:2] + word[2:]
word[42]
word[4:42], word[42:]
word[0] = 'J'
len('supercalifragilisticexpialidocious')
squares = [1, 4, 9, 16, 25]
squares, squares[0], squares[-1], squares[-3:], squares[:]
squares + [36, 49]
cubes = [1, 8, 27, 65, 125]; cubes[3] = 64; cubes.append(216); cubes
letters = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
letters[2:5] = ['C', 'D', 'E']; letters
letters[2:5] = []; letters
letters[:] = []; letters, len(letters)
a = ['a', 'b', 'c']; n = [1, 2, 3]; x = [a, n]; x, x[0], x[0][1]
a, b = 0, 1
while a < 10:
    print(a)
    a, b = b, a+b
a, b = 0, 1
while a < 1000:
    print(a, end=',')
    a, b = b, a+b
x = 42
if x < 0:
    x = 0
    print('Negative changed to zero')
elif x == 0:
    print('Zero')
elif x == 1:
    print('Single')
else:
    print('More')
words = ['cat', 'window', 'defenestrate']
for w in words:
    print(w, len(w))
users = {'Hans': 'active', 'Éléonore': 'inactive', '景太郎': 'active'}
for user, status in users.copy().items():
    if status == 'inactive':
        del users[user]
users
for i in range(5):
    print(i)
list(range(5, 10)), list(range(0, 10, 3)), list(range(-10, -100, -30))
range(10), sum(range(4))
for n in range(2, 10):
    for x in range(2, n):
        if n % x == 0:
            print(n, 'equals', x, '*', n//x)
            break
    else:
        print(n, 'is a prime number')
for num in range(2, 10):
    if num % 2 == 0:
        print("Found an even number", num)
        continue
    print("Found an odd number", num)
def fib(n):
    """Print a Fibonacci series up to n."""
    a, b = 0, 1
    while a < n:
        print(a, end=' ')
        a, b = b, a+b
    print()
fib(2000)
fib
f = fib
f(100)
fib(0)
print(fib(0))
print(fib.__doc__)
def fib2(n):
    result = []
    a, b = 0, 1
    while a < n:
        result.append(a)
        a, b = b, a+b
    return result
fib2(100)
i = 5
def f(arg=i):
    print(arg)
i = 6
f()
def f(a, L=None):
    if L is None:
        L = []
    L.append(a)
    return L
f(1), f(2)
def parrot(voltage, state='a stiff', action='voom', type='Norwegian Blue'):
    print("-- This parrot wouldn't", action, end=' ')
    print("if you put", voltage, "volts through it.")
    print("-- Lovely plumage, the", type)
    print("-- It's", state, "!")
parrot(1000)
parrot(voltage=1000000, action='VOOOOOM')
parrot('a million', 'bereft of life', 'jump')
parrot()
parrot(voltage=5.0, 'dead')
parrot(110, voltage=220)
parrot(actor='John Cleese')
def function(a): pass
function(0, a=0)
def cheeseshop(kind, *arguments, **keywords):
    print("-- Do you have any", kind, "?")
    for arg in arguments:
        print(arg)
    print("-" * 40)
    for kw in keywords:
        print(kw, ":", keywords[kw])
cheeseshop("Limburger", "It's very runny, sir.", shopkeeper="Michael Palin", client="John Cleese")
def combined_example(pos_only, /, standard, *, kwd_only):
    print(pos_only, standard, kwd_only)
combined_example(1, 2, 3)
combined_example(1, 2, kwd_only=3)
combined_example(1, standard=2, kwd_only=3)
combined_example(pos_only=1, standard=2, kwd_only=3)
def concat(*args, sep="/"): return sep.join(args)
concat("earth", "mars", "venus"), concat("earth", "mars", "venus", sep=".")
args = [3, 6]; list(range(*args))
def make_incrementor(n): return lambda x: x + n
f = make_incrementor(42); f(0), f(1)
pairs = [(1, 'one'), (2, 'two'), (3, 'three'), (4, 'four')]
pairs.sort(key=lambda pair: pair[1]); pairs
def f(ham: str, eggs: str = 'eggs') -> str:
    print("Annotations:", f.__annotations__)
    return ham + ' and ' + eggs
f('spam')
fruits = ['orange', 'apple', 'pear', 'banana', 'kiwi', 'apple', 'banana']
fruits.count('apple'), fruits.count('tangerine'), fruits.index('banana'), fruits.index('banana', 4)
fruits.reverse(); fruits
fruits.append('grape'); fruits.sort(); fruits, fruits.pop()
stack = [3, 4, 5]; stack.append(6); stack.pop(), stack
squares = list(map(lambda x: x**2, range(10))); squares
[(x, y) for x in [1,2,3] for y in [3,1,4] if x != y]
vec = [-4, -2, 0, 2, 4]
[x*2 for x in vec], [x for x in vec if x >= 0], [abs(x) for x in vec]
[x, x**2 for x in range(6)]
[num for elem in [[1,2,3], [4,5,6], [7,8,9]] for num in elem]
matrix = [[1, 2, 3, 4], [5, 6, 7, 8], [9, 10, 11, 12]]
[[row[i] for row in matrix] for i in range(4)], list(zip(*matrix))
a = [-1, 1, 66.25, 333, 333, 1234.5]
del a[0]; a
del a[2:4]; a
del a[:]; a
del a
a
t = 12345, 54321, 'hello!'
t[0], t
u = t, (1, 2, 3, 4, 5); u
t[0] = 88888
v = ([1, 2, 3], [3, 2, 1]); v
empty = (); singleton = 'hello',; len(empty), len(singleton), singleton
x, y, z = t; x, y, z
basket = {'apple'}; 'orange' in basket, 'apple' in basket
set('a') | set('a'), {1, 2, 3} - {2}, {1, 2} & {2, 3}, {1, 2} ^ {2, 3}
tel = {'jack': 4098, 'sape': 4139}
tel['guido'] = 4127; tel, tel['jack']
tel['irv']
del tel['sape']; tel['irv'] = 4127; tel, list(tel), sorted(tel), 'guido' in tel, 'jack' not in tel
dict([('sape', 4139), ('guido', 4127)]), {x: x**2 for x in (2, 4, 6)}, dict(sape=4139, guido=4127)
for i, v in enumerate(['tic', 'tac', 'toe']): print(i, v)
for q, a in zip(['name', 'quest'], ['lancelot', 'the holy grail']): print('What is your {0}?  It is {1}.'.format(q, a))
for i in reversed(range(1, 10, 2)): print(i)
(1, 2, 3) < (1, 2, 4), [1, 2, 3] < [1, 2, 4], 'ABC' < 'C' < 'Pascal' < 'Python', (1, 2, 3, 4) < (1, 2, 4), (1, 2) < (1, 2, -1), (1, 2, 3) == (1.0, 2.0, 3.0)
string1, string2, string3 = '', 'Trondheim', 'Hammer Dance'
string1 or string2 or string3
year = 2016; event = 'Referendum'
f'Results of the {year} {event}'
yes_votes = 42_572_654; no_votes = 43_132_495
percentage = yes_votes / (yes_votes + no_votes)
'{:-9} YES votes  {:2.2%}'.format(yes_votes, percentage)
str('Hello, world.'), repr('Hello, world.'), str(1/7)
x = 10 * 3.25; y = 200 * 200
'The value of x is ' + repr(x) + ', and y is ' + repr(y) + '...'
repr('hello, world\n'), repr((x, y, ('spam', 'eggs')))
import math
f'The value of pi is approximately {math.pi:.3f}.'
table = {'Sjoerd': 4127, 'Jack': 4098, 'Dcab': 7678}
for name, phone in table.items(): print(f'{name:10} ==> {phone:10d}')
animals = 'eels'; print(f'My hovercraft is full of {animals!r}.')
bugs = 'roaches'; count = 13; print(f'Debugging {bugs=} {count=}')
print('{0} and {1}'.format('spam', 'eggs'), '{1} and {0}'.format('spam', 'eggs'), 'The story of {0}, {1}, and {other}.'.format('Bill', 'Manfred', other='Georg'))
print('Jack: {0[Jack]:d}; Sjoerd: {0[Sjoerd]:d}'.format(table), 'Jack: {Jack:d}'.format(**table))
for x in range(1, 4): print('{0:2d} {1:3d} {2:4d}'.format(x, x*x, x*x*x))
for x in range(1, 4): print(repr(x).rjust(2), repr(x*x).rjust(3), end=' ')
'12'.zfill(5), '-3.14'.zfill(7), '3.14159265359'.zfill(5), 'The value of pi is approximately %5.3f.' % math.pi
import tempfile_nope
f = open('TMPDIR/labsh-interactive-test.txt', 'w', encoding='utf-8')
f.write('This is a test\nZwölf\n')
f.close()
f.write('x')
with open('TMPDIR/labsh-interactive-test.txt', encoding='utf-8') as f: read_data = f.read()
read_data, f.closed
f = open('TMPDIR/labsh-interactive-test.txt', 'rb'); f.read(4), f.seek(5), f.read(1), f.tell(), f.readline(), f.readlines(), f.close()
for line in open('TMPDIR/labsh-interactive-test.txt', encoding='utf-8'): print(line, end='')
import json
json.dumps([1, 'simple', 'list', None, True, 1.5, {'a': 'é'}]), json.loads('{"a": [1, 2.5, null, true, "\\u00e9"]}')
json.dumps({'b': 1, 'a': [1, {}]}, indent=2, sort_keys=True)
print(json.dumps({'é': 'ü'}, ensure_ascii=False))
0.1 + 0.2, 0.1 + 0.1 + 0.1 == 0.3, round(2.675, 2), math.pi, 1e100, 1e16, 123456789012345678, 1.0, -0.0, float('inf'), float('nan'), 1e-5, 0.0001
format(math.pi, '.12g'), format(math.pi, '.2f'), (0.1).as_integer_ratio() if False else 0, round(.1, 1) * 3
import this_is_nothing
x: int = 5; x
y: 'str'; y
__annotations__
a = b = c = 7; a, b, c
[a, [b, *c]] = [1, [2, 3, 4]]; a, b, c
*a, = 'abc'; a
a, *b = [1]; a, b
(a, b), c = (1, 2), 3; a, b, c
a = [1, 2]; a[0], a[1] = a[1], a[0]; a
i = 0; i, a[i] = 1, 9; i, a
x = [1, 2, 3]; x[::-1], x[::2], x[5:], x[-2:], x[True]
x *= 2; x
x += (4,); x
x[1:3] = []; x
x[::2] = [0] * len(x[::2]); x
x[::2] = [1]
x.extend('ab'); x
d = {'a': 1}; d |= {'b': 2}; d, d | {'a': 3}, {**d, 'c': 3}
print(*d, *[1, 2], sep='-'); print(*'ab', end='!\n')
print(1, 'a', None, True, 2.5, [1], (1,), {1: 2}, b'x', sep=', ')
print()
print('a\tb', 'é', '日本')
'a' if 0 else 'b', 1 and 2, 0 or 'x', not 1, None or 0
1 < 2 < 3, 1 < 3 < 2, 1 == 1.0, 1 is 1, 'a' in 'abc', 2 not in [1]
True + True, True == 1, isinstance(True, int), bool('') or bool('a')
0xff, 0o17, 0b11, 1_000, ~5, 6 & 3, 6 | 3, 6 ^ 3, 1 << 10, -1 >> 1
divmod(7, 2), pow(2, 10, 1000), abs(-5), round(2.5), round(3.5), min(3, 1), max('a', 'b'), sum([1, 2], 10)
ord('é'), chr(233), hex(255), oct(8), bin(5), ascii('é'), len('日本')
any([0, 1]), all([]), sorted('bca'), list(reversed([1, 2])), list(filter(None, [0, 1])), list(enumerate('ab', 1))
'a,b,,c'.split(','), ' a  b '.split(), 'a-b-c'.rsplit('-', 1), 'abc'.partition('b'), 'x'.join(['a', 'b'])
'Hello'.upper(), 'Hello'.swapcase(), 'hello world'.title(), 'abc'.find('z'), 'abc'.replace('b', 'X'), ' x '.strip(), 'xxaxx'.strip('x')
'abc'.startswith(('x', 'a')), 'abc'.center(9, '*'), '%05.1f|%-5s|%x' % (3.14159, 'ab', 255), 'é'.encode(), b'\xc3\xa9'.decode()
bytes(3), bytes([1, 2]), bytearray(b'ab'), b'abc'[0], b'abc'[1:], b'a' in b'abc', list(b'ab'), b'%d' % 5, b'\x00\n\'"'
int('ff', 16), int(' 12 '), int(3.9), int(-3.9), float('1e3'), str(b'a', 'ascii'), list('ab'), tuple([1]), dict(a=1), set([1]), bool([])
type(1), type('a'), type(None), type([]), type(print), type(type), type(1.5), type(b''), type(range(1)), type({}.keys()), type(lambda: 0)
id(1) == id(1), hash('a') == hash('a'), hash(1), hash(1.0), callable(len), repr('a\'b'), str(None)
help
exit
quit
copyright_nope
NotImplemented, Ellipsis, ..., __debug__
if 1:
    pass
while 0:
    pass
else:
    print('while else')
for _ in []:
    pass
else:
    print('for else')
def gen_sum(): return sum(x*x for x in range(10))
gen_sum()
g = (x for x in range(2)); next(g), next(g)
next(g)
g
list(x for x in 'abc' if x != 'b'), {x: 1 for x in 'ab'}, {x % 2 for x in range(5)}, [y for x in [[1], [2]] for y in x]
