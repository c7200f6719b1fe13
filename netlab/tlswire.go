package netlab

import (
	"context"
	"errors"
	"io"
	"net"
	"os"
	"slices"
	"sync"
	"sync/atomic"
	"time"
)

// wire is the descriptor as the net.Conn that crypto/tls runs over. How long
// its reads and writes wait is set before each call.
type wire struct {
	*descriptor
	owner *body
	first *pending // what was received before TLS began

	ended atomic.Bool // the peer's FIN has come, or what deaf tells
	deaf  atomic.Bool // one's own socket was shut down for reading

	mu          sync.Mutex
	read, write effort
	gathering   bool             // records are kept in gathered, until flush
	gathered    []byte           // they, or what a call could not send
	ends        []int            // where the records end there
	spare       []byte           // for the next to be gathered in
	failed      error            // what ended a flush for good
	pause       func(error) bool // while there is a handshake; see transport
}

func (w *wire) pausing(pause func(error) bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.pause = pause
}

// later reports whether a call that would have to wait is to be made again.
func (w *wire) later(err error) bool {
	w.mu.Lock()
	pause := w.pause
	w.mu.Unlock()
	return temporary(err) && pause != nil && pause(err)
}

// An effort is how long a call may wait.
type effort struct {
	ctx   context.Context
	limit patience
	flags int // of a write: MSG_MORE
}

func (w *wire) setRead(ctx context.Context, limit patience) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.read = effort{ctx: ctx, limit: limit}
}

func (w *wire) setWrite(ctx context.Context, limit patience, flags int) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.write = effort{ctx, limit, flags}
}

func (w *wire) Read(p []byte) (int, error) {
	if n := w.first.take(p, false); n > 0 {
		return n, nil
	}
	for {
		w.mu.Lock()
		e := w.read
		w.mu.Unlock()
		n, err := w.held(func() (int, error) { return w.recv(e.ctx, e.limit, p, 0) })
		if w.left() {
			return 0, asError("recv", os.ErrClosed, nil)
		}
		if n == 0 && err == nil {
			w.ended.Store(true)
			return 0, io.EOF
		}
		if err = asError("recv", err, nil); err == nil || !w.later(err) {
			return n, err
		}
	}
}

func (w *wire) Write(p []byte) (int, error) {
	w.mu.Lock()
	if w.failed != nil {
		defer w.mu.Unlock()
		return 0, w.failed
	}
	if w.gathering || len(w.gathered) > 0 {
		defer w.mu.Unlock()
		w.keep(p)
		return len(p), nil
	}
	shaking := w.pause != nil
	w.mu.Unlock()
	if w.left() {
		return 0, asError("send", os.ErrClosed, nil)
	}
	sent, err := w.put(p)
	if !shaking && temporary(err) {
		// To crypto/tls an error is one for ever.
		w.mu.Lock()
		defer w.mu.Unlock()
		w.keep(p[sent:])
		return len(p), nil
	}
	return sent, err
}

// keep puts a record, or its rest, behind those that are not sent yet; w.mu is held.
func (w *wire) keep(p []byte) {
	w.gathered = append(w.gathered, p...)
	w.ends = append(w.ends, len(w.gathered))
}

func temporary(err error) bool {
	e, ok := err.(*Error)
	return ok && e.Temporary()
}

// put sends p. Once the socket has given the descriptor up no other record is begun:
// ends are where those of p end, if it is several.
func (w *wire) put(p []byte, ends ...int) (sent int, err error) {
	for sent < len(p) {
		part := p[sent:]
		if len(ends) > 1 && w.left() {
			next, between := slices.BinarySearch(ends, sent)
			if between || sent == 0 {
				return sent, asError("send", os.ErrClosed, nil)
			}
			part = p[sent:ends[next]]
		}
		w.mu.Lock()
		e := w.write
		w.mu.Unlock()
		n, err := w.held(func() (int, error) { return w.send(e.ctx, e.limit, part, e.flags) })
		sent += n
		if err = asError("send", err, nil); err != nil && !w.later(err) {
			return sent, err
		}
	}
	return sent, nil
}

// held makes a call on the descriptor, which stays open meanwhile: the goroutine of a
// handshake may make it when the call that went on with the handshake has returned.
func (w *wire) held(call func() (int, error)) (int, error) {
	if !w.acquire() {
		return 0, os.ErrClosed
	}
	defer w.release()
	return call()
}

// gather has the records of the n bytes that follow kept until flush.
func (w *wire) gather(n int) {
	const around = 64 // a record's header, nonce, type and tag, and more than those
	w.mu.Lock()
	defer w.mu.Unlock()
	w.gathering = true
	if size := n + around*(n/maxRecord+1); cap(w.spare) < size {
		w.gathered = make([]byte, 0, size)
	} else {
		w.gathered = w.spare[:0]
	}
	w.spare = nil
}

// flush sends the records that are not sent yet. After an error that is not temporary
// nothing more can be sent: a record may be cut.
func (w *wire) flush() error {
	for {
		w.mu.Lock()
		if len(w.gathered) == 0 {
			w.gathering = false
			w.mu.Unlock()
			return nil
		}
		p, ends := w.gathered, w.ends
		w.gathered, w.ends = nil, nil
		w.mu.Unlock()

		sent, err := w.put(p, ends...)
		w.mu.Lock()
		switch {
		case temporary(err):
			// Whoever reads may have had something to say meanwhile, which goes behind.
			said := w.gathered
			w.gathered, w.ends = p[sent:], []int{len(p) - sent}
			if len(said) > 0 {
				w.keep(said)
			}
		case err != nil:
			w.gathered, w.ends, w.failed = nil, nil, err
		case cap(p) <= 2*maxRecord:
			w.spare = p
		}
		w.gathering = w.gathering && err == nil
		w.mu.Unlock()
		if err != nil {
			return err
		}
	}
}

// stuck reports whether something is not sent yet.
func (w *wire) stuck() bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	return len(w.gathered) > 0
}

// left reports whether the socket has given the descriptor up. OpenSSL uses the
// number of the descriptor again for each part of a record and for each record:
// what it reads or writes under way when the socket is closed is its last.
func (w *wire) left() bool { return w.owner.descriptor.Load() != w.descriptor }

// cut reports whether err comes of that. In CPython it is then as if the stream
// had ended.
func (w *wire) cut(err error) bool {
	return errors.Is(err, net.ErrClosed) && w.left() && !w.isAborted()
}

// Close does nothing: the Socket closes the descriptor.
func (w *wire) Close() error { return nil }

// The rest of net.Conn, which crypto/tls passes on and does not use itself.

func (w *wire) LocalAddr() net.Addr              { return nil }
func (w *wire) RemoteAddr() net.Addr             { return nil }
func (w *wire) SetDeadline(time.Time) error      { return nil }
func (w *wire) SetReadDeadline(time.Time) error  { return nil }
func (w *wire) SetWriteDeadline(time.Time) error { return nil }
