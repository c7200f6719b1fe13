package chain

import (
	"crypto/x509"
	"encoding/asn1"
	"slices"
)

// purposes checks what the certificates may be used for (RFC 5280, sections 4.2.1.3, 9 and 12).
func purposes(o Options, chain []*x509.Certificate) *Error {
	authorities := 0 // passed, but for those that issue themselves
	for depth, c := range chain {
		switch issuing := issuing(c); {
		case len(c.UnhandledCriticalExtensions) > 0:
			return refused(UnknownExtension, c, depth)
		case depth == 0:
		case issuing == mayNot || issuing == perhaps && depth+1 < len(chain):
			return refused(NotAuthority, c, depth)
		}
		switch {
		case !fits(c, o.Client, depth > 0):
			return refused(WrongPurpose, c, depth)
		case depth > 1 && c.BasicConstraintsValid && (c.MaxPathLen > 0 || c.MaxPathLenZero) && authorities > c.MaxPathLen:
			return refused(PathTooLong, c, depth)
		}
		if depth > 0 && string(c.RawSubject) != string(c.RawIssuer) {
			authorities++
		}
	}
	return nil
}

// What a certificate says of whether its key may sign others.
const (
	mayNot  = iota
	perhaps // an old one, or one that says nothing; good enough for a trusted one
	may
)

func issuing(c *x509.Certificate) int {
	keyUsage := hasExtension(c, extensionKeyUsage)
	switch {
	case keyUsage && c.KeyUsage&x509.KeyUsageCertSign == 0:
		return mayNot
	case hasExtension(c, extensionBasicConstraints):
		if c.IsCA {
			return may
		}
		return mayNot
	case c.Version < 3 && selfIssued(c), keyUsage:
		return perhaps
	}
	return mayNot
}

// fits reports whether a certificate may be that of the server or client, or, as an
// authority, stand behind one. OpenSSL does not take the usage "any" for a server's or
// client's.
func fits(c *x509.Certificate, client, authority bool) bool {
	extended, usage := x509.ExtKeyUsageServerAuth, x509.KeyUsageDigitalSignature|x509.KeyUsageKeyEncipherment|x509.KeyUsageKeyAgreement
	if client {
		extended, usage = x509.ExtKeyUsageClientAuth, x509.KeyUsageDigitalSignature|x509.KeyUsageKeyAgreement
	}
	if hasExtension(c, extensionExtendedKeyUsage) && !slices.Contains(c.ExtKeyUsage, extended) && (client || !slices.ContainsFunc(c.ExtKeyUsage, gated)) {
		return false
	}
	return authority || !hasExtension(c, extensionKeyUsage) || c.KeyUsage&usage != 0
}

// gated are the usages of the nineties that OpenSSL takes for a server's.
func gated(u x509.ExtKeyUsage) bool {
	return u == x509.ExtKeyUsageNetscapeServerGatedCrypto || u == x509.ExtKeyUsageMicrosoftServerGatedCrypto
}

var (
	extensionKeyUsage         = asn1.ObjectIdentifier{2, 5, 29, 15}
	extensionBasicConstraints = asn1.ObjectIdentifier{2, 5, 29, 19}
	extensionNameConstraints  = asn1.ObjectIdentifier{2, 5, 29, 30}
	extensionExtendedKeyUsage = asn1.ObjectIdentifier{2, 5, 29, 37}
)

func hasExtension(c *x509.Certificate, id asn1.ObjectIdentifier) bool {
	for _, e := range c.Extensions {
		if e.Id.Equal(id) {
			return true
		}
	}
	return false
}

// strengths checks the issuers' keys, and the digests of all signatures but the
// trusted one's own. The first key was checked before.
func strengths(o Options, chain []*x509.Certificate) *Error {
	for depth, c := range chain {
		switch {
		case depth > 0 && Weak(c, o.Level):
			return refused(WeakAuthorityKey, c, depth)
		case depth < len(chain)-1 && digestBits(c.SignatureAlgorithm) < strength(o.Level):
			return refused(WeakAuthorityDigest, c, depth)
		}
	}
	return nil
}

// signatures checks the signatures and the times, from the trusted one down.
func signatures(o Options, chain []*x509.Certificate) *Error {
	for depth := len(chain) - 1; depth >= 0; depth-- {
		c := chain[depth]
		switch {
		case depth < len(chain)-1 && chain[depth+1].CheckSignature(c.SignatureAlgorithm, c.RawTBSCertificate, c.Signature) != nil:
			return refused(BadSignature, c, depth)
		case o.Time.Before(c.NotBefore):
			return refused(NotYetValid, c, depth)
		case o.Time.After(c.NotAfter):
			return refused(Expired, c, depth)
		}
	}
	return nil
}

// constraints checks the names against those that the authorities may issue for (RFC
// 5280, section 4.2.1.10). That is left to crypto/x509, which is asked only where there
// are any.
func constraints(o Options, chain []*x509.Certificate) *Error {
	if !slices.ContainsFunc(chain[1:], func(c *x509.Certificate) bool { return hasExtension(c, extensionNameConstraints) }) {
		return nil
	}
	if within(o, chain, false) {
		return nil
	}
	if within(o, chain, true) {
		return refused(NotPermitted, chain[0], 0)
	}
	return refused(Excluded, chain[0], 0)
}

// within asks crypto/x509 about the chain, without what its authorities permit if so told.
func within(o Options, chain []*x509.Certificate, permitAll bool) bool {
	options := x509.VerifyOptions{
		Roots: x509.NewCertPool(), Intermediates: x509.NewCertPool(),
		CurrentTime: o.Time, KeyUsages: []x509.ExtKeyUsage{x509.ExtKeyUsageAny},
	}
	for depth, c := range chain[1:] {
		pool := options.Intermediates
		if depth+2 == len(chain) {
			pool = options.Roots
		}
		if permitAll {
			free := *c
			free.PermittedDNSDomains, free.PermittedIPRanges, free.PermittedEmailAddresses, free.PermittedURIDomains = nil, nil, nil, nil
			c = &free
		}
		pool.AddCert(c)
	}
	_, err := chain[0].Verify(options)
	return err == nil
}
