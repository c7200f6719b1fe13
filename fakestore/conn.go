package fakestore

import (
	"bytes"
	"context"
	"net"
	"net/http"
	"sync"
	"time"
)

// maxGathered is how much of an answer a conn keeps back, in bytes; a greater
// one goes out in several writes.
const maxGathered = 64 << 10

// buffers hold what conns gather, so that idle connections hold nothing.
var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// A conn is a connection of a Server. net/http sends what passes its buffer of
// 4 KiB in pieces; a conn can gather them, so that an answer is one write.
//
// One goroutine writes at a time: net/http's for the connection.
type conn struct {
	net.Conn
	quiet    bool          // nothing has come yet: only Server.follow looks at it
	gathered *bytes.Buffer // nil while nothing is gathered
	deadline time.Time     // of writes
}

// newConn takes c as it was accepted. Its answers wait for no acknowledgement
// (TCP_NODELAY): Nagle's algorithm holds the last segment of an answer back
// until the client's delayed acknowledgement, 40 ms later.
func newConn(c net.Conn) *conn {
	if c, ok := c.(interface{ SetNoDelay(bool) error }); ok {
		_ = c.SetNoDelay(true) // without it, it is only slower
	}
	return &conn{Conn: c}
}

// CloseWrite ends the stream in our direction. net/http does so that a client
// gets the answer to a request that was too large.
func (c *conn) CloseWrite() error {
	if c, ok := c.Conn.(interface{ CloseWrite() error }); ok {
		return c.CloseWrite()
	}
	return nil
}

func (c *conn) Write(p []byte) (int, error) {
	if c.gathered != nil && c.gathered.Len()+len(p) <= maxGathered {
		return c.gathered.Write(p)
	}
	if err := c.send(); err != nil {
		return 0, err
	}
	return c.Conn.Write(p)
}

// SetWriteDeadline moves the deadline by a second or more: net/http moves it for
// each request, which costs more than a timer that is set.
func (c *conn) SetWriteDeadline(t time.Time) error {
	if later := t.Sub(c.deadline); later >= 0 && later < time.Second {
		return nil
	}
	c.deadline = t
	return c.Conn.SetWriteDeadline(t)
}

func (c *conn) gather() { c.gathered = buffers.Get().(*bytes.Buffer) }

// send writes what is gathered, and gathers no more.
func (c *conn) send() (err error) {
	b := c.gathered
	if b == nil {
		return nil
	}
	c.gathered = nil
	if b.Len() > 0 {
		_, err = c.Conn.Write(b.Bytes())
		b.Reset()
	}
	buffers.Put(b)
	return err
}

type connKey struct{}

func withConn(ctx context.Context, c net.Conn) context.Context {
	return context.WithValue(ctx, connKey{}, c)
}

// fitsBuffer is the longest body, in bytes, that net/http sends with its
// headers in one write by itself.
const fitsBuffer = 2048

// writeBody writes an answer's body, after WriteHeader, so that all of it goes
// out in one write where the connection is a Server's.
func writeBody(w http.ResponseWriter, r *http.Request, body []byte) {
	// Errors here are a client that has gone: there is no one to tell.
	c, ok := r.Context().Value(connKey{}).(*conn)
	if !ok || len(body) <= fitsBuffer {
		_, _ = w.Write(body)
		return
	}
	c.gather()
	_, _ = w.Write(body)
	_ = http.NewResponseController(w).Flush()
	_ = c.send()
}
