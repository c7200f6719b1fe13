package sys

import (
	"io"
	"math"
	"time"

	"labsh/shell/module/native"
	"labsh/shell/python/object"
)

// addSwitchInterval adds how long a thread runs while others want to.
func addSwitchInterval(m *object.Module) {
	m.AddFunc("getswitchinterval", "", "Return the current thread switch interval; see sys.setswitchinterval().", func(t *object.Thread, _ []object.Value) (object.Value, error) {
		return object.Float(1e-6 * float64(t.Interpreter().SwitchInterval().Microseconds())), nil
	})
	m.AddFunc("setswitchinterval", "interval, /", "Set the ideal thread switching delay inside the Python interpreter.\n\n"+
		"The actual frequency of switching threads can be lower if the\n"+
		"interpreter executes long sequences of uninterruptible code\n"+
		"(this is implementation-specific and workload-dependent).\n\n"+
		"The parameter must represent the desired switching delay in seconds\n"+
		"A typical value is 0.005 (5 milliseconds).", func(t *object.Thread, a []object.Value) (object.Value, error) {
		seconds, err := object.AsFloat(t, a[0])
		if err != nil {
			return nil, err
		}
		if !(seconds > 0) {
			return nil, object.Errorf(object.ValueError, "switch interval must be strictly positive")
		}
		us := max(1, min(math.Floor(seconds*1e6), math.MaxInt64/1e3))
		t.Interpreter().SetSwitchInterval(time.Duration(us) * time.Microsecond)
		return object.None, nil
	})
}

// addHook adds what is called with an exception that nothing caught, and with a
// value at the prompt. told words an exception as Python prints it.
func addHook(m *object.Module, told func(*object.Thread, *object.Exception) string) {
	hook := &object.Builtin{Name: "excepthook", Mod: "sys", Sig: "exctype, value, traceback, /", Doc: "Handle an exception by displaying it with a traceback on sys.stderr.", Fn: func(t *object.Thread, a []object.Value) (object.Value, error) {
		e, ok := a[1].(*object.Exception)
		if !ok {
			return object.None, Complain(t, "TypeError: print_exception(): Exception expected for value, "+a[1].Type().Name+" found\n")
		}
		if told == nil {
			return object.None, Complain(t, e.Error()+"\n")
		}
		// A traceback of its own goes before that of the exception.
		tb, ok := a[2].(*object.Traceback)
		if ok && e.Trace == nil {
			e.Trace = tb
		}
		text := told(t, e)
		return object.None, Complain(t, text)
	}}
	display := &object.Builtin{Name: "displayhook", Mod: "sys", Sig: "object, /", Doc: "Print an object to sys.stdout and also save it in builtins._", Fn: func(t *object.Thread, a []object.Value) (object.Value, error) {
		if a[0] == object.None {
			return object.None, nil
		}
		text, err := object.Repr(t, a[0])
		if err != nil {
			return nil, err
		}
		in := t.Interpreter()
		in.Builtins.Set("_", a[0])
		print, _ := in.Builtins.Get("print")
		return object.Call(t, print, object.Str(text))
	}}
	for _, h := range []*object.Builtin{hook, display} {
		m.Vars.Set(h.Name, h)
		m.Vars.Set("__"+h.Name+"__", h)
	}
}

// Hook gives sys.excepthook or sys.displayhook where the program has put one of its
// own there.
func Hook(in *object.Interpreter, name string) (object.Value, bool) {
	m, ok := in.Modules["sys"]
	if !ok {
		return nil, false
	}
	hook, ok := m.Vars.Get(name)
	own, _ := m.Vars.Get("__" + name + "__")
	return hook, ok && hook != own
}

// Complain writes to sys.stderr, which the program may have replaced.
func Complain(t *object.Thread, text string) error {
	in := t.Interpreter()
	if m, ok := in.Modules["sys"]; ok {
		out, _ := m.Vars.Get("stderr")
		if own, _ := m.Vars.Get("__stderr__"); native.Given(out) && out != own {
			_, err := object.CallMethod(t, out, "write", object.Str(text))
			return err
		}
	}
	_, err := io.WriteString(in.Stderr, text)
	return err
}
