package file

import (
	"context"
	"errors"
	"io"

	"labsh/shell/python/object"
)

// ErrWouldBlock is what a Stream that must not wait gives when there is nothing to
// read, or no room to write; Python has None for it.
var ErrWouldBlock = errors.New("would block")

// Raw is a file object without a buffer: one read of the stream for one read.
// Any number of buffers may lie on one.
type Raw struct {
	object.Header
	stream Stream
	class  *RawClass
	name   func() object.Value // nil for none
	mode   string
	// held streams are called with the interpreter's lock: the standard ones,
	// whose lines must not mix.
	held bool
	lies object.Value // the object of the program's that it lies on, if it does

	readable, writable, closed bool
	leavesOpen                 bool // closing it leaves the descriptor open
}

// RawClass is a class of raw file objects, and the words of its errors.
type RawClass struct {
	Type *object.Type
	// Closed is said of a closed file, ClosedAble where it is asked what it can do.
	Closed, ClosedAble       string
	NotReadable, NotWritable string
	// Buffer is what readinto is given that cannot be filled.
	Buffer string
	// Seek is the operation that a stream without a position does not support.
	Seek string
}

// RawOptions describe a raw file object.
type RawOptions struct {
	Class              *RawClass           // nil for FileIO
	Name               func() object.Value // what name and repr show; nil for none
	Mode               string
	Readable, Writable bool
	LeavesOpen         bool // closefd is False
}

// NewRaw makes a raw file object over a stream, which it then owns.
func NewRaw(s Stream, o RawOptions) *Raw {
	if o.Class == nil {
		o.Class = fileIO
	}
	return &Raw{stream: s, class: o.Class, name: o.Name, mode: o.Mode, readable: o.Readable, writable: o.Writable, leavesOpen: o.LeavesOpen}
}

// Type is FileIO, another class of raw files, or a class below.
func (r *Raw) Type() *object.Type { return r.ClassOr(r.class.Type) }

// Attrs are the attributes that a program gives it, as CPython's takes them.
func (r *Raw) Attrs() *object.Dict { return r.OwnAttrs() }

// Stream is what lies under the file.
func (r *Raw) Stream() Stream { return r.stream }

// Closed reports whether the file was closed.
func (r *Raw) Closed() bool { return r.closed }

// wait calls the stream without the interpreter's lock.
func (r *Raw) wait(t *object.Thread, f func(ctx context.Context) error) error {
	if r.held {
		return f(t.Context())
	}
	return t.Blocking(f)
}

// read reads once; 0 is the end of the stream. The error may be ErrWouldBlock.
func (r *Raw) read(t *object.Thread, p []byte) (n int, err error) {
	if len(p) == 0 {
		return 0, nil
	}
	err = r.wait(t, func(ctx context.Context) (err error) {
		n, err = r.stream.Read(ctx, p)
		return err
	})
	if errors.Is(err, io.EOF) {
		return n, nil
	}
	return n, osError(err, nil)
}

// readAll reads to the end of the stream, or to where it would block: an error only
// when nothing was read.
func (r *Raw) readAll(t *object.Thread) ([]byte, error) {
	var all []byte
	p := make([]byte, BufferSize)
	for {
		n, err := r.read(t, p)
		all = append(all, p[:n]...)
		switch {
		case err == ErrWouldBlock && len(all) > 0, err == nil && n == 0:
			return all, nil
		case err != nil:
			return nil, err
		case len(all) > maxRead:
			return nil, object.NewException(object.MemoryError)
		}
	}
}

// write writes once.
func (r *Raw) write(t *object.Thread, p []byte) (n int, err error) {
	err = r.wait(t, func(ctx context.Context) (err error) {
		n, err = r.stream.Write(ctx, p)
		return err
	})
	return n, osError(err, nil)
}

// writeAll writes all of p; n is what was written until an error.
func (r *Raw) writeAll(t *object.Thread, p []byte) (n int, err error) {
	if len(p) == 0 {
		return 0, nil
	}
	err = r.wait(t, func(ctx context.Context) error {
		for n < len(p) {
			m, err := r.stream.Write(ctx, p[n:])
			n += m
			if err != nil {
				return err
			}
		}
		return nil
	})
	return n, osError(err, nil)
}

func (r *Raw) seeker() (Seeker, error) {
	if s, ok := r.stream.(Seeker); ok {
		return s, nil
	}
	return nil, object.Errorf(UnsupportedOperation, "%s", r.class.Seek)
}

func (r *Raw) seekable() bool {
	s, ok := r.stream.(Seeker)
	if !ok {
		return false
	}
	_, err := s.Seek(0, io.SeekCurrent)
	return err == nil
}

// Close closes the stream; closing twice is fine.
func (r *Raw) Close(t *object.Thread) error {
	if r.closed {
		return nil
	}
	r.closed = true
	if r.held {
		return osError(r.stream.Close(), nil)
	}
	return osError(t.Blocking(func(context.Context) error { return r.stream.Close() }), nil)
}

// descriptor is fileno().
func (r *Raw) descriptor(t *object.Thread) (fd int, err error) {
	d, ok := r.stream.(Descriptor)
	if !ok {
		return 0, object.Errorf(UnsupportedOperation, "fileno")
	}
	err = r.wait(t, func(context.Context) error {
		fd, err = d.Fd()
		return err
	})
	if errors.Is(err, io.EOF) {
		err = nil
	}
	return fd, osError(err, nil)
}
