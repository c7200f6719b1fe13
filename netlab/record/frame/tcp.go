package frame

import (
	"labsh/netlab"
	"labsh/netlab/capture"
	"labsh/netlab/record"
)

// isnStep keeps the initial sequence numbers of two conversations between the same
// ports apart, so that the second is not taken for the first again.
const isnStep = 10_000_000

// connection makes the segments of a TCP connection, also of one that never came about.
func (x *exchange) connection(number uint32) {
	for i := range x.halves {
		h := x.halves[i]
		h.isn = (number*2 + 1 + uint32(i)) * isnStep
		h.next = h.isn
		if !x.handshakeKept(i) {
			h.next += 1 + uint32(x.firstOffset(i))
			h.syn = true
		}
	}
	for i := range x.halves {
		if x.halves[i].syn {
			x.halves[1-i].acked = x.halves[i].next
		}
	}
	x.lookAhead()
	for i := range x.conversation.Steps {
		if s := &x.conversation.Steps[i]; s.Wire != nil {
			x.step = i
			x.segment(s, s.Wire)
		}
	}
}

// lookAhead notes, for each step, whether what the other end sends next is an RST.
func (x *exchange) lookAhead() {
	steps := x.conversation.Steps
	x.refused = make([]bool, len(steps))
	var next [2]record.WireKind
	for i := len(steps) - 1; i >= 0; i-- {
		end := steps[i].End & 1
		x.refused[i] = next[1-end] == record.RST
		if w := steps[i].Wire; w != nil {
			next[end] = w.Kind
		}
	}
}

// handshakeKept reports whether the record has the beginning of an end's stream: its
// SYN, or that of the other to which it never answered.
func (x *exchange) handshakeKept(end int) bool {
	for i := range x.conversation.Steps {
		s := &x.conversation.Steps[i]
		if s.Wire == nil {
			continue
		}
		switch s.Wire.Kind {
		case record.SYN:
			return true
		case record.SYNACK:
			return s.End == end
		case record.ACK:
		default:
			return false
		}
	}
	return true
}

// firstOffset is where the kept part of an end's stream begins.
func (x *exchange) firstOffset(end int) int64 {
	for i := range x.conversation.Steps {
		if s := &x.conversation.Steps[i]; s.End == end && s.Wire != nil && s.Wire.Kind == record.Data {
			return s.Wire.Offset
		}
	}
	return 0
}

// segment makes what a step put on the wire, and the other's acknowledgement.
func (x *exchange) segment(s *record.Step, w *record.Wire) {
	end := s.End & 1
	from, to := x.halves[end], x.halves[1-end]
	switch w.Kind {
	case record.SYN:
		from.next = from.isn + 1
		from.syn = true
		x.send(Frame{From: end, Kind: w.Kind, flags: capture.SYN, seq: from.isn})
	case record.SYNACK:
		from.next = from.isn + 1
		from.syn = true
		x.send(Frame{From: end, Kind: w.Kind, flags: capture.SYN | capture.ACK, seq: from.isn})
	case record.ACK:
		x.acknowledge(end)
	case record.Data:
		x.data(s, w)
	case record.FIN:
		if from.fin || from.over || !from.syn {
			return
		}
		x.send(Frame{From: end, Kind: w.Kind, flags: capture.FIN | capture.ACK, seq: from.next})
		from.next++
		from.fin = true
		if !w.Lost {
			x.acknowledge(1 - end)
		}
	case record.RST:
		x.reset(end)
		from.over, to.over = true, true
	case record.ICMP:
		x.unreachable(end)
	}
}

// send emits a segment with what its end has to say beside: the acknowledgement, the
// timestamps.
func (x *exchange) send(f Frame) {
	from, to := x.halves[f.From], x.halves[1-f.From]
	if f.flags.Has(capture.ACK) {
		f.ack = to.next
		from.acked = to.next
	}
	f.mss = uint16(x.mss + 12)
	f.echo = from.heard
	sent := x.emit(f)
	sent.stamp = uint32(sent.Time.UnixMilli())
	to.heard = sent.stamp
}

// acknowledge sends an ACK, if there is something that has none.
func (x *exchange) acknowledge(end int) {
	from, to := x.halves[end], x.halves[1-end]
	if !from.syn || !to.syn || from.over || from.acked == to.next {
		return
	}
	x.send(Frame{From: end, Kind: record.ACK, flags: capture.ACK, seq: from.next})
}

// data sends a message in segments, each of which is acknowledged at once, unless it
// finds nobody.
func (x *exchange) data(s *record.Step, w *record.Wire) {
	end := s.End & 1
	from := x.halves[end]
	from.next = from.isn + 1 + uint32(w.Offset)
	// An end that has sent its FIN and answers with a reset has been closed.
	answered := !w.Lost && !(x.halves[1-end].fin && x.refused[x.step])
	for offset := 0; offset < w.Length; {
		n := min(x.mss, w.Length-offset)
		f := Frame{From: end, Kind: w.Kind, flags: capture.ACK, seq: from.next, Payload: kept(w, offset, n), PayloadLength: n}
		if len(f.Payload) == 0 {
			if x.empty == 0 {
				x.built.Skipped += int64(w.Length - offset)
				from.next += uint32(w.Length - offset)
				return
			}
			x.empty--
		}
		offset += n
		if offset == w.Length {
			f.flags |= capture.PSH
			if s.Call != nil && s.Call.Flags&netlab.MSG_OOB != 0 {
				f.flags |= capture.URG
				f.urgent = uint16(n)
			}
		}
		x.send(f)
		from.next += uint32(n)
		if answered {
			x.acknowledge(1 - end)
		}
	}
}

// reset sends an RST in the form that Linux gives it: for a SYN that nobody waits for,
// for data that found nobody, or of an end's own accord.
func (x *exchange) reset(end int) {
	from, to := x.halves[end], x.halves[1-end]
	f := Frame{From: end, Kind: record.RST, flags: capture.RST, seq: from.next, bare: true}
	switch {
	case !from.syn:
		f.flags, f.seq = capture.RST|capture.ACK, 0
	case from.fin && from.acked != to.next:
		f.seq = to.acked
	default:
		f.flags, f.bare = capture.RST|capture.ACK, false
	}
	x.send(f)
}
