package chain

import (
	"crypto/x509"
	"crypto/x509/pkix"
	"errors"
	"slices"
	"strings"
)

// standard asks crypto/x509, which has to accept the chain too: it checks the names
// against those that the authorities may issue for (RFC 5280, section 4.2.1.10), and
// stands behind the checks here, should one of them let through what it must not.
func standard(o Options, chain []*x509.Certificate) *Error {
	err := ask(o, chain, false)
	if err == nil {
		return nil
	}
	constrained := slices.ContainsFunc(chain[1:], func(c *x509.Certificate) bool { return hasExtension(c, extensionNameConstraints) })
	invalid, ok := errors.AsType[x509.CertificateInvalidError](err)
	switch {
	case ok && invalid.Reason == x509.CANotAuthorizedForThisName:
		if ask(o, chain, true) == nil {
			return refused(Excluded, chain[0], 0)
		}
		return refused(NotPermitted, chain[0], 0)
	case !constrained && slices.ContainsFunc(chain[:len(chain)-1], func(c *x509.Certificate) bool { return digestBits(c.SignatureAlgorithm) < strength(1) }):
		return nil // SHA-1 under level 0, which crypto/x509 has none of
	}
	return refused(Rejected, chain[0], 0)
}

// ask gives crypto/x509 the chain, without what its authorities exclude if so told. What
// the two see in different ways is settled before: the usages; what the trusted one
// says of itself; and how many authorities there may be, of which those that issue
// themselves do not count (RFC 5280, section 4.2.1.9). OpenSSL looks at policies only
// when it is told to, as Python does not.
func ask(o Options, chain []*x509.Certificate, excludeNone bool) error {
	options := x509.VerifyOptions{
		Roots: x509.NewCertPool(), Intermediates: x509.NewCertPool(),
		CurrentTime: o.Time, KeyUsages: []x509.ExtKeyUsage{x509.ExtKeyUsageAny},
	}
	selves := 0
	for depth, c := range chain[1:] {
		authority := withoutPolicies(c)
		switch {
		case !c.BasicConstraintsValid:
			authority.MaxPathLen = -1 // any number
		case c.MaxPathLen >= 0:
			authority.MaxPathLen += selves
		}
		if excludeNone {
			authority.ExcludedDNSDomains, authority.ExcludedIPRanges, authority.ExcludedEmailAddresses, authority.ExcludedURIDomains = nil, nil, nil, nil
		}
		if string(c.RawSubject) == string(c.RawIssuer) {
			selves++
		}
		if depth+2 < len(chain) {
			options.Intermediates.AddCert(authority)
			continue
		}
		authority.BasicConstraintsValid, authority.IsCA = true, true
		options.Roots.AddCert(authority)
	}
	if len(chain) == 1 { // it is trusted itself
		options.Roots.AddCert(chain[0])
	}
	leaf := withoutPolicies(chain[0])
	addHosts(o, leaf)
	_, err := leaf.Verify(options)
	return err
}

// withoutPolicies is a copy of a certificate that asks for no policy.
func withoutPolicies(c *x509.Certificate) *x509.Certificate {
	free := *c
	free.RequireExplicitPolicy, free.RequireExplicitPolicyZero = 0, false
	return &free
}

// addHosts puts the names of the subject that count as a host's among the alternative
// names, so that they are held against the constraints. OpenSSL leaves out what is no
// domain, and alas what begins with *.
func addHosts(o Options, c *x509.Certificate) {
	if len(c.DNSNames) > 0 {
		return
	}
	for _, name := range Names(c, o.AlternativeOnly) {
		if domain := strings.TrimPrefix(name, "*."); strings.Contains(domain, ".") && isDomain(strings.ReplaceAll(domain, "_", "x")) {
			c.DNSNames = append(c.DNSNames, name)
		}
	}
	if len(c.DNSNames) > 0 && !hasExtension(c, extensionAlternativeName) { // without it crypto/x509 does not look
		c.Extensions = append(slices.Clone(c.Extensions), pkix.Extension{Id: extensionAlternativeName})
	}
}
