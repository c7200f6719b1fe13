package netlab

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"io"
	"strings"
	"sync/atomic"
	"syscall"
)

// StartTLS makes the handshake as a client on a connected stream socket and
// returns the socket that speaks TLS, as Python's wrap_socket: it takes the
// descriptor over, and s is left closed. If the handshake fails the connection
// is closed; the error has the name and text of Python's ssl module.
//
// The new socket has all the methods of s. Its Recv and Send carry what is
// inside the TLS records; Shutdown of writing says so to the peer
// (close_notify) and then ends the stream, and so does Close. What the
// connection fails of when it is read from is its end, as in CPython 3.11:
// [Socket.TLSEnd] tells how it came.
func StartTLS(ctx context.Context, s *Socket, config TLSConfig) (*Socket, error) {
	if config.ServerName == "" && !config.Insecure {
		return nil, errNoServerName()
	}
	return s.startTLS(ctx, config, false)
}

// StartTLSServer makes the handshake as a server, with the certificate, on an
// accepted socket; otherwise it is as [StartTLS].
func StartTLSServer(ctx context.Context, s *Socket, certificate tls.Certificate) (*Socket, error) {
	return s.startTLS(ctx, TLSConfig{Certificate: &certificate, Insecure: true}, true)
}

func (s *Socket) startTLS(ctx context.Context, config TLSConfig, server bool) (*Socket, error) {
	start := s.clock()
	t, err := PrepareTLS(s, config, server)
	if err != nil {
		s.tell(Event{Op: "tls", Start: start, Err: err})
		return nil, err
	}
	if err := t.Handshake(ctx); err != nil {
		t.secure.wire.setWrite(context.Background(), patience{never: true}, 0)
		t.Close()
		return nil, err
	}
	return t, nil
}

// prepareTLS makes the socket that takes the connection over.
func (s *Socket) prepareTLS(config TLSConfig, server bool) (*Socket, error) {
	d, err := s.giveUp()
	if err != nil {
		return nil, err
	}
	s.state.Store(int32(StateClosed))

	t := newSocket(s.family, s.typ, s.proto)
	t.origin = s.id
	t.timeout.Store(s.timeout.Load())
	t.accepted = s.accepted
	t.local.Store(s.local.Load())
	t.remote.Store(s.remote.Load())
	t.observer.Store(s.observer.Load())
	t.retry = s.retry
	t.state.Store(int32(StateConnected))
	wire := &wire{descriptor: d, owner: t.body, first: &s.pending}
	wire.setRead(context.Background(), patience{})
	wire.setWrite(context.Background(), patience{}, 0)
	handshake := newShaking(wire, config, server)
	t.secure = &secure{
		wire:      wire,
		conn:      handshake.conn,
		handshake: handshake,
		strict:    config.StrictEnd,
		reading:   make(chan struct{}, 1),
		writing:   make(chan struct{}, 1),
	}
	// Whoever ends the connection last ends a handshake that waits to go on: by
	// Detach, or by a call beside which the socket was closed.
	d.last = t.secure.handshake.abandon
	t.descriptor.Store(d) // last: who finds it, as the garbage collector may, finds the rest
	return t, nil
}

// giveUp takes the descriptor from a socket that may go on with TLS.
func (s *Socket) giveUp() (*descriptor, error) {
	switch {
	case s.typ != SOCK_STREAM:
		return nil, &Error{Name: "NotImplementedError", Message: "only stream sockets are supported", Op: "tls"}
	case s.secure != nil:
		return nil, &Error{Name: "ValueError", Message: "the socket speaks TLS already", Op: "tls"}
	}
	if _, err := s.Getpeername(); err != nil {
		return nil, err
	}
	if d := s.descriptor.Swap(nil); d != nil {
		return d, nil
	}
	return nil, errnoError("tls", syscall.EBADF, nil)
}

