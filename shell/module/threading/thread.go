package threading

import (
	"container/list"
	"context"
	"os"
	"sync"
	"time"

	"labsh/shell/python/object"
)

// Threads are the threads that an interpreter runs beside its main one. Each is
// a goroutine with an [object.Thread] of its own and runs under the
// interpreter's lock; the fields are used under that lock alone.
type Threads struct {
	running list.List // of *thread, in the order of their start
	main    *thread   // nil until threading or _thread is imported
	count   int64     // threads so far
	unnamed int64     // names so far
	class   *object.Type
	dummy   *object.Type // the class of threads that threading did not start
	hooks   *object.Module
	stack   int64 // stack_size()

	traceback func(*object.Thread, *object.Exception) string
}

// thread is what is known of a thread. The Python object keeps it in its attribute
// _thread, its [object.Thread] as its Identity.
type thread struct {
	obj    *object.Instance // nil for a thread that threading has not seen
	py     *object.Thread   // nil until it starts
	name   string
	daemon bool
	number int64         // in the order of their start, from 1; 0 until it starts
	done   chan struct{} // closed at its end
	place  *list.Element // in running
	locals locals
}

var threadStateType = sync.OnceValue(func() *object.Type {
	return object.NewType(&object.Type{Name: "_thread_state", Module: "threading", Final: true})
})

func (*thread) Type() *object.Type { return threadStateType() }

func (th *thread) stopped() bool {
	select {
	case <-th.done:
		return true
	default:
		return false
	}
}

func (th *thread) alive() bool { return th.number != 0 && !th.stopped() }

// ident looks as pthread's do.
func (th *thread) ident() int64 { return 0x7f00_0000_0000 + th.number*0x1000 }

// nativeID is a number as the kernel's threads have, of which a goroutine has none
// of its own: the main thread's is the process's.
func (th *thread) nativeID() int64 { return int64(os.Getpid()) + th.number - 1 }

// setUp notes t as the main thread, which is the one that imports threading or
// _thread first: others start through these.
func (ts *Threads) setUp(t *object.Thread) {
	if ts.main != nil {
		return
	}
	ts.main = &thread{name: "MainThread", done: make(chan struct{})}
	ts.begin(ts.main, t)
}

// begin makes th the thread that t is.
func (ts *Threads) begin(th *thread, t *object.Thread) {
	ts.count++
	th.number, th.py = ts.count, t
	t.Identity = th
}

// current is the thread that t is.
func (ts *Threads) current(t *object.Thread) *thread {
	if th, ok := t.Identity.(*thread); ok {
		return th
	}
	th := &thread{daemon: true, done: make(chan struct{})}
	ts.begin(th, t)
	return th
}

// maxThreads is how many threads may run at once: Linux has numbers for 32,768 of
// them on a machine as it comes (proc(5), pid_max).
const maxThreads = 32_768

// start runs body as the thread th. It returns when the thread runs, as CPython's
// Thread.start waits for its _started.
func (ts *Threads) start(t *object.Thread, th *thread, body func(*object.Thread)) error {
	if ts.running.Len() >= maxThreads {
		return object.Errorf(object.RuntimeError, "can't start new thread")
	}
	ts.begin(th, t.Interpreter().NewThread(context.Background()))
	th.py.Local = t.Local
	th.place = ts.running.PushBack(th)
	runs := make(chan struct{})
	go func() {
		_ = th.py.Run(func() error { // body reports its errors itself
			close(runs)
			defer ts.end(th)
			defer ts.reportPanic(th)
			body(th.py)
			return nil
		})
	}()
	return t.Blocking(func(context.Context) error {
		<-runs
		return nil
	})
}

func (ts *Threads) end(th *thread) {
	ts.running.Remove(th.place)
	th.locals.forget(th.py)
	close(th.done)
}

// since lists the threads that run, and have started since mark.
func (ts *Threads) since(mark int64) []*thread {
	var all []*thread
	for e := ts.running.Front(); e != nil; e = e.Next() {
		if th := e.Value.(*thread); th.number > mark {
			all = append(all, th)
		}
	}
	return all
}

// Running is how many threads run beside the main one.
func (ts *Threads) Running() int { return ts.running.Len() }

// Mark tells the threads that have started from those that will, for
// [Threads.Wait] and [Threads.StopSince].
func (ts *Threads) Mark() int64 { return ts.count }

// Wait waits, as Python does before it exits, until the threads that
// started since mark (0 for all) and are no daemons have ended; it returns
// early with KeyboardInterrupt. t is the main thread, running; for those that join
// it, it has ended meanwhile.
func (ts *Threads) Wait(t *object.Thread, mark int64) error {
	if main := ts.main; main != nil {
		close(main.done)
		defer func() { main.done = make(chan struct{}) }()
	}
	for {
		next := ts.next(t, mark)
		if next == nil {
			return nil
		}
		if err := next.mainEnded(t); err != nil {
			return err
		}
		if err := next.wait(t, -1); err != nil {
			return err
		}
	}
}

// mainEnded tells a worker that waits for something to do that there will be nothing
// more: the executor that has started it has put the function to call there.
func (th *thread) mainEnded(t *object.Thread) error {
	if th.obj == nil {
		return nil
	}
	tell, err := object.LookupAttr(t, th.obj, "_main_ended")
	if tell == nil || err != nil {
		return err
	}
	_, err = object.Call(t, tell)
	return err
}

// Waited reports whether there is a thread that Wait would wait for.
func (ts *Threads) Waited(t *object.Thread, mark int64) bool { return ts.next(t, mark) != nil }

// next is the first thread to wait for, nil for none.
func (ts *Threads) next(t *object.Thread, mark int64) *thread {
	for e := ts.running.Front(); e != nil; e = e.Next() {
		if th := e.Value.(*thread); th.number > mark && !th.daemon && th.py != t {
			return th
		}
	}
	return nil
}

// stopGrace is how long StopSince waits for the threads.
const stopGrace = time.Second

// StopSince drops the threads that started since mark, see [object.Thread.Drop],
// and gives them a moment to end. t is the main thread, running.
func (ts *Threads) StopSince(t *object.Thread, mark int64) {
	dropped := ts.since(mark)
	for _, th := range dropped {
		th.py.Drop()
	}
	if len(dropped) == 0 {
		return
	}
	_ = t.Blocking(func(context.Context) error { // an interrupt comes too late
		late := time.NewTimer(stopGrace)
		defer late.Stop()
		for _, th := range dropped {
			select {
			case <-th.done:
			case <-late.C: // it is in a call that nothing ends
				return nil
			}
		}
		return nil
	})
}

// Stop drops all threads but the main one, t, which does not run.
func (ts *Threads) Stop(t *object.Thread) {
	_ = t.Run(func() error {
		ts.StopSince(t, 0)
		return nil
	})
}

// wait waits for the thread's end, at most limit if that is not negative.
func (th *thread) wait(t *object.Thread, limit time.Duration) error {
	_, err := waitFor(t, th.done, limit)
	return err
}

// waitFor waits until c is closed, at most limit if that is not negative, and
// reports whether it is.
func waitFor(t *object.Thread, c <-chan struct{}, limit time.Duration) (closed bool, err error) {
	select {
	case <-c:
		return true, nil
	default:
	}
	err = t.Blocking(func(ctx context.Context) error {
		var late <-chan time.Time
		if limit >= 0 {
			timer := time.NewTimer(limit)
			defer timer.Stop()
			late = timer.C
		}
		select {
		case <-c:
			closed = true
		case <-late:
		case <-ctx.Done():
			return ctx.Err()
		}
		return nil
	})
	return closed, err
}
