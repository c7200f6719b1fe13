//go:build unix

package file

import (
	"context"
	"os"

	"github.com/mattn/go-isatty"
	"golang.org/x/sys/unix"
)

// IsTerminal is isatty(3).
func IsTerminal(fd int) bool { return isatty.IsTerminal(uintptr(fd)) }

// Await waits until a descriptor can be read, or written, or until ctx ends; it does
// not wait where the descriptor itself does not.
func Await(ctx context.Context, fd int, write bool) error {
	if flags, err := unix.FcntlInt(uintptr(fd), unix.F_GETFL, 0); err != nil || flags&unix.O_NONBLOCK != 0 {
		return nil // the call that follows says what is wrong
	}
	events := int16(unix.POLLIN)
	if write {
		events = unix.POLLOUT
	}
	wait := []unix.PollFd{{Fd: int32(fd), Events: events}}
	if n, err := poll(wait, 0); n != 0 || err != nil {
		return nil
	}
	r, w, err := os.Pipe()
	if err != nil {
		return err
	}
	defer r.Close()
	ended := make(chan struct{})
	stop := context.AfterFunc(ctx, func() {
		_ = w.Close() // which ends the poll
		close(ended)
	})
	_, err = poll(append(wait, unix.PollFd{Fd: int32(r.Fd()), Events: unix.POLLIN}), -1)
	if stop() {
		_ = w.Close()
	} else {
		<-ended
	}
	if err == nil {
		err = ctx.Err()
	}
	return err
}

func poll(fds []unix.PollFd, timeout int) (int, error) {
	for {
		n, err := unix.Poll(fds, timeout)
		if err != unix.EINTR {
			return n, err
		}
	}
}

// Piece is how many of n bytes to write at once, so that a write to a pipe of which
// [Await] has said that it can be written does not wait; see pipe(7), PIPE_BUF.
func Piece(fd, n int) int {
	const pipeBuf = 4096 // of Linux; others have 512 and more room
	var st unix.Stat_t
	if unix.Fstat(fd, &st) == nil && st.Mode&unix.S_IFMT == unix.S_IFREG {
		return max(n, 1)
	}
	return pipeBuf
}
