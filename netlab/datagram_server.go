package netlab

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"math/rand/v2"
	"sync"
	"sync/atomic"
	"syscall"
	"time"
)

// A DatagramServer is the UDP counterpart of [Server]: it receives datagrams one after
// the other and answers each to its sender (RFC 768). There are no connections: it has
// one socket for all its clients.
//
// Its fields are set before Start and left alone from then on.
type DatagramServer struct {
	// Address is where to receive, IPv4 or IPv6; port 0 lets the kernel choose. No
	// SO_REUSEADDR is set: with it two servers could have one port, and the
	// datagrams would go to one of them.
	Address Address
	// Reply is the answer; "" is [DefaultReply].
	Reply string
	// Echo sends back what comes instead.
	Echo bool
	// Faults are what goes wrong on purpose: Drop and Delay.
	Faults Faults
	// Rand is what Drop is drawn from; nil for a generator seeded by the system.
	Rand *rand.Rand
	// Max ends the server after so many datagrams, dropped ones included; 0 is never.
	Max int
	// OnStep, if not nil, is told each step, one at a time.
	OnStep func(Step)
	// Options are given to the socket.
	Options []Option

	received, dropped atomic.Int64
	telling           sync.Mutex // one OnStep at a time
	drawing           sync.Mutex

	// What is done with a datagram, nil for answer; and when no more come, may be nil.
	serving func(*run, Step, []byte)
	ending  func()

	running
}

// Start binds, and serves in the background until Stop, or until Max datagrams have
// come. It returns once datagrams can arrive. ctx counts for that only.
func (s *DatagramServer) Start(ctx context.Context) error {
	r, err := s.begin(ctx, s.bind)
	if err != nil {
		return err
	}
	s.tell(Step{Kind: StepListening, Socket: r.socket, Local: r.socket.Local()})
	go s.serve(r)
	return nil
}

// bind makes the socket.
func (s *DatagramServer) bind(ctx context.Context) (*run, error) {
	if err := s.Faults.Check(true); err != nil {
		return nil, err
	}
	sock, err := New(ctx, s.Address.Family(), SOCK_DGRAM, 0, s.Options...)
	if err != nil {
		return nil, err
	}
	if err := sock.Bind(ctx, s.Address); err != nil {
		sock.Close()
		return nil, err
	}
	r := newRun(sock)
	if s.Faults.Delay > 0 {
		r.late = make(chan lateDatagram, maxLate)
	}
	return r, nil
}

// Stop receives no more, and returns when the socket is closed. Stopping a server that
// does not run is no error.
func (s *DatagramServer) Stop(context.Context) error {
	r := s.current()
	if r == nil {
		return nil
	}
	r.stop()
	<-r.done
	return r.err
}

// Datagrams returns how many datagrams have come so far, dropped ones included.
func (s *DatagramServer) Datagrams() int { return int(s.received.Load()) }

// Dropped returns how many of them were thrown away.
func (s *DatagramServer) Dropped() int { return int(s.dropped.Load()) }

func (s *DatagramServer) tell(step Step) {
	if s.OnStep == nil {
		return
	}
	s.telling.Lock()
	defer s.telling.Unlock()
	s.OnStep(step)
}

// serve answers until it is told to stop.
func (s *DatagramServer) serve(r *run) {
	if s.serving == nil {
		s.serving = s.answer
	}
	local := r.socket.Local()
	if r.late != nil {
		r.clients.Go(func() { r.sendLate() })
	}
	r.err = s.answerAll(r, local)
	if s.ending != nil {
		s.ending()
	}
	if r.late != nil {
		close(r.late)
	}
	r.clients.Wait() // what is late still goes, unless this was stopped
	r.socket.Close()
	r.stop()
	s.tell(Step{Kind: StepStopped, Socket: r.socket, Local: local, Err: r.err})
	close(r.done)
}

func (s *DatagramServer) answerAll(r *run, local Address) error {
	room := make([]byte, maxDatagram)
	pause := 5 * time.Millisecond
	for served := 0; s.Max == 0 || served < s.Max; {
		got, err := r.socket.RecvFromInto(r.accept, room, 0)
		switch {
		case r.accept.Err() != nil || err == nil && got.End:
			return nil
		case errors.Is(err, syscall.EBADF):
			return err // the socket was closed from elsewhere
		case err != nil:
			// What a datagram or an earlier answer has met, or a lack of memory.
			s.tell(Step{Kind: StepFailed, Socket: r.socket, Local: local, Err: err})
			select {
			case <-time.After(pause):
				pause = min(2*pause, time.Second)
			case <-r.accept.Done():
			}
			continue
		}
		pause = 5 * time.Millisecond
		served++
		s.serving(r, Step{Client: int(s.received.Add(1)), Socket: r.socket, Local: local, Peer: got.From}, got.Data)
	}
	return nil
}

// answer deals with one datagram. That its sender cannot be answered ends nothing: it
// may have gone, or have sent from where there is no way back to.
func (s *DatagramServer) answer(r *run, step Step, data []byte) {
	tell := func(kind StepKind, data []byte, err error) {
		step.Kind, step.Data, step.Err = kind, data, err
		s.tell(step)
	}
	if s.dropsOne() {
		tell(StepDropped, data, nil)
		return
	}
	tell(StepReceived, data, nil)
	reply := data
	if !s.Echo {
		reply = []byte(cmp.Or(s.Reply, DefaultReply))
	}
	r.sendAfter(s.Faults.Delay, reply, step.Peer, func(p []byte, err error) {
		if err == nil {
			tell(StepSent, p, nil)
		} else if r.accept.Err() == nil {
			tell(StepFailed, nil, err)
		}
	})
}

// dropsOne draws whether a datagram is thrown away, and counts it.
func (s *DatagramServer) dropsOne() bool {
	s.drawing.Lock() // a rand.Rand is for one goroutine at a time
	defer s.drawing.Unlock()
	drops := s.Faults.drops(s.Rand)
	if drops {
		s.dropped.Add(1)
	}
	return drops
}

// maxLate is how many datagrams wait for their delay to be over, 64 MiB of the longest;
// while there are more, none is received.
const maxLate = 1024

// A lateDatagram waits to be sent.
type lateDatagram struct {
	due  time.Time
	send func()
}

// sendAfter sends a datagram once the delay is over, and has sent told what came of it. It
// waits for none, unless very many are late.
func (r *run) sendAfter(delay time.Duration, p []byte, to Address, sent func([]byte, error)) {
	send := func() {
		_, err := r.socket.SendTo(r.accept, p, 0, to)
		sent(p, err)
	}
	if delay == 0 {
		send()
		return
	}
	p = bytes.Clone(p) // the caller receives the next where it is
	select {
	case r.late <- lateDatagram{time.Now().Add(delay), send}:
	case <-r.accept.Done():
	}
}

// sendLate sends them in their order: all have the same delay.
func (r *run) sendLate() {
	for d := range r.late {
		if sleep(r.accept, time.Until(d.due)) == nil {
			d.send()
		}
	}
}
