package syntax

import "strings"

// statements reads statements as long as there are any.
func (p *parser) statements() []Stmt {
	var body []Stmt
	for {
		p.look()
		switch p.tok {
		case tEnd, tDedent, tIndent, tMore, tBad:
			return body
		}
		body = p.statement(body)
	}
}

// statement appends one statement, or the simple ones of one line.
func (p *parser) statement(body []Stmt) []Stmt {
	p.enter()
	s, ok := p.match()
	switch {
	case ok:
	case p.compoundStart():
		s = p.compound()
	default:
		p.depth--
		return p.simpleStatements(body)
	}
	p.depth--
	return append(body, s)
}

// simpleStatements appends the statements of one line.
func (p *parser) simpleStatements(body []Stmt) []Stmt {
	if p.tok == tCommand {
		return append(body, p.command())
	}
	if p.second {
		p.leftOutStatement()
	}
	for {
		body = append(body, p.simple())
		if !p.accept(tSemicolon) {
			break
		}
		if p.tok == tNewline {
			break
		}
	}
	p.expect(tNewline)
	return body
}

// simple reads one simple statement.
func (p *parser) simple() Stmt {
	start := p.i
	switch p.tok {
	case tReturn:
		p.next()
		var value Expr
		if p.startsExpression() {
			value = p.starExpressions()
		}
		return &Return{p.span(start), value}
	case tImport:
		return p.importName()
	case tFrom:
		return p.importFrom()
	case tRaise:
		return p.raiseStatement()
	case tPass:
		p.next()
		return &Pass{p.span(start)}
	case tBreak:
		p.next()
		return &Break{p.span(start)}
	case tContinue:
		p.next()
		return &Continue{p.span(start)}
	case tDel:
		return p.del()
	case tAssert:
		p.next()
		s := &Assert{Test: p.expression()}
		if p.accept(tComma) {
			s.Msg = p.expression()
		}
		s.Span = p.span(start)
		return s
	case tGlobal:
		names := p.names()
		return &Global{p.span(start), names}
	case tNonlocal:
		names := p.names()
		return &Nonlocal{p.span(start), names}
	}
	return p.assignmentOrExpression()
}

// names reads a keyword and a list of names.
func (p *parser) names() []string {
	p.next()
	names := []string{p.name()}
	for p.accept(tComma) {
		names = append(names, p.name())
	}
	return names
}

// assignmentOrExpression reads a statement that begins with an expression.
func (p *parser) assignmentOrExpression() Stmt {
	if !p.second {
		return p.assignmentOr(true)
	}
	// The second pass takes CPython's way: an assignment, or what is wrong with
	// one, or an expression.
	start := p.i
	var s Stmt
	if p.attempt(func() { s = p.assignmentOr(false) }) {
		return s
	}
	p.diagnoseAssignment()
	p.rewind(start)
	e := p.yieldOrStar()
	return &ExprStmt{p.span(start), e}
}

// assignmentOr reads an assignment of any kind, or, when plain, an expression
// alone.
func (p *parser) assignmentOr(plain bool) Stmt {
	start := p.i
	if p.tok == tYield && plain {
		e := p.yield()
		return &ExprStmt{p.span(start), e}
	}
	e := p.starExpressions()
	switch {
	case p.tok == tAssign:
		return p.assign(start, e)
	case p.tok == tColon:
		return p.annotated(start, e)
	}
	if op, ok := augmented[p.tok]; ok {
		if !isSingleTarget(e) {
			p.reject()
		}
		p.next()
		value := p.yieldOrStar()
		return &AugAssign{p.span(start), e, op, value}
	}
	if !plain {
		p.reject()
	}
	return &ExprStmt{p.span(start), e}
}

// assign reads the rest of `target = … = value`.
func (p *parser) assign(start int, e Expr) Stmt {
	var targets []Expr
	for p.tok == tAssign {
		if !isTarget(e) {
			p.reject()
		}
		targets = append(targets, e)
		p.next()
		e = p.yieldOrStar()
	}
	return &Assign{p.span(start), targets, e}
}

// annotated reads the rest of `target: annotation = value`.
func (p *parser) annotated(start int, e Expr) Stmt {
	if !isSingleTarget(e) {
		p.reject()
	}
	_, simple := e.(*Name)
	simple = simple && p.tokens[start].kind != tLparen
	p.next()
	s := &AnnAssign{Target: e, Annotation: p.expression(), Simple: simple}
	if p.tok == tAssign {
		p.tail(func() { p.next(); s.Value = p.yieldOrStar() })
	}
	s.Span = p.span(start)
	return s
}

func (p *parser) raiseStatement() Stmt {
	start := p.i
	p.next()
	s := &Raise{}
	if p.startsExpression() && p.tok != tStar {
		s.Exc = p.expression()
		if p.accept(tFrom) {
			s.Cause = p.expression()
		}
	}
	s.Span = p.span(start)
	return s
}

func (p *parser) del() Stmt {
	start := p.i
	p.next()
	first := p.i
	var e Expr
	read := func() {
		e = p.list(first, p.primary(), p.primary)
		if !isDelTarget(e) || p.tok != tSemicolon && p.tok != tNewline {
			p.reject()
		}
	}
	if !p.second {
		read()
	} else if !p.attempt(read) {
		p.raiseInvalidTarget(delTargets, p.starExpressions())
		p.reject()
	}
	targets := []Expr{e}
	if t, ok := e.(*Tuple); ok && !t.Paren {
		targets = t.Elems
	}
	return &Delete{p.span(start), targets}
}

// dotted reads `a.b.c`.
func (p *parser) dotted() string {
	name := p.name()
	if p.tok != tDot {
		return name
	}
	var b strings.Builder
	b.WriteString(name)
	for p.accept(tDot) {
		b.WriteByte('.')
		b.WriteString(p.name())
	}
	return b.String()
}

func (p *parser) importName() Stmt {
	start := p.i
	p.next()
	s := &Import{}
	for {
		at := p.i
		a := Alias{Name: p.dotted()}
		if p.accept(tAs) {
			a.As = p.name()
		}
		a.Span = p.span(at)
		s.Names = append(s.Names, a)
		if !p.accept(tComma) {
			break
		}
	}
	s.Span = p.span(start)
	return s
}

func (p *parser) importFrom() Stmt {
	start := p.i
	p.next()
	s := &ImportFrom{}
	for p.tok == tDot || p.tok == tEllipsis {
		s.Level += int(p.tokens[p.i].end - p.tokens[p.i].start)
		p.next()
	}
	if s.Level == 0 || p.tok == tName {
		s.Module = p.dotted()
	}
	p.expect(tImport)
	switch p.tok {
	case tStar:
		at := p.i
		p.next()
		s.Names = []Alias{{Span: p.span(at), Name: "*"}}
	case tLparen:
		p.next()
		s.Names = p.aliases(tRparen)
		p.expect(tRparen)
	default:
		s.Names = p.aliases(tNewline)
	}
	s.Span = p.span(start)
	return s
}

// aliases reads `a as b, c`; only between parentheses may a comma end it.
func (p *parser) aliases(end kind) []Alias {
	var names []Alias
	for {
		at := p.i
		a := Alias{Name: p.name()}
		if p.accept(tAs) {
			a.As = p.name()
		}
		a.Span = p.span(at)
		names = append(names, a)
		if !p.accept(tComma) {
			return names
		}
		if p.tok == end {
			if end == tRparen {
				return names
			}
			if p.second {
				p.raiseFar("trailing comma not allowed without surrounding parentheses")
			}
		}
	}
}
