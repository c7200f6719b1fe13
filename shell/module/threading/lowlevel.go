package threading

import (
	"syscall"

	"labsh/shell/module/native"
	"labsh/shell/module/signal"
	"labsh/shell/python/object"
)

// LowModule makes the module _thread, whose threads are noted in ts.
func (ts *Threads) LowModule(t *object.Thread, traceback func(*object.Thread, *object.Exception) string) (*object.Module, error) {
	ts.setUp(t)
	ts.traceback = traceback
	m := object.NewModule("_thread", "This module provides primitive operations to write multi-threaded programs.\nThe 'threading' module provides a more convenient interface.")
	m.Vars.Set("error", object.RuntimeError)
	m.Vars.Set("LockType", lockType())
	m.Vars.Set("RLock", rlockType())
	m.Vars.Set("_local", localType())
	m.Vars.Set("TIMEOUT_MAX", object.Float(timeoutMax))
	m.Vars.Set("_ExceptHookArgs", hookArgs().Class)
	m.AddFunc("_excepthook", "args, /", "Handle uncaught Thread.run() exception.", ts.exceptHook)
	add := func(names []string, sig, doc string, fn object.Fn) {
		for _, name := range names {
			m.AddFunc(name, sig, doc, fn)
		}
	}
	add([]string{"allocate_lock", "allocate"}, "", "Create a new lock object.", allocate)
	add([]string{"start_new_thread", "start_new"}, "function, args, kwargs=None, /", "Start a new thread and return its identifier.", ts.startNew)
	add([]string{"exit", "exit_thread"}, "", "Raise SystemExit, which ends the thread.", func(*object.Thread, []object.Value) (object.Value, error) {
		return nil, object.NewException(object.SystemExit)
	})
	m.AddFunc("interrupt_main", "signum=2, /", "Simulate the arrival of the given signal in the main thread,\nwhere the corresponding signal handler will be executed.\nIf *signum* is omitted, SIGINT is assumed.", ts.interruptMain)
	m.AddFunc("_count", "", "Return the number of currently running Python threads, excluding the main thread.", func(*object.Thread, []object.Value) (object.Value, error) {
		return object.NewInt(int64(ts.running.Len())), nil
	})
	ts.addIdentity(m)
	return m, nil
}

func allocate(*object.Thread, []object.Value) (object.Value, error) { return newLock(), nil }

// addIdentity adds what threading has of _thread.
func (ts *Threads) addIdentity(m *object.Module) {
	m.AddFunc("get_ident", "", "Return a non-zero integer that uniquely identifies the current thread.", func(t *object.Thread, _ []object.Value) (object.Value, error) {
		return object.NewInt(ts.current(t).ident()), nil
	})
	m.AddFunc("get_native_id", "", "Return a non-negative integer that identifies the current thread.", func(t *object.Thread, _ []object.Value) (object.Value, error) {
		return object.NewInt(ts.current(t).nativeID()), nil
	})
	m.AddFunc("stack_size", "size=0, /", "Return the thread stack size used when creating new threads.\n\nThe stacks of the shell's threads grow as they need.", func(t *object.Thread, a []object.Value) (object.Value, error) {
		old := ts.stack
		if a[0] != nil {
			size, err := native.Size(t, a[0])
			switch {
			case err != nil:
				return nil, err
			case size < 0:
				return nil, object.Errorf(object.ValueError, "size must be 0 or a positive value")
			case size != 0 && size < minStack:
				return nil, object.Errorf(object.ValueError, "size not valid: %d bytes", size)
			}
			ts.stack = int64(size)
		}
		return object.NewInt(old), nil
	})
}

// minStack is the least that CPython takes, in bytes.
const minStack = 32 << 10

// startNew is _thread.start_new_thread.
func (ts *Threads) startNew(t *object.Thread, a []object.Value) (object.Value, error) {
	function := a[0]
	if function.Type().Call == nil {
		return nil, object.Errorf(object.TypeError, "first arg must be callable")
	}
	pos, ok := a[1].(*object.Tuple)
	if !ok {
		return nil, object.Errorf(object.TypeError, "2nd arg must be a tuple")
	}
	args := object.Args{Pos: pos.Elems}
	if a[2] != nil {
		d, ok := a[2].(*object.Dict)
		if !ok {
			return nil, object.Errorf(object.TypeError, "optional 3rd arg must be a dictionary")
		}
		var err error
		if args.Kw, err = keywords(d); err != nil {
			return nil, err
		}
	}
	th := &thread{daemon: true, done: make(chan struct{})}
	err := ts.start(t, th, func(t *object.Thread) {
		_, err := object.CallArgs(t, function, args)
		if err == nil || t.Ending() || object.IsException(err, object.SystemExit) {
			return
		}
		shown, errRepr := object.Repr(t, function)
		if errRepr != nil {
			shown = "<object repr() failed>"
		}
		complain(t, "Exception ignored in thread started by: "+shown+"\n"+ts.told(t, err))
	})
	if err != nil {
		return nil, err
	}
	return object.NewInt(th.ident()), nil
}

// keywords are the arguments of a call by their names.
func keywords(d *object.Dict) (kw []object.Keyword, err error) {
	for k, v, i := d.At(0); k != nil; k, v, i = d.At(i) {
		name, ok := k.(object.Str)
		if !ok {
			return nil, object.Errorf(object.TypeError, "keywords must be strings")
		}
		kw = append(kw, object.Keyword{Name: string(name), Value: v})
	}
	return kw, nil
}

// interruptMain is _thread.interrupt_main.
func (ts *Threads) interruptMain(t *object.Thread, a []object.Value) (object.Value, error) {
	number := int(syscall.SIGINT)
	if a[0] != nil {
		var err error
		if number, err = native.Int(t, a[0]); err != nil {
			return nil, err
		}
	}
	const signals = 64 // SIGRTMAX, signal(7)
	if number < 1 || number > signals {
		return nil, object.Errorf(object.ValueError, "signal number out of range")
	}
	switch signal.Send(ts.main.py, number) {
	case signal.Handled:
		return object.None, t.Check()
	case signal.Unhandled:
		if number == int(syscall.SIGINT) {
			ts.main.py.Interrupt()
		}
	}
	return object.None, nil
}
