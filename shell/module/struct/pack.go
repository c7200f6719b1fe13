package structs

import (
	"math"
	"math/big"
	"strings"

	"labsh/shell/python/object"
)

// pack writes the values into p, which has the format's size.
func (f *structFormat) pack(t *object.Thread, p []byte, values []object.Value) error {
	for i := range f.codes {
		c := &f.codes[i]
		if c.isText() {
			if err := c.packText(p[c.offset:c.offset+c.count], values[0]); err != nil {
				return err
			}
			values = values[1:]
			continue
		}
		for i := range c.count {
			at := c.offset + i*c.width
			if n, ok := values[i].(object.Int); ok && c.low <= int64(n) && int64(n) <= c.high {
				f.put(p[at:at+c.width], uint64(n))
				continue
			}
			err := f.packOne(t, c, p[at:at+c.width], values[i])
			if object.IsException(err, object.OverflowError) && object.Is(values[i], object.IntType) {
				err = object.Errorf(structError(), "int too large to convert")
			}
			if err != nil {
				return err
			}
		}
		values = values[c.count:]
	}
	return nil
}

// packText packs s, padded with zeros, or p, which begins with its length.
func (c *structCode) packText(p []byte, v object.Value) error {
	b, ok := object.BytesOrBytearray(v)
	if !ok {
		return object.Errorf(structError(), "argument for '%c' must be a bytes object", c.char)
	}
	if c.char == 's' {
		copy(p, b)
		return nil
	}
	if len(p) > 0 {
		p[0] = byte(min(copy(p[1:], b), 255))
	}
	return nil
}

func (f *structFormat) packOne(t *object.Thread, c *structCode, p []byte, v object.Value) error {
	switch c.char {
	case 'c':
		b, ok := object.Plain(v).(object.Bytes)
		if !ok || len(b) != 1 {
			return object.Errorf(structError(), "char format requires a bytes object of length 1")
		}
		p[0] = b[0]
		return nil
	case '?':
		yes, err := object.Truth(t, v)
		if yes {
			p[0] = 1
		}
		return err
	case 'e', 'f', 'd':
		return f.packFloat(t, c, p, v)
	}
	n, err := c.integer(t, v)
	if err != nil {
		return err
	}
	f.put(p, n)
	return nil
}

// put writes the low bytes of n in the format's order.
func (f *structFormat) put(p []byte, n uint64) {
	if f.big {
		for i := len(p) - 1; i >= 0; i-- {
			p[i] = byte(n)
			n >>= 8
		}
		return
	}
	for i := range p {
		p[i] = byte(n)
		n >>= 8
	}
}

func (f *structFormat) get(p []byte) (n uint64) {
	if f.big {
		for _, b := range p {
			n = n<<8 | uint64(b)
		}
		return n
	}
	for i, b := range p {
		n |= uint64(b) << (8 * i)
	}
	return n
}

// integerRange are the ints of 64 bits that a format character takes.
func integerRange(char byte, width int64) (low, high int64) {
	switch {
	case strings.IndexByte("c?efdsp", char) >= 0:
		return 1, 0
	case strings.IndexByte("bhilqn", char) >= 0:
		return -1 << (8*width - 1), 1<<(8*width-1) - 1
	case width < 8:
		return 0, 1<<(8*width) - 1
	}
	return 0, math.MaxInt64
}

func (c *structCode) signed() bool { return c.low < 0 }

// integer gives v as the bits of an integer format, or says what it must be.
func (c *structCode) integer(t *object.Thread, v object.Value) (uint64, error) {
	index, err := object.AsIndex(t, v)
	if err != nil {
		if object.IsException(err, object.TypeError) && v.Type().Index == nil {
			err = object.Errorf(structError(), "required argument is not an integer")
		}
		return 0, err
	}
	n, isSmall := index.(object.Int)
	if c.width < 8 {
		// CPython takes these through a C long, unsigned ones wider than two
		// bytes through an unsigned long.
		unsignedLong := c.char == 'I' || c.char == 'L' || c.char == 'H' && !c.native
		switch {
		case !isSmall && !(unsignedLong && fitsUint64(index)) || unsignedLong && n < 0 && isSmall:
			return 0, object.Errorf(structError(), "argument out of range")
		case !isSmall || int64(n) < c.low || int64(n) > c.high:
			return 0, c.outside(c.low, c.high)
		}
		return uint64(n), nil
	}
	var bits uint64
	var fits bool
	if isSmall {
		bits, fits = uint64(n), c.signed() || n >= 0 || c.char == 'P'
	} else if b := index.(*object.BigInt).V; !c.signed() && b.IsUint64() {
		bits, fits = b.Uint64(), true
	}
	switch {
	case fits:
		return bits, nil
	case c.native && c.char != 'P':
		return 0, object.Errorf(structError(), "argument out of range")
	}
	return 0, object.Errorf(structError(), "int too large to convert")
}

