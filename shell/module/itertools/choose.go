package itertools

import (
	"math"

	"labsh/shell/module/native"
	"labsh/shell/python/object"
)

func newAccumulate(t *object.Thread, a []object.Value) (*iterator, error) {
	source, err := object.Iter(t, a[0])
	if err != nil {
		return nil, err
	}
	f, initial := a[1], a[2]
	if initial == object.None {
		initial = nil
	}
	var total object.Value
	return &iterator{next: func(t *object.Thread) (object.Value, error) {
		if total == nil && initial != nil {
			total = initial
			return total, nil
		}
		v, err := source.Next(t)
		if v == nil || err != nil {
			return nil, err
		}
		switch {
		case total == nil:
		case native.Given(f):
			v, err = object.Call(t, f, total, v)
		default:
			v, err = object.Binary(t, object.Add, total, v)
		}
		if err == nil {
			total = v
		}
		return v, err
	}}, nil
}

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

func newCompress(t *object.Thread, a []object.Value) (*iterator, error) {
	data, err := object.Iter(t, a[0])
	if err != nil {
		return nil, err
	}
	selectors, err := object.Iter(t, a[1])
	if err != nil {
		return nil, err
	}
	return &iterator{next: func(t *object.Thread) (object.Value, error) {
		for {
			v, err := data.Next(t)
			if v == nil || err != nil {
				return nil, err
			}
			s, err := selectors.Next(t)
			if s == nil || err != nil {
				return nil, err
			}
			if yes, err := object.Truth(t, s); yes || err != nil {
				return v, err
			}
			if err := t.Check(); err != nil {
				return nil, err
			}
		}
	}}, nil
}

// asking gives an iterator the elements of a[1] with what the predicate a[0] says of them,
// None standing for truth itself: keep tells whether an element is yielded and whether
// it is the last that is looked at.
func asking(t *object.Thread, a []object.Value, keep func(verdict bool) (yield, end bool), asked func() bool) (*iterator, error) {
	predicate := a[0]
	source, err := object.Iter(t, a[1])
	if err != nil {
		return nil, err
	}
	return &iterator{next: func(t *object.Thread) (object.Value, error) {
		for {
			v, err := source.Next(t)
			if v == nil || err != nil || !asked() {
				return v, err
			}
			verdict := v
			if predicate != object.None && predicate != object.Value(object.BoolType) {
				if verdict, err = object.Call(t, predicate, v); err != nil {
					return nil, err
				}
			}
			yes, err := object.Truth(t, verdict)
			if err != nil {
				return nil, err
			}
			yield, end := keep(yes)
			if end {
				return nil, nil
			}
			if yield {
				return v, nil
			}
			if err := t.Check(); err != nil {
				return nil, err
			}
		}
	}}, nil
}

func always() bool { return true }

func newDropwhile(t *object.Thread, a []object.Value) (*iterator, error) {
	dropping := true
	return asking(t, a, func(verdict bool) (yield, end bool) {
		dropping = verdict
		return !dropping, false
	}, func() bool { return dropping })
}

func newTakewhile(t *object.Thread, a []object.Value) (*iterator, error) {
	return asking(t, a, func(verdict bool) (yield, end bool) { return true, !verdict }, always)
}

func newFilterfalse(t *object.Thread, a []object.Value) (*iterator, error) {
	return asking(t, a, func(verdict bool) (yield, end bool) { return !verdict, false }, always)
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

func newStarmap(t *object.Thread, a []object.Value) (*iterator, error) {
	f := a[0]
	source, err := object.Iter(t, a[1])
	if err != nil {
		return nil, err
	}
	return &iterator{next: func(t *object.Thread) (object.Value, error) {
		v, err := source.Next(t)
		if v == nil || err != nil {
			return nil, err
		}
		args, err := object.Elements(t, v)
		if err != nil {
			return nil, err
		}
		return object.Call(t, f, args...)
	}}, nil
}
