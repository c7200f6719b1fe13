package object

import "slices"

func initListMethods() {
	method := func(name, sig, doc string, f func(t *Thread, l *List, a []Value) (Value, error)) {
		ListType.AddMethod(name, sig, doc, func(t *Thread, a []Value) (Value, error) {
			return f(t, a[0].(*List), a[1:])
		})
	}
	method("append", "object, /", "Append object to the end of the list.", func(_ *Thread, l *List, a []Value) (Value, error) {
		return None, l.Append(a[0])
	})
	method("clear", "", "Remove all items from list.", func(_ *Thread, l *List, _ []Value) (Value, error) {
		l.Elems = nil
		return None, nil
	})
	method("copy", "", "Return a shallow copy of the list.", func(_ *Thread, l *List, _ []Value) (Value, error) {
		return NewList(append([]Value(nil), l.Elems...)...), nil
	})
	method("count", "value, /", "Return number of occurrences of value.", func(t *Thread, l *List, a []Value) (Value, error) {
		return countOf(t, l.all, a[0])
	})
	method("extend", "iterable, /", "Extend list by appending elements from the iterable.", func(t *Thread, l *List, a []Value) (Value, error) {
		return None, l.Extend(t, a[0])
	})
	method("index", "value, start=0, stop=9223372036854775807, /", "Return first index of value.\n\nRaises ValueError if the value is not present.", func(t *Thread, l *List, a []Value) (Value, error) {
		i, err := indexOf(t, l.all, a[0], a[1], a[2])
		if err != nil || i >= 0 {
			return NewInt(int64(i)), err
		}
		s, err := Repr(t, a[0])
		if err != nil {
			return nil, err
		}
		return nil, Errorf(ValueError, "%s is not in list", s)
	})
	method("insert", "index, object, /", "Insert object before index.", listInsert)
	method("pop", "index=-1, /", "Remove and return item at index (default last).\n\nRaises IndexError if list is empty or index is out of range.", listPop)
	method("remove", "value, /", "Remove first occurrence of value.\n\nRaises ValueError if the value is not present.", func(t *Thread, l *List, a []Value) (Value, error) {
		i, err := indexOf(t, l.all, a[0], nil, nil)
		switch {
		case err != nil:
			return nil, err
		case i < 0:
			return nil, Errorf(ValueError, "list.remove(x): x not in list")
		case i < len(l.Elems):
			l.cut(i, i+1)
		}
		return None, nil
	})
	method("reverse", "", "Reverse *IN PLACE*.", func(_ *Thread, l *List, _ []Value) (Value, error) {
		slices.Reverse(l.Elems)
		return None, nil
	})
	method("sort", "*, key=None, reverse=False", "Sort the list in ascending order and return None.\n\nThe sort is in-place (i.e. the list itself is modified) and stable (i.e. the\norder of two equal elements is maintained).\n\nIf a key function is given, apply it once to each list item and sort them,\nascending or descending, according to their function values.\n\nThe reverse flag can be set to sort in descending order.", listSort)
	method("__reversed__", "", "Return a reverse iterator over the list.", func(_ *Thread, l *List, _ []Value) (Value, error) {
		return &reverseListIterator{l, len(l.Elems) - 1}, nil
	})
}

func listInsert(t *Thread, l *List, a []Value) (Value, error) {
	n, err := AsInt(t, a[0])
	if err != nil {
		return nil, err
	}
	at := int(n)
	if at < 0 {
		at = max(at+len(l.Elems), 0)
	}
	at = min(at, len(l.Elems))
	if err := l.Append(nil); err != nil {
		return nil, err
	}
	copy(l.Elems[at+1:], l.Elems[at:])
	l.Elems[at] = a[1]
	return None, nil
}

func listPop(t *Thread, l *List, a []Value) (Value, error) {
	i := int64(-1)
	if a[0] != nil {
		var err error
		if i, err = AsInt(t, a[0]); err != nil {
			return nil, err
		}
	}
	n := int64(len(l.Elems))
	if n == 0 {
		return nil, Errorf(IndexError, "pop from empty list")
	}
	if i < 0 {
		i += n
	}
	if i < 0 || i >= n {
		return nil, Errorf(IndexError, "pop index out of range")
	}
	v := l.Elems[i]
	l.cut(int(i), int(i)+1)
	return v, nil
}

func listSort(t *Thread, l *List, a []Value) (Value, error) {
	backwards := false
	if a[1] != nil {
		n, err := AsIndex(t, a[1])
		if err != nil {
			return nil, err
		}
		if backwards, err = Truth(t, n); err != nil {
			return nil, err
		}
	}
	// The list looks empty to what the sort calls, as in CPython.
	elems := l.Elems
	l.Elems = nil
	err := SortElems(t, elems, a[0], backwards)
	changed := l.Elems != nil
	l.Elems = elems
	if err == nil && changed {
		err = Errorf(ValueError, "list modified during sort")
	}
	return None, err
}
