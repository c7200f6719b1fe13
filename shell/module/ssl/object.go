package ssl

import (
	"context"

	"labsh/netlab"
	"labsh/shell/module/native"
	"labsh/shell/module/socket"
	"labsh/shell/python/object"
)

// memoryBIO is an ssl.MemoryBIO.
type memoryBIO struct {
	object.Header
	netlab.MemoryBIO
}

func (*memoryBIO) Type() *object.Type { return memoryBIOType() }

var memoryBIOClass, objectClass native.Lazy

func memoryBIOType() *object.Type { return memoryBIOClass.Of(newMemoryBIOType) }
func objectType() *object.Type    { return objectClass.Of(newObjectType) }

func newMemoryBIOType() *object.Type {
	class := object.NewType(&object.Type{Name: "MemoryBIO", Module: "_ssl", Final: true})
	class.New = func(*object.Thread, *object.Type, object.Args) (object.Value, error) { return &memoryBIO{}, nil }
	class.AddProperty("pending", "The number of bytes pending in the memory BIO.", func(_ *object.Thread, v object.Value) (object.Value, error) {
		return object.NewInt(int64(v.(*memoryBIO).Pending())), nil
	})
	class.AddProperty("eof", "Whether the memory BIO is at EOF.", func(_ *object.Thread, v object.Value) (object.Value, error) {
		return object.NewBool(v.(*memoryBIO).EOF()), nil
	})
	class.AddMethod("read", "size=-1, /", "Read up to size bytes from the memory BIO.", func(t *object.Thread, a []object.Value) (object.Value, error) {
		n := -1
		if a[1] != nil {
			var err error
			if n, err = native.Int(t, a[1]); err != nil {
				return nil, err
			}
		}
		return object.TakeBytes(a[0].(*memoryBIO).Read(n)), nil
	})
	class.AddMethod("write", "b, /", "Writes the bytes b into the memory BIO.", func(_ *object.Thread, a []object.Value) (object.Value, error) {
		p, err := native.Octets(a[1])
		if err != nil {
			return nil, err
		}
		if !a[0].(*memoryBIO).Write(p) {
			return nil, object.NewException(socket.SSLError(), object.Str("cannot write() after write_eof()"))
		}
		return object.NewInt(int64(len(p))), nil
	})
	class.AddMethod("write_eof", "", "Write an EOF marker to the memory BIO.", func(_ *object.Thread, a []object.Value) (object.Value, error) {
		a[0].(*memoryBIO).WriteEOF()
		return object.None, nil
	})
	return class
}

// sslObject is an ssl.SSLObject.
type sslObject struct {
	object.Header
	class *object.Type
	tls   *handshake
	net   *netlab.TLSMemory
}

func (o *sslObject) Type() *object.Type { return o.class }

// wrapBIO is SSLContext.wrap_bio.
func wrapBIO(t *object.Thread, c *sslContext, a []object.Value) (object.Value, error) {
	h := &handshake{context: c}
	var bios [2]*memoryBIO
	for i := range bios {
		b, ok := a[i].(*memoryBIO)
		if !ok {
			return nil, object.Errorf(object.TypeError, "_wrap_bio() argument '%s' must be _ssl.MemoryBIO, not %s", []string{"incoming", "outgoing"}[i], a[i].Type().Name)
		}
		bios[i] = b
	}
	var err error
	if h.serverSide, err = native.OptionalTruth(t, a[2]); err != nil {
		return nil, err
	}
	if err := h.readName(a[3]); err != nil {
		return nil, err
	}
	class, ok := h.context.objectClass.(*object.Type)
	if !ok || !class.IsSubclass(objectType()) {
		return nil, object.Errorf(object.TypeError, "sslobject_class is no class of ssl.SSLObject")
	}
	o := &sslObject{class: class, tls: h}
	if class.Heap {
		o.SetClass(class)
	}
	config, err := h.config(t, weakly(o))
	if err != nil {
		return nil, err
	}
	o.net = netlab.NewTLSMemory(&bios[0].MemoryBIO, &bios[1].MemoryBIO, config, h.serverSide)
	return o, nil
}

