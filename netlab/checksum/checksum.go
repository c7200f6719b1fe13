// Package checksum computes the Internet checksum (RFC 1071) of IP's headers and of what
// IP carries.
package checksum

import "net/netip"

// Of is the checksum of b. Over something that has its right checksum inside, it is 0.
func Of(b []byte) uint16 { return ^fold(add(0, b)) }

// Transport is the checksum of a message over IP, with the pseudo header that TCP, UDP
// and ICMPv6 have before it (RFC 9293, section 3.1; RFC 8200, section 8.1). length is the
// message's, of which there are these bytes: what is missing counts as zeros.
func Transport(protocol uint8, source, destination netip.Addr, length int, message []byte) uint16 {
	s := uint64(protocol) + uint64(length)
	for _, p := range [][]byte{source.AsSlice(), destination.AsSlice(), message} {
		s = add(s, p)
	}
	return ^fold(s)
}

// add adds the 16-bit words of b, the last one filled up with a zero.
func add(s uint64, b []byte) uint64 {
	for ; len(b) >= 2; b = b[2:] {
		s += uint64(b[0])<<8 | uint64(b[1])
	}
	if len(b) == 1 {
		s += uint64(b[0]) << 8
	}
	return s
}

// fold makes 16 bits of a sum.
func fold(s uint64) uint16 {
	for s>>16 != 0 {
		s = s&0xFFFF + s>>16
	}
	return uint16(s)
}
