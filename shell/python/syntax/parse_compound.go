package syntax

// compoundStart tells whether a compound statement begins here.
func (p *parser) compoundStart() bool {
	switch p.tok {
	case tIf, tFor, tWhile, tTry, tWith, tDef, tClass, tAt, tAsync:
		return true
	}
	return false
}

// compound reads one compound statement.
func (p *parser) compound() Stmt {
	switch p.tok {
	case tIf:
		return p.ifStatement()
	case tFor:
		return p.forStatement()
	case tWhile:
		return p.whileStatement()
	case tTry:
		return p.tryStatement()
	case tWith:
		return p.withStatement()
	case tAsync:
		p.unsupportedToken(p.i)
	}
	return p.definition()
}

// colon reads the colon that ends a header, and in the second pass looks for
// the two usual mistakes: none, and no block behind it. what names the header.
func (p *parser) colon(start int, what string) {
	if p.second && p.tok == tNewline {
		p.raiseFar("expected ':'")
	}
	p.expect(tColon)
	p.wantBlock(start, what)
}

// wantBlock looks, in the second pass, whether a block follows a colon that
// ends its line.
func (p *parser) wantBlock(start int, what string) {
	if !p.second || p.tok != tNewline {
		return
	}
	back := p.i
	p.next()
	p.look()
	if p.tok != tIndent {
		p.raiseIndent("expected an indented block after %s on line %d", what, p.startOf(start).Line)
	}
	p.rewind(back)
}

// block reads an indented block, or the simple statements of one line.
func (p *parser) block() []Stmt {
	if p.tok != tNewline {
		if p.compoundStart() {
			p.reject()
		}
		return p.simpleStatements(nil)
	}
	p.next()
	p.look()
	p.expect(tIndent)
	body := p.statements()
	if len(body) == 0 {
		p.reject()
	}
	p.expect(tDedent)
	return body
}

// ifStatement reads `if` with all its `elif`: a chain, as long as it may be,
// takes no recursion.
func (p *parser) ifStatement() Stmt {
	var first, last *If
	var starts []int
	var chain []*If
	for {
		start := p.i
		what := "'" + p.word() + "' statement"
		p.next()
		s := &If{Test: p.namedExpression()}
		p.colon(start, what)
		s.Body = p.block()
		starts, chain = append(starts, start), append(chain, s)
		if last == nil {
			first = s
		} else {
			last.Else = []Stmt{s}
		}
		last = s
		p.look()
		if p.tok != tElif {
			break
		}
	}
	last.Else = p.elseBlock()
	for i, s := range chain {
		s.Span = p.span(starts[i])
	}
	return first
}

// elseBlock reads an `else`, if there is one.
func (p *parser) elseBlock() []Stmt {
	p.look()
	if p.tok != tElse {
		return nil
	}
	start := p.i
	p.next()
	p.force(tColon, ":")
	p.wantBlock(start, "'else' statement")
	return p.block()
}

func (p *parser) whileStatement() Stmt {
	start := p.i
	p.next()
	s := &While{Test: p.namedExpression()}
	p.colon(start, "'while' statement")
	s.Body = p.block()
	s.Else = p.elseBlock()
	s.Span = p.span(start)
	return s
}

func (p *parser) forStatement() Stmt {
	start := p.i
	p.next()
	s := &For{Target: p.forTarget(start)}
	s.Iter = p.starExpressions()
	if call, ok := s.Iter.(*Call); ok {
		call.Looped = true
	}
	p.colon(start, "'for' statement")
	s.Body = p.block()
	s.Else = p.elseBlock()
	s.Span = p.span(start)
	return s
}

func (p *parser) tryStatement() Stmt {
	start := p.i
	p.next()
	s := &Try{}
	p.force(tColon, ":")
	p.wantBlock(start, "'try' statement")
	s.Body = p.block()
	p.look()
	if p.tok != tExcept && p.tok != tFinally {
		if p.second {
			p.raiseFar("expected 'except' or 'finally' block")
		}
		p.reject()
	}
	for p.tok == tExcept {
		s.Handlers = append(s.Handlers, p.handler())
		p.look()
	}
	if len(s.Handlers) > 0 {
		s.Else = p.elseBlock()
	}
	p.look()
	if p.tok == tFinally {
		at := p.i
		p.next()
		p.force(tColon, ":")
		p.wantBlock(at, "'finally' statement")
		s.Finally = p.block()
	}
	s.Span = p.span(start)
	return s
}

