package object

import (
	"math/bits"
	"slices"
)

// A dictIndex finds the entries of a dict by the hashes of their keys: a table with open
// addressing, two thirds full at most, each place in it the number of an entry and half
// of its key's hash. No key is hashed again when it grows.
type dictIndex struct {
	slots  []slot // a power of two of them
	filled int    // in use, or of an entry that is gone
}

type slot struct {
	hash  uint32
	entry int32 // one more than the number of the entry; 0 where none was, gone where it is gone
}

const gone = -1

// half makes the half of a hash that an index keeps, in which every bit counts.
func half(hash int64) uint32 { return uint32(uint64(hash) * 0x9e3779b97f4a7c15 >> 32) }

// newDictIndex makes an index with room for n entries and as many again.
func newDictIndex(n int) *dictIndex {
	return &dictIndex{slots: make([]slot, 1<<max(3, bits.Len(uint(max(3*n-4, 0)))))}
}

// put adds an entry that is not there.
func (x *dictIndex) put(hash uint32, entry int32) {
	mask := uint32(len(x.slots) - 1)
	i := hash & mask
	for x.slots[i].entry != 0 {
		i = (i + 1) & mask
	}
	x.slots[i] = slot{hash, entry + 1}
	x.filled++
}

// drop removes an entry.
func (x *dictIndex) drop(hash uint32, entry int32) {
	mask := uint32(len(x.slots) - 1)
	i := hash & mask
	for x.slots[i].entry != entry+1 {
		i = (i + 1) & mask
	}
	x.slots[i].entry = gone
}

// next gives the number of the next entry with this hash, from place i on, and the place
// behind it; -1 at the end. The first is looked for from the place that the hash is.
func (x *dictIndex) next(hash, i uint32) (entry int32, behind uint32) {
	mask := uint32(len(x.slots) - 1)
	for ; ; i++ {
		switch s := &x.slots[i&mask]; {
		case s.entry == 0:
			return -1, 0
		case s.hash == hash && s.entry != gone:
			return s.entry - 1, i + 1
		}
	}
}

func (x *dictIndex) clone() *dictIndex {
	if x == nil {
		return nil
	}
	return &dictIndex{slices.Clone(x.slots), x.filled}
}

// moved is an index with room for n entries of those that are left, under their new
// numbers.
func (x *dictIndex) moved(n int, to func(entry int32) int32) *dictIndex {
	y := newDictIndex(n)
	for _, s := range x.slots {
		if s.entry > 0 {
			y.put(s.hash, to(s.entry-1))
		}
	}
	return y
}

// indexFrom is the number of entries from which a dict has an index, unless it has a
// key that is neither text nor an int.
const indexFrom = 8

// makeIndex gives the dict its index.
func (d *Dict) makeIndex() {
	d.index = newDictIndex(len(d.entries))
	for i, e := range d.entries {
		if e.key != nil {
			d.index.put(half(directHash(e.key)), int32(i))
		}
	}
}

// directHash is the hash of text or an int.
func directHash(k Value) int64 {
	if s, ok := textKey(k); ok {
		return hashText(string(s))
	}
	n, _ := intKey(k)
	return hashInt(n)
}

// insert adds an item whose key is not there, and has this hash.
func (d *Dict) insert(key, value Value, hash int64) {
	switch {
	case d.index == nil:
		d.makeIndex()
	case 3*d.index.filled >= 2*len(d.index.slots):
		d.index = d.index.moved(d.Len(), func(entry int32) int32 { return entry })
	}
	d.index.put(half(hash), int32(len(d.entries)))
	d.push(key, value)
}

func (d *Dict) push(key, value Value) {
	d.entries = append(d.entries, entry{key, value})
	d.live++
}

// findStr gives the number of the entry whose key is that text, or -1.
func (d *Dict) findStr(s string) int32 {
	if d.index == nil {
		for i := range d.entries {
			if k, ok := textKey(d.entries[i].key); ok && string(k) == s {
				return int32(i)
			}
		}
		return -1
	}
	h := half(hashText(s))
	for at, i := d.index.next(h, h); at >= 0; at, i = d.index.next(h, i) {
		if k, ok := textKey(d.entries[at].key); ok && string(k) == s {
			return at
		}
	}
	return -1
}

// findInt is findStr for an int.
func (d *Dict) findInt(n int64) int32 {
	if d.index == nil {
		for i := range d.entries {
			if k, ok := intKey(d.entries[i].key); ok && k == n {
				return int32(i)
			}
		}
		return -1
	}
	h := half(hashInt(n))
	for at, i := d.index.next(h, h); at >= 0; at, i = d.index.next(h, i) {
		if k, ok := intKey(d.entries[at].key); ok && k == n {
			return at
		}
	}
	return -1
}

// findHashed is findStr for any key, whose hash this is. A comparison may run Python
// code that changes the dict: then the search begins anew, as CPython's does.
func (d *Dict) findHashed(t *Thread, key Value, hash int64) (int32, error) {
	h := half(hash)
search:
	if d.index == nil {
		if !key.Type().ownKeys {
			return -1, nil // it equals neither text nor an int
		}
		d.makeIndex()
	}
	x := d.index
	for at, i := x.next(h, h); at >= 0; at, i = x.next(h, i) {
		k := d.entries[at].key
		eq, err := Equal(t, k, key)
		switch {
		case err != nil:
			return -1, err
		case d.index != x || int(at) >= len(d.entries) || !sameKey(d.entries[at].key, k):
			if err := t.Check(); err != nil {
				return -1, err
			}
			goto search
		case eq:
			return at, nil
		}
	}
	return -1, nil
}
