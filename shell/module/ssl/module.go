// Package ssl is the module _ssl, on which the module ssl of folder lib stands: the
// classes of contexts, of sockets and objects that speak TLS, and of their settings.
// What TLS does to a connection is netlab's.
package ssl

import (
	"crypto/rand"
	"runtime"

	"labsh/netlab/chain"
	"labsh/shell/module/native"
	"labsh/shell/module/socket"
	"labsh/shell/python/object"
)

// CoreModule makes _ssl, TLS as far as netlab has it: what the module ssl, which is
// written in Python, stands on.
func CoreModule() (*object.Module, error) {
	m := object.NewModule("_ssl", "Implementation module for SSL socket operations.")
	addConstants(m)
	classes := []*object.Type{socketType(), contextType(), memoryBIOType(), objectType(), purposes()}
	for _, class := range append(classes, socket.SSLErrors()...) {
		m.Vars.Set(class.Name, class)
	}
	m.Vars.Set("_ASN1Object", asn1Object().Class)
	refused, _ := m.Vars.Get("SSLCertVerificationError")
	m.Vars.Set("CertificateError", refused)
	// The number is that of the OpenSSL whose words and numbers these are.
	m.Vars.Set("OPENSSL_VERSION", object.Str("OpenSSL 3.0.0 in its words only: the work is done by crypto/tls of "+runtime.Version()))
	m.Vars.Set("OPENSSL_VERSION_NUMBER", object.NewInt(0x30000000))
	m.Vars.Set("OPENSSL_VERSION_INFO", object.NewTuple(object.NewInt(3), object.NewInt(0), object.NewInt(0), object.NewInt(0), object.NewInt(0)))
	random := func(name string, wrap func(object.Value) object.Value) {
		m.AddFunc(name, "n, /", "Generate n bytes of random data.", func(t *object.Thread, a []object.Value) (object.Value, error) {
			n, err := native.Int(t, a[0])
			switch {
			case err != nil:
				return nil, err
			case n < 0:
				return nil, object.Errorf(object.ValueError, "num must be positive")
			}
			if err := object.CheckSize(int64(n), 1); err != nil {
				return nil, err
			}
			p := make([]byte, n)
			_, _ = rand.Read(p) // it never fails
			return wrap(object.TakeBytes(p)), nil
		})
	}
	random("RAND_bytes", func(v object.Value) object.Value { return v })
	random("RAND_pseudo_bytes", func(v object.Value) object.Value { return object.NewTuple(v, object.True) })
	m.AddFunc("RAND_status", "", "Returns True if the OpenSSL PRNG has been seeded with enough data and False if not.", func(*object.Thread, []object.Value) (object.Value, error) {
		return object.True, nil // the kernel's
	})
	m.AddFunc("RAND_add", "string, entropy, /", "Mix string into the OpenSSL PRNG state.", func(_ *object.Thread, a []object.Value) (object.Value, error) {
		if _, ok := native.Text(a[0]); !ok {
			return nil, object.NotBytes(a[0])
		}
		return object.None, nil // the kernel's needs nothing
	})
	m.AddFunc("default_verify_paths", "", "Return the file and the directory of the system's authorities.", func(*object.Thread, []object.Value) (object.Value, error) {
		return object.NewTuple(object.Str(chain.SystemFile()), object.Str(chain.SystemDir())), nil
	})
	return m, nil
}
