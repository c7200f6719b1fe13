package netlab_test

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"errors"
	"fmt"
	"math/big"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"labsh/netlab"
)

// issued returns a certificate for localhost, changed by as and signed by issuer, or
// without one by itself.
func issued(t *testing.T, name string, issuer *tls.Certificate, as func(*x509.Certificate)) tls.Certificate {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	must(t, err)
	serial, err := rand.Int(rand.Reader, big.NewInt(1<<62))
	must(t, err)
	form := &x509.Certificate{
		SerialNumber:          serial,
		Subject:               pkix.Name{CommonName: name},
		NotBefore:             time.Now().Add(-time.Hour),
		NotAfter:              time.Now().Add(time.Hour),
		DNSNames:              []string{"localhost"},
		BasicConstraintsValid: true,
	}
	as(form)
	parent, signer := form, key
	if issuer != nil {
		parent, signer = issuer.Leaf, issuer.PrivateKey.(*ecdsa.PrivateKey)
	}
	der, err := x509.CreateCertificate(rand.Reader, form, parent, key.Public(), signer)
	must(t, err)
	leaf, err := x509.ParseCertificate(der)
	must(t, err)
	return tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key, Leaf: leaf}
}

// TestCertificatePurpose: a certificate that its issuer made for something else, or
// for another time, is refused with CPython's words. Both ask the same server.
func TestCertificatePurpose(t *testing.T) {
	t.Parallel()
	authority := func(c *x509.Certificate) { c.IsCA, c.KeyUsage = true, x509.KeyUsageCertSign }
	root := issued(t, "root", nil, authority)
	roots := []*x509.Certificate{root.Leaf}
	trust := filepath.Join(t.TempDir(), "root.pem")
	must(t, os.WriteFile(trust, netlab.CertificatePEM(root), 0o600))
	for _, test := range []struct {
		what        string
		certificate tls.Certificate
		want        string
		fault       netlab.TLSFault
	}{
		{"any purpose", issued(t, "server", &root, func(*x509.Certificate) {}), "", 0},
		{"for servers", issued(t, "server", &root, func(c *x509.Certificate) {
			c.ExtKeyUsage = []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth}
		}), "", 0},
		{"for clients", issued(t, "client", &root, func(c *x509.Certificate) {
			c.ExtKeyUsage = []x509.ExtKeyUsage{x509.ExtKeyUsageClientAuth}
		}), "unsuitable certificate purpose", netlab.TLSCertificate},
		{"not yet", issued(t, "early", &root, func(c *x509.Certificate) {
			c.NotBefore, c.NotAfter = time.Now().Add(time.Hour), time.Now().Add(2*time.Hour)
		}), "certificate is not yet valid", netlab.TLSCertificate},
		{"no longer", issued(t, "late", &root, func(c *x509.Certificate) {
			c.NotBefore, c.NotAfter = time.Now().Add(-2*time.Hour), time.Now().Add(-time.Hour)
		}), "certificate has expired", netlab.TLSCertificate},
	} {
		t.Run(test.what, func(t *testing.T) {
			t.Parallel()
			_, port := started(t, &netlab.Server{Certificate: &test.certificate})
			s, err := netlab.CreateConnection(patient(t), "localhost", port)
			must(t, err)
			s, err = netlab.StartTLS(patient(t), s, netlab.TLSConfig{ServerName: "localhost", Roots: roots})
			if test.want == "" {
				must(t, err)
				must(t, s.Close())
			} else {
				wantError(t, err, "ssl.SSLCertVerificationError: [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: "+test.want+" (_ssl.c:1006)")
				var cause *netlab.TLSError
				if !errors.As(err, &cause) || cause.Fault != test.fault {
					t.Errorf("the fault is %+v, not %d", cause, test.fault)
				}
			}
			out, err := command(t, "python3", "-c", `
import socket, ssl, sys
ctx = ssl.create_default_context(cafile=sys.argv[1])
with socket.create_connection(('localhost', int(sys.argv[2]))) as c:
    try: ctx.wrap_socket(c, server_hostname='localhost').close()
    except ssl.SSLCertVerificationError as e: print(e.verify_message)
`, trust, fmt.Sprint(port)).CombinedOutput()
			if err != nil || strings.TrimSuffix(string(out), "\n") != test.want {
				t.Errorf("CPython says %s, %v", out, err)
			}
		})
	}
}

// TestOwnCertificate: the certificate that is made on the spot is good for a server
// and for a client that trusts it, and its PEM is itself.
func TestOwnCertificate(t *testing.T) {
	t.Parallel()
	c, _ := trusted(t)
	roots := x509.NewCertPool()
	roots.AddCert(c.Leaf)
	if _, err := c.Leaf.Verify(x509.VerifyOptions{Roots: roots, DNSName: "localhost", CurrentTime: time.Now().AddDate(0, 11, 0)}); err != nil {
		t.Error(err)
	}
	block, rest := pem.Decode(netlab.CertificatePEM(c))
	if block == nil || block.Type != "CERTIFICATE" || len(rest) > 0 || !bytes.Equal(block.Bytes, c.Leaf.Raw) {
		t.Errorf("%+v", block)
	}
}
