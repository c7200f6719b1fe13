package record

import (
	"cmp"
	"errors"
	"slices"
	"syscall"
	"time"

	"labsh/netlab"
)

// mail is the datagrams of all sockets.
type mail struct {
	*builder
	ends  []*end
	sent  map[*Event]*datagram
	took  map[*Event]*datagram
	box   map[slot]*box
	homes map[place][]*end // by the port or path that they are bound to
	chats map[chatKey]*chat
	order []*chat
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
		homes: map[place][]*end{}, chats: map[chatKey]*chat{},
	}
	for _, e := range b.ends {
		if !isDatagram(e.main().protocol) {
			continue
		}
		m.ends = append(m.ends, e)
		home := m.place(e.main().local).anyHost()
		m.homes[home] = append(m.homes[home], e)
	}
	m.match()
	m.sort()
	for _, c := range m.order {
		m.talk(c)
	}
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
	for _, other := range slices.Backward(m.homes[to.anyHost()]) {
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
			t.sent[a.end] = append(t.sent[a.end], a)
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
	answer := &act{end: 1 - a.end, at: a.at, what: abandons}
	sent := t.sent[a.end]
	before, _ := slices.BinarySearchFunc(sent, a.ev.End(), func(s *act, until time.Time) int { return s.at.Compare(until) })
	for _, last := range slices.Backward(sent[:before]) {
		if d := m.sent[last.ev]; d.by == nil && !d.lost {
			d.lost = true
			answer.at, answer.depth = last.at, last.depth+1
			break
		}
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
