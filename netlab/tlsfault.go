package netlab

// A TLSFault is what went wrong with TLS, as far as people can do something about it.
type TLSFault int

// The faults.
const (
	TLSOther         TLSFault = iota // none of those below
	TLSNotSpoken                     // what came is no TLS
	TLSCut                           // the stream ended without TLS's own end
	TLSCertificate                   // the peer's certificate was not accepted: errors.As finds a chain.Error, which says why
	TLSUnended                       // the stream ended without close_notify
	TLSRefused                       // the peer refused the certificate that it was given
	TLSUnknownIssuer                 // it did, as it does not know the issuer
	TLSRequired                      // the peer asks for a certificate, and was given none
	TLSVersion                       // the two ends have no version in common
	TLSNoCommon                      // the two ends have no cipher suite in common
	TLSDeclined                      // the peer found nothing that it could agree on, or wanted a certificate
)

// A TLSError says which fault an [Error] of TLS is about, whose words are those of
// Python's ssl module. errors.As finds it.
type TLSError struct {
	Fault TLSFault
	Host  string // of TLSCertificate: the name that was asked for, "" for none
	Err   error  // crypto/tls's, or a chain.Error
}

func (e *TLSError) Error() string { return e.Err.Error() }

// Unwrap returns the error underneath.
func (e *TLSError) Unwrap() error { return e.Err }

// faults are the faults that OpenSSL's reasons tell of.
var faults = map[string]TLSFault{
	"HTTP_REQUEST":                          TLSNotSpoken,
	"WRONG_VERSION_NUMBER":                  TLSNotSpoken,
	"UNEXPECTED_EOF_WHILE_READING":          TLSCut,
	"TLSV1_ALERT_UNKNOWN_CA":                TLSUnknownIssuer,
	"SSLV3_ALERT_BAD_CERTIFICATE":           TLSRefused,
	"SSLV3_ALERT_CERTIFICATE_UNKNOWN":       TLSRefused,
	"SSLV3_ALERT_CERTIFICATE_EXPIRED":       TLSRefused,
	"SSLV3_ALERT_UNSUPPORTED_CERTIFICATE":   TLSRefused,
	"TLSV1_BAD_CERTIFICATE_STATUS_RESPONSE": TLSRefused,
	"TLSV13_ALERT_CERTIFICATE_REQUIRED":     TLSRequired,
	"UNSUPPORTED_PROTOCOL":                  TLSVersion,
	"TLSV1_ALERT_PROTOCOL_VERSION":          TLSVersion,
	"SSLV3_ALERT_HANDSHAKE_FAILURE":         TLSDeclined,
	"NO_SHARED_CIPHER":                      TLSNoCommon,
}
