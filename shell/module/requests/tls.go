package requests

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"net"
	"strings"
	"time"

	"labsh/netlab"
)

// tlsError tells the fault of a failed handshake.
func tlsError(err error) *netlab.TLSError {
	fault := &netlab.TLSError{Err: err}
	var host x509.HostnameError
	var invalid x509.CertificateInvalidError
	switch {
	case errors.As(err, new(x509.UnknownAuthorityError)):
		fault.Fault = netlab.TLSUntrusted
	case errors.As(err, &host):
		fault.Fault, fault.Host = netlab.TLSWrongHost, host.Host
	case errors.As(err, &invalid) && invalid.Reason == x509.Expired:
		fault.Fault = netlab.TLSExpired
		if invalid.Cert != nil && time.Now().Before(invalid.Cert.NotBefore) {
			fault.Fault = netlab.TLSNotYetValid
		}
	case errors.As(err, new(tls.RecordHeaderError)):
		fault.Fault = netlab.TLSNotSpoken
	}
	return fault
}

// handshakeFailure is the repr of the ssl exception for a failed handshake.
func handshakeFailure(err error) string {
	why, class, number := "", "SSLCertVerificationError", 1
	var unknown x509.UnknownAuthorityError
	var host x509.HostnameError
	var invalid x509.CertificateInvalidError
	var record tls.RecordHeaderError
	switch {
	case errors.As(err, &unknown) && unknown.Cert != nil && unknown.Cert.Subject.String() == unknown.Cert.Issuer.String():
		why = "self-signed certificate"
	case errors.As(err, &unknown):
		why = "unable to get local issuer certificate"
	case errors.As(err, &host):
		kind := "Hostname"
		if net.ParseIP(host.Host) != nil {
			kind = "IP address"
		}
		why = fmt.Sprintf("%s mismatch, certificate is not valid for '%s'.", kind, host.Host)
	case errors.As(err, &invalid) && invalid.Reason == x509.Expired:
		why = "certificate has expired"
	case errors.As(err, &record):
		return "SSLError(1, '[SSL: WRONG_VERSION_NUMBER] wrong version number (_ssl.c:1006)')"
	default:
		return fmt.Sprintf("SSLError(%q)", strings.TrimPrefix(err.Error(), "tls: "))
	}
	quote := "'"
	if strings.Contains(why, "'") {
		quote = `"`
	}
	return fmt.Sprintf("%s(%d, %s[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: %s (_ssl.c:1006)%s)", class, number, quote, why, quote)
}
