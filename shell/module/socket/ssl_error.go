package socket

import (
	"strings"
	"sync"

	"labsh/shell/python/object"
)

// The exceptions of the ssl module.
var (
	sslError                 = sync.OnceValue(func() *object.Type { return newSSLErrorType() })
	sslZeroReturnError       = sync.OnceValue(func() *object.Type { return object.NewExceptionClass("ssl", "SSLZeroReturnError", sslError()) })
	sslWantReadError         = sync.OnceValue(func() *object.Type { return object.NewExceptionClass("ssl", "SSLWantReadError", sslError()) })
	sslWantWriteError        = sync.OnceValue(func() *object.Type { return object.NewExceptionClass("ssl", "SSLWantWriteError", sslError()) })
	sslSyscallError          = sync.OnceValue(func() *object.Type { return object.NewExceptionClass("ssl", "SSLSyscallError", sslError()) })
	sslEOFError              = sync.OnceValue(func() *object.Type { return object.NewExceptionClass("ssl", "SSLEOFError", sslError()) })
	sslCertVerificationError = sync.OnceValue(func() *object.Type { return object.NewExceptionClass("ssl", "SSLCertVerificationError", sslError()) })
)

func newSSLErrorType() *object.Type {
	class := object.NewExceptionClass("ssl", "SSLError", object.OSError)
	class.Doc = "An error occurred in the SSL implementation."
	// Its text says all: no [Errno 1] before it.
	class.Str = func(t *object.Thread, v object.Value) (string, error) {
		if e := v.(*object.Exception); len(e.Args.Elems) == 2 {
			if s, ok := e.Args.Elems[1].(object.Str); ok {
				return string(s), nil
			}
		}
		return object.Repr(t, v.(*object.Exception).Args)
	}
	return class
}

// newSSLError makes an ssl exception with what OpenSSL said: its library and
// reason are between the brackets of the text.
func newSSLError(class *object.Type, errno int, text string) *object.Exception {
	e := object.NewException(class, object.NewInt(int64(errno)), object.Str(text))
	if inner, _, ok := strings.Cut(strings.TrimPrefix(text, "["), "]"); ok && strings.HasPrefix(text, "[") {
		library, reason, both := strings.Cut(inner, ": ")
		e.Attrs().SetStr("library", object.Str(library))
		if both {
			e.Attrs().SetStr("reason", object.Str(reason))
		}
	}
	if _, why, ok := strings.Cut(text, "certificate verify failed: "); ok {
		message, _, _ := strings.Cut(why, " (_ssl.c:")
		e.Attrs().SetStr("verify_message", object.Str(message))
		e.Attrs().SetStr("verify_code", object.NewInt(verifyCode(message)))
	}
	return e
}

// verifyCode is OpenSSL's number for why a certificate is refused (X509_V_ERR_*).
func verifyCode(message string) int64 {
	for _, c := range []struct {
		text string
		code int64
	}{
		{"unable to get local issuer certificate", 20}, {"self-signed certificate in certificate chain", 19},
		{"self-signed certificate", 18}, {"certificate is not yet valid", 9}, {"certificate has expired", 10},
		{"Hostname mismatch", 62}, {"IP address mismatch", 64}, {"unsuitable certificate purpose", 26}, {"invalid CA certificate", 24},
	} {
		if strings.HasPrefix(message, c.text) {
			return c.code
		}
	}
	return 1
}
