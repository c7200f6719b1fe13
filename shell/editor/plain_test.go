package editor

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
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
