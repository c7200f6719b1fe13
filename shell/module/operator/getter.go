package operator

import (
	"strings"
	"sync"

	"labsh/shell/python/object"
)

// getter is an operator.itemgetter or attrgetter: called with an object, it gives one or
// several items or attributes of it.
type getter struct {
	object.Header
	what []object.Value
	get  func(t *object.Thread, v object.Value, i int) (object.Value, error)
}

func (g *getter) Type() *object.Type { return g.ClassOr(nil) }

func (g *getter) call(t *object.Thread, v object.Value) (object.Value, error) {
	if len(g.what) == 1 {
		return g.get(t, v, 0)
	}
	all := object.MakeTuple(len(g.what))
	for i := range all.Elems {
		var err error
		if all.Elems[i], err = g.get(t, v, i); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// getterType makes a class of getters; init makes what a getter is to get.
func getterType(name, doc string, init func(g *getter) error) *object.Type {
	class := object.NewType(&object.Type{
		Name: name, Module: "operator", Static: true, Doc: doc,
		Init: func(*object.Thread, object.Value, object.Args) error { return nil },
		New: func(_ *object.Thread, class *object.Type, args object.Args) (object.Value, error) {
			switch {
			case len(args.Kw) > 0:
				return nil, object.Errorf(object.TypeError, "%s() takes no keyword arguments", name)
			case len(args.Pos) == 0:
				return nil, object.Errorf(object.TypeError, "%s expected 1 argument, got 0", name)
			}
			g := &getter{what: append([]object.Value(nil), args.Pos...)}
			g.SetClass(class)
			return g, init(g)
		},
		Call: func(t *object.Thread, v object.Value, args object.Args) (object.Value, error) {
			switch {
			case len(args.Kw) > 0:
				return nil, object.Errorf(object.TypeError, "%s() takes no keyword arguments", name)
			case len(args.Pos) != 1:
				return nil, object.Errorf(object.TypeError, "%s expected 1 argument, got %d", name, len(args.Pos))
			}
			return v.(*getter).call(t, args.Pos[0])
		},
		Repr: func(t *object.Thread, v object.Value) (string, error) {
			shown := make([]string, len(v.(*getter).what))
			for i, w := range v.(*getter).what {
				var err error
				if shown[i], err = object.Repr(t, w); err != nil {
					return "", err
				}
			}
			return v.Type().QualName() + "(" + strings.Join(shown, ", ") + ")", nil
		},
	})
	class.AddMethod("__reduce__", "", "Return state information for pickling", func(_ *object.Thread, a []object.Value) (object.Value, error) {
		return object.NewTuple(a[0].Type(), object.NewTuple(a[0].(*getter).what...)), nil
	})
	return class
}

var itemGetter = sync.OnceValue(func() *object.Type {
	const doc = "Return a callable object that fetches the given item(s) from its operand.\nAfter f = itemgetter(2), the call f(r) returns r[2].\nAfter g = itemgetter(2, 5, 3), the call g(r) returns (r[2], r[5], r[3])"
	return getterType("itemgetter", doc, func(g *getter) error {
		g.get = func(t *object.Thread, v object.Value, i int) (object.Value, error) {
			return object.GetItem(t, v, g.what[i])
		}
		return nil
	})
})

var attrGetter = sync.OnceValue(func() *object.Type {
	const doc = "Return a callable object that fetches the given attribute(s) from its operand.\nAfter f = attrgetter('name'), the call f(r) returns r.name.\nAfter h = attrgetter('name.first', 'name.last'), the call h(r) returns\n(r.name.first, r.name.last)."
	return getterType("attrgetter", doc, func(g *getter) error {
		paths := make([][]string, len(g.what))
		for i, w := range g.what {
			name, ok := object.Plain(w).(object.Str)
			if !ok {
				return object.Errorf(object.TypeError, "attribute name must be a string")
			}
			paths[i] = strings.Split(string(name), ".")
		}
		g.get = func(t *object.Thread, v object.Value, i int) (object.Value, error) {
			var err error
			for _, name := range paths[i] {
				if v, err = object.GetAttr(t, v, name); err != nil {
					return nil, err
				}
			}
			return v, nil
		}
		return nil
	})
})
