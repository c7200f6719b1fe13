def count(n):
    i = 0
    while i < n:
        yield i
        i += 1
print(list(count(5)), sum(count(10)), tuple(count(0)))
g = count(2)
print(next(g), next(g), next(g, 'end'), next(g, 'end'))
next(g)
type(g), type(g).__name__, g.__name__, g.__qualname__, iter(g) is g
str(g)[:24]
def talk():
    got = yield 'first'
    print('got', got)
    both = (yield 2) + (yield 3)
    print('both', both)
    return both
g = talk()
g.send(1)
print(next(g), g.send('a'), g.send(10))
try:
    g.send(20)
except StopIteration as e:
    print(e.value, e.args)
g.send(1)
# The value of a yield from, and of a chain of them.
def outer():
    r = yield from talk()
    print('outer', r)
    return (yield r)
g = outer()
print(next(g), g.gi_yieldfrom.__name__, g.send('x'), g.send(4), g.send(5), g.gi_yieldfrom)
g.send('last')
# Operands before a yield are evaluated once, in order.
def note(x):
    print('note', x)
    return x
class Box:
    def __getitem__(self, i): print('get', i); return i
    def __setitem__(self, i, v): print('set', i, v)
    def __delitem__(self, i): print('del', i)
    def __getattr__(self, name): print('attr', name); return 7
def drive(f, *values):
    g = f()
    try:
        print('->', next(g))
        for v in values:
            print('->', g.send(v))
    except StopIteration as e:
        print('returned', e.value)
def f(): return [note(1), (yield 'a'), *[note(2)], (yield 'b'), note(3)]
drive(f, 10, 20)
def f(): print(note(1), (yield 'a'), *[note(2)], (yield 'b'), sep=(yield 'c'), **{'end': (yield 'd')})
drive(f, 'x', 'y', '-', '!\n')
def f(): return {note('k'): (yield 1), **{'m': note(2)}, note('l'): (yield 2)}
drive(f, 3, 4)
def f(): return note(1) < (yield 'a') < (yield 'b') < note(10)
drive(f, 4, 5)
drive(f, 0)
drive(f, 4, 3)
def f(): return (note(0) or (yield 'a')) and (yield 'b') or (yield 'c')
drive(f, 1, 0, 'end')
drive(f, 1, 2)
drive(f, 0, 'z')
def f(): return (yield 'then') if note(1) and (yield 'if') else (yield 'else')
drive(f, True, 't')
drive(f, False, 'e')
def f(): return f"{note(1)} {(yield 'a')!r:>{(yield 'w')}} {note(2)}"
drive(f, 'q', 6)
def f():
    b = Box()
    b[note(1)] = yield 'v'
    b[note(3)] += (yield 'aug')
    x = b[note('lo'):(yield 'hi')]
    return x
drive(f, 'V', 5, 9)
def f():
    x = 1
    x += yield x
    y = x + (yield 'change') * 2
    return x, y, -(yield 'neg'), (yield 'attr').real, (yield 'sub')[note(0)]
drive(f, 2, 3, 4, 5, 'abc')
def f():
    (x := (yield 'walrus'))
    return x
drive(f, 'w')
def f(): return [x for x in (yield 'iterable')], (x for x in (yield 'again'))
drive(f, [1, 2])
def f(): yield (yield (yield 1))
drive(f, 'a', 'b', 'c')
def f(): return (yield from (yield 'what'))
drive(f, 'ab', None, None)
drive(f, 'ab', 1)
# Statements.
def f():
    if (yield 'if'):
        yield 'then'
    elif (yield 'elif'):
        yield 'elif then'
    else:
        yield 'else'
    yield 'after'
drive(f, True, None, None)
drive(f, False, True, None, None)
drive(f, False, False, None, None)
def f():
    while (yield 'test'):
        if (yield 'body'):
            continue
        if (yield 'break?'):
            break
    else:
        yield 'else'
    yield 'after'
drive(f, 1, 1, 0, None, None)
drive(f, 1, 0, 1, None)
def f():
    for x in (yield 'iter'):
        for y in range(x):
            if y == 2:
                break
            yield x, y
        else:
            yield 'else', x
    else:
        return (yield 'end')
drive(f, [1, 3], None, None, None, None, 'ret')
def f():
    assert (yield 'assert'), (yield 'message')
drive(f, 1)
drive(f, 0, 'msg')
def f():
    raise (yield 'class') from (yield 'cause')
drive(f, ValueError, None)
drive(f, ValueError, 3)
class Manager:
    def __init__(self, name, swallow=False): self.name, self.swallow = name, swallow
    def __enter__(self): print('enter', self.name); return self
    def __exit__(self, kind, value, tb): print('exit', self.name, kind, value); return self.swallow
def f():
    with Manager('a') as a, Manager((yield 'name')) as b:
        yield a.name, b.name
        return 'in with'
