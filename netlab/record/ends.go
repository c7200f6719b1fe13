package record

import (
	"slices"

	"labsh/netlab"
)

// ends finds the calls that end the stream of each end.
func (t *talk) ends() {
	for i, s := range t.side {
		if s == nil {
			continue
		}
		descriptors, outside, lingers := 1, 0, s.listener != nil && s.listener.lingersNot
		n := -1
		for _, a := range t.acts {
			ev := a.ev
			if a.end != i || a.what == accepts || ev == nil {
				continue
			}
			n++
			if ev.Err != nil && ev.Op != "close" {
				continue
			}
			switch ev.Op {
			case "dup":
				descriptors++
			case "socket":
				if n == 0 {
					break
				}
				if outside > 0 {
					outside--
				} else {
					descriptors++
				}
			case "detach":
				outside++
			case "setsockopt":
				if ev.Option == "SO_LINGER" {
					lingers = ev.Value == "0"
				}
			case "shutdown":
				if ev.How != netlab.SHUT_RD && t.gone[i] == nil {
					a.what = fin
					t.gone[i] = a
				}
			case "close":
				if descriptors--; descriptors > 0 || t.over[i] != nil {
					break
				}
				last := t.last(i, a)
				t.over[i] = last
				if last == nil {
					break // a call that has not returned holds it open
				}
				if t.tcp && (lingers || ev.Unread > 0) {
					last.what = rst
				} else if t.gone[i] == nil {
					last.what = fin
				}
				if t.gone[i] == nil {
					t.gone[i] = last
				}
			}
		}
	}
	if q := t.queue; t.side[1] == nil && q != nil && t.tcp {
		if ev := q.stopped(); ev != nil {
			t.add(&act{end: 1, at: ev.Start, what: abandons, depth: 1})
		}
	}
}

// last is the act that closes the connection's last descriptor: that of close, or the
// return of the calls that were under way then.
func (t *talk) last(end int, closing *act) *act {
	at := closing.ev.Start
	for _, a := range t.acts {
		if a.end != end || a.what == accepts || a.ev.Socket != closing.ev.Socket || !a.ev.Start.Before(closing.ev.Start) {
			continue
		}
		if a.ev.Open {
			return nil
		}
		if until := a.ev.End(); until.After(closing.ev.End()) && until.After(at) {
			at = until
		}
	}
	if at.Equal(closing.ev.Start) {
		return closing
	}
	later := &act{end: end, at: at, seq: closing.seq, depth: closing.depth + 1}
	t.acts = append(t.acts, later)
	return later
}

// stopped is the call that ended a listener, and reset what waited there.
func (e *end) stopped() *Event {
	for _, ev := range e.events {
		if ev.Err == nil && ev.Op == "shutdown" && ev.How != netlab.SHUT_WR {
			return ev
		}
	}
	if e.open() {
		return nil
	}
	for _, ev := range slices.Backward(e.events) {
		if ev.Op == "close" && ev.Err == nil {
			return ev
		}
	}
	return nil
}
