package eval

import (
	"labsh/shell/python/object"
	"labsh/shell/python/syntax"
)

func (c *compiler) whileLoop(n *syntax.While) stmt {
	test, body, orElse := c.test(n.Test, n.Span), c.turn(n, n.Body), c.block(n.Else)
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
	iter, bind, pair := c.expr(n.Iter), c.target(n.Target), c.pair(n.Target)
	body, orElse := c.turn(n, n.Body), c.block(n.Else)
	at := &place{Span: n.Span}
	run := func(f *frame, it object.Iterator) (exit, error) {
		pairs := pair.of(it)
		for {
			if pairs != nil {
				if more, err := pair.next(f, pairs, at); err != nil {
					return atEnd, err
				} else if !more {
					return orElse(f)
				}
			} else {
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
		it, err := f.iterate(iter, at)
		if err != nil {
			return atEnd, err
		}
		left, err := run(f, it)
		f.forgets(it)
		return left, err
	}
}

// turn is the body of a loop, which tells those who run the commands in it when it
// begins.
func (c *compiler) turn(loop syntax.Stmt, body []syntax.Stmt) stmt {
	before := c.code.commands
	c.code.commands = false
	run := c.block(body)
	holds := c.code.commands
	c.code.commands = before || holds
	if !holds || c.code.sig != nil {
		return run
	}
	commands := c.code.env.Commands
	return func(f *frame) (exit, error) {
		commands.Turn(loop)
		return run(f)
	}
}

// iterate begins to iterate over the value of e.
func (f *frame) iterate(e expr, at *place) (object.Iterator, error) {
	v, err := e(f)
	if err != nil {
		return nil, err
	}
	it, err := object.Iter(f.t, v)
	if err != nil {
		return nil, f.fail(err, at)
	}
	return it, nil
}

// pairTarget is the target of a loop that takes each element apart into two; nil for
// any other target.
type pairTarget struct{ first, second assigner }

func (c *compiler) pair(target syntax.Expr) *pairTarget {
	n, ok := target.(*syntax.Tuple)
	if !ok || len(n.Elems) != 2 || c.yields(n) {
		return nil
	}
	for _, e := range n.Elems {
		if starred(e) {
			return nil
		}
	}
	return &pairTarget{c.target(n.Elems[0]), c.target(n.Elems[1])}
}

// of gives it where it has pairs for this target, which are then never made.
func (p *pairTarget) of(it object.Iterator) object.Pairs {
	if p == nil {
		return nil
	}
	if pairs, ok := it.(object.Pairs); ok && pairs.Paired() {
		return pairs
	}
	return nil
}

// next binds the next pair; false at the end.
func (p *pairTarget) next(f *frame, pairs object.Pairs, at *place) (bool, error) {
	a, b, err := pairs.NextPair(f.t)
	if err != nil {
		return false, f.fail(err, at)
	}
	if a == nil {
		return false, nil
	}
	if err := p.first(f, a); err != nil {
		return false, err
	}
	return true, p.second(f, b)
}
