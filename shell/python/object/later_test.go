package object

import (
	"slices"
	"sync"
	"sync/atomic"
	"testing"
)

// TestAddLater looks for a method that was not added yet through each door there
// is to a class's attributes.
func TestAddLater(t *testing.T) {
	newType := func() (class *Type, runs *atomic.Int32) {
		class, runs = NewType(&Type{Name: "late"}), new(atomic.Int32)
		class.AddLater(func() {
			runs.Add(1)
			class.AddMethod("m", "", "", func(*Thread, []Value) (Value, error) { return True, nil })
		})
		class.AddLater(func() { class.AddMethod("n", "", "", nil) })
		return class, runs
	}
	for door, found := range map[string]func(class *Type) bool{
		"Lookup":     func(c *Type) bool { _, ok := c.Lookup("m"); return ok },
		"inherited":  func(c *Type) bool { _, ok := NewType(&Type{Name: "below", Base: c}).Lookup("m"); return ok },
		"second":     func(c *Type) bool { _, ok := c.Lookup("n"); return ok },
		"ClassAttrs": func(c *Type) bool { _, ok := c.ClassAttrs().GetStr("m"); return ok },
		"Dir":        func(c *Type) bool { return slices.Contains(Dir(c), "m") },
		"Dir of an instance": func(c *Type) bool {
			return slices.Contains(Dir(NewInstance(c)), "m")
		},
		"__dict__": func(c *Type) bool {
			d, err := GetAttr(nil, c, "__dict__")
			if err != nil {
				return false
			}
			_, ok := d.(*MappingProxy).Of.(*Dict).GetStr("m")
			return ok
		},
	} {
		class, runs := newType()
		if runs.Load() != 0 {
			t.Errorf("%s: the methods were added before anyone looked", door)
		}
		if !found(class) {
			t.Errorf("%s: the method is missing", door)
		}
	}
	class, runs := newType()
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			if _, ok := class.Lookup("m"); !ok {
				t.Error("a thread does not find the method")
			}
		})
	}
	if all.Wait(); runs.Load() != 1 {
		t.Errorf("the methods were added %d times", runs.Load())
	}
	class, _ = newType()
	class.SetClassAttr("m", False) // what is set stays: it is no default
	if v, _ := class.Lookup("m"); v != False {
		t.Errorf("the attribute set is %v", v)
	}
}

// TestStartIsSmall keeps the methods of the commonest classes from being made at
// every start again.
func TestStartIsSmall(t *testing.T) {
	for _, c := range []*Type{StrType, BytesType, BytearrayType, ListType, DictType, SetType, FrozensetType, IntType, FloatType} {
		if c.late == nil {
			t.Errorf("the methods of %s are added at every start", c.Name)
		}
	}
}
