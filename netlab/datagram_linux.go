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

// errorQueue is the flag that reads the queue of errors.
const errorQueue = unix.MSG_ERRQUEUE

// readShut reports whether the socket is shut down for reading.
func readShut(fd int) bool {
	fds := []unix.PollFd{{Fd: int32(fd), Events: unix.POLLRDHUP}}
	n, err := unix.Poll(fds, 0)
	return err == nil && n > 0 && fds[0].Revents&unix.POLLRDHUP != 0
}

// closeOnExecFlag has recvmsg close the descriptors that it gives in programs that
// this one starts.
const closeOnExecFlag = unix.MSG_CMSG_CLOEXEC
