package netlab

import (
	"context"
	"errors"
	"io"
	"net"
	"os"
	"strconv"
	"sync/atomic"
	"time"
)

// A Conn is a connected [Socket] as a net.Conn, so that net/http and crypto/tls
// run over it and its observer sees them. Its deadlines are its own: while a
// Conn is in use, the Socket's timeout does not count, and the Socket's own
// methods had better be left alone.
type Conn struct {
	s    *Socket
	past atomic.Bool // the deadline of reads was past when it was set
}

// NewConn returns the net.Conn face of s, which goes on owning it.
func NewConn(s *Socket) *Conn { return &Conn{s: s} }

// Socket returns the socket underneath.
func (c *Conn) Socket() *Socket { return c.s }

// Read receives into p; io.EOF is the end of a stream.
func (c *Conn) Read(p []byte) (int, error) {
	if len(p) == 0 {
		return 0, nil
	}
	s := c.s
	call := s.begin("recv", len(p), 0)
	n := s.pending.take(p, false)
	var err error
	if n == 0 {
		n, err = c.read(call, p)
	}
	cancelled := n == 0 && err != nil && c.past.Load() && errors.Is(err, os.ErrDeadlineExceeded)
	s.tell(Event{Op: "recv", Start: call.start, Asked: len(p), Bytes: n, Data: p[:n], Cancelled: cancelled, Err: err})
	if n == 0 && err == nil && s.typ != SOCK_DGRAM {
		return 0, io.EOF
	}
	return n, err
}

func (c *Conn) read(call underway, p []byte) (n int, err error) {
	d, err := c.s.use("recv", nil)
	if err != nil {
		return 0, err
	}
	defer d.release()
	if c.s.secure != nil {
		return c.s.secure.recv(context.Background(), patience{call: call}, p)
	}
	t := transfers.Get().(*transfer)
	t.call, t.p, t.flags, t.all, t.told = recvOnce, p, 0, false, call
	n, err = t.waiting(context.Background(), d, &d.reading, patience{})
	return n, asError("recv", err, nil)
}

// Write sends all of p.
func (c *Conn) Write(p []byte) (int, error) {
	s := c.s
	call := s.begin("send", len(p), 0)
	n, err := c.write(call, p)
	s.tell(Event{Op: "send", Start: call.start, Asked: len(p), Bytes: n, Data: p[:n], Err: err})
	return n, err
}

func (c *Conn) write(call underway, p []byte) (sent int, err error) {
	d, err := c.s.use("send", nil)
	if err != nil {
		return 0, err
	}
	defer d.release()
	if c.s.secure != nil {
		return c.s.secure.send(context.Background(), patience{call: call}, p, 0)
	}
	t := transfers.Get().(*transfer)
	t.call, t.p, t.flags, t.all, t.told = sendOnce, p, 0, true, call
	sent, err = t.waiting(context.Background(), d, &d.writing, patience{})
	return sent, asError("send", err, nil)
}

// Close closes the socket and ends the reads and writes that wait, as package
// net has it; [Socket.Close] does not end them.
func (c *Conn) Close() error { return c.s.close(true) }

// CloseWrite ends the stream in our direction.
func (c *Conn) CloseWrite() error { return c.s.Shutdown(SHUT_WR) }

// SetNoDelay sets TCP_NODELAY: with it, data goes out without waiting for the
// acknowledgement of what went before.
func (c *Conn) SetNoDelay(on bool) error {
	value := 0
	if on {
		value = 1
	}
	return c.s.SetsockoptInt(protoTCP, noDelay, value)
}

// LocalAddr returns our end's address, as package net has it.
func (c *Conn) LocalAddr() net.Addr { return c.s.netAddr(c.s.Local()) }

// RemoteAddr returns the other end's address, as package net has it.
func (c *Conn) RemoteAddr() net.Addr { return c.s.netAddr(c.s.Remote()) }

// SetDeadline sets when reads and writes, also those that wait already, fail.
func (c *Conn) SetDeadline(t time.Time) error {
	if err := c.SetReadDeadline(t); err != nil {
		return err
	}
	return c.SetWriteDeadline(t)
}

