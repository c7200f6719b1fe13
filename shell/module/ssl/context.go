package ssl

import (
	"crypto/tls"
	"os"

	"labsh/netlab"
	"labsh/shell/module/native"
	"labsh/shell/python/object"
)

// sslContext is an ssl.SSLContext.
type sslContext struct {
	object.Header
	class         *object.Type
	protocol      int
	checkHostname bool
	verifyMode    int
	verifyFlags   int
	options       int64
	least, most   int // TLSVersion
	tickets       int
	commonName    bool
	postHandshake bool
	trust         trust
	certificate   *tls.Certificate
	alpn          []string
	ciphers       []uint16
	level         int // of security
	curve         tls.CurveID
	keyLog        *os.File
	keyLogName    object.Value
	sni           object.Value // called with what a client asks for; None for none
	socketClass   object.Value
	objectClass   object.Value
	begun, made   int // handshakes
}

func (c *sslContext) Type() *object.Type { return c.class }

var contextClass native.Lazy

func contextType() *object.Type { return contextClass.Of(newContextType) }

func newContextType() *object.Type {
	class := object.NewType(&object.Type{Name: "SSLContext", Module: "ssl", Doc: "An SSLContext holds various SSL-related configuration options and\ndata, such as certificates and possibly a private key."})
	class.New = newContext
	class.Init = func(*object.Thread, object.Value, object.Args) error { return nil }
	class.SetAttr = setContextAttr
	property := func(name string, get func(c *sslContext) object.Value) {
		class.AddProperty(name, "", func(_ *object.Thread, v object.Value) (object.Value, error) {
			return get(v.(*sslContext)), nil
		})
	}
	property("check_hostname", func(c *sslContext) object.Value { return object.NewBool(c.checkHostname) })
	property("verify_mode", func(c *sslContext) object.Value { return verifyModes().Value(int64(c.verifyMode)) })
	property("verify_flags", func(c *sslContext) object.Value { return verifyFlags().Value(int64(c.verifyFlags)) })
	property("options", func(c *sslContext) object.Value { return options().Value(c.options) })
	property("protocol", func(c *sslContext) object.Value { return methods().Value(int64(c.protocol)) })
	property("minimum_version", func(c *sslContext) object.Value { return tlsVersions().Value(int64(c.least)) })
	property("maximum_version", func(c *sslContext) object.Value { return tlsVersions().Value(int64(c.most)) })
	property("num_tickets", func(c *sslContext) object.Value { return object.NewInt(int64(c.tickets)) })
	property("security_level", func(c *sslContext) object.Value { return object.NewInt(int64(c.level)) })
	property("hostname_checks_common_name", func(c *sslContext) object.Value { return object.NewBool(c.commonName) })
	property("post_handshake_auth", func(c *sslContext) object.Value { return object.NewBool(c.postHandshake) })
	property("keylog_filename", func(c *sslContext) object.Value { return c.keyLogName })
	property("sni_callback", func(c *sslContext) object.Value { return c.sni })
	property("sslsocket_class", func(c *sslContext) object.Value { return c.socketClass })
	property("sslobject_class", func(c *sslContext) object.Value { return c.objectClass })

	class.AddMethod("load_cert_chain", "certfile, keyfile=None, password=None", "", loadCertChain)
	class.AddMethod("load_verify_locations", "cafile=None, capath=None, cadata=None", "", loadVerifyLocations)
	native.AddMethod(class, "load_default_certs", "purpose=SERVER_AUTH", "", func(t *object.Thread, c *sslContext, a []object.Value) (object.Value, error) {
		if a[0] != nil && !object.Is(a[0], asn1Object().Class) {
			text, err := object.ToStr(t, a[0])
			if err != nil {
				return nil, err
			}
			return nil, object.Errorf(object.TypeError, "%s", text)
		}
		c.trust.system = true
		return object.None, nil
	})
	native.AddMethod(class, "set_default_verify_paths", "", "", func(_ *object.Thread, c *sslContext, _ []object.Value) (object.Value, error) {
		c.trust.system = true
		return object.None, nil
	})
	native.AddMethod(class, "set_alpn_protocols", "alpn_protocols", "", func(t *object.Thread, c *sslContext, a []object.Value) (object.Value, error) {
		var names []string
		err := object.Iterate(t, a[0], func(v object.Value) error {
			name, ok := object.Plain(v).(object.Str)
			if !ok || len(name) == 0 || len(name) > 255 {
				return newError(0, "ALPN protocols must be 1 to 255 in length")
			}
			names = append(names, string(name))
			return nil
		})
		c.alpn = names
		return object.None, err
	})
	native.AddMethod(class, "wrap_socket", "sock, server_side=False, do_handshake_on_connect=True, suppress_ragged_eofs=True, server_hostname=None, session=None", "", wrapSocket)
	native.AddMethod(class, "wrap_bio", "incoming, outgoing, server_side=False, server_hostname=None, session=None", "", wrapBIO)
	native.AddMethod(class, "set_servername_callback", "server_name_callback", "", func(t *object.Thread, c *sslContext, a []object.Value) (object.Value, error) {
		return object.None, c.setSNI(a[0])
	})
	class.AddMethod("load_dh_params", "path, /", "", loadDHParams)
	class.AddMethod("set_ciphers", "cipherlist, /", "", setCiphers)
	class.AddMethod("get_ciphers", "", "", func(_ *object.Thread, a []object.Value) (object.Value, error) {
		return a[0].(*sslContext).getCiphers(), nil
	})
	class.AddMethod("set_ecdh_curve", "name, /", "", func(_ *object.Thread, a []object.Value) (object.Value, error) {
		name, ok := native.Text(a[1])
		if !ok {
			return nil, object.Errorf(object.TypeError, "expected str, bytes or os.PathLike object, not %s", a[1].Type().Name)
		}
		curve, ok := curves[name]
		if !ok {
			return nil, object.Errorf(object.ValueError, "unknown elliptic curve name '%s'", name)
		}
		a[0].(*sslContext).curve = curve
		return object.None, nil
	})
	class.AddMethod("cert_store_stats", "", "", func(_ *object.Thread, a []object.Value) (object.Value, error) {
		return a[0].(*sslContext).storeStats(), nil
	})
	class.AddMethod("get_ca_certs", "binary_form=False", "", getCACerts)
	class.AddMethod("session_stats", "", "", func(_ *object.Thread, a []object.Value) (object.Value, error) {
		return a[0].(*sslContext).sessionStats(), nil
	})
	return class
}

