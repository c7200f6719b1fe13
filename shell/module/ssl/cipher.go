package ssl

import (
	"crypto/tls"
	"fmt"
	"slices"
	"strings"
	"sync"

	"labsh/netlab"
	"labsh/shell/module/socket"
	"labsh/shell/python/object"
)

// suites are the cipher suites that crypto/tls and OpenSSL 3.0 have in common, in the
// order in which OpenSSL's lists have them.
var suites = sync.OnceValue(func() []*tls.CipherSuite {
	all := slices.DeleteFunc(slices.Concat(tls.CipherSuites(), tls.InsecureCipherSuites()), func(s *tls.CipherSuite) bool {
		return strings.Contains(s.Name, "RC4") || strings.Contains(s.Name, "3DES")
	})
	slices.SortStableFunc(all, func(a, b *tls.CipherSuite) int {
		return rank(netlab.CipherName(a.ID)) - rank(netlab.CipherName(b.ID))
	})
	return all
})

// rank is a suite's place in OpenSSL's lists: by the version, the key exchange, the cipher
// with its digest, and the signature.
func rank(name string) int {
	place := map[string]int{"any": 0, "ECDH": 100, "RSA": 200}[keyExchange(name)]
	bulk, mac := algorithms(name)
	place += 10 * slices.Index([]string{
		"AESGCM(256) AEAD", "CHACHA20/POLY1305(256) AEAD", "AESGCM(128) AEAD", "AES(128) SHA256", "AES(256) SHA1", "AES(128) SHA1",
	}, bulk+" "+mac)
	if !strings.Contains(name, "ECDSA") {
		place++
	}
	return place
}

// isTLS13 tells the suites of TLS 1.3, which are always on.
func isTLS13(s *tls.CipherSuite) bool {
	return slices.Equal(s.SupportedVersions, []uint16{tls.VersionTLS13})
}

// keywords are the words of OpenSSL's cipher lists (ciphers(1)) that a suite goes by.
func keywords(s *tls.CipherSuite) []string {
	name := netlab.CipherName(s.ID)
	words := []string{name, s.Name, "ALL", "DEFAULT", "HIGH", "AES"}
	if keyExchange(name) == "ECDH" {
		words = append(words, "ECDHE", "EECDH", "kEECDH", "kECDHE", "ECDH")
	} else {
		words = append(words, "kRSA")
	}
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
//
// @SECLEVEL=2 gives the level, which is negative else.
func selectSuites(list string) (chosen []uint16, level int) {
	var banned []uint16
	level = -1
	for _, word := range strings.FieldsFunc(list, func(r rune) bool { return strings.ContainsRune(":, ;", r) }) {
		if n, ok := strings.CutPrefix(word, "@SECLEVEL="); ok && len(n) == 1 && n[0] >= '0' && n[0] <= '5' {
			level = int(n[0] - '0')
			continue
		}
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
	return chosen, level
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
	case strings.HasSuffix(name, "-SHA") && keyExchange(name) == "RSA":
		return "SSLv3"
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
		if isTLS13(s) {
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
		bulk, mac := algorithms(name)
		kx, auth := keyExchange(name), "RSA"
		if strings.Contains(name, "ECDSA") {
			auth = "ECDSA"
		}
		if kx == "any" {
			auth = "any"
		}
		d := object.NewDict()
		d.SetStr("id", object.NewInt(0x03000000|int64(id)))
		d.SetStr("name", object.Str(name))
		d.SetStr("protocol", object.Str(cipherProtocol(name)))
		d.SetStr("description", object.Str(fmt.Sprintf("%-30s %-7s Kx=%-8s Au=%-5s Enc=%-22s Mac=%-4s", name, cipherProtocol(name), kx, auth, bulk, mac)))
		d.SetStr("strength_bits", object.NewInt(bits))
		d.SetStr("alg_bits", object.NewInt(bits))
		d.SetStr("aead", object.NewBool(mac == "AEAD"))
		list = append(list, d)
	}
	return object.NewList(list...)
}

// keyExchange is how the suite's keys are agreed on, as OpenSSL writes it.
func keyExchange(name string) string {
	switch {
	case strings.HasPrefix(name, "TLS_"):
		return "any"
	case strings.HasPrefix(name, "ECDHE-"):
		return "ECDH"
	}
	return "RSA"
}

// algorithms are the suite's cipher and the digest of its records' codes, as OpenSSL
// writes them.
func algorithms(name string) (bulk, mac string) {
	bits := secretBits(name)
	switch {
	case strings.Contains(name, "CHACHA20"):
		return "CHACHA20/POLY1305(256)", "AEAD"
	case strings.Contains(name, "GCM"):
		return fmt.Sprintf("AESGCM(%d)", bits), "AEAD"
	case strings.HasSuffix(name, "-SHA"):
		mac = "SHA1"
	default:
		mac = name[strings.LastIndex(name, "-")+1:]
	}
	return fmt.Sprintf("AES(%d)", bits), mac
}

// defaultLevel is the security level of a new context, as CPython 3.11 has it.
const defaultLevel = 2

// securityLevel is the level as netlab has it.
func (c *sslContext) securityLevel() int {
	if c.level == 0 {
		return -1
	}
	return c.level
}

// setCiphers is SSLContext.set_ciphers.
func setCiphers(_ *object.Thread, a []object.Value) (object.Value, error) {
	list, ok := object.Plain(a[1]).(object.Str)
	if !ok {
		return nil, object.Errorf(object.TypeError, "set_ciphers() argument must be str, not %s", a[1].Type().Name)
	}
	chosen, level := selectSuites(string(list))
	if len(chosen) == 0 {
		return nil, object.NewException(socket.SSLError(), object.Str("No cipher can be selected."))
	}
	c := a[0].(*sslContext)
	if c.ciphers = chosen; level >= 0 {
		c.level = level
	}
	return object.None, nil
}

// curves are the groups of set_ecdh_curve, under OpenSSL's names.
var curves = map[string]tls.CurveID{
	"prime256v1": tls.CurveP256, "P-256": tls.CurveP256, "secp384r1": tls.CurveP384, "P-384": tls.CurveP384,
	"secp521r1": tls.CurveP521, "P-521": tls.CurveP521, "X25519": tls.X25519, "x25519": tls.X25519,
}
