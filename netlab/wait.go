package netlab

import "time"

// A Waiter is an [Observer] that is also told when a call begins to wait.
type Waiter interface {
	Observer
	// Wait is told of a call that cannot go on at once, before it waits. The event is the
	// one that Observe will be told of, as far as it is known: Op, Start, Asked and
	// Flags, Within and Piece, the addresses. Socket is another Socket with the ID of the
	// one that waits. A call that goes on and waits again may be told of again.
	Wait(Event)
}

// underway is a call of a socket's method while it is made.
type underway struct {
	socket       *body
	op           string
	start        time.Time // zero if nobody wants to know
	asked, flags int
	within       string
	piece        int
}

// begin is a call that begins now.
func (s *Socket) begin(op string, asked, flags int) underway {
	return underway{socket: s.body, op: op, start: s.clock(), asked: asked, flags: flags}
}

// event is what the call's event has in common with it.
func (c *underway) event() Event {
	return Event{Op: c.op, Start: c.start, Asked: c.asked, Flags: c.flags, Within: c.within, Piece: c.piece}
}

// waits tells who wants to know that the call waits from now on.
func (c *underway) waits() {
	if c.start.IsZero() {
		return
	}
	o := c.socket.observer.Load()
	if o == nil {
		return
	}
	w, ok := (*o).(Waiter)
	if !ok {
		return
	}
	s := c.socket.standIn.Load()
	if s == nil {
		s = &Socket{c.socket}
		c.socket.standIn.Store(s)
	}
	e := c.event()
	e.Socket, e.Local = s, s.Local()
	if c.within != "" {
		e.Flags = 0 // it peeks only to take no more than it gives
	}
	for _, seen := range []*Address{s.remote.Load(), s.aim.Load()} {
		if seen != nil && e.Remote == nil {
			e.Remote = *seen
		}
	}
	w.Wait(e)
}
