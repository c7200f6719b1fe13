package capture_test

import (
	"encoding/binary"
	"net/netip"
	"testing"
	"time"

	"labsh/netlab/capture"
)

// A frame is what a test sends, to be put together.
type frame struct {
	source, destination netip.AddrPort
	udp                 bool
	flags               capture.Flags
	seq, ack            uint32
	window              uint16
	options             []byte // of TCP, a multiple of 4
	data                []byte
}

// bytes returns the Ethernet frame.
func (f frame) bytes() []byte {
	var body []byte
	body = binary.BigEndian.AppendUint16(body, f.source.Port())
	body = binary.BigEndian.AppendUint16(body, f.destination.Port())
	protocol := capture.TCP
	sum := 16
	if f.udp {
		protocol, sum = capture.UDP, 6
		body = binary.BigEndian.AppendUint16(body, uint16(8+len(f.data)))
		body = append(body, 0, 0)
	} else {
		body = binary.BigEndian.AppendUint32(body, f.seq)
		body = binary.BigEndian.AppendUint32(body, f.ack)
		body = append(body, byte(5+len(f.options)/4)<<4, byte(f.flags))
		body = binary.BigEndian.AppendUint16(body, f.window)
		body = append(body, 0, 0, 0, 0)
		body = append(body, f.options...)
	}
	body = append(body, f.data...)
	from, to := f.source.Addr().AsSlice(), f.destination.Addr().AsSlice()
	binary.BigEndian.PutUint16(body[sum:], ^fold(append(append(append([]byte{0, byte(protocol)}, from...), to...), binary.BigEndian.AppendUint16(nil, uint16(len(body)))...), body))
	return append(f.network(byte(protocol), len(body)), body...)
}

// network returns the headers of Ethernet and IP before size bytes.
func (f frame) network(protocol byte, size int) []byte {
	b := make([]byte, 12)
	if f.source.Addr().Is6() {
		b = append(b, 0x86, 0xdd, 0x60, 0, 0, 0)
		b = binary.BigEndian.AppendUint16(b, uint16(size))
		b = append(b, protocol, 64)
		b = append(b, f.source.Addr().AsSlice()...)
		return append(b, f.destination.Addr().AsSlice()...)
	}
	b = append(b, 0x08, 0x00, 0x45, 0)
	b = binary.BigEndian.AppendUint16(b, uint16(20+size))
	b = append(b, 0, 1, 0x40, 0, 64, protocol, 0, 0)
	b = append(b, f.source.Addr().AsSlice()...)
	b = append(b, f.destination.Addr().AsSlice()...)
	binary.BigEndian.PutUint16(b[24:], ^fold(b[14:]))
	return b
}

// fold is the sum of RFC 1071.
func fold(parts ...[]byte) uint16 {
	sum := uint32(0)
	for _, p := range parts {
		for i := 0; i < len(p); i += 2 {
			sum += uint32(p[i]) << 8
			if i+1 < len(p) {
				sum += uint32(p[i+1])
			}
		}
	}
	for sum > 0xffff {
		sum = sum&0xffff + sum>>16
	}
	return uint16(sum)
}

// packet returns a packet as if it had been captured.
func packet(t testing.TB, when time.Time, b []byte) *capture.Packet {
	t.Helper()
	s, err := capture.Decode(capture.LinkEthernet, b, len(b))
	must(t, err)
	return &capture.Packet{Time: when, Link: capture.LinkEthernet, Bytes: b, Length: len(b), Segment: s}
}

var (
	alice = netip.MustParseAddrPort("192.0.2.1:50000")
	bob   = netip.MustParseAddrPort("192.0.2.2:5000")
)
