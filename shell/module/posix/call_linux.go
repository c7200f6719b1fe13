package posix

import (
	"context"
	"time"

	"golang.org/x/sys/unix"

	"labsh/shell/python/file"
)

const getTermios, setTermios = unix.TCGETS, unix.TCSETSF

func makePipe(ends *[2]int) error { return unix.Pipe2(ends[:], unix.O_CLOEXEC) }

// duplicate is dup2(2), which not every machine has.
func duplicate(fd, to int) error {
	if fd == to {
		_, err := unix.FcntlInt(uintptr(fd), unix.F_GETFD, 0)
		return err
	}
	return unix.Dup3(fd, to, unix.O_CLOEXEC)
}

// awaitExit waits until the child pid has ended, ctx ends or the time is over: with a
// descriptor for the process (pidfd_open(2)), or for pause where there is none.
func awaitExit(ctx context.Context, pid int, pause, limit time.Duration, end time.Time) error {
	fd, err := -1, error(unix.EINVAL)
	if pid > 0 {
		fd, err = unix.PidfdOpen(pid, 0)
	}
	if err != nil {
		return sleep(ctx, pause)
	}
	defer unix.Close(fd)
	if limit < 0 {
		return file.Await(ctx, fd, false)
	}
	late, stop := context.WithDeadline(ctx, end)
	defer stop()
	err = file.Await(late, fd, false)
	if ctx.Err() == nil {
		return nil
	}
	return err
}
