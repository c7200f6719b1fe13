//go:build unix && !linux

package netlab

import (
	"syscall"

	"golang.org/x/sys/unix"
)

// acceptCloseOnExec is accept(2), the new descriptor closed in programs that
// this one starts.
func acceptCloseOnExec(fd int) (int, unix.Sockaddr, error) {
	syscall.ForkLock.RLock()
	defer syscall.ForkLock.RUnlock()
	accepted, from, err := unix.Accept(fd)
	if err == nil {
		unix.CloseOnExec(accepted)
	}
	return accepted, from, err
}
