package sys

import (
	"math/bits"

	"labsh/shell/python/object"
)

// bitsPerDigit is how many bits of an int CPython keeps in four bytes.
const bitsPerDigit = 30

// addSizes adds getsizeof, with the sizes that the objects have in CPython on a
// machine of 64 bits: what a list or a str takes there is what is taught.
func addSizes(m *object.Module) {
	m.AddFunc("getsizeof", "object, default=None", "getsizeof(object [, default]) -> int\n\nReturn the size of object in bytes.", func(t *object.Thread, a []object.Value) (object.Value, error) {
		v := a[0]
		if _, own := v.Type().Lookup("__sizeof__"); own && v.Type().Heap {
			n, err := object.CallMethod(t, v, "__sizeof__")
			if err != nil {
				return nil, err
			}
			size, err := object.AsInt(t, n)
			switch {
			case object.IsException(err, object.TypeError) && a[1] != nil:
				return a[1], nil
			case err == nil && size < 0:
				return nil, object.Errorf(object.ValueError, "__sizeof__() should return >= 0")
			}
			return object.NewInt(size + collected), err
		}
		return object.NewInt(int64(sizeOf(v))), nil
	})
}

// collected is what an instance of a class of the program takes beside itself.
const collected = 32

func sizeOf(v object.Value) int {
	switch v := v.(type) {
	case object.Int:
		n := max(int64(v), -int64(v))
		return digits(bits.Len64(uint64(n)))
	case object.Bool:
		return digits(1)
	case *object.BigInt:
		return digits(v.V.BitLen())
	case object.Float:
		return 24
	case object.Str:
		return sizeOfText(string(v))
	case object.Bytes:
		return 33 + len(v)
	case *object.Bytearray:
		if len(v.B) == 0 {
			return 56
		}
		return 57 + len(v.B)
	case *object.Tuple:
		return 40 + 8*len(v.Elems)
	case *object.List:
		n := len(v.Elems)
		if n > 2 {
			n += n % 2
		}
		return 56 + 8*n
	case *object.Dict:
		return sizeOfDict(v)
	case *object.Set:
		if n := v.Slots(); n > 8 {
			return 216 + 16*n
		}
		return 216
	case *object.Range:
		return 48
	case *object.Slice:
		return 56
	case *object.Type:
		if v.Heap {
			return 1688
		}
		return 424
	case *object.Exception:
		return 88
	case *object.Module, *object.Builtin:
		return 72
	case *object.Instance:
		return 56
	}
	if v.Type() == object.NoneTypeType || v.Type() == object.EllipsisTypeType {
		return 16
	}
	return 48
}

func digits(n int) int { return 24 + 4*max(1, (n+bitsPerDigit-1)/bitsPerDigit) }

func sizeOfText(s string) int {
	widest, n := rune(0), 0
	for i := 0; i < len(s); n++ {
		r, size := object.DecodeRune(s[i:])
		widest = max(widest, r)
		i += size
	}
	switch {
	case widest < 0x80:
		return 49 + n
	case widest < 0x100:
		return 73 + n
	case widest < 0x10000:
		return 74 + 2*n
	}
	return 76 + 4*n
}

// sizeOfDict is that of a dict that only grew: a table of 8, 16, 32 … places, of
// which two thirds are for entries, smaller where all keys are text.
func sizeOfDict(d *object.Dict) int {
	n := d.Len()
	if n == 0 {
		return 64
	}
	places := 8
	for places*2/3 < n {
		places *= 2
	}
	entry := 16
	for _, k := range d.Keys() {
		if _, ok := k.(object.Str); !ok {
			entry = 24
			break
		}
	}
	index := 1
	for limit := 128; places > limit && index < 8; limit *= limit * 2 {
		index *= 2
	}
	return 96 + places*index + places*2/3*entry
}
