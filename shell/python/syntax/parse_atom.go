package syntax

// primary reads an atom and what is attached to it: attributes, calls,
// subscripts.
func (p *parser) primary() Expr {
	if p.again {
		return p.remember(primaryRule, p.readPrimary)
	}
	return p.readPrimary()
}

func (p *parser) readPrimary() Expr {
	start := p.i
	e := p.atom()
	for p.tok == tDot || p.tok == tLparen || p.tok == tLbracket {
		if !p.second {
			e = p.trailer(start, e)
			continue
		}
		base := e
		if !p.attempt(func() { e = p.trailer(start, base) }) {
			return base
		}
	}
	return e
}

// trailer reads one attribute, call or subscript of e.
func (p *parser) trailer(start int, e Expr) Expr {
	switch p.tok {
	case tDot:
		p.next()
		at := p.i
		attr := p.name()
		return &Attribute{p.span(start), e, attr, p.span(at)}
	case tLparen:
		return p.call(start, e)
	}
	p.next()
	index := p.subscript()
	p.expect(tRbracket)
	return &Subscript{p.span(start), e, index}
}

// subscript reads what stands between the brackets of a subscript.
func (p *parser) subscript() Expr {
	start := p.i
	e := p.slice()
	if p.tok != tComma {
		if _, ok := e.(*Starred); ok {
			return &Tuple{p.span(start), []Expr{e}, false}
		}
		return e
	}
	elems := []Expr{e}
	for p.accept(tComma) {
		if p.tok == tRbracket {
			break
		}
		elems = append(elems, p.slice())
	}
	return &Tuple{p.span(start), elems, false}
}

func (p *parser) slice() Expr {
	start := p.i
	if p.tok == tStar {
		p.next()
		value := p.expression()
		return &Starred{p.span(start), value}
	}
	var lower Expr
	if p.tok != tColon {
		lower = p.namedExpression()
		if _, named := lower.(*NamedExpr); named && p.tokens[start].kind == tName || p.tok != tColon {
			return lower
		}
	}
	s := &Slice{Lower: lower}
	p.expect(tColon)
	s.Upper = p.sliceBound()
	if p.accept(tColon) {
		s.Step = p.sliceBound()
	}
	s.Span = p.span(start)
	return s
}

func (p *parser) sliceBound() Expr {
	if p.startsExpression() && p.tok != tStar {
		return p.expression()
	}
	return nil
}

// atom reads a name, a literal, a display or what stands in parentheses.
func (p *parser) atom() Expr {
	start := p.i
	switch p.tok {
	case tName:
		ident := p.name()
		return &Name{p.span(start), ident}
	case tNumber:
		e := p.numberLiteral()
		p.next()
		return e
	case tString:
		return p.strings()
	case tNone, tTrue, tFalse, tEllipsis:
		name := p.word()
		p.next()
		return &Constant{p.span(start), name}
	case tLparen:
		return p.parenthesized()
	case tLbracket:
		return p.listDisplay()
	case tLbrace:
		return p.braced()
	case tAwait, tAsync:
		p.unsupportedToken(p.i)
	}
	p.reject()
	return nil
}

// parenthesized reads a tuple, a group or a generator expression.
func (p *parser) parenthesized() Expr {
	start := p.i
	p.next()
	if p.accept(tRparen) {
		return &Tuple{p.span(start), nil, true}
	}
	if p.tok == tYield {
		y := p.yield()
		p.expect(tRparen)
		return y
	}
	if p.second {
		p.diagnoseGroup(start)
	}
	first := p.starNamed()
	switch p.tok {
	case tComma:
		elems := p.elements(first, tRparen)
		p.expect(tRparen)
		return &Tuple{p.span(start), elems, true}
	case tFor, tAsync:
		return p.comprehension(start, Generator, first, nil, tRparen)
	}
	if _, ok := first.(*Starred); ok {
		p.reject()
	}
	p.expect(tRparen)
	return first
}

// elements reads the elements after the first, up to the closing bracket.
func (p *parser) elements(first Expr, end kind) []Expr {
	elems := []Expr{first}
	for p.accept(tComma) {
		if p.tok == end {
			break
		}
		if p.second && p.tok == tFor {
			return elems
		}
		elems = append(elems, p.starNamed())
	}
	return elems
}

