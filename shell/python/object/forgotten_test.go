package object

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"sync/atomic"
	"syscall"
	"testing"
	"time"
	"weak"
)

// resource is a value and what it holds: closed is closed with it.
type resource struct {
	value  weak.Pointer[Bytearray]
	closed chan struct{}
	ended  atomic.Bool
}

func (r *resource) Open() bool { return !r.ended.Load() }

func (r *resource) Forgotten() bool { return r.value.Value() == nil }

func (r *resource) Close() error {
	if !r.ended.Swap(true) {
		close(r.closed)
	}
	return nil
}

func newResource(in *Interpreter) (*Bytearray, *resource) {
	v := &Bytearray{B: []byte("x")}
	r := &resource{value: weak.Make(v), closed: make(chan struct{})}
	in.Hold(r)
	return v, r
}

func newTestInterpreter(t *testing.T) (*Interpreter, *Thread) {
	in := NewInterpreter(io.Discard, io.Discard)
	t.Cleanup(in.StopReclaiming)
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	t.Cleanup(cancel)
	return in, in.NewThread(ctx)
}

// wait is a call of t that waits until r is closed.
func (r *resource) wait(th *Thread) error {
	return th.Run(func() error {
		return th.Blocking(func(ctx context.Context) error {
			select {
			case <-r.closed:
				return nil
			case <-ctx.Done():
				return ctx.Err()
			}
		})
	})
}

// TestForgottenAtWait: what is forgotten is closed while a thread waits, however
// many newer ones are made meanwhile; what is not forgotten stays open.
func TestForgottenAtWait(t *testing.T) {
	t.Parallel()
	in, th := newTestInterpreter(t)
	kept, keeper := newResource(in)
	tick := time.NewTicker(settle / 4)
	defer tick.Stop()
	for range 3 {
		_, r := newResource(in)
		done := make(chan error)
		go func() { done <- r.wait(th) }()
		var made []*resource
		for ended := false; !ended; {
			select {
			case err := <-done:
				if err != nil {
					t.Fatal(err)
				}
				ended = true
			case <-tick.C:
				_, newer := newResource(in)
				made = append(made, newer)
			}
		}
		if !keeper.Open() {
			t.Error("one that is in use was closed")
		}
		for _, newer := range made {
			_ = newer.Close()
		}
	}
	kept.B = nil
}

// TestForgottenThread: the end of a thread is as good as a wait.
func TestForgottenThread(t *testing.T) {
	t.Parallel()
	in, th := newTestInterpreter(t)
	for range 3 {
		var r *resource
		_ = th.Run(func() error {
			_, r = newResource(in)
			return nil
		})
		<-r.closed
	}
}

// missed is one that the garbage collector finds in its nth run only.
type missed struct {
	*resource
	n    int32
	runs atomic.Int32
}

func (m *missed) Forgotten() bool { return m.runs.Add(1) >= m.n }

// TestSecondLook: a run that finds nothing is followed by a second, without a reason of
// its own, and that by none; the pauses are what they are without it.
func TestSecondLook(t *testing.T) {
	t.Parallel()
	in, th := newTestInterpreter(t)
	m := &missed{resource: &resource{closed: make(chan struct{})}, n: 2}
	in.Hold(m)
	if err := m.wait(th); err != nil {
		t.Fatalf("missed by the first run: %v", err)
	}

	in, _ = newTestInterpreter(t)
	m = &missed{resource: &resource{closed: make(chan struct{})}, n: 3}
	in.Hold(m)
	c := &in.forgotten
	c.mu.Lock()
	defer c.mu.Unlock()
	c.armed.Store(true)
	c.schedule(0)
	rest, ended := 0, time.Time{}
	for m.runs.Load() < 2 {
		if m.runs.Load() == 1 {
			rest, ended = c.rest, c.ended
		}
		c.mu.Unlock()
		runtime.Gosched()
		c.mu.Lock()
	}
	if !c.due.IsZero() || rest == 0 || c.rest != rest || !c.ended.Equal(ended) {
		t.Errorf("due %v; rest %d, then %d; ended %v, then %v", c.due, rest, c.rest, ended, c.ended)
	}
}

// TestDropped: the evaluator's word is enough.
func TestDropped(t *testing.T) {
	t.Parallel()
	in, th := newTestInterpreter(t)
	th.Dropped() // nothing to look for
	if !in.forgotten.due.IsZero() {
		t.Error("a run is due, and nothing is held")
	}
	for range 3 {
		before := th.Made()
		_, r := newResource(in)
		if th.Made() != before+1 {
			t.Errorf("made: %d, then %d", before, th.Made())
		}
		th.Dropped()
		<-r.closed
	}
}

