package netlab

import (
	"context"
	"sync"
)

// A StepKind is what happened in a [Step].
type StepKind int

// The steps of a server and of an exchange, in their order, and one that a
// DatagramServer alone has.
const (
	StepListening    StepKind = iota // the server waits for clients
	StepAccepted                     // a client has connected
	StepReceived                     // its message has come; an empty one is its end, without any
	StepSent                         // the answer has gone
	StepDisconnected                 // its connection is closed
	StepFailed                       // an exchange, or an accept, failed
	StepStopped                      // the server has ended
	StepDropped                      // a datagram was thrown away on purpose
)

// A Step is something that a [Server] or a [DatagramServer] did.
type Step struct {
	Kind StepKind
	// Client is the number of the client, or of the datagram, from 1 on; 0 if it is
	// about none.
	Client int
	// Socket is the client's, or the listening one.
	Socket *Socket
	// Local is the server's address, which of a connection is never 0.0.0.0; Peer the
	// client's.
	Local, Peer Address
	// Data is what was received or sent, valid during the call.
	Data []byte
	// Err is what failed.
	Err error
}

// converse has the whole exchange with one client, step by step.
func (s *Server) converse(ctx context.Context, step Step) {
	tell := func(kind StepKind, data []byte, err error) {
		step.Kind, step.Data, step.Err = kind, data, err
		s.tell(step)
	}
	tell(StepAccepted, nil, nil)
	var err error
	if s.Certificate != nil {
		var secure *Socket
		if secure, err = StartTLSServer(ctx, step.Socket, *s.Certificate); err == nil {
			step.Socket = secure
		}
	}
	if err == nil {
		switch {
		case s.Exchange != nil:
			err = s.Exchange(ctx, step.Socket)
		case s.Echo:
			err = s.echo(ctx, step.Socket, tell)
		default:
			err = s.answer(ctx, step.Socket, tell)
		}
	}
	if err != nil {
		tell(StepFailed, nil, err)
	} else {
		step.Socket.Shutdown(SHUT_RDWR) // as the lab sheet; the client may have gone
	}
	step.Socket.Close()
	tell(StepDisconnected, nil, nil)
}

// exchangeBuffers are what messages are received into, 4 KiB a client; long ones
// are for as long as an echo needs them.
var (
	exchangeBuffers = sync.Pool{New: func() any { return new([4 << 10]byte) }}
	longBuffers     = sync.Pool{New: func() any { return new([64 << 10]byte) }}
)

func (s *Server) answer(ctx context.Context, client *Socket, tell func(StepKind, []byte, error)) error {
	p := exchangeBuffers.Get().(*[4 << 10]byte)
	defer exchangeBuffers.Put(p)
	n, err := client.RecvInto(ctx, p[:], 0)
	if err != nil {
		return err
	}
	tell(StepReceived, p[:n], nil)
	reply := []byte(s.Reply)
	if s.Reply == "" {
		reply = []byte(DefaultReply)
	}
	if _, err := client.SendAll(ctx, reply, 0); err != nil {
		return err
	}
	tell(StepSent, reply, nil)
	return nil
}

// echo sends back what comes. What has come is sent in one piece: the second of two
// would wait for the acknowledgement of the first, which a client that waits for the
// rest of its answer delays for 40 ms (Nagle's algorithm, RFC 896).
func (s *Server) echo(ctx context.Context, client *Socket, tell func(StepKind, []byte, error)) error {
	p := exchangeBuffers.Get().(*[4 << 10]byte)
	defer exchangeBuffers.Put(p)
	for {
		n, err := client.RecvInto(ctx, p[:], 0)
		if err != nil || n == 0 {
			return err
		}
		if n < len(p) {
			err = echoed(ctx, client, p[:n], tell)
		} else {
			err = echoLong(ctx, client, p[:], tell)
		}
		if err != nil {
			return err
		}
	}
}

func echoed(ctx context.Context, client *Socket, p []byte, tell func(StepKind, []byte, error)) error {
	tell(StepReceived, p, nil)
	if _, err := client.SendAll(ctx, p, 0); err != nil {
		return err
	}
	tell(StepSent, p, nil)
	return nil
}

// echoLong sends back first and what has come after it. An error or the end, the
// next recv meets again.
func echoLong(ctx context.Context, client *Socket, first []byte, tell func(StepKind, []byte, error)) error {
	p := longBuffers.Get().(*[64 << 10]byte)
	defer longBuffers.Put(p)
	n := copy(p[:], first)
	for n < len(p) {
		m, err := client.RecvInto(ctx, p[n:], MSG_DONTWAIT)
		if m == 0 || err != nil {
			break
		}
		n += m
	}
	return echoed(ctx, client, p[:n], tell)
}
