package zlib

import (
	"errors"
	"math"

	"labsh/shell/module/native"
	"labsh/shell/python/object"
)

// errDictionary is for data that need a dictionary that nobody gave.
var errDictionary = errors.New("need dictionary")

// decompressor is a zlib.Decompress.
type decompressor struct {
	inflater
	unused, tail object.Bytes
}

func (*decompressor) Type() *object.Type { return decompressType() }

// wrong gives an error of the inflater in the words of the module.
func wrong(err error, doing string) error {
	var bad badData
	switch {
	case errors.As(err, &bad):
		return object.Errorf(errorClass(), "Error -3 while %s: %s", doing, string(bad))
	case errors.Is(err, errDictionary):
		return object.Errorf(errorClass(), "Error 2 while %s", doing)
	case errors.Is(err, errMore):
		return object.Errorf(errorClass(), "Error -5 while %s: incomplete or truncated stream", doing)
	}
	return err
}

// runAll is run, a piece at a time, so that an interrupt ends it and memory is bounded.
func (z *inflater) runAll(t *object.Thread, limit int) ([]byte, error) {
	var out []byte
	for {
		if err := t.Check(); err != nil {
			return nil, err
		}
		err := z.run(min(limit-len(out), piece))
		out = append(out, z.take()...)
		if err != nil || z.stage == atEnd || len(out) >= limit {
			return out, err
		}
		if err := object.CheckSize(int64(len(out)), 1); err != nil {
			return nil, err
		}
	}
}

func decompress(t *object.Thread, a []object.Value) (object.Value, error) {
	p, err := native.Octets(a[0])
	if err != nil {
		return nil, err
	}
	wbits, err := optional(t, a[1], maxWindow)
	if err != nil {
		return nil, err
	}
	if a[2] != nil {
		size, err := native.Size(t, a[2])
		if err != nil {
			return nil, err
		}
		if size < 0 {
			return nil, object.Errorf(object.ValueError, "bufsize must be non-negative")
		}
	}
	f, ok := formOf(wbits, true)
	if !ok {
		return nil, object.Errorf(errorClass(), "Error -2 while preparing to decompress data: inconsistent stream state")
	}
	z := newInflater(f)
	z.write(p)
	out, err := z.runAll(t, math.MaxInt)
	if err != nil {
		return nil, wrong(err, "decompressing data")
	}
	return object.TakeBytes(out), nil
}

func decompressobj(t *object.Thread, a []object.Value) (object.Value, error) {
	wbits, err := optional(t, a[0], maxWindow)
	if err != nil {
		return nil, err
	}
	if a[1] != nil {
		return nil, object.Errorf(object.NotImplementedError, "zlib.decompressobj() without a dictionary only")
	}
	f, ok := formOf(wbits, true)
	if !ok {
		return nil, object.Errorf(object.ValueError, "Invalid initialization option")
	}
	return &decompressor{inflater: *newInflater(f)}, nil
}

// more decompresses p, up to limit bytes.
func (d *decompressor) more(t *object.Thread, p []byte, limit int) (object.Value, error) {
	var out []byte
	if d.stage != atEnd {
		d.write(p)
		var err error
		if out, err = d.runAll(t, limit); err != nil && err != errMore {
			return nil, wrong(err, "decompressing data")
		}
		if err == errMore {
			d.tail = ""
			return object.TakeBytes(out), nil
		}
		p = d.rest()
	}
	if d.stage == atEnd {
		d.unused += object.Bytes(p)
	}
	if d.stage != atEnd || d.tail != "" {
		d.tail = object.Bytes(p)
	}
	return object.TakeBytes(out), nil
}

func newDecompressType() *object.Type {
	class := newClass("Decompress")
	class.AddMethod("decompress", "data, /, max_length=0", "Return a bytes object containing the decompressed version of the data.", func(t *object.Thread, a []object.Value) (object.Value, error) {
		p, err := native.Octets(a[1])
		if err != nil {
			return nil, err
		}
		limit := 0
		if a[2] != nil {
			if limit, err = native.Size(t, a[2]); err != nil {
				return nil, err
			}
		}
		switch {
		case limit < 0:
			return nil, object.Errorf(object.ValueError, "max_length must be non-negative")
		case limit == 0:
			limit = math.MaxInt
		}
		return a[0].(*decompressor).more(t, p, limit)
	})
	class.AddMethod("flush", "length=zlib.DEF_BUF_SIZE, /", "Return a bytes object containing any remaining decompressed data.", func(t *object.Thread, a []object.Value) (object.Value, error) {
		d := a[0].(*decompressor)
		if a[1] != nil {
			n, err := native.Size(t, a[1])
			if err != nil {
				return nil, err
			}
			if n <= 0 {
				return nil, object.Errorf(object.ValueError, "length must be greater than zero")
			}
		}
		if d.stage == atEnd {
			return object.Bytes(""), nil
		}
		return d.more(t, []byte(d.tail), math.MaxInt)
	})
	class.AddMethod("copy", "", "Return a copy of the decompression object.", func(_ *object.Thread, a []object.Value) (object.Value, error) {
		c := *a[0].(*decompressor)
		c.out = append([]byte(nil), c.out...)
		return &c, nil
	})
	attribute := func(name string, get func(d *decompressor) object.Value) {
		class.AddAttribute(name, "", func(_ *object.Thread, self object.Value) (object.Value, error) {
			return get(self.(*decompressor)), nil
		}, nil)
	}
	attribute("unused_data", func(d *decompressor) object.Value { return d.unused })
	attribute("unconsumed_tail", func(d *decompressor) object.Value { return d.tail })
	attribute("eof", func(d *decompressor) object.Value { return object.NewBool(d.stage == atEnd) })
	return class
}
