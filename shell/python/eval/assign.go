package eval

import (
	"slices"

	"labsh/shell/python/object"
	"labsh/shell/python/syntax"
)

func (c *compiler) assign(n *syntax.Assign) stmt {
	if s := c.parallel(n); s != nil {
		return s
	}
	value := c.expr(n.Value)
	if len(n.Targets) == 1 {
		bind := c.target(n.Targets[0])
		if _, ok := n.Value.(*syntax.Call); ok {
			return c.assignCall(value, bind, n.Targets[0])
		}
		return func(f *frame) (exit, error) {
			v, err := value(f)
			if err != nil {
				return atEnd, err
			}
			return atEnd, bind(f, v)
		}
	}
	var binds []assigner
	for _, e := range n.Targets {
		binds = append(binds, c.target(e))
	}
	return func(f *frame) (exit, error) {
		v, err := value(f)
		if err != nil {
			return atEnd, err
		}
		for _, bind := range binds {
			if err := bind(f, v); err != nil {
				return atEnd, err
			}
		}
		return atEnd, nil
	}
}

// maxParallel is how many targets parallel has room for.
const maxParallel = 4

// parallel compiles `a, b = x, y` without the tuple that nobody sees; nil where it is
// not as plain as that.
func (c *compiler) parallel(n *syntax.Assign) stmt {
	targets, ok := n.Targets[0].(*syntax.Tuple)
	values, also := n.Value.(*syntax.Tuple)
	if !ok || !also || len(n.Targets) > 1 || len(targets.Elems) != len(values.Elems) || len(values.Elems) > maxParallel {
		return nil
	}
	for i, e := range targets.Elems {
		if starred(e) || starred(values.Elems[i]) {
			return nil
		}
	}
	es := c.exprs(values.Elems)
	binds := make([]assigner, len(es))
	for i, e := range targets.Elems {
		binds[i] = c.target(e)
	}
	return func(f *frame) (exit, error) {
		var vs [maxParallel]object.Value
		var err error
		for i, e := range es {
			if vs[i], err = e(f); err != nil {
				return atEnd, err
			}
		}
		for i, bind := range binds {
			if err := bind(f, vs[i]); err != nil {
				return atEnd, err
			}
		}
		return atEnd, nil
	}
}

func starred(e syntax.Expr) bool {
	_, ok := e.(*syntax.Starred)
	return ok
}

// target compiles what stands left of an equals sign, or after for or as.
func (c *compiler) target(e syntax.Expr) assigner {
	at := &place{Span: e.Range()}
	switch n := e.(type) {
	case *syntax.Name:
		return c.store(n.Ident)
	case *syntax.Attribute:
		value, site := c.expr(n.Value), object.NewSite(c.scope.mangle(n.Attr))
		return func(f *frame, v object.Value) error {
			o, err := value(f)
			if err != nil {
				return err
			}
			if err := site.Set(f.t, o, v); err != nil {
				return f.fail(err, at)
			}
			return nil
		}
	case *syntax.Subscript:
		value, index := c.expr(n.Value), c.expr(n.Index)
		at := subscriptPlace(n)
		return func(f *frame, v object.Value) error {
			o, err := value(f)
			if err != nil {
				return err
			}
			i, err := index(f)
			if err != nil {
				return err
			}
			if err := object.SetItem(f.t, o, i, v); err != nil {
				return f.fail(err, at)
			}
			return nil
		}
	case *syntax.Tuple:
		return c.unpack(n.Elems, at)
	case *syntax.List:
		return c.unpack(n.Elems, at)
	case *syntax.Starred:
		return c.target(n.Value)
	}
	return nil
}

// unpack binds each of several targets, one of which may be starred.
func (c *compiler) unpack(targets []syntax.Expr, at *place) assigner {
	binds := make([]assigner, len(targets))
	star := -1
	for i, e := range targets {
		if starred(e) {
			star = i
		}
		binds[i] = c.target(e)
	}
	return func(f *frame, v object.Value) error {
		vs, err := unpackValues(f.t, v, len(targets), star)
		if err != nil {
			return f.fail(err, at)
		}
		for i, bind := range binds {
			if err := bind(f, vs[i]); err != nil {
				return err
			}
		}
		return nil
	}
}

