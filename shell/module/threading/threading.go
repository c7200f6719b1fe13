// Package threading holds the modules threading and _thread: each thread is a
// goroutine that runs under the interpreter's lock.
package threading

import (
	"labsh/shell/module/lib"
	"labsh/shell/module/native"
	"labsh/shell/python/object"
)

// late are the names that lib/threading.py adds when the first of them is wanted.
var late = []string{"Condition", "Semaphore", "BoundedSemaphore", "Barrier", "BrokenBarrierError", "Timer", "_RLock", "_PyRLock"}

// Module makes the module threading, whose threads are noted in ts. traceback words
// an exception as Python prints one that nothing caught, with a newline at the end;
// nil prints its last line alone.
func (ts *Threads) Module(t *object.Thread, traceback func(*object.Thread, *object.Exception) string) (*object.Module, error) {
	ts.setUp(t)
	ts.traceback = traceback
	m := object.NewModule("threading", "Thread module emulating a subset of Java's threading model.")
	if err := ts.addClasses(t, m); err != nil {
		return nil, err
	}
	m.Vars.Set("TIMEOUT_MAX", object.Float(timeoutMax))
	m.Vars.Set("ThreadError", object.RuntimeError)
	m.Vars.Set("local", localType())
	m.Vars.Set("Lock", &object.Builtin{Name: "allocate_lock", Mod: "_thread", Doc: "Create a new lock object.", Fn: allocate})
	m.Vars.Set("_CRLock", rlockType())
	native.AddFunction(m, "RLock", "*args, **kwargs", "Factory function that returns a new reentrant lock.", func(*object.Thread, []object.Value) (object.Value, error) {
		return newRLock(), nil
	})
	add := func(names []string, doc string, fn func(*object.Thread) (object.Value, error)) {
		for _, name := range names {
			native.AddFunction(m, name, "", doc, func(t *object.Thread, _ []object.Value) (object.Value, error) { return fn(t) })
		}
	}
	add([]string{"current_thread", "currentThread"}, "Return the current Thread object, corresponding to the caller's thread of control.", func(t *object.Thread) (object.Value, error) {
		return ts.object(ts.current(t)), nil
	})
	add([]string{"main_thread"}, "Return the main thread object.", func(*object.Thread) (object.Value, error) {
		return ts.main.obj, nil
	})
	add([]string{"active_count", "activeCount"}, "Return the number of Thread objects currently alive.", func(*object.Thread) (object.Value, error) {
		return object.NewInt(int64(len(ts.alive()))), nil
	})
	add([]string{"enumerate"}, "Return a list of all Thread objects currently alive.", func(*object.Thread) (object.Value, error) {
		return object.NewList(ts.alive()...), nil
	})
	ts.addIdentity(m)
	ts.addHooks(m)
	m.Late = &object.Late{Vars: late, Make: func(t *object.Thread) error { return lib.Extend(t, m) }}
	return m, nil
}

// addClasses adds Thread, those below it that the module makes itself, and Event.
func (ts *Threads) addClasses(t *object.Thread, m *object.Module) (err error) {
	if ts.class, err = ts.threadClass(); err != nil {
		return err
	}
	m.Vars.Set("Thread", ts.class)
	main, err := object.NewClass(t, "_MainThread", "threading", []*object.Type{ts.class}, object.NewDict())
	if err != nil {
		return err
	}
	if ts.dummy, err = object.NewClass(t, "_DummyThread", "threading", []*object.Type{ts.class}, object.NewDict()); err != nil {
		return err
	}
	m.Vars.Set("_MainThread", main)
	m.Vars.Set("_DummyThread", ts.dummy)
	event, err := eventClass()
	if err != nil {
		return err
	}
	m.Vars.Set("Event", event)
	ts.main.obj = object.NewInstance(main)
	ts.main.obj.Attrs().SetStr("_thread", ts.main)
	return nil
}

// object is the Thread of th, made when it is first asked for where threading did
// not start it.
func (ts *Threads) object(th *thread) *object.Instance {
	if th.obj == nil {
		th.name = ts.newName("Dummy")
		th.obj = object.NewInstance(ts.dummy)
		th.obj.Attrs().SetStr("_thread", th)
	}
	return th.obj
}

// alive lists the Threads that run, the main one first.
func (ts *Threads) alive() []object.Value {
	all := []object.Value{ts.main.obj}
	for _, th := range ts.since(0) {
		if th.obj != nil {
			all = append(all, th.obj)
		}
	}
	return all
}
