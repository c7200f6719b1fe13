package object

import (
	"context"
	"io"
	"testing"
)

// An interrupt is taken once: whoever takes it while Interrupt is still at work
// is left with a context that lives.
func TestInterruptWhileItIsTaken(t *testing.T) {
	thread := NewInterpreter(io.Discard, io.Discard).NewThread(context.Background())
	for range 20_000 {
		done := make(chan struct{})
		go func() {
			thread.Interrupt()
			close(done)
		}()
		for thread.Interrupted() == nil {
		}
		<-done
		if err := thread.Context().Err(); err != nil {
			t.Fatalf("the context after the interrupt: %v", err)
		}
	}
}

// TestWaitPastTheEnd: a wait that begins when the thread's context is over is
// interrupted, whether or not the thread was told yet.
func TestWaitPastTheEnd(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	for range 100 {
		th := NewInterpreter(io.Discard, io.Discard).NewThread(ctx)
		err := th.Run(func() error {
			return th.Blocking(func(ctx context.Context) error { return ctx.Err() })
		})
		if e, ok := AsException(err); !ok || e.Type() != KeyboardInterrupt {
			t.Fatal(err)
		}
	}
}