drive(f, 'B', None)
def f():
    with Manager('a', True):
        yield 1
        raise ValueError('v')
    yield 'after'
drive(f, None, None)
def f():
    try:
        yield 'try'
        raise KeyError((yield 'key'))
    except note(KeyError) as e:
        yield 'caught', repr(e)
    except KeyError:
        yield 'key error'
    else:
        yield 'else'
    finally:
        yield 'finally'
    yield 'after'
drive(f, None, 'k', None, None, None)
drive(f, None, 'k', ValueError, None, None, None)
def f():
    for i in range(3):
        try:
            if i == 1:
                continue
            yield i
            if i == 2:
                return 'ret'
        finally:
            yield 'finally', i
drive(f, *[None] * 6)
def f():
    try:
        return 1
    finally:
        yield 'still'
drive(f, None)
def f():
    try:
        return 1
    finally:
        try: yield 'still'
        finally: return 2
drive(f, None)
def f():
    try:
        yield 1
    except ValueError as e:
        yield 'in'
        print('e' in locals())
    print('e' in locals())
g = f()
next(g), g.throw(ValueError), next(g, None)
# throw, close.
g = f(); next(g); g.throw(KeyError('k'))
next(g)
g = f(); g.throw(ValueError('new'))
next(g)
g = count(3); next(g); g.throw(ValueError, 'text')
g = count(3); g.throw(ValueError, (1, 2))
g = count(3); g.throw(ValueError, ValueError('mine'))
g = count(3); g.throw(ValueError, KeyError('other'))
g = count(3); g.throw(ValueError('v'), 1)
count(3).throw(3)
count(3).throw('abc')
count(3).throw(int)
count(3).throw()
count(3).throw(1, 2, 3, 4)
count(3).throw(ValueError, None, 3)
count(3).send()
count(3).close(1)
g = count(3); list(g); g.throw(ValueError('over'))
g = count(3); next(g); g.close(); print(list(g)); g.close()
def f():
    try:
        yield 1
    finally:
        print('closing')
g = f(); g.close(); list(g)
g = f(); next(g); g.close()
def f():
    try:
        yield 1
    except GeneratorExit:
        yield 2
g = f(); next(g); g.close()
next(g, 'over')
def f():
    try:
        yield 1
    except GeneratorExit:
        raise KeyError('instead')
g = f(); next(g); g.close()
def f():
    try:
        yield 1
    except GeneratorExit:
        return 5
g = f(); next(g); print(g.close())
# StopIteration never leaves a generator.
def f():
    yield 1
    raise StopIteration('x')
g = f(); next(g); next(g)
try:
    list(f())
except RuntimeError as e:
    print(repr(e.__cause__), e.__cause__ is e.__context__, e.__suppress_context__)
def f(): yield next(iter(()))
list(f())
list(next(iter(())) for i in range(3))
def f():
    try: next(iter(()))
    except StopIteration: yield 'inside'
list(f())
# It runs but once at a time.
def f(): yield from me
me = f()
next(me)
def f():
    print(me.gi_running, me.gi_suspended)
    yield
    try: me.send(1)
    except ValueError as e: print(e)
me = f(); print(me.gi_running, me.gi_suspended); next(me); print(me.gi_running, me.gi_suspended); list(me); print(me.gi_suspended)
# yield from.
def f(it):
    r = yield from it
    print('result', r)
list(f([1, 2])), list(f('ab')), list(f({1: 2})), list(f(range(2)))
list(f(3))
class It:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n > 2: raise StopIteration('value')
        return self.n
    def send(self, v): print('send', v); return 'sent'
    def throw(self, *args): print('throw', args); return 'thrown'
    def close(self): print('close')
list(f(It()))
g = f(It()); print(next(g), g.send(5), g.throw(ValueError), g.throw(ValueError('v')), next(g)); g.close()
g = f([1, 2]); next(g); g.send(1)
g = f([1, 2]); next(g); g.throw(KeyError)
g = f([1, 2]); next(g); g.close()
class It2(It):
    def close(self): raise TypeError('close')
    def throw(self, e): raise StopIteration('by throw')
g = f(It2()); next(g); g.close()
g = f(It2()); next(g); g.throw(ValueError)
def inner():
    try:
        yield 1
    except ValueError:
        yield 'handled'
    return 'done'
g = f(inner()); print(next(g), g.throw(ValueError)); next(g, None)
g = f(inner()); next(g); g.throw(KeyError('up'))
# The exception that is handled belongs to the generator.
def f():
    try:
        raise ValueError('inner')
    except ValueError:
        yield 1
        raise
try:
    raise KeyError('outer')
except KeyError:
    g = f(); next(g)
    try: next(g)
    except ValueError as e: print(repr(e), repr(e.__context__))
def f():
    try:
        yield 1
        raise TypeError('in f')
    except TypeError as e:
        print(repr(e.__context__))
        yield 2
    raise IndexError
