// Package zlib is the module zlib.
package zlib

import (
	"errors"
	"hash/crc32"
	"math"
	"sync"

	"labsh/shell/module/native"
	"labsh/shell/python/object"
)

const (
	deflated  = 8       // the only method
	maxWindow = 15      // the usual wbits
	piece     = 1 << 20 // bytes between two looks whether an interrupt is pending
)

// errDictionary is for data that need a dictionary that nobody gave.
var errDictionary = errors.New("need dictionary")

var errorClass = sync.OnceValue(func() *object.Type { return object.NewExceptionClass("zlib", "error", object.ExceptionType) })

var (
	compressClass, decompressClass native.Lazy
)

func compressType() *object.Type   { return compressClass.Of(newCompressType) }
func decompressType() *object.Type { return decompressClass.Of(newDecompressType) }

func newClass(name string) *object.Type {
	return object.NewType(&object.Type{Name: name, Module: "zlib", Final: true, New: func(*object.Thread, *object.Type, object.Args) (object.Value, error) {
		return nil, object.Errorf(object.TypeError, "cannot create 'zlib.%s' instances", name)
	}})
}

// Module makes the module zlib.
func Module() (*object.Module, error) {
	m := object.NewModule("zlib", "The functions in this module allow compression and decompression using the\nzlib library, which is based on GNU zip.")
	m.Vars.Set("error", errorClass())
	for name, n := range map[string]int64{
		"DEFLATED": deflated, "DEF_BUF_SIZE": 16384, "DEF_MEM_LEVEL": 8, "MAX_WBITS": maxWindow,
		"Z_BEST_COMPRESSION": 9, "Z_BEST_SPEED": 1, "Z_DEFAULT_COMPRESSION": -1, "Z_NO_COMPRESSION": 0,
		"Z_DEFAULT_STRATEGY": 0, "Z_FILTERED": 1, "Z_FIXED": 4, "Z_HUFFMAN_ONLY": 2, "Z_RLE": 3,
		"Z_NO_FLUSH": noFlush, "Z_PARTIAL_FLUSH": 1, "Z_SYNC_FLUSH": 2, "Z_FULL_FLUSH": 3, "Z_FINISH": finish, "Z_BLOCK": 5, "Z_TREES": 6,
	} {
		m.Vars.Set(name, object.NewInt(n))
	}
	m.Vars.Set("__version__", object.Str("1.0"))
	m.Vars.Set("ZLIB_VERSION", object.Str("1.2.13"))
	m.Vars.Set("ZLIB_RUNTIME_VERSION", object.Str("1.2.13"))
	m.AddFunc("compress", "data, /, level=-1, wbits=MAX_WBITS", "Returns a bytes object containing compressed data.", compress)
	m.AddFunc("decompress", "data, /, wbits=MAX_WBITS, bufsize=DEF_BUF_SIZE", "Returns a bytes object containing the uncompressed data.", decompress)
	m.AddFunc("compressobj", "level=-1, method=DEFLATED, wbits=MAX_WBITS, memLevel=DEF_MEM_LEVEL, strategy=Z_DEFAULT_STRATEGY, zdict=None", "Return a compressor object.", compressobj)
	m.AddFunc("decompressobj", "wbits=MAX_WBITS, zdict=b''", "Return a decompressor object.", decompressobj)
	sum := func(name, doc string, first uint32, update func(uint32, []byte) uint32) {
		m.AddFunc(name, "data, value=, /", doc, func(t *object.Thread, a []object.Value) (object.Value, error) {
			p, err := native.Octets(a[0])
			if err != nil {
				return nil, err
			}
			before := first
			if a[1] != nil {
				n, err := object.AsBig(t, a[1])
				if err != nil {
					return nil, err
				}
				before = uint32(n.Bit(0))
				for i := 1; i < 32; i++ { // of a negative number, as of one that is too large
					before |= uint32(n.Bit(i)) << i
				}
			}
			return object.NewInt(int64(update(before, p))), nil
		})
	}
	sum("crc32", "Compute a CRC-32 checksum of data.", 0, func(before uint32, p []byte) uint32 { return crc32.Update(before, crc32.IEEETable, p) })
	sum("adler32", "Compute an Adler-32 checksum of data.", 1, adler)
	return m, nil
}

// optional reads an int, or gives usual where it is left out.
func optional(t *object.Thread, v object.Value, usual int) (int, error) {
	if v == nil {
		return usual, nil
	}
	return native.Int(t, v)
}

// decompressor is a zlib.Decompress.
type decompressor struct {
	inflater
	unused, tail object.Value // bytes
}

func (*decompressor) Type() *object.Type { return decompressType() }

// wrong gives an error of the inflater in the words of the module.
func wrong(err error, doing string) error {
	var bad badData
	switch {
	case errors.As(err, &bad):
		return object.Errorf(errorClass(), "Error -3 while %s: %s", doing, string(bad))
	case errors.Is(err, errDictionary):
		return object.Errorf(errorClass(), "Error 2 while %s: need dictionary", doing)
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
	return &decompressor{*newInflater(f), object.Bytes(""), object.Bytes("")}, nil
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
		d.tail = object.Bytes("")
		if err == errMore {
			return object.TakeBytes(out), nil
		}
		p = d.rest()
	}
	if d.stage == atEnd {
		unused, _ := object.AsBytes(d.unused)
		d.unused = object.Bytes(string(unused) + string(p))
		d.tail = object.Bytes("")
	} else {
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
		p, _ := object.AsBytes(d.tail)
		return d.more(t, p, math.MaxInt)
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
