package object

import (
	"encoding/binary"
	"math"
	"math/big"
	"strconv"
)

// itemFormat is how the items of a memoryview lie in memory: a format character of
// the module struct, in the machine's own size and order.
type itemFormat struct {
	text string // the format as it was given, with or without the "@"
	char byte
	size int // in bytes
}

// NativeSize is the size in bytes of the C type behind a format character of the
// module struct, 0 for one that there is not.
func NativeSize(char byte) int {
	switch char {
	case 'c', 'b', 'B', '?':
		return 1
	case 'h', 'H', 'e':
		return 2
	case 'i', 'I', 'f':
		return 4
	case 'q', 'Q', 'd':
		return 8
	case 'l', 'L', 'n', 'N', 'P':
		return strconv.IntSize / 8
	}
	return 0
}

// itemFormats are the formats of a memoryview, by their text.
var itemFormats = func() map[string]itemFormat {
	m := make(map[string]itemFormat)
	for _, c := range []byte("cbBhHiIlLqQnNfd?P") {
		for _, text := range []string{string(c), "@" + string(c)} {
			m[text] = itemFormat{text, c, NativeSize(c)}
		}
	}
	return m
}()

var octetFormat = itemFormats["B"]

// octet reports whether the items are single octets.
func (f itemFormat) octet() bool { return f.char == 'B' || f.char == 'b' || f.char == 'c' }

func (f itemFormat) signed() bool {
	switch f.char {
	case 'b', 'h', 'i', 'l', 'q', 'n':
		return true
	}
	return false
}

// bits reads the item in p as an unsigned number.
func (f itemFormat) bits(p []byte) uint64 {
	switch f.size {
	case 1:
		return uint64(p[0])
	case 2:
		return uint64(binary.NativeEndian.Uint16(p))
	case 4:
		return uint64(binary.NativeEndian.Uint32(p))
	}
	return binary.NativeEndian.Uint64(p)
}

func (f itemFormat) setBits(p []byte, n uint64) {
	switch f.size {
	case 1:
		p[0] = byte(n)
	case 2:
		binary.NativeEndian.PutUint16(p, uint16(n))
	case 4:
		binary.NativeEndian.PutUint32(p, uint32(n))
	default:
		binary.NativeEndian.PutUint64(p, n)
	}
}

// unpack reads the item in p.
func (f itemFormat) unpack(p []byte) Value {
	n := f.bits(p)
	switch f.char {
	case 'c':
		return Bytes(p)
	case '?':
		return NewBool(n != 0)
	case 'f':
		return Float(math.Float32frombits(uint32(n)))
	case 'd':
		return Float(math.Float64frombits(n))
	}
	if f.signed() {
		unused := 64 - 8*f.size
		return NewInt(int64(n<<unused) >> unused)
	}
	if n > math.MaxInt64 {
		return NewBig(new(big.Int).SetUint64(n))
	}
	return NewInt(int64(n))
}

// pack writes v into p.
func (f itemFormat) pack(t *Thread, p []byte, v Value) error {
	switch f.char {
	case 'c':
		b, ok := Plain(v).(Bytes)
		if !ok {
			return f.wrong("type")
		}
		if len(b) != 1 {
			return f.wrong("value")
		}
		p[0] = b[0]
		return nil
	case '?':
		yes, err := Truth(t, v)
		if err == nil {
			p[0] = 0
			if yes {
				p[0] = 1
			}
		}
		return err
	case 'f', 'd':
		x, err := AsFloat(t, v)
		switch {
		case IsException(err, TypeError):
			return f.wrong("type")
		case err != nil:
			return err
		case f.char == 'f':
			f.setBits(p, uint64(math.Float32bits(float32(x))))
		default:
			f.setBits(p, math.Float64bits(x))
		}
		return nil
	}
	v, err := AsIndex(t, v)
	switch {
	case IsException(err, TypeError):
		return f.wrong("type")
	case IsException(err, OverflowError), IsException(err, ValueError):
		return f.wrong("value")
	case err != nil:
		return err
	}
	small, large, _ := integer(v)
	n := uint64(small)
	width := 8 * f.size
	var fits bool
	switch {
	case large != nil:
		fits = large.IsUint64() && !f.signed() && width == 64
		n = large.Uint64()
	case f.signed():
		fits = small>>(width-1) == 0 || small>>(width-1) == -1
	default:
		fits = small >= 0 && (width == 64 || small>>width == 0)
	}
	if !fits {
		return f.wrong("value")
	}
	f.setBits(p, n)
	return nil
}

// wrong is the error for a value of the wrong type, or out of range.
func (f itemFormat) wrong(what string) error {
	class := ValueError
	if what == "type" {
		class = TypeError
	}
	return Errorf(class, "memoryview: invalid %s for format '%s'", what, f.text)
}
