package eval

import (
	"labsh/shell/python/object"
	"labsh/shell/python/syntax"
)

// test tells the truth of an expression.
type test func(f *frame) (bool, error)

// test compiles an expression of which only the truth is asked, in the
// statement or expression whose place is span.
func (c *compiler) test(e syntax.Expr, span syntax.Span) test {
	switch n := e.(type) {
	case *syntax.Compare:
		// CPython's compiler leaves its place at the comparison.
		if span = n.Span; len(n.Ops) == 1 {
			if t := c.compareTest(n); t != nil {
				return t
			}
		}
	case *syntax.Unary:
		if n.Op == "not" {
			operand := c.test(n.Operand, n.Span)
			return func(f *frame) (bool, error) {
				ok, err := operand(f)
				return !ok, err
			}
		}
	}
	at := &place{Span: span}
	value := c.expr(e)
	return func(f *frame) (bool, error) {
		v, err := value(f)
		if err != nil {
			return false, err
		}
		if b, ok := v.(object.Bool); ok {
			return bool(b), nil
		}
		ok, err := object.Truth(f.t, v)
		if err != nil {
			return false, f.fail(err, at)
		}
		return ok, nil
	}
}

// compareTest compiles the test of one comparison, without the bool that it is when
// its value is asked; nil for `in`.
func (c *compiler) compareTest(n *syntax.Compare) test {
	at := &place{Span: n.Span}
	op, ordinary := compareOps[n.Ops[0]]
	same := n.Ops[0] == "is"
	if !ordinary && !same && n.Ops[0] != "is not" {
		return nil
	}
	left, right := c.expr(n.Left), c.expr(n.Rights[0])
	if !ordinary {
		return func(f *frame) (bool, error) {
			x, err := left(f)
			if err != nil {
				return false, err
			}
			y, err := right(f)
			if err != nil {
				return false, err
			}
			return object.Identical(x, y) == same, nil
		}
	}
	return func(f *frame) (bool, error) {
		x, err := left(f)
		if err != nil {
			return false, err
		}
		y, err := right(f)
		if err != nil {
			return false, err
		}
		if a, ok := x.(object.Int); ok {
			if b, ok := y.(object.Int); ok {
				return compareInts(op, a, b), nil
			}
		}
		ok, err := object.CompareBool(f.t, op, x, y)
		if err != nil {
			return false, f.fail(err, at)
		}
		return ok, nil
	}
}
