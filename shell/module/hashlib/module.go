package hashlib

import (
	"context"
	"crypto/hmac"
	"crypto/subtle"
	"encoding/binary"
	"hash"

	"labsh/shell/module/native"
	"labsh/shell/python/object"
)

// Module makes the module _hashlib.
func Module() (*object.Module, error) {
	m := object.NewModule("_hashlib", "Hashes of OpenSSL's names, over Go's crypto.")
	m.Vars.Set("HASH", hashClass())
	m.Vars.Set("HASHXOF", longClass())
	m.Vars.Set("UnsupportedDigestmodError", object.NewExceptionClass("_hashlib", "UnsupportedDigestmodError", object.ValueError))
	var names []object.Value
	for i := range algorithms {
		kind := &algorithms[i]
		names = append(names, object.Str(kind.name))
		if kind.onlyByName() {
			continue
		}
		f := &object.Builtin{Name: "openssl_" + kind.name, Mod: "_hashlib", Sig: "string=b'', *, usedforsecurity=True", Doc: "Returns a " + kind.name + " hash object; optionally initialized with a string",
			Fn: func(t *object.Thread, a []object.Value) (object.Value, error) { return start(t, kind, a[0]) }}
		m.Vars.Set(kind.name, f)
	}
	m.Vars.Set("algorithms", object.NewTuple(names...))
	m.AddFunc("new", "name, string=b'', *, usedforsecurity=True", "Return a new hash object using the named algorithm.", func(t *object.Thread, a []object.Value) (object.Value, error) {
		kind, err := named(a[0])
		if err != nil {
			return nil, err
		}
		return start(t, kind, a[1])
	})
	m.AddFunc("pbkdf2_hmac", "hash_name, password, salt, iterations, dklen=None", "Password based key derivation function 2 (PKCS #5 v2.0) with HMAC as pseudorandom function.", pbkdf2)
	m.AddFunc("compare_digest", "a, b, /", "Return 'a == b'.\n\nThis function uses an approach designed to prevent\ntiming analysis, making it appropriate for cryptography.", compareDigest)
	return m, nil
}

func pbkdf2(t *object.Thread, a []object.Value) (object.Value, error) {
	name, ok := object.Plain(a[0]).(object.Str)
	if !ok {
		return nil, object.Errorf(object.TypeError, "pbkdf2_hmac() argument 'hash_name' must be str, not %s", a[0].Type().Name)
	}
	password, err := native.Octets(a[1])
	if err != nil {
		return nil, err
	}
	salt, err := native.Octets(a[2])
	if err != nil {
		return nil, err
	}
	rounds, err := native.Size(t, a[3])
	if err != nil {
		return nil, err
	}
	kind := find(string(name))
	if kind == nil || kind.long != nil {
		return nil, object.Errorf(object.ValueError, "unsupported hash type %s", name)
	}
	length := kind.make().Size()
	if native.Given(a[4]) {
		if length, err = native.Size(t, a[4]); err != nil {
			return nil, err
		}
	}
	switch {
	case rounds < 1:
		return nil, object.Errorf(object.ValueError, "iteration value must be greater than 0.")
	case length < 1:
		return nil, object.Errorf(object.ValueError, "key length must be greater than 0.")
	}
	if err := object.CheckSize(int64(length), 1); err != nil {
		return nil, err
	}
	var key []byte
	err = t.Blocking(func(ctx context.Context) (err error) {
		key, err = deriveKey(ctx, kind.make, password, salt, rounds, length)
		return err
	})
	return object.TakeBytes(key), err
}

// deriveKey is PBKDF2 of RFC 8018, which ends with ctx.
func deriveKey(ctx context.Context, make func() hash.Hash, password, salt []byte, rounds, length int) ([]byte, error) {
	mac := hmac.New(make, password)
	var key, u []byte
	for block := uint32(1); len(key) < length; block++ {
		mac.Reset()
		mac.Write(salt)
		mac.Write(binary.BigEndian.AppendUint32(nil, block))
		u = mac.Sum(u[:0])
		sum := append([]byte(nil), u...)
		for n := 1; n < rounds; n++ {
			mac.Reset()
			mac.Write(u)
			u = mac.Sum(u[:0])
			subtle.XORBytes(sum, sum, u)
			if n%1024 == 0 && ctx.Err() != nil {
				return nil, ctx.Err()
			}
		}
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		key = append(key, sum...)
	}
	return key[:length], nil
}

func compareDigest(_ *object.Thread, a []object.Value) (object.Value, error) {
	x, xText := object.Plain(a[0]).(object.Str)
	y, yText := object.Plain(a[1]).(object.Str)
	if xText && yText {
		for _, s := range []object.Str{x, y} {
			for i := range len(s) {
				if s[i] >= 0x80 {
					return nil, object.Errorf(object.TypeError, "comparing strings with non-ASCII characters is not supported")
				}
			}
		}
		return object.NewBool(subtle.ConstantTimeCompare([]byte(x), []byte(y)) == 1), nil
	}
	_, xBytes := object.Plain(a[0]).(object.Buffer)
	_, yBytes := object.Plain(a[1]).(object.Buffer)
	if !xBytes && !yBytes {
		return nil, object.Errorf(object.TypeError, "unsupported operand types(s) or combination of types: '%s' and '%s'", a[0].Type().Name, a[1].Type().Name)
	}
	p, err := native.Octets(a[0])
	if err != nil {
		return nil, err
	}
	q, err := native.Octets(a[1])
	return object.NewBool(subtle.ConstantTimeCompare(p, q) == 1), err
}
