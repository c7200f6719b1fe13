package collections

import (
	"labsh/shell/module/native"
	"labsh/shell/python/object"
)

func newDequeType() *object.Type {
	class := object.NewType(&object.Type{
		Name: "deque", Module: "collections", Static: true, Doc: "deque([iterable[, maxlen]]) --> deque object\n\nA list-like sequence that is quick at both of its ends.",
		New: func(_ *object.Thread, class *object.Type, _ object.Args) (object.Value, error) {
			d := &deque{maxlen: -1}
			d.SetClass(class)
			return d, nil
		},
		Repr:    func(t *object.Thread, v object.Value) (string, error) { return v.(*deque).repr(t) },
		Len:     func(_ *object.Thread, v object.Value) (int, error) { return v.(*deque).n, nil },
		Compare: compareDeques,
		Binary:  dequeBinary,
		InPlace: dequeInPlace,
		Iter:    func(_ *object.Thread, v object.Value) (object.Value, error) { return iterate(v, false), nil },
		GetItem: dequeItem,
		SetItem: setDequeItem,
		Contains: func(t *object.Thread, v, item object.Value) (bool, error) {
			d := v.(*deque)
			i, err := d.find(t, item, 0, d.n)
			return i >= 0, err
		},
	})
	class.Unhashable()
	init := &object.Builtin{Name: "deque", Sig: "iterable=(), maxlen=None", Fn: func(t *object.Thread, a []object.Value) (object.Value, error) { return object.NewTuple(a...), nil }}
	class.Init = func(t *object.Thread, self object.Value, args object.Args) error {
		bound, err := object.CallArgs(t, init, args)
		if err != nil {
			return err
		}
		a := bound.(*object.Tuple).Elems
		return self.(*deque).init(t, a[0], a[1])
	}
	class.AddProperty("maxlen", "maximum size of a deque or None if unbounded", func(_ *object.Thread, v object.Value) (object.Value, error) {
		return v.(*deque).limit(), nil
	})
	class.AddClassMethod("__class_getitem__", "item, /", "See PEP 585", func(_ *object.Thread, a []object.Value) (object.Value, error) {
		args, ok := a[1].(*object.Tuple)
		if !ok {
			args = object.NewTuple(a[1])
		}
		return &object.Generic{Origin: a[0].(*object.Type), Args: args}, nil
	})
	addMethods(class)
	return class
}

func (d *deque) init(t *object.Thread, iterable, maxlen object.Value) error {
	d.maxlen = -1
	if native.Given(maxlen) {
		if !object.Is(maxlen, object.IntType) {
			return object.Errorf(object.TypeError, "an integer is required")
		}
		n, err := native.Size(t, maxlen)
		if err != nil {
			return err
		}
		if n < 0 {
			return object.Errorf(object.ValueError, "maxlen must be non-negative")
		}
		d.maxlen = n
	}
	d.set(nil)
	if iterable == nil {
		return nil
	}
	return d.extend(t, iterable, d.append)
}

// limit is maxlen as Python has it.
func (d *deque) limit() object.Value {
	if d.maxlen < 0 {
		return object.None
	}
	return object.NewInt(int64(d.maxlen))
}

func iterate(v object.Value, back bool) object.Value {
	d := v.(*deque)
	return &dequeIterator{of: d, changes: d.changes, back: back}
}

func dequeItem(t *object.Thread, v, key object.Value) (object.Value, error) {
	d := v.(*deque)
	i, err := d.index(t, key)
	if err != nil {
		return nil, err
	}
	return *d.at(i), nil
}

func setDequeItem(t *object.Thread, v, key, value object.Value) error {
	d := v.(*deque)
	i, err := d.index(t, key)
	switch {
	case err != nil:
		return err
	case value == nil:
		d.delete(i)
	default:
		*d.at(i) = value
	}
	return nil
}

func compareDeques(t *object.Thread, op object.CompareOp, x, y object.Value) (object.Value, error) {
	a, ok1 := x.(*deque)
	b, ok2 := y.(*deque)
	if !ok1 || !ok2 {
		return nil, nil
	}
	return object.Compare(t, op, object.NewList(a.elems()...), object.NewList(b.elems()...))
}

func dequeBinary(t *object.Thread, op object.BinaryOp, x, y object.Value) (object.Value, error) {
	d, ok := x.(*deque)
	if !ok { // 2 * d
		d, ok = y.(*deque)
		y = x
		if ok = ok && op == object.Mul; !ok {
			return nil, nil
		}
	}
	if op == object.Add {
		if _, ok := y.(*deque); !ok {
			return nil, object.Errorf(object.TypeError, "can only concatenate deque (not \"%s\") to deque", y.Type().Name)
		}
	}
	if op != object.Add && op != object.Mul {
		return nil, nil
	}
	c, err := d.copied(t)
	if err != nil {
		return nil, err
	}
	return dequeInPlace(t, op, c, y)
}

func dequeInPlace(t *object.Thread, op object.BinaryOp, x, y object.Value) (object.Value, error) {
	d := x.(*deque)
	switch op {
	case object.Add:
		return d, d.extend(t, y, d.append)
	case object.Mul:
		if y.Type().Index == nil {
			return nil, object.Errorf(object.TypeError, "can't multiply sequence by non-int of type '%s'", y.Type().Name)
		}
		n, err := native.Size(t, y)
		if err != nil {
			return nil, err
		}
		return d, d.repeat(n)
	}
	return nil, nil
}

