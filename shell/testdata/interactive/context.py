class M:
    def __init__(self, n, swallow=False): self.n, self.swallow = n, swallow
    def __enter__(self):
        print('enter', self.n)
        return self.n
    def __exit__(self, t, v, tb):
        print('exit', self.n, t and t.__name__, v)
        return self.swallow
with M(1): print('body')
with M(1) as x: print(x)
with M(1) as x, M(2) as y: print(x, y)
with (M(1) as x, M(2) as y): print(x, y)
with (
    M(1),
    M(2),
): print('paren')
with M(1): 1 / 0
with M(1, True): 1 / 0
with M(1, True), M(2): raise ValueError('v')
with M(1), M(2, True): raise ValueError('v')
def f():
    with M(1): return 'ret'
f()
def f():
    for i in range(3):
        with M(i):
            if i == 0: continue
            break
    return i
f()
with M(1) as (a, b): pass
with M((1, 2)) as (a, b): print(a, b)
class O: pass
o = O()
with M(5) as o.x: pass
o.x
with 5: pass
with O(): pass
class E:
    def __enter__(self): raise KeyError('in enter')
    def __exit__(self, *a): print('never')
with E(): pass
with M(1), E(): pass
class X:
    def __enter__(self): return self
    def __exit__(self, *a): raise KeyError('in exit')
with X(): pass
with X(): 1 / 0
try:
    with X(): 1 / 0
except KeyError as e: print(repr(e), repr(e.__context__))
class H:
    def __enter__(self): return self
with H(): pass
with M(1): raise SystemError
with M(1, True): raise KeyboardInterrupt
with M(1) as x:
    pass
x
with undefined: pass
with M(1) as undefined2.x: pass
import threading
lock = threading.Lock()
with lock: print(lock.locked())
lock.locked()
r = []
def work(n):
    with lock: r.append(n)
ts = [threading.Thread(target=work, args=(i,)) for i in range(3)]
for t in ts: t.start()
for t in ts: t.join()
sorted(r)
with open('/dev/null') as f: f.read()
f.read()
f.closed
with open('/nope') as f: pass
