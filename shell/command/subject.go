package command

import (
	"labsh/netlab"
	"labsh/shell/command/known"
	"labsh/shell/locale"
	"labsh/shell/module/socket"
	"labsh/shell/python/eval"
	"labsh/shell/python/object"
)

// Subject is what a command without NAME acts on, and with NAME. accepts.
type Subject int

const (
	// Nothing is for commands that stand alone.
	Nothing Subject = iota
	// AnySocket is the current socket, whatever its state.
	AnySocket
	// Connected is a connected socket.
	Connected
	// Listening is a listening socket.
	Listening
	// Unconnected is a socket neither connected nor listening.
	Unconnected
	// Datagram is a UDP or Unix datagram socket.
	Datagram
	// UnconnectedOrNew is the current socket if it is unconnected; else the
	// command makes one.
	UnconnectedOrNew
	// ConnectedOrNew is a connected socket; with an address, UnconnectedOrNew.
	ConnectedOrNew
	// AServer is a server in the background.
	AServer
	// Closable is a socket or a server.
	Closable
)

// Accepts reports whether a command with this subject may act on v.
func (on Subject) Accepts(v object.Value) bool {
	_, isSocket := socket.Of(v)
	_, isServer := known.ServerOf(v)
	switch on {
	case Nothing:
		return false
	case AServer:
		return isServer
	case Closable:
		return isSocket || isServer
	}
	return isSocket
}

// Suits reports whether a socket can do what a command with this subject asks.
func (on Subject) Suits(sock *netlab.Socket) bool {
	state := sock.State()
	switch on {
	case Connected, ConnectedOrNew:
		// A datagram socket needs no connection to receive.
		return state == netlab.StateConnected || state == netlab.StateOpen && sock.Type() == netlab.SOCK_DGRAM
	case Listening:
		return state == netlab.StateListening
	case Unconnected:
		return state == netlab.StateOpen
	case Datagram:
		return state != netlab.StateClosed && sock.Type() == netlab.SOCK_DGRAM
	}
	return state != netlab.StateClosed
}

// UsualName is what the thing that a command acts on is called in examples.
func (on Subject) UsualName() string {
	switch on {
	case Listening, AServer:
		return "server"
	case Unconnected, Datagram:
		return "sock"
	}
	return "client"
}

// choose finds what the command acts on: what stands before the dot, the
// current socket, or the most recent one that can do it.
func (s *Session) choose(c *Call, call *eval.CommandCall) error {
	sockets := s.Known.Sockets()
	on := c.Command.On
	if call.Receiver != nil {
		return s.chooseReceiver(c, call)
	}
	if name := call.CommandLine.Receiver; name != "" {
		return s.Unknown(name, nil)
	}
	c.Chosen = true
	// `close NAME`, `stop all` and their like name what they act on themselves.
	if len(c.Args("NAME")) > 0 && (on == Closable || on == AServer) {
		return nil
	}
	if on == ConnectedOrNew {
		switch on = Connected; {
		case c.Connects():
			on = UnconnectedOrNew
		case c.Arg("NAME") != nil:
			return nil
		}
	}
	switch on {
	case Nothing:
		return nil
	case AServer:
		server, ok := s.Known.LastServer()
		if (!ok || !server.Server.Running()) && s.Programs.Last() != nil {
			return nil // stop and wait are for programs, too
		}
		if !ok {
			return s.NoSubject(AServer)
		}
		c.Self, c.Subject = server.Name, server.Value
		return nil
	case UnconnectedOrNew:
		if n := s.Known.Current(); n != nil && Unconnected.Suits(n.Socket) {
			c.Self, c.Subject = n.Name, n.Value
		}
		return nil
	}
	n := s.Known.Current()
	if n != nil && !on.Suits(n.Socket) {
		for i := len(sockets) - 1; i >= 0; i-- {
			if on.Suits(sockets[i].Socket) {
				n = sockets[i]
				break
			}
		}
	}
	if n == nil || on == Datagram && n.Socket.Type() != netlab.SOCK_DGRAM {
		return s.NoSubject(on)
	}
	c.Self, c.Subject = n.Name, n.Value
	return nil
}

// chooseReceiver takes what stands before the dot, and makes a socket there the
// current one.
func (s *Session) chooseReceiver(c *Call, call *eval.CommandCall) error {
	command := c.Command
	c.Self, c.Subject = call.CommandLine.Receiver, call.Receiver
	if !command.On.Accepts(c.Subject) {
		if _, err := object.GetAttr(c.Thread, c.Subject, command.Name); err != nil {
			return err
		}
		return object.Errorf(object.TypeError, "'%s' object has no command '%s'", c.Subject.Type().Name, command.Name)
	}
	if sock, ok := socket.Of(c.Subject); ok {
		s.Known.Use(c.Self, c.Subject, sock)
	}
	return nil
}

// NoSubject is the error when there is nothing to act on: the twin's name is
// not defined, or is something else.
func (s *Session) NoSubject(on Subject) error {
	name, hint := "client", locale.NoConnected
	switch on {
	case Listening:
		name, hint = "server", locale.NoListening
	case AServer:
		name, hint = "server", locale.NoServer
	case AnySocket, Unconnected, Closable:
		name, hint = "sock", locale.NoSocket
	case Datagram:
		name, hint = "sock", locale.NoDatagram
	}
	e := object.NewNameError(name, nil)
	v, bound := s.Env.Globals.Get(name)
	switch {
	case bound && !on.Accepts(v):
		wanted := "socket"
		if on == AServer {
			wanted = "server"
		}
		e = object.Errorf(object.TypeError, "'%s' is a %s, not a %s", name, v.Type().Name, wanted)
	case bound && on == Datagram:
		e = object.Errorf(object.ValueError, "%s is not a datagram socket", name)
	}
	e.Hint = hint.Hint()
	return e
}
