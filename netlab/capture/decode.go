package capture

import (
	"encoding/binary"
	"fmt"
	"net/netip"
)

// A DecodeError is of a packet that is not TCP or UDP over IP as it ought to be, or of
// which too little was kept.
type DecodeError struct {
	What   string // what could not be read: "IPv4 header"
	Offset int    // where it begins
}

func (e *DecodeError) Error() string {
	return fmt.Sprintf("%s at byte %d cannot be read", e.What, e.Offset)
}

// The layouts of headers.
const (
	ethernetHeader = 14
	ipv4Header     = 20
	ipv6Header     = 40
	tcpHeader      = 20
	udpHeader      = 8

	etherIPv4 = 0x0800
	etherIPv6 = 0x86dd

	maxExtensions = 8 // of IPv6, more than anybody sends
)

// Decode reads the headers of a packet of which kept are the first bytes and length is how
// many it has. It makes no copy. Its error is a [DecodeError].
func Decode(link LinkType, kept []byte, length int) (Segment, error) {
	skip := 0
	if link == LinkEthernet {
		skip = ethernetHeader
		if len(kept) < skip {
			return Segment{}, &DecodeError{"Ethernet header", 0}
		}
		if kind := binary.BigEndian.Uint16(kept[12:]); kind != etherIPv4 && kind != etherIPv6 {
			return Segment{}, &DecodeError{"IP packet", skip}
		}
	} else if link != LinkRaw {
		return Segment{}, &DecodeError{fmt.Sprintf("link type %d", link), 0}
	}
	return decode(kept, skip, length)
}

// A reader is the place in a packet that is read.
type reader struct {
	kept []byte // with the headers that were read
	at   int    // the next byte
	end  int    // of the IP packet, which may be behind what was kept
	Segment
}

// decode reads an IP packet behind skip bytes of the link's.
func decode(kept []byte, skip, length int) (Segment, error) {
	r := reader{kept: kept, at: skip, end: max(length, len(kept))}
	r.LinkLength = skip
	if skip >= len(kept) {
		return Segment{}, &DecodeError{"IP packet", skip}
	}
	var err error
	switch kept[skip] >> 4 {
	case 4:
		err = r.ipv4()
	case 6:
		err = r.ipv6()
	default:
		err = r.fail("IP packet")
	}
	if err != nil {
		return Segment{}, err
	}
	return r.Segment, nil
}

func (r *reader) fail(what string) error { return &DecodeError{what, r.at} }

// header returns the next bytes, which must be of the packet and have been kept.
func (r *reader) header(size int) ([]byte, bool) {
	if size > min(len(r.kept), r.end)-r.at {
		return nil, false
	}
	return r.kept[r.at : r.at+size], true
}

// ipv4 reads RFC 791's header.
func (r *reader) ipv4() error {
	h, ok := r.header(ipv4Header)
	if !ok {
		return r.fail("IPv4 header")
	}
	size := int(h[0]&15) * 4
	if size < ipv4Header || r.at+size > len(r.kept) {
		return r.fail("IPv4 header")
	}
	// What is behind the packet pads the frame. A length of 0 is that of more than
	// 64 KiB, which the network card will cut.
	if total := int(binary.BigEndian.Uint16(h[2:])); total != 0 {
		if total < size || r.at+total > r.end {
			return r.fail("IPv4 header")
		}
		r.end = r.at + total
	}
	fragment := binary.BigEndian.Uint16(h[6:])
	r.Version, r.HopLimit, r.IPLength = 4, h[8], size
	r.Fragment = Fragment{ID: uint32(binary.BigEndian.Uint16(h[4:])), Offset: int(fragment&0x1fff) * 8, More: fragment&0x2000 != 0}
	source, destination := netip.AddrFrom4([4]byte(h[12:])), netip.AddrFrom4([4]byte(h[16:]))
	r.at += size
	return r.transport(Protocol(h[9]), source, destination)
}

// The extension headers of IPv6 that may stand before TCP and UDP (RFC 8200, section 4;
// RFC 4302).
const (
	hopByHop    = 0
	routing     = 43
	fragment    = 44
	authentic   = 51
	destOptions = 60
)

