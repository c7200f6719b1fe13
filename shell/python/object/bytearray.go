package object

import "runtime"

func initBytearray() {
	BytearrayType.Doc = "bytearray(iterable_of_ints) -> bytearray\nbytearray(string, encoding[, errors]) -> bytearray\nbytearray(bytes_or_buffer) -> mutable copy of bytes_or_buffer\nbytearray(int) -> bytes array of size given by the parameter initialized with null bytes\nbytearray() -> empty bytes array"
	BytearrayType.New = func(_ *Thread, class *Type, _ Args) (Value, error) {
		b := &Bytearray{}
		if class != BytearrayType {
			b.SetClass(class)
		}
		return b, nil
	}
	BytearrayType.Init = func(t *Thread, self Value, args Args) error {
		b := self.(*Bytearray)
		s, err := newOctets(t, bytearrayCall, "byte must", args)
		if err == nil && len(b.B) > 0 {
			err = b.mayResize()
		}
		if err != nil {
			return err
		}
		return b.set(s)
	}
	BytearrayType.Repr = func(_ *Thread, v Value) (string, error) {
		return v.Type().Name + "(" + reprOctets(string(v.(*Bytearray).B), '\'') + ")", nil
	}
	BytearrayType.Str = func(t *Thread, v Value) (string, error) { return BytearrayType.Repr(t, v) }
	BytearrayType.Unhashable()
	BytearrayType.Len = func(_ *Thread, v Value) (int, error) { return len(v.(*Bytearray).B), nil }
	BytearrayType.Iter = func(_ *Thread, v Value) (Value, error) { return &bytearrayIterator{of: v.(*Bytearray)}, nil }
	BytearrayType.GetItem = func(t *Thread, v, key Value) (Value, error) {
		b := v.(*Bytearray)
		key, err := plainKey(t, key)
		if err != nil {
			return nil, err
		}
		if s, ok := key.(*Slice); ok {
			part, err := sliceOctets(t, string(b.B), s)
			return likewise(b, part), err
		}
		i, err := sequenceIndex(t, key, len(b.B), "bytearray", "bytearray index")
		if err != nil {
			return nil, err
		}
		return NewInt(int64(b.B[i])), nil
	}
	BytearrayType.SetItem = setBytearrayItem
	BytearrayType.InPlace = func(t *Thread, op BinaryOp, x, y Value) (Value, error) {
		b := x.(*Bytearray)
		switch op {
		case Add:
			buffer, ok := Plain(y).(Buffer)
			if !ok {
				return nil, nil
			}
			l, err := buffer.Borrow(false)
			if err != nil {
				return nil, nil
			}
			defer l.Return()
			if err := b.extend(l.P); err != nil {
				return nil, err
			}
			return b, nil
		case Mul:
			n, ok, err := repeatTimes(t, y)
			if !ok || err != nil {
				return nil, err
			}
			s, err := repeat(string(b.B), n)
			if err != nil {
				return nil, err
			}
			if err := b.set(s); err != nil {
				return nil, err
			}
			return b, nil
		}
		return nil, nil
	}
	BytearrayType.AddLater(initBytearrayMethods)
}

// set puts s in place of all.
func (b *Bytearray) set(s string) error { return b.Splice(0, len(b.B), s) }

// extend puts more at the end.
func (b *Bytearray) extend(more []byte) error {
	if len(more) == 0 {
		return nil
	}
	if err := b.mayResize(); err != nil {
		return err
	}
	if err := CheckSize(int64(len(b.B)+len(more)), 1); err != nil {
		return err
	}
	b.B = append(b.B, more...)
	return nil
}

// Splice puts more in place of b[start:stop].
func (b *Bytearray) Splice(start, stop int, more string) error {
	if stop-start == len(more) {
		copy(b.B[start:], more)
		return nil
	}
	if err := b.mayResize(); err != nil {
		return err
	}
	if err := CheckSize(int64(len(b.B)-(stop-start)+len(more)), 1); err != nil {
		return err
	}
	if start == 0 && stop == len(b.B) {
		b.B = []byte(more)
		return nil
	}
	tail := string(b.B[stop:])
	b.B = append(append(b.B[:start], more...), tail...)
	return nil
}

func setBytearrayItem(t *Thread, v, key, value Value) error {
	b := v.(*Bytearray)
	key, err := plainKey(t, key)
	if err != nil {
		return err
	}
	if s, ok := key.(*Slice); ok {
		return b.setSlice(t, s, value)
	}
	var c byte
	if value != nil && isIndex(key) {
		if c, err = octetArg(t, value, "byte must"); err != nil {
			return err
		}
	}
	i, err := sequenceIndex(t, key, len(b.B), "bytearray", "bytearray index")
	switch {
	case err != nil:
		return err
	case value == nil:
		return b.Splice(i, i+1, "")
	}
	b.B[i] = c
	return nil
}

