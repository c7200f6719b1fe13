package chain_test

import (
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"fmt"
	"math/big"
	"net"
	"testing"
	"time"

	"labsh/netlab/chain"
)

func list(signers ...*signer) (l []*x509.Certificate) {
	for _, s := range signers {
		l = append(l, s.Certificate)
	}
	return l
}

// TestNames: which names a certificate is for, and whether its authority may issue for
// them, as openssl verify says, which alone lets a common name with * pass.
func TestNames(t *testing.T) {
	t.Parallel()
	root := issue(t, "root", key(t), nil, authority)
	permits := issue(t, "permits", key(t), root, func(c *x509.Certificate) { authority(c); c.PermittedDNSDomains = []string{"lab.example"} })
	excludes := issue(t, "excludes", key(t), root, func(c *x509.Certificate) { authority(c); c.ExcludedDNSDomains = []string{"lab.example"} })
	both := issue(t, "both", key(t), root, func(c *x509.Certificate) {
		authority(c)
		c.PermittedDNSDomains, c.ExcludedDNSDomains = []string{"evil.example"}, []string{"lab.example"}
	})
	leaf := func(issuer *signer, name string, ips ...net.IP) []*x509.Certificate {
		own := issue(t, name, key(t), issuer, func(c *x509.Certificate) { c.DNSNames, c.IPAddresses = nil, ips })
		return list(own, issuer)
	}
	// The form of an IPv4 address in IPv6 is another address; crypto/x509 writes it as
	// the same one.
	mapped := issue(t, "mapped", key(t), root, func(c *x509.Certificate) {
		c.DNSNames = nil
		c.ExtraExtensions = []pkix.Extension{{
			Id:    asn1.ObjectIdentifier{2, 5, 29, 17},
			Value: append([]byte{0x30, 18, 0x87, 16}, net.IP{127, 0, 0, 1}.To16()...),
		}}
	})
	for _, c := range []struct {
		sent []*x509.Certificate
		name string
		code chain.Code
	}{
		{leaf(permits, "a.lab.example"), "a.lab.example", 0},
		{leaf(permits, "a.evil.example"), "a.evil.example", chain.NotPermitted},
		{leaf(permits, "*.evil.example"), "a.evil.example", chain.NotPermitted},
		{leaf(permits, "a_b.evil.example"), "a_b.evil.example", chain.NotPermitted},
		{leaf(permits, "printer"), "printer", 0},
		{leaf(permits, "Example Laboratory"), "", 0},
		{leaf(both, "a.lab.example"), "a.lab.example", chain.NotPermitted},
		{leaf(excludes, "a.lab.example"), "a.lab.example", chain.Excluded},
		{leaf(excludes, "a.evil.example"), "a.evil.example", 0},
		{leaf(root, "lab\u212a.example"), "labk.example", chain.WrongHost},
		{leaf(root, "LABK.example"), "labk.example", 0},
		{leaf(root, "x", net.IP{127, 0, 0, 1}), "127.0.0.1", 0},
		{list(mapped), "127.0.0.1", chain.WrongAddress},
		{list(mapped), "::ffff:127.0.0.1", 0},
	} {
		err := chain.Verify(chain.Options{Sent: c.sent, Trusted: list(root), Name: c.name, Level: 2})
		if err == nil && c.code != 0 || err != nil && err.Code != c.code {
			t.Errorf("%s for %q: %v", c.sent[0].Subject, c.name, err)
		}
	}
}

