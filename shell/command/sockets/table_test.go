package sockets

import (
	"crypto/x509"
	"fmt"
	"net"
	"strings"
	"testing"

	"labsh/netlab"
)

// TestSsChoose: which of the machine's connections ss shows.
func TestSsChoose(t *testing.T) {
	t.Parallel()
	at := func(family netlab.Family, host string, port int) netlab.Address {
		return netlab.HostPort(family, host, port)
	}
	four, six := netlab.AF_INET, netlab.AF_INET6
	all := []netlab.Connection{
		{State: netlab.TCPListen, Local: at(four, "0.0.0.0", 80), Remote: at(four, "0.0.0.0", 0)},
		{State: netlab.TCPListen, Local: at(six, "::", 80), Remote: at(six, "::", 0)},
		{State: netlab.TCPEstablished, Local: at(four, "127.0.0.1", 80), Remote: at(four, "127.0.0.1", 4000)},
		{State: netlab.TCPEstablished, Local: at(six, "::1", 4001), Remote: at(six, "::1", 80)},
		{State: netlab.TCPTimeWait, Local: at(four, "127.0.0.1", 5000), Remote: at(four, "127.0.0.1", 80)},
		{State: netlab.TCPSynRecv, Local: at(four, "127.0.0.1", 80), Remote: at(four, "127.0.0.1", 4002)},
		{State: netlab.TCPNewSynRecv, Local: at(four, "127.0.0.1", 80), Remote: at(four, "127.0.0.1", 4003)},
		{State: netlab.TCPClose, Local: at(four, "0.0.0.0", 81), Remote: at(four, "0.0.0.0", 0)},
		{State: netlab.TCPCloseWait, Local: at(four, "127.0.0.1", 81), Remote: at(four, "127.0.0.1", 4004)},
	}
	for i := range all {
		all[i].Inode = uint64(i)
	}
	for _, tt := range []struct {
		want  ssWanted
		shows string
	}{
		{ssWanted{port: -1, all: true}, "0 1 2 3 4 5 6 7 8"}, {ssWanted{port: -1}, "2 3 8"}, {ssWanted{port: -1, listening: true}, "0 1"}, {ssWanted{port: -1, all: true, listening: true}, "0 1 2 3 4 5 6 7 8"},
		{ssWanted{port: -1, all: true, family: four}, "0 2 4 5 6 7 8"}, {ssWanted{port: -1, family: six}, "3"}, {ssWanted{port: 80, all: true}, "0 1 2 3 4 5 6"}, {ssWanted{port: 4000}, "2"}, {ssWanted{port: 0, all: true}, "0 1 7"}, {ssWanted{port: 9, all: true}, ""},
	} {
		var got []string
		for _, c := range tt.want.choose(all) {
			got = append(got, fmt.Sprint(c.Inode))
		}
		if strings.Join(got, " ") != tt.shows {
			t.Errorf("%+v: %q, want %q", tt.want, got, tt.shows)
		}
	}
	for _, tt := range []struct {
		address netlab.Address
		want    string
	}{{at(four, "127.0.0.1", 80), "127.0.0.1:80"}, {at(four, "0.0.0.0", 0), "0.0.0.0:*"}, {at(six, "::1", 80), "[::1]:80"}, {at(six, "::", 0), "[::]:*"}} {
		if got := ssAddress(tt.address); got != tt.want {
			t.Errorf("%s, want %s", got, tt.want)
		}
	}
}

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
