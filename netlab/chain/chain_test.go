package chain_test

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"math/big"
	"os"
	"path/filepath"
	"testing"
	"time"

	"labsh/netlab/chain"
)

// signer is a certificate with its key.
type signer struct {
	*x509.Certificate
	key crypto.Signer
}

func key(t *testing.T) crypto.Signer {
	t.Helper()
	k, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	return k
}

// issue makes a certificate for a.lab.example, signed by issuer or by itself.
func issue(t *testing.T, name string, k crypto.Signer, issuer *signer, change func(*x509.Certificate)) *signer {
	t.Helper()
	form := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: name}, BasicConstraintsValid: true, DNSNames: []string{"a.lab.example"},
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour),
	}
	if change != nil {
		change(form)
	}
	parent, by := form, k
	if issuer != nil {
		parent, by = issuer.Certificate, issuer.key
	}
	der, err := x509.CreateCertificate(rand.Reader, form, parent, k.Public(), by)
	if err != nil {
		t.Fatal(err)
	}
	c, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	return &signer{c, k}
}

func authority(c *x509.Certificate) { c.IsCA, c.KeyUsage = true, x509.KeyUsageCertSign }

// TestVerify: what the tests beside python3 and openssl do not reach.
func TestVerify(t *testing.T) {
	t.Parallel()
	root := issue(t, "root", key(t), nil, authority)
	middle := issue(t, "middle", key(t), root, authority)
	leaf := issue(t, "leaf", key(t), middle, nil)
	clients := issue(t, "client", key(t), root, func(c *x509.Certificate) { c.ExtKeyUsage = []x509.ExtKeyUsage{x509.ExtKeyUsageClientAuth} })
	signs := issue(t, "signs", key(t), root, func(c *x509.Certificate) { c.KeyUsage = x509.KeyUsageKeyEncipherment })
	renewed := issue(t, "root", root.key, nil, func(c *x509.Certificate) { authority(c); c.NotAfter = time.Now().Add(-time.Minute) })
	short, err := rsa.GenerateKey(rand.Reader, 1024)
	if err != nil {
		t.Fatal(err)
	}
	weak := issue(t, "weak", short, root, nil)
	critical := issue(t, "critical", key(t), root, func(c *x509.Certificate) {
		c.ExtraExtensions = []pkix.Extension{{Id: []int{1, 2, 3}, Critical: true, Value: []byte{5, 0}}}
	})
	for what, c := range map[string]struct {
		chain.Options
		code  chain.Code
		depth int
	}{
		"good":                   {chain.Options{Sent: list(leaf, middle), Trusted: list(root)}, 0, 0},
		"in time":                {chain.Options{Sent: list(leaf, middle), Trusted: list(root), Time: time.Now().Add(2 * time.Hour)}, chain.Expired, 2},
		"too early":              {chain.Options{Sent: list(leaf, middle), Trusted: list(root), Time: time.Now().Add(-2 * time.Hour)}, chain.NotYetValid, 2},
		"a root that is renewed": {chain.Options{Sent: list(leaf, middle), Trusted: list(renewed, root)}, 0, 0},
		"an old root":            {chain.Options{Sent: list(leaf, middle), Trusted: list(renewed)}, chain.Expired, 2},
		"nobody trusted":         {chain.Options{Sent: list(leaf, middle, root)}, chain.SelfSignedRoot, 2},
		"middle trusted":         {chain.Options{Sent: list(leaf, middle), Trusted: list(middle)}, chain.NoIssuerOfTrusted, 1},
		"middle trusted, partly": {chain.Options{Sent: list(leaf, middle), Trusted: list(middle), Partial: true}, 0, 0},
		"leaf trusted":           {chain.Options{Sent: list(leaf), Trusted: list(leaf)}, chain.NoIssuer, 0},
		"leaf trusted, partly":   {chain.Options{Sent: list(leaf), Trusted: list(leaf), Partial: true}, 0, 0},
		"client":                 {chain.Options{Sent: list(clients), Trusted: list(root), Client: true}, 0, 0},
		"client as server":       {chain.Options{Sent: list(clients), Trusted: list(root)}, chain.WrongPurpose, 0},
		"key for a server":       {chain.Options{Sent: list(signs), Trusted: list(root)}, 0, 0},
		"key for no client":      {chain.Options{Sent: list(signs), Trusted: list(root), Client: true}, chain.WrongPurpose, 0},
		"level 1":                {chain.Options{Sent: list(weak), Trusted: list(root), Level: 1}, 0, 0},
		"level 2":                {chain.Options{Sent: list(weak), Trusted: list(root), Level: 2}, chain.WeakKey, 0},
		"level 4":                {chain.Options{Sent: list(leaf, middle), Trusted: list(root), Level: 4}, chain.WeakKey, 0},
		"revocation":             {chain.Options{Sent: list(leaf, middle), Trusted: list(root), Revocation: true}, chain.NoRevocationList, 0},
		"unknown extension":      {chain.Options{Sent: list(critical), Trusted: list(root)}, chain.UnknownExtension, 0},
		"name":                   {chain.Options{Sent: list(leaf, middle), Trusted: list(root), Name: "A.lab.example"}, 0, 0},
		"name with a dot":        {chain.Options{Sent: list(leaf, middle), Trusted: list(root), Name: "a.lab.example."}, chain.WrongHost, 0},
		"name before time":       {chain.Options{Sent: list(leaf, middle), Trusted: list(root), Name: "b", Time: time.Now().Add(2 * time.Hour)}, chain.WrongHost, 0},
	} {
		err := chain.Verify(c.Options)
		switch {
		case err == nil && c.code == 0:
		case err == nil, err.Code != c.code, err.Depth != c.depth, err.Client != c.Client, err.Error() == "":
			t.Errorf("%s: %+v", what, err)
		}
	}
}

// TestSystem: the file and the directory that the environment names, read again when
// they change.
func TestSystem(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "file.pem")
	t.Setenv("SSL_CERT_FILE", file)
	t.Setenv("SSL_CERT_DIR", dir)
	if got := chain.System(); got == nil || len(got) != 0 {
		t.Errorf("nothing: %v", got)
	}
	put := func(name string, s *signer, at time.Time) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(dir, name), pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: s.Raw}), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(dir, at, at); err != nil {
			t.Fatal(err)
		}
	}
	one, two := issue(t, "one", key(t), nil, authority), issue(t, "two", key(t), nil, authority)
	put("file.pem", one, time.Unix(1, 0))
	put("12345678.0", one, time.Unix(2, 0))
	put("no-hash.pem", two, time.Unix(3, 0))
	if got := chain.System(); len(got) != 1 || !got[0].Equal(one.Certificate) {
		t.Errorf("one: %v", got)
	}
	put("12345678.1", two, time.Unix(4, 0))
	if got := chain.System(); len(got) != 2 || !got[1].Equal(two.Certificate) {
		t.Errorf("two: %v", got)
	}
}
