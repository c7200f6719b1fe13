# Programs that run programs: eval, exec, compile, globals and locals.
x = 1
eval('x + 1'), eval(' \t x'), eval('\n(x,\n 2)\n'), eval(b'x'), eval(bytearray(b'x * 3'))
eval('x', {'x': 5}), eval('x + y', {'x': 5}, {'y': 6}), eval('x', {'x': 1}, {'x': 2})
eval('[x for _ in range(2)]'), eval('(lambda y: x + y)(2)')
eval('x', {})
eval('y := 3')
eval('(w := 3) + w'), w
eval('')
eval('x = 1')
eval('1;')
eval('1\n2')
eval('pass')
eval(1)
eval('1', 1)
eval('1', [])
eval('1', {}, 1)
eval('len', {'__builtins__': {}})
eval('len', {'__builtins__': {'len': 'another'}})
exec('a = x + 1\nb = a * 2')
a, b
exec(b'a = 7'), a
exec('')
exec(1)
exec('1', 1)
exec('1', {}, 1)
exec('a = = 1')
exec('  a = 1')
exec('if x:\na = 1')
exec('1/0')
exec('raise KeyError("k")')
exec('return 1')
exec('def f(): nonlocal q')
exec('import nothing_of_the_kind')
d = {}
exec('def f(n): return n * k\nk = 3\nr = f(2)\nclass C:\n  m = k\n', d)
d['r'], d['f'](5), d['C'].m, sorted(d)[:2] == ['C', '__builtins__']
d['k'] = 10
d['f'](5)
d['f'].__globals__ is d
exec('k += 1', d), d['k'], d['f'](1)
exec('del k', d), 'k' in d
d['f'](1)
d.clear()
len(d)
exec('z = 1', d), d.get('z'), list(d)
l = {}
exec('p = 1\ndef f(): return p\nq = [p for _ in range(2)]', d, l)
exec('p = 1\ndef f(): return p\nq = p', d, l), sorted(l)
l['f']()
exec('global g1\ng1 = 5\nh1 = 6', d, l), d['g1'], 'g1' in l, l['h1']
exec('[v := 1 for _ in [0]]', d, l), d['v'], 'v' in l
exec('class A:\n  s = p\n  def m(self): return __class__\n', d, l), l['A'].s, l['A']().m() is l['A']
class Names:
    def __init__(self): self.asked = []
    def __getitem__(self, k):
        self.asked.append(k)
        if k.startswith('no'): raise KeyError(k)
        return k.upper()
    def __setitem__(self, k, v): self.asked.append((k, v))
    def __delitem__(self, k): self.asked.append(('del', k))
n = Names()
eval('abc + xyz', {}, n), n.asked
exec('new = abc; del new; no_such = len(abc)', {}, n), n.asked
exec('nothing_here', {}, n)
# In functions.
def f(p):
    q = 2
    exec('r = p + q')
    return eval('r'), sorted(locals()), eval('p * q'), 'r' in locals()
f(1)
def f():
    y = 1
    exec('y = 2')
    return y, eval('y'), locals()
f()
def f():
    a = 'local'
    def g(): return a, eval('a'), sorted(locals())
    return g()
f()
def f():
    return eval('x'), [eval('i', {'i': i}) for i in range(3)]
f()
def f(): exec('x = 5', globals()); return x
f(), x
def f():
    l = locals()
    z = 1
    return l is locals(), l
f()
def f(k): return locals()
f(1), f(2), f(3) is f(3)
class C:
    exec('inside = 1')
    other = inside + 1
    mine = sorted(k for k in locals() if not k.startswith('_'))
