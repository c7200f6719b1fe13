package threading

import (
	"fmt"
	"runtime/debug"
	"sync"

	"labsh/shell/module/native"
	"labsh/shell/module/sys"
	"labsh/shell/python/object"
)

// hookArgs is threading.ExceptHookArgs: what threading.excepthook is given.
var hookArgs = sync.OnceValue(func() *native.RecordType {
	fields := []string{"exc_type", "exc_value", "exc_traceback", "thread"}
	return native.NewRecordType("_thread", "_ExceptHookArgs", fields, len(fields)).Open()
})

// addHooks puts the hook into m and notes m as where it is looked for.
func (ts *Threads) addHooks(m *object.Module) {
	ts.hooks = m
	m.Vars.Set("ExceptHookArgs", hookArgs().Class)
	hook := &object.Builtin{Name: "_excepthook", Mod: "_thread", Sig: "args, /", Doc: "Handle uncaught Thread.run() exception.", Fn: ts.exceptHook}
	m.Vars.Set("excepthook", hook)
	m.Vars.Set("__excepthook__", hook)
}

// exceptHook is threading.excepthook as it is at the start.
func (ts *Threads) exceptHook(t *object.Thread, a []object.Value) (object.Value, error) {
	args, ok := a[0].(*native.Record)
	if !ok || args.Type() != hookArgs().Class {
		return nil, object.Errorf(object.TypeError, "_thread.excepthook argument type must be ExceptHookArgs")
	}
	class, value, of := args.Elems[0], args.Elems[1], args.Elems[3]
	if class == object.Value(object.SystemExit) {
		return object.None, nil
	}
	name := object.Value(object.NewInt(ts.current(t).ident()))
	if of != object.None {
		found, err := object.LookupAttr(t, of, "name")
		if err != nil {
			return nil, err
		}
		if found != nil {
			name = found
		}
	}
	shown, err := object.ToStr(t, name)
	if err != nil {
		return nil, err
	}
	text := "Exception in thread " + shown + ":\n"
	if e, ok := value.(*object.Exception); ok {
		text += ts.told(t, e)
	} else {
		shown, err := object.ToStr(t, class)
		if err != nil {
			return nil, err
		}
		text += shown + ": None\n"
	}
	complain(t, text)
	return object.None, nil
}

// told words an exception as Python prints it.
func (ts *Threads) told(t *object.Thread, err error) string {
	if e, ok := object.AsException(err); ok && ts.traceback != nil {
		return ts.traceback(t, e)
	}
	return err.Error() + "\n"
}

// report tells threading.excepthook of the exception that ended a thread. Leaving
// by SystemExit is silent, and so is being dropped.
func (ts *Threads) report(th *thread, err error) {
	if err == nil || th.py.Ending() || object.IsException(err, object.SystemExit) {
		return
	}
	e, ok := object.AsException(err)
	hook, found := ts.hooks.Vars.Get("excepthook")
	if !ok || !found || hook == object.None {
		hook, _ = ts.hooks.Vars.Get("__excepthook__")
	}
	if !ok {
		complain(th.py, fmt.Sprintf("Exception in thread %s:\n%s", th.name, ts.told(th.py, err)))
		return
	}
	args := hookArgs().Make(e.Type(), e, e.Traceback(), th.obj)
	if _, err := object.Call(th.py, hook, args); err != nil && !th.py.Ending() {
		complain(th.py, "Exception in threading.excepthook:\n"+ts.told(th.py, err))
	}
}

func (ts *Threads) reportPanic(th *thread) {
	if p := recover(); p != nil {
		complain(th.py, fmt.Sprintf("Exception in thread %s:\nSystemError: internal error: %v\n%s", th.name, p, debug.Stack()))
	}
}

// complain writes to sys.stderr. Nothing is left to tell of an error on that itself.
func complain(t *object.Thread, text string) { _ = sys.Complain(t, text) }
