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

func kindOf(v Value) unsafe.Pointer { return (*box)(unsafe.Pointer(&v)).kind }

var intKind, floatKind = kindOf(Int(0)), kindOf(Float(0))

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
	b := box{intKind, t.boxes.put(uint64(n))}
	return *(*Value)(unsafe.Pointer(&b))
}

// Float boxes x.
func (t *Thread) Float(x Float) Value {
	if t == nil {
		return x
	}
	b := box{floatKind, t.boxes.put(*(*uint64)(unsafe.Pointer(&x)))}
	return *(*Value)(unsafe.Pointer(&b))
}
