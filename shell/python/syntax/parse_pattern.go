package syntax

// patterns reads a pattern, or a sequence of them without brackets.
func (p *parser) patterns() Pattern {
	start := p.i
	first := p.starPattern()
	if p.tok != tComma {
		if _, ok := first.(*MatchStar); ok {
			p.reject()
		}
		return first
	}
	list := p.morePatterns(first, tColon, tIf)
	return &MatchSequence{p.span(start), list}
}

// morePatterns reads the patterns after the first, up to what ends them.
func (p *parser) morePatterns(first Pattern, ends ...kind) []Pattern {
	list := []Pattern{first}
	for p.accept(tComma) {
		for _, end := range ends {
			if p.tok == end {
				return list
			}
		}
		list = append(list, p.starPattern())
	}
	return list
}

func (p *parser) starPattern() Pattern {
	if p.tok != tStar {
		return p.pattern()
	}
	start := p.i
	p.next()
	if p.wildcard() {
		return &MatchStar{p.span(start), ""}
	}
	name := p.captureName()
	return &MatchStar{p.span(start), name}
}

// captureName reads the name that a pattern binds.
func (p *parser) captureName() string {
	if p.tok != tName || p.word() == "_" || p.attached(p.peekKind()) {
		p.reject()
	}
	return p.name()
}

// wildcard takes `_`.
func (p *parser) wildcard() bool {
	found := p.tok == tName && p.word() == "_"
	if found {
		p.next()
	}
	return found
}

// attached tells tokens behind a name which make it more than a name.
func (p *parser) attached(k kind) bool { return k == tDot || k == tLparen || k == tAssign }

// pattern reads alternatives, and a name for what they match.
func (p *parser) pattern() Pattern {
	p.enter()
	defer func() { p.depth-- }()
	start := p.i
	list := []Pattern{p.closedPattern()}
	for p.accept(tBar) {
		list = append(list, p.closedPattern())
	}
	found := list[0]
	if len(list) > 1 {
		found = &MatchOr{p.span(start), list}
	}
	if p.tok != tAs {
		return found
	}
	p.next()
	if p.second {
		p.diagnoseAsPattern()
	}
	name := p.captureName()
	return &MatchAs{p.span(start), found, name}
}

// diagnoseAsPattern looks behind `as` for what is no name (invalid_as_pattern).
func (p *parser) diagnoseAsPattern() {
	start := p.i
	defer p.rewind(start)
	if p.tok == tName {
		if p.word() == "_" {
			p.raise(p.tokenSpan(start), "cannot use '_' as a target")
		}
		return
	}
	var e Expr
	if p.attempt(func() { e = p.expression() }) {
		p.raise(e.Range(), "invalid pattern target")
	}
}

func (p *parser) closedPattern() Pattern {
	start := p.i
	switch p.tok {
	case tNumber, tMinus:
		e := p.signedNumber()
		return &MatchValue{p.span(start), e}
	case tString:
		e := p.strings()
		return &MatchValue{p.span(start), e}
	case tNone, tTrue, tFalse:
		word := p.word()
		p.next()
		return &MatchSingleton{p.span(start), word}
	case tLparen:
		return p.groupPattern()
	case tLbracket:
		p.next()
		var list []Pattern
		if p.tok != tRbracket {
			list = p.morePatterns(p.starPattern(), tRbracket)
		}
		p.expect(tRbracket)
		return &MatchSequence{p.span(start), list}
	case tLbrace:
		return p.mappingPattern()
	case tName:
		if !p.attached(p.peekKind()) {
			if p.wildcard() {
				return &MatchAs{p.span(start), nil, ""}
			}
			name := p.captureName()
			return &MatchAs{p.span(start), nil, name}
		}
		e := p.nameOrAttribute()
		if p.tok == tLparen {
			return p.classPattern(start, e)
		}
		if _, dotted := e.(*Attribute); !dotted || p.tok == tAssign {
			p.reject()
		}
		return &MatchValue{p.span(start), e}
	}
	p.reject()
	return nil
}

