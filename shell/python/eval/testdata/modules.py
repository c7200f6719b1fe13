# The modules math, time, sys and threading.
import math, time, sys, threading
math.pi, math.e, math.tau, math.inf, math.sqrt(16), math.sqrt(2), math.floor(2.7), math.floor(-2.7), math.ceil(2.1), math.trunc(-2.7), math.floor(5)
math.pow(2, 3), math.log(math.e), math.log(8, 2), math.log2(8), math.log10(1000), math.exp(0), math.hypot(3, 4), math.factorial(20), math.gcd(12, 18), math.isqrt(17)
math.isnan(math.nan), math.isinf(math.inf), math.isfinite(1), math.isclose(0.1 + 0.2, 0.3), math.fabs(-1), math.fmod(7, 3), math.copysign(1, -0.0), math.degrees(math.pi), math.radians(180)
math.log(10**400) > 900, math.floor(1e20), math.ceil(10**30)
math.sqrt(-1)
math.sqrt('a')
math.log(0)
math.log(-1)
math.exp(1000)
math.floor('a')
math.floor(math.inf)
math.floor(math.nan)
math.factorial(-1)
math.factorial(1.5)
math.pow(0, -1)
math.fmod(1, 0)
math.nope
from math import sqrt as racine; racine(9)
time.gmtime(0)
time.gmtime(0).tm_year, time.gmtime(0)[0], time.gmtime(0)[:3], len(time.gmtime(0)), time.gmtime(0).tm_zone, tuple(time.gmtime(0)), time.gmtime(0) == (1970, 1, 1, 0, 0, 0, 3, 1, 0), isinstance(time.gmtime(0), tuple)
time.gmtime(-1), time.gmtime(1e9), time.gmtime(1.9)
y, m, d, *_ = time.gmtime(86400); y, m, d
time.strftime('%d/%m/%Y %H:%M:%S', time.gmtime(0)), time.strftime('%Y-%m-%dT%H:%M:%SZ', time.gmtime(10**9)), time.strftime('', time.gmtime(0)), time.strftime('100%', time.gmtime(0))
time.strftime('%a %A %b %B %c %d %H %I %j %m %M %p %S %U %w %W %x %X %y %Y %Z %z %% %e %D %F %T %R %n %t %h %C %G %V %u %g %k %l', time.gmtime(86400 * 200))
[time.strftime('%U %W %V %G %j', time.gmtime(86400 * n)) for n in (0, 3, 4, 364, 365, 1000, 11000, 20000)]
time.asctime(time.gmtime(0)), time.ctime(0)[:3] != ''
time.struct_time((1, 2, 3, 4, 5, 6, 7, 8, 9))
time.struct_time((1, 2, 3))
time.gmtime(0).foo
time.gmtime('a')
time.gmtime(1e30)
time.strftime(1)
time.strftime('%Y', 5)
time.strftime('%Y', (1, 2))
time.strftime('%Y', (2020, 13, 1, 0, 0, 0, 0, 0, 0))
time.sleep(-1)
time.sleep('a')
time.sleep(float('nan'))
time.sleep(0), time.sleep(0.001)
t = time.time(); time.sleep(0.01); 0.009 < time.time() - t < 5, isinstance(t, float), t > 1.6e9, isinstance(time.time_ns(), int)
a = time.perf_counter(); a <= time.perf_counter(), time.monotonic() <= time.monotonic(), time.perf_counter_ns() > 0
time.time(1)
sys.platform, sys.maxsize, sys.byteorder, sys.version_info[:2], sys.version_info >= (3, 8), sys.version_info.major, sys.version_info, sys.version[:4]
sys.argv, sys.getrecursionlimit(), sys.getdefaultencoding(), 'sys' in sys.modules, sys.maxunicode, type(sys.path)
sys.exit()
sys.exit(3)
sys.exit('message')
sys.exit((1, 2))
sys.exit(1, 2)
sys.nope
sys.stdout.write('x\n'), sys.stderr.write('')
print('x', file=sys.stdout)
try: sys.exit(4)
except SystemExit as e: print(e.code, repr(e))
out = []
def work(n, k=0): out.append(n + k)
th = [threading.Thread(target=work, args=(i,), kwargs={'k': 100}) for i in range(5)]
for x in th: x.start()
for x in th: x.join()
sorted(out), th[0].is_alive(), th[0].name, th[4].name, th[0].daemon
th[0].start()
threading.Thread(), threading.Thread(target=work), threading.Thread(target=work, name='x', daemon=True)
threading.Thread(1)
threading.Thread(foo=1)
threading.Thread(work)
threading.Thread(target=work).join()
threading.current_thread().name, threading.active_count(), threading.current_thread() is threading.main_thread(), threading.current_thread().is_alive()
threading.current_thread().join()
class M(threading.Thread):
    def __init__(self, n): super().__init__(); self.n = n
    def run(self): out.append(('run', self.n, threading.current_thread() is self))
m = M(7); m.start(); m.join(); out[-1], m.is_alive()
class M2(threading.Thread):
    def __init__(self): pass
M2().start()
m.join('a')
m.daemon = True
m.nope
l = threading.Lock(); l.acquire(), l.locked(), l.acquire(False), l.acquire(timeout=0.01), l.release(), l.locked()
l.release()
with l: print(l.locked())
l.locked(), l
l.acquire(False, 1)
l.acquire(True, -5)
l.foo
r = threading.RLock(); r.acquire(), r.acquire(), r.release(), r.release()
r.release()
e = threading.Event(); e.is_set(), e.wait(0.01), e.set(), e.is_set(), e.wait(), e.clear(), e.is_set()
count = 0
def add():
    global count
    for _ in range(1000):
        with l: count += 1
th = [threading.Thread(target=add) for _ in range(4)]; [x.start() for x in th], [x.join() for x in th]; count
import nosuch
import nosuch.sub
import requests.exceptions; requests.exceptions.ConnectionError is requests.ConnectionError
