//go:build unix && !linux

package netlab

import (
	"net"

	"golang.org/x/sys/unix"
)

// tellLength is nothing where recvfrom cannot tell a datagram's length.
const tellLength = 0

// joinIPv4 sets a membership option for the group on the interface numbered
// index (0: the kernel chooses), by the interface's first IPv4 address.
func joinIPv4(fd, option int, group [4]byte, index int) error {
	mreq := &unix.IPMreq{Multiaddr: group}
	if index != 0 {
		nic, err := net.InterfaceByIndex(index)
		if err != nil {
			return unix.ENODEV
		}
		addresses, err := nic.Addrs()
		if err != nil {
			return unix.ENODEV
		}
		for _, a := range addresses {
			if n, ok := a.(*net.IPNet); ok && n.IP.To4() != nil {
				copy(mreq.Interface[:], n.IP.To4())
				break
			}
		}
	}
	return unix.SetsockoptIPMreq(fd, unix.IPPROTO_IP, option, mreq)
}

// bytesToRead is the ioctl FIONREAD, the bytes that wait to be received.
const bytesToRead = 0x4004667f

// errorQueue is nothing where there is no queue of errors.
const errorQueue = 0

// readShut reports whether the socket is shut down for reading: recv says so
// itself here.
func readShut(int) bool { return false }

// closeOnExecFlag is nothing where recvmsg has no flag for it.
const closeOnExecFlag = 0
