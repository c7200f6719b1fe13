//go:build unix && !linux

package netlab

import (
	"errors"
	"math"
	"time"

	"golang.org/x/sys/unix"
)

const pipeBuf = 512

// systemPollConstants are those that not every system has, or with other numbers.
var systemPollConstants = map[string]int{
	"POLLRDNORM": unix.POLLRDNORM, "POLLRDBAND": unix.POLLRDBAND,
	"POLLWRNORM": unix.POLLWRNORM, "POLLWRBAND": unix.POLLWRBAND,
}

// pollOnce is poll(2), which counts in milliseconds; for ever if wait is negative.
func pollOnce(list []unix.PollFd, wait time.Duration) (int, error) {
	limit := -1
	if wait >= 0 {
		limit = int(min((wait+time.Millisecond-1)/time.Millisecond, math.MaxInt32))
	}
	return unix.Poll(list, limit)
}

// A waker is a descriptor that becomes readable once somebody wakes it: the end of
// a pipe.
type waker [2]int

func newWaker() (w waker, err error) {
	if err := unix.Pipe(w[:]); err != nil {
		return w, err
	}
	for _, end := range w {
		unix.CloseOnExec(end)
		err = errors.Join(err, unix.SetNonblock(end, true))
	}
	if err != nil {
		w.close()
	}
	return w, err
}

func (w waker) fd() int { return w[0] }

// is reports whether the waker has that descriptor.
func (w waker) is(fd int) bool { return fd == w[0] || fd == w[1] }

// wake cannot fail: the pipe is empty, and open until close.
func (w waker) wake() { _, _ = unix.Write(w[1], []byte{1}) }

func (w waker) close() {
	_ = unix.Close(w[0])
	_ = unix.Close(w[1])
}
