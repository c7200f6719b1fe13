// Package frame builds the frames that socket calls put on the wire: from the
// conversations of a record, packets as Wireshark would have seen them, with right
// lengths, checksums, sequence and acknowledgement numbers.
//
// They are made, not observed, and as plain as a real exchange could have been: each
// segment is acknowledged at once, nothing is sent twice, windows stay open, initial
// sequence numbers are round. What a call did, with its bytes, order and time, is as
// recorded. Only the first bytes of long messages are kept in a record: such a frame has
// its right length, and its end is missing.
//
// Frames are Ethernet frames with addresses of zeros, as Linux shows its loopback.
package frame

import (
	"encoding/binary"
	"net/netip"
	"time"

	"labsh/netlab/capture"
	"labsh/netlab/checksum"
	"labsh/netlab/record"
)

// A Frame is one of them.
type Frame struct {
	Time time.Time
	// Conversation and Step are what it is part of: Conversation.Steps[Step] sent it,
	// or had it as an answer.
	Conversation *record.Conversation
	Step         int
	From         int // the end that sent it, 0 or 1
	Kind         record.WireKind
	// The two ends; a port is 0 where it is not known.
	Source, Destination netip.AddrPort
	// Payload is the data, as far as it is kept; PayloadLength is all of it. An ICMP
	// message's is the packet that it quotes.
	Payload       []byte
	PayloadLength int

	order       int // among all frames
	id          uint16
	udp         bool
	flags       capture.Flags
	seq, ack    uint32
	stamp, echo uint32 // the timestamps option (RFC 7323)
	mss, urgent uint16
	bare        bool // without options and window: an RST for what found nobody
}

// Missing is how many bytes of the frame's end are not kept.
func (f *Frame) Missing() int { return f.PayloadLength - len(f.Payload) }

// Length is how long the frame was on the wire: what Wireshark calls frame.len.
func (f *Frame) Length() int { return f.headers() + f.PayloadLength }

// Lengths of headers.
const (
	linkHeader = 14
	ipv4Header = 20
	ipv6Header = 40
	tcpHeader  = 20
	udpHeader  = 8
	icmpHeader = 8
)

// Protocols in IP headers.
const (
	protoICMP   = 1
	protoTCP    = 6
	protoUDP    = 17
	protoICMPv6 = 58
)

// headers is the length of all headers.
func (f *Frame) headers() int { return linkHeader + f.ipHeader() + f.transportHeader() }

func (f *Frame) ipHeader() int {
	if f.Source.Addr().Is4() {
		return ipv4Header
	}
	return ipv6Header
}

func (f *Frame) transportHeader() int {
	switch {
	case f.Kind == record.ICMP:
		return icmpHeader
	case f.udp:
		return udpHeader
	}
	return tcpHeader + f.optionsLength()
}

// optionsLength is that of the TCP options: 20 bytes in a SYN, 12 in the others.
func (f *Frame) optionsLength() int {
	switch {
	case f.bare:
		return 0
	case f.flags.Has(capture.SYN):
		return 20
	}
	return 12
}

func (f *Frame) protocol() uint8 {
	switch {
	case f.Kind != record.ICMP && f.udp:
		return protoUDP
	case f.Kind != record.ICMP:
		return protoTCP
	case f.Source.Addr().Is4():
		return protoICMP
	}
	return protoICMPv6
}

// Append adds the frame's bytes, as far as they are kept, to b. Its checksums are right;
// where the end of the data is missing, nobody knows that of the data, and what stands
// there is the one with zeros for the end.
func (f *Frame) Append(b []byte) []byte {
	start := len(b)
	b = append(b, make([]byte, f.headers())...)
	b = append(b, f.Payload...)
	ip := b[start+linkHeader:]
	if f.Source.Addr().Is4() {
		binary.BigEndian.PutUint16(b[start+12:], 0x0800)
		f.putIPv4(ip)
	} else {
		binary.BigEndian.PutUint16(b[start+12:], 0x86DD)
		f.putIPv6(ip)
	}
	message := ip[f.ipHeader():]
	switch f.protocol() {
	case protoTCP:
		f.putTCP(message)
		f.putChecksum(message, 16)
	case protoUDP:
		binary.BigEndian.PutUint16(message[0:], f.Source.Port())
		binary.BigEndian.PutUint16(message[2:], f.Destination.Port())
		binary.BigEndian.PutUint16(message[4:], uint16(udpHeader+f.PayloadLength))
		f.putChecksum(message, 6)
	case protoICMP:
		message[0], message[1] = 3, 3 // destination, port unreachable (RFC 792)
		f.putChecksum(message, 2)
	case protoICMPv6:
		message[0], message[1] = 1, 4 // the same (RFC 4443, section 3.1)
		f.putChecksum(message, 2)
	}
	return b
}

