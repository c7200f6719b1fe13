package netlab

import (
	"context"
	"os"
	"sync"
	"sync/atomic"
	"syscall"
	"time"
)

// A descriptor is an open, non-blocking socket. It is the one place that
// touches the poller library: each system call is made here, on the raw
// descriptor, first at once and then again each time the poller says that it
// may go on.
//
// The poller is told of a descriptor only when a call must wait for the first
// time. One that it knows wakes a thread of its own for every segment that
// arrives, waited for or not, which costs a sixth of an exchange.
type descriptor struct {
	fd int

	// users are the calls under way, and the socket that owns the descriptor.
	// The last of them closes fd, as the kernel keeps a file open for a system
	// call that waits on it whatever close(2) was told.
	users   atomic.Int32
	aborted chan struct{} // closed by abort
	last    func()        // called by the last of users; nil for nothing

	polling          sync.Mutex // held while the poller is told
	conn             atomic.Pointer[poller]
	reading, writing direction
}

// A direction is one of the two in which calls wait. The poller has one
// deadline for each and lets one caller wait at a time, deaf to its context
// meanwhile: turn is held by the one who may wait, so that others queue with
// their contexts and timeouts working.
type direction struct {
	turn     chan struct{}
	poll     func(func(uintptr) bool) error // nil until the poller knows
	deadline func(time.Time) error
}

// openDescriptor is socket(2).
func openDescriptor(family Family, typ Type, proto int) (*descriptor, error) {
	fd, err := socketCloseOnExec(int(family), int(typ), proto)
	if err != nil {
		return nil, err
	}
	return newDescriptor(fd), nil
}

// newDescriptor takes ownership of fd, an open non-blocking socket.
func newDescriptor(fd int) *descriptor {
	d := &descriptor{fd: fd, aborted: make(chan struct{})}
	d.users.Store(1)
	d.reading.turn = make(chan struct{}, 1)
	d.writing.turn = make(chan struct{}, 1)
	return d
}

// acquire has the descriptor stay open until a release, which a call needs that
// uses it; it is false when it is closed already.
func (d *descriptor) acquire() bool {
	for {
		n := d.users.Load()
		if n == 0 {
			return false
		}
		if d.users.CompareAndSwap(n, n+1) {
			return true
		}
	}
}

// release ends an acquire, and closes the descriptor when nobody is left.
func (d *descriptor) release() error {
	if d.users.Add(-1) > 0 {
		return nil
	}
	if d.last != nil {
		d.last()
	}
	if conn := d.conn.Load(); conn != nil {
		return conn.Close()
	}
	return closeDescriptor(d.fd)
}

// busy reports whether a call is under way, to one who has a share himself.
func (d *descriptor) busy() bool { return d.users.Load() > 1 }

// close gives up the owner's share: the calls under way go on, and the last of
// them closes the descriptor. It is called once.
func (d *descriptor) close() error { return d.release() }

// abort ends the calls that wait, which return os.ErrClosed. It is called once,
// before close.
func (d *descriptor) abort() {
	close(d.aborted)
	if d.conn.Load() != nil {
		// A call that sets its own deadline after this looks whether it is
		// aborted before it waits.
		d.reading.deadline(past)
		d.writing.deadline(past)
	}
}

// past is a deadline that ends a wait at once.
var past = time.Unix(0, 1)

func (d *descriptor) isAborted() bool {
	select {
	case <-d.aborted:
		return true
	default:
		return false
	}
}

// register tells the poller of the descriptor, unless it knows.
func (d *descriptor) register() error {
	if d.conn.Load() != nil {
		return nil
	}
	d.polling.Lock()
	defer d.polling.Unlock()
	if d.conn.Load() != nil {
		return nil
	}
	conn, err := newPoller(d.fd)
	if err != nil {
		return err
	}
	d.reading.poll, d.reading.deadline = conn.read, conn.SetReadDeadline
	d.writing.poll, d.writing.deadline = conn.write, conn.SetWriteDeadline
	d.conn.Store(conn)
	return nil
}

func retryInterrupted(fd int, call func(fd int) error) error {
	for {
		if err := call(fd); err != syscall.EINTR {
			return err
		}
	}
}

// wouldBlock reports whether err asks to wait for the poller.
func wouldBlock(err error) bool {
	return err == syscall.EAGAIN || err == syscall.EWOULDBLOCK
}

// try makes call at once and, where it would block, again whenever the poller
// says so, until it does not, ctx is done or the deadline (if not zero) is
// past. A call that never had to wait costs no more than its system call.
func (d *descriptor) try(ctx context.Context, dir *direction, limit patience, call func(fd int) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if limit.left(d) {
		return os.ErrClosed
	}
	err := retryInterrupted(d.fd, call)
	if !wouldBlock(err) || limit.never {
		return err
	}
	if waited := d.wait(ctx, dir, limit, func(fd uintptr) bool {
		err = retryInterrupted(int(fd), call)
		return !wouldBlock(err)
	}); waited != nil {
		return waited
	}
	return err
}

