package capture

import (
	"hash/maphash"
	"net/netip"
	"time"
)

// A verdict is what becomes of a packet.
type verdict int

const (
	taken verdict = iota
	foreign
	malformed
	copied
)

// A sorter reads packets' headers and chooses what is taken: the kernel's filter lets a little
// more through.
type sorter struct {
	firsts [64]firstFragment // of packets whose other fragments are taken as well
	last   int               // index of the one noted last

	seed    maphash.Seed
	seen    [256]sighting
	sighted int // index of the last one
}

// sort reads the packet's segment and says what becomes of it.
func (s *sorter) sort(p *Packet, wanted func(port uint16) bool) verdict {
	skip := 0
	if p.Link == LinkEthernet {
		skip = ethernetHeader
	}
	var err error
	if p.Segment, err = decode(p.Bytes, skip, p.Length); err != nil {
		return malformed
	}
	if p.Fragment.Offset > 0 && !s.join(p) {
		return foreign
	}
	if !wanted(p.Source.Port()) && !wanted(p.Destination.Port()) {
		return foreign
	}
	if p.Fragment.Offset == 0 && p.Fragment.More {
		s.last = (s.last + 1) % len(s.firsts)
		s.firsts[s.last] = firstFragment{fragmentKey(p), p.Source.Port(), p.Destination.Port()}
	}
	if s.again(p) {
		return copied
	}
	if p.Checksum == ChecksumUnknown {
		p.Checksum = verify(p.Segment, p.Bytes)
	}
	return taken
}

// A firstFragment tells the ports of a packet that came in parts.
type firstFragment struct {
	fragmentOf
	source, destination uint16
}

// A fragmentOf is what the fragments of a packet have in common (RFC 791).
type fragmentOf struct {
	protocol            Protocol
	source, destination netip.Addr
	id                  uint32
}

func fragmentKey(p *Packet) fragmentOf {
	return fragmentOf{p.Protocol, p.Source.Addr(), p.Destination.Addr(), p.Fragment.ID}
}

// join gives a later fragment the ports of the first, where that was seen.
func (s *sorter) join(p *Packet) bool {
	key := fragmentKey(p)
	for i := range s.firsts {
		f := &s.firsts[(s.last-i+len(s.firsts))%len(s.firsts)] // the last one first: numbers come again
		if f.fragmentOf == key {
			p.Source = netip.AddrPortFrom(key.source, f.source)
			p.Destination = netip.AddrPortFrom(key.destination, f.destination)
			return true
		}
	}
	return false
}

// A sighting is a packet that was seen at an interface.
type sighting struct {
	hash uint64
	nic  int
	when time.Time
}

// copyTime is for how long a packet may be under way from one interface to the next.
const copyTime = time.Second

// again reports whether the packet was just seen at another interface: a bridge and its
// ports, a bond and its cards show each packet, and so does a router.
func (s *sorter) again(p *Packet) bool {
	if s.seed == (maphash.Seed{}) {
		s.seed = maphash.MakeSeed()
	}
	now := sighting{s.fingerprint(p), p.Interface, p.Time}
	for i := range s.seen {
		old := &s.seen[i]
		if old.hash == now.hash && old.nic != now.nic && old.nic != 0 && now.when.Sub(old.when).Abs() < copyTime {
			return true
		}
	}
	s.sighted = (s.sighted + 1) % len(s.seen)
	s.seen[s.sighted] = now
	return false
}

// fingerprint tells packets apart by all but what changes on their way: the hop limit and
// checksums.
func (s *sorter) fingerprint(p *Packet) uint64 {
	var h maphash.Hash
	h.SetSeed(s.seed)
	write := func(from, to int) {
		if to = min(to, len(p.Bytes)); from < to {
			h.Write(p.Bytes[from:to])
		}
	}
	ip, end := p.LinkLength, p.LinkLength+p.IPLength
	if p.Version == 4 {
		write(ip, ip+8)
		write(ip+9, ip+10)
		write(ip+12, end)
	} else {
		write(ip, ip+7)
		write(ip+8, end)
	}
	sum := 16
	if p.Protocol == UDP {
		sum = 6
	}
	if p.Fragment.Offset > 0 {
		write(end, len(p.Bytes))
	} else {
		write(end, end+sum)
		write(end+sum+2, len(p.Bytes))
	}
	return h.Sum64()
}
