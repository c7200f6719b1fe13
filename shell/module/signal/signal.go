//go:build unix

// Package signal is the module signal: what a program does when a signal comes.
package signal

import (
	"context"
	"os/signal"
	"sync"

	"golang.org/x/sys/unix"

	"labsh/shell/module/native"
	"labsh/shell/python/file"
	"labsh/shell/python/object"
)

// signals and handlers are the enumerations Signals and Handlers.
var signals, handlers = sync.OnceValue(makeSignals), sync.OnceValue(makeHandlers)

func makeSignals() *native.Enumeration {
	e := &native.Enumeration{Class: object.NewEnumType("signal", "Signals")}
	for _, n := range numbers {
		e.Add(n.name, int64(n.number))
	}
	return e
}

func makeHandlers() *native.Enumeration {
	e := &native.Enumeration{Class: object.NewEnumType("signal", "Handlers")}
	e.Add("SIG_DFL", 0)
	e.Add("SIG_IGN", 1)
	return e
}

// Module makes the module.
func Module(t *object.Thread) (*object.Module, error) {
	m := object.NewModule("signal", "This module provides mechanisms to use signal handlers in Python.")
	s := stateOf(t)
	signals().AddTo(m)
	handlers().AddTo(m)
	m.Vars.Set("NSIG", object.NewInt(most+1))
	m.Vars.Set("ITIMER_REAL", object.NewInt(0))
	m.Vars.Set("ItimerError", timerError())
	m.AddFunc("default_int_handler", "signalnum, frame, /", "The default handler for SIGINT installed by Python.\n\nIt raises KeyboardInterrupt.", func(*object.Thread, []object.Value) (object.Value, error) {
		return nil, object.NewException(object.KeyboardInterrupt)
	})
	s.intHandler, _ = m.Vars.Get("default_int_handler")
	native.AddFunction(m, "signal", "signalnum, handler", "Set the action for the given signal.\n\nThe action can be SIG_DFL, SIG_IGN, or a callable Python object.\nThe previous action is returned.", s.signal)
	native.AddFunction(m, "getsignal", "signalnum", "Return the current action for the given signal.", func(t *object.Thread, a []object.Value) (object.Value, error) {
		n, err := number(t, a[0])
		if err != nil {
			return nil, err
		}
		return s.shown(n), nil
	})
	m.AddFunc("raise_signal", "signalnum, /", "Send a signal to the executing process.", func(t *object.Thread, a []object.Value) (object.Value, error) {
		n, err := native.Int(t, a[0])
		if err == nil {
			err = Raise(t, n)
		}
		return object.None, file.OSErrorOf(err)
	})
	m.AddFunc("strsignal", "signalnum, /", "Return the system description of the given signal.", func(t *object.Thread, a []object.Value) (object.Value, error) {
		n, err := number(t, a[0])
		if err != nil {
			return nil, err
		}
		if text := described(n); text != "" {
			return object.Str(text), nil
		}
		return object.None, nil
	})
	native.AddFunction(m, "valid_signals", "", "Return a set of valid signal numbers on this platform.", func(t *object.Thread, _ []object.Value) (object.Value, error) {
		var all []object.Value
		for n := range most {
			if valid(n + 1) {
				all = append(all, signals().Value(int64(n+1)))
			}
		}
		return object.NewSet(t, all...)
	})
	m.AddFunc("siginterrupt", "signalnum, flag, /", "Change system call restart behaviour.\n\nA call goes on after a handler in any case.", func(t *object.Thread, a []object.Value) (object.Value, error) {
		_, err := number(t, a[0])
		return object.None, err
	})
	m.AddFunc("pause", "", "Wait until a signal arrives.", func(t *object.Thread, _ []object.Value) (object.Value, error) {
		came := s.next()
		return object.None, t.Blocking(func(ctx context.Context) error {
			select {
			case <-came:
				return nil
			case <-ctx.Done():
				return ctx.Err()
			}
		})
	})
	m.AddFunc("set_wakeup_fd", "fd, /, *, warn_on_full_buffer=True", "Sets the fd to be written to (with the signal number) when a signal comes in.", s.setWakeup)
	addTimers(m, s)
	return m, nil
}

// number reads an argument that is a signal.
func number(t *object.Thread, v object.Value) (int, error) {
	n, err := native.Int(t, v)
	if err == nil && (n < 1 || n > most) {
		err = object.Errorf(object.ValueError, "signal number out of range")
	}
	return n, err
}

// mainOnly is the error of what only the main thread may do.
func mainOnly(t *object.Thread, what string) error {
	if t == stateOf(t).main {
		return nil
	}
	return object.Errorf(object.ValueError, "%s only works in main thread of the main interpreter", what)
}

// signal is signal.signal.
func (s *State) signal(t *object.Thread, a []object.Value) (object.Value, error) {
	n, err := native.Int(t, a[0])
	if err != nil {
		return nil, err
	}
	if err := mainOnly(t, "signal"); err != nil {
		return nil, err
	}
	if n < 1 || n > most {
		return nil, object.Errorf(object.ValueError, "signal number out of range")
	}
	handler, err := action(t, a[1])
	if err != nil {
		return nil, err
	}
	if !valid(n) || n == int(unix.SIGKILL) || n == int(unix.SIGSTOP) {
		return nil, file.OSErrorOf(unix.EINVAL)
	}
	before := s.shown(n)
	s.set(n, handler)
	return before, t.Check()
}

// action reads a handler: nil for SIG_DFL, ignored for SIG_IGN, or what is called.
func action(t *object.Thread, v object.Value) (object.Value, error) {
	for n, to := range []object.Value{nil, ignored} {
		if same, err := object.Equal(t, v, object.NewInt(int64(n))); err != nil || same {
			return to, err
		}
	}
	if _, callable := v.(object.Function); callable || v.Type().Call != nil {
		return v, nil
	}
	return nil, object.Errorf(object.TypeError, "signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object")
}

// shown is the action for a signal as Python has it; before a program sets it, that of
// SIGINT is default_int_handler, and two are ignored.
func (s *State) shown(n int) object.Value {
	handler, set := s.now()[n]
	switch {
	case !valid(n):
		return object.None
	case !set && signal.Ignored(unix.Signal(n)): // by who started labsh, as nohup does
		return handlers().Value(1)
	case !set && n == int(unix.SIGINT):
		return s.intHandler
	case handler == ignored, !set && (n == int(unix.SIGPIPE) || n == int(unix.SIGXFSZ)):
		return handlers().Value(1)
	case handler == nil:
		return handlers().Value(0)
	}
	return handler
}

// setWakeup is set_wakeup_fd.
func (s *State) setWakeup(t *object.Thread, a []object.Value) (object.Value, error) {
	fd, err := native.Int(t, a[0])
	if err != nil {
		return nil, err
	}
	if err := mainOnly(t, "set_wakeup_fd"); err != nil {
		return nil, err
	}
	if fd >= 0 {
		flags, err := unix.FcntlInt(uintptr(fd), unix.F_GETFL, 0)
		if err != nil {
			return nil, file.OSErrorOf(err)
		}
		if flags&unix.O_NONBLOCK == 0 {
			return nil, object.Errorf(object.ValueError, "the fd %d must be in non-blocking mode", fd)
		}
	}
	return object.NewInt(int64(s.wakeup.Swap(int32(max(fd, -1))))), nil
}
