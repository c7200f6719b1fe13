package netlab

import (
	"context"
	"errors"
	"math/rand/v2"
	"net/netip"
	"sync"
	"time"
)

// A Tap stands between programs that know nothing of it: what connects to it is
// connected to its target, and what each of the two sends is relayed to the other, the
// end of a direction and a reset as well. Its sockets have its Options, an observer's
// among them, so that both legs of a conversation are seen.
//
// What cannot be as it would be without the tap: a client is connected before the target
// has been asked. When the target cannot be reached, the client's connection is reset, so
// that its first recv or second send fails (where the reset is very quick, its connect)
// with ConnectionResetError and not ConnectionRefusedError. In UDP, the
// ICMP error of a target without a socket ends at the tap, which tells it as a step.
//
// Its fields are set before Start and left alone from then on.
type Tap struct {
	// Address is where clients connect, port 0 lets the kernel choose; Target where
	// they are relayed to, its host resolved for each.
	Address, Target Address
	// Type is SOCK_DGRAM for UDP; anything else is TCP.
	Type Type
	// Faults are what goes wrong on purpose with what the clients receive; Drop is of
	// both directions. A reset goes to both sides, as where a network breaks.
	Faults Faults
	// Rand is what Drop is drawn from; nil for a generator seeded by the system.
	Rand *rand.Rand
	// Simultaneous is how many clients are relayed at once; others wait in the backlog,
	// or in UDP take the place of the one that has been silent for longest. 0 is
	// 10,000, in UDP 256.
	Simultaneous int
	// Grace is how long Stop lets open conversations go on; 0 is a second.
	Grace time.Duration
	// OnStep, if not nil, is told each step, one at a time: StepReceived is what a
	// client has sent, StepSent what has gone to it. A Step's Client is the client's
	// number, also in UDP.
	OnStep func(Step)
	// OnPair, if not nil, is told the two legs of each conversation before anything is
	// relayed.
	OnPair func(Pair)
	// Options are given to the sockets.
	Options []Option

	mu     sync.Mutex
	stream *Server         // from the first Start on, one of the two
	packet *DatagramServer //
	flows  flows           // of packet
}

// A Pair is the two legs of a conversation through a [Tap].
type Pair struct {
	// Number is the client's, from 1 on.
	Number int
	// Client is the socket towards the client, in UDP the one that all clients share.
	Client *Socket
	// Peer is the client's address.
	Peer Address
	// Target is the socket towards the target.
	Target *Socket
}

// service is what is under a tap.
type service interface {
	Start(context.Context) error
	Stop(context.Context) error
	Wait(context.Context) error
	Running() bool
	Socket() *Socket
	Addr() Address
}

// under is that service, nil before the first Start.
func (t *Tap) under() service {
	t.mu.Lock()
	defer t.mu.Unlock()
	switch {
	case t.stream != nil:
		return t.stream
	case t.packet != nil:
		return t.packet
	}
	return nil
}

// Start listens, in UDP binds, and relays in the background until Stop. It returns once
// clients can connect; the target is not asked before that. A tap whose target is its own
// address is a ValueError, [ErrCircle]. ctx counts for that only.
func (t *Tap) Start(ctx context.Context) error {
	if t.circular(ctx) {
		return &Error{Name: "ValueError", Message: ErrCircle.Error(), Op: "connect", Address: t.Target, Err: ErrCircle}
	}
	t.mu.Lock()
	switch {
	case t.stream != nil || t.packet != nil:
	case t.Type == SOCK_DGRAM:
		t.packet = &DatagramServer{Address: t.Address, Faults: t.Faults, Rand: t.Rand, OnStep: t.OnStep, Options: t.Options, serving: t.forward, ending: t.flows.end}
	default:
		t.stream = &Server{Address: t.Address, Faults: t.Faults, Simultaneous: t.Simultaneous, Grace: t.Grace, OnStep: t.OnStep, Options: t.Options, serving: t.relay}
	}
	t.mu.Unlock()
	return t.under().Start(ctx)
}

// Stop takes no more clients, lets open conversations go on for Grace (or until ctx is
// done), resets the rest and returns when all is closed. Stopping a tap that does not
// run is no error.
func (t *Tap) Stop(ctx context.Context) error {
	if s := t.under(); s != nil {
		return s.Stop(ctx)
	}
	return nil
}

// Wait waits until the tap has stopped, and returns why if it was an error. When ctx is
// done first the tap goes on.
func (t *Tap) Wait(ctx context.Context) error {
	if s := t.under(); s != nil {
		return s.Wait(ctx)
	}
	return nil
}

// Running reports whether the tap has started and not stopped.
func (t *Tap) Running() bool {
	s := t.under()
	return s != nil && s.Running()
}

// Socket returns the socket that the clients come to, nil before Start.
func (t *Tap) Socket() *Socket {
	if s := t.under(); s != nil {
		return s.Socket()
	}
	return nil
}

// Addr returns its address (with the port that the kernel chose), nil before Start.
func (t *Tap) Addr() Address {
	if s := t.under(); s != nil {
		return s.Addr()
	}
	return nil
}

// Connections returns how many clients have connected so far; 0 in UDP.
func (t *Tap) Connections() int {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.stream == nil {
		return 0
	}
	return t.stream.Connections()
}

// Datagrams returns how many datagrams have come so far, from both sides, and Dropped
// how many of them were thrown away; 0 in TCP.
func (t *Tap) Datagrams() int {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.packet == nil {
		return 0
	}
	return t.packet.Datagrams()
}

// Dropped returns how many datagrams were thrown away on purpose.
func (t *Tap) Dropped() int {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.packet == nil {
		return 0
	}
	return t.packet.Dropped()
}

// ErrCircle is what is wrong with a tap that relays to itself: each of its clients would
// make another one, without an end.
var ErrCircle = errors.New("the target is the tap itself")

// dial opens the socket to the target, without a timeout.
func (t *Tap) dial(ctx context.Context) (*Socket, error) {
	typ := SOCK_STREAM
	if t.Type == SOCK_DGRAM {
		typ = SOCK_DGRAM
	}
	target, err := New(ctx, t.Target.Family(), typ, 0, t.Options...)
	if err != nil {
		return nil, err
	}
	if err = target.Connect(ctx, t.Target); err != nil {
		target.Close()
		return nil, err
	}
	target.SetTimeout(NoTimeout)
	return target, nil
}

// circular reports whether the target is the address that the tap is to be bound to, or any
// of this machine's where it is to be bound to all of them.
func (t *Tap) circular(ctx context.Context) bool {
	host, own, _ := SplitHostPort(t.Address)
	if _, port, _ := SplitHostPort(t.Target); port == 0 || port != own {
		return false
	}
	from, to := route(ctx, t.Target)
	if ip, err := netip.ParseAddr(host); host == "" || err == nil && ip.IsUnspecified() {
		return to.IsValid() && from == to // to an address of its own the kernel sends from the same
	}
	_, at := route(ctx, t.Address)
	return to.IsValid() && at == to
}

// route is from where to where a packet to an address would go: that of a socket of UDP,
// which connects without one. What has no route, or no name, has no addresses here.
func route(ctx context.Context, to Address) (source, target netip.Addr) {
	probe, err := New(ctx, to.Family(), SOCK_DGRAM, 0)
	if err != nil {
		return source, target
	}
	defer probe.Close()
	if probe.Connect(ctx, to) != nil {
		return source, target
	}
	return AddrPort(probe.Local()).Addr(), AddrPort(probe.Remote()).Addr()
}

func (t *Tap) paired(p Pair) {
	if t.OnPair != nil {
		t.OnPair(p)
	}
}
