# What module sys says of the interpreter, and what it lets a program set.
import sys
for v in (0,1,2**30,2**60,True,False,1.5,'', 'a','abc','é','€','😀','é€','€€',b'',b'a',bytearray(),(),(1,),[],[1],[1,2],[1,2,3],list(range(10)),{}, {'a':1},{1:1},{i:i for i in range(6)},{str(i):1 for i in range(6)},{i:i for i in range(20)},{i:i for i in range(200)},{str(i):i for i in range(20000)},set(),{1},{1,2,3,4,5},set(range(20)),frozenset(),None,range(3),slice(1),len,Exception(),int,...):
    print(repr(v)[:20], sys.getsizeof(v))
def f(): sys.setrecursionlimit(1)
try: f()
except RecursionError as e: print(type(e))
for v in (2**31,'a',2**100,0,-1):
    try: sys.setrecursionlimit(v)
    except Exception as e: print(type(e),e)
print(sys.getrecursionlimit())
sys.setrecursionlimit(100)
n=0
def g():
    global n
    n+=1
    g()
try: g()
except RecursionError as e: print(e, n>80, n<110, sys.getrecursionlimit())
sys.setrecursionlimit(20000)
def h(n): return 0 if n==0 else 1+h(n-1)
print(h(15000))
sys.setrecursionlimit(1000)
print(sys.float_info, sys.int_info, sys.hash_info.width, sys.float_info.max, sys.int_info[0])
import math
print(sys.modules['math'] is math, 'sys' in sys.modules, type(sys.modules))
class Fake: x=5
sys.modules['fake']=Fake
import fake
print(fake.x, fake is Fake)
from fake import x
print(x)
sys.modules['fake']=None
try: import fake
except ImportError as e: print(type(e), e, e.name)
del sys.modules['fake']
try: import fake
except ImportError as e: print(type(e), e, e.name)
m = sys.modules.pop('math')
import math as m2
print(m2 is m, m2.pi==m.pi)
class In:
    def __init__(self, *l): self.l=list(l)
    def readline(self): return self.l.pop(0)
class Out:
    def __init__(self): self.t=''
    def write(self, s): self.t += s
    def flush(self): pass
def ask(*a):
    try: return repr(input(*a))
    except BaseException as e: return type(e).__name__+' '+str(e)
def replaced():
    old, so = sys.stdin, sys.stdout
    sys.stdin = In('abc\n', 'def', '', 5, b'x\n')
    sys.stdout = o = Out()
    r = [ask('p>'), ask(), ask('q'), ask('r'), ask('s')]
    del sys.stdout
    try: print('a')
    except RuntimeError as e: r.append(str(e))
    sys.stdout = so
    print(r, repr(o.t))
    sys.stdin = None
    print(ask('x'))
    del sys.stdin
    print(ask('x'))
    sys.stdin = old
replaced()
sys.displayhook([5]); sys.displayhook(None)
