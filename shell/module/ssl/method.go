package ssl

import (
	"fmt"
	"strings"

	"labsh/netlab"
	"labsh/shell/module/native"
	"labsh/shell/module/socket"
	"labsh/shell/python/object"
)

func newSocketType() *object.Type {
	class := object.NewType(&object.Type{Name: "SSLSocket", Module: "ssl", Base: socket.Type(), Doc: "This class implements a subtype of socket.socket that wraps\nthe underlying OS socket in an SSL context when necessary, and\nprovides read and write methods over that channel."})
	class.New = func(_ *object.Thread, class *object.Type, _ object.Args) (object.Value, error) {
		return nil, object.Errorf(object.TypeError, "%s does not have a public constructor. Instances are returned by SSLContext.wrap_socket().", class.Name)
	}
	addAgreed(class, func(s *socket.Socket) (*handshake, netlab.Security, bool) {
		_, agreed, ok := secured(s)
		return handshakeOf(s), agreed, ok
	})
	addTransfers(class)
	native.AddMethod(class, "do_handshake", "block=False", "Start the SSL/TLS handshake.", func(t *object.Thread, s *socket.Socket, a []object.Value) (object.Value, error) {
		block, err := native.OptionalTruth(t, a[0])
		if err != nil {
			return nil, err
		}
		net, err := s.Net()
		if err != nil {
			return nil, err
		}
		if _, err := net.Getpeername(); err != nil {
			return nil, socket.Exception(err)
		}
		if block && net.Timeout() == 0 {
			net.SetTimeout(netlab.NoTimeout)
			defer func() {
				net, _ := s.Net() // TLS's by now
				net.SetTimeout(0)
			}()
		}
		return object.None, s.Connected(t)
	})
	native.AddMethod(class, "pending", "", "Return the number of bytes that can be read immediately.", func(*object.Thread, *socket.Socket, []object.Value) (object.Value, error) {
		return object.NewInt(0), nil
	})
	native.AddMethod(class, "getpeercert", "binary_form=False", "Returns a formatted version of the data in the certificate provided\nby the other end of the SSL channel.", getPeerCert)
	native.AddMethod(class, "unwrap", "", "Say that no more will be sent (close_notify).", func(t *object.Thread, s *socket.Socket, _ []object.Value) (object.Value, error) {
		net, _, ok := secured(s)
		if !ok {
			if upgraded(s) && s.Holds() {
				return nil, newError(1, "[SSL: SHUTDOWN_WHILE_IN_INIT] shutdown while in init (_ssl.c:2706)")
			}
			shown, err := object.ToStr(t, s)
			if err != nil {
				return nil, err
			}
			return nil, object.Errorf(object.ValueError, "No SSL wrapper around %s", shown)
		}
		return s, socket.Exception(net.Shutdown(netlab.SHUT_WR))
	})
	return class
}

// plain is the method of that name of a plain socket.
func plain(name string) func(t *object.Thread, s *socket.Socket, a ...object.Value) (object.Value, error) {
	core, _ := socket.Type().Lookup(name)
	return func(t *object.Thread, s *socket.Socket, a ...object.Value) (object.Value, error) {
		return object.Call(t, core, append([]object.Value{s}, a...)...)
	}
}

// noFlags refuses flags on an SSLSocket.
func noFlags(op string, s *socket.Socket) error {
	return object.NewException(object.ValueError, object.Str(fmt.Sprintf("non-zero flags not allowed in calls to %s() on <class '%s'>", op, s.Type().QualName())))
}

// readInto is read(n, buffer): an n that does not fit the buffer is all of it.
func readInto(t *object.Thread, s *netlab.Socket, buffer object.Value, n int) (object.Value, error) {
	into, err := native.Writable(buffer, "read() argument 2")
	if err != nil {
		return nil, err
	}
	defer into.Return()
	if n <= 0 || n > len(into.P) {
		n = len(into.P)
	}
	if err := socket.Receive(t, s, n, 0, func(p []byte, _ bool) { n = copy(into.P, p) }); err != nil {
		return nil, err
	}
	return object.NewInt(int64(n)), nil
}

