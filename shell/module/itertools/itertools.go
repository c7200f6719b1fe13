// Package itertools is _itertools: iterators made of other iterators, those that have to
// be quick.
package itertools

import (
	"slices"
	"sync"

	"labsh/shell/module/native"
	"labsh/shell/python/object"
)

// iterator is an object of one of the module's classes. All are lazy: they ask their
// sources for an element when they are asked for one.
type iterator struct {
	object.Header
	// next gives the next element; nil, nil at the end, after which it is nil.
	next func(t *object.Thread) (object.Value, error)
	repr func(t *object.Thread) (string, error) // unless it is the usual one
	left func() int                             // how many elements there are, where that is known
}

func (it *iterator) Type() *object.Type { return it.ClassOr(nil) }

func (it *iterator) Next(t *object.Thread) (object.Value, error) {
	if it.next == nil {
		return nil, nil
	}
	if err := t.Dive(); err != nil {
		return nil, err
	}
	v, err := it.next(t)
	t.Rise()
	if v == nil && err == nil {
		it.next = nil
	}
	return v, err
}

// maker is the constructor of a class; a is as for [object.Builtin].
type maker func(t *object.Thread, a []object.Value) (*iterator, error)

// kinds are the classes that a program calls.
var kinds = []struct {
	name, sig, doc string
	make           maker
}{
	{"chain", "*iterables", "Yield the elements of the first iterable, then those of the second, and so on.", newChain},
	{"combinations", "iterable, r", "Return successive r-length combinations of elements in the iterable.", newCombinations},
	{"count", "start=0, step=1", "Yield start, start + step, and so on, without an end.", newCount},
	{"islice", "*args", "islice(iterable, stop) or islice(iterable, start, stop[, step]): a slice of what is iterated.", newIslice},
	{"permutations", "iterable, r=None", "Return successive r-length permutations of elements in the iterable.", newPermutations},
	{"product", "*iterables, repeat=1", "Yield what nested for loops would: the cartesian product.", newProduct},
	{"repeat", "object, times=None", "Yield the object the given number of times, or without an end.", newRepeat},
}

// classes are those by name.
var classes = sync.OnceValue(func() map[string]*object.Type {
	all := make(map[string]*object.Type)
	for _, k := range kinds {
		all[k.name] = newClass(k.name, k.sig, k.doc, k.make)
	}
	all["chain"].AddClassMethod("from_iterable", "iterable, /", "Alternative chain() constructor taking a single iterable argument that evaluates lazily.", func(t *object.Thread, a []object.Value) (object.Value, error) {
		it, err := chained(t, a[1])
		if err != nil {
			return nil, err
		}
		it.SetClass(a[0].(*object.Type))
		return it, nil
	})
	all["repeat"].AddMethod("__length_hint__", "", "Private method returning an estimate of len(list(it)).", func(_ *object.Thread, a []object.Value) (object.Value, error) {
		left := a[0].(*iterator).left
		if left == nil {
			return nil, object.Errorf(object.TypeError, "len() of unsized object")
		}
		return object.NewInt(int64(left())), nil
	})
	return all
})

// made is a decorator: it makes a class of the module of a generator function, whose
// first yield stands behind what is to be done when the iterator is made. sig are the
// parameters as Python shows them; the function takes all of them, None for what was
// left out.
func made(_ *object.Thread, a []object.Value) (object.Value, error) {
	sig, _ := native.Text(a[0])
	return &object.Builtin{Name: "made", Sig: "function, /", Fn: func(t *object.Thread, a []object.Value) (object.Value, error) {
		function := a[0]
		var text [2]string
		for i, attr := range []string{"__name__", "__doc__"} {
			v, err := object.GetAttr(t, function, attr)
			if err != nil {
				return nil, err
			}
			text[i], _ = native.Text(v)
		}
		return newClass(text[0], sig, text[1], func(t *object.Thread, a []object.Value) (*iterator, error) {
			args := slices.Clone(a)
			for i, v := range args {
				if v == nil {
					args[i] = object.None
				}
			}
			v, err := object.Call(t, function, args...)
			if err != nil {
				return nil, err
			}
			source, err := object.Iter(t, v)
			if err == nil {
				_, err = source.Next(t)
			}
			return &iterator{next: source.Next}, err
		}), nil
	}}, nil
}

func newClass(name, sig, doc string, make maker) *object.Type {
	class := object.NewType(&object.Type{
		Name: name, Module: "itertools", Static: true, Doc: doc,
		Iter: func(_ *object.Thread, v object.Value) (object.Value, error) { return v, nil },
		Next: func(t *object.Thread, v object.Value) (object.Value, error) { return v.(*iterator).Next(t) },
		Init: func(*object.Thread, object.Value, object.Args) error { return nil },
	})
	if name == "count" || name == "repeat" {
		class.Repr = func(t *object.Thread, v object.Value) (string, error) { return v.(*iterator).repr(t) }
	}
	call := &object.Builtin{Name: name, Mod: "builtins", Sig: sig, Fn: func(t *object.Thread, a []object.Value) (object.Value, error) {
		it, err := make(t, a)
		if err != nil {
			return nil, err
		}
		return it, nil
	}}
	class.New = func(t *object.Thread, of *object.Type, args object.Args) (object.Value, error) {
		if of.Defines("__init__") {
			args.Kw = nil // taken there
		}
		if err := check(name, sig, args); err != nil {
			return nil, err
		}
		v, err := object.CallArgs(t, call, args)
		if err == nil {
			v.(*iterator).SetClass(of)
		}
		return v, err
	}
	return class
}

// check words what is wrong with arguments where CPython's words are not the usual ones.
func check(name, sig string, args object.Args) error {
	if sig == "iterable, /" && len(args.Pos) != 1 && len(args.Kw) == 0 {
		return object.Errorf(object.TypeError, "%s expected 1 argument, got %d", name, len(args.Pos))
	}
	for _, kw := range args.Kw {
		if name == "zip_longest" && kw.Name != "fillvalue" {
			return object.Errorf(object.TypeError, "zip_longest() got an unexpected keyword argument")
		}
	}
	return nil
}

// CoreModule makes _itertools; the other iterators are Python, in lib/itertools.py.
func CoreModule() (*object.Module, error) {
	m := object.NewModule("_itertools", "Iterators made of other iterators: counts, repetitions, chains, choices, products.")
	for _, k := range kinds {
		m.Vars.Set(k.name, classes()[k.name])
	}
	m.AddFunc("_made", "sig, /", "Make a class of iterators of a generator function.", made)
	return m, nil
}
