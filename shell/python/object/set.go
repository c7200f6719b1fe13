package object

// Set is a set or a frozenset: a table with open addressing that is CPython's in
// every step, so that its order of iteration is, too, for keys whose hashes are.
//
// Source: CPython's Objects/setobject.c.
type Set struct {
	Header
	frozen bool
	table  []setEntry // its length is a power of two
	fill   int        // entries in use and deleted ones
	used   int
	finger int // where pop goes on looking
}

// setEntry has no key while it is unused, and the key deletedKey after a
// deletion.
type setEntry struct {
	hash int64
	key  Value
}

type deletedKeyType struct{ noneType }

var deletedKey Value = deletedKeyType{}

const (
	minSetTable  = 8
	linearProbes = 9
	perturbShift = 5
)

// Type is set, frozenset or a subclass of them.
func (s *Set) Type() *Type {
	if s.frozen {
		return s.typeOr(FrozensetType)
	}
	return s.typeOr(SetType)
}

func newSet(class *Type) *Set {
	s := &Set{frozen: class.IsSubclass(FrozensetType)}
	if class != SetType && class != FrozensetType {
		s.SetClass(class)
	}
	s.reset()
	return s
}

func (s *Set) reset() {
	s.table, s.fill, s.used = make([]setEntry, minSetTable), 0, 0
}

// NewSet makes a set of elems, added one after the other, as set(elems) does.
func NewSet(t *Thread, elems ...Value) (*Set, error) {
	s := newSet(SetType)
	return s, s.addAll(t, elems)
}

// NewFrozenset makes a frozenset of elems.
func NewFrozenset(t *Thread, elems ...Value) (*Set, error) {
	s := newSet(FrozensetType)
	return s, s.addAll(t, elems)
}

// NewConstantSet is the value of a set display of three constants or more,
// which CPython copies from a frozenset made beforehand, itself made anew when the
// compiler gathers its constants; its order may differ from [NewSet]'s.
func NewConstantSet(t *Thread, elems ...Value) (*Set, error) {
	f, err := NewFrozenset(t, elems...)
	if err != nil {
		return nil, err
	}
	if f, err = NewFrozenset(t, f.Elems()...); err != nil {
		return nil, err
	}
	s := newSet(SetType)
	return s, s.merge(t, f)
}

func (s *Set) addAll(t *Thread, elems []Value) error {
	for _, e := range elems {
		if err := s.Add(t, e); err != nil {
			return err
		}
	}
	return nil
}

// Slots is the number of places in the table.
func (s *Set) Slots() int { return len(s.table) }

// Len is the number of elements.
func (s *Set) Len() int { return s.used }

// Elems gives the elements in the order of iteration.
func (s *Set) Elems() []Value {
	elems := make([]Value, 0, s.used)
	for i := range s.table {
		if k := s.table[i].key; k != nil && k != deletedKey {
			elems = append(elems, k)
		}
	}
	return elems
}

// Add adds an element.
func (s *Set) Add(t *Thread, key Value) error {
	h, err := Hash(t, key)
	if err != nil {
		return err
	}
	return s.addHashed(t, key, h)
}

// Contains reports whether key is an element.
func (s *Set) Contains(t *Thread, key Value) (bool, error) {
	h, err := Hash(t, key)
	if err != nil {
		return false, err
	}
	i, _, err := s.find(t, key, h)
	return i >= 0, err
}

// Discard removes an element and reports whether it was there.
func (s *Set) Discard(t *Thread, key Value) (bool, error) {
	h, err := Hash(t, key)
	if err != nil {
		return false, err
	}
	return s.discardHashed(t, key, h)
}