// Security is what a handshake agreed on.
type Security struct {
	// Version is the protocol, as Python's version(): "TLSv1.3".
	Version string
	// Cipher is its suite under OpenSSL's name: "TLS_AES_128_GCM_SHA256".
	Cipher string
	// Protocol is the application protocol (ALPN), "" for none.
	Protocol string
	// ServerName is the name that the client asked for.
	ServerName string
	// Peer are the other end's certificates, its own first; a client's if the
	// server asked.
	Peer []*x509.Certificate
	// Unique is the channel binding tls-unique (RFC 5929), nil in TLS 1.3.
	Unique []byte
	// Resumed says that an earlier session went on.
	Resumed bool
	// Server says that this end is the server.
	Server bool
	// Checked is what of the peer's certificate was checked.
	Checked TLSCheck
}

// A TLSCheck is what of the other end's certificate was checked when the handshake
// was made.
type TLSCheck int

// The checks.
const (
	TLSUnchecked     TLSCheck = iota // nothing: it may be anybody's
	TLSIssuerChecked                 // all but the name: it may be anybody's whom a trusted authority knows
	TLSChecked                       // all; a client's certificate need not have any name
)

// Security returns what TLS agreed on; ok is false for a socket without TLS.
func (s *Socket) Security() (agreed Security, ok bool) {
	if s.secure == nil {
		return Security{}, false
	}
	return s.secure.handshake.security()
}

// agreed reports whether the handshake was made.
func (l *secure) agreed() bool { return l.handshake.made.Load() }

// security is what the handshake agreed on; ok is false before that.
func (h *shaking) security() (agreed Security, ok bool) {
	if !h.made.Load() {
		return Security{}, false
	}
	state := h.conn.ConnectionState()
	return Security{
		Version:    strings.Replace(tls.VersionName(state.Version), "TLS ", "TLSv", 1),
		Cipher:     CipherName(state.CipherSuite),
		Protocol:   state.NegotiatedProtocol,
		ServerName: state.ServerName,
		Peer:       state.PeerCertificates,
		Unique:     state.TLSUnique,
		Resumed:    state.DidResume,
		Server:     h.server,
		Checked:    h.checked,
	}, true
}

// secure is TLS over a socket's descriptor. One goroutine reads at a time and
// one writes: the turns are taken with a context, unlike crypto/tls's locks.
type secure struct {
	wire             *wire
	conn             *tls.Conn
	handshake        *shaking
	strict           bool
	end              atomic.Int32 // a TLSEnd
	reading, writing chan struct{}
	begun            int // how much the records have of a message that is not sent yet
}

