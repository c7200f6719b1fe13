package netlab

import (
	"context"
	"fmt"
)

// A Datagram is what [Socket.RecvFrom] received.
type Datagram struct {
	Data []byte
	// From is the sender; nil on a stream, or for a Unix socket without a name.
	From Address
	// Length is the datagram's real length, more than len(Data) if it was cut.
	// Where the kernel does not tell (other than Linux) it is len(Data)+1 then.
	Length int
	// End tells that nothing was received because the socket is shut down for
	// reading. A datagram may be empty too.
	End bool
}

// Truncated reports whether the datagram was longer than the room for it; the
// rest is lost.
func (d Datagram) Truncated() bool { return d.Length > len(d.Data) }

// SendTo sends p to an address: sendto(2), the host resolved first.
func (s *Socket) SendTo(ctx context.Context, p []byte, flags int, to Address) (n int, err error) {
	c := s.begin("sendto", len(p), flags)
	aim := to
	n, err = s.sendTo(ctx, c, p, &aim)
	s.tell(Event{Op: "sendto", Start: c.start, Asked: len(p), Flags: flags, Bytes: n, Data: p[:n], Remote: aim, Err: err})
	return n, err
}

// sendTo sends to *aim, of which it makes the address that its host has.
func (s *Socket) sendTo(ctx context.Context, c underway, p []byte, aim *Address) (n int, err error) {
	to := *aim
	d, err := s.use("sendto", to)
	if err != nil {
		return 0, err
	}
	defer d.release()
	sa, err := s.sockaddr(ctx, "sendto", to)
	if err != nil {
		return 0, err
	}
	*aim = s.resolved(to, sa)
	err = d.try(ctx, &d.writing, s.patienceFor(c), func(fd int) error {
		n, err = sendTo(fd, p, c.flags, sa)
		return err
	})
	if err != nil {
		return 0, asError("sendto", err, to)
	}
	return n, nil
}

// RecvFrom receives at most n bytes and gives the sender: recvfrom(2). On a
// datagram socket that is one datagram, cut at n, and nothing is no end.
func (s *Socket) RecvFrom(ctx context.Context, n int, flags int) (Datagram, error) {
	if n < 0 {
		return Datagram{}, &Error{Name: "ValueError", Message: "negative buffersize in recvfrom", Op: "recvfrom"}
	}
	asked := n
	if n > maxDatagram && s.typ == SOCK_DGRAM && s.family != AF_UNIX {
		n = maxDatagram
	}
	return s.receive(ctx, "recvfrom", make([]byte, n), asked, flags)
}

// maxDatagram is more than any UDP datagram holds.
const maxDatagram = 1 << 16

// RecvDatagram is [Socket.Recv] on a datagram socket, with what recv(2) leaves out:
// the sender, and the real length of a datagram that was cut at n. As there, n = 0
// receives nothing.
func (s *Socket) RecvDatagram(ctx context.Context, n int, flags int) (Datagram, error) {
	asked := n
	switch {
	case n < 0:
		return Datagram{}, &Error{Name: "ValueError", Message: "negative buffersize in recv", Op: "recv"}
	case n == 0:
		return Datagram{}, nil
	case n > maxDatagram && s.family != AF_UNIX:
		n = maxDatagram
	}
	return s.receive(ctx, "recv", make([]byte, n), asked, flags)
}

// RecvFromInto is [Socket.RecvFrom] into p: Python's recvfrom_into. The
// datagram's Data is the part of p that was filled.
func (s *Socket) RecvFromInto(ctx context.Context, p []byte, flags int) (Datagram, error) {
	return s.receive(ctx, "recvfrom", p, len(p), flags)
}

func (s *Socket) receive(ctx context.Context, op string, p []byte, asked, flags int) (Datagram, error) {
	c := s.begin(op, asked, flags)
	got, err := s.recvFrom(ctx, c, p)
	s.tell(Event{Op: op, Start: c.start, Asked: asked, Flags: flags, Bytes: len(got.Data), Data: got.Data, Length: got.Length, Remote: got.From, Err: err})
	return got, err
}

func (s *Socket) recvFrom(ctx context.Context, c underway, p []byte) (got Datagram, err error) {
	if s.typ == SOCK_STREAM {
		n, err := s.recv(ctx, c, p)
		return Datagram{Data: p[:n], Length: n}, err
	}
	d, err := s.use(c.op, nil)
	if err != nil {
		return got, err
	}
	defer d.release()
	limit := s.patienceFor(c)
	var from rawAddress
	err = d.try(ctx, &d.reading, limit, s.wokenByShutdown(limit, func(fd int) (err error) {
		got.Length, from, err = recvFrom(fd, p, c.flags|tellLength)
		return err
	}, &got.End))
	if err != nil {
		return Datagram{}, asError(c.op, err, nil)
	}
	got.Data, got.From = p[:min(got.Length, len(p))], s.address(from)
	return got, nil
}

// wokenByShutdown is call, a receiving one on a datagram socket, for a socket
// without a timeout: where it would block although the socket is shut down for
// reading it has received nothing, as a recv(2) that is allowed to block. The
// kernel says EAGAIN for a non-blocking descriptor in that case. end, if not nil, is
// set then.
func (s *Socket) wokenByShutdown(limit patience, call func(fd int) error, end *bool) func(fd int) error {
	if s.typ == SOCK_STREAM || !limit.forever() {
		return call
	}
	return func(fd int) error {
		err := call(fd)
		if wouldBlock(err) && readShut(fd) {
			if end != nil {
				*end = true
			}
			return nil
		}
		return err
	}
}

// recvDatagram is recvOnce, woken by a shutdown likewise.
func recvDatagram(fd int, p []byte, flags int) (int, error) {
	n, err := recvOnce(fd, p, flags)
	if wouldBlock(err) && readShut(fd) {
		return 0, nil
	}
	return n, err
}

// patienceFor is how long a call with its flags may wait. MSG_DONTWAIT counts on a
// blocking socket only; with a timeout CPython waits for the poller first. The
// queue of errors is never waited for.
func (s *Socket) patienceFor(c underway) patience {
	limit := s.patience(c)
	if c.flags&errorQueue != 0 || c.flags&MSG_DONTWAIT != 0 && limit.timeout == 0 {
		limit.never = true
	}
	return limit
}

// JoinGroup joins the multicast group (IPv4 or IPv6) on an interface, named or
// numbered, or on one the kernel chooses if it is "".
func (s *Socket) JoinGroup(group, nic string) error {
	return s.membership(group, nic, join4, join6)
}

// LeaveGroup leaves a multicast group that JoinGroup joined.
func (s *Socket) LeaveGroup(group, nic string) error {
	return s.membership(group, nic, leave4, leave6)
}

func (s *Socket) membership(group, nic string, option4, option6 int) error {
	start := s.clock()
	err := s.member(group, nic, option4, option6)
	s.tell(Event{Op: "setsockopt", Start: start, Remote: HostPort(s.family, group, 0), Err: err})
	return err
}

func (s *Socket) member(group, nic string, option4, option6 int) error {
	ip, ok := numericHost(group)
	index := scopeID(nic)
	if !ok || nic != "" && index == 0 {
		return &Error{Name: "OSError", Message: fmt.Sprintf("illegal IP address string or interface: %s %s", group, nic), Op: "setsockopt"}
	}
	return s.control("setsockopt", nil, func(fd int) error {
		if ip.Is4() {
			return joinIPv4(fd, option4, ip.As4(), index)
		}
		return joinIPv6(fd, option6, ip.As16(), index)
	})
}
