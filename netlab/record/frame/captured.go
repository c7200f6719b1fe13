package frame

import (
	"encoding/binary"
	"net/netip"
	"slices"
	"time"

	"labsh/netlab"
	"labsh/netlab/capture"
	"labsh/netlab/record"
)

// pair is the two addresses of a conversation, whichever way.
type pair struct {
	protocol capture.Protocol
	a, b     netip.AddrPort
}

func pairOf(p capture.Protocol, a, b netip.AddrPort) pair {
	if b.Compare(a) < 0 {
		a, b = b, a
	}
	return pair{p, a, b}
}

// sighted are the times at which packets of each pair were captured, in order.
type sighted map[pair][]time.Time

func sightings(packets []*capture.Packet) sighted {
	seen := sighted{}
	for _, p := range packets {
		key := pairOf(p.Protocol, plain(p.Source), plain(p.Destination))
		seen[key] = append(seen[key], p.Time)
	}
	return seen
}

func plain(a netip.AddrPort) netip.AddrPort {
	return netip.AddrPortFrom(a.Addr().Unmap().WithZone(""), a.Port())
}

// has reports whether packets of a conversation were captured: between its addresses,
// while its calls lasted. The same addresses may have been another's before.
func (s sighted) has(c *record.Conversation) bool {
	if len(s) == 0 || len(c.Steps) == 0 {
		return false
	}
	addresses, ok := addressesOf(c)
	if !ok {
		return false
	}
	protocol := capture.TCP
	if c.Protocol == netlab.ProtocolUDP {
		protocol = capture.UDP
	}
	times := s[pairOf(protocol, addresses[0], addresses[1])]
	first, last := lasted(c)
	i, _ := slices.BinarySearchFunc(times, first, time.Time.Compare)
	return i < len(times) && !times[i].After(last)
}

// late is how long after a call its last packet may be seen.
const late = time.Millisecond

// lasted is when the calls of a conversation began and ended.
func lasted(c *record.Conversation) (first, last time.Time) {
	first = c.Steps[0].At.Round(0)
	for i := range c.Steps {
		s := &c.Steps[i]
		last = laterOf(last, s.At.Round(0))
		if s.Call != nil {
			last = laterOf(last, s.Call.End().Round(0))
		}
	}
	return first, last.Add(late)
}

func laterOf(a, b time.Time) time.Time {
	if a.Before(b) {
		return b
	}
	return a
}

// filled is a packet with its checksum, if the kernel left that open; ok reports
// whether it did.
func filled(p *capture.Packet) (b []byte, ok bool) {
	at := p.LinkLength + p.IPLength
	if p.Checksum != capture.ChecksumOffloaded || len(p.Bytes) != p.Length || !p.Fragment.Whole() {
		return p.Bytes, false
	}
	// What pads the frame belongs to no datagram.
	end := at + p.HeaderLength + p.PayloadLength
	field, protocol := at+16, uint8(protoTCP)
	if p.Protocol == capture.UDP {
		field, protocol = at+6, protoUDP
	}
	if end > len(p.Bytes) || field+2 > end {
		return p.Bytes, false
	}
	b = slices.Clone(p.Bytes)
	message := b[at:end]
	binary.BigEndian.PutUint16(b[field:], 0)
	binary.BigEndian.PutUint16(b[field:], checksum(protocol, p.Source.Addr(), p.Destination.Addr(), len(message), message))
	return b, true
}
