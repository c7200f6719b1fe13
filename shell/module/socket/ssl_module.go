package socket

import (
	"encoding/base64"
	"encoding/pem"
	"strings"

	"labsh/shell/module/native"
	"labsh/shell/python/object"
)

// SSLModule makes the module ssl: TLS as far as netlab has it.
func SSLModule() (*object.Module, error) {
	m := object.NewModule("ssl", "This module provides some more Pythonic support for SSL.")
	for _, e := range []*enumeration{sslMethods(), verifyModes(), tlsVersions()} {
		if e == tlsVersions() {
			m.Vars.Set(e.class.Name, e.class)
			continue
		}
		e.addTo(m)
	}
	for _, class := range []*object.Type{sslError(), sslZeroReturnError(), sslWantReadError(), sslWantWriteError(), sslSyscallError(), sslEOFError(), sslCertVerificationError(), sslSocketType(), sslContextType()} {
		m.Vars.Set(class.Name, class)
	}
	m.Vars.Set("CertificateError", sslCertVerificationError())
	m.Vars.Set("OPENSSL_VERSION", object.Str("Go crypto/tls"))
	for name, has := range map[string]bool{"HAS_SNI": true, "HAS_ALPN": true, "HAS_ECDH": true, "HAS_TLSv1_2": true, "HAS_TLSv1_3": true, "HAS_TLSv1": false, "HAS_TLSv1_1": false, "HAS_SSLv2": false, "HAS_SSLv3": false, "HAS_NPN": false} {
		m.Vars.Set(name, object.NewBool(has))
	}
	native.AddFunction(m, "create_default_context", "purpose=SERVER_AUTH, *, cafile=None, capath=None, cadata=None", "Create a SSLContext object with default settings.", func(t *object.Thread, a []object.Value) (object.Value, error) {
		c := makeSSLContext(sslContextType(), protocolTLSClient)
		if native.Given(a[1]) || native.Given(a[2]) || native.Given(a[3]) {
			_, err := loadVerifyLocations(t, []object.Value{c, a[1], a[2], a[3]})
			return c, err
		}
		c.roots = nil
		return c, nil
	})
	native.AddFunction(m, "_create_unverified_context", "protocol=None, **kwargs", "Create a SSLContext object for Python stdlib modules", func(*object.Thread, []object.Value) (object.Value, error) {
		c := makeSSLContext(sslContextType(), protocolTLSClient)
		c.checkHostname, c.verifyMode = false, certNone
		return c, nil
	})
	native.AddFunction(m, "DER_cert_to_PEM_cert", "der_cert_bytes", "Takes a certificate in binary DER format and returns the\nPEM version of it as a string.", func(_ *object.Thread, a []object.Value) (object.Value, error) {
		p, err := native.Octets(a[0])
		if err != nil {
			return nil, err
		}
		return object.Str(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: p})), nil
	})
	native.AddFunction(m, "PEM_cert_to_DER_cert", "pem_cert_string", "Takes a certificate in ASCII PEM format and returns the\nDER-encoded version of it as a byte sequence", pemToDER)
	native.AddFunction(m, "get_server_certificate", "addr, ssl_version=None, ca_certs=None, timeout=", "Retrieve the certificate from the server at the specified address,\nand return it as a PEM-encoded string.", getServerCertificate)
	return m, nil
}

func pemToDER(_ *object.Thread, a []object.Value) (object.Value, error) {
	const header, footer = "-----BEGIN CERTIFICATE-----", "-----END CERTIFICATE-----"
	text, ok := a[0].(object.Str)
	if !ok {
		return nil, object.Errorf(object.AttributeError, "'%s' object has no attribute 'startswith'", a[0].Type().Name)
	}
	body, ok := strings.CutPrefix(string(text), header)
	if !ok {
		return nil, object.Errorf(object.ValueError, "Invalid PEM encoding; must start with %s", header)
	}
	body, ok = strings.CutSuffix(strings.TrimSpace(body), footer)
	if !ok {
		return nil, object.Errorf(object.ValueError, "Invalid PEM encoding; must end with %s", footer)
	}
	der, err := base64.StdEncoding.DecodeString(strings.Join(strings.Fields(body), ""))
	if err != nil {
		return nil, object.Errorf(object.ValueError, "Incorrect padding")
	}
	return object.Bytes(der), nil
}

// getServerCertificate shakes hands, trusting whoever is there.
func getServerCertificate(t *object.Thread, a []object.Value) (object.Value, error) {
	h := TableOf(t)
	v, err := h.createConnection(t, []object.Value{a[0], a[3], nil, nil})
	if err != nil {
		return nil, err
	}
	s := v.(*Socket)
	s.tls = &handshake{context: makeSSLContext(sslContextType(), protocolTLSClient)}
	s.tls.context.verifyMode = certNone
	if err := s.tls.start(t, s); err != nil {
		return nil, err
	}
	agreed, _ := s.secure()
	err = s.net.Close()
	return object.Str(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: agreed.Peer[0].Raw})), Exception(err)
}
