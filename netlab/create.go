package netlab

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Socketpair is Python's socketpair: two connected sockets without a name.
// Family is AF_UNIX as a rule.
func Socketpair(ctx context.Context, family Family, typ Type, proto int, options ...Option) (a, b *Socket, err error) {
	if err := ctx.Err(); err != nil {
		return nil, nil, asError("socketpair", err, nil)
	}
	start := time.Now()
	pair := [2]*Socket{newSocket(family, typ, proto, options...), newSocket(family, typ, proto, options...)}
	var fds [2]int
	if err := pair[0].again(func() (err error) {
		fds, err = socketpair(family, typ, proto)
		return err
	}); err != nil {
		return nil, nil, asError("socketpair", err, nil)
	}
	for i, fd := range fds {
		pair[i].descriptor.Store(newDescriptor(fd))
		pair[i].state.Store(int32(StateConnected))
	}
	for _, s := range pair {
		s.tell(Event{Op: "socketpair", Start: start})
	}
	return pair[0], pair[1], nil
}

// FromFileno is Python's socket(fileno=fd): it takes ownership of an open
// socket, and finds out its family, type and protocol.
func FromFileno(fd int, options ...Option) (*Socket, error) {
	return FromFilenoAs(fd, -1, -1, -1, options...)
}

// FromFilenoAs is [FromFileno] for a socket of which the caller says what it is,
// in what is not negative; that is not checked.
func FromFilenoAs(fd int, family Family, typ Type, proto int, options ...Option) (*Socket, error) {
	found, kind, number, err := describe(fd)
	if family < 0 {
		family = found
	}
	if typ < 0 {
		typ = kind
	}
	if proto < 0 {
		proto = number
	}
	if err == nil {
		err = setNonblock(fd)
	}
	if err != nil {
		return nil, asError("socket", err, nil)
	}
	s := newSocket(family, typ, proto, options...)
	s.descriptor.Store(newDescriptor(fd))
	if isListening(fd) {
		s.state.Store(int32(StateListening))
	} else if _, err := getpeername(fd); err == nil {
		s.state.Store(int32(StateConnected))
	}
	s.tell(Event{Op: "socket"})
	return s, nil
}

// Dup is Python's dup: a new socket for the same connection or listener, with
// a descriptor of its own: dup(2).
func (s *Socket) Dup() (*Socket, error) {
	if s.secure != nil {
		return nil, &Error{Name: "NotImplementedError", Message: "Can't dup() ssl.SSLSocket instances", Op: "dup"}
	}
	start := s.clock()
	var fd int
	err := asError("dup", s.again(func() error {
		return s.control("dup", nil, func(old int) (err error) {
			fd, err = duplicate(old)
			return err
		})
	}), nil)
	if err != nil {
		s.tell(Event{Op: "dup", Start: start, Err: err})
		return nil, err
	}
	twin := newSocket(s.family, s.typ, s.proto)
	twin.origin = s.id
	twin.descriptor.Store(newDescriptor(fd))
	twin.state.Store(int32(s.State()))
	twin.local.Store(s.local.Load())
	twin.remote.Store(s.remote.Load())
	twin.aim.Store(s.aim.Load())
	twin.timeout.Store(s.timeout.Load())
	twin.accepted = s.accepted
	twin.observer.Store(s.observer.Load())
	twin.retry = s.retry
	twin.tell(Event{Op: "dup", Start: start})
	return twin, nil
}

// Inode returns the number of the kernel's socket that the descriptor is one of, by
// which Linux names it elsewhere ("socket:[4711]"): descriptors made by dup(2) share it.
// It is 0 where it is not known, and for a socket without a descriptor.
func (s *Socket) Inode() (number uint64) {
	_ = s.control("fstat", nil, func(fd int) (err error) {
		number, err = inode(fd)
		return err
	})
	return number
}

