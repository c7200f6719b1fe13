package netlab

import (
	"context"
	"sync"
)

// A StepKind is what happened in a [Step].
type StepKind int

// The steps of a server and of an exchange, in their order.
const (
	StepListening    StepKind = iota // the server waits for clients
	StepAccepted                     // a client has connected
	StepReceived                     // its message has come
	StepSent                         // the answer has gone
	StepDisconnected                 // its connection is closed
	StepFailed                       // an exchange, or an accept, failed
	StepStopped                      // the server has ended
)

// A Step is something a [Server] did.
type Step struct {
	Kind StepKind
	// Client is the client's number, from 1 on; 0 if it is about none.
	Client int
	// Socket is the client's, or the listening one.
	Socket *Socket
	// Local is the server's address, Peer the client's.
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

// exchangeBuffers are what messages are received into, 4 KiB a client.
var exchangeBuffers = sync.Pool{New: func() any { return new([4 << 10]byte) }}

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

func (s *Server) echo(ctx context.Context, client *Socket, tell func(StepKind, []byte, error)) error {
	p := exchangeBuffers.Get().(*[4 << 10]byte)
	defer exchangeBuffers.Put(p)
	for {
		n, err := client.RecvInto(ctx, p[:], 0)
		if err != nil || n == 0 {
			return err
		}
		tell(StepReceived, p[:n], nil)
		if _, err := client.SendAll(ctx, p[:n], 0); err != nil {
			return err
		}
		tell(StepSent, p[:n], nil)
	}
}
