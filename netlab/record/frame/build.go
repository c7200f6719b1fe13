package frame

import (
	"cmp"
	"net/netip"
	"slices"
	"time"

	"labsh/netlab"
	"labsh/netlab/capture"
	"labsh/netlab/record"
)

// Built is what [Build] made of conversations.
type Built struct {
	Frames []Frame // in order of time
	// Captured are packets of the machine's interfaces, in order of time.
	Captured []*capture.Packet
	Left     []Left // the conversations that have none
	// Missing is how many bytes frames and packets are longer than what is kept of
	// them, Truncated how many of them that concerns.
	Missing   int64
	Truncated int
	// Skipped is how many bytes of data have no frame at all: see [MaxEmpty].
	Skipped int64
}

// A Left is a conversation in which something crossed and that has no frames.
type Left struct {
	Conversation *record.Conversation
	Reason       Reason
}

// A Reason is why a conversation has no frames.
type Reason int

// The reasons.
const (
	// Encrypted conversations went through TLS: the record has what was inside, which
	// is not what was on the wire.
	Encrypted Reason = iota
	// UnixSocket conversations were on no wire.
	UnixSocket
	// OtherProtocol conversations are neither TCP's nor UDP's.
	OtherProtocol
	// NoAddress conversations lack an address, or have two of different families.
	NoAddress
)

// MaxEmpty is how many frames Build makes of which no byte of data is kept: what a
// gigabyte takes on loopback six times over. Data beyond it is skipped: its sequence
// numbers are, too.
const MaxEmpty = 100_000

// Build makes the frames of conversations, and has the packets that were captured of them
// beside: a conversation of which there are some has no frames.
func Build(conversations []*record.Conversation, captured []*capture.Packet) *Built {
	b := builder{empty: MaxEmpty}
	b.built.Captured = slices.Clone(captured)
	slices.SortStableFunc(b.built.Captured, func(p, q *capture.Packet) int { return p.Time.Compare(q.Time) })
	for i, c := range conversations {
		if !c.Captured {
			b.add(c, uint32(i))
		}
	}
	for _, p := range b.built.Captured {
		if missing := p.Length - len(p.Bytes); missing > 0 {
			b.built.Missing += int64(missing)
			b.built.Truncated++
		}
	}
	frames := b.built.Frames
	for i := range frames {
		frames[i].order = i
	}
	slices.SortFunc(frames, func(f, g Frame) int {
		return cmp.Or(f.Time.Compare(g.Time), cmp.Compare(f.order, g.order))
	})
	return &b.built
}

// builder puts frames together, one conversation after the other.
type builder struct {
	built Built
	empty int // how many more frames without kept data may be made
}

// add makes the frames of a conversation, the number-th of all.
func (b *builder) add(c *record.Conversation, number uint32) {
	if !crossed(c) {
		return
	}
	reason, ok := reasonFor(c)
	if !ok {
		b.built.Left = append(b.built.Left, Left{c, reason})
		return
	}
	addresses, ok := addressesOf(c)
	if !ok {
		b.built.Left = append(b.built.Left, Left{c, NoAddress})
		return
	}
	x := exchange{builder: b, conversation: c, mss: segmentSize(c, addresses)}
	x.halves = [2]*half{{address: addresses[0]}, {address: addresses[1]}}
	if c.Ends[0].Here() && c.Ends[0].Socket == c.Ends[1].Socket {
		x.halves[1] = x.halves[0] // it speaks to itself: one stream, one set of numbers
	}
	if c.Protocol == netlab.ProtocolUDP {
		x.datagrams()
	} else {
		x.connection(number)
	}
}

// crossed reports whether anything went from one end to the other.
func crossed(c *record.Conversation) bool {
	return slices.ContainsFunc(c.Steps, func(s record.Step) bool { return s.Wire != nil })
}

// reasonFor is why a conversation has no frames, as far as its steps tell.
func reasonFor(c *record.Conversation) (Reason, bool) {
	if c.Protocol.Unix() {
		return UnixSocket, false
	}
	for i := range c.Ends {
		if a := c.Ends[i].Address; a != nil && a.Family() == netlab.AF_UNIX {
			return UnixSocket, false
		}
	}
	for i := range c.Steps {
		s := &c.Steps[i]
		if s.Wire != nil && s.Wire.Kind == record.Handshake || s.Call != nil && s.Call.Op == "tls" && s.Call.Err == nil {
			return Encrypted, false
		}
	}
	return OtherProtocol, c.Protocol == netlab.ProtocolTCP || c.Protocol == netlab.ProtocolUDP
}

