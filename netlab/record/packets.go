package record

import (
	"net/netip"
	"slices"

	"labsh/netlab"
	"labsh/netlab/capture"
)

// packets are the captured ones.
type packets struct {
	kept    []*capture.Packet
	bytes   int
	dropped uint64
	lost    uint64
	// ports are those that recorded sockets have had.
	ports map[port]bool
	// strangers are the last ones of other ports: a SYN is captured before the call that
	// sent it tells of its port.
	strangers []*capture.Packet
	flush     func()
}

type port struct {
	protocol capture.Protocol
	number   uint16
}

// mostStrangers is how many packets are kept of which nothing is known.
const mostStrangers = 1000

// AddPacket keeps a captured packet, if it is one of the recorded sockets'. Those of others
// may be given as well. It is what [capture.Capture.Run] calls.
func (r *Recorder) AddPacket(p *capture.Packet) {
	if p.Protocol != capture.TCP && p.Protocol != capture.UDP {
		return
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	q := &r.packets
	q.lost += uint64(p.Lost)
	if q.ports[port{p.Protocol, p.Source.Port()}] || q.ports[port{p.Protocol, p.Destination.Port()}] {
		r.keepPacket(p)
		return
	}
	if len(q.strangers) >= 2*mostStrangers {
		q.strangers = slices.Clone(q.strangers[mostStrangers:])
	}
	q.strangers = append(q.strangers, p)
}

func (r *Recorder) keepPacket(p *capture.Packet) {
	q := &r.packets
	q.kept = append(q.kept, p)
	q.bytes += len(p.Bytes)
	n := 0
	for n < len(q.kept)-1 && (len(q.kept)-n > r.limits.Events || q.bytes > r.limits.Bytes) {
		q.bytes -= len(q.kept[n].Bytes)
		n++
	}
	q.dropped += uint64(n)
	clear(q.kept[:n])
	q.kept = q.kept[n:]
}

// claim has the packets of a socket's port kept, those that have come too.
func (r *Recorder) claim(k *socket) {
	protocol, ok := capturedAs(k.protocol)
	mine := port{protocol, netlab.AddrPort(k.local).Port()}
	if !ok || mine.number == 0 {
		return
	}
	q := &r.packets
	if q.ports[mine] {
		return
	}
	if q.ports == nil {
		q.ports = map[port]bool{}
	}
	q.ports[mine] = true
	q.strangers = slices.DeleteFunc(q.strangers, func(p *capture.Packet) bool {
		if p.Protocol != mine.protocol || p.Source.Port() != mine.number && p.Destination.Port() != mine.number {
			return false
		}
		r.keepPacket(p)
		return true
	})
}

// SetFlush has Conversations and Packets call flush first, which hands over the packets
// that have come; nil for none.
func (r *Recorder) SetFlush(flush func()) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.packets.flush = flush
}

// flush has the packets handed over that have come.
func (r *Recorder) flush() {
	r.mu.Lock()
	flush := r.packets.flush
	r.mu.Unlock()
	if flush != nil {
		flush()
	}
}

// Packets are the captured packets of the recorded sockets that are kept, in the order of
// time.
func (r *Recorder) Packets() []*capture.Packet {
	r.flush()
	r.mu.Lock()
	defer r.mu.Unlock()
	own := map[home]bool{}
	note := func(p netlab.Protocol, a netlab.Address) {
		if at, ok := homeOf(p, a); ok {
			own[at] = true
		}
	}
	for _, k := range r.sockets {
		note(k.protocol, k.local)
	}
	r.kept.each(func(e *entry) { note(e.of.protocol, e.local) })
	var all []*capture.Packet
	for _, p := range r.packets.kept {
		for _, end := range []netip.AddrPort{p.Source, p.Destination} {
			at := placeOf(end)
			if own[home{p.Protocol, at}] || own[home{p.Protocol, at.anyHost()}] {
				all = append(all, p)
				break
			}
		}
	}
	byTime(all)
	return all
}

// DroppedPackets is how many packets of the recorded sockets are no longer kept.
func (r *Recorder) DroppedPackets() uint64 {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.packets.dropped
}

// LostPackets is how many packets the kernel lost before those that were given, having no
// room for them. They may have been other sockets'.
func (r *Recorder) LostPackets() uint64 {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.packets.lost
}

func byTime(all []*capture.Packet) {
	slices.SortStableFunc(all, func(p, q *capture.Packet) int { return p.Time.Compare(q.Time) })
}

// A home is where a socket is; without an address for any.
type home struct {
	protocol capture.Protocol
	place
}

func homeOf(p netlab.Protocol, a netlab.Address) (home, bool) {
	protocol, ok := capturedAs(p)
	at := home{protocol, placeOf(netlab.AddrPort(a))}
	ok = ok && at.ip.IsValid() && at.port != 0
	if at.ip.IsUnspecified() {
		at.place = at.anyHost()
	}
	return at, ok
}

// capturedAs is a protocol as packets have it.
func capturedAs(p netlab.Protocol) (capture.Protocol, bool) {
	switch p {
	case netlab.ProtocolTCP:
		return capture.TCP, true
	case netlab.ProtocolUDP:
		return capture.UDP, true
	}
	return 0, false
}
