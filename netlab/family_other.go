//go:build !linux

package netlab

// Families that this system has not: numbers that no socket has.
const (
	AF_PACKET Family = -2 - iota
	AF_NETLINK
	AF_VSOCK
	AF_CAN
	AF_BLUETOOTH
)
