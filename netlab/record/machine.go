package record

import (
	"errors"
	"os"
	"slices"
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

// step adds one to the conversation.
func (t *talk) step(a *act, w *Wire) *Step {
	s := Step{At: a.at, End: a.end, Call: a.ev, Wire: w, Waiting: -1}
	if ev := a.ev; ev != nil && (ev.Receives() || ev.Op == "accept" || ev.Op == "connect" || ev.Open || ev.Sends()) {
		s.Wait = ev.waited()
	}
	a.step = len(t.c.Steps)
	t.c.Steps = append(t.c.Steps, s)
	return &t.c.Steps[a.step]
}

// aside adds a step of no call, just after a.
func (t *talk) aside(a *act, end int, kind WireKind) *Step {
	return t.step(&act{at: a.at, end: end}, &Wire{Kind: kind, Inferred: true})
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

// tell makes steps of the acts.
func (t *talk) tell() {
	t.told = [2]int{-1, -1}
	if t.tcp && t.connect == nil && (t.side[1] == nil || t.side[1].accept == nil) {
		for i := range t.side {
			t.state[i] = netlab.TCPEstablished // the beginning is not known
			t.c.Ends[i].State = State{TCP: netlab.TCPEstablished, Inferred: true}
		}
	}
	for _, a := range t.acts {
		t.do(a)
		if ev := a.ev; ev != nil && ev.State != 0 {
			t.confirm(a.end, ev.State, ev.Err != nil)
		}
	}
	t.settle()
}

func (t *talk) do(a *act) {
	other := 1 - a.end
	switch a.what {
	case connects:
		t.connected(a)
	case establishes:
		t.established(a)
	case accepts:
		if t.connect == nil && !t.here(0) {
			t.foreign(a)
		}
		s := t.step(a, nil)
		t.wait(s, -1)
		if t.tcp && t.state[1] == netlab.TCPEstablished {
			t.confirm(1, netlab.TCPEstablished, false)
		}
	case data:
		t.data(a)
	case takes:
		t.take(a)
	case hears:
		if !t.here(other) && t.gone[other] == nil && !t.shutHere(a) {
			t.gone[other] = a
			if a.ev.State == netlab.TCPClose && t.state[a.end] == netlab.TCPEstablished {
				t.aside(a, other, RST)
				t.broke()
			} else {
				t.aside(a, other, t.kind(FIN))
				t.finished(other)
			}
		}
		t.step(a, nil)
	case fin:
		t.end(a, FIN)
	case rst:
		t.end(a, RST)
	case abandons:
		if t.acked && t.state[0] != netlab.TCPClose {
			t.aside(a, 1, RST)
			t.broke()
		}
	case handshakes:
		t.secure[a.end] = t.secure[a.end] || a.ev.Err == nil && !a.ev.Open
		var w *Wire
		if a.end == 0 || !t.here(0) {
			w = &Wire{Kind: Handshake, Inferred: true}
		}
		t.step(a, w)
	default:
		if a.ev == nil {
			return
		}
		if err := a.ev.Err; err != nil && broken(err) && a.ev.Op != "connect" && t.tcp && t.state[a.end] != netlab.TCPClose && !t.here(other) {
			if !errors.Is(err, syscall.EPIPE) || t.gone[a.end] == nil {
				t.aside(a, other, RST)
				t.broke()
			}
		}
		t.step(a, nil)
		if a.ev.Err != nil && a.ev.State == netlab.TCPClose && broken(a.ev.Err) {
			t.set(a.end, netlab.TCPClose, false)
		}
	}
}

// kind is what stands for a FIN between sockets that know none.
func (t *talk) kind(k WireKind) WireKind {
	if t.tcp {
		return k
	}
	return EOF
}

// connected tells of the SYN, and of its answer where that came at once.
func (t *talk) connected(a *act) {
	o := outcomeOf(a.ev)
	if o == pending { // what became of it, another call may have learnt
		for _, ev := range t.side[0].events {
			if ev.Op == "connect" && ev != a.ev {
				if later := outcomeOf(ev); later != pending && later != made {
					o = later
				}
			}
		}
	}
	switch {
	case !t.tcp:
		var w *Wire
		if o == made {
			w = &Wire{Kind: Link, Inferred: true}
		}
		if s := t.step(a, w); w != nil {
			t.wait(s, 1)
		}
		return
	case o == unsent:
		t.step(a, nil)
		return
	}
	w := &Wire{Kind: SYN, Inferred: true}
	t.step(a, w)
	t.acked = (o == made || o == pending) && t.est == nil && (o == made || a.ev.State == netlab.TCPEstablished)
	switch {
	case o == refused:
		t.aside(a, 1, RST)
		t.set(0, netlab.TCPClose, true)
	case o == unanswered:
		w.Lost = true
		t.set(0, netlab.TCPClose, true)
	case t.acked:
		t.answer(a)
	default:
		t.set(0, netlab.TCPSynSent, true)
		w.Lost = a.ev.Retransmits > 0 || t.queue != nil && (a.ev.Elapsed >= idle || a.ev.Open) ||
			t.est == nil && (errors.Is(a.ev.Err, os.ErrDeadlineExceeded) || a.ev.Elapsed >= soon)
	}
}

func (t *talk) established(a *act) {
	if t.acked || t.connect == nil || t.connect.ev == nil {
		return
	}
	t.acked = true
	t.answer(a)
}

// answer tells of the rest of the handshake.
func (t *talk) answer(a *act) {
	t.wait(t.aside(a, 1, SYNACK), 1)
	t.aside(a, 0, ACK)
	t.set(0, netlab.TCPEstablished, false)
	t.set(1, netlab.TCPEstablished, true)
}

// foreign tells of a connection that came from elsewhere.
func (t *talk) foreign(a *act) {
	if !t.tcp {
		t.wait(t.aside(a, 0, Link), 1)
		return
	}
	t.aside(a, 0, SYN)
	t.acked = true
	t.wait(t.aside(a, 1, SYNACK), 1)
	t.aside(a, 0, ACK)
	t.set(0, netlab.TCPEstablished, true)
	t.set(1, netlab.TCPEstablished, true)
}

func (t *talk) data(a *act) {
	other := 1 - a.end
	ev := a.ev
	if ev.Open {
		t.step(a, nil)
		return
	}
	t.step(a, &Wire{Kind: Data, Offset: ev.Offset, Length: ev.Bytes, Data: ev.Data})
	if over := t.over[other]; t.tcp && over != nil && over.at.Before(a.at) && t.state[a.end] != netlab.TCPClose {
		t.aside(a, other, RST) // nobody is there to take it
		t.broke()
	}
}

// take tells of a call that received, and of what it took.
func (t *talk) take(a *act) {
	other := 1 - a.end
	if !t.here(other) {
		w := &Wire{Kind: Data, Inferred: true, Offset: a.from, Length: int(a.to - a.from), Data: a.ev.Data}
		if a.to == a.from { // all was put back: another call will take it
			t.step(a, nil)
			return
		}
		w.Data = w.Data[:min(len(w.Data), w.Length)]
		w.Taken = w.Length
		from := &act{at: a.at, end: other}
		t.step(from, w)
		t.step(a, nil).Takes = []Take{{from.step, w.Length}}
		return
	}
	s := t.step(a, nil)
	for at := a.from; at < a.to; {
		take := Take{Step: -1, Bytes: int(a.to - at)}
		if from := t.sender(a.end, at); from != nil && from.step >= 0 {
			take.Bytes = int(min(a.to, from.to) - at)
			take.Step = from.step
			sent := &t.c.Steps[from.step]
			if sent.Wire == nil { // the call has not returned
				sent.Wire = &Wire{Kind: Data, Inferred: true, Offset: from.from}
			}
			if from.ev.Open {
				sent.Wire.Length = max(sent.Wire.Length, int(at+int64(take.Bytes)-from.from))
			}
			sent.Wire.Taken += take.Bytes
		} else if from != nil {
			take.Bytes = int(min(a.to, from.to) - at)
		}
		s.Takes = append(s.Takes, take)
		at += int64(take.Bytes)
	}
}

// shutHere reports whether reading was shut down at the act's own end before.
func (t *talk) shutHere(a *act) bool {
	return slices.ContainsFunc(t.side[a.end].events, func(ev *Event) bool {
		return ev.Op == "shutdown" && ev.How != netlab.SHUT_WR && ev.Err == nil && !ev.Start.After(a.ev.End())
	})
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

// settle compares with what the kernel says now.
func (t *talk) settle() {
	for i, s := range t.side {
		if s == nil {
			continue
		}
		e := &t.c.Ends[i]
		if !s.asked || len(s.events) > 0 && s.events[len(s.events)-1] != s.end.events[len(s.end.events)-1] {
			if !t.tcp && s.open() && t.here(1-i) {
				e.Unread = max(t.side[1-i].stream.sent-s.stream.received, 0)
			}
			continue // an earlier connection of the socket, or closed
		}
		e.Unread = int64(s.status.Unread)
		t.compare(i, s.status.State)
	}
}

// compare has the kernel's word on an end.
func (t *talk) compare(i int, read netlab.TCPState) {
	other := 1 - i
	now := &act{at: t.now, end: other}
	last := t.state[i]
	foreign := !t.here(other) && t.queue == nil
	switch {
	case read == last:
		t.confirm(i, read, true)
	case read == netlab.TCPFinWait1 && last == netlab.TCPFinWait2:
		if t.stuck(other) {
			t.unsettle(i, false)
		}
	case read == netlab.TCPLastAck && last == netlab.TCPClose, read == netlab.TCPClosing && last == netlab.TCPTimeWait,
		read == netlab.TCPSynRecv && last == netlab.TCPEstablished, last == netlab.TCPTimeWait:
	case read == netlab.TCPEstablished && last == netlab.TCPCloseWait && t.stuck(i):
		t.unsettle(other, true)
	case foreign && (read == netlab.TCPCloseWait && last == netlab.TCPEstablished || read == netlab.TCPTimeWait && last == netlab.TCPFinWait2):
		t.aside(now, other, FIN)
		t.finished(other)
		t.confirm(i, read, false)
	case foreign && read == netlab.TCPClose && (last == netlab.TCPEstablished || last == netlab.TCPCloseWait):
		t.aside(now, other, RST)
		t.broke()
		t.confirm(i, read, true)
	case last == 0 && read == netlab.TCPClose:
	default:
		t.state[i] = read
		t.c.Ends[i].State = State{TCP: read}
	}
}

// stuck reports whether an end has so much to read that nothing more gets to it, not
// even the other's FIN.
func (t *talk) stuck(end int) bool {
	s := t.side[end]
	return s != nil && s.asked && s.status.Unread > 0 && (s.status.State == netlab.TCPEstablished || s.status.State == netlab.TCPFinWait2 || s.status.State == netlab.TCPFinWait1)
}

// unsettle has an end's FIN still wait to be acknowledged.
func (t *talk) unsettle(end int, inferred bool) {
	other := 1 - end
	if t.state[end] != netlab.TCPFinWait2 || t.state[other] != netlab.TCPCloseWait {
		return
	}
	at := t.told[end]
	if at < 0 || t.told[other] != at {
		return
	}
	s := &t.c.Steps[at]
	*s.stateOf(end), *s.stateOf(other) = State{TCP: netlab.TCPFinWait1, Inferred: inferred}, State{}
	t.state[end], t.state[other] = netlab.TCPFinWait1, netlab.TCPEstablished
	t.c.Ends[end].State, t.c.Ends[other].State = State{TCP: netlab.TCPFinWait1, Inferred: inferred}, State{TCP: netlab.TCPEstablished}
}
