package zlib

import (
	"errors"
	"io"
	"iter"
	"math"
	"runtime"

	"labsh/shell/module/native"
	"labsh/shell/python/object"
)

// decompressor is a zlib.Decompress.
type decompressor struct {
	from         *source
	next         func() ([]byte, error, bool)
	ready        []byte // decompressed, and not asked for
	ended        error  // io.EOF, or what was wrong
	unused, tail object.Bytes
}

func (*decompressor) Type() *object.Type { return decompressType() }

func newDecompressor(f form) *decompressor {
	d := &decompressor{from: new(source)}
	from := d.from
	next, stop := iter.Pull2(func(yield func([]byte, error) bool) {
		from.yield = yield
		from.run(f)
	})
	d.next = next
	runtime.AddCleanup(d, func(stop func()) { stop() }, stop) // of data that have no end
	return d
}

// wrong gives what was wrong in the words of the module.
func wrong(err error, doing string) error {
	var bad badData
	switch {
	case errors.As(err, &bad):
		return object.Errorf(errorClass(), "Error -3 while %s: %s", doing, string(bad))
	case errors.Is(err, errDictionary):
		return object.Errorf(errorClass(), "Error 2 while %s", doing)
	}
	return err
}

// run decompresses p, up to limit bytes.
func (d *decompressor) run(t *object.Thread, p []byte, limit int) ([]byte, error) {
	var out []byte
	for d.from.in = append(d.from.in, p...); len(out) < limit; {
		if err := t.Check(); err != nil {
			return nil, err
		}
		if len(d.ready) == 0 && d.ended == nil {
			d.ready, d.ended, _ = d.next()
			if d.ended == nil && len(d.ready) == 0 {
				return out, nil // that was all of the input
			}
		}
		if len(d.ready) == 0 {
			if d.ended != io.EOF {
				return nil, wrong(d.ended, "decompressing data")
			}
			break
		}
		n := min(len(d.ready), limit-len(out))
		out, d.ready = append(out, d.ready[:n]...), d.ready[n:]
		if err := object.CheckSize(int64(len(out)), 1); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// more is run with what the object tells of it.
func (d *decompressor) more(t *object.Thread, p []byte, limit int) (object.Value, error) {
	if d.ended == io.EOF {
		d.unused += object.Bytes(p)
		return object.Bytes(""), nil
	}
	out, err := d.run(t, p, limit)
	if err != nil {
		return nil, err
	}
	rest := object.Bytes("")
	if len(out) == limit || d.ended != nil {
		rest, d.from.in = object.Bytes(d.from.in), nil
	}
	if d.ended == io.EOF {
		d.unused = rest
	}
	if d.ended == nil || d.tail != "" {
		d.tail = rest
	}
	return object.TakeBytes(out), nil
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
	d := newDecompressor(f)
	out, err := d.run(t, p, math.MaxInt)
	if err == nil && d.ended == nil {
		err = object.Errorf(errorClass(), "Error -5 while decompressing data: incomplete or truncated stream")
	}
	if err != nil {
		return nil, err
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
	return newDecompressor(f), nil
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
		return d.more(t, []byte(d.tail), math.MaxInt)
	})
	attribute := func(name string, get func(d *decompressor) object.Value) {
		class.AddAttribute(name, "", func(_ *object.Thread, self object.Value) (object.Value, error) {
			return get(self.(*decompressor)), nil
		}, nil)
	}
	attribute("unused_data", func(d *decompressor) object.Value { return d.unused })
	attribute("unconsumed_tail", func(d *decompressor) object.Value { return d.tail })
	attribute("eof", func(d *decompressor) object.Value { return object.NewBool(d.ended == io.EOF) })
	return class
}
