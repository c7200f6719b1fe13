package netlab

// A TLSFault is what went wrong with TLS, as far as people can do something about it.
type TLSFault int

// The faults.
const (
	TLSOther       TLSFault = iota // none of those below
	TLSNotSpoken                   // what came is no TLS
	TLSCut                         // the stream ended without TLS's own end
	TLSUntrusted                   // no trusted authority issued the certificate
	TLSWrongHost                   // the certificate is for others than Host
	TLSExpired                     // the certificate's time is over
	TLSNotYetValid                 // the certificate's time has not come
	TLSUnfit                       // the certificate may not be used for this
	TLSRefused                     // the peer refused the certificate that it was given
)

// A TLSError says which fault an [Error] of TLS is about, whose words are those of
// Python's ssl module. errors.As finds it.
type TLSError struct {
	Fault TLSFault
	Host  string // of TLSWrongHost
	Err   error  // crypto/tls's or crypto/x509's
}

func (e *TLSError) Error() string { return e.Err.Error() }

// Unwrap returns the error underneath.
func (e *TLSError) Unwrap() error { return e.Err }

// faults are the faults that OpenSSL's reasons tell of.
var faults = map[string]TLSFault{
	"HTTP_REQUEST":                          TLSNotSpoken,
	"WRONG_VERSION_NUMBER":                  TLSNotSpoken,
	"UNEXPECTED_EOF_WHILE_READING":          TLSCut,
	"TLSV1_ALERT_UNKNOWN_CA":                TLSRefused,
	"SSLV3_ALERT_BAD_CERTIFICATE":           TLSRefused,
	"SSLV3_ALERT_CERTIFICATE_UNKNOWN":       TLSRefused,
	"TLSV1_BAD_CERTIFICATE_STATUS_RESPONSE": TLSRefused,
}
