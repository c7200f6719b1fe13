//go:build unix

package netlab

import "golang.org/x/sys/unix"

// The events of poll(2) that every system has.
const (
	POLLIN   PollEvents = unix.POLLIN
	POLLPRI  PollEvents = unix.POLLPRI
	POLLOUT  PollEvents = unix.POLLOUT
	POLLERR  PollEvents = unix.POLLERR
	POLLHUP  PollEvents = unix.POLLHUP
	POLLNVAL PollEvents = unix.POLLNVAL
)
