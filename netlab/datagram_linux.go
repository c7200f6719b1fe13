package netlab

import "golang.org/x/sys/unix"

// tellLength asks recvfrom for the datagram's length rather than its part's.
const tellLength = unix.MSG_TRUNC

// joinIPv4 sets a membership option for the group on the interface numbered
// index (0: the kernel chooses), ip(7).
func joinIPv4(fd, option int, group [4]byte, index int) error {
	mreq := &unix.IPMreqn{Multiaddr: group, Ifindex: int32(index)}
	return unix.SetsockoptIPMreqn(fd, unix.IPPROTO_IP, option, mreq)
}

// bytesToRead is the ioctl for the bytes that wait to be received, tcp(7).
const bytesToRead = unix.SIOCINQ
