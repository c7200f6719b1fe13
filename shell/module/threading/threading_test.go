package threading_test

import (
	"bytes"
	"strings"
	"testing"

	"labsh/shell/module"
	"labsh/shell/module/moduletest"
	"labsh/shell/python/object"
)

// startThread starts threading.Thread(target=f), as main does.
func startThread(t *testing.T, main *object.Thread, f object.Fn) *object.Instance {
	t.Helper()
	target := &object.Builtin{Name: "f", Fn: f}
	v, err := moduletest.Call(main, "threading", "Thread", object.Args{Kw: []object.Keyword{{Name: "target", Value: target}}})
	if err != nil {
		t.Fatal(err)
	}
	if err := main.Run(func() error {
		_, err := object.CallMethod(main, v, "start")
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return v.(*object.Instance)
}

func TestWaitThreads(t *testing.T) {
	h := &module.Host{}
	main := moduletest.Thread(t, h)
	n := 0
	for range 20 {
		startThread(t, main, func(*object.Thread, []object.Value) (object.Value, error) {
			n++ // under the interpreter's lock
			return object.None, nil
		})
	}
	if err := main.Run(func() error { return h.Threads.Wait(main, 0) }); err != nil {
		t.Fatal(err)
	}
	h.Threads.Stop(main)
	if n != 20 {
		t.Errorf("%d threads of 20 ran", n)
	}
}

func TestStopThreads(t *testing.T) {
	h := &module.Host{}
	main := moduletest.Thread(t, h)
	var stderr bytes.Buffer
	main.Interpreter().Stderr = &stderr
	startThread(t, main, func(th *object.Thread, _ []object.Value) (object.Value, error) {
		return call2(th, "time", "sleep", object.NewInt(3600))
	})
	h.Threads.Stop(main) // does not return while the thread sleeps
	if stderr.Len() > 0 {
		t.Errorf("a stopped thread complained: %s", stderr.String())
	}
}

// call2 is call for a thread that runs already.
func call2(th *object.Thread, module, name string, args ...object.Value) (object.Value, error) {
	m, err := object.Import(th, module)
	if err != nil {
		return nil, err
	}
	return object.CallMethod(th, m, name, args...)
}

func TestUncaughtInThread(t *testing.T) {
	h := &module.Host{}
	main := moduletest.Thread(t, h)
	var stderr bytes.Buffer
	main.Interpreter().Stderr = &stderr
	th := startThread(t, main, func(*object.Thread, []object.Value) (object.Value, error) {
		return nil, object.Errorf(object.ValueError, "bad")
	})
	if err := main.Run(func() error {
		_, err := object.CallMethod(main, th, "join")
		return err
	}); err != nil {
		t.Fatal(err)
	}
	h.Threads.Stop(main)
	if got := stderr.String(); !strings.HasPrefix(got, "Exception in thread Thread-1 (f):\n") || !strings.HasSuffix(got, "ValueError: bad\n") {
		t.Errorf("standard error: %q", got)
	}
}

func TestLockExcludes(t *testing.T) {
	h := &module.Host{}
	main := moduletest.Thread(t, h)
	lock, err := moduletest.Call(main, "threading", "Lock", object.Args{})
	if err != nil {
		t.Fatal(err)
	}
	inside, most := 0, 0
	for range 8 {
		startThread(t, main, func(th *object.Thread, _ []object.Value) (object.Value, error) {
			for range 20 {
				if _, err := object.CallMethod(th, lock, "acquire"); err != nil {
					return nil, err
				}
				inside++
				most = max(most, inside)
				if _, err := call2(th, "time", "sleep", object.Float(0.0001)); err != nil { // lets the others run
					return nil, err
				}
				inside--
				if _, err := object.CallMethod(th, lock, "release"); err != nil {
					return nil, err
				}
			}
			return object.None, nil
		})
	}
	if err := main.Run(func() error { return h.Threads.Wait(main, 0) }); err != nil {
		t.Fatal(err)
	}
	h.Threads.Stop(main)
	if most != 1 {
		t.Errorf("%d threads held one lock", most)
	}
}

// TestLockIsNotHandedOver lets go of a lock for which a thread waits, and takes it
// again before that one can run.
func TestLockIsNotHandedOver(t *testing.T) {
	for _, kind := range []string{"Lock", "RLock"} {
		got := moduletest.New(t).Program(`
import sys, threading
sys.setswitchinterval(100)
lock, there = threading.` + kind + `(), threading.Event()
def wait():
    there.set()
    with lock: print("then the other")
lock.acquire()
t = threading.Thread(target=wait)
t.start()
there.wait() # until it waits for the lock: nothing else makes it give way
for i in range(100):
    lock.release()
    if not lock.acquire(False): print("handed over")
lock.release()
t.join()
print(lock.acquire(True, 0))
`)
		if want := "then the other\nTrue\n"; got.Out != want {
			t.Errorf("%s: %q, want %q", kind, got.Out, want)
		}
	}
}

// sleeping starts a thread that sleeps until it is stopped.
func sleeping(t *testing.T, main *object.Thread) *object.Instance {
	t.Helper()
	return startThread(t, main, func(th *object.Thread, _ []object.Value) (object.Value, error) {
		return call2(th, "time", "sleep", object.NewInt(3600))
	})
}

// TestStopSince ends the threads of one program, in silence, and no others.
func TestStopSince(t *testing.T) {
	h := &module.Host{}
	main := moduletest.Thread(t, h)
	var stderr bytes.Buffer
	main.Interpreter().Stderr = &stderr
	before := sleeping(t, main)
	mark := h.Threads.Mark()
	after := sleeping(t, main)
	if err := main.Run(func() error {
		h.Threads.StopSince(main, mark)
		for _, c := range []struct {
			thread *object.Instance
			alive  object.Value
		}{{before, object.True}, {after, object.False}} {
			if alive, err := object.CallMethod(main, c.thread, "is_alive"); alive != c.alive || err != nil {
				t.Errorf("alive: %v, %v; want %v", alive, err, c.alive)
			}
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	h.Threads.Stop(main)
	if stderr.Len() > 0 {
		t.Errorf("a stopped thread complained: %s", stderr.String())
	}
}

// TestDaemonsAreNotWaitedFor ends a program whose daemon still runs.
func TestDaemonsAreNotWaitedFor(t *testing.T) {
	h := &module.Host{}
	main := moduletest.Thread(t, h)
	t.Cleanup(func() { h.Threads.Stop(main) })
	daemon, err := moduletest.Call(main, "threading", "Thread", object.Args{Kw: []object.Keyword{
		{Name: "target", Value: &object.Builtin{Name: "f", Fn: func(th *object.Thread, _ []object.Value) (object.Value, error) {
			return call2(th, "time", "sleep", object.NewInt(10)) // then the wait was for it
		}}},
		{Name: "daemon", Value: object.True},
	}})
	if err != nil {
		t.Fatal(err)
	}
	if err := main.Run(func() error {
		if _, err := object.CallMethod(main, daemon, "start"); err != nil {
			return err
		}
		if err := h.Threads.Wait(main, 0); err != nil {
			return err
		}
		alive, err := object.CallMethod(main, daemon, "is_alive")
		if alive != object.True {
			t.Errorf("the daemon has ended: %v", alive)
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
}
