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
// 4 KiB in pieces; a conn can gather them, so that an answer is one write. A
// request that was answered before, in the same words, it answers by itself.
//
// One goroutine at a time uses it, net/http's for the connection or the one that
// this starts to read meanwhile and waits for.
type conn struct {
	net.Conn
	quiet    bool          // nothing has come yet: only Server.follow looks at it
	gathered *bytes.Buffer // nil while nothing is gathered
	deadline time.Time     // of writes

	source  replayer
	between bool      // what comes next is a request's beginning, net/http has nothing of it
	lost    bool      // that is no longer known, and nothing is answered again
	until   time.Time // when reading ends, where replays have moved that
	request []byte    // the present one, if it came in one read
	target  *replays  // where its answer is to be kept, if so
	answer  []byte    // that answer
}

// newConn takes c as it was accepted. Its answers wait for no acknowledgement
// (TCP_NODELAY): Nagle's algorithm holds the last segment of an answer back
// until the client's delayed acknowledgement, 40 ms later.
func newConn(c net.Conn, source replayer) *conn {
	if c, ok := c.(interface{ SetNoDelay(bool) error }); ok {
		_ = c.SetNoDelay(true) // without it, it is only slower
	}
	return &conn{Conn: c, source: source, between: true, lost: source == nil}
}

// CloseWrite ends the stream in our direction. net/http does so that a client
// gets the answer to a request that was too large.
func (c *conn) CloseWrite() error {
	if c, ok := c.Conn.(interface{ CloseWrite() error }); ok {
		return c.CloseWrite()
	}
	return nil
}

// Read answers requests that can be, and hands on what it cannot.
func (c *conn) Read(p []byte) (int, error) {
	for {
		n, err := c.Conn.Read(p)
		if n == 0 || err != nil || c.lost {
			return n, err
		}
		if !c.between || !isOneGet(p[:n]) {
			c.lost = true // where the next request begins, net/http alone knows
			c.begin(nil)
			return n, nil
		}
		answer := c.source.replays().find(p[:n])
		if answer == nil {
			c.begin(p[:n])
			return n, nil
		}
		now := time.Now()
		if c.until.Before(now.Add(idleWait - time.Second)) {
			c.until = now.Add(idleWait)
			_ = c.Conn.SetReadDeadline(c.until) // a closed connection tells by itself
		}
		_ = c.SetWriteDeadline(now.Add(writeWait))
		if _, err := c.Conn.Write(answer); err != nil {
			return 0, err
		}
	}
}

// begin notes that a request begins, which is whole if it is not nil.
func (c *conn) begin(request []byte) {
	c.between = false
	c.request = append(c.request[:0], request...)
	if !c.until.IsZero() { // as net/http had it
		_ = c.Conn.SetReadDeadline(time.Now().Add(headersWait))
		c.until = time.Time{}
	}
}

// end notes that a request was answered and another one may come.
func (c *conn) end() {
	if c.answer != nil && len(c.request) > 0 {
		c.target.keep(c.request, c.answer)
	}
	c.between, c.target, c.answer = !c.lost, nil, nil
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

// connOf is the connection that a request came on; nil where it is no Server's.
func connOf(r *http.Request) *conn {
	c, _ := r.Context().Value(connKey{}).(*conn)
	return c
}

// fitsBuffer is the longest body, in bytes, that net/http sends with its
// headers in one write by itself.
const fitsBuffer = 2048

// writeBody writes an answer's body, after WriteHeader, so that all of it goes
// out in one write where the connection is a Server's and it is no longer than
// maxGathered.
func writeBody(w http.ResponseWriter, r *http.Request, body []byte) {
	// Errors here are a client that has gone: there is no one to tell.
	c := connOf(r)
	if c == nil || c.target == nil && len(body) <= fitsBuffer {
		_, _ = w.Write(body)
		return
	}
	c.gather()
	_, _ = w.Write(body)
	_ = http.NewResponseController(w).Flush()
	if c.target != nil && c.gathered != nil {
		c.answer = bytes.Clone(c.gathered.Bytes())
	}
	_ = c.send()
}