// hops is the time to live, and IPv6's hop limit, with which Linux begins.
const hops = 64

func (f *Frame) putIPv4(b []byte) {
	b[0] = 0x45 // version 4, five words of header
	if f.Kind == record.ICMP {
		b[1] = 0xC0 // internetwork control, as routers and Linux mark it
	} else {
		b[6] = 0x40 // don't fragment
	}
	binary.BigEndian.PutUint16(b[2:], uint16(f.Length()-linkHeader))
	binary.BigEndian.PutUint16(b[4:], f.id)
	b[8], b[9] = hops, f.protocol()
	source, destination := f.Source.Addr().As4(), f.Destination.Addr().As4()
	copy(b[12:], source[:])
	copy(b[16:], destination[:])
	binary.BigEndian.PutUint16(b[10:], checksum.Of(b[:ipv4Header]))
}

func (f *Frame) putIPv6(b []byte) {
	b[0] = 0x60
	binary.BigEndian.PutUint16(b[4:], uint16(f.transportHeader()+f.PayloadLength))
	b[6], b[7] = f.protocol(), hops
	source, destination := f.Source.Addr().As16(), f.Destination.Addr().As16()
	copy(b[8:], source[:])
	copy(b[24:], destination[:])
}

// Windows: all that fits into a SYN, and 512 times 128 once the scale is known, which is
// what Linux has on loopback. A segment of the longest kind fills neither.
const (
	firstWindow = 65535
	windowScale = 7
	window      = 512
)

func (f *Frame) putTCP(b []byte) {
	binary.BigEndian.PutUint16(b[0:], f.Source.Port())
	binary.BigEndian.PutUint16(b[2:], f.Destination.Port())
	binary.BigEndian.PutUint32(b[4:], f.seq)
	binary.BigEndian.PutUint32(b[8:], f.ack)
	b[12] = uint8((tcpHeader + f.optionsLength()) / 4 << 4)
	b[13] = uint8(f.flags)
	binary.BigEndian.PutUint16(b[18:], f.urgent)
	options := b[tcpHeader:]
	switch {
	case f.bare:
		return
	case f.flags.Has(capture.SYN):
		binary.BigEndian.PutUint16(b[14:], firstWindow)
		options[0], options[1] = 2, 4 // most data in a segment
		binary.BigEndian.PutUint16(options[2:], f.mss)
		options[4], options[5] = 4, 2 // selective acknowledgement is permitted
		f.putStamps(options[6:])
		options[16] = 1 // no operation
		options[17], options[18], options[19] = 3, 3, windowScale
	default:
		binary.BigEndian.PutUint16(b[14:], window)
		options[0], options[1] = 1, 1
		f.putStamps(options[2:])
	}
}

func (f *Frame) putStamps(b []byte) {
	b[0], b[1] = 8, 10
	binary.BigEndian.PutUint32(b[2:], f.stamp)
	binary.BigEndian.PutUint32(b[6:], f.echo)
}

// putChecksum sets the checksum at an offset of a message.
func (f *Frame) putChecksum(message []byte, at int) {
	c := transportChecksum(f.protocol(), f.Source.Addr(), f.Destination.Addr(), f.transportHeader()+f.PayloadLength, message)
	binary.BigEndian.PutUint16(message[at:], c)
}

// transportChecksum is that of a message of some length, of which there are these bytes; ICMP
// over IPv4 has no pseudo header.
func transportChecksum(protocol uint8, source, destination netip.Addr, length int, message []byte) uint16 {
	if protocol == protoICMP {
		return checksum.Of(message)
	}
	c := checksum.Transport(protocol, source, destination, length, message)
	if c == 0 && protocol == protoUDP {
		c = 0xFFFF // 0 would say that there is none (RFC 768)
	}
	return c
}
