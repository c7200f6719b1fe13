package sockets

import (
	"crypto/x509"
	"net"
	"strings"
	"testing"
)

func TestCertificateTexts(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		common string
		org    []string
		want   string
	}{{"a", nil, "a"}, {"", nil, ""}, {"a", []string{"O", "P"}, "a (O)"}, {"", []string{"O"}, "O"}} {
		if got := subjectName(tt.common, tt.org); got != tt.want {
			t.Errorf("%q, want %q", got, tt.want)
		}
	}
	leaf := &x509.Certificate{DNSNames: []string{"a", "b"}, IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)}}
	if got := certificateNames(leaf); got != "a b 127.0.0.1" {
		t.Errorf("%q", got)
	}
	leaf = &x509.Certificate{DNSNames: strings.Fields("a b c d e f g h i j")}
	if got := certificateNames(leaf); got != "a b c d e f g h i j" {
		t.Errorf("ten: %q", got)
	}
	leaf.DNSNames = append(leaf.DNSNames, "k")
	if got := certificateNames(leaf); got != "a b c d e f g h i j …" || len(leaf.DNSNames) != 11 {
		t.Errorf("eleven: %q", got)
	}
}
