package netlab

import (
	"unsafe"

	"golang.org/x/sys/unix"
)

// acceptCloseOnExec is accept4(2), the new descriptor non-blocking and closed
// in programs that this one starts.
func acceptCloseOnExec(fd int) (int, rawAddress, error) {
	from := newAddressRoom()
	accepted, _, errno := unix.Syscall6(unix.SYS_ACCEPT4, uintptr(fd), uintptr(unsafe.Pointer(&from.data[0])), uintptr(unsafe.Pointer(&from.size)), unix.SOCK_NONBLOCK|unix.SOCK_CLOEXEC, 0, 0)
	if errno != 0 {
		return -1, nil, errno
	}
	return int(accepted), from.address(), nil
}

// socketCloseOnExec is socket(2), non-blocking and closed in programs that
// this one starts.
func socketCloseOnExec(family, typ, proto int) (int, error) {
	return unix.Socket(family, typ|unix.SOCK_NONBLOCK|unix.SOCK_CLOEXEC, proto)
}

// Flags that socket(2) takes in the type. A socket made with typeNonblock has
// the timeout 0, as in Python; all of ours have both underneath.
const (
	typeNonblock = unix.SOCK_NONBLOCK
	typeFlags    = unix.SOCK_NONBLOCK | unix.SOCK_CLOEXEC
)
