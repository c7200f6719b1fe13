package netlab

import (
	"syscall"
	"unsafe"

	"golang.org/x/sys/unix"
)

// quick is up to how many bytes a transfer goes to the kernel without telling
// Go's scheduler. The descriptor never blocks, so that such a call ends within
// microseconds, and the two notices would cost a tenth of an exchange.
const quick = 64 << 10

// recvOnce is recv(2).
func recvOnce(fd int, p []byte, flags int) (int, error) {
	return transferOnce(unix.SYS_RECVFROM, fd, p, flags)
}

// sendOnce is send(2), with its count, which x/sys/unix drops.
func sendOnce(fd int, p []byte, flags int) (int, error) {
	return transferOnce(unix.SYS_SENDTO, fd, p, flags)
}

func transferOnce(trap uintptr, fd int, p []byte, flags int) (int, error) {
	var (
		n     uintptr
		errno syscall.Errno
	)
	first := unsafe.Pointer(unsafe.SliceData(p))
	if len(p) <= quick {
		n, _, errno = unix.RawSyscall6(trap, uintptr(fd), uintptr(first), uintptr(len(p)), uintptr(flags), 0, 0)
	} else {
		n, _, errno = unix.Syscall6(trap, uintptr(fd), uintptr(first), uintptr(len(p)), uintptr(flags), 0, 0)
	}
	if errno != 0 {
		return 0, errno
	}
	return int(n), nil
}

// MSG_MORE says that more follows at once, which goes into the same segment: send(2).
// It is 0 where the system has no such flag.
const MSG_MORE = unix.MSG_MORE
