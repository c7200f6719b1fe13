package file_test

import (
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"labsh/shell/python/file"
	"labsh/shell/python/object"
)

func thread(t *testing.T) *object.Thread {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	t.Cleanup(cancel)
	return object.NewInterpreter(io.Discard, io.Discard).NewThread(ctx)
}

// method calls a method as Python code would and gives the value's repr.
func method(th *object.Thread, v object.Value, name string, args ...object.Value) (s string, err error) {
	err = th.Run(func() error {
		r, err := object.CallMethod(th, v, name, args...)
		if err != nil {
			return err
		}
		s, err = object.Repr(th, r)
		return err
	})
	return s, err
}

// scripted is a stream that gives what it was told to, a piece for each read.
type scripted struct {
	pieces []string
	wrote  bytes.Buffer
	fails  error // of Write
}

func (s *scripted) Read(ctx context.Context, p []byte) (int, error) {
	if len(s.pieces) == 0 {
		return 0, io.EOF
	}
	n := copy(p, s.pieces[0])
	if s.pieces[0] = s.pieces[0][n:]; s.pieces[0] == "" {
		s.pieces = s.pieces[1:]
	}
	return n, ctx.Err()
}

func (s *scripted) Write(_ context.Context, p []byte) (int, error) {
	if s.fails != nil {
		return 0, s.fails
	}
	return s.wrote.Write(p)
}

func (*scripted) Close() error { return nil }

// What a socket sends comes in pieces of any size: a line, and a character, may
// be cut anywhere.
func TestTextInPieces(t *testing.T) {
	th := thread(t)
	const text = "é\r\n€uro\rx😀\n\nlast"
	for size := 1; size < len(text); size++ {
		s := &scripted{}
		for rest := text; rest != ""; {
			n := min(size, len(rest))
			s.pieces, rest = append(s.pieces, rest[:n]), rest[n:]
		}
		f, err := file.NewText(file.NewBinary(s, file.BinaryOptions{Readable: true}), file.TextOptions{})
		if err != nil {
			t.Fatal(err)
		}
		if got, err := method(th, f, "readlines"); err != nil || got != `['é\n', '€uro\n', 'x😀\n', '\n', 'last']` {
			t.Errorf("in pieces of %d: %s, %v", size, got, err)
		}
	}
}

// A makefile holds back what is written until flush; a file does not.
func TestWriteBuffer(t *testing.T) {
	th := thread(t)
	s := &scripted{}
	b := file.NewBinary(s, file.BinaryOptions{Writable: true, WriteBuffer: 8})
	for _, c := range []struct{ write, want string }{{"abc", ""}, {"defgh", ""}, {"i", "abcdefgh"}} {
		if _, err := method(th, b, "write", object.Bytes(c.write)); err != nil {
			t.Fatal(err)
		}
		if got := s.wrote.String(); got != c.want {
			t.Errorf("after %q: %q is written, want %q", c.write, got, c.want)
		}
	}
	if _, err := method(th, b, "close"); err != nil {
		t.Fatal(err)
	}
	if got := s.wrote.String(); got != "abcdefghi" {
		t.Errorf("after close: %q", got)
	}
}

func TestBrokenPipe(t *testing.T) {
	th := thread(t)
	b := file.NewBinary(&scripted{fails: syscall.EPIPE}, file.BinaryOptions{Writable: true})
	_, err := method(th, b, "write", object.Bytes("x"))
	if err == nil || err.Error() != "BrokenPipeError: [Errno 32] Broken pipe" {
		t.Error(err)
	}
}

// A read that waits for a pipe ends with an interrupt.
func TestInterruptedRead(t *testing.T) {
	th := thread(t)
	path := filepath.Join(t.TempDir(), "pipe")
	if err := syscall.Mkfifo(path, 0o600); err != nil {
		t.Skip("no named pipes here:", err)
	}
	other, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	var f object.Value
	if err := th.Run(func() (err error) {
		args := make([]object.Value, 8)
		args[0] = object.Str(path)
		f, err = file.Open(th, args)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	go th.Interrupt()
	if _, err := method(th, f, "read"); !object.IsException(err, object.KeyboardInterrupt) {
		t.Errorf("an interrupted read: %v", err)
	}
	if _, err := method(th, f, "close"); err != nil {
		t.Error(err)
	}
}

// input() and sys.stdin read the same lines in turn.
func TestStdinSharesInput(t *testing.T) {
	th := thread(t)
	lines := strings.Split("one two three", " ")
	input := func(context.Context, string) (string, error) {
		if len(lines) == 0 {
			return "", io.EOF
		}
		l := lines[0]
		lines = lines[1:]
		return l, nil
	}
	stdin := file.NewStdin(func(ctx context.Context, p []byte) (int, error) {
		l, err := input(ctx, "")
		if err != nil {
			return 0, err
		}
		return copy(p, l+"\n"), nil
	})
	if got, err := method(th, stdin, "readline"); got != `'one\n'` || err != nil {
		t.Error(got, err)
	}
	if l, err := input(context.Background(), ""); l != "two" || err != nil {
		t.Error(l, err)
	}
	if got, err := method(th, stdin, "read"); got != `'three\n'` || err != nil {
		t.Error(got, err)
	}
}