// unpackValues gives the n values that v is unpacked to; star is the index of
// the one that takes what is left over, or -1.
func unpackValues(t *object.Thread, v object.Value, n, star int) ([]object.Value, error) {
	if tuple, ok := v.(*object.Tuple); ok && star < 0 && len(tuple.Elems) == n {
		return tuple.Elems, nil
	}
	if list, ok := v.(*object.List); ok && star < 0 && len(list.Elems) == n && v.Type() == object.ListType {
		return slices.Clone(list.Elems), nil
	}
	if v.Type().Iter == nil && v.Type().GetItem == nil {
		return nil, object.Errorf(object.TypeError, "cannot unpack non-iterable %s object", v.Type().Name)
	}
	it, err := object.Iter(t, v)
	if err != nil {
		return nil, err
	}
	var vs []object.Value
	for star >= 0 || len(vs) <= n {
		x, err := it.Next(t)
		if err != nil {
			return nil, err
		}
		if x == nil {
			break
		}
		if err := t.Check(); err != nil {
			return nil, err
		}
		vs = append(vs, x)
	}
	switch {
	case star < 0 && len(vs) > n:
		return nil, object.Errorf(object.ValueError, "too many values to unpack (expected %d)", n)
	case star < 0 && len(vs) < n:
		return nil, object.Errorf(object.ValueError, "not enough values to unpack (expected %d, got %d)", n, len(vs))
	case star < 0:
		return vs, nil
	case len(vs) < n-1:
		return nil, object.Errorf(object.ValueError, "not enough values to unpack (expected at least %d, got %d)", n-1, len(vs))
	}
	out := make([]object.Value, 0, n)
	after := n - star - 1
	out = append(out, vs[:star]...)
	out = append(out, object.NewList(append([]object.Value(nil), vs[star:len(vs)-after]...)...))
	return append(out, vs[len(vs)-after:]...), nil
}

// inPlace compiles the value and the operator of `target op= value`.
func (c *compiler) inPlace(n *syntax.AugAssign) func(f *frame, x object.Value) (object.Value, error) {
	op, value, at := binaryOps[n.Op], c.expr(n.Value), &place{Span: n.Span}
	return func(f *frame, x object.Value) (object.Value, error) {
		y, err := value(f)
		if err != nil {
			return nil, err
		}
		if v := intBinary(f.t, op, x, y); v != nil {
			return v, nil
		}
		v, err := object.InPlace(f.t, op, x, y)
		if err != nil {
			return nil, f.fail(err, at)
		}
		return v, nil
	}
}

// augment reads a target, changes the value, and binds the target to it.
func augment(load expr, inPlace func(f *frame, x object.Value) (object.Value, error), bind assigner) stmt {
	return func(f *frame) (exit, error) {
		x, err := load(f)
		if err != nil {
			return atEnd, err
		}
		v, err := inPlace(f, x)
		if err != nil {
			return atEnd, err
		}
		return atEnd, bind(f, v)
	}
}

func (c *compiler) augAssign(n *syntax.AugAssign) stmt {
	inPlace := c.inPlace(n)
	switch target := n.Target.(type) {
	case *syntax.Name:
		return augment(c.load(target.Ident, target.Span), inPlace, c.store(target.Ident))
	case *syntax.Attribute:
		object1, site, atTarget := c.expr(target.Value), object.NewSite(c.scope.mangle(target.Attr)), &place{Span: target.Span}
		return func(f *frame) (exit, error) {
			o, err := object1(f)
			if err != nil {
				return atEnd, err
			}
			x, err := site.Get(f.t, o)
			if err != nil {
				return atEnd, f.fail(err, atTarget)
			}
			v, err := inPlace(f, x)
			if err != nil {
				return atEnd, err
			}
			if err := site.Set(f.t, o, v); err != nil {
				return atEnd, f.fail(err, atTarget)
			}
			return atEnd, nil
		}
	case *syntax.Subscript:
		container, index, atTarget := c.expr(target.Value), c.expr(target.Index), subscriptPlace(target)
		return func(f *frame) (exit, error) {
			o, err := container(f)
			if err != nil {
				return atEnd, err
			}
			i, err := index(f)
			if err != nil {
				return atEnd, err
			}
			x, err := object.GetItem(f.t, o, i)
			if err != nil {
				return atEnd, f.fail(err, atTarget)
			}
			v, err := inPlace(f, x)
			if err != nil {
				return atEnd, err
			}
			if err := object.SetItem(f.t, o, i, v); err != nil {
				return atEnd, f.fail(err, atTarget)
			}
			return atEnd, nil
		}
	}
	return nil
}

