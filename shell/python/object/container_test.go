package object

import (
	"fmt"
	"slices"
	"testing"
)

// FuzzDict runs a program of sets and deletes on a dict and on a Go map with a
// list of its keys.
func FuzzDict(f *testing.F) {
	f.Add([]byte("\x00\x01\x02\x83\x84\x01\x81"))
	f.Add([]byte("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ\xe1\xe2\xe3\xe4"))
	f.Fuzz(func(t *testing.T, program []byte) {
		d := NewDict()
		model := map[string]int{}
		var order []string
		for i, b := range program {
			key, name := fuzzKey(b & 0x7f)
			if b&0x80 == 0 {
				if err := d.Set(nil, key, Int(i)); err != nil {
					t.Fatal(err)
				}
				if _, ok := model[name]; !ok {
					order = append(order, name)
				}
				model[name] = i
			} else {
				_, had := model[name]
				if ok, err := d.Delete(nil, key); err != nil || ok != had {
					t.Fatalf("delete %s: %v, %v, want %v", name, ok, err, had)
				}
				delete(model, name)
				order = slices.DeleteFunc(order, func(s string) bool { return s == name })
			}
		}
		for _, x := range []*Dict{d, d.Copy()} {
			checkDict(t, x, model, order)
		}
	})
}

// fuzzKey makes keys of each way in which a dict finds them; several keys are
// equal.
func fuzzKey(b byte) (key Value, name string) {
	n := int64(b >> 2)
	switch b & 3 {
	case 0:
		return NewInt(n), fmt.Sprint(n)
	case 1:
		return Float(n), fmt.Sprint(n)
	case 2:
		return Str(fmt.Sprint(n)), fmt.Sprintf("%q", fmt.Sprint(n))
	}
	return NewTuple(NewInt(n)), fmt.Sprintf("(%d)", n)
}

func checkDict(t *testing.T, d *Dict, model map[string]int, order []string) {
	t.Helper()
	if d.Len() != len(model) || len(d.Keys()) != len(order) {
		t.Fatalf("%d items, want %d", d.Len(), len(model))
	}
	for i, k := range d.Keys() {
		name := ""
		switch k := k.(type) {
		case Int:
			name = fmt.Sprint(int64(k))
		case Float:
			name = fmt.Sprint(int64(k))
		case Str:
			name = fmt.Sprintf("%q", string(k))
		case *Tuple:
			name = fmt.Sprintf("(%d)", k.Elems[0].(Int))
		}
		if name != order[i] {
			t.Fatalf("key %d is %s, want %s", i, name, order[i])
		}
		if v, ok, err := d.Get(nil, k); err != nil || !ok || v != Value(Int(model[name])) {
			t.Fatalf("d[%s] = %v, %v, %v, want %d", name, v, ok, err, model[name])
		}
	}
}

func TestSliceIndices(t *testing.T) {
	for length := range 6 {
		for start := -7; start <= 7; start++ {
			for stop := -7; stop <= 7; stop++ {
				for _, step := range []int{-3, -2, -1, 1, 2, 3} {
					first, _, by, n, err := SliceIndices(nil, &Slice{Int(start), Int(stop), Int(step)}, length)
					if err != nil {
						t.Fatal(err)
					}
					var got []int
					for i := range n {
						got = append(got, first+i*by)
					}
					if want := slowSlice(start, stop, step, length); !slices.Equal(got, want) {
						t.Fatalf("[%d:%d:%d] of %d = %v, want %v", start, stop, step, length, got, want)
					}
				}
			}
		}
	}
}

// slowSlice steps through the indices one by one.
func slowSlice(start, stop, step, length int) (indices []int) {
	if start < 0 {
		start += length
	}
	if stop < 0 {
		stop += length
	}
	if step > 0 {
		for i := max(start, 0); i < stop && i < length; i += step {
			indices = append(indices, i)
		}
		return indices
	}
	for i := min(start, length-1); i > stop && i >= 0; i += step {
		indices = append(indices, i)
	}
	return indices
}

func TestContainersThatHoldThemselves(t *testing.T) {
	l := NewList()
	l.Elems = append(l.Elems, l, NewTuple(l))
	if got := mustRepr(t, l); got != "[[...], ([...],)]" {
		t.Errorf("a list in itself is %s", got)
	}
	deep := Value(NewList())
	for range 2 * MaxDepth {
		deep = NewList(deep)
	}
	if _, err := Repr(nil, deep); !IsException(err, RecursionError) {
		t.Errorf("a deep list: %v", err)
	}
	m := NewList()
	m.Elems = append(m.Elems, m)
	n := NewList()
	n.Elems = append(n.Elems, n)
	if _, err := Compare(nil, EQ, m, n); !IsException(err, RecursionError) {
		t.Errorf("two lists in themselves compare: %v", err)
	}
}

func TestSortIsStable(t *testing.T) {
	var elems []Value
	for i := range 500 {
		elems = append(elems, NewTuple(Float(i*7919%13), Int(i)))
	}
	first := &Builtin{Name: "first", Sig: "v, /", Fn: func(_ *Thread, a []Value) (Value, error) {
		return a[0].(*Tuple).Elems[0], nil
	}}
	for _, backwards := range []bool{false, true} {
		if err := SortElems(nil, elems, first, backwards); err != nil {
			t.Fatal(err)
		}
		for i := 1; i < len(elems); i++ {
			a, b := elems[i-1].(*Tuple).Elems, elems[i].(*Tuple).Elems
			x, y := a[0].(Float), b[0].(Float)
			if x != y && (x > y) != backwards || x == y && a[1].(Int) > b[1].(Int) {
				t.Fatalf("%v before %v, backwards %v", a, b, backwards)
			}
		}
	}
}
