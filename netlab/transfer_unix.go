//go:build unix

package netlab

import "golang.org/x/sys/unix"

// Flags of the send and recv methods that every system has; [Constants] has
// them all.
const (
	MSG_OOB       = unix.MSG_OOB
	MSG_PEEK      = unix.MSG_PEEK
	MSG_DONTROUTE = unix.MSG_DONTROUTE
	MSG_DONTWAIT  = unix.MSG_DONTWAIT
	MSG_TRUNC     = unix.MSG_TRUNC
	MSG_WAITALL   = unix.MSG_WAITALL
)

// The directions, under Python's names.
const (
	SHUT_RD   How = unix.SHUT_RD
	SHUT_WR   How = unix.SHUT_WR
	SHUT_RDWR How = unix.SHUT_RDWR
)