// addressesOf are the addresses of the two ends, of one family. That of an end which is
// not known, or is any of its machine's, is the loopback one that the other speaks to,
// if it is one: both are on one machine then.
func addressesOf(c *record.Conversation) (both [2]netip.AddrPort, ok bool) {
	for i := range c.Ends {
		if both[i], ok = parse(c.Ends[i].Address); !ok {
			return both, false
		}
	}
	if !both[0].IsValid() && !both[1].IsValid() {
		return both, false
	}
	for i := range both {
		other := both[1-i].Addr()
		if here := both[i].Addr(); here.IsValid() && !here.IsUnspecified() || !other.IsValid() {
			continue
		}
		host := netip.IPv4Unspecified()
		switch {
		case other.IsLoopback():
			host = other
		case other.Is6():
			host = netip.IPv6Unspecified()
		}
		both[i] = netip.AddrPortFrom(host, both[i].Port())
	}
	return both, both[0].Addr().Is4() == both[1].Addr().Is4()
}

// parse is an address in numbers, an IPv4 one written as IPv6 as what it is; the zero
// one for nil. ok is false for one that is a name, or of no IP.
func parse(a netlab.Address) (in netip.AddrPort, ok bool) {
	if a == nil {
		return in, true
	}
	in = netlab.AddrPort(a)
	ip := in.Addr().Unmap().WithZone("")
	return netip.AddrPortFrom(ip, in.Port()), ip.IsValid()
}

// Most bytes of data in a segment: what Linux puts into one on loopback, whose packets
// have up to 64 KiB, and on Ethernet, each beside 12 bytes of TCP options.
const (
	loopback4, loopback6 = 65483, 65464
	ethernet4, ethernet6 = 1448, 1428
)

// segmentSize is how much data a segment of the conversation has at most. Two ends of
// this shell are on one machine, whatever their address.
func segmentSize(c *record.Conversation, a [2]netip.AddrPort) int {
	here := c.Ends[0].Here() && c.Ends[1].Here() || a[0].Addr().IsLoopback() || a[1].Addr().IsLoopback() || a[0].Addr() == a[1].Addr()
	switch v4 := a[0].Addr().Is4(); {
	case here && v4:
		return loopback4
	case here:
		return loopback6
	case v4:
		return ethernet4
	}
	return ethernet6
}

// tick is how far apart frames are that nothing tells more about: an answer of the
// kernel, the segments of one call.
const tick = time.Microsecond

// An exchange is a conversation that is being put together.
type exchange struct {
	*builder
	conversation *record.Conversation
	mss          int
	halves       [2]*half
	last         time.Time // the latest frame's
	step         int       // the one whose frames are being made
	refused      []bool    // of TCP, by step: see [exchange.lookAhead]
}

// half is one end of an exchange.
type half struct {
	address netip.AddrPort
	id      uint16 // the latest IPv4 packet's identification
	// The rest is TCP's. isn is the initial sequence number, next the sequence number
	// of what this end sends next, acked the acknowledgement number that it sent last.
	isn, next, acked uint32
	heard            uint32 // the other's timestamp in the latest segment from it
	syn, fin, over   bool   // it has sent a SYN, a FIN; the connection was reset
}

// emit adds a frame that From sends, as late as its step and after all others.
func (x *exchange) emit(f Frame) *Frame {
	at := x.conversation.Steps[x.step].At.Round(0) // on the clock that the file tells
	if earliest := x.last.Add(tick); at.Before(earliest) {
		at = earliest
	}
	x.last = at
	from := x.halves[f.From]
	from.id++
	f.Time, f.Conversation, f.Step, f.id = at, x.conversation, x.step, from.id
	f.Source, f.Destination = from.address, x.halves[1-f.From].address
	if missing := f.Missing(); missing > 0 && f.Kind != record.ICMP {
		x.built.Missing += int64(missing)
		x.built.Truncated++
	}
	x.built.Frames = append(x.built.Frames, f)
	return &x.built.Frames[len(x.built.Frames)-1]
}

// kept is the part of a message's kept bytes from an offset on, at most n of them.
func kept(w *record.Wire, offset, n int) []byte {
	from := min(offset, len(w.Data), w.Length)
	return w.Data[from:min(offset+n, len(w.Data), w.Length)]
}
