package syntax

import (
	"strings"
	"unicode/utf8"
)

// Parse reads a text. commands may be nil, for a file that is Python alone.
// An error is an [*Error]; in [InteractiveMode] its Incomplete field tells that
// more lines could complete the text.
func Parse(file, text string, mode Mode, commands CommandReader) (*Tree, error) {
	interactive := mode == InteractiveMode
	if !interactive {
		text = strings.TrimPrefix(text, byteOrderMark)
	}
	text = translateNewlines(text)
	src, errBytes := checkBytes(newSource(file, text))
	if errBytes != nil {
		return nil, errBytes
	}
	text = src.text
	p := newParser(lex(src, interactive, commands))
	tree := &Tree{File: file, Text: text}
	err := p.run(func() {
		switch mode {
		case FileMode, LibraryMode:
			tree.Body = p.fileInput()
		case InteractiveMode:
			tree.Body = p.interactiveInput()
		case SingleMode:
			tree.Body = p.singleInput()
		case ExprMode:
			e := p.expressionInput()
			tree.Body = []Stmt{&ExprStmt{e.Range(), e}}
		}
	})
	if err == nil {
		err = checkFuture(src, tree.Body)
		tree.Future = src.notes
	}
	if err == nil && mode != LibraryMode {
		err = checkScopes(src, tree.Body)
		if err == nil {
			err = checkFlow(src, tree.Body)
		} else {
			err.Bare = true
		}
		if err != nil {
			err.Late = true
		}
	}
	if err != nil {
		return nil, err
	}
	if mode == FileMode || mode == LibraryMode {
		tree.Doc = docstring(tree.Body)
	}
	return tree, nil
}

// ParseExpr reads a text that is one expression.
func ParseExpr(file, text string) (Expr, error) {
	src, errBytes := checkBytes(newSource(file, translateNewlines(text)))
	if errBytes != nil {
		return nil, errBytes
	}
	e, err := parseExprIn(src)
	if err != nil {
		return nil, err
	}
	return e, nil
}

// parseExprIn reads a source that is one expression; white space around it is
// skipped.
func parseExprIn(src *source) (Expr, *Error) {
	text := src.text
	trimmed := strings.TrimLeft(text, " \t\f")
	if trimmed != text {
		src = src.part(trimmed, src.at(1, int32(len(text)-len(trimmed))))
	}
	p := newParser(lex(src, false, nil))
	var e Expr
	err := p.run(func() { e = p.expressionInput() })
	if err == nil {
		err = checkExpr(src, e)
	}
	return e, err
}

// checkBytes refuses what no Python source may hold; see checkUTF8 for the source
// that it gives.
func checkBytes(src *source) (*source, error) {
	if i := strings.IndexByte(src.text, 0); i >= 0 {
		at := src.place(int32(i))
		e := src.fail("SyntaxError", "source code cannot contain null bytes", Span{at, at})
		e.Line, _, _ = strings.Cut(e.Line, "\x00") // to CPython it ends there
		return nil, e
	}
	if utf8.ValidString(src.text) {
		return src, nil
	}
	text, err := checkUTF8(src)
	if err != nil {
		return nil, err
	}
	return newSource(src.file, text), nil
}

// fileInput reads a whole file.
func (p *parser) fileInput() []Stmt {
	body := p.statements()
	p.look()
	p.expect(tEnd)
	return body
}

// expressionInput reads a text that is one expression.
func (p *parser) expressionInput() Expr {
	e := p.expressions()
	for p.accept(tNewline) {
	}
	p.expect(tEnd)
	return e
}

// singleInput reads a text that is one statement, of which there may be several on
// its line.
func (p *parser) singleInput() []Stmt {
	var body []Stmt
	if !p.accept(tNewline) {
		body = p.statement(nil)
		if p.look(); isCompound(body) && !p.endsCompound() {
			p.reject()
		}
	}
	for p.accept(tNewline) {
	}
	if p.tok != tEnd {
		panic(p.fail("SyntaxError", "multiple statements found while compiling a single statement", p.tokenSpan(p.i-1)))
	}
	return body
}

// interactiveInput reads one statement, as the prompt does.
func (p *parser) interactiveInput() []Stmt {
	if p.accept(tNewline) {
		p.onlyStatement()
		return nil
	}
	body := p.statement(nil)
	if isCompound(body) {
		p.look()
		p.expect(tNewline)
	}
	p.onlyStatement()
	return body
}

// endsCompound tells whether a compound statement may end the text here: one that
// stands on a line ends with a newline of its own.
func (p *parser) endsCompound() bool {
	if p.tok == tEnd {
		return p.tokens[p.i-1].kind == tDedent || strings.HasSuffix(p.text, "\n")
	}
	return p.tok == tNewline
}

// isCompound tells whether what was read ends with a compound statement.
func isCompound(body []Stmt) bool {
	switch body[len(body)-1].(type) {
	case *If, *For, *While, *Try, *With, *Match, *FunctionDef, *ClassDef:
		return true
	}
	return false
}

// onlyStatement checks that nothing but blank lines and comments follows.
func (p *parser) onlyStatement() {
	for i := p.i; i < len(p.tokens); i++ {
		switch p.tokens[i].kind {
		case tNewline, tDedent, tEnd, tMore:
		case tBad:
			panic(p.err)
		default:
			panic(p.fail("SyntaxError", "multiple statements found while compiling a single statement", p.tokenSpan(i)))
		}
	}
}

// docstring finds the string that documents a body.
func docstring(body []Stmt) *StrLit {
	if len(body) > 0 {
		if e, ok := body[0].(*ExprStmt); ok {
			doc, _ := e.Value.(*StrLit)
			return doc
		}
	}
	return nil
}
