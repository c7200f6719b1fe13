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
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"time"
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
// called by several goroutines at once, Close among them, which ends none of
// those that wait: a context does, and so does Shutdown. One that nothing refers
// to any more is closed by the garbage collector: see [Remnant].
//
// The descriptor is always non-blocking underneath, on Go's poller; blocking,
// non-blocking and timeout behave as in Python all the same.
type Socket struct{ *body }

// body is all of a socket. It does not refer to the Socket, which it outlives when
// that is forgotten.
type body struct {
	family Family
	typ    Type
	proto  int

	id, origin uint64
	descriptor atomic.Pointer[descriptor] // nil once closed
	state      atomic.Int32
	timeout    atomic.Int64 // nanoseconds; negative for none
	accepted   bool
	lost       atomic.Bool // its descriptor was closed by number; see CloseDescriptor
	observer   atomic.Pointer[Observer]
	standIn    atomic.Pointer[Socket] // of a call that waits: see Waiter
	pending    pending
	secure     *secure // TLS over the descriptor; nil without
	files      files
	ending     sync.Mutex                    // see closeBody
	ended      atomic.Int32                  // why the stream ended, as far as it is noted; see End
	retry      func(call func() error) error // see WithRetry

	// The two ends as last seen, for events and for what is said of a socket
	// that is closed; a nil pointer for one that was never seen.
	local, remote atomic.Pointer[Address]
	aim           atomic.Pointer[Address] // where the last Connect went, if the kernel is still at it too
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
// type the kernel does not have gives its OSError. Linux's SOCK_NONBLOCK in the
// type is a timeout of 0.
func New(ctx context.Context, family Family, typ Type, proto int, options ...Option) (*Socket, error) {
	s := newSocket(family, typ&^typeFlags, proto, options...)
	if typ&typeNonblock != 0 {
		s.SetTimeout(0)
	}
	start := s.clock()
	var d *descriptor
	err := ctx.Err()
	if err == nil {
		err = s.again(func() (err error) {
			d, err = openDescriptor(s.family, s.typ, proto)
			return err
		})
	}
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
	s := &Socket{&body{id: socketIDs.Add(1), family: family, typ: typ, proto: proto}}
	s.timeout.Store(int64(NoTimeout))
	for _, option := range options {
		option(s)
	}
	runtime.AddCleanup(s, (*body).forget, s.body)
	return s
}

// socketIDs counts the sockets that were made.
var socketIDs atomic.Uint64

// ID returns the socket's number, which no other socket of this process has had or
// will have: it tells sockets apart where they are not to be kept.
func (s *Socket) ID() uint64 { return s.id }

// Origin returns the ID of the socket whose connection or listener this one has as
// well, or has taken over: that of which it is a duplicate, or the one under TLS. It is
// 0 for any other.
func (s *Socket) Origin() uint64 { return s.origin }

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

// SetObserver has o told every event from here on; nil for no observer.
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
		if local, err := s.name("getsockname", getsockname); err == nil && local != (Unix{}) && local != nil {
			fmt.Fprintf(&b, ", laddr=%v", local)
		}
		if remote, err := s.name("getpeername", getpeername); err == nil && remote != (Unix{}) && remote != nil {
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

// patience is how long a call may wait.
func (s *Socket) patience(c underway) patience {
	d := s.Timeout()
	if d > 0 {
		return patience{timeout: d, socket: s.body, call: c}
	}
	return patience{never: d == 0, call: c}
}

// Getsockname returns the socket's own address: getsockname(2).
func (s *Socket) Getsockname() (Address, error) {
	address, err := s.name("getsockname", getsockname)
	if err == nil {
		s.local.Store(&address)
	}
	return address, err
}

// Getpeername returns the other end's address: getpeername(2).
func (s *Socket) Getpeername() (Address, error) {
	address, err := s.name("getpeername", getpeername)
	if err == nil {
		s.remote.Store(&address)
	}
	return address, err
}

func (s *Socket) name(op string, call func(fd int) (rawAddress, error)) (address Address, err error) {
	var raw rawAddress
	err = s.control(op, nil, func(fd int) (err error) {
		raw, err = call(fd)
		return err
	})
	return s.address(raw), err
}

// Local returns the socket's own address, also after it was closed if it was
// ever seen before; nil if it is not known. It asks the kernel only for what
// it has not seen yet, and for a port while there is none: sendto(2) and
// listen(2) give a socket one that was never bound.
func (s *Socket) Local() Address {
	seen := s.local.Load()
	if seen != nil {
		if _, port, ok := SplitHostPort(*seen); !ok || port != 0 {
			return *seen
		}
	}
	if address, err := s.Getsockname(); err == nil || seen == nil {
		return address
	}
	return *seen
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
	d, err := s.use(op, about)
	if err != nil {
		return err
	}
	defer d.release()
	return asError(op, retryInterrupted(d.fd, call), about)
}

// use acquires the socket's descriptor for a call, which releases it. A call
// that is several system calls and one of CPython's holds it for all of them.
func (s *Socket) use(op string, about Address) (*descriptor, error) {
	if d := s.descriptor.Load(); d != nil && d.acquire() {
		return d, nil
	}
	return nil, errnoError(op, syscall.EBADF, about)
}

// seeLast looks at the socket's name while it has one, for an observer.
func (s *Socket) seeLast() {
	if s.observer.Load() != nil {
		s.Local()
	}
}

// clock is the time now if somebody wants to know it.
func (s *Socket) clock() time.Time {
	if s.observer.Load() == nil {
		return time.Time{}
	}
	return time.Now()
}

// tell tells the observer of e, filling in what the socket knows, and notes what
// became of the stream.
func (s *Socket) tell(e Event) {
	if e.Err != nil {
		s.noteBroken(e.Err)
	}
	o := s.observer.Load()
	if o == nil {
		return
	}
	e.Socket = s
	if e.Start.IsZero() {
		e.Start = time.Now() // nobody wanted to know when the call was made
	}
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