// handler reads one `except`.
func (p *parser) handler() Handler {
	start := p.i
	h := Handler{}
	p.next()
	if p.tok == tStar {
		p.unsupported(Span{p.startOf(start), p.endOf(p.i)}, exceptStar)
	}
	if p.tok != tColon && p.tok != tNewline {
		h.Type = p.expression()
		if p.second {
			p.diagnoseHandler(h.Type)
		}
		if p.accept(tAs) {
			h.Name = p.name()
		}
	}
	p.colon(start, "'except' statement")
	h.Body = p.block()
	h.Span = p.span(start)
	return h
}

func (p *parser) withStatement() Stmt {
	start := p.i
	p.next()
	s := &With{}
	// `with (a, b):` may be two items or one tuple; as items comes first.
	if p.tok != tLparen || !p.attempt(func() {
		p.next()
		s.Items = p.withItems(true)
		p.expect(tRparen)
		if p.second && p.tok == tNewline {
			p.raiseFar("expected ':'")
		}
		p.expect(tColon)
	}) {
		s.Items = p.withItems(false)
		if p.second && p.tok == tNewline {
			p.raiseFar("expected ':'")
		}
		p.expect(tColon)
	}
	p.wantBlock(start, "'with' statement")
	s.Body = p.block()
	s.Span = p.span(start)
	return s
}

func (p *parser) withItems(paren bool) []WithItem {
	var items []WithItem
	for {
		start := p.i
		item := WithItem{Context: p.expression()}
		if p.accept(tAs) {
			item.Target = p.withTarget()
		}
		item.Span = p.span(start)
		items = append(items, item)
		if !p.accept(tComma) || paren && p.tok == tRparen {
			return items
		}
	}
}

// withTarget reads the target after `as`.
func (p *parser) withTarget() Expr {
	start := p.i
	var target Expr
	ok := p.tail(func() {
		if target = p.targetElement(); !isTarget(target) {
			p.reject()
		}
	})
	followed := func() bool { return p.tok == tComma || p.tok == tRparen || p.tok == tColon }
	if ok && followed() {
		return target
	}
	if p.second {
		if ok && p.tok == tNewline {
			return target // the colon is missing
		}
		p.rewind(start)
		if e := p.expression(); followed() {
			p.raiseInvalidTarget(starTargets, e)
		}
	}
	p.reject()
	return nil
}

// definition reads a function or a class with its decorators.
func (p *parser) definition() Stmt {
	var decorators []Expr
	for p.tok == tAt {
		p.next()
		decorators = append(decorators, p.namedExpression())
		p.expect(tNewline)
		p.look()
	}
	switch p.tok {
	case tDef:
		return p.function(decorators)
	case tClass:
		return p.class(decorators)
	case tAsync:
		p.unsupportedToken(p.i)
	}
	p.reject()
	return nil
}

func (p *parser) function(decorators []Expr) Stmt {
	start := p.i
	p.next()
	at := p.i
	f := &FunctionDef{Name: p.name(), Decorators: decorators}
	f.NameSpan = p.span(at)
	p.force(tLparen, "(")
	f.Params = p.params(false)
	p.expect(tRparen)
	if p.tok == tArrow {
		p.tail(func() { p.next(); f.Returns = p.expression() })
	}
	p.force(tColon, ":")
	p.wantBlock(start, "function definition")
	f.Body = p.block()
	f.Doc = docstring(f.Body)
	f.Span = p.span(start)
	return f
}

func (p *parser) class(decorators []Expr) Stmt {
	start := p.i
	p.next()
	at := p.i
	c := &ClassDef{Name: p.name(), Decorators: decorators}
	c.NameSpan = p.span(at)
	if p.tok == tLparen {
		open, call := p.i, &Call{}
		p.next()
		if p.tok != tRparen {
			p.arguments(open, call)
		}
		p.expect(tRparen)
		c.Bases, c.Keywords = call.Args, call.Keywords
	}
	p.colon(start, "class definition")
	c.Body = p.block()
	c.Doc = docstring(c.Body)
	c.Span = p.span(start)
	return c
}
