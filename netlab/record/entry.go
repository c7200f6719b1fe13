package record

import (
	"time"

	"labsh/netlab"
)

// An entry is an event as it is kept: what most events do not have is apart, so that ten
// thousand of them stay near the processor. Its number follows from its place.
type entry struct {
	of             *socket
	op             string
	start, elapsed time.Duration // start since the recorder's
	asked, bytes   int
	flags, length  int32
	data           []byte
	owns           int // how many bytes of data are this event's own
	offset         int64
	local, remote  netlab.Address
	err            error
	more           *more
}

// more is what few events have.
type more struct {
	how                netlab.How
	accepted           ID
	state              netlab.TCPState
	retransmits        int
	option, value      string
	tlsVersion, cipher string
	within             string
	piece, putBack     int
	unread             int
}

// pack makes an entry of an event, but for its data.
func (r *Recorder) pack(e *Event) entry {
	kept := entry{
		op: e.Op, start: e.Start.Sub(r.epoch), elapsed: e.Elapsed, asked: e.Asked, bytes: e.Bytes,
		flags: int32(e.Flags), length: int32(e.Length), offset: e.Offset, local: e.Local, remote: e.Remote, err: e.Err,
	}
	m := more{
		e.How, e.Accepted, e.State, e.Retransmits, e.Option, e.Value, e.TLSVersion, e.Cipher, e.Within, e.Piece, e.PutBack, e.Unread,
	}
	if m != (more{}) {
		own := m // only this one is to be allocated
		kept.more = &own
	}
	return kept
}

// unpack is the event again.
func (r *Recorder) unpack(kept *entry, seq uint64) Event {
	e := Event{
		Seq: seq, Socket: kept.of.id, Op: kept.op, Start: r.epoch.Add(kept.start), Elapsed: kept.elapsed,
		Asked: kept.asked, Flags: int(kept.flags), Bytes: kept.bytes, Data: kept.data, Length: int(kept.length),
		Offset: kept.offset, Local: kept.local, Remote: kept.remote, Protocol: kept.of.protocol, Err: kept.err,
	}
	if m := kept.more; m != nil {
		e.How, e.Accepted, e.State, e.Retransmits = m.how, m.accepted, m.state, m.retransmits
		e.Option, e.Value, e.TLSVersion, e.Cipher = m.option, m.value, m.tlsVersion, m.cipher
		e.Within, e.Piece, e.PutBack, e.Unread = m.within, m.piece, m.putBack, m.unread
	}
	return e
}

// all are the events that are kept, and the calls that have not returned; the caller
// holds mu.
func (r *Recorder) all() []Event {
	all := make([]Event, 0, r.kept.len()+r.open)
	seq := r.seq - uint64(r.kept.len())
	r.kept.each(func(e *entry) {
		seq++
		all = append(all, r.unpack(e, seq))
	})
	return append(all, r.unreturned()...)
}
