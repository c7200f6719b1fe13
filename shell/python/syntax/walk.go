package syntax

// children calls f for each expression right inside e, in Python's order of
// evaluation. Lambdas and comprehensions, which are scopes of their own, are
// left to the caller.
func children(e Expr, f func(Expr)) {
	visit := func(list ...Expr) {
		for _, e := range list {
			if e != nil {
				f(e)
			}
		}
	}
	switch e := e.(type) {
	case *JoinedStr:
		visit(e.Parts...)
	case *FormattedValue:
		visit(e.Value)
		if e.Spec != nil {
			visit(e.Spec)
		}
	case *Tuple:
		visit(e.Elems...)
	case *List:
		visit(e.Elems...)
	case *Set:
		visit(e.Elems...)
	case *Dict:
		visit(e.Keys...)
		visit(e.Values...)
	case *Unary:
		visit(e.Operand)
	case *Binary:
		visit(e.Left, e.Right)
	case *BoolOp:
		visit(e.Values...)
	case *Compare:
		visit(e.Left)
		visit(e.Rights...)
	case *Conditional:
		visit(e.Test, e.Body, e.Else)
	case *NamedExpr:
		visit(e.Value, e.Target)
	case *Attribute:
		visit(e.Value)
	case *Subscript:
		visit(e.Value, e.Index)
	case *Slice:
		visit(e.Lower, e.Upper, e.Step)
	case *Yield:
		visit(e.Value)
	case *YieldFrom:
		visit(e.Value)
	case *Starred:
		visit(e.Value)
	case *Call:
		visit(e.Func)
		visit(e.Args...)
		for _, k := range e.Keywords {
			visit(k.Value)
		}
	}
}

// blocks calls f for each block of a statement that shares its scope.
func blocks(s Stmt, f func([]Stmt)) {
	switch s := s.(type) {
	case *If:
		f(s.Body)
		f(s.Else)
	case *For:
		f(s.Body)
		f(s.Else)
	case *While:
		f(s.Body)
		f(s.Else)
	case *With:
		f(s.Body)
	case *Match:
		for _, c := range s.Cases {
			f(c.Body)
		}
	case *Try:
		f(s.Body)
		for _, h := range s.Handlers {
			f(h.Body)
		}
		f(s.Else)
		f(s.Finally)
	}
}

// values calls f for each expression of a statement's header whose value is
// taken, in order of evaluation; targets and the parts of definitions are left
// to the caller.
func values(s Stmt, f func(Expr)) {
	visit := func(list ...Expr) {
		for _, e := range list {
			if e != nil {
				f(e)
			}
		}
	}
	switch s := s.(type) {
	case *ExprStmt:
		visit(s.Value)
	case *Assign:
		visit(s.Value)
	case *AugAssign:
		visit(s.Value)
	case *AnnAssign:
		visit(s.Annotation, s.Value)
	case *If:
		visit(s.Test)
	case *For:
		visit(s.Iter)
	case *While:
		visit(s.Test)
	case *Return:
		visit(s.Value)
	case *Raise:
		visit(s.Exc, s.Cause)
	case *Assert:
		visit(s.Test, s.Msg)
	case *Try:
		for _, h := range s.Handlers {
			visit(h.Type)
		}
	case *With:
		for _, w := range s.Items {
			visit(w.Context)
		}
	case *Command:
		visit(s.Exprs...)
	}
}

// each calls f for each parameter, in order.
func (p *Params) each(f func(Param)) {
	for _, list := range [][]Param{p.PosOnly, p.Args} {
		for _, a := range list {
			f(a)
		}
	}
	if p.VarArg != nil {
		f(*p.VarArg)
	}
	for _, a := range p.KwOnly {
		f(a)
	}
	if p.KwArg != nil {
		f(*p.KwArg)
	}
}
