package httpwire

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"math"
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
	shown []byte // what was peeked at; a line's worth
}

// NewReader returns a Reader of r.
func NewReader(r io.Reader) *Reader {
	if p, ok := r.(Peeker); ok {
		return &Reader{peek: p, shown: make([]byte, 2048)}
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
	for length := 0; ; {
		n, err := r.peek.Peek(r.shown[:min(len(r.shown), limit+1-length)])
		if n == 0 {
			if err == nil {
				err = io.EOF
			}
			return raw, err
		}
		at := bytes.IndexByte(r.shown[:n], '\n')
		if at >= 0 {
			n = at + 1
		}
		raw = append(room(raw, n, math.MaxInt), r.shown[:n]...)
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
		raw = append(room(raw, len(part), math.MaxInt), part...)
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

// growth is how many times larger a buffer becomes when it is full. The smaller
// ones are garbage until the next collection; together they have a seventh of the
// size of the last one. The part of a buffer that is never written to takes no
// memory from the system.
const (
	growth    = 8
	firstRoom = 512 // bytes
)

// room gives raw with room behind it for n bytes at least. The whole buffer is
// not made larger than most, which says how many bytes there may be in the end,
// unless these n need it.
func room(raw []byte, n, most int) []byte {
	need := len(raw) + n
	if need <= cap(raw) {
		return raw
	}
	size := max(firstRoom, cap(raw))
	for size < need {
		size *= growth
	}
	if size > most/2 {
		size = max(most, need) // rather than leave a large one behind soon
	}
	return append(make([]byte, 0, size), raw...)
}

// fitted is b in a buffer of its own size, where most of the present one would
// be kept in vain.
func fitted(b []byte) []byte {
	if cap(b)-len(b) < max(firstRoom, len(b)/4) {
		return b
	}
	return append(make([]byte, 0, len(b)), b...)
}

// readN appends n bytes to raw, or as many as come before an error; the end of
// the stream is io.ErrUnexpectedEOF. Memory grows with what comes, not with
// what was announced, up to most bytes in all.
func (r *Reader) readN(raw []byte, n int64, most int) ([]byte, error) {
	for n > 0 {
		raw = room(raw, 1, most)
		free := raw[len(raw):cap(raw)]
		got, err := io.ReadFull(r, free[:min(n, int64(len(free)))])
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
	raw, err := r.readN(raw, limit, len(raw)+int(limit)+1)
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

// gather appends what r has to b until its end, which comes after at most that
// many bytes.
func gather(b []byte, r io.Reader, most int64) ([]byte, error) {
	for {
		b = room(b, 1, int(most)+1)
		n, err := r.Read(b[len(b):cap(b)])
		b = b[:len(b)+n]
		if err == io.EOF {
			return b, nil
		}
		if err != nil {
			return b, err
		}
	}
}

// errTooMuch is readAll's; the caller makes an Error of it.
var errTooMuch = errors.New("too much")
