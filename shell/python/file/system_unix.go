//go:build unix

package file

import (
	"context"
	"os"

	"golang.org/x/sys/unix"
)

const closeOnExec = unix.O_CLOEXEC

// openFIFO opens a FIFO once somebody opens its other end; when ctx ends that
// wait, it is done here, for reading and writing, which waits for nobody on
// Linux.
func openFIFO(ctx context.Context, path string, flags int) (*os.File, error) {
	var f *os.File
	var err error
	opened := make(chan struct{})
	go func() {
		f, err = os.OpenFile(path, flags, perm)
		close(opened)
	}()
	select {
	case <-opened:
		return f, err
	case <-ctx.Done():
	}
	if other, err := os.OpenFile(path, os.O_RDWR|unix.O_NONBLOCK, 0); err == nil {
		<-opened
		_ = other.Close() // nothing was written
	}
	select {
	case <-opened:
		if err == nil {
			_ = f.Close() // nor here
		}
	default: // the FIFO is gone or not ours to open: the goroutine waits on
	}
	return nil, ctx.Err()
}

// checkDescriptor fails with the errno EBADF where fd is no open descriptor.
func checkDescriptor(fd int) error {
	_, err := unix.FcntlInt(uintptr(fd), unix.F_GETFD, 0)
	return err
}

// copyDescriptor is fcntl(2) F_DUPFD_CLOEXEC.
func copyDescriptor(fd, least int) (int, error) {
	return unix.FcntlInt(uintptr(fd), unix.F_DUPFD_CLOEXEC, least)
}
