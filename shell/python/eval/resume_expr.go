package eval

import (
	"labsh/shell/python/object"
	"labsh/shell/python/syntax"
)

// An expression with a yield in it is left, when that yields, as by an exception, and
// evaluated again from its beginning when the generator is resumed. What was evaluated
// before the yield is not to be evaluated again: such operands are [kept]. They are put
// in the tree in place of the operands, and the expression is then compiled as any
// other; only where parts of it may be skipped is there a closure of its own.

// kept is an operand whose value is kept behind the frame's locals until its
// expression has come to its end. With again set it is but read there.
type kept struct {
	syntax.Expr
	at    int
	again bool
	as    conversion
}

// conversion changes a value before it is kept: what * or ** takes apart is taken
// apart once.
type conversion func(f *frame, v object.Value) (object.Value, error)

// mark, iterator and keep give a resumable form its place in the generator.
func (c *compiler) mark() int { c.code.marks++; return c.code.marks - 1 }

func (c *compiler) iterator() int { c.code.its++; return c.code.its - 1 }

func (c *compiler) keep(e syntax.Expr) *kept {
	c.code.operands++
	return &kept{Expr: e, at: len(c.scope.locals) + c.code.operands - 1}
}

// reread is the value of a kept operand once more.
func (k *kept) reread() *kept { return &kept{Expr: k.Expr, at: k.at, again: true} }

func (c *compiler) keptExpr(k *kept) expr {
	i := k.at
	if k.again {
		return func(f *frame) (object.Value, error) { return f.locals[i], nil }
	}
	value := c.expr(k.Expr)
	return func(f *frame) (object.Value, error) {
		if f.gen.resuming {
			if v := f.locals[i]; v != nil {
				return v, nil
			}
		}
		v, err := value(f)
		if err == nil && k.as != nil {
			v, err = k.as(f, v)
		}
		if err != nil {
			v = nil
		}
		f.locals[i] = v
		return v, err
	}
}

// yields reports whether there is a yield in n.
func (c *compiler) yields(n any) bool {
	if k, ok := n.(*kept); ok {
		return !k.again && c.yields(k.Expr)
	}
	return c.scope.yielding[n]
}

// operands are those of an expression, in the order in which they are evaluated: what
// stands before the last one with a yield is kept.
func (c *compiler) operands(list ...syntax.Expr) []syntax.Expr {
	last := -1
	for i, e := range list {
		if c.yields(e) {
			last = i
		}
	}
	out := append([]syntax.Expr(nil), list...)
	for i := range max(last, 0) {
		switch e := list[i].(type) {
		case nil, *kept, *syntax.IntLit, *syntax.FloatLit, *syntax.StrLit, *syntax.BytesLit, *syntax.Constant:
		case *syntax.Starred:
			k := c.keep(e.Value)
			k.as = asList(&place{Span: e.Value.Range()})
			out[i] = &syntax.Starred{Span: e.Span, Value: k}
		default:
			out[i] = c.keep(e)
		}
	}
	return out
}

// asList takes *v apart; what is no iterable is left to those who say so.
func asList(at *place) conversion {
	return func(f *frame, v object.Value) (object.Value, error) {
		if v.Type().Iter == nil {
			return v, nil
		}
		elems, err := object.Elements(f.t, v)
		if err != nil {
			return nil, f.fail(err, at)
		}
		return object.NewList(elems...), nil
	}
}

// asDict takes **v apart.
func asDict(at *place) conversion {
	return func(f *frame, v object.Value) (object.Value, error) {
		if keys, err := object.LookupAttr(f.t, v, "keys"); keys == nil && err == nil {
			return v, nil
		}
		d := object.NewDict()
		if err := d.Merge(f.t, v); err != nil {
			return nil, f.fail(err, at)
		}
		return d, nil
	}
}

// resumable compiles an expression with a yield in it.
func (c *compiler) resumable(e syntax.Expr) expr {
	switch n := e.(type) {
	case *syntax.BoolOp:
		return c.resumableBoolOp(c.exprs(n.Values), n)
	case *syntax.Conditional:
		return c.resumableConditional(n)
	case *syntax.Compare:
		return c.resumableCompare(n)
	case *syntax.Call:
		return c.call(c.callOperands(n))
	case *syntax.Dict:
		return c.dict(c.dictOperands(n))
	case *syntax.Binary:
		x := c.operands(n.Left, n.Right)
		return c.binary(&syntax.Binary{Span: n.Span, Op: n.Op, Left: x[0], Right: x[1]})
	case *syntax.Subscript:
		if s, ok := n.Index.(*syntax.Slice); ok {
			x := c.operands(n.Value, s.Lower, s.Upper, s.Step)
			return c.sliced(&syntax.Subscript{Span: n.Span, Value: x[0]}, &syntax.Slice{Span: s.Span, Lower: x[1], Upper: x[2], Step: x[3]})
		}
		x := c.operands(n.Value, n.Index)
		return c.subscript(&syntax.Subscript{Span: n.Span, Value: x[0], Index: x[1]})
	case *syntax.Slice:
		x := c.operands(n.Lower, n.Upper, n.Step)
		return c.slice(&syntax.Slice{Span: n.Span, Lower: x[0], Upper: x[1], Step: x[2]})
	case *syntax.Tuple:
		return c.plain(&syntax.Tuple{Span: n.Span, Elems: c.operands(n.Elems...)})
	case *syntax.List:
		return c.plain(&syntax.List{Span: n.Span, Elems: c.operands(n.Elems...)})
	case *syntax.Set:
		return c.plain(&syntax.Set{Span: n.Span, Elems: c.operands(n.Elems...)})
	case *syntax.JoinedStr:
		return c.joined(&syntax.JoinedStr{Span: n.Span, Parts: c.operands(n.Parts...)})
	}
	// All others have one operand that is evaluated here, or the yield itself.
	return c.plain(e)
}

