package chain

import (
	"bytes"
	"crypto/x509"
	"net/netip"
	"strings"
)

// host checks that the certificate is for the name (X509_check_host(3) and X509_check_ip(3)).
func host(o Options, chain []*x509.Certificate) *Error {
	leaf := chain[0]
	if o.Name == "" {
		return nil
	}
	if address, err := netip.ParseAddr(o.Name); err == nil {
		for _, ip := range leaf.IPAddresses {
			if bytes.Equal(ip, address.AsSlice()) {
				return nil
			}
		}
		return refused(WrongAddress, leaf, 0)
	}
	for _, pattern := range Names(leaf, o.AlternativeOnly) {
		if matches(pattern, o.Name) {
			return nil
		}
	}
	return refused(WrongHost, leaf, 0)
}

// Names are the host names that a certificate is for: its alternative ones, and those
// of its subject if it has none and they count.
func Names(c *x509.Certificate, alternativeOnly bool) []string {
	if len(c.DNSNames) > 0 || alternativeOnly {
		return c.DNSNames
	}
	var names []string
	for _, n := range c.Subject.Names {
		if text, ok := n.Value.(string); ok && n.Type.String() == "2.5.4.3" {
			names = append(names, text)
		}
	}
	return names
}

// matches compares a host name with one of a certificate, whose first label may be * for any
// one label, if two others at least follow (RFC 6125, section 6.4.3, and OpenSSL).
func matches(pattern, name string) bool {
	if equalFold(pattern, name) {
		return true
	}
	domain, ok := strings.CutPrefix(pattern, "*.")
	if !ok || !strings.Contains(domain, ".") || !isDomain(domain) {
		return false
	}
	label, rest, ok := strings.Cut(name, ".")
	return ok && equalFold(rest, domain) && isLabel(label)
}

// isDomain reports whether every label is one that may follow a *.
func isDomain(name string) bool {
	for label := range strings.SplitSeq(name, ".") {
		if !isLabel(label) || label[0] == '-' || label[len(label)-1] == '-' {
			return false
		}
	}
	return true
}

func isLabel(s string) bool {
	for _, c := range []byte(s) {
		if c != '-' && (c < '0' || c > '9') && (c < 'A' || c > 'Z') && (c < 'a' || c > 'z') {
			return false
		}
	}
	return s != ""
}

// equalFold compares names without regard to case, which only ASCII's letters have in
// a host's name: strings.EqualFold takes the Kelvin sign for a k.
func equalFold(a, b string) bool { return lower(a) == lower(b) }

func lower(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'A' && r <= 'Z' {
			r += 'a' - 'A'
		}
		return r
	}, s)
}
