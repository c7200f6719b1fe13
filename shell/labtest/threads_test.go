package labtest

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// threadPrograms are programs with threads and what they print, under python3 and
// under labsh.
var threadPrograms = []struct{ name, text, prints string }{
	{"in order", `
import threading
for round in range(100):
    for i in range(5): threading.Thread(target=print, args=(i,), kwargs={"end": " "}).start()
    print("end", end=" ")
`, strings.Repeat("0 1 2 3 4 end ", 100)},
	{"producer and consumer", `
import threading
filled, items, taken = threading.Condition(), [], []
def consume():
    while True:
        with filled:
            filled.wait_for(lambda: items)
            item = items.pop(0)
        if item is None: break
        taken.append(item)
t = threading.Thread(target=consume)
t.start()
for i in list(range(2000)) + [None]:
    with filled:
        items.append(i)
        filled.notify()
t.join()
print(taken == list(range(2000)))
`, "True\n"},
	{"a pool", `
import threading, time
free, most, now, guard = threading.Semaphore(3), 0, 0, threading.Lock()
def work():
    global most, now
    with free:
        with guard:
            now += 1; most = max(most, now)
        time.sleep(0.001)
        with guard: now -= 1
pool = [threading.Thread(target=work) for _ in range(30)]
for t in pool: t.start()
for t in pool: t.join()
print(most, now)
`, "3 0\n"},
	{"a barrier", `
import threading
seen, guard = [], threading.Lock()
barrier = threading.Barrier(4, action=lambda: seen.append("|"))
def work():
    for _ in range(3):
        with guard: seen.append("x")
        barrier.wait()
party = [threading.Thread(target=work) for _ in range(4)]
for t in party: t.start()
for t in party: t.join()
print("".join(seen))
`, "xxxx|xxxx|xxxx|\n"},
	{"a timer that is cancelled", `
import threading
never = threading.Timer(3600, print, ("never",))
never.start(); never.cancel(); never.join()
soon = threading.Timer(0.001, print, ("soon",))
soon.start(); soon.join()
`, "soon\n"},
	{"attributes of a thread's own", `
import threading
class Mine(threading.local):
    def __init__(self, n): self.n = n
mine, other = Mine(1), threading.local()
other.x = "main's"
def work(n):
    mine.n += n
    print(mine.n, hasattr(other, "x"))
for n in (1, 2):
    t = threading.Thread(target=work, args=(n,)); t.start(); t.join()
print(mine.n, other.x, mine.__dict__)
`, "2 False\n3 False\n1 main's {'n': 1}\n"},
	{"excepthook", `
import threading
def hook(args):
    print(args.exc_type.__name__, args.exc_value, args.thread.name, threading.active_count())
threading.excepthook = hook
t = threading.Thread(target=int, args=("x",), name="T"); t.start(); t.join()
`, "ValueError invalid literal for int() with base 10: 'x' T 2\n"},
	{"daemons at the end", daemons + "print('end')\n", "end\n"},
	{"a thread that joins the main one", `
import threading
def work():
    threading.main_thread().join()
    print("after")
threading.Thread(target=work).start()
print("main")
`, "main\nafter\n"},
	{"_thread", `
import _thread
done = _thread.allocate_lock(); done.acquire()
def work(*args, **kwargs):
    print(args, kwargs); done.release()
    _thread.exit()
_thread.start_new_thread(work, (1, 2), {"x": 3})
done.acquire()
`, "(1, 2) {'x': 3}\n"},
}

// daemons leaves threads in the middle of whatever a thread can be at.
const daemons = `
import socket, threading, time
left, right = socket.socketpair()
server = socket.create_server(("127.0.0.1", 0))
taken, event, cond = threading.Lock(), threading.Event(), threading.Condition()
taken.acquire()
class Manager:
    def __enter__(self): begun.release()
    def __exit__(self, *args): print("exit", args)
def busy():
    while True: pass
def waits():
    with cond: cond.wait()
begun = threading.Semaphore(0)
def guarded(f):
    try:
        with Manager(): f()
    except BaseException as e: print("caught", repr(e))
    finally: print("finally")
    print("after")
works = [busy, lambda: time.sleep(3600), lambda: left.recv(1), taken.acquire, event.wait, waits, server.accept]
for f in works: threading.Thread(target=guarded, args=(f,), daemon=True).start()
for f in works: begun.acquire()
`

