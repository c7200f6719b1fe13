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

// Those of a context that leaves no version, or none of its cipher suites.
var (
	errVersions = errors.New("[SSL: NO_PROTOCOLS_AVAILABLE] no protocols available (_ssl.c:1006)")
	errCiphers  = errors.New("[SSL: NO_CIPHERS_AVAILABLE] no ciphers available (_ssl.c:1006)")
)

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
	if c.level > 0 { // what is older signs with SHA-1
		low = max(low, tls12)
	}
	if low > high {
		return 0, 0, errCiphers
	}
	return uint16(low), uint16(high), nil
}

// config is the context as netlab has it; a client's is for a server of that name.
func (c *sslContext) config(server bool, name string) (netlab.TLSConfig, error) {
	least, most, err := c.versions()
	if err != nil {
		return netlab.TLSConfig{}, newError(1, err.Error())
	}
	config := netlab.TLSConfig{
		ServerName: name, Insecure: c.verifyMode == certNone, AnyName: !c.checkHostname || name == "", AlternativeOnly: !c.commonName, Partial: c.verifyFlags&verifyPartialChain != 0, Level: c.securityLevel(), Revocation: c.verifyFlags&verifyCRLLeaf != 0,
		Roots: c.trust.roots(), NextProtos: c.alpn, Certificate: c.certificate, MinVersion: least, MaxVersion: most, CipherSuites: c.ciphers,
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
