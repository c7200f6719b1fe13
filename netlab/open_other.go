//go:build unix && !linux

package netlab

import (
	"syscall"

	"golang.org/x/sys/unix"
)

// acceptCloseOnExec is accept(2), the new descriptor non-blocking and closed
// in programs that this one starts.
func acceptCloseOnExec(fd int) (int, unix.Sockaddr, error) {
	syscall.ForkLock.RLock()
	defer syscall.ForkLock.RUnlock()
	accepted, from, err := unix.Accept(fd)
	if err != nil {
		return -1, nil, err
	}
	return accepted, from, prepare(accepted)
}

// socketCloseOnExec is socket(2), non-blocking and closed in programs that
// this one starts.
func socketCloseOnExec(family, typ, proto int) (int, error) {
	syscall.ForkLock.RLock()
	defer syscall.ForkLock.RUnlock()
	fd, err := unix.Socket(family, typ, proto)
	if err != nil {
		return -1, err
	}
	return fd, prepare(fd)
}

// prepare sets what Linux takes as flags; it closes fd if that fails.
func prepare(fd int) error {
	unix.CloseOnExec(fd)
	if err := unix.SetNonblock(fd, true); err != nil {
		unix.Close(fd)
		return err
	}
	return nil
}

// This system's socket(2) takes no flags in the type.
const (
	typeNonblock = 0
	typeFlags    = 0
)
