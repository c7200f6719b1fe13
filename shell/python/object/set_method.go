package object

type setMethod = func(t *Thread, s *Set, a []Value) (Value, error)

// initSetMethods gives class, set or frozenset, the methods that the two share, and
// set those that change one.
func initSetMethods(class *Type) {
	method := func(name, sig, doc string, f setMethod) {
		class.AddMethod(name, sig, doc, func(t *Thread, a []Value) (Value, error) { return f(t, a[0].(*Set), a[1:]) })
	}
	method("copy", "", "Return a shallow copy of a set.", func(t *Thread, s *Set, _ []Value) (Value, error) {
		if s.frozen && s.class == nil {
			return s, nil
		}
		return orError(s.copyOf(t))
	})
	method("union", "*others", "Return the union of sets as a new set.\n\n(i.e. all elements that are in either set.)", func(t *Thread, s *Set, a []Value) (Value, error) {
		r, err := s.copyOf(t)
		for _, v := range others(a) {
			if err == nil && v != Value(s) {
				err = r.update(t, v)
			}
		}
		return orError(r, err)
	})
	method("intersection", "*others", "Return the intersection of two sets as a new set.\n\n(i.e. all elements that are in both sets.)", func(t *Thread, s *Set, a []Value) (Value, error) {
		return fold(t, s, a, (*Set).intersection)
	})
	method("difference", "*others", "Return the difference of two or more sets as a new set.\n\n(i.e. all elements that are in this set but not the others.)", func(t *Thread, s *Set, a []Value) (Value, error) {
		more := others(a)
		if len(more) == 0 {
			return orError(s.copyOf(t))
		}
		r, err := s.difference(t, more[0])
		for _, v := range more[1:] {
			if err == nil {
				err = r.differenceUpdate(t, v)
			}
		}
		return orError(r, err)
	})
	method("symmetric_difference", "other, /", "Return the symmetric difference of two sets as a new set.\n\n(i.e. all elements that are in exactly one of the sets.)", func(t *Thread, s *Set, a []Value) (Value, error) {
		return orError(s.symmetric(t, a[0]))
	})
	method("isdisjoint", "other, /", "Return True if two sets have a null intersection.", func(t *Thread, s *Set, a []Value) (Value, error) {
		ok, err := s.disjoint(t, a[0])
		return NewBool(ok), err
	})
	method("issubset", "other, /", "Test whether every element in the set is in other.", func(t *Thread, s *Set, a []Value) (Value, error) {
		o, err := setOf(t, a[0])
		if err != nil {
			return nil, err
		}
		ok, err := s.within(t, o)
		return NewBool(ok), err
	})
	method("issuperset", "other, /", "Test whether every element in other is in the set.", func(t *Thread, s *Set, a []Value) (Value, error) {
		o, err := setOf(t, a[0])
		if err != nil {
			return nil, err
		}
		ok, err := o.within(t, s)
		return NewBool(ok), err
	})
	if class == SetType {
		initSetChanges(method)
	}
}

func initSetChanges(method func(name, sig, doc string, f setMethod)) {
	method("add", "object, /", "Add an element to a set.", func(t *Thread, s *Set, a []Value) (Value, error) {
		return None, s.Add(t, a[0])
	})
	method("clear", "", "Remove all elements from this set.", func(_ *Thread, s *Set, _ []Value) (Value, error) {
		s.reset()
		return None, nil
	})
	method("discard", "object, /", "Remove an element from a set if it is a member.\n\nUnlike set.remove(), the discard() method does not raise\nan exception when an element is missing from the set.", func(t *Thread, s *Set, a []Value) (Value, error) {
		_, err := s.Discard(t, asKey(a[0]))
		return None, err
	})
	method("remove", "object, /", "Remove an element from a set; it must be a member.\n\nIf the element is not a member, raise a KeyError.", func(t *Thread, s *Set, a []Value) (Value, error) {
		found, err := s.Discard(t, asKey(a[0]))
		if err == nil && !found {
			err = NewException(KeyError, a[0])
		}
		return None, err
	})
	method("pop", "", "Remove and return an arbitrary set element.\nRaises KeyError if the set is empty.", func(_ *Thread, s *Set, _ []Value) (Value, error) {
		if s.used == 0 {
			return nil, NewException(KeyError, Str("pop from an empty set"))
		}
		mask := len(s.table) - 1
		i := s.finger & mask
		for s.table[i].key == nil || s.table[i].key == deletedKey {
			i = (i + 1) & mask
		}
		key := s.table[i].key
		s.table[i] = setEntry{-1, deletedKey}
		s.used--
		s.finger = i + 1
		return key, nil
	})
	each := func(name, doc string, f func(s *Set, t *Thread, v Value) error) {
		method(name, "*others", doc, func(t *Thread, s *Set, a []Value) (Value, error) {
			for _, v := range others(a) {
				if err := f(s, t, v); err != nil {
					return nil, err
				}
			}
			return None, nil
		})
	}
	each("update", "Update a set with the union of itself and others.", (*Set).update)
	each("difference_update", "Remove all elements of another set from this set.", (*Set).differenceUpdate)
	method("intersection_update", "*others", "Update a set with the intersection of itself and another.", func(t *Thread, s *Set, a []Value) (Value, error) {
		r, err := fold(t, s, a, (*Set).intersection)
		if err != nil {
			return nil, err
		}
		o := r.(*Set)
		s.table, s.fill, s.used = o.table, o.fill, o.used
		return None, nil
	})
	method("symmetric_difference_update", "other, /", "Update a set with the symmetric difference of itself and another.", func(t *Thread, s *Set, a []Value) (Value, error) {
		return None, s.symmetricUpdate(t, a[0])
	})
}

// others is the elements of *others.
func others(a []Value) []Value { return a[0].(*Tuple).Elems }

// fold applies an operation to s and each of the others in turn; without any
// the result is a copy.
func fold(t *Thread, s *Set, a []Value, f func(s *Set, t *Thread, v Value) (*Set, error)) (Value, error) {
	more := others(a)
	if len(more) == 0 {
		return orError(s.copyOf(t))
	}
	r := s
	for _, v := range more {
		var err error
		if r, err = f(r, t, v); err != nil {
			return nil, err
		}
	}
	return r, nil
}
