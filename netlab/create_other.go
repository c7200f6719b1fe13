//go:build unix && !linux

package netlab

import "golang.org/x/sys/unix"

// describe asks the kernel what socket fd is; the protocol it does not tell.
func describe(fd int) (Family, Type, int, error) {
	typ, err := unix.GetsockoptInt(fd, unix.SOL_SOCKET, unix.SO_TYPE)
	if err != nil {
		return 0, 0, 0, err
	}
	local, err := getsockname(fd)
	if err != nil {
		return 0, 0, 0, err
	}
	return local.family(), Type(typ), 0, nil
}
