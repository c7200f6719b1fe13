package ssl

import (
	"crypto/tls"
	"fmt"
	"slices"
	"strings"

	"labsh/netlab"
	"labsh/shell/module/socket"
	"labsh/shell/python/object"
)

// suites are the cipher suites that crypto/tls has and calls secure, the strongest first.
func suites() []*tls.CipherSuite {
	all := tls.CipherSuites()
	slices.SortStableFunc(all, func(a, b *tls.CipherSuite) int {
		return secretBits(netlab.CipherName(b.ID)) - secretBits(netlab.CipherName(a.ID))
	})
	return all
}

// isTLS13 tells the suites of TLS 1.3, which are always on.
func isTLS13(s *tls.CipherSuite) bool {
	return slices.Equal(s.SupportedVersions, []uint16{tls.VersionTLS13})
}

// keywords are the words of OpenSSL's cipher lists (ciphers(1)) that a suite goes by.
func keywords(s *tls.CipherSuite) []string {
	name := netlab.CipherName(s.ID)
	words := []string{name, s.Name, "ALL", "DEFAULT", "HIGH", "AES", "ECDHE", "EECDH", "kEECDH", "kECDHE", "ECDH"}
	if strings.Contains(name, "CHACHA20") {
		words = slices.DeleteFunc(words, func(w string) bool { return w == "AES" })
		words = append(words, "CHACHA20")
	}
	for _, bulk := range []string{"AES128", "AES256"} {
		if strings.Contains(name, bulk) {
			words = append(words, bulk)
		}
	}
	if strings.Contains(name, "-GCM-") {
		words = append(words, "AESGCM")
	}
	for _, digest := range []string{"SHA256", "SHA384", "SHA"} {
		if strings.HasSuffix(name, "-"+digest) {
			words = append(words, digest)
		}
	}
	if strings.HasSuffix(name, "-SHA") {
		words = append(words, "SHA1")
	}
	if strings.Contains(name, "ECDSA") {
		return append(words, "ECDSA", "aECDSA")
	}
	return append(words, "RSA", "aRSA")
}

// selectSuites reads a cipher list of OpenSSL: words that are added, and with ! or -
// taken out; + between words asks for all of them.
func selectSuites(list string) []uint16 {
	var chosen, banned []uint16
	for _, word := range strings.FieldsFunc(list, func(r rune) bool { return strings.ContainsRune(":, ;", r) }) {
		sign := word[0]
		if strings.IndexByte("!-+", sign) >= 0 {
			word = word[1:]
		}
		for _, s := range suites() {
			has := keywords(s)
			if isTLS13(s) || !matchesAll(has, strings.Split(word, "+")) {
				continue
			}
			switch present := slices.Contains(chosen, s.ID); {
			case sign == '!':
				banned = append(banned, s.ID)
				chosen = slices.DeleteFunc(chosen, func(id uint16) bool { return id == s.ID })
			case sign == '-':
				chosen = slices.DeleteFunc(chosen, func(id uint16) bool { return id == s.ID })
			case sign == '+' && present:
				chosen = append(slices.DeleteFunc(chosen, func(id uint16) bool { return id == s.ID }), s.ID)
			case sign != '+' && !present && !slices.Contains(banned, s.ID):
				chosen = append(chosen, s.ID)
			}
		}
	}
	return chosen
}

func matchesAll(has, wanted []string) bool {
	for _, w := range wanted {
		if !slices.Contains(has, w) {
			return false
		}
	}
	return true
}

func secretBits(name string) int {
	if strings.Contains(name, "128") && !strings.Contains(name, "AES256") && !strings.Contains(name, "AES_256") {
		return 128
	}
	return 256
}

// cipherProtocol is the first version that has the suite.
func cipherProtocol(name string) string {
	switch {
	case strings.HasPrefix(name, "TLS_"):
		return "TLSv1.3"
	case strings.HasSuffix(name, "-SHA"):
		return "TLSv1.0"
	}
	return "TLSv1.2"
}

// cipherTuple is a suite as cipher() has it: its name, version and bits.
func cipherTuple(name string) object.Value {
	return object.NewTuple(object.Str(name), object.Str(cipherProtocol(name)), object.NewInt(int64(secretBits(name))))
}

// enabled are the suites of a context: those of TLS 1.3 and the chosen ones.
func (c *sslContext) enabled() []uint16 {
	var ids []uint16
	for _, s := range suites() {
		if isTLS13(s) || c.ciphers == nil {
			ids = append(ids, s.ID)
		}
	}
	return append(ids, c.ciphers...)
}

func (c *sslContext) getCiphers() object.Value {
	var list []object.Value
	for _, id := range c.enabled() {
		name := netlab.CipherName(id)
		bits := int64(secretBits(name))
		aead := !strings.HasSuffix(name, "-SHA")
		kx, auth := "ECDH", "RSA"
		if strings.Contains(name, "ECDSA") {
			auth = "ECDSA"
		}
		if strings.HasPrefix(name, "TLS_") {
			kx, auth = "any", "any"
		}
		d := object.NewDict()
		d.SetStr("id", object.NewInt(0x03000000|int64(id)))
		d.SetStr("name", object.Str(name))
		d.SetStr("protocol", object.Str(cipherProtocol(name)))
		d.SetStr("description", object.Str(fmt.Sprintf("%-30s %s Kx=%-8s Au=%-5s", name, cipherProtocol(name), kx, auth)))
		d.SetStr("strength_bits", object.NewInt(bits))
		d.SetStr("alg_bits", object.NewInt(bits))
		d.SetStr("aead", object.NewBool(aead))
		list = append(list, d)
	}
	return object.NewList(list...)
}

// setCiphers is SSLContext.set_ciphers.
func setCiphers(_ *object.Thread, a []object.Value) (object.Value, error) {
	list, ok := a[1].(object.Str)
	if !ok {
		return nil, object.Errorf(object.TypeError, "set_ciphers() argument must be str, not %s", a[1].Type().Name)
	}
	chosen := selectSuites(string(list))
	if len(chosen) == 0 {
		return nil, object.NewException(socket.SSLError(), object.Str("No cipher can be selected."))
	}
	a[0].(*sslContext).ciphers = chosen
	return object.None, nil
}

// curves are the groups of set_ecdh_curve, under OpenSSL's names.
var curves = map[string]tls.CurveID{
	"prime256v1": tls.CurveP256, "P-256": tls.CurveP256, "secp384r1": tls.CurveP384, "P-384": tls.CurveP384,
	"secp521r1": tls.CurveP521, "P-521": tls.CurveP521, "X25519": tls.X25519, "x25519": tls.X25519,
}
