package object

import (
	"fmt"
	"io"
	"math/big"
	"math/rand/v2"
	"slices"
	"testing"
)

// TestDictRandom makes dicts by random operations, and compares each with a list of its
// items. One key may be given as several values: 3, 3.0 and a subclass's 3 are one.
func TestDictRandom(t *testing.T) {
	for seed := range uint64(40) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			r := rand.New(rand.NewPCG(seed, 1))
			thread := NewInterpreter(io.Discard, io.Discard).NewThread(t.Context())
			kinds := 1 + r.IntN(5)
			keyOf := func(n int) Value {
				switch n % kinds {
				case 1:
					if r.IntN(2) == 0 {
						return Float(n)
					}
					return Int(n)
				case 2:
					return NewTuple(Int(n), Str("x"))
				case 3:
					return NewBig(new(big.Int).Lsh(big.NewInt(int64(n+1)), 64))
				case 4:
					return Bytes(fmt.Sprint(n))
				}
				return Str(fmt.Sprint("k", n))
			}
			type item struct{ key, value int }
			var items []item
			d := NewDict()
			at := func(key int) int { return slices.IndexFunc(items, func(i item) bool { return i.key == key }) }
			names := 1 << r.IntN(9)
			for step := range 2000 {
				key := r.IntN(names)
				i := at(key)
				switch op := r.IntN(20); {
				case op < 9:
					if err := d.Set(thread, keyOf(key), Int(step)); err != nil {
						t.Fatal(err)
					}
					if i < 0 {
						items = append(items, item{key, step})
					} else {
						items[i].value = step
					}
				case op < 16:
					ok, err := d.Delete(thread, keyOf(key))
					if err != nil || ok != (i >= 0) {
						t.Fatal(step, key, ok, err)
					}
					if ok {
						items = slices.Delete(items, i, i+1)
					}
				case op == 16:
					d = d.Copy()
				case op == 17 && len(items) > 0:
					if _, err := CallMethod(thread, d, "popitem"); err != nil {
						t.Fatal(err)
					}
					items = items[:len(items)-1]
				case op == 18 && r.IntN(50) == 0:
					d.Clear()
					items = nil
				}
				v, ok, err := d.Get(thread, keyOf(key))
				if i = at(key); err != nil || ok != (i >= 0) || ok && v != Int(items[i].value) {
					t.Fatalf("step %d: key %d is %v, %v, %v", step, key, v, ok, err)
				}
				if d.Len() != len(items) {
					t.Fatalf("step %d: %d items, want %d", step, d.Len(), len(items))
				}
			}
			for i, k := range d.Keys() {
				if eq, err := Equal(thread, k, keyOf(items[i].key)); !eq || err != nil {
					t.Fatalf("item %d is %v, want %v", i, k, items[i])
				}
			}
		})
	}
}
