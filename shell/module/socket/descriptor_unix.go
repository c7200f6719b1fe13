//go:build unix

package socket

import "golang.org/x/sys/unix"

// System calls on descriptors by their numbers, under names that do not tell the
// system.

// Numbers that the calls below and netlab's take.
const (
	mostBacklog = unix.SOMAXCONN
	solSocket   = unix.SOL_SOCKET
	soType      = unix.SO_TYPE
)

// closeDescriptor is close(2).
func closeDescriptor(fd int) error { return unix.Close(fd) }

// inheritable reports whether programs that this one starts have fd too.
func inheritable(fd int) (bool, error) {
	flags, err := unix.FcntlInt(uintptr(fd), unix.F_GETFD, 0)
	return flags&unix.FD_CLOEXEC == 0, err
}

func setInheritable(fd int, yes bool) error {
	flags := unix.FD_CLOEXEC
	if yes {
		flags = 0
	}
	_, err := unix.FcntlInt(uintptr(fd), unix.F_SETFD, flags)
	return err
}
