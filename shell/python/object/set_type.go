package object

func initSet() {
	SetType.New = func(_ *Thread, class *Type, _ Args) (Value, error) { return newSet(class), nil }
	SetType.Init = func(t *Thread, self Value, args Args) error {
		v, err := onePositional(SetType, SetType, args)
		if err != nil || v == nil {
			return err
		}
		s := self.(*Set)
		s.reset()
		return s.update(t, v)
	}
	FrozensetType.New = func(t *Thread, class *Type, args Args) (Value, error) {
		v, err := onePositional(class, FrozensetType, args)
		if err != nil {
			return nil, err
		}
		if f, ok := v.(*Set); ok && f.frozen && f.class == nil && class == FrozensetType {
			return f, nil
		}
		s := newSet(class)
		if v == nil {
			return s, nil
		}
		return s, s.update(t, v)
	}
	for _, class := range []*Type{SetType, FrozensetType} {
		class.Repr = reprSet
		class.Len = func(_ *Thread, v Value) (int, error) { return v.(*Set).used, nil }
		class.Iter = func(_ *Thread, v Value) (Value, error) {
			s := v.(*Set)
			return &setIterator{set: s, size: s.used}, nil
		}
		class.Contains = func(t *Thread, v, item Value) (bool, error) {
			return v.(*Set).Contains(t, asKey(item))
		}
		class.Compare = compareSets
		class.Binary = setBinary
	}
	SetType.Unhashable()
	FrozensetType.Hash = func(_ *Thread, v Value) (int64, error) { return v.(*Set).hash(), nil }
	SetType.InPlace = setInPlace
}

// asKey lets a set be looked for in a set: as the frozenset equal to it, unless its
// class gives it a hash.
func asKey(v Value) Value {
	if s, ok := v.(*Set); ok && !s.frozen && !s.Type().Defines("__hash__") {
		return &Set{frozen: true, table: s.table, fill: s.fill, used: s.used}
	}
	return v
}

func reprSet(t *Thread, v Value) (string, error) {
	s := v.(*Set)
	name := s.Type().Name
	if s.used == 0 {
		return name + "()", nil
	}
	return reprContainer(t, v, name+"(...)", func(t *Thread) (string, error) {
		elems, err := reprElems(t, NewTuple(s.Elems()...))
		if s.Type() == SetType {
			return "{" + elems + "}", err
		}
		return name + "({" + elems + "})", err
	})
}

func compareSets(t *Thread, op CompareOp, x, y Value) (Value, error) {
	if err := t.Dive(); err != nil {
		return nil, err
	}
	defer t.Rise()
	a, ok1 := x.(*Set)
	b, ok2 := y.(*Set)
	if !ok1 || !ok2 {
		return nil, nil
	}
	var holds bool
	var err error
	switch op {
	case EQ, NE:
		if holds = a.used == b.used; holds {
			holds, err = a.within(t, b)
		}
		holds = holds == (op == EQ)
	case LE:
		holds, err = a.within(t, b)
	case GE:
		holds, err = b.within(t, a)
	case LT:
		if holds = a.used < b.used; holds {
			holds, err = a.within(t, b)
		}
	case GT:
		if holds = a.used > b.used; holds {
			holds, err = b.within(t, a)
		}
	}
	return NewBool(holds), err
}

func setBinary(t *Thread, op BinaryOp, x, y Value) (Value, error) {
	a, ok1 := x.(*Set)
	b, ok2 := y.(*Set)
	if !ok1 || !ok2 {
		return nil, nil
	}
	switch op {
	case Sub:
		return orError(a.difference(t, b))
	case And:
		return orError(a.intersection(t, b))
	case Xor:
		return orError(a.symmetric(t, b))
	case Or:
		r, err := a.copyOf(t)
		if err == nil {
			err = r.merge(t, b)
		}
		return orError(r, err)
	}
	return nil, nil
}

// orError keeps a nil *Set from becoming a Value that is not nil.
func orError(s *Set, err error) (Value, error) {
	if err != nil {
		return nil, err
	}
	return s, nil
}

func setInPlace(t *Thread, op BinaryOp, x, y Value) (Value, error) {
	a, ok1 := x.(*Set)
	b, ok2 := y.(*Set)
	if !ok1 || !ok2 || a.frozen {
		return nil, nil
	}
	switch op {
	case Sub:
		return a, a.differenceUpdate(t, b)
	case And:
		return a, a.intersectionUpdate(t, b)
	case Xor:
		return a, a.symmetricUpdate(t, b)
	case Or:
		return a, a.merge(t, b)
	}
	return nil, nil
}

// intersectionUpdate keeps what v yields, too.
func (s *Set) intersectionUpdate(t *Thread, v Value) error {
	r, err := s.intersection(t, v)
	if err != nil {
		return err
	}
	s.table, s.fill, s.used = r.table, r.fill, r.used
	return nil
}

// setIterator walks a set, which may not change its size meanwhile.
type setIterator struct {
	set  *Set // nil once the end was reached
	at   int
	size int // of the set at the start, -1 once it had changed
}

var setIteratorType = NewIteratorType("set_iterator")

func (*setIterator) Type() *Type { return setIteratorType }

func (it *setIterator) Next(*Thread) (Value, error) {
	if it.set == nil {
		return nil, nil
	}
	if it.size != it.set.used {
		it.size = -1
		return nil, Errorf(RuntimeError, "Set changed size during iteration")
	}
	for it.at < len(it.set.table) {
		k := it.set.table[it.at].key
		if it.at++; k != nil && k != deletedKey {
			return k, nil
		}
	}
	it.set = nil
	return nil, nil
}
