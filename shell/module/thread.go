package module

import (
	"context"
	"fmt"
	"io"
	"runtime/debug"
	"sync"
	"time"

	"labsh/shell/python/object"
)

// threads are the threads that an interpreter runs beside its main one. Each is
// a goroutine with an [object.Thread] of its own and runs under the
// interpreter's lock. The fields but those of the wait group are used under
// that lock alone.
type threads struct {
	ctx     context.Context
	cancel  context.CancelFunc
	ended   sync.WaitGroup
	running []*thread // in the order of their start
	main    *thread
	count   int64 // threads made so far
	unnamed int64
	class   *object.Type
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

var threadStateType = object.NewType(&object.Type{Name: "_thread_state", Module: "threading", Final: true})

func (*thread) Type() *object.Type { return threadStateType }

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
func (h *Host) nextIdent() int64 {
	h.threads.count++
	return threadIdent(h.threads.count)
}

func threadIdent(count int64) int64 { return 0x7f00_0000_0000 + count*0x1000 }

// current is the thread that t is: the main one when threading did not start it.
func (h *Host) current(t *object.Thread) *thread {
	for _, th := range h.threads.running {
		if th.py == t {
			return th
		}
	}
	return h.threads.main
}

// start runs th as a goroutine.
func (h *Host) start(t *object.Thread, th *thread) {
	ts := &h.threads
	if ts.ctx == nil {
		ts.ctx, ts.cancel = context.WithCancel(context.Background())
	}
	ctx, cancel := context.WithCancel(ts.ctx)
	th.cancel = cancel
	th.py = t.Interpreter().NewThread(ctx)
	th.py.Local = t.Local
	th.ident = h.nextIdent()
	ts.running = append(ts.running, th)
	ts.ended.Add(1)
	go func() {
		defer ts.ended.Done()
		defer cancel()
		_ = th.py.Run(func() error { // run reports the error itself
			defer h.end(th)
			defer h.reportPanic(th)
			_, err := object.CallMethod(th.py, th.obj, "run")
			h.report(th, err)
			return err
		})
	}()
}

func (h *Host) end(th *thread) {
	running := h.threads.running[:0:0]
	for _, other := range h.threads.running {
		if other != th {
			running = append(running, other)
		}
	}
	h.threads.running = running
	close(th.done)
}

// report prints the exception that ended a thread, as CPython's
// threading.excepthook does; leaving by SystemExit is silent, and so is being
// stopped by the shell.
func (h *Host) report(th *thread, err error) {
	if err == nil || object.IsException(err, object.SystemExit) || h.threads.ctx.Err() != nil || th.ended {
		return
	}
	text := err.Error() + "\n"
	if e, ok := object.AsException(err); ok && h.Traceback != nil {
		text = h.Traceback(th.py, e)
	}
	h.complain(th, fmt.Sprintf("Exception in thread %s:\n%s", th.name, text))
}

func (h *Host) reportPanic(th *thread) {
	if p := recover(); p != nil {
		h.complain(th, fmt.Sprintf("Exception in thread %s:\nSystemError: internal error: %v\n%s", th.name, p, debug.Stack()))
	}
}

func (h *Host) complain(th *thread, text string) {
	// Nothing is left to tell of an error on standard error itself.
	_, _ = io.WriteString(th.py.Interpreter().Stderr, text)
}

// ThreadMark tells the threads that have started from those that will, for
// [Host.WaitThreads] and [Host.StopThreadsSince].
func (h *Host) ThreadMark() int64 { return threadIdent(h.threads.count) }

// WaitThreads waits, as Python does before it exits, until the threads that
// started since mark (0 for all) and are no daemons have ended; it returns
// early with KeyboardInterrupt. t is the main thread, running.
func (h *Host) WaitThreads(t *object.Thread, mark int64) error {
	for {
		var next *thread
		for _, th := range h.threads.running {
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

// stopGrace is how long StopThreadsSince waits for a thread.
const stopGrace = time.Second

// StopThreadsSince interrupts the threads that started since mark and gives
// them a moment to end. t is the main thread, running.
func (h *Host) StopThreadsSince(t *object.Thread, mark int64) {
	for _, th := range h.threads.running {
		if th.ident > mark && th.py != t {
			th.ended = true
			th.cancel()
		}
	}
	for _, th := range h.threads.running {
		if th.ended {
			_ = th.wait(t, stopGrace) // an interrupt ends the wait, no more
		}
	}
}

// StopThreads interrupts the threads that still run and waits for their end.
// It must be called while no thread of Python runs on the caller's goroutine,
// after the main thread's [object.Thread.Run].
func (h *Host) StopThreads() {
	if h.threads.cancel != nil {
		h.threads.cancel()
	}
	h.threads.ended.Wait()
}
