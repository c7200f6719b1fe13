package object

// memoryviewItem is m[key].
func memoryviewItem(t *Thread, v, key Value) (Value, error) {
	m := v.(*Memoryview)
	if err := m.open(); err != nil {
		return nil, err
	}
	if len(m.shape) == 0 {
		switch k, isTuple := Plain(key).(*Tuple); {
		case isTuple && len(k.Elems) == 0:
			return m.get(m.offset), nil
		case key == Ellipsis:
			return m, nil
		}
		return nil, Errorf(TypeError, "invalid indexing of 0-dim memory")
	}
	key, err := m.key(t, key)
	if err != nil {
		return nil, err
	}
	switch k := Plain(key).(type) {
	case Int:
		if len(m.shape) > 1 {
			return nil, Errorf(NotImplementedError, "multi-dimensional sub-views are not implemented")
		}
		at, err := m.at(0, m.offset, k)
		if err != nil {
			return nil, err
		}
		return m.get(at), nil
	case *Slice:
		return m.slice(t, k)
	case *Tuple:
		if len(k.Elems) > 0 && allSlices(k) {
			return nil, Errorf(NotImplementedError, "multi-dimensional slicing is not implemented")
		}
		at, err := m.atAll(k)
		if err != nil {
			return nil, err
		}
		return m.get(at), nil
	}
	return nil, Errorf(TypeError, "memoryview: invalid slice key")
}

// key gives an index, a slice or a tuple of them in plain numbers: an __index__
// may release the view. Any other key is nil.
func (m *Memoryview) key(t *Thread, key Value) (Value, error) {
	tuple, isTuple := Plain(key).(*Tuple)
	if !isTuple {
		if _, isSlice := key.(*Slice); !isSlice && !isIndex(key) {
			return nil, nil
		}
		plain, err := index(t, key)
		if err == nil && isIndex(key) {
			err = m.open()
		}
		return plain, err
	}
	if !allSlices(tuple) {
		for _, e := range tuple.Elems {
			if !isIndex(e) {
				return nil, nil
			}
		}
	}
	plain := make([]Value, len(tuple.Elems))
	for i, e := range tuple.Elems {
		var err error
		if plain[i], err = index(t, e); err != nil {
			return nil, err
		}
	}
	return NewTuple(plain...), m.open()
}

// index gives an index as an Int, or a slice of such.
func index(t *Thread, v Value) (Value, error) {
	if _, isSlice := v.(*Slice); isSlice {
		return plainKey(t, v)
	}
	n, err := AsIndex(t, v)
	if _, fits := n.(Int); err == nil && !fits {
		err = Errorf(IndexError, "cannot fit '%s' into an index-sized integer", v.Type().Name)
	}
	return n, err
}

func allSlices(k *Tuple) bool {
	for _, e := range k.Elems {
		if _, ok := e.(*Slice); !ok {
			return false
		}
	}
	return true
}

// at moves from a place in memory to that of the item i of a dimension.
func (m *Memoryview) at(dim, from int, i Int) (int, error) {
	n := Int(m.shape[dim])
	if i < 0 {
		i += n
	}
	if i < 0 || i >= n {
		return 0, Errorf(IndexError, "index out of bounds on dimension %d", dim+1)
	}
	return from + int(i)*m.strides[dim], nil
}

// atAll is the place in memory of the item with an index for each dimension.
func (m *Memoryview) atAll(k *Tuple) (at int, err error) {
	switch n := len(k.Elems); {
	case n < len(m.shape):
		return 0, Errorf(NotImplementedError, "sub-views are not implemented")
	case n > len(m.shape):
		return 0, Errorf(TypeError, "cannot index %d-dimension view with %d-element tuple", len(m.shape), n)
	}
	at = m.offset
	for dim, i := range k.Elems {
		if at, err = m.at(dim, at, i.(Int)); err != nil {
			return 0, err
		}
	}
	return at, nil
}

// slice is the part of the view that s chooses in its first dimension.
func (m *Memoryview) slice(t *Thread, s *Slice) (*Memoryview, error) {
	start, _, step, n, err := SliceIndices(t, s, m.shape[0])
	if err != nil {
		return nil, err
	}
	v := m.again()
	v.offset += start * m.strides[0]
	if len(m.shape) == 1 {
		v.line(n, m.strides[0]*step)
		return v, nil
	}
	v.shape = append([]int{n}, m.shape[1:]...)
	v.strides = append([]int{m.strides[0] * step}, m.strides[1:]...)
	return v, nil
}

// setMemoryviewItem is m[key] = value.
func setMemoryviewItem(t *Thread, v, key, value Value) error {
	m := v.(*Memoryview)
	if err := m.open(); err != nil {
		return err
	}
	switch {
	case m.readonly:
		return Errorf(TypeError, "cannot modify read-only memory")
	case value == nil:
		return Errorf(TypeError, "cannot delete memory")
	case len(m.shape) == 0:
		if k, isTuple := Plain(key).(*Tuple); key == Ellipsis || isTuple && len(k.Elems) == 0 {
			return m.put(t, m.offset, value)
		}
		return Errorf(TypeError, "invalid indexing of 0-dim memory")
	}
	key, err := m.key(t, key)
	if err != nil {
		return err
	}
	switch k := Plain(key).(type) {
	case Int:
		if len(m.shape) > 1 {
			return Errorf(NotImplementedError, "sub-views are not implemented")
		}
		at, err := m.at(0, m.offset, k)
		if err != nil {
			return err
		}
		return m.put(t, at, value)
	case *Slice:
		if len(m.shape) > 1 {
			break
		}
		part, err := m.slice(t, k)
		if err != nil {
			return err
		}
		return part.assign(value)
	case *Tuple:
		if len(k.Elems) > 0 && allSlices(k) {
			break
		}
		at, err := m.atAll(k)
		if err != nil {
			return err
		}
		return m.put(t, at, value)
	default:
		return Errorf(TypeError, "memoryview: invalid slice key")
	}
	return Errorf(NotImplementedError, "memoryview slice assignments are currently restricted to ndim = 1")
}

// assign copies the items of a bytes-like object over those of the view, which may
// be in the same memory.
func (m *Memoryview) assign(value Value) error {
	defer func() { _ = m.Release() }()
	if _, ok := Plain(value).(Buffer); !ok {
		return NotBytes(value)
	}
	from, err := newMemoryview(value)
	if err != nil {
		return err
	}
	defer func() { _ = from.Release() }()
	if from.item.char != m.item.char || !sameShape(from, m) {
		return Errorf(ValueError, "memoryview assignment: lvalue and rvalue have different structures")
	}
	p := from.gather()
	return m.each(func(at int) error {
		p = p[copy(m.memory[at:at+m.item.size], p):]
		return nil
	})
}

// sameShape reports whether two views have as many items in each dimension. Behind
// one without items, the rest does not matter.
func sameShape(x, y *Memoryview) bool {
	if len(x.shape) != len(y.shape) {
		return false
	}
	for i, n := range x.shape {
		if n != y.shape[i] {
			return false
		}
		if n == 0 {
			break
		}
	}
	return true
}
