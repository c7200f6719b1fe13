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
	r := argumentReader{p, open, c, false}
	if !r.argument() {
		return
	}
	for p.tok == tComma {
		more := false
		if !p.tail(func() {
			p.next()
			more = p.tok != tRparen && r.argument()
		}) {
			p.next()
		}
		if !more {
			return
		}
	}
}

// argumentReader reads one argument after another.
type argumentReader struct {
	*parser
	open     int
	call     *Call
	unpacked bool // a `**` came before
}

// argument reads one argument; it reports false where it is out of order.
func (r *argumentReader) argument() bool {
	start := r.i
	switch {
	case r.tok == tStar:
		if r.unpacked {
			return false
		}
		r.next()
		value := r.expression()
		r.call.Args = append(r.call.Args, &Starred{r.span(start), value})
	case r.tok == tDoubleStar:
		r.next()
		value := r.expression()
		r.call.Keywords = append(r.call.Keywords, Keyword{r.span(start), "", value})
		r.unpacked = true
	case r.tok == tName && r.peekKind() == tAssign:
		if r.second {
			r.diagnoseKeyword()
		}
		name := r.name()
		r.next()
		value := r.expression()
		r.call.Keywords = append(r.call.Keywords, Keyword{r.span(start), name, value})
	default:
		return r.positional(r.open, start, r.call)
	}
	return true
}

// hasUnpacking tells whether there is a `**` argument.
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
