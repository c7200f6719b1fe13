package socket

import (
	"context"
	"syscall"

	"labsh/netlab"
	"labsh/shell/module/native"
	"labsh/shell/python/object"
)

// addSocketState adds what a socket says of itself.
func addSocketState(class *object.Type) {
	property := func(name, doc string, get func(*Socket) object.Value) {
		class.AddProperty(name, doc, func(_ *object.Thread, v object.Value) (object.Value, error) {
			return get(v.(*Socket)), nil
		})
	}
	property("proto", "the socket protocol", func(s *Socket) object.Value {
		return object.NewInt(int64(s.number((*netlab.Socket).Proto)))
	})
	property("timeout", "the socket timeout", func(s *Socket) object.Value {
		if s.net == nil {
			return object.None
		}
		return timeoutValue(s.net.Timeout())
	})

	addNoArgs(class, "fileno", "fileno() -> integer\n\nReturn the integer file descriptor of the socket.", func(_ *object.Thread, s *netlab.Socket, _ []object.Value) (object.Value, error) {
		return object.NewInt(int64(s.Fileno())), nil
	})
	addNoArgs(class, "gettimeout", "gettimeout() -> timeout\n\nReturns the timeout in seconds (float) associated with socket operations.\nA timeout of None indicates that timeouts on socket operations are disabled.", func(_ *object.Thread, s *netlab.Socket, _ []object.Value) (object.Value, error) {
		return timeoutValue(s.Timeout()), nil
	})
	addNoArgs(class, "getblocking", "getblocking()\n\nReturns True if socket is in blocking mode, or False if it\nis in non-blocking mode.", func(_ *object.Thread, s *netlab.Socket, _ []object.Value) (object.Value, error) {
		return object.NewBool(s.Blocking()), nil
	})
	addOneArg(class, "settimeout", "timeout", "settimeout(timeout)\n\nSet a timeout on socket operations.  'timeout' can be a float,\ngiving in seconds, or None.  Setting a timeout of None disables\nthe timeout feature and is equivalent to setblocking(1).\nSetting a timeout of zero is the same as setblocking(0).", func(t *object.Thread, s *netlab.Socket, a []object.Value) (object.Value, error) {
		d, err := TimeoutArg(t, a[0])
		if err != nil {
			return nil, err
		}
		s.SetTimeout(d)
		return object.None, stillThere(s)
	})
	addOneArg(class, "setblocking", "flag", "setblocking(flag)\n\nSet the socket to blocking (flag is true) or non-blocking (false).\nsetblocking(True) is equivalent to settimeout(None);\nsetblocking(False) is equivalent to settimeout(0.0).", func(t *object.Thread, s *netlab.Socket, a []object.Value) (object.Value, error) {
		flag, err := object.AsIndex(t, a[0])
		if err != nil {
			return nil, err
		}
		n, ok := flag.(object.Int)
		if !ok {
			return nil, object.Errorf(object.OverflowError, "Python int too large to convert to C long")
		}
		s.SetBlocking(n != 0)
		return object.None, stillThere(s)
	})
	addNoArgs(class, "getsockname", "getsockname() -> address info\n\nReturn the address of the local endpoint. The format depends on the\naddress family. For IPv4 sockets, the address info is a pair (hostaddr, port).", func(_ *object.Thread, s *netlab.Socket, _ []object.Value) (object.Value, error) {
		a, err := s.Getsockname()
		if err != nil {
			return nil, Exception(err)
		}
		return AddressValue(a), nil
	})
	addNoArgs(class, "getpeername", "getpeername() -> address info\n\nReturn the address of the remote endpoint.  For IP sockets, the address\ninfo is a pair (hostaddr, port).", func(_ *object.Thread, s *netlab.Socket, _ []object.Value) (object.Value, error) {
		a, err := s.Getpeername()
		if err != nil {
			return nil, Exception(err)
		}
		return AddressValue(a), nil
	})
}

// stillThere is EBADF for a closed socket, also for one whose descriptor was closed
// by another way, as from the ioctl that CPython makes.
func stillThere(s *netlab.Socket) error {
	_, err := s.GetsockoptInt(solSocket, soType)
	return Exception(err)
}

