package syntax

// command makes the statement of a line that the [CommandReader] took.
func (p *parser) command() *Command {
	start := p.i
	line := p.commands[p.tokens[start].start]
	at := p.startOf(start)
	src := p.part(line.Text, at)
	c := &Command{CommandLine: line}
	for _, x := range line.Exprs {
		part := src.part(x.Source, src.place(int32(min(max(x.Offset, 0), len(line.Text)))))
		e, err := parseExprIn(part)
		if err != nil {
			panic(err)
		}
		c.Exprs = append(c.Exprs, e)
	}
	c.Python = simpleAlone(src)
	p.next()
	p.expect(tNewline)
	c.Span = p.span(start)
	return c
}

// simpleAlone reads a source as simple statements, nil when it is none.
func simpleAlone(src *source) []Stmt {
	p := newParser(lex(src, false, nil))
	var body []Stmt
	_, ok := p.pass(func() {
		body = p.simpleStatements(nil)
		p.expect(tEnd)
	})
	if !ok || checkScopes(src, body) != nil {
		return nil
	}
	return body
}
