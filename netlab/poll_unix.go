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

// A pollItem is a struct pollfd, whose fields are Fd, Events and Revents everywhere.
type pollItem = unix.PollFd

func newPollItem(fd int, events PollEvents) pollItem {
	return pollItem{Fd: int32(fd), Events: int16(events)}
}

// pollInvalid is POLLNVAL as Revents has it.
const pollInvalid = unix.POLLNVAL
