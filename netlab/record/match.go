package record

import (
	"bytes"
	"cmp"
	"net/netip"
	"slices"

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
