package functools

import "labsh/shell/python/object"

// reduce gives what a copy is made of: the class, its arguments, and the state that
// restore takes.
func (p *partial) reduce() object.Value {
	attrs := object.Value(p.attrs)
	if p.attrs.Len() == 0 {
		attrs = object.None
	}
	return object.NewTuple(p.Type(), object.NewTuple(p.f), object.NewTuple(p.f, p.args, p.kw, attrs))
}

// restore takes a state: the function, the arguments, those by name, the attributes.
func (p *partial) restore(state object.Value) error {
	invalid := object.Errorf(object.TypeError, "invalid partial state")
	parts, ok := object.Plain(state).(*object.Tuple)
	if !ok || len(parts.Elems) != 4 || parts.Elems[0].Type().Call == nil {
		return invalid
	}
	args, ok := object.Plain(parts.Elems[1]).(*object.Tuple)
	if !ok {
		return invalid
	}
	kw, ok := parts.Elems[2].(*object.Dict)
	switch {
	case !ok && parts.Elems[2] != object.None:
		return invalid
	case !ok:
		kw = object.NewDict()
	case kw.Type() != object.DictType:
		kw = kw.Copy()
	}
	attrs, ok := parts.Elems[3].(*object.Dict)
	if !ok {
		attrs = object.NewDict()
	}
	p.f, p.args, p.kw, p.attrs = parts.Elems[0], args, kw, attrs
	return nil
}
