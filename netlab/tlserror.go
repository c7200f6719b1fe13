package netlab

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"net"
	"strings"
	"syscall"

	"labsh/netlab/chain"
)

// sslError is an exception of Python's ssl module. Its text ends in the place
// in CPython 3.11's source, as Python prints it.
func sslError(op, class, text string) *Error {
	errno := 1
	switch class {
	case "SSLEOFError":
		errno = 8
	case "SSLWantReadError":
		errno = 2
	case "SSLWantWriteError":
		errno = 3
	}
	return &Error{Name: "ssl." + class, Errno: errno, Message: text, Op: op}
}

// handshakeError is the SSLError for OpenSSL's reason.
func handshakeError(op, class, reason string, err error) *Error {
	text := strings.ToLower(strings.ReplaceAll(reason, "_", " "))
	if reason == "UNEXPECTED_EOF_WHILE_READING" {
		text = "EOF occurred in violation of protocol"
	}
	e := sslError(op, class, fmt.Sprintf("[SSL: %s] %s (_ssl.c:1006)", reason, text))
	e.Err = &TLSError{Fault: faults[reason], Err: err}
	return e
}

func errNoServerName() *Error {
	return &Error{Name: "ValueError", Message: "check_hostname requires server_hostname", Op: "tls"}
}

// HandshakeError gives what a handshake of crypto/tls failed of its name in Python's ssl
// module.
func HandshakeError(err error) error { return shakingError(err) }

// raggedEnd is the error of a stream that ended without close_notify.
func raggedEnd(err error) error {
	e := handshakeError("recv", "SSLEOFError", "UNEXPECTED_EOF_WHILE_READING", err)
	e.Err.(*TLSError).Fault = TLSUnended
	return at(inRead, e)
}

// tlsError gives an error of crypto/tls its name in Python's ssl module; a
// socket's own error stays what it is.
func tlsError(op string, err error) error {
	if err == nil {
		return nil
	}
	var (
		ours   *Error
		record tls.RecordHeaderError
		remote *net.OpError
	)
	switch {
	case errors.As(err, &ours):
		return asError(op, ours, nil)
	case errors.Is(err, errGivenUp):
		return errnoError(op, syscall.EBADF, nil)
	case strings.Contains(err.Error(), "client didn't provide a certificate"):
		return handshakeError(op, "SSLError", "PEER_DID_NOT_RETURN_A_CERTIFICATE", err)
	case strings.Contains(err.Error(), "no certificates configured"):
		return handshakeError(op, "SSLError", "NO_SHARED_CIPHER", err)
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return handshakeError(op, "SSLEOFError", "UNEXPECTED_EOF_WHILE_READING", err)
	case errors.As(err, &record):
		if isHTTP(record.RecordHeader) {
			return handshakeError(op, "SSLError", "HTTP_REQUEST", err)
		}
		return handshakeError(op, "SSLError", "WRONG_VERSION_NUMBER", err)
	case errors.As(err, &remote) && remote.Op == "remote error":
		if reason, ok := alertReasons[strings.TrimPrefix(remote.Err.Error(), "tls: ")]; ok {
			return handshakeError(op, "SSLError", reason, err)
		}
	case strings.Contains(err.Error(), "unsupported protocol version"), strings.Contains(err.Error(), "unsupported versions"):
		return handshakeError(op, "SSLError", "UNSUPPORTED_PROTOCOL", err)
	case strings.Contains(err.Error(), "no cipher suite supported"):
		return handshakeError(op, "SSLError", "NO_SHARED_CIPHER", err)
	}
	e := sslError(op, "SSLError", "[SSL] "+strings.TrimPrefix(err.Error(), "tls: ")+" (_ssl.c:1006)")
	e.Err = &TLSError{Err: err}
	return e
}

// isHTTP reports whether a record's header is the beginning of a request.
func isHTTP(header [5]byte) bool {
	for _, method := range []string{"GET ", "POST ", "HEAD ", "PUT "} {
		if strings.HasPrefix(string(header[:]), method) {
			return true
		}
	}
	return false
}

// alertReasons are OpenSSL's reasons for the alerts of RFC 8446, section 6,
// that the peer sends, by crypto/tls's texts.
var alertReasons = map[string]string{
	"unexpected message":              "SSLV3_ALERT_UNEXPECTED_MESSAGE",
	"bad record MAC":                  "SSLV3_ALERT_BAD_RECORD_MAC",
	"handshake failure":               "SSLV3_ALERT_HANDSHAKE_FAILURE",
	"bad certificate":                 "SSLV3_ALERT_BAD_CERTIFICATE",
	"unsupported certificate":         "SSLV3_ALERT_UNSUPPORTED_CERTIFICATE",
	"revoked certificate":             "SSLV3_ALERT_CERTIFICATE_REVOKED",
	"expired certificate":             "SSLV3_ALERT_CERTIFICATE_EXPIRED",
	"unknown certificate":             "SSLV3_ALERT_CERTIFICATE_UNKNOWN",
	"illegal parameter":               "SSLV3_ALERT_ILLEGAL_PARAMETER",
	"unknown certificate authority":   "TLSV1_ALERT_UNKNOWN_CA",
	"access denied":                   "TLSV1_ALERT_ACCESS_DENIED",
	"error decoding message":          "TLSV1_ALERT_DECODE_ERROR",
	"error decrypting message":        "TLSV1_ALERT_DECRYPT_ERROR",
	"protocol version not supported":  "TLSV1_ALERT_PROTOCOL_VERSION",
	"insufficient security level":     "TLSV1_ALERT_INSUFFICIENT_SECURITY",
	"internal error":                  "TLSV1_ALERT_INTERNAL_ERROR",
	"inappropriate fallback":          "TLSV1_ALERT_INAPPROPRIATE_FALLBACK",
	"user canceled":                   "TLSV1_ALERT_USER_CANCELLED",
	"unrecognized name":               "TLSV1_UNRECOGNIZED_NAME",
	"certificate required":            "TLSV13_ALERT_CERTIFICATE_REQUIRED",
	"no application protocol":         "TLSV1_ALERT_NO_APPLICATION_PROTOCOL",
	"missing extension":               "TLSV13_ALERT_MISSING_EXTENSION",
	"unsupported extension":           "TLSV1_UNSUPPORTED_EXTENSION",
	"bad certificate status response": "TLSV1_BAD_CERTIFICATE_STATUS_RESPONSE",
}

// verifyPeer checks the other end's certificate. A client that asks for no name has to
// say that it means any.
func (c *TLSConfig) verifyPeer(sent []*x509.Certificate, server bool) error {
	if !server && !c.AnyName && c.ServerName == "" {
		return errNoServerName()
	}
	o := chain.Options{
		Sent: sent, Trusted: c.Roots, Client: server,
		AlternativeOnly: c.AlternativeOnly, Partial: c.Partial, Level: c.level(), Revocation: c.Revocation,
	}
	if o.Trusted == nil {
		o.Trusted = chain.System()
	}
	if !server && !c.AnyName {
		o.Name = c.ServerName
	}
	fault := chain.Verify(o)
	if fault == nil {
		return nil
	}
	why := fault.Error()
	if fault.Code == chain.WrongHost || fault.Code == chain.WrongAddress {
		why = fmt.Sprintf("%s, certificate is not valid for '%s'.", why, o.Name)
	}
	e := sslError("tls", "SSLCertVerificationError", "[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: "+why+" (_ssl.c:1006)")
	e.Err = &TLSError{Fault: TLSCertificate, Host: o.Name, Err: fault}
	return e
}
