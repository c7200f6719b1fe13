package ssl

import (
	"crypto/tls"
	"errors"
	"os"

	"labsh/netlab"
	"labsh/shell/module/native"
	"labsh/shell/python/file"
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
	ciphers       []uint16 // nil for the default ones
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
	property("security_level", func(*sslContext) object.Value { return object.NewInt(1) }) // RSA from 1024 bits on, as crypto/tls
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
			name, ok := v.(object.Str)
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
		tickets: 2, commonName: true, keyLogName: object.None, sni: object.None, socketClass: socketType(), objectClass: objectType(),
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

// setContextAttr sets the attributes that can be set, with CPython's rules
// between them.
func setContextAttr(t *object.Thread, v object.Value, name string, value object.Value) (bool, error) {
	c := v.(*sslContext)
	if value == nil {
		return false, nil
	}
	switch name {
	case "check_hostname":
		yes, err := object.Truth(t, value)
		if err != nil {
			return true, err
		}
		c.checkHostname = yes
		if yes && c.verifyMode == certNone {
			c.verifyMode = certRequired
		}
		return true, nil
	case "verify_mode":
		n, err := native.Int(t, value)
		if err != nil {
			return true, err
		}
		switch {
		case !verifyModes().Has(int64(n)):
			return true, object.Errorf(object.ValueError, "invalid value for verify_mode")
		case n == certNone && c.checkHostname:
			return true, object.Errorf(object.ValueError, "Cannot set verify_mode to CERT_NONE when check_hostname is enabled.")
		}
		c.verifyMode = n
		return true, nil
	default:
		return c.setOther(t, name, value)
	}
}

// setOther sets the attributes that have no rules between them.
func (c *sslContext) setOther(t *object.Thread, name string, value object.Value) (bool, error) {
	switch name {
	case "minimum_version", "maximum_version":
		n, err := native.Int(t, value)
		if err != nil {
			return true, err
		}
		if !tlsVersions().Has(int64(n)) {
			return true, object.Errorf(object.ValueError, "Unsupported TLS/SSL version 0x%x", n)
		}
		if name == "minimum_version" {
			c.least = n
		} else {
			c.most = n
		}
	case "options":
		n, err := object.AsInt(t, value)
		if err != nil {
			return true, err
		}
		c.options = n & 0xffffffff
	case "verify_flags":
		if value == object.None {
			return true, object.Errorf(object.TypeError, "argument must be int, not None")
		}
		n, err := native.Int(t, value)
		if err != nil {
			return true, err
		}
		c.verifyFlags = n
	case "num_tickets":
		n, err := native.Int(t, value)
		switch {
		case err != nil:
			return true, err
		case n < 0:
			return true, object.Errorf(object.ValueError, "value must be non-negative")
		case c.protocol != protocolTLSServer:
			return true, object.Errorf(object.ValueError, "SSLContext is not a server context.")
		}
		c.tickets = n
	case "hostname_checks_common_name", "post_handshake_auth":
		yes, err := object.Truth(t, value)
		if err != nil {
			return true, err
		}
		if name == "post_handshake_auth" {
			c.postHandshake = yes
		} else {
			c.commonName = yes
		}
	case "keylog_filename":
		return true, c.setKeyLog(value)
	case "sni_callback":
		return true, c.setSNI(value)
	case "sslsocket_class":
		c.socketClass = value
	case "sslobject_class":
		c.objectClass = value
	default:
		return false, nil
	}
	return true, nil
}

func (c *sslContext) setSNI(v object.Value) error {
	if c.protocol == protocolTLSClient {
		return object.Errorf(object.ValueError, "sni_callback cannot be set on TLS_CLIENT context")
	}
	if v != object.None && v.Type().Call == nil {
		return object.Errorf(object.TypeError, "not a callable object")
	}
	c.sni = v
	return nil
}

// setKeyLog has the secrets of connections appended to a file.
func (c *sslContext) setKeyLog(v object.Value) error {
	if c.keyLog != nil {
		_ = c.keyLog.Close()
		c.keyLog, c.keyLogName = nil, object.None
	}
	if v == object.None {
		return nil
	}
	path, ok := native.Text(v)
	if !ok {
		return object.Errorf(object.TypeError, "expected str, bytes or os.PathLike object, not %s", v.Type().Name)
	}
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_APPEND, 0o600)
	if err != nil {
		return file.OSErrorOf(err)
	}
	c.keyLog, c.keyLogName = f, v
	return nil
}

// errVersions is that of a context that leaves no version.
var errVersions = errors.New("no version")

// versions are the least and the most of the versions that the context allows.
func (c *sslContext) versions() (least, most uint16, err error) {
	low, high := c.least, c.most
	if low < tls10 {
		low = tls10
	}
	if high == mostVersion {
		high = tls13
	}
	if high == leastVersion {
		high = tls10
	}
	if c.least == mostVersion {
		low = tls13
	}
	if c.options&opNoTLS13 != 0 {
		high = min(high, tls12)
	}
	if c.options&opNoTLS12 != 0 {
		if low == tls12 {
			low = tls13
		}
		if high == tls12 {
			high = tls12 - 1
		}
	}
	if low > high {
		return 0, 0, errVersions
	}
	return uint16(low), uint16(high), nil
}

// config is the context as netlab has it; a client's is for a server of that name.
func (c *sslContext) config(server bool, name string) (netlab.TLSConfig, error) {
	least, most, err := c.versions()
	if err != nil {
		return netlab.TLSConfig{}, newError(1, "[SSL: NO_PROTOCOLS_AVAILABLE] no protocols available (_ssl.c:1006)")
	}
	config := netlab.TLSConfig{
		ServerName: name, Insecure: c.verifyMode == certNone, AnyName: !c.checkHostname || name == "", CommonName: c.commonName, Revocation: c.verifyFlags&verifyCRLLeaf != 0,
		Roots: c.trust.pool(), NextProtos: c.alpn, Certificate: c.certificate, MinVersion: least, MaxVersion: most, CipherSuites: c.ciphers,
	}
	if c.curve != 0 {
		config.Curves = []tls.CurveID{c.curve}
	}
	if c.keyLog != nil {
		config.KeyLog = c.keyLog
	}
	if server {
		config.Clients = map[int]tls.ClientAuthType{certNone: tls.NoClientCert, certOptional: tls.RequestClientCert, certRequired: tls.RequireAnyClientCert}[c.verifyMode]
	}
	return config, nil
}
