package object

import "math"

// Dict is a dict: entries in the order of their insertion, found through a Go
// map where the key allows it (str, and the numbers that fit an int64) and through
// Python's hash and == otherwise.
type Dict struct {
	Header
	entries []entry // key nil marks a deleted one
	live    int
	strs    map[string]int32
	ints    map[int64]int32
	hashed  map[int64][]int32
	space   *Namespace // whose variables the items are, nil for most; see namespace.go
	mixed   bool       // some key has an __eq__ of its own, and may equal text: all are hashed
}

type entry struct{ key, value Value }

// NewDict makes an empty dict.
func NewDict() *Dict { return &Dict{} }

// Type is dict or the subclass.
func (d *Dict) Type() *Type { return d.typeOr(DictType) }

// Len is the number of items.
func (d *Dict) Len() int { return d.live }

// intKey tells whether a key counts as an int: 1, True, 1.0 and an IntEnum's
// member are one key.
func intKey(k Value) (int64, bool) {
	switch k := k.(type) {
	case Int:
		return int64(k), true
	case Bool:
		if k {
			return 1, true
		}
		return 0, true
	case Float:
		if f := float64(k); f == math.Trunc(f) && math.Abs(f) < 1<<63 {
			return int64(f), true
		}
	case *Derived:
		if !k.class.ownKeys {
			return intKey(k.Value)
		}
	}
	return 0, false
}

// textKey is intKey for text.
func textKey(k Value) (Str, bool) {
	if s, ok := k.(Str); ok {
		return s, true
	}
	if d, ok := k.(*Derived); ok && !d.class.ownKeys {
		s, ok := d.Value.(Str)
		return s, ok
	}
	return "", false
}

// find gives the index of key's entry or -1.
func (d *Dict) find(t *Thread, key Value) (int32, error) {
	if !d.mixed {
		if s, ok := textKey(key); ok {
			return d.findStr(string(s)), nil
		}
		if n, ok := intKey(key); ok {
			if i, ok := d.ints[n]; ok {
				return i, nil
			}
			return -1, nil
		}
	}
	h, err := Hash(t, key)
	if err != nil {
		return -1, err
	}
	return d.findEqual(t, key, h)
}

// findEqual is findHashed that looks for a key with an __eq__ of its own among those
// that are not hashed, too.
func (d *Dict) findEqual(t *Thread, key Value, h int64) (int32, error) {
	if i, err := d.findHashed(t, key, h); i >= 0 || err != nil || d.mixed || !key.Type().ownKeys {
		return i, err
	}
	for i := 0; i < len(d.entries); i++ {
		k := d.entries[i].key
		if !direct(k) {
			continue
		}
		if n, err := Hash(t, k); n != h || err != nil {
			continue
		}
		if eq, err := Equal(t, k, key); err != nil || eq && i < len(d.entries) && d.entries[i].key == k {
			return int32(i), err
		}
	}
	return -1, nil
}

// direct reports whether a key is found without its hash, as text or as an int.
func direct(k Value) bool {
	if k == nil {
		return false
	}
	_, text := textKey(k)
	_, number := intKey(k)
	return text || number
}

// mix has all keys found by their hash.
func (d *Dict) mix() {
	for i, e := range d.entries {
		if direct(e.key) {
			h, _ := Hash(nil, e.key)
			d.hashed[h] = append(d.hashed[h], int32(i))
		}
	}
	d.strs, d.ints, d.mixed = nil, nil, true
}

// findHashed is find for a key whose hash is h. A comparison may run Python code
// that changes the dict: what it found is looked at again, and if it is no
// longer there, the search begins anew, as CPython's does.
func (d *Dict) findHashed(t *Thread, key Value, h int64) (int32, error) {
search:
	for _, i := range d.hashed[h] {
		if int(i) >= len(d.entries) || d.entries[i].key == nil {
			continue // a comparison changed the dict
		}
		k := d.entries[i].key
		eq, err := Equal(t, k, key)
		switch {
		case err != nil:
			return -1, err
		case eq && int(i) < len(d.entries) && d.entries[i].key != nil && sameKey(d.entries[i].key, k):
			return i, nil
		case eq:
			if err := t.Check(); err != nil {
				return -1, err
			}
			goto search
		}
	}
	return -1, nil
}

