package object

// dictPart is what a view or an iterator of a dict shows of each item.
type dictPart int

const (
	dictKeys dictPart = iota
	dictValues
	dictItems
)

var (
	dictViewTypes = [...]*Type{
		NewType(&Type{Name: "dict_keys", Final: true}),
		NewType(&Type{Name: "dict_values", Final: true}),
		NewType(&Type{Name: "dict_items", Final: true}),
	}
	dictViewNames     = [...]string{"keys", "values", "items"}
	dictIteratorTypes = [...]*Type{
		NewIteratorType("dict_keyiterator"),
		NewIteratorType("dict_valueiterator"),
		NewIteratorType("dict_itemiterator"),
	}
	dictReverseIteratorTypes = [...]*Type{
		NewIteratorType("dict_reversekeyiterator"),
		NewIteratorType("dict_reversevalueiterator"),
		NewIteratorType("dict_reverseitemiterator"),
	}
)

// dictView is d.keys(), d.values() or d.items(): it follows the dict.
type dictView struct {
	dict *Dict
	part dictPart
}

func (v *dictView) Type() *Type { return dictViewTypes[v.part] }

func (p dictPart) of(key, value Value) Value {
	switch p {
	case dictKeys:
		return key
	case dictValues:
		return value
	}
	return NewPair(key, value)
}

// eachKey calls f for every key, in order, while the dict may change.
func (d *Dict) eachKey(f func(key Value) error) error {
	for i := 0; ; {
		key, _, next := d.At(i)
		if key == nil {
			return nil
		}
		if err := f(key); err != nil {
			return err
		}
		i = next
	}
}

func (v *dictView) elems() []Value {
	elems := make([]Value, 0, v.dict.Len())
	for i := 0; ; {
		key, value, next := v.dict.At(i)
		if key == nil {
			return elems
		}
		i = next
		elems = append(elems, v.part.of(key, value))
	}
}

func (v *dictView) contains(t *Thread, item Value) (bool, error) {
	switch v.part {
	case dictKeys:
		_, ok, err := v.dict.Get(t, item)
		return ok, err
	case dictItems:
		pair, ok := Plain(item).(*Tuple)
		if !ok || len(pair.Elems) != 2 {
			return false, nil
		}
		value, ok, err := v.dict.Get(t, pair.Elems[0])
		if !ok || err != nil {
			return false, err
		}
		return Equal(t, value, pair.Elems[1])
	}
	return containsElem(t, v.elems, item)
}

func initDictViews() {
	for i, class := range dictViewTypes {
		part := dictPart(i)
		class.Repr = func(t *Thread, v Value) (string, error) {
			return reprContainer(t, v, "...", func(t *Thread) (string, error) {
				s, err := reprElems(t, NewTuple(v.(*dictView).elems()...))
				return class.Name + "([" + s + "])", err
			})
		}
		class.Len = func(_ *Thread, v Value) (int, error) { return v.(*dictView).dict.Len(), nil }
		class.Iter = func(_ *Thread, v Value) (Value, error) { return newDictIterator(v.(*dictView).dict, part), nil }
		class.AddLater(func() { initDictViewMethods(class, part) })
		if part == dictValues {
			continue
		}
		class.Contains = func(t *Thread, v, item Value) (bool, error) { return v.(*dictView).contains(t, item) }
		class.Unhashable()
		class.Compare = compareView
		class.Binary = viewBinary
	}
}

func initDictViewMethods(class *Type, part dictPart) {
	class.AddMethod("__reversed__", "", "Return a reverse iterator over the dict "+dictViewNames[part]+".", func(_ *Thread, a []Value) (Value, error) {
		return newReverseDictIterator(a[0].(*dictView).dict, part), nil
	})
	class.AddProperty("mapping", "dictionary that this view refers to", func(_ *Thread, v Value) (Value, error) {
		return &MappingProxy{v.(*dictView).dict}, nil
	})
	if part == dictValues {
		return
	}
	class.AddMethod("isdisjoint", "other, /", "Return True if the view and the given iterable have a null intersection.", func(t *Thread, a []Value) (Value, error) {
		v := a[0].(*dictView)
		disjoint := true
		err := Iterate(t, a[1], func(e Value) error {
			ok, err := v.contains(t, e)
			disjoint = disjoint && !ok
			return err
		})
		return NewBool(disjoint), err
	})
}

// dictIterator walks a dict, which may not change its size meanwhile.
type dictIterator struct {
	dict *Dict // nil once the end was reached
	part dictPart
	at   int
	size int // of the dict at the start, -1 once it had changed
	left int
}

func newDictIterator(d *Dict, part dictPart) *dictIterator {
	return &dictIterator{dict: d, part: part, size: d.Len(), left: d.Len()}
}

func (it *dictIterator) Type() *Type { return dictIteratorTypes[it.part] }

func (it *dictIterator) Next(t *Thread) (Value, error) {
	key, value, err := it.NextPair(t)
	if key == nil || err != nil {
		return nil, err
	}
	return it.part.of(key, value), nil
}

// Paired tells d.items().
func (it *dictIterator) Paired() bool { return it.part == dictItems }

// NextPair gives the next item.
func (it *dictIterator) NextPair(*Thread) (key, value Value, err error) {
	if it.dict == nil {
		return nil, nil, nil
	}
	if it.size != it.dict.Len() {
		it.size = -1
		return nil, nil, Errorf(RuntimeError, "dictionary changed size during iteration")
	}
	key, value, next := it.dict.At(it.at)
	if key == nil {
		it.dict = nil
		return nil, nil, nil
	}
	if it.left == 0 {
		it.dict = nil
		return nil, nil, Errorf(RuntimeError, "dictionary keys changed during iteration")
	}
	it.at = next
	it.left--
	return key, value, nil
}

// reverseDictIterator walks from the last item to the first.
type reverseDictIterator struct {
	dict *Dict
	part dictPart
	at   int
	size int
}

func newReverseDictIterator(d *Dict, part dictPart) *reverseDictIterator {
	return &reverseDictIterator{d, part, len(d.entries) - 1, d.Len()}
}

func (it *reverseDictIterator) Type() *Type { return dictReverseIteratorTypes[it.part] }

func (it *reverseDictIterator) Next(*Thread) (Value, error) {
	if it.dict == nil {
		return nil, nil
	}
	if it.size != it.dict.Len() {
		it.size = -1
		return nil, Errorf(RuntimeError, "dictionary changed size during iteration")
	}
	for it.at = min(it.at, len(it.dict.entries)-1); it.at >= 0; {
		key, i := it.dict.entries[it.at].key, int32(it.at)
		if it.at--; key != nil {
			return it.part.of(key, it.dict.value(i)), nil
		}
	}
	it.dict = nil
	return nil, nil
}
