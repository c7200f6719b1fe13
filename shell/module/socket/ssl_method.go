package socket

import (
	"strings"

	"labsh/netlab"
	"labsh/shell/module/native"
	"labsh/shell/python/object"
)

func newSSLSocketType() *object.Type {
	class := object.NewType(&object.Type{Name: "SSLSocket", Module: "ssl", Base: Type(), Doc: "This class implements a subtype of socket.socket that wraps\nthe underlying OS socket in an SSL context when necessary, and\nprovides read and write methods over that channel."})
	addSlots(class)
	class.New = func(_ *object.Thread, class *object.Type, _ object.Args) (object.Value, error) {
		return nil, object.Errorf(object.TypeError, "%s does not have a public constructor. Instances are returned by SSLContext.wrap_socket().", class.Name)
	}
	addAgreed(class, func(name, sig, doc string, f func(*object.Thread, *Socket, []object.Value) (object.Value, error)) {
		addPython(class, name, sig, doc, func(s *Socket, t *object.Thread, a []object.Value) (object.Value, error) { return f(t, s, a) })
	}, func(s *Socket) (*handshake, netlab.Security, bool) {
		agreed, ok := s.secure()
		return s.tls, agreed, ok
	})
	addSSLTransfers(class)
	addPython(class, "do_handshake", "block=False", "Start the SSL/TLS handshake.", func(s *Socket, t *object.Thread, a []object.Value) (object.Value, error) {
		block, err := native.OptionalTruth(t, a[0])
		if err != nil {
			return nil, err
		}
		net, err := s.open()
		if err != nil {
			return nil, err
		}
		if _, err := net.Getpeername(); err != nil {
			return nil, Exception(err)
		}
		if block && net.Timeout() == 0 {
			net.SetTimeout(netlab.NoTimeout)
			defer func() { s.net.SetTimeout(0) }()
		}
		return object.None, s.connected(t)
	})
	addPython(class, "pending", "", "Return the number of bytes that can be read immediately.", func(*Socket, *object.Thread, []object.Value) (object.Value, error) {
		return object.NewInt(0), nil
	})
	addPython(class, "getpeercert", "binary_form=False", "Returns a formatted version of the data in the certificate provided\nby the other end of the SSL channel.", getPeerCert)
	addPython(class, "unwrap", "", "Say that no more will be sent (close_notify).", func(s *Socket, _ *object.Thread, _ []object.Value) (object.Value, error) {
		if _, ok := s.secure(); !ok {
			if s.tls != nil && s.tls.done && s.net.Fileno() >= 0 {
				return nil, newSSLError(sslError(), 1, "[SSL: SHUTDOWN_WHILE_IN_INIT] shutdown while in init (_ssl.c:2706)")
			}
			shown, _ := reprSocket(nil, s)
			return nil, object.Errorf(object.ValueError, "No SSL wrapper around %s", shown)
		}
		return s, Exception(s.net.Shutdown(netlab.SHUT_WR))
	})
	return class
}

// sslReadInto is read(n, buffer): an n that does not fit the buffer is all of it.
func sslReadInto(t *object.Thread, s *Socket, buffer object.Value, n int) (object.Value, error) {
	into, err := native.Writable(buffer, "read() argument 2")
	if err != nil {
		return nil, err
	}
	defer into.Return()
	if n <= 0 || n > len(into.P) {
		n = len(into.P)
	}
	if err := receive(t, s.net, n, 0, func(p []byte, _ bool) { n = copy(into.P, p) }); err != nil {
		return nil, err
	}
	return object.NewInt(int64(n)), nil
}

// addSSLTransfers adds read and write, and the methods that are narrower than a
// plain socket's.
func addSSLTransfers(class *object.Type) {
	refused := func(name string, exception *object.Type, text string) {
		addPython(class, name, "*args", "", func(s *Socket, _ *object.Thread, _ []object.Value) (object.Value, error) {
			return nil, object.Errorf(exception, "%s", strings.ReplaceAll(text, "{}", "<class '"+s.class.QualName()+"'>"))
		})
	}
	refused("dup", object.NotImplementedError, "Can't dup() SSLSocket instances")
	for _, name := range []string{"sendmsg", "recvmsg", "recvmsg_into"} {
		refused(name, object.NotImplementedError, name+" not allowed on instances of {}")
	}
	// On a socket that is not TLS's yet these are a plain socket's.
	for _, name := range []string{"recvfrom", "recvfrom_into", "sendto"} {
		core, _ := coreType().Lookup(name)
		addPython(class, name, "*args", "", func(s *Socket, t *object.Thread, a []object.Value) (object.Value, error) {
			if s.tls == nil || s.tls.done {
				return nil, object.Errorf(object.ValueError, "%s not allowed on instances of <class '%s'>", name, s.class.QualName())
			}
			return object.Call(t, core, append([]object.Value{s}, a[0].(*object.Tuple).Elems...)...)
		})
	}
	for _, name := range []string{"recvmsg", "recvmsg_into", "sendmsg"} {
		refused(name, object.NotImplementedError, name+" not allowed on instances of {}")
	}
	flagged := func(name, sig string, flags int) {
		core, _ := coreType().Lookup(name)
		addPython(class, name, sig, "", func(s *Socket, t *object.Thread, a []object.Value) (object.Value, error) {
			n, err := native.OptionalInt(t, a, flags)
			if err != nil {
				return nil, err
			}
			if n != 0 && s.tls != nil && s.tls.done {
				return nil, noFlags(name, s.class, n)
			}
			args := []object.Value{s}
			if a[0] == nil {
				a[0] = object.NewInt(1024)
			}
			for _, v := range a {
				if v != nil {
					args = append(args, v)
				}
			}
			return object.Call(t, core, args...)
		})
	}
	flagged("send", "data, flags=0", 1)
	flagged("sendall", "data, flags=0", 1)
	flagged("recv", "buflen=1024, flags=0", 1)
	core, _ := coreType().Lookup("recv_into")
	addPython(class, "recv_into", "buffer, nbytes=None, flags=0", "", func(s *Socket, t *object.Thread, a []object.Value) (object.Value, error) {
		_, secure := s.secure()
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
			return object.Call(t, core, s, a[0], object.NewInt(int64(n)), object.NewInt(int64(flags)))
		case flags != 0:
			return nil, noFlags("recv_into", s.class, flags)
		}
		return sslReadInto(t, s, a[0], n)
	})

	addPython(class, "read", "len=1024, buffer=None", "Read up to LEN bytes and return them.\nReturn zero-length string on EOF.", func(s *Socket, t *object.Thread, a []object.Value) (object.Value, error) {
		if _, ok := s.secure(); !ok {
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
			return sslReadInto(t, s, a[1], n)
		}
		return recv(t, s.net, a[:1])
	})
	addPython(class, "write", "data", "Write DATA to the underlying SSL channel.  Returns\nnumber of bytes of DATA actually transmitted.", func(s *Socket, t *object.Thread, a []object.Value) (object.Value, error) {
		if _, ok := s.secure(); !ok {
			return nil, object.Errorf(object.ValueError, "Write on closed or unwrapped SSL socket.")
		}
		return sending((*netlab.Socket).Send, false)(t, s.net, a)
	})
}
