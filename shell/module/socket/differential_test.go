package socket_test

import (
	"crypto/ecdsa"
	"crypto/rand"
	"crypto/x509"
	"encoding/pem"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"labsh/shell/module/moduletest"

	"labsh/netlab"
)

// certificateDir makes a directory with a certificate for localhost, c.pem,
// its key, k.pem, and the key encrypted with the password secret, e.pem.
func certificateDir(t testing.TB) string {
	certificate, err := netlab.LocalhostCertificate()
	if err != nil {
		t.Fatal(err)
	}
	key, err := x509.MarshalPKCS8PrivateKey(certificate.PrivateKey)
	if err != nil {
		t.Fatal(err)
	}
	//lint:ignore SA1019 what load_cert_chain has to read
	encrypted, err := x509.EncryptPEMBlock(rand.Reader, "EC PRIVATE KEY", ecKey(t, certificate.PrivateKey), []byte("secret"), x509.PEMCipherAES256)
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

func ecKey(t testing.TB, key any) []byte {
	der, err := x509.MarshalECPrivateKey(key.(*ecdsa.PrivateKey))
	if err != nil {
		t.Fatal(err)
	}
	return der
}

// varying is what differs from run to run: descriptors, ports, places in memory.
var varying = regexp.MustCompile(`0x[0-9a-f]{6,}|fd=[0-9]+|\b[1-9][0-9]{4}\b|name=[0-9]+`)

func steady(s string) string { return varying.ReplaceAllString(s, "…") }

// TestSocketAsCPython runs the statements of testdata in python3
// and here.
func TestSocketAsCPython(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no test data", err)
	}
	for _, name := range files {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txt"), func(t *testing.T) {
			text, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			cs := moduletest.Chunks(strings.ReplaceAll(string(text), "@DIR@", certificateDir(t)))
			want := moduletest.InCPython(t, cs)
			s := moduletest.New(t)
			agree := 0
			for i, c := range cs {
				got := s.Do(c)
				if steady(got.Out) != steady(want[i].Out) || steady(got.Err) != steady(want[i].Err) {
					t.Errorf("%s\n  here    %q %s\n  CPython %q %s", c, got.Out, got.Err, want[i].Out, want[i].Err)
				} else {
					agree++
				}
			}
			t.Logf("%d of %d agree", agree, len(cs))
		})
	}
}
