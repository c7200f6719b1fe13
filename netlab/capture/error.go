package capture

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
)

// ErrClosed is the error of what is asked of a Capture that is closed.
var ErrClosed = os.ErrClosed

// ErrRunning is the error of a second [Capture.Run] at the same time.
var ErrRunning = errors.New("the capture runs already")

// An Error says why packets cannot be captured. It is [errors.ErrUnsupported] where the
// system cannot do it, and [fs.ErrPermission] where this process must not.
type Error struct {
	Op      string // what was refused: "socket"
	Missing Missing
	Err     error
}

func (e *Error) Error() string {
	if e.Missing == MissingNothing {
		return fmt.Sprintf("capture: %s: %v", e.Op, e.Err)
	}
	return fmt.Sprintf("capture: %s: %v (missing: %s)", e.Op, e.Err, e.Missing)
}

// Unwrap returns the system's error.
func (e *Error) Unwrap() error { return e.Err }

// Is reports whether target is what is missing, in package errors' words.
func (e *Error) Is(target error) bool {
	switch e.Missing {
	case MissingSystem, MissingPacketSockets:
		return target == errors.ErrUnsupported
	case MissingPermission:
		return target == fs.ErrPermission
	}
	return false
}

// Missing is what it takes to capture packets and is not there.
type Missing int

// What may be missing.
const (
	MissingNothing       Missing = iota // another error
	MissingSystem                       // Linux
	MissingPermission                   // the capability CAP_NET_RAW in the network namespace
	MissingPacketSockets                // a kernel with packet sockets
)

var missing = [...]string{"nothing", "Linux", "CAP_NET_RAW", "AF_PACKET"}

// String returns the name of what is missing: "CAP_NET_RAW".
func (m Missing) String() string {
	if m < 0 || int(m) >= len(missing) {
		return fmt.Sprintf("Missing(%d)", int(m))
	}
	return missing[m]
}
