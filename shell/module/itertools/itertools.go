// Package itertools is the module itertools: iterators made of other iterators.
package itertools

import (
	"sync"

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
	tee  *teeIterator
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
	{"accumulate", "iterable, func=None, *, initial=None", "Return series of accumulated sums, or other results of a function of two arguments.", newAccumulate},
	{"chain", "*iterables", "Yield the elements of the first iterable, then those of the second, and so on.", newChain},
	{"combinations", "iterable, r", "Return successive r-length combinations of elements in the iterable.", newCombinations},
	{"combinations_with_replacement", "iterable, r", "Return successive r-length combinations of elements, which may repeat.", newReplacing},
	{"compress", "data, selectors", "Yield the elements of data whose selector is true.", newCompress},
	{"count", "start=0, step=1", "Yield start, start + step, and so on, without an end.", newCount},
	{"cycle", "iterable, /", "Yield the elements of the iterable, then the same again, without an end.", newCycle},
	{"dropwhile", "predicate, iterable, /", "Drop elements as long as the predicate is true; yield all that follow.", newDropwhile},
	{"filterfalse", "function, iterable, /", "Yield the elements for which function(element) is false.", newFilterfalse},
	{"groupby", "iterable, key=None", "Yield pairs of a key and the elements, one after the other, that have it.", newGroupby},
	{"islice", "*args", "islice(iterable, stop) or islice(iterable, start, stop[, step]): a slice of what is iterated.", newIslice},
	{"pairwise", "iterable, /", "Return an iterator of overlapping pairs taken from the input iterator.", newPairwise},
	{"permutations", "iterable, r=None", "Return successive r-length permutations of elements in the iterable.", newPermutations},
	{"product", "*iterables, repeat=1", "Yield what nested for loops would: the cartesian product.", newProduct},
	{"repeat", "object, times=None", "Yield the object the given number of times, or without an end.", newRepeat},
	{"starmap", "function, iterable, /", "Yield function(*args) for each args of the iterable.", newStarmap},
	{"takewhile", "predicate, iterable, /", "Yield elements as long as the predicate is true.", newTakewhile},
	{"zip_longest", "*iterables, fillvalue=None", "Yield tuples as zip does, until the longest iterable ends; fillvalue stands for what is missing.", newZipLongest},
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

// The classes that have no constructor.
var (
	grouperType = sync.OnceValue(func() *object.Type { return newClass("_grouper", "", "", nil) })
	teeType     = sync.OnceValue(func() *object.Type {
		class := newClass("_tee", "", "Iterator wrapped to make it copyable.", nil)
		class.AddMethod("__copy__", "", "Returns an independent iterator.", func(_ *object.Thread, a []object.Value) (object.Value, error) {
			return a[0].(*iterator).tee.copied(a[0].Type()), nil
		})
		return class
	})
)

func newClass(name, sig, doc string, make maker) *object.Type {
	class := object.NewType(&object.Type{
		Name: name, Module: "itertools", Doc: doc, Final: make == nil,
		Iter: func(_ *object.Thread, v object.Value) (object.Value, error) { return v, nil },
		Next: func(t *object.Thread, v object.Value) (object.Value, error) { return v.(*iterator).Next(t) },
		Init: func(*object.Thread, object.Value, object.Args) error { return nil },
	})
	if name == "count" || name == "repeat" {
		class.Repr = func(t *object.Thread, v object.Value) (string, error) { return v.(*iterator).repr(t) }
	}
	if make == nil {
		return class
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

// Module makes the module itertools.
func Module() (*object.Module, error) {
	m := object.NewModule("itertools", "Iterators made of other iterators: counts, repetitions, chains, choices, products.")
	for _, k := range kinds {
		m.Vars.Set(k.name, classes()[k.name])
	}
	m.Vars.Set("_grouper", grouperType())
	m.Vars.Set("_tee", teeType())
	m.AddFunc("tee", "iterable, n=2, /", "Returns a tuple of n independent iterators.", tee)
	return m, nil
}

// keep appends to elements that are kept for as long as a program likes.
func keep(elems []object.Value, v object.Value) ([]object.Value, error) {
	if len(elems) == cap(elems) {
		if err := object.CheckSize(2*int64(len(elems)), 16); err != nil {
			return elems, err
		}
	}
	return append(elems, v), nil
}
