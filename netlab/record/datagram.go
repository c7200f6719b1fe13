package record

import (
	"bytes"
	"cmp"
	"errors"
	"net/netip"
	"slices"
	"syscall"

	"labsh/netlab"
)

// A datagram is one that was sent, by a socket of this shell.
type datagram struct {
	ev    *Event
	from  *end
	to    place
	taken bool
	by    *Event // the first call that took it
	at    *end   // whose that is
	lost  bool
	many  bool // it goes to several
}

// mail is the datagrams of all sockets.
type mail struct {
	*builder
	ends  []*end
	sent  map[*Event]*datagram
	took  map[*Event]*datagram
	box   map[slot]*box
	chats map[chatKey]*chat
	order []*chat
}

// A slot is where datagrams lie that were sent to one address from one port, or, with
// port -1, from any.
type slot struct {
	to   int
	path string
	pair *end
	from int
}

type box struct {
	all  []*datagram
	head int
}

type chatKey struct {
	a, b    *end // b is nil for one elsewhere
	foreign place
}

// A chat is what two exchange, while their conversation is made.
type chat struct {
	ends    [2]*end
	address netlab.Address // of the one elsewhere
	events  []*Event
}

func (b *builder) datagrams() {
	m := &mail{
		builder: b, sent: map[*Event]*datagram{}, took: map[*Event]*datagram{}, box: map[slot]*box{},
		chats: map[chatKey]*chat{},
	}
	for _, e := range b.ends {
		if !isDatagram(e.main().protocol) {
			continue
		}
		m.ends = append(m.ends, e)
	}
	m.match()
	m.sort()
	for _, c := range m.order {
		m.talk(c)
	}
}

// match ties each call that received to the datagram that it took: the first from there
// with the same content.
func (m *mail) match() {
	type received struct {
		ev *Event
		at *end
	}
	var (
		outgoing []*datagram
		incoming []received
	)
	for _, e := range m.ends {
		for _, ev := range e.events {
			switch {
			case ev.Sends() && ev.Err == nil && !ev.Open:
				d := &datagram{ev: ev, from: e, to: m.place(ev.Remote)}
				d.many = d.to.ip.IsMulticast() || d.to.ip == netip.AddrFrom4([4]byte{255, 255, 255, 255})
				m.sent[ev] = d
				outgoing = append(outgoing, d)
			case ev.Receives() && ev.Err == nil && !ev.Open && ev.Asked > 0:
				incoming = append(incoming, received{ev, e})
			}
		}
	}
	slices.SortStableFunc(outgoing, func(x, y *datagram) int { return x.ev.Start.Compare(y.ev.Start) })
	for _, d := range outgoing {
		s := slot{to: d.to.port, path: d.to.path, pair: d.from.pair, from: m.place(m.localOf(d.from, d.ev)).port}
		m.put(s, d)
		s.from = -1
		m.put(s, d)
	}
	slices.SortStableFunc(incoming, func(x, y received) int { return cmp.Compare(x.ev.Seq, y.ev.Seq) })
	for _, r := range incoming {
		local := m.place(m.localOf(r.at, r.ev))
		from := m.place(r.ev.Remote)
		s := slot{to: local.port, path: local.path, from: -1}
		if r.at.pair != nil {
			s = slot{pair: r.at, from: -1}
		} else if from.port != 0 {
			s.from = from.port
		}
		b := m.box[s]
		if b == nil {
			continue
		}
		peeks := r.ev.Flags&netlab.MSG_PEEK != 0
		if d := b.find(m, r.ev, r.at, local, from); d != nil {
			m.took[r.ev] = d
			if d.by == nil && !peeks {
				d.by, d.at = r.ev, r.at
			}
			d.taken = d.taken || !d.many && !peeks
		}
	}
}

func (m *mail) localOf(e *end, ev *Event) netlab.Address {
	if ev.Local != nil {
		return ev.Local
	}
	return e.main().local
}

func (m *mail) put(s slot, d *datagram) {
	if m.box[s] == nil {
		m.box[s] = &box{}
	}
	m.box[s].all = append(m.box[s].all, d)
}

