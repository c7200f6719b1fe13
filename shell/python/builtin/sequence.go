package builtin

import (
	"labsh/shell/python/object"
)

var sequenceFunctions = []object.Builtin{
	{Name: "len", Sig: "obj, /", Doc: "Return the number of items in a container.", Fn: func(t *object.Thread, a []object.Value) (object.Value, error) {
		if r, ok := a[0].(*object.Range); ok && r.N > 0 {
			return object.NewInt(r.N), nil // it may exceed an int of 32 bits
		}
		n, err := object.Len(t, a[0])
		return object.NewInt(int64(n)), err
	}},
	{Name: "any", Sig: "iterable, /", Fn: anyOrAll(true),
		Doc: "Return True if bool(x) is True for any x in the iterable.\n\nIf the iterable is empty, return False."},
	{Name: "all", Sig: "iterable, /", Fn: anyOrAll(false),
		Doc: "Return True if bool(x) is True for all values x in the iterable.\n\nIf the iterable is empty, return True."},
	{Name: "sum", Sig: "iterable=None, /, start=0", Fn: sum,
		Doc: "Return the sum of a 'start' value (default: 0) plus an iterable of numbers\n\n" +
			"When the iterable is empty, return the start value.\n" +
			"This function is intended specifically for use with numeric values and may\nreject non-numeric types."},
	{Name: "min", Sig: "*args, key=None, default=None", Fn: extreme("min", object.LT),
		Doc: "min(iterable, *[, default=obj, key=func]) -> value\nmin(arg1, arg2, *args, *[, key=func]) -> value\n\n" +
			"With a single iterable argument, return its smallest item. The\ndefault keyword-only argument specifies an object to return if\nthe provided iterable is empty.\n" +
			"With two or more arguments, return the smallest argument."},
	{Name: "max", Sig: "*args, key=None, default=None", Fn: extreme("max", object.GT),
		Doc: "max(iterable, *[, default=obj, key=func]) -> value\nmax(arg1, arg2, *args, *[, key=func]) -> value\n\n" +
			"With a single iterable argument, return its biggest item. The\ndefault keyword-only argument specifies an object to return if\nthe provided iterable is empty.\n" +
			"With two or more arguments, return the largest argument."},
	{Name: "sorted", Sig: "*args, **kwargs", Fn: sorted,
		Doc: "Return a new list containing all items from the iterable in ascending order.\n\n" +
			"A custom key function can be supplied to customize the sort order, and the\n" +
			"reverse flag can be set to request the result in descending order."},
	{Name: "iter", Sig: "object, sentinel=None, /", Fn: iter,
		Doc: "iter(iterable) -> iterator\niter(callable, sentinel) -> iterator\n\n" +
			"Get an iterator from an object.  In the first form, the argument must\nsupply its own iterator, or be a sequence.\n" +
			"In the second form, the callable is called until it returns the sentinel."},
	{Name: "next", Sig: "iterator, default=None, /", Fn: next, One: nextOrStop,
		Doc: "next(iterator[, default])\n\nReturn the next item from the iterator. If default is given and the iterator\nis exhausted, it is returned instead of raising StopIteration."},
}

func anyOrAll(stop bool) object.Fn {
	return func(t *object.Thread, a []object.Value) (object.Value, error) {
		it, err := object.Iter(t, a[0])
		if err != nil {
			return nil, err
		}
		for {
			v, err := it.Next(t)
			if err != nil {
				return nil, err
			}
			if v == nil {
				return object.NewBool(!stop), nil
			}
			if truth, err := object.Truth(t, v); err != nil {
				return nil, err
			} else if truth == stop {
				return object.NewBool(stop), nil
			}
			if err := t.Check(); err != nil {
				return nil, err
			}
		}
	}
}

