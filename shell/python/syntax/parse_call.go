package syntax

// call reads the arguments of a call.
func (p *parser) call(start int, callee Expr) Expr {
	c := &Call{Func: callee}
	open := p.i
	p.next()
	if p.tok != tRparen {
		p.arguments(open, c)
	}
	p.expect(tRparen)
	c.Span = p.span(start)
	return c
}

// arguments reads what stands between a call's parentheses.
func (p *parser) arguments(open int, c *Call) {
	if p.second {
		if !p.attempt(func() { p.argumentList(open, c); p.wantRparen() }) {
			c.Args, c.Keywords = nil, nil
			p.diagnoseArguments(open)
			p.reject()
		}
		return
	}
	p.argumentList(open, c)
}

func (p *parser) wantRparen() {
	if p.tok != tRparen {
		p.reject()
	}
}

// argumentList reads arguments as far as they are in order: positional ones,
// then keywords and `*`, then keywords and `**`.
func (p *parser) argumentList(open int, c *Call) {
	for {
		start := p.i
		switch {
		case p.tok == tStar:
			if hasUnpacking(c.Keywords) {
				return
			}
			p.next()
			value := p.expression()
			c.Args = append(c.Args, &Starred{p.span(start), value})
		case p.tok == tDoubleStar:
			p.next()
			value := p.expression()
			c.Keywords = append(c.Keywords, Keyword{p.span(start), "", value})
		case p.tok == tName && p.peekKind() == tAssign:
			if p.second {
				p.diagnoseKeyword()
			}
			name := p.name()
			p.next()
			value := p.expression()
			c.Keywords = append(c.Keywords, Keyword{p.span(start), name, value})
		default:
			if !p.positional(open, start, c) {
				return
			}
		}
		if p.tok != tComma {
			return
		}
		p.next()
		if p.tok == tRparen {
			return
		}
	}
}

// hasUnpacking tells whether a `**` argument was seen.
func hasUnpacking(list []Keyword) bool {
	for _, k := range list {
		if k.Name == "" {
			return true
		}
	}
	return false
}

// positional reads a positional argument, or the generator expression that is
// a call's only one; it reports false where none may stand.
func (p *parser) positional(open, start int, c *Call) bool {
	if len(c.Keywords) > 0 {
		if p.second {
			p.diagnoseKeyword()
		}
		return false
	}
	var e Expr
	if p.tok == tName && p.peekKind() == tWalrus {
		e = p.walrus()
	} else {
		e = p.expression()
	}
	switch p.tok {
	case tAssign, tWalrus:
		if p.second {
			p.rewind(start)
			p.diagnoseKeyword()
		}
		p.reject()
	case tFor, tAsync:
		if len(c.Args) > 0 || c.Func == nil {
			p.reject()
		}
		e = p.comprehension(open, Generator, e, nil, tRparen)
		p.rewind(p.i - 1) // the call takes the closing parenthesis itself
	}
	c.Args = append(c.Args, e)
	return true
}
