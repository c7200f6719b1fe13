package threading

import (
	"context"
	"fmt"
	"io"
	"runtime/debug"
	"sync"
	"time"

	"labsh/shell/python/object"
)

// Threads are the threads that an interpreter runs beside its main one. Each is
// a goroutine with an [object.Thread] of its own and runs under the
// interpreter's lock. The fields but those of the wait group are used under
// that lock alone.
type Threads struct {
	ctx     context.Context
	cancel  context.CancelFunc
	ended   sync.WaitGroup
	running []*thread // in the order of their start
	main    *thread
	count   int64 // threads made so far
	unnamed int64
	class   *object.Type

	traceback func(*object.Thread, *object.Exception) string
}

// thread is the Go side of a threading.Thread; the Python object keeps it in its
// attribute _thread.
type thread struct {
	obj    *object.Instance
	py     *object.Thread // nil until it starts
	name   string
	daemon bool
	ident  int64         // 0 until it starts
	done   chan struct{} // closed at its end

	cancel context.CancelFunc // interrupts it; nil until it starts
	ended  bool               // the shell ends it, which is not told
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

func (th *thread) alive() bool { return th.ident != 0 && !th.stopped() }

// nextIdent makes an identifier that looks as pthread's do.
func (ts *Threads) nextIdent() int64 {
	ts.count++
	return threadIdent(ts.count)
}

func threadIdent(count int64) int64 { return 0x7f00_0000_0000 + count*0x1000 }

// current is the thread that t is: the main one when threading did not start it.
func (ts *Threads) current(t *object.Thread) *thread {
	for _, th := range ts.running {
		if th.py == t {
			return th
		}
	}
	return ts.main
}

// start runs th as a goroutine.
func (ts *Threads) start(t *object.Thread, th *thread) {
	if ts.ctx == nil {
		ts.ctx, ts.cancel = context.WithCancel(context.Background())
	}
	ctx, cancel := context.WithCancel(ts.ctx)
	th.cancel = cancel
	th.py = t.Interpreter().NewThread(ctx)
	th.py.Local = t.Local
	th.ident = ts.nextIdent()
	ts.running = append(ts.running, th)
	ts.ended.Add(1)
	go func() {
		defer ts.ended.Done()
		defer cancel()
		_ = th.py.Run(func() error { // run reports the error itself
			defer ts.end(th)
			defer ts.reportPanic(th)
			_, err := object.CallMethod(th.py, th.obj, "run")
			ts.report(th, err)
			return err
		})
	}()
}

func (ts *Threads) end(th *thread) {
	running := ts.running[:0:0]
	for _, other := range ts.running {
		if other != th {
			running = append(running, other)
		}
	}
	ts.running = running
	close(th.done)
}

// report prints the exception that ended a thread, as CPython's
// threading.excepthook does; leaving by SystemExit is silent, and so is being
// stopped by the shell.
func (ts *Threads) report(th *thread, err error) {
	if err == nil || object.IsException(err, object.SystemExit) || ts.ctx.Err() != nil || th.ended {
		return
	}
	text := err.Error() + "\n"
	if e, ok := object.AsException(err); ok && ts.traceback != nil {
		text = ts.traceback(th.py, e)
	}
	ts.complain(th, fmt.Sprintf("Exception in thread %s:\n%s", th.name, text))
}

func (ts *Threads) reportPanic(th *thread) {
	if p := recover(); p != nil {
		ts.complain(th, fmt.Sprintf("Exception in thread %s:\nSystemError: internal error: %v\n%s", th.name, p, debug.Stack()))
	}
}

func (ts *Threads) complain(th *thread, text string) {
	// Nothing is left to tell of an error on standard error itself.
	_, _ = io.WriteString(th.py.Interpreter().Stderr, text)
}

// Mark tells the threads that have started from those that will, for
// [Threads.Wait] and [Threads.StopSince].
func (ts *Threads) Mark() int64 { return threadIdent(ts.count) }

// Wait waits, as Python does before it exits, until the threads that
// started since mark (0 for all) and are no daemons have ended; it returns
// early with KeyboardInterrupt. t is the main thread, running.
func (ts *Threads) Wait(t *object.Thread, mark int64) error {
	for {
		var next *thread
		for _, th := range ts.running {
			if th.ident > mark && !th.daemon && th.py != t {
				next = th
				break
			}
		}
		if next == nil {
			return nil
		}
		if err := next.wait(t, -1); err != nil {
			return err
		}
	}
}

// stopGrace is how long StopSince waits for a thread.
const stopGrace = time.Second

// StopSince interrupts the threads that started since mark and gives
// them a moment to end. t is the main thread, running.
func (ts *Threads) StopSince(t *object.Thread, mark int64) {
	for _, th := range ts.running {
		if th.ident > mark && th.py != t {
			th.ended = true
			th.cancel()
		}
	}
	for _, th := range ts.running {
		if th.ended {
			_ = th.wait(t, stopGrace) // an interrupt ends the wait, no more
		}
	}
}

// Stop interrupts the threads that still run and waits for their end.
// It must be called while no thread of Python runs on the caller's goroutine,
// after the main thread's [object.Thread.Run].
func (ts *Threads) Stop() {
	if ts.cancel != nil {
		ts.cancel()
	}
	ts.ended.Wait()
}
