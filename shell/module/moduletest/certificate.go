package moduletest

import (
	"crypto/ecdsa"
	"crypto/rand"
	"crypto/x509"
	"encoding/pem"
	"os"
	"path/filepath"
	"testing"

	"labsh/netlab"
)

// CertificateDir makes a directory with a certificate for localhost, c.pem,
// its key, k.pem, and the key encrypted with the password secret, e.pem.
func CertificateDir(t testing.TB) string {
	certificate, err := netlab.LocalhostCertificate()
	if err != nil {
		t.Fatal(err)
	}
	key, err := x509.MarshalPKCS8PrivateKey(certificate.PrivateKey)
	if err != nil {
		t.Fatal(err)
	}
	//lint:ignore SA1019 what load_cert_chain has to read
	encrypted, err := x509.EncryptPEMBlock(rand.Reader, "EC PRIVATE KEY", ECKey(t, certificate.PrivateKey), []byte("secret"), x509.PEMCipherAES256)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for name, text := range map[string][]byte{
		"c.pem": netlab.CertificatePEM(certificate),
		"k.pem": pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: key}),
		"e.pem": pem.EncodeToMemory(encrypted),
	} {
		if err := os.WriteFile(filepath.Join(dir, name), text, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// ECKey is an elliptic key in SEC 1's form.
func ECKey(t testing.TB, key any) []byte {
	der, err := x509.MarshalECPrivateKey(key.(*ecdsa.PrivateKey))
	if err != nil {
		t.Fatal(err)
	}
	return der
}
