//go:build unix

package netlab

import "golang.org/x/sys/unix"

// The families that this package knows, under Python's names.
const (
	AF_UNSPEC Family = unix.AF_UNSPEC
	AF_UNIX   Family = unix.AF_UNIX
	AF_INET   Family = unix.AF_INET
	AF_INET6  Family = unix.AF_INET6
)

// The types of socket, under Python's names.
const (
	SOCK_STREAM    Type = unix.SOCK_STREAM
	SOCK_DGRAM     Type = unix.SOCK_DGRAM
	SOCK_RAW       Type = unix.SOCK_RAW
	SOCK_RDM       Type = unix.SOCK_RDM
	SOCK_SEQPACKET Type = unix.SOCK_SEQPACKET
)
