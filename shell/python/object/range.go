package object

import (
	"fmt"
	"math"
)

// NewRange makes range(start, stop, step); step is not 0. A range of more than
// 2**63-1 numbers is an OverflowError.
func NewRange(start, stop, step int64) (*Range, error) {
	var n uint64
	switch {
	case step > 0 && start < stop:
		n = (uint64(stop)-uint64(start)-1)/uint64(step) + 1
	case step < 0 && start > stop:
		n = (uint64(start)-uint64(stop)-1)/(-uint64(step)) + 1
	}
	if n > math.MaxInt64 {
		return nil, Errorf(OverflowError, "Python int too large to convert to C ssize_t")
	}
	return &Range{start, stop, step, int64(n)}, nil
}

func initRange() {
	RangeType.New = newRange
	RangeType.Repr = func(_ *Thread, v Value) (string, error) {
		r := v.(*Range)
		if r.Step == 1 {
			return fmt.Sprintf("range(%d, %d)", r.Start, r.Stop), nil
		}
		return fmt.Sprintf("range(%d, %d, %d)", r.Start, r.Stop, r.Step), nil
	}
	RangeType.Hash = func(t *Thread, v Value) (int64, error) {
		r := v.(*Range)
		key := []Value{NewInt(r.N), None, None}
		if r.N > 0 {
			key[1] = NewInt(r.Start)
		}
		if r.N > 1 {
			key[2] = NewInt(r.Step)
		}
		return hashElems(t, key)
	}
	RangeType.Len = func(_ *Thread, v Value) (int, error) { return v.(*Range).len() }
	RangeType.Truth = func(_ *Thread, v Value) (bool, error) { return v.(*Range).N > 0, nil }
	RangeType.Iter = func(_ *Thread, v Value) (Value, error) {
		r := v.(*Range)
		return &rangeIterator{r.Start, r.Step, r.N}, nil
	}
	RangeType.Contains = func(t *Thread, v, item Value) (bool, error) {
		i, err := v.(*Range).index(t, item)
		return i >= 0, err
	}
	RangeType.GetItem = rangeItem
	RangeType.Compare = func(_ *Thread, op CompareOp, x, y Value) (Value, error) {
		a, ok1 := x.(*Range)
		b, ok2 := y.(*Range)
		if !ok1 || !ok2 || op != EQ && op != NE {
			return nil, nil
		}
		same := a.N == b.N && (a.N == 0 || a.Start == b.Start) && (a.N < 2 || a.Step == b.Step)
		return NewBool(same == (op == EQ)), nil
	}
	part := func(name string, get func(r *Range) int64) {
		RangeType.AddProperty(name, "", func(_ *Thread, v Value) (Value, error) { return NewInt(get(v.(*Range))), nil })
	}
	part("start", func(r *Range) int64 { return r.Start })
	part("stop", func(r *Range) int64 { return r.Stop })
	part("step", func(r *Range) int64 { return r.Step })
	RangeType.SetAttr = readOnly("start", "stop", "step")
	RangeType.AddMethod("count", "object, /", "rangeobject.count(value) -> integer -- return number of occurrences of value", func(t *Thread, a []Value) (Value, error) {
		i, err := a[0].(*Range).index(t, a[1])
		if i >= 0 {
			return NewInt(1), err
		}
		return NewInt(0), err
	})
	RangeType.AddMethod("index", "object, /", "rangeobject.index(value) -> integer -- return index of value.\nRaise ValueError if the value is not present.", func(t *Thread, a []Value) (Value, error) {
		i, err := a[0].(*Range).index(t, a[1])
		if err != nil || i >= 0 {
			return NewInt(i), err
		}
		if _, _, ok := integer(a[1]); !ok {
			return nil, Errorf(ValueError, "sequence.index(x): x not in sequence")
		}
		s, err := Repr(t, a[1])
		if err != nil {
			return nil, err
		}
		return nil, Errorf(ValueError, "%s is not in range", s)
	})
	RangeType.AddMethod("__reversed__", "", "Return a reverse iterator.", func(_ *Thread, a []Value) (Value, error) {
		r := a[0].(*Range)
		return &rangeIterator{r.at(r.N - 1), -r.Step, r.N}, nil
	})
}

func newRange(t *Thread, _ *Type, args Args) (Value, error) {
	if len(args.Kw) > 0 {
		return nil, Errorf(TypeError, "range() takes no keyword arguments")
	}
	n := len(args.Pos)
	switch {
	case n == 0:
		return nil, Errorf(TypeError, "range expected at least 1 argument, got 0")
	case n > 3:
		return nil, Errorf(TypeError, "range expected at most 3 arguments, got %d", n)
	}
	part := [3]int64{0, 0, 1}
	for i, v := range args.Pos {
		x, err := AsInt(t, v)
		if err != nil {
			return nil, err
		}
		part[i] = x
	}
	if n == 1 {
		part[0], part[1] = 0, part[0]
	}
	if part[2] == 0 {
		return nil, Errorf(ValueError, "range() arg 3 must not be zero")
	}
	return NewRange(part[0], part[1], part[2])
}

// at is the i-th number.
func (r *Range) at(i int64) int64 { return r.Start + i*r.Step }

// index is the position of v, or -1.
func (r *Range) index(t *Thread, v Value) (int64, error) {
	n, b, ok := integer(v)
	if f, isF := v.(Float); isF && f == Float(math.Trunc(float64(f))) && math.Abs(float64(f)) < 1<<63 {
		n, ok = int64(f), true
	}
	switch {
	case b != nil:
		return -1, nil
	case ok:
		d := uint64(n) - uint64(r.Start)
		step := uint64(r.Step)
		if r.Step < 0 {
			d, step = -d, -step
		}
		if r.N == 0 || (r.Step > 0) != (n >= r.Start) && n != r.Start || d%step != 0 || d/step >= uint64(r.N) {
			return -1, nil
		}
		return int64(d / step), nil
	case !v.Type().Heap:
		return -1, nil // nothing else that is built in equals a number
	}
	for i := range r.N {
		if err := t.Check(); err != nil {
			return -1, err
		}
		if eq, err := Equal(t, NewInt(r.at(i)), v); eq || err != nil {
			return i, err
		}
	}
	return -1, nil
}

func rangeItem(t *Thread, v, key Value) (Value, error) {
	r := v.(*Range)
	if s, ok := key.(*Slice); ok {
		length, err := r.len()
		if err != nil {
			return nil, err
		}
		start, stop, step, n, err := SliceIndices(t, s, length)
		if err != nil {
			return nil, err
		}
		return &Range{r.at(int64(start)), r.at(int64(stop)), r.Step * int64(step), int64(n)}, nil
	}
	i, err := elementIndex(t, key, r.N, "range", "range object index")
	if err != nil {
		return nil, err
	}
	return NewInt(r.at(i)), nil
}

// len is the number of elements, where an int can tell it.
func (r *Range) len() (int, error) {
	if r.N > math.MaxInt {
		return 0, Errorf(OverflowError, "Python int too large to convert to C ssize_t")
	}
	return int(r.N), nil
}

type rangeIterator struct{ next, step, left int64 }

var rangeIteratorType = NewIteratorType("range_iterator")

func (*rangeIterator) Type() *Type { return rangeIteratorType }

func (it *rangeIterator) Next(t *Thread) (Value, error) {
	if it.left <= 0 {
		return nil, nil
	}
	n := it.next
	it.left--
	it.next += it.step
	return t.Int(n), nil
}
