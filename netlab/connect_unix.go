//go:build unix

package netlab

import (
	"context"
	"os"
	"syscall"
	"time"

	"golang.org/x/sys/unix"
)

// connect is connect(2), waiting until it is decided. With a timeout CPython
// asks SO_ERROR for the outcome and otherwise connect(2) itself, which leaves
// the socket in another state after a refusal; so does this.
func (d *descriptor) connect(ctx context.Context, limit patience, to rawAddress) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	err := retryInterrupted(d.fd, func(fd int) error { return connectTo(fd, to) })
	if err != unix.EINPROGRESS || limit.never {
		// A Unix socket whose listener's queue is full says EAGAIN at once, and
		// the poller cannot tell when to ask again. It says so in CPython too to
		// a socket with a timeout, which is non-blocking underneath.
		if err == unix.EAGAIN && limit.forever() {
			limit.call.waits()
			return d.connectQueued(ctx, to)
		}
		return err
	}
	decided := func(fd uintptr) bool {
		if !writable(int(fd)) {
			return false
		}
		if limit.timeout > 0 {
			err = socketError(int(fd))
			return true
		}
		err = retryInterrupted(int(fd), func(fd int) error { return connectTo(fd, to) })
		if err == unix.EISCONN {
			err = nil
		}
		return err != unix.EALREADY && err != unix.EINPROGRESS
	}
	// On this machine it is, as soon as connect(2) has returned: the poller need not be
	// told, which would wake a thread for all that comes to this socket.
	if decided(uintptr(d.fd)) {
		return err
	}
	waited := d.wait(ctx, &d.writing, limit, decided)
	if waited != nil {
		return waited
	}
	return err
}

// connectQueued repeats connect(2) on a Unix socket until its listener's queue
// has room. The kernel tells nobody when that happens to a non-blocking
// descriptor, so it asks again every few milliseconds.
func (d *descriptor) connectQueued(ctx context.Context, to rawAddress) error {
	const pause = 2 * time.Millisecond
	ticker := time.NewTicker(pause)
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-d.aborted:
			return os.ErrClosed
		case <-ticker.C:
		}
		if err := retryInterrupted(d.fd, func(fd int) error { return connectTo(fd, to) }); err != unix.EAGAIN {
			return err
		}
	}
}

// writable reports whether a connect in progress on fd has been decided.
func writable(fd int) bool {
	fds := []unix.PollFd{{Fd: int32(fd), Events: unix.POLLOUT}}
	n, err := unix.Poll(fds, 0)
	return err == nil && n > 0
}

// socketError fetches and clears the descriptor's pending error.
func socketError(fd int) error {
	value, err := unix.GetsockoptInt(fd, unix.SOL_SOCKET, unix.SO_ERROR)
	if err != nil {
		return err
	}
	if value != 0 {
		return syscall.Errno(value)
	}
	return nil
}
