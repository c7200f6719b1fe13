package object

import "strings"

func initDict() {
	DictType.New = func(_ *Thread, class *Type, _ Args) (Value, error) {
		d := NewDict()
		if class != DictType {
			d.SetClass(class)
		}
		return d, nil
	}
	DictType.Init = func(t *Thread, self Value, args Args) error {
		if len(args.Pos) > 1 {
			return Errorf(TypeError, "dict expected at most 1 argument, got %d", len(args.Pos))
		}
		d := self.(*Dict)
		if len(args.Pos) == 1 {
			if err := d.Update(t, args.Pos[0]); err != nil {
				return err
			}
		}
		for _, kw := range args.Kw {
			d.SetStr(kw.Name, kw.Value)
		}
		return nil
	}
	DictType.Repr = func(t *Thread, v Value) (string, error) {
		return reprContainer(t, v, "{...}", func(t *Thread) (string, error) { return v.(*Dict).repr(t) })
	}
	DictType.Unhashable()
	DictType.Len = func(_ *Thread, v Value) (int, error) { return v.(*Dict).Len(), nil }
	DictType.Iter = func(_ *Thread, v Value) (Value, error) { return newDictIterator(v.(*Dict), dictKeys), nil }
	DictType.Contains = func(t *Thread, v, key Value) (bool, error) {
		_, ok, err := v.(*Dict).Get(t, key)
		return ok, err
	}
	DictType.GetItem = dictItem
	DictType.SetItem = func(t *Thread, v, key, value Value) error {
		d := v.(*Dict)
		if value != nil {
			return d.Set(t, key, value)
		}
		ok, err := d.Delete(t, key)
		if err == nil && !ok {
			err = NewException(KeyError, key)
		}
		return err
	}
	DictType.Compare = func(t *Thread, op CompareOp, x, y Value) (Value, error) {
		a, ok1 := x.(*Dict)
		b, ok2 := y.(*Dict)
		if !ok1 || !ok2 || op != EQ && op != NE {
			return nil, nil
		}
		same, err := a.equal(t, b)
		return NewBool(same == (op == EQ)), err
	}
	DictType.Binary = func(t *Thread, op BinaryOp, x, y Value) (Value, error) {
		a, ok1 := x.(*Dict)
		b, ok2 := y.(*Dict)
		if !ok1 || !ok2 || op != Or {
			return nil, nil
		}
		c := a.Copy()
		return c, c.Update(t, b)
	}
	DictType.InPlace = func(t *Thread, op BinaryOp, x, y Value) (Value, error) {
		if op != Or {
			return nil, nil
		}
		return x, x.(*Dict).Update(t, y)
	}
}

func dictItem(t *Thread, v, key Value) (Value, error) {
	d := v.(*Dict)
	item, ok, err := d.Get(t, key)
	switch {
	case ok || err != nil:
		return item, err
	case d.class != nil:
		if _, ok := d.class.Lookup("__missing__"); ok {
			return dunder(t, d, "__missing__", key)
		}
	}
	return nil, NewException(KeyError, key)
}

func (d *Dict) repr(t *Thread) (string, error) {
	var b strings.Builder
	b.WriteByte('{')
	for i := 0; ; {
		key, value, next := d.At(i)
		if key == nil {
			break
		}
		if i = next; b.Len() > 1 {
			b.WriteString(", ")
		}
		k, err := Repr(t, key)
		if err != nil {
			return "", err
		}
		v, err := Repr(t, value)
		if err != nil {
			return "", err
		}
		if err := CheckSize(int64(b.Len()+len(k)+len(v)), 1); err != nil {
			return "", err
		}
		b.WriteString(k + ": " + v)
	}
	b.WriteByte('}')
	return b.String(), nil
}

func (d *Dict) equal(t *Thread, e *Dict) (bool, error) {
	if d.Len() != e.Len() {
		return false, nil
	}
	t, err := t.nest("in comparison")
	if err != nil {
		return false, err
	}
	defer t.Leave()
	for i := 0; ; {
		key, value, next := d.At(i)
		if key == nil {
			return true, nil
		}
		i = next
		other, ok, err := e.Get(t, key)
		if err != nil || !ok {
			return false, err
		}
		if eq, err := Equal(t, value, other); !eq || err != nil {
			return false, err
		}
	}
}

// Update is d.update(v): v is a mapping, with a method keys, or yields pairs.
func (d *Dict) Update(t *Thread, v Value) error {
	if _, ok := v.(*Dict); !ok {
		switch keys, err := LookupAttr(t, v, "keys"); {
		case err != nil:
			return err
		case keys == nil:
			return d.updatePairs(t, v)
		}
	}
	return d.Merge(t, v)
}

// Merge adds the items of a mapping, as {**v} does; what is none gives an
// AttributeError.
func (d *Dict) Merge(t *Thread, v Value) error {
	if other, ok := v.(*Dict); ok && !other.Type().Defines("__iter__") {
		return d.merge(t, other)
	}
	keys, err := GetAttr(t, v, "keys")
	if err != nil {
		return err
	}
	names, err := Call(t, keys)
	if err != nil {
		return err
	}
	if typ := names.Type(); typ.Iter == nil && typ.GetItem == nil {
		return Errorf(TypeError, "%s.keys() returned a non-iterable (type %s)", v.Type().Name, typ.Name)
	}
	return Iterate(t, names, func(key Value) error {
		value, err := GetItem(t, v, key)
		if err != nil {
			return err
		}
		return d.Set(t, key, value)
	})
}

func (d *Dict) merge(t *Thread, other *Dict) error {
	if d == other {
		return nil
	}
	n := other.Len()
	for i := 0; ; {
		key, value, next := other.At(i)
		if key == nil {
			return nil
		}
		i = next
		if err := d.Set(t, key, value); err != nil {
			return err
		}
		if other.Len() != n {
			return Errorf(RuntimeError, "dict mutated during update")
		}
	}
}

func (d *Dict) updatePairs(t *Thread, v Value) error {
	i := 0
	return Iterate(t, v, func(e Value) error {
		pair, err := Elements(t, e)
		if err != nil {
			if e.Type().Iter == nil {
				return Errorf(TypeError, "cannot convert dictionary update sequence element #%d to a sequence", i)
			}
			return err
		}
		if len(pair) != 2 {
			return Errorf(ValueError, "dictionary update sequence element #%d has length %d; 2 is required", i, len(pair))
		}
		i++
		return d.Set(t, pair[0], pair[1])
	})
}
