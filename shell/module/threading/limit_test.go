package threading

import (
	"context"
	"io"
	"runtime"
	"testing"

	"labsh/shell/python/object"
)

// There is an end to the number of threads, and the error of CPython's.
func TestTooManyThreads(t *testing.T) {
	main := object.NewInterpreter(io.Discard, io.Discard).NewThread(context.Background())
	var ts Threads
	for range maxThreads {
		ts.running.PushBack(&thread{})
	}
	_ = main.Run(func() error {
		err := ts.start(main, &thread{done: make(chan struct{})}, func(*object.Thread) { t.Error("one more runs") })
		if !object.IsException(err, object.RuntimeError) || err.Error() != "RuntimeError: can't start new thread" {
			t.Errorf("%v", err)
		}
		return nil
	})
}

// A thread that ends takes its attributes of a threading.local with it, and a local
// that is gone leaves nothing in a thread.
func TestLocalsEnd(t *testing.T) {
	main := object.NewInterpreter(io.Discard, io.Discard).NewThread(context.Background())
	var ts Threads
	_ = main.Run(func() error {
		ts.setUp(main)
		kept, err := object.Call(main, localType())
		if err != nil {
			t.Fatal(err)
		}
		for range 10 {
			th := &thread{done: make(chan struct{})}
			if err := ts.start(main, th, func(t *object.Thread) { _ = object.SetAttr(t, kept, "x", object.None) }); err != nil {
				t.Fatal(err)
			}
			if err := th.wait(main, -1); err != nil {
				t.Fatal(err)
			}
		}
		if n := len(kept.(*local).dicts); n != 1 {
			t.Errorf("%d threads have attributes, 1 runs", n)
		}
		for i := range 10_000 {
			if _, err := object.Call(main, localType()); err != nil {
				t.Fatal(err)
			}
			if i%1000 == 0 {
				runtime.GC()
			}
		}
		if n := len(ts.main.locals.seen); n > 5000 {
			t.Errorf("%d locals are remembered", n)
		}
		return nil
	})
}
