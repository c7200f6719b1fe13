package editor

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// pipe returns a pipe whose two ends close with the test.
func pipe(t *testing.T) (r, w *os.File) {
	t.Helper()
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { r.Close(); w.Close() })
	return r, w
}

func plainOver(t *testing.T, prompts io.Writer) (Editor, *os.File) {
	t.Helper()
	r, w := pipe(t)
	e, err := New(Config{In: r, Out: w, Prompts: prompts})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { e.Close() })
	if e.Terminal() {
		t.Fatal("a pipe is no terminal")
	}
	return e, w
}

func TestPlainLines(t *testing.T) {
	var prompts bytes.Buffer
	e, w := plainOver(t, &prompts)
	go func() {
		io.WriteString(w, "a\r\n\n\tb \xff\nlast")
		w.Close()
	}()
	for _, want := range []string{"a", "", "\tb \xff", "last"} {
		if got, err := e.ReadLine(t.Context(), ">>> ", "ignored"); got != want || err != nil {
			t.Errorf("got %q, %v; want %q", got, err, want)
		}
	}
	for range 2 {
		if got, err := e.ReadLine(t.Context(), ">>> ", ""); got != "" || err != io.EOF {
			t.Errorf("at the end: %q, %v", got, err)
		}
	}
	if got, want := prompts.String(), strings.Repeat(">>> ", 6); got != want {
		t.Errorf("prompts %q, want %q", got, want)
	}
}

func TestPlainCancel(t *testing.T) {
	e, w := plainOver(t, nil)
	if _, err := io.WriteString(w, "half"); err != nil {
		t.Fatal(err)
	}
	cause := errors.New("the reason")
	ctx, cancel := context.WithCancelCause(t.Context())
	go cancel(cause)
	if _, err := e.ReadLine(ctx, "", ""); err != cause {
		t.Errorf("canceled: %v", err)
	}
	if _, err := io.WriteString(w, "line\nnext\n"); err != nil {
		t.Fatal(err)
	}
	var last string
	for last != "next" {
		var err error
		if last, err = e.ReadLine(t.Context(), "", ""); err != nil {
			t.Fatal(err)
		}
	}
}

func TestPlainClose(t *testing.T) {
	e, _ := plainOver(t, nil)
	done := make(chan error)
	go func() {
		_, err := e.ReadLine(context.Background(), "", "")
		done <- err
	}()
	for reading := &e.(*plain).reading; reading.TryLock(); reading.Unlock() {
		runtime.Gosched() // until the line is being read
	}
	e.Close()
	if err := <-done; err != io.EOF {
		t.Errorf("closed: %v", err)
	}
	if err := e.Close(); err != nil {
		t.Errorf("closing twice: %v", err)
	}
}

func TestPlainLongLine(t *testing.T) {
	e, w := plainOver(t, nil)
	go func() {
		long := bytes.Repeat([]byte("x"), MaxLine)
		w.Write(long)
		w.Write([]byte("\n"))
		w.Write(long)
		w.Write([]byte("y\nnext\n"))
	}()
	if got, err := e.ReadLine(t.Context(), "", ""); len(got) != MaxLine || err != nil {
		t.Errorf("%d bytes, %v", len(got), err)
	}
	if got, err := e.ReadLine(t.Context(), "", ""); got != "" || err != ErrLineTooLong {
		t.Errorf("%d bytes, %v", len(got), err)
	}
	if got, err := e.ReadLine(t.Context(), "", ""); got != "next" || err != nil {
		t.Errorf("%.20q, %v", got, err)
	}
}

// A question of the program's own goes to the output, the prompt of a line to
// Prompts, where there is one.
func TestPlainAsk(t *testing.T) {
	in, typing := pipe(t)
	shown, out := pipe(t)
	var prompts bytes.Buffer
	e, err := New(Config{In: in, Out: out, Prompts: &prompts})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.WriteString(typing, "Ada\n"); err != nil {
		t.Fatal(err)
	}
	if got, err := e.Ask(t.Context(), "Name? "); got != "Ada" || err != nil {
		t.Errorf("%q, %v", got, err)
	}
	out.Close()
	if text, err := io.ReadAll(shown); string(text) != "Name? " || err != nil || prompts.Len() > 0 {
		t.Errorf("%q, %v; prompts %q", text, err, prompts.String())
	}
	if err := e.Close(); err != nil {
		t.Error(err)
	}
}

// Lines that come from no terminal can be recalled by the command history all
// the same, and what is printed above a line is just printed.
func TestPlainIsAnEditor(t *testing.T) {
	e, _ := plainOver(t, nil)
	for _, entry := range []string{"a\n", "a", " ", "for x in y:\n    x\n"} {
		if err := e.AddHistory(entry); err != nil {
			t.Error(err)
		}
	}
	if got, want := e.History(), []string{"a", "for x in y:\n    x"}; !slices.Equal(got, want) {
		t.Errorf("history %q, want %q", got, want)
	}
	e.History()[0] = "changed"
	if got := e.History()[0]; got != "a" {
		t.Errorf("whoever asks for the history can change it: %q", got)
	}
	printed := false
	e.PrintAbove("text\n", func() { printed = true })
	if !printed {
		t.Error("not printed")
	}
	e.Discard()
	if e.Pasted() {
		t.Error("a pipe pastes nothing")
	}
}

// The end of the input is final, even of a file that grows.
func TestPlainEndIsFinal(t *testing.T) {
	f, err := os.Create(filepath.Join(t.TempDir(), "input"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	e, err := newPlain(Config{In: f})
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	for range 2 {
		if got, err := e.ReadLine(t.Context(), "", ""); got != "" || err != io.EOF {
			t.Errorf("%q, %v", got, err)
		}
		if _, err := f.WriteAt([]byte("more\n"), 0); err != nil {
			t.Fatal(err)
		}
	}
}

// Of a line that is too long nothing is kept.
func TestPlainHugeLine(t *testing.T) {
	f, err := os.Create(filepath.Join(t.TempDir(), "input"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := f.Truncate(8 * MaxLine); err != nil {
		t.Fatal(err)
	}
	e, err := newPlain(Config{In: f})
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	if got, err := e.ReadLine(t.Context(), "", ""); got != "" || err != ErrLineTooLong {
		t.Errorf("%d bytes, %v", len(got), err)
	}
	runtime.ReadMemStats(&after)
	// A slice that grows to MaxLine takes some five times that.
	if n := after.TotalAlloc - before.TotalAlloc; n > 10*MaxLine {
		t.Errorf("%d MiB of memory were taken", n>>20)
	}
}
