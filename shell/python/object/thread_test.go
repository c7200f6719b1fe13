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
