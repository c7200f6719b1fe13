package record

import (
	"cmp"
	"math"
	"slices"
	"time"

	"labsh/netlab"
)

// A talk is one connection while its conversation is made.
type talk struct {
	*builder
	c    *Conversation
	side [2]*side // nil for an end that is not of this shell
	tcp  bool
	acts []*act

	sent [2][]*act // what was sent in each direction, in the order of the stream
	// gone is when an end said that no more will come, over when it had no descriptor
	// any more; nil for never.
	gone, over [2]*act
	secure     [2]bool // it made a TLS handshake
	reset      *act

	connect *act
	queue   *end // the listener that the connection came to
	est     *act // when the handshake was done, where that was not at once

	machine
}

// An act is something that an end did. Acts are sorted by at, and where that is equal,
// the cause of another first.
type act struct {
	at    time.Time
	depth int
	seq   uint64
	end   int
	ev    *Event // nil for what the kernel did later than the call
	what  what
	from  int64 // of the stream
	to    int64
	step  int // its index in Steps, once it is one; of data the one that sends it
}

type what int

const (
	plain what = iota
	connects
	establishes
	accepts
	data
	takes
	peeks
	hears // that no more will come
	fin
	rst
	handshakes
	abandons // the listener was closed
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

// stream makes the conversation of a connection, of which one side may be nil.
func (b *builder) stream(client, server *side) {
	t := &talk{builder: b, c: &Conversation{Kind: Connection}, side: [2]*side{client, server}}
	for i, s := range t.side {
		if s == nil {
			continue
		}
		s.paired = true
		t.c.Protocol = s.main().protocol
		t.c.Cut = t.c.Cut || s.cut && (i == 1 && s.accept == nil || i == 0 && s.connect == nil)
		b.describe(&t.c.Ends[i], s.end)
	}
	t.tcp = t.c.Protocol == netlab.ProtocolTCP
	switch {
	case client == nil:
		t.c.Ends[0].Address = server.main().remote
		t.queue = server.listener
	case server == nil:
		t.c.Ends[1].Address = client.main().remote
		if first := client.connect; first != nil {
			t.c.Ends[1].Address = first.Remote
			if b.reached(client) {
				t.queue = b.listenerAt(client.remote, first.Start, first.End())
			}
		}
		if t.queue != nil {
			b.describeListener(&t.c.Ends[1], t.queue.main().id)
		}
	default:
		t.queue = server.listener
	}
	t.c.Ends[0].Address = specific(t.c.Ends[0].Address, t.c.Ends[1].Address)
	t.read()
	t.ends()
	t.order()
	t.tell()
	if len(t.c.Steps) > 0 {
		b.all = append(b.all, t.c)
	}
}

func (t *talk) here(end int) bool { return t.side[end] != nil }

// read makes acts of the events.
func (t *talk) read() {
	n := 0
	for _, s := range t.side {
		if s != nil {
			n += len(s.events)
		}
	}
	room := make([]act, n)
	t.acts = make([]*act, 0, n+2)
	t.c.Steps = make([]Step, 0, n+4)
	if s := t.side[1]; s != nil && s.accept != nil {
		t.add(&act{end: 1, ev: s.accept, what: accepts, at: s.accept.End()})
	}
	for i, s := range t.side {
		if s == nil {
			continue
		}
		taken := t.taken(s.events)
		for _, ev := range s.events {
			a := &room[0]
			room = room[1:]
			*a = act{end: i, ev: ev, at: ev.Start, from: ev.Offset, to: ev.Offset + int64(ev.Bytes)}
			switch {
			case ev.Op == "connect":
				a.what = connects
				if t.connect != nil || i != 0 {
					a.what, a.at = plain, ev.End()
				} else {
					t.connect = a
				}
			case ev.Op == "tls":
				a.what = handshakes
			case ev.Sends() && ev.Open:
				a.what, a.to = data, math.MaxInt64
			case ev.Sends() && ev.Bytes > 0:
				a.what = data
			case ev.Sends() && ev.Err != nil:
				a.at = ev.End()
			case ev.Receives():
				a.at = ev.End()
				switch {
				case ev.Flags&netlab.MSG_PEEK != 0:
					a.what = peeks
				case ev.Flags&netlab.MSG_OOB != 0:
				case ev.Bytes > 0:
					a.what = takes
					if to, ok := taken[ev]; ok {
						a.to = to
					}
				case ev.Err == nil && !ev.Open && (ev.Asked > 0 || ev.Within != ""):
					a.what = hears
				}
			}
			if a.what == data {
				t.sent[i] = append(t.sent[i], a)
			}
			if ev.Open && a.what != data && a.what != connects {
				a.at = t.now
			}
			t.add(a)
		}
		slices.SortStableFunc(t.sent[i], func(a, b *act) int { return cmp.Compare(a.from, b.from) })
	}
}

func (t *talk) add(a *act) {
	a.step = -1
	if a.ev != nil {
		a.seq = cmp.Or(a.ev.Seq, math.MaxUint64)
	}
	t.acts = append(t.acts, a)
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
	if c.ev.Retransmits == 0 && (o == made && c.ev.Elapsed < soon || o == pending && c.ev.State == netlab.TCPEstablished) {
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
