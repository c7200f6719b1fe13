package command

import (
	"errors"
	"fmt"

	"labsh/netlab"
	"labsh/shell/locale"
	"labsh/shell/module"
	"labsh/shell/python/eval"
	"labsh/shell/python/object"
)

// named is a socket that the session knows by a name.
type named struct {
	name   string
	value  object.Value
	socket *netlab.Socket
	// server is the server's address as it was typed, "localhost:5000"; "" when
	// no command made the socket.
	server string
}

func (n *named) open() bool { return n.socket.State() != netlab.StateClosed }

// sockets are those that the session knows, the one last made or named at the
// end.
type sockets struct{ known []*named }

// defaultName is the name that a new object gets: base, or base2, base3 … while
// those are bound to something open.
func (s *Session) defaultName(base string) string {
	for i := 1; ; i++ {
		name := base
		if i > 1 {
			name = fmt.Sprintf("%s%d", base, i)
		}
		v, bound := s.Env.Globals.Get(name)
		if !bound {
			return name
		}
		if sock, ok := module.SocketOf(v); ok && sock.State() == netlab.StateClosed {
			return name
		}
		if server, ok := serverOf(v); ok && !server.Running() {
			return name
		}
		if isClosedFile(v) {
			return name
		}
	}
}

// isClosedFile reports whether v is a file that is closed, as makefile's may be.
func isClosedFile(v object.Value) bool {
	if v.Type().Module != "_io" {
		return false
	}
	closed, err := object.GetAttr(nil, v, "closed")
	return err == nil && closed == object.True
}

// refresh learns of the sockets that Python lines made or rebound, and forgets
// the closed ones that are not the current one.
func (s *Session) refresh() {
	byValue := map[object.Value]*named{}
	for _, n := range s.sockets.known {
		// A handshake puts another socket under the same object.
		if sock, ok := module.SocketOf(n.value); ok {
			n.socket = sock
		}
		byValue[n.value] = n
	}
	for name, v := range s.Env.Globals.All() {
		sock, ok := module.SocketOf(v)
		if !ok || name == "_" {
			continue
		}
		switch n := byValue[v]; {
		case n == nil && sock.State() != netlab.StateClosed:
			n = &named{name: name, value: v, socket: sock}
			byValue[v] = n
			s.sockets.known = append(s.sockets.known, n)
		case n != nil:
			if old, ok := s.Env.Globals.Get(n.name); !ok || old != v {
				n.name = name
			}
		}
	}
	kept := s.sockets.known[:0]
	for i, n := range s.sockets.known {
		if n.open() || i == len(s.sockets.known)-1 {
			kept = append(kept, n)
		}
	}
	clear(s.sockets.known[len(kept):])
	s.sockets.known = kept
}

// current is the socket last made or named, or nil.
func (s *Session) current() *named {
	if n := len(s.sockets.known); n > 0 {
		return s.sockets.known[n-1]
	}
	return nil
}

// makeCurrent moves v to the end of the list; it is added if it is new.
func (s *Session) makeCurrent(name string, v object.Value, sock *netlab.Socket) *named {
	known := s.sockets.known
	for i, n := range known {
		if n.value == v {
			s.sockets.known = append(append(known[:i:i], known[i+1:]...), n)
			return n
		}
	}
	n := &named{name: name, value: v, socket: sock}
	s.sockets.known = append(known, n)
	return n
}

// find gives what the session knows of a socket, or nil.
func (s *Session) find(v object.Value) *named {
	for _, n := range s.sockets.known {
		if n.value == v {
			return n
		}
	}
	return nil
}

// accepts reports whether a command with this subject may act on v.
func (on Subject) accepts(v object.Value) bool {
	_, isSocket := module.SocketOf(v)
	_, isServer := serverOf(v)
	switch on {
	case nothing:
		return false
	case aServer:
		return isServer
	case closable:
		return isSocket || isServer
	}
	return isSocket
}

// suits reports whether a socket can do what a command with this subject asks.
func (on Subject) suits(n *named) bool {
	state := n.socket.State()
	switch on {
	case connected:
		// A datagram socket needs no connection to receive.
		return state == netlab.StateConnected || state == netlab.StateOpen && n.socket.Type() == netlab.SOCK_DGRAM
	case listening:
		return state == netlab.StateListening
	case unconnected:
		return state == netlab.StateOpen
	case datagram:
		return state != netlab.StateClosed && n.socket.Type() == netlab.SOCK_DGRAM
	}
	return state != netlab.StateClosed
}

