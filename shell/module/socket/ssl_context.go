package socket

import (
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"os"
	"sync"

	"labsh/netlab"
	"labsh/shell/module/native"
	"labsh/shell/python/file"
	"labsh/shell/python/object"
)

// Protocols and ways to verify, under the numbers of CPython's ssl module.
const (
	protocolTLS       = 2
	protocolTLSClient = 16
	protocolTLSServer = 17

	certNone     = 0
	certRequired = 2

	tls12 = 771
	tls13 = 772
)

var (
	sslMethods = sync.OnceValue(func() *enumeration {
		return namedEnumeration("_SSLMethod", []constant{{"PROTOCOL_TLS", protocolTLS}, {"PROTOCOL_TLS_CLIENT", protocolTLSClient}, {"PROTOCOL_TLS_SERVER", protocolTLSServer}})
	})
	verifyModes = sync.OnceValue(func() *enumeration {
		return namedEnumeration("VerifyMode", []constant{{"CERT_NONE", certNone}, {"CERT_OPTIONAL", 1}, {"CERT_REQUIRED", certRequired}})
	})
	tlsVersions = sync.OnceValue(func() *enumeration {
		return namedEnumeration("TLSVersion", []constant{{"MINIMUM_SUPPORTED", -2}, {"MAXIMUM_SUPPORTED", -1}, {"SSLv3", 768}, {"TLSv1", 769}, {"TLSv1_1", 770}, {"TLSv1_2", tls12}, {"TLSv1_3", tls13}})
	})
)

type constant struct {
	name  string
	value int
}

func namedEnumeration(name string, constants []constant) *enumeration {
	e := &enumeration{object.NewEnumType("ssl", name)}
	for _, c := range constants {
		e.add(c.name, int64(c.value))
	}
	return e
}

// sslContext is an ssl.SSLContext.
type sslContext struct {
	object.Header
	class         *object.Type
	protocol      int
	checkHostname bool
	verifyMode    int
	roots         *x509.CertPool // nil for the system's
	certificate   *tls.Certificate
	alpn          []string
}

func (c *sslContext) Type() *object.Type { return c.class }

var sslContextClass native.Lazy

func sslContextType() *object.Type { return sslContextClass.Of(newSSLContextType) }

func newSSLContextType() *object.Type {
	class := object.NewType(&object.Type{Name: "SSLContext", Module: "ssl", Doc: "An SSLContext holds various SSL-related configuration options and\ndata, such as certificates and possibly a private key."})
	class.New = newSSLContext
	class.Init = func(*object.Thread, object.Value, object.Args) error { return nil }
	class.SetAttr = setContextAttr
	property := func(name string, get func(c *sslContext) object.Value) {
		class.AddProperty(name, "", func(_ *object.Thread, v object.Value) (object.Value, error) {
			return get(v.(*sslContext)), nil
		})
	}
	property("check_hostname", func(c *sslContext) object.Value { return object.NewBool(c.checkHostname) })
	property("verify_mode", func(c *sslContext) object.Value { return verifyModes().value(c.verifyMode) })
	property("protocol", func(c *sslContext) object.Value { return sslMethods().value(c.protocol) })
	property("minimum_version", func(*sslContext) object.Value { return tlsVersions().value(tls12) })
	property("maximum_version", func(*sslContext) object.Value { return tlsVersions().value(-1) })

	class.AddMethod("load_cert_chain", "certfile, keyfile=None, password=None", "", loadCertChain)
	class.AddMethod("load_verify_locations", "cafile=None, capath=None, cadata=None", "", loadVerifyLocations)
	python := func(name, sig, doc string, fn object.Fn) {
		class.SetClassAttr(name, native.NewFunction("ssl", "SSLContext."+name, "self"+sig, doc, fn))
	}
	python("load_default_certs", ", purpose=SERVER_AUTH", "", func(_ *object.Thread, a []object.Value) (object.Value, error) {
		a[0].(*sslContext).roots = nil
		return object.None, nil
	})
	python("set_default_verify_paths", "", "", func(_ *object.Thread, a []object.Value) (object.Value, error) {
		a[0].(*sslContext).roots = nil
		return object.None, nil
	})
	python("set_alpn_protocols", ", alpn_protocols", "", func(t *object.Thread, a []object.Value) (object.Value, error) {
		var names []string
		err := object.Iterate(t, a[1], func(v object.Value) error {
			name, ok := v.(object.Str)
			if !ok || len(name) == 0 || len(name) > 255 {
				return newSSLError(sslError(), 0, "ALPN protocols must be 1 to 255 in length")
			}
			names = append(names, string(name))
			return nil
		})
		a[0].(*sslContext).alpn = names
		return object.None, err
	})
	python("wrap_socket", ", sock, server_side=False, do_handshake_on_connect=True, suppress_ragged_eofs=True, server_hostname=None, session=None", "", wrapSocket)
	return class
}

func newSSLContext(t *object.Thread, class *object.Type, args object.Args) (object.Value, error) {
	protocol := protocolTLS
	if len(args.Pos) > 0 && args.Pos[0] != object.None {
		n, err := native.Int(t, args.Pos[0])
		if err != nil {
			return nil, err
		}
		protocol = n
	}
	if !sslMethods().has(protocol) {
		return nil, object.Errorf(object.ValueError, "invalid or unsupported protocol version %d", protocol)
	}
	return makeSSLContext(class, protocol), nil
}

