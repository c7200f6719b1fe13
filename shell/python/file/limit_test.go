package file_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"labsh/shell/python/file"
	"labsh/shell/python/object"
)

// endless is a stream of one letter without an end.
type endless struct{ read int }

func (s *endless) Read(_ context.Context, p []byte) (int, error) {
	s.read += len(p)
	for i := range p {
		p[i] = 'x'
	}
	return len(p), nil
}
func (*endless) Write(context.Context, []byte) (int, error) { return 0, io.ErrClosedPipe }
func (*endless) Close() error                               { return nil }

// TestEndless reads a line, and all, of what never ends.
func TestEndless(t *testing.T) {
	const limit = 1 << 20
	file.SetMaxRead(t, limit)
	for _, name := range []string{"read", "readline", "readlines"} {
		for _, text := range []bool{false, true} {
			th, s := thread(t), &endless{}
			var f object.Value
			b := file.NewBinary(s, file.BinaryOptions{Readable: true})
			f = b
			if text {
				x, err := file.NewText(b, file.TextOptions{})
				if err != nil {
					t.Fatal(err)
				}
				f = x
			}
			if _, err := method(th, f, name); !object.IsException(err, object.MemoryError) {
				t.Errorf("%s of what never ends (text: %v): %v", name, text, err)
			}
			if s.read > 2*limit {
				t.Errorf("%s took %d bytes", name, s.read)
			}
		}
	}
	// What is asked for piece by piece goes on.
	th := thread(t)
	b := file.NewBinary(&endless{}, file.BinaryOptions{Readable: true})
	for range 4 {
		if _, err := method(th, b, "read", object.NewInt(limit/2)); err != nil {
			t.Fatal(err)
		}
	}
}

// flushed counts flushes.
type flushed struct {
	bytes.Buffer
	flushes int
	fails   error
}

func (f *flushed) Flush() error { f.flushes++; return f.fails }

// TestStandardOutput writes through to the interpreter's output.
func TestStandardOutput(t *testing.T) {
	th := thread(t)
	for fd, want := range map[int][2]string{
		1: {"<_io.TextIOWrapper name='<stdout>' mode='w' encoding='utf-8'>", "UnicodeEncodeError: 'utf-8' codec can't encode character '\\udce9' in position 1: surrogates not allowed"},
		2: {"<_io.TextIOWrapper name='<stderr>' mode='w' encoding='utf-8'>", ""},
	} {
		out := &flushed{}
		x := file.NewOutput(out, fd)
		if got, _ := object.Repr(th, x); got != want[0] {
			t.Error(got)
		}
		if n, err := method(th, x, "write", object.Str("é\n")); n != "2" || err != nil || out.String() != "é\n" {
			t.Errorf("%s %v, written %q", n, err, out)
		}
		if _, err := method(th, x, "flush"); err != nil || out.flushes != 1 {
			t.Errorf("%v, flushed %d times", err, out.flushes)
		}
		if n, err := method(th, x, "fileno"); n != []string{"", "1", "2"}[fd] || err != nil {
			t.Error(n, err)
		}
		_, err := method(th, x, "write", object.Str("a\xed\xb3\xa9"))
		if got := message(err); got != want[1] {
			t.Errorf("a surrogate on %d: %s", fd, got)
		}
		for _, name := range []string{"read", "readline", "readlines"} {
			if _, err := method(th, x, name); message(err) != "io.UnsupportedOperation: not readable" {
				t.Errorf("%s: %v", name, err)
			}
		}
		if _, err := method(th, x, "seek", object.NewInt(0)); message(err) != "io.UnsupportedOperation: underlying stream is not seekable" {
			t.Error(err)
		}
		if v, err := method(th, x, "isatty"); v != "False" || err != nil {
			t.Error(v, err)
		}
		out.fails = syscall.EPIPE
		if _, err := method(th, x, "flush"); message(err) != "BrokenPipeError: [Errno 32] Broken pipe" {
			t.Error(err)
		}
		if _, err := method(th, x, "close"); err != nil {
			t.Error(err)
		}
		if _, err := method(th, x, "write", object.Str("x")); message(err) != "ValueError: I/O operation on closed file." {
			t.Error(err)
		}
	}
}

