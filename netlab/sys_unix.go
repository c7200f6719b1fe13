//go:build unix

package netlab

import (
	"syscall"
	"unsafe"

	"golang.org/x/sys/unix"
)

// System calls under names that do not tell the system. Where one fails its error is a
// [syscall.Errno]; what package syscall calls EAGAIN, EINTR … is what is looked for.

// Numbers that the calls below take.
const (
	solSocket = unix.SOL_SOCKET
	soReuse   = unix.SO_REUSEADDR
	soShare   = unix.SO_REUSEPORT
	v6Only    = unix.IPV6_V6ONLY
	noDelay   = unix.TCP_NODELAY
	soError   = unix.SO_ERROR

	join4  = unix.IP_ADD_MEMBERSHIP
	leave4 = unix.IP_DROP_MEMBERSHIP
	join6  = unix.IPV6_JOIN_GROUP
	leave6 = unix.IPV6_LEAVE_GROUP
)

// reuseListening is whether create_server sets SO_REUSEADDR; CPython does not on Windows,
// where that lets a second server have the port too.
const reuseListening = true

// maxUnix is how long a Unix socket's path may be, with a NUL behind it.
const maxUnix = len(unix.RawSockaddrUnix{}.Path)

// closeDescriptor is close(2) of a socket.
func closeDescriptor(fd int) error { return unix.Close(fd) }

func setNonblock(fd int) error { return unix.SetNonblock(fd, true) }

// duplicate is dup(2), the copy closed in programs that this one starts.
func duplicate(fd int) (int, error) { return unix.FcntlInt(uintptr(fd), unix.F_DUPFD_CLOEXEC, 0) }

// inode is the number of the file that fd is a descriptor of: fstat(2).
func inode(fd int) (uint64, error) {
	var st unix.Stat_t
	err := unix.Fstat(fd, &st)
	return st.Ino, err
}

// socketpair is socketpair(2), both non-blocking and closed in programs that this
// one starts.
func socketpair(family Family, typ Type, proto int) (fds [2]int, err error) {
	syscall.ForkLock.RLock()
	defer syscall.ForkLock.RUnlock()
	if fds, err = unix.Socketpair(int(family), int(typ), proto); err != nil {
		return fds, err
	}
	for _, fd := range fds {
		unix.CloseOnExec(fd)
		if failed := unix.SetNonblock(fd, true); failed != nil {
			err = failed
		}
	}
	if err != nil {
		unix.Close(fds[0])
		unix.Close(fds[1])
	}
	return fds, err
}

// listen is listen(2).
func listen(fd, backlog int) error { return unix.Listen(fd, backlog) }

// isListening reports whether fd is a listening socket.
func isListening(fd int) bool {
	on, err := unix.GetsockoptInt(fd, unix.SOL_SOCKET, unix.SO_ACCEPTCONN)
	return err == nil && on != 0
}

// shutdown is shutdown(2).
func shutdown(fd int, how How) error { return unix.Shutdown(fd, int(how)) }

// unread is how many bytes wait to be received.
func unread(fd int) (int, error) { return unix.IoctlGetInt(fd, bytesToRead) }

func setsockoptInt(fd, level, name, value int) error {
	return unix.SetsockoptInt(fd, level, name, value)
}

func getsockoptInt(fd, level, name int) (int, error) { return unix.GetsockoptInt(fd, level, name) }

func setsockoptBytes(fd, level, name int, value []byte) error {
	return unix.SetsockoptString(fd, level, name, string(value))
}

// setsockoptNone is setsockopt(2) without a value, of a size all the same.
func setsockoptNone(fd, level, name, size int) error {
	_, _, errno := unix.Syscall6(unix.SYS_SETSOCKOPT, uintptr(fd), uintptr(level), uintptr(name), 0, uintptr(size), 0)
	if errno != 0 {
		return errno
	}
	return nil
}

// getsockoptBytes is getsockopt(2) into p, which is not empty; it returns how many
// bytes there are.
func getsockoptBytes(fd, level, name int, p []byte) (int, error) {
	length := uint32(len(p))
	_, _, errno := unix.Syscall6(unix.SYS_GETSOCKOPT, uintptr(fd), uintptr(level), uintptr(name),
		uintptr(unsafe.Pointer(&p[0])), uintptr(unsafe.Pointer(&length)), 0)
	if errno != 0 {
		return 0, errno
	}
	return int(length), nil
}

// joinIPv6 sets a membership option for the group on the interface numbered index
// (0: the kernel chooses), ipv6(7).
func joinIPv6(fd, option int, group [16]byte, index int) error {
	return unix.SetsockoptIPv6Mreq(fd, unix.IPPROTO_IPV6, option, &unix.IPv6Mreq{Multiaddr: group, Interface: uint32(index)})
}
