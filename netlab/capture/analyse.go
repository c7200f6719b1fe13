package capture

import "time"

// A flow is what one side of a TCP connection has sent, as far as it was seen.
type flow struct {
	known bool   // something was seen of it
	base  uint32 // the number that is shown as 0

	sent     bool   // it has sent a segment, of which the following tell
	next     uint32 // behind the highest number sent
	nextTime time.Time
	whole    uint32 // behind what was seen without a gap; the other side may acknowledge it
	ack      uint32
	ackTime  time.Time
	again    int   // how often ack was repeated
	window   int   // as sent; -1 for unknown
	facts    Facts // of the last segment

	scale  int
	opened bool // it has sent a segment whose window is scaled
}

// What a flow's scale is besides the number of bits.
const (
	scaleUnknown = -1
	scaleUnused  = -2
)

func newFlow() flow { return flow{window: -1, scale: scaleUnknown} }

// Times by which a segment that comes again is told from one that comes late.
const (
	soonAfterAck = 20 * time.Millisecond // a fast retransmission follows the acknowledgement
	soonAfter    = 3 * time.Millisecond  // out of order, where the round-trip time is not known
)

// before reports whether a comes before b, which may be behind the number's overflow.
func before(a, b uint32) bool { return int32(a-b) < 0 }

// analyse says what a segment is, given what both sides have sent before, as Wireshark says
// it, and notes the segment. It returns how many of its bytes had been sent before.
func (c *conversation) analyse(p *Packet, sender, receiver *flow, step *Step) (repeated int) {
	sender.begin(p, receiver)
	c.clock(p)
	step.Seq = p.Seq - sender.base
	if p.Flags.Has(ACK) {
		step.Ack = p.Ack - receiver.base
	}
	step.Window = int(p.Window)
	if sender.scale > 0 && !p.Flags.Has(SYN) {
		step.Window <<= sender.scale
	}

	size := uint32(p.PayloadLength)
	next := p.Seq + size
	if p.Flags&(SYN|FIN) != 0 {
		next++
	}
	step.Next = next - sender.base
	step.Facts = c.window(p, sender, receiver)
	step.Facts |= c.order(p, next, sender, receiver, step.Facts)
	if p.Flags.Has(RST) {
		step.Facts |= Reset
	}
	if sender.sent && before(p.Seq, sender.next) && step.Facts&ZeroWindowProbe == 0 {
		repeated = int(min(size, sender.next-p.Seq))
	}
	sender.note(p, next, step.Facts)
	return repeated
}

// begin notes from where on both sides' numbers are counted, and their windows' scale.
func (f *flow) begin(p *Packet, other *flow) {
	if !f.known {
		f.known = true
		f.base = p.Seq
		if !p.Flags.Has(SYN) {
			f.base--
		}
	}
	if !other.known && p.Flags.Has(ACK) {
		other.known = true
		other.base = p.Ack - 1
	}
	if !p.Flags.Has(SYN) {
		return
	}
	// Windows are scaled if both sides say by how much.
	switch {
	case p.Options.Scale < 0:
		f.scale, other.scale = scaleUnused, scaleUnused
	case p.Flags.Has(ACK) && other.scale == scaleUnused:
		f.scale = scaleUnused
	default:
		f.scale = p.Options.Scale
	}
}

// clock measures the handshake.
func (c *conversation) clock(p *Packet) {
	switch {
	case p.Flags&(SYN|ACK) == SYN:
		c.handshake = p.Time
	case c.roundTrip == 0 && p.Flags&(SYN|ACK|RST) == ACK && !c.handshake.IsZero() && p.Source == c.Client:
		c.roundTrip = p.Time.Sub(c.handshake)
	}
}

// window says what a segment tells by its window and acknowledgement.
func (c *conversation) window(p *Packet, sender, receiver *flow) (facts Facts) {
	size := uint32(p.PayloadLength)
	if size == 1 && sender.sent && p.Seq == sender.next && receiver.window == 0 {
		return ZeroWindowProbe
	}
	plain := p.Flags&(SYN|FIN|RST) == 0
	if p.Window == 0 && plain {
		facts |= ZeroWindow
	}
	if sender.sent && before(sender.next, p.Seq) && !p.Flags.Has(RST) {
		facts |= LostSegment
	}
	if size <= 1 && sender.sent && p.Seq == sender.next-1 && plain {
		facts |= KeepAlive
	}
	if size > 0 && plain && receiver.scale != scaleUnknown && receiver.sent {
		room := uint32(receiver.window)
		if receiver.scale > 0 && receiver.opened {
			room <<= receiver.scale
		}
		if p.Seq+size == receiver.ack+room {
			facts |= WindowFull
		}
	}
	if size != 0 || !plain || !sender.sent || p.Seq != sender.next {
		return facts
	}
	same := p.Ack == sender.ack
	switch {
	case p.Window != 0 && int(p.Window) != sender.window && same:
		facts |= WindowUpdate
	case p.Window != 0 && same && receiver.facts.Has(KeepAlive):
		facts |= KeepAliveAck
	case p.Window == 0 && sender.window == 0 && (same || p.Ack == sender.ack+1) && receiver.facts.Has(ZeroWindowProbe):
		facts |= ZeroWindowProbeAck
		if !same { // the byte of the probe was taken
			receiver.next, receiver.whole = p.Ack, p.Ack
		}
	case p.Window != 0 && same:
		facts |= DuplicateAck
	}
	return facts
}

// order says whether a segment was sent before or was overtaken, and whether it acknowledges
// what was not seen; facts are those that are known.
func (c *conversation) order(p *Packet, next uint32, sender, receiver *flow, facts Facts) (more Facts) {
	if p.Flags.Has(ACK) && receiver.sent && before(receiver.whole, p.Ack) {
		more |= AckedUnseen
		receiver.whole = receiver.next
	}
	size := uint32(p.PayloadLength)
	if next == p.Seq || !sender.sent || !before(p.Seq, sender.next) || facts.Has(KeepAlive) {
		return more
	}
	if size > 1 && p.Seq == sender.next-1 { // behind a probe of a closed window
		return more
	}
	late := p.Time.Sub(receiver.ackTime)
	soon := soonAfter
	if c.roundTrip > 0 {
		soon = c.roundTrip
	}
	switch {
	case receiver.again >= 2 && receiver.ack == p.Seq && late < soonAfterAck:
		return more | Retransmission | FastRetransmission
	case size > 0 && receiver.sent && !before(receiver.ack, p.Seq+size):
		return more | Retransmission | SpuriousRetransmission
	case p.Time.Sub(sender.nextTime) < soon && sender.next != next:
		return more | OutOfOrder
	}
	return more | Retransmission
}

// note remembers a segment.
func (f *flow) note(p *Packet, next uint32, facts Facts) {
	if facts.Has(DuplicateAck) {
		f.again++
	}
	if p.Flags.Has(ACK) {
		if p.Ack != f.ack {
			f.again = 0
		}
		f.ack, f.ackTime = p.Ack, p.Time
	}
	probe := facts.Has(ZeroWindowProbe)
	if (!f.sent || before(f.next, next)) && !probe {
		f.next, f.nextTime = next, p.Time
	}
	if (!f.sent || p.Seq == f.whole) && !probe {
		f.whole = f.next
	}
	if p.Flags&(ACK|SYN) != 0 { // a reset that has neither says nothing of them
		f.window = int(p.Window)
	}
	f.facts = facts
	f.opened = f.opened || !p.Flags.Has(SYN)
	f.sent = true
}
