package ssl

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/des"
	"crypto/pbkdf2"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"encoding/pem"
	"errors"
	"hash"

	"labsh/netlab/chain"
	"labsh/shell/module/native"
	"labsh/shell/python/object"
)

// errKey is that of a key that cannot be decrypted with the password.
var errKey = errors.New("bad decrypt")

// decryptKey gives the plain form of a private key in PEM: of RFC 1423's encryption or
// of PKCS #8's (RFC 8018), as OpenSSL writes them.
func decryptKey(block *pem.Block, password []byte) (*pem.Block, error) {
	if block.Type == "ENCRYPTED PRIVATE KEY" {
		der, err := decryptPKCS8(block.Bytes, password)
		return &pem.Block{Type: "PRIVATE KEY", Bytes: der}, err
	}
	//lint:ignore SA1019 the old encryption is what such a file has
	der, err := x509.DecryptPEMBlock(block, password)
	return &pem.Block{Type: block.Type, Bytes: der}, err
}

func isEncrypted(block *pem.Block) bool {
	//lint:ignore SA1019 as above
	return block.Type == "ENCRYPTED PRIVATE KEY" || x509.IsEncryptedPEMBlock(block)
}

// decryptPKCS8 decrypts with PBES2, PBKDF2 and a block cipher in CBC mode.
func decryptPKCS8(der, password []byte) ([]byte, error) {
	var info struct {
		Algorithm pkix.AlgorithmIdentifier
		Data      []byte
	}
	var scheme struct{ KDF, Cipher pkix.AlgorithmIdentifier }
	var kdf struct {
		Salt       []byte
		Iterations int
		Length     int                      `asn1:"optional"`
		PRF        pkix.AlgorithmIdentifier `asn1:"optional"`
	}
	var iv []byte
	if _, err := asn1.Unmarshal(der, &info); err != nil {
		return nil, err
	}
	if _, err := asn1.Unmarshal(info.Algorithm.Parameters.FullBytes, &scheme); err != nil {
		return nil, err
	}
	if _, err := asn1.Unmarshal(scheme.KDF.Parameters.FullBytes, &kdf); err != nil {
		return nil, err
	}
	if _, err := asn1.Unmarshal(scheme.Cipher.Parameters.FullBytes, &iv); err != nil {
		return nil, err
	}
	c, ok := map[string]struct {
		length int
		block  func([]byte) (cipher.Block, error)
	}{
		"2.16.840.1.101.3.4.1.2":  {16, aes.NewCipher},
		"2.16.840.1.101.3.4.1.22": {24, aes.NewCipher},
		"2.16.840.1.101.3.4.1.42": {32, aes.NewCipher},
		"1.2.840.113549.3.7":      {24, des.NewTripleDESCipher},
	}[scheme.Cipher.Algorithm.String()]
	if !ok {
		return nil, errors.New("unsupported cipher")
	}
	digest := map[string]func() hash.Hash{"1.2.840.113549.2.9": sha256.New, "1.2.840.113549.2.11": sha512.New}[kdf.PRF.Algorithm.String()]
	if digest == nil {
		digest = sha1.New
	}
	const mostIterations = 10_000_000 // some seconds: a file must not hold the program for hours
	if kdf.Iterations > mostIterations {
		return nil, errors.New("too many iterations")
	}
	key, err := pbkdf2.Key(digest, string(password), kdf.Salt, kdf.Iterations, c.length)
	if err != nil {
		return nil, err
	}
	block, err := c.block(key)
	if err != nil {
		return nil, err
	}
	if len(iv) != block.BlockSize() || len(info.Data) == 0 || len(info.Data)%block.BlockSize() != 0 {
		return nil, errKey
	}
	plain := make([]byte, len(info.Data))
	cipher.NewCBCDecrypter(block, iv).CryptBlocks(plain, info.Data)
	padding := int(plain[len(plain)-1])
	if padding == 0 || padding > block.BlockSize() {
		return nil, errKey
	}
	plain = plain[:len(plain)-padding]
	if _, err := x509.ParsePKCS8PrivateKey(plain); err != nil {
		return nil, errKey
	}
	return plain, nil
}

