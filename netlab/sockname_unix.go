//go:build unix

package netlab

import (
	"unsafe"

	"golang.org/x/sys/unix"
)

// System calls that take or give an address, in the kernel's own layout.

func bindTo(fd int, to rawAddress) error    { return withAddress(unix.SYS_BIND, fd, to) }
func connectTo(fd int, to rawAddress) error { return withAddress(unix.SYS_CONNECT, fd, to) }

func withAddress(trap uintptr, fd int, to rawAddress) error {
	if _, _, errno := unix.Syscall(trap, uintptr(fd), uintptr(to.pointer()), uintptr(len(to))); errno != 0 {
		return errno
	}
	return nil
}

func getsockname(fd int) (rawAddress, error) { return askAddress(unix.SYS_GETSOCKNAME, fd) }
func getpeername(fd int) (rawAddress, error) { return askAddress(unix.SYS_GETPEERNAME, fd) }

func askAddress(trap uintptr, fd int) (rawAddress, error) {
	room := newAddressRoom()
	if _, _, errno := unix.Syscall(trap, uintptr(fd), uintptr(unsafe.Pointer(&room.data[0])), uintptr(unsafe.Pointer(&room.size))); errno != 0 {
		return nil, errno
	}
	return room.address(), nil
}

// sendTo is sendto(2).
func sendTo(fd int, p []byte, flags int, to rawAddress) (int, error) {
	n, _, errno := unix.Syscall6(unix.SYS_SENDTO, uintptr(fd), uintptr(unsafe.Pointer(unsafe.SliceData(p))), uintptr(len(p)),
		uintptr(flags), uintptr(to.pointer()), uintptr(len(to)))
	if errno != 0 {
		return 0, errno
	}
	return int(n), nil
}

// recvFrom is recvfrom(2).
func recvFrom(fd int, p []byte, flags int) (int, rawAddress, error) {
	room := newAddressRoom()
	n, _, errno := unix.Syscall6(unix.SYS_RECVFROM, uintptr(fd), uintptr(unsafe.Pointer(unsafe.SliceData(p))), uintptr(len(p)),
		uintptr(flags), uintptr(unsafe.Pointer(&room.data[0])), uintptr(unsafe.Pointer(&room.size)))
	if errno != 0 {
		return 0, nil, errno
	}
	return int(n), room.address(), nil
}