// SetReadDeadline sets when reads fail; the zero time is never.
func (c *Conn) SetReadDeadline(t time.Time) error {
	c.past.Store(!t.IsZero() && t.Before(time.Now()))
	return c.s.setDeadline(t, func(d *descriptor) *direction { return &d.reading })
}

// SetWriteDeadline sets when writes fail; the zero time is never.
func (c *Conn) SetWriteDeadline(t time.Time) error {
	return c.s.setDeadline(t, func(d *descriptor) *direction { return &d.writing })
}

func (s *Socket) setDeadline(t time.Time, which func(*descriptor) *direction) error {
	d, err := s.use("settimeout", nil)
	if err != nil {
		return err
	}
	defer d.release()
	if err = d.register(); err == nil {
		err = which(d).deadline(t)
	}
	if d.isAborted() {
		which(d).deadline(past) // in the place of the one that may have ended a wait
	}
	return asError("settimeout", err, nil)
}

// netAddr is address as package net has it.
func (s *Socket) netAddr(address Address) net.Addr {
	if u, ok := address.(Unix); ok {
		network := "unix"
		if s.typ == SOCK_DGRAM {
			network = "unixgram"
		}
		return &net.UnixAddr{Name: u.shown(), Net: network}
	}
	if s.typ == SOCK_DGRAM {
		return net.UDPAddrFromAddrPort(AddrPort(address))
	}
	return net.TCPAddrFromAddrPort(AddrPort(address))
}

// A Listener is a listening [Socket] as a net.Listener.
type Listener struct {
	s *Socket
}

// NewListener returns the net.Listener face of s, which goes on owning it.
func NewListener(s *Socket) *Listener { return &Listener{s} }

// Socket returns the socket underneath.
func (l *Listener) Socket() *Socket { return l.s }

// Accept waits for a connection; its Conn is a [*Conn].
func (l *Listener) Accept() (net.Conn, error) {
	s, _, err := l.s.Accept(context.Background())
	if err != nil {
		return nil, err
	}
	return NewConn(s), nil
}

// Close closes the socket, and ends an Accept.
func (l *Listener) Close() error { return l.s.close(true) }

// Addr returns the listener's address.
func (l *Listener) Addr() net.Addr { return l.s.netAddr(l.s.Local()) }

// A Dialer opens connections for others: its DialContext is what
// net/http.Transport wants.
type Dialer struct {
	// Options are given to each socket.
	Options []Option
}

// DialContext connects to address ("host:port", or a path for "unix") and
// returns a [*Conn]. network is "tcp", "tcp4", "tcp6" or "unix". It tries all
// the host's addresses in turn, as Python's create_connection.
func (d *Dialer) DialContext(ctx context.Context, network, address string) (net.Conn, error) {
	family := AF_UNSPEC
	switch network {
	case "tcp":
	case "tcp4":
		family = AF_INET
	case "tcp6":
		family = AF_INET6
	case "unix":
		s, err := connectNew(ctx, AF_UNIX, Unix{Path: address}, d.Options)
		if err != nil {
			return nil, err
		}
		return NewConn(s), nil
	default:
		return nil, net.UnknownNetworkError(network)
	}
	host, service, err := net.SplitHostPort(address)
	if err != nil {
		return nil, err
	}
	port, err := strconv.ParseUint(service, 10, 16)
	if err != nil {
		if service == "" {
			return nil, &net.AddrError{Err: "missing port", Addr: address}
		}
		number, err := lookupPort(ctx, "tcp", service)
		if err != nil {
			return nil, gaiError("getaddrinfo", EAI_SERVICE)
		}
		port = uint64(number)
	}
	s, err := createConnection(ctx, family, host, int(port), d.Options)
	if err != nil {
		return nil, err
	}
	return NewConn(s), nil
}

// Lock in the interfaces of package net.
var (
	_ net.Conn     = (*Conn)(nil)
	_ net.Listener = (*Listener)(nil)
	_ net.Error    = (*Error)(nil)
)
