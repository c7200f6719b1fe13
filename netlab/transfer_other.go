//go:build unix && !linux

package netlab

import "golang.org/x/sys/unix"

// recvOnce is recv(2).
func recvOnce(fd int, p []byte, flags int) (int, error) {
	n, _, err := unix.Recvfrom(fd, p, flags)
	return n, err
}

// sendOnce is send(2), with its count, which unix.Send drops.
func sendOnce(fd int, p []byte, flags int) (int, error) {
	return unix.SendmsgN(fd, p, nil, nil, flags)
}

// MSG_MORE says that more follows at once, which goes into the same segment; this
// system has no such flag.
const MSG_MORE = 0
