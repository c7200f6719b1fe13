package object

import (
	"math"
	"math/big"
)

// newRange64 makes range(start, stop, step) where its bounds and its length fit 64 bits.
func newRange64(start, stop, step int64) (*Range, bool) {
	var n uint64
	switch {
	case step > 0 && start < stop:
		n = (uint64(stop)-uint64(start)-1)/uint64(step) + 1
	case step < 0 && start > stop:
		n = (uint64(start)-uint64(stop)-1)/(-uint64(step)) + 1
	}
	return &Range{Start: start, Stop: stop, Step: step, N: int64(n)}, n <= math.MaxInt64
}

// NewRange makes range(start, stop, step); step is not 0.
func NewRange(start, stop, step *big.Int) *Range {
	if start.IsInt64() && stop.IsInt64() && step.IsInt64() {
		if r, ok := newRange64(start.Int64(), stop.Int64(), step.Int64()); ok {
			return r
		}
	}
	// One less than the distance, divided and rounded down, and one more.
	n := new(big.Int).Sub(stop, start)
	n, _ = bigFloorDiv(n.Sub(n, big.NewInt(int64(step.Sign()))), step)
	if n.Add(n, big.NewInt(1)); n.Sign() < 0 {
		n.SetInt64(0)
	}
	return &Range{wide: &wideRange{start, stop, step, n}}
}

// wideRange is a range beyond 64 bits. Its numbers do not change.
type wideRange struct{ start, stop, step, n *big.Int }

// parts are the numbers of any range.
func (r *Range) parts() *wideRange {
	if r.wide != nil {
		return r.wide
	}
	return &wideRange{big.NewInt(r.Start), big.NewInt(r.Stop), big.NewInt(r.Step), big.NewInt(r.N)}
}

// at is the i-th number.
func (w *wideRange) at(i *big.Int) *big.Int {
	n := new(big.Int).Mul(i, w.step)
	return n.Add(n, w.start)
}

// key tells equal ranges: the length, the first number and the step, as far as they
// matter.
func (r *Range) key() *Tuple {
	w := r.parts()
	key := []Value{NewBig(w.n), None, None}
	if w.n.Sign() > 0 {
		key[1] = NewBig(w.start)
	}
	if w.n.Sign() > 0 && w.n.Cmp(big.NewInt(1)) > 0 {
		key[2] = NewBig(w.step)
	}
	return NewTuple(key...)
}

