package object

import (
	"math"
	"slices"
)

// Dict is a dict: entries in the order of their insertion, found through an index
// or, where they are few and their keys are text or ints, as they stand.
type Dict struct {
	Header
	entries []entry // key nil marks a deleted one
	index   *dictIndex
	space   *Namespace // whose variables the items are, nil for most; see namespace.go
	live    int32
	own     bool // some key has an __eq__ of its own, and may equal text or an int
}

type entry struct{ key, value Value }

// NewDict makes an empty dict.
func NewDict() *Dict { return &Dict{} }

// Type is dict or the subclass.
func (d *Dict) Type() *Type { return d.typeOr(DictType) }

// Len is the number of items.
func (d *Dict) Len() int { return int(d.live) }

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

// find gives the number of key's entry or -1.
func (d *Dict) find(t *Thread, key Value) (int32, error) {
	if !d.own {
		if s, ok := textKey(key); ok {
			return d.findStr(string(s)), nil
		}
		if n, ok := intKey(key); ok {
			return d.findInt(n), nil
		}
	}
	h, err := Hash(t, key)
	if err != nil {
		return -1, err
	}
	return d.findHashed(t, key, h)
}

// direct reports whether a key is text or an int, and so found without Python code.
func direct(k Value) bool {
	if _, text := textKey(k); text {
		return true
	}
	_, number := intKey(k)
	return number
}

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
	if d.own {
		_, err := d.setHashed(t, key, value, false)
		return err
	}
	if s, ok := textKey(key); ok {
		d.setStr(string(s), key, value)
		return nil
	}
	n, ok := intKey(key)
	if !ok {
		_, err := d.setHashed(t, key, value, false)
		return err
	}
	switch i := d.findInt(n); {
	case i >= 0:
		d.entries[i].value = value
	case d.index == nil && len(d.entries) < indexFrom:
		d.push(key, value)
	default:
		d.insert(key, value, hashInt(n))
	}
	return nil
}

// setHashed is Set for a key that is found by its hash; keep leaves an item that is
// there, whose value it gives.
func (d *Dict) setHashed(t *Thread, key, value Value, keep bool) (Value, error) {
	h, err := Hash(t, key)
	if err != nil {
		return nil, err
	}
	i, err := d.findHashed(t, key, h)
	switch {
	case err != nil:
		return nil, err
	case i >= 0 && keep:
		return d.value(i), nil
	case i >= 0:
		d.entries[i].value = value
		return value, nil
	}
	d.own = d.own || key.Type().ownKeys
	d.insert(key, value, h)
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
	if d.index == nil && len(d.entries) < indexFrom {
		d.push(key, value)
		return
	}
	d.insert(key, value, hashText(name))
}

// Delete removes key and reports whether it was there.
func (d *Dict) Delete(t *Thread, key Value) (bool, error) {
	var i int32
	if d.index == nil && direct(key) {
		if i, _ = d.find(t, key); i < 0 {
			return false, nil
		}
	} else {
		h, err := Hash(t, key)
		if err != nil {
			return false, err
		}
		if i, err = d.findHashed(t, key, h); err != nil || i < 0 {
			return false, err
		}
		d.index.drop(half(h), i)
	}
	d.unbind(i)
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
	if len(d.entries) < 16 || int(d.live) > len(d.entries)/2 {
		return
	}
	entries := d.entries
	d.entries = make([]entry, 0, d.live+d.live/2)
	d.keep(entries, d.index)
}

// keep makes the entries that are not deleted, found through x, those of a dict that
// has none.
func (d *Dict) keep(entries []entry, x *dictIndex) {
	moved := make([]int32, len(entries))
	for i, e := range entries {
		if e.key != nil {
			moved[i] = int32(len(d.entries))
			d.entries = append(d.entries, e)
		}
	}
	if x != nil {
		d.index = x.moved(len(d.entries), func(entry int32) int32 { return moved[entry] })
	}
}

// Clear removes everything.
func (d *Dict) Clear() {
	for i := range d.entries {
		d.unbind(int32(i))
	}
	d.entries, d.live, d.index, d.own = nil, 0, nil, false
}

// Copy is a dict with the same items.
func (d *Dict) Copy() *Dict {
	c := &Dict{live: d.live, own: d.own}
	if len(d.entries) == d.Len() {
		c.entries, c.index = slices.Clone(d.entries), d.index.clone()
	} else {
		c.entries = make([]entry, 0, d.live)
		c.keep(d.entries, d.index)
	}
	if d.space != nil {
		for i := range c.entries {
			if cell, ok := c.entries[i].value.(*Cell); ok {
				c.entries[i].value = cell.Value
			}
		}
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
