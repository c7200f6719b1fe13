package record

import (
	"cmp"
	"context"
	"errors"
	"net/netip"
	"os"
	"slices"
	"syscall"
	"time"

	"labsh/netlab"
)

// Conversations pairs what is kept, the oldest conversation first.
func (r *Recorder) Conversations() []*Conversation {
	r.flush()
	w := r.snapshot()
	b := &builder{snapshot: w}
	b.streams()
	b.datagrams()
	b.countWaiting()
	b.relay()
	b.captured(w.packets)
	slices.SortStableFunc(b.all, func(x, y *Conversation) int { return x.first().Compare(y.first()) })
	return b.all
}

func (c *Conversation) first() time.Time {
	if len(c.Steps) == 0 {
		return time.Time{}
	}
	return c.Steps[0].At
}

type builder struct {
	*snapshot
	all   []*Conversation
	queue []queued
}

// A side is a socket's part in one connection. A client's socket that was refused may
// have another.
type side struct {
	*end
	events   []*Event
	connect  *Event // the first try
	accept   *Event // the call that gave it
	listener *end
	local    place
	remote   place
	paired   bool
}

// outcome is what became of a connect.
type outcome int

const (
	made    outcome = iota
	pending         // the kernel goes on with it
	refused         // by an RST
	unanswered
	unsent // nothing was sent
)

func outcomeOf(e *Event) outcome {
	err := e.Err
	is := func(all ...error) bool {
		return slices.ContainsFunc(all, func(target error) bool { return errors.Is(err, target) })
	}
	switch {
	case e.Open, is(syscall.EINPROGRESS, syscall.EALREADY, os.ErrDeadlineExceeded, context.Canceled, context.DeadlineExceeded):
		return pending
	case err == nil, is(syscall.EISCONN):
		return made
	case is(syscall.ECONNREFUSED, syscall.ECONNRESET):
		return refused
	case is(syscall.ETIMEDOUT, syscall.EHOSTUNREACH):
		return unanswered
	}
	return unsent
}

func isStream(p netlab.Protocol) bool {
	return p == netlab.ProtocolTCP || p == netlab.ProtocolUnixStream || p == netlab.ProtocolUnixSeqpacket
}

func isDatagram(p netlab.Protocol) bool {
	return p == netlab.ProtocolUDP || p == netlab.ProtocolUnixDatagram
}

// streams makes the conversations of sockets that connect.
func (b *builder) streams() {
	accepts := map[ID]*Event{}
	for i := range b.events {
		if e := &b.events[i]; e.Accepted != 0 && !isDatagram(e.Protocol) {
			accepts[e.Accepted] = e
		}
	}
	var (
		clients, servers []*side
		listeners        []*end
	)
	given := map[*Event]bool{} // the accepts that stand with what they gave
	pairs := map[*end]*side{}
	for _, e := range b.ends {
		if isDatagram(e.main().protocol) {
			continue
		}
		listener := b.owner[e.main().listener]
		switch {
		case e.serves:
			listeners = append(listeners, e)
		case accepts[e.main().id] != nil || e.main().listener != 0:
			s := &side{end: e, events: e.events, accept: accepts[e.main().id], listener: listener}
			s.local, s.remote = b.place(e.main().local), b.place(e.main().remote)
			servers = append(servers, s)
			given[s.accept] = true
		default:
			for _, s := range b.episodes(e) {
				if e.pair != nil {
					if other := pairs[e.pair]; other != nil {
						b.stream(other, s)
						continue
					}
					pairs[e] = s
				}
				clients = append(clients, s)
			}
		}
	}
	for _, e := range listeners {
		b.listening(e, given)
	}
	clients = slices.DeleteFunc(clients, func(s *side) bool { return s.paired })
	b.pair(clients, servers)
	for _, s := range servers {
		if !s.paired {
			b.stream(nil, s)
		}
	}
	for _, s := range clients {
		if s.paired {
			continue
		}
		switch {
		case s.connect == nil && s.remote == (place{}):
			b.lone(s)
		case s.local == s.remote && s.local.port != 0:
			b.itself(s)
		default:
			b.stream(s, nil)
		}
	}
}

