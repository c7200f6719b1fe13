// Package zlib is the module zlib.
package zlib

import (
	"hash/crc32"
	"sync"

	"labsh/shell/module/native"
	"labsh/shell/python/object"
)

const (
	deflated  = 8       // the only method
	maxWindow = 15      // the usual wbits
	piece     = 1 << 20 // bytes between two looks whether an interrupt is pending
)

var errorClass = sync.OnceValue(func() *object.Type { return object.NewExceptionClass("zlib", "error", object.ExceptionType) })

var (
	compressClass, decompressClass native.Lazy
)

func compressType() *object.Type   { return compressClass.Of(newCompressType) }
func decompressType() *object.Type { return decompressClass.Of(newDecompressType) }

func newClass(name string) *object.Type {
	return object.NewType(&object.Type{Name: name, Module: "zlib", Static: true, Final: true, New: func(*object.Thread, *object.Type, object.Args) (object.Value, error) {
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

// adler is Adler-32 (RFC 1950), begun with sum.
func adler(sum uint32, p []byte) uint32 {
	const prime, most = 65521, 5552 // bytes before a sum may overflow
	a, b := sum&0xffff, sum>>16
	for len(p) > 0 {
		n := min(len(p), most)
		for _, c := range p[:n] {
			a += uint32(c)
			b += a
		}
		a, b, p = a%prime, b%prime, p[n:]
	}
	return b<<16 | a
}
