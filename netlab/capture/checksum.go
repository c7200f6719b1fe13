package capture

import (
	"encoding/binary"

	"labsh/netlab/checksum"
)

// verify verifies the checksum of a packet whose segment was read. The payload and headers
// stand in kept one behind the other, from the link's on.
func verify(s Segment, kept []byte) Checksum {
	start := s.LinkLength + s.IPLength
	end := start + s.HeaderLength + s.PayloadLength
	if !s.Fragment.Whole() || end > len(kept) {
		return ChecksumUnknown
	}
	body := kept[start:end]
	if s.Protocol == UDP && binary.BigEndian.Uint16(body[6:]) == 0 {
		return ChecksumAbsent
	}
	if checksum.Transport(uint8(s.Protocol), s.Source.Addr(), s.Destination.Addr(), len(body), body) != 0 {
		return ChecksumBad
	}
	return ChecksumGood
}
