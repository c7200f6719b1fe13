package record

import (
	"time"

	"labsh/netlab"
)

// waits adds a call of k's that has not returned, to be filled in; the caller holds mu.
func (r *Recorder) waits(k *socket) *Event {
	e := r.idle
	if r.idle = nil; e == nil {
		e = new(Event)
	}
	k.waits = append(k.waits, e)
	r.open++
	return e
}

// waiting is the place in k.waits of the call that began at start, -1 for none: no two
// calls of a socket begin at one time.
func (k *socket) waiting(start time.Time) int {
	for i, e := range k.waits {
		if e.Start.Equal(start) {
			return i
		}
	}
	return -1
}

// returned takes the call of k's that began at start from those that have not; the
// caller holds mu. What it took in memory is for the next that waits: on a busy server
// every request waits.
func (r *Recorder) returned(k *socket, start time.Time) {
	i := k.waiting(start)
	if i < 0 {
		return
	}
	last := len(k.waits) - 1
	r.idle = k.waits[i]
	k.waits[i], k.waits[last] = k.waits[last], nil
	k.waits = k.waits[:last]
	r.open--
	*r.idle = Event{}
}

// unreturned are the calls that have not returned; the caller holds mu.
func (r *Recorder) unreturned() []Event {
	now := time.Now()
	all := make([]Event, 0, r.open)
	for _, k := range r.sockets {
		for _, e := range k.waits {
			e.Elapsed = now.Sub(e.Start)
			all = append(all, *e)
		}
	}
	return all
}

// cancelled reports whether e is of a server's connection, which is then none for the
// record: with net/http each request would have one.
func (r *Recorder) cancelled(e netlab.Event) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	k := r.know(e.Socket, true)
	if k.listener == 0 {
		return false
	}
	r.returned(k, e.Start)
	return true
}