// wait calls attempt, now and whenever the poller sees the descriptor ready in
// direction dir, until it returns true (then wait returns nil), ctx is done
// (its error), the deadline is past (os.ErrDeadlineExceeded) or the descriptor
// is aborted (os.ErrClosed).
//
// A call with a timeout whose socket has given the descriptor up meanwhile
// returns os.ErrClosed instead of the attempt that it was about to make:
// CPython waits in poll(2) then, and calls recv and its like on the socket's
// number afterwards, which is -1.
func (d *descriptor) wait(ctx context.Context, dir *direction, limit patience, attempt func(fd uintptr) bool) error {
	limit.call.waits()
	if err := d.register(); err != nil {
		return err
	}
	deadline := limit.deadline()
	if err := d.takeTurn(ctx, dir, deadline); err != nil {
		return err
	}
	defer func() { <-dir.turn }()

	if !deadline.IsZero() {
		if err := dir.deadline(deadline); err != nil {
			return err
		}
		defer dir.deadline(time.Time{})
	}
	if ctx.Done() != nil {
		// The poller knows deadlines, not contexts: a context that is done
		// sets one in the past, which is cleared once it is certain that
		// nobody sets it any more.
		fired := make(chan struct{})
		stop := context.AfterFunc(ctx, func() {
			dir.deadline(past)
			close(fired)
		})
		defer func() {
			if !stop() {
				<-fired
				dir.deadline(time.Time{})
			}
		}()
	}
	if d.isAborted() {
		return os.ErrClosed
	}
	if limit.socket == nil {
		return d.waited(ctx, limit, dir.poll(attempt), false)
	}
	left := false
	ours := d.whileOurs(limit.socket, attempt, &left)
	return d.waited(ctx, limit, dir.poll(ours), left)
}

// waited is why a wait has ended, as poll and who else could end it say.
func (d *descriptor) waited(ctx context.Context, limit patience, err error, left bool) error {
	switch {
	case err != nil && ctx.Err() != nil:
		return ctx.Err()
	case left, err != nil && (d.isAborted() || limit.left(d)):
		return os.ErrClosed
	}
	return err
}

// whileOurs makes the attempts after the first only as long as the socket has d, and
// ends in left when it has not. It is apart so that a wait without a timeout allocates
// nothing.
func (d *descriptor) whileOurs(s *body, attempt func(fd uintptr) bool, left *bool) func(fd uintptr) bool {
	waited := false
	return func(fd uintptr) bool {
		*left, waited = waited && s.descriptor.Load() != d, true
		return *left || attempt(fd)
	}
}

// takeTurn waits until no other goroutine waits in direction dir.
func (d *descriptor) takeTurn(ctx context.Context, dir *direction, deadline time.Time) error {
	select {
	case dir.turn <- struct{}{}:
		return nil
	default:
	}
	var late <-chan time.Time
	if !deadline.IsZero() {
		timer := time.NewTimer(time.Until(deadline))
		defer timer.Stop()
		late = timer.C
	}
	select {
	case dir.turn <- struct{}{}:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	case <-late:
		return os.ErrDeadlineExceeded
	case <-d.aborted:
		return os.ErrClosed
	}
}

// A patience is how long a call may wait.
type patience struct {
	never   bool          // not at all
	timeout time.Duration // for so long, from the first wait on; 0 without limit
	until   time.Time     // when timeout is counted from earlier: its end
	socket  *body         // whose timeout it is; nil without one
	call    underway      // that waits
}

// forever reports whether it never ends.
func (p patience) forever() bool { return !p.never && p.timeout == 0 && p.until.IsZero() }

// left reports whether the socket whose timeout this is has given d up.
func (p patience) left(d *descriptor) bool {
	return p.socket != nil && p.socket.descriptor.Load() != d
}

// deadline is when the patience of a wait that begins now ends; zero if it
// does not.
func (p patience) deadline() time.Time {
	if p.timeout > 0 && p.until.IsZero() {
		return time.Now().Add(p.timeout)
	}
	return p.until
}

// accept is accept(2), waiting for a connection.
func (d *descriptor) accept(ctx context.Context, limit patience) (*descriptor, rawAddress, error) {
	var (
		fd   int
		from rawAddress
	)
	err := d.try(ctx, &d.reading, limit, func(listener int) (err error) {
		fd, from, err = acceptCloseOnExec(listener)
		return err
	})
	if err != nil {
		return nil, nil, err
	}
	return newDescriptor(fd), from, nil
}
