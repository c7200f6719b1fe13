package netlab

import (
	"cmp"
	"context"
	"crypto/tls"
	"errors"
	"sync"
	"sync/atomic"
	"syscall"
	"time"
)

// DefaultReply is what a [Server] answers, the lab sheet's message.
const DefaultReply = "Message Serveur vers Client\n"

// DefaultBacklog is a server's: with fewer places, the clients of a burst wait
// a second or more to ask again (SYN retries, RFC 6298 §2.1). The kernel takes
// net.core.somaxconn where that is less.
const DefaultBacklog = 4096

// A Server is the lab sheet's class: it waits for clients, and with each of
// them receives a message, answers it and closes; many clients at once.
//
// Its fields are set before Start and left alone from then on.
type Server struct {
	// Address is where to listen; port 0 lets the kernel choose, :: takes IPv4
	// clients as well.
	Address Address
	// Backlog is how many clients may wait to be accepted; 0 is
	// [DefaultBacklog].
	Backlog int
	// Reply is the answer; "" is [DefaultReply].
	Reply string
	// Echo sends back what comes instead, until the client has said all.
	Echo bool
	// Max ends the server after so many clients; 0 is never.
	Max int
	// Simultaneous is how many clients are served at once, and with that how
	// much memory; others wait in the backlog. 0 is 10,000.
	Simultaneous int
	// Certificate, if not nil, makes the server speak TLS.
	Certificate *tls.Certificate
	// Grace is how long Stop lets open exchanges go on; 0 is a second.
	Grace time.Duration
	// OnStep, if not nil, is told each step, one at a time.
	OnStep func(Step)
	// Exchange, if not nil, is what to do with each client instead of receive
	// and answer. The server closes the socket after it.
	Exchange func(ctx context.Context, client *Socket) error
	// Faults are what goes wrong on purpose; with an Exchange, their Ending alone.
	Faults Faults
	// Options are given to the listening socket.
	Options []Option

	connections atomic.Int64
	telling     sync.Mutex       // one OnStep at a time
	serving     func(*run, Step) // what is done with a client; nil for converse

	running
}

// Start listens, and serves in the background until Stop, or until Max clients
// were served. It returns once clients can connect. ctx counts for that only.
func (s *Server) Start(ctx context.Context) error {
	r, err := s.begin(ctx, s.listen)
	if err != nil {
		return err
	}
	s.tell(Step{Kind: StepListening, Socket: r.socket, Local: r.socket.Local()})
	go s.serve(r)
	return nil
}

// listen makes the listening socket.
func (s *Server) listen(ctx context.Context) (*run, error) {
	if err := s.Faults.Check(false); err != nil {
		return nil, err
	}
	listener, err := CreateServer(ctx, Listening{Address: s.Address, Backlog: cmp.Or(s.Backlog, DefaultBacklog), DualStack: true}, s.Options...)
	if err != nil {
		// The lab sheet binds by itself: its message is the plain one.
		var e *Error
		if errors.As(err, &e) && e.Errno != 0 {
			plain := errnoError(e.Op, e.Code(), s.Address)
			if e.Errno < 0 {
				plain = gaiError(e.Op, e.Errno)
				plain.Address = s.Address
			}
			plain.Attempt = e.Attempt
			return nil, plain
		}
		return nil, err
	}
	r := newRun(listener)
	r.exchange, r.cut = context.WithCancel(context.Background())
	r.slots = make(chan struct{}, cmp.Or(s.Simultaneous, 10_000))
	return r, nil
}

// Stop takes no more clients, lets open exchanges go on for Grace (or until
// ctx is done), cuts the rest and returns when all is closed. Stopping a server
// that does not run is no error.
func (s *Server) Stop(ctx context.Context) error {
	r := s.current()
	if r == nil {
		return nil
	}
	r.stop()
	grace := time.NewTimer(cmp.Or(s.Grace, time.Second))
	defer grace.Stop()
	select {
	case <-r.done:
	case <-grace.C:
	case <-ctx.Done():
	}
	r.cut()
	<-r.done
	return r.err
}

// Connections returns how many clients have connected so far.
func (s *Server) Connections() int { return int(s.connections.Load()) }

func (s *Server) tell(step Step) {
	if s.OnStep == nil {
		return
	}
	s.telling.Lock()
	defer s.telling.Unlock()
	s.OnStep(step)
}

// serve accepts clients until it is told to stop, and then waits for them.
func (s *Server) serve(r *run) {
	if s.serving == nil {
		s.serving = s.converse
	}
	local := r.socket.Local()
	r.err = s.acceptAll(r, local)
	r.socket.Close()
	r.clients.Wait()
	r.stop()
	r.cut()
	s.tell(Step{Kind: StepStopped, Socket: r.socket, Local: local, Err: r.err})
	close(r.done)
}

func (s *Server) acceptAll(r *run, local Address) error {
	for served := 0; s.Max == 0 || served < s.Max; {
		select {
		case r.slots <- struct{}{}:
		case <-r.accept.Done():
			return nil
		}
		client, peer, err := s.acceptOne(r, local)
		if err != nil {
			<-r.slots
			if r.accept.Err() != nil {
				return nil
			}
			return err
		}
		served++
		number := int(s.connections.Add(1))
		r.clients.Go(func() {
			defer func() { <-r.slots }()
			s.serving(r, Step{Client: number, Socket: client, Local: client.Local(), Peer: peer})
		})
	}
	return nil
}

// acceptOne accepts a client. While descriptors or memory are used up it waits
// for a client to leave, and tells that once.
func (s *Server) acceptOne(r *run, local Address) (*Socket, Address, error) {
	pause := 5 * time.Millisecond
	for told := false; ; {
		client, peer, err := r.socket.Accept(r.accept)
		switch {
		case errors.Is(err, syscall.ECONNABORTED):
			continue // it left before it was accepted
		case exhausted(err):
			if !told {
				s.tell(Step{Kind: StepFailed, Socket: r.socket, Local: local, Err: err})
				told = true
			}
			select {
			case <-time.After(pause):
				pause = min(2*pause, time.Second)
			case <-r.accept.Done():
			}
		default:
			return client, peer, err
		}
	}
}
