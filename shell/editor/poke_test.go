package editor

import (
	"context"
	"errors"
	"runtime"
	"strings"
	"sync"
	"testing"
)

// stall makes the screen take nothing more, until resume: what readline writes
// stays in the pipe, and then readline waits.
func (ty *typist) stall() (resume func()) {
	ty.mu.Lock()
	return ty.mu.Unlock
}

// queued is how many bytes wait to be printed above the line.
func (ty *typist) queued() int {
	ty.keyboard.mu.Lock()
	defer ty.keyboard.mu.Unlock()
	return ty.queue.Len()
}

// awaitFullQueue waits until the queue is over its limit.
func (ty *typist) awaitFullQueue() {
	for ty.queued() <= maxQueue {
		runtime.Gosched()
	}
}

// A print of more than the screen takes waits: the queue has a limit.
func TestPrintAboveWaits(t *testing.T) {
	ty := newTypist(t, Config{}, 80)
	line := make(chan string)
	go func() { line <- ty.line("") }()
	ty.typed("half")
	ty.await("half", 1)
	resume := ty.stall()
	long, printed := strings.Repeat("x", 1000)+"<end>\n", make(chan struct{})
	const times = 2000 // far more than queue and pipe hold
	go func() {
		defer close(printed)
		for range times {
			ty.PrintAbove(long, func() { t.Error("printed directly while a line is edited") })
			if n := ty.queued(); n > maxQueue+len(long) {
				t.Errorf("%d bytes are queued", n)
				return
			}
		}
	}()
	ty.awaitFullQueue()
	resume()
	<-printed
	if t.Failed() {
		return
	}
	ty.await("<end>", times)
	ty.typed("!\r")
	if got := <-line; got != "half!" {
		t.Errorf("%q", got)
	}
}

// A waiter is a lock that tells when a wait with it has begun.
type waiter struct {
	sync.Locker
	begun chan struct{}
}

func (w waiter) Unlock() {
	w.Locker.Unlock()
	w.begun <- struct{}{}
}

// waitForRoom begins a line that nobody edits, so that nothing is taken from the
// queue, and prints more than fits; printed is closed when that which had to
// wait is printed directly.
func (ty *typist) waitForRoom() (printed chan struct{}) {
	ty.t.Helper()
	ty.begin("")
	ty.PrintAbove("late"+strings.Repeat(".", maxQueue)+"\n", func() { ty.t.Error("printed directly while a line is edited") })
	waits := waiter{ty.room.L, make(chan struct{}, 1)}
	ty.room.L = waits
	printed = make(chan struct{})
	go ty.PrintAbove("later\n", func() { close(printed) })
	<-waits.begun
	return printed
}

// A print that waits for room goes on when the editor closes, straight to the screen.
func TestPrintAboveWhileClosing(t *testing.T) {
	ty := newTypist(t, Config{}, 80)
	printed := ty.waitForRoom()
	if err := ty.Close(); err != nil {
		t.Error(err)
	}
	<-printed
}

// What is queued when the line ends is printed then, once, and who waits for
// room goes on.
func TestPrintAboveAtTheEnd(t *testing.T) {
	ty := newTypist(t, Config{}, 80)
	printed := ty.waitForRoom()
	for range 2 {
		if line, err := ty.end(t.Context(), "line", nil); line != "line" || err != nil {
			t.Errorf("%q, %v", line, err)
		}
	}
	<-printed
	if n := ty.queued(); n != 0 {
		t.Errorf("%d bytes are left", n)
	}
	ty.await("late.", 1)
	if _, err := ty.out.WriteString("<all>"); err != nil {
		t.Fatal(err)
	}
	ty.await("<all>", 1)
	defer ty.stall()()
	if n := strings.Count(ty.shown.String(), "late."); n != 1 {
		t.Errorf("printed %d times", n)
	}
}

// Of a paste that nobody wants any more all pieces are dropped, up to its end, to
// a Ctrl-C, or to a silence: its end may have been read before.
func TestRestOfPaste(t *testing.T) {
	for _, tt := range []struct {
		name   string
		pieces []string
		raw    string
		still  bool
	}{
		{"to its end", []string{"two\r", "three\r\x1b[201~a"}, "a", false},
		{"to Ctrl-C", []string{"two\r", "thr\x03a"}, "\x03a", false},
		{"Ctrl-C in the paste, then its end", []string{"two\x03\x1b[201~a"}, "a", false},
		{"no end yet", []string{"two\r", "three\r"}, "", true},
	} {
		k := &keyboard{swallow: true}
		for _, piece := range tt.pieces {
			k.take([]byte(piece))
		}
		if string(k.keys.raw) != tt.raw || k.swallow != tt.still {
			t.Errorf("%s: %q, still %v", tt.name, k.keys.raw, k.swallow)
		}
	}
	in, _ := pipe(t)
	src, err := newSource(int(in.Fd()))
	if err != nil {
		t.Fatal(err)
	}
	defer src.close()
	k := &keyboard{src: src, swallow: true}
	if err := k.fill(); err != nil || k.swallow {
		t.Errorf("after a silence: %v, still %v", err, k.swallow)
	}
}

// A paste that would make the line longer than a line may be is not put into it.
func TestPasteTooLong(t *testing.T) {
	k := &keyboard{}
	line := make([]rune, maxTyped/4-1)
	for insert, want := range map[string]int{"x": len(line) + 1, "xy": len(line)} {
		if got, pos := k.apply(keystroke{insert: insert}, line, len(line), ""); len(got) != want || pos != want {
			t.Errorf("%q: %d characters, the cursor at %d", insert, len(got), pos)
		}
	}
}

// A line that nobody waits for any more is not begun.
func TestCanceledBefore(t *testing.T) {
	ty := newTypist(t, Config{}, 80)
	cause := errors.New("the reason")
	ctx, cancel := context.WithCancelCause(t.Context())
	cancel(cause)
	if line, err := ty.ReadLine(ctx, "never>", ""); line != "" || err != cause {
		t.Errorf("%q, %v", line, err)
	}
	ty.typed("a\r")
	if got := ty.line(""); got != "a" {
		t.Errorf("%q", got)
	}
	defer ty.stall()()
	if strings.Contains(ty.shown.String(), "never>") {
		t.Error("its prompt was shown")
	}
}
