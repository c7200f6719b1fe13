package netlab

// Receiving reports whether somebody is inside a TLS socket's recv.
func (s *Socket) Receiving() bool { return len(s.secure.reading) > 0 }

// Sending reports whether somebody is inside a TLS socket's send.
func (s *Socket) Sending() bool { return len(s.secure.writing) > 0 }
