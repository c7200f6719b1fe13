package syntax

import "strings"

// This file holds what only the second pass does: the rules that CPython's
// grammar names invalid_…, which find the usual mistakes and word them.

// isSoftKeyword tells names that may begin statements of their own. CPython
// 3.11 compares only as many letters as the name has, so that `c` counts too,
// and `f(c d)` gets no hint of a comma.
func isSoftKeyword(word string) bool {
	return strings.HasPrefix("match", word) || strings.HasPrefix("case", word) || word == "_"
}

// isLegacyStatement tells the names that were statements in Python 2.
func isLegacyStatement(e Expr) bool {
	n, ok := e.(*Name)
	return ok && (n.Ident == "print" || n.Ident == "exec")
}

// diagnoseExpression looks behind an expression for another one that a comma
// should separate from it, for a condition without else, and for a statement
// of Python 2 (invalid_expression, invalid_legacy_expression).
func (p *parser) diagnoseExpression(start int, e Expr) {
	back := p.i
	first := p.tokens[start]
	soft := first.kind == tName && isSoftKeyword(p.textOf(start))
	prefixed := first.kind == tName && start+1 < len(p.tokens) && p.tokens[start+1].kind == tString
	if !soft && !prefixed && p.startsExpression() {
		var other Expr
		if p.quietly(func() { other = p.readExpression() }) {
			if !isLegacyStatement(e) && p.tokens[p.i-1].level > 0 {
				p.raise(Span{e.Range().Start, other.Range().End}, "invalid syntax. Perhaps you forgot a comma?")
			}
			p.rewind(back)
		}
	}
	if p.tok == tIf {
		var test Expr
		if p.attempt(func() { p.next(); test = p.disjunction() }) {
			if p.tok != tElse && p.tok != tColon {
				p.raise(Span{e.Range().Start, test.Range().End}, "expected 'else' after 'if' expression")
			}
			p.rewind(back)
		}
	}
	if first.kind == tName {
		// Whatever the name, what follows is read, and may be found wrong.
		var args Expr
		p.rewind(start + 1)
		name := p.textOf(start)
		if p.tok != tLparen && p.startsExpression() && p.attempt(func() { args = p.starExpressions() }) &&
			(name == "print" || name == "exec") {
			p.raise(Span{e.Range().Start, args.Range().End},
				"Missing parentheses in call to '%s'. Did you mean %s(...)?", name, name)
		}
		p.rewind(back)
	}
}

// diagnoseNamed looks behind an expression for `:=` and `=` where neither may
// stand (invalid_named_expression).
func (p *parser) diagnoseNamed(start int, e Expr) {
	back := p.i
	if p.tok == tWalrus {
		if p.attempt(func() { p.next(); p.expression() }) {
			p.raise(e.Range(), "cannot use assignment expressions with %s", exprName(e))
		}
	}
	if p.tok != tAssign {
		return
	}
	p.rewind(start)
	defer p.rewind(back)
	var left, right Expr
	if !p.attempt(func() {
		left = p.bitwiseOr()
		p.expect(tAssign)
		right = p.bitwiseOr()
		if p.tok == tAssign || p.tok == tWalrus {
			p.reject()
		}
	}) {
		return
	}
	switch l := left.(type) {
	case *Name:
		if p.tokens[start].kind == tName {
			p.raise(Span{left.Range().Start, right.Range().End},
				"invalid syntax. Maybe you meant '==' or ':=' instead of '='?")
		}
	case *List:
		return
	case *Tuple:
		return
	case *Comprehension:
		if l.Kind == Generator {
			return
		}
	case *Constant:
		if p.tokens[start].kind != tLparen && l.Name != "..." {
			return
		}
	}
	switch p.tokens[start].kind {
	case tTrue, tFalse, tNone:
		return
	}
	p.raise(left.Range(), "cannot assign to %s here. Maybe you meant '==' instead of '='?", exprName(left))
}

