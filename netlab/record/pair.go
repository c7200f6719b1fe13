package record

import (
	"context"
	"errors"
	"os"
	"slices"
	"syscall"
	"time"

	"labsh/netlab"
)

// Conversations pairs what is kept, the oldest conversation first.
func (r *Recorder) Conversations() []*Conversation {
	r.flush()
	w := r.snapshot()
	b := &builder{snapshot: w}
	b.streams()
	b.datagrams()
	b.countWaiting()
	b.relay()
	b.captured(w.packets)
	slices.SortStableFunc(b.all, func(x, y *Conversation) int { return x.first().Compare(y.first()) })
	return b.all
}

func (c *Conversation) first() time.Time {
	if len(c.Steps) == 0 {
		return time.Time{}
	}
	return c.Steps[0].At
}

type builder struct {
	*snapshot
	all   []*Conversation
	queue []queued
}

// A side is a socket's part in one connection. A client's socket that was refused may
// have another.
type side struct {
	*end
	events   []*Event
	connect  *Event // the first try
	accept   *Event // the call that gave it
	listener *end
	local    place
	remote   place
	paired   bool
}

// outcome is what became of a connect.
type outcome int

const (
	made    outcome = iota
	pending         // the kernel goes on with it
	refused         // by an RST
	unanswered
	unsent // nothing was sent
)

func outcomeOf(e *Event) outcome {
	err := e.Err
	is := func(all ...error) bool {
		return slices.ContainsFunc(all, func(target error) bool { return errors.Is(err, target) })
	}
	switch {
	case e.Open, is(syscall.EINPROGRESS, syscall.EALREADY, os.ErrDeadlineExceeded, context.Canceled, context.DeadlineExceeded):
		return pending
	case err == nil, is(syscall.EISCONN):
		return made
	case is(syscall.ECONNREFUSED, syscall.ECONNRESET):
		return refused
	case is(syscall.ETIMEDOUT, syscall.EHOSTUNREACH):
		return unanswered
	}
	return unsent
}

// streams makes the conversations of sockets that connect.
func (b *builder) streams() {
	accepts := map[ID]*Event{}
	for i := range b.events {
		if e := &b.events[i]; e.Accepted != 0 && !isDatagram(e.Protocol) {
			accepts[e.Accepted] = e
		}
	}
	var (
		clients, servers []*side
		listeners        []*end
	)
	given := map[*Event]bool{} // the accepts that stand with what they gave
	pairs := map[*end]*side{}
	for _, e := range b.ends {
		if isDatagram(e.main().protocol) {
			continue
		}
		listener := b.owner[e.main().listener]
		switch {
		case e.serves:
			listeners = append(listeners, e)
		case accepts[e.main().id] != nil || e.main().listener != 0:
			s := &side{end: e, events: e.events, accept: accepts[e.main().id], listener: listener}
			s.local, s.remote = b.place(e.main().local), b.place(e.main().remote)
			servers = append(servers, s)
			given[s.accept] = true
		default:
			for _, s := range b.episodes(e) {
				if e.pair != nil {
					if other := pairs[e.pair]; other != nil {
						b.stream(other, s)
						continue
					}
					pairs[e] = s
				}
				clients = append(clients, s)
			}
		}
	}
	for _, e := range listeners {
		b.listening(e, given)
	}
	clients = slices.DeleteFunc(clients, func(s *side) bool { return s.paired })
	b.pair(clients, servers)
	for _, s := range servers {
		if !s.paired {
			b.stream(nil, s)
		}
	}
	for _, s := range clients {
		if s.paired {
			continue
		}
		switch {
		case s.connect == nil && s.remote == (place{}):
			b.lone(s)
		case s.local == s.remote && s.local.port != 0:
			b.itself(s)
		default:
			b.stream(s, nil)
		}
	}
}

// episodes are the connections that a client's socket has tried to have.
func (b *builder) episodes(e *end) (all []*side) {
	var s *side
	failed := false
	var local, remote netlab.Address
	for _, ev := range e.events {
		if s == nil || failed && ev.Op == "connect" {
			s = &side{end: e}
			local, remote = nil, nil
			all, failed = append(all, s), false
		}
		s.events = append(s.events, ev)
		if ev.Op == "connect" {
			if s.connect == nil {
				s.connect = ev
			}
			o := outcomeOf(ev)
			failed = o != made && o != pending
		}
		if ev.Local != nil && ev.Local != local {
			local, s.local = ev.Local, b.place(ev.Local)
		}
		if ev.Remote != nil && ev.Remote != remote {
			remote, s.remote = ev.Remote, b.place(ev.Remote)
		}
	}
	if all == nil { // the events are dropped, those of the other end may not be
		all = append(all, &side{end: e, local: b.place(e.main().local), remote: b.place(e.main().remote)})
	}
	return all
}

// pair finds the accepted end of each client's.
func (b *builder) pair(clients, servers []*side) {
	type key struct{ from, to place }
	waiting := map[key][]*side{}
	byPath := map[place][]*side{}
	begun := func(s *side) time.Time {
		switch {
		case s.connect != nil:
			return s.connect.Start
		case len(s.events) > 0:
			return s.events[0].Start
		}
		return time.Time{}
	}
	slices.SortStableFunc(clients, func(x, y *side) int { return begun(x).Compare(begun(y)) })
	for _, s := range clients {
		if s.connect != nil && !b.reached(s) {
			continue
		}
		if s.remote.path != "" {
			byPath[s.remote] = append(byPath[s.remote], s)
		} else if s.remote != (place{}) {
			k := key{s.local, s.remote}
			waiting[k] = append(waiting[k], s)
		}
	}
	slices.SortStableFunc(servers, func(x, y *side) int { return x.accepted().Compare(y.accepted()) })
	for _, s := range servers {
		if s.local.path != "" {
			all := byPath[s.local]
			if at := slices.IndexFunc(all, func(c *side) bool { return !c.paired && !begun(c).After(s.accepted()) }); at >= 0 {
				b.stream(all[at], s)
			}
			continue
		}
		all := waiting[key{s.remote, s.local}]
		for i := len(all) - 1; i >= 0; i-- {
			if c := all[i]; !c.paired && !begun(c).After(s.accepted()) {
				b.stream(c, s)
				break
			}
		}
	}
}

// reached reports whether a client's SYN may have been answered.
func (b *builder) reached(s *side) bool {
	for _, e := range s.events {
		if e.Op == "connect" {
			if o := outcomeOf(e); o == made || o == pending {
				return true
			}
		}
	}
	return false
}

// accepted is when accept returned the end, or else when it was seen first.
func (s *side) accepted() time.Time {
	switch {
	case s.accept != nil:
		return s.accept.End()
	case len(s.events) > 0:
		return s.events[0].End()
	}
	return time.Time{}
}

// listenerAt is the listener that a connect came to.
func (b *builder) listenerAt(to place, from, until time.Time) *end {
	var found *end
	for _, e := range b.ends {
		if e.serves && isStream(e.main().protocol) && b.place(e.main().local).at(to) && e.alive(from) &&
			(e.listen == nil || !e.listen.Start.After(until)) {
			found = e
		}
	}
	return found
}
