package object

import "math/big"

// Iterator is a value that yields others. Next gives nil, nil at the end, and
// goes on doing so.
type Iterator interface {
	Value
	Next(t *Thread) (Value, error)
}

// Pairs is an iterator whose elements may be tuples of two, and which gives them to who
// takes them apart without making the tuples.
type Pairs interface {
	Iterator
	Paired() bool // all elements are plain tuples of two
	// NextPair gives what the next tuple would hold, and nil at the end.
	NextPair(t *Thread) (a, b Value, err error)
}

// instanceIterator lets an object of a Python class be an Iterator.
type instanceIterator struct{ Value }

func (it instanceIterator) Next(t *Thread) (Value, error) {
	if next := it.Type().Next; next != nil {
		return next(t, it.Value)
	}
	return nil, Errorf(TypeError, "'%s' object is not iterable", it.Type().Name) // no more
}

// Iter is iter(v).
func Iter(t *Thread, v Value) (Iterator, error) {
	if it, ok := v.(instanceIterator); ok {
		return it, nil
	}
	f := v.Type().Iter
	if f == nil {
		if v.Type().GetItem != nil && v.Type().Heap {
			return &itemIterator{seq: v}, nil
		}
		return nil, Errorf(TypeError, "'%s' object is not iterable", v.Type().Name)
	}
	i, err := f(t, v)
	if err != nil {
		if m, _ := v.Type().Lookup("__iter__"); m == None {
			err = Errorf(TypeError, "'%s' object is not iterable", v.Type().Name)
		}
		return nil, err
	}
	if it, ok := i.(Iterator); ok && !i.Type().Heap { // a subclass may have a __next__
		return it, nil
	}
	if i.Type().Next == nil {
		return nil, Errorf(TypeError, "iter() returned non-iterator of type '%s'", i.Type().Name)
	}
	return instanceIterator{i}, nil
}

// Unwrap gives the Python object behind an Iterator.
func Unwrap(it Iterator) Value {
	if i, ok := it.(instanceIterator); ok {
		return i.Value
	}
	return it
}

// itemIterator walks an object that has __getitem__ alone.
type itemIterator struct {
	seq Value
	i   int64
}

var itemIteratorType = NewIteratorType("iterator")

func (*itemIterator) Type() *Type { return itemIteratorType }

func (it *itemIterator) Next(t *Thread) (Value, error) {
	if it.seq == nil {
		return nil, nil
	}
	v, err := GetItem(t, it.seq, NewInt(it.i))
	if IsException(err, IndexError) || IsException(err, StopIteration) {
		it.seq = nil
		return nil, nil
	}
	it.i++
	return v, err
}

// NewIteratorType makes the type of a built-in iterator: iter(x) is x, and
// next(x) is x.Next.
func NewIteratorType(name string) *Type {
	return NewType(&Type{
		Name:  name,
		Final: true,
		Iter:  func(_ *Thread, v Value) (Value, error) { return v, nil },
		Next:  func(t *Thread, v Value) (Value, error) { return v.(Iterator).Next(t) },
	})
}

// Iterate calls yield for each element of v until it returns an error.
func Iterate(t *Thread, v Value, yield func(Value) error) error {
	switch v := v.(type) {
	case *Tuple:
		for _, e := range v.Elems {
			if err := yield(e); err != nil {
				return err
			}
		}
		return nil
	}
	it, err := Iter(t, v)
	if err != nil {
		return err
	}
	for {
		e, err := it.Next(t)
		if e == nil || err != nil {
			return err
		}
		if err := yield(e); err != nil {
			return err
		}
		if err := t.Check(); err != nil {
			return err
		}
	}
}

// Elements gathers what v yields into a new slice.
func Elements(t *Thread, v Value) ([]Value, error) {
	switch v := v.(type) {
	case *Tuple:
		return append([]Value(nil), v.Elems...), nil
	case *List:
		if v.class == nil {
			return append([]Value(nil), v.Elems...), nil
		}
	case *Range:
		if err := CheckSize(v.N, 16); err != nil {
			return nil, err
		}
	}
	it, err := Iter(t, v)
	if err != nil {
		return nil, err
	}
	if err := askLength(t, v); err != nil {
		return nil, err
	}
	var elems []Value
	for {
		e, err := it.Next(t)
		if e == nil || err != nil {
			return elems, err
		}
		if len(elems) == cap(elems) {
			if err := checkElems(int64(len(elems)) + 1); err != nil {
				return elems, err
			}
		}
		elems = append(elems, e)
		if err := t.Check(); err != nil {
			return elems, err
		}
	}
}

// askLength asks an object of a class of the program how many elements it will
// yield, before they are gathered. The answer is of no use here, but CPython asks,
// and what the methods raise is seen.
//
// Source: PyObject_LengthHint of CPython's Objects/abstract.c.
func askLength(t *Thread, v Value) error {
	typ := v.Type()
	if !typ.Heap {
		return nil
	}
	if typ.Len != nil {
		if _, err := Len(t, v); !IsException(err, TypeError) {
			return err
		}
	}
	if _, ok := typ.Lookup("__length_hint__"); !ok {
		return nil
	}
	n, err := dunder(t, v, "__length_hint__")
	switch {
	case IsException(err, TypeError) || err == nil && n == NotImplemented:
		return nil
	case err != nil:
		return err
	case !Is(n, IntType):
		return Errorf(TypeError, "__length_hint__ must be an integer, not %s", n.Type().Name)
	}
	if size, err := AsInt(t, n); err != nil || size < 0 {
		return orElse(err, Errorf(ValueError, "__length_hint__() should return >= 0"))
	}
	return nil
}

func orElse(err, other error) error {
	if err != nil {
		return err
	}
	return other
}

// hinted gives a type of iterators __length_hint__: how many elements are left.
func hinted[It Iterator](class *Type, left func(it It) int) {
	hintedBig(class, func(it It) Value { return NewInt(int64(max(left(it), 0))) })
}

func hintedBig[It Iterator](class *Type, left func(it It) Value) {
	class.AddLater(func() {
		class.AddMethod("__length_hint__", "", "Private method returning an estimate of len(list(it)).", func(_ *Thread, a []Value) (Value, error) {
			return left(a[0].(It)), nil
		})
	})
}

func initHints() {
	hintedBig(rangeIteratorType, func(it *rangeIterator) Value { return NewInt(it.left) })
	hintedBig(wideRangeIteratorType, func(it *wideRangeIterator) Value { return NewBig(new(big.Int).Sub(it.of.n, it.i)) })
	hinted(listIteratorType, func(it *listIterator) int {
		if it.list == nil {
			return 0
		}
		return len(it.list.Elems) - it.i
	})
	hinted(reverseListIteratorType, func(it *reverseListIterator) int {
		if it.list == nil || it.i >= len(it.list.Elems) {
			return 0
		}
		return it.i + 1
	})
	hinted(setIteratorType, func(it *setIterator) int {
		if it.set == nil || it.size != it.set.used {
			return 0
		}
		n := 0
		for _, e := range it.set.table[it.at:] {
			if e.key != nil && e.key != deletedKey {
				n++
			}
		}
		return n
	})
	for _, class := range dictIteratorTypes {
		hinted(class, func(it *dictIterator) int {
			if it.dict == nil || it.size != it.dict.Len() {
				return 0
			}
			return it.left
		})
	}
}
