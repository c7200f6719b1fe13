package posix

import (
	"context"
	"syscall"
	"time"

	"golang.org/x/sys/unix"
)

const getTermios, setTermios = unix.TIOCGETA, unix.TIOCSETAF

func makePipe(ends *[2]int) error {
	syscall.ForkLock.RLock()
	defer syscall.ForkLock.RUnlock()
	if err := unix.Pipe(ends[:]); err != nil {
		return err
	}
	unix.CloseOnExec(ends[0])
	unix.CloseOnExec(ends[1])
	return nil
}

// duplicate is dup2(2).
func duplicate(fd, to int) error { return unix.Dup2(fd, to) }

// awaitExit waits for pause: nothing tells of the end of a process that may be any.
func awaitExit(ctx context.Context, _ int, pause, _ time.Duration, _ time.Time) error {
	return sleep(ctx, pause)
}
