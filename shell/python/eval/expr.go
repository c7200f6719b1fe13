package eval

import (
	"labsh/shell/python/object"
	"labsh/shell/python/syntax"
)

// expr compiles an expression.
func (c *compiler) expr(e syntax.Expr) expr {
	if c.scope.yielding[e] {
		return c.resumable(e)
	}
	return c.plain(e)
}

// plain compiles an expression that has no yield in it, or is, but for its operands,
// compiled as if it had none.
func (c *compiler) plain(e syntax.Expr) expr {
	switch n := e.(type) {
	case *syntax.Name:
		return c.load(n.Ident, n.Span)
	case *syntax.IntLit:
		if n.Big != nil {
			return constant(object.NewBig(n.Big))
		}
		return constant(object.NewInt(n.Value))
	case *syntax.FloatLit:
		return constant(object.Float(n.Value))
	case *syntax.StrLit:
		return constant(object.Str(n.Value))
	case *syntax.BytesLit:
		return constant(object.Bytes(n.Value))
	case *syntax.Constant:
		return constant(constants[n.Name])
	case *syntax.JoinedStr:
		return c.joined(n)
	case *syntax.FormattedValue:
		return c.formatted(n, n.Span)
	case *syntax.Tuple:
		if plainArgs(&syntax.Call{Args: n.Elems}) && len(n.Elems) > 0 {
			return c.tuple(n)
		}
		elems := c.elements(n.Elems)
		return func(f *frame) (object.Value, error) {
			vs, err := elems(f)
			if err != nil {
				return nil, err
			}
			return object.NewTuple(vs...), nil
		}
	case *syntax.List:
		elems := c.elements(n.Elems)
		return func(f *frame) (object.Value, error) {
			vs, err := elems(f)
			if err != nil {
				return nil, err
			}
			return object.NewList(vs...), nil
		}
	case *syntax.Set:
		elems, at := c.unpacked(n.Elems, "'%s' object is not iterable"), &place{Span: n.Span}
		makeSet := object.NewSet
		if len(n.Elems) >= 3 && allConstant(n.Elems) {
			makeSet = object.NewConstantSet
		}
		return func(f *frame) (object.Value, error) {
			vs, err := elems(f)
			if err != nil {
				return nil, err
			}
			s, err := makeSet(f.t, vs...)
			if err != nil {
				return nil, f.fail(err, at)
			}
			return s, nil
		}
	case *syntax.Dict:
		return c.dict(n)
	case *syntax.Unary:
		return c.unary(n)
	case *syntax.Binary:
		return c.binary(n)
	case *syntax.BoolOp:
		return c.boolOp(n)
	case *syntax.Compare:
		return c.compare(n)
	case *syntax.Conditional:
		test, body, orElse := c.test(n.Test, n.Span), c.expr(n.Body), c.expr(n.Else)
		return func(f *frame) (object.Value, error) {
			ok, err := test(f)
			if err != nil {
				return nil, err
			}
			if ok {
				return body(f)
			}
			return orElse(f)
		}
	case *syntax.Lambda:
		return c.lambda(n)
	case *syntax.NamedExpr:
		value, bind := c.expr(n.Value), c.store(n.Target.Ident)
		return func(f *frame) (object.Value, error) {
			v, err := value(f)
			if err != nil {
				return nil, err
			}
			return v, bind(f, v)
		}
	case *syntax.Attribute:
		return c.attribute(n)
	case *syntax.Subscript:
		return c.subscript(n)
	case *syntax.Slice:
		return c.slice(n)
	case *syntax.Call:
		return c.call(n)
	case *syntax.Comprehension:
		return c.comprehension(n)
	case *syntax.Yield:
		return c.yield(n)
	case *syntax.YieldFrom:
		return c.yieldFrom(n)
	case *kept:
		return c.keptExpr(n)
	}
	// The parser lets nothing else through (a Starred stands in displays and calls alone).
	at := &place{Span: e.Range()}
	return func(f *frame) (object.Value, error) {
		return nil, f.fail(object.Errorf(object.SyntaxErrorType, "can't use starred expression here"), at)
	}
}

var constants = map[string]object.Value{
	"None": object.None, "True": object.True, "False": object.False,
	"...": object.Ellipsis, "Ellipsis": object.Ellipsis,
}