// Detach is Python's detach: it gives the descriptor to the caller and leaves
// the socket closed. A closed socket gives -1. The descriptor is blocking or
// not as the socket was; its number is the socket's unless another goroutine
// took that in the same instant. A call under way goes on, as with Close; then
// the number is another, and the descriptor non-blocking, until that returns.
func (s *Socket) Detach() (int, error) {
	d := s.descriptor.Load()
	if d == nil || !d.acquire() {
		return -1, nil
	}
	start := s.clock()
	s.seeLast()
	fd, err := s.detach(d)
	s.tell(Event{Op: "detach", Start: start, Err: err})
	return fd, err
}

// CreateConnection is Python's create_connection: it connects to the first of
// the host's addresses that answers, and returns the last's error if none does.
func CreateConnection(ctx context.Context, host string, port int, options ...Option) (*Socket, error) {
	return createConnection(ctx, AF_UNSPEC, host, port, options)
}

func createConnection(ctx context.Context, family Family, host string, port int, options []Option) (*Socket, error) {
	found, err := Resolve(ctx, Query{Host: host, Nowhere: host == "", Service: strconv.Itoa(port), Family: family, Type: SOCK_STREAM})
	if err != nil {
		return nil, err
	}
	for _, r := range found {
		var s *Socket
		if s, err = connectNew(ctx, r.Family, r.Address, options); err == nil || ctx.Err() != nil {
			return s, err
		}
	}
	return nil, err
}

// connectNew returns a new stream socket connected to address.
func connectNew(ctx context.Context, family Family, address Address, options []Option) (*Socket, error) {
	s, err := New(ctx, family, SOCK_STREAM, 0, options...)
	if err != nil {
		return nil, err
	}
	if err := s.Connect(ctx, address); err != nil {
		s.Close()
		return nil, err
	}
	return s, nil
}

// A Listening says how [CreateServer] makes its socket.
type Listening struct {
	// Address is where to listen; its type decides the family.
	Address Address
	// Backlog is listen's argument; negative for Python's default, 128.
	Backlog int
	// ReusePort sets SO_REUSEPORT.
	ReusePort bool
	// DualStack lets an IPv6 socket take IPv4 clients as well.
	DualStack bool
}

// CreateServer is Python's create_server: a socket with SO_REUSEADDR that
// listens at an address.
func CreateServer(ctx context.Context, l Listening, options ...Option) (*Socket, error) {
	s, err := New(ctx, l.Address.Family(), SOCK_STREAM, 0, options...)
	if err != nil {
		return nil, err
	}
	if err := s.serve(ctx, l); err != nil {
		s.Close()
		return nil, err
	}
	return s, nil
}

func (s *Socket) serve(ctx context.Context, l Listening) error {
	if reuseListening && s.family != AF_UNIX {
		if err := s.SetsockoptInt(solSocket, soReuse, 1); err != nil {
			return err
		}
	}
	if l.ReusePort {
		if err := s.SetsockoptInt(solSocket, soShare, 1); err != nil {
			return err
		}
	}
	if s.family == AF_INET6 {
		only := 1
		if l.DualStack {
			only = 0
		}
		if err := s.SetsockoptInt(protoIPv6, v6Only, only); err != nil {
			return err
		}
	}
	if err := s.Bind(ctx, l.Address); err != nil {
		if e, ok := err.(*Error); ok && e.Errno != 0 {
			// As Python words it, whose tuple here has always two items.
			where := l.Address.String()
			if host, port, ok := SplitHostPort(l.Address); ok {
				where = IPv4{Host: host, Port: port}.String()
			}
			full := *e
			full.Message += fmt.Sprintf(" (while attempting to bind on address %s)", where)
			if strings.HasPrefix(full.Name, "socket.") {
				full.Name = "OSError"
			}
			return &full
		}
		return err
	}
	if l.Backlog < 0 {
		return s.Listen(128)
	}
	return s.Listen(l.Backlog)
}