func (p *parser) listDisplay() Expr {
	start := p.i
	p.next()
	if p.accept(tRbracket) {
		return &List{p.span(start), nil}
	}
	first := p.starNamed()
	if p.tok == tFor || p.tok == tAsync {
		return p.comprehension(start, ListComp, first, nil, tRbracket)
	}
	elems := p.elements(first, tRbracket)
	if p.second {
		p.diagnoseDisplay(elems)
	}
	p.expect(tRbracket)
	return &List{p.span(start), elems}
}

// braced reads a dict or set display or comprehension.
func (p *parser) braced() Expr {
	start := p.i
	p.next()
	if p.accept(tRbrace) {
		return &Dict{p.span(start), nil, nil}
	}
	if p.second {
		p.diagnosePair(start)
	}
	if p.tok == tDoubleStar {
		return p.dict(start, nil)
	}
	first := p.starNamed()
	switch p.tok {
	case tColon:
		switch first.(type) {
		case *Starred:
			p.reject()
		case *NamedExpr:
			if p.tokens[start+1].kind != tLparen {
				p.reject()
			}
		}
		return p.dict(start, first)
	case tFor, tAsync:
		return p.comprehension(start, SetComp, first, nil, tRbrace)
	}
	elems := p.elements(first, tRbrace)
	if p.second {
		p.diagnoseDisplay(elems)
	}
	p.expect(tRbrace)
	return &Set{p.span(start), elems}
}

// dict reads the pairs of a dict display, or a dict comprehension. The first
// key, unless nil, was read already.
func (p *parser) dict(start int, key Expr) Expr {
	d := &Dict{}
	for p.tok != tRbrace {
		if p.second && len(d.Keys) > 0 {
			p.diagnosePair(start)
		}
		if key == nil && p.accept(tDoubleStar) {
			d.Keys = append(d.Keys, nil)
			d.Values = append(d.Values, p.bitwiseOr())
		} else {
			if key == nil {
				key = p.expression()
			}
			p.expect(tColon)
			value := p.expression()
			if len(d.Keys) == 0 && (p.tok == tFor || p.tok == tAsync) {
				return p.comprehension(start, DictComp, key, value, tRbrace)
			}
			d.Keys = append(d.Keys, key)
			d.Values = append(d.Values, value)
			key = nil
		}
		if !p.accept(tComma) {
			break
		}
	}
	p.expect(tRbrace)
	d.Span = p.span(start)
	return d
}

// comprehension reads the clauses of a comprehension and its end.
func (p *parser) comprehension(start int, k ComprehensionKind, element, value Expr, end kind) Expr {
	c := &Comprehension{Kind: k, Element: element, Value: value}
	c.Clauses = p.clauses()
	if _, ok := element.(*Starred); ok {
		if p.second {
			p.raise(element.Range(), "iterable unpacking cannot be used in comprehension")
		}
		p.reject()
	}
	p.expect(end)
	c.Span = p.span(start)
	return c
}

// clauses reads `for … in … if …`, at least once.
func (p *parser) clauses() []Clause {
	var list []Clause
	for p.tok == tFor || p.tok == tAsync {
		if p.tok == tAsync {
			p.unsupportedToken(p.i)
		}
		start := p.i
		p.next()
		c := Clause{Target: p.forTarget(start)}
		c.Iter = p.disjunction()
		for p.accept(tIf) {
			c.Ifs = append(c.Ifs, p.disjunction())
		}
		c.Span = p.span(start)
		list = append(list, c)
	}
	return list
}

// forTarget reads the targets after `for`, and `in`.
func (p *parser) forTarget(start int) Expr {
	var target Expr
	read := func() {
		target = p.targetList()
		p.expect(tIn)
	}
	if !p.second {
		read()
		return target
	}
	if !p.attempt(read) {
		p.rewind(start + 1)
		p.raiseInvalidTarget(forTargets, p.starExpressions())
		p.reject()
	}
	return target
}
