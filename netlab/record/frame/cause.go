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
	ByKernel            // the kernel of either end sent it, for the call or before it
	Seen                // an end elsewhere sent it, as the call saw
)

// Cause finds the call that a frame follows from; ok is false where the record does not
// have it.
func (f *Frame) Cause() (cause Cause, ok bool) {
	s := &f.Conversation.Steps[f.Step]
	if s.Call != nil {
		how := ByKernel
		if s.End == f.From && f.Kind != record.ACK {
			how = Sent
		}
		return Cause{s.Call, s.End, how}, true
	}
	if !f.here(s.End) && s.Wire != nil && !answer(s.Wire.Kind) {
		if c, ok := f.callAfter(); ok { // which saw what came
			return c, true
		}
	}
	for i := f.Step - 1; i >= 0; i-- {
		if s := &f.Conversation.Steps[i]; s.Call != nil {
			return Cause{s.Call, s.End, ByKernel}, true
		}
	}
	return f.callAfter()
}

// answer reports whether a kernel sends it for what came before.
func answer(k record.WireKind) bool {
	return k == record.SYNACK || k == record.ACK || k == record.RST || k == record.ICMP
}

// callAfter is the first call after the frame.
func (f *Frame) callAfter() (Cause, bool) {
	for i := f.Step + 1; i < len(f.Conversation.Steps); i++ {
		s := &f.Conversation.Steps[i]
		if s.Call == nil {
			continue
		}
		how := Seen
		if f.here(f.From) {
			how = ByKernel
		}
		return Cause{s.Call, s.End, how}, true
	}
	return Cause{}, false
}

func (f *Frame) here(end int) bool { return f.Conversation.Ends[end&1].Here() }

// Lost reports whether the frame never arrived.
func (f *Frame) Lost() bool {
	s := &f.Conversation.Steps[f.Step]
	return s.Wire != nil && s.Wire.Lost && s.End == f.From
}
