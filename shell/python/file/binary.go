package file

import (
	"bytes"
	"io"
	"syscall"

	"labsh/shell/python/object"
)

// BufferSize is io.DEFAULT_BUFFER_SIZE.
const BufferSize = 8192

// MaxPiece is the most that is read at once, in bytes, where more is asked for.
const MaxPiece = 1 << 20

// maxRead is the most that one read or line may take from a stream, in bytes: a
// peer that never ends a line gets a MemoryError. It is a variable for the tests.
var maxRead = 256 << 20

// Binary is a binary file object with a buffer, over a raw one.
type Binary struct {
	object.Header
	raw   *Raw // nil once it was detached
	class *object.Type

	readable, writable bool

	readBuffer  int    // bytes that one read asks for at least
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
	// ReadBuffer is the number of bytes that are read ahead; 0 for 8192.
	ReadBuffer int
	// WriteBuffer is the number of bytes held back until flush; 0 writes through.
	WriteBuffer int
	// Pair makes a BufferedRWPair of what is readable and writable.
	Pair bool
}

// NewBinary makes a binary file object over a stream, which it then owns.
func NewBinary(s Stream, o BinaryOptions) *Binary {
	ro := RawOptions{Mode: o.Mode, Readable: o.Readable, Writable: o.Writable}
	if o.Name != nil {
		ro.Name = func() object.Value { return o.Name }
	}
	return Buffer(NewRaw(s, ro), o)
}

// Buffer makes a binary file object over a raw one; the options' name and mode
// do not count.
func Buffer(r *Raw, o BinaryOptions) *Binary {
	b := &Binary{raw: r, readable: o.Readable, writable: o.Writable, readBuffer: min(o.ReadBuffer, MaxPiece), writeBuffer: o.WriteBuffer}
	if b.readBuffer <= 0 {
		b.readBuffer = BufferSize
	}
	switch {
	case o.Pair:
		b.class = pairType
	case o.Readable && o.Writable:
		b.class = randomType
	case o.Writable:
		b.class = writerType
	default:
		b.class = readerType
	}
	return b
}

// Type is BufferedReader, BufferedWriter, BufferedRandom, BufferedRWPair or a class below.
func (b *Binary) Type() *object.Type { return b.ClassOr(b.class) }

// Attrs are the attributes that a program gives it, as CPython's takes them.
func (b *Binary) Attrs() *object.Dict { return b.OwnAttrs() }

// fill reads once from the stream into unread, what lacks bytes need and the size
// of the buffer makes of it; end reports the end of the stream. The error may
// be ErrWouldBlock; after another one what was read ahead is lost, as in CPython.
func (b *Binary) fill(t *object.Thread, lack int) (end bool, err error) {
	if len(b.unread) > maxRead {
		return false, object.NewException(object.MemoryError)
	}
	want := b.readBuffer
	if lack > want {
		want = min(lack-lack%want, max(MaxPiece, want))
	}
	p := b.chunk
	if b.chunk = nil; len(p) < want {
		p = make([]byte, want)
	}
	n, err := b.raw.read(t, p[:want])
	b.unread = append(b.unread, p[:n]...)
	if len(p) <= max(BufferSize, b.readBuffer) {
		b.chunk = p
	}
	if err != nil && err != ErrWouldBlock {
		b.unread = nil
	}
	return n == 0 && err == nil, err
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
		lack := BufferSize
		if n >= 0 {
			lack = n - len(b.unread)
		}
		end, err := b.fill(t, lack)
		if end || err != nil {
			return err
		}
	}
	return nil
}

// line reads to the end of a line, of the stream, or limit bytes; what would have
// to wait ends it too.
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
		end, err := b.fill(t, 0)
		switch {
		case err == ErrWouldBlock && b.class == pairType:
			b.unread = nil
			return nil, noneRead()
		case end || err == ErrWouldBlock:
			return b.take(len(b.unread)), nil
		case err != nil:
			return nil, err
		}
	}
}

// blocked is the error of a write that would have to wait, after so many bytes.
func blocked(written int) error {
	return object.NewException(object.BlockingIOError, object.NewInt(object.ErrnoNumber(syscall.EAGAIN)), object.Str("write could not complete without blocking"), object.NewInt(int64(written)))
}

// put writes p, through the write buffer where there is one. Of what would have to
// wait the buffer takes what it can, and the error says how much that was.
func (b *Binary) put(t *object.Thread, p []byte) error {
	if err := b.unreadToStream(); err != nil {
		return err
	}
	if len(b.pending)+len(p) <= b.writeBuffer {
		b.pending = append(b.pending, p...)
		return nil
	}
	err := b.send(t)
	if err == ErrWouldBlock {
		room := max(b.writeBuffer-len(b.pending), 0)
		if len(p) <= room {
			b.pending = append(b.pending, p...)
			return nil
		}
		b.pending = append(b.pending, p[:room]...)
		return blocked(room)
	}
	if err != nil {
		return err
	}
	if len(p) > b.writeBuffer {
		n, err := b.raw.writeAll(t, p)
		p = p[n:]
		switch {
		case err == ErrWouldBlock && len(p) > b.writeBuffer:
			b.pending = append(b.pending, p[:b.writeBuffer]...)
			return blocked(n + b.writeBuffer)
		case err != nil && err != ErrWouldBlock:
			return err
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
	s, ok := b.raw.stream.(Seeker)
	if !ok {
		return nil
	}
	_, err := s.Seek(-int64(len(b.unread)), io.SeekCurrent)
	b.unread = nil
	return osError(err, nil)
}

// send writes what is pending; what was not written still is. The error may be
// ErrWouldBlock.
func (b *Binary) send(t *object.Thread) error {
	p := b.pending
	b.pending = nil // another thread's write is not written twice
	n, err := b.raw.writeAll(t, p)
	if n < len(p) {
		b.pending = append(p[n:len(p):len(p)], b.pending...)
	}
	return err
}

func (b *Binary) flush(t *object.Thread) error {
	err := b.send(t)
	if err == ErrWouldBlock {
		return blocked(0)
	}
	return err
}

// seek moves Python's position, in bytes.
func (b *Binary) seek(t *object.Thread, offset int64, whence int) (int64, error) {
	s, ok := b.raw.stream.(Seeker)
	if !ok {
		return 0, object.Errorf(UnsupportedOperation, "File or stream is not seekable.")
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
	s, err := b.raw.seeker()
	if err != nil {
		return 0, err
	}
	pos, err := s.Seek(0, io.SeekCurrent)
	return pos - int64(len(b.unread)) + int64(len(b.pending)), osError(err, nil)
}

// Close flushes and closes the raw file; closing twice is fine.
func (b *Binary) Close(t *object.Thread) error {
	if b.raw.closed {
		return nil
	}
	err := b.flush(t)
	b.unread, b.pending, b.chunk = nil, nil, nil
	if closing := b.raw.Close(t); err == nil {
		err = closing
	}
	return err
}
