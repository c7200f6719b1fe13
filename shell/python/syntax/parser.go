package syntax

import "fmt"

// maxDepth bounds how deep expressions and blocks nest; CPython gives up about
// here as well.
const maxDepth = 2990

// failure is what a parsing function panics with when the text does not match
// it; the caller that has another way to read the text recovers it.
type failure struct{}

// parser reads tokens by recursive descent. As CPython's does, it reads a text
// that is wrong twice: the first pass finds where it stops making sense, the
// second looks, with the same functions, for what the author may have meant.
type parser struct {
	*lexer
	i      int  // the current token
	far    int  // the furthest token looked at, in both passes
	tok    kind // of the current token
	second bool // the rules that explain an error apply
	again  bool // this is the second pass
	depth  int
	// failing tells a failure on its way to whom it concerns from an error.
	failing bool
	memos   map[memoKey]memo // in the second pass
}

func newParser(l *lexer) *parser {
	p := &parser{lexer: l}
	p.rewind(0)
	return p
}

// run reads with parse, and explains a text that is wrong.
func (p *parser) run(parse func()) *Error {
	_, ok := p.pass(parse)
	if ok {
		return nil
	}
	stop := p.far
	if p.tokens[stop].kind == tMore {
		e := p.fail("SyntaxError", "incomplete input", p.tokenSpan(stop))
		e.Incomplete = true
		return e
	}
	p.rewind(0)
	p.second, p.again, p.depth = true, true, 0
	raised, _ := p.pass(parse)
	return p.settle(raised, stop)
}

// pass runs parse once; ok is false when it failed or raised an error.
func (p *parser) pass(parse func()) (raised *Error, ok bool) {
	defer func() {
		switch r := recover().(type) {
		case nil:
		case failure:
			p.failing = false
		case *Error:
			raised = r
		default:
			panic(r)
		}
	}()
	parse()
	return nil, true
}

// settle chooses the error to show, in CPython's order (Parser/pegen_errors.c):
// what cannot be cut into tokens comes before what cannot be parsed, even when
// it stands behind it; but not at the prompt.
func (p *parser) settle(raised *Error, stop int) *Error {
	if raised == nil {
		switch p.tokens[stop].kind {
		case tIndent:
			return p.fail("IndentationError", "unexpected indent", p.tokenSpan(stop))
		case tDedent:
			return p.fail("IndentationError", "unexpected unindent", p.tokenSpan(stop))
		}
	}
	last := len(p.tokens) - 1
	bad := p.tokens[last].kind == tBad
	if bad && (stop == last || !p.soft && !p.interactive) || p.err != nil && stop == last && raised == nil {
		return p.err
	}
	if raised == nil {
		span := p.tokenSpan(stop)
		if p.tokens[stop].kind == tEnd {
			span.Start.Col = 0
			span.End = span.Start
		}
		raised = p.fail("SyntaxError", "invalid syntax", span)
	}
	if p.unclosed != nil && raised != p.err && p.startOf(p.far).Line > p.unclosed.Span.Start.Line {
		return p.unclosed
	}
	return raised
}

// rewind goes back to a token.
func (p *parser) rewind(i int) {
	p.i = i
	p.tok = p.tokens[i].kind
}

// next goes to the next token. A token counts as looked at when it is reached,
// but not across the end of a line, behind which a parser need not look.
func (p *parser) next() {
	newline := p.tok == tNewline
	if p.i+1 < len(p.tokens) {
		p.i++
		p.tok = p.tokens[p.i].kind
	}
	if !newline {
		p.look()
	}
}

// look marks the current token as looked at.
func (p *parser) look() {
	if p.i > p.far {
		p.lookAt(p.i)
	}
}

// lookAt marks a token further than all others as looked at.
func (p *parser) lookAt(i int) {
	p.far = i
	if k := p.tokens[i].kind; p.again && p.err != nil && (k == tBad || k == tEnd) {
		panic(p.err)
	}
}

// peekKind is the kind of the token after the current one.
func (p *parser) peekKind() kind {
	if p.i+1 >= len(p.tokens) {
		return p.tok
	}
	if p.i+1 > p.far {
		p.lookAt(p.i + 1)
	}
	return p.tokens[p.i+1].kind
}

// kindAfter is peekKind for the second pass alone: it does not count as
// looking.
func (p *parser) kindAfter() kind {
	return p.tokens[min(p.i+1, len(p.tokens)-1)].kind
}

// reject fails at the current token.
func (p *parser) reject() {
	p.far = max(p.far, p.i)
	p.failing = true
	panic(failure{})
}

