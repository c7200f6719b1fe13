package netlab

import (
	"context"
	"encoding/binary"
)

// A ControlMessage is an item of ancillary data, which travels beside the bytes of
// a message: open descriptors (SCM_RIGHTS), a process's credentials, what a
// datagram's header said. Its data is in the kernel's layout: cmsg(3), unix(7), ip(7).
type ControlMessage struct {
	Level, Type int
	Data        []byte
}

// A Message is what [Socket.RecvMsg] received.
type Message struct {
	Data []byte
	// Control are the items that came beside the data. Descriptors among them are
	// open and the caller's to close; they close in programs that this one starts.
	Control []ControlMessage
	// Flags say what was cut: MSG_TRUNC, MSG_CTRUNC, and others of recvmsg(2).
	Flags int
	// From is the sender; nil on a stream, or for a Unix socket without a name.
	From Address
}

// descriptorSize is the size of a C int, an item of SCM_RIGHTS.
const descriptorSize = 4

// Descriptors gives the descriptors that came with the message.
func (m Message) Descriptors() []int {
	var fds []int
	for _, c := range m.Control {
		if c.Level != solSocket || c.Type != scmRights {
			continue
		}
		for p := c.Data; len(p) >= descriptorSize; p = p[descriptorSize:] {
			fds = append(fds, int(int32(binary.NativeEndian.Uint32(p))))
		}
	}
	return fds
}

// Discard closes the descriptors that came with the message.
func (m Message) Discard() {
	for _, fd := range m.Descriptors() {
		_ = closeDescriptor(fd) // nobody has it
	}
}

// Rights is the ancillary data that hands open descriptors to the other end of a
// Unix socket.
func Rights(fds ...int) ControlMessage {
	c := ControlMessage{Level: solSocket, Type: scmRights}
	for _, fd := range fds {
		c.Data = binary.NativeEndian.AppendUint32(c.Data, uint32(fd))
	}
	return c
}

// ControlLen and ControlSpace are the sizes of an item with n bytes of data, and of
// the room for one that others follow: CMSG_LEN and CMSG_SPACE of cmsg(3).
func ControlLen(n int) int   { return controlLen(n) }
func ControlSpace(n int) int { return controlSpace(n) }

// SendMsg sends p and ancillary data, to an address unless that is nil:
// sendmsg(2).
func (s *Socket) SendMsg(ctx context.Context, p []byte, control []ControlMessage, flags int, to Address) (n int, err error) {
	c := s.begin("sendmsg", len(p), flags)
	aim := to
	n, err = s.sendMsg(ctx, c, p, control, &aim)
	s.tell(Event{Op: "sendmsg", Start: c.start, Asked: len(p), Flags: flags, Bytes: n, Data: p[:n], Remote: aim, Err: err})
	return n, err
}

func (s *Socket) sendMsg(ctx context.Context, c underway, p []byte, control []ControlMessage, aim *Address) (n int, err error) {
	to := *aim
	d, err := s.use("sendmsg", to)
	if err != nil {
		return 0, err
	}
	defer d.release()
	if s.secure != nil {
		return 0, noMessages("sendmsg")
	}
	var raw rawAddress
	if to != nil {
		if raw, err = s.sockaddr(ctx, "sendmsg", to); err != nil {
			return 0, err
		}
		*aim = s.resolved(to, raw)
	}
	packed := packControl(control)
	limit := s.patienceFor(c)
	err = d.try(ctx, &d.writing, limit, func(fd int) (err error) {
		n, err = sendMsg(fd, p, packed, c.flags, raw)
		return err
	})
	if err != nil {
		return 0, asError("sendmsg", err, to)
	}
	if n < len(p) && s.typ == SOCK_STREAM && limit.forever() {
		// A blocking socket takes all; the ancillary data went with the first byte.
		more, err := s.send(ctx, c, p[n:])
		if e, ok := err.(*Error); ok && e.Errno != 0 {
			err = nil // the kernel too says what it sent first
		}
		return n + more, err
	}
	return n, nil
}

func noMessages(op string) error {
	return &Error{Name: "NotImplementedError", Message: op + " not allowed on instances of <class 'ssl.SSLSocket'>", Op: op}
}

// maxControl is more than any message's ancillary data takes, whatever room is asked for.
const maxControl = 1 << 20

// RecvMsg receives into p, and at most controlSize bytes of ancillary data with
// their headers: recvmsg(2).
func (s *Socket) RecvMsg(ctx context.Context, p []byte, controlSize, flags int) (Message, error) {
	c := s.begin("recvmsg", len(p), flags)
	m, err := s.recvMsg(ctx, c, p, controlSize)
	s.tell(Event{Op: "recvmsg", Start: c.start, Asked: len(p), Flags: flags, Bytes: len(m.Data), Data: m.Data, Remote: m.From, Err: err})
	return m, err
}

func (s *Socket) recvMsg(ctx context.Context, c underway, p []byte, controlSize int) (m Message, err error) {
	d, err := s.use("recvmsg", nil)
	if err != nil {
		return m, err
	}
	defer d.release()
	if s.secure != nil {
		return m, noMessages("recvmsg")
	}
	flags := c.flags
	if n := s.pending.take(p, flags&MSG_PEEK != 0); n > 0 {
		m.Data = p[:n]
		return m, nil
	}
	limit := s.patienceFor(c)
	control := make([]byte, min(controlSize, maxControl))
	asked := flags
	if s.family == AF_UNIX {
		asked |= closeOnExecFlag // which AF_PACKET, where no descriptors come, refuses
	}
	var (
		got  received
		none received
	)
	err = d.try(ctx, &d.reading, limit, s.wokenByShutdown(limit, func(fd int) (err error) {
		got = none
		got, err = recvMsg(fd, p, control, asked)
		return err
	}, nil))
	if err != nil {
		return m, asError("recvmsg", err, nil)
	}
	m = Message{
		Data:    p[:min(got.n, len(p))],
		Control: unpackControl(control[:got.control]),
		Flags:   got.flags &^ (asked &^ flags),
		From:    s.address(got.from),
	}
	if closeOnExecFlag == 0 {
		for _, fd := range m.Descriptors() {
			closeOnExec(fd)
		}
	}
	return m, nil
}
