package netlab

import (
	"context"
	"os"
	"runtime"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/sys/unix"
)

// An Epoll is an epoll(7) instance: the kernel keeps the list of descriptors. It
// is closed when it is forgotten. Its methods may be called by several goroutines.
type Epoll struct {
	mu      sync.Mutex
	fd      int // -1 once closed
	held    int // calls in progress, for which the kernel keeps the instance
	closing int // the descriptor to close after them; -1 for none
	cleanup runtime.Cleanup

	room atomic.Pointer[[]unix.EpollEvent] // for a Wait's events, when none uses it
}

// EpollEvent is what [Epoll.Wait] found: a descriptor and its EPOLL* bits.
type EpollEvent struct {
	FD     int
	Events uint32
}

// EpollConstants returns the numbers EPOLL* of Python's select module by name.
func EpollConstants() map[string]int64 {
	return map[string]int64{
		"EPOLLIN": unix.EPOLLIN, "EPOLLPRI": unix.EPOLLPRI, "EPOLLOUT": unix.EPOLLOUT,
		"EPOLLERR": unix.EPOLLERR, "EPOLLHUP": unix.EPOLLHUP, "EPOLLRDHUP": unix.EPOLLRDHUP,
		"EPOLLRDNORM": unix.EPOLLRDNORM, "EPOLLRDBAND": unix.EPOLLRDBAND,
		"EPOLLWRNORM": unix.EPOLLWRNORM, "EPOLLWRBAND": unix.EPOLLWRBAND,
		"EPOLLMSG": unix.EPOLLMSG, "EPOLLET": int64(uint32(unix.EPOLLET)),
		"EPOLLONESHOT": unix.EPOLLONESHOT, "EPOLLEXCLUSIVE": unix.EPOLLEXCLUSIVE,
		"EPOLL_CLOEXEC": unix.EPOLL_CLOEXEC,
	}
}

// NewEpoll is epoll_create1(2).
func NewEpoll() (*Epoll, error) {
	fd, err := unix.EpollCreate1(unix.EPOLL_CLOEXEC)
	if err != nil {
		return nil, asError("epoll_create1", err, nil)
	}
	return EpollFromFD(fd), nil
}

// EpollFromFD takes ownership of a descriptor, of whatever kind: only what is
// asked of it will tell.
func EpollFromFD(fd int) *Epoll {
	e := &Epoll{fd: fd, closing: -1}
	e.cleanup = runtime.AddCleanup(e, func(fd int) { _ = unix.Close(fd) }, fd)
	return e
}

// Fileno returns the descriptor's number, -1 once closed.
func (e *Epoll) Fileno() int {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.fd
}

// Close closes the descriptor; a Wait under way goes on, as with the system's
// calls. Closing twice is no error.
func (e *Epoll) Close() error {
	e.mu.Lock()
	defer e.mu.Unlock()
	fd := e.fd
	if e.fd = -1; fd < 0 {
		return nil
	}
	e.cleanup.Stop()
	if e.held > 0 {
		e.closing = fd
		return nil
	}
	return asError("close", unix.Close(fd), nil)
}

// use makes a call with the descriptor, which stays open for so long.
func (e *Epoll) use(call func(fd int) error) error {
	e.mu.Lock()
	fd := e.fd
	e.held++
	e.mu.Unlock()
	err := os.ErrClosed
	if fd >= 0 {
		err = call(fd)
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.held--; e.held == 0 && e.closing >= 0 {
		_ = unix.Close(e.closing) // whoever closed it has been answered
		e.closing = -1
	}
	return err
}

// Add is epoll_ctl(2) EPOLL_CTL_ADD: events is a set of EPOLL* bits.
func (e *Epoll) Add(fd int, events uint32) error { return e.control(unix.EPOLL_CTL_ADD, fd, events) }

// Modify is EPOLL_CTL_MOD.
func (e *Epoll) Modify(fd int, events uint32) error { return e.control(unix.EPOLL_CTL_MOD, fd, events) }

// Delete is EPOLL_CTL_DEL.
func (e *Epoll) Delete(fd int) error { return e.control(unix.EPOLL_CTL_DEL, fd, 0) }

func (e *Epoll) control(op, fd int, events uint32) error {
	return asError("epoll_ctl", e.use(func(ep int) error {
		return unix.EpollCtl(ep, op, fd, &unix.EpollEvent{Events: events, Fd: int32(fd)})
	}), nil)
}

// maxEvents bounds what one Wait makes room for; the next one gives the rest.
const maxEvents = 1 << 16

// Wait is epoll_wait(2): at most limit events, none once the timeout is over, which
// is for ever if negative. It ends with ctx.
func (e *Epoll) Wait(ctx context.Context, limit int, timeout time.Duration) (found []EpollEvent, err error) {
	deadline := time.Now().Add(timeout)
	limit = min(limit, maxEvents)
	room := e.room.Swap(nil)
	if room == nil || len(*room) < limit {
		all := make([]unix.EpollEvent, limit)
		room = &all
	}
	defer e.room.Store(room)
	list := (*room)[:limit]
	err = e.use(func(ep int) error {
		for {
			n, err := epollNow(ep, list)
			if n > 0 || err != nil || timeout == 0 {
				list = list[:max(n, 0)]
				return err
			}
			// The instance itself is readable when it has events. Another thread may
			// take them first.
			if n, err := Poll(ctx, []PollFD{{FD: ep, Events: POLLIN}}, timeout); err != nil {
				return err
			} else if timeout > 0 {
				if timeout = max(time.Until(deadline), 0); n == 0 {
					timeout = 0
				}
			}
		}
	})
	if err != nil {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		return nil, asError("epoll_wait", err, nil)
	}
	found = make([]EpollEvent, 0, len(list))
	for _, event := range list {
		found = append(found, EpollEvent{int(event.Fd), event.Events})
	}
	return found, nil
}

// epollNow is epoll_wait(2) without a wait.
func epollNow(ep int, list []unix.EpollEvent) (int, error) {
	for {
		if n, err := unix.EpollWait(ep, list, 0); err != unix.EINTR {
			return n, err
		}
	}
}
