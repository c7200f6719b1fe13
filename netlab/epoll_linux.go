package netlab

import (
	"context"
	"os"
	"runtime"
	"sync"
	"sync/atomic"
	"time"
	"weak"

	"golang.org/x/sys/unix"
)

// An Epoll is an epoll(7) instance: the kernel keeps the list of descriptors. It
// is closed when it is forgotten. Its methods may be called by several goroutines.
type Epoll struct {
	*instance
	room atomic.Pointer[[]unix.EpollEvent] // for a Wait's events, when none uses it
}

// instance is the descriptor of an Epoll, to which it does not refer.
type instance struct {
	mu      sync.Mutex
	fd      int // -1 once closed
	held    int // calls in progress, for which the kernel keeps the instance
	closing int // the descriptor to close after them; -1 for none
}

// An EpollRemnant is what is left of an [Epoll] that nothing refers to any more, as
// a [Remnant] is of a socket.
type EpollRemnant struct {
	epoll weak.Pointer[Epoll]
	*instance
}

// Remnant returns what will be left of the instance.
func (e *Epoll) Remnant() EpollRemnant { return EpollRemnant{weak.Make(e), e.instance} }

// Open reports whether it is not closed.
func (r EpollRemnant) Open() bool { return r.Fileno() >= 0 }

// Forgotten reports whether the garbage collector has found that nothing refers to
// the Epoll.
func (r EpollRemnant) Forgotten() bool { return r.epoll.Value() == nil }

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
	e := &Epoll{instance: &instance{fd: fd, closing: -1}}
	// Nobody is left to hear of an error.
	runtime.AddCleanup(e, func(i *instance) { _ = i.Close() }, e.instance)
	return e
}

// Fileno returns the descriptor's number, -1 once closed.
func (i *instance) Fileno() int {
	i.mu.Lock()
	defer i.mu.Unlock()
	return i.fd
}

// Close closes the descriptor; a Wait under way goes on, as with the system's
// calls. Closing twice is no error.
func (i *instance) Close() error {
	i.mu.Lock()
	defer i.mu.Unlock()
	fd := i.fd
	if i.fd = -1; fd < 0 {
		return nil
	}
	if i.held > 0 {
		i.closing = fd
		return nil
	}
	return asError("close", unix.Close(fd), nil)
}

// use makes a call with the descriptor, which stays open for so long.
func (i *instance) use(call func(fd int) error) error {
	i.mu.Lock()
	fd := i.fd
	i.held++
	i.mu.Unlock()
	err := os.ErrClosed
	if fd >= 0 {
		err = call(fd)
	}
	i.mu.Lock()
	defer i.mu.Unlock()
	if i.held--; i.held == 0 && i.closing >= 0 {
		_ = unix.Close(i.closing) // whoever closed it has been answered
		i.closing = -1
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
