package syntax

// diagnoseKeyword looks at a keyword argument for what is no name, and for a
// generator expression after it (invalid_kwarg).
func (p *parser) diagnoseKeyword() {
	start := p.i
	defer p.rewind(start)
	const maybe = "invalid syntax. Maybe you meant '==' or ':=' instead of '='?"
	next := p.peekKind()
	switch {
	case next == tAssign && (p.tok == tTrue || p.tok == tFalse || p.tok == tNone):
		p.raise(Span{p.startOf(start), p.endOf(start + 1)}, "cannot assign to %s", p.word())
	case next == tAssign && p.tok == tName:
		if p.attempt(func() {
			p.next()
			p.next()
			p.expression()
			if len(p.clauses()) == 0 {
				p.reject()
			}
		}) {
			p.raise(Span{p.startOf(start), p.endOf(start + 1)}, maybe)
		}
	default:
		var e Expr
		if p.attempt(func() { e = p.expression(); p.expect(tAssign) }) {
			p.raise(Span{e.Range().Start, p.endOf(p.i - 1)},
				"expression cannot contain assignment, perhaps you meant \"==\"?")
		}
	}
}

// diagnoseArguments looks at arguments that could not be read
// (invalid_arguments).
func (p *parser) diagnoseArguments(open int) {
	start := open + 1
	const unparenthesized = "Generator expression must be parenthesized"
	// read takes the arguments that are in order, and what ends them.
	read := func() (c *Call, ok bool) {
		p.rewind(start)
		c = &Call{}
		ok = p.attempt(func() { p.argumentList(open, c) })
		return c, ok && len(c.Args)+len(c.Keywords) > 0
	}
	// generator reads an expression with its clauses.
	generator := func() (e Expr, clauses []Clause, ok bool) {
		ok = p.attempt(func() {
			e = p.expression()
			if clauses = p.clauses(); len(clauses) == 0 {
				p.reject()
			}
		})
		return e, clauses, ok
	}
	p.diagnoseStarredGenerator(start)
	c, ok := read()
	after := p.i
	afterComma := ok && after > start && p.tokens[after-1].kind == tComma
	if afterComma && p.tok == tStar {
		p.raiseFar("iterable argument unpacking follows keyword argument unpacking")
	}
	p.rewind(start)
	if e, clauses, found := generator(); found && p.tok == tComma {
		p.raise(Span{e.Range().Start, clauseEnd(clauses)}, unparenthesized)
	}
	p.rewind(start)
	if p.tok == tName && p.peekKind() == tAssign {
		p.diagnoseKeyword()
	}
	if ok && !afterComma && len(c.Args) > 1 {
		p.rewind(after)
		var clauses []Clause
		if p.attempt(func() { clauses = p.clauses() }) && len(clauses) > 0 {
			last := c.Args[len(c.Args)-1]
			p.raise(Span{last.Range().Start, clauseEnd(clauses)}, unparenthesized)
		}
	}
	if !afterComma {
		p.diagnoseLaterGenerator(start, unparenthesized)
		return
	}
	p.rewind(after)
	if e, clauses, found := generator(); found {
		p.raise(Span{e.Range().Start, clauseEnd(clauses)}, unparenthesized)
	}
	p.rewind(after)
	if p.attempt(func() { p.argumentList(open, &Call{}) }) && p.i > after {
		what := "keyword argument"
		if hasUnpacking(c.Keywords) {
			what += " unpacking"
		}
		p.raiseFar("positional argument follows %s", what)
	}
}

// diagnoseStarredGenerator looks for `f(*a for a in b)`.
func (p *parser) diagnoseStarredGenerator(start int) {
	p.rewind(start)
	if p.tok == tStar && p.attempt(func() {
		p.next()
		p.expression()
		if len(p.clauses()) == 0 {
			p.reject()
		}
	}) {
		p.rewind(start)
		p.next()
		value := p.expression()
		p.raise(Span{p.startOf(start), value.Range().End}, "iterable unpacking cannot be used in comprehension")
	}
	p.rewind(start)
}

// diagnoseLaterGenerator looks for an argument, not the first, that is a
// generator expression without parentheses.
func (p *parser) diagnoseLaterGenerator(start int, msg string) {
	p.rewind(start)
	p.attempt(func() {
		p.expression()
		for p.accept(tComma) {
			e := p.expression()
			if clauses := p.clauses(); len(clauses) > 0 {
				p.raise(Span{e.Range().Start, clauseEnd(clauses)}, "%s", msg)
			}
		}
	})
}

// clauseEnd is the end of the last part of a comprehension.
func clauseEnd(clauses []Clause) Pos {
	last := clauses[len(clauses)-1]
	if n := len(last.Ifs); n > 0 {
		return last.Ifs[n-1].Range().End
	}
	return last.Iter.Range().End
}

// diagnosePair looks at one pair of a dict display (invalid_kvpair).
func (p *parser) diagnosePair(start int) {
	back := p.i
	if p.tok == tDoubleStar {
		at := p.tokenSpan(p.i)
		if back == start+1 && p.attempt(func() {
			p.next()
			p.bitwiseOr()
			if len(p.clauses()) == 0 {
				p.reject()
			}
			p.expect(tRbrace)
		}) {
			p.raise(at, "dict unpacking cannot be used in dict comprehension")
		}
		p.rewind(back)
		return
	}
	var key Expr
	if !p.attempt(func() { key = p.expression() }) {
		return
	}
	defer p.rewind(back)
	if p.tok != tColon {
		if back > start+1 {
			end := key.Range().End
			end.Col--
			p.raise(Span{end, end}, "':' expected after dictionary key")
		}
		return
	}
	colon := p.tokenSpan(p.i)
	p.next()
	switch p.tok {
	case tStar:
		at := p.startOf(p.i)
		if p.attempt(func() { p.next(); p.bitwiseOr() }) {
			p.raise(p.upToHere(at), "cannot use a starred expression in a dictionary value")
		}
	case tRbrace, tComma:
		p.far = max(p.far, p.i)
		p.raise(colon, "expression expected after dictionary key and ':'")
	}
}