// TestNotPutOff: what is due is not put off, only brought forward.
func TestNotPutOff(t *testing.T) {
	t.Parallel()
	in, _ := newTestInterpreter(t)
	c := &in.forgotten
	c.mu.Lock()
	defer c.mu.Unlock()
	c.schedule(time.Hour)
	for _, tt := range []struct {
		in    time.Duration
		moves bool
	}{{2 * time.Hour, false}, {time.Minute, true}, {time.Hour, false}} {
		due := c.due
		if c.schedule(tt.in); c.due.Equal(due) == tt.moves {
			t.Errorf("%v: due %v, then %v", tt.in, due, c.due)
		}
	}
}

// TestManyForgotten: that many are open is reason enough.
func TestManyForgotten(t *testing.T) {
	t.Parallel()
	in, _ := newTestInterpreter(t)
	_, first := newResource(in)
	for {
		select {
		case <-first.closed:
			return
		default:
			newResource(in)
		}
	}
}

// TestManyClosed: those that are closed are no reason, and are not remembered.
func TestManyClosed(t *testing.T) {
	t.Parallel()
	in, _ := newTestInterpreter(t)
	for range 100 * fewHeld {
		_, r := newResource(in)
		_ = r.Close()
	}
	c := &in.forgotten
	if len(c.list) > fewHeld || !c.due.IsZero() || !c.ended.IsZero() {
		t.Errorf("%d remembered, due %v, ended %v", len(c.list), c.due, c.ended)
	}
}

// TestAgain: where no descriptor is left, the forgotten ones are closed by the time
// that the call is made again; other errors are what they are.
func TestAgain(t *testing.T) {
	t.Parallel()
	in, th := newTestInterpreter(t)
	calls := 0
	always := func(err error) func() error {
		return func() error { calls++; return err }
	}
	for _, tt := range []struct {
		err   error
		calls int
	}{{syscall.EMFILE, 1}, {nil, 1}, {io.EOF, 1}} {
		if calls = 0; !errors.Is(in.Again(always(tt.err)), tt.err) || calls != tt.calls {
			t.Errorf("nothing held, %v: %d calls", tt.err, calls)
		}
	}
	for _, full := range []error{syscall.EMFILE, syscall.ENFILE, syscall.EADDRINUSE, &os.SyscallError{Syscall: "socket", Err: syscall.EMFILE}, fmt.Errorf("dial: %w", syscall.ENFILE)} {
		_, r := newResource(in)
		calls = 0
		call := func() error {
			if calls++; r.Open() {
				return full
			}
			return nil
		}
		if err := th.Run(func() error { return in.Again(call) }); err != nil || calls != 2 && calls != 3 { // see Again
			t.Errorf("%v: %v after %d calls", full, err, calls)
		}
	}
	kept, r := newResource(in)
	if calls = 0; in.Again(always(syscall.EMFILE)) != syscall.EMFILE || calls != 3 || !r.Open() {
		t.Errorf("all in use: %d calls", calls)
	}
	if calls = 0; in.Again(always(io.EOF)) != io.EOF || calls != 1 {
		t.Errorf("another error: %d calls", calls)
	}
	kept.B = nil
}

// slow is one that the runtime has begun to close.
type slow struct {
	*resource
	ready chan struct{}
}

func (s slow) Open() bool { return false }

func (s slow) Close() error {
	<-s.ready
	return s.resource.Close()
}

// TestAgainBeside: what somebody else closes at this moment is closed by the time
// that the call is made again, and was a reason to.
func TestAgainBeside(t *testing.T) {
	t.Parallel()
	in := NewInterpreter(io.Discard, io.Discard)
	t.Cleanup(in.StopReclaiming)
	_, r := newResource(NewInterpreter(io.Discard, io.Discard))
	for !r.Forgotten() {
		runtime.GC()
	}
	s := slow{r, make(chan struct{})}
	in.Hold(s)
	calls := 0
	if err := in.Again(func() error {
		if calls++; r.Open() {
			go close(s.ready)
			return syscall.EADDRINUSE
		}
		return nil
	}); err != nil || calls != 2 {
		t.Errorf("%v after %d calls", err, calls)
	}
}

