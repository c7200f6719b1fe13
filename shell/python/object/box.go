package object

import "unsafe"

// boxes is memory for the numbers that a thread makes: a Value of a number is a
// pointer to its eight bytes, and to ask the allocator for each of them costs more than
// the arithmetic. A number that is kept keeps its neighbours, so there are few.
type boxes struct {
	room *[8]uint64
	used uint
}

// box is a Value as it lies in memory.
type box struct{ kind, data unsafe.Pointer }

func (b box) value() Value { return *(*Value)(unsafe.Pointer(&b)) }

func kindOf(v Value) unsafe.Pointer { return (*box)(unsafe.Pointer(&v)).kind }

var (
	intKind, floatKind = kindOf(Int(0)), kindOf(Float(0))
	strKind, bytesKind = kindOf(Str("")), kindOf(Bytes(""))
)

func (b *boxes) put(bits uint64) unsafe.Pointer {
	i := b.used % uint(len(b.room))
	if i == 0 {
		b.room = new([8]uint64)
	}
	b.used++
	p := &b.room[i]
	*p = bits
	return unsafe.Pointer(p)
}

// Int is NewInt for those who make many.
func (t *Thread) Int(n int64) Value {
	if i := n + 256; uint64(i) < uint64(len(smallInts)) || t == nil {
		return NewInt(n)
	}
	return box{intKind, t.boxes.put(uint64(n))}.value()
}

// Float boxes x.
func (t *Thread) Float(x Float) Value {
	if t == nil {
		return x
	}
	return box{floatKind, t.boxes.put(*(*uint64)(unsafe.Pointer(&x)))}.value()
}

// makeText makes a Str or Bytes of n octets, which are to be set; those of a short one
// are one piece of memory with its box.
func makeText(kind unsafe.Pointer, n int) (Value, []byte) {
	var s *string
	var b []byte
	switch {
	case n <= 16:
		p := new(struct {
			s string
			b [16]byte
		})
		s, b = &p.s, p.b[:n]
	case n <= 32:
		p := new(struct {
			s string
			b [32]byte
		})
		s, b = &p.s, p.b[:n]
	default:
		s, b = new(string), make([]byte, n)
	}
	*s = unsafe.String(unsafe.SliceData(b), n)
	return box{kind, unsafe.Pointer(s)}.value(), b
}

// MakeBytes makes bytes of n octets, which are to be set.
func MakeBytes(n int) (Value, []byte) { return makeText(bytesKind, n) }

// MakeStr makes text of the octets.
func MakeStr(text []byte) Value {
	v, b := makeText(strKind, len(text))
	copy(b, text)
	return v
}

// boxParts makes values of parts of one string, whose headers are themselves the
// memory of the boxes; few of them in one piece, for the sake of one that is kept.
func boxParts(kind unsafe.Pointer, parts []string) []Value {
	const few = 8
	values := make([]Value, len(parts))
	for i := 0; i < len(parts); i += few {
		piece := parts[i:min(i+few, len(parts))]
		if len(parts) > few {
			piece = append([]string(nil), piece...)
		}
		for j := range piece {
			if p := &piece[j]; kind == strKind && len(*p) == 1 {
				values[i+j] = charValue(*p)
			} else {
				values[i+j] = box{kind, unsafe.Pointer(p)}.value()
			}
		}
	}
	return values
}

// rebox makes s a Str or Bytes, in the box of v if v is a Str or Bytes of the very
// same octets.
func rebox(v Value, kind unsafe.Pointer, s string) Value {
	b := (*box)(unsafe.Pointer(&v))
	if b.kind == strKind || b.kind == bytesKind {
		if x := *(*string)(b.data); len(x) == len(s) && unsafe.StringData(x) == unsafe.StringData(s) {
			return box{kind, b.data}.value()
		}
	}
	if kind == strKind {
		return Str(s)
	}
	return Bytes(s)
}
