package object

import (
	"math/big"
	"unsafe"
)

// Repr is repr(v).
func Repr(t *Thread, v Value) (string, error) {
	if isScalar(v) {
		return v.Type().Repr(t, v)
	}
	t, err := t.nest("while getting the repr of an object")
	if err != nil {
		return "", err
	}
	defer t.Leave()
	return v.Type().Repr(t, v)
}

// isScalar reports whether v holds no other values and runs no Python code.
func isScalar(v Value) bool {
	switch v.(type) {
	case Str, Int, *BigInt, Float, Bool, Bytes, noneType:
		return true
	}
	return false
}

// ToStr is str(v).
func ToStr(t *Thread, v Value) (string, error) {
	if s, ok := v.(Str); ok {
		return string(s), nil
	}
	f := v.Type().Str
	if f == nil || isScalar(v) {
		return Repr(t, v)
	}
	t, err := t.nest("while getting the str of an object")
	if err != nil {
		return "", err
	}
	defer t.Leave()
	return f(t, v)
}

// Format is format(v, spec).
func Format(t *Thread, v Value, spec string) (string, error) { return v.Type().Format(t, v, spec) }

// Truth is bool(v).
func Truth(t *Thread, v Value) (bool, error) {
	switch v := v.(type) {
	case Bool:
		return bool(v), nil
	case Int:
		return v != 0, nil
	case Str:
		return v != "", nil
	case noneType:
		return false, nil
	}
	typ := v.Type()
	if typ.Truth != nil {
		return typ.Truth(t, v)
	}
	if typ.Len != nil {
		n, err := typ.Len(t, v)
		return n != 0, err
	}
	return true, nil
}

// Hash is hash(v).
func Hash(t *Thread, v Value) (int64, error) {
	if f := v.Type().Hash; f != nil {
		return f(t, v)
	}
	return 0, Errorf(TypeError, "unhashable type: '%s'", v.Type().shown())
}

// Len is len(v).
func Len(t *Thread, v Value) (int, error) {
	if f := v.Type().Len; f != nil {
		return f(t, v)
	}
	return 0, Errorf(TypeError, "object of type '%s' has no len()", v.Type().Name)
}

// GetItem is v[key].
func GetItem(t *Thread, v, key Value) (Value, error) {
	if i, ok := key.(Int); ok {
		if e := quickItem(v, i); e != nil {
			return e, nil
		}
	}
	if f := v.Type().GetItem; f != nil {
		return f(t, v, key)
	}
	if c, ok := v.(*Type); ok {
		if c.generic {
			return newGeneric(c, key), nil
		}
		if f, err := LookupAttr(t, c, "__class_getitem__"); f != nil || err != nil {
			if err != nil {
				return nil, err
			}
			return Call(t, f, key)
		}
		return nil, Errorf(TypeError, "type '%s' is not subscriptable", c.Name)
	}
	return nil, Errorf(TypeError, "'%s' object is not subscriptable", v.Type().Name)
}

// SetItem is v[key] = value.
func SetItem(t *Thread, v, key, value Value) error {
	if l, ok := v.(*List); ok && l.class == nil {
		if i, ok := key.(Int); ok && i >= 0 && i < Int(len(l.Elems)) {
			l.Elems[i] = value
			return nil
		}
	}
	if f := v.Type().SetItem; f != nil {
		return f(t, v, key, value)
	}
	return noAssignment(v, key)
}

// noAssignment words `v[key] = …` of what cannot.
func noAssignment(v, key Value) error {
	if _, huge := Plain(key).(*BigInt); huge && actsAsSequence(v.Type()) {
		return Errorf(IndexError, "cannot fit 'int' into an index-sized integer")
	}
	return Errorf(TypeError, "'%s' object does not support item assignment", v.Type().Name)
}

// actsAsSequence reports whether CPython gives values of typ any operation of
// sequences, if only a length.
func actsAsSequence(typ *Type) bool {
	return typ.Heap || typ.GetItem != nil || typ.Len != nil
}