// farthest is how many datagrams that nobody has taken are looked at.
const farthest = 1000

// find is the datagram that a call took.
func (b *box) find(m *mail, ev *Event, at *end, local, from place) *datagram {
	for b.head < len(b.all) && b.all[b.head].taken {
		b.head++
	}
	for _, d := range b.all[b.head:min(len(b.all), b.head+farthest)] {
		if d.taken || d.ev.Start.After(ev.End()) || d.many && d.by != nil && d.at == at {
			continue
		}
		if at.pair == nil {
			if !d.many && !local.at(d.to) || from.port != 0 && !m.place(m.localOf(d.from, d.ev)).at(from) {
				continue
			}
		}
		same := d.ev.Bytes == ev.Length || ev.Length == 0 && (d.ev.Bytes == ev.Bytes || d.ev.Bytes > ev.Asked && ev.Bytes == ev.Asked)
		n := min(len(d.ev.Data), len(ev.Data))
		if same && bytes.Equal(d.ev.Data[:n], ev.Data[:n]) {
			return d
		}
	}
	return nil
}

// sort gives each event its conversation.
func (m *mail) sort() {
	of := map[*end][]*chat{}
	rest := map[*end][]*Event{}
	for _, e := range m.ends {
		for _, ev := range e.events {
			other, address := m.other(e, ev)
			if other == nil && address == nil {
				rest[e] = append(rest[e], ev)
				continue
			}
			c := m.chat(e, other, address)
			c.events = append(c.events, ev)
			for _, in := range c.ends {
				if in != nil && !slices.Contains(of[in], c) {
					of[in] = append(of[in], c)
				}
			}
		}
	}
	for _, e := range m.ends {
		switch {
		case len(of[e]) == 1:
			of[e][0].events = append(of[e][0].events, rest[e]...)
		case len(rest[e]) > 0:
			m.alone(Lone, e, 0, rest[e])
		}
	}
}

// other is whom an event is about: a socket of this shell, or an address.
func (m *mail) other(e *end, ev *Event) (*end, netlab.Address) {
	if d := m.took[ev]; d != nil {
		return d.from, nil
	}
	if d := m.sent[ev]; d != nil && d.at != nil {
		return d.at, nil
	}
	if p := e.pair; p != nil && (ev.Sends() || ev.Receives()) {
		return p, nil
	}
	to := m.place(ev.Remote)
	if to.port == 0 && to.path == "" || ev.Op == "setsockopt" || ev.Op == "socket" || ev.Op == "bind" || ev.Op == "close" {
		return nil, nil
	}
	for _, other := range slices.Backward(m.ends) {
		if other != e && m.place(other.main().local).at(to) && other.alive(ev.Start) {
			return other, nil
		}
	}
	return nil, ev.Remote
}

func (m *mail) chat(e, other *end, address netlab.Address) *chat {
	key := chatKey{a: e, b: other, foreign: m.place(address)}
	c := m.chats[key]
	if c == nil && other != nil {
		c = m.chats[chatKey{a: other, b: e}]
	}
	if c == nil {
		c = &chat{ends: [2]*end{e, other}, address: address}
		m.chats[key] = c
		m.order = append(m.order, c)
	}
	return c
}

