package eval

import (
	"labsh/shell/python/object"
	"labsh/shell/python/syntax"
)

func (c *compiler) whileLoop(n *syntax.While) stmt {
	test, body, orElse := c.test(n.Test, n.Span), c.block(n.Body), c.block(n.Else)
	at := &place{Span: n.Test.Range()}
	return func(f *frame) (exit, error) {
		for {
			if err := f.t.Check(); err != nil {
				return atEnd, f.fail(err, at)
			}
			ok, err := test(f)
			if err != nil {
				return atEnd, err
			}
			if !ok {
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

func (c *compiler) forLoop(n *syntax.For) stmt {
	iter, bind := c.expr(n.Iter), c.target(n.Target)
	body, orElse := c.block(n.Body), c.block(n.Else)
	at := &place{Span: n.Span}
	run := func(f *frame, it object.Iterator) (exit, error) {
		for {
			v, err := it.Next(f.t)
			if err != nil {
				return atEnd, f.fail(err, at)
			}
			if v == nil {
				return orElse(f)
			}
			if err := bind(f, v); err != nil {
				return atEnd, err
			}
			switch left, err := body(f); {
			case err != nil || left == byReturn:
				return left, err
			case left == byBreak:
				return atEnd, nil
			}
			if err := f.t.Check(); err != nil {
				return atEnd, f.fail(err, at)
			}
		}
	}
	return func(f *frame) (exit, error) {
		v, err := iter(f)
		if err != nil {
			return atEnd, err
		}
		it, err := object.Iter(f.t, v)
		if err != nil {
			return atEnd, f.fail(err, at)
		}
		left, err := run(f, it)
		f.forgets(it)
		return left, err
	}
}
