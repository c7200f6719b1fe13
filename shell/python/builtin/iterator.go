package builtin

import (
	"strconv"

	"labsh/shell/python/object"
)

// The iterators that have a class of their own among the built-in names. All
// are lazy: they ask their source for an element when they are asked for one.
type (
	enumerator struct {
		object.Header
		source object.Iterator
		n      object.Value
	}
	zipper struct {
		object.Header
		sources []object.Iterator
		strict  bool
	}
	mapper struct {
		object.Header
		f       object.Value
		sources []object.Iterator
	}
	filterer struct {
		object.Header
		keep   object.Value
		source object.Iterator
	}
	reverser struct {
		object.Header
		seq object.Value // nil once it is used up
		i   int64
	}
	callIterator struct {
		call, sentinel object.Value // nil once the sentinel came
	}
)

func (e *enumerator) Type() *object.Type { return e.ClassOr(enumerateType) }
func (z *zipper) Type() *object.Type     { return z.ClassOr(zipType) }
func (m *mapper) Type() *object.Type     { return m.ClassOr(mapType) }
func (f *filterer) Type() *object.Type   { return f.ClassOr(filterType) }
func (r *reverser) Type() *object.Type   { return r.ClassOr(reversedType) }
func (*callIterator) Type() *object.Type { return callIteratorType }

var (
	callIteratorType = object.NewIteratorType("callable_iterator")

	enumerateType = iteratorClass("enumerate", "iterable=None, start=0", newEnumerator,
		"Return an enumerate object.\n\n  iterable\n    an object supporting iteration\n\n"+
			"The enumerate object yields pairs containing a count (from start, which\n"+
			"defaults to zero) and a value yielded by the iterable argument.\n\n"+
			"enumerate is useful for obtaining an indexed list:\n    (0, seq[0]), (1, seq[1]), (2, seq[2]), ...")
	zipType = iteratorClass("zip", "*iterables, strict=False", newZipper,
		"zip(*iterables, strict=False) --> Yield tuples until an input is exhausted.\n\n"+
			"   >>> list(zip('abcdefg', range(3), range(4)))\n   [('a', 0, 0), ('b', 1, 1), ('c', 2, 2)]\n\n"+
			"The zip object yields n-length tuples, where n is the number of iterables\n"+
			"passed as positional arguments to zip().  The i-th element in every tuple\n"+
			"comes from the i-th iterable argument to zip().  This continues until the\n"+
			"shortest argument is exhausted.\n\n"+
			"If strict is true and one of the arguments is exhausted before the others,\nraise a ValueError.")
	mapType = iteratorClass("map", "*args", newMapper,
		"map(func, *iterables) --> map object\n\n"+
			"Make an iterator that computes the function using arguments from\n"+
			"each of the iterables.  Stops when the shortest iterable is exhausted.")
	filterType = iteratorClass("filter", "function, iterable, /", newFilterer,
		"filter(function or None, iterable) --> filter object\n\n"+
			"Return an iterator yielding those items of iterable for which function(item)\n"+
			"is true. If function is None, return the items that are true.")
	reversedType = iteratorClass("reversed", "*args", newReverser,
		"Return a reverse iterator over the values of the given sequence.")
)

// iteratorClass makes an iterator type whose call makes one, and which a class may
// extend.
func iteratorClass(name, sig string, fn object.Fn, doc string) *object.Type {
	class := object.NewIteratorType(name)
	class.Doc = doc
	call := &object.Builtin{Name: name, Mod: "builtins", Sig: sig, Fn: fn}
	class.Final = false
	class.New = func(t *object.Thread, of *object.Type, args object.Args) (object.Value, error) {
		if of.Defines("__init__") && name != "enumerate" && name != "zip" {
			args.Kw = nil // taken there
		}
		v, err := object.CallArgs(t, call, args)
		if made, ok := v.(interface{ SetClass(*object.Type) }); ok && err == nil && of != class && v.Type() == class {
			made.SetClass(of)
		}
		return v, err
	}
	class.Init = func(*object.Thread, object.Value, object.Args) error { return nil }
	return class
}

func newEnumerator(t *object.Thread, a []object.Value) (object.Value, error) {
	if a[0] == nil {
		return nil, object.Errorf(object.TypeError, "enumerate() missing required argument 'iterable'")
	}
	n := a[1]
	if n == nil {
		n = object.NewInt(0)
	}
	n, err := object.AsIndex(t, n)
	if err != nil {
		return nil, err
	}
	source, err := object.Iter(t, a[0])
	if err != nil {
		return nil, err
	}
	return &enumerator{source: source, n: n}, nil
}

func (e *enumerator) Next(t *object.Thread) (object.Value, error) {
	n, v, err := e.NextPair(t)
	if n == nil {
		return nil, err
	}
	return object.NewPair(n, v), err
}

// Paired is false for subclasses, which may have a __next__ of their own.
func (e *enumerator) Paired() bool { return e.Type() == enumerateType }

// NextPair gives the next number and element.
func (e *enumerator) NextPair(t *object.Thread) (n, v object.Value, err error) {
	if err := t.Dive(); err != nil {
		return nil, nil, err
	}
	defer t.Rise()
	v, err = e.source.Next(t)
	if v == nil || err != nil {
		return nil, nil, err
	}
	n = e.n
	e.n, err = add(t, n, object.NewInt(1))
	return n, v, err
}

func iterators(t *object.Thread, of []object.Value) ([]object.Iterator, error) {
	its := make([]object.Iterator, len(of))
	for i, v := range of {
		var err error
		if its[i], err = object.Iter(t, v); err != nil {
			return nil, err
		}
	}
	return its, nil
}

