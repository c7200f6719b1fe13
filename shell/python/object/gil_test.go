package object

import (
	"context"
	"io"
	"runtime"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// waiting starts a thread that wants the lock, which t holds, and gives it once it
// is in the queue; ran is set when it has the lock, done closed when it has ended.
func waiting(t *Thread) (ran *atomic.Bool, done chan struct{}) {
	ran, done = new(atomic.Bool), make(chan struct{})
	go func() {
		_ = t.interp.NewThread(context.Background()).Run(func() error {
			ran.Store(true)
			return nil
		})
		close(done)
	}()
	for t.interp.lock.wanted.Load() == 0 {
		runtime.Gosched()
	}
	return ran, done
}

// await waits until c is closed, without the lock.
func await(t *Thread, c <-chan struct{}) error {
	return t.Blocking(func(context.Context) error {
		<-c
		return nil
	})
}

// asked waits until another thread has asked t for the lock.
func asked(t *Thread) {
	for t.calls.Load()&callYield == 0 {
		runtime.Gosched()
	}
}

func newTestThread() *Thread {
	return NewInterpreter(io.Discard, io.Discard).NewThread(context.Background())
}

// A thread that is asked for the lock gives it at its next check to the one that
// waits, and goes on after that one.
func TestYield(t *testing.T) {
	t.Parallel()
	thread := newTestThread()
	thread.steps = headStart
	_ = thread.Run(func() error {
		ran, done := waiting(thread)
		if err := thread.Check(); err != nil || ran.Load() && thread.calls.Load() == 0 {
			t.Error("the lock was given before it was asked for", err)
		}
		asked(thread)
		if err := thread.Check(); err != nil || !ran.Load() {
			t.Errorf("the lock was not given: %v", err)
		}
		return await(thread, done)
	})
}

// A new thread has a head start, however soon it is asked for the lock.
func TestHeadStart(t *testing.T) {
	t.Parallel()
	thread := newTestThread()
	thread.interp.SetSwitchInterval(time.Microsecond)
	_ = thread.Run(func() error {
		ran, done := waiting(thread)
		asked(thread)
		for range headStart - 1 {
			if err := thread.Check(); err != nil || ran.Load() {
				t.Fatalf("the lock was given: %v", err)
			}
		}
		if err := thread.Check(); err != nil || !ran.Load() {
			t.Errorf("the lock was not given after the head start: %v", err)
		}
		return await(thread, done)
	})
}

// A thread that was asked for the lock gives it to the one that waits when it
// waits itself, and does not come before it.
func TestForcedSwitch(t *testing.T) {
	t.Parallel()
	thread := newTestThread()
	_ = thread.Run(func() error {
		ran, done := waiting(thread)
		asked(thread)
		thread.interp.lock.release(thread)
		thread.interp.lock.acquire(thread)
		if !ran.Load() {
			t.Error("the thread that was asked has the lock first")
		}
		return await(thread, done)
	})
}

// A thread that waits lets the others run, at once.
func TestBlockingLetsGo(t *testing.T) {
	t.Parallel()
	thread := newTestThread()
	thread.interp.SetSwitchInterval(time.Hour)
	_ = thread.Run(func() error {
		_, done := waiting(thread)
		return await(thread, done)
	})
}

// The lock excludes, whatever its threads do, and leaves nobody waiting.
func TestGILExcludes(t *testing.T) {
	t.Parallel()
	in := NewInterpreter(io.Discard, io.Discard)
	in.SetSwitchInterval(time.Microsecond)
	var threads sync.WaitGroup
	inside, turns := 0, 0
	for i := range 50 {
		threads.Go(func() {
			thread := in.NewThread(context.Background())
			_ = thread.Run(func() error {
				for j := range 500 {
					if inside++; inside != 1 {
						t.Error("two threads hold the lock")
					}
					turns++
					inside--
					if (i+j)%7 == 0 {
						_ = thread.Blocking(func(context.Context) error { return nil })
					}
					_ = thread.Check()
				}
				return nil
			})
		})
	}
	threads.Wait()
	if turns != 50*500 {
		t.Errorf("%d turns", turns)
	}
	if n := in.lock.wanted.Load(); n != 0 || in.lock.holder.Load() != nil {
		t.Errorf("%d threads wait, the holder is %v", n, in.lock.holder.Load())
	}
}

// A thread that was dropped goes on with nothing, even where its wait succeeded.
func TestDrop(t *testing.T) {
	t.Parallel()
	thread := newTestThread()
	_ = thread.Run(func() error {
		err := thread.Blocking(func(ctx context.Context) error {
			thread.Drop()
			<-ctx.Done()
			return nil
		})
		for range 3 {
			if !IsException(err, KeyboardInterrupt) || !thread.Ending() {
				t.Errorf("%v after the end", err)
			}
			err = thread.Check()
		}
		return nil
	})
}
