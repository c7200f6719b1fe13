package object

import "strings"

// reprElems is the reprs of elems between commas.
// elemsOf has elements. Those of a list are asked for anew each time, as what is
// called meanwhile may change it.
type elemsOf interface{ all() []Value }

func reprElems(t *Thread, of elemsOf) (string, error) {
	var b strings.Builder
	for i := 0; i < len(of.all()); i++ {
		if i > 0 {
			b.WriteString(", ")
		}
		s, err := Repr(t, of.all()[i])
		if err != nil {
			return "", err
		}
		if err := CheckSize(int64(b.Len()+len(s)), 1); err != nil {
			return "", err
		}
		b.WriteString(s)
	}
	return b.String(), nil
}

// compareElems compares two sequences as list and tuple do: the first elements
// that differ decide, else the lengths.
func compareElems(t *Thread, op CompareOp, x, y elemsOf) (Value, error) {
	t, err := t.nest("in comparison")
	if err != nil {
		return nil, err
	}
	defer t.Leave()
	if err := t.Check(); err != nil {
		return nil, err
	}
	if len(x.all()) != len(y.all()) && (op == EQ || op == NE) {
		return NewBool(op == NE), nil
	}
	i := 0
	for ; i < len(x.all()) && i < len(y.all()); i++ {
		eq, err := Equal(t, x.all()[i], y.all()[i])
		if err != nil {
			return nil, err
		}
		if !eq {
			break
		}
	}
	switch a, b := x.all(), y.all(); {
	case i >= len(a) || i >= len(b):
		return NewBool(op.holds(len(a), len(b))), nil
	case op == EQ || op == NE:
		return NewBool(op == NE), nil
	default:
		return Compare(t, op, a[i], b[i])
	}
}

// holds is `x op y` for numbers.
func (op CompareOp) holds(x, y int) bool { return op.holds64(int64(x), int64(y)) }

// sequenceIndex reads the index of an element of a sequence of n; a negative
// one counts from the end. what is "list index", for the IndexError, and
// kind "list".
func sequenceIndex(t *Thread, key Value, n int, kind, what string) (int, error) {
	i, err := elementIndex(t, key, int64(n), kind, what)
	return int(i), err
}

// elementIndex is sequenceIndex for a length that may exceed an int.
func elementIndex(t *Thread, key Value, n int64, kind, what string) (int64, error) {
	i, ok := key.(Int)
	if !ok {
		if !isIndex(key) {
			return 0, Errorf(TypeError, "%s indices must be integers or slices, not %s", kind, key.Type().Name)
		}
		big, err := AsIndex(t, key)
		if err != nil {
			return 0, err
		}
		if i, ok = big.(Int); !ok {
			return 0, Errorf(IndexError, "cannot fit '%s' into an index-sized integer", key.Type().Name)
		}
	}
	if i < 0 {
		i += Int(n)
	}
	if i < 0 || i >= Int(n) {
		return 0, Errorf(IndexError, "%s out of range", what)
	}
	return int64(i), nil
}

// plainKey gives an index or a slice in plain numbers. It is for the sequences that
// change: an __index__ may change the very one, whose length is read after that.
func plainKey(t *Thread, key Value) (Value, error) {
	if s, ok := key.(*Slice); ok {
		if isPlainBound(s.Start) && isPlainBound(s.Stop) && isPlainBound(s.Step) {
			return s, nil
		}
		parts := s.all()
		for i, p := range parts {
			if !p.Type().Heap || !isIndex(p) {
				continue
			}
			n, err := AsIndex(t, p)
			if err != nil {
				return nil, err
			}
			parts[i] = n
		}
		return &Slice{parts[0], parts[1], parts[2]}, nil
	}
	if !key.Type().Heap || !isIndex(key) {
		return key, nil
	}
	n, err := AsIndex(t, key)
	if _, fits := n.(Int); err == nil && !fits {
		err = Errorf(IndexError, "cannot fit '%s' into an index-sized integer", key.Type().Name)
	}
	return n, err
}

