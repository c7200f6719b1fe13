// Package netlab has sockets as Python's socket module has them: one method
// per method there, each of them one system call on a real descriptor, with
// Python's exception names and messages for what fails.
//
// It differs from package net in what a lesson needs: no step is merged with
// another (socket, bind, listen and accept stay apart), no option is set that
// was not asked for, the backlog is the caller's, and an [Observer] is told
// what happens. It prints nothing; what it leaves to others is the shell, and
// HTTP (package httpwire).
//
// Every call that may wait takes a context, and ends when that is done: what
// was received stays received, and the socket can still be used.
package netlab

import (
	"context"
	"fmt"
	"strings"
	"sync/atomic"
	"syscall"
	"time"

	"golang.org/x/sys/unix"
)

// A State says what a socket is good for.
type State int32

// A socket's states. Datagram sockets are connected when they have a peer.
const (
	StateOpen State = iota
	StateListening
	StateConnected
	StateClosed
)

// String returns the state in a word.
func (s State) String() string {
	return [...]string{"open", "listening", "connected", "closed"}[s]
}

// NoTimeout is the timeout of a blocking socket, Python's None.
const NoTimeout time.Duration = -1

// A Socket is one open socket, as Python's socket.socket. Its methods may be
// called by several goroutines at once; Close ends those that wait, with
// errno EBADF.
//
// The descriptor is always non-blocking underneath, on Go's poller; blocking,
// non-blocking and timeout behave as in Python all the same.
type Socket struct {
	family Family
	typ    Type
	proto  int

	descriptor atomic.Pointer[descriptor] // nil once closed
	state      atomic.Int32
	timeout    atomic.Int64 // nanoseconds; negative for none
	accepted   bool
	observer   atomic.Pointer[Observer]
	pending    pending
	secure     *secure // TLS over the descriptor; nil without
	files      files

	// The two ends as last seen, for events and for what is said of a socket
	// that is closed; a nil pointer for one that was never seen.
	local, remote atomic.Pointer[Address]
}

// An Option changes how [New] makes a socket.
type Option func(*Socket)

// WithObserver tells o every event of the socket and of those it accepts.
func WithObserver(o Observer) Option {
	return func(s *Socket) { s.SetObserver(o) }
}

// WithTimeout gives the socket a timeout from the start, as Python's
// setdefaulttimeout.
func WithTimeout(d time.Duration) Option {
	return func(s *Socket) { s.SetTimeout(d) }
}

// New is Python's socket.socket(family, type, proto): socket(2). A family or
// type the kernel does not have gives its OSError.
func New(ctx context.Context, family Family, typ Type, proto int, options ...Option) (*Socket, error) {
	s := newSocket(family, typ, proto, options...)
	start := s.clock()
	if err := ctx.Err(); err != nil {
		return nil, asError("socket", err, nil)
	}
	d, err := openDescriptor(family, typ, proto)
	if err != nil {
		s.state.Store(int32(StateClosed))
		err = asError("socket", err, nil)
		s.tell(Event{Op: "socket", Start: start, Err: err})
		return nil, err
	}
	s.descriptor.Store(d)
	s.tell(Event{Op: "socket", Start: start})
	return s, nil
}

func newSocket(family Family, typ Type, proto int, options ...Option) *Socket {
	s := &Socket{family: family, typ: typ, proto: proto}
	s.timeout.Store(int64(NoTimeout))
	for _, option := range options {
		option(s)
	}
	return s
}

// Family returns the socket's address family.
func (s *Socket) Family() Family { return s.family }

// Type returns the socket's type.
func (s *Socket) Type() Type { return s.typ }

// Proto returns the socket's protocol, the third argument of [New].
func (s *Socket) Proto() int { return s.proto }

// State returns what the socket is good for now.
func (s *Socket) State() State { return State(s.state.Load()) }

// Accepted reports whether the socket came from a listening one.
func (s *Socket) Accepted() bool { return s.accepted }

// Fileno returns the descriptor's number, -1 once closed.
func (s *Socket) Fileno() int {
	if d := s.descriptor.Load(); d != nil {
		return d.fd
	}
	return -1
}

// SetObserver has o told every event from here on; nil ends that.
func (s *Socket) SetObserver(o Observer) {
	if o == nil {
		s.observer.Store(nil)
		return
	}
	s.observer.Store(&o)
}

