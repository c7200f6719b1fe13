package netlab

import (
	"context"
	"os"
	"sync"
	"syscall"
)

// A transfer is one send or recv that has to wait. Transfers are reused, each
// with the closure that the poller needs made once, so that waiting allocates
// no buffer of its own.
type transfer struct {
	call  transferFunc
	p     []byte
	flags int
	all   bool     // not to end before all of p is through
	told  underway // the call, where nobody has told yet that it waits
	n     int
	err   error
	when  func(fd uintptr) bool // the call, when the poller says so
}

type transferFunc func(fd int, p []byte, flags int) (int, error)

var transfers = sync.Pool{New: func() any {
	t := new(transfer)
	t.when = func(fd uintptr) bool {
		for {
			var n int
			n, t.err = transferAt(int(fd), t.call, t.p[t.n:], t.flags)
			t.n += n
			switch {
			case wouldBlock(t.err):
				t.told.waits()
				return false
			case t.err != nil || !t.all || t.n == len(t.p):
				return true
			}
		}
	}
	return t
}}

// waiting has the poller make the transfer, at once where the descriptor is ready.
func (t *transfer) waiting(ctx context.Context, d *descriptor, dir *direction, limit patience) (int, error) {
	t.n, t.err = 0, nil
	err := d.wait(ctx, dir, limit, t.when)
	n := t.n
	if err == nil {
		err = t.err
	}
	t.p, t.told = nil, underway{}
	transfers.Put(t)
	return n, err
}

func transferAt(fd int, call transferFunc, p []byte, flags int) (int, error) {
	for {
		n, err := call(fd, p, flags)
		if err != syscall.EINTR {
			return n, err
		}
	}
}

// transfer makes call at once and, where it would block, when the poller says
// so.
func (d *descriptor) transfer(ctx context.Context, dir *direction, limit patience, call transferFunc, p []byte, flags int) (int, error) {
	if err := ctx.Err(); err != nil {
		return 0, err
	}
	if limit.left(d) {
		return 0, os.ErrClosed
	}
	n, err := transferAt(d.fd, call, p, flags)
	if !wouldBlock(err) || limit.never {
		return n, err
	}
	t := transfers.Get().(*transfer)
	t.call, t.p, t.flags, t.all = call, p, flags, false
	return t.waiting(ctx, d, dir, limit)
}

func (d *descriptor) recv(ctx context.Context, limit patience, p []byte, flags int) (int, error) {
	return d.transfer(ctx, &d.reading, limit, recvOnce, p, flags)
}

func (d *descriptor) send(ctx context.Context, limit patience, p []byte, flags int) (int, error) {
	return d.transfer(ctx, &d.writing, limit, sendOnce, p, flags)
}

// Send sends p and returns how many bytes the kernel took: send(2). As in
// Python a blocking stream socket takes all of them, one with a timeout those
// that fit, at least one. When ctx ends the wait, n is what was sent until
// then.
func (s *Socket) Send(ctx context.Context, p []byte, flags int) (n int, err error) {
	c := s.begin("send", len(p), flags)
	n, err = s.send(ctx, c, p)
	s.tell(Event{Op: "send", Start: c.start, Asked: len(p), Flags: flags, Bytes: n, Data: p[:n], Err: err})
	return n, err
}

func (s *Socket) send(ctx context.Context, c underway, p []byte) (int, error) {
	d, err := s.use("send", nil)
	if err != nil {
		return 0, err
	}
	defer d.release()
	limit := s.patienceFor(c)
	sent, err := s.sendPart(ctx, d, limit, p, c.flags)
	for err == nil && sent < len(p) && s.typ == SOCK_STREAM && limit.forever() {
		var n int
		n, err = s.sendPart(ctx, d, limit, p[sent:], c.flags)
		sent += n
		if e, ok := err.(*Error); ok && e.Errno != 0 {
			return sent, nil // the kernel too says what it sent first
		}
	}
	return sent, err
}

func (s *Socket) sendPart(ctx context.Context, d *descriptor, limit patience, p []byte, flags int) (int, error) {
	if s.secure != nil {
		return s.secure.send(ctx, limit, p, flags)
	}
	n, err := d.send(ctx, limit, p, flags)
	if err != nil {
		return n, asError("send", err, nil)
	}
	return n, nil
}