func addMethods(class *object.Type) {
	method := func(name, sig, doc string, f func(t *object.Thread, d *deque, a []object.Value) (object.Value, error)) {
		class.AddMethod(name, sig, doc, func(t *object.Thread, a []object.Value) (object.Value, error) { return f(t, a[0].(*deque), a[1:]) })
	}
	method("append", "item, /", "Add an element to the right side of the deque.", func(_ *object.Thread, d *deque, a []object.Value) (object.Value, error) {
		return object.None, d.append(a[0])
	})
	method("appendleft", "item, /", "Add an element to the left side of the deque.", func(_ *object.Thread, d *deque, a []object.Value) (object.Value, error) {
		return object.None, d.appendleft(a[0])
	})
	method("pop", "", "Remove and return the rightmost element.", func(_ *object.Thread, d *deque, _ []object.Value) (object.Value, error) { return d.pop() })
	method("popleft", "", "Remove and return the leftmost element.", func(_ *object.Thread, d *deque, _ []object.Value) (object.Value, error) { return d.popleft() })
	method("clear", "", "Remove all elements from the deque.", func(_ *object.Thread, d *deque, _ []object.Value) (object.Value, error) {
		d.set(nil)
		return object.None, nil
	})
	for _, name := range []string{"copy", "__copy__"} {
		method(name, "", "Return a shallow copy of a deque.", func(t *object.Thread, d *deque, _ []object.Value) (object.Value, error) {
			c, err := d.copied(t)
			if err != nil {
				return nil, err
			}
			return c, nil
		})
	}
	method("count", "item, /", "Return number of occurrences of value.", func(t *object.Thread, d *deque, a []object.Value) (object.Value, error) {
		n := 0
		for i := -1; ; n++ {
			var err error
			if i, err = d.find(t, a[0], i+1, d.n); i < 0 || err != nil {
				return object.NewInt(int64(n)), err
			}
		}
	})
	method("extend", "iterable, /", "Extend the right side of the deque with elements from the iterable.", func(t *object.Thread, d *deque, a []object.Value) (object.Value, error) {
		return object.None, d.extend(t, a[0], d.append)
	})
	method("extendleft", "iterable, /", "Extend the left side of the deque with elements from the iterable.", func(t *object.Thread, d *deque, a []object.Value) (object.Value, error) {
		return object.None, d.extend(t, a[0], d.appendleft)
	})
	method("index", "value, start=0, stop=0, /", "Return the first index of value; ValueError if it is not there.", dequeIndex)
	method("insert", "index, item, /", "Insert item before index.", dequeInsert)
	method("remove", "item, /", "Remove the first occurrence of value; ValueError if it is not there.", func(t *object.Thread, d *deque, a []object.Value) (object.Value, error) {
		n := d.n
		i, err := d.find(t, a[0], 0, d.n)
		switch {
		case n != d.n && err != nil:
			return nil, object.Errorf(object.IndexError, "deque mutated during remove().")
		case err != nil:
			return nil, err
		case i < 0:
			return nil, notIn(t, a[0])
		}
		d.delete(i)
		return object.None, nil
	})
	method("reverse", "", "Reverse *IN PLACE*.", func(_ *object.Thread, d *deque, _ []object.Value) (object.Value, error) {
		for i, j := 0, d.n-1; i < j; i, j = i+1, j-1 {
			*d.at(i), *d.at(j) = *d.at(j), *d.at(i)
		}
		return object.None, nil
	})
	method("rotate", "n=1, /", "Rotate the deque n steps to the right (default n=1).  If n is negative, rotates left.", func(t *object.Thread, d *deque, a []object.Value) (object.Value, error) {
		n, err := 1, error(nil)
		if a[0] != nil {
			n, err = native.Size(t, a[0])
		}
		if err == nil {
			d.rotate(n)
		}
		return object.None, err
	})
	method("__reversed__", "", "Return a reverse iterator over the deque.", func(_ *object.Thread, d *deque, _ []object.Value) (object.Value, error) { return iterate(d, true), nil })
	method("__reduce__", "", "Return state information for pickling.", func(_ *object.Thread, d *deque, _ []object.Value) (object.Value, error) {
		args, state := object.NewTuple(), object.None
		if d.maxlen >= 0 {
			args = object.NewTuple(object.NewTuple(), d.limit())
		}
		if attrs := d.Attrs(); attrs != nil && attrs.Len() > 0 {
			state = attrs
		}
		return object.NewTuple(d.Type(), args, state, iterate(d, false)), nil
	})
}

func notIn(t *object.Thread, v object.Value) error {
	text, err := object.Repr(t, v)
	if err != nil {
		return err
	}
	return object.Errorf(object.ValueError, "%s is not in deque", text)
}

func dequeIndex(t *object.Thread, d *deque, a []object.Value) (object.Value, error) {
	from, to := 0, d.n
	for i, end := range []*int{&from, &to} {
		if a[i+1] == nil {
			continue
		}
		n, err := native.Size(t, a[i+1])
		if err != nil {
			return nil, object.Errorf(object.TypeError, "slice indices must be integers or have an __index__ method")
		}
		if n < 0 {
			n = max(n+d.n, 0)
		}
		*end = n
	}
	i, err := d.find(t, a[0], from, to)
	if err == nil && i < 0 {
		err = notIn(t, a[0])
	}
	return object.NewInt(int64(i)), err
}

func dequeInsert(t *object.Thread, d *deque, a []object.Value) (object.Value, error) {
	i, err := native.Size(t, a[0])
	switch {
	case err != nil:
		return nil, err
	case d.n == d.maxlen:
		return nil, object.Errorf(object.IndexError, "deque already at its maximum size")
	case i >= d.n:
		return object.None, d.append(a[1])
	case i <= -d.n || i == 0:
		return object.None, d.appendleft(a[1])
	case i < 0:
		i += d.n
	}
	d.rotate(-i)
	err = d.appendleft(a[1])
	d.rotate(i)
	return object.None, err
}