// allConstant reports whether CPython's compiler knows all these values: it
// copies such a set from one made beforehand, whose order is another.
func allConstant(list []syntax.Expr) bool {
	for _, e := range list {
		switch n := e.(type) {
		case *syntax.IntLit, *syntax.FloatLit, *syntax.StrLit, *syntax.BytesLit, *syntax.Constant:
		case *syntax.Unary:
			if n.Op == "not" || !allConstant([]syntax.Expr{n.Operand}) {
				return false
			}
		case *syntax.Binary:
			if !allConstant([]syntax.Expr{n.Left, n.Right}) {
				return false
			}
		case *syntax.Tuple:
			if !allConstant(n.Elems) {
				return false
			}
		default:
			return false
		}
	}
	return true
}

func constant(v object.Value) expr {
	return func(*frame) (object.Value, error) { return v, nil }
}

func (c *compiler) exprs(list []syntax.Expr) []expr {
	es := make([]expr, len(list))
	for i, e := range list {
		es[i] = c.expr(e)
	}
	return es
}

// orNone compiles an expression that may be left out.
func (c *compiler) orNone(e syntax.Expr) expr {
	if e == nil {
		return constant(object.None)
	}
	return c.expr(e)
}

// elements compiles the elements of a display or the positional arguments of a
// call, starred ones among them, to one new slice.
func (c *compiler) elements(list []syntax.Expr) func(*frame) ([]object.Value, error) {
	return c.unpacked(list, "Value after * must be an iterable, not %s")
}

// unpacked is elements that says what to call a value which cannot be iterated.
func (c *compiler) unpacked(list []syntax.Expr, otherwise string) func(*frame) ([]object.Value, error) {
	hasStar := false
	for _, e := range list {
		hasStar = hasStar || starred(e)
	}
	if !hasStar {
		es := c.exprs(list)
		return func(f *frame) ([]object.Value, error) {
			if len(es) == 0 {
				return nil, nil
			}
			vs := make([]object.Value, len(es))
			for i, e := range es {
				v, err := e(f)
				if err != nil {
					return nil, err
				}
				vs[i] = v
			}
			return vs, nil
		}
	}
	type element struct {
		value expr
		star  *place
	}
	es := make([]element, len(list))
	for i, e := range list {
		if s, ok := e.(*syntax.Starred); ok {
			es[i] = element{c.expr(s.Value), &place{Span: s.Value.Range()}}
		} else {
			es[i] = element{c.expr(e), nil}
		}
	}
	return func(f *frame) ([]object.Value, error) {
		var vs []object.Value
		for _, e := range es {
			v, err := e.value(f)
			if err != nil {
				return nil, err
			}
			if e.star == nil {
				vs = append(vs, v)
				continue
			}
			more, err := object.Elements(f.t, v)
			if err != nil {
				if typ := v.Type(); typ.Iter == nil && typ.GetItem == nil && object.IsException(err, object.TypeError) {
					err = object.Errorf(object.TypeError, otherwise, typ.Name)
				}
				return nil, f.fail(err, e.star)
			}
			vs = append(vs, more...)
		}
		return vs, nil
	}
}

// tuple compiles a tuple without starred elements.
func (c *compiler) tuple(n *syntax.Tuple) expr {
	es := c.exprs(n.Elems)
	return func(f *frame) (object.Value, error) {
		t := object.MakeTuple(len(es))
		for i, e := range es {
			v, err := e(f)
			if err != nil {
				return nil, err
			}
			t.Elems[i] = v
		}
		return t, nil
	}
}