func takeTurn(ctx context.Context, turn chan struct{}) error {
	select {
	case turn <- struct{}{}:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// recv receives from the records; the socket puts peeked bytes back itself.
func (l *secure) recv(ctx context.Context, limit patience, p []byte) (int, error) {
	if err := l.shake(ctx, limit); err != nil {
		return 0, at(inRead, err)
	}
	if err := takeTurn(ctx, l.reading); err != nil {
		return 0, asError("recv", err, nil)
	}
	defer func() { <-l.reading }()
	l.wire.setRead(ctx, limit)
	n, err := l.conn.Read(p)
	if l.wire.cut(err) {
		return 0, nil
	}
	if n > 0 {
		return n, nil
	}
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		switch {
		case !l.wire.ended.Load():
			l.end.Store(int32(TLSNotified))
		case !l.wire.deaf.Load():
			l.end.Store(int32(TLSTruncated))
			if l.strict {
				return 0, raggedEnd(err)
			}
		}
		return 0, nil // an end without close_notify is an end, as in Python
	}
	err = at(inRead, l.failed("recv", "read", err))
	switch gone(err) {
	case 0:
		return 0, err
	case syscall.ECONNRESET:
		l.end.Store(int32(TLSReset))
	default:
		l.end.Store(int32(TLSTruncated))
	}
	if l.strict {
		return 0, err
	}
	return 0, nil
}

// A TLSEnd is how the other end ended its stream of a TLS connection.
type TLSEnd int

// The ends.
const (
	TLSOpen      TLSEnd = iota // it has not, as far as was read
	TLSNotified                // by close_notify (RFC 8446, section 6.1): all has come
	TLSTruncated               // without: TCP's end came, and something may be missing
	TLSReset                   // without: TCP's reset came, and something may be missing
)

// TLSEnd tells how the stream ended that was read to its end.
func (s *Socket) TLSEnd() TLSEnd {
	if s.secure == nil {
		return TLSOpen
	}
	return TLSEnd(s.secure.end.Load())
}

func (l *secure) send(ctx context.Context, limit patience, p []byte, flags int) (int, error) {
	if err := l.shake(ctx, limit); err != nil {
		return 0, at(inWrite, err)
	}
	if err := takeTurn(ctx, l.writing); err != nil {
		return 0, asError("send", err, nil)
	}
	defer func() { <-l.writing }()
	l.wire.setWrite(ctx, limit, flags&MSG_MORE)
	defer l.wire.setWrite(context.Background(), patience{}, 0)
	n, err := l.write(p)
	if l.wire.cut(err) {
		return n, sslError("send", "SSLEOFError", "EOF occurred in violation of protocol "+inWrite)
	}
	return n, at(inWrite, l.failed("send", "write", err))
}

// write writes records. Those of a message go out together, up to 256 KiB of it: of
// several writes each would wait for the acknowledgement of the one before (Nagle's
// algorithm), which the peer delays for 40 ms.
//
// A call that could not send all (the socket does not wait, or not for so long) is to
// be made again with the same octets, as with OpenSSL: it goes on where it stopped.
func (l *secure) write(p []byte) (int, error) {
	if l.begun > len(p) {
		return 0, sslError("send", "SSLError", "[SSL: BAD_LENGTH] bad length "+inWrite)
	}
	for {
		if err := l.wire.flush(); err != nil {
			return 0, err
		}
		if l.begun == len(p) {
			l.begun = 0
			return len(p), nil
		}
		part := p[l.begun:min(l.begun+chunk, len(p))]
		l.wire.gather(len(part))
		if _, err := l.conn.Write(part); err != nil {
			return 0, err
		}
		l.begun += len(part)
	}
}

// maxRecord is how many bytes a record carries (RFC 8446, section 5.1).
const maxRecord = 1 << 14

// failed names an error of a record's read or write.
func (l *secure) failed(op, direction string, err error) error {
	err = tlsError(op, err)
	if e, ok := err.(*Error); ok {
		switch {
		case e.Message == "timed out":
			e.Message = "The " + direction + " operation timed out"
		case e.Code() == syscall.EAGAIN:
			name, place := "SSLWantReadError", inRead
			if direction == "write" {
				name, place = "SSLWantWriteError", inWrite
			}
			return sslError(op, name, "The operation did not complete ("+direction+") "+place)
		case e.Code() != 0 && e.Code() != syscall.EBADF && !strings.HasPrefix(e.Name, "ssl."):
			// CPython 3.11 takes what the connection failed of for its end.
			lost := sslError(op, "SSLEOFError", "EOF occurred in violation of protocol "+inHandshake)
			lost.Err = &TLSError{Fault: TLSUnended, Err: err}
			return lost
		}
	}
	return err
}

// gone is what a connection failed of below TLS, 0 if it did not.
func gone(err error) syscall.Errno {
	cause, ok := errors.AsType[*TLSError](err)
	if !ok {
		return 0
	}
	below, ok := cause.Err.(*Error)
	if !ok {
		return 0
	}
	return below.Code()
}

// silence has no close_notify go out any more: it takes the writers' turn for good.
func (l *secure) silence() {
	select {
	case l.writing <- struct{}{}:
	default: // a writer waits, and none will go out
	}
}

// closeNotify tells the peer that no more will come, if there is room to; a handshake
// that is not over is given up.
func (l *secure) closeNotify() {
	if !l.agreed() {
		l.handshake.abandon()
		return
	}
	if !l.wire.acquire() {
		return
	}
	defer l.wire.release()
	select {
	case l.writing <- struct{}{}:
		defer func() { <-l.writing }()
	default:
		return // a writer waits: there is no room
	}
	if l.wire.stuck() {
		return // in the middle of a record
	}
	l.wire.setWrite(context.Background(), patience{never: true}, 0)
	l.conn.CloseWrite()
}
