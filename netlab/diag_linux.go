package netlab

import (
	"context"
	"encoding/binary"
	"errors"
	"time"

	"golang.org/x/sys/unix"
)

const (
	netlinkHeader    = unix.SizeofNlMsghdr
	diagAnswerWait   = 2 * time.Second // the kernel answers at once or not at all
	diagReceiveBytes = 32 << 10        // as much as the kernel puts into one datagram
	diagDumps        = 4               // how often a dump that was disturbed is made
)

var errNoDiag = errors.New("sock_diag does not answer") // its caller reads /proc

// A diag asks the kernel about sockets: sock_diag(7).
type diag struct {
	fd       int
	sequence uint32
	answer   []byte
}

func openDiag() (*diag, error) {
	fd, err := unix.Socket(unix.AF_NETLINK, unix.SOCK_DGRAM|unix.SOCK_CLOEXEC, unix.NETLINK_SOCK_DIAG)
	if err != nil {
		return nil, err
	}
	wait := unix.NsecToTimeval(int64(diagAnswerWait))
	if err := unix.SetsockoptTimeval(fd, unix.SOL_SOCKET, unix.SO_RCVTIMEO, &wait); err != nil {
		unix.Close(fd)
		return nil, err
	}
	return &diag{fd: fd, answer: make([]byte, diagReceiveBytes)}, nil
}

func (d *diag) close() { unix.Close(d.fd) }

// dump has row told of each answer to a request for many sockets, of some more than
// once. The kernel gives a long table in pieces, and may leave a socket out where
// others close between two of them: so such a table is read twice, and again while
// the kernel says that it changed.
func (d *diag) dump(ctx context.Context, request []byte, row func(body []byte)) error {
	for i := range diagDumps {
		pieces, disturbed, err := d.ask(ctx, request, unix.NLM_F_DUMP, row)
		if err != nil || !disturbed && (pieces <= 1 || i > 0) {
			return err
		}
	}
	return nil
}

// one has row told of the answer to a request for one socket, which is
// [unix.ENOENT] if there is none.
func (d *diag) one(request []byte, row func(body []byte)) error {
	_, _, err := d.ask(context.Background(), request, unix.NLM_F_ACK, row)
	return err
}

// ask makes a request, and reports in how many datagrams the answers came.
func (d *diag) ask(ctx context.Context, request []byte, flags uint16, row func(body []byte)) (pieces int, disturbed bool, err error) {
	d.sequence++
	p := make([]byte, netlinkHeader, netlinkHeader+len(request))
	binary.NativeEndian.PutUint32(p, uint32(netlinkHeader+len(request)))
	binary.NativeEndian.PutUint16(p[4:], unix.SOCK_DIAG_BY_FAMILY)
	binary.NativeEndian.PutUint16(p[6:], unix.NLM_F_REQUEST|flags)
	binary.NativeEndian.PutUint32(p[8:], d.sequence)
	if err := unix.Sendto(d.fd, append(p, request...), 0, &unix.SockaddrNetlink{Family: unix.AF_NETLINK}); err != nil {
		return 0, false, err
	}
	for {
		if ctx.Err() != nil {
			return pieces, disturbed, ctx.Err()
		}
		n, _, err := unix.Recvfrom(d.fd, d.answer, 0)
		if err == unix.EINTR {
			continue
		}
		if err != nil {
			return pieces, disturbed, err
		}
		rows := 0
		end, changed, err := parseDiag(d.answer[:n], d.sequence, func(body []byte) { rows++; row(body) })
		disturbed = disturbed || changed
		if rows > 0 {
			pieces++
		}
		if end || err != nil {
			return pieces, disturbed, err
		}
	}
}

// parseDiag has row told of each answer in one datagram, and reports whether it
// is the last one and whether the table changed while it was read (netlink(7)).
// Answers to another request are passed over.
func parseDiag(p []byte, sequence uint32, row func(body []byte)) (end, disturbed bool, err error) {
	for len(p) >= netlinkHeader {
		length := int(binary.NativeEndian.Uint32(p))
		if length < netlinkHeader || length > len(p) {
			return true, disturbed, errNoDiag
		}
		body := p[netlinkHeader:length]
		if binary.NativeEndian.Uint32(p[8:]) == sequence {
			disturbed = disturbed || binary.NativeEndian.Uint16(p[6:])&unix.NLM_F_DUMP_INTR != 0
			switch binary.NativeEndian.Uint16(p[4:]) {
			case unix.SOCK_DIAG_BY_FAMILY:
				row(body)
			case unix.NLMSG_DONE, unix.NLMSG_ERROR: // both hold a negative errno, or 0
				if len(body) >= 4 {
					if errno := -int32(binary.NativeEndian.Uint32(body)); errno > 0 {
						return true, disturbed, unix.Errno(errno)
					}
				}
				return true, disturbed, nil
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
