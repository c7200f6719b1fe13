package object

var (
	memoryviewCall         = &Builtin{Name: "memoryview", Mod: "builtins", Sig: "object"}
	memoryviewIteratorType = NewIteratorType("memory_iterator")
)

func initMemoryview() {
	c := MemoryviewType
	c.Doc = "Create a new memoryview object which references the given object."
	c.New = func(_ *Thread, _ *Type, args Args) (Value, error) {
		if n := len(args.Pos) + len(args.Kw); n > 1 {
			return nil, Errorf(TypeError, "memoryview() takes at most 1 argument (%d given)", n)
		}
		a, err := bindCall(memoryviewCall, args)
		if err != nil {
			return nil, err
		}
		m, err := newMemoryview(a[0])
		if err != nil {
			return nil, err
		}
		return m, nil
	}
	c.Repr = func(_ *Thread, v Value) (string, error) {
		if v.(*Memoryview).released {
			return "<released memory at " + Address(v) + ">", nil
		}
		return "<memory at " + Address(v) + ">", nil
	}
	c.Hash = func(t *Thread, v Value) (int64, error) { return v.(*Memoryview).hashed(t) }
	c.Len = func(_ *Thread, v Value) (int, error) {
		m := v.(*Memoryview)
		if err := m.open(); err != nil {
			return 0, err
		}
		if len(m.shape) == 0 {
			return 1, nil
		}
		return m.shape[0], nil
	}
	c.Iter = func(_ *Thread, v Value) (Value, error) {
		m := v.(*Memoryview)
		if err := m.open(); err != nil {
			return nil, err
		}
		switch len(m.shape) {
		case 0:
			return nil, Errorf(TypeError, "invalid indexing of 0-dim memory")
		case 1:
			return &memoryviewIterator{of: m, n: m.shape[0]}, nil
		}
		return nil, Errorf(NotImplementedError, "multi-dimensional sub-views are not implemented")
	}
	c.GetItem, c.SetItem = memoryviewItem, setMemoryviewItem
	c.Compare = compareMemoryviews
	c.AddLater(func() {
		addMemoryviewProperties(c)
		addMemoryviewMethods(c)
	})
}

// memoryviewIterator walks a view in one dimension.
type memoryviewIterator struct {
	of   *Memoryview // nil once the end was met
	i, n int
}

func (*memoryviewIterator) Type() *Type { return memoryviewIteratorType }

func (it *memoryviewIterator) Next(*Thread) (Value, error) {
	m := it.of
	if m == nil || it.i >= it.n {
		it.of = nil
		return nil, nil
	}
	if err := m.open(); err != nil {
		return nil, err
	}
	it.i++
	return m.get(m.offset + (it.i-1)*m.strides[0]), nil
}

// hashed is the hash of the octets, as bytes of the same contents have it.
func (m *Memoryview) hashed(t *Thread) (int64, error) {
	if m.hash != nil {
		return *m.hash, nil
	}
	switch {
	case m.released:
		return 0, m.open()
	case !m.readonly:
		return 0, Errorf(ValueError, "cannot hash writable memoryview object")
	case !m.item.octet():
		return 0, Errorf(ValueError, "memoryview: hashing is restricted to formats 'B', 'b' or 'c'")
	}
	if _, err := Hash(t, m.obj); err != nil {
		return 0, err
	}
	h := hashText(string(m.gather()))
	m.hash = &h
	return h, nil
}

// compareMemoryviews is == and !=: the same shape and equal items, whatever their
// formats.
func compareMemoryviews(t *Thread, op CompareOp, x, y Value) (Value, error) {
	if _, ok := Plain(y).(Buffer); !ok || op != EQ && op != NE {
		return nil, nil
	}
	a := x.(*Memoryview)
	b, isView := y.(*Memoryview)
	if a.released || isView && b.released {
		return NewBool((x == y) == (op == EQ)), nil
	}
	b, err := newMemoryview(y)
	if err != nil {
		return nil, err
	}
	defer func() { _ = b.Release() }()
	equal, err := a.equal(t, b)
	return NewBool(equal == (op == EQ)), err
}

func (m *Memoryview) equal(t *Thread, other *Memoryview) (bool, error) {
	if !sameShape(m, other) {
		return false, nil
	}
	if m.item.char == other.item.char && m.item.char != 'f' && m.item.char != 'd' && m.item.char != '?' {
		return string(m.gather()) == string(other.gather()), nil
	}
	theirs := other.gather()
	equal := true
	err := m.each(func(at int) error {
		p := theirs[:other.item.size]
		theirs = theirs[other.item.size:]
		if !equal {
			return nil
		}
		var err error
		equal, err = Equal(t, m.get(at), other.item.unpack(p))
		return err
	})
	return equal, err
}

func addMemoryviewProperties(c *Type) {
	property := func(name, doc string, get func(m *Memoryview) Value) {
		c.AddProperty(name, doc, func(_ *Thread, v Value) (Value, error) {
			m := v.(*Memoryview)
			if err := m.open(); err != nil {
				return nil, err
			}
			return get(m), nil
		})
	}
	number := func(n int) Value { return NewInt(int64(n)) }
	numbers := func(ns []int) Value {
		elems := make([]Value, len(ns))
		for i, n := range ns {
			elems[i] = number(n)
		}
		return NewTuple(elems...)
	}
	property("obj", "The underlying object of the memoryview.", func(m *Memoryview) Value { return m.obj })
	property("nbytes", "The amount of space in bytes that the array would use in\n a contiguous representation.", func(m *Memoryview) Value { return number(m.size()) })
	property("readonly", "A bool indicating whether the memory is read only.", func(m *Memoryview) Value { return NewBool(m.readonly) })
	property("itemsize", "The size in bytes of each element of the memoryview.", func(m *Memoryview) Value { return number(m.item.size) })
	property("format", "A string containing the format (in struct module style)\n for each element in the view.", func(m *Memoryview) Value { return Str(m.item.text) })
	property("ndim", "An integer indicating how many dimensions of a multi-dimensional\n array the memory represents.", func(m *Memoryview) Value { return number(len(m.shape)) })
	property("shape", "A tuple of ndim integers giving the shape of the memory\n as an N-dimensional array.", func(m *Memoryview) Value { return numbers(m.shape) })
	property("strides", "A tuple of ndim integers giving the size in bytes to access\n each element for each dimension of the array.", func(m *Memoryview) Value { return numbers(m.strides) })
	property("suboffsets", "A tuple of integers used internally for PIL-style arrays.", func(*Memoryview) Value { return NewTuple() })
	property("c_contiguous", "A bool indicating whether the memory is C contiguous.", func(m *Memoryview) Value { return NewBool(m.cContiguous()) })
	property("f_contiguous", "A bool indicating whether the memory is Fortran contiguous.", func(m *Memoryview) Value { return NewBool(m.fContiguous()) })
	property("contiguous", "A bool indicating whether the memory is contiguous.", func(m *Memoryview) Value { return NewBool(m.cContiguous() || m.fContiguous()) })
}
