package eval

import (
	"labsh/shell/python/object"
	"labsh/shell/python/syntax"
)

var binaryOps = map[syntax.Op]object.BinaryOp{
	"+": object.Add, "-": object.Sub, "*": object.Mul, "/": object.TrueDiv, "//": object.FloorDiv,
	"%": object.Mod, "**": object.Pow, "<<": object.LShift, ">>": object.RShift,
	"&": object.And, "|": object.Or, "^": object.Xor, "@": object.MatMul,
}

var unaryOps = map[syntax.Op]object.UnaryOp{"-": object.Neg, "+": object.Pos, "~": object.Invert}

var compareOps = map[syntax.Op]object.CompareOp{
	"<": object.LT, "<=": object.LE, "==": object.EQ, "!=": object.NE, ">": object.GT, ">=": object.GE,
}

func (c *compiler) binary(n *syntax.Binary) expr {
	// A chain a + b + c … is flat in the text but deep in the tree.
	op := binaryOps[n.Op]
	left, right := c.expr(n.Left), c.expr(n.Right)
	at := binaryPlace(n)
	if k, ok := n.Right.(*syntax.IntLit); ok && k.Big == nil && (op == object.Add || op == object.Sub) {
		d := k.Value
		if op == object.Sub {
			d = -d
		}
		return c.addConstant(left, d, right, op, at)
	}
	return func(f *frame) (object.Value, error) {
		x, err := left(f)
		if err != nil {
			return nil, err
		}
		y, err := right(f)
		if err != nil {
			return nil, err
		}
		if v := intBinary(f.t, op, x, y); v != nil {
			return v, nil
		}
		v, err := object.Binary(f.t, op, x, y)
		if err != nil {
			return nil, f.fail(err, at)
		}
		return v, nil
	}
}

// binaryPlace is the node's place with its operator's columns, as CPython
// underlines them, where all stands on one line.
func binaryPlace(n *syntax.Binary) *place {
	at := &place{Span: n.Span}
	l, r := n.Left.Range().End, n.Right.Range().Start
	if l.Line == r.Line {
		at.left, at.right = l.Col, r.Col
	}
	return at
}

// addConstant is `left + d` for a small constant.
func (c *compiler) addConstant(left expr, d int64, right expr, op object.BinaryOp, at *place) expr {
	return func(f *frame) (object.Value, error) {
		x, err := left(f)
		if err != nil {
			return nil, err
		}
		if a, ok := x.(object.Int); ok {
			if s := int64(a) + d; (s > int64(a)) == (d > 0) || d == 0 {
				return f.t.Int(s), nil
			}
		}
		y, err := right(f)
		if err != nil {
			return nil, err
		}
		v, err := object.Binary(f.t, op, x, y)
		if err != nil {
			return nil, f.fail(err, at)
		}
		return v, nil
	}
}

// intBinary does the commonest operations on machine integers and floats; nil leaves
// the rest to package object.
func intBinary(t *object.Thread, op object.BinaryOp, x, y object.Value) object.Value {
	a, ok := x.(object.Int)
	if !ok {
		return floatBinary(t, op, x, y)
	}
	b, ok := y.(object.Int)
	if !ok {
		if b, ok := y.(object.Float); ok {
			return floats(t, op, object.Float(a), b)
		}
		return nil
	}
	switch op {
	case object.Add:
		if s := a + b; (s > a) == (b > 0) {
			return t.Int(int64(s))
		}
	case object.Sub:
		if s := a - b; (s < a) == (b > 0) {
			return t.Int(int64(s))
		}
	case object.Mul:
		const half = 1 << 31
		if a > -half && a < half && b > -half && b < half {
			return t.Int(int64(a * b))
		}
	case object.FloorDiv:
		if b > 0 && a >= 0 {
			return t.Int(int64(a / b))
		}
	case object.Mod:
		if b > 0 && a >= 0 {
			return t.Int(int64(a % b))
		}
	case object.And:
		return t.Int(int64(a & b))
	case object.Or:
		return t.Int(int64(a | b))
	case object.Xor:
		return t.Int(int64(a ^ b))
	case object.LShift:
		if a >= 0 && a < 1<<31 && b >= 0 && b < 32 {
			return t.Int(int64(a << b))
		}
	case object.RShift:
		if b >= 0 && b < 64 {
			return t.Int(int64(a >> b))
		}
	case object.TrueDiv:
		const exact = 1 << 53
		if b != 0 && a > -exact && a < exact && b > -exact && b < exact {
			return t.Float(object.Float(a) / object.Float(b))
		}
	}
	return nil
}

