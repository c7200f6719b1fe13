package netlab

import (
	"context"
	"time"
)

// Parts receives in several calls what is one thing to the program, such as an answer of
// HTTP. An observer is told of each part that is taken, as a "recv" that is a piece of
// Within, and not of the looks ahead. It is for one goroutine at a time.
type Parts struct {
	Socket *Socket
	Within string // see [Event.Within]: "http"

	piece int
	start time.Time // of the look ahead that the next part is taken after
}

// RecvInto is [Socket.RecvInto].
func (r *Parts) RecvInto(ctx context.Context, p []byte, flags int) (int, error) {
	s := r.Socket
	call := s.begin("recv", len(p), flags)
	call.within, call.piece = r.Within, r.piece+1
	n, err := s.recv(ctx, call, p)
	looks := flags&MSG_PEEK != 0
	if looks && n > 0 && err == nil {
		if r.start.IsZero() {
			r.start = call.start
		}
		return n, nil
	}
	e := call.event()
	if !r.start.IsZero() {
		e.Start, r.start = r.start, time.Time{}
	}
	if e.Err = err; !looks {
		e.Bytes, e.Data = n, p[:n]
	}
	e.Flags &^= MSG_PEEK
	r.piece++
	s.tell(e)
	return n, err
}
