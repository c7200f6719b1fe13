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
	return authority || (!hasExtension(c, extensionKeyUsage) || c.KeyUsage&usage != 0) && netscapeFits(c, client)
}

// netscapeFits is what the usages of the nineties say, nsCertType in openssl's
// x509v3_config(5): bit 0 is a client's, bit 1 a server's.
func netscapeFits(c *x509.Certificate, client bool) bool {
	for _, e := range c.Extensions {
		if !e.Id.Equal(extensionNetscapeType) {
			continue
		}
		bit := 1
		if client {
			bit = 0
		}
		var uses asn1.BitString
		if _, err := asn1.Unmarshal(e.Value, &uses); err != nil || uses.At(bit) == 0 {
			return false
		}
	}
	return true
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
	extensionAlternativeName  = asn1.ObjectIdentifier{2, 5, 29, 17}
	extensionNetscapeType     = asn1.ObjectIdentifier{2, 16, 840, 1, 113730, 1, 1}
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
