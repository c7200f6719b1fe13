package eval

import (
	"labsh/shell/python/object"
	"labsh/shell/python/syntax"
)

// block compiles statements that run one after the other.
func (c *compiler) block(body []syntax.Stmt) stmt {
	stmts := make([]stmt, 0, len(body))
	yields := false
	for _, s := range body {
		if compiled := c.stmt(s); compiled != nil {
			stmts = append(stmts, compiled)
			yields = yields || c.yields(s)
		}
	}
	if yields {
		return c.sequence(stmts)
	}
	if len(stmts) == 1 {
		return stmts[0]
	}
	return func(f *frame) (exit, error) {
		for _, s := range stmts {
			if left, err := s(f); left != atEnd || err != nil {
				return left, err
			}
		}
		return atEnd, nil
	}
}

// module is block for the statements of a module. None of them runs twice: each is
// compiled as its turn comes, and what it was compiled to is then forgotten, which
// takes more memory than the statement itself.
func (c *compiler) module(body []syntax.Stmt) stmt {
	return func(f *frame) (exit, error) {
		for _, s := range body {
			compiled := c.stmt(s)
			if compiled == nil {
				continue
			}
			if left, err := compiled(f); left != atEnd || err != nil {
				return left, err
			}
		}
		return atEnd, nil
	}
}

// stmt compiles a statement; nil for one that does nothing.
func (c *compiler) stmt(s syntax.Stmt) stmt {
	if c.yields(s) {
		return c.resumableStmt(s)
	}
	return c.plainStmt(s)
}

// plainStmt compiles a statement that has no yield in it, or runs again from its
// beginning.
func (c *compiler) plainStmt(s syntax.Stmt) stmt {
	switch n := s.(type) {
	case *syntax.ExprStmt:
		return c.exprStmt(n)
	case *syntax.Assign:
		return c.assign(n)
	case *syntax.AugAssign:
		return c.augAssign(n)
	case *syntax.AnnAssign:
		return c.annAssign(n)
	case *syntax.If:
		test, body, orElse := c.test(n.Test, n.Span), c.block(n.Body), c.block(n.Else)
		return func(f *frame) (exit, error) {
			ok, err := test(f)
			if err != nil {
				return atEnd, err
			}
			if ok {
				return body(f)
			}
			return orElse(f)
		}
	case *syntax.For:
		return c.forLoop(n)
	case *syntax.While:
		return c.whileLoop(n)
	case *syntax.Break:
		return func(*frame) (exit, error) { return byBreak, nil }
	case *syntax.Continue:
		return func(*frame) (exit, error) { return byContinue, nil }
	case *syntax.FunctionDef:
		return c.functionDef(n)
	case *syntax.ClassDef:
		return c.classDef(n)
	case *syntax.Return:
		value := c.orNone(n.Value)
		return func(f *frame) (exit, error) {
			v, err := value(f)
			f.ret = v
			return byReturn, err
		}
	case *syntax.Raise:
		return c.raise(n)
	case *syntax.Try:
		return c.try(n)
	case *syntax.Match:
		return c.match(n)
	case *syntax.With:
		return c.with(n)
	case *syntax.Assert:
		return c.assert(n)
	case *syntax.Delete:
		return c.del(n.Targets)
	case *syntax.Import:
		return c.importStmt(n)
	case *syntax.ImportFrom:
		return c.importFrom(n)
	case *syntax.Command:
		return c.command(n)
	}
	return nil // pass, global, nonlocal
}

func (c *compiler) exprStmt(n *syntax.ExprStmt) stmt {
	if y, ok := n.Value.(*syntax.Yield); ok && !c.yields(y.Value) {
		return c.yieldStmt(y)
	}
	value := c.expr(n.Value)
	echo := c.code.env.Echo
	if echo == nil || c.scope.kind != moduleScope {
		return func(f *frame) (exit, error) {
			_, err := value(f)
			return atEnd, err
		}
	}
	at := &place{Span: n.Span}
	return func(f *frame) (exit, error) {
		v, err := value(f)
		if err != nil {
			return atEnd, err
		}
		if err := echo(f.t, v); err != nil {
			return atEnd, f.fail(err, at)
		}
		return atEnd, nil
	}
}

func (c *compiler) assert(n *syntax.Assert) stmt {
	test, at := c.test(n.Test, n.Span), &place{Span: n.Span}
	if _, ok := n.Test.(*syntax.Compare); ok {
		at.Span = n.Test.Range()
	}
	var msg expr
	if n.Msg != nil {
		msg = c.expr(n.Msg)
	}
	return func(f *frame) (exit, error) {
		ok, err := test(f)
		if ok || err != nil {
			return atEnd, err
		}
		e := object.NewException(object.AssertionError)
		if msg != nil {
			v, err := msg(f)
			if err != nil {
				return atEnd, err
			}
			e.Args = object.NewTuple(v)
		}
		return atEnd, f.fail(e, at)
	}
}

func (c *compiler) del(targets []syntax.Expr) stmt {
	var stmts []stmt
	for _, e := range targets {
		stmts = append(stmts, c.delTarget(e))
	}
	return func(f *frame) (exit, error) {
		for _, s := range stmts {
			if _, err := s(f); err != nil {
				return atEnd, err
			}
		}
		return atEnd, nil
	}
}

func (c *compiler) delTarget(e syntax.Expr) stmt {
	at := &place{Span: e.Range()}
	switch n := e.(type) {
	case *syntax.Name:
		return c.unbind(n.Ident, n.Span)
	case *syntax.Attribute:
		value, name := c.expr(n.Value), c.scope.mangle(n.Attr)
		return func(f *frame) (exit, error) {
			v, err := value(f)
			if err != nil {
				return atEnd, err
			}
			if err := object.DelAttr(f.t, v, name); err != nil {
				return atEnd, f.fail(err, at)
			}
			return atEnd, nil
		}
	case *syntax.Subscript:
		value, index := c.expr(n.Value), c.expr(n.Index)
		at := subscriptPlace(n)
		return func(f *frame) (exit, error) {
			v, err := value(f)
			if err != nil {
				return atEnd, err
			}
			i, err := index(f)
			if err != nil {
				return atEnd, err
			}
			if err := object.DelItem(f.t, v, i); err != nil {
				return atEnd, f.fail(err, at)
			}
			return atEnd, nil
		}
	case *syntax.Tuple:
		return c.del(n.Elems)
	case *syntax.List:
		return c.del(n.Elems)
	}
	return nil
}