// TestBothAccept: what OpenSSL accepts and crypto/x509 on its own does not, and what the
// latter has to say no to.
func TestBothAccept(t *testing.T) {
	t.Parallel()
	root := issue(t, "root", key(t), nil, func(c *x509.Certificate) { authority(c); c.MaxPathLenZero = true })
	again := func(issuer *signer) func(c *x509.Certificate) {
		return func(c *x509.Certificate) { authority(c); c.AuthorityKeyId = issuer.SubjectKeyId }
	}
	renewed := issue(t, "root", key(t), root, again(root)) // a new key, signed with the old one
	rolled := issue(t, "leaf", key(t), renewed, nil)
	explicit := issue(t, "explicit", key(t), nil, func(c *x509.Certificate) {
		authority(c)
		c.ExtraExtensions = []pkix.Extension{{Id: asn1.ObjectIdentifier{2, 5, 29, 36}, Critical: true, Value: []byte{0x30, 3, 0x80, 1, 0}}}
	})
	signs := issue(t, "signs", key(t), nil, func(c *x509.Certificate) { c.BasicConstraintsValid, c.KeyUsage = false, x509.KeyUsageCertSign })
	below := issue(t, "below", key(t), signs, authority)
	netscape := func(bits byte) *signer {
		return issue(t, "netscape", key(t), root, func(c *x509.Certificate) {
			value, err := asn1.Marshal(asn1.BitString{Bytes: []byte{bits}, BitLength: 8})
			if err != nil {
				t.Fatal(err)
			}
			c.ExtraExtensions = []pkix.Extension{{Id: asn1.ObjectIdentifier{2, 16, 840, 1, 113730, 1, 1}, Value: value}}
		})
	}
	// crypto/x509 checks a hundred signatures, OpenSSL one more.
	top := issue(t, "top", key(t), nil, authority)
	long, last := []*x509.Certificate{}, top
	for i := range 100 {
		last = issue(t, fmt.Sprint(i), key(t), last, authority)
		long = append(list(last), long...)
	}
	long = append(list(issue(t, "leaf", key(t), last, nil)), long...)
	for what, c := range map[string]struct {
		chain.Options
		code chain.Code
	}{
		"a new key of the root": {chain.Options{Sent: list(rolled, renewed), Trusted: list(root)}, 0},
		"a policy":              {chain.Options{Sent: list(issue(t, "leaf", key(t), explicit, nil)), Trusted: list(explicit)}, 0},
		"only a key usage":      {chain.Options{Sent: list(issue(t, "leaf", key(t), below, nil), below), Trusted: list(signs)}, 0},
		"Netscape's server":     {chain.Options{Sent: list(netscape(0x40)), Trusted: list(root)}, 0},
		"Netscape's client":     {chain.Options{Sent: list(netscape(0x80)), Trusted: list(root)}, chain.WrongPurpose},
		"client of Netscape":    {chain.Options{Sent: list(netscape(0x80)), Trusted: list(root), Client: true}, 0},
		"too many for both":     {chain.Options{Sent: long, Trusted: list(top)}, chain.Rejected},
	} {
		err := chain.Verify(c.Options)
		if err == nil && c.code != 0 || err != nil && err.Code != c.code {
			t.Errorf("%s: %+v", what, err)
		}
	}
}

// TestCost: whoever sends a thousand certificates does not keep the other end busy.
func TestCost(t *testing.T) {
	t.Parallel()
	root := issue(t, "root", key(t), nil, authority)
	one, two := key(t), key(t)
	var maze []*signer
	var line []*x509.Certificate
	for i := range 500 { // each of two names issued by the other, again and again
		number := func(c *x509.Certificate) { authority(c); c.SerialNumber = big.NewInt(int64(i)) }
		maze = append(maze,
			issue(t, "one", one, &signer{&x509.Certificate{Subject: pkix.Name{CommonName: "two"}, PublicKey: two.Public()}, two}, number),
			issue(t, "two", two, &signer{&x509.Certificate{Subject: pkix.Name{CommonName: "one"}, PublicKey: one.Public()}, one}, number))
	}
	last, near := root, root
	for i := range 150 {
		last = issue(t, fmt.Sprint(i), key(t), last, authority)
		line = append(list(last), line...)
		if i == 98 {
			near = last
		}
	}
	end := list(issue(t, "leaf", key(t), last, nil))
	for what, c := range map[string]struct {
		sent []*x509.Certificate
		code chain.Code
	}{
		"a maze":          {append(list(issue(t, "leaf", key(t), maze[0], nil)), list(maze...)...), chain.TooLong},
		"a long line":     {append(end, line...), chain.TooLong},
		"all of it valid": {append(list(issue(t, "leaf", key(t), near, nil)), line[len(line)-99:]...), 0},
	} {
		start := time.Now()
		err := chain.Verify(chain.Options{Sent: c.sent, Trusted: list(root), Level: 2})
		if took := time.Since(start); took > time.Second {
			t.Errorf("%s: %v", what, took)
		}
		if err == nil && c.code != 0 || err != nil && err.Code != c.code {
			t.Errorf("%s: %v", what, err)
		}
	}
}
