package record

import (
	"weak"

	"labsh/netlab"
)

// A socket is what is known of one, as long as it is open or its events are kept.
type socket struct {
	id       ID
	ref      weak.Pointer[netlab.Socket]
	name     string
	protocol netlab.Protocol
	// stream is shared by all sockets of an end: duplicates, the one under TLS.
	stream   *stream
	listener ID // that accepted it
	local    netlab.Address
	remote   netlab.Address
	relay    *relay   // that has it towards its target
	events   int      // how many of its events are kept
	waits    []*Event // its calls that have not returned
	closed   bool
	cut      bool // events of it were dropped
}

// A relay ties two conversations together.
type relay struct {
	number uint64
	client ID
	peer   netlab.Address
}

// Pair notes that a relay has tied two conversations together. It is what
// [netlab.Tap.OnPair] calls.
func (r *Recorder) Pair(p netlab.Pair) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.relays++
	r.know(p.Target, true).relay = &relay{r.relays, p.Client.ID(), p.Peer}
}

// A stream is what has passed through an end of a connection.
type stream struct {
	first          ID // the socket that it was first seen at
	sent, received int64
	held           int64   // received, and put back since
	pair           *stream // of socketpair, the other end
}

// know is what is known of s, which may be new; the caller holds mu. A Socket that only
// stands for one that waits is not observed.
func (r *Recorder) know(s *netlab.Socket, observed bool) *socket {
	id := s.ID()
	if r.last != nil && r.last.id == id && observed {
		return r.last
	}
	k := r.sockets[id]
	if k == nil {
		k = &socket{id: id}
		k.protocol, _ = s.Protocol()
		if from := r.sockets[s.Origin()]; from != nil {
			k.stream, k.listener = from.stream, from.listener
			k.local, k.remote = from.local, from.remote
		} else {
			k.stream = &stream{first: id}
		}
		r.sockets[id] = k
	}
	if observed && k.ref == (weak.Pointer[netlab.Socket]{}) {
		k.ref = weak.Make(s)
	}
	if observed {
		r.last = k
	}
	return k
}

// adopt finds the end that a socket made of a descriptor has: that of another with the
// same addresses.
func (r *Recorder) adopt(k *socket) {
	if k.local == nil || k.stream.first != k.id {
		return
	}
	for _, other := range r.sockets {
		if other != k && other.local == k.local && other.remote == k.remote && other.protocol == k.protocol {
			k.stream, k.listener = other.stream, other.listener
			return
		}
	}
}

// forget counts an event off that is no longer kept.
func (r *Recorder) forget(e *entry) {
	k := e.of
	r.store.used -= e.owns
	k.events--
	k.cut = true
	r.prune(k)
}

// prune drops a socket of which nothing is left.
func (r *Recorder) prune(k *socket) {
	if k.events == 0 && len(k.waits) == 0 && (k.closed || k.ref.Value() == nil) {
		delete(r.sockets, k.id)
		if r.last == k {
			r.last = nil
		}
	}
}

// Name gives a socket its name in the shell, for the conversations' ends. One that is
// closed and of which nothing is kept needs none.
func (r *Recorder) Name(s *netlab.Socket, name string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.sockets[s.ID()] == nil && s.State() == netlab.StateClosed {
		return
	}
	r.know(s, true).name = name
}

// NameOf is a socket's name in the shell, "" for none.
func (r *Recorder) NameOf(id ID) string {
	r.mu.Lock()
	defer r.mu.Unlock()
	if k := r.sockets[id]; k != nil {
		return k.name
	}
	return ""
}