// episodes are the connections that a client's socket has tried to have.
func (b *builder) episodes(e *end) (all []*side) {
	var s *side
	failed := false
	var local, remote netlab.Address
	for _, ev := range e.events {
		if s == nil || failed && ev.Op == "connect" {
			s = &side{end: e}
			local, remote = nil, nil
			all, failed = append(all, s), false
		}
		s.events = append(s.events, ev)
		if ev.Op == "connect" {
			if s.connect == nil {
				s.connect = ev
			}
			o := outcomeOf(ev)
			failed = o != made && o != pending
		}
		if ev.Local != nil && ev.Local != local {
			local, s.local = ev.Local, b.place(ev.Local)
		}
		if ev.Remote != nil && ev.Remote != remote {
			remote, s.remote = ev.Remote, b.place(ev.Remote)
		}
	}
	if all == nil { // the events are dropped, those of the other end may not be
		all = append(all, &side{end: e, local: b.place(e.main().local), remote: b.place(e.main().remote)})
	}
	return all
}

// pair finds the accepted end of each client's.
func (b *builder) pair(clients, servers []*side) {
	type key struct{ from, to place }
	waiting := map[key][]*side{}
	byPath := map[place][]*side{}
	begun := func(s *side) time.Time {
		switch {
		case s.connect != nil:
			return s.connect.Start
		case len(s.events) > 0:
			return s.events[0].Start
		}
		return time.Time{}
	}
	slices.SortStableFunc(clients, func(x, y *side) int { return begun(x).Compare(begun(y)) })
	for _, s := range clients {
		if s.connect != nil && !b.reached(s) {
			continue
		}
		if s.remote.path != "" {
			byPath[s.remote] = append(byPath[s.remote], s)
		} else if s.remote != (place{}) {
			k := key{s.local, s.remote}
			waiting[k] = append(waiting[k], s)
		}
	}
	slices.SortStableFunc(servers, func(x, y *side) int { return x.accepted().Compare(y.accepted()) })
	for _, s := range servers {
		if s.local.path != "" {
			all := byPath[s.local]
			if at := slices.IndexFunc(all, func(c *side) bool { return !c.paired && !begun(c).After(s.accepted()) }); at >= 0 {
				b.stream(all[at], s)
			}
			continue
		}
		all := waiting[key{s.remote, s.local}]
		for i := len(all) - 1; i >= 0; i-- {
			if c := all[i]; !c.paired && !begun(c).After(s.accepted()) {
				b.stream(c, s)
				break
			}
		}
	}
}

// reached reports whether a client's SYN may have been answered.
func (b *builder) reached(s *side) bool {
	for _, e := range s.events {
		if e.Op == "connect" {
			if o := outcomeOf(e); o == made || o == pending {
				return true
			}
		}
	}
	return false
}

// accepted is when accept returned the end, or else when it was seen first.
func (s *side) accepted() time.Time {
	switch {
	case s.accept != nil:
		return s.accept.End()
	case len(s.events) > 0:
		return s.events[0].End()
	}
	return time.Time{}
}

// listenerAt is the listener that a connect came to.
func (b *builder) listenerAt(to place, from, until time.Time) *end {
	var found *end
	for _, e := range b.ends {
		if e.serves && isStream(e.main().protocol) && b.place(e.main().local).at(to) && e.alive(from) &&
			(e.listen == nil || !e.listen.Start.After(until)) {
			found = e
		}
	}
	return found
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
	host, port, _ := netlab.SplitHostPort(own)
	ip, err := netip.ParseAddr(host)
	if err != nil || !ip.IsUnspecified() || port == 0 {
		return own
	}
	host, _, _ = netlab.SplitHostPort(peer)
	to, err := netip.ParseAddr(host)
	switch {
	case err != nil || !to.Unmap().IsLoopback():
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