// annAssign compiles `target: annotation = value`. An annotation is evaluated
// outside functions, and in a class or module noted in __annotations__.
func (c *compiler) annAssign(n *syntax.AnnAssign) stmt {
	var bind assigner
	var value, annotation expr
	var note func(f *frame, v object.Value) error
	if n.Value != nil {
		value, bind = c.expr(n.Value), c.target(n.Target)
	} else {
		// What would be assigned to is evaluated as far as that.
		bind = func(*frame, object.Value) error { return nil }
		switch target := n.Target.(type) {
		case *syntax.Attribute:
			value = c.expr(target.Value)
		case *syntax.Subscript:
			value = c.expr(&syntax.Tuple{Span: target.Span, Elems: []syntax.Expr{target.Value, target.Index}})
		}
	}
	if c.scope.kind != functionScope {
		annotation = c.annotation(n.Annotation)
		if name, ok := n.Target.(*syntax.Name); ok && n.Simple {
			note = c.note(name)
		}
	}
	return func(f *frame) (exit, error) {
		if value != nil {
			v, err := value(f)
			if err != nil {
				return atEnd, err
			}
			if err := bind(f, v); err != nil {
				return atEnd, err
			}
		}
		if annotation == nil {
			return atEnd, nil
		}
		v, err := annotation(f)
		if note != nil && err == nil {
			err = note(f, v)
		}
		return atEnd, err
	}
}

// annotation compiles an annotation: its value or, after from __future__ import
// annotations, its text.
func (c *compiler) annotation(e syntax.Expr) expr {
	if c.code.notes != nil {
		return constant(object.Str(annotationText(c.code.notes, e)))
	}
	if s, ok := e.(*syntax.Starred); ok { // *args: *Ts
		value, at := c.expr(s.Value), &place{Span: s.Span}
		return func(f *frame) (object.Value, error) {
			v, err := value(f)
			if err != nil {
				return nil, err
			}
			vs, err := unpackValues(f.t, v, 1, -1)
			if err != nil {
				return nil, f.fail(err, at)
			}
			return vs[0], nil
		}
	}
	return c.expr(e)
}

const annotationsName = "__annotations__"

// note keeps a variable's annotation in __annotations__, which the module or class
// has from its start.
func (c *compiler) note(name *syntax.Name) func(f *frame, v object.Value) error {
	notes, at := c.load(annotationsName, name.Span), &place{Span: name.Span}
	key := object.Str(c.scope.mangle(name.Ident))
	return func(f *frame, v object.Value) error {
		d, err := notes(f)
		if err != nil {
			return err
		}
		return f.failed(object.SetItem(f.t, d, key, v), at)
	}
}

// annotated has the body of a module or class whose variables have annotations begin
// with an empty __annotations__, unless it has one.
func (c *compiler) annotated(body stmt) stmt {
	if !c.scope.notes {
		return body
	}
	bind := c.store(annotationsName)
	space := c.code.env.target()
	return func(f *frame) (exit, error) {
		var held object.Value
		var err error
		if f.class != nil || f.mapping != nil {
			held, err = f.own(annotationsName)
		} else {
			held, _ = space.Get(annotationsName)
		}
		if held == nil && err == nil {
			err = bind(f, object.NewDict())
		}
		if err != nil {
			return atEnd, err
		}
		return body(f)
	}
}
