// Package collections is _collections, the part of the module collections that is in Go;
// the rest is Python.
package collections

import (
	"fmt"
	"sync"

	"labsh/shell/python/object"
)

// tupleGetter is an attribute of a named tuple: element i.
type tupleGetter struct {
	i   int
	doc object.Value
}

var tupleGetterType = sync.OnceValue(func() *object.Type {
	class := object.NewType(&object.Type{
		Name: "_tuplegetter", Module: "_collections", Final: true,
		DescrGet: func(_ *object.Thread, descr, instance object.Value, _ *object.Type) (object.Value, error) {
			g := descr.(*tupleGetter)
			if instance == nil {
				return g, nil
			}
			tuple, ok := object.Plain(instance).(*object.Tuple)
			switch {
			case !ok:
				return nil, object.Errorf(object.TypeError, "descriptor for index '%d' for tuple subclasses doesn't apply to '%s' object", g.i, instance.Type().Name)
			case g.i >= len(tuple.Elems):
				return nil, object.Errorf(object.IndexError, "tuple index out of range")
			}
			return tuple.Elems[g.i], nil
		},
		DescrSet: func(_ *object.Thread, _, _, value object.Value) error {
			if value == nil {
				return object.Errorf(object.AttributeError, "can't delete attribute")
			}
			return object.Errorf(object.AttributeError, "can't set attribute")
		},
		Repr: func(t *object.Thread, v object.Value) (string, error) {
			g := v.(*tupleGetter)
			doc, err := object.Repr(t, g.doc)
			return fmt.Sprintf("_tuplegetter(%d, %s)", g.i, doc), err
		},
	})
	class.AddAttribute("__doc__", "", func(_ *object.Thread, v object.Value) (object.Value, error) { return v.(*tupleGetter).doc, nil },
		func(_ *object.Thread, v, doc object.Value) error {
			v.(*tupleGetter).doc = doc
			return nil
		})
	return class
})

func (*tupleGetter) Type() *object.Type { return tupleGetterType() }

// CoreModule makes _collections.
func CoreModule() (*object.Module, error) {
	m := object.NewModule("_collections", "High performance data structures.")
	m.Vars.Set("deque", dequeType())
	m.AddFunc("_tuplegetter", "index, doc, /", "Make the attribute of a named tuple.", func(t *object.Thread, a []object.Value) (object.Value, error) {
		i, err := object.AsInt(t, a[0])
		return &tupleGetter{int(i), a[1]}, err
	})
	m.AddFunc("_count_elements", "mapping, iterable, /", "Count elements in the iterable, updating the mapping", func(t *object.Thread, a []object.Value) (object.Value, error) {
		d, ok := a[0].(*object.Dict)
		if !ok {
			return nil, object.Errorf(object.TypeError, "a dict is needed, not '%s'", a[0].Type().Name)
		}
		return object.None, object.Iterate(t, a[1], func(v object.Value) error {
			n, counted, err := d.Get(t, v)
			if err == nil && !counted {
				return d.Set(t, v, object.NewInt(1))
			}
			if err == nil {
				n, err = object.Binary(t, object.Add, n, object.NewInt(1))
			}
			if err != nil {
				return err
			}
			return d.Set(t, v, n)
		})
	})
	return m, nil
}