func message(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

// TestReconfigure changes how standard output writes.
func TestReconfigure(t *testing.T) {
	th := thread(t)
	out := &flushed{}
	x := file.NewOutput(out, 1)
	reconfigure := func(name string, v object.Value) string {
		return message(th.Run(func() error {
			_, err := object.CallMethodArgs(th, x, "reconfigure", object.Args{Kw: []object.Keyword{{Name: name, Value: v}}})
			return err
		}))
	}
	write := func(s, want string) {
		t.Helper()
		out.Reset()
		if _, err := method(th, x, "write", object.Str(s)); err != nil || out.String() != want {
			t.Errorf("%q is written as %q, %v", s, out, err)
		}
	}
	for _, c := range []struct {
		name string
		v    object.Value
		want string
	}{
		{"encoding", object.Str("Latin-1"), ""}, {"encoding", object.Str("nosuch"), "LookupError: unknown encoding: nosuch"},
		{"errors", object.Str("replace"), ""}, {"newline", object.Str("\r\n"), ""}, {"newline", object.Str("x"), "ValueError: illegal newline value: x"},
		{"line_buffering", object.True, ""}, {"encoding", object.None, ""},
	} {
		if got := reconfigure(c.name, c.v); got != c.want {
			t.Errorf("%s = %v: %s", c.name, c.v, got)
		}
	}
	write("é€\n", "\xe9?\r\n")
	if v, err := object.GetAttr(th, x, "line_buffering"); err != nil || v != object.True {
		t.Error(v, err)
	}
	if v, err := object.GetAttr(th, x, "encoding"); err != nil || v != object.Str("Latin-1") {
		t.Error(v, err)
	}
}

// TestDescriptor opens what is open already; with closefd=False it stays so.
func TestDescriptor(t *testing.T) {
	th := thread(t)
	path := filepath.Join(t.TempDir(), "f")
	if err := os.WriteFile(path, []byte("text"), 0o600); err != nil {
		t.Fatal(err)
	}
	open := func(fd int, closefd object.Value) (f object.Value, err error) {
		err = th.Run(func() (err error) {
			args := make([]object.Value, 8)
			args[0], args[6] = object.NewInt(int64(fd)), closefd
			f, err = file.Open(th, args)
			return err
		})
		return f, err
	}
	fd, err := syscall.Open(path, syscall.O_RDONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, closes := range []bool{false, true} {
		if _, err := syscall.Seek(fd, 0, io.SeekStart); err != nil {
			t.Fatal(err)
		}
		f, err := open(fd, object.NewBool(closes))
		if err != nil {
			t.Fatal(err)
		}
		if got, err := method(th, f, "read"); got != "'text'" || err != nil {
			t.Error(got, err)
		}
		if _, err := method(th, f, "close"); err != nil {
			t.Error(err)
		}
		var st syscall.Stat_t
		if err := syscall.Fstat(fd, &st); closes != errors.Is(err, syscall.EBADF) {
			t.Errorf("closefd=%v leaves it: %v", closes, err)
		}
	}
	if _, err := open(-1, nil); message(err) != "ValueError: negative file descriptor" {
		t.Error(err)
	}
	if _, err := open(fd, nil); message(err) != "OSError: [Errno 9] Bad file descriptor" {
		t.Error(err)
	}
}

// TestWaitingForFIFO ends, with an interrupt, though nobody opens the other end.
func TestWaitingForFIFO(t *testing.T) {
	path := filepath.Join(t.TempDir(), "pipe")
	if err := syscall.Mkfifo(path, 0o600); err != nil {
		t.Skip("no named pipes here:", err)
	}
	for _, mode := range []string{"r", "w"} {
		th := thread(t)
		ended := make(chan error, 1)
		go func() {
			ended <- th.Run(func() error {
				args := make([]object.Value, 8)
				args[0], args[1] = object.Str(path), object.Str(mode)
				_, err := file.Open(th, args)
				return err
			})
		}()
		th.Interrupt()
		if err := <-ended; !object.IsException(err, object.KeyboardInterrupt) {
			t.Errorf("open(fifo, %q): %v", mode, err)
		}
	}
}

// TestDecodeUTF8 keeps what is no UTF-8 as surrogates.
func TestDecodeUTF8(t *testing.T) {
	th := thread(t)
	for in, want := range map[string]string{"é": "'é'", "a\xe9": `'a\udce9'`} {
		v, err := file.DecodeUTF8(th, in)
		if err != nil {
			t.Fatal(err)
		}
		if got, _ := object.Repr(th, v); got != want {
			t.Errorf("%q is %s", in, got)
		}
	}
	if _, err := file.EncodeUTF8(th, "\xed\xb3\xa9"); !object.IsException(err, object.UnicodeEncodeError) {
		t.Error(err)
	}
}
