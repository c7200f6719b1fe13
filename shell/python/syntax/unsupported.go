package syntax

// unsupported stops at a thing of Python that the shell's Python leaves out,
// and names it. All such answers are worded here.
func (p *parser) unsupported(span Span, what string) {
	p.raise(span, "%s", what+leftOut)
}

// unsupportedToken is unsupported for a keyword.
func (p *parser) unsupportedToken(i int) {
	p.unsupported(p.tokenSpan(i), "'"+p.textOf(i)+"' is")
}

const leftOut = " not part of labsh's Python"

// What is left out and is not a single keyword.
const (
	yieldPlace      = "'yield' in what is assigned to, in the head of a definition, a guard or an except clause is"
	complexLiterals = "complex numbers are"
	exceptStar      = "'except*' is"
	typeStatement   = "'type' statements are"
)

// leftOutStatement looks, when a text is wrong, whether it is a statement of
// Python that begins with no reserved word.
func (p *parser) leftOutStatement() {
	if p.tok != tName || p.word() != "type" {
		return
	}
	start := p.i
	isType := p.quietly(func() {
		p.next()
		p.expect(tName)
		if p.accept(tLbracket) {
			p.starNamedList()
			p.expect(tRbracket)
		}
		p.expect(tAssign)
		p.expression()
	})
	p.rewind(start)
	if isType {
		p.unsupported(p.tokenSpan(start), typeStatement)
	}
}