// accept takes the current token if it is of this kind.
func (p *parser) accept(k kind) bool {
	if p.tok == k {
		p.next()
		return true
	}
	p.far = max(p.far, p.i)
	return false
}

// expect takes the current token, which must be of this kind.
func (p *parser) expect(k kind) {
	if !p.accept(k) {
		p.reject()
	}
}

// force is expect for a token without which the author's meaning is clear.
func (p *parser) force(k kind, written string) {
	if !p.accept(k) {
		if p.second {
			p.raise(p.tokenSpan(p.i), "expected '%s'", written)
		}
		p.reject()
	}
}

// attempt runs f and goes back to where it began when f fails.
func (p *parser) attempt(f func()) (ok bool) {
	start, depth := p.i, p.depth
	defer func() {
		// An error passes through: to recover it and panic again, level by
		// level, would take time that grows with the square of the depth.
		if !ok && p.failing {
			_ = recover()
			p.failing = false
			p.rewind(start)
			p.depth = depth
		}
	}()
	f()
	return true
}

// tail runs f, which reads what may follow something that is complete without
// it. In the second pass, as in CPython's grammar, it is enough that f fails
// for the rest to stand alone.
func (p *parser) tail(f func()) bool {
	if p.second {
		return p.attempt(f)
	}
	f()
	return true
}

// quietly runs f as in the first pass.
func (p *parser) quietly(f func()) bool {
	second := p.second
	p.second = false
	defer func() { p.second = second }()
	return p.attempt(f)
}

// enter counts one level of nesting; the caller leaves with p.depth--.
func (p *parser) enter() {
	if p.depth++; p.depth > maxDepth {
		panic(p.tooDeep(p.tokenSpan(p.i)))
	}
}

func (s *source) tooDeep(span Span) *Error {
	return s.fail("RecursionError", "maximum recursion depth exceeded during compilation", span)
}

// raise stops with a syntax error.
func (p *parser) raise(span Span, format string, args ...any) {
	panic(p.fail("SyntaxError", fmt.Sprintf(format, args...), span))
}

// raiseFar stops with a syntax error at the furthest token looked at, where
// CPython puts the errors that have no place of their own.
func (p *parser) raiseFar(format string, args ...any) {
	p.raise(p.tokenSpan(p.far), format, args...)
}

// raiseIndent is raiseFar with an IndentationError.
func (p *parser) raiseIndent(format string, args ...any) {
	panic(p.fail("IndentationError", fmt.Sprintf(format, args...), p.tokenSpan(p.far)))
}

// upToHere is a span that ends where CPython's tokenizer stands.
func (p *parser) upToHere(start Pos) Span {
	end := p.endOf(p.far)
	end.Col = max(end.Col-1, 0)
	return Span{start, end}
}

// word is the text of the current token.
func (p *parser) word() string { return p.textOf(p.i) }

func (p *parser) textOf(i int) string {
	t := p.tokens[i]
	return p.text[t.start:t.end]
}

// name takes a name and gives it normalised.
func (p *parser) name() string {
	if p.tok != tName {
		p.reject()
	}
	word := normalize(p.word())
	p.next()
	return word
}

// startOf and endOf are the places of a token.
func (p *parser) startOf(i int) Pos {
	t := &p.tokens[i]
	return p.at(t.line, t.start)
}

func (p *parser) endOf(i int) Pos {
	t := &p.tokens[i]
	if t.kind == tString || t.kind == tCommand {
		return p.place(t.end)
	}
	return p.at(t.line, t.end)
}

// span goes from a token to the last one taken, line ends left out.
func (p *parser) span(start int) Span {
	last := p.i - 1
	for last > start {
		if k := p.tokens[last].kind; k != tNewline && k != tIndent && k != tDedent {
			break
		}
		last--
	}
	return Span{p.startOf(start), p.endOf(max(last, start))}
}

// tokenSpan is a token's own span. A token without text has the place before
// the next one's start, where CPython puts the caret.
func (p *parser) tokenSpan(i int) Span {
	t := p.tokens[i]
	switch t.kind {
	case tIndent, tDedent, tEnd, tMore:
		at := p.startOf(i)
		if int(t.start) == len(p.text) {
			at = p.at(t.line, p.lines[t.line-1]+int32(len(p.line(t.line))))
		} else if t.start > p.lines[t.line-1] {
			at.Col--
		}
		return Span{at, at}
	}
	return Span{p.startOf(i), p.endOf(i)}
}
