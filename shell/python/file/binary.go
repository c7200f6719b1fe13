package file

import (
	"bytes"
	"context"
	"errors"
	"io"

	"labsh/shell/python/object"
)

const chunkSize = 8192

// maxRead is the most that one read or line may take from a stream, in bytes: a
// peer that never ends a line gets a MemoryError. It is a variable for the tests.
var maxRead = 256 << 20

// Binary is a binary file object.
type Binary struct {
	stream Stream
	class  *object.Type
	name   object.Value
	mode   string

	readable, writable bool
	closed             bool
	// held streams are called with the interpreter's lock: the standard ones,
	// whose lines must not mix.
	held bool

	unread      []byte // read ahead
	pending     []byte // written and not yet flushed
	writeBuffer int    // bytes that pending may hold
	chunk       []byte // what a read fills; nil while one is under way
}

// BinaryOptions describe a binary file object.
type BinaryOptions struct {
	Name               object.Value // what name and repr show; nil for none
	Mode               string       // what mode shows
	Readable, Writable bool
	// WriteBuffer is the number of bytes held back until flush; 0 writes through.
	WriteBuffer int
	// Raw makes a FileIO: one read of the stream for one read.
	Raw bool
}

// NewBinary makes a binary file object over a stream, which it then owns.
func NewBinary(s Stream, o BinaryOptions) *Binary {
	b := &Binary{stream: s, name: o.Name, mode: o.Mode, readable: o.Readable, writable: o.Writable, writeBuffer: o.WriteBuffer}
	switch {
	case o.Raw:
		b.class = rawType
	case o.Readable && o.Writable:
		b.class = randomType
	case o.Writable:
		b.class = writerType
	default:
		b.class = readerType
	}
	return b
}

// Type is BufferedReader, BufferedWriter, BufferedRandom or FileIO.
func (b *Binary) Type() *object.Type { return b.class }

// wait calls the stream without the interpreter's lock.
func (b *Binary) wait(t *object.Thread, f func(ctx context.Context) error) error {
	if b.held {
		return f(t.Context())
	}
	return t.Blocking(f)
}

// fill reads once from the stream into unread; end reports the end of it.
func (b *Binary) fill(t *object.Thread) (end bool, err error) {
	if len(b.unread) > maxRead {
		return false, object.NewException(object.MemoryError)
	}
	p := b.chunk
	if b.chunk = nil; p == nil {
		p = make([]byte, chunkSize)
	}
	n, err := 0, error(nil)
	err = b.wait(t, func(ctx context.Context) (err error) {
		n, err = b.stream.Read(ctx, p)
		return err
	})
	b.unread = append(b.unread, p[:n]...)
	b.chunk = p
	if errors.Is(err, io.EOF) {
		return n == 0, nil
	}
	return false, osError(err, nil)
}

// take gives the first n unread bytes.
func (b *Binary) take(n int) []byte {
	got := b.unread[:n:n]
	if b.unread = b.unread[n:]; len(b.unread) == 0 {
		b.unread = nil
	}
	return got
}

// need reads until n bytes are there or the stream ends; n < 0 reads it all.
func (b *Binary) need(t *object.Thread, n int) error {
	for n < 0 || len(b.unread) < n {
		end, err := b.fill(t)
		if end || err != nil {
			return err
		}
	}
	return nil
}

// line reads to the end of a line, of the stream, or limit bytes.
func (b *Binary) line(t *object.Thread, limit int) ([]byte, error) {
	from := 0
	for {
		if i := bytes.IndexByte(b.unread[from:], '\n'); i >= 0 {
			n := from + i + 1
			if limit >= 0 {
				n = min(n, limit)
			}
			return b.take(n), nil
		}
		if from = len(b.unread); limit >= 0 && from >= limit {
			return b.take(limit), nil
		}
		end, err := b.fill(t)
		if err != nil {
			return nil, err
		}
		if end {
			return b.take(len(b.unread)), nil
		}
	}
}

// put writes p, through the write buffer where there is one.
func (b *Binary) put(t *object.Thread, p []byte) error {
	if err := b.unreadToStream(); err != nil {
		return err
	}
	if len(b.pending)+len(p) > b.writeBuffer {
		if err := b.flush(t); err != nil {
			return err
		}
		if len(p) > b.writeBuffer {
			return b.writeAll(t, p)
		}
	}
	b.pending = append(b.pending, p...)
	return nil
}

// unreadToStream sets the stream back to where Python's position is before a
// write follows a read.
func (b *Binary) unreadToStream() error {
	if len(b.unread) == 0 {
		return nil
	}
	s, ok := b.stream.(Seeker)
	if !ok {
		return nil
	}
	_, err := s.Seek(-int64(len(b.unread)), io.SeekCurrent)
	b.unread = nil
	return osError(err, nil)
}

func (b *Binary) flush(t *object.Thread) error {
	p := b.pending
	b.pending = nil
	return b.writeAll(t, p)
}

func (b *Binary) writeAll(t *object.Thread, p []byte) error {
	if len(p) == 0 {
		return nil
	}
	return osError(b.wait(t, func(ctx context.Context) error {
		for len(p) > 0 {
			n, err := b.stream.Write(ctx, p)
			if err != nil {
				return err
			}
			p = p[n:]
		}
		return nil
	}), nil)
}

// seek moves Python's position, in bytes.
func (b *Binary) seek(t *object.Thread, offset int64, whence int) (int64, error) {
	s, err := b.seeker()
	if err != nil {
		return 0, err
	}
	if err := b.flush(t); err != nil {
		return 0, err
	}
	if whence == io.SeekCurrent {
		offset -= int64(len(b.unread))
	}
	pos, err := s.Seek(offset, whence)
	if err != nil {
		return 0, osError(err, nil)
	}
	b.unread = nil
	return pos, nil
}

// tell gives Python's position.
func (b *Binary) tell() (int64, error) {
	s, err := b.seeker()
	if err != nil {
		return 0, err
	}
	pos, err := s.Seek(0, io.SeekCurrent)
	return pos - int64(len(b.unread)) + int64(len(b.pending)), osError(err, nil)
}

func (b *Binary) seeker() (Seeker, error) {
	if s, ok := b.stream.(Seeker); ok {
		return s, nil
	}
	return nil, object.Errorf(UnsupportedOperation, "File or stream is not seekable.")
}

func (b *Binary) seekable() bool {
	s, ok := b.stream.(Seeker)
	if !ok {
		return false
	}
	_, err := s.Seek(0, io.SeekCurrent)
	return err == nil
}

// Close flushes and closes the stream; closing twice is fine.
func (b *Binary) Close(t *object.Thread) error {
	if b.closed {
		return nil
	}
	err := b.flush(t)
	b.closed = true
	b.unread, b.pending, b.chunk = nil, nil, nil
	var closing error
	if b.held {
		closing = b.stream.Close()
	} else {
		closing = t.Blocking(func(context.Context) error { return b.stream.Close() })
	}
	if err == nil {
		err = osError(closing, nil)
	}
	return err
}
