package netlab

import (
	"context"
	"sync/atomic"
	"syscall"
	"time"
)

// PollEvents is a set of POLL* bits: what a [PollFD] is asked for and what it is
// found to be.
type PollEvents uint16

// A PollFD is a descriptor that [Poll] waits for.
type PollFD struct {
	FD      int        // any descriptor of the process; a negative one is left out
	Events  PollEvents // waited for; POLLERR, POLLHUP and POLLNVAL always are
	Revents PollEvents // what there is
	// Closed is whether POLLNVAL is there because the descriptor was closed while the
	// call waited.
	Closed bool
}

// MaxPollFD is FD_SETSIZE: select(2) takes descriptors below it.
const MaxPollFD = 1024

// PipeBuf is PIPE_BUF: so many bytes, or fewer, are written to a pipe at once; a
// pipe that is writable has room for them.
const PipeBuf = pipeBuf

// held is whether any socket has ever had bytes that the kernel knows nothing of.
var held atomic.Bool

// AnyHeld reports whether some socket may have bytes [Socket.Held]: most programs'
// never have.
func AnyHeld() bool { return held.Load() }

// Held is how many bytes were taken from the kernel and wait for the next Recv, left
// over by a RecvUntil and its like. [Poll] does not see them.
func (s *Socket) Held() int { return s.pending.len() }

// PollConstants returns the numbers POLL* of Python's select module by their
// names, for this system.
func PollConstants() map[string]int {
	all := map[string]int{
		"POLLIN": int(POLLIN), "POLLPRI": int(POLLPRI), "POLLOUT": int(POLLOUT),
		"POLLERR": int(POLLERR), "POLLHUP": int(POLLHUP), "POLLNVAL": int(POLLNVAL),
	}
	for name, n := range systemPollConstants {
		all[name] = n
	}
	return all
}

// Poll is poll(2): it waits until one of fds is as it was asked for, sets Revents
// of all, and returns how many are; 0 once the timeout is over, which is for ever
// if negative. Its errors are *[Error] and, when ctx is done first, ctx's.
//
// It asks the kernel about the descriptors beside whatever else they are used
// for, and is no owner of them: the close of one does not end it, as in the system
// call, and is found once something else does. While it waits it holds a thread and
// one or two descriptors more.
func Poll(ctx context.Context, fds []PollFD, timeout time.Duration) (n int, err error) {
	if err := ctx.Err(); err != nil {
		return 0, err
	}
	list := make([]pollItem, len(fds), len(fds)+1)
	for i, f := range fds {
		list[i] = newPollItem(f.FD, f.Events)
	}
	// Most often something is there already: what ends a wait is not needed then.
	n, err = pollUntil(list, time.Now())
	waited := n == 0 && err == nil && timeout != 0
	if waited {
		n, err = pollWait(ctx, list, timeout)
	}
	if err != nil {
		if ctx.Err() != nil {
			return 0, ctx.Err()
		}
		return 0, asError("poll", err, nil)
	}
	for i := range fds {
		fds[i].Revents = PollEvents(list[i].Revents)
		fds[i].Closed = waited && fds[i].Revents&POLLNVAL != 0
	}
	return n, nil
}

// deafPause is how long a wait goes on that cannot be woken, before it looks
// whether it is to end.
const deafPause = 20 * time.Millisecond

// pollWait polls until something is ready, the timeout is over or ctx is done.
func pollWait(ctx context.Context, list []pollItem, timeout time.Duration) (n int, err error) {
	var deadline time.Time
	if timeout > 0 {
		deadline = time.Now().Add(timeout)
	}
	if ctx.Done() == nil {
		return pollUntil(list, deadline)
	}
	w, err := newWaker()
	if err != nil {
		return pollDeaf(ctx, list, deadline) // descriptors are used up
	}
	woken := make(chan struct{})
	stop := context.AfterFunc(ctx, func() {
		w.wake()
		close(woken)
	})
	defer func() {
		if !stop() {
			<-woken // or it would write to a descriptor that is another's by then
		}
		w.close()
	}()
	for i := range list {
		if w.is(int(list[i].Fd)) { // it was closed just now, and its number is taken
			list[i].Revents = pollInvalid
			n++
		}
	}
	if n > 0 {
		return n, nil
	}
	n, err = pollUntil(append(list, newPollItem(w.fd(), POLLIN)), deadline)
	if err == nil && list[:len(list)+1][len(list)].Revents != 0 {
		if n--; n == 0 {
			return 0, ctx.Err()
		}
	}
	return n, err
}

// pollDeaf is pollWait without what wakes it: it looks for ctx now and then.
func pollDeaf(ctx context.Context, list []pollItem, deadline time.Time) (n int, err error) {
	for ctx.Err() == nil {
		pause := time.Now().Add(deafPause)
		last := !deadline.IsZero() && deadline.Before(pause)
		if last {
			pause = deadline
		}
		if n, err = pollUntil(list, pause); n > 0 || err != nil || last {
			return n, err
		}
	}
	return 0, ctx.Err()
}

// pollUntil is poll(2) until a deadline, or for ever if that is zero. The call is
// made again when a signal breaks it off, as Go's scheduler sends them.
func pollUntil(list []pollItem, deadline time.Time) (n int, err error) {
	for {
		wait := time.Duration(-1)
		if !deadline.IsZero() {
			wait = max(time.Until(deadline), 0)
		}
		if n, err = pollOnce(list, wait); err != syscall.EINTR {
			return n, err
		}
	}
}
