package labtest

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"math/big"
	"net"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// identity is a certificate with its key.
type identity struct {
	certificate *x509.Certificate
	key         crypto.Signer
}

// as is what makes a certificate another than a plain one.
type as func(*x509.Certificate)

// issue makes a certificate with the key, signed by issuer or, for nil, by itself.
func issue(t *testing.T, name string, key crypto.Signer, issuer *identity, changes ...as) *identity {
	t.Helper()
	serial, err := rand.Int(rand.Reader, big.NewInt(1<<62))
	if err != nil {
		t.Fatal(err)
	}
	form := &x509.Certificate{
		SerialNumber: serial, Subject: pkix.Name{CommonName: name}, BasicConstraintsValid: true,
		NotBefore: time.Now().Add(-48 * time.Hour), NotAfter: time.Now().Add(48 * time.Hour),
	}
	for _, change := range changes {
		change(form)
	}
	self := &identity{form, key}
	if issuer == nil {
		issuer = self
	}
	der, err := x509.CreateCertificate(rand.Reader, form, issuer.certificate, key.Public(), issuer.key)
	if err == nil {
		self.certificate, err = x509.ParseCertificate(der)
	}
	if err != nil {
		t.Fatal(name, err)
	}
	return self
}

func authority(c *x509.Certificate) {
	c.IsCA, c.KeyUsage = true, x509.KeyUsageCertSign|x509.KeyUsageDigitalSignature
}

func hosts(list ...string) as {
	return func(c *x509.Certificate) { c.DNSNames = list }
}

func addresses(texts ...string) as {
	return func(c *x509.Certificate) {
		for _, text := range texts {
			c.IPAddresses = append(c.IPAddresses, net.ParseIP(text))
		}
	}
}

func from(begin, end time.Duration) as {
	return func(c *x509.Certificate) { c.NotBefore, c.NotAfter = time.Now().Add(begin), time.Now().Add(end) }
}

func purpose(uses ...x509.ExtKeyUsage) as {
	return func(c *x509.Certificate) { c.ExtKeyUsage = uses }
}

// keys are made once: those of RSA take their time.
type keys struct {
	p256, p384, p521, ed25519, rsa2048, rsa1024 crypto.Signer
}

func makeKeys(t *testing.T) (k keys) {
	t.Helper()
	check := func(key crypto.Signer, err error) crypto.Signer {
		if err != nil {
			t.Fatal(err)
		}
		return key
	}
	curve := func(c elliptic.Curve) crypto.Signer {
		key, err := ecdsa.GenerateKey(c, rand.Reader)
		return check(key, err)
	}
	k.p256, k.p384, k.p521 = curve(elliptic.P256()), curve(elliptic.P384()), curve(elliptic.P521())
	_, private, err := ed25519.GenerateKey(rand.Reader)
	k.ed25519 = check(private, err)
	for bits, to := range map[int]*crypto.Signer{2048: &k.rsa2048, 1024: &k.rsa1024} {
		key, err := rsa.GenerateKey(rand.Reader, bits)
		*to = check(key, err)
	}
	return k
}

// pemOf writes certificates, and the key of the first.
func pemOf(t *testing.T, dir, name string, key crypto.Signer, chain ...*identity) {
	t.Helper()
	var text []byte
	if key != nil {
		der, err := x509.MarshalPKCS8PrivateKey(key)
		if err != nil {
			t.Fatal(err)
		}
		text = pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: der})
	}
	for _, c := range chain {
		text = append(text, pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: c.certificate.Raw})...)
	}
	if err := os.WriteFile(filepath.Join(dir, name), text, 0o600); err != nil {
		t.Fatal(err)
	}
}