// sliceElems is the elements that s chooses, in a new slice.
func sliceElems(t *Thread, elems []Value, s *Slice) ([]Value, error) {
	start, _, step, n, err := SliceIndices(t, s, len(elems))
	if err != nil {
		return nil, err
	}
	out := make([]Value, n)
	if step == 1 {
		copy(out, elems[start:])
		return out, nil
	}
	for i := range out {
		out[i] = elems[start+i*step]
	}
	return out, nil
}

// repeatTimes is the number by which a sequence is multiplied; ok is false
// when v is no int.
func repeatTimes(t *Thread, v Value) (n int64, ok bool, err error) {
	if !isIndex(v) {
		return 0, false, nil
	}
	i, err := AsIndex(t, v)
	if err != nil {
		return 0, true, err
	}
	n, big, _ := integer(i)
	if big != nil {
		return 0, true, Errorf(OverflowError, "cannot fit '%s' into an index-sized integer", v.Type().Name)
	}
	return max(n, 0), true, nil
}

// repeatElems is elems n times over.
func repeatElems(elems []Value, n int64) ([]Value, error) {
	if len(elems) == 0 || n == 0 {
		return nil, nil
	}
	if n > MaxSize {
		return nil, NewException(MemoryError)
	}
	if err := checkElems(n * int64(len(elems))); err != nil {
		return nil, err
	}
	out := make([]Value, n*int64(len(elems)))
	for done := copy(out, elems); done < len(out); done *= 2 {
		copy(out[done:], out[:done])
	}
	return out, nil
}

// checkElems refuses more elements than a container may hold.
func checkElems(n int64) error { return CheckSize(n, 16) }

// indexOf finds item between start and stop, which count as in a slice; -1 when
// it is not there. elems is asked anew each time, as == may change it.
func indexOf(t *Thread, elems func() []Value, item Value, start, stop Value) (int, error) {
	const otherwise = int(^uint(0) >> 1)
	i, err := searchBound(t, start, 0)
	if err != nil {
		return -1, err
	}
	j, err := searchBound(t, stop, otherwise)
	if err != nil {
		return -1, err
	}
	n := len(elems())
	if i < 0 {
		i = max(i+n, 0)
	}
	if j < 0 {
		j += n
	}
	for ; i < j && i < len(elems()); i++ {
		if eq, err := Equal(t, elems()[i], item); eq || err != nil {
			return i, err
		}
	}
	return -1, nil
}

func searchBound(t *Thread, v Value, otherwise int) (int, error) {
	if v != nil && !isIndex(v) {
		return 0, Errorf(TypeError, "slice indices must be integers or have an __index__ method")
	}
	return slicePart(t, v, otherwise)
}

// countOf is the number of elements equal to item.
func countOf(t *Thread, elems func() []Value, item Value) (Value, error) {
	n := 0
	for i := 0; i < len(elems()); i++ {
		eq, err := Equal(t, elems()[i], item)
		if err != nil {
			return nil, err
		}
		if eq {
			n++
		}
	}
	return NewInt(int64(n)), nil
}

// containsElem is `item in elems`.
func containsElem(t *Thread, elems func() []Value, item Value) (bool, error) {
	for i := 0; i < len(elems()); i++ {
		if eq, err := Equal(t, elems()[i], item); eq || err != nil {
			return eq, err
		}
	}
	return false, nil
}

// sequenceBinary is + of two sequences of type S, and * of one and an integer,
// on either side.
func sequenceBinary[S interface {
	Value
	all() []Value
}](t *Thread, op BinaryOp, x, y Value, of func([]Value) S) (Value, error) {
	a, ok1 := x.(S)
	b, ok2 := y.(S)
	switch op {
	case Add:
		if !ok1 || !ok2 {
			return nil, nil
		}
		left, right := a.all(), b.all()
		if err := checkElems(int64(len(left) + len(right))); err != nil {
			return nil, err
		}
		both := make([]Value, 0, len(left)+len(right))
		return of(append(append(both, left...), right...)), nil
	case Mul:
		if !ok1 {
			a, y = b, x
		}
		n, ok, err := repeatTimes(t, y)
		if !ok || err != nil {
			return nil, err
		}
		if tuple, fixed := any(a).(*Tuple); fixed && n == 1 {
			return tuple, nil
		}
		elems, err := repeatElems(a.all(), n)
		return of(elems), err
	}
	return nil, nil
}
