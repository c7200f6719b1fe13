package netlab

import (
	"time"

	"golang.org/x/sys/unix"
)

const pipeBuf = 4096

// systemPollConstants are those that not every system has, or with other numbers.
// They are epoll's, bit for bit.
var systemPollConstants = map[string]int{
	"POLLRDNORM": unix.EPOLLRDNORM, "POLLRDBAND": unix.EPOLLRDBAND,
	"POLLWRNORM": unix.EPOLLWRNORM, "POLLWRBAND": unix.EPOLLWRBAND,
	"POLLRDHUP": unix.POLLRDHUP, "POLLMSG": unix.EPOLLMSG,
}

// pollOnce is ppoll(2), which counts in nanoseconds; for ever if wait is negative.
func pollOnce(list []unix.PollFd, wait time.Duration) (int, error) {
	var limit *unix.Timespec
	if wait >= 0 {
		ts := unix.NsecToTimespec(int64(wait))
		limit = &ts
	}
	return unix.Ppoll(list, limit, nil)
}

// A waker is a descriptor that becomes readable once somebody wakes it: eventfd(2).
type waker int

func newWaker() (waker, error) {
	fd, err := unix.Eventfd(0, unix.EFD_CLOEXEC|unix.EFD_NONBLOCK)
	return waker(fd), err
}

func (w waker) fd() int { return int(w) }

// is reports whether the waker has that descriptor.
func (w waker) is(fd int) bool { return fd == int(w) }

// wake cannot fail: the count is 0, and the descriptor open until close.
func (w waker) wake() { _, _ = unix.Write(int(w), []byte{1, 1, 1, 1, 1, 1, 1, 1}) }

func (w waker) close() { _ = unix.Close(int(w)) }
