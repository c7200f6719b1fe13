package ssl

import (
	"bytes"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"os"
	"slices"
	"strings"
	"syscall"

	"labsh/netlab"
	"labsh/netlab/chain"
	"labsh/shell/module/native"
	"labsh/shell/python/file"
	"labsh/shell/python/object"
)

// trust are the authorities that a context trusts.
type trust struct {
	system   bool                // the system's
	loaded   []*x509.Certificate // each once
	bundle   []*x509.Certificate // the system's, for those who ask; read when asked for
	searched []*x509.Certificate // of a directory, of which OpenSSL does not tell
}

func (r *trust) add(certificates ...*x509.Certificate) {
	for _, c := range certificates {
		known := false
		for _, old := range r.loaded {
			known = known || old.Equal(c)
		}
		if !known {
			r.loaded = append(r.loaded, c)
		}
	}
}

// roots are the authorities to trust; never nil.
func (r *trust) roots() []*x509.Certificate {
	roots := slices.Concat(r.loaded, r.searched)
	if r.system {
		roots = append(roots, chain.System()...)
	}
	return append([]*x509.Certificate{}, roots...)
}

// all are those that cert_store_stats counts.
func (r *trust) all() []*x509.Certificate {
	if r.system && r.bundle == nil {
		if p, err := os.ReadFile(chain.SystemFile()); err == nil {
			r.bundle, _ = certificatesIn(p)
		}
	}
	return append(r.bundle[:len(r.bundle):len(r.bundle)], r.loaded...)
}

// certificatesIn gives the certificates of a PEM text; bad tells of one that is none.
func certificatesIn(text []byte) (found []*x509.Certificate, bad bool) {
	for block, rest := pem.Decode(text); block != nil; block, rest = pem.Decode(rest) {
		if block.Type != "CERTIFICATE" && block.Type != "TRUSTED CERTIFICATE" {
			continue
		}
		c, err := x509.ParseCertificate(block.Bytes)
		if err != nil {
			bad = true
			continue
		}
		found = append(found, c)
	}
	return found, bad
}

// readPath reads a file that an argument names. Like CPython's, its errors
// name no file.
func readPath(v object.Value, name string) ([]byte, error) {
	path, ok := native.Text(v)
	if !ok {
		return nil, object.Errorf(object.TypeError, "%s should be a valid filesystem path", name)
	}
	p, err := os.ReadFile(path)
	return p, file.OSErrorOf(err)
}

func loadVerifyLocations(_ *object.Thread, a []object.Value) (object.Value, error) {
	c := a[0].(*sslContext)
	if !native.Given(a[1]) && !native.Given(a[2]) && !native.Given(a[3]) {
		return nil, object.Errorf(object.TypeError, "cafile, capath and cadata cannot be all omitted")
	}
	if native.Given(a[2]) {
		if _, ok := native.Text(a[2]); !ok {
			return nil, object.Errorf(object.TypeError, "capath should be a valid filesystem path")
		}
	}
	if native.Given(a[3]) {
		if err := c.loadData(a[3]); err != nil {
			return nil, err
		}
	}
	if native.Given(a[1]) {
		p, err := readPath(a[1], "cafile")
		if err != nil {
			return nil, err
		}
		found, bad := certificatesIn(p)
		switch {
		case bad, len(found) == 0 && strings.Contains(string(p), "-----BEGIN CERTIFICATE-----"):
			return nil, newError(524297, "[X509] PEM lib (_ssl.c:4154)")
		case len(found) == 0:
			return nil, newError(136, "[X509: NO_CERTIFICATE_OR_CRL_FOUND] no certificate or crl found (_ssl.c:4154)")
		}
		c.trust.add(found...)
	}
	if native.Given(a[2]) {
		c.loadDirectory(a[2])
	}
	return object.None, nil
}

// loadData trusts the certificates in an argument, in PEM or DER.
func (c *sslContext) loadData(v object.Value) error {
	switch data := object.Plain(v).(type) {
	case object.Str:
		found, _ := certificatesIn([]byte(data))
		if len(found) == 0 {
			return newError(0, "no start line: cadata does not contain a certificate (_ssl.c:4020)")
		}
		c.trust.add(found...)
		return nil
	default:
		p, ok := object.AsBytes(v)
		if !ok {
			return object.Errorf(object.TypeError, "cadata should be an ASCII string or a bytes-like object")
		}
		found, err := x509.ParseCertificates(p)
		if err != nil || len(found) == 0 {
			return newError(0, "not enough data: cadata does not contain a certificate (_ssl.c:4020)")
		}
		c.trust.add(found...)
		return nil
	}
}

// loadDirectory trusts the certificates in a directory. OpenSSL looks there only when it
// needs one: it does not complain of a directory that is not there.
func (c *sslContext) loadDirectory(v object.Value) {
	dir, _ := native.Text(v)
	c.trust.searched = append(c.trust.searched, chain.Directory(dir)...)
}

// isAuthority is OpenSSL's X509_check_ca: an old certificate that signs itself is one.
func isAuthority(c *x509.Certificate) bool {
	return c.IsCA || c.Version < 3 && bytes.Equal(c.RawIssuer, c.RawSubject)
}

func (c *sslContext) storeStats() object.Value {
	authorities := 0
	all := c.trust.all()
	for _, certificate := range all {
		if isAuthority(certificate) {
			authorities++
		}
	}
	d := object.NewDict()
	d.SetStr("x509", object.NewInt(int64(len(all))))
	d.SetStr("crl", object.NewInt(0))
	d.SetStr("x509_ca", object.NewInt(int64(authorities)))
	return d
}

// getCACerts is SSLContext.get_ca_certs.
func getCACerts(t *object.Thread, a []object.Value) (object.Value, error) {
	binary, err := native.OptionalTruth(t, a[1])
	if err != nil {
		return nil, err
	}
	list := object.NewList()
	for _, certificate := range a[0].(*sslContext).trust.all() {
		switch {
		case !isAuthority(certificate):
		case binary:
			list.Elems = append(list.Elems, object.Bytes(certificate.Raw))
		default:
			list.Elems = append(list.Elems, certificateDict(certificate))
		}
	}
	return list, nil
}

// loadDHParams is SSLContext.load_dh_params. What the file has is checked; crypto/tls
// has no suite that would use it.
func loadDHParams(_ *object.Thread, a []object.Value) (object.Value, error) {
	path, ok := native.Text(a[1])
	if !ok {
		return nil, object.Errorf(object.TypeError, "expected str, bytes or os.PathLike object, not %s", a[1].Type().Name)
	}
	p, err := os.ReadFile(path)
	if errno, ok := errors.AsType[syscall.Errno](err); ok {
		return nil, object.NewOSError(errno, netlab.Strerror(errno), a[1])
	} else if err != nil {
		return nil, file.OSErrorOf(err)
	}
	for block, rest := pem.Decode(p); block != nil; block, rest = pem.Decode(rest) {
		if block.Type == "DH PARAMETERS" || block.Type == "X9.42 DH PARAMETERS" {
			return object.None, nil
		}
	}
	return nil, newError(4194412, "[PEM: NO_START_LINE] no start line (_ssl.c:4353)")
}