func floatBinary(t *object.Thread, op object.BinaryOp, x, y object.Value) object.Value {
	a, ok := x.(object.Float)
	if !ok {
		return nil
	}
	switch b := y.(type) {
	case object.Float:
		return floats(t, op, a, b)
	case object.Int:
		return floats(t, op, a, object.Float(b))
	}
	return nil
}

func floats(t *object.Thread, op object.BinaryOp, a, b object.Float) object.Value {
	switch op {
	case object.Add:
		return t.Float(a + b)
	case object.Sub:
		return t.Float(a - b)
	case object.Mul:
		return t.Float(a * b)
	case object.TrueDiv:
		if b != 0 {
			return t.Float(a / b)
		}
	}
	return nil
}

func (c *compiler) unary(n *syntax.Unary) expr {
	if n.Op == "not" {
		test := c.test(n.Operand, n.Span)
		return func(f *frame) (object.Value, error) {
			ok, err := test(f)
			return object.NewBool(!ok), err
		}
	}
	if k, ok := n.Operand.(*syntax.IntLit); ok && n.Op == "-" && k.Big == nil {
		return constant(object.NewInt(-k.Value))
	}
	op, operand, at := unaryOps[n.Op], c.expr(n.Operand), &place{Span: n.Span}
	return func(f *frame) (object.Value, error) {
		x, err := operand(f)
		if err != nil {
			return nil, err
		}
		v, err := object.Unary(f.t, op, x)
		if err != nil {
			return nil, f.fail(err, at)
		}
		return v, nil
	}
}

func (c *compiler) boolOp(n *syntax.BoolOp) expr {
	values := c.exprs(n.Values)
	at := &place{Span: n.Span}
	stopAt := n.Op == "or"
	return func(f *frame) (object.Value, error) {
		last := len(values) - 1
		for _, e := range values[:last] {
			v, err := e(f)
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
		return values[last](f)
	}
}

// comparison is one link of a chain.
type comparison func(f *frame, x, y object.Value) (object.Value, error)

func (c *compiler) comparison(op syntax.Op) comparison {
	switch op {
	case "is":
		return func(_ *frame, x, y object.Value) (object.Value, error) {
			return object.NewBool(object.Identical(x, y)), nil
		}
	case "is not":
		return func(_ *frame, x, y object.Value) (object.Value, error) {
			return object.NewBool(!object.Identical(x, y)), nil
		}
	case "in", "not in":
		want := op == "in"
		return func(f *frame, x, y object.Value) (object.Value, error) {
			found, err := object.Contains(f.t, y, x)
			return object.NewBool(found == want), err
		}
	}
	cmp := compareOps[op]
	return func(f *frame, x, y object.Value) (object.Value, error) {
		if a, ok := x.(object.Int); ok {
			if b, ok := y.(object.Int); ok {
				return object.NewBool(compareInts(cmp, a, b)), nil
			}
		}
		return object.Compare(f.t, cmp, x, y)
	}
}

func compareInts(op object.CompareOp, a, b object.Int) bool {
	switch op {
	case object.LT:
		return a < b
	case object.LE:
		return a <= b
	case object.EQ:
		return a == b
	case object.NE:
		return a != b
	case object.GT:
		return a > b
	}
	return a >= b
}

func (c *compiler) compare(n *syntax.Compare) expr {
	left, at := c.expr(n.Left), &place{Span: n.Span}
	if len(n.Ops) == 1 {
		cmp, right := c.comparison(n.Ops[0]), c.expr(n.Rights[0])
		return func(f *frame) (object.Value, error) {
			x, err := left(f)
			if err != nil {
				return nil, err
			}
			y, err := right(f)
			if err != nil {
				return nil, err
			}
			v, err := cmp(f, x, y)
			if err != nil {
				return nil, f.fail(err, at)
			}
			return v, nil
		}
	}
	cmps := make([]comparison, len(n.Ops))
	for i, op := range n.Ops {
		cmps[i] = c.comparison(op)
	}
	rights := c.exprs(n.Rights)
	return func(f *frame) (object.Value, error) {
		x, err := left(f)
		if err != nil {
			return nil, err
		}
		var v object.Value
		for i, cmp := range cmps {
			y, err := rights[i](f)
			if err != nil {
				return nil, err
			}
			if v, err = cmp(f, x, y); err != nil {
				return nil, f.fail(err, at)
			}
			if i == len(cmps)-1 {
				break
			}
			ok, err := object.Truth(f.t, v)
			if err != nil {
				return nil, f.fail(err, at)
			}
			if !ok {
				return v, nil
			}
			x = y
		}
		return v, nil
	}
}
