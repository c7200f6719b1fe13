package object

// quickItem is v[i] of a built-in sequence where i is an index in it; nil leaves the
// rest to the type's GetItem.
func quickItem(v Value, i Int) Value {
	switch s := v.(type) {
	case *List:
		if n := Int(len(s.Elems)); s.class == nil {
			if i < 0 {
				i += n
			}
			if i >= 0 && i < n {
				return s.Elems[i]
			}
		}
	case *Tuple:
		if i >= 0 && i < Int(len(s.Elems)) {
			return s.Elems[i]
		}
	case Bytes:
		if i >= 0 && i < Int(len(s)) {
			return NewInt(int64(s[i]))
		}
	}
	return nil
}

// GetSlice is v[start:stop:step]. The slice is an object of its own only where someone
// may keep it.
func GetSlice(t *Thread, v, start, stop, step Value) (Value, error) {
	if t == nil || !isPlainBound(start) || !isPlainBound(stop) || !isPlainBound(step) || !isPlainSequence(v) {
		return GetItem(t, v, &Slice{start, stop, step})
	}
	t.slice = Slice{start, stop, step}
	return v.Type().GetItem(t, v, &t.slice)
}

func isPlainBound(v Value) bool {
	switch v.(type) {
	case Int, noneType:
		return true
	}
	return false
}

func isPlainSequence(v Value) bool {
	switch s := v.(type) {
	case Str, Bytes, *Tuple:
		return true
	case *List:
		return s.class == nil
	case *Bytearray:
		return s.class == nil
	}
	return false
}

// MakeTuple makes a tuple of n elements, which are to be set; a short one is one piece
// of memory with them.
func MakeTuple(n int) *Tuple {
	switch n {
	case 1:
		p := new(struct {
			Tuple
			elems [1]Value
		})
		p.Elems = p.elems[:]
		return &p.Tuple
	case 2:
		p := new(struct {
			Tuple
			elems [2]Value
		})
		p.Elems = p.elems[:]
		return &p.Tuple
	case 3:
		p := new(struct {
			Tuple
			elems [3]Value
		})
		p.Elems = p.elems[:]
		return &p.Tuple
	}
	return &Tuple{Elems: make([]Value, n)}
}

// NewPair makes a tuple of two.
func NewPair(a, b Value) *Tuple {
	p := MakeTuple(2)
	p.Elems[0], p.Elems[1] = a, b
	return p
}