// talk makes the conversation of two.
func (m *mail) talk(c *chat) {
	events := slices.Clone(c.events)
	slices.SortStableFunc(events, func(x, y *Event) int { return x.Start.Compare(y.Start) })
	for _, ev := range events { // who sent first began
		if d := m.sent[ev]; d != nil || m.took[ev] != nil || ev.Receives() && ev.Err == nil && !ev.Open {
			began := m.owner[ev.Socket]
			if d == nil {
				if began = nil; m.took[ev] != nil {
					began = m.took[ev].from
				}
			}
			if began != c.ends[0] {
				c.ends[0], c.ends[1] = c.ends[1], c.ends[0]
			}
			break
		}
	}
	t := &talk{builder: m.builder, c: &Conversation{Kind: Datagrams}}
	for i, e := range c.ends {
		if e == nil {
			t.c.Ends[i].Address = c.address
			continue
		}
		t.side[i] = &side{end: e}
		t.c.Protocol = e.main().protocol
		t.c.Cut = t.c.Cut || e.cut
		m.describe(&t.c.Ends[i], e)
	}
	acts := map[*Event]*act{}
	for i := range t.c.Ends {
		t.c.Ends[i].Address = specific(t.c.Ends[i].Address, t.c.Ends[1-i].Address)
	}
	for _, ev := range events {
		if d := m.took[ev]; d != nil && ev.Remote != nil { // it knows where that came from
			if i := slices.Index(c.ends[:], d.from); i >= 0 {
				t.c.Ends[i].Address = ev.Remote
			}
		}
		a := &act{ev: ev, at: ev.Start, seq: cmp.Or(ev.Seq, ^uint64(0))}
		if m.owner[ev.Socket] != c.ends[0] || c.ends[0] == c.ends[1] && ev.Receives() { // it may send to itself
			a.end = 1
		}
		switch {
		case m.sent[ev] != nil:
			a.what = data
		case ev.Receives() && ev.Open:
			a.at = m.now
		case ev.Receives():
			a.at = ev.End()
			if ev.Err == nil && ev.Asked > 0 {
				a.what = takes
			}
		}
		acts[ev] = a
		t.acts = append(t.acts, a)
	}
	for _, a := range slices.Clone(t.acts) {
		if a.what == takes {
			if d := m.took[a.ev]; d != nil {
				if from := acts[d.ev]; from != nil {
					a.after(from)
				}
			}
		} else if a.ev.Err != nil && errors.Is(a.ev.Err, syscall.ECONNREFUSED) {
			m.unreachable(t, a)
		}
	}
	t.sortActs()
	for _, a := range t.acts {
		m.do(t, a, acts)
	}
	for i, e := range c.ends {
		if e != nil && e.open() {
			for _, s := range t.c.Steps {
				if w := s.Wire; w != nil && w.Kind == Datagram && s.End != i && w.Taken == 0 && !w.Lost && s.Call != nil {
					if d := m.sent[s.Call]; d != nil && d.by == nil {
						t.c.Ends[i].Unread += int64(w.Length)
					}
				}
			}
		}
	}
	m.all = append(m.all, t.c)
}

// unreachable finds the datagram that was answered with what the act's call learnt.
func (m *mail) unreachable(t *talk, a *act) {
	var last *act
	for _, other := range t.acts {
		if other.what == data && other.end == a.end && other.at.Before(a.ev.End()) && m.sent[other.ev].by == nil && !m.sent[other.ev].lost {
			if last == nil || last.at.Before(other.at) {
				last = other
			}
		}
	}
	answer := &act{end: 1 - a.end, at: a.at, what: abandons}
	if last != nil {
		m.sent[last.ev].lost = true
		answer.at, answer.depth = last.at, last.depth+1
	}
	t.acts = append(t.acts, answer)
}

func (m *mail) do(t *talk, a *act, acts map[*Event]*act) {
	ev := a.ev
	switch a.what {
	case abandons:
		t.step(a, &Wire{Kind: ICMP, Inferred: true})
	case data:
		t.step(a, &Wire{Kind: Datagram, Length: ev.Bytes, Data: ev.Data, Lost: m.sent[ev].lost})
	case takes:
		take := Take{Bytes: ev.Bytes}
		d := m.took[ev]
		peeks := ev.Flags&netlab.MSG_PEEK != 0
		if d != nil && acts[d.ev] != nil && acts[d.ev].what == data {
			take.Step = acts[d.ev].step
		} else if !peeks {
			w := &Wire{Kind: Datagram, Inferred: d == nil, Length: max(ev.Length, ev.Bytes), Data: ev.Data}
			from := &act{at: a.at, end: 1 - a.end}
			t.step(from, w)
			take.Step = from.step
		}
		s := t.step(a, nil)
		if !peeks {
			s.Takes = []Take{take}
			t.c.Steps[take.Step].Wire.Taken += take.Bytes
		}
	default:
		t.step(a, nil)
	}
}