func newObjectType() *object.Type {
	class := object.NewType(&object.Type{Name: "SSLObject", Module: "ssl", Doc: "This class implements an interface on top of a low-level SSL object as\nimplemented by OpenSSL. This object captures the state of an SSL connection\nbut does not provide any network IO itself. IO needs to be performed through\nseparate \"BIO\" objects which are OpenSSL's IO abstraction layer."})
	class.New = func(_ *object.Thread, class *object.Type, _ object.Args) (object.Value, error) {
		return nil, object.Errorf(object.TypeError, "%s does not have a public constructor. Instances are returned by SSLContext.wrap_bio().", class.Name)
	}
	addAgreed(class, func(o *sslObject) (*handshake, netlab.Security, bool) {
		agreed, ok := o.net.Security()
		return o.tls, agreed, ok
	})
	native.AddMethod(class, "do_handshake", "", "Start the SSL/TLS handshake.", func(t *object.Thread, o *sslObject, _ []object.Value) (object.Value, error) {
		o.tls.count(&o.tls.context.begun)
		err := t.Blocking(func(context.Context) error { return o.net.Handshake() })
		if err == nil && !o.tls.counted {
			o.tls.counted = true
			o.tls.context.made++
		}
		return object.None, socket.Exception(err)
	})
	native.AddMethod(class, "read", "len=1024, buffer=None", "Read up to 'len' bytes from the SSL object and return them.\n\nIf 'buffer' is provided, read into this buffer and return the number of\nbytes read.", func(t *object.Thread, o *sslObject, a []object.Value) (object.Value, error) {
		n := 1024
		if a[0] != nil {
			var err error
			if n, err = native.Int(t, a[0]); err != nil {
				return nil, err
			}
		}
		var into object.Loan
		if native.Given(a[1]) {
			var err error
			if into, err = native.Writable(a[1], "read() argument 2"); err != nil {
				return nil, err
			}
			defer into.Return()
			if n <= 0 || n > len(into.P) {
				n = len(into.P)
			}
		}
		if n < 0 {
			return nil, object.Errorf(object.ValueError, "size should not be negative")
		}
		p := make([]byte, min(n, 1<<14)) // a record's worth
		var got int
		if n > 0 {
			err := t.Blocking(func(context.Context) (err error) {
				got, err = o.net.Read(p)
				return err
			})
			if err != nil {
				return nil, socket.Exception(err)
			}
		}
		if native.Given(a[1]) {
			copy(into.P, p[:got])
			return object.NewInt(int64(got)), nil
		}
		return object.TakeBytes(p[:got:got]), nil
	})
	native.AddMethod(class, "write", "data", "Write 'data' to the SSL object and return the number of bytes\nwritten.\n\nThe 'data' argument must support the buffer interface.", func(t *object.Thread, o *sslObject, a []object.Value) (object.Value, error) {
		p, err := native.Octets(a[0])
		if err != nil {
			return nil, err
		}
		var n int
		err = t.Blocking(func(context.Context) (err error) {
			n, err = o.net.Write(p)
			return err
		})
		return object.NewInt(int64(n)), socket.Exception(err)
	})
	native.AddMethod(class, "unwrap", "", "Start the SSL shutdown handshake.", func(t *object.Thread, o *sslObject, _ []object.Value) (object.Value, error) {
		return object.None, socket.Exception(t.Blocking(func(context.Context) error { return o.net.Unwrap() }))
	})
	native.AddMethod(class, "pending", "", "Return the number of bytes that can be read immediately.", func(_ *object.Thread, o *sslObject, _ []object.Value) (object.Value, error) {
		return object.NewInt(int64(o.net.Pending())), nil
	})
	native.AddMethod(class, "getpeercert", "binary_form=False", "Returns a formatted version of the data in the certificate provided\nby the other end of the SSL channel.\n\nReturn None if no certificate was provided, {} if a certificate was\nprovided, but not validated.", func(t *object.Thread, o *sslObject, a []object.Value) (object.Value, error) {
		agreed, ok := o.net.Security()
		if !ok {
			return nil, object.Errorf(object.ValueError, "handshake not done yet")
		}
		return peerCertificate(t, agreed, a[0])
	})
	return class
}

