package object

func initDictMethods() {
	method := func(name, sig, doc string, f func(t *Thread, d *Dict, a []Value) (Value, error)) {
		DictType.AddMethod(name, sig, doc, func(t *Thread, a []Value) (Value, error) {
			return f(t, a[0].(*Dict), a[1:])
		})
	}
	for i, doc := range []string{
		"D.keys() -> a set-like object providing a view on D's keys",
		"D.values() -> an object providing a view on D's values",
		"D.items() -> a set-like object providing a view on D's items",
	} {
		method(dictViewNames[i], "", doc, func(_ *Thread, d *Dict, _ []Value) (Value, error) {
			return &dictView{d, dictPart(i)}, nil
		})
	}
	method("clear", "", "D.clear() -> None.  Remove all items from D.", func(_ *Thread, d *Dict, _ []Value) (Value, error) {
		d.Clear()
		return None, nil
	})
	method("copy", "", "D.copy() -> a shallow copy of D", func(_ *Thread, d *Dict, _ []Value) (Value, error) {
		return d.Copy(), nil
	})
	method("get", "key, default=None, /", "Return the value for key if key is in the dictionary, else default.", func(t *Thread, d *Dict, a []Value) (Value, error) {
		v, ok, err := d.Get(t, a[0])
		if ok || err != nil {
			return v, err
		}
		return orNone(a[1]), nil
	})
	method("pop", "key, default=None, /", "D.pop(k[,d]) -> v, remove specified key and return the corresponding value.\n\nIf the key is not found, return the default if given; otherwise,\nraise a KeyError.", func(t *Thread, d *Dict, a []Value) (Value, error) {
		var v Value
		var ok bool
		var err error
		// An empty dict does not even hash the key, as in CPython.
		if d.Len() > 0 {
			v, ok, err = d.Get(t, a[0])
		}
		switch {
		case err != nil:
			return nil, err
		case ok:
			_, err = d.Delete(t, a[0])
			return v, err
		case a[1] != nil:
			return a[1], nil
		}
		return nil, NewException(KeyError, a[0])
	})
	method("popitem", "", "Remove and return a (key, value) pair as a 2-tuple.\n\nPairs are returned in LIFO (last-in, first-out) order.\nRaises KeyError if the dict is empty.", func(t *Thread, d *Dict, _ []Value) (Value, error) {
		key, value := d.last()
		if key == nil {
			return nil, NewException(KeyError, Str("popitem(): dictionary is empty"))
		}
		_, err := d.Delete(t, key)
		for n := len(d.entries); n > 0 && d.entries[n-1].key == nil; n-- {
			d.entries = d.entries[:n-1]
		}
		return NewTuple(key, value), err
	})
	method("setdefault", "key, default=None, /", "Insert key with a value of default if key is not in the dictionary.\n\nReturn the value for key if key is in the dictionary, else default.", func(t *Thread, d *Dict, a []Value) (Value, error) {
		v := orNone(a[1])
		if err := d.checkRoom(); err != nil {
			return nil, err
		}
		if d.own || !direct(a[0]) {
			return d.setHashed(t, a[0], v, true) // hashes the key once
		}
		if old, ok, err := d.Get(t, a[0]); ok || err != nil {
			return old, err
		}
		return v, d.Set(t, a[0], v)
	})
	method("update", "*args, **kwargs", "D.update([E, ]**F) -> None.  Update D from dict/iterable E and F.\nIf E is present and has a .keys() method, then does:  for k in E: D[k] = E[k]\nIf E is present and lacks a .keys() method, then does:  for k, v in E: D[k] = v\nIn either case, this is followed by: for k in F:  D[k] = F[k]", func(t *Thread, d *Dict, a []Value) (Value, error) {
		more := a[0].(*Tuple).Elems
		if len(more) > 1 {
			return nil, Errorf(TypeError, "update expected at most 1 argument, got %d", len(more))
		}
		if len(more) == 1 {
			if err := d.Update(t, more[0]); err != nil {
				return nil, err
			}
		}
		return None, d.merge(t, a[1].(*Dict))
	})
	method("__reversed__", "", "Return a reverse iterator over the dict keys.", func(_ *Thread, d *Dict, _ []Value) (Value, error) {
		return newReverseDictIterator(d, dictKeys), nil
	})
	DictType.AddClassMethod("fromkeys", "iterable, value=None, /", "Create a new dictionary with keys from iterable and values set to value.", func(t *Thread, a []Value) (Value, error) {
		made, err := Call(t, a[0])
		if err != nil {
			return nil, err
		}
		value := orNone(a[2])
		return made, Iterate(t, a[1], func(key Value) error { return SetItem(t, made, key, value) })
	})
}

// last is the item added last; key is nil when there is none.
func (d *Dict) last() (key, value Value) {
	for i := len(d.entries) - 1; i >= 0; i-- {
		if e := d.entries[i]; e.key != nil {
			return e.key, d.value(int32(i))
		}
	}
	return nil, nil
}
