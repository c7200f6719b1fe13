package syntax

// startsExpression tells whether an expression can begin at this token.
func (p *parser) startsExpression() bool {
	switch p.tok {
	case tName, tNumber, tString, tLparen, tLbracket, tLbrace, tEllipsis,
		tPlus, tMinus, tTilde, tStar, tNot, tLambda, tNone, tTrue, tFalse, tAwait:
		return true
	}
	p.far = max(p.far, p.i)
	return false
}

// list reads elements separated by commas, the last perhaps followed by one.
func (p *parser) list(start int, first Expr, element func() Expr) Expr {
	if p.tok != tComma {
		return first
	}
	elems := []Expr{first}
	for p.accept(tComma) {
		if !p.startsExpression() || !p.tail(func() { elems = append(elems, element()) }) {
			break
		}
	}
	return &Tuple{p.span(start), elems, false}
}

// starExpressions reads `a, *b, c`: one expression, or a tuple.
func (p *parser) starExpressions() Expr {
	start := p.i
	return p.list(start, p.starExpression(), p.starExpression)
}

// yieldOrStar reads what may stand alone or behind an equals sign.
func (p *parser) yieldOrStar() Expr {
	if p.tok == tYield {
		return p.yield()
	}
	return p.starExpressions()
}

// yield reads `yield`, `yield a, *b` or `yield from a`.
func (p *parser) yield() Expr {
	start := p.i
	p.next()
	if p.accept(tFrom) {
		value := p.expression()
		return &YieldFrom{p.span(start), value}
	}
	y := &Yield{}
	if p.startsExpression() {
		p.tail(func() { y.Value = p.starExpressions() })
	}
	y.Span = p.span(start)
	return y
}

// expressions is starExpressions without stars.
func (p *parser) expressions() Expr {
	start := p.i
	return p.list(start, p.expression(), p.expression)
}

func (p *parser) starExpression() Expr {
	if p.tok == tStar {
		return p.starred()
	}
	return p.expression()
}

// starred reads `*x` where x binds as tightly as `|`.
func (p *parser) starred() Expr {
	start := p.i
	p.next()
	value := p.bitwiseOr()
	return &Starred{p.span(start), value}
}

// starNamedList reads `a, *b, c := d`.
func (p *parser) starNamedList() Expr {
	start := p.i
	return p.list(start, p.starNamed(), p.starNamed)
}

func (p *parser) starNamed() Expr {
	if p.tok == tStar {
		return p.starred()
	}
	return p.namedExpression()
}

// namedExpression reads an expression or `name := expression`.
func (p *parser) namedExpression() Expr {
	if p.tok == tName && p.peekKind() == tWalrus {
		return p.walrus()
	}
	start := p.i
	e := p.expression()
	if p.second {
		p.diagnoseNamed(start, e)
	}
	if p.tok == tWalrus {
		p.reject()
	}
	return e
}

func (p *parser) walrus() Expr {
	start := p.i
	ident := p.name()
	target := &Name{p.span(start), ident}
	p.next()
	value := p.expression()
	return &NamedExpr{p.span(start), target, value}
}

// expression reads a conditional, a lambda, or what binds tighter.
func (p *parser) expression() Expr {
	if p.again {
		return p.remember(expressionRule, p.readExpression)
	}
	return p.readExpression()
}

func (p *parser) readExpression() Expr {
	p.enter()
	var e Expr
	if p.tok == tLambda {
		e = p.lambda()
	} else {
		e = p.conditional()
	}
	p.depth--
	return e
}

func (p *parser) conditional() Expr {
	start := p.i
	e := p.disjunction()
	if p.second {
		p.diagnoseExpression(start, e)
	}
	if p.tok != tIf {
		return e
	}
	c := &Conditional{Body: e}
	if !p.tail(func() {
		p.next()
		c.Test = p.disjunction()
		p.expect(tElse)
		c.Else = p.expression()
	}) {
		return e
	}
	c.Span = p.span(start)
	return c
}

func (p *parser) lambda() Expr {
	start := p.i
	p.next()
	params := p.params(true)
	p.expect(tColon)
	body := p.expression()
	return &Lambda{p.span(start), params, body}
}

// disjunction reads `a or b`.
func (p *parser) disjunction() Expr {
	if p.again {
		return p.remember(disjunctionRule, p.readDisjunction)
	}
	return p.readDisjunction()
}

func (p *parser) readDisjunction() Expr {
	return p.boolean(tOr, "or", p.conjunction)
}