// addAgreed adds what SSLSocket and SSLObject say of a connection.
func addAgreed[T object.Value](class *object.Type, of func(T) (*handshake, netlab.Security, bool)) {
	property := func(name, doc string, get func(h *handshake) object.Value) {
		class.AddProperty(name, doc, func(_ *object.Thread, v object.Value) (object.Value, error) {
			h, _, _ := of(v.(T))
			if h == nil {
				h = &handshake{}
			}
			return get(h), nil
		})
	}
	property("context", "The SSLContext that is currently in use.", func(h *handshake) object.Value {
		if h.context == nil {
			return object.None
		}
		return h.context
	})
	property("server_side", "Whether this is a server-side socket.", func(h *handshake) object.Value { return object.NewBool(h.serverSide) })
	property("server_hostname", "The currently set server hostname (for SNI), or ``None`` if no\nserver hostname is set.", func(h *handshake) object.Value {
		if h.name == "" {
			return object.None
		}
		return object.Str(h.name)
	})
	property("session", "The SSLSession for client socket.", func(*handshake) object.Value { return object.None })
	class.AddProperty("session_reused", "Was the client session reused during handshake", func(_ *object.Thread, v object.Value) (object.Value, error) {
		_, agreed, _ := of(v.(T))
		return object.NewBool(agreed.Resumed), nil
	})
	class.SetAttr = func(_ *object.Thread, v object.Value, name string, value object.Value) (bool, error) {
		if name != "context" {
			return false, nil
		}
		h, _, _ := of(v.(T))
		c, ok := value.(*sslContext)
		if !ok || h == nil {
			return true, object.Errorf(object.TypeError, "The value must be a SSLContext")
		}
		h.context = c
		return true, nil
	}
	said := func(name, doc string, say func(h *handshake, agreed netlab.Security) object.Value) {
		native.AddMethod(class, name, "", doc, func(_ *object.Thread, v T, _ []object.Value) (object.Value, error) {
			if h, agreed, ok := of(v); ok {
				return say(h, agreed), nil
			}
			return object.None, nil
		})
	}
	said("version", "Return a string identifying the protocol version used by the\ncurrent SSL channel. ", func(_ *handshake, agreed netlab.Security) object.Value { return object.Str(agreed.Version) })
	said("cipher", "Return the currently selected cipher as a 3-tuple ``(name,\nssl_version, secret_bits)``.", func(_ *handshake, agreed netlab.Security) object.Value { return cipherTuple(agreed.Cipher) })
	said("selected_alpn_protocol", "Return the currently selected ALPN protocol as a string, or ``None``\nif a next protocol was not negotiated.", func(_ *handshake, agreed netlab.Security) object.Value {
		if agreed.Protocol == "" {
			return object.None
		}
		return object.Str(agreed.Protocol)
	})
	said("shared_ciphers", "Return a list of ciphers shared by the client during the handshake or\nNone if this is not a valid server connection.", func(h *handshake, _ netlab.Security) object.Value { return h.shared() })
	said("compression", "Return the current compression algorithm in use, or ``None`` if\ncompression was not negotiated or not supported by one of the peers.", func(*handshake, netlab.Security) object.Value { return object.None })
	said("selected_npn_protocol", "Return the currently selected NPN protocol as a string, or ``None``.", func(*handshake, netlab.Security) object.Value { return object.None })
	native.AddMethod(class, "get_channel_binding", "cb_type='tls-unique'", "Get channel binding data for current connection.  Raise ValueError\nif the requested `cb_type` is not supported.  Return bytes of the data\nor None if the data is not available (e.g. before the handshake).", func(t *object.Thread, v T, a []object.Value) (object.Value, error) {
		if a[0] != nil && a[0] != object.Value(object.Str("tls-unique")) {
			text, err := object.Repr(t, a[0])
			if err != nil {
				return nil, err
			}
			return nil, object.Errorf(object.ValueError, "%s channel binding type not implemented", text)
		}
		if _, agreed, ok := of(v); ok && agreed.Unique != nil {
			return object.Bytes(agreed.Unique), nil
		}
		return object.None, nil
	})
	native.AddMethod(class, "verify_client_post_handshake", "", "", func(*object.Thread, T, []object.Value) (object.Value, error) {
		return nil, object.Errorf(object.NotImplementedError, "labsh's TLS asks for certificates in the handshake alone")
	})
}

// readName reads server_hostname and checks it against the side.
func (h *handshake) readName(v object.Value) error {
	if native.Given(v) {
		name, err := socket.HostArg(v)
		if err != nil {
			return err
		}
		h.name, h.named = name, true
	}
	return nil
}
