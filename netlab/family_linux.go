package netlab

import "golang.org/x/sys/unix"

// The families below IP and beside it whose addresses this package knows.
const (
	AF_PACKET    Family = unix.AF_PACKET
	AF_NETLINK   Family = unix.AF_NETLINK
	AF_VSOCK     Family = unix.AF_VSOCK
	AF_CAN       Family = unix.AF_CAN
	AF_BLUETOOTH Family = unix.AF_BLUETOOTH
)