// SendAll sends all of p, in as many send(2) as that takes, within one timeout.
// It returns how much was sent, which in Python is not known after an error.
func (s *Socket) SendAll(ctx context.Context, p []byte, flags int) (n int, err error) {
	c := s.begin("sendall", len(p), flags)
	n, err = s.sendAll(ctx, c, p)
	s.tell(Event{Op: "sendall", Start: c.start, Asked: len(p), Flags: flags, Bytes: n, Data: p[:n], Err: err})
	return n, err
}

func (s *Socket) sendAll(ctx context.Context, c underway, p []byte) (sent int, err error) {
	d, err := s.use("send", nil)
	if err != nil {
		return 0, err
	}
	defer d.release()
	limit := s.patience(c)
	limit.until = limit.deadline()
	for {
		n, err := s.sendPart(ctx, d, limit, p[sent:], c.flags)
		sent += n
		if err != nil || sent == len(p) {
			return sent, err
		}
	}
}

// Recv receives at most n bytes: recv(2). Nothing (and no error) on a stream
// means that the other end has closed its direction.
func (s *Socket) Recv(ctx context.Context, n int, flags int) ([]byte, error) {
	if n < 0 {
		return nil, &Error{Name: "ValueError", Message: "negative buffersize in recv", Op: "recv"}
	}
	asked := n
	if n > chunk {
		n = min(n, max(chunk, s.readable()))
	}
	p := make([]byte, n)
	n, err := s.recvInto(ctx, p, asked, flags)
	return p[:n], err
}

// readable is how many bytes wait to be received, so that a recv of very many
// has room for those, and not for all that it asks for.
func (s *Socket) readable() int {
	waiting := s.pending.len()
	s.control("recv", nil, func(fd int) error {
		n, err := unread(fd)
		waiting += n
		return err
	})
	return waiting
}

// RecvInto receives at most len(p) bytes into p and returns how many: Python's
// recv_into. An empty p receives nothing at once.
func (s *Socket) RecvInto(ctx context.Context, p []byte, flags int) (n int, err error) {
	return s.recvInto(ctx, p, len(p), flags)
}

func (s *Socket) recvInto(ctx context.Context, p []byte, asked, flags int) (n int, err error) {
	c := s.begin("recv", asked, flags)
	n, err = s.recv(ctx, c, p)
	s.tell(Event{Op: "recv", Start: c.start, Asked: asked, Flags: flags, Bytes: n, Data: p[:n], Err: err})
	return n, err
}

func (s *Socket) recv(ctx context.Context, c underway, p []byte) (int, error) {
	flags := c.flags
	if len(p) == 0 {
		return 0, nil
	}
	d, err := s.use("recv", nil)
	if err != nil {
		return 0, err
	}
	defer d.release()
	if n := s.pending.take(p, flags&MSG_PEEK != 0); n > 0 {
		return n, nil
	}
	limit := s.patienceFor(c)
	if s.secure != nil {
		n, err := s.secure.recv(ctx, limit, p)
		if flags&MSG_PEEK != 0 {
			s.pending.putBack(p[:n])
		}
		return n, err
	}
	if flags&MSG_WAITALL != 0 && flags&MSG_PEEK == 0 && s.typ == SOCK_STREAM && limit.forever() {
		return recvWhole(ctx, d, limit, p, flags)
	}
	call := transferFunc(recvOnce)
	if s.typ != SOCK_STREAM && limit.forever() {
		call = recvDatagram
	}
	n, err := d.transfer(ctx, &d.reading, limit, call, p, flags)
	if err != nil {
		return n, asError("recv", err, nil)
	}
	return min(n, len(p)), nil // MSG_TRUNC counts what did not fit, too
}

// recvWhole is recv(2) with MSG_WAITALL, which the kernel ignores where it may
// not block: the whole of p, less only at the end of the stream or after an
// error (which the next recv finds).
func recvWhole(ctx context.Context, d *descriptor, limit patience, p []byte, flags int) (total int, err error) {
	for total < len(p) {
		n, err := d.recv(ctx, limit, p[total:], flags)
		if err != nil && total == 0 || ctx.Err() != nil {
			return total, asError("recv", err, nil)
		}
		if err != nil || n == 0 {
			break
		}
		total += n
	}
	return total, nil
}