// callOperands keeps what a call evaluates before its last yield. A method is then
// looked up before the arguments, as it is anyhow.
func (c *compiler) callOperands(n *syntax.Call) *syntax.Call {
	list := append([]syntax.Expr{n.Func}, n.Args...)
	for _, k := range n.Keywords {
		list = append(list, k.Value)
	}
	list = c.operands(list...)
	call := &syntax.Call{Span: n.Span, Looped: n.Looped, Func: list[0], Args: list[1 : 1+len(n.Args)], Keywords: append([]syntax.Keyword(nil), n.Keywords...)}
	for i := range call.Keywords {
		k := &call.Keywords[i]
		k.Value = list[1+len(n.Args)+i]
		if one, ok := k.Value.(*kept); ok && k.Name == "" {
			one.as = asDict(&place{Span: n.Span})
		}
	}
	return call
}

func (c *compiler) dictOperands(n *syntax.Dict) *syntax.Dict {
	var list []syntax.Expr
	for i, k := range n.Keys {
		list = append(list, k, n.Values[i])
	}
	list = c.operands(list...)
	d := &syntax.Dict{Span: n.Span}
	for i := 0; i < len(list); i += 2 {
		if one, ok := list[i+1].(*kept); ok && list[i] == nil {
			one.as = asDict(&place{Span: n.Span})
		}
		d.Keys, d.Values = append(d.Keys, list[i]), append(d.Values, list[i+1])
	}
	return d
}

func (c *compiler) resumableBoolOp(values []expr, n syntax.Expr) expr {
	k, at := c.mark(), &place{Span: n.Range()}
	b, ok := n.(*syntax.BoolOp)
	stopAt := ok && b.Op == "or"
	return func(f *frame) (object.Value, error) {
		r, i, last := f.gen, 0, len(values)-1
		if r.resuming {
			i = int(r.marks[k])
		}
		for ; i < last; i++ {
			r.marks[k] = int32(i)
			v, err := values[i](f)
			if err != nil {
				return nil, err
			}
			ok, err := object.Truth(f.t, v)
			if err != nil {
				return nil, f.fail(err, at)
			}
			if ok == stopAt {
				return v, nil
			}
		}
		r.marks[k] = int32(last)
		return values[last](f)
	}
}

// resumableCompare makes of `a < b < c` what it means: `a < b and b < c`.
func (c *compiler) resumableCompare(n *syntax.Compare) expr {
	var links []expr
	left := n.Left
	for i, op := range n.Ops {
		right := n.Rights[i]
		if i < len(n.Ops)-1 {
			right = c.keep(right)
		}
		x := c.operands(left, right)
		links = append(links, c.compare(&syntax.Compare{Span: n.Span, Left: x[0], Ops: []syntax.Op{op}, Rights: x[1:]}))
		if k, ok := right.(*kept); ok {
			left = k.reread()
		}
	}
	if len(links) == 1 {
		return links[0]
	}
	return c.resumableBoolOp(links, n)
}

func (c *compiler) resumableConditional(n *syntax.Conditional) expr {
	return branches(c.mark(), truth(c.test(n.Test, n.Span)), c.expr(n.Body), c.expr(n.Else))
}

// branches goes on in one of several, the one that choose finds, or in none; mark k
// is its number, counted from 1.
func branches[T any](k int, choose chooser, list ...func(*frame) (T, error)) func(*frame) (T, error) {
	return func(f *frame) (none T, err error) {
		r := f.gen
		if !r.resuming || r.marks[k] == 0 {
			r.marks[k] = 0
			i, err := choose(f)
			if i < 0 || err != nil {
				return none, err
			}
			r.marks[k] = int32(i + 1)
		}
		return list[r.marks[k]-1](f)
	}
}

// truth chooses the first of two branches, or the second.
func truth(test test) chooser {
	return func(f *frame) (int, error) {
		ok, err := test(f)
		if ok {
			return 0, err
		}
		return 1, err
	}
}
