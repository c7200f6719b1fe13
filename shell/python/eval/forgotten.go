package eval

import (
	"labsh/shell/python/object"
	"labsh/shell/python/syntax"
)

// holds reports whether a local variable holds a descriptor that ret does not. It
// is asked of a call in which one was made, as its names go: CPython would close it
// there and then.
func (f *frame) holds(ret object.Value) bool {
	for _, v := range f.locals {
		if h, ok := v.(object.Holder); ok && h.Holds() && !refers(ret, v) {
			return true
		}
	}
	return false
}

// refers reports whether v is, or has among its first elements, x. For what lies
// deeper the garbage collector is asked in vain.
func refers(v, x object.Value) bool {
	var elems []object.Value
	switch v := v.(type) {
	case *object.Tuple:
		elems = v.Elems
	case *object.List:
		elems = v.Elems
	default:
		return v == x
	}
	for _, e := range elems[:min(len(elems), 8)] {
		if e == x {
			return true
		}
	}
	return false
}

// unbound says so when a name goes that held a descriptor.
func (f *frame) unbound(v object.Value) {
	if h, ok := v.(object.Holder); ok && h.Holds() {
		f.t.Dropped()
	}
}

// handled says so when an exception has been dealt with whose traceback kept the
// names of calls that it ended.
func (f *frame) handled(e *object.Exception) {
	if f.t.Made() == 0 {
		return
	}
	for tb := e.Trace; tb != nil; tb = tb.Next {
		if ended, ok := tb.Frame.(*frame); ok && ended != f && ended.holds(nil) {
			f.t.Dropped()
			return
		}
	}
}

// assignCall compiles `target = call(…)`: where the call made a descriptor, the one
// that the target's names held before may be gone with it, as in a server's loop.
func (c *compiler) assignCall(value expr, bind assigner, target syntax.Expr) stmt {
	olds := c.bound(target)
	return func(f *frame) (exit, error) {
		made := f.t.Made()
		v, err := value(f)
		if err != nil {
			return atEnd, err
		}
		if f.t.Made() == made {
			return atEnd, bind(f, v)
		}
		held := false
		for _, old := range olds {
			h, ok := old(f).(object.Holder)
			held = held || ok && h.Holds()
		}
		err = bind(f, v)
		if held {
			f.t.Dropped()
		}
		return atEnd, err
	}
}

// bound reads the names that a target binds, where they are bound.
func (c *compiler) bound(target syntax.Expr) (olds []func(f *frame) object.Value) {
	switch n := target.(type) {
	case *syntax.Tuple:
		for _, e := range n.Elems {
			olds = append(olds, c.bound(e)...)
		}
	case *syntax.Name:
		y := c.scope.symbols[c.scope.mangle(n.Ident)]
		switch i := y.index; y.where {
		case inLocals:
			olds = append(olds, func(f *frame) object.Value { return f.locals[i] })
		case inGlobals:
			cell := c.code.env.target().Cell(c.scope.mangle(n.Ident))
			olds = append(olds, func(*frame) object.Value { return cell.Value })
		}
	}
	return olds
}