g = f(); next(g)
try:
    raise KeyError('outer')
except KeyError:
    next(g)
try: next(g)
except IndexError as e: print(repr(e.__context__))
def f():
    try: yield
    except Exception: raise RuntimeError
g = f(); next(g)
try: g.throw(ValueError('v'))
except RuntimeError as e: print(repr(e.__context__))
def f():
    try: raise KeyError('handled')
    except KeyError: yield
g = f(); next(g)
try: g.throw(ValueError('v'))
except ValueError as e: print(repr(e.__context__))
def f():
    raise
    yield
try: raise KeyError('of the caller')
except KeyError:
    try: next(f())
    except KeyError as e: print(repr(e))
next(f())
# In classes, lambdas and comprehensions.
class Tree:
    def __init__(self, v, l=None, r=None): self.v, self.l, self.r = v, l, r
    def __iter__(self):
        if self.l: yield from self.l
        yield self.v
        if self.r: yield from self.r
list(Tree(3, Tree(1, None, Tree(2)), Tree(5, Tree(4))))
class P:
    @property
    def gen(self): yield from (1, 2)
    @staticmethod
    def stat(): yield 3
    @classmethod
    def cls(cls): yield cls.__name__
list(P().gen), list(P.stat()), list(P.cls())
g = (lambda: (yield 'lambda'))()
print(next(g), g.__name__, g.__qualname__)
list((lambda: ((yield 1), (yield 2)))())
def f(n):
    def g():
        nonlocal n
        while n:
            yield n
            n -= 1
    return g
list(f(3)())
def f(*args, k=2, **kw): yield args, k, kw
list(f(1, 2, k=3, z=4))
f(k=1, **{'k': 2})
def f(a): yield
f()
# Generator expressions.
g = (x * x for x in range(4) if x % 2)
print(type(g).__name__, g.__name__, next(g), list(g))
g = (x for x in range(3)); print(next(g), g.send(None), g.send(1)); next(g)
g = (x for x in range(3)); g.send(1)
g = (x for x in range(3)); next(g); g.throw(ValueError('in it'))
g = (x for x in range(3)); next(g); print(g.close(), list(g), g.gi_running, g.gi_suspended)
g = (x / y for x in [1, 2] for y in [x, 0]); print(next(g)); next(g)
list(g)
(x for x in 3)
list((a, b, c) for a in range(2) for b in range(a + 1) if b == a for c in 'xy')
me = (next(me) for x in [1]); next(me)
g.__name__ = 'name'; g.__qualname__ = 'a.name'; print(g.__name__, str(g)[:25])
g.__name__ = 3
del g.__qualname__
g.other = 1
g.gi_running = 1
type(g)()
class G(type(g)): pass
len(g)
g[0]
# Those who take iterables.
def f():
    for i in range(3):
        print('give', i)
        yield i
a, b, c = f()
a, *b = f()
a, b = f()
any(x == 1 for x in f()), all(x < 1 for x in f())
list(zip(f(), f())), list(map(str, f())), list(enumerate(f(), 1)), list(filter(None, f()))
sorted(f(), reverse=True), max(f()), min(f()), set(f()), dict(enumerate(f()))
1 in f(), 5 in f()
[*f(), *f()], {**dict(zip('abc', f()))}
','.join(str(x) for x in f())
print(*f())
bytes(f()), bytearray(f())
l = [9]; l.extend(f()); l += f(); l[1:2] = f(); print(l)
def f():
    yield 1
    raise KeyError('in f')
list(f())
for x in f(): print(x)
x, y = f()
sum(f())
# iter with a sentinel.
it = iter([1, 2, 3, 0, 4]).__next__
list(iter(it, 0)), list(iter(it, 0))
def f(n=[0]):
    n[0] += 1
    if n[0] == 3: raise StopIteration
    return n[0]
list(iter(f, 10))
iter(3, 1)
# Recursion ends.
def f(): yield from f()
next(f())
def f(n): yield n; yield from f(n + 1)
g = f(0)
n = 0
try:
    for x in g: n = x
except RecursionError as e: print(e, n > 300)
class E(Exception):
    def __new__(cls, *args): return 3
def f():
    try: yield
    except TypeError as e: print(e)
g = f(); next(g); g.throw(E)
def f(n=[0]):
    n[0] += 1
    if n[0] == 1: list(it)
    return n[0]
it = iter(f, 3); next(it)
class Never:
    def __eq__(self, other): raise KeyError('eq')
it = iter(lambda: 1, Never()); next(it)
next(it)
def f():
    try: yield 1
    finally: return 5
g = f(); next(g); g.close(); next(g)
g = f(); print(list(g)); next(g)
(x for x in ()).throw(StopIteration)
(x for x in ()).throw(StopIteration('v'))
def f(): x[(yield)] = 1

def f():
    def g(x=(yield)): pass
