package object

// A signal runs a program's handler in its main thread: between two lines, or beside
// the call that the thread waits in, which goes on waiting (PEP 475) unless the handler
// raises. So a call never has to be begun anew.

// What a thread does, as far as signals are concerned.
const (
	stateRuns   = iota // Python, or nothing
	stateWaits         // inside Blocking
	stateServes        // inside Blocking, while another goroutine runs a handler as the thread
)

// Signal has the thread call Interpreter.Signals soon. It may be called from any
// goroutine.
func (t *Thread) Signal() {
	t.calls.Or(callSignal)
	if t.state.CompareAndSwap(stateWaits, stateServes) {
		go t.serve()
	} // else Check attends to it
}

// Serves reports whether the thread runs a handler beside a call that it waits in.
func (t *Thread) Serves() bool { return t.state.Load() == stateServes }

// serve runs the handlers while the thread waits, which does not wake meanwhile.
func (t *Thread) serve() {
	_ = t.Run(func() error {
		if err := t.signalled(); err != nil {
			t.Raise(err)
		}
		return nil
	})
	t.state.Store(stateWaits)
	select {
	case t.served <- struct{}{}:
	default: // an earlier one was not waited for
	}
	if t.calls.Load()&callSignal != 0 { // it came at the end
		t.Signal()
	}
}

// Raise interrupts the thread with another error than KeyboardInterrupt.
func (t *Thread) Raise(err error) {
	t.mu.Lock()
	t.raised = err
	t.mu.Unlock()
	t.Interrupt()
}

// signalled runs the handlers of signals that have come.
func (t *Thread) signalled() error {
	if t.calls.Load()&callSignal == 0 {
		return nil
	}
	t.calls.And(^uint32(callSignal))
	if t.interp.Signals == nil || t.Ending() {
		return nil
	}
	return t.interp.Signals(t)
}

// rest notes that the thread waits, without the lock, until wake is called. In a
// handler that waits in turn, it does nothing.
func (t *Thread) rest() (wake func()) {
	if !t.state.CompareAndSwap(stateRuns, stateWaits) {
		return func() {}
	}
	if t.calls.Load()&callSignal != 0 { // it came just before
		t.Signal()
	}
	return func() {
		for !t.state.CompareAndSwap(stateWaits, stateRuns) {
			<-t.served
		}
	}
}