func sum(t *object.Thread, a []object.Value) (object.Value, error) {
	if a[0] == nil {
		return nil, object.Errorf(object.TypeError, "sum() takes at least 1 positional argument (0 given)")
	}
	it, err := object.Iter(t, a[0])
	if err != nil {
		return nil, err
	}
	total := a[1]
	if total == nil {
		total = object.NewInt(0)
	}
	switch {
	case object.Is(total, object.StrType):
		return nil, object.Errorf(object.TypeError, "sum() can't sum strings [use ''.join(seq) instead]")
	case object.Is(total, object.BytesType):
		return nil, object.Errorf(object.TypeError, "sum() can't sum bytes [use b''.join(seq) instead]")
	case object.Is(total, object.BytearrayType):
		return nil, object.Errorf(object.TypeError, "sum() can't sum bytearray [use b''.join(seq) instead]")
	}
	for {
		v, err := it.Next(t)
		if err != nil {
			return nil, err
		}
		if v == nil {
			return total, nil
		}
		if total, err = add(t, total, v); err != nil {
			return nil, err
		}
		if err := t.Check(); err != nil {
			return nil, err
		}
	}
}

// add is x + y, small ints at once.
func add(t *object.Thread, x, y object.Value) (object.Value, error) {
	if a, ok := x.(object.Int); ok {
		if b, ok := y.(object.Int); ok && (a+b > a) == (b > 0) {
			return t.Int(int64(a + b)), nil
		}
	}
	return object.Binary(t, object.Add, x, y)
}

func extreme(name string, better object.CompareOp) object.Fn {
	return func(t *object.Thread, a []object.Value) (object.Value, error) {
		pos, key, standard := a[0].(*object.Tuple), a[1], a[2]
		var among object.Value = pos
		switch len(pos.Elems) {
		case 0:
			return nil, arity(name, "at least 1 argument", 0)
		case 1:
			among = pos.Elems[0]
		default:
			if standard != nil {
				return nil, object.Errorf(object.TypeError, "Cannot specify a default for %s() with multiple positional arguments", name)
			}
		}
		var best, bestKey object.Value
		err := object.Iterate(t, among, func(v object.Value) (err error) {
			k := v
			if key != nil && key != object.None {
				if k, err = object.Call(t, key, v); err != nil {
					return err
				}
			}
			if best != nil {
				if wins, err := object.CompareBool(t, better, k, bestKey); !wins || err != nil {
					return err
				}
			}
			best, bestKey = v, k
			return nil
		})
		switch {
		case err != nil:
			return nil, err
		case best != nil:
			return best, nil
		case standard != nil:
			return standard, nil
		}
		return nil, object.Errorf(object.ValueError, "%s() arg is an empty sequence", name)
	}
}

// sorted makes a list and has list.sort do the rest, as CPython does: so the
// keywords are checked there.
func sorted(t *object.Thread, a []object.Value) (object.Value, error) {
	pos, kw := a[0].(*object.Tuple), a[1].(*object.Dict)
	if n := len(pos.Elems); n != 1 {
		return nil, arity("sorted", "1 argument", n)
	}
	elems, err := object.Elements(t, pos.Elems[0])
	if err != nil {
		return nil, err
	}
	list := object.NewList(elems...)
	if kw.Len() == 0 {
		return list, object.SortElems(t, elems, nil, false)
	}
	var args object.Args
	for k, v, i := kw.At(0); k != nil; k, v, i = kw.At(i) {
		args.Kw = append(args.Kw, object.Keyword{Name: string(k.(object.Str)), Value: v})
	}
	_, err = object.CallMethodArgs(t, list, "sort", args)
	return list, err
}

func iter(t *object.Thread, a []object.Value) (object.Value, error) {
	if a[1] != nil {
		if a[0].Type().Call == nil {
			return nil, object.Errorf(object.TypeError, "iter(v, w): v must be callable")
		}
		return &callIterator{call: a[0], sentinel: a[1]}, nil
	}
	it, err := object.Iter(t, a[0])
	if err != nil {
		return nil, err
	}
	return object.Unwrap(it), nil
}

func next(t *object.Thread, a []object.Value) (object.Value, error) {
	v, err := nextOrStop(t, a[0])
	if a[1] != nil && object.IsException(err, object.StopIteration) {
		return a[1], nil
	}
	return v, err
}

func nextOrStop(t *object.Thread, it object.Value) (object.Value, error) {
	f := it.Type().Next
	if f == nil {
		return nil, object.Errorf(object.TypeError, "'%s' object is not an iterator", it.Type().Name)
	}
	v, err := f(t, it)
	if v == nil && err == nil {
		err = object.NewException(object.StopIteration)
	}
	return v, err
}
