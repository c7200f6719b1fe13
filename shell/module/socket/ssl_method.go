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
	class.New = func(*object.Thread, *object.Type, object.Args) (object.Value, error) {
		return nil, object.Errorf(object.TypeError, "SSLSocket does not have a public constructor. Instances are returned by SSLContext.wrap_socket().")
	}
	property := func(name string, get func(s *Socket) object.Value) {
		class.AddProperty(name, "", func(_ *object.Thread, v object.Value) (object.Value, error) {
			return get(v.(*Socket)), nil
		})
	}
	property("context", func(s *Socket) object.Value {
		if s.tls == nil {
			return object.None
		}
		return s.tls.context
	})
	property("server_side", func(s *Socket) object.Value { return object.NewBool(s.tls != nil && s.tls.serverSide) })
	property("server_hostname", func(s *Socket) object.Value {
		if s.tls == nil || s.tls.name == "" {
			return object.None
		}
		return object.Str(s.tls.name)
	})
	property("session_reused", func(*Socket) object.Value { return object.False })
	addSSLTransfers(class)
	addPython(class, "do_handshake", "block=False", "Start the SSL/TLS handshake.", func(s *Socket, t *object.Thread, _ []object.Value) (object.Value, error) {
		net, err := s.open()
		if err != nil {
			return nil, err
		}
		if _, err := net.Getpeername(); err != nil {
			return nil, Exception(err)
		}
		return object.None, s.connected(t)
	})
	addPython(class, "version", "", "Return a string identifying the protocol version used by the\ncurrent SSL channel. ", func(s *Socket, _ *object.Thread, _ []object.Value) (object.Value, error) {
		if agreed, ok := s.secure(); ok {
			return object.Str(agreed.Version), nil
		}
		return object.None, nil
	})
	addPython(class, "cipher", "", "Return the currently selected cipher as a 3-tuple ``(name,\nssl_version, secret_bits)``.", func(s *Socket, _ *object.Thread, _ []object.Value) (object.Value, error) {
		agreed, ok := s.secure()
		if !ok {
			return object.None, nil
		}
		bits := int64(256)
		if strings.Contains(agreed.Cipher, "128") {
			bits = 128
		}
		return object.NewTuple(object.Str(agreed.Cipher), object.Str(agreed.Version), object.NewInt(bits)), nil
	})
	addPython(class, "selected_alpn_protocol", "", "Return the currently selected ALPN protocol as a string, or ``None``\nif a next protocol was not negotiated.", func(s *Socket, _ *object.Thread, _ []object.Value) (object.Value, error) {
		if agreed, ok := s.secure(); ok && agreed.Protocol != "" {
			return object.Str(agreed.Protocol), nil
		}
		return object.None, nil
	})
	for _, name := range []string{"compression", "shared_ciphers", "selected_npn_protocol"} {
		addPython(class, name, "", "", func(*Socket, *object.Thread, []object.Value) (object.Value, error) { return object.None, nil })
	}
	addPython(class, "pending", "", "Return the number of bytes that can be read immediately.", func(*Socket, *object.Thread, []object.Value) (object.Value, error) {
		return object.NewInt(0), nil
	})
	addPython(class, "getpeercert", "binary_form=False", "Returns a formatted version of the data in the certificate provided\nby the other end of the SSL channel.", getPeerCert)
	addPython(class, "unwrap", "", "Say that no more will be sent (close_notify).", func(s *Socket, _ *object.Thread, _ []object.Value) (object.Value, error) {
		if _, ok := s.secure(); !ok {
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
	for _, name := range []string{"recvfrom", "recvfrom_into", "sendto"} {
		refused(name, object.ValueError, name+" not allowed on instances of {}")
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