func TestThreadPrograms(t *testing.T) {
	t.Parallel()
	for _, program := range threadPrograms {
		for _, r := range runners {
			if program.name == "in order" && r.name == "python3" {
				continue // on a busy machine its 5 ms may be over before a thread runs
			}
			t.Run(program.name+" in "+r.name, func(t *testing.T) {
				t.Parallel()
				p := start(t, r.command(t, "-c", program.text))
				if status := p.end(); status != 0 || p.output.String() != program.prints || p.errors.String() != "" {
					t.Errorf("status %d, %q, want %q\n%s", status, p.output, program.prints, p.errors)
				}
			})
		}
	}
}

// Daemons are dropped in silence however a program ends, and whichever way it came.
func TestDaemonsDropped(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "daemons.py")
	if err := os.WriteFile(file, []byte(daemons+"print('end')\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	quiet := func(name, want string, status int, args []string, input string) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := start(t, labsh(args...))
			if input != "" {
				p.enter(input)
			}
			if got := p.end(); got != status || p.output.String() != want {
				t.Errorf("status %d, %q, want %q\n%s", got, p.output, want, p.errors)
			}
		})
	}
	quiet("a file", "end\n", 0, []string{file}, "")
	quiet("standard input", "end\n", 0, nil, daemons+"print('end')\n")
	quiet("sys.exit", "", 3, []string{"-c", daemons + "import sys; sys.exit(3)"}, "")
	quiet("an error", "", 1, []string{"-c", daemons + "1/0"}, "")
	quiet("python FILE", "end\nNo open sockets\n1\n", 0, []string{"-c", "import threading\npython " + file + "\nsockets\nprint(threading.active_count())"}, "")
	t.Run("leaving", func(t *testing.T) {
		t.Parallel()
		m := open(t, labsh())
		m.run("run " + file)
		m.typed("exit\r")
		m.leave()
		for _, word := range []string{"caught", "finally", "after", "exit ("} {
			if strings.Contains(m.output(), word) {
				t.Errorf("%s on the screen:\n%s", word, indent(m.output()))
			}
		}
	})
}

// Ctrl-C while the end waits for a thread ends the wait, and not the status; one
// that ends the main thread before is told, and the end waits then. It is as
// python3 has it, which is not asked here: a signal that comes right before it
// waits for a lock is lost on it until the next.
func TestInterruptAtTheEnd(t *testing.T) {
	t.Parallel()
	const threads = "import socket, threading, time\nstay = threading.Event()\ndef work():\n    %\nthreading.Thread(target=work).start()\n"
	const ignored = "Exception ignored in: <module 'threading'>\nKeyboardInterrupt: \n"
	t.Run("at its end", func(t *testing.T) {
		t.Parallel()
		p := start(t, labsh("-c", strings.Replace(threads, "%", "threading.main_thread().join(); print('waits', flush=True); stay.wait()", 1)))
		p.await("waits\n")
		p.signal(os.Interrupt)
		if status := p.end(); status != 0 || p.errors.String() != ignored {
			t.Errorf("status %d, %q", status, p.errors)
		}
	})
	for at, line := range map[string]string{"join": "t.join()", "sleep": "time.sleep(3600)", "recv": "a.recv(1)", "lock": "lock.acquire()"} {
		t.Run(at, func(t *testing.T) {
			t.Parallel()
			text := strings.Replace(threads, "%", "stay.wait()", 1) +
				"t = threading.enumerate()[1]\nlock = threading.Lock(); lock.acquire()\na, b = socket.socketpair()\nprint('waits', flush=True)\n" + line
			p := start(t, labsh("-c", text))
			p.await("waits\n")
			p.signal(os.Interrupt)
			if text, ok := p.errors.await("KeyboardInterrupt\n"); !ok {
				t.Fatal(text)
			}
			p.signal(os.Interrupt)
			p.wait()
			p.diedOf(syscall.SIGINT)
			if !strings.HasSuffix(p.errors.String(), "\nKeyboardInterrupt\n"+ignored) {
				t.Errorf("%q", p.errors)
			}
		})
	}
}