func (d *Dict) findStr(s string) int32 {
	if d.strs == nil {
		// A small dict of text is searched as it stands, and one whose keys may be
		// anything for names alone.
		for i := range d.entries {
			if k, ok := textKey(d.entries[i].key); ok && string(k) == s {
				return int32(i)
			}
		}
		return -1
	}
	if i, ok := d.strs[s]; ok {
		return i
	}
	return -1
}

// mapFrom is the number of entries from which text is found through a map.
const mapFrom = 8

// Get looks key up.
func (d *Dict) Get(t *Thread, key Value) (Value, bool, error) {
	i, err := d.find(t, key)
	if err != nil || i < 0 {
		return nil, false, err
	}
	return d.value(i), true, nil
}

// GetStr is Get for a name.
func (d *Dict) GetStr(name string) (Value, bool) {
	if d == nil {
		return nil, false
	}
	if i := d.findStr(name); i >= 0 {
		return d.value(i), true
	}
	return nil, false
}

// entrySize is about what an item of a dict takes, in bytes.
const entrySize = 48

// checkRoom asks for the memory of one more item.
func (d *Dict) checkRoom() error {
	n := len(d.entries)
	if n < cap(d.entries) {
		return nil
	}
	// Keys known already need no room, but this close to the end no one minds.
	return CheckSize(int64(n)+1, entrySize)
}

// Set gives key a value; a new key goes to the end.
func (d *Dict) Set(t *Thread, key, value Value) error {
	if err := d.checkRoom(); err != nil {
		return err
	}
	if s, ok := textKey(key); ok && !d.mixed {
		d.setStr(string(s), key, value)
		return nil
	}
	if n, ok := intKey(key); ok && !d.mixed {
		if i, ok := d.ints[n]; ok {
			d.entries[i].value = value
			return nil
		}
		if d.ints == nil {
			d.ints = make(map[int64]int32)
		}
		d.ints[n] = int32(len(d.entries))
		d.push(key, value)
		return nil
	}
	_, err := d.setHashed(t, key, value, false)
	return err
}

// setHashed is Set for a key that is found by its hash; keep leaves an item that is
// there, whose value it gives.
func (d *Dict) setHashed(t *Thread, key, value Value, keep bool) (Value, error) {
	h, err := Hash(t, key)
	if err != nil {
		return nil, err
	}
	i, err := d.findEqual(t, key, h)
	switch {
	case err != nil:
		return nil, err
	case i >= 0 && keep:
		return d.value(i), nil
	case i >= 0:
		d.entries[i].value = value
		return value, nil
	}
	if d.hashed == nil {
		d.hashed = make(map[int64][]int32)
	}
	if !d.mixed && key.Type().ownKeys {
		d.mix()
	}
	d.hashed[h] = append(d.hashed[h], int32(len(d.entries)))
	d.push(key, value)
	return value, nil
}

// SetStr is Set for a name.
func (d *Dict) SetStr(name string, value Value) { d.setStr(name, nil, value) }

func (d *Dict) setStr(name string, key, value Value) {
	if d.space != nil {
		d.space.Set(name, value)
		return
	}
	if i := d.findStr(name); i >= 0 {
		d.entries[i].value = value
		return
	}
	d.addStr(name, key, value)
}

// addStr adds a name that is not there yet; key is it as a value, or nil.
func (d *Dict) addStr(name string, key, value Value) {
	if key == nil {
		key = Str(name)
	}
	switch {
	case d.mixed:
		h := hashText(name)
		d.hashed[h] = append(d.hashed[h], int32(len(d.entries)))
	case d.strs != nil:
		d.strs[name] = int32(len(d.entries))
	}
	d.push(key, value)
	if d.strs == nil && !d.mixed && len(d.entries) > mapFrom {
		d.reindex()
	}
}

func (d *Dict) push(key, value Value) {
	d.entries = append(d.entries, entry{key, value})
	d.live++
}

// reindex makes the map of text keys anew.
func (d *Dict) reindex() {
	d.strs = make(map[string]int32, 2*len(d.entries))
	for i := range d.entries {
		if k, ok := textKey(d.entries[i].key); ok {
			d.strs[string(k)] = int32(i)
		}
	}
}