// makeSSLContext makes a context without trusted certificates.
func makeSSLContext(class *object.Type, protocol int) *sslContext {
	c := &sslContext{class: class, protocol: protocol, roots: x509.NewCertPool()}
	if class.Heap {
		c.SetClass(class)
	}
	if protocol == protocolTLSClient {
		c.checkHostname, c.verifyMode = true, certRequired
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
		case !verifyModes().has(n):
			return true, object.Errorf(object.ValueError, "invalid value for verify_mode")
		case n == certNone && c.checkHostname:
			return true, object.Errorf(object.ValueError, "Cannot set verify_mode to CERT_NONE when check_hostname is enabled.")
		case n != certNone && c.protocol == protocolTLSServer:
			return true, object.Errorf(object.NotImplementedError, "labsh's servers do not ask clients for certificates")
		}
		c.verifyMode = n
		return true, nil
	case "minimum_version", "maximum_version":
		n, err := native.Int(t, value)
		if err != nil {
			return true, err
		}
		if name == "minimum_version" && n == tls13 || name == "maximum_version" && n > 0 && n != tls13 {
			return true, object.Errorf(object.NotImplementedError, "labsh speaks TLS 1.2 and 1.3, and lets the peers choose")
		}
		return true, nil
	}
	return false, nil
}

// readPath reads a file that an argument names. Like CPython's, its errors
// name no file.
func readPath(v object.Value) ([]byte, error) {
	var path string
	switch v := v.(type) {
	case object.Str:
		path = string(v)
	case object.Bytes:
		path = string(v)
	default:
		return nil, object.Errorf(object.TypeError, "certfile should be a valid filesystem path")
	}
	p, err := os.ReadFile(path)
	return p, file.OSErrorOf(err)
}

func loadCertChain(_ *object.Thread, a []object.Value) (object.Value, error) {
	certificate, err := readPath(a[1])
	if err != nil {
		return nil, err
	}
	key := certificate
	if native.Given(a[2]) {
		if key, err = readPath(a[2]); err != nil {
			return nil, err
		}
	}
	pair, err := tls.X509KeyPair(certificate, key)
	if err != nil {
		if errors.Is(err, os.ErrNotExist) {
			return nil, file.OSErrorOf(err)
		}
		place := "3905"
		switch block, _ := pem.Decode(certificate); {
		case block == nil:
		case err.Error() == "tls: private key does not match public key":
			return nil, newSSLError(sslError(), 185073780, "[X509: KEY_VALUES_MISMATCH] key values mismatch (_ssl.c:3926)")
		default:
			place = "3926"
		}
		return nil, newSSLError(sslError(), 524297, "[SSL] PEM lib (_ssl.c:"+place+")")
	}
	a[0].(*sslContext).certificate = &pair
	return object.None, nil
}

func loadVerifyLocations(_ *object.Thread, a []object.Value) (object.Value, error) {
	c := a[0].(*sslContext)
	if !native.Given(a[1]) && !native.Given(a[2]) && !native.Given(a[3]) {
		return nil, object.Errorf(object.TypeError, "cafile, capath and cadata cannot be all omitted")
	}
	if c.roots == nil {
		c.roots, _ = x509.SystemCertPool()
		if c.roots == nil {
			c.roots = x509.NewCertPool()
		}
	}
	if native.Given(a[3]) {
		ok := false
		switch data := a[3].(type) {
		case object.Str:
			if ok = c.roots.AppendCertsFromPEM([]byte(data)); !ok {
				return nil, newSSLError(sslError(), 0, "no start line: cadata does not contain a certificate (_ssl.c:4020)")
			}
		case object.Bytes:
			certificates, err := x509.ParseCertificates([]byte(data))
			if ok = err == nil; !ok {
				return nil, newSSLError(sslError(), 0, "not enough data: cadata does not contain a certificate (_ssl.c:4020)")
			}
			for _, certificate := range certificates {
				c.roots.AddCert(certificate)
			}
		default:
			return nil, object.Errorf(object.TypeError, "cadata should be an ASCII string or a bytes-like object")
		}
	}
	if native.Given(a[1]) {
		p, err := readPath(a[1])
		if err != nil {
			return nil, err
		}
		if !c.roots.AppendCertsFromPEM(p) {
			return nil, newSSLError(sslError(), 0, "[X509: NO_CERTIFICATE_OR_CRL_FOUND] no certificate or crl found (_ssl.c:4154)")
		}
	}
	if native.Given(a[2]) {
		return object.None, c.loadDirectory(a[2])
	}
	return object.None, nil
}

// loadDirectory trusts the certificates in a directory.
func (c *sslContext) loadDirectory(v object.Value) error {
	dir, ok := v.(object.Str)
	if !ok {
		return object.Errorf(object.TypeError, "capath should be a valid filesystem path")
	}
	entries, err := os.ReadDir(string(dir))
	if err != nil {
		return nil // OpenSSL looks there only when it needs a certificate
	}
	for _, e := range entries {
		if p, err := os.ReadFile(string(dir) + "/" + e.Name()); err == nil {
			c.roots.AppendCertsFromPEM(p)
		}
	}
	return nil
}

// config is the context as netlab has it, for a server of that name.
func (c *sslContext) config(name string) netlab.TLSConfig {
	return netlab.TLSConfig{ServerName: name, Insecure: c.verifyMode == certNone, Roots: c.roots, NextProtos: c.alpn}
}
