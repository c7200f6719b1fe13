package file

import (
	"context"
	"io"

	"labsh/shell/python/object"
)

// inputStream is standard input. It is read by lines, as input() reads it, so that
// input() and sys.stdin take turns.
type inputStream struct {
	read func(ctx context.Context, p []byte) (int, error)
}

func (s *inputStream) Read(ctx context.Context, p []byte) (int, error) { return s.read(ctx, p) }

func (*inputStream) Write(context.Context, []byte) (int, error) { return 0, io.ErrClosedPipe }
func (*inputStream) Close() error                               { return nil }
func (*inputStream) Fd() (int, error)                           { return 0, nil }

// NewStdin makes sys.stdin of an [object.Interpreter]'s ReadInput.
func NewStdin(read func(ctx context.Context, p []byte) (int, error)) *Text {
	b := NewBinary(&inputStream{read}, BinaryOptions{Name: object.Str("<stdin>"), Mode: "rb", Readable: true})
	return standard(b, "r", "strict")
}

// outputStream writes to the interpreter's output.
type outputStream struct {
	w  io.Writer
	fd int
}

func (outputStream) Read(context.Context, []byte) (int, error) { return 0, io.ErrClosedPipe }
func (s outputStream) Write(_ context.Context, p []byte) (int, error) {
	return s.w.Write(p)
}
func (outputStream) Close() error       { return nil }
func (s outputStream) Fd() (int, error) { return s.fd, nil }

func (s outputStream) Flush() error {
	if f, ok := s.w.(interface{ Flush() error }); ok {
		return f.Flush()
	}
	return nil
}

// NewOutput makes sys.stdout or sys.stderr: fd 1 or 2.
func NewOutput(w io.Writer, fd int) *Text {
	name, errs := "<stdout>", "strict"
	if fd == 2 {
		name, errs = "<stderr>", "backslashreplace"
	}
	b := NewBinary(outputStream{w, fd}, BinaryOptions{Name: object.Str(name), Mode: "wb", Writable: true})
	b.raw.held = true
	return standard(b, "w", errs)
}

func standard(b *Binary, mode, errs string) *Text {
	b.raw.leavesOpen = true
	newline := "\n" // a carriage return stays one
	x, err := NewText(b, TextOptions{Encoding: "utf-8", Errors: errs, Mode: mode, Newline: &newline})
	if err != nil {
		panic(err) // utf-8 is known
	}
	return x
}
