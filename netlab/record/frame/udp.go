package frame

import (
	"math"

	"labsh/netlab/record"
)

// datagrams makes the packets of datagrams between two addresses.
func (x *exchange) datagrams() {
	for i := range x.conversation.Steps {
		x.step = i
		s := &x.conversation.Steps[i]
		if s.Wire == nil {
			continue
		}
		switch s.Wire.Kind {
		case record.Datagram, record.Data:
			n := min(s.Wire.Length, x.mostDatagram())
			x.emit(Frame{From: s.End & 1, Kind: record.Datagram, Payload: kept(s.Wire, 0, n), PayloadLength: n, udp: true})
		case record.ICMP:
			x.unreachable(s.End & 1)
		}
	}
}

// mostDatagram is how much an IP packet can carry of one: its length, in 16 bits, is
// that of all in IPv4, that after the header in IPv6.
func (x *exchange) mostDatagram() int {
	if x.halves[0].address.Addr().Is4() {
		return math.MaxUint16 - ipv4Header - udpHeader
	}
	return math.MaxUint16 - udpHeader
}

// unreachable sends what an end's machine answers to the other's latest packet when no
// socket waits for it. It quotes the beginning of that packet.
func (x *exchange) unreachable(end int) {
	frames := x.built.Frames
	for i := len(frames) - 1; i >= 0 && frames[i].Conversation == x.conversation; i-- {
		if f := &frames[i]; f.From != end && f.Kind != record.ICMP {
			x.quote(end, f)
			return
		}
	}
}

// How much of the packet an ICMP message has at most, so that Linux's is no longer than
// 576 bytes and 1280 (RFC 1812, section 4.3.2.3; RFC 4443, section 3.1).
const (
	quoted4 = 576 - ipv4Header - icmpHeader
	quoted6 = 1280 - ipv6Header - icmpHeader
)

// quote sends the ICMP message about a frame.
func (x *exchange) quote(end int, about *Frame) {
	packet := about.Append(nil)[linkHeader:]
	length := about.Length() - linkHeader
	most := quoted6
	if about.Source.Addr().Is4() {
		most = quoted4
	}
	length = min(length, most)
	x.emit(Frame{From: end, Kind: record.ICMP, Payload: packet[:min(len(packet), length)], PayloadLength: length})
}