// ipv6 reads RFC 8200's header and its extensions.
func (r *reader) ipv6() error {
	h, ok := r.header(ipv6Header)
	if !ok {
		return r.fail("IPv6 header")
	}
	start := r.at
	// A length of 0 is that of a jumbogram.
	if payload := int(binary.BigEndian.Uint16(h[4:])); payload != 0 {
		if r.at+ipv6Header+payload > r.end {
			return r.fail("IPv6 header")
		}
		r.end = r.at + ipv6Header + payload
	}
	r.Version, r.HopLimit = 6, h[7]
	source, destination := netip.AddrFrom16([16]byte(h[8:])), netip.AddrFrom16([16]byte(h[24:]))
	next := h[6]
	r.at += ipv6Header
	for range maxExtensions {
		var size int
		e, ok := r.header(8)
		switch next {
		case hopByHop, routing, destOptions:
			if ok {
				size = int(e[1])*8 + 8
			}
		case authentic:
			if ok {
				size = int(e[1])*4 + 8
			}
		case fragment:
			if ok {
				size = 8
				offset := binary.BigEndian.Uint16(e[2:])
				r.Fragment = Fragment{ID: binary.BigEndian.Uint32(e[4:]), Offset: int(offset &^ 7), More: offset&1 != 0}
			}
		default:
			r.IPLength = r.at - start
			return r.transport(Protocol(next), source, destination)
		}
		if _, ok := r.header(size); !ok || size == 0 {
			return r.fail("IPv6 extension header")
		}
		next = e[0]
		r.at += size
		if r.Fragment.Offset > 0 {
			r.IPLength = r.at - start
			return r.transport(Protocol(next), source, destination)
		}
	}
	return r.fail("IPv6 extension header")
}

// transport reads the header of TCP or UDP, unless this is a later fragment, which has none.
func (r *reader) transport(protocol Protocol, source, destination netip.Addr) error {
	if protocol != TCP && protocol != UDP {
		return r.fail("TCP or UDP header")
	}
	r.Protocol = protocol
	r.Options.Scale = -1
	r.Source, r.Destination = netip.AddrPortFrom(source, 0), netip.AddrPortFrom(destination, 0)
	if r.Fragment.Offset > 0 {
		r.payload(r.end)
		return nil
	}
	size, end := udpHeader, r.end
	if protocol == TCP {
		size = tcpHeader
	}
	h, ok := r.header(size)
	if !ok {
		return r.fail(protocol.String() + " header")
	}
	if protocol == TCP {
		size = int(h[12]>>4) * 4
		options, ok := r.header(size)
		if size < tcpHeader || !ok {
			return r.fail("TCP header")
		}
		r.Seq, r.Ack = binary.BigEndian.Uint32(h[4:]), binary.BigEndian.Uint32(h[8:])
		r.Flags = Flags(h[13])
		r.Window, r.Urgent = binary.BigEndian.Uint16(h[14:]), binary.BigEndian.Uint16(h[18:])
		r.Options = readOptions(options[tcpHeader:])
	} else if long := int(binary.BigEndian.Uint16(h[4:])); long != 0 { // 0 in a jumbogram, and where it will be cut
		if long < udpHeader {
			return r.fail("UDP header")
		}
		if r.Fragment.Whole() {
			if end = r.at + long; end > r.end {
				return r.fail("UDP header")
			}
		}
	}
	r.HeaderLength = size
	r.Source = netip.AddrPortFrom(source, binary.BigEndian.Uint16(h))
	r.Destination = netip.AddrPortFrom(destination, binary.BigEndian.Uint16(h[2:]))
	r.at += size
	r.payload(end)
	return nil
}

// payload is what is left up to end.
func (r *reader) payload(end int) {
	r.PayloadLength = max(end-r.at, 0)
	if kept := min(end, len(r.kept)); kept > r.at {
		r.Payload = r.kept[r.at:kept:kept]
	}
}

// The kinds of TCP options that are read.
const (
	optionEnd = iota
	optionNothing
	optionMSS
	optionScale
	optionSACKPermitted
	optionSACK
	_
	_
	optionTimestamps
)

// maxScale is what a larger scale stands for (RFC 7323, section 2.3).
const maxScale = 14

// readOptions reads what is right of a TCP header's options, and ends where they are not.
func readOptions(p []byte) TCPOptions {
	o := TCPOptions{Scale: -1}
	for len(p) > 0 {
		kind := p[0]
		if kind == optionEnd {
			break
		}
		if kind == optionNothing {
			p = p[1:]
			continue
		}
		if len(p) < 2 || int(p[1]) < 2 || int(p[1]) > len(p) {
			break
		}
		value := p[2:p[1]]
		switch {
		case kind == optionMSS && len(value) == 2:
			o.MSS = binary.BigEndian.Uint16(value)
		case kind == optionScale && len(value) == 1:
			o.Scale = min(int(value[0]), maxScale)
		case kind == optionSACKPermitted && len(value) == 0:
			o.SACKPermitted = true
		case kind == optionSACK && len(value)%8 == 0:
			for v := value; len(v) > 0; v = v[8:] {
				o.SACK = append(o.SACK, Range{binary.BigEndian.Uint32(v), binary.BigEndian.Uint32(v[4:])})
			}
		case kind == optionTimestamps && len(value) == 8:
			o.Timestamps, o.Value, o.Echo = true, binary.BigEndian.Uint32(value), binary.BigEndian.Uint32(value[4:])
		}
		p = p[p[1]:]
	}
	return o
}
