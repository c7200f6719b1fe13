package record

import (
	"cmp"
	"slices"
	"time"

	"labsh/netlab"
)

// after has a follow cause, but no sooner than its own call began.
func (a *act) after(cause *act) {
	if cause == nil {
		return
	}
	a.at = a.ev.Start
	if !cause.at.Before(a.at) {
		a.at, a.depth = cause.at, cause.depth+1
	}
}

// taken is where the bytes of each receiving call end that were not put back; nil where
// none were.
func (t *talk) taken(events []*Event) map[*Event]int64 {
	if !slices.ContainsFunc(events, func(ev *Event) bool { return ev.PutBack > 0 }) {
		return nil
	}
	to := map[*Event]int64{}
	var before []*Event
	for _, ev := range events {
		if !ev.Receives() || ev.Flags&(netlab.MSG_PEEK|netlab.MSG_OOB) != 0 {
			continue
		}
		to[ev] = ev.Offset + int64(ev.Bytes)
		before = append(before, ev)
		if ev.PutBack == 0 {
			continue
		}
		end := to[ev] - int64(ev.PutBack)
		for i := len(before) - 1; i >= 0 && to[before[i]] > end; i-- {
			to[before[i]] = max(end, before[i].Offset)
		}
	}
	return to
}

// sender is the act that sent the byte at an offset to an end, nil if it is not known.
func (t *talk) sender(end int, offset int64) *act {
	all := t.sent[1-end]
	at, ok := slices.BinarySearchFunc(all, offset, func(a *act, offset int64) int {
		switch {
		case a.to <= offset:
			return -1
		case a.from > offset:
			return 1
		}
		return 0
	})
	if !ok {
		return nil
	}
	return all[at]
}

// order gives each act that is the effect of another its place, and sorts them.
func (t *talk) order() {
	t.establish()
	if a := t.accepting(); a != nil {
		switch {
		case t.est != nil:
			a.after(t.est)
		case t.connect != nil:
			a.after(t.connect)
		}
	}
	for i := range t.side {
		if a := t.over[i]; a != nil && a.what == rst && (t.reset == nil || a.at.Before(t.reset.at)) {
			t.reset = a
		}
	}
	var began [2]*act
	for _, a := range t.acts {
		other := 1 - a.end
		switch a.what {
		case takes, peeks:
			if a.ev.Bytes > 0 {
				a.after(t.sender(a.end, a.ev.Offset+int64(a.ev.Bytes)-1))
			}
		case hears:
			if gone := t.gone[other]; t.here(other) && gone != nil && !gone.at.After(a.ev.End()) {
				a.after(gone)
			} else if r := t.reset; r != nil && r.end == other && !r.at.After(a.ev.End()) {
				a.after(r)
			}
		case handshakes:
			if began[a.end] == nil {
				began[a.end] = a
			}
		case plain:
			if a.ev != nil && a.ev.Err != nil && broken(a.ev.Err) && !a.ev.Open {
				if r := t.reset; r != nil && r.end == other && !r.at.After(a.ev.End()) {
					a.after(r)
				}
			}
		}
	}
	if began[0] != nil && began[1] != nil && !began[0].at.After(began[1].ev.End()) {
		began[1].after(began[0])
	}
	for _, a := range t.acts {
		if t.here(0) && t.here(1) && t.connect != nil && a.end == 1 && a.at.Before(t.connect.at) {
			a.at = t.connect.at // the clock cannot say so: the connect was first
		}
	}
	t.sortActs()
}

func (t *talk) sortActs() {
	slices.SortStableFunc(t.acts, func(a, b *act) int {
		if a.at.Equal(t.now) && b.at.Equal(t.now) {
			return a.ev.orZero().Compare(b.ev.orZero())
		}
		return cmp.Or(a.at.Compare(b.at), cmp.Compare(a.depth, b.depth), cmp.Compare(a.seq, b.seq))
	})
}

func (e *Event) orZero() time.Time {
	if e == nil {
		return time.Time{}
	}
	return e.Start
}

func (t *talk) accepting() *act {
	for _, a := range t.acts {
		if a.what == accepts {
			return a
		}
	}
	return nil
}

// soon is how long a handshake takes at most whose SYN was answered.
const soon = 500 * time.Millisecond

// establish finds out when the handshake was done.
func (t *talk) establish() {
	c := t.connect
	if c == nil || !t.reached(t.side[0]) {
		return
	}
	if q := t.queue; q != nil && q.listen != nil && q.listen.Start.After(c.at) && !q.listen.Start.After(c.ev.End()) {
		c.at, c.depth = q.listen.Start, 1
	}
	o := outcomeOf(c.ev)
	// Where the kernel was not asked, a connect that took long has sent its SYN again.
	again := c.ev.Retransmits > 0 || c.ev.State == 0 && c.ev.Elapsed >= soon
	if !again && (o == made || o == pending && c.ev.State == netlab.TCPEstablished) {
		return
	}
	var at time.Time
	sooner := func(found time.Time) {
		if at.IsZero() || found.Before(at) {
			at = found
		}
	}
	for _, a := range t.acts {
		switch {
		case a.what == accepts, a.end != 0 || a.ev == nil:
			if a.what == accepts {
				sooner(a.ev.End())
			}
		case a.ev.Op == "connect" && outcomeOf(a.ev) == made, (a.what == data || a.what == takes) && !a.ev.Open:
			sooner(a.ev.End())
		}
	}
	if s := t.side[0]; at.IsZero() && s.asked && s.status.State != netlab.TCPSynSent && s.status.State != netlab.TCPClose {
		at = t.now
	}
	if !at.IsZero() {
		t.est = &act{end: 1, at: at, what: establishes}
		t.acts = append(t.acts, t.est)
	}
}