// find gives the place of key, or -1 and the place where it belongs: that of
// the last deleted entry on the way, or else the unused one.
func (s *Set) find(t *Thread, key Value, h int64) (at, free int, err error) {
restart:
	free = -1
	table := s.table
	mask := len(table) - 1
	i := int(uint64(h) & uint64(mask))
	for perturb := uint64(h); ; {
		probes := 0
		if i+linearProbes <= mask {
			probes = linearProbes
		}
		for j := i; j <= i+probes; j++ {
			e := &table[j]
			if e.key == nil {
				if free < 0 {
					free = j
				}
				return -1, free, nil
			}
			if e.key == deletedKey {
				free = j
				continue
			}
			if e.hash != h {
				continue
			}
			k := e.key
			eq, err := Equal(t, k, key)
			if err != nil {
				return -1, -1, err
			}
			if &s.table[0] != &table[0] || table[j].key == nil || !sameKey(table[j].key, k) {
				goto restart // the comparison changed the set
			}
			if eq {
				return j, -1, nil
			}
		}
		perturb >>= perturbShift
		i = int((uint64(i)*5 + 1 + perturb) & uint64(mask))
	}
}

// sameKey is identity, for which a NaN is itself.
func sameKey(x, y Value) bool {
	if _, ok := x.(Float); ok {
		_, ok = y.(Float)
		return ok
	}
	return x == y
}

func (s *Set) addHashed(t *Thread, key Value, h int64) error {
	at, free, err := s.find(t, key, h)
	if err != nil || at >= 0 {
		return err
	}
	reused := s.table[free].key != nil
	s.table[free] = setEntry{h, key}
	s.used++
	if reused {
		return nil
	}
	s.fill++
	if mask := len(s.table) - 1; s.fill*5 < mask*3 {
		return nil
	}
	return s.resize(s.growth())
}

func (s *Set) growth() int {
	const large = 50000
	if s.used > large {
		return s.used * 2
	}
	return s.used * 4
}

func (s *Set) discardHashed(t *Thread, key Value, h int64) (bool, error) {
	at, _, err := s.find(t, key, h)
	if err != nil || at < 0 {
		return false, err
	}
	s.table[at] = setEntry{-1, deletedKey}
	s.used--
	return true, nil
}

// resize makes room for more than n elements, without the deleted ones.
func (s *Set) resize(n int) error {
	size := minSetTable
	for size <= n {
		size *= 2
	}
	if err := CheckSize(int64(size), 24); err != nil {
		return err
	}
	old := s.table
	s.table = make([]setEntry, size)
	for _, e := range old {
		if e.key != nil && e.key != deletedKey {
			s.insertNew(e)
		}
	}
	s.fill = s.used
	return nil
}

// insertNew puts in an element that is not there, where none was deleted.
func (s *Set) insertNew(e setEntry) {
	mask := len(s.table) - 1
	i := int(uint64(e.hash) & uint64(mask))
	for perturb := uint64(e.hash); ; {
		probes := 0
		if i+linearProbes <= mask {
			probes = linearProbes
		}
		for j := i; j <= i+probes; j++ {
			if s.table[j].key == nil {
				s.table[j] = e
				return
			}
		}
		perturb >>= perturbShift
		i = int((uint64(i)*5 + 1 + perturb) & uint64(mask))
	}
}

// merge adds the elements of another set.
func (s *Set) merge(t *Thread, other *Set) error {
	if s == other || other.used == 0 {
		return nil
	}
	if (s.fill+other.used)*5 >= (len(s.table)-1)*3 {
		if err := s.resize((s.used + other.used) * 2); err != nil {
			return err
		}
	}
	switch {
	case s.fill == 0 && len(s.table) == len(other.table) && other.fill == other.used:
		copy(s.table, other.table)
		s.fill, s.used = other.fill, other.used
		return nil
	case s.fill == 0:
		for _, e := range other.table {
			if e.key != nil && e.key != deletedKey {
				s.insertNew(e)
			}
		}
		s.fill, s.used = other.used, other.used
		return nil
	}
	return other.each(func(e setEntry) error { return s.addHashed(t, e.key, e.hash) })
}

// each calls f for every entry, in order, while the set may change.
func (s *Set) each(f func(e setEntry) error) error {
	for i := 0; i < len(s.table); i++ {
		if e := s.table[i]; e.key != nil && e.key != deletedKey {
			if err := f(e); err != nil {
				return err
			}
		}
	}
	return nil
}
