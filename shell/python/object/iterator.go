package object

// Iterator is a value that yields others. Next gives nil, nil at the end, and
// goes on doing so.
type Iterator interface {
	Value
	Next(t *Thread) (Value, error)
}

// instanceIterator lets an object of a Python class be an Iterator.
type instanceIterator struct{ Value }

func (it instanceIterator) Next(t *Thread) (Value, error) { return it.Type().Next(t, it.Value) }

// Iter is iter(v).
func Iter(t *Thread, v Value) (Iterator, error) {
	f := v.Type().Iter
	if f == nil {
		if v.Type().GetItem != nil && v.Type().Heap {
			return &itemIterator{seq: v}, nil
		}
		return nil, Errorf(TypeError, "'%s' object is not iterable", v.Type().Name)
	}
	i, err := f(t, v)
	if err != nil {
		return nil, err
	}
	if it, ok := i.(Iterator); ok {
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
	var elems []Value
	err := Iterate(t, v, func(e Value) error {
		if len(elems) == cap(elems) {
			if err := checkElems(int64(len(elems)) + 1); err != nil {
				return err
			}
		}
		elems = append(elems, e)
		return nil
	})
	return elems, err
}
