package netlab

import (
	"context"
	"sync"
)

// running is what a [Server] and a [DatagramServer] have in common; a [Tap] is over one
// of them.
type running struct {
	mu  sync.Mutex
	run *run // from the first Start on
}

// run is one time that a server runs.
type run struct {
	socket *Socket
	accept context.Context // ends accepting, or receiving
	stop   context.CancelFunc
	done   chan struct{} // closed when all is over
	err    error         // why, read after done

	clients sync.WaitGroup // what goes on beside accepting, or receiving

	// Of a Server.
	exchange context.Context // ends exchanges
	cut      context.CancelFunc
	slots    chan struct{}

	// Of a DatagramServer with a delay: what it has not sent yet.
	late chan lateDatagram
}

func newRun(sock *Socket) *run {
	r := &run{socket: sock, done: make(chan struct{})}
	r.accept, r.stop = context.WithCancel(context.Background())
	return r
}

func (r *run) over() bool {
	select {
	case <-r.done:
		return true
	default:
		return false
	}
}

// begin opens the socket, unless the server runs already.
func (s *running) begin(ctx context.Context, open func(context.Context) (*run, error)) (*run, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.run != nil && !s.run.over() {
		return nil, &Error{Name: "RuntimeError", Message: "the server has started already", Op: "start"}
	}
	r, err := open(ctx)
	if err == nil {
		s.run = r
	}
	return r, err
}

// Wait waits until the server has stopped, and returns why if it was an error.
// When ctx is done first the server goes on.
func (s *running) Wait(ctx context.Context) error {
	r := s.current()
	if r == nil {
		return nil
	}
	select {
	case <-r.done:
		return r.err
	case <-ctx.Done():
		return asError("wait", ctx.Err(), nil)
	}
}

// Running reports whether the server has started and not stopped.
func (s *running) Running() bool {
	r := s.current()
	return r != nil && !r.over()
}

// Socket returns the server's own socket, nil before Start.
func (s *running) Socket() *Socket {
	if r := s.current(); r != nil {
		return r.socket
	}
	return nil
}

// Addr returns the address that the server is bound to (with the port that the
// kernel chose), nil before Start.
func (s *running) Addr() Address {
	if sock := s.Socket(); sock != nil {
		return sock.Local()
	}
	return nil
}

func (s *running) current() *run {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.run
}