// String returns Python's repr of the socket.
func (s *Socket) String() string {
	var b strings.Builder
	if s.secure != nil {
		b.WriteString("<ssl.SSLSocket ")
	} else {
		b.WriteString("<socket.socket ")
	}
	fd := s.Fileno()
	closed := s.State() == StateClosed
	if closed {
		b.WriteString("[closed] ")
	}
	fmt.Fprintf(&b, "fd=%d, family=%d, type=%d, proto=%d", fd, int(s.family), int(s.typ), s.proto)
	if !closed {
		if local, err := s.name("getsockname", unix.Getsockname); err == nil && local != (Unix{}) && local != nil {
			fmt.Fprintf(&b, ", laddr=%v", local)
		}
		if remote, err := s.name("getpeername", unix.Getpeername); err == nil && remote != (Unix{}) && remote != nil {
			fmt.Fprintf(&b, ", raddr=%v", remote)
		}
	}
	b.WriteByte('>')
	return b.String()
}

// SetTimeout is Python's settimeout: how long each later call waits before it
// fails with "timed out". [NoTimeout] waits for ever, and 0 not at all: what
// would wait fails with BlockingIOError.
func (s *Socket) SetTimeout(d time.Duration) {
	if d < 0 {
		d = NoTimeout
	}
	s.timeout.Store(int64(d))
}

// Timeout is Python's gettimeout; [NoTimeout] for a blocking socket.
func (s *Socket) Timeout() time.Duration { return time.Duration(s.timeout.Load()) }

// SetBlocking is Python's setblocking: SetTimeout of NoTimeout or of 0.
func (s *Socket) SetBlocking(blocking bool) {
	if blocking {
		s.SetTimeout(NoTimeout)
	} else {
		s.SetTimeout(0)
	}
}

// Blocking is Python's getblocking: false only when the timeout is 0.
func (s *Socket) Blocking() bool { return s.Timeout() != 0 }

// patience is how long the next call may wait.
func (s *Socket) patience() patience {
	d := s.Timeout()
	return patience{never: d == 0, timeout: max(d, 0)}
}

// Bind gives the socket its local address: bind(2), the host resolved first.
func (s *Socket) Bind(ctx context.Context, address Address) error {
	start := s.clock()
	err := s.bind(ctx, address)
	s.tell(Event{Op: "bind", Start: start, Local: address, Err: err})
	return err
}

func (s *Socket) bind(ctx context.Context, address Address) error {
	if s.descriptor.Load() == nil {
		return errnoError("bind", syscall.EBADF, address)
	}
	sa, err := sockaddr(ctx, "bind", s.family, address)
	if err != nil {
		return err
	}
	s.local.Store(nil) // the kernel may choose a part of it
	return s.control("bind", address, func(fd int) error { return unix.Bind(fd, sa) })
}

// Listen makes the socket wait for connections: listen(2). The kernel lets
// backlog+1 of them complete before they are accepted; a negative backlog
// counts as 0, as in Python.
func (s *Socket) Listen(backlog int) error {
	start := s.clock()
	err := s.control("listen", nil, func(fd int) error { return unix.Listen(fd, max(backlog, 0)) })
	if err == nil {
		s.state.Store(int32(StateListening))
	}
	s.tell(Event{Op: "listen", Start: start, Err: err})
	return err
}

// Accept waits for a connection and returns its socket and its other end:
// accept(2). The new socket has the listener's observer, and no timeout.
func (s *Socket) Accept(ctx context.Context) (*Socket, Address, error) {
	start := s.clock()
	accepted, from, err := s.accept(ctx)
	s.tell(Event{Op: "accept", Start: start, Remote: from, Accepted: accepted, Err: err})
	return accepted, from, err
}

func (s *Socket) accept(ctx context.Context) (*Socket, Address, error) {
	d := s.descriptor.Load()
	if d == nil {
		return nil, nil, errnoError("accept", syscall.EBADF, nil)
	}
	peer, sa, err := d.accept(ctx, s.patience())
	if err != nil {
		return nil, nil, asError("accept", err, nil)
	}
	accepted := newSocket(s.family, s.typ, s.proto)
	accepted.accepted = true
	accepted.descriptor.Store(peer)
	accepted.state.Store(int32(StateConnected))
	accepted.observer.Store(s.observer.Load())
	from := fromSockaddr(sa)
	if from == nil && s.family == AF_UNIX {
		from = Unix{}
	}
	accepted.remote.Store(&from)
	return accepted, from, nil
}

// Connect connects the socket to address: connect(2), the host resolved first.
// On a datagram socket that only sets the peer.
func (s *Socket) Connect(ctx context.Context, address Address) error {
	start := s.clock()
	err := s.connect(ctx, address)
	s.tell(Event{Op: "connect", Start: start, Remote: address, Err: err})
	return err
}

// ConnectEx is [Socket.Connect] for Python's connect_ex: the errno instead of
// the error (0, 111, …). Only what is no errno, such as a name that cannot be
// resolved or a context that is done, is still an error; a timeout is EAGAIN.
func (s *Socket) ConnectEx(ctx context.Context, address Address) (int, error) {
	err := s.Connect(ctx, address)
	if err == nil {
		return 0, nil
	}
	e, ok := err.(*Error)
	switch {
	case ok && e.Errno > 0:
		return e.Errno, nil
	case ok && e.Name == "TimeoutError":
		return int(syscall.EAGAIN), nil
	}
	return 0, err
}

