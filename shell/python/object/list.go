package object

import "slices"

func initList() {
	ListType.New = func(_ *Thread, class *Type, _ Args) (Value, error) {
		l := &List{}
		if class != ListType {
			l.SetClass(class)
		}
		return l, nil
	}
	ListType.Init = func(t *Thread, self Value, args Args) error {
		l := self.(*List)
		if l.Type().Defines("__new__") {
			args.Kw = nil // taken there
		}
		v, err := onePositional(ListType, ListType, args)
		if err != nil {
			return err
		}
		l.Elems = nil
		if v != nil {
			l.Elems, err = Elements(t, v)
		}
		return err
	}
	ListType.Repr = func(t *Thread, v Value) (string, error) {
		l := v.(*List)
		return reprContainer(t, v, "[...]", func(t *Thread) (string, error) {
			s, err := reprElems(t, l)
			return "[" + s + "]", err
		})
	}
	ListType.Unhashable()
	ListType.Len = func(_ *Thread, v Value) (int, error) { return len(v.(*List).Elems), nil }
	ListType.Iter = func(_ *Thread, v Value) (Value, error) { return &listIterator{list: v.(*List)}, nil }
	ListType.Contains = func(t *Thread, v, item Value) (bool, error) { return containsElem(t, v.(*List).all, item) }
	ListType.GetItem = func(t *Thread, v, key Value) (Value, error) {
		l := v.(*List)
		key, err := plainKey(t, key)
		if err != nil {
			return nil, err
		}
		if s, ok := key.(*Slice); ok {
			part, err := sliceElems(t, l.Elems, s)
			return NewList(part...), err
		}
		i, err := sequenceIndex(t, key, len(l.Elems), "list", "list index")
		if err != nil {
			return nil, err
		}
		return l.Elems[i], nil
	}
	ListType.SetItem = func(t *Thread, v, key, value Value) error {
		l := v.(*List)
		key, err := plainKey(t, key)
		if err != nil {
			return err
		}
		if s, ok := key.(*Slice); ok {
			return l.setSlice(t, s, value)
		}
		i, err := sequenceIndex(t, key, len(l.Elems), "list", "list assignment index")
		switch {
		case err != nil:
			return err
		case value == nil:
			l.cut(i, i+1)
		default:
			l.Elems[i] = value
		}
		return nil
	}
	ListType.Binary = listBinary
	ListType.InPlace = func(t *Thread, op BinaryOp, x, y Value) (Value, error) {
		l := x.(*List)
		switch op {
		case Add:
			return l, l.Extend(t, y)
		case Mul:
			n, ok, err := repeatTimes(t, y)
			if !ok || err != nil {
				return nil, err
			}
			elems, err := repeatElems(l.Elems, n)
			if err != nil {
				return nil, err
			}
			l.Elems = elems
			return l, nil
		}
		return nil, nil
	}
	ListType.Compare = func(t *Thread, op CompareOp, x, y Value) (Value, error) {
		a, ok1 := x.(*List)
		b, ok2 := y.(*List)
		if !ok1 || !ok2 {
			return nil, nil
		}
		return compareElems(t, op, a, b)
	}
}

func (l *List) all() []Value { return l.Elems }

func listBinary(t *Thread, op BinaryOp, x, y Value) (Value, error) {
	return sequenceBinary(t, op, x, y, func(elems []Value) *List { return NewList(elems...) })
}

// Append adds an element at the end; it is a MemoryError when the list is full.
func (l *List) Append(v Value) error {
	if len(l.Elems) == cap(l.Elems) {
		if err := checkElems(int64(len(l.Elems)) + 1); err != nil {
			return err
		}
		// Go's own factor falls to 1.25 early, and what is outgrown is a lot.
		if n := len(l.Elems); n >= 1<<10 && n < 1<<16 {
			l.Elems = slices.Grow(l.Elems, n)
		}
	}
	l.Elems = append(l.Elems, v)
	return nil
}

