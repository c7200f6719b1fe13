package record

import (
	"cmp"
	"time"

	"labsh/netlab/capture"
)

// A Segment is a captured segment or datagram of a conversation.
type Segment struct {
	Packet *capture.Packet
	// Step is what it is there: its numbers count from the connection's beginning.
	Step capture.Step
	// Number is its place among those of the conversation, from 1 on. One that carries
	// what two calls sent stands with both of them.
	Number int
}

// captured puts the captured segments in their places.
func (b *builder) captured(packets []*capture.Packet) {
	if len(packets) == 0 {
		return
	}
	byTime(packets)
	type flow struct {
		first    time.Time
		key      pairKey
		segments []Segment
	}
	var (
		tracker capture.Tracker
		flows   []*flow
		current = map[pairKey]*flow{}
	)
	tracker.Limit = len(packets)
	for _, p := range packets {
		step := tracker.Add(p)
		key := keyOf(p.Protocol, placeOf(p.Source), placeOf(p.Destination))
		f := current[key]
		if f == nil || f.segments[0].Step.Number != step.Number {
			f = &flow{first: p.Time, key: key}
			flows = append(flows, f)
			current[key] = f
		}
		f.segments = append(f.segments, Segment{p, step, len(f.segments) + 1})
	}
	talks := map[pairKey][]*Conversation{}
	for _, c := range b.all {
		if c.Kind != Connection && c.Kind != Datagrams || len(c.Steps) == 0 {
			continue
		}
		protocol, ok := capturedAs(c.Protocol)
		if !ok {
			continue
		}
		key := keyOf(protocol, b.place(c.Ends[0].Address), b.place(c.Ends[1].Address))
		talks[key] = append(talks[key], c)
	}
	for _, f := range flows {
		if c := latest(talks[f.key], f.first); c != nil {
			counts := capture.Counts{}
			for _, s := range f.segments {
				counts.Segments++
				counts.Data += s.Packet.PayloadLength
				counts.Wire += s.Packet.Length
				if s.Step.Facts.Has(capture.Retransmission) {
					counts.Repeated += s.Packet.PayloadLength
				}
			}
			c.Captured, c.Counts = true, c.Counts.Plus(counts)
			b.merge(c, f.segments)
		}
	}
}

// latest is the conversation that had begun last when the first segment passed: two
// ports may meet again.
func latest(all []*Conversation, first time.Time) *Conversation {
	var found *Conversation
	for _, c := range all {
		if found == nil || !c.began().Round(0).After(first) && c.began().After(found.began()) {
			found = c
		}
	}
	return found
}

// began is when the first call of a conversation was made that may have sent something.
func (c *Conversation) began() time.Time {
	for _, s := range c.Steps {
		if s.Wire != nil {
			return s.At
		}
	}
	return c.first()
}

// A pairKey is two places, the lesser first.
type pairKey struct {
	protocol capture.Protocol
	a, b     place
}

func keyOf(protocol capture.Protocol, a, b place) pairKey {
	if cmp.Or(a.ip.Compare(b.ip), cmp.Compare(a.port, b.port)) > 0 {
		a, b = b, a
	}
	return pairKey{protocol, a, b}
}