// TestQuiet: with nothing open, or with no Python code run since, nothing is due.
func TestQuiet(t *testing.T) {
	t.Parallel()
	in, th := newTestInterpreter(t)
	_, r := newResource(in)
	if err := r.wait(th); err != nil {
		t.Fatal(err)
	}
	c := &in.forgotten
	for range 2 { // the second, as nothing is held any more
		if err := r.wait(th); err != nil {
			t.Fatal(err)
		}
		quiet := func() bool {
			c.mu.Lock()
			defer c.mu.Unlock()
			return c.due.IsZero()
		}
		for !quiet() {
			runtime.Gosched()
		}
		func() {
			c.running.Lock() // one that runs has ended
			defer c.running.Unlock()
		}()
	}
	if c.some.Load() {
		t.Errorf("%d held", len(c.list))
	}
	if r.wait(th); !c.due.IsZero() {
		t.Error("a wait with nothing held: a run is due")
	}
}

// TestPause: between two runs passes a multiple of what the last one took.
func TestPause(t *testing.T) {
	t.Parallel()
	now := time.Now()
	for _, tt := range []struct {
		rest        int
		found, idle bool
		took, want  time.Duration
	}{
		{0, false, true, 0, 0},
		{fairRest, true, true, time.Millisecond, shortRest * time.Millisecond},
		{fairRest, true, false, time.Millisecond, 10 * time.Millisecond},
		{fairRest, false, true, time.Millisecond, 10 * time.Millisecond},
		{fairRest, true, false, time.Second, 10 * time.Second},
		{40, false, true, time.Millisecond, 40 * time.Millisecond},
		{longRest, false, true, 5 * time.Millisecond, longPause},
		{longRest, false, true, time.Second, 10 * time.Second},
	} {
		c := &forgotten{rest: tt.rest, found: tt.found, took: tt.took, ended: now}
		if got := c.rested(tt.idle).Sub(now); got != tt.want {
			t.Errorf("%+v: %v", tt, got)
		}
	}
}

// TestBusyPause: a program that goes on with the descriptors that it had is let
// alone for long, until it gets another, a name is seen to go, or it waits.
func TestBusyPause(t *testing.T) {
	t.Parallel()
	now := time.Now()
	for _, tt := range []struct {
		rest              int
		idle, asked, made bool
		want              time.Duration
	}{
		{longRest, false, false, false, busyPause},
		{80, false, false, false, 80 * time.Millisecond},
		{longRest, true, false, false, longPause},
		{longRest, false, true, false, longPause},
		{longRest, false, false, true, longPause},
	} {
		c := &forgotten{rest: tt.rest, took: time.Millisecond, ended: now, had: 3}
		c.asked.Store(tt.asked)
		c.made.Store(3)
		if tt.made {
			c.made.Add(1)
		}
		if got := c.rested(tt.idle).Sub(now); got != tt.want {
			t.Errorf("%+v: %v", tt, got)
		}
	}
	in, _ := newTestInterpreter(t)
	_, r := newResource(in)
	in.forgotten.collect(needed)
	if c := &in.forgotten; c.had != c.made.Load() {
		t.Errorf("%d made at the last run, want %d", c.had, c.made.Load())
	}
	runtime.KeepAlive(r)
}

// TestFruitless: the more often nothing is found, the longer the pause.
func TestFruitless(t *testing.T) {
	t.Parallel()
	in, _ := newTestInterpreter(t)
	kept, r := newResource(in)
	c := &in.forgotten
	for i, want := range []int{fairRest, 20, 40, 80, longRest, longRest} {
		if c.collect(needed); c.rest != want || c.took <= 0 {
			t.Errorf("run %d: rest %d, want %d, took %v", i, c.rest, want, c.took)
		}
	}
	kept.B, kept = nil, nil
	for tries := 3; r.Open() && tries > 0; tries-- { // see Again
		c.collect(needed)
	}
	if c.rest != fairRest || r.Open() {
		t.Errorf("rest %d after one was found", c.rest)
	}
}

// TestStopReclaiming: nothing is begun after it.
func TestStopReclaiming(t *testing.T) {
	t.Parallel()
	in, th := newTestInterpreter(t)
	_, r := newResource(in)
	in.StopReclaiming()
	th.Dropped()
	_ = th.Run(func() error { return nil })
	in.forgotten.fire() // one that was on its way
	if !in.forgotten.due.IsZero() || !r.Open() {
		t.Error("a run is due")
	}
}
