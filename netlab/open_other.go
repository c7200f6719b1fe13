//go:build unix && !linux

package netlab

import (
	"syscall"
	"unsafe"

	"golang.org/x/sys/unix"
)

// acceptCloseOnExec is accept(2), the new descriptor non-blocking and closed
// in programs that this one starts.
func acceptCloseOnExec(fd int) (int, rawAddress, error) {
	syscall.ForkLock.RLock()
	defer syscall.ForkLock.RUnlock()
	from := newAddressRoom()
	accepted, _, errno := unix.Syscall(unix.SYS_ACCEPT, uintptr(fd), uintptr(unsafe.Pointer(&from.data[0])), uintptr(unsafe.Pointer(&from.size)))
	if errno != 0 {
		return -1, nil, errno
	}
	return int(accepted), from.address(), prepare(int(accepted))
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
