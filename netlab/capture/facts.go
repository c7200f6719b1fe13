package capture

import (
	"iter"
	"math/bits"
	"strings"
)

// Facts are what is remarkable about a segment in its conversation: those of Wireshark's TCP
// analysis (User's Guide, section 7.5), and that it is a reset. As there, they are guesses from
// what passed this machine: a segment that comes again early may be one that was overtaken.
type Facts uint32

// The facts.
const (
	// Retransmission is of data, a SYN or a FIN that was sent before.
	Retransmission Facts = 1 << iota
	// FastRetransmission is one that duplicate acknowledgements asked for. It is a
	// Retransmission too, as is a SpuriousRetransmission: of what had been acknowledged.
	FastRetransmission
	SpuriousRetransmission
	// OutOfOrder is of what was overtaken by what was sent behind it.
	OutOfOrder
	// DuplicateAck repeats an acknowledgement, as the receiver misses something.
	DuplicateAck
	// ZeroWindow says that the receiver has no room; a ZeroWindowProbe asks whether that
	// is still so, and a ZeroWindowProbeAck says that it is.
	ZeroWindow
	ZeroWindowProbe
	ZeroWindowProbeAck
	// WindowUpdate says nothing but how much room the receiver has now.
	WindowUpdate
	// WindowFull fills the room that the receiver has.
	WindowFull
	// KeepAlive asks whether the other side is still there, KeepAliveAck says so.
	KeepAlive
	KeepAliveAck
	// LostSegment follows what was not captured, AckedUnseen acknowledges it: each one,
	// not the first alone.
	LostSegment
	AckedUnseen
	// PortsReused opens a connection between addresses and ports that had one before.
	PortsReused
	// Reset ends the connection at once.
	Reset
)

// factNames are those of Wireshark's fields.
var factNames = [...]string{
	"retransmission", "fast_retransmission", "spurious_retransmission", "out_of_order", "duplicate_ack",
	"zero_window", "zero_window_probe", "zero_window_probe_ack", "window_update", "window_full",
	"keep_alive", "keep_alive_ack", "lost_segment", "ack_lost_segment", "reused_ports", "reset",
}

// Has reports whether all of x are facts.
func (f Facts) Has(x Facts) bool { return f&x == x }

// All yields the facts one by one.
func (f Facts) All() iter.Seq[Facts] {
	return func(yield func(Facts) bool) {
		for ; f != 0; f &= f - 1 {
			if !yield(1 << bits.TrailingZeros32(uint32(f))) {
				return
			}
		}
	}
}

// String returns the facts as the ends of the names of Wireshark's fields, such as
// tcp.analysis.duplicate_ack: "zero_window, reset".
func (f Facts) String() string {
	var names []string
	for fact := range f.All() {
		if i := bits.TrailingZeros32(uint32(fact)); i < len(factNames) {
			names = append(names, factNames[i])
		}
	}
	return strings.Join(names, ", ")
}
