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
