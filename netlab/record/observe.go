package record

import (
	"bytes"

	"labsh/netlab"
)

// Observe keeps an event.
func (r *Recorder) Observe(e netlab.Event) {
	kept := Event{
		Op: e.Op, Start: e.Start, Elapsed: e.Elapsed, Asked: e.Asked, How: e.How, Flags: e.Flags,
		Bytes: e.Bytes, Length: e.Length, Local: e.Local, Remote: e.Remote, Err: e.Err,
	}
	kept.Data = bytes.Clone(e.Data[:min(len(e.Data), DefaultPiece)])
	kept.Socket = e.Socket.ID()
	kept.Protocol, _ = e.Socket.Protocol()
	if e.Accepted != nil {
		kept.Accepted = e.Accepted.ID()
	}
	r.telling.Lock()
	defer r.telling.Unlock()
	r.mu.Lock()
	r.seq++
	kept.Seq = r.seq
	r.events = append(r.events, kept)
	r.mu.Unlock()
	for _, f := range r.watch {
		f(kept)
	}
}

// Events are those that are kept, in the order in which they were told.
func (r *Recorder) Events() []Event {
	r.mu.Lock()
	defer r.mu.Unlock()
	return append([]Event(nil), r.events...)
}

// Dropped is how many events are no longer kept.
func (r *Recorder) Dropped() uint64 {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.seq - uint64(len(r.events))
}

// Watch calls f with each event from here on, in their order, until stop is called. f
// has to be quick: the call that it is told of returns after it.
func (r *Recorder) Watch(f func(Event)) (stop func()) {
	r.mu.Lock()
	defer r.mu.Unlock()
	key := len(r.watch)
	for r.watch[key] != nil {
		key++
	}
	r.watch[key] = f
	return func() {
		r.mu.Lock()
		defer r.mu.Unlock()
		delete(r.watch, key)
	}
}

// Name gives a socket its name in the shell, for the conversations' ends.
func (r *Recorder) Name(s *netlab.Socket, name string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.names[s.ID()] = name
}

// NameOf is a socket's name in the shell, "" for none.
func (r *Recorder) NameOf(id ID) string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.names[id]
}
