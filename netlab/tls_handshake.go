package netlab

import (
	"context"
	"crypto/tls"
	"errors"
	"net"
	"strings"
	"sync"
	"sync/atomic"
)

// transport is what crypto/tls runs over. What it cannot do at once it asks to be
// done later, by pause, while there is a handshake.
type transport interface {
	net.Conn
	pausing(pause func(err error) bool)
}

// shaking is the handshake of a connection. crypto/tls cannot stop in the middle of
// one and go on: it runs in a goroutine of its own, which waits where a non-blocking
// socket or a buffer of memory has nothing for it, and where a timeout ran out.
type shaking struct {
	conn   *tls.Conn
	wire   *heard
	resume chan struct{}
	events chan error // that it waits for the transport, or how it ended

	begun, ended bool
	err          error
	made         atomic.Bool // it ended well; crypto/tls is locked until then

	giveUp  sync.Once
	givenUp chan struct{}

	server  bool
	checked TLSCheck
}

// errGivenUp ends a handshake that nobody goes on with.
var errGivenUp = errors.New("the handshake was given up")

func newShaking(t transport, config TLSConfig, server bool) *shaking {
	wire := &heard{transport: t}
	return &shaking{
		conn: config.role(wire, server), wire: wire, server: server, checked: config.checks(server),
		resume: make(chan struct{}), events: make(chan error), givenUp: make(chan struct{}),
	}
}

// waiting is the event of a handshake that waits for the transport.
type waiting struct{ error }

// step begins the handshake or goes on with it, until it has ended or the transport
// has to wait; it gives the error. One goroutine at a time calls it.
func (h *shaking) step() error {
	switch {
	case h.ended:
		return h.err
	case h.begun:
		select {
		case h.resume <- struct{}{}:
		case <-h.givenUp:
			return errGivenUp
		}
	default:
		h.begun = true
		h.wire.pausing(h.pause)
		go func() {
			err := h.wire.inTheClear(h.conn.Handshake())
			select {
			case h.events <- err:
			case <-h.givenUp:
			}
		}()
	}
	var err error
	select {
	case err = <-h.events:
	case <-h.givenUp:
		return errGivenUp
	}
	if w, ok := err.(waiting); ok {
		return w.error
	}
	h.ended, h.err = true, err
	h.made.Store(err == nil)
	h.wire.pausing(nil)
	return err
}

// pause is called by the transport in the handshake's goroutine, with why it would
// have to wait; it returns true when it is to be tried again.
func (h *shaking) pause(err error) bool {
	select {
	case h.events <- waiting{err}:
	case <-h.givenUp:
		return false
	}
	select {
	case <-h.resume:
		return true
	case <-h.givenUp:
		return false
	}
}

// abandon ends the goroutine of a handshake that is under way.
func (h *shaking) abandon() { h.giveUp.Do(func() { close(h.givenUp) }) }

// PrepareTLS gives the socket that will speak TLS on the connection of s, as a server
// or as a client, once [Socket.Handshake] is called; otherwise it is as [StartTLS].
func PrepareTLS(s *Socket, config TLSConfig, server bool) (*Socket, error) {
	return s.prepareTLS(config, server)
}

// Handshake makes the handshake of a socket from [PrepareTLS], as do_handshake in
// Python. Where it would have to wait longer than the socket's timeout the error says
// so (ssl.SSLWantReadError on a non-blocking socket), and another call goes on. After
// the handshake it does nothing.
func (s *Socket) Handshake(ctx context.Context) error {
	if s.secure == nil {
		return &Error{Name: "ValueError", Message: "the socket does not speak TLS", Op: "tls"}
	}
	c := s.begin("tls", 0, 0)
	d, err := s.use("tls", nil)
	if err == nil {
		err = s.secure.shake(ctx, s.patience(c))
		d.release()
	}
	s.tell(Event{Op: "tls", Start: c.start, Err: err})
	return err
}

// shake goes on with the handshake, if it is not over.
func (l *secure) shake(ctx context.Context, limit patience) error {
	if l.agreed() {
		return nil
	}
	if err := takeTurn(ctx, l.reading); err != nil {
		return asError("tls", err, nil)
	}
	defer func() { <-l.reading }()
	l.wire.setRead(ctx, limit)
	l.wire.setWrite(ctx, limit, 0)
	err := l.handshake.step()
	l.wire.setWrite(context.Background(), patience{}, 0)
	return shakingError(err)
}

// The places in CPython 3.11's Modules/_ssl.c that its errors name.
const (
	inHandshake = "(_ssl.c:1006)"
	inRead      = "(_ssl.c:2580)"
	inWrite     = "(_ssl.c:2427)"
	inShutdown  = "(_ssl.c:2706)"
)

// at is the error of a handshake that a call at another place makes.
func at(place string, err error) error {
	if e, ok := err.(*Error); ok {
		moved := *e
		moved.Message = strings.Replace(e.Message, inHandshake, place, 1)
		return &moved
	}
	return err
}

// shakingError names the error of a handshake.
func shakingError(err error) error {
	if err == nil {
		return nil
	}
	var ours *Error
	if errors.As(err, &ours) && ours.Name == "BlockingIOError" {
		if ours.Op == "send" {
			return sslError("tls", "SSLWantWriteError", "The operation did not complete (write) "+inHandshake)
		}
		return sslError("tls", "SSLWantReadError", "The operation did not complete (read) "+inHandshake)
	}
	err = tlsError("tls", err)
	if e, ok := err.(*Error); ok && e.Message == "timed out" {
		e.Message = "_ssl.c:989: The handshake operation timed out"
	}
	return err
}