// addTransfers adds read and write, and the methods that are narrower than a
// plain socket's.
func addTransfers(class *object.Type) {
	refused := func(name string, exception *object.Type, text string) {
		native.AddMethod(class, name, "*args", "", func(_ *object.Thread, s *socket.Socket, _ []object.Value) (object.Value, error) {
			return nil, object.Errorf(exception, "%s", strings.ReplaceAll(text, "{}", "<class '"+s.Type().QualName()+"'>"))
		})
	}
	refused("dup", object.NotImplementedError, "Can't dup() SSLSocket instances")
	for _, name := range []string{"sendmsg", "recvmsg", "recvmsg_into"} {
		refused(name, object.NotImplementedError, name+" not allowed on instances of {}")
	}
	// On a socket that is not TLS's yet these are a plain socket's.
	for _, name := range []string{"recvfrom", "recvfrom_into", "sendto"} {
		call := plain(name)
		native.AddMethod(class, name, "*args", "", func(t *object.Thread, s *socket.Socket, a []object.Value) (object.Value, error) {
			if h := handshakeOf(s); h == nil || h.done {
				return nil, object.Errorf(object.ValueError, "%s not allowed on instances of <class '%s'>", name, s.Type().QualName())
			}
			return call(t, s, a[0].(*object.Tuple).Elems...)
		})
	}
	flagged := func(name, sig string, flags int) {
		call := plain(name)
		native.AddMethod(class, name, sig, "", func(t *object.Thread, s *socket.Socket, a []object.Value) (object.Value, error) {
			n, err := native.OptionalInt(t, a, flags)
			if err != nil {
				return nil, err
			}
			if n != 0 && upgraded(s) {
				return nil, noFlags(name, s)
			}
			var args []object.Value
			if a[0] == nil {
				a[0] = object.NewInt(1024)
			}
			for _, v := range a {
				if v != nil {
					args = append(args, v)
				}
			}
			return call(t, s, args...)
		})
	}
	flagged("send", "data, flags=0", 1)
	flagged("sendall", "data, flags=0", 1)
	flagged("recv", "buflen=1024, flags=0", 1)
	recv, recvInto, send := plain("recv"), plain("recv_into"), plain("send")
	native.AddMethod(class, "recv_into", "buffer, nbytes=None, flags=0", "", func(t *object.Thread, s *socket.Socket, a []object.Value) (object.Value, error) {
		net, _, secure := secured(s)
		n := 0
		var err error
		if native.Given(a[1]) {
			if n, err = native.Size(t, a[1]); err != nil {
				return nil, err
			}
		}
		flags, err := native.OptionalInt(t, a, 2)
		switch {
		case err != nil:
			return nil, err
		case !secure:
			return recvInto(t, s, a[0], object.NewInt(int64(n)), object.NewInt(int64(flags)))
		case flags != 0:
			return nil, noFlags("recv_into", s)
		}
		return readInto(t, net, a[0], n)
	})

	native.AddMethod(class, "read", "len=1024, buffer=None", "Read up to LEN bytes and return them.\nReturn zero-length string on EOF.", func(t *object.Thread, s *socket.Socket, a []object.Value) (object.Value, error) {
		net, _, ok := secured(s)
		if !ok {
			return nil, object.Errorf(object.ValueError, "Read on closed or unwrapped SSL socket.")
		}
		if a[0] == nil {
			a[0] = object.NewInt(1024)
		}
		if native.Given(a[1]) {
			n, err := native.Size(t, a[0])
			if err != nil {
				return nil, err
			}
			return readInto(t, net, a[1], n)
		}
		return recv(t, s, a[0])
	})
	native.AddMethod(class, "write", "data", "Write DATA to the underlying SSL channel.  Returns\nnumber of bytes of DATA actually transmitted.", func(t *object.Thread, s *socket.Socket, a []object.Value) (object.Value, error) {
		if _, _, ok := secured(s); !ok {
			return nil, object.Errorf(object.ValueError, "Write on closed or unwrapped SSL socket.")
		}
		return send(t, s, a[0])
	})
}
