package moduletest

import (
	"context"
	"io"
	"testing"

	"labsh/shell/module"
	"labsh/shell/python/object"
)

// Thread is an interpreter for tests, with the modules of h.
func Thread(t testing.TB, h *module.Host) *object.Thread {
	t.Helper()
	in := object.NewInterpreter(io.Discard, io.Discard)
	in.Load = h.Load
	ctx, cancel := context.WithCancel(context.Background())
	t.Cleanup(cancel)
	return in.NewThread(ctx)
}

// Call calls a function of a module as Python code would.
func Call(th *object.Thread, module, name string, args object.Args) (v object.Value, err error) {
	err = th.Run(func() error {
		m, err := object.Import(th, module)
		if err != nil {
			return err
		}
		v, err = object.CallMethodArgs(th, m, name, args)
		return err
	})
	return v, err
}

// Repr is a value's repr.
func Repr(t testing.TB, th *object.Thread, v object.Value) (s string) {
	t.Helper()
	if err := th.Run(func() (err error) {
		s, err = object.Repr(th, v)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return s
}
