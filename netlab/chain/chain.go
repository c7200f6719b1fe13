// Package chain checks the certificate of the other end of a TLS connection: which
// certificates lead from it to a trusted authority, and whether all of them may be
// used. It does so as OpenSSL 3.0's X509_verify_cert does, in the same order and with the same
// verdicts and words, which are those that programs in Python see: crypto/x509 accepts
// and refuses nearly the same, but says less of why, and some of it in another order.
// Certificates are read and signatures are checked by crypto/x509.
//
// A chain that passes is given to crypto/x509 as well, which has to accept it too. As in
// OpenSSL, unlike there, a chain is good with:
//   - a host's name in the subject of a certificate without DNS names, which must keep to
//     the authorities' constraints then;
//   - a trusted certificate without basic constraints whose key usage says that it signs;
//   - an extended usage of Netscape's or Microsoft's that was once a server's;
//   - authorities that issue themselves, which do not count for the length of the path;
//   - a policy that is asked for and not there;
//   - signatures with SHA-1, under security level 0.
//
// Unlike OpenSSL it holds a subject's name with * against the constraints; and of
// constraints of directories' names it refuses critical ones, and does not see others,
// as crypto/x509 does not.
package chain

import (
	"crypto/x509"
	"time"
)

// Options say what is asked of a certificate.
type Options struct {
	// Sent are the certificates that the other end sent, its own first.
	Sent []*x509.Certificate
	// Trusted are the authorities to trust.
	Trusted []*x509.Certificate
	// Client is set where the other end is a client.
	Client bool
	// Name is the host name or the address that the certificate must be for, "" for
	// any.
	Name string
	// AlternativeOnly leaves the subject's common name alone, in which old certificates
	// without alternative names have the host's.
	AlternativeOnly bool
	// Partial trusts an authority that another one issued, without that one.
	Partial bool
	// Level is the security level (SSL_CTX_set_security_level(3)): how long the keys and
	// digests have to be.
	Level int
	// Revocation asks for a list of revoked certificates. There is none.
	Revocation bool
	// Time is when the certificates have to be valid; the zero Time is now.
	Time time.Time
}

// A Code is why a certificate is refused, under OpenSSL's number (X509_V_ERR_…, in
// openssl/x509_vfy.h).
type Code int

// The codes that Verify gives.
const (
	NoIssuerOfTrusted   Code = 2  // a trusted authority was issued by one that is not known
	NoRevocationList    Code = 3  // there is no list of revoked certificates
	BadSignature        Code = 7  // the issuer did not sign it
	NotYetValid         Code = 9  // its time has not come
	Expired             Code = 10 // its time is over
	SelfSigned          Code = 18 // it signed itself, and is not trusted
	SelfSignedRoot      Code = 19 // the chain is complete, but its root is not trusted
	NoIssuer            Code = 20 // its issuer is neither known nor was sent
	TooLong             Code = 22 // the chain has too many certificates
	NotAuthority        Code = 79 // an issuer may not issue certificates
	PathTooLong         Code = 25 // an authority may not issue authorities, or not so many
	WrongPurpose        Code = 26 // it was not made for this
	Rejected            Code = 28 // crypto/x509 does not accept the chain
	UnknownExtension    Code = 34 // it has a critical extension that is not known
	NotPermitted        Code = 47 // its names are not among those that an authority may issue for
	Excluded            Code = 48 // its names are among those that an authority may not issue for
	WrongHost           Code = 62 // it is for other names
	WrongAddress        Code = 64 // it is for other addresses
	WeakKey             Code = 66 // its key is too short
	WeakAuthorityKey    Code = 67 // an issuer's key is too short
	WeakAuthorityDigest Code = 68 // a certificate was signed with a digest that is too weak
)

// texts are OpenSSL 3.0's (X509_verify_cert_error_string(3)).
var texts = map[Code]string{
	NoIssuerOfTrusted:   "unable to get issuer certificate",
	NoRevocationList:    "unable to get certificate CRL",
	BadSignature:        "certificate signature failure",
	NotYetValid:         "certificate is not yet valid",
	Expired:             "certificate has expired",
	SelfSigned:          "self-signed certificate",
	SelfSignedRoot:      "self-signed certificate in certificate chain",
	NoIssuer:            "unable to get local issuer certificate",
	TooLong:             "certificate chain too long",
	NotAuthority:        "invalid CA certificate",
	PathTooLong:         "path length constraint exceeded",
	WrongPurpose:        "unsuitable certificate purpose",
	Rejected:            "certificate rejected",
	UnknownExtension:    "unhandled critical extension",
	NotPermitted:        "permitted subtree violation",
	Excluded:            "excluded subtree violation",
	WrongHost:           "Hostname mismatch",
	WrongAddress:        "IP address mismatch",
	WeakKey:             "EE certificate key too weak",
	WeakAuthorityKey:    "CA certificate key too weak",
	WeakAuthorityDigest: "CA signature digest algorithm too weak",
}

// String is OpenSSL's text for the code.
func (c Code) String() string { return texts[c] }

// An Error is why a certificate is refused.
type Error struct {
	Code Code
	// Certificate is the one that is at fault, at the place Depth of the chain; 0 is
	// the other end's own.
	Certificate *x509.Certificate
	Depth       int
	// Client is set where the other end is a client.
	Client bool
}

func (e *Error) Error() string { return e.Code.String() }

// Verify checks the first of o.Sent, of which there is one at least; nil if it is good.
func Verify(o Options) *Error {
	if o.Time.IsZero() {
		o.Time = time.Now()
	}
	err := o.verify()
	if err != nil {
		err.Client = o.Client
	}
	return err
}

func (o Options) verify() *Error {
	if leaf := o.Sent[0]; Weak(leaf, o.Level) {
		return refused(WeakKey, leaf, 0)
	}
	b := builder{Options: o}
	if err := b.build(); err != nil {
		return err
	}
	c := b.chain
	for _, check := range []func(Options, []*x509.Certificate) *Error{
		purposes, strengths, host, revocation, signatures, standard,
	} {
		if err := check(o, c); err != nil {
			return err
		}
	}
	return nil
}

func refused(why Code, c *x509.Certificate, depth int) *Error {
	return &Error{Code: why, Certificate: c, Depth: depth}
}

func revocation(o Options, chain []*x509.Certificate) *Error {
	if o.Revocation {
		return refused(NoRevocationList, chain[0], 0)
	}
	return nil
}
