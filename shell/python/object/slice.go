package object

import (
	"math"
	"math/big"
	"slices"
)

// SliceIndices fits s to a sequence of that length: the first index, the one
// not to be reached, the step, and the number n of elements. With a step of 1 and
// no element, stop may lie before start.
//
// Source: PySlice_Unpack and PySlice_AdjustIndices of CPython.
func SliceIndices(t *Thread, s *Slice, length int) (start, stop, step, n int, err error) {
	if step, err = slicePart(t, s.Step, 1); err != nil {
		return 0, 0, 0, 0, err
	}
	if step == 0 {
		return 0, 0, 0, 0, Errorf(ValueError, "slice step cannot be zero")
	}
	step = max(step, -math.MaxInt)
	first, last := 0, math.MaxInt
	if step < 0 {
		first, last = math.MaxInt, math.MinInt
	}
	if start, err = slicePart(t, s.Start, first); err != nil {
		return 0, 0, 0, 0, err
	}
	if stop, err = slicePart(t, s.Stop, last); err != nil {
		return 0, 0, 0, 0, err
	}
	start, stop = fitIndex(start, length, step), fitIndex(stop, length, step)
	switch {
	case step < 0 && stop < start:
		n = (start-stop-1)/-step + 1
	case step > 0 && start < stop:
		n = (stop-start-1)/step + 1
	}
	return start, stop, step, n, nil
}

// fitIndex counts a negative index from the end and brings it into the
// sequence, or just before or after it.
func fitIndex(i, length, step int) int {
	if i < 0 {
		if i += length; i >= 0 {
			return i
		}
		if step < 0 {
			return -1
		}
		return 0
	}
	if i >= length {
		if step < 0 {
			return length - 1
		}
		return length
	}
	return i
}

// slicePart is one part of a slice; numbers beyond 64 bits count as the
// largest ones.
func slicePart(t *Thread, v Value, otherwise int) (int, error) {
	switch n := v.(type) {
	case nil, noneType:
		return otherwise, nil
	case Int:
		return int(n), nil
	}
	if !isIndex(v) {
		return 0, Errorf(TypeError, "slice indices must be integers or None or have an __index__ method")
	}
	n, err := AsIndex(t, v)
	if err != nil {
		return 0, err
	}
	switch n := n.(type) {
	case *BigInt:
		if n.V.Sign() < 0 {
			return math.MinInt, nil
		}
		return math.MaxInt, nil
	case Int:
		return int(n), nil
	}
	return 0, Errorf(TypeError, "slice indices must be integers or None or have an __index__ method")
}

func initSlice() {
	SliceType.New = func(_ *Thread, _ *Type, args Args) (Value, error) {
		if len(args.Kw) > 0 {
			return nil, Errorf(TypeError, "slice() takes no keyword arguments")
		}
		switch a := args.Pos; len(a) {
		case 0:
			return nil, Errorf(TypeError, "slice expected at least 1 argument, got 0")
		case 1:
			return &Slice{None, a[0], None}, nil
		case 2:
			return &Slice{a[0], a[1], None}, nil
		case 3:
			return &Slice{a[0], a[1], a[2]}, nil
		}
		return nil, Errorf(TypeError, "slice expected at most 3 arguments, got %d", len(args.Pos))
	}
	SliceType.Repr = func(t *Thread, v Value) (string, error) {
		s, err := reprElems(t, v.(*Slice))
		return "slice(" + s + ")", err
	}
	SliceType.Compare = func(t *Thread, op CompareOp, x, y Value) (Value, error) {
		a, b := x.(*Slice), (*Slice)(nil)
		if b, _ = y.(*Slice); b == nil {
			return nil, nil
		}
		if a == b {
			return NewBool(op == EQ || op == LE || op == GE), nil
		}
		return compareElems(t, op, a, b)
	}
	SliceType.Unhashable()
	for i, name := range []string{"start", "stop", "step"} {
		SliceType.AddProperty(name, "", func(_ *Thread, v Value) (Value, error) { return v.(*Slice).all()[i], nil })
	}
	SliceType.SetAttr = readOnly("start", "stop", "step")
	SliceType.AddMethod("indices", "object, /", "S.indices(len) -> (start, stop, stride)", func(t *Thread, a []Value) (Value, error) {
		length, err := AsIndex(t, a[1])
		if err != nil {
			return nil, err
		}
		n := bigInteger(length)
		if n.Sign() < 0 {
			return nil, Errorf(ValueError, "length should not be negative")
		}
		start, stop, step, err := bigSliceIndices(t, a[0].(*Slice), n)
		if err != nil {
			return nil, err
		}
		return NewTuple(NewBig(start), NewBig(stop), NewBig(step)), nil
	})
}

// bigSliceIndices is SliceIndices with numbers of any size. What it gives may be
// changed.
//
// Source: _PySlice_GetLongIndices of CPython.
func bigSliceIndices(t *Thread, s *Slice, length *big.Int) (start, stop, step *big.Int, err error) {
	part := func(v Value, otherwise *big.Int) (*big.Int, error) {
		if v = orNone(v); v == None {
			return otherwise, nil
		}
		if !isIndex(v) {
			return nil, Errorf(TypeError, "slice indices must be integers or None or have an __index__ method")
		}
		n, err := AsIndex(t, v)
		if err != nil {
			return nil, err
		}
		return bigInteger(n), nil
	}
	if step, err = part(s.Step, big.NewInt(1)); err != nil {
		return nil, nil, nil, err
	}
	if step.Sign() == 0 {
		return nil, nil, nil, Errorf(ValueError, "slice step cannot be zero")
	}
	lower, upper := new(big.Int), length
	if step.Sign() < 0 {
		lower, upper = big.NewInt(-1), new(big.Int).Sub(length, big.NewInt(1))
	}
	first, last := lower, upper
	if step.Sign() < 0 {
		first, last = upper, lower
	}
	fit := func(v Value, otherwise *big.Int) (*big.Int, error) {
		i, err := part(v, nil)
		if i == nil {
			return new(big.Int).Set(otherwise), err
		}
		i = new(big.Int).Set(i)
		if i.Sign() < 0 {
			i.Add(i, length)
		}
		if i.Cmp(lower) < 0 {
			i.Set(lower)
		} else if i.Cmp(upper) > 0 {
			i.Set(upper)
		}
		return i, nil
	}
	if start, err = fit(s.Start, first); err != nil {
		return nil, nil, nil, err
	}
	stop, err = fit(s.Stop, last)
	return start, stop, new(big.Int).Set(step), err
}

func (s *Slice) all() []Value { return []Value{orNone(s.Start), orNone(s.Stop), orNone(s.Step)} }

// Unhashable says that the values of the class have no hash, as its __hash__ does.
func (t *Type) Unhashable() {
	t.Hash = unhashable
	t.SetClassAttr("__hash__", None)
}

func unhashable(_ *Thread, v Value) (int64, error) {
	return 0, Errorf(TypeError, "unhashable type: '%s'", v.Type().shown())
}

// readOnly refuses to set the attributes that CPython keeps as members of a C
// struct; its words for them differ from those for others.
func readOnly(names ...string) func(*Thread, Value, string, Value) (bool, error) {
	return func(_ *Thread, _ Value, name string, _ Value) (bool, error) {
		if slices.Contains(names, name) {
			return true, Errorf(AttributeError, "readonly attribute")
		}
		return false, nil
	}
}
