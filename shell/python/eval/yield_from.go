package eval

import (
	"labsh/shell/python/object"
	"labsh/shell/python/syntax"
)

// yieldFrom compiles `yield from value`.
//
// Source: PEP 380.
func (c *compiler) yieldFrom(n *syntax.YieldFrom) expr {
	value, at, j := c.expr(n.Value), &place{Span: n.Span}, c.iterator()
	return func(f *frame) (object.Value, error) {
		r := f.gen
		it := r.its[j]
		var v object.Value
		var err error
		if !r.resuming || it == nil { // with a yield in the value there is none yet
			r.its[j] = nil
			if it, err = f.iterate(value, at); err != nil {
				return nil, err
			}
			r.its[j], r.sent = it, object.None
		}
		r.resuming, r.delegate = false, nil
		here := false // an exception raised here, not by the iterator
		switch sub, ok := it.(*generator); {
		case r.thrown != nil:
			v, here, err = f.delegateThrow(it, at)
		case ok:
			v, err = sub.stopped(sub.send(f.t, r.sent))
		case r.sent != object.None:
			v, err = object.CallMethod(f.t, object.Unwrap(it), "send", r.sent)
		case object.Unwrap(it) != it: // its __next__ may stop with a value
			v, err = object.CallMethod(f.t, object.Unwrap(it), "__next__")
		default:
			v, err = it.Next(f.t)
		}
		if v != nil && err == nil {
			r.yielded, r.delegate = v, object.Unwrap(it)
			return nil, errSuspended
		}
		r.its[j] = nil
		if stop, ok := err.(*object.Exception); ok && !here && stop.Type().IsSubclass(object.StopIteration) {
			return object.GetAttr(f.t, stop, "value")
		}
		if err != nil {
			return nil, f.fail(err, at)
		}
		return object.None, nil
	}
}

// delegateThrow throws what was thrown here into what a yield from gets its values
// from, if that takes any; GeneratorExit closes it, and is raised here.
func (f *frame) delegateThrow(it object.Iterator, at *place) (v object.Value, here bool, err error) {
	r := f.gen
	if r.thrown.Type().IsSubclass(object.GeneratorExit) {
		if err := f.closeIterator(it); err != nil {
			r.thrown = nil
			return nil, true, err
		}
		return nil, true, f.raised(at)
	}
	if sub, ok := it.(*generator); ok {
		e := r.thrown
		r.thrown = nil
		v, err = sub.stopped(sub.throw(f.t, e, r.throwing...))
		return v, false, err
	}
	throw, err := object.LookupAttr(f.t, object.Unwrap(it), "throw")
	if throw == nil && err == nil {
		return nil, true, f.raised(at)
	}
	r.thrown = nil
	if err == nil {
		v, err = object.Call(f.t, throw, r.throwing...)
	}
	return v, false, err
}

// closeIterator calls close, where the iterator has one.
func (f *frame) closeIterator(it object.Iterator) error {
	if sub, ok := it.(*generator); ok {
		return sub.close(f.t)
	}
	closing, err := object.LookupAttr(f.t, object.Unwrap(it), "close")
	if closing == nil || err != nil {
		return err
	}
	_, err = object.Call(f.t, closing)
	return err
}
