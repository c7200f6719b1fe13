package command

import (
	"crypto/ecdsa"
	"crypto/rsa"
	"crypto/x509"
	"errors"
	"fmt"
	"slices"
	"strings"

	"labsh/netlab"
	"labsh/netlab/chain"
	"labsh/shell/command/known"
	"labsh/shell/locale"
	"labsh/shell/python/object"
)

// tlsHints explain what a handshake failed of, but for certificates.
var tlsHints = map[netlab.TLSFault]locale.Text{
	netlab.TLSNotSpoken:     locale.NotTLSHint,
	netlab.TLSCut:           locale.TLSCutHint,
	netlab.TLSUnended:       locale.TLSUnendedHint,
	netlab.TLSUnknownIssuer: locale.TLSUnknownIssuerHint,
	netlab.TLSRefused:       locale.TLSRefusedHint,
	netlab.TLSRequired:      locale.TLSRequiredHint,
	netlab.TLSVersion:       locale.TLSVersionHint,
	netlab.TLSNoCommon:      locale.TLSNoCommonHint,
	netlab.TLSDeclined:      locale.TLSDeclinedHint,
}

// tlsHint is for a fault of TLS; address is what was connected to, "" if that is not
// known. What to do about a server's certificate is said of module ssl's own exceptions, and of http's:
// the hints name commands that speak of a socket.
func tlsHint(e *object.Exception, failed *netlab.TLSError, address string) locale.Hint {
	refused, ok := errors.AsType[*chain.Error](failed)
	if !ok {
		if text, ok := tlsHints[failed.Fault]; ok {
			return text.Hint()
		}
		return nil
	}
	cause := certificateHint(refused, failed.Host)
	ours := e.Type().Module == "ssl" || e.Type().Module == "requests.exceptions" && address != "" // http's
	if cause == nil || refused.Client || !ours {
		return cause
	}
	if next := nextHint(refused, address); next != nil {
		return cause.Then(next)
	}
	return cause
}

// certificateHint says why a certificate was refused.
func certificateHint(e *chain.Error, host string) locale.Hint {
	c := e.Certificate
	name, issuer := SubjectName(c.Subject), SubjectName(c.Issuer)
	const moment = "2006-01-02 15:04 UTC"
	switch e.Code {
	case chain.SelfSigned:
		return locale.SelfSignedHint.Hint()
	case chain.SelfSignedRoot:
		return locale.UntrustedRootHint.Hint(name)
	case chain.NoIssuer:
		hint := locale.NoIssuerHint.Hint(issuer, name)
		if len(c.IssuingCertificateURL) > 0 {
			hint = hint.Then(locale.IssuerAtHint.Hint(c.IssuingCertificateURL[0]))
		}
		return hint
	case chain.NoIssuerOfTrusted:
		return locale.HalfTrustedHint.Hint(name, issuer)
	case chain.WrongHost, chain.WrongAddress:
		names := CertificateNames(c)
		if names == "" {
			return locale.NamelessHint.Hint(host)
		}
		return locale.WrongHostHint.Hint(host, names)
	case chain.Expired:
		return locale.ExpiredHint.Hint(name, c.NotAfter.UTC().Format(moment))
	case chain.NotYetValid:
		return locale.NotYetValidHint.Hint(name, c.NotBefore.UTC().Format(moment))
	case chain.WrongPurpose:
		return purposeHint(e)
	case chain.NotAuthority:
		return locale.NotAuthorityHint.Hint(name)
	case chain.PathTooLong:
		return locale.PathTooLongHint.Hint(name, c.MaxPathLen)
	case chain.NotPermitted, chain.Excluded:
		return locale.NotPermittedHint.Hint()
	case chain.WeakKey, chain.WeakAuthorityKey:
		return locale.WeakKeyHint.Hint(name, keyLength(c), c.PublicKeyAlgorithm)
	case chain.WeakAuthorityDigest:
		return locale.WeakDigestHint.Hint(name, c.SignatureAlgorithm)
	case chain.BadSignature:
		return locale.BadSignatureHint.Hint(name, issuer)
	}
	return nil
}

// purposeHint says what a certificate is for.
func purposeHint(e *chain.Error) locale.Hint {
	if e.Depth > 0 {
		return locale.AuthorityPurposeHint.Hint(SubjectName(e.Certificate.Subject))
	}
	wanted := x509.ExtKeyUsageServerAuth
	if e.Client {
		wanted = x509.ExtKeyUsageClientAuth
	}
	if uses := e.Certificate.ExtKeyUsage; len(uses) > 0 && !slices.Contains(uses, wanted) {
		var names []string
		for _, u := range uses {
			names = append(names, u.String())
		}
		return locale.OtherPurposeHint.Hint(strings.Join(names, ", "))
	}
	return locale.OtherUsageHint.Hint()
}

// nextHint says what to do about a server's certificate.
func nextHint(e *chain.Error, address string) locale.Hint {
	where := locale.AnyServer.En
	if host, port := known.SplitTyped(address); host != "" && port > 0 {
		where = fmt.Sprint(strings.Trim(host, "[]"), " ", port)
	}
	switch e.Code {
	case chain.SelfSigned, chain.SelfSignedRoot, chain.NoIssuer, chain.NoIssuerOfTrusted:
		return locale.TrustHint.Hint(where)
	case chain.WrongHost:
		if names := chain.Names(e.Certificate, false); len(names) > 0 && !strings.Contains(names[0], "*") {
			return locale.OtherNameHint.Hint(names[0])
		}
	}
	return locale.UncheckedHint.Hint(where)
}

// keyLength is how many bits a certificate's key has.
func keyLength(c *x509.Certificate) string {
	switch key := c.PublicKey.(type) {
	case *rsa.PublicKey:
		return fmt.Sprint(key.N.BitLen())
	case *ecdsa.PublicKey:
		return fmt.Sprint(key.Curve.Params().BitSize)
	}
	return "?"
}
