package syntax

// params reads the parameters of a function, up to but without the closing
// parenthesis, or of a lambda, up to its colon.
func (p *parser) params(lambda bool) *Params {
	r := &paramReader{parser: p, params: &Params{}, lambda: lambda, end: tRparen}
	if lambda {
		r.end = tColon
	}
	for p.tok != r.end {
		switch p.tok {
		case tName:
			r.plain()
		case tSlash:
			r.slash()
		case tStar:
			r.star()
		case tDoubleStar:
			r.doubleStar()
		default:
			r.other()
		}
		if !p.accept(tComma) {
			break
		}
	}
	if r.bareStar && len(r.params.KwOnly) == 0 {
		p.reject()
	}
	return r.params
}

// paramReader reads one parameter after another and keeps what came before.
type paramReader struct {
	*parser
	params                *Params
	lambda                bool
	end                   kind
	slashed, starred      bool
	bareStar, hasDefaults bool
}

// refuse fails, with an explanation in the second pass.
func (r *paramReader) refuse(span Span, msg string) {
	if r.second {
		r.raise(span, "%s", msg)
	}
	r.reject()
}

// param reads a name and its annotation.
func (r *paramReader) param(starAnnotation bool) Param {
	start := r.i
	a := Param{Name: r.name()}
	if !r.lambda && r.accept(tColon) {
		if starAnnotation && r.tok == tStar {
			a.Annotation = r.parser.starred()
		} else {
			a.Annotation = r.expression()
		}
	}
	a.Span = r.span(start)
	return a
}

// plain reads a parameter with or without a default value.
func (r *paramReader) plain() {
	a := r.param(false)
	if r.params.KwArg != nil {
		r.refuse(a.Span, "arguments cannot follow var-keyword argument")
	}
	at := r.i
	if r.accept(tAssign) {
		if r.tok == tComma || r.tok == r.end {
			r.far = max(r.far, r.i)
			if r.tok == tComma || !r.lambda {
				r.refuse(r.tokenSpan(at), "expected default value expression")
			}
		}
		a.Default = r.expression()
	}
	switch {
	case r.starred:
		r.params.KwOnly = append(r.params.KwOnly, a)
		return
	case a.Default != nil:
		r.hasDefaults = true
	case r.hasDefaults:
		if r.tok != tComma && r.tok != r.end {
			r.reject()
		}
		r.refuse(a.Span, "non-default argument follows default argument")
	}
	r.params.Args = append(r.params.Args, a)
}

func (r *paramReader) slash() {
	at := r.tokenSpan(r.i)
	switch {
	case r.params.KwArg != nil:
		r.refuse(at, "arguments cannot follow var-keyword argument")
	case r.starred:
		r.refuse(at, "/ must be ahead of *")
	case r.slashed:
		r.refuse(at, "/ may appear only once")
	case len(r.params.Args) == 0:
		if r.second && r.kindAfter() != tComma {
			r.reject()
		}
		r.refuse(at, "at least one argument must precede /")
	}
	r.slashed = true
	r.params.PosOnly, r.params.Args = r.params.Args, nil
	r.next()
	if r.tok == tStar {
		r.refuse(r.tokenSpan(r.i), "expected comma between / and *")
	}
}

func (r *paramReader) star() {
	at := r.tokenSpan(r.i)
	switch {
	case r.params.KwArg != nil:
		r.refuse(at, "arguments cannot follow var-keyword argument")
	case r.starred:
		if k := r.kindAfter(); k != tName && k != tComma {
			r.reject()
		}
		r.refuse(at, "* argument may appear only once")
	}
	r.starred = true
	r.next()
	switch r.tok {
	case tName:
		a := r.param(true)
		if r.tok == tAssign {
			r.refuse(r.tokenSpan(r.i), "var-positional argument cannot have default value")
		}
		r.params.VarArg = &a
	case tComma:
		r.bareStar = true
		if k := r.peekKind(); k == r.end || k == tDoubleStar {
			r.refuseBareStar(at)
		}
	case r.end:
		r.refuseBareStar(at)
	default:
		r.reject()
	}
}

// refuseBareStar refuses a `*` without names behind it.
func (r *paramReader) refuseBareStar(at Span) {
	const msg = "named arguments must follow bare *"
	if r.lambda && r.second {
		r.raiseFar(msg)
	}
	r.refuse(at, msg)
}

func (r *paramReader) doubleStar() {
	if r.params.KwArg != nil {
		r.refuse(r.tokenSpan(r.i), "arguments cannot follow var-keyword argument")
	}
	r.next()
	a := r.param(false)
	if r.tok == tAssign {
		r.refuse(r.tokenSpan(r.i), "var-keyword argument cannot have default value")
	}
	r.params.KwArg = &a
}

// other meets what can begin no parameter.
func (r *paramReader) other() {
	if !r.second || r.tok != tLparen || r.starred || r.hasDefaults || r.slashed {
		r.reject()
	}
	start := r.i
	if r.attempt(func() {
		r.next()
		r.param(false)
		for r.accept(tComma) {
			if r.tok == tRparen {
				break
			}
			r.param(false)
		}
		r.expect(tRparen)
	}) {
		what := "Function parameters"
		if r.lambda {
			what = "Lambda expression parameters"
		}
		r.raise(r.span(start), "%s cannot be parenthesized", what)
	}
	r.reject()
}
