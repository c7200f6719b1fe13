package record

import (
	"bytes"
	"cmp"
	"slices"

	"labsh/netlab/capture"
)

// A merger puts segments into a conversation.
type merger struct {
	c      *Conversation
	tls    bool
	base   [2]int64 // what is to be added to its numbers for the stream's offsets
	known  [2]bool  // whether base is
	anchor int      // the last step that a segment was tied to
	extra  []extra  // steps of their own
}

type extra struct {
	after int // the step behind which it stands
	step  Step
}

// merge ties each segment to what it carries; one that carries nothing that is known is a
// step of its own.
func (b *builder) merge(c *Conversation, segments []Segment) {
	m := &merger{c: c, anchor: -1}
	first := b.place(c.Ends[0].Address)
	for _, s := range c.Steps {
		m.tls = m.tls || s.Call != nil && s.Call.Op == "tls"
	}
	for _, s := range segments {
		end := 1
		if placeOf(s.Packet.Source) == first {
			end = 0
		}
		if !m.tie(end, s) {
			m.add(end, s)
		}
	}
	m.insert()
}

// tie adds the segment to the wires of what it carries.
func (m *merger) tie(end int, s Segment) bool {
	p := s.Packet
	if p.Protocol == capture.UDP {
		return m.tieNext(end, s, func(w *Wire) bool {
			n := min(len(w.Data), len(p.Payload))
			return w.Kind == Datagram && w.Length == p.PayloadLength && bytes.Equal(w.Data[:n], p.Payload[:n])
		})
	}
	if p.Flags.Has(capture.SYN) {
		m.known[end] = true
	}
	if s.Step.Facts.Has(capture.Retransmission) || s.Step.Facts.Has(capture.KeepAlive) || s.Step.Facts.Has(capture.ZeroWindowProbe) {
		return false
	}
	is := func(kind WireKind) func(*Wire) bool { return func(w *Wire) bool { return w.Kind == kind } }
	switch {
	case p.Flags.Has(capture.SYN | capture.ACK):
		return m.tieNext(end, s, is(SYNACK))
	case p.Flags.Has(capture.SYN):
		return m.tieNext(end, s, is(SYN))
	case p.Flags.Has(capture.RST):
		return m.tieNext(end, s, is(RST))
	}
	tied := false
	if p.PayloadLength > 0 {
		tied = m.tieData(end, s)
	}
	if p.Flags.Has(capture.FIN) {
		for i, step := range m.c.Steps {
			if w := step.Wire; w != nil && step.End == end && w.Kind == FIN && !slices.ContainsFunc(w.Segments, finishes) {
				if w.Segments == nil || w.Segments[len(w.Segments)-1].Number != s.Number {
					m.use(i, s)
				}
				tied = true
				break
			}
		}
	}
	if !tied && p.PayloadLength == 0 && p.Flags&(capture.FIN|capture.ACK) == capture.ACK && s.Step.Facts == 0 && m.known[1-end] && s.Step.Ack == 1 {
		tied = m.tieNext(end, s, is(ACK))
	}
	return tied
}

func finishes(s Segment) bool { return s.Packet.Flags.Has(capture.FIN) }

// tieNext ties a segment to the first wire of that kind that has none.
func (m *merger) tieNext(end int, s Segment, is func(*Wire) bool) bool {
	for i := range m.c.Steps {
		w := m.c.Steps[i].Wire
		if w != nil && m.c.Steps[i].End == end && len(w.Segments) == 0 && is(w) {
			m.use(i, s)
			return true
		}
	}
	return false
}

func (m *merger) use(i int, s Segment) {
	w := m.c.Steps[i].Wire
	w.Segments, w.Inferred = append(w.Segments, s), false
	m.anchor = max(m.anchor, i)
}

// tieData ties a segment to the messages whose bytes it carries; of TLS, to the call that
// sent last.
func (m *merger) tieData(end int, s Segment) bool {
	if !m.known[end] && !m.tls {
		m.guess(end, s)
	}
	from := int64(s.Step.Seq) - 1 + m.base[end]
	to := from + int64(s.Packet.PayloadLength)
	tied, last := false, -1
	for i := range m.c.Steps {
		step := &m.c.Steps[i]
		w := step.Wire
		if w == nil || step.End != end && w.Kind != Handshake {
			continue
		}
		switch {
		case m.tls && !step.At.Round(0).After(s.Packet.Time) && (w.Kind == Data || w.Kind == Handshake || w.Kind == FIN || w.Kind == Notify):
			last = i
		case !m.tls && m.known[end] && w.Kind == Data && w.Offset < to && from < w.Offset+int64(w.Length):
			m.use(i, s)
			tied = true
		}
	}
	if last >= 0 {
		m.use(last, s)
		tied = true
	}
	return tied
}

// guess finds the message that the first segment carries which was captured of a
// connection that was there before.
func (m *merger) guess(end int, s Segment) {
	payload := s.Packet.Payload
	for _, step := range slices.Backward(m.c.Steps) {
		w := step.Wire
		if w == nil || step.End != end || w.Kind != Data || step.At.Round(0).After(s.Packet.Time) {
			continue
		}
		if n := min(len(w.Data), len(payload)); n > 0 && bytes.Equal(w.Data[:n], payload[:n]) {
			m.base[end], m.known[end] = w.Offset-(int64(s.Step.Seq)-1), true
			return
		}
	}
}

// add makes a step of a segment.
func (m *merger) add(end int, s Segment) {
	p := s.Packet
	w := &Wire{Kind: ACK, Segments: []Segment{s}, Length: p.PayloadLength, Data: p.Payload}
	switch {
	case p.Protocol == capture.UDP:
		w.Kind = Datagram
	case p.Flags.Has(capture.SYN | capture.ACK):
		w.Kind = SYNACK
	case p.Flags.Has(capture.SYN):
		w.Kind = SYN
	case p.Flags.Has(capture.RST):
		w.Kind = RST
	case p.Flags.Has(capture.FIN):
		w.Kind = FIN
	case p.PayloadLength > 0:
		w.Kind = Data
	}
	if w.Kind == Data {
		w.Offset = int64(s.Step.Seq) - 1 + m.base[end]
	}
	after := m.anchor
	for i := after + 1; i < len(m.c.Steps) && !m.c.Steps[i].At.Round(0).After(p.Time); i++ {
		after = i
	}
	m.extra = append(m.extra, extra{after, Step{At: p.Time, End: end, Wire: w, Waiting: -1}})
	m.anchor = after
}

// insert puts the new steps among the others.
func (m *merger) insert() {
	if len(m.extra) == 0 {
		return
	}
	slices.SortStableFunc(m.extra, func(x, y extra) int { return cmp.Compare(x.after, y.after) })
	old := m.c.Steps
	all := make([]Step, 0, len(old)+len(m.extra))
	moved := make([]int, len(old))
	put := func(s Step) {
		if n := len(all); n > 0 && s.At.Before(all[n-1].At) {
			s.At = all[n-1].At
		}
		all = append(all, s)
	}
	next := 0
	for i := -1; i < len(old); i++ {
		if i >= 0 {
			moved[i] = len(all)
			put(old[i])
		}
		for next < len(m.extra) && m.extra[next].after == i {
			s := m.extra[next].step
			if i+1 < len(old) && s.At.After(old[i+1].At) {
				s.At = old[i+1].At
			}
			put(s)
			next++
		}
	}
	for i := range all {
		for j, take := range all[i].Takes {
			if take.Step >= 0 {
				all[i].Takes[j].Step = moved[take.Step]
			}
		}
	}
	m.c.Steps = all
}
