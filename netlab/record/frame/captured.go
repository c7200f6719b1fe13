package frame

import (
	"encoding/binary"
	"slices"

	"labsh/netlab/capture"
)

// filled is a packet with its checksum, if the kernel left that open; ok reports
// whether it did.
func filled(p *capture.Packet) (b []byte, ok bool) {
	at := p.LinkLength + p.IPLength
	if p.Checksum != capture.ChecksumOffloaded || !p.Fragment.Whole() {
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
	binary.BigEndian.PutUint16(b[field:], transportChecksum(protocol, p.Source.Addr(), p.Destination.Addr(), len(message), message))
	return b, true
}
