package record

import "labsh/netlab"

// Sends reports whether the call sends bytes.
func (e *Event) Sends() bool {
	switch e.Op {
	case "send", "sendall", "sendto", "sendmsg", "sendfile":
		return true
	}
	return false
}

// Receives reports whether the call receives bytes.
func (e *Event) Receives() bool {
	switch e.Op {
	case "recv", "recvfrom", "recvmsg":
		return true
	}
	return false
}

// Peeks reports whether what the call received stays to be received again
// (MSG_PEEK).
func (e *Event) Peeks() bool { return e.Receives() && e.Flags&netlab.MSG_PEEK != 0 }

// Stream reports whether the socket carries a stream: no bytes received are its end
// then, and not an empty datagram.
func (e *Event) Stream() bool {
	return isStream(e.Protocol)
}
