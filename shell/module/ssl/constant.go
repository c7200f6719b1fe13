package ssl

import (
	"sync"

	"labsh/shell/module/native"
	"labsh/shell/python/object"
)

// Protocols and ways to verify, under the numbers of CPython's ssl module.
const (
	protocolTLS       = 2
	protocolTLSClient = 16
	protocolTLSServer = 17

	certNone     = 0
	certOptional = 1
	certRequired = 2

	tls10 = 769
	tls12 = 771
	tls13 = 772

	leastVersion = -2 // TLSVersion.MINIMUM_SUPPORTED
	mostVersion  = -1

	opNoTLS12 = 1 << 27
	opNoTLS13 = 1 << 29
	// What CPython sets in a new context, with OpenSSL 3.0.
	defaultOptions = 0x80000050 | 1<<17 | 1<<20 | 1<<22 | 1<<25

	verifyCRLLeaf      = 4
	verifyTrustedFirst = 0x8000
	verifyPartialChain = 0x80000
)

type constant struct {
	name  string
	value int64
}

var (
	methods = sync.OnceValue(func() *native.Enumeration {
		return namedEnumeration("_SSLMethod", false, []constant{{"PROTOCOL_TLS", protocolTLS}, {"PROTOCOL_SSLv23", protocolTLS}, {"PROTOCOL_TLSv1", 3}, {"PROTOCOL_TLSv1_1", 4}, {"PROTOCOL_TLSv1_2", 5}, {"PROTOCOL_TLS_CLIENT", protocolTLSClient}, {"PROTOCOL_TLS_SERVER", protocolTLSServer}})
	})
	verifyModes = sync.OnceValue(func() *native.Enumeration {
		return namedEnumeration("VerifyMode", false, []constant{{"CERT_NONE", certNone}, {"CERT_OPTIONAL", certOptional}, {"CERT_REQUIRED", certRequired}})
	})
	tlsVersions = sync.OnceValue(func() *native.Enumeration {
		return namedEnumeration("TLSVersion", false, []constant{{"MINIMUM_SUPPORTED", leastVersion}, {"SSLv3", 768}, {"TLSv1", tls10}, {"TLSv1_1", 770}, {"TLSv1_2", tls12}, {"TLSv1_3", tls13}, {"MAXIMUM_SUPPORTED", mostVersion}})
	})
	options = sync.OnceValue(func() *native.Enumeration {
		return namedEnumeration("Options", true, []constant{
			{"OP_ALL", 0x80000050}, {"OP_NO_SSLv2", 0}, {"OP_NO_SSLv3", 1 << 25}, {"OP_NO_TLSv1", 1 << 26}, {"OP_NO_TLSv1_1", 1 << 28}, {"OP_NO_TLSv1_2", opNoTLS12}, {"OP_NO_TLSv1_3", opNoTLS13},
			{"OP_CIPHER_SERVER_PREFERENCE", 1 << 22}, {"OP_SINGLE_DH_USE", 0}, {"OP_NO_TICKET", 1 << 14}, {"OP_SINGLE_ECDH_USE", 0}, {"OP_NO_COMPRESSION", 1 << 17},
			{"OP_ENABLE_MIDDLEBOX_COMPAT", 1 << 20}, {"OP_NO_RENEGOTIATION", 1 << 30}, {"OP_IGNORE_UNEXPECTED_EOF", 1 << 7},
		})
	})
	verifyFlags = sync.OnceValue(func() *native.Enumeration {
		return namedEnumeration("VerifyFlags", true, []constant{{"VERIFY_DEFAULT", 0}, {"VERIFY_CRL_CHECK_LEAF", verifyCRLLeaf}, {"VERIFY_CRL_CHECK_CHAIN", 12}, {"VERIFY_X509_STRICT", 32}, {"VERIFY_ALLOW_PROXY_CERTS", 64}, {"VERIFY_X509_TRUSTED_FIRST", verifyTrustedFirst}, {"VERIFY_X509_PARTIAL_CHAIN", verifyPartialChain}})
	})
	errorNumbers = sync.OnceValue(func() *native.Enumeration {
		return namedEnumeration("SSLErrorNumber", false, []constant{{"SSL_ERROR_SSL", 1}, {"SSL_ERROR_WANT_READ", 2}, {"SSL_ERROR_WANT_WRITE", 3}, {"SSL_ERROR_WANT_X509_LOOKUP", 4}, {"SSL_ERROR_SYSCALL", 5}, {"SSL_ERROR_ZERO_RETURN", 6}, {"SSL_ERROR_WANT_CONNECT", 7}, {"SSL_ERROR_EOF", 8}, {"SSL_ERROR_INVALID_ERROR_CODE", 10}})
	})
	alertDescriptions = sync.OnceValue(func() *native.Enumeration {
		e := []constant{
			{"CLOSE_NOTIFY", 0}, {"UNEXPECTED_MESSAGE", 10}, {"BAD_RECORD_MAC", 20}, {"RECORD_OVERFLOW", 22}, {"DECOMPRESSION_FAILURE", 30}, {"HANDSHAKE_FAILURE", 40}, {"BAD_CERTIFICATE", 42},
			{"UNSUPPORTED_CERTIFICATE", 43}, {"CERTIFICATE_REVOKED", 44}, {"CERTIFICATE_EXPIRED", 45}, {"CERTIFICATE_UNKNOWN", 46}, {"ILLEGAL_PARAMETER", 47}, {"UNKNOWN_CA", 48}, {"ACCESS_DENIED", 49},
			{"DECODE_ERROR", 50}, {"DECRYPT_ERROR", 51}, {"PROTOCOL_VERSION", 70}, {"INSUFFICIENT_SECURITY", 71}, {"INTERNAL_ERROR", 80}, {"USER_CANCELLED", 90}, {"NO_RENEGOTIATION", 100},
			{"UNSUPPORTED_EXTENSION", 110}, {"CERTIFICATE_UNOBTAINABLE", 111}, {"UNRECOGNIZED_NAME", 112}, {"BAD_CERTIFICATE_STATUS_RESPONSE", 113}, {"BAD_CERTIFICATE_HASH_VALUE", 114}, {"UNKNOWN_PSK_IDENTITY", 115},
		}
		for i := range e {
			e[i].name = "ALERT_DESCRIPTION_" + e[i].name
		}
		return namedEnumeration("AlertDescription", false, e)
	})
)

func namedEnumeration(name string, flags bool, constants []constant) *native.Enumeration {
	make := object.NewEnumType
	if flags {
		make = object.NewFlagType
	}
	e := &native.Enumeration{Class: make("ssl", name)}
	for _, c := range constants {
		e.Add(c.name, c.value)
	}
	return e
}

// addConstants adds the enumerations, and their members but for TLSVersion's.
func addConstants(m *object.Module) {
	m.Vars.Set(tlsVersions().Class.Name, tlsVersions().Class)
	for _, e := range []*native.Enumeration{methods(), verifyModes(), options(), verifyFlags(), errorNumbers(), alertDescriptions()} {
		e.AddTo(m)
	}
	for name, has := range map[string]bool{
		"HAS_SNI": true, "HAS_ALPN": true, "HAS_ECDH": true, "HAS_TLSv1_2": true, "HAS_TLSv1_3": true, "HAS_TLSv1": true, "HAS_TLSv1_1": true,
		"HAS_SSLv2": false, "HAS_SSLv3": false, "HAS_NPN": false, "HAS_NEVER_CHECK_COMMON_NAME": true,
	} {
		m.Vars.Set(name, object.NewBool(has))
	}
}
