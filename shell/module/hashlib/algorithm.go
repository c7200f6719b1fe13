// Package hashlib is the module _hashlib, over Go's crypto: hashes, PBKDF2 and the
// comparison in constant time.
package hashlib

import (
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha3"
	"crypto/sha512"
	"hash"
	"strings"

	"labsh/shell/python/object"
)

// algorithm is one of the hashes, under its name in Python.
type algorithm struct {
	name string
	make func() hash.Hash
	// long is for one whose digest is as long as the caller asks for.
	long func() *sha3.SHAKE
}

var algorithms = []algorithm{
	{name: "md5", make: md5.New},
	{name: "sha1", make: sha1.New},
	{name: "sha224", make: sha256.New224},
	{name: "sha256", make: sha256.New},
	{name: "sha384", make: sha512.New384},
	{name: "sha512", make: sha512.New},
	{name: "sha512_224", make: sha512.New512_224},
	{name: "sha512_256", make: sha512.New512_256},
	{name: "sha3_224", make: func() hash.Hash { return sha3.New224() }},
	{name: "sha3_256", make: func() hash.Hash { return sha3.New256() }},
	{name: "sha3_384", make: func() hash.Hash { return sha3.New384() }},
	{name: "sha3_512", make: func() hash.Hash { return sha3.New512() }},
	{name: "shake_128", long: sha3.NewSHAKE128},
	{name: "shake_256", long: sha3.NewSHAKE256},
}

// onlyByName are those that the module has no function for.
func (a *algorithm) onlyByName() bool { return strings.HasPrefix(a.name, "sha512_") }

// find gives the algorithm of a name, or of one of the names that OpenSSL has for it:
// SHA256, SHA2-256 and SHA-256; nil where there is none.
func find(name string) *algorithm {
	name = strings.ToLower(name)
	if short, ok := strings.CutPrefix(name, "sha2-"); ok {
		name = "sha" + short
	}
	if short, ok := strings.CutPrefix(name, "sha-"); ok {
		name = "sha" + short
	}
	name = strings.NewReplacer("-", "_", "/", "_").Replace(name)
	if short, ok := strings.CutPrefix(name, "shake"); ok && !strings.HasPrefix(short, "_") {
		name = "shake_" + short
	}
	for i := range algorithms {
		if algorithms[i].name == name {
			return &algorithms[i]
		}
	}
	return nil
}

// named reads the name of an algorithm.
func named(v object.Value) (*algorithm, error) {
	name, ok := object.Plain(v).(object.Str)
	if !ok {
		return nil, object.Errorf(object.TypeError, "name must be a string")
	}
	if a := find(string(name)); a != nil {
		return a, nil
	}
	return nil, object.Errorf(object.ValueError, "unsupported hash type %s", name)
}