// longestPassword is OpenSSL's PEM_BUFSIZE.
const longestPassword = 1024

// passwordOf reads load_cert_chain's password, which may be a function.
func passwordOf(t *object.Thread, v object.Value) ([]byte, error) {
	what := "password should be a string or callable"
	if _, ok := native.Text(v); !ok && v.Type().Call != nil {
		var err error
		if v, err = object.Call(t, v); err != nil {
			return nil, err
		}
		what = "password callback must return a string"
	}
	text, ok := native.Text(v)
	switch {
	case !ok:
		return nil, object.Errorf(object.TypeError, "%s", what)
	case len(text) > longestPassword:
		return nil, object.Errorf(object.ValueError, "password cannot be longer than %d bytes", longestPassword)
	}
	return []byte(text), nil
}

// loadCertChain is SSLContext.load_cert_chain.
func loadCertChain(t *object.Thread, a []object.Value) (object.Value, error) {
	certificate, err := readPath(a[1], "certfile")
	if err != nil {
		return nil, err
	}
	key := certificate
	if native.Given(a[2]) {
		if key, err = readPath(a[2], "keyfile"); err != nil {
			return nil, err
		}
	}
	if native.Given(a[3]) {
		if _, ok := native.Text(a[3]); !ok && a[3].Type().Call == nil {
			return nil, object.Errorf(object.TypeError, "password should be a string or callable")
		}
	}
	if !hasCertificate(certificate) {
		return nil, newError(524297, "[SSL] PEM lib (_ssl.c:3905)")
	}
	if key, err = plainKey(t, key, a[3]); err != nil {
		return nil, err
	}
	pair, err := tls.X509KeyPair(certificate, key)
	switch {
	case err == nil:
	case err.Error() == "tls: private key does not match public key", err.Error() == "tls: private key type does not match public key type":
		return nil, newError(185073780, "[X509: KEY_VALUES_MISMATCH] key values mismatch (_ssl.c:3926)")
	default:
		return nil, newError(524297, "[SSL] PEM lib (_ssl.c:3926)")
	}
	c := a[0].(*sslContext)
	if err := c.checkStrength(pair); err != nil {
		return nil, err
	}
	c.certificate = &pair
	return object.None, nil
}

// checkStrength refuses keys that are too short for the context's security level.
func (c *sslContext) checkStrength(pair tls.Certificate) error {
	for i, der := range pair.Certificate {
		certificate, err := x509.ParseCertificate(der)
		switch {
		case err != nil || !chain.Weak(certificate, c.level):
		case i == 0:
			return newError(399, "[SSL: EE_KEY_TOO_SMALL] ee key too small (_ssl.c:3905)")
		default:
			return newError(397, "[SSL: CA_KEY_TOO_SMALL] ca key too small (_ssl.c:3905)")
		}
	}
	return nil
}

// plainKey decrypts the key in a PEM file, if it is encrypted.
func plainKey(t *object.Thread, text []byte, password object.Value) ([]byte, error) {
	var plain []byte
	for block, rest := pem.Decode(text); block != nil; block, rest = pem.Decode(rest) {
		if isEncrypted(block) {
			if !native.Given(password) {
				return nil, newError(524297, "[SSL] PEM lib (_ssl.c:3926)")
			}
			word, err := passwordOf(t, password)
			if err != nil {
				return nil, err
			}
			if block, err = decryptKey(block, word); err != nil {
				return nil, newError(524297, "[SSL] PEM lib (_ssl.c:3926)")
			}
		}
		plain = append(plain, pem.EncodeToMemory(block)...)
	}
	return plain, nil
}

func hasCertificate(text []byte) bool {
	for block, rest := pem.Decode(text); block != nil; block, rest = pem.Decode(rest) {
		if block.Type == "CERTIFICATE" {
			return true
		}
	}
	return false
}