func fitsUint64(v object.Value) bool {
	b, ok := v.(*object.BigInt)
	return ok && b.V.IsUint64()
}

func (c *structCode) outside(low, high int64) error {
	name := "'" + string(c.char) + "'"
	switch {
	case c.char == 'b':
		name = "byte"
	case c.char == 'B':
		name = "ubyte"
	case c.char == 'h' && c.native:
		name = "short"
	case c.char == 'H' && c.native:
		name = "ushort"
	}
	if low == 0 {
		return object.Errorf(structError(), "%s format requires 0 <= number <= %d", name, high)
	}
	return object.Errorf(structError(), "%s format requires %d <= number <= %d", name, low, high)
}

func (f *structFormat) packFloat(t *object.Thread, c *structCode, p []byte, v object.Value) error {
	if !object.Is(v, object.FloatType) && !object.Is(v, object.IntType) && v.Type().Index == nil {
		return object.Errorf(structError(), "required argument is not a float")
	}
	x, err := object.ToFloat(t, v)
	if err != nil {
		return err
	}
	finite := !math.IsInf(x, 0)
	switch c.char {
	case 'd':
		f.put(p, math.Float64bits(x))
	case 'f':
		single := float32(x)
		if finite && math.IsInf(float64(single), 0) && !c.native {
			return object.Errorf(object.OverflowError, "float too large to pack with f format")
		}
		if math.IsNaN(x) {
			f.put(p, uint64(math.Float32bits(float32(math.Copysign(math.Float64frombits(0x7ff8<<48), x)))))
			return nil
		}
		f.put(p, uint64(math.Float32bits(single)))
	case 'e':
		half := halfBits(x)
		if finite && half&0x7fff == 0x7c00 {
			return object.Errorf(object.OverflowError, "float too large to pack with e format")
		}
		f.put(p, uint64(half))
	}
	return nil
}

// halfBits rounds x to IEEE 754 binary16, halves to even.
func halfBits(x float64) uint16 {
	sign := uint16(math.Float64bits(x) >> 48 & 0x8000)
	x = math.Abs(x)
	switch {
	case math.IsNaN(x):
		return sign | 0x7e00
	case math.IsInf(x, 0) || x >= 65520:
		return sign | 0x7c00
	case x < 1.0/(1<<14):
		return sign | uint16(math.RoundToEven(x*(1<<24)))
	}
	fraction, exponent := math.Frexp(x) // x = fraction * 2**exponent, 0.5 <= fraction < 1
	mantissa := uint16(math.RoundToEven(fraction*(1<<11))) - 1<<10
	return sign | (uint16(exponent+14)<<10 + mantissa)
}

func halfFloat(h uint16) float64 {
	mantissa, exponent := float64(h&0x3ff), int(h>>10&0x1f)
	var x float64
	switch exponent {
	case 0:
		x = math.Ldexp(mantissa, -24)
	case 31:
		if x = math.Inf(1); mantissa != 0 {
			x = object.NaN()
		}
	default:
		x = math.Ldexp(mantissa+1024, exponent-25)
	}
	if h&0x8000 != 0 {
		return -x
	}
	return x
}

// unpack reads the values out of p, which has the format's size.
func (f *structFormat) unpack(t *object.Thread, p []byte) *object.Tuple {
	tuple := object.MakeTuple(int(min(f.items, int64(len(p)+len(f.codes)))))
	values := tuple.Elems[:0]
	for i := range f.codes {
		c := &f.codes[i]
		if c.isText() {
			values = append(values, c.unpackText(p[c.offset:c.offset+c.count]))
			continue
		}
		for i := range c.count {
			at := c.offset + i*c.width
			values = append(values, f.unpackOne(t, c, p[at:at+c.width]))
		}
	}
	tuple.Elems = values
	return tuple
}

func (c *structCode) unpackText(p []byte) object.Value {
	if c.char == 's' {
		return object.Bytes(p)
	}
	if len(p) == 0 {
		return object.Bytes("")
	}
	return object.Bytes(p[1 : 1+min(int(p[0]), len(p)-1)])
}

func (f *structFormat) unpackOne(t *object.Thread, c *structCode, p []byte) object.Value {
	bits := f.get(p)
	switch {
	case c.signed():
		shift := 64 - 8*c.width
		return t.Int(int64(bits<<shift) >> shift)
	case c.low == 0 && bits <= math.MaxInt64:
		return t.Int(int64(bits))
	case c.low == 0:
		return object.NewBig(new(big.Int).SetUint64(bits))
	}
	switch c.char {
	case 'c':
		return object.Bytes(p)
	case '?':
		return object.NewBool(bits != 0)
	case 'e':
		return object.Float(halfFloat(uint16(bits)))
	case 'f':
		return t.Float(object.Float(math.Float32frombits(uint32(bits))))
	}
	return t.Float(object.Float(math.Float64frombits(bits)))
}
