package record

import (
	"errors"
	"os"
	"slices"
	"syscall"

	"labsh/netlab"
)

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
		if t.lost(a) {
			t.aside(a, other, RST)
			t.broke()
		}
		t.step(a, nil)
		if a.ev.Err != nil && a.ev.State == netlab.TCPClose && broken(a.ev.Err) {
			t.set(a.end, netlab.TCPClose, false)
		}
	}
}

// lost reports whether a call found that the connection was no more, although its own end
// had not ended it: the other has reset it.
func (t *talk) lost(a *act) bool {
	if !t.tcp || t.here(1-a.end) || a.ev.State != netlab.TCPClose {
		return false
	}
	return t.state[a.end] == netlab.TCPEstablished || t.state[a.end] == netlab.TCPCloseWait
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
