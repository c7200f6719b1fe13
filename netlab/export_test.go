package netlab

import "runtime"

// Receiving reports whether somebody is inside a TLS socket's recv.
func (s *Socket) Receiving() bool { return len(s.secure.reading) > 0 }

// Sending reports whether somebody is inside a TLS socket's send.
func (s *Socket) Sending() bool { return len(s.secure.writing) > 0 }

// Calls is how many calls are under way on the socket's descriptor; -1 once that is
// closed. It can be asked after the socket has given the descriptor up.
func (s *Socket) Calls() func() int {
	d := s.descriptor.Load()
	return func() int {
		n := int(d.users.Load())
		if s.descriptor.Load() == d || n == 0 {
			n-- // the owner's share
		}
		return n
	}
}

// Waits reports whether a call waits for the poller.
func (s *Socket) Waits() bool {
	d := s.descriptor.Load()
	return len(d.reading.turn)+len(d.writing.turn) > 0
}

// Expire ends the time of the calls that wait, also after the socket was closed.
func (s *Socket) Expire() func() {
	d := s.descriptor.Load()
	return func() {
		for d.conn.Load() == nil {
			runtime.Gosched()
		}
		d.reading.deadline(past)
		d.writing.deadline(past)
	}
}

// AwaitReader returns when somebody waits in one of the socket's receiving calls.
func (s *Socket) AwaitReader() {
	for d := s.descriptor.Load(); len(d.reading.turn) == 0; {
		runtime.Gosched()
	}
}

// Polled reports whether the poller knows the socket's descriptor.
func (s *Socket) Polled() bool { return s.descriptor.Load().conn.Load() != nil }