// setSlice is b[s] = value, or del b[s] when value is nil.
func (b *Bytearray) setSlice(t *Thread, s *Slice, value Value) error {
	more := ""
	if value != nil {
		_, isStr := Plain(value).(Str)
		if isStr || Is(value, IntType) || Is(value, FloatType) {
			return Errorf(TypeError, "can assign only bytes, buffers, or iterables of ints in range(0, 256)")
		}
		var err error
		if more, err = gatherOctets(t, value, "bytearray", "byte must"); err != nil {
			return err
		}
	}
	start, stop, step, n, err := SliceIndices(t, s, len(b.B))
	switch {
	case err != nil:
		return err
	case step == 1:
		err := b.Splice(start, max(start, stop), more)
		runtime.KeepAlive(value) // it may be a view of b, which may not be resized then
		return err
	case more == "":
		return b.deleteEvery(start, step, n)
	case len(more) != n:
		return Errorf(ValueError, "attempt to assign bytes of size %d to extended slice of size %d", len(more), n)
	}
	for i := range n {
		b.B[start+i*step] = more[i]
	}
	return nil
}

func (b *Bytearray) deleteEvery(start, step, n int) error {
	if n <= 0 {
		return nil
	}
	if err := b.mayResize(); err != nil {
		return err
	}
	if step < 0 {
		start, step = start+(n-1)*step, -step
	}
	kept := b.B[:start]
	for i := start; i < len(b.B); i++ {
		if (i-start)%step != 0 || (i-start)/step >= n {
			kept = append(kept, b.B[i])
		}
	}
	b.B = kept
	return nil
}

var bytearrayIteratorType = NewIteratorType("bytearray_iterator")

// bytearrayIterator sees what changes while it walks.
type bytearrayIterator struct {
	of *Bytearray // nil once the end was met
	i  int
}

func (*bytearrayIterator) Type() *Type { return bytearrayIteratorType }

func (it *bytearrayIterator) Next(*Thread) (Value, error) {
	if it.of == nil || it.i >= len(it.of.B) {
		it.of = nil
		return nil, nil
	}
	it.i++
	return NewInt(int64(it.of.B[it.i-1])), nil
}

func initBytearrayMethods() {
	add := func(name, sig, doc string, f func(t *Thread, b *Bytearray, a []Value) error) {
		BytearrayType.AddMethod(name, sig, doc, func(t *Thread, a []Value) (Value, error) {
			return None, f(t, a[0].(*Bytearray), a[1:])
		})
	}
	add("append", "item, /", "Append a single item to the end of the bytearray.", func(t *Thread, b *Bytearray, a []Value) error {
		c, err := octetArg(t, a[0], "byte must")
		if err != nil {
			return err
		}
		return b.extend([]byte{c})
	})
	add("extend", "iterable_of_ints, /", "Append all the items from the iterator or sequence to the end of the bytearray.", func(t *Thread, b *Bytearray, a []Value) error {
		if a[0].Type().Iter == nil && a[0].Type().GetItem == nil {
			return Errorf(TypeError, "can't extend bytearray with %s", a[0].Type().Name)
		}
		if buffer, ok := Plain(a[0]).(Buffer); ok && a[0] != Value(b) {
			l, err := buffer.Borrow(false)
			if err != nil {
				return Errorf(TypeError, "can't set bytearray slice from %s", a[0].Type().Name)
			}
			defer l.Return()
			return b.extend(l.P)
		}
		more, err := gatherOctets(t, a[0], "bytearray", "byte must")
		if err != nil {
			return err
		}
		return b.extend([]byte(more))
	})
	add("insert", "index, item, /", "Insert a single item into the bytearray before the given index.", func(t *Thread, b *Bytearray, a []Value) error {
		i, err := AsInt(t, a[0])
		if err != nil {
			return err
		}
		c, err := octetArg(t, a[1], "byte must")
		if err != nil {
			return err
		}
		n := int64(len(b.B))
		if i < 0 {
			i = max(i+n, 0)
		}
		i = min(i, n)
		return b.Splice(int(i), int(i), string([]byte{c}))
	})
	add("remove", "value, /", "Remove the first occurrence of a value in the bytearray.", func(t *Thread, b *Bytearray, a []Value) error {
		c, err := octetArg(t, a[0], "byte must")
		if err != nil {
			return err
		}
		for i := range b.B {
			if b.B[i] == c {
				return b.Splice(i, i+1, "")
			}
		}
		return Errorf(ValueError, "value not found in bytearray")
	})
	add("reverse", "", "Reverse the order of the values in B in place.", func(_ *Thread, b *Bytearray, _ []Value) error {
		for i, j := 0, len(b.B)-1; i < j; i, j = i+1, j-1 {
			b.B[i], b.B[j] = b.B[j], b.B[i]
		}
		return nil
	})
	add("clear", "", "Remove all items from the bytearray.", func(_ *Thread, b *Bytearray, _ []Value) error {
		return b.set("")
	})
	BytearrayType.AddMethod("copy", "", "Return a copy of B.", func(_ *Thread, a []Value) (Value, error) {
		return likewise(a[0], string(a[0].(*Bytearray).B)), nil
	})
	BytearrayType.AddMethod("pop", "index=-1, /", "Remove and return a single item from B.", func(t *Thread, a []Value) (Value, error) {
		b := a[0].(*Bytearray)
		i := int64(-1)
		if a[1] != nil {
			var err error
			if i, err = AsInt(t, a[1]); err != nil {
				return nil, err
			}
		}
		n := int64(len(b.B))
		if n == 0 {
			return nil, Errorf(IndexError, "pop from empty bytearray")
		}
		if i < 0 {
			i += n
		}
		if i < 0 || i >= n {
			return nil, Errorf(IndexError, "pop index out of range")
		}
		c := b.B[i]
		if err := b.Splice(int(i), int(i)+1, ""); err != nil {
			return nil, err
		}
		return NewInt(int64(c)), nil
	})
}