// Extend adds what v yields. Elements come one by one, so that those before an error
// stay, as in CPython.
func (l *List) Extend(t *Thread, v Value) error {
	var more []Value
	list, isList := v.(*List)
	tuple, isTuple := v.(*Tuple)
	switch {
	case isList && (list == l || list.class == nil):
		more = list.Elems
	case isTuple:
		more = tuple.Elems
	default:
		it, err := Iter(t, v)
		if err == nil {
			err = askLength(t, v)
		}
		if err != nil {
			return err
		}
		return Iterate(t, it, l.Append)
	}
	if err := checkElems(int64(len(l.Elems) + len(more))); err != nil {
		return err
	}
	l.Elems = append(l.Elems, more...)
	return nil
}

// cut removes the elements from i to j.
func (l *List) cut(i, j int) {
	kept := append(l.Elems[:i], l.Elems[j:]...)
	clear(l.Elems[len(kept):])
	l.Elems = kept
}

// setSlice is l[s] = value, and del l[s] when value is nil.
func (l *List) setSlice(t *Thread, s *Slice, value Value) error {
	start, stop, step, n, err := SliceIndices(t, s, len(l.Elems))
	if err != nil {
		return err
	}
	if value == nil {
		l.deleteSlice(start, step, n)
		return nil
	}
	items, err := Elements(t, value)
	if err != nil {
		if value.Type().Iter == nil && step == 1 {
			return Errorf(TypeError, "can only assign an iterable")
		}
		if value.Type().Iter == nil {
			return Errorf(TypeError, "must assign iterable to extended slice")
		}
		return err
	}
	if step == 1 {
		// The elements may have changed the list while they were gathered.
		start = min(start, len(l.Elems))
		stop = min(max(start, stop), len(l.Elems))
		if err := checkElems(int64(len(l.Elems) + len(items))); err != nil {
			return err
		}
		tail := append([]Value(nil), l.Elems[stop:]...)
		l.Elems = append(append(l.Elems[:start], items...), tail...)
		return nil
	}
	if len(items) != n {
		return Errorf(ValueError, "attempt to assign sequence of size %d to extended slice of size %d", len(items), n)
	}
	for i, e := range items {
		if at := start + i*step; at < len(l.Elems) {
			l.Elems[at] = e
		}
	}
	return nil
}

func (l *List) deleteSlice(start, step, n int) {
	if n == 0 {
		return
	}
	if step < 0 {
		start, step = start+(n-1)*step, -step
	}
	if step == 1 {
		l.cut(start, start+n)
		return
	}
	to := start
	for i := start; i < len(l.Elems); i++ {
		if d := i - start; d%step == 0 && d/step < n {
			continue
		}
		l.Elems[to] = l.Elems[i]
		to++
	}
	l.cut(to, len(l.Elems))
}

// listIterator follows a list, which may change meanwhile.
type listIterator struct {
	list *List // nil once the end was reached
	i    int
}

// reverseListIterator goes from the end to the start.
type reverseListIterator struct {
	list *List
	i    int
}

var (
	listIteratorType        = NewIteratorType("list_iterator")
	reverseListIteratorType = NewIteratorType("list_reverseiterator")
)

func (*listIterator) Type() *Type        { return listIteratorType }
func (*reverseListIterator) Type() *Type { return reverseListIteratorType }

func (it *listIterator) Next(*Thread) (Value, error) {
	if it.list == nil || it.i >= len(it.list.Elems) {
		it.list = nil
		return nil, nil
	}
	it.i++
	return it.list.Elems[it.i-1], nil
}

func (it *reverseListIterator) Next(*Thread) (Value, error) {
	if it.list == nil || it.i < 0 || it.i >= len(it.list.Elems) {
		it.list = nil
		return nil, nil
	}
	it.i--
	return it.list.Elems[it.i+1], nil
}