C.inside, C.other, C.mine
# globals() is the module's variables.
g = globals()
g is globals(), g['x'], type(g)
g['made'] = 5
made
made = 6
g['made'], 'made' in g
del g['made']
made
del made
g.update(m1=1, m2=2)
m1, m2
m1 = 10
[k for k in g if k in ('m1', 'm2')], [v for k, v in g.items() if k == 'm1'], g.pop('m1'), 'm1' in g
m1
g.setdefault('m3', 3), m3, g.get('m3'), g.get('m4', 4)
del m3
'm3' in g, g.get('m3')
m3 = 33
g['m3'], list(g)[-1]
def f(): global m5; m5 = 1; return g['m5'], globals() is g, f.__globals__ is g
f()
'm5' in dict(g), g.copy()['m5'], {**g}['m5'], len(g) == len(list(g))
vars() is g, locals() is g
for k in g: new_one = 1
g['len'] = lambda v: 'hidden'
len([]), eval('len([])'), [len(v) for v in 'a']
del g['len']
len([])
g[1] = 'a number'
g.pop(1)
eval('__name__'), __name__
__builtins__['len'] if isinstance(__builtins__, dict) else __builtins__.len
import builtins
builtins.len is len, builtins.__name__, type(builtins), builtins.True_ if hasattr(builtins, 'True_') else 'none'
builtins.for_everyone = 'seen everywhere'
for_everyone
del builtins.for_everyone
for_everyone
__import__('json').dumps([1]), __import__('math', fromlist=['pi']).pi > 3
__import__(1)
__import__('nothing_of_the_kind')
import sys
vars(sys) is sys.__dict__, sys.__dict__['maxsize'] == sys.maxsize
# compile
c = compile('x + 1', '<f>', 'eval')
eval(c), c.co_name, c.co_filename, c.co_firstlineno, c.co_argcount, c.co_varnames, type(c).__name__
[eval(c, {'x': v}) for v in range(3)]
exec(compile('q1 = 1; q2 = 2', 'f', 'exec')), q1, q2
exec(compile('x; "y"; None', 'f', 'single'))
exec(compile('for i in range(2): i\n', 'f', 'single'))
exec(compile('1; 2', 'f', 'exec'))
eval(compile('e1 = 5', 'f', 'exec')), e1
compile('1\n2', 'f', 'single')
compile('1\n# more\n', 'f', 'single').co_name
compile('if x: pass\nx', 'f', 'single')
compile('x = 1', 'f', 'eval')
compile('1', 'f', 'other')
compile(1, 'f', 'exec')
compile('1', 1, 'exec')
compile('1', 'f', 'exec', -1)
compile('1', 'f', 'exec', optimize=5)
compile('a\0b', 'f', 'exec')
latin = {}; exec(compile(b'# coding: latin-1\ny = "\xe9"', 'f', 'exec'), latin); latin['y']
exec(compile(b'# coding: latin-1\ny = "\xe9"', 'f', 'exec')), y
exec(b'# coding: nothing\ny = 1')
compile(c, 'g', 'exec')
c.co_name = 1
c.nothing
# SyntaxErrors say where.
def wrong(text, mode='exec', file='<string>'):
    try: compile(text, file, mode)
    except SyntaxError as e: return type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset, e.text, e.filename
wrong('a b'), wrong('x = 1\na b\nc'), wrong('a b', 'eval'), wrong('1 +', 'eval'), wrong('1 +\n', 'eval')
wrong('f(a for a in b, c)'), wrong('f(**k, *a)')
wrong('return 1'), wrong('x = 1\nbreak', file='f.py'), wrong('def f():\n  pass\n  return 1 2')
wrong('def f(a, a): pass'), wrong('def f():\n  x = 1\n  global x'), wrong('def f(): nonlocal x')
wrong('é é'), wrong('"é" é 1')
wrong('None = 1'), wrong('f() = 1'), wrong('a + 1 = 2'), wrong('for 1 in x: pass'), wrong('del f()')
compile('def f(): pass', 'f', 'single')
compile('if x:\n  pass', 'f', 'single')
exec(compile('def one(): pass\n', 'f', 'single')), one
class Keys:
    def __getitem__(self, k): return [] if k == 'a' else {}[k]
    def __setitem__(self, k, v): self.set = k, v
    def keys(self): return ['z', 'a']
keys = Keys()
exec('a.append(1); n = dir(); m = locals()', globals(), keys), keys.set[1] is keys
exec('q = b', globals(), keys)
# The traceback's last line of what a program's functions raise names them.
exec('def outer():\n  def inner(): return undefined_there\n  return inner()\nouter()', {})
def f():
    x = 'enclosing'
    class C:
        x = 'class'
        y = eval('x')
        def m(self): return eval('x')
    return C.y, C().m
f()[0]
f()[1]()
x = 'global'
f()[1]()
[eval('i + 1') for i in range(3)]
(lambda p: eval('p'))(5), (lambda p: sorted(locals()))(5)
def f(*, k): k.append(1); return vars(), dir()
f(k=[])
try: exec('def')
except SyntaxError as e: print(e.lineno, e.offset, e.filename)
'a' in eval('{**globals()}'), eval('globals()') is globals(), eval('globals()', {'only': 1})['only']
eval("[__name__ for _ in 'a']", {'__name__': 'other'}), eval('__name__', {})
exec('class E: pass\ndef g(): pass', s := {}), s['E'].__module__, s['g'].__module__, s['E']
exec('class E: pass\ndef g(): pass', s := {'__name__': 'named'}), s['E'].__module__, s['g'].__module__, s['E']
