package socket

import (
	"context"

	"labsh/netlab"
	"labsh/shell/module/native"
	"labsh/shell/python/object"
)

// addSocketPython adds the methods that CPython's Lib/socket.py has in Python.
func addSocketPython(class *object.Type) {
	enumeration := func(name, doc string, get func(*Socket) object.Value) {
		class.SetClassAttr(name, &object.Property{Name: name, Get: native.NewFunction(class.Module, class.Name+"."+name, "self", doc, func(_ *object.Thread, a []object.Value) (object.Value, error) {
			s, ok := a[0].(*Socket)
			if !ok {
				return nil, notSocket(a[0])
			}
			return get(s), nil
		})})
	}
	enumeration("family", "Read-only access to the address family for this socket.", func(s *Socket) object.Value {
		return addressFamilies().Value(int64(s.number(func(n *netlab.Socket) int { return int(n.Family()) })))
	})
	enumeration("type", "Read-only access to the socket type.", func(s *Socket) object.Value {
		return socketKinds().Value(int64(s.number(func(n *netlab.Socket) int { return int(n.Type()) })))
	})
	enumeration("_closed", "", func(s *Socket) object.Value {
		return object.NewBool(s.net == nil || s.net.State() == netlab.StateClosed)
	})
	addPython(class, "accept", "", "accept() -> (socket object, address info)\n\nWait for an incoming connection.  Return a new socket\nrepresenting the connection, and the address of the client.\nFor IP sockets, the address info is a pair (hostaddr, port).", (*Socket).accept)
	addPython(class, "close", "", "close()\n\nClose the socket.  It cannot be used after this call.", (*Socket).close)
	addPython(class, "detach", "", "detach() -> file descriptor\n\nClose the socket object without closing the underlying file descriptor.\nThe object cannot be used after this call, but the file descriptor\ncan be reused for other purposes.  The file descriptor is returned.", func(s *Socket, _ *object.Thread, _ []object.Value) (object.Value, error) {
		if s.net == nil {
			return object.NewInt(-1), nil
		}
		fd, err := s.net.Detach()
		return object.NewInt(int64(fd)), Exception(err)
	})
	addPython(class, "dup", "", "dup() -> socket object\n\nDuplicate the socket. Return a new socket object connected to the same\nsystem resource. The new socket is non-inheritable.", func(s *Socket, t *object.Thread, _ []object.Value) (object.Value, error) {
		net, err := s.Net()
		if err != nil {
			return nil, err
		}
		twin, err := net.Dup()
		if err != nil {
			return nil, Exception(err)
		}
		if s.class.Heap {
			return s.dupBy(t, twin)
		}
		TableOf(t).Add(twin)
		d := allocSocket(s.class)
		d.net = twin
		return d, nil
	})
	addPython(class, "__enter__", "", "", func(s *Socket, _ *object.Thread, _ []object.Value) (object.Value, error) { return s, nil })
	addPython(class, "__exit__", "*args", "", func(s *Socket, t *object.Thread, _ []object.Value) (object.Value, error) {
		_, err := object.CallMethod(t, s, "close")
		return object.None, err
	})
}

func (s *Socket) accept(t *object.Thread, _ []object.Value) (object.Value, error) {
	net, err := s.Net()
	if err != nil {
		return nil, err
	}
	var (
		peer *netlab.Socket
		from netlab.Address
	)
	if err := t.Blocking(func(ctx context.Context) (err error) {
		peer, from, err = net.Accept(ctx)
		return err
	}); err != nil {
		return nil, Exception(err)
	}
	accepted := TableOf(t).accepted(peer)
	if s.tls != nil {
		if accepted, err = s.tls.Accepted(t, accepted); err != nil {
			return nil, err
		}
	}
	return object.NewTuple(accepted, AddressValue(from)), nil
}

func (s *Socket) close(t *object.Thread, _ []object.Value) (object.Value, error) {
	if s.net == nil {
		return object.None, nil
	}
	if t.Serves() {
		// The handler of a signal closes it, beside a call that waits: what it closed has
		// no such call begun anew.
		return object.None, Exception(netlab.NewConn(s.net).Close())
	}
	return object.None, Exception(t.Blocking(func(context.Context) error { return s.net.Close() }))
}

// dupBy makes the duplicate of a socket of a program's class, by a call of that
// class.
func (s *Socket) dupBy(t *object.Thread, twin *netlab.Socket) (object.Value, error) {
	h := TableOf(t)
	fd := twin.Fileno()
	h.offered = map[int]*netlab.Socket{fd: twin}
	d, err := object.CallArgs(t, s.class, object.Args{
		Pos: []object.Value{addressFamilies().Value(int64(twin.Family())), socketKinds().Value(int64(twin.Type())), object.NewInt(int64(twin.Proto()))},
		Kw:  []object.Keyword{{Name: "fileno", Value: object.NewInt(int64(fd))}},
	})
	if h.offered[fd] != nil {
		delete(h.offered, fd)
		_ = twin.Close() // the class did not take it
	}
	return d, err
}
