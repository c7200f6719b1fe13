package record

import (
	"errors"
	"syscall"

	"labsh/netlab"
)

// machine follows the states of both ends of a TCP connection (RFC 9293), as they are
// once what was sent has been acknowledged.
type machine struct {
	state [2]netlab.TCPState
	told  [2]int // the step that told it, -1 for none
	acked bool
}

// broken reports whether an error says that the connection is no more.
func broken(err error) bool {
	return errors.Is(err, syscall.ECONNRESET) || errors.Is(err, syscall.EPIPE) || errors.Is(err, syscall.ECONNABORTED)
}

// set notes a state in the last step.
func (t *talk) set(end int, to netlab.TCPState, inferred bool) {
	if !t.tcp || t.state[end] == to {
		return
	}
	t.state[end] = to
	last := len(t.c.Steps) - 1
	t.told[end] = last
	s := &t.c.Steps[last]
	*s.stateOf(end) = State{TCP: to, Inferred: inferred}
	t.c.Ends[end].State = State{TCP: to, Inferred: inferred}
}

func (s *Step) stateOf(end int) *State {
	if s.End == end {
		return &s.State
	}
	return &s.Other
}

// confirm is told what the kernel said. States that last for a moment only are left
// aside: whether they are seen is a matter of luck.
func (t *talk) confirm(end int, read netlab.TCPState, failed bool) {
	switch read {
	case netlab.TCPEstablished, netlab.TCPCloseWait, netlab.TCPSynSent, netlab.TCPTimeWait:
	case netlab.TCPClose:
		if !failed {
			return
		}
	default:
		return
	}
	if t.state[end] != read {
		return
	}
	t.c.Ends[end].State.Inferred = false
	if at := t.told[end]; at >= 0 {
		t.c.Steps[at].stateOf(end).Inferred = false
	}
}

// end tells of a FIN or an RST.
func (t *talk) end(a *act, kind WireKind) {
	if !t.tcp {
		t.step(a, &Wire{Kind: EOF, Inferred: true})
		return
	}
	switch t.state[a.end] {
	case netlab.TCPEstablished, netlab.TCPCloseWait:
	case netlab.TCPFinWait2:
		if kind == RST {
			break
		}
		fallthrough
	default:
		if a.ev == nil {
			return
		}
		t.step(a, nil)
		if t.state[a.end] == netlab.TCPSynSent || t.state[a.end] == 0 && t.connect != nil {
			t.set(a.end, netlab.TCPClose, true)
		}
		return
	}
	if over := t.over[1-a.end]; t.secure[a.end] && kind == FIN && over != nil && over.at.Before(a.at) {
		// The close_notify meets nobody, whose answer comes before the FIN.
		t.step(a, &Wire{Kind: Notify, Inferred: true})
		t.aside(a, 1-a.end, RST)
		t.broke()
		return
	}
	t.step(a, &Wire{Kind: kind, Inferred: true})
	if kind == RST {
		t.broke()
	} else {
		t.finished(a.end)
	}
}

// finished has an end's FIN sent and acknowledged.
func (t *talk) finished(end int) {
	other := 1 - end
	if t.side[0] != nil && t.side[1] != nil && t.side[0].end == t.side[1].end {
		t.set(0, netlab.TCPTimeWait, true) // it has it from itself
		t.set(1, netlab.TCPTimeWait, true)
		return
	}
	switch t.state[end] {
	case netlab.TCPEstablished:
		t.set(end, netlab.TCPFinWait2, true)
	case netlab.TCPCloseWait:
		t.set(end, netlab.TCPClose, true)
	}
	switch t.state[other] {
	case netlab.TCPEstablished:
		t.set(other, netlab.TCPCloseWait, true)
	case netlab.TCPFinWait2:
		t.set(other, netlab.TCPTimeWait, true)
	}
}

// broke has the connection reset.
func (t *talk) broke() {
	t.set(0, netlab.TCPClose, true)
	t.set(1, netlab.TCPClose, true)
}
