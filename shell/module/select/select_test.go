package selects_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"go.uber.org/goleak"

	"labsh/shell/module/moduletest"
	selects "labsh/shell/module/select"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// TestAsCPython runs the statements of testdata in python3 and here. They are
// Linux's: what poll(2) says of an end, and epoll, are its own.
func TestAsCPython(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("the statements are for Linux")
	}
	text, err := os.ReadFile(filepath.Join("testdata", "select.txt"))
	if err != nil {
		t.Fatal(err)
	}
	chunks := moduletest.Chunks(string(text))
	want := moduletest.InCPython(t, chunks)
	s := moduletest.New(t)
	for i, c := range chunks {
		if got := s.Do(c); got != want[i] {
			t.Errorf("%s\n  here    %+v\n  CPython %+v", c, got, want[i])
		}
	}
}

// waiting is a wait of each kind for socket a, and what it gives once b has sent.
var waiting = map[string]struct{ wait, want string }{
	"select":         {"select.select([a], [], [])[0] == [a]", "True\n"},
	"with a timeout": {"select.select([a], [], [], 1000)[0] == [a]", "True\n"},
	"poll":           {"p.poll() == [(a.fileno(), select.POLLIN)]", "True\n"},
	"epoll":          {"e.poll() == [(a.fileno(), select.EPOLLIN)]", "True\n"},
	"selectors":      {"[(k.fileobj is a, v) for k, v in s.select()]", "[(True, 1)]\n"},
	"nothing":        {"select.select([], [], [])", ""},
}

func newWaiting(t *testing.T) *moduletest.Session {
	t.Helper()
	s := moduletest.New(t)
	if o := s.Do(`import select, selectors, socket, threading
a, b = socket.socketpair()
p = select.poll()
p.register(a, select.POLLIN)
e = select.epoll() if hasattr(select, "epoll") else p
e.register(a, select.POLLIN)
s = selectors.DefaultSelector()
s.register(a, 1)
opened_here = [s, e] if e is not p else [s]
`); o.Err != "" {
		t.Fatal(o.Err)
	}
	t.Cleanup(func() { // their descriptors, which TestAsCPython finds closed when it runs again
		if o := s.Do("for o in opened_here: o.close()"); o.Err != "" {
			t.Error(o.Err)
		}
	})
	return s
}

// begin runs a text in a goroutine of its own and returns once it waits.
func begin(s *moduletest.Session, text string) <-chan moduletest.Outcome {
	done := make(chan moduletest.Outcome, 1)
	go func() { done <- s.Do(text) }()
	for !s.Waits() && len(done) == 0 {
		runtime.Gosched()
	}
	return done
}

// TestInterrupt interrupts a wait of every kind; it can be made again.
func TestInterrupt(t *testing.T) {
	for name, c := range waiting {
		t.Run(name, func(t *testing.T) {
			s := newWaiting(t)
			done := begin(s, c.wait)
			s.Interrupt()
			if o := <-done; o.Err != "KeyboardInterrupt" {
				t.Fatalf("%+v", o)
			}
			if c.want == "" {
				return
			}
			if o := s.Do("b.send(b'x') and None\n"); o.Err != "" {
				t.Fatal(o.Err)
			}
			if o := s.Do(c.wait); o.Out != c.want {
				t.Errorf("%+v", o)
			}
		})
	}
}

// TestWakes has a thread that runs while another waits end that wait: a wait does
// not keep the interpreter to itself.
func TestWakes(t *testing.T) {
	for name, c := range waiting {
		if c.want == "" {
			continue
		}
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := newWaiting(t)
			if o := s.Do("threading.Thread(target=b.send, args=(b'x',)).start()\n"); o.Err != "" {
				t.Fatal(o.Err)
			}
			if o := s.Do(c.wait); o.Out != c.want {
				t.Errorf("%+v", o)
			}
		})
	}
}

// TestTimeout waits as long as was asked, and no less.
func TestTimeout(t *testing.T) {
	for name, wait := range map[string]string{
		"select": "select.select([a], [], [], 0.02)", "poll": "p.poll(20)", "epoll": "e.poll(0.02 if hasattr(select, 'epoll') else 20)",
		"selectors": "s.select(0.02)", "nothing": "select.select([], [], [], 0.02)",
	} {
		t.Run(name, func(t *testing.T) {
			s := newWaiting(t)
			from := time.Now()
			o := s.Do(wait)
			if took := time.Since(from); o.Err != "" || took < 20*time.Millisecond {
				t.Errorf("%+v after %v", o, took)
			}
		})
	}
}

