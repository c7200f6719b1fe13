package syntax

// match reads a match statement; it reports false where there is none, though a line
// may begin with the word.
func (p *parser) match() (Stmt, bool) {
	if p.tok != tName || p.word() != "match" {
		return nil, false
	}
	start := p.i
	m := &Match{}
	if !p.attempt(func() {
		p.next()
		m.Subject = p.subject()
		if p.second && p.tok == tNewline {
			p.raiseFar("expected ':'")
		}
		p.expect(tColon)
		if p.tok != tNewline {
			p.reject()
		}
		p.wantBlock(start, "'match' statement")
		p.next()
		p.look()
		p.expect(tIndent)
		for p.look(); p.tok == tName && p.word() == "case"; p.look() {
			m.Cases = append(m.Cases, p.matchCase())
		}
		if len(m.Cases) == 0 {
			p.reject()
		}
		p.expect(tDedent)
	}) {
		return nil, false
	}
	m.Span = p.span(start)
	return m, true
}

// subject reads what is matched: an expression, or a tuple without parentheses.
func (p *parser) subject() Expr {
	start := p.i
	first := p.starNamed()
	if _, ok := first.(*Starred); ok && p.tok != tComma {
		p.reject()
	}
	return p.list(start, first, p.starNamed)
}

func (p *parser) matchCase() Case {
	start := p.i
	p.next()
	c := Case{Pattern: p.patterns()}
	if p.accept(tIf) {
		c.Guard = p.namedExpression()
	}
	p.colon(start, "'case' statement")
	c.Body = p.block()
	return c
}
