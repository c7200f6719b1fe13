package frame

import "labsh/netlab/record"

// A Cause is the call from which a frame follows.
type Cause struct {
	Call *record.Event
	End  int // whose call it is
	How  How
}

// How is how a frame follows from a call.
type How int

// The ways.
const (
	Sent     How = iota // the call sent it
	ByKernel            // the kernel of either end sent it, for the call
	Seen                // an end elsewhere sent it, as the call saw
)

// Cause finds the call that a frame follows from; ok is false where the record does not
// have it.
func (f *Frame) Cause() (cause Cause, ok bool) {
	steps := f.Conversation.Steps
	s := &steps[f.Step]
	switch {
	case s.Call != nil && s.End == f.From && f.Kind != record.ACK:
		return Cause{s.Call, s.End, Sent}, true
	case s.Call != nil:
		return Cause{s.Call, s.End, ByKernel}, true
	case !f.Conversation.Ends[s.End&1].Here() && s.Wire != nil && (s.Wire.Kind == record.Data || s.Wire.Kind == record.FIN || s.Wire.Kind == record.Datagram):
		for i := f.Step + 1; i < len(steps); i++ {
			if c := steps[i].Call; c != nil && steps[i].End != s.End {
				return Cause{c, steps[i].End, Seen}, true
			}
		}
	}
	for i := f.Step - 1; i >= 0; i-- {
		if c := steps[i].Call; c != nil {
			return Cause{c, steps[i].End, ByKernel}, true
		}
	}
	return Cause{}, false
}

// Lost reports whether the frame never arrived.
func (f *Frame) Lost() bool {
	s := &f.Conversation.Steps[f.Step]
	return s.Wire != nil && s.Wire.Lost && s.End == f.From
}