// DelItem is del v[key].
func DelItem(t *Thread, v, key Value) error {
	if f := v.Type().SetItem; f != nil {
		return f(t, v, key, nil)
	}
	return noDeletion(v, key)
}

// noDeletion words `del v[key]` of what cannot; CPython has other words for
// those that act as sequences in any way.
func noDeletion(v, key Value) error {
	typ := v.Type()
	_, huge := Plain(key).(*BigInt)
	if isIndex(key) && actsAsSequence(typ) {
		if huge {
			return Errorf(IndexError, "cannot fit 'int' into an index-sized integer")
		}
		return Errorf(TypeError, "'%s' object doesn't support item deletion", typ.Name)
	}
	return Errorf(TypeError, "'%s' object does not support item deletion", typ.Name)
}

// Contains is `item in v`.
func Contains(t *Thread, v, item Value) (bool, error) {
	if f := v.Type().Contains; f != nil {
		return f(t, v, item)
	}
	it, err := Iter(t, v)
	if err != nil {
		if IsException(err, TypeError) {
			return false, Errorf(TypeError, "argument of type '%s' is not iterable", v.Type().Name)
		}
		return false, err
	}
	for {
		e, err := it.Next(t)
		if e == nil || err != nil {
			return false, err
		}
		if err := t.Check(); err != nil {
			return false, err
		}
		if eq, err := Equal(t, e, item); eq || err != nil {
			return eq, err
		}
	}
}

// AsIndex is operator.index(v): an Int or *BigInt.
func AsIndex(t *Thread, v Value) (Value, error) {
	switch v := v.(type) {
	case Int, *BigInt:
		return v, nil
	case Bool:
		if v {
			return NewInt(1), nil
		}
		return NewInt(0), nil
	case *Derived:
		if Is(v, IntType) {
			return v.Value, nil
		}
	}
	if f := v.Type().Index; f != nil {
		n, err := f(t, v)
		if b, ok := n.(Bool); ok && err == nil {
			return AsIndex(t, b)
		}
		return n, err
	}
	return nil, Errorf(TypeError, "'%s' object cannot be interpreted as an integer", v.Type().Name)
}

// AsBig is AsIndex as a big.Int, which must not be changed.
func AsBig(t *Thread, v Value) (*big.Int, error) {
	n, err := AsIndex(t, v)
	if err != nil {
		return nil, err
	}
	if b, ok := n.(*BigInt); ok {
		return b.V, nil
	}
	return big.NewInt(int64(n.(Int))), nil
}

// AsInt is AsIndex for those who need an int64; a larger number is an
// OverflowError.
func AsInt(t *Thread, v Value) (int64, error) {
	if n, ok := v.(Int); ok {
		return int64(n), nil
	}
	n, err := AsIndex(t, v)
	if err != nil {
		return 0, err
	}
	if n, ok := n.(Int); ok {
		return int64(n), nil
	}
	return 0, Errorf(OverflowError, "Python int too large to convert to C ssize_t")
}

func isIndex(v Value) bool {
	switch v.(type) {
	case Int, *BigInt, Bool:
		return true
	}
	return v.Type().Index != nil
}

// TakeBytes makes b, which nobody changes any more, bytes without a copy.
func TakeBytes(b []byte) Bytes { return Bytes(unsafe.String(unsafe.SliceData(b), len(b))) }

// MaxSize is the largest string, bytes or container that one operation may
// make, in bytes of memory; beyond it there is a MemoryError before any
// memory is taken.
const MaxSize = 1 << 28

// CheckSize refuses n elements of the given size in bytes when they exceed
// MaxSize.
func CheckSize(n, size int64) error {
	if n > MaxSize/size {
		return NewException(MemoryError)
	}
	if n*size >= measureFrom {
		return checkMemory(n * size)
	}
	return nil
}
