package capture

import (
	"net/netip"
	"strings"
	"time"
)

// A Packet is what passed one of the machine's interfaces, with what is known of it.
type Packet struct {
	// Time is the kernel's, when it saw the packet.
	Time time.Time
	// Interface is the number of the interface, InterfaceName its name: lo.
	Interface     int
	InterfaceName string
	Direction     Direction
	Link          LinkType
	// Bytes are the packet's, from the link header on, as many as were kept.
	Bytes []byte
	// Length is how many bytes it has on the wire: the IP packet, what pads it, and the
	// header of the link, without preamble and checksum. It is Wireshark's frame.len.
	// On the loopback interface the header is a made-up Ethernet one of 14 bytes. Where
	// the network card cuts what is sent (segmentation offload), and on the loopback
	// interface always, it is seen before that: one segment of up to 64 KiB.
	Length int
	// Lost is how many packets before this one the kernel had no room for.
	Lost     int
	Checksum Checksum
	Segment
}

// A Direction tells packets that the machine sends from those it receives. What passes the
// loopback interface is both; it is seen when it is sent, and is Outgoing.
type Direction int

// The directions.
const (
	Incoming Direction = iota
	Outgoing
)

// A LinkType says what header stands before the IP packet, with the number that pcap and
// pcapng files have for it.
type LinkType uint16

// The link types that packets are captured with.
const (
	LinkEthernet LinkType = 1   // and the loopback interface
	LinkRaw      LinkType = 101 // no header
)

// A Checksum is what became of the checksum of TCP or UDP.
type Checksum int

// Whether the checksum is right.
const (
	// ChecksumUnknown is of a packet that was not kept whole, or is a fragment.
	ChecksumUnknown Checksum = iota
	ChecksumGood
	ChecksumBad
	// ChecksumOffloaded is of a packet whose checksum the kernel leaves to the network
	// card, or, on the loopback interface, to nobody: what stands there means nothing.
	ChecksumOffloaded
	// ChecksumAbsent is of UDP over IPv4, which allows for none.
	ChecksumAbsent
)

// A Protocol is what an IP packet carries, by IANA's number.
type Protocol uint8

// The protocols that are captured.
const (
	TCP Protocol = 6
	UDP Protocol = 17
)

// String returns the protocol's name: "TCP".
func (p Protocol) String() string {
	switch p {
	case TCP:
		return "TCP"
	case UDP:
		return "UDP"
	}
	return "none"
}

// A Segment is a TCP segment or a UDP datagram with what its headers say (RFC 9293, section
// 3.1; RFC 768).
type Segment struct {
	Protocol Protocol
	Version  int // of IP: 4 or 6
	// Source and Destination have port 0 in a fragment that is not the first.
	Source, Destination netip.AddrPort
	HopLimit            uint8 // IPv4's time to live
	Fragment            Fragment

	// TCP only. Seq and Ack are the numbers as sent: those that begin at 0 are a
	// [Tracker]'s. Window is not scaled.
	Flags          Flags
	Seq, Ack       uint32
	Window, Urgent uint16
	Options        TCPOptions

	// The bytes of the headers of the link, of IP with its extensions, of TCP or UDP.
	LinkLength, IPLength, HeaderLength int
	// Payload is as much of the data as was kept, a part of the packet's Bytes;
	// PayloadLength is how much was sent.
	Payload       []byte
	PayloadLength int
}

// A Fragment says which part of an IP packet this is.
type Fragment struct {
	ID     uint32
	Offset int  // bytes of the IP packet before this part
	More   bool // others follow
}

// Whole reports whether it is no part but all.
func (f Fragment) Whole() bool { return f.Offset == 0 && !f.More }

// Flags are the control bits of a TCP segment.
type Flags uint8

// The control bits (RFC 9293; RFC 3168).
const (
	FIN Flags = 1 << iota
	SYN
	RST
	PSH
	ACK
	URG
	ECE
	CWR
)

// flagNames are in the order in which Wireshark has them.
var flagNames = [...]string{"FIN", "SYN", "RST", "PSH", "ACK", "URG", "ECE", "CWR"}

// Has reports whether all the bits of x are set.
func (f Flags) Has(x Flags) bool { return f&x == x }

// String returns the names of the bits that are set: "SYN ACK".
func (f Flags) String() string {
	var names []string
	for i, name := range flagNames {
		if f&(1<<i) != 0 {
			names = append(names, name)
		}
	}
	return strings.Join(names, " ")
}

// TCPOptions are those of a TCP segment that were understood.
type TCPOptions struct {
	MSS           uint16 // of a SYN, 0 for none
	Scale         int    // by how many bits windows are shifted: of a SYN, -1 for none
	SACKPermitted bool
	SACK          []Range // what arrived behind a gap (RFC 2018)
	Timestamps    bool    // Value and Echo are there (RFC 7323)
	Value, Echo   uint32
}

// A Range is a part of the stream, in sequence numbers: from Left up to Right, which is
// no part of it.
type Range struct{ Left, Right uint32 }
