package chain

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/rsa"
	"crypto/x509"
	"slices"
	"time"
)

// maxDepth is how many certificates there may be between the first and the trusted
// one (SSL_CTX_set_verify_depth(3)).
const maxDepth = 100

// builder is a chain in the making.
type builder struct {
	Options
	chain []*x509.Certificate
	sent  int // how many of chain come from the other end
}

// build puts the chain together. An issuer is looked for among the trusted ones first,
// then among those that were sent.
func (b *builder) build() *Error {
	b.chain, b.sent = b.Sent[:1:1], 1
	rest := slices.Clone(b.Sent[1:])
	for {
		last := len(b.chain) - 1
		current := b.chain[last]
		if selfIssued(current) && slices.ContainsFunc(b.Trusted, current.Equal) {
			return nil
		}
		if found := b.issuer(b.Trusted, current); found != nil && !selfIssued(current) && last <= maxDepth {
			b.chain = append(b.chain, found)
			if b.Partial || selfIssued(found) {
				return nil
			}
			continue
		}
		if b.Partial && slices.ContainsFunc(b.Trusted, current.Equal) {
			return nil
		}
		if b.sent < len(b.chain) || selfIssued(current) || last > maxDepth {
			break
		}
		found := b.issuer(rest, current)
		if found == nil {
			break
		}
		rest = slices.DeleteFunc(rest, func(c *x509.Certificate) bool { return c == found })
		b.chain, b.sent = append(b.chain, found), b.sent+1
	}
	return b.untrusted()
}

// untrusted says why the chain ends at no trusted authority.
func (b *builder) untrusted() *Error {
	depth := len(b.chain) - 1
	e := &Error{Certificate: b.chain[depth], Depth: depth}
	switch self := selfIssued(e.Certificate); {
	case depth > maxDepth:
		e.Code = TooLong
	case self && depth == 0:
		e.Code = SelfSigned
	case self:
		e.Code = SelfSignedRoot
	case b.sent < len(b.chain):
		e.Code = NoIssuerOfTrusted
	default:
		e.Code = NoIssuer
	}
	return e
}

// issuer is the certificate of list that seems to have issued c: one that is valid
// now, else the one that was valid last; nil if there is none.
func (b *builder) issuer(list []*x509.Certificate, c *x509.Certificate) *x509.Certificate {
	var best *x509.Certificate
	for _, candidate := range list {
		switch {
		case !mayHaveIssued(candidate, c):
		case valid(candidate, b.Time):
			return candidate
		case best == nil || candidate.NotAfter.After(best.NotAfter):
			best = candidate
		}
	}
	return best
}

func valid(c *x509.Certificate, when time.Time) bool {
	return !when.Before(c.NotBefore) && !when.After(c.NotAfter)
}

// mayHaveIssued compares the names, the identifiers of the keys and their kinds; no
// signature is checked yet.
func mayHaveIssued(issuer, c *x509.Certificate) bool {
	return bytes.Equal(issuer.RawSubject, c.RawIssuer) &&
		(len(c.AuthorityKeyId) == 0 || len(issuer.SubjectKeyId) == 0 || bytes.Equal(c.AuthorityKeyId, issuer.SubjectKeyId)) &&
		signsWith(issuer, c.SignatureAlgorithm)
}

// signsWith reports whether the certificate's key may have made such a signature.
func signsWith(c *x509.Certificate, a x509.SignatureAlgorithm) bool {
	switch a {
	case x509.ECDSAWithSHA1, x509.ECDSAWithSHA256, x509.ECDSAWithSHA384, x509.ECDSAWithSHA512:
		return c.PublicKeyAlgorithm == x509.ECDSA
	case x509.PureEd25519:
		return c.PublicKeyAlgorithm == x509.Ed25519
	case x509.DSAWithSHA1, x509.DSAWithSHA256:
		return c.PublicKeyAlgorithm == x509.DSA
	}
	return c.PublicKeyAlgorithm == x509.RSA
}

// selfIssued reports whether a certificate names itself as its issuer, with its own
// key: whether it is a root, to all appearances.
func selfIssued(c *x509.Certificate) bool { return mayHaveIssued(c, c) }

// Weak reports whether a certificate's key is too short for a security level.
func Weak(c *x509.Certificate, level int) bool { return keyBits(c) < strength(level) }

// keyBits is the strength of a certificate's key, in bits of a symmetric one of the
// same strength (NIST SP 800-57, part 1, table 2).
func keyBits(c *x509.Certificate) int {
	switch key := c.PublicKey.(type) {
	case *rsa.PublicKey:
		for _, s := range []struct{ size, bits int }{{15360, 256}, {7680, 192}, {3072, 128}, {2048, 112}, {1024, 80}} {
			if key.N.BitLen() >= s.size {
				return s.bits
			}
		}
		return 0
	case *ecdsa.PublicKey:
		return key.Curve.Params().BitSize / 2
	case ed25519.PublicKey:
		return 128
	}
	return 0
}

// digestBits is the strength of the digest in a signature: half its length, for SHA-1 less.
func digestBits(a x509.SignatureAlgorithm) int {
	switch a {
	case x509.SHA256WithRSA, x509.SHA256WithRSAPSS, x509.ECDSAWithSHA256, x509.DSAWithSHA256, x509.PureEd25519:
		return 128
	case x509.SHA384WithRSA, x509.SHA384WithRSAPSS, x509.ECDSAWithSHA384:
		return 192
	case x509.SHA512WithRSA, x509.SHA512WithRSAPSS, x509.ECDSAWithSHA512:
		return 256
	case x509.SHA1WithRSA, x509.DSAWithSHA1, x509.ECDSAWithSHA1:
		return 63
	case x509.MD5WithRSA:
		return 39
	}
	return 0
}

// strength is how many bits a security level asks for.
func strength(level int) int {
	return []int{0, 80, 112, 128, 192, 256}[max(0, min(level, 5))]
}