// diagnoseAssignment looks at the current statement as an assignment to what
// cannot be assigned to (invalid_assignment).
func (p *parser) diagnoseAssignment() {
	start := p.i
	if p.tok == tLbracket || p.tok == tLparen {
		var target Expr
		if p.attempt(func() {
			target = p.atom()
			p.expect(tColon)
			p.expression()
		}) {
			switch target.(type) {
			case *List, *Tuple:
				p.raise(target.Range(), "only single target (not %s) can be annotated", exprName(target))
			}
		}
		p.rewind(start)
	}
	p.diagnoseTupleAnnotation()
	p.rewind(start)
	var e Expr
	if p.attempt(func() {
		e = p.expression()
		p.expect(tColon)
		p.expression()
	}) {
		p.raise(e.Range(), "illegal target for annotation")
	}
	p.rewind(start)
	p.attempt(func() {
		for {
			e = p.starExpressions()
			if p.tok != tAssign || !isTarget(e) {
				break
			}
			p.next()
		}
		if p.tok == tAssign {
			p.raiseInvalidTarget(starTargets, e)
		}
		p.reject()
	})
	p.rewind(start)
	p.attempt(func() {
		for p.tok != tYield {
			if e = p.starExpressions(); p.tok != tAssign || !isTarget(e) {
				p.reject()
			}
			p.next()
		}
		if e = p.yield(); p.tok == tAssign {
			p.raise(e.Range(), "assignment to yield expression not possible")
		}
		p.reject()
	})
	p.rewind(start)
	if p.attempt(func() {
		e = p.starExpressions()
		if _, ok := augmented[p.tok]; !ok {
			p.reject()
		}
		p.next()
		p.yieldOrStar()
	}) {
		p.raise(e.Range(), "'%s' is an illegal expression for augmented assignment", exprName(e))
	}
}

// diagnoseTupleAnnotation looks for `a, b: int`. Reading the elements also
// finds a wrong `=` behind each of them.
func (p *parser) diagnoseTupleAnnotation() {
	var first Expr
	if p.attempt(func() {
		first = p.starNamed()
		p.expect(tComma)
		for p.startsExpression() {
			p.starNamed()
			if !p.accept(tComma) {
				break
			}
		}
		p.expect(tColon)
		p.expression()
	}) {
		p.raise(first.Range(), "only single target (not tuple) can be annotated")
	}
}

// diagnoseGroup looks for a lone starred expression between parentheses
// (invalid_group).
func (p *parser) diagnoseGroup(start int) {
	back := p.i
	switch p.tok {
	case tStar:
		var e Expr
		if p.attempt(func() {
			at := p.i
			p.next()
			value := p.expression()
			e = &Starred{p.span(at), value}
			p.expect(tRparen)
		}) {
			p.raise(e.Range(), "cannot use starred expression here")
		}
	case tDoubleStar:
		at := p.tokenSpan(p.i)
		if p.attempt(func() { p.next(); p.expression(); p.expect(tRparen) }) {
			p.raise(at, "cannot use double starred expression here")
		}
	}
	p.rewind(back)
}

// diagnoseDisplay looks behind the elements of a list or set for the `for` of
// a comprehension whose target lacks parentheses (invalid_comprehension).
func (p *parser) diagnoseDisplay(elems []Expr) {
	if p.tok != tFor {
		return
	}
	back := p.i
	if p.attempt(func() { p.clauses() }) {
		end := elems[len(elems)-1].Range().End
		if len(elems) == 1 {
			end = p.endOf(back - 1)
		}
		p.raise(Span{elems[0].Range().Start, end}, "did you forget parentheses around the comprehension target?")
	}
	p.rewind(back)
}

// diagnoseHandler looks for exception types without parentheses
// (invalid_except_stmt).
func (p *parser) diagnoseHandler(first Expr) {
	if p.tok != tComma {
		return
	}
	if p.attempt(func() {
		p.next()
		p.expressions()
		if p.accept(tAs) {
			p.name()
		}
		p.expect(tColon)
	}) {
		p.raise(p.upToHere(first.Range().Start), "multiple exception types must be parenthesized")
	}
}
