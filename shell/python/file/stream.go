// Package file holds the file objects of the shell's Python: text (TextIOWrapper)
// over binary (BufferedReader, BufferedWriter, BufferedRandom) over raw (FileIO) over a
// [Stream], which may be an open file, a terminal or a socket. open() is
// [Open]; sys.stdin and its like are made by [NewStdin] and [NewOutput]; a
// socket's makefile calls [NewRaw], [Buffer] and [NewText].
//
// A stream is read and written without the interpreter's lock, so that other
// threads run meanwhile, and gives up when the thread is interrupted.
package file

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"strings"
	"syscall"
	"time"

	"labsh/shell/python/object"
)

// Stream is what lies under a file object. Read gives io.EOF at the end. Its
// errors may be Python exceptions, errnos, or others, which become OSError.
// Waits end with ctx. All of it is called without the interpreter's lock and must not
// touch Python objects.
type Stream interface {
	Read(ctx context.Context, p []byte) (int, error)
	Write(ctx context.Context, p []byte) (int, error)
	Close() error
}

// Seeker is a Stream with a position.
type Seeker interface {
	Seek(offset int64, whence int) (int64, error)
	Truncate(size int64) error
}

// Descriptor is a Stream that has a file descriptor.
type Descriptor interface{ Fd() (int, error) }

// osStream is an open file.
type osStream struct{ *opened }

func (s *osStream) Read(ctx context.Context, p []byte) (n int, err error) {
	err = s.untilDone(ctx, false, s.f.SetReadDeadline, func() error {
		n, err = s.f.Read(p)
		return err
	})
	return n, err
}

func (s *osStream) Write(ctx context.Context, p []byte) (n int, err error) {
	err = s.untilDone(ctx, true, s.f.SetWriteDeadline, func() error {
		if s.waits {
			p = p[:min(len(p), Piece(int(s.f.Fd()), len(p)))]
		}
		n, err = s.f.Write(p)
		return err
	})
	return n, err
}

// untilDone ends a wait on a pipe or terminal when ctx does; a file on disk has
// no deadlines and does not wait, a descriptor of the program's may do one without the
// other.
func (s *osStream) untilDone(ctx context.Context, write bool, deadline func(time.Time) error, do func() error) error {
	if deadline(time.Time{}) == nil {
		stop := context.AfterFunc(ctx, func() { _ = deadline(time.Unix(1, 0)) })
		defer stop()
	} else if s.waits {
		if err := Await(ctx, int(s.f.Fd()), write); err != nil {
			return err
		}
	}
	err := do()
	if errors.Is(err, os.ErrDeadlineExceeded) && ctx.Err() != nil {
		return ctx.Err()
	}
	return err
}

func (s *osStream) Seek(offset int64, whence int) (int64, error) { return s.f.Seek(offset, whence) }

func (s *osStream) Truncate(size int64) error { return s.f.Truncate(size) }

func (s *osStream) Fd() (int, error) { return int(s.f.Fd()), nil }

// UnsupportedOperation is io.UnsupportedOperation.
var UnsupportedOperation = object.NewExceptionClass("io", "UnsupportedOperation", object.OSError, object.ValueError)

// OSErrorOf gives the Python exception for an error of the operating system; an
// exception is returned as it is.
func OSErrorOf(err error) error { return osError(err, nil) }

// PathError is the OSError for an error about the file of that path.
func PathError(err error, path string) error { return osError(err, object.Str(path)) }

func osError(err error, name object.Value) error {
	if err == nil || err == ErrWouldBlock {
		return err
	}
	if _, ok := object.AsException(err); ok {
		return err
	}
	var errno syscall.Errno
	switch {
	case errors.As(err, &errno):
	case errors.Is(err, fs.ErrClosed), errors.Is(err, io.ErrClosedPipe):
		errno = syscall.EBADF
	default:
		e := object.Errorf(object.OSError, "%s", err)
		e.Origin = err
		return e
	}
	e := object.NewOSError(errno, Strerror(errno), name)
	e.Origin = err
	return e
}

// Strerror is C's text for an errno: Go's with a capital.
func Strerror(errno syscall.Errno) string {
	s := []byte(errno.Error())
	if strings.HasPrefix(string(s), "errno ") {
		return "Unknown error " + string(s[len("errno "):])
	}
	if len(s) > 0 && s[0] >= 'a' && s[0] <= 'z' {
		s[0] -= 'a' - 'A'
	}
	return string(s)
}
