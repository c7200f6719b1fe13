//go:build unix

package signal

import (
	"maps"
	"os"
	"os/signal"
	"sync"
	"sync/atomic"

	"golang.org/x/sys/unix"

	"labsh/shell/python/object"
)

// ignored stands for SIG_IGN in a state.
var ignored object.Value = object.NewTuple()

// State is what the program of an interpreter does at signals.
type State struct {
	main       *object.Thread
	die        func(unix.Signal) // ends the process
	intHandler object.Value      // default_int_handler, once the module was imported
	wakeup     atomic.Int32      // a descriptor, or -1

	mu      sync.Mutex
	actions map[int]object.Value // nil for SIG_DFL, see action
	pending []int
	came    chan struct{}          // closed when a handler has run, for pause
	comes   map[int]chan os.Signal // of those that main does not look at
	watches sync.WaitGroup         // who look at comes
	alarm   alarm
}

type stateKey struct{}

// Install makes the signals of an interpreter those of its thread main; die ends the
// process by one.
func Install(main *object.Thread, die func(unix.Signal)) *State {
	in := main.Interpreter()
	s := &State{main: main, die: die, actions: make(map[int]object.Value), came: make(chan struct{})}
	s.wakeup.Store(-1)
	in.SetState(stateKey{}, s)
	in.Signals = s.serve
	return s
}

// stateOf gives the interpreter's state; t is the main thread where none was installed.
func stateOf(t *object.Thread) *State {
	if s, ok := t.Interpreter().State(stateKey{}).(*State); ok {
		return s
	}
	return Install(t, func(unix.Signal) {})
}

// next is closed when a handler has run.
func (s *State) next() <-chan struct{} {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.came
}

// hosts are the signals that main looks at itself: it asks [Deliver].
func hosts(n int) bool {
	switch unix.Signal(n) {
	case unix.SIGINT, unix.SIGTERM, unix.SIGHUP, unix.SIGQUIT, unix.SIGPIPE:
		return true
	}
	return false
}

// set makes handler the action for a signal.
func (s *State) set(n int, handler object.Value) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.actions[n] = handler
	if hosts(n) {
		return
	}
	comes := s.comes[n]
	switch {
	case handler == nil && comes != nil: // programs beside this one may go on looking at theirs
		signal.Stop(comes)
		close(comes)
		delete(s.comes, n)
	case handler != nil && comes == nil:
		comes = make(chan os.Signal, 16)
		if s.comes == nil {
			s.comes = make(map[int]chan os.Signal)
		}
		s.comes[n] = comes
		signal.Notify(comes, unix.Signal(n))
		s.watches.Go(func() {
			for range comes {
				s.Deliver(n)
			}
		})
	}
}

// Fate is what is to become of a signal.
type Fate int

const (
	Unhandled Fate = iota // the program does not know of it
	Handled               // it is the program's
	Fatal                 // the program wants it to end the process
)

// Deliver gives a signal to the program.
func (s *State) Deliver(n int) Fate {
	s.mu.Lock()
	handler, set := s.actions[n]
	byDefault := handler == s.intHandler && handler != nil
	if handler != nil && handler != ignored && !byDefault {
		s.pending = append(s.pending, n)
	}
	s.mu.Unlock()
	switch {
	case !set || byDefault:
		return Unhandled // that is Python's own
	case handler == nil:
		return Fatal
	case handler == ignored:
		return Handled
	}
	if fd := s.wakeup.Load(); fd >= 0 {
		_, _ = unix.Write(int(fd), []byte{byte(n)}) // a full pipe wakes as well
	}
	s.main.Signal()
	return Handled
}

// serve calls the handlers of the signals that have come, and gives the first error.
func (s *State) serve(t *object.Thread) (failed error) {
	for {
		s.mu.Lock()
		if len(s.pending) == 0 {
			close(s.came)
			s.came = make(chan struct{})
			s.mu.Unlock()
			return failed
		}
		n := s.pending[0]
		s.pending = s.pending[1:]
		handler := s.actions[n]
		s.mu.Unlock()
		if handler == nil || handler == ignored {
			continue
		}
		if _, err := object.Call(t, handler, object.NewInt(int64(n)), object.None); err != nil && failed == nil {
			failed = err
		}
	}
}

// Send delivers a signal to the program of an interpreter, one of whose threads t is.
func Send(t *object.Thread, n int) Fate { return stateOf(t).Deliver(n) }

// Raise sends the process a signal: a handler of the program's has run when it
// returns, if t is the main thread.
func Raise(t *object.Thread, n int) error {
	s := stateOf(t)
	fate := Unhandled
	if n >= 1 && n <= most {
		fate = s.Deliver(n)
	}
	switch {
	case fate == Handled && t == s.main:
		return t.Check()
	case fate == Handled:
		return nil
	case fate == Unhandled && n == int(unix.SIGINT) && t == s.main:
		return object.NewException(object.KeyboardInterrupt)
	}
	return unix.Kill(os.Getpid(), unix.Signal(n))
}

// Keep gives what takes back the actions that a program sets from now on.
func (s *State) Keep() (restore func()) {
	before := s.now()
	return func() {
		s.alarm.stop()
		s.wakeup.Store(-1)
		for n, handler := range s.now() {
			if was, set := before[n]; !set || was != handler {
				s.set(n, was)
				if !set {
					s.mu.Lock()
					delete(s.actions, n)
					s.mu.Unlock()
				}
			}
		}
	}
}

// now are the actions that are set.
func (s *State) now() map[int]object.Value {
	s.mu.Lock()
	defer s.mu.Unlock()
	return maps.Clone(s.actions)
}

// Close ends all that is done at signals.
func (s *State) Close() {
	s.alarm.stop()
	s.mu.Lock()
	for _, comes := range s.comes {
		signal.Stop(comes)
		close(comes)
	}
	s.comes = nil
	s.mu.Unlock()
	s.watches.Wait()
}
