package object

// The operations of sets, each in the order of CPython's setobject.c: what
// comes first in the result follows from it.

// copyOf is a set or frozenset with the same elements.
func (s *Set) copyOf(t *Thread) (*Set, error) {
	c := s.plain()
	return c, c.merge(t, s)
}

// plain is an empty set or frozenset, as s is one or the other.
func (s *Set) plain() *Set {
	if s.frozen {
		return newSet(FrozensetType)
	}
	return newSet(SetType)
}

// update adds what v yields.
func (s *Set) update(t *Thread, v Value) error {
	switch v := v.(type) {
	case *Set:
		return s.merge(t, v)
	case *Dict:
		if v.class != nil {
			break
		}
		if (s.fill+v.Len())*5 >= (len(s.table)-1)*3 {
			if err := s.resize((s.used + v.Len()) * 2); err != nil {
				return err
			}
		}
		return v.eachKey(func(key Value) error { return s.Add(t, key) })
	}
	return Iterate(t, v, func(e Value) error { return s.Add(t, e) })
}

// intersection is s & v.
func (s *Set) intersection(t *Thread, v Value) (*Set, error) {
	if v == Value(s) {
		return s.copyOf(t)
	}
	r := s.plain()
	if o, ok := v.(*Set); ok {
		if o.used > s.used {
			s, o = o, s
		}
		return r, o.each(func(e setEntry) error {
			if i, _, err := s.find(t, e.key, e.hash); i < 0 || err != nil {
				return err
			}
			return r.addHashed(t, e.key, e.hash)
		})
	}
	return r, Iterate(t, v, func(e Value) error {
		h, err := Hash(t, e)
		if err != nil {
			return err
		}
		if i, _, err := s.find(t, e, h); i < 0 || err != nil {
			return err
		}
		return r.addHashed(t, e, h)
	})
}

// difference is s - v.
func (s *Set) difference(t *Thread, v Value) (*Set, error) {
	n := -1
	var keep func(e setEntry) (bool, error)
	switch o := v.(type) {
	case *Set:
		n = o.used
		keep = func(e setEntry) (bool, error) {
			i, _, err := o.find(t, e.key, e.hash)
			return i < 0, err
		}
	case *Dict:
		n = o.Len()
		keep = func(e setEntry) (bool, error) {
			_, found, err := o.Get(t, e.key)
			return !found, err
		}
	}
	if n < 0 || s.used>>2 > n {
		r, err := s.copyOf(t)
		if err != nil {
			return nil, err
		}
		return r, r.differenceUpdate(t, v)
	}
	r := s.plain()
	return r, s.each(func(e setEntry) error {
		if ok, err := keep(e); !ok || err != nil {
			return err
		}
		return r.addHashed(t, e.key, e.hash)
	})
}

// differenceUpdate removes what v yields.
func (s *Set) differenceUpdate(t *Thread, v Value) error {
	if v == Value(s) {
		s.reset()
		return nil
	}
	if o, ok := v.(*Set); ok {
		if o.used>>3 > s.used {
			var err error
			if o, err = s.intersection(t, o); err != nil {
				return err
			}
		}
		err := o.each(func(e setEntry) error {
			_, err := s.discardHashed(t, e.key, e.hash)
			return err
		})
		if err != nil {
			return err
		}
	} else if err := Iterate(t, v, func(e Value) error {
		_, err := s.Discard(t, e)
		return err
	}); err != nil {
		return err
	}
	if s.fill-s.used <= (len(s.table)-1)/4 {
		return nil
	}
	return s.resize(s.growth())
}

// symmetricUpdate keeps what is in one of the two only.
func (s *Set) symmetricUpdate(t *Thread, v Value) error {
	if v == Value(s) {
		s.reset()
		return nil
	}
	toggle := func(e setEntry) error {
		if found, err := s.discardHashed(t, e.key, e.hash); found || err != nil {
			return err
		}
		return s.addHashed(t, e.key, e.hash)
	}
	if d, ok := v.(*Dict); ok && d.class == nil {
		return d.eachKey(func(key Value) error {
			h, err := Hash(t, key)
			if err != nil {
				return err
			}
			return toggle(setEntry{h, key})
		})
	}
	o, ok := v.(*Set)
	if !ok {
		o = s.plain()
		if err := o.update(t, v); err != nil {
			return err
		}
	}
	return o.each(toggle)
}

// symmetric is s ^ v.
func (s *Set) symmetric(t *Thread, v Value) (*Set, error) {
	r := s.plain()
	if err := r.update(t, v); err != nil {
		return nil, err
	}
	return r, r.symmetricUpdate(t, s)
}

// within is s <= o.
func (s *Set) within(t *Thread, o *Set) (bool, error) {
	if s.used > o.used {
		return false, nil
	}
	for i := 0; i < len(s.table); i++ {
		e := s.table[i]
		if e.key == nil || e.key == deletedKey {
			continue
		}
		if j, _, err := o.find(t, e.key, e.hash); j < 0 || err != nil {
			return false, err
		}
	}
	return true, nil
}

// setOf gives v itself where it is a set, else a set of what it yields.
func setOf(t *Thread, v Value) (*Set, error) {
	if s, ok := v.(*Set); ok {
		return s, nil
	}
	s := newSet(SetType)
	return s, s.update(t, v)
}

// disjoint reports whether s and v have no element in common.
func (s *Set) disjoint(t *Thread, v Value) (bool, error) {
	disjoint := true
	err := Iterate(t, v, func(e Value) error {
		if !disjoint {
			return nil
		}
		found, err := s.Contains(t, e)
		disjoint = !found
		return err
	})
	return disjoint, err
}

// hash is a frozenset's hash, which the order does not change.
func (s *Set) hash() int64 {
	shuffle := func(h int64) uint64 { return (uint64(h) ^ 89869747 ^ uint64(h)<<16) * 3644798167 }
	var h uint64
	for _, e := range s.table {
		if e.key != nil && e.key != deletedKey {
			h ^= shuffle(e.hash)
		}
	}
	h ^= (uint64(s.used) + 1) * 1927868237
	h ^= h>>11 ^ h>>25
	h = h*69069 + 907133923
	if int64(h) == -1 {
		return 590923713
	}
	return int64(h)
}