func (p *parser) conjunction() Expr {
	return p.boolean(tAnd, "and", p.inversion)
}

func (p *parser) boolean(k kind, op Op, operand func() Expr) Expr {
	start := p.i
	e := operand()
	if p.tok != k {
		return e
	}
	values := []Expr{e}
	for p.tok == k {
		if !p.tail(func() { p.next(); values = append(values, operand()) }) {
			break
		}
	}
	if len(values) == 1 {
		return e
	}
	return &BoolOp{p.span(start), op, values}
}

func (p *parser) inversion() Expr {
	if p.tok != tNot {
		return p.comparison()
	}
	start := p.i
	p.next()
	p.enter()
	operand := p.inversion()
	p.depth--
	return &Unary{p.span(start), "not", operand}
}

// comparison reads a chain of comparisons.
func (p *parser) comparison() Expr {
	start := p.i
	left := p.bitwiseOr()
	if !p.startsComparison() {
		return left
	}
	c := &Compare{Left: left}
	for p.startsComparison() {
		if !p.tail(func() {
			op := p.comparisonOperator()
			right := p.bitwiseOr()
			c.Ops, c.Rights = append(c.Ops, op), append(c.Rights, right)
		}) {
			break
		}
	}
	if len(c.Ops) == 0 {
		return left
	}
	c.Span = p.span(start)
	return c
}

// startsComparison tells whether a comparison operator stands here.
func (p *parser) startsComparison() bool {
	switch p.tok {
	case tLess, tLessEqual, tGreater, tGreaterEqual, tEqual, tNotEqual, tIn, tIs:
		return true
	case tNot:
		return p.peekKind() == tIn
	}
	return false
}

func (p *parser) comparisonOperator() Op {
	var op Op
	switch p.tok {
	case tLess:
		op = "<"
	case tLessEqual:
		op = "<="
	case tGreater:
		op = ">"
	case tGreaterEqual:
		op = ">="
	case tEqual:
		op = "=="
	case tNotEqual:
		op = "!="
	case tIn:
		op = "in"
	case tIs:
		p.next()
		if p.accept(tNot) {
			return "is not"
		}
		return "is"
	case tNot:
		p.next()
		op = "not in"
	}
	p.next()
	return op
}

// precedences of the binary operators, the loosest first.
const (
	precBar = 1 + iota
	precCaret
	precAmp
	precShift
	precSum
	precTerm
)

// binaryOperator gives a token's precedence, 0 when it is no binary operator.
func binaryOperator(k kind) (int, Op) {
	switch k {
	case tBar:
		return precBar, "|"
	case tCaret:
		return precCaret, "^"
	case tAmp:
		return precAmp, "&"
	case tShiftLeft:
		return precShift, "<<"
	case tShiftRight:
		return precShift, ">>"
	case tPlus:
		return precSum, "+"
	case tMinus:
		return precSum, "-"
	case tStar:
		return precTerm, "*"
	case tSlash:
		return precTerm, "/"
	case tDoubleSlash:
		return precTerm, "//"
	case tPercent:
		return precTerm, "%"
	case tAt:
		return precTerm, "@"
	}
	return 0, ""
}

func (p *parser) bitwiseOr() Expr { return p.binary(precBar) }

// binary reads binary operators that bind at least as tightly as least.
func (p *parser) binary(least int) Expr {
	start := p.i
	left := p.factor()
	for {
		prec, op := binaryOperator(p.tok)
		if prec < least || prec == 0 {
			return left
		}
		if !p.second {
			p.next()
			right := p.binary(prec + 1)
			left = &Binary{p.span(start), op, left, right}
			continue
		}
		var right Expr
		if !p.attempt(func() { p.next(); right = p.binary(prec + 1) }) {
			return left
		}
		left = &Binary{p.span(start), op, left, right}
	}
}

// factor reads signs and powers.
func (p *parser) factor() Expr {
	start := p.i
	var op Op
	switch p.tok {
	case tPlus:
		op = "+"
	case tMinus:
		op = "-"
	case tTilde:
		op = "~"
	default:
		base := p.primary()
		if p.tok != tDoubleStar {
			return base
		}
		p.next()
		p.enter()
		exponent := p.factor()
		p.depth--
		return &Binary{p.span(start), "**", base, exponent}
	}
	p.next()
	p.enter()
	operand := p.factor()
	p.depth--
	return &Unary{p.span(start), op, operand}
}
