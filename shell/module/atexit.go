package module

import "labsh/shell/python/object"

// AtExit calls what a program has registered with atexit, once its threads have ended.
// t runs. What goes wrong there is told on standard error.
func AtExit(t *object.Thread) {
	m, ok := t.Interpreter().Modules["atexit"]
	if !ok {
		return
	}
	if f, ok := m.Vars.Get("_run_exitfuncs"); ok {
		_, _ = object.Call(t, f)
	}
}
