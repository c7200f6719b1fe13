package netlab

import (
	"context"
	"errors"
	"os"
	"syscall"
)

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
	sa, err := s.sockaddr(ctx, "bind", address)
	if err != nil {
		return err
	}
	s.local.Store(nil) // the kernel may choose a part of it
	err = s.control("bind", address, func(fd int) error {
		return s.again(func() error { return bindTo(fd, sa) })
	})
	return s.attempted(err, sa)
}

// Listen makes the socket wait for connections: listen(2). The kernel lets
// backlog+1 of them complete before they are accepted; a negative backlog
// counts as 0, as in Python.
func (s *Socket) Listen(backlog int) error {
	start := s.clock()
	err := s.control("listen", nil, func(fd int) error {
		return s.again(func() error { return listen(fd, max(backlog, 0)) })
	})
	if err == nil {
		s.state.Store(int32(StateListening))
	}
	err = s.attempted(err, nil)
	s.tell(Event{Op: "listen", Start: start, Asked: backlog, Err: err})
	return err
}

// Accept waits for a connection and returns its socket and its other end:
// accept(2). The new socket has the listener's observer, and no timeout.
func (s *Socket) Accept(ctx context.Context) (*Socket, Address, error) {
	c := s.begin("accept", 0, 0)
	accepted, from, err := s.accept(ctx, c)
	s.tell(Event{Op: "accept", Start: c.start, Remote: from, Accepted: accepted, Err: err})
	return accepted, from, err
}

func (s *Socket) accept(ctx context.Context, c underway) (*Socket, Address, error) {
	d, err := s.use("accept", nil)
	if err != nil {
		return nil, nil, err
	}
	defer d.release()
	var peer *descriptor
	var sa rawAddress
	if err := s.again(func() (err error) {
		peer, sa, err = d.accept(ctx, s.patience(c))
		return err
	}); err != nil {
		return nil, nil, asError("accept", err, nil)
	}
	accepted := newSocket(s.family, s.typ, s.proto)
	accepted.accepted = true
	accepted.descriptor.Store(peer)
	accepted.state.Store(int32(StateConnected))
	accepted.observer.Store(s.observer.Load())
	accepted.retry = s.retry
	from := accepted.address(sa)
	if from == nil && s.family == AF_UNIX {
		from = Unix{}
	}
	accepted.remote.Store(&from)
	return accepted, from, nil
}

// Connect connects the socket to address: connect(2), the host resolved first.
// On a datagram socket that only sets the peer.
func (s *Socket) Connect(ctx context.Context, address Address) error {
	c := s.begin("connect", 0, 0)
	aim := address
	err := s.connect(ctx, c, &aim)
	s.tell(Event{Op: "connect", Start: c.start, Remote: aim, Err: err})
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
	case ok && errors.Is(e.Err, os.ErrDeadlineExceeded): // the socket's, not ctx's
		return errnoNumber(syscall.EAGAIN), nil
	}
	return 0, err
}

// connect connects to *aim, of which it makes the address that its host has.
func (s *Socket) connect(ctx context.Context, c underway, aim *Address) error {
	address := *aim
	d, err := s.use("connect", address)
	if err != nil {
		return err
	}
	defer d.release()
	sa, err := s.sockaddr(ctx, "connect", address)
	if err != nil {
		return err
	}
	s.local.Store(nil)
	to := s.address(sa)
	*aim = to
	s.aim.Store(&to)
	if err := d.connect(ctx, s.patience(c), sa); err != nil {
		return s.attempted(asError("connect", err, address), sa)
	}
	s.state.Store(int32(StateConnected))
	s.ended.Store(int32(EndClosed)) // a connect before may have failed
	s.remote.Store(&to)
	return nil
}

// A How is a direction for [Socket.Shutdown].
type How int

// Shutdown closes one direction of the connection or both, and leaves the
// descriptor open: shutdown(2).
func (s *Socket) Shutdown(how How) error {
	start := s.clock()
	if s.secure != nil && how != SHUT_RD {
		s.secure.closeNotify()
	}
	if s.secure != nil && how != SHUT_WR {
		s.secure.wire.deaf.Store(true)
	}
	err := s.control("shutdown", nil, func(fd int) error { return shutdown(fd, how) })
	if err == nil && how != SHUT_WR {
		s.ended.Store(int32(EndShut))
	}
	s.tell(Event{Op: "shutdown", Start: start, How: how, Err: err})
	return err
}

// Close closes the socket: close(2). Closing it again is no error. Calls under
// way go on, as the kernel has it: one that waits still gets what comes, and the
// peer learns of the end when the last of them returns. [Socket.Shutdown] wakes
// them, and so does a context. A call with a timeout gets nothing more: it fails
// with EBADF once it has waited, as in Python.
//
// While a [File] of the socket is open, the socket stays open with it, as in
// Python.
func (s *Socket) Close() error { return s.close(false) }

// close is Close; with abort it ends the calls that wait as well, with EBADF.
func (s *Socket) close(abort bool) error {
	d := s.descriptor.Load()
	if d == nil {
		return s.closeLost()
	}
	s.files.close.Store(true)
	s.state.Store(int32(StateClosed))
	if s.files.open.Load() > 0 {
		return nil
	}
	start := s.clock()
	s.seeLast()
	left := s.left(d)
	// With a call under way the connection does not end yet.
	if s.secure != nil && (abort || !d.busy()) {
		s.secure.closeNotify()
	}
	if !s.descriptor.CompareAndSwap(d, nil) {
		return nil
	}
	if abort {
		d.abort()
	}
	err := asError("close", d.close(), nil)
	s.tell(Event{Op: "close", Start: start, Unread: left, Err: err})
	return err
}

// left is how many bytes wait in the kernel, for an observer of a close.
func (s *Socket) left(d *descriptor) int {
	if s.observer.Load() == nil || s.typ != SOCK_STREAM || !d.acquire() {
		return 0
	}
	defer d.release()
	n, err := unread(d.fd)
	if err != nil {
		return 0
	}
	return n
}
