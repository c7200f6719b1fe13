package record

import (
	"labsh/netlab"
)

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
