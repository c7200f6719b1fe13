package object

// compareView compares keys and items with sets and with each other as sets.
func compareView(t *Thread, op CompareOp, x, y Value) (Value, error) {
	if !setLike(y) {
		return nil, nil
	}
	n, err := Len(t, x)
	if err != nil {
		return nil, err
	}
	m, err := Len(t, y)
	if err != nil {
		return nil, err
	}
	within := func(v, in Value) (bool, error) {
		all := true
		err := Iterate(t, v, func(e Value) error {
			if !all {
				return nil
			}
			var err error
			all, err = Contains(t, in, e)
			return err
		})
		return all, err
	}
	var holds bool
	switch op {
	case EQ, NE:
		if holds = n == m; holds {
			holds, err = within(x, y)
		}
		holds = holds == (op == EQ)
	case LT, LE:
		if holds = n < m || op == LE && n == m; holds {
			holds, err = within(x, y)
		}
	case GT, GE:
		if holds = n > m || op == GE && n == m; holds {
			holds, err = within(y, x)
		}
	}
	return NewBool(holds), err
}

func setLike(v Value) bool {
	switch v := v.(type) {
	case *Set:
		return true
	case *dictView:
		return v.part != dictValues
	}
	return false
}

// viewBinary is -, &, | and ^ of keys and items: the result is a set, and the
// other operand may be anything that yields.
func viewBinary(t *Thread, op BinaryOp, x, y Value) (Value, error) {
	switch op {
	case And:
		return viewAnd(t, x, y)
	case Sub, Or, Xor:
	default:
		return nil, nil
	}
	a, okA := x.(*dictView)
	b, okB := y.(*dictView)
	if op == Xor && okA && okB && a.part == dictItems && b.part == dictItems {
		return itemsXor(t, a, b)
	}
	var from Value = x
	if okA && a.part == dictKeys && a.dict.class == nil {
		from = a.dict
	}
	s := newSet(SetType)
	if err := s.update(t, from); err != nil {
		return nil, err
	}
	switch op {
	case Sub:
		return s, s.differenceUpdate(t, y)
	case Or:
		return s, s.update(t, y)
	}
	return s, s.symmetricUpdate(t, y)
}

func viewAnd(t *Thread, x, y Value) (Value, error) {
	v, ok := x.(*dictView)
	if !ok {
		v, y = y.(*dictView), x
	}
	if s, ok := y.(*Set); ok && !s.frozen && s.class == nil && v.dict.Len() <= s.used {
		return s.intersection(t, v)
	}
	if w, ok := y.(*dictView); ok && w.part != dictValues && w.dict.Len() > v.dict.Len() {
		v, y = w, v
	}
	s := newSet(SetType)
	return s, Iterate(t, y, func(e Value) error {
		if ok, err := v.contains(t, e); !ok || err != nil {
			return err
		}
		return s.Add(t, e)
	})
}

// itemsXor is items() ^ items(): values need only be hashable where they differ.
func itemsXor(t *Thread, x, y *dictView) (Value, error) {
	s := newSet(SetType)
	var last error
	addMissing := func(from, in *dictView) {
		for i := 0; last == nil; {
			key, value, next := from.dict.At(i)
			if key == nil {
				return
			}
			i = next
			other, found, err := in.dict.Get(t, key)
			same := false
			if found && err == nil {
				same, err = Equal(t, value, other)
			}
			if err == nil && !same {
				err = s.Add(t, NewTuple(key, value))
			}
			last = err
		}
	}
	addMissing(y, x)
	addMissing(x, y)
	return s, last
}