// addSocketCalls adds the calls that change what a socket is connected to.
func addSocketCalls(class *object.Type) {
	addOneArg(class, "bind", "address", "bind(address)\n\nBind the socket to a local address.  For IP sockets, the address is a\npair (host, port); the host must refer to the local host. For raw packet\nsockets the address is a tuple (ifname, proto [,pkttype [,hatype [,addr]]])", func(t *object.Thread, s *netlab.Socket, a []object.Value) (object.Value, error) {
		to, err := addressArg(t, "bind", s, a[0])
		if err != nil {
			return nil, err
		}
		return object.None, Exception(t.Blocking(func(ctx context.Context) error { return s.Bind(ctx, to) }))
	})
	addParsed(class, "listen", 0, 1, "listen([backlog])\n\nEnable a server to accept connections.  If backlog is specified, it must be\nat least 0 (if it is lower, it is set to 0); it specifies the number of\nunaccepted connections that the system will allow before refusing new\nconnections. If not specified, a default reasonable value is chosen.", func(t *object.Thread, s *netlab.Socket, a []object.Value) (object.Value, error) {
		backlog := min(mostBacklog, 128)
		if len(a) > 0 {
			var err error
			if backlog, err = native.Int(t, a[0]); err != nil {
				return nil, err
			}
		}
		return object.None, Exception(s.Listen(backlog))
	})
	addNoArgs(class, "_accept", "_accept() -> (integer, address info)\n\nWait for an incoming connection.  Return a new socket file descriptor\nrepresenting the connection, and the address of the client.\nFor IP sockets, the address info is a pair (hostaddr, port).", func(t *object.Thread, s *netlab.Socket, _ []object.Value) (object.Value, error) {
		var (
			peer *netlab.Socket
			from netlab.Address
		)
		if err := t.Blocking(func(ctx context.Context) (err error) {
			peer, from, err = s.Accept(ctx)
			return err
		}); err != nil {
			return nil, Exception(err)
		}
		fd, err := peer.Detach()
		if err != nil {
			return nil, Exception(err)
		}
		return object.NewTuple(object.NewInt(int64(fd)), AddressValue(from)), nil
	})
	connect := func(t *object.Thread, s *Socket, op string, v object.Value) error {
		net, err := s.Net()
		if err != nil {
			return err
		}
		if s.tls != nil {
			if err := s.tls.MayConnect(); err != nil {
				return err
			}
		}
		to, err := addressArg(t, op, net, v)
		if err != nil {
			return err
		}
		return t.Blocking(func(ctx context.Context) error { return net.Connect(ctx, to) })
	}
	class.AddMethod("connect", "address, /", "connect(address)\n\nConnect the socket to a remote address.  For IP sockets, the address\nis a pair (host, port).", func(t *object.Thread, a []object.Value) (object.Value, error) {
		s := a[0].(*Socket)
		if err := connect(t, s, "connect", a[1]); err != nil {
			return nil, Exception(err)
		}
		return object.None, s.Connected(t)
	})
	class.AddMethod("connect_ex", "address, /", "connect_ex(address) -> errno\n\nThis is like connect(address), but returns an error code (the errno value)\ninstead of raising an exception when an error occurs.", func(t *object.Thread, a []object.Value) (object.Value, error) {
		s := a[0].(*Socket)
		err := connect(t, s, "connect_ex", a[1])
		if err == nil {
			return object.NewInt(0), s.Connected(t)
		}
		if errno, ok := errnoOf(err); ok {
			return object.NewInt(int64(errno)), nil
		}
		return nil, exceptionFor("connect_ex", err)
	})
	addOneArg(class, "shutdown", "flag", "shutdown(flag)\n\nShut down the reading side of the socket (flag == SHUT_RD), the writing side\nof the socket (flag == SHUT_WR), or both ends (flag == SHUT_RDWR).", func(t *object.Thread, s *netlab.Socket, a []object.Value) (object.Value, error) {
		how, err := native.Int(t, a[0])
		if err != nil {
			return nil, err
		}
		return object.None, Exception(s.Shutdown(netlab.How(how)))
	})
}

// errnoOf is what connect_ex returns for an error: an errno, or EAGAIN for a
// timeout; what is neither is raised.
func errnoOf(err error) (int, bool) {
	e, ok := err.(*netlab.Error)
	switch {
	case ok && e.Errno > 0:
		return e.Errno, true
	case ok && e.Timeout():
		return netlab.ErrnoError("connect", syscall.EAGAIN).Errno, true
	}
	return 0, false
}

// number is one of the numbers of the socket, -1 before it is opened.
func (s *Socket) number(get func(*netlab.Socket) int) int {
	if s.net == nil {
		return -1
	}
	return get(s.net)
}
