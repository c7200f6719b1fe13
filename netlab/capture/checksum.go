package capture

import "encoding/binary"

// checksum verifies the checksum of a packet whose segment was read (RFC 1071). The payload
// and headers stand in kept one behind the other, from the transport header on.
func checksum(s Segment, kept []byte) Checksum {
	start := s.LinkLength + s.IPLength
	end := start + s.HeaderLength + s.PayloadLength
	if !s.Fragment.Whole() || end > len(kept) {
		return ChecksumUnknown
	}
	body := kept[start:end]
	if s.Protocol == UDP && binary.BigEndian.Uint16(body[6:]) == 0 {
		return ChecksumAbsent
	}
	source, destination := s.Source.Addr().AsSlice(), s.Destination.Addr().AsSlice()
	sum := uint64(len(body)) + uint64(s.Protocol)
	for _, p := range [][]byte{source, destination, body} {
		sum += add(p)
	}
	for sum > 0xffff {
		sum = sum&0xffff + sum>>16
	}
	if sum != 0xffff {
		return ChecksumBad
	}
	return ChecksumGood
}

// add adds the words of p up.
func add(p []byte) (sum uint64) {
	for ; len(p) > 1; p = p[2:] {
		sum += uint64(binary.BigEndian.Uint16(p))
	}
	if len(p) == 1 {
		sum += uint64(p[0]) << 8
	}
	return sum
}
