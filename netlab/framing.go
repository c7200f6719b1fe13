package netlab

import (
	"bytes"
	"context"
	"io"
)

// MaxMessage is how many bytes RecvLine, RecvUntil and RecvAll collect at most
// when they are not told: 64 MiB.
const MaxMessage = 64 << 20

// chunk is how many bytes the methods of this file ask the kernel for at once.
const chunk = 256 << 10

// RecvLine is [Socket.RecvUntil] of "\n".
func (s *Socket) RecvLine(ctx context.Context, limit int) ([]byte, error) {
	return s.recvUntil(ctx, "recvline", []byte("\n"), limit)
}

// RecvUntil receives up to and including the first delimiter, and leaves what
// follows where it is: in the kernel, which MSG_PEEK allows. It returns less
// if the stream ends before, nothing at its end. It is one recv per piece that
// arrives, each within the socket's timeout.
//
// After an error nothing is lost: what had arrived is what the next recv
// returns. That holds too when there is no delimiter within limit bytes
// (MaxMessage if 0), a ValueError.
func (s *Socket) RecvUntil(ctx context.Context, delimiter []byte, limit int) ([]byte, error) {
	return s.recvUntil(ctx, "recvuntil", delimiter, limit)
}

func (s *Socket) recvUntil(ctx context.Context, method string, delimiter []byte, limit int) ([]byte, error) {
	if len(delimiter) == 0 {
		return nil, &Error{Name: "ValueError", Message: "Separator should be at least one-byte string", Op: "recvuntil"}
	}
	if limit <= 0 {
		limit = MaxMessage
	}
	var (
		got  []byte
		peek = make([]byte, 4<<10)
	)
	for piece := 1; ; piece++ {
		c := s.begin("recv", 0, MSG_PEEK)
		c.within, c.piece = method, piece
		tell := func(e Event) {
			e.Op, e.Start, e.Within, e.Piece = "recv", c.start, method, piece
			s.tell(e)
		}
		n, err := s.recv(ctx, c, peek)
		if err != nil || n == 0 {
			e := Event{Err: err}
			if err != nil {
				s.pending.putBack(got)
				e.PutBack, got = len(got), nil
			}
			tell(e)
			return got, err
		}
		// The delimiter may have begun in the piece before.
		old := len(got)
		got = append(got, peek[:n]...)
		from := max(old-len(delimiter)+1, 0)
		found := bytes.Index(got[from:], delimiter)
		if found >= 0 {
			got = got[:from+found+len(delimiter)]
		}
		if len(got) > limit || found < 0 && len(got) == limit {
			s.pending.putBack(got[:old])
			err = &Error{Name: "ValueError", Message: "Separator is not found, and chunk exceed the limit", Op: "recvuntil"}
			tell(Event{PutBack: old, Err: err})
			return nil, err
		}
		err = s.discard(ctx, peek[:len(got)-old])
		if err != nil {
			s.pending.putBack(got[:old])
			tell(Event{PutBack: old, Err: err})
			return nil, err
		}
		tell(Event{Bytes: len(got) - old, Data: got[old:]})
		if found >= 0 {
			return got, nil
		}
		if n == len(peek) && n < chunk {
			peek = make([]byte, 4*n)
		}
	}
}

// discard receives again the bytes that were just peeked at, into p.
func (s *Socket) discard(ctx context.Context, p []byte) error {
	for len(p) > 0 {
		n, err := s.recv(ctx, underway{}, p)
		if err != nil || n == 0 {
			return err
		}
		p = p[n:]
	}
	return nil
}

// RecvExactly receives n bytes, fewer only if the stream ends before. After an
// error, what had arrived is what the next recv returns.
func (s *Socket) RecvExactly(ctx context.Context, n int) ([]byte, error) {
	return s.recvExactly(ctx, "recvexactly", n)
}

func (s *Socket) recvExactly(ctx context.Context, method string, n int) ([]byte, error) {
	if n < 0 {
		return nil, &Error{Name: "ValueError", Message: "readexactly size can not be less than zero", Op: "recvexactly"}
	}
	var got []byte
	for piece := 1; len(got) < n; {
		// Room for what arrives, not for what is announced.
		room := min(n-len(got), max(chunk, len(got)))
		got = append(got, make([]byte, room)...)
		filled := len(got) - room
		for filled < len(got) {
			c := s.begin("recv", n, 0)
			c.within, c.piece = method, piece
			m, err := s.recv(ctx, c, got[filled:])
			e := c.event()
			e.Bytes, e.Data, e.Err = m, got[filled:filled+m], err
			filled, piece = filled+m, piece+1
			if err != nil {
				s.pending.putBack(got[:filled])
				e.PutBack = filled
			}
			s.tell(e)
			if err != nil {
				return nil, err
			}
			if m == 0 {
				return got[:filled], nil
			}
		}
	}
	return got, nil
}

// RecvAll receives until the stream ends. After an error, or when there are
// more than limit bytes (MaxMessage if 0; a ValueError), what had arrived is
// what the next recv returns.
func (s *Socket) RecvAll(ctx context.Context, limit int) ([]byte, error) {
	if limit <= 0 {
		limit = MaxMessage
	}
	start := s.clock()
	got, err := s.recvExactly(ctx, "recvall", limit+1)
	if err == nil && len(got) > limit {
		s.pending.putBack(got)
		err = &Error{Name: "ValueError", Message: ErrLimit.Error(), Op: "recvall", Err: ErrLimit}
		s.tell(Event{Op: "recv", Start: start, Within: "recvall", PutBack: len(got), Err: err})
		return nil, err
	}
	return got, err
}

// RecvTo receives until the stream ends and writes to w what arrives, in
// pieces, so that any length fits. After each piece progress (which may be
// nil) is told how much it was so far. It returns that sum.
func (s *Socket) RecvTo(ctx context.Context, w io.Writer, progress func(received int64)) (total int64, err error) {
	p := make([]byte, chunk)
	for piece := 1; ; piece++ {
		c := s.begin("recv", len(p), 0)
		c.within, c.piece = "recvall", piece
		n, err := s.recv(ctx, c, p)
		e := c.event()
		e.Bytes, e.Data, e.Err = n, p[:n], err
		s.tell(e)
		if err != nil || n == 0 {
			return total, err
		}
		if _, err := w.Write(p[:n]); err != nil {
			return total, asError("recvall", err, nil)
		}
		total += int64(n)
		if progress != nil {
			progress(total)
		}
	}
}
