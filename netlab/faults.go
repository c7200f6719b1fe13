package netlab

import (
	"math"
	"math/rand/v2"
	"time"
)

// Faults are what goes wrong on purpose with what a [Server], a [DatagramServer] or a
// [Tap] sends to its clients, so that a client meets each of its exceptions. The zero
// value is none.
type Faults struct {
	// Delay is waited before each answer, an hour at most: before the first bytes after
	// the client has said something, or before each datagram.
	Delay time.Duration
	// Chunk is how many bytes are sent at a time, 20 ms apart and each in a segment of
	// its own, so that a client that waits receives them in pieces; 0 for as they come.
	// TCP only.
	Chunk int
	// Drop is the share of the datagrams, in percent, 0 to 100, that are thrown away at
	// random: those that come to a DatagramServer, those of both directions in a Tap.
	// UDP only.
	Drop float64
	// Reset ends the connection with a reset (RST) once so many bytes were sent, 0 for
	// in the place of the first; nil for never. TCP only.
	Reset *int
	// Ending is how a connection ends. TCP only.
	Ending Ending
}

// An Ending is how a connection ends that is done with.
type Ending int

const (
	// EndingClose closes both directions and the descriptor, as the lab sheet does.
	EndingClose Ending = iota
	// EndingReset sends a reset (RST) in the place of a FIN.
	EndingReset
	// EndingHalf sends a FIN, and takes what the client goes on sending until it
	// closes, too.
	EndingHalf
	// EndingNever sends nothing and closes nothing before Stop: the client waits, and
	// when it has closed, the connection is left in CLOSE_WAIT.
	EndingNever
)

var endingNames = [...]string{"close", "rst", "half", "never"}

// String returns "close", "rst", "half" or "never".
func (e Ending) String() string {
	if e < 0 || int(e) >= len(endingNames) {
		return "?"
	}
	return endingNames[e]
}

// ParseEnding reads what [Ending.String] writes.
func ParseEnding(name string) (Ending, bool) {
	for e, known := range endingNames {
		if name == known {
			return Ending(e), true
		}
	}
	return 0, false
}

// A FaultError says that a fault cannot be; [Faults.Check]'s Error has it as its Err.
type FaultError struct {
	// Fault is the fault's name: "delay", "chunk", "drop", "reset", "end".
	Fault string
	// Needs is the protocol that the fault needs, "tcp" or "udp"; "" when it is the
	// value that makes no sense.
	Needs string
}

// faultRanges are the values that each fault takes.
var faultRanges = map[string]string{
	"delay": "0-3600000", "chunk": "1 or more", "drop": "0-100", "reset": "0 or more", "end": "rst, half or never",
}

// maxDelay is Delay's limit: a server that is silent for longer looks dead.
const maxDelay = time.Hour

// Error says what is wrong, in the words of a ValueError: "drop must be 0-100".
func (e *FaultError) Error() string {
	if e.Needs != "" {
		return e.Fault + " needs " + e.Needs
	}
	return e.Fault + " must be " + faultRanges[e.Fault]
}

// Check refuses what cannot be, with a ValueError: a value out of its range, TCP's
// faults for datagrams and the reverse.
func (f *Faults) Check(datagrams bool) error {
	fault := func() *FaultError {
		switch {
		case f.Delay < 0 || f.Delay > maxDelay:
			return &FaultError{Fault: "delay"}
		case f.Chunk < 0:
			return &FaultError{Fault: "chunk"}
		case math.IsNaN(f.Drop) || f.Drop < 0 || f.Drop > 100:
			return &FaultError{Fault: "drop"}
		case f.Reset != nil && *f.Reset < 0:
			return &FaultError{Fault: "reset"}
		case f.Ending < 0 || int(f.Ending) >= len(endingNames):
			return &FaultError{Fault: "end"}
		case f.Drop != 0 && !datagrams:
			return &FaultError{Fault: "drop", Needs: "udp"}
		case f.Chunk != 0 && datagrams:
			return &FaultError{Fault: "chunk", Needs: "tcp"}
		case f.Reset != nil && datagrams:
			return &FaultError{Fault: "reset", Needs: "tcp"}
		case f.Ending != EndingClose && datagrams:
			return &FaultError{Fault: "end", Needs: "tcp"}
		}
		return nil
	}()
	if fault == nil {
		return nil
	}
	return &Error{Name: "ValueError", Message: fault.Error(), Op: "start", Err: fault}
}

// drops draws whether a datagram is thrown away; random is nil for the system's own.
func (f *Faults) drops(random *rand.Rand) bool {
	draw := rand.Float64
	if random != nil {
		draw = random.Float64
	}
	return f.Drop > 0 && 100*draw() < f.Drop
}
