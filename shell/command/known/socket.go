package known

import (
	"errors"
	"slices"
	"weak"

	"labsh/netlab"
	"labsh/shell/module/socket"
	"labsh/shell/python/object"
)

// Socket is a socket that the session knows by a name.
type Socket struct {
	Name   string
	Value  object.Value
	Socket *netlab.Socket
	// Server is the server's address as it was typed, "localhost:5000"; "" when
	// no command made the socket.
	Server string

	value weak.Pointer[socket.Socket] // Value, where that is not kept: see LetGo
}

func (o *Objects) newSocket(name string, v object.Value, sock *netlab.Socket) *Socket {
	n := &Socket{Name: name, Value: v, Socket: sock}
	if s, ok := v.(*socket.Socket); ok {
		n.value = weak.Make(s)
	}
	o.named(sock, name)
	return n
}

// found makes the socket known again that LetGo let go of; false if it is gone.
func (o *Objects) found(n *Socket) bool {
	if n.Value == nil {
		s := n.value.Value()
		if s == nil {
			return false
		}
		n.Value = s
	}
	// A handshake puts another socket under the same object.
	if sock, ok := socket.Of(n.Value); ok && sock != n.Socket {
		n.Socket = sock
		o.named(sock, n.Name)
	}
	return n.Socket != nil
}

// Open reports whether the socket is not closed.
func (n *Socket) Open() bool { return n.Socket.State() != netlab.StateClosed }

// Bound reports whether the socket has a port, or a path, of its own.
func (n *Socket) Bound() bool { return Bound(n.Socket) }

// Bound reports whether a socket has a port, or a path, of its own.
func Bound(sock *netlab.Socket) bool {
	address := sock.Local()
	if address == nil {
		return false
	}
	_, port, ok := netlab.SplitHostPort(address)
	if !ok {
		return netlab.AddressText(address) != ""
	}
	return port != 0
}

// Objects are the sockets and servers of one session. Its methods are called
// under the interpreter's lock.
type Objects struct {
	// Globals are the names that they are bound to.
	Globals *object.Namespace
	// Named, if not nil, is told each name that a socket gets.
	Named func(sock *netlab.Socket, name string)

	sockets []*Socket // the one last made or named at the end
	servers []Server  // the one last started at the end
}

func (o *Objects) named(sock *netlab.Socket, name string) {
	if o.Named != nil && sock != nil {
		o.Named(sock, name)
	}
}

// NameAll tells the names that Python lines have given to sockets and servers, with
// what stands before them. It keeps none of them.
func (o *Objects) NameAll(names *object.Namespace, before string) {
	for name, v := range names.All() {
		if name == "_" {
			continue
		}
		if sock, ok := socket.Of(v); ok {
			o.named(sock, before+name)
		} else if b, ok := ServerOf(v); ok {
			o.named(b.Socket(), before+name)
		}
	}
}

// Sockets lists the sockets: learns of those that Python lines made or rebound,
// and forgets the closed ones that are not the current one. The current one is
// at the end.
func (o *Objects) Sockets() []*Socket {
	byValue := map[object.Value]*Socket{}
	for _, n := range o.known() {
		byValue[n.Value] = n
	}
	for name, v := range o.Globals.All() {
		sock, ok := socket.Of(v)
		if !ok || name == "_" {
			continue
		}
		switch n := byValue[v]; {
		case n == nil && sock.State() != netlab.StateClosed:
			n = o.newSocket(name, v, sock)
			byValue[v] = n
			o.sockets = append(o.sockets, n)
		case n != nil:
			if old, ok := o.Globals.Get(n.Name); !ok || old != v {
				n.Name = name
				o.named(n.Socket, name)
			}
		}
	}
	kept := o.sockets[:0]
	for i, n := range o.sockets {
		if n.Open() || i == len(o.sockets)-1 {
			kept = append(kept, n)
		}
	}
	clear(o.sockets[len(kept):])
	o.sockets = kept
	return o.sockets
}

// known are those noted that still exist.
func (o *Objects) known() []*Socket {
	o.sockets = slices.DeleteFunc(o.sockets, func(n *Socket) bool { return !o.found(n) })
	return o.sockets
}

// LetGo ends what keeps the sockets, but for the current one: those whose names go
// are forgotten, and closed, as in Python.
func (o *Objects) LetGo() {
	for i, n := range o.sockets[:max(len(o.sockets)-1, 0)] {
		if n.Value != nil {
			o.sockets[i] = &Socket{Name: n.Name, Server: n.Server, value: n.value}
		}
	}
}

// Current is the socket last made or named, or nil.
func (o *Objects) Current() *Socket {
	if n := len(o.sockets); n > 0 {
		return o.sockets[n-1]
	}
	return nil
}

// Use makes v the current socket; it is added if it is new.
func (o *Objects) Use(name string, v object.Value, sock *netlab.Socket) *Socket {
	for i, n := range o.known() {
		if n.Value == v {
			o.sockets = append(append(o.sockets[:i:i], o.sockets[i+1:]...), n)
			return n
		}
	}
	n := o.newSocket(name, v, sock)
	o.sockets = append(o.sockets, n)
	return n
}

// Find gives what is known of a socket, or nil.
func (o *Objects) Find(v object.Value) *Socket {
	for _, n := range o.known() {
		if n.Value == v {
			return n
		}
	}
	return nil
}

// ServerAddress is the server's address of a connection, as it was typed where a
// command made it, else as the kernel knows it.
func (o *Objects) ServerAddress(v object.Value, sock *netlab.Socket) string {
	if n := o.Find(v); n != nil && n.Server != "" {
		if sock.Accepted() {
			return Reached(n.Server, sock.Local())
		}
		return n.Server
	}
	address := sock.Remote()
	if sock.Accepted() || address == nil {
		address = sock.Local()
	}
	if address == nil {
		return "?"
	}
	return netlab.AddressText(address)
}

// CloseSockets closes them all.
func (o *Objects) CloseSockets() error {
	var errs []error
	for _, n := range o.known() {
		errs = append(errs, n.Socket.Close())
	}
	o.sockets = nil
	return errors.Join(errs...)
}
