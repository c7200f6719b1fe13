package object

func initTuple() {
	TupleType.New = func(t *Thread, class *Type, args Args) (Value, error) {
		v, err := onePositional(class, TupleType, args)
		if err != nil {
			return nil, err
		}
		switch v := v.(type) {
		case nil:
			return derive(class, NewTuple(), nil)
		case *Tuple:
			return derive(class, v, nil)
		}
		elems, err := Elements(t, v)
		return derive(class, NewTuple(elems...), err)
	}
	TupleType.Repr = func(t *Thread, v Value) (string, error) {
		elems := v.(*Tuple).Elems
		if len(elems) == 0 {
			return "()", nil
		}
		return reprContainer(t, v, "(...)", func(t *Thread) (string, error) {
			s, err := reprElems(t, v.(*Tuple))
			if len(elems) == 1 {
				s += ","
			}
			return "(" + s + ")", err
		})
	}
	TupleType.Hash = func(t *Thread, v Value) (int64, error) {
		if err := t.Dive(); err != nil {
			return 0, err
		}
		defer t.Rise()
		return hashElems(t, v.(*Tuple).Elems)
	}
	TupleType.Len = func(_ *Thread, v Value) (int, error) { return len(v.(*Tuple).Elems), nil }
	TupleType.Iter = func(_ *Thread, v Value) (Value, error) { return &tupleIterator{elems: v.(*Tuple).Elems}, nil }
	TupleType.Contains = func(t *Thread, v, item Value) (bool, error) { return containsElem(t, v.(*Tuple).all, item) }
	TupleType.GetItem = func(t *Thread, v, key Value) (Value, error) {
		elems := v.(*Tuple).Elems
		if s, ok := key.(*Slice); ok {
			part, err := sliceElems(t, elems, s)
			return NewTuple(part...), err
		}
		i, err := sequenceIndex(t, key, len(elems), "tuple", "tuple index")
		if err != nil {
			return nil, err
		}
		return elems[i], nil
	}
	TupleType.Binary = tupleBinary
	TupleType.Compare = func(t *Thread, op CompareOp, x, y Value) (Value, error) {
		a, ok1 := Plain(x).(*Tuple)
		b, ok2 := Plain(y).(*Tuple)
		if !ok1 || !ok2 {
			return nil, nil
		}
		return compareElems(t, op, a, b)
	}
	TupleType.AddMethod("count", "value, /", "Return number of occurrences of value.", func(t *Thread, a []Value) (Value, error) {
		return countOf(t, a[0].(*Tuple).all, a[1])
	})
	TupleType.AddMethod("index", "value, start=0, stop=9223372036854775807, /", "Return first index of value.", func(t *Thread, a []Value) (Value, error) {
		i, err := indexOf(t, a[0].(*Tuple).all, a[1], a[2], a[3])
		if err == nil && i < 0 {
			err = Errorf(ValueError, "tuple.index(x): x not in tuple")
		}
		return NewInt(int64(i)), err
	})
}

func (t *Tuple) all() []Value { return t.Elems }

func tupleBinary(t *Thread, op BinaryOp, x, y Value) (Value, error) {
	return sequenceBinary(t, op, Plain(x), Plain(y), func(elems []Value) *Tuple { return NewTuple(elems...) })
}

type tupleIterator struct {
	elems []Value
	i     int
}

var tupleIteratorType = NewIteratorType("tuple_iterator")

func (*tupleIterator) Type() *Type { return tupleIteratorType }

func (it *tupleIterator) Next(*Thread) (Value, error) {
	if it.i >= len(it.elems) {
		it.elems = nil
		return nil, nil
	}
	it.i++
	return it.elems[it.i-1], nil
}
