package record

import (
	"cmp"
	"net/netip"
	"slices"
	"time"

	"labsh/netlab"
	"labsh/netlab/capture"
)

// A snapshot is what conversations are made of: the events, and the sockets as they
// are now.
type snapshot struct {
	now    time.Time
	events []Event
	ends   []*end // the sockets of a connection's end, or one of any other kind
	owner  map[ID]*end
	keys   map[netlab.Address]place
	// packets are those of the sockets' ports.
	packets []*capture.Packet
}

// An end is the sockets that share a connection's end, or a listener.
type end struct {
	stream
	socks  []*socket
	events []*Event // in the order in which they returned; then those that have not
	// status is what the kernel says of the one that is open; asked is whether it was.
	status netlab.TCPStatus
	asked  bool
	listen *Event // the first that succeeded
	serves bool
	pair   *end // of socketpair, the other
	// lingersNot is whether SO_LINGER makes resets of closes, of what is accepted too.
	lingersNot bool
	cut        bool
}

// main is the socket that stands for the end: the first, of which the others are made.
func (e *end) main() *socket { return e.socks[0] }

// snapshot copies what there is, and asks the kernel about what is open.
func (r *Recorder) snapshot() *snapshot {
	w := &snapshot{owner: map[ID]*end{}, keys: map[netlab.Address]place{}}
	r.mu.Lock()
	w.now = time.Now()
	w.events = r.all()
	w.packets = slices.Clone(r.packets.kept)
	byStream := map[*stream]*end{}
	for _, k := range r.sockets {
		e := byStream[k.stream]
		if e == nil {
			e = &end{stream: *k.stream}
			byStream[k.stream] = e
			w.ends = append(w.ends, e)
		}
		copied := *k
		e.socks = append(e.socks, &copied)
		e.cut = e.cut || k.cut
		w.owner[k.id] = e
	}
	for s, e := range byStream {
		e.pair = byStream[s.pair]
	}
	r.mu.Unlock()

	slices.SortFunc(w.events[len(w.events)-w.open():], func(a, b Event) int { return a.Start.Compare(b.Start) })
	for i := range w.events {
		e := &w.events[i]
		o := w.owner[e.Socket]
		if o == nil {
			continue // it only waits, and was never told of
		}
		o.events = append(o.events, e)
		if e.Op == "listen" && e.Err == nil && o.listen == nil {
			o.listen = e
		}
		if e.Option == "SO_LINGER" && e.Err == nil {
			o.lingersNot = e.Value == "0"
		}
		o.serves = o.serves || o.listen != nil || e.Accepted != 0
	}
	for _, e := range w.ends {
		slices.SortFunc(e.socks, func(a, b *socket) int { return cmp.Compare(a.id, b.id) })
		for _, k := range e.socks {
			if o := w.owner[k.listener]; o != nil {
				o.serves = true
			}
			if s := k.ref.Value(); s != nil && !k.closed && !e.asked && k.protocol == netlab.ProtocolTCP {
				status, err := s.TCPStatus()
				e.status, e.asked = status, err == nil
			}
		}
	}
	slices.SortFunc(w.ends, func(a, b *end) int { return cmp.Compare(a.socks[0].id, b.socks[0].id) })
	return w
}

// open is how many events are of calls that have not returned.
func (w *snapshot) open() (n int) {
	for n < len(w.events) && w.events[len(w.events)-1-n].Open {
		n++
	}
	return n
}

// A place is an address to compare: the IPv4 one for one that is mapped into IPv6.
type place struct {
	ip   netip.Addr
	port int
	path string
}

func (w *snapshot) place(a netlab.Address) place {
	if a == nil {
		return place{}
	}
	if p, ok := w.keys[a]; ok {
		return p
	}
	var p place
	if _, _, ok := netlab.SplitHostPort(a); ok {
		p = placeOf(netlab.AddrPort(a))
	} else if u, ok := a.(netlab.Unix); ok {
		p = place{path: u.Path}
	} else {
		p = place{path: a.String()}
	}
	w.keys[a] = p
	return p
}

func placeOf(a netip.AddrPort) place {
	return place{ip: a.Addr().Unmap().WithZone(""), port: int(a.Port())}
}

// anyHost is the place without its host: all that may be at each other have the same.
func (p place) anyHost() place { return place{port: p.port, path: p.path} }

// at reports whether something bound at p gets what is sent to q.
func (p place) at(q place) bool {
	if p.path != "" || q.path != "" {
		return p.path == q.path
	}
	return p.port == q.port && p.port != 0 && (p.ip == q.ip || !p.ip.IsValid() || p.ip.IsUnspecified() || q.ip.IsUnspecified())
}

// alive reports whether an end could be reached at a moment: it was there before, and
// not yet closed.
func (e *end) alive(at time.Time) bool {
	open := false
	for _, k := range e.socks {
		open = open || !k.closed
	}
	if open || len(e.events) == 0 {
		return true
	}
	last := e.events[len(e.events)-1]
	return !last.End().Before(at)
}
