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
