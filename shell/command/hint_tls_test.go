package command

import (
	"crypto/x509"
	"crypto/x509/pkix"
	"net"
	"strings"
	"testing"
	"time"

	"labsh/netlab"
	"labsh/netlab/chain"
	"labsh/shell/locale"
	"labsh/shell/python/object"
)

// TestTLSHints: a fault of TLS has its own hint; what to do about a certificate is said
// of a server's, and of module ssl's exceptions alone.
func TestTLSHints(t *testing.T) {
	t.Parallel()
	en := locale.English
	said := func(h locale.Hint) string {
		if h == nil {
			return ""
		}
		return h(en)
	}
	ssl, other := object.NewException(object.NewExceptionClass("ssl", "SSLError", object.OSError)), object.NewException(object.OSError)
	for fault, want := range map[netlab.TLSFault]string{
		netlab.TLSNotSpoken: locale.NotTLSHint.En, netlab.TLSCut: locale.TLSCutHint.En, netlab.TLSVersion: locale.TLSVersionHint.En, netlab.TLSOther: "", netlab.TLSFault(99): "",
	} {
		for _, e := range []*object.Exception{ssl, other} {
			if got := said(tlsHint(e, &netlab.TLSError{Fault: fault}, "h:80")); got != want {
				t.Errorf("%v: %q, want %q", fault, got, want)
			}
		}
	}
	leaf := &x509.Certificate{
		Subject: pkix.Name{CommonName: "s"}, Issuer: pkix.Name{CommonName: "i", Organization: []string{"O"}},
		DNSNames: []string{"a", "b"}, NotAfter: time.Unix(0, 0), ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageClientAuth},
	}
	star := &x509.Certificate{DNSNames: []string{"*.lab"}}
	for _, c := range []struct {
		refused *chain.Error
		address string
		cause   string
		next    string
	}{
		{&chain.Error{Code: chain.SelfSigned, Certificate: leaf}, "h:80", locale.SelfSignedHint.En, locale.TrustHint.Format(en, "h 80")},
		{&chain.Error{Code: chain.SelfSignedRoot, Certificate: leaf, Depth: 1}, "[::1]:80", locale.UntrustedRootHint.Format(en, "s"), locale.TrustHint.Format(en, "::1 80")},
		{&chain.Error{Code: chain.NoIssuer, Certificate: leaf}, "", locale.NoIssuerHint.Format(en, "i (O)", "s"), locale.TrustHint.Format(en, "HOST PORT")},
		{&chain.Error{Code: chain.WrongHost, Certificate: leaf}, "h:80", locale.WrongHostHint.Format(en, "x", "a b"), locale.OtherNameHint.Format(en, "a")},
		{&chain.Error{Code: chain.WrongHost, Certificate: star}, "h:80", locale.WrongHostHint.Format(en, "x", "*.lab"), locale.UncheckedHint.Format(en, "h 80")},
		{&chain.Error{Code: chain.WrongAddress, Certificate: &x509.Certificate{}}, "h:80", locale.NamelessHint.Format(en, "x"), locale.UncheckedHint.Format(en, "h 80")},
		{&chain.Error{Code: chain.Expired, Certificate: leaf}, "h:80", locale.ExpiredHint.Format(en, "s", "1970-01-01 00:00 UTC"), locale.UncheckedHint.Format(en, "h 80")},
		{&chain.Error{Code: chain.WrongPurpose, Certificate: leaf}, "h:80", locale.OtherPurposeHint.Format(en, "clientAuth"), locale.UncheckedHint.Format(en, "h 80")},
		{&chain.Error{Code: chain.WrongPurpose, Certificate: leaf, Client: true}, "h:80", locale.OtherUsageHint.En, ""},
		{&chain.Error{Code: chain.WrongPurpose, Certificate: leaf, Depth: 1}, "h:80", locale.AuthorityPurposeHint.Format(en, "s"), locale.UncheckedHint.Format(en, "h 80")},
		{&chain.Error{Code: chain.NoRevocationList, Certificate: leaf}, "h:80", "", ""},
	} {
		failed := &netlab.TLSError{Fault: netlab.TLSCertificate, Host: "x", Err: c.refused}
		want := c.cause
		if c.next != "" {
			want += "; " + c.next
		}
		if got := said(tlsHint(ssl, failed, c.address)); got != want {
			t.Errorf("%v: %q, want %q", c.refused, got, want)
		}
		if got := said(tlsHint(other, failed, c.address)); got != c.cause {
			t.Errorf("%v of another exception: %q, want %q", c.refused, got, c.cause)
		}
	}
}

func TestCertificateTexts(t *testing.T) {
	t.Parallel()
	for want, n := range map[string]pkix.Name{
		"a": {CommonName: "a"}, "": {}, "a (O, P)": {CommonName: "a", Organization: []string{"O", "P"}}, "O": {Organization: []string{"O"}}, "C=FR": {Country: []string{"FR"}},
	} {
		if got := SubjectName(n); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	leaf := &x509.Certificate{DNSNames: []string{"a", "b"}, IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)}}
	if got := CertificateNames(leaf); got != "a b 127.0.0.1" {
		t.Errorf("%q", got)
	}
	leaf = &x509.Certificate{DNSNames: strings.Fields("a b c d e f g h i j")}
	if got := CertificateNames(leaf); got != "a b c d e f g h i j" {
		t.Errorf("ten: %q", got)
	}
	leaf.DNSNames = append(leaf.DNSNames, "k")
	if got := CertificateNames(leaf); got != "a b c d e f g h i j …" || len(leaf.DNSNames) != 11 {
		t.Errorf("eleven: %q", got)
	}
}
