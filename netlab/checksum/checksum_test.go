package checksum_test

import (
	"encoding/binary"
	"fmt"
	"net/netip"
	"testing"

	"labsh/netlab/checksum"
)

// The example of RFC 1071, section 3: its words sum up to DDF2.
func ExampleOf() {
	fmt.Printf("%04X\n", checksum.Of([]byte{0x00, 0x01, 0xF2, 0x03, 0xF4, 0xF5, 0xF6, 0xF7}))
	// Output: 220D
}

// TestInside: what has its checksum inside has the checksum 0, of any length.
func TestInside(t *testing.T) {
	a, b := netip.MustParseAddr("192.0.2.1"), netip.MustParseAddr("192.0.2.200")
	for n := 8; n < 20; n++ {
		message := make([]byte, n)
		for i := range message {
			message[i] = byte(201 * (i + n))
		}
		message[6], message[7] = 0, 0
		c := checksum.Transport(17, a, b, n, message)
		binary.BigEndian.PutUint16(message[6:], c)
		if got := checksum.Transport(17, a, b, n, message); got != 0 {
			t.Errorf("%d bytes: %#x", n, got)
		}
		if got := checksum.Transport(6, a, b, n, message); got == 0 {
			t.Errorf("%d bytes: the protocol does not count", n)
		}
	}
}
