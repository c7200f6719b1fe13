package known

import (
	"fmt"

	"labsh/netlab"
	"labsh/shell/module/socket"
	"labsh/shell/python/object"
)

// DefaultName is the name that a new object gets: base, or base2, base3 … while
// those are bound to something open.
func (o *Objects) DefaultName(base string) string {
	for i := 1; ; i++ {
		name := base
		if i > 1 {
			name = fmt.Sprintf("%s%d", base, i)
		}
		if v, bound := o.Globals.Get(name); !bound || ended(v) {
			return name
		}
	}
}

// ended reports whether a value is a closed socket or file, or a server that has
// stopped: its name is free.
func ended(v object.Value) bool {
	if sock, ok := socket.Of(v); ok {
		return sock.State() == netlab.StateClosed
	}
	if server, ok := ServerOf(v); ok {
		return !server.Running()
	}
	return isClosedFile(v)
}

// isClosedFile reports whether v is a file that is closed, as makefile's may be.
func isClosedFile(v object.Value) bool {
	if v.Type().Module != "_io" {
		return false
	}
	closed, err := object.GetAttr(nil, v, "closed")
	return err == nil && closed == object.True
}