// choose finds what the command acts on: what stands before the dot, the
// current socket, or the most recent one that can do it.
func (s *Session) choose(c *Call, call *eval.CommandCall) error {
	s.refresh()
	on := c.Line.Command.On
	if call.Receiver != nil {
		c.Self, c.Subject = call.CommandLine.Receiver, call.Receiver
		if on == unconnectedOrNew {
			on = anySocket
		}
		if !on.accepts(c.Subject) {
			if _, err := object.GetAttr(c.Thread, c.Subject, c.Line.Command.Name); err != nil {
				return err
			}
			return object.Errorf(object.TypeError, "'%s' object has no command '%s'", c.Subject.Type().Name, c.Line.Command.Name)
		}
		if sock, ok := module.SocketOf(c.Subject); ok {
			s.makeCurrent(c.Self, c.Subject, sock)
		}
		return nil
	}
	if name := call.CommandLine.Receiver; name != "" {
		return s.unknown(name, nil)
	}
	switch on {
	case nothing:
		return nil
	case aServer:
		return s.chooseServer(c)
	case unconnectedOrNew:
		if n := s.current(); n != nil && unconnected.suits(n) {
			c.Self, c.Subject = n.name, n.value
		}
		return nil
	}
	// `close NAME` and `close all` name what they act on themselves.
	if on == closable && len(c.Args("NAME")) > 0 {
		return nil
	}
	n := s.current()
	if n != nil && !on.suits(n) {
		for i := len(s.sockets.known) - 1; i >= 0; i-- {
			if on.suits(s.sockets.known[i]) {
				n = s.sockets.known[i]
				break
			}
		}
	}
	if n == nil {
		return s.noSubject(on)
	}
	c.Self, c.Subject = n.name, n.value
	return nil
}

// noSubject is the error when there is nothing to act on: the twin's name is
// not defined, or is something else.
func (s *Session) noSubject(on Subject) error {
	name, hint := "client", locale.NoConnected
	switch on {
	case listening:
		name, hint = "server", locale.NoListening
	case aServer:
		name, hint = "server", locale.NoServer
	case anySocket, unconnected, closable, datagram:
		name, hint = "sock", locale.NoSocket
	}
	e := object.Errorf(object.NameError, "name '%s' is not defined", name)
	if v, bound := s.Env.Globals.Get(name); bound && !on.accepts(v) {
		wanted := "socket"
		if on == aServer {
			wanted = "server"
		}
		e = object.Errorf(object.TypeError, "'%s' is a %s, not a %s", name, v.Type().Name, wanted)
	}
	e.Hint = hint.Hint()
	return e
}

// bindMade gives the object that a command made its name, unless the line's
// own targets will, and makes it current.
func (s *Session) bindMade(c *Call, v object.Value, inner *object.Namespace) object.Value {
	if sock, ok := module.SocketOf(v); ok {
		n := s.makeCurrent(c.made, v, sock)
		if sock.State() == netlab.StateListening {
			c.address = chosenPort(c.address, sock.Local())
		}
		n.server = c.address
		if n.server == "" && c.Subject != nil {
			if from := s.find(c.Subject); from != nil {
				n.server = from.server
			}
		}
	}
	if len(c.Targets) == 0 || c.aside {
		s.Env.Globals.Set(c.made, v)
	}
	if len(c.Targets) == 2 {
		if second, ok := inner.Get(c.Targets[1]); ok {
			return object.NewTuple(v, second)
		}
	}
	return v
}

// make chooses the name of the object that the command makes: the line's
// target, or base with a number if need be.
func (c *Call) make(base string) string {
	if c.made == "" {
		c.made = c.defaultName(base)
		if len(c.Targets) > 0 && !c.aside {
			c.made = c.Targets[0]
		}
	}
	return c.made
}

// serverAddress is the server's address of a connection, as it was typed where a command
// made it, else as the kernel knows it.
func (s *Session) serverAddress(v object.Value, sock *netlab.Socket) string {
	if n := s.find(v); n != nil && n.server != "" {
		return n.server
	}
	address := sock.Remote()
	if sock.Accepted() || address == nil {
		address = sock.Local()
	}
	if address == nil {
		return "?"
	}
	return addressText(address)
}

func (s *sockets) closeAll() error {
	var errs []error
	for _, n := range s.known {
		errs = append(errs, n.socket.Close())
	}
	s.known = nil
	return errors.Join(errs...)
}
