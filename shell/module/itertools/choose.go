package itertools

import (
	"math"

	"labsh/shell/module/native"
	"labsh/shell/python/object"
)

func newChain(t *object.Thread, a []object.Value) (*iterator, error) { return chained(t, a[0]) }

// chained yields the elements of each iterable that sources yields.
func chained(t *object.Thread, iterables object.Value) (*iterator, error) {
	sources, err := object.Iter(t, iterables)
	if err != nil {
		return nil, err
	}
	var source object.Iterator
	return &iterator{next: func(t *object.Thread) (object.Value, error) {
		for {
			if source == nil {
				v, err := sources.Next(t)
				if v == nil || err != nil {
					return nil, err
				}
				if source, err = object.Iter(t, v); err != nil {
					return nil, err
				}
			}
			v, err := source.Next(t)
			if v != nil || err != nil {
				return v, err
			}
			source = nil
			if err := t.Check(); err != nil {
				return nil, err
			}
		}
	}}, nil
}

func newIslice(t *object.Thread, a []object.Value) (*iterator, error) {
	args := a[0].(*object.Tuple).Elems
	if err := countArgs("islice", len(args), 2, 4); err != nil {
		return nil, err
	}
	start, stop, step := 0, -1, 1
	var err error
	if len(args) == 2 {
		stop, err = bound(t, args[1], -1, "Stop argument for islice()")
	} else {
		const indices = "Indices for islice()"
		if stop, err = bound(t, args[2], -1, "Stop argument for islice()"); err == nil {
			start, err = bound(t, args[1], 0, indices)
		}
		if err == nil && len(args) == 4 {
			if step, err = bound(t, args[3], 1, indices); err != nil || step < 1 {
				return nil, object.Errorf(object.ValueError, "Step for islice() must be a positive integer or None.")
			}
		}
	}
	if err != nil {
		return nil, err
	}
	source, err := object.Iter(t, args[0])
	if err != nil {
		return nil, err
	}
	at, want := 0, start
	return &iterator{next: func(t *object.Thread) (object.Value, error) {
		until := want
		if stop >= 0 {
			until = min(until, stop)
		}
		for ; at < until; at++ {
			if v, err := source.Next(t); v == nil || err != nil {
				return nil, err
			}
			if err := t.Check(); err != nil {
				return nil, err
			}
		}
		if stop >= 0 && at >= stop {
			source = nil // CPython lets go of it, too
			return nil, nil
		}
		at++
		if want = want + step; want < 0 { // beyond what can be counted
			want = math.MaxInt
		}
		return source.Next(t)
	}}, nil
}

// bound reads an index of islice, which may be None.
func bound(t *object.Thread, v object.Value, none int, what string) (int, error) {
	if v == object.None {
		return none, nil
	}
	n, err := native.Size(t, v)
	if err != nil || n < 0 {
		return 0, object.Errorf(object.ValueError, "%s must be None or an integer: 0 <= x <= sys.maxsize.", what)
	}
	return n, nil
}

// countArgs words a wrong number of arguments as PyArg_UnpackTuple does.
func countArgs(name string, given, least, most int) error {
	switch {
	case given < least:
		return object.Errorf(object.TypeError, "%s expected at least %d arguments, got %d", name, least, given)
	case given > most:
		return object.Errorf(object.TypeError, "%s expected at most %d arguments, got %d", name, most, given)
	}
	return nil
}
