package netlab

import (
	"crypto/tls"
	"slices"
	"strings"
)

// defaultCipherSuites are those of TLS 1.2 that a context of Python 3.11 has on its own
// (ECDH+AESGCM:ECDH+CHACHA20:ECDH+AES:DHE+AES:!SHA1:!AESCCM), in that order, as far as
// crypto/tls has them: it lacks ECDHE with AES256-SHA384, and DHE.
var defaultCipherSuites = []uint16{
	tls.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384, tls.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,
	tls.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, tls.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
	tls.TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256, tls.TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256,
	tls.TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256, tls.TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256,
}

// DefaultCipherSuites gives the numbers of the cipher suites of TLS 1.2 that are
// offered and accepted unless told otherwise. Those of TLS 1.3 are always on.
func DefaultCipherSuites() []uint16 { return slices.Clone(defaultCipherSuites) }

// CipherName is the name that OpenSSL has for the number of a cipher suite.
func CipherName(id uint16) string { return opensslName(tls.CipherSuiteName(id)) }

// opensslName is OpenSSL's name for a cipher suite: the standard's in TLS 1.3,
// and before that one of its own (ECDHE-ECDSA-AES128-GCM-SHA256).
func opensslName(name string) string {
	key, bulk, ok := strings.Cut(strings.TrimPrefix(name, "TLS_"), "_WITH_")
	if !ok {
		return name
	}
	bulk = strings.NewReplacer("AES_", "AES", "CHACHA20_POLY1305_SHA256", "CHACHA20-POLY1305", "_CBC", "").Replace(bulk)
	name = strings.ReplaceAll(key+"-"+bulk, "_", "-")
	return strings.TrimPrefix(name, "RSA-")
}
