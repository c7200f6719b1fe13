package threading_test

import (
	"strconv"
	"testing"

	"labsh/shell/module"
	"labsh/shell/module/moduletest"
)

// programs are threads as a program has them: what they print, in python3 and
// here alike.
var programs = map[string]string{
	"SystemExit is silent": `
def work():
    print("works")
    raise SystemExit("bye")
t = threading.Thread(target=work)
t.start(); t.join()
print(t.is_alive())`,
	"sys.exit is silent": `
import sys
t = threading.Thread(target=sys.exit, args=(3,))
t.start(); t.join()
print("goes on")`,
	"started once": `
t = threading.Thread(target=print, args=("once",))
t.start(); t.join()
try: t.start()
except RuntimeError as e: print(e)`,
	"joined before it is started": `
try: threading.Thread().join()
except RuntimeError as e: print(e)
try: threading.current_thread().join()
except RuntimeError as e: print(e)`,
	"daemon": `
t = threading.Thread(daemon=True)
print(t.daemon, threading.Thread().daemon)
t.daemon = False
t.start(); t.join()
try: t.daemon = True
except RuntimeError as e: print(e)
def child():
    print(threading.Thread().daemon)
t = threading.Thread(target=child, daemon=True)
t.start(); t.join()`,
	"an event's timeout": `
e = threading.Event()
for n in range(2):
    for timeout in "a", [], 0, -1, 0.001, True, float("-inf"), 1e300:
        if n == 0 and timeout == 1e300: continue
        try: print(e.wait(timeout))
        except TypeError as x: print(x)
    e.set()`,
	"arguments that are none": `
import socket
class C:
    class D: pass
    def m(self): pass
    def __str__(self): return "c"
    def __call__(self): pass
def f(x): pass
threading.excepthook = lambda args: print(args.exc_type.__name__, args.exc_value, args.exc_traceback is args.exc_value.__traceback__)
for target in f, print, C, C.D, C().m, C(), "a".upper, socket.socket, socket.create_connection, threading.Thread, 3:
    for kw in dict(args=(3)), dict(kwargs=3):
        t = threading.Thread(target=target, **kw)
        t.start(); t.join()
    try: target(*3)
    except TypeError as e: print(e)
    try: target(**3)
    except TypeError as e: print(e)
    try: target(**{"a": 1}, **{"a": 2})
    except TypeError as e: print(e)`,
	"a subclass without Thread.__init__": `
class Mine(threading.Thread):
    def __init__(self): pass
for f in (lambda: Mine().start(), lambda: Mine().join(), lambda: Mine().name, lambda: Mine().is_alive(), lambda: repr(Mine())):
    try: print(f())
    except (RuntimeError, AssertionError) as e: print(type(e), e)`,
	"arguments": `
try: threading.Thread(group=1)
except AssertionError as e: print(e)
try: threading.Thread(1, 2, 3, 4, 5, 6)
except TypeError as e: print(e)
t = threading.Thread(target=lambda *a, **k: print(a, k), args=[1], kwargs={"b": 2})
t.start(); t.join()
t = threading.Thread(target=print, name="mine")
print(t.name, t.ident, t)
t.name = 5
print(t.name)
print(threading.Thread(target=print).name, threading.Thread().name)`,
	"a lock": `
l = threading.Lock()
print(l.locked(), l.acquire(), l.acquire(False), l.acquire(timeout=0.001), l.locked())
l.release()
for f in (lambda: l.release(), lambda: l.acquire(False, 1), lambda: l.acquire(True, -2), lambda: l.acquire(timeout="x"), lambda: l.nothing):
    try: f()
    except Exception as e: print(type(e), e)
with l: print(l.locked())
print(l.locked())`,
	"a lock of another thread": `
l = threading.Lock()
l.acquire()
t = threading.Thread(target=l.release)
t.start(); t.join()
print(l.locked())`,
	"an RLock": `
r = threading.RLock()
print(r.acquire(), r.acquire(), r.acquire(False))
def other():
    print(r.acquire(False))
    try: r.release()
    except RuntimeError as e: print(e)
t = threading.Thread(target=other)
t.start(); t.join()
r.release(); r.release()
t = threading.Thread(target=other)
t.start(); t.join()
r.release()
t = threading.Thread(target=lambda: print(r.acquire(False)))
t.start(); t.join()
r = threading.RLock()
try: r.release()
except RuntimeError as e: print(e)`,
	"an event": `
e = threading.Event()
print(e.is_set(), e.wait(0.001), e.wait(0), e.wait(-1))
t = threading.Thread(target=lambda: print(e.wait()))
t.start()
e.set(); e.set(); t.join()
print(e.is_set(), e.wait())
e.clear(); e.clear()
print(e.is_set())`,
	"a join that does not wait long enough": `
e = threading.Event()
t = threading.Thread(target=e.wait)
t.start()
print(t.join(0.001), t.is_alive(), t.join(0), t.join(-1), threading.active_count(), len(threading.enumerate()))
e.set(); t.join()
print(t.is_alive(), threading.active_count())
try: t.join("x")
except TypeError as e: print(e)`,
	"conditions": `
c = threading.Condition()
for f in (c.wait, c.notify, c.notify_all):
    try: f()
    except RuntimeError as e: print(e)
with c: print(c.wait(0.001), c.wait(0), c.wait(-1), c.wait_for(lambda: 0, 0.001), c.wait_for(lambda: 7))
r = threading.RLock()
c = threading.Condition(r)
def other():
    with c: c.notify_all()
with r, r, c:
    t = threading.Thread(target=other); t.start()
    print(c.wait(), r._recursion_count(), r._is_owned())
print(r._is_owned(), repr(c).startswith("<Condition(<unlocked _thread.RLock object owner=0 count=0 at 0x"), repr(c).endswith(">, 0)>"))
c = threading.Condition(threading.Lock())
print(c.acquire(), c.acquire(False), c.release())
try: threading.Condition(5)
except AttributeError as e: print(e)`,
	"semaphores": `
for kind in (threading.Semaphore, threading.BoundedSemaphore):
    try: kind(-1)
    except ValueError as e: print(e)
    s = kind(2)
    print(s.acquire(), s.acquire(timeout=1), s.acquire(False), s.acquire(timeout=0.001), s._value, repr(s).split(": ")[1])
    for f in (lambda: s.acquire(False, 1), lambda: s.release(0), lambda: s.release(2), lambda: s.release()):
        try: print(f())
        except ValueError as e: print(e)
    with s: print(s._value)`,
	"barriers": `
b = threading.Barrier(1)
print(b.wait(), b.parties, b.n_waiting, b.broken, repr(b).split(": ")[1])
b.abort()
print(b.broken, repr(b).split(": ")[1])
try: b.wait()
except threading.BrokenBarrierError as e: print(type(e), type(e).__mro__[1])
b.reset()
print(b.broken, b.wait())
b = threading.Barrier(2, timeout=0.001)
try: b.wait()
except threading.BrokenBarrierError: print(b.broken)
b = threading.Barrier(1, action=lambda: 1/0)
try: b.wait()
except ZeroDivisionError: print(b.broken)
b = threading.Barrier(2)
def waits():
    try: print(b.wait())
    except threading.BrokenBarrierError: print("reset")
t = threading.Thread(target=waits); t.start()
while not b.n_waiting: pass
b.reset(); t.join()
print(b.n_waiting, b.broken)`,
	"locals": `
print(threading.local, threading.local.__name__)
l = threading.local()
l.a = 1
print(l.__dict__, hasattr(l, "b"))
for f in (lambda: l.b, lambda: threading.local(1), lambda: setattr(l, "__dict__", {}), lambda: delattr(l, "b")):
    try: f()
    except (AttributeError, TypeError) as e: print(type(e), e)
del l.a
print(l.__dict__)
class Counted(threading.local):
    made = 0
    def __init__(self, *args, **kwargs):
        Counted.made += 1
        self.args = args, kwargs
c = Counted(1, x=2)
c.args
t = threading.Thread(target=lambda: print(c.args)); t.start(); t.join()
print(Counted.made, isinstance(c, threading.local))`,
	"hooks": `
import sys
print(threading.excepthook is threading.__excepthook__, threading.ExceptHookArgs)
for wrong in (lambda: threading.ExceptHookArgs([1]), lambda: threading.ExceptHookArgs(), lambda: threading.excepthook(1)):
    try: wrong()
    except TypeError as e: print(e)
class Out:
    def __init__(self): self.text = ""
    def write(self, s): self.text += s
    def flush(self): pass
def ends(f):
    old, sys.stderr = sys.stderr, Out()
    t = threading.Thread(target=f, name="T"); t.start(); t.join()
    out, sys.stderr = sys.stderr, old
    lines = out.text.splitlines()
    print(lines and (lines[0], lines[-1]))
ends(lambda: 1/0)
ends(sys.exit)
def bad(args): raise KeyError("hook")
threading.excepthook = bad
ends(lambda: 1/0)
threading.excepthook = threading.__excepthook__
try: 1/0
except ZeroDivisionError:
    args = threading.ExceptHookArgs([*sys.exc_info(), None])
old, sys.stderr = sys.stderr, Out()
threading.excepthook(args)
out, sys.stderr = sys.stderr, old
print(out.text.splitlines()[-1], args.exc_type, args.thread)
print(threading.excepthook(threading.ExceptHookArgs([SystemExit, SystemExit(), None, None])))`,
	"old names": `
print(threading.currentThread() is threading.current_thread(), threading.activeCount())
t = threading.Thread()
t.setDaemon(True); t.setName("N")
print(t.getName(), t.isDaemon(), t.daemon, threading.Event().isSet())
l = threading.Lock()
print(l.acquire_lock(), l.locked_lock(), l.release_lock())
c = threading.Condition()
with c: c.notifyAll()`,
	"limits": `
print(threading.TIMEOUT_MAX, threading.ThreadError)
l = threading.Lock()
for t in (threading.TIMEOUT_MAX + 1, 1e100, float("nan")):
    try: l.acquire(timeout=t)
    except (OverflowError, ValueError) as e: print(type(e), e)
print(threading.stack_size(), threading.stack_size(65536), threading.stack_size(0), threading.stack_size())
for size in (1, -1):
    try: threading.stack_size(size)
    except ValueError as e: print(e)
try: type(l)()
except TypeError as e: print(e)`,
	"timeouts": `
done = threading.Thread(); done.start(); done.join()
condition = threading.Condition()
def notified(timeout):
    with condition: return condition.wait(timeout)
for t in (float("nan"), 1e10, 10**10, 10**30, -1e10, -10**30, "x", -5, -0.5, 9223372037, 9223372036.9, 1e-12, 0, None):
    for f in (threading.Event().wait, lambda t: threading.Lock().acquire(timeout=t), done.join, notified):
        if t is None and f != done.join: continue
        try: print(t, f(t))
        except Exception as e: print(t, type(e), e)`,
	"_thread": `
import _thread
print(_thread.error, _thread.LockType, type(_thread.allocate_lock()) is _thread.LockType, _thread.TIMEOUT_MAX, _thread._count())
for f in (lambda: _thread.start_new_thread(1, ()), lambda: _thread.start_new_thread(print, []), lambda: _thread.start_new_thread(print, (), 1), lambda: _thread.interrupt_main(0), _thread.exit):
    try: f()
    except (TypeError, ValueError, SystemExit) as e: print(type(e), e)
r = _thread.RLock()
print(r.acquire(), r.acquire(), r._is_owned(), r.release(), r.release(), r._is_owned())
done = _thread.allocate_lock(); done.acquire()
def who():
    t = threading.current_thread()
    print(t.name[:6], t.daemon, type(t), t.ident == _thread.get_ident(), t in threading.enumerate())
    done.release()
_thread.start_new_thread(who, ())
done.acquire()
try:
    _thread.interrupt_main()
    for i in range(10**6): pass
except KeyboardInterrupt: print("interrupted")
print(_thread.interrupt_main(15))`,
	"the switch interval": `
import sys
print(sys.getswitchinterval())
for wrong in (0, -1, "x"):
    try: sys.setswitchinterval(wrong)
    except (ValueError, TypeError) as e: print(e)
print(sys.setswitchinterval(1e-6), sys.getswitchinterval())
n = [0]
def count():
    for i in range(2000): n[0] += 1
ts = [threading.Thread(target=count) for i in range(8)]
for t in ts: t.start()
for t in ts: t.join()
print(len(ts), sys.setswitchinterval(0.25), sys.getswitchinterval())`,
	"a join of the main thread": `
print(threading.main_thread().is_alive(), threading.main_thread() in threading.enumerate())
t = threading.Thread(target=lambda: threading.main_thread().join(0.001)); t.start(); t.join()
print(type(threading.main_thread()), threading.get_native_id() == threading.main_thread().native_id)`,
	"many threads": `
e, n = threading.Event(), []
def work():
    e.wait(); n.append(1)
ts = [threading.Thread(target=work) for _ in range(500)]
for t in ts: t.start()
print(threading.active_count())
e.set()
for t in ts: t.join()
print(len(n), threading.active_count(), len({t.ident for t in ts}) > 0)`,
	"an RLock in Python": `
r = threading._PyRLock()
print(r.acquire(), r.acquire(), r._is_owned(), r._recursion_count(), repr(r)[:55])
def other():
    print(r.acquire(False), r.acquire(True, 0.001), r._is_owned(), r._recursion_count())
    try: r.release()
    except RuntimeError as e: print(e)
t = threading.Thread(target=other); t.start(); t.join()
state = r._release_save()
print(state[0], r._is_owned(), repr(r)[:50])
r._acquire_restore(state); r.release()
with threading.Condition(r) as c: print(c, r._recursion_count())
r.release()
try: r._release_save()
except RuntimeError as e: print(e)
for lock in (threading.Lock(), threading.RLock(), threading._PyRLock()):
    lock.acquire(); lock._at_fork_reinit()
    print(lock.acquire(), lock.release(), repr(lock)[:9])`,
	"who runs": `
print(threading.current_thread() is threading.main_thread(), threading.get_ident() == threading.main_thread().ident)
t = threading.Thread(target=lambda: print(threading.current_thread() is t, threading.get_ident() == t.ident))
t.start(); t.join()`,
}

// TestAsCPython runs the programs in python3 and here.
func TestAsCPython(t *testing.T) {
	for name, text := range programs {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			h := &module.Host{}
			s := moduletest.NewFor(t, h)
			t.Cleanup(func() { h.Threads.Stop(s.Thread) })
			text := "import threading\n" + text
			want := moduletest.InCPython(t, []string{"exec(" + strconv.Quote(text) + ")"})[0]
			got := s.Program(text)
			if got != want {
				t.Errorf("here:    %q %s\nCPython: %q %s", got.Out, got.Err, want.Out, want.Err)
			}
		})
	}
}