// sessionStats counts handshakes; sessions are not kept.
func (c *sslContext) sessionStats() object.Value {
	begun, made := map[string]int{}, map[string]int{}
	side := "connect"
	if c.protocol == protocolTLSServer {
		side = "accept"
	}
	begun[side], made[side] = c.begun, c.made
	d := object.NewDict()
	d.SetStr("number", object.NewInt(0))
	for _, side := range []string{"connect", "accept"} {
		d.SetStr(side, object.NewInt(int64(begun[side])))
		d.SetStr(side+"_good", object.NewInt(int64(made[side])))
		d.SetStr(side+"_renegotiate", object.NewInt(0))
	}
	for _, name := range []string{"hits", "misses", "timeouts", "cache_full"} {
		d.SetStr(name, object.NewInt(0))
	}
	return d
}

func newContext(t *object.Thread, class *object.Type, args object.Args) (object.Value, error) {
	protocol := protocolTLS
	if len(args.Pos) > 0 && args.Pos[0] != object.None {
		n, err := native.Int(t, args.Pos[0])
		if err != nil {
			return nil, err
		}
		protocol = n
	}
	if !methods().Has(int64(protocol)) {
		return nil, object.Errorf(object.ValueError, "invalid or unsupported protocol version %d", protocol)
	}
	return makeContext(class, protocol), nil
}

// makeContext makes a context without trusted certificates.
func makeContext(class *object.Type, protocol int) *sslContext {
	c := &sslContext{
		class: class, protocol: protocol, verifyFlags: verifyTrustedFirst, options: defaultOptions, least: tls12, most: mostVersion,
		ciphers: netlab.DefaultCipherSuites(), level: defaultLevel, tickets: 2, commonName: true, keyLogName: object.None, sni: object.None, socketClass: socketType(), objectClass: objectType(),
	}
	if class.Heap {
		c.SetClass(class)
	}
	switch protocol {
	case protocolTLSClient:
		c.checkHostname, c.verifyMode = true, certRequired
	case 3, 4, 5: // PROTOCOL_TLSv1 and its like: that version alone
		c.least, c.most = tls10+protocol-3, tls10+protocol-3
	}
	return c
}
