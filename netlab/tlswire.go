package netlab

import (
	"context"
	"errors"
	"io"
	"net"
	"os"
	"sync"
	"time"
)

// wire is the descriptor as the net.Conn that crypto/tls runs over. How long
// its reads and writes wait is set before each call.
type wire struct {
	*descriptor
	owner *Socket
	first *pending // what was received before TLS began

	mu          sync.Mutex
	read, write effort
}

// An effort is how long a call may wait.
type effort struct {
	ctx   context.Context
	limit patience
}

func (w *wire) setRead(ctx context.Context, limit patience) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.read = effort{ctx, limit}
}

func (w *wire) setWrite(ctx context.Context, limit patience) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.write = effort{ctx, limit}
}

func (w *wire) Read(p []byte) (int, error) {
	if n := w.first.take(p, false); n > 0 {
		return n, nil
	}
	w.mu.Lock()
	e := w.read
	w.mu.Unlock()
	n, err := w.recv(e.ctx, e.limit, p, 0)
	if w.left() {
		return 0, asError("recv", os.ErrClosed, nil)
	}
	if n == 0 && err == nil {
		return 0, io.EOF
	}
	return n, asError("recv", err, nil)
}

func (w *wire) Write(p []byte) (sent int, err error) {
	w.mu.Lock()
	e := w.write
	w.mu.Unlock()
	if w.left() {
		return 0, asError("send", os.ErrClosed, nil)
	}
	for sent < len(p) {
		n, err := w.send(e.ctx, e.limit, p[sent:], 0)
		sent += n
		if err != nil {
			return sent, asError("send", err, nil)
		}
	}
	return sent, nil
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
