package syntax

// isTarget tells whether an expression can be assigned to: a name, attribute
// or subscript, or a tuple or list of such, some perhaps starred.
func isTarget(e Expr) bool {
	if s, ok := e.(*Starred); ok {
		e = s.Value
	}
	switch e := e.(type) {
	case *Name, *Attribute, *Subscript:
		return true
	case *Tuple:
		return all(e.Elems, isTarget)
	case *List:
		return all(e.Elems, isTarget)
	}
	return false
}

// isSingleTarget tells whether an expression can be annotated or assigned to
// with an operator.
func isSingleTarget(e Expr) bool {
	switch e.(type) {
	case *Name, *Attribute, *Subscript:
		return true
	}
	return false
}

// isDelTarget tells whether an expression can be deleted.
func isDelTarget(e Expr) bool {
	switch e := e.(type) {
	case *Name, *Attribute, *Subscript:
		return true
	case *Tuple:
		return all(e.Elems, isDelTarget)
	case *List:
		return all(e.Elems, isDelTarget)
	}
	return false
}

func all(list []Expr, f func(Expr) bool) bool {
	for _, e := range list {
		if !f(e) {
			return false
		}
	}
	return true
}

// targetList reads the targets of `for`.
func (p *parser) targetList() Expr {
	start := p.i
	e := p.list(start, p.targetElement(), p.targetElement)
	if !isTarget(e) {
		p.reject()
	}
	return e
}

func (p *parser) targetElement() Expr {
	if p.tok != tStar {
		return p.primary()
	}
	start := p.i
	p.next()
	value := p.primary()
	return &Starred{p.span(start), value}
}

// targetUse is what an invalid target was meant for.
type targetUse byte

const (
	starTargets targetUse = iota
	forTargets
	delTargets
)

// invalidTarget finds the part of e that can be no target.
func invalidTarget(use targetUse, e Expr) Expr {
	first := func(list []Expr) Expr {
		for _, e := range list {
			if bad := invalidTarget(use, e); bad != nil {
				return bad
			}
		}
		return nil
	}
	switch e := e.(type) {
	case *List:
		return first(e.Elems)
	case *Tuple:
		return first(e.Elems)
	case *Starred:
		if use != delTargets {
			return invalidTarget(use, e.Value)
		}
	case *Compare:
		// `for a in b` was read as a comparison.
		if use == forTargets {
			if e.Ops[0] == "in" {
				return invalidTarget(use, e.Left)
			}
			return nil
		}
	case *Name, *Subscript, *Attribute:
		return nil
	}
	return e
}

// raiseInvalidTarget stops when e can be no target.
func (p *parser) raiseInvalidTarget(use targetUse, e Expr) {
	bad := invalidTarget(use, e)
	if bad == nil {
		return
	}
	verb := "assign to"
	if use == delTargets {
		verb = "delete"
	}
	p.raise(bad.Range(), "cannot %s %s", verb, exprName(bad))
}

// exprName is what CPython calls an expression in its errors.
func exprName(e Expr) string {
	switch e := e.(type) {
	case *Attribute:
		return "attribute"
	case *Subscript:
		return "subscript"
	case *Starred:
		return "starred"
	case *Name:
		return "name"
	case *List:
		return "list"
	case *Tuple:
		return "tuple"
	case *Yield, *YieldFrom:
		return "yield expression"
	case *Lambda:
		return "lambda"
	case *Call:
		return "function call"
	case *Comprehension:
		return [...]string{"list comprehension", "set comprehension", "dict comprehension", "generator expression"}[e.Kind]
	case *Dict:
		return "dict literal"
	case *Set:
		return "set display"
	case *JoinedStr, *FormattedValue:
		return "f-string expression"
	case *Constant:
		if e.Name == "..." {
			return "ellipsis"
		}
		return e.Name
	case *IntLit, *FloatLit, *StrLit, *BytesLit:
		return "literal"
	case *Compare:
		return "comparison"
	case *Conditional:
		return "conditional expression"
	case *NamedExpr:
		return "named expression"
	}
	return "expression"
}
