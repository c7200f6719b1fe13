package httpwire

import "fmt"

// An ErrorKind says why an answer could not be read whole.
type ErrorKind int

// The kinds of Error, and the fields that go with them.
const (
	NoAnswer     ErrorKind = iota // the stream ended before the first byte
	CutShort                      // it ended within the answer: Got, and Want or -1
	Malformed                     // this is not HTTP/1: Err says what
	LineTooLong                   // Limit
	HeadTooLarge                  // Limit
	BodyTooLarge                  // Limit, of the body as received or as decoded
	Broken                        // the stream failed (time limit, reset): Err, Got
)

// An Error is why an answer could not be read whole. Its English text is a
// default: the fields are enough to word it in another language.
type Error struct {
	Kind      ErrorKind
	Got, Want int64 // bytes of the body, or of the head while that is read
	Limit     int64 // bytes
	Err       error // the stream's own, or net/http's
}

func (e *Error) Error() string {
	switch e.Kind {
	case NoAnswer:
		return "the connection was closed without an answer"
	case CutShort:
		if e.Want < 0 {
			return fmt.Sprintf("the answer was cut short after %d bytes", e.Got)
		}
		return fmt.Sprintf("the answer was cut short: %d of %d bytes", e.Got, e.Want)
	case Malformed:
		return "the answer is not HTTP: " + e.Err.Error()
	case LineTooLong:
		return fmt.Sprintf("a line of the answer is over %d bytes", e.Limit)
	case HeadTooLarge:
		return fmt.Sprintf("the answer's headers are over %d bytes", e.Limit)
	case BodyTooLarge:
		return fmt.Sprintf("the answer's body is over %d bytes", e.Limit)
	default:
		return e.Err.Error()
	}
}

func (e *Error) Unwrap() error { return e.Err }