// Delete removes key and reports whether it was there.
func (d *Dict) Delete(t *Thread, key Value) (bool, error) {
	var i int32
	if s, ok := textKey(key); ok && !d.mixed {
		if i = d.findStr(string(s)); i < 0 {
			return false, nil
		}
		delete(d.strs, string(s))
		d.unbind(i)
	} else if n, ok := intKey(key); ok && !d.mixed {
		if i, ok = d.ints[n]; !ok {
			return false, nil
		}
		delete(d.ints, n)
	} else {
		h, err := Hash(t, key)
		if err != nil {
			return false, err
		}
		if i, err = d.findEqual(t, key, h); err != nil || i < 0 {
			return false, err
		}
		if k := d.entries[i].key; !d.mixed && direct(k) {
			return d.Delete(t, k)
		}
		bucket := d.hashed[h]
		for j, e := range bucket {
			if e == i {
				d.hashed[h] = append(bucket[:j:j], bucket[j+1:]...)
				break
			}
		}
		if len(d.hashed[h]) == 0 {
			delete(d.hashed, h)
		}
	}
	d.entries[i] = entry{}
	d.live--
	d.compact()
	return true, nil
}

// DeleteStr is Delete for a name.
func (d *Dict) DeleteStr(name string) bool {
	ok, _ := d.Delete(nil, Str(name))
	return ok
}

// compact drops the deleted entries once they are most of the list. Until then their
// places stay, so that an iterator knows what was added since it began.
func (d *Dict) compact() {
	if len(d.entries) < 16 || d.live > len(d.entries)/2 {
		return
	}
	moved := make([]int32, len(d.entries))
	kept := make([]entry, 0, d.live+d.live/2)
	for i, e := range d.entries {
		if e.key != nil {
			moved[i] = int32(len(kept))
			kept = append(kept, e)
		}
	}
	d.entries = kept
	if d.strs != nil {
		d.reindex()
	}
	for k, i := range d.ints {
		d.ints[k] = moved[i]
	}
	for _, bucket := range d.hashed {
		for j := range bucket {
			bucket[j] = moved[bucket[j]]
		}
	}
}

// Clear removes everything.
func (d *Dict) Clear() {
	for i := range d.entries {
		d.unbind(int32(i))
	}
	d.entries, d.live, d.strs, d.ints, d.hashed, d.mixed = nil, 0, nil, nil, nil, false
}

// Copy is a dict with the same items.
func (d *Dict) Copy() *Dict {
	c := NewDict()
	for i, e := range d.entries {
		if e.key == nil {
			continue
		}
		e.value = d.value(int32(i))
		i := int32(len(c.entries))
		if n, ok := intKey(e.key); ok && !d.mixed {
			if c.ints == nil {
				c.ints = make(map[int64]int32, len(d.ints))
			}
			c.ints[n] = i
		}
		c.push(e.key, e.value)
	}
	if d.hashed != nil {
		moved := make([]int32, len(d.entries))
		n := int32(0)
		for i, e := range d.entries {
			moved[i] = n
			if e.key != nil {
				n++
			}
		}
		c.hashed = make(map[int64][]int32, len(d.hashed))
		for h, bucket := range d.hashed {
			for _, i := range bucket {
				c.hashed[h] = append(c.hashed[h], moved[i])
			}
		}
	}
	if c.mixed = d.mixed; len(c.entries) > mapFrom && !c.mixed {
		c.reindex()
	}
	return c
}

// At gives the first item at or after position i and the position after it;
// key is nil at the end. Walking with At stays sound while values change.
func (d *Dict) At(i int) (key, value Value, next int) {
	for ; i < len(d.entries); i++ {
		if e := d.entries[i]; e.key != nil {
			return e.key, d.value(int32(i)), i + 1
		}
	}
	return nil, nil, i
}

// Keys gives the keys in order.
func (d *Dict) Keys() []Value {
	if d == nil {
		return nil
	}
	keys := make([]Value, 0, d.live)
	for _, e := range d.entries {
		if e.key != nil {
			keys = append(keys, e.key)
		}
	}
	return keys
}

// Names gives the keys that are text, in order.
func (d *Dict) Names() []string {
	var names []string
	for _, k := range d.Keys() {
		if s, ok := k.(Str); ok {
			names = append(names, string(s))
		}
	}
	return names
}
