package eval

import "labsh/shell/python/syntax"

// resumableStmt compiles a statement with a yield in it.
func (c *compiler) resumableStmt(s syntax.Stmt) stmt {
	switch n := s.(type) {
	case *syntax.AugAssign:
		return c.resumableAugAssign(n)
	case *syntax.If:
		return c.resumableIf(n)
	case *syntax.While:
		return c.resumableWhile(n)
	case *syntax.For:
		return c.resumableFor(n)
	case *syntax.Try:
		return c.resumableTry(n)
	case *syntax.Match:
		return c.resumableMatch(n)
	case *syntax.With:
		body := c.block(n.Body)
		for i := len(n.Items) - 1; i >= 0; i-- {
			body = c.resumableWith(n.Items[i], body, &place{Span: n.Span})
		}
		return body
	case *syntax.Raise:
		if n.Cause != nil {
			x := c.operands(n.Exc, n.Cause)
			return c.raise(&syntax.Raise{Span: n.Span, Exc: x[0], Cause: x[1]})
		}
	case *syntax.Assert:
		if n.Msg != nil { // the test is passed, or fails and is not asked again
			fails := syntax.Assert{Span: n.Span, Test: &syntax.Constant{Span: n.Test.Range(), Name: "False"}, Msg: n.Msg}
			return c.resumableIf(&syntax.If{Span: n.Span, Test: n.Test, Else: []syntax.Stmt{&fails}})
		}
	}
	// All others have one expression that yields before they do anything.
	return c.plainStmt(s)
}

// sequence runs statements one after the other, and goes on with the one in which the
// generator was suspended.
func (c *compiler) sequence(stmts []stmt) stmt {
	if len(stmts) == 1 {
		return stmts[0]
	}
	k := c.mark()
	return func(f *frame) (exit, error) {
		r, i := f.gen, 0
		if r.resuming {
			i = int(r.marks[k])
		}
		for ; i < len(stmts); i++ {
			if left, err := stmts[i](f); left != atEnd || err != nil {
				r.marks[k] = int32(i)
				return left, err
			}
		}
		return atEnd, nil
	}
}

// resumableAugAssign reads the target once, before the value.
func (c *compiler) resumableAugAssign(n *syntax.AugAssign) stmt {
	from, to := n.Target, n.Target
	switch t := n.Target.(type) {
	case *syntax.Attribute:
		k := c.keep(t.Value)
		from, to = &syntax.Attribute{Span: t.Span, Value: k, Attr: t.Attr}, &syntax.Attribute{Span: t.Span, Value: k.reread(), Attr: t.Attr}
	case *syntax.Subscript:
		k, i := c.keep(t.Value), c.keep(t.Index)
		from, to = &syntax.Subscript{Span: t.Span, Value: k, Index: i}, &syntax.Subscript{Span: t.Span, Value: k.reread(), Index: i.reread()}
	}
	return augment(c.expr(c.keep(from)), c.inPlace(n), c.target(to))
}

func (c *compiler) resumableIf(n *syntax.If) stmt {
	return branches(c.mark(), truth(c.test(n.Test, n.Span)), c.block(n.Body), c.block(n.Else))
}

func (c *compiler) resumableMatch(n *syntax.Match) stmt {
	choose, bodies := c.chooser(n), make([]func(*frame) (exit, error), len(n.Cases))
	for i, k := range n.Cases {
		bodies[i] = c.block(k.Body)
	}
	return branches(c.mark(), choose, bodies...)
}

// The parts of a loop or with statement, for its mark.
const (
	inHead = iota
	inBody
	inElse
)

func (c *compiler) resumableWhile(n *syntax.While) stmt {
	test, body, orElse := c.test(n.Test, n.Span), c.block(n.Body), c.block(n.Else)
	k, at := c.mark(), &place{Span: n.Test.Range()}
	return func(f *frame) (exit, error) {
		r := f.gen
		for {
			if !r.resuming {
				r.marks[k] = inHead
				if err := f.t.Check(); err != nil {
					return atEnd, f.fail(err, at)
				}
			}
			if r.marks[k] == inHead {
				ok, err := test(f)
				if err != nil {
					return atEnd, err
				}
				r.marks[k] = inElse
				if ok {
					r.marks[k] = inBody
				}
			}
			if r.marks[k] == inElse {
				return orElse(f)
			}
			switch left, err := body(f); {
			case err != nil || left == byReturn:
				return left, err
			case left == byBreak:
				return atEnd, nil
			}
		}
	}
}

// resumableFor compiles a for loop whose iterator stands in the generator.
func (c *compiler) resumableFor(n *syntax.For) stmt {
	iter := c.expr(n.Iter)
	bind, body, orElse := c.target(n.Target), c.block(n.Body), c.block(n.Else)
	k, j, at := c.mark(), c.iterator(), &place{Span: n.Span}
	return func(f *frame) (exit, error) {
		r := f.gen
		if !r.resuming || r.marks[k] == inHead {
			r.marks[k] = inHead
			it, err := f.iterate(iter, at)
			if err != nil {
				return atEnd, err
			}
			r.its[j] = it
		} else if r.marks[k] == inElse {
			return orElse(f)
		}
		for it := r.its[j]; ; {
			if !r.resuming {
				v, err := it.Next(f.t)
				if err != nil {
					return atEnd, f.fail(err, at)
				}
				if v == nil {
					r.its[j], r.marks[k] = nil, inElse
					return orElse(f)
				}
				if err := bind(f, v); err != nil {
					f.forgets(it)
					return atEnd, err
				}
				r.marks[k] = inBody
			}
			left, err := body(f)
			if err == errSuspended {
				return left, err
			}
			if err == nil && left != byReturn && left != byBreak {
				if err = f.t.Check(); err == nil {
					continue
				}
				err = f.fail(err, at)
			}
			f.forgets(r.its[j])
			r.its[j] = nil
			if left == byBreak {
				left = atEnd
			}
			return left, err
		}
	}
}
