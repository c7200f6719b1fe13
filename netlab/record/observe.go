package record

import (
	"time"

	"labsh/netlab"
)

// Observe keeps an event.
func (r *Recorder) Observe(e netlab.Event) {
	if e.Cancelled && r.cancelled(e) {
		return
	}
	state, retransmits := look(&e)
	if e.Local == nil && e.Err == nil && (e.Op == "sendto" || e.Op == "sendmsg") || e.Op == "connect" {
		e.Local = e.Socket.Local() // the call has chosen one
	}
	var accepted netlab.Address
	var agreed netlab.Security
	switch {
	case e.Op == "socket" && e.Local != nil && e.Remote == nil:
		e.Remote = e.Socket.Remote() // it is made of a descriptor
	case e.Accepted != nil:
		accepted = e.Accepted.Local()
	case e.Op == "tls" && e.Err == nil:
		agreed, _ = e.Socket.Security()
	}
	kept := Event{
		Op: e.Op, Start: e.Start, Elapsed: e.Elapsed, Asked: e.Asked, How: e.How, Flags: e.Flags,
		Bytes: e.Bytes, Length: e.Length, Local: e.Local, Remote: e.Remote,
		State: state, Retransmits: retransmits, Option: e.Option, Value: e.Value,
		TLSVersion: agreed.Version, Cipher: agreed.Cipher, Within: e.Within, Piece: e.Piece, PutBack: e.PutBack,
		Unread: e.Unread, Err: e.Err,
	}
	watched := r.lock()
	if watched {
		defer r.telling.Unlock()
	}
	k := r.know(e.Socket, true)
	if e.Accepted != nil {
		child := r.know(e.Accepted, true)
		child.listener = k.id
		child.local, child.remote = accepted, e.Remote
		kept.Accepted = child.id
	}
	r.keep(k, &kept, e.Data)
	var tellers []func(Event)
	if watched {
		tellers = r.tellers()
	}
	r.bound()
	r.mu.Unlock()
	for _, f := range tellers {
		f(kept)
	}
}

// lock takes mu for an event, and telling before it if somebody watches.
func (r *Recorder) lock() (watched bool) {
	for {
		if watched = r.watchers.Load() > 0; watched {
			r.telling.Lock()
		}
		r.mu.Lock()
		if watched || len(r.watch) == 0 {
			return watched
		}
		r.mu.Unlock() // somebody has begun to watch just now
	}
}

// keep adds an event of a socket, and fills in what it is there; the caller holds mu.
func (r *Recorder) keep(k *socket, e *Event, data []byte) {
	if len(k.waits) > 0 {
		r.returned(k, e.Start)
	}
	r.seq++
	e.Start = r.epoch.Add(e.Start.Sub(r.epoch)) // as it will be unpacked
	e.Seq, e.Socket, e.Protocol = r.seq, k.id, k.protocol
	r.count(k, e)
	kept := r.kept.push()
	*kept = r.pack(e)
	kept.of = k
	kept.data, kept.owns = r.store.keep(data[:min(len(data), r.limits.Piece)])
	e.Data = kept.data
	k.events++
}

// bound drops what is too much.
func (r *Recorder) bound() {
	for r.kept.len() > r.limits.Events || r.store.used > r.limits.Bytes && r.kept.len() > 1 {
		r.forget(r.kept.oldest())
		r.kept.pop()
	}
}

// Wait keeps a call that waits, until Observe is told of it.
func (r *Recorder) Wait(e netlab.Event) {
	watched := r.lock()
	if watched {
		defer r.telling.Unlock()
	}
	if r.open >= r.limits.Events {
		r.mu.Unlock()
		return
	}
	k := r.know(e.Socket, false)
	if k.waiting(e.Start) >= 0 {
		r.mu.Unlock()
		return
	}
	if k.local == nil && e.Local != nil {
		k.local = e.Local
		r.claim(k)
	}
	waiting := r.waits(k)
	*waiting = Event{
		Socket: k.id, Op: e.Op, Start: r.epoch.Add(e.Start.Sub(r.epoch)), Asked: e.Asked, Flags: e.Flags, Local: e.Local, Remote: e.Remote,
		Protocol: k.protocol, Within: e.Within, Piece: e.Piece, Open: true,
	}
	if waiting.Sends() {
		waiting.Offset = k.stream.sent
	}
	var tellers []func(Event)
	told := *waiting
	if watched {
		told.Elapsed, tellers = time.Since(told.Start), r.tellers()
	}
	r.mu.Unlock()
	for _, f := range tellers {
		f(told)
	}
}

// count brings what is known of a socket up to date with its event.
func (r *Recorder) count(k *socket, e *Event) {
	if e.Local != nil && e.Local != k.local {
		k.local = e.Local
		r.claim(k)
	}
	if e.Remote != nil && k.protocol != netlab.ProtocolUDP {
		k.remote = e.Remote
	}
	s := k.stream
	switch e.Op {
	case "send", "sendall", "sendto", "sendmsg", "sendfile":
		e.Offset = s.sent
		n := int64(e.Bytes)
		if e.Flags&netlab.MSG_OOB != 0 && n > 0 {
			n-- // the last one is beside the stream
		}
		s.sent += n
	case "recv", "recvfrom", "recvmsg":
		e.Offset = s.received
		if e.Flags&(netlab.MSG_PEEK|netlab.MSG_OOB) == 0 {
			n := int64(e.Bytes)
			s.received += n
			s.held -= min(s.held, n)
		}
		back := min(int64(e.PutBack), s.received)
		s.received -= back
		s.held += back
	case "close", "detach":
		k.closed = true
	case "socketpair": // one event for each of the two, of one beginning
		if other := r.single; other != nil && r.since.Equal(e.Start) && other != s {
			s.pair, other.pair = other, s
		}
		r.single, r.since = s, e.Start
	case "socket":
		r.adopt(k)
	}
}

// look reads the state of a TCP connection where the call can have changed it: it
// costs as much as a call.
func look(e *netlab.Event) (state netlab.TCPState, retransmits int) {
	s := e.Socket
	switch e.Op {
	case "accept":
		if s = e.Accepted; s == nil {
			return 0, 0
		}
	case "connect", "shutdown", "listen":
	case "setsockopt": // what is about to be reset may be so already
		if e.Option != "SO_LINGER" {
			return 0, 0
		}
	case "recv", "recvfrom", "recvmsg":
		if e.Err == nil && (e.Bytes > 0 || e.Asked == 0 && e.Within == "") {
			return 0, 0
		}
	case "send", "sendall", "sendmsg", "sendfile":
		if e.Err == nil {
			return 0, 0
		}
	default:
		return 0, 0
	}
	if p, _ := s.Protocol(); p != netlab.ProtocolTCP {
		return 0, 0
	}
	status, err := s.TCPStatus()
	if err != nil {
		return 0, 0
	}
	return status.State, status.Retransmits
}
