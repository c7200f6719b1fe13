package object

import (
	"math/big"
	"math/bits"
	"slices"
)

func initIntMethods() {
	self := func(t *Thread, a []Value) (Value, error) { return AsIndex(t, a[0]) }
	property := func(get func(t *Thread, v Value) (Value, error), names ...string) {
		for _, name := range names {
			IntType.AddProperty(name, "", get)
		}
	}
	property(AsIndex, "real", "numerator")
	property(func(*Thread, Value) (Value, error) { return NewInt(0), nil }, "imag")
	property(func(*Thread, Value) (Value, error) { return NewInt(1), nil }, "denominator")
	for _, name := range []string{"__int__", "__trunc__", "__floor__", "__ceil__"} {
		IntType.AddMethod(name, "", "", self)
	}
	IntType.AddMethod("conjugate", "", "Returns self, the complex conjugate of any int.", self)
	IntType.AddMethod("__round__", "ndigits=None, /", "", func(t *Thread, a []Value) (Value, error) { return Round(t, a[0], a[1]) })
	IntType.AddMethod("__divmod__", "value, /", "", divModMethod)
	IntType.AddMethod("__rdivmod__", "value, /", "", func(t *Thread, a []Value) (Value, error) {
		return divModMethod(t, []Value{a[1], a[0]})
	})
	IntType.AddMethod("__abs__", "", "", func(t *Thread, a []Value) (Value, error) { return Abs(t, a[0]) })
	IntType.AddMethod("__float__", "", "", func(t *Thread, a []Value) (Value, error) {
		f, err := AsFloat(t, a[0])
		return Float(f), err
	})
	IntType.AddMethod("bit_length", "", "Number of bits necessary to represent self in binary.", func(_ *Thread, a []Value) (Value, error) {
		return NewInt(int64(bigInteger(a[0]).BitLen())), nil
	})
	IntType.AddMethod("bit_count", "", "Number of ones in the binary representation of the absolute value of self.", func(_ *Thread, a []Value) (Value, error) {
		n := 0
		for _, w := range bigInteger(a[0]).Bits() {
			n += bits.OnesCount(uint(w))
		}
		return NewInt(int64(n)), nil
	})
	IntType.AddMethod("as_integer_ratio", "", "Return integer ratio.", func(t *Thread, a []Value) (Value, error) {
		n, err := AsIndex(t, a[0])
		return NewTuple(n, NewInt(1)), err
	})
	IntType.AddMethod("to_bytes", "length=1, byteorder='big', *, signed=False", "Return an array of bytes representing an integer.", intToBytes)
	IntType.AddClassMethod("from_bytes", "bytes, byteorder='big', *, signed=False", "Return the integer represented by the given array of bytes.", intFromBytes)
}

func divModMethod(t *Thread, a []Value) (Value, error) {
	for _, v := range a {
		if _, ok, _ := toFloat(v); !ok {
			return NotImplemented, nil
		}
	}
	return DivMod(t, a[0], a[1])
}

// intByteOrder reads the two arguments that to_bytes and from_bytes share; nil
// ones are at their defaults.
func intByteOrder(t *Thread, method string, order, signed Value) (little, isSigned bool, err error) {
	if order != nil {
		s, ok := Plain(order).(Str)
		if !ok {
			return false, false, Errorf(TypeError, "%s() argument 'byteorder' must be str, not %s", method, order.Type().Name)
		}
		if s != "little" && s != "big" {
			return false, false, Errorf(ValueError, "byteorder must be either 'little' or 'big'")
		}
		little = s == "little"
	}
	if signed != nil {
		isSigned, err = Truth(t, signed)
	}
	return little, isSigned, err
}

func intToBytes(t *Thread, a []Value) (Value, error) {
	length := int64(1)
	if a[1] != nil {
		var err error
		if length, err = AsInt(t, a[1]); err != nil {
			return nil, err
		}
	}
	little, signed, err := intByteOrder(t, "to_bytes", a[2], a[3])
	if err != nil {
		return nil, err
	}
	if length < 0 {
		return nil, Errorf(ValueError, "length argument must be non-negative")
	}
	if err := CheckSize(length, 1); err != nil {
		return nil, err
	}
	n := bigInteger(a[0])
	if n.Sign() < 0 && !signed {
		return nil, Errorf(OverflowError, "can't convert negative int to unsigned")
	}
	need := int64(n.BitLen())
	if signed && n.Sign() != 0 {
		need++
		if n.Sign() < 0 && n.TrailingZeroBits() == uint(n.BitLen()-1) {
			need-- // -128 has eight bits
		}
	}
	if need > 8*length {
		return nil, Errorf(OverflowError, "int too big to convert")
	}
	if n.Sign() < 0 {
		n = new(big.Int).Add(n, new(big.Int).Lsh(big.NewInt(1), uint(8*length)))
	}
	b := n.FillBytes(make([]byte, length))
	if little {
		slices.Reverse(b)
	}
	return Bytes(b), nil
}

func intFromBytes(t *Thread, a []Value) (Value, error) {
	little, signed, err := intByteOrder(t, "from_bytes", a[2], a[3])
	if err != nil {
		return nil, err
	}
	octets, ok, err := wholeOctets(a[1])
	if !ok {
		var b []byte
		b, err = octetsOf(t, a[1])
		octets = string(b)
	}
	if err != nil {
		return nil, err
	}
	n := intOfOctets(t, octets, little, signed)
	if class := a[0].(*Type); class != IntType {
		return Call(t, class, n)
	}
	return n, nil
}

func intOfOctets(t *Thread, octets string, little, signed bool) Value {
	if len(octets) < 8 {
		n := int64(0)
		for i := range len(octets) {
			c := octets[i]
			if little {
				c = octets[len(octets)-1-i]
			}
			n = n<<8 | int64(c)
		}
		if shift := 64 - 8*len(octets); signed {
			n = n << shift >> shift
		}
		return t.Int(n)
	}
	b := []byte(octets)
	if little {
		slices.Reverse(b)
	}
	n := new(big.Int).SetBytes(b)
	if signed && b[0] >= 0x80 {
		n.Sub(n, new(big.Int).Lsh(big.NewInt(1), uint(8*len(b))))
	}
	return NewBig(n)
}

// octetsOf gathers an iterable of numbers below 256.
func octetsOf(t *Thread, v Value) ([]byte, error) {
	if _, ok := Plain(v).(Str); ok || v.Type().Iter == nil {
		return nil, Errorf(TypeError, "cannot convert '%s' object to bytes", v.Type().Name)
	}
	var b []byte
	err := Iterate(t, v, func(e Value) error {
		n, err := AsIndex(t, e)
		if err != nil {
			return err
		}
		if i, ok := n.(Int); !ok || i < 0 || i > 255 {
			return Errorf(ValueError, "bytes must be in range(0, 256)")
		}
		b = append(b, byte(n.(Int)))
		return nil
	})
	return b, err
}