func newZipper(t *object.Thread, a []object.Value) (object.Value, error) {
	strict := false
	if a[1] != nil {
		var err error
		if strict, err = object.Truth(t, a[1]); err != nil {
			return nil, err
		}
	}
	sources, err := iterators(t, a[0].(*object.Tuple).Elems)
	return &zipper{sources: sources, strict: strict}, err
}

func (z *zipper) Next(t *object.Thread) (object.Value, error) {
	if len(z.sources) == 0 {
		return nil, nil
	}
	tuple := object.MakeTuple(len(z.sources))
	if more, err := z.fill(t, tuple.Elems); !more {
		return nil, err
	}
	return tuple, nil
}

// Paired is false for subclasses, which may have a __next__ of their own.
func (z *zipper) Paired() bool { return len(z.sources) == 2 && z.Type() == zipType }

// NextPair gives the next elements of the two.
func (z *zipper) NextPair(t *object.Thread) (a, b object.Value, err error) {
	var pair [2]object.Value
	if more, err := z.fill(t, pair[:]); !more {
		return nil, nil, err
	}
	return pair[0], pair[1], nil
}

// fill asks each source for its next element, and reports whether all have one.
func (z *zipper) fill(t *object.Thread, elems []object.Value) (bool, error) {
	if err := t.Dive(); err != nil {
		return false, err
	}
	defer t.Rise()
	for i, s := range z.sources {
		v, err := s.Next(t)
		if err != nil {
			return false, err
		}
		if v == nil {
			if z.strict {
				return false, z.lengths(t, i)
			}
			return false, nil
		}
		elems[i] = v
	}
	return true, nil
}

// lengths finds out, source i having ended, whether the lengths differ.
func (z *zipper) lengths(t *object.Thread, i int) error {
	word := "shorter"
	if i == 0 {
		for i = 1; i < len(z.sources); i++ {
			v, err := z.sources[i].Next(t)
			if err != nil {
				return err
			}
			if v != nil {
				word = "longer"
				break
			}
		}
		if i == len(z.sources) {
			return nil
		}
	}
	others := " 1"
	if i > 1 {
		others = "s 1-" + strconv.Itoa(i)
	}
	return object.Errorf(object.ValueError, "zip() argument %d is %s than argument%s", i+1, word, others)
}

func newMapper(t *object.Thread, a []object.Value) (object.Value, error) {
	args := a[0].(*object.Tuple).Elems
	if len(args) < 2 {
		return nil, object.Errorf(object.TypeError, "map() must have at least two arguments.")
	}
	sources, err := iterators(t, args[1:])
	return &mapper{f: args[0], sources: sources}, err
}

func (m *mapper) Next(t *object.Thread) (object.Value, error) {
	if err := t.Dive(); err != nil {
		return nil, err
	}
	defer t.Rise()
	args := make([]object.Value, len(m.sources))
	for i, s := range m.sources {
		v, err := s.Next(t)
		if v == nil || err != nil {
			return nil, err
		}
		args[i] = v
	}
	return object.Call(t, m.f, args...)
}

func newFilterer(t *object.Thread, a []object.Value) (object.Value, error) {
	source, err := object.Iter(t, a[1])
	return &filterer{keep: a[0], source: source}, err
}

func (f *filterer) Next(t *object.Thread) (object.Value, error) {
	if err := t.Dive(); err != nil {
		return nil, err
	}
	defer t.Rise()
	for {
		v, err := f.source.Next(t)
		if v == nil || err != nil {
			return nil, err
		}
		verdict := v
		if f.keep != object.None {
			if verdict, err = object.Call(t, f.keep, v); err != nil {
				return nil, err
			}
		}
		if keep, err := object.Truth(t, verdict); keep || err != nil {
			return v, err
		}
		if err := t.Check(); err != nil {
			return nil, err
		}
	}
}

func newReverser(t *object.Thread, a []object.Value) (object.Value, error) {
	a = a[0].(*object.Tuple).Elems
	if len(a) != 1 {
		return nil, arity("reversed", "1 argument", len(a))
	}
	class := a[0].Type()
	if _, ok := class.Lookup("__reversed__"); ok {
		return object.CallSpecial(t, a[0], "__reversed__")
	}
	_, isDict := a[0].(*object.Dict)
	if class.GetItem == nil || class.Len == nil || isDict {
		return nil, object.Errorf(object.TypeError, "'%s' object is not reversible", class.Name)
	}
	n, err := object.Len(t, a[0])
	return &reverser{seq: a[0], i: int64(n)}, err
}

func (r *reverser) Next(t *object.Thread) (object.Value, error) {
	if r.seq == nil {
		return nil, nil
	}
	if r.i--; r.i < 0 {
		r.seq = nil
		return nil, nil
	}
	v, err := object.GetItem(t, r.seq, object.NewInt(r.i))
	if object.IsException(err, object.IndexError) || object.IsException(err, object.StopIteration) {
		r.seq = nil
		return nil, nil
	}
	return v, err
}

func (c *callIterator) Next(t *object.Thread) (object.Value, error) {
	if err := t.Dive(); err != nil {
		return nil, err
	}
	defer t.Rise()
	if c.call == nil {
		return nil, nil
	}
	v, err := object.Call(t, c.call)
	if c.call == nil {
		return nil, nil // the call itself has used the iterator up
	}
	if object.IsException(err, object.StopIteration) {
		c.call = nil
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	end, err := object.Equal(t, v, c.sentinel)
	if err != nil {
		return nil, err
	}
	if end {
		c.call = nil
		return nil, nil
	}
	return v, nil
}
