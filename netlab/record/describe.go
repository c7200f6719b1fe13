package record

import (
	"cmp"
	"slices"
	"time"

	"labsh/netlab"
)

func isStream(p netlab.Protocol) bool {
	return p == netlab.ProtocolTCP || p == netlab.ProtocolUnixStream || p == netlab.ProtocolUnixSeqpacket
}

func isDatagram(p netlab.Protocol) bool {
	return p == netlab.ProtocolUDP || p == netlab.ProtocolUnixDatagram
}

// describe fills an end of a conversation in.
func (b *builder) describe(to *End, e *end) {
	main := e.main()
	for _, k := range e.socks {
		to.Others = append(to.Others, k.id)
		to.Name = cmp.Or(to.Name, k.name)
		if k.local != nil {
			to.Address = k.local
		}
	}
	// The one under TLS is closed; what was last made of it speaks.
	to.Socket = main.id
	for _, k := range e.socks[1:] {
		if tls := slices.ContainsFunc(e.events, func(ev *Event) bool { return ev.Op == "tls" && ev.Socket == k.id }); tls {
			to.Socket = k.id
		}
	}
	for _, k := range e.socks {
		if k.id == to.Socket {
			to.Name = cmp.Or(k.name, to.Name)
		}
	}
	to.Others = slices.DeleteFunc(to.Others, func(id ID) bool { return id == to.Socket })
	if main.listener != 0 {
		b.describeListener(to, main.listener)
	}
}

func (b *builder) describeListener(to *End, id ID) {
	to.Listener = id
	if l := b.owner[id]; l != nil {
		for _, k := range l.socks {
			to.ListenerName = cmp.Or(to.ListenerName, k.name)
		}
	}
}

// alone makes the steps of a socket that speaks with nobody.
func (b *builder) alone(kind Kind, e *end, at int, events []*Event) *Conversation {
	c := &Conversation{Kind: kind, Protocol: e.main().protocol, Cut: e.cut}
	b.describe(&c.Ends[at], e)
	for _, ev := range events {
		s := Step{At: ev.Start, End: at, Call: ev, Waiting: -1}
		if ev.Receives() || ev.Op == "accept" {
			s.At = ev.End()
			s.Wait = ev.waited()
		}
		c.Steps = append(c.Steps, s)
	}
	slices.SortStableFunc(c.Steps, func(x, y Step) int { return x.At.Compare(y.At) })
	b.all = append(b.all, c)
	return c
}

// itself makes the conversation of a socket that is connected to itself: one end sends,
// the other receives.
func (b *builder) itself(s *side) {
	taker := &side{end: s.end}
	giver := *s
	giver.events = nil
	for _, ev := range s.events {
		if ev.Receives() {
			taker.events = append(taker.events, ev)
		} else {
			giver.events = append(giver.events, ev)
		}
	}
	b.stream(&giver, taker)
}

func (b *builder) lone(s *side) {
	if len(s.events) > 0 {
		b.alone(Lone, s.end, 0, s.events)
	}
}

// listening makes the conversation of a listener: all but the accepts that gave
// something.
func (b *builder) listening(e *end, given map[*Event]bool) {
	var own []*Event
	for _, ev := range e.events {
		if !given[ev] {
			own = append(own, ev)
		}
	}
	c := b.alone(Listening, e, 1, own)
	if c.Protocol != netlab.ProtocolTCP {
		return
	}
	for i := range c.Steps {
		if s := &c.Steps[i]; s.Call == e.listen {
			s.State = State{TCP: netlab.TCPListen, Inferred: s.Call.State != netlab.TCPListen}
			c.Ends[1].State = s.State
			s.Waiting = 0
		} else if s.Call.Op == "close" && s.Call.Err == nil && !e.open() {
			s.State = State{TCP: netlab.TCPClose, Inferred: true}
			c.Ends[1].State = s.State
		}
	}
	if e.asked {
		c.Ends[1].State = State{TCP: e.status.State}
	}
}

// specific is the address that an end with any address has for what it says to a peer of
// this machine.
func specific(own, peer netlab.Address) netlab.Address {
	from, to := netlab.AddrPort(own), netlab.AddrPort(peer).Addr()
	port := int(from.Port())
	switch {
	case !from.Addr().IsUnspecified() || port == 0 || !to.Unmap().IsLoopback():
		return own
	case to.Unmap().Is6():
		return netlab.HostPort(own.Family(), "::1", port)
	case own.Family() == netlab.AF_INET6:
		return netlab.HostPort(own.Family(), "::ffff:127.0.0.1", port)
	}
	return netlab.HostPort(own.Family(), "127.0.0.1", port)
}

// open reports whether one of the end's sockets is open.
func (e *end) open() bool {
	return slices.ContainsFunc(e.socks, func(k *socket) bool { return !k.closed })
}

// idle is how long a call takes at most that does not wait.
const idle = time.Millisecond

func (e *Event) waited() time.Duration {
	if e.Elapsed < idle {
		return 0
	}
	return e.Elapsed
}