func (s *Socket) connect(ctx context.Context, address Address) error {
	d := s.descriptor.Load()
	if d == nil {
		return errnoError("connect", syscall.EBADF, address)
	}
	sa, err := sockaddr(ctx, "connect", s.family, address)
	if err != nil {
		return err
	}
	s.local.Store(nil)
	if err := d.connect(ctx, s.patience(), sa); err != nil {
		return asError("connect", err, address)
	}
	s.state.Store(int32(StateConnected))
	to := fromSockaddr(sa)
	s.remote.Store(&to)
	return nil
}

// A How is a direction for [Socket.Shutdown].
type How int

// The directions, under Python's names.
const (
	SHUT_RD   How = unix.SHUT_RD
	SHUT_WR   How = unix.SHUT_WR
	SHUT_RDWR How = unix.SHUT_RDWR
)

// Shutdown closes one direction of the connection or both, and leaves the
// descriptor open: shutdown(2).
func (s *Socket) Shutdown(how How) error {
	start := s.clock()
	if s.secure != nil && how != SHUT_RD {
		s.secure.closeNotify()
	}
	err := s.control("shutdown", nil, func(fd int) error { return unix.Shutdown(fd, int(how)) })
	s.tell(Event{Op: "shutdown", Start: start, Err: err})
	return err
}

// Close closes the socket: close(2). Closing it again is no error, and calls
// that wait on it return EBADF before Close does. While a [File] of the socket
// is open, the descriptor stays open with it, as in Python.
func (s *Socket) Close() error {
	d := s.descriptor.Load()
	if d == nil {
		return nil
	}
	s.files.close.Store(true)
	s.state.Store(int32(StateClosed))
	if s.files.open.Load() > 0 {
		return nil
	}
	start := s.clock()
	if s.observer.Load() != nil {
		s.Local() // the last chance to see its name
	}
	if s.secure != nil {
		s.secure.closeNotify()
	}
	if !s.descriptor.CompareAndSwap(d, nil) {
		return nil
	}
	err := asError("close", d.close(), nil)
	s.tell(Event{Op: "close", Start: start, Err: err})
	return err
}

// Getsockname returns the socket's own address: getsockname(2).
func (s *Socket) Getsockname() (Address, error) {
	address, err := s.name("getsockname", unix.Getsockname)
	if err == nil {
		s.local.Store(&address)
	}
	return address, err
}

// Getpeername returns the other end's address: getpeername(2).
func (s *Socket) Getpeername() (Address, error) {
	address, err := s.name("getpeername", unix.Getpeername)
	if err == nil {
		s.remote.Store(&address)
	}
	return address, err
}

func (s *Socket) name(op string, call func(fd int) (unix.Sockaddr, error)) (address Address, err error) {
	err = s.control(op, nil, func(fd int) error {
		sa, err := call(fd)
		address = fromSockaddr(sa)
		return err
	})
	return address, err
}

// Local returns the socket's own address, also after it was closed if it was
// ever seen before; nil if it is not known. It asks the kernel only for what
// it has not seen yet.
func (s *Socket) Local() Address {
	if seen := s.local.Load(); seen != nil {
		return *seen
	}
	address, _ := s.Getsockname()
	return address
}

// Remote returns the other end's address, also after the socket was closed;
// nil if it has none.
func (s *Socket) Remote() Address {
	if seen := s.remote.Load(); seen != nil {
		return *seen
	}
	address, _ := s.Getpeername()
	return address
}

// control makes one system call that does not wait, and names its error.
func (s *Socket) control(op string, about Address, call func(fd int) error) error {
	d := s.descriptor.Load()
	if d == nil {
		return errnoError(op, syscall.EBADF, about)
	}
	return asError(op, d.control(call), about)
}

// clock is the time now if somebody wants to know it.
func (s *Socket) clock() time.Time {
	if s.observer.Load() == nil {
		return time.Time{}
	}
	return time.Now()
}

// tell tells the observer of e, filling in what the socket knows.
func (s *Socket) tell(e Event) {
	o := s.observer.Load()
	if o == nil {
		return
	}
	e.Socket = s
	e.Elapsed = time.Since(e.Start)
	if e.Local == nil && s.State() != StateOpen || e.Op == "bind" && e.Err == nil {
		e.Local = s.Local()
	}
	if e.Remote == nil {
		if seen := s.remote.Load(); seen != nil {
			e.Remote = *seen
		}
	}
	(*o).Observe(e)
}