func (c *compiler) dict(n *syntax.Dict) expr {
	type item struct {
		key, value expr
	}
	items := make([]item, len(n.Keys))
	for i, k := range n.Keys {
		if k != nil {
			items[i].key = c.expr(k)
		}
		items[i].value = c.expr(n.Values[i])
	}
	if keys := constantKeys(n.Keys); keys != nil {
		return func(f *frame) (object.Value, error) {
			d := object.NewDict()
			for i, it := range items {
				v, err := it.value(f)
				if err != nil {
					return nil, err
				}
				if err := d.Set(f.t, keys[i], v); err != nil {
					return nil, err
				}
			}
			return d, nil
		}
	}
	at := &place{Span: n.Span}
	return func(f *frame) (object.Value, error) {
		d := object.NewDict()
		var space [8]object.Value
		pairs := space[:0] // evaluated, and put into d when all are, or before **
		put := func() error {
			for i := 0; i < len(pairs); i += 2 {
				if err := d.Set(f.t, pairs[i], pairs[i+1]); err != nil {
					return f.fail(err, at)
				}
			}
			pairs = pairs[:0]
			return nil
		}
		for _, it := range items {
			if it.key == nil {
				if err := put(); err != nil {
					return nil, err
				}
				v, err := it.value(f)
				if err != nil {
					return nil, err
				}
				if err := d.Merge(f.t, v); err != nil {
					if object.IsException(err, object.AttributeError) {
						err = object.Errorf(object.TypeError, "'%s' object is not a mapping", v.Type().Name)
					}
					return nil, f.fail(err, at)
				}
				continue
			}
			k, err := it.key(f)
			if err != nil {
				return nil, err
			}
			v, err := it.value(f)
			if err != nil {
				return nil, err
			}
			pairs = append(pairs, k, v)
		}
		return d, put()
	}
}

// constantKeys gives the keys of a display that has no others than strings, which to put
// into a dict nobody sees, so that the values need not wait for each other.
func constantKeys(list []syntax.Expr) []object.Value {
	var keys []object.Value
	for _, k := range list {
		s, ok := k.(*syntax.StrLit)
		if !ok {
			return nil
		}
		keys = append(keys, object.Str(s.Value))
	}
	return keys
}

func (c *compiler) attribute(n *syntax.Attribute) expr {
	value, site, at := c.expr(n.Value), object.NewSite(c.scope.mangle(n.Attr)), &place{Span: n.Span}
	return func(f *frame) (object.Value, error) {
		v, err := value(f)
		if err != nil {
			return nil, err
		}
		if v, err = site.Get(f.t, v); err != nil {
			return nil, f.fail(err, at)
		}
		return v, nil
	}
}

func (c *compiler) subscript(n *syntax.Subscript) expr {
	if s, ok := n.Index.(*syntax.Slice); ok {
		return c.sliced(n, s)
	}
	value, index := c.expr(n.Value), c.expr(n.Index)
	at := subscriptPlace(n)
	return func(f *frame) (object.Value, error) {
		v, err := value(f)
		if err != nil {
			return nil, err
		}
		i, err := index(f)
		if err != nil {
			return nil, err
		}
		if v, err = object.GetItem(f.t, v, i); err != nil {
			return nil, f.fail(err, at)
		}
		return v, nil
	}
}

// sliced compiles value[lower:upper:step].
func (c *compiler) sliced(n *syntax.Subscript, s *syntax.Slice) expr {
	value, lower, upper, step := c.expr(n.Value), c.orNone(s.Lower), c.orNone(s.Upper), c.orNone(s.Step)
	at := subscriptPlace(n)
	return func(f *frame) (object.Value, error) {
		v, err := value(f)
		if err != nil {
			return nil, err
		}
		start, err := lower(f)
		if err != nil {
			return nil, err
		}
		stop, err := upper(f)
		if err != nil {
			return nil, err
		}
		by, err := step(f)
		if err != nil {
			return nil, err
		}
		if v, err = object.GetSlice(f.t, v, start, stop, by); err != nil {
			return nil, f.fail(err, at)
		}
		return v, nil
	}
}

// subscriptPlace is the node's place with its brackets' columns, as CPython
// underlines them.
func subscriptPlace(n *syntax.Subscript) *place {
	return &place{Span: n.Span, left: n.Value.Range().End.Col, right: n.End.Col}
}

func (c *compiler) slice(n *syntax.Slice) expr {
	lower, upper, step := c.orNone(n.Lower), c.orNone(n.Upper), c.orNone(n.Step)
	return func(f *frame) (object.Value, error) {
		var parts [3]object.Value
		for i, e := range [...]expr{lower, upper, step} {
			v, err := e(f)
			if err != nil {
				return nil, err
			}
			parts[i] = v
		}
		return &object.Slice{Start: parts[0], Stop: parts[1], Step: parts[2]}, nil
	}
}