// groupPattern reads a pattern in parentheses, or a sequence.
func (p *parser) groupPattern() Pattern {
	start := p.i
	p.next()
	if p.accept(tRparen) {
		return &MatchSequence{p.span(start), nil}
	}
	first := p.starPattern()
	_, star := first.(*MatchStar)
	if p.tok != tComma {
		if star {
			p.reject()
		}
		p.expect(tRparen)
		return first
	}
	list := p.morePatterns(first, tRparen)
	p.expect(tRparen)
	return &MatchSequence{p.span(start), list}
}

// signedNumber reads a number, perhaps negative; what would be a complex one is not
// part of labsh's Python.
func (p *parser) signedNumber() Expr {
	start := p.i
	negative := p.accept(tMinus)
	if p.tok != tNumber {
		p.reject()
	}
	e := p.numberLiteral()
	p.next()
	if negative {
		e = &Unary{p.span(start), "-", e}
	}
	if p.tok == tPlus || p.tok == tMinus {
		p.next()
		at := p.tokenSpan(p.i)
		if p.tok != tNumber {
			p.reject()
		}
		p.numberLiteral()
		p.raise(at, "imaginary number required in complex literal")
	}
	return e
}

// nameOrAttribute reads `a.b.c`.
func (p *parser) nameOrAttribute() Expr {
	start := p.i
	var e Expr = &Name{p.tokenSpan(start), p.name()}
	for p.accept(tDot) {
		at := p.i
		attr := p.name()
		e = &Attribute{p.span(start), e, attr, p.span(at)}
	}
	return e
}

func (p *parser) mappingPattern() Pattern {
	start := p.i
	m := &MatchMapping{}
	p.next()
	for p.tok != tRbrace {
		if p.accept(tDoubleStar) {
			m.Rest = p.captureName()
			p.accept(tComma)
			break
		}
		m.Keys = append(m.Keys, p.patternKey())
		p.expect(tColon)
		m.Patterns = append(m.Patterns, p.pattern())
		if !p.accept(tComma) {
			break
		}
	}
	p.expect(tRbrace)
	m.Span = p.span(start)
	return m
}

func (p *parser) patternKey() Expr {
	switch p.tok {
	case tNumber, tMinus:
		return p.signedNumber()
	case tString:
		return p.strings()
	case tNone, tTrue, tFalse:
		return p.atom()
	case tName:
		if e, ok := p.nameOrAttribute().(*Attribute); ok {
			return e
		}
	}
	p.reject()
	return nil
}

// classPattern reads the arguments of a class pattern.
func (p *parser) classPattern(start int, class Expr) Pattern {
	m := &MatchClass{Class: class}
	p.next()
	for p.tok != tRparen {
		if p.tok == tName && p.peekKind() == tAssign {
			name := p.name()
			p.next()
			m.Attributes = append(m.Attributes, name)
			m.Named = append(m.Named, p.pattern())
		} else {
			at := p.i
			inner := p.pattern()
			if len(m.Named) > 0 {
				p.refusePositional(at, inner)
			}
			m.Patterns = append(m.Patterns, inner)
		}
		if !p.accept(tComma) {
			break
		}
	}
	p.expect(tRparen)
	m.Span = p.span(start)
	return m
}

// refusePositional refuses positional patterns behind ones with names
// (invalid_class_pattern).
func (p *parser) refusePositional(at int, first Pattern) {
	if p.second {
		last := first
		for p.accept(tComma) {
			if p.tok == tRparen || p.tok == tName && p.peekKind() == tAssign || !p.attempt(func() { last = p.pattern() }) {
				break
			}
		}
		p.raise(Span{p.startOf(at), last.Range().End}, "positional patterns follow keyword patterns")
	}
	p.reject()
}
