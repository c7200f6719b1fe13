package netlab

import (
	"context"
	"encoding/binary"
	"errors"
	"time"

	"golang.org/x/sys/unix"
)

const (
	netlinkHeader = unix.SizeofNlMsghdr
	netlinkWait   = 2 * time.Second // the kernel answers at once or not at all
	netlinkBytes  = 32 << 10        // as much as the kernel puts into one datagram
	netlinkDumps  = 4               // how often a dump that was disturbed is made
)

var errNoAnswer = errors.New("the kernel's answer is cut")

// A netlink asks the kernel: netlink(7).
type netlink struct {
	fd       int
	kind     uint16 // of the requests
	sequence uint32
	answer   []byte
}

// openDiag asks about sockets: sock_diag(7).
func openDiag() (*netlink, error) {
	return openNetlink(unix.NETLINK_SOCK_DIAG, unix.SOCK_DIAG_BY_FAMILY)
}

func openNetlink(protocol int, kind uint16) (*netlink, error) {
	fd, err := unix.Socket(unix.AF_NETLINK, unix.SOCK_DGRAM|unix.SOCK_CLOEXEC, protocol)
	if err != nil {
		return nil, err
	}
	wait := unix.NsecToTimeval(int64(netlinkWait))
	if err := unix.SetsockoptTimeval(fd, unix.SOL_SOCKET, unix.SO_RCVTIMEO, &wait); err != nil {
		unix.Close(fd)
		return nil, err
	}
	return &netlink{fd: fd, kind: kind, answer: make([]byte, netlinkBytes)}, nil
}

func (n *netlink) close() { unix.Close(n.fd) }

// dump has row told of each answer to a request for many sockets, of some more than
// once. The kernel gives a long table in pieces, and may leave a socket out where
// others close between two of them: so such a table is read twice, and again while
// the kernel says that it changed.
func (n *netlink) dump(ctx context.Context, request []byte, row func(body []byte)) error {
	for i := range netlinkDumps {
		pieces, disturbed, err := n.ask(ctx, request, unix.NLM_F_DUMP, row)
		if err != nil || !disturbed && (pieces <= 1 || i > 0) {
			return err
		}
	}
	return nil
}

// one has row told of the answer to a request for one socket, which is
// [unix.ENOENT] if there is none.
func (n *netlink) one(request []byte, row func(body []byte)) error {
	_, _, err := n.ask(context.Background(), request, unix.NLM_F_ACK, row)
	return err
}

// ask makes a request, and reports in how many datagrams the answers came.
func (n *netlink) ask(ctx context.Context, request []byte, flags uint16, row func(body []byte)) (pieces int, disturbed bool, err error) {
	n.sequence++
	p := make([]byte, netlinkHeader, netlinkHeader+len(request))
	binary.NativeEndian.PutUint32(p, uint32(netlinkHeader+len(request)))
	binary.NativeEndian.PutUint16(p[4:], n.kind)
	binary.NativeEndian.PutUint16(p[6:], unix.NLM_F_REQUEST|flags)
	binary.NativeEndian.PutUint32(p[8:], n.sequence)
	if err := unix.Sendto(n.fd, append(p, request...), 0, &unix.SockaddrNetlink{Family: unix.AF_NETLINK}); err != nil {
		return 0, false, err
	}
	for {
		if ctx.Err() != nil {
			return pieces, disturbed, ctx.Err()
		}
		size, _, err := unix.Recvfrom(n.fd, n.answer, 0)
		if err == unix.EINTR {
			continue
		}
		if err != nil {
			return pieces, disturbed, err
		}
		rows := 0
		end, changed, err := parseNetlink(n.answer[:size], n.sequence, func(body []byte) { rows++; row(body) })
		disturbed = disturbed || changed
		if rows > 0 {
			pieces++
		}
		if end || err != nil {
			return pieces, disturbed, err
		}
	}
}

// parseNetlink has row told of each answer in one datagram, and reports whether it
// is the last one and whether the table changed while it was read (netlink(7)).
// Answers to another request are passed over.
func parseNetlink(p []byte, sequence uint32, row func(body []byte)) (end, disturbed bool, err error) {
	for len(p) >= netlinkHeader {
		length := int(binary.NativeEndian.Uint32(p))
		if length < netlinkHeader || length > len(p) {
			return true, disturbed, errNoAnswer
		}
		body := p[netlinkHeader:length]
		if binary.NativeEndian.Uint32(p[8:]) == sequence {
			disturbed = disturbed || binary.NativeEndian.Uint16(p[6:])&unix.NLM_F_DUMP_INTR != 0
			switch binary.NativeEndian.Uint16(p[4:]) {
			case unix.NLMSG_NOOP, unix.NLMSG_OVERRUN:
			case unix.NLMSG_DONE, unix.NLMSG_ERROR: // both hold a negative errno, or 0
				if len(body) >= 4 {
					if errno := -int32(binary.NativeEndian.Uint32(body)); errno > 0 {
						return true, disturbed, unix.Errno(errno)
					}
				}
				return true, disturbed, nil
			default:
				row(body)
			}
		}
		p = p[min((length+3)&^3, len(p)):]
	}
	return false, disturbed, nil
}

// attributes has each told of the attributes behind an answer: rtnetlink(7).
func attributes(p []byte, each func(kind uint16, value []byte)) {
	for len(p) >= unix.SizeofRtAttr {
		length := int(binary.NativeEndian.Uint16(p))
		if length < unix.SizeofRtAttr || length > len(p) {
			return
		}
		each(binary.NativeEndian.Uint16(p[2:]), p[unix.SizeofRtAttr:length])
		p = p[min((length+3)&^3, len(p)):]
	}
}
