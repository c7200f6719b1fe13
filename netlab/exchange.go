package netlab

import (
	"context"
	"sync"
)

// A StepKind is what happened in a [Step].
type StepKind int

// The steps of a server and of an exchange, in their order, and those of [Faults].
const (
	StepListening    StepKind = iota // the server waits for clients
	StepAccepted                     // a client has connected
	StepReceived                     // its message has come; an empty one is its end, without any
	StepSent                         // the answer has gone
	StepDisconnected                 // its connection is closed
	StepFailed                       // an exchange, or an accept, failed
	StepStopped                      // the server has ended
	StepDropped                      // a datagram was thrown away on purpose
	StepHeld                         // its connection is kept open on purpose: EndingHalf, EndingNever
	StepReset                        // its connection was reset, in the place of StepDisconnected
)

// A Step is something that a [Server], a [DatagramServer] or a [Tap] did.
type Step struct {
	Kind StepKind
	// Client is the number of the client, or of the datagram, from 1 on; 0 if it is
	// about none.
	Client int
	// Socket is the client's, or the listening one.
	Socket *Socket
	// Onward is a Tap's socket to the target, nil as long as there is none.
	Onward *Socket
	// Local is the server's address, which of a connection is never 0.0.0.0; Peer the
	// client's.
	Local, Peer Address
	// Data is what was received or sent, valid during the call.
	Data []byte
	// Err is what failed.
	Err error
}

// converse has the whole exchange with one client, step by step.
func (s *Server) converse(r *run, step Step) {
	tell := s.teller(&step)
	tell(StepAccepted, nil, nil)
	ctx := r.exchange
	var err error
	if s.Certificate != nil {
		var secure *Socket
		if secure, err = StartTLSServer(ctx, step.Socket, *s.Certificate); err == nil {
			step.Socket = secure
		}
	}
	client := &hampered{Faults: &s.Faults, sock: step.Socket}
	if err == nil {
		switch {
		case s.Exchange != nil:
			err = s.Exchange(ctx, step.Socket)
		case s.Echo:
			err = s.echo(ctx, client, tell)
		default:
			err = s.answer(ctx, client, tell)
		}
	}
	s.part(r, step.Socket, err, tell)
}

// teller is what tells what became of step, which the caller may go on filling in.
func (s *Server) teller(step *Step) func(StepKind, []byte, error) {
	return func(kind StepKind, data []byte, err error) {
		told := *step
		told.Kind, told.Data, told.Err = kind, data, err
		s.tell(told)
	}
}

// part ends a client's connection, as the exchange ended and Ending says.
func (s *Server) part(r *run, client *Socket, err error, tell func(StepKind, []byte, error)) {
	switch ending := s.Faults.Ending; {
	case err == errReset, err == nil && ending == EndingReset:
		client.reset(r.exchange)
		tell(StepReset, nil, nil)
		return
	case err != nil:
		tell(StepFailed, nil, err)
	case ending == EndingHalf:
		client.Shutdown(SHUT_WR) // the client may have gone
		tell(StepHeld, nil, nil)
		client.drain(r.accept)
	case ending == EndingNever:
		tell(StepHeld, nil, nil)
		<-r.accept.Done()
	default:
		client.Shutdown(SHUT_RDWR) // as the lab sheet; the client may have gone
	}
	client.Close()
	tell(StepDisconnected, nil, nil)
}

// exchangeBuffers are what messages are received into, 4 KiB a client; long ones
// are for as long as an echo needs them.
var (
	exchangeBuffers = sync.Pool{New: func() any { return new([4 << 10]byte) }}
	longBuffers     = sync.Pool{New: func() any { return new([64 << 10]byte) }}
)

func (s *Server) answer(ctx context.Context, client *hampered, tell func(StepKind, []byte, error)) error {
	p := exchangeBuffers.Get().(*[4 << 10]byte)
	defer exchangeBuffers.Put(p)
	n, err := client.sock.RecvInto(ctx, p[:], 0)
	if err != nil {
		return err
	}
	tell(StepReceived, p[:n], nil)
	reply := []byte(s.Reply)
	if s.Reply == "" {
		reply = []byte(DefaultReply)
	}
	return client.reply(ctx, reply, tell)
}

// reply sends an answer, and tells what of it has gone.
func (h *hampered) reply(ctx context.Context, p []byte, tell func(StepKind, []byte, error)) error {
	if err := h.late(ctx); err != nil {
		return err
	}
	n, err := h.send(ctx, p)
	if err == nil || err == errReset && n > 0 {
		tell(StepSent, p[:n], nil)
	}
	return err
}

// echo sends back what comes. What has come is sent in one piece: the second of two
// would wait for the acknowledgement of the first, which a client that waits for the
// rest of its answer delays for 40 ms (Nagle's algorithm, RFC 896).
func (s *Server) echo(ctx context.Context, client *hampered, tell func(StepKind, []byte, error)) error {
	p := exchangeBuffers.Get().(*[4 << 10]byte)
	defer exchangeBuffers.Put(p)
	for {
		n, err := client.sock.RecvInto(ctx, p[:], 0)
		if err != nil || n == 0 {
			return err
		}
		if n < len(p) {
			tell(StepReceived, p[:n], nil)
			err = client.reply(ctx, p[:n], tell)
		} else {
			err = client.echoLong(ctx, p[:], tell)
		}
		if err != nil {
			return err
		}
	}
}

// echoLong sends back first and what has come after it. An error or the end, the
// next recv meets again.
func (h *hampered) echoLong(ctx context.Context, first []byte, tell func(StepKind, []byte, error)) error {
	p := longBuffers.Get().(*[64 << 10]byte)
	defer longBuffers.Put(p)
	n := copy(p[:], first)
	for n < len(p) {
		m, err := h.sock.RecvInto(ctx, p[n:], MSG_DONTWAIT)
		if m == 0 || err != nil {
			break
		}
		n += m
	}
	tell(StepReceived, p[:n], nil)
	return h.reply(ctx, p[:n], tell)
}
