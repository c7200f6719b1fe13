package netlab

import (
	"encoding/binary"
	"time"

	"golang.org/x/sys/unix"
)

// Sizes and offsets of sock_diag(7)'s structures.
const (
	diagRequestSize  = 56 // struct inet_diag_req_v2
	diagAnswerSize   = 72 // struct inet_diag_msg
	diagAnswerQueue  = 60 // its idiag_wqueue: a listening socket's backlog
	diagAnswerInode  = 68
	netlinkHeader    = unix.SizeofNlMsghdr
	diagAnswerWait   = 200 * time.Millisecond // the kernel answers at once or not at all
	diagReceiveBytes = 32 << 10
)

// backlogs asks the kernel, by inode, how many clients each listening TCP
// socket lets wait: /proc does not tell. Without an answer the map is short of
// it.
func backlogs() map[uint64]int {
	found := make(map[uint64]int)
	fd, err := unix.Socket(unix.AF_NETLINK, unix.SOCK_DGRAM|unix.SOCK_CLOEXEC, unix.NETLINK_SOCK_DIAG)
	if err != nil {
		return found
	}
	defer unix.Close(fd)
	wait := unix.NsecToTimeval(int64(diagAnswerWait))
	if err := unix.SetsockoptTimeval(fd, unix.SOL_SOCKET, unix.SO_RCVTIMEO, &wait); err != nil {
		return found
	}
	answer := make([]byte, diagReceiveBytes)
	for _, family := range []byte{unix.AF_INET, unix.AF_INET6} {
		if err := unix.Sendto(fd, diagRequest(family), 0, &unix.SockaddrNetlink{Family: unix.AF_NETLINK}); err != nil {
			return found
		}
		for more := true; more; {
			n, _, err := unix.Recvfrom(fd, answer, 0)
			if err == unix.EINTR {
				continue
			}
			if err != nil {
				return found
			}
			more = parseDiag(answer[:n], found)
		}
	}
	return found
}

// diagRequest is a request for all listening TCP sockets of family.
func diagRequest(family byte) []byte {
	p := make([]byte, netlinkHeader+diagRequestSize)
	binary.NativeEndian.PutUint32(p, uint32(len(p)))
	binary.NativeEndian.PutUint16(p[4:], unix.SOCK_DIAG_BY_FAMILY)
	binary.NativeEndian.PutUint16(p[6:], unix.NLM_F_REQUEST|unix.NLM_F_DUMP)
	p[netlinkHeader], p[netlinkHeader+1] = family, unix.IPPROTO_TCP
	binary.NativeEndian.PutUint32(p[netlinkHeader+4:], 1<<TCPListen)
	return p
}

// parseDiag adds the answers in one datagram to found, and reports whether
// more of them follow.
func parseDiag(p []byte, found map[uint64]int) (more bool) {
	for len(p) >= netlinkHeader {
		length := int(binary.NativeEndian.Uint32(p))
		if length < netlinkHeader || length > len(p) {
			return false
		}
		if binary.NativeEndian.Uint16(p[4:]) != unix.SOCK_DIAG_BY_FAMILY {
			return false // NLMSG_DONE, or an error
		}
		if body := p[netlinkHeader:length]; len(body) >= diagAnswerSize {
			inode := binary.NativeEndian.Uint32(body[diagAnswerInode:])
			found[uint64(inode)] = int(binary.NativeEndian.Uint32(body[diagAnswerQueue:]))
		}
		p = p[min((length+3)&^3, len(p)):]
	}
	return true
}
