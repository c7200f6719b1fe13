package httpwire

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"slices"
)

// A Peeker is a stream that can show what waits to be read, and leave it
// there: a socket with MSG_PEEK. Peek fills p from the front as Read would, and
// waits as Read would when nothing is there; at the end of the stream it gives
// 0, with io.EOF or, as recv(2), without an error.
type Peeker interface {
	io.Reader
	Peek(p []byte) (n int, err error)
}

// A Reader reads HTTP messages from a stream, each to its last byte.
//
// From a Peeker it never reads further than that, so that the stream may be
// read by others afterwards. From another stream it reads ahead, and what it
// has ahead is its own: keep the Reader as long as the connection, and use its
// Read for other reads. A Reader is for one goroutine at a time.
type Reader struct {
	ahead *bufio.Reader // nil when the stream is a Peeker
	peek  Peeker
}

// NewReader returns a Reader of r.
func NewReader(r io.Reader) *Reader {
	if p, ok := r.(Peeker); ok {
		return &Reader{peek: p}
	}
	return &Reader{ahead: bufio.NewReaderSize(r, 32<<10)}
}

// Read reads what follows the last message.
func (r *Reader) Read(p []byte) (int, error) {
	if r.peek != nil {
		return r.peek.Read(p)
	}
	return r.ahead.Read(p)
}

// Buffered is how many bytes have been read ahead: 0 with a Peeker.
func (r *Reader) Buffered() int {
	if r.peek != nil {
		return 0
	}
	return r.ahead.Buffered()
}

// errLineTooLong is readLine's; the caller makes an Error of it.
var errLineTooLong = errors.New("line too long")

// readLine appends the bytes up to and with the next LF to raw, and no other.
// A line of more than limit bytes is errLineTooLong. What came before an error
// is in raw too.
func (r *Reader) readLine(raw []byte, limit int) ([]byte, error) {
	if r.peek == nil {
		return r.readLineAhead(raw, limit)
	}
	// One peek shows most lines whole; the reads take just what was shown.
	var shown [2048]byte
	for length := 0; ; {
		n, err := r.peek.Peek(shown[:min(len(shown), limit+1-length)])
		if n == 0 {
			if err == nil {
				err = io.EOF
			}
			return raw, err
		}
		at := bytes.IndexByte(shown[:n], '\n')
		if at >= 0 {
			n = at + 1
		}
		raw = append(raw, shown[:n]...)
		if _, err := io.ReadFull(r.peek, raw[len(raw)-n:]); err != nil {
			return raw[:len(raw)-n], err
		}
		if length += n; length > limit {
			return raw, errLineTooLong
		}
		if at >= 0 {
			return raw, nil
		}
	}
}

func (r *Reader) readLineAhead(raw []byte, limit int) ([]byte, error) {
	for length := 0; ; {
		part, err := r.ahead.ReadSlice('\n')
		raw = append(raw, part...)
		length += len(part)
		switch {
		case length > limit:
			return raw, errLineTooLong
		case err == nil:
			return raw, nil
		case !errors.Is(err, bufio.ErrBufferFull):
			return raw, err
		}
	}
}

// readStep is how much room is made at a time for bytes that were announced.
const readStep = 32 << 10

// readN appends n bytes to raw, or as many as come before an error; the end of
// the stream is io.ErrUnexpectedEOF. Memory grows with what comes, not with
// what was announced.
func (r *Reader) readN(raw []byte, n int64) ([]byte, error) {
	for n > 0 {
		raw = slices.Grow(raw, int(min(n, readStep)))
		room := raw[len(raw):cap(raw)]
		got, err := io.ReadFull(r, room[:min(n, int64(len(room)))])
		raw = raw[:len(raw)+got]
		n -= int64(got)
		if errors.Is(err, io.EOF) {
			err = io.ErrUnexpectedEOF
		}
		if err != nil {
			return raw, err
		}
	}
	return raw, nil
}

// readAll appends what comes until the end of the stream. More than limit
// bytes are errTooMuch.
func (r *Reader) readAll(raw []byte, limit int64) ([]byte, error) {
	raw, err := r.readN(raw, limit)
	switch {
	case errors.Is(err, io.ErrUnexpectedEOF):
		return raw, nil // the end that was waited for
	case err != nil:
		return raw, err
	}
	var one [1]byte
	if n, err := io.ReadFull(r, one[:]); n == 0 {
		if err == io.EOF {
			err = nil
		}
		return raw, err
	}
	return append(raw, one[0]), errTooMuch
}

// errTooMuch is readAll's; the caller makes an Error of it.
var errTooMuch = errors.New("too much")
