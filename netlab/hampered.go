package netlab

import (
	"context"
	"errors"
	"time"
)

// chunkPause is the time between two pieces: a client that waits has long taken the
// one before.
const chunkPause = 20 * time.Millisecond

// errReset ends an exchange whose connection is to be reset on purpose.
var errReset = errors.New("the connection is reset on purpose")

// A hampered connection sends to a client with its faults.
type hampered struct {
	*Faults
	sock *Socket
	sent int       // bytes so far, for Reset
	last time.Time // when the last piece went, for Chunk
}

// late waits for the answer's delay.
func (h *hampered) late(ctx context.Context) error { return sleep(ctx, h.Delay) }

// send sends p, all of it but for a reset: that is errReset, behind the bytes that
// still go.
func (h *hampered) send(ctx context.Context, p []byte) (n int, err error) {
	cut := false
	if h.Reset != nil && len(p) >= *h.Reset-h.sent {
		p, cut = p[:*h.Reset-h.sent], true
	}
	switch {
	case len(p) == 0 && cut:
	case h.Chunk == 0:
		n, err = h.sock.SendAll(ctx, p, 0)
	default:
		n, err = h.pieces(ctx, p)
	}
	h.sent += n
	if err == nil && cut {
		err = errReset
	}
	return n, err
}

// pieces sends p piece by piece. Nagle's algorithm (RFC 896) would join them.
func (h *hampered) pieces(ctx context.Context, p []byte) (sent int, err error) {
	if h.last.IsZero() {
		h.sock.sendAtOnce()
	}
	for sent < len(p) && err == nil {
		if err = sleep(ctx, chunkPause-time.Since(h.last)); err != nil {
			return sent, err
		}
		var n int
		n, err = h.sock.SendAll(ctx, p[sent:min(sent+h.Chunk, len(p))], 0)
		sent += n
		h.last = time.Now()
	}
	return sent, err
}

// sendAtOnce turns Nagle's algorithm off. A connection that is broken or not TCP's has
// none.
func (s *Socket) sendAtOnce() {
	_ = s.control("setsockopt", nil, func(fd int) error { return setsockoptInt(fd, protoTCP, noDelay, 1) })
}

// waitForBytes waits until there is something to receive, or the end, without room for
// it. The error is a recv's, which the kernel tells once, and so is its event.
func (s *Socket) waitForBytes(ctx context.Context) error {
	start := s.clock()
	var first [1]byte
	_, err := s.recv(ctx, underway{socket: s.body, flags: MSG_PEEK}, first[:])
	if err != nil && ctx.Err() == nil { // else nobody has asked the socket for anything
		s.tell(Event{Op: "recv", Start: start, Err: err})
	}
	return err
}

// sleep waits for d, or for the end of ctx, which is its error.
func sleep(ctx context.Context, d time.Duration) error {
	if d <= 0 {
		return asError("send", ctx.Err(), nil)
	}
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return asError("send", ctx.Err(), nil)
	}
}

// patienceOfReset is how long a reset waits for what was sent before it to arrive.
const patienceOfReset = time.Second

// reset closes a connection with a reset, which makes the kernel forget what was not
// delivered: so that is waited for, for a while. The caller has no call under way on
// the socket.
func (s *Socket) reset(ctx context.Context) {
	for pause, start := time.Millisecond, time.Now(); time.Since(start) < patienceOfReset; pause = min(2*pause, chunkPause) {
		status, err := s.TCPStatus()
		if err != nil { // another system, which does not tell
			_ = sleep(ctx, chunkPause)
			break
		}
		if status.Unacked == 0 || sleep(ctx, pause) != nil {
			break
		}
	}
	if s.secure != nil {
		s.secure.silence()
	}
	// A connection that is broken already has no use for it.
	_ = s.SetOption("SO_LINGER", "0")
	_ = s.Close()
}

// waitBroken waits until the connection breaks, which a stream that has ended no longer
// tells a recv, and returns its error; or ctx's.
func (s *Socket) waitBroken(ctx context.Context) error {
	d, err := s.use("recv", nil)
	if err != nil {
		return err
	}
	defer d.release()
	var broken int
	var asked error
	err = d.wait(ctx, &d.reading, patience{}, func(fd uintptr) bool {
		broken, asked = getsockoptInt(int(fd), solSocket, soError)
		return broken != 0 || asked != nil
	})
	switch {
	case err != nil:
	case asked != nil:
		err = asked
	default:
		err = errnoOf(broken)
	}
	return asError("recv", err, nil)
}

// drain takes and forgets what comes until the other side ends, or ctx.
func (s *Socket) drain(ctx context.Context) {
	p := exchangeBuffers.Get().(*[4 << 10]byte)
	defer exchangeBuffers.Put(p)
	for {
		if n, err := s.RecvInto(ctx, p[:], 0); n == 0 || err != nil {
			return
		}
	}
}