// TestForgotten keeps the sockets of a wait open that nothing else refers to.
func TestForgotten(t *testing.T) {
	s := newWaiting(t)
	done := begin(s, `def made():
    global peer
    x, peer = socket.socketpair()
    return x
print(select.select([made()], [], [])[0][0].recv(9))
`)
	runtime.GC()
	runtime.GC() // a socket that was forgotten is closed by now
	open := s.Sockets.Open()
	if _, err := open[len(open)-1].Send(t.Context(), []byte("x"), 0); err != nil {
		t.Fatal(err)
	}
	if o := <-done; o.Out != "b'x'\n" {
		t.Errorf("%+v", o)
	}
}

// TestConcurrentPoll refuses a poll object that another thread waits on.
func TestConcurrentPoll(t *testing.T) {
	s := newWaiting(t)
	o := s.Do(`said = []
def poll():
    while True:
        try:
            return p.poll()
        except RuntimeError as e:
            said.append(str(e))
t = threading.Thread(target=poll)
t.start()
while not said:
    try:
        p.poll(1)
    except RuntimeError as e:
        said.append(str(e))
b.send(b'x') and None
t.join()
print(said[0])
`)
	if !strings.HasSuffix(o.Out, "concurrent poll() invocation\n") {
		t.Errorf("%+v", o)
	}
}

// TestHeld finds a socket readable whose bytes labsh has taken from the kernel:
// what a RecvUntil that ended early has put back.
func TestHeld(t *testing.T) {
	s := newWaiting(t)
	if o := s.Do("b.send(b'half a line') and None\nother = a.dup()\n"); o.Err != "" {
		t.Fatal(o.Err)
	}
	ended, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	a := s.Sockets.Open()[0]
	if _, err := a.RecvUntil(ended, []byte("\n"), 100); err == nil || a.Held() != 11 {
		t.Fatalf("%v, %d bytes are held", err, a.Held())
	}
	for name, c := range waiting {
		if c.want == "" {
			continue
		}
		if o := s.Do(c.wait); o.Out != c.want {
			t.Errorf("%s: %+v", name, o)
		}
	}
	// Only what was asked for is found, and what the kernel knows beside it.
	if o := s.Do(`select.select([other], [], [], 0), select.select([], [a], [a], 0)[1] == [a]
p.modify(a, select.POLLOUT), e.modify(a, select.POLLOUT)
len(p.poll()), len(e.poll()), p.poll()[0][1], e.poll()[0][1]
e.modify(a, select.POLLIN | select.POLLOUT)
[v for fd, v in e.poll()]
a.recv(4), a.recv(99)
select.select([a], [], [], 0)
`); o.Out != "(([], [], []), True)\n(None, None)\n(1, 1, 4, 4)\n[5]\n(b'half', b' a line')\n([], [], [])\n" {
		t.Errorf("%+v", o)
	}
}

// TestInput finds standard input readable while keys were read ahead of it.
func TestInput(t *testing.T) {
	s := newWaiting(t)
	ahead := true
	selects.SetInput(s.Interpreter(), func() bool { return ahead })
	if o := s.Do("select.select([0, a], [], [])\n"); o.Out != "([0], [], [])\n" {
		t.Errorf("%+v", o)
	}
	ahead = false
	if o := s.Do("select.select([a], [], [], 0)\n"); o.Out != "([], [], [])\n" {
		t.Errorf("%+v", o)
	}
}

// BenchmarkSelect is a select.select over 500 sockets, one of which is readable.
func BenchmarkSelect(b *testing.B) {
	s := moduletest.New(b)
	if o := s.Do(`import select, socket
pairs = [socket.socketpair() for i in range(250)]
all = [s for p in pairs for s in p]
pairs[200][0].send(b"x") and None
def loop(n):
    for i in range(n):
        select.select(all, [], [])
`); o.Err != "" {
		b.Fatal(o.Err)
	}
	b.ResetTimer()
	if o := s.Do(fmt.Sprintf("loop(%d)", b.N)); o.Err != "" {
		b.Fatal(o.Err)
	}
}