func initRange() {
	RangeType.New = newRange
	RangeType.Repr = func(t *Thread, v Value) (string, error) {
		w := v.(*Range).parts()
		parts := NewTuple(NewBig(w.start), NewBig(w.stop), NewBig(w.step))
		if w.step.IsInt64() && w.step.Int64() == 1 {
			parts.Elems = parts.Elems[:2]
		}
		s, err := reprElems(t, parts)
		return "range(" + s + ")", err
	}
	RangeType.Hash = func(t *Thread, v Value) (int64, error) { return Hash(t, v.(*Range).key()) }
	RangeType.Len = func(_ *Thread, v Value) (int, error) { return v.(*Range).len() }
	RangeType.Truth = func(_ *Thread, v Value) (bool, error) { return v.(*Range).parts().n.Sign() > 0, nil }
	RangeType.Iter = func(_ *Thread, v Value) (Value, error) {
		r := v.(*Range)
		if r.wide != nil {
			return &wideRangeIterator{of: r.wide, i: new(big.Int)}, nil
		}
		return &rangeIterator{r.Start, r.Step, r.N}, nil
	}
	RangeType.Contains = func(t *Thread, v, item Value) (bool, error) {
		i, err := v.(*Range).index(t, item)
		return i != nil, err
	}
	RangeType.GetItem = rangeItem
	RangeType.Compare = func(t *Thread, op CompareOp, x, y Value) (Value, error) {
		a, ok1 := x.(*Range)
		b, ok2 := y.(*Range)
		if !ok1 || !ok2 || op != EQ && op != NE {
			return nil, nil
		}
		return Compare(t, op, a.key(), b.key())
	}
	part := func(name string, get func(w *wideRange) *big.Int) {
		RangeType.AddProperty(name, "", func(_ *Thread, v Value) (Value, error) { return NewBig(get(v.(*Range).parts())), nil })
	}
	part("start", func(w *wideRange) *big.Int { return w.start })
	part("stop", func(w *wideRange) *big.Int { return w.stop })
	part("step", func(w *wideRange) *big.Int { return w.step })
	RangeType.SetAttr = readOnly("start", "stop", "step")
	RangeType.AddMethod("count", "object, /", "rangeobject.count(value) -> integer -- return number of occurrences of value", func(t *Thread, a []Value) (Value, error) {
		r := a[0].(*Range)
		if _, _, ok := integer(a[1]); !ok && a[1].Type().Heap && r.wide == nil {
			return countOf(t, r.all, a[1])
		}
		if i, err := r.index(t, a[1]); i != nil || err != nil {
			return NewInt(1), err
		}
		return NewInt(0), nil
	})
	RangeType.AddMethod("index", "object, /", "rangeobject.index(value) -> integer -- return index of value.\nRaise ValueError if the value is not present.", func(t *Thread, a []Value) (Value, error) {
		i, err := a[0].(*Range).index(t, a[1])
		if err != nil || i != nil {
			return i, err
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
	RangeType.AddMethod("__reversed__", "", "Return a reverse iterator.", func(t *Thread, a []Value) (Value, error) {
		w := a[0].(*Range).parts()
		last := w.at(new(big.Int).Sub(w.n, big.NewInt(1)))
		return RangeType.Iter(t, NewRange(last, new(big.Int).Sub(w.start, w.step), new(big.Int).Neg(w.step)))
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
	part := [3]Value{NewInt(0), NewInt(0), NewInt(1)}
	for i, v := range args.Pos {
		x, err := AsIndex(t, v)
		if err != nil {
			return nil, err
		}
		part[i] = x
	}
	if n == 1 {
		part[0], part[1] = NewInt(0), part[0]
	}
	if part[2] == NewInt(0) {
		return nil, Errorf(ValueError, "range() arg 3 must not be zero")
	}
	start, ok1 := part[0].(Int)
	stop, ok2 := part[1].(Int)
	step, ok3 := part[2].(Int)
	if ok1 && ok2 && ok3 {
		if r, ok := newRange64(int64(start), int64(stop), int64(step)); ok {
			return r, nil
		}
	}
	return NewRange(bigInteger(part[0]), bigInteger(part[1]), bigInteger(part[2])), nil
}

// all gives the numbers as values, for what asks them one by one.
func (r *Range) all() []Value {
	elems := make([]Value, r.N)
	for i := range elems {
		elems[i] = NewInt(r.Start + int64(i)*r.Step)
	}
	return elems
}

// index is the position of v, or nil.
func (r *Range) index(t *Thread, v Value) (Value, error) {
	n, b, ok := integer(v)
	if f, isF := Plain(v).(Float); isF && !math.IsInf(float64(f), 0) && f == Float(math.Trunc(float64(f))) {
		whole, _ := floatToInt(float64(f))
		n, b, ok = integer(whole)
	}
	switch {
	case v.Type().ownKeys || !ok && v.Type().Heap:
		return r.search(t, v)
	case !ok:
		return nil, nil // nothing else that is built in equals a number
	case r.wide == nil && b == nil:
		d := uint64(n) - uint64(r.Start)
		step := uint64(r.Step)
		if r.Step < 0 {
			d, step = -d, -step
		}
		if r.N == 0 || (r.Step > 0) != (n >= r.Start) && n != r.Start || d%step != 0 || d/step >= uint64(r.N) {
			return nil, nil
		}
		return NewInt(int64(d / step)), nil
	}
	w := r.parts()
	i, rest := bigFloorDiv(new(big.Int).Sub(widen(n, b), w.start), w.step)
	if rest.Sign() != 0 || i.Sign() < 0 || i.Cmp(w.n) >= 0 {
		return nil, nil
	}
	return NewBig(i), nil
}

// search is index for an object with an == of its own.
func (r *Range) search(t *Thread, v Value) (Value, error) {
	w := r.parts()
	for i := new(big.Int); i.Cmp(w.n) < 0; i.Add(i, big.NewInt(1)) {
		if err := t.Check(); err != nil {
			return nil, err
		}
		if eq, err := Equal(t, NewBig(w.at(i)), v); eq || err != nil {
			return NewBig(new(big.Int).Set(i)), err
		}
	}
	return nil, nil
}

func rangeItem(t *Thread, v, key Value) (Value, error) {
	r := v.(*Range)
	if s, ok := key.(*Slice); ok {
		w := r.parts()
		start, stop, step, err := bigSliceIndices(t, s, w.n)
		if err != nil {
			return nil, err
		}
		return NewRange(w.at(start), w.at(stop), step.Mul(step, w.step)), nil
	}
	if r.wide == nil {
		if i, ok := key.(Int); ok && i >= 0 && int64(i) < r.N {
			return NewInt(r.Start + int64(i)*r.Step), nil
		}
	}
	if !isIndex(key) {
		return nil, Errorf(TypeError, "range indices must be integers or slices, not %s", key.Type().Name)
	}
	index, err := AsIndex(t, key)
	if err != nil {
		return nil, err
	}
	w, i := r.parts(), bigInteger(index)
	if i.Sign() < 0 {
		i = new(big.Int).Add(i, w.n)
	}
	if i.Sign() < 0 || i.Cmp(w.n) >= 0 {
		return nil, Errorf(IndexError, "range object index out of range")
	}
	return NewBig(w.at(i)), nil
}

// len is the number of elements, where an int can tell it.
func (r *Range) len() (int, error) {
	if r.wide != nil && r.wide.n.Cmp(big.NewInt(math.MaxInt)) <= 0 {
		return int(r.wide.n.Int64()), nil
	}
	if r.wide != nil || r.N > math.MaxInt {
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

type wideRangeIterator struct {
	of *wideRange
	i  *big.Int
}

var wideRangeIteratorType = NewIteratorType("longrange_iterator")

func (*wideRangeIterator) Type() *Type { return wideRangeIteratorType }

func (it *wideRangeIterator) Next(*Thread) (Value, error) {
	if it.i.Cmp(it.of.n) >= 0 {
		return nil, nil
	}
	n := it.of.at(it.i)
	it.i.Add(it.i, big.NewInt(1))
	return NewBig(n), nil
}
