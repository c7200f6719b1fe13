package hashlib

import (
	"context"
	"crypto/sha3"
	"encoding/hex"
	"fmt"
	"hash"
	"sync"

	"labsh/shell/module/native"
	"labsh/shell/python/object"
)

// A digest is a hash object. What is long is hashed without the interpreter's lock,
// so that it has one of its own.
type digest struct {
	mu   sync.Mutex
	kind *algorithm
	sum  hash.Hash   // or
	long *sha3.SHAKE // for what gives a digest of any length
}

func (d *digest) Type() *object.Type {
	if d.kind.long != nil {
		return longClass()
	}
	return hashClass()
}

func (d *digest) Write(p []byte) (int, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.long != nil {
		return d.long.Write(p)
	}
	return d.sum.Write(p)
}

// clone is a digest of the same data.
func (d *digest) clone() (*digest, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	c := &digest{kind: d.kind}
	if d.long == nil {
		sum, err := d.sum.(hash.Cloner).Clone()
		c.sum = sum
		return c, err
	}
	state, err := d.long.MarshalBinary()
	if err != nil {
		return nil, err
	}
	c.long = d.kind.long()
	return c, c.long.UnmarshalBinary(state)
}

// result is the digest of what was written so far; length counts for a long one alone.
func (d *digest) result(length int) ([]byte, error) {
	if d.long == nil {
		d.mu.Lock()
		defer d.mu.Unlock()
		return d.sum.Sum(nil), nil
	}
	c, err := d.clone()
	if err != nil {
		return nil, err
	}
	p := make([]byte, length)
	_, err = c.long.Read(p)
	return p, err
}

// start begins a digest, of data where it is given.
func start(t *object.Thread, kind *algorithm, data object.Value) (object.Value, error) {
	d := &digest{kind: kind}
	if kind.long != nil {
		d.long = kind.long()
	} else {
		d.sum = kind.make()
	}
	if data == nil {
		return d, nil
	}
	return d, d.update(t, data)
}

// piece is how much is hashed between two looks whether an interrupt is pending, and
// what is worth letting other threads run meanwhile.
const piece = 1 << 20

func (d *digest) update(t *object.Thread, data object.Value) error {
	p, err := octets(data)
	if err != nil {
		return err
	}
	if len(p) < piece/16 {
		d.Write(p)
		return nil
	}
	return t.Blocking(func(ctx context.Context) error {
		for len(p) > 0 && ctx.Err() == nil {
			n := min(len(p), piece)
			d.Write(p[:n])
			p = p[n:]
		}
		return ctx.Err()
	})
}

func octets(v object.Value) ([]byte, error) {
	if _, text := object.Plain(v).(object.Str); text {
		return nil, object.Errorf(object.TypeError, "Strings must be encoded before hashing")
	}
	if _, ok := object.Plain(v).(object.Buffer); !ok {
		return nil, object.Errorf(object.TypeError, "object supporting the buffer API required")
	}
	return native.Octets(v)
}

var (
	hashClass = sync.OnceValue(func() *object.Type { return newClass("HASH", object.ObjectType, "") })
	longClass = sync.OnceValue(func() *object.Type { return newClass("HASHXOF", hashClass(), "length") })
)

// newClass makes a class of hash objects; lengthArg is what the methods take that give
// the digest.
func newClass(name string, base *object.Type, lengthArg string) *object.Type {
	class := object.NewType(&object.Type{
		Name: name, Module: "_hashlib", Static: true, Base: base, Final: lengthArg != "",
		Doc: "A hash is an object used to calculate a checksum of a string of information.",
		Repr: func(_ *object.Thread, v object.Value) (string, error) {
			return fmt.Sprintf("<%s _hashlib.%s object @ %s>", v.(*digest).kind.name, name, object.Address(v)), nil
		},
		New: func(*object.Thread, *object.Type, object.Args) (object.Value, error) {
			return nil, object.Errorf(object.TypeError, "cannot create '_hashlib.%s' instances", name)
		},
	})
	digested := func(method, doc string, shown func([]byte) object.Value) {
		class.AddMethod(method, lengthArg, doc, func(t *object.Thread, a []object.Value) (object.Value, error) {
			length := 0
			if lengthArg != "" {
				n, err := native.Size(t, a[1])
				if err != nil {
					return nil, err
				}
				if n < 0 {
					return nil, object.Errorf(object.ValueError, "value must be positive")
				}
				if err := object.CheckSize(int64(n), 2); err != nil {
					return nil, err
				}
				length = n
			}
			p, err := a[0].(*digest).result(length)
			if err != nil {
				return nil, err
			}
			return shown(p), nil
		})
	}
	digested("digest", "Return the digest value as a bytes object.", func(p []byte) object.Value { return object.TakeBytes(p) })
	digested("hexdigest", "Return the digest value as a string of hexadecimal digits.", func(p []byte) object.Value { return object.Str(hex.EncodeToString(p)) })
	if lengthArg != "" {
		return class
	}
	class.AddMethod("update", "obj, /", "Update this hash object's state with the provided string.", func(t *object.Thread, a []object.Value) (object.Value, error) {
		return object.None, a[0].(*digest).update(t, a[1])
	})
	class.AddMethod("copy", "", "Return a copy of the hash object.", func(_ *object.Thread, a []object.Value) (object.Value, error) {
		return a[0].(*digest).clone()
	})
	attribute := func(name, doc string, get func(d *digest) object.Value) {
		class.AddAttribute(name, doc, func(_ *object.Thread, self object.Value) (object.Value, error) {
			return get(self.(*digest)), nil
		}, nil)
	}
	attribute("name", "algorithm name.", func(d *digest) object.Value { return object.Str(d.kind.name) })
	attribute("digest_size", "", func(d *digest) object.Value {
		if d.long != nil {
			return object.NewInt(0)
		}
		return object.NewInt(int64(d.sum.Size()))
	})
	attribute("block_size", "", func(d *digest) object.Value {
		if d.long != nil {
			return object.NewInt(int64(d.long.BlockSize()))
		}
		return object.NewInt(int64(d.sum.BlockSize()))
	})
	return class
}
