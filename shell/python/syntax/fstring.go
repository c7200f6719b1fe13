package syntax

import "strings"

// formatBuilder reads the body of f-strings, as CPython 3.11 does
// (Parser/string_parser.c): the text first, each replacement field as a text
// of its own.
type formatBuilder struct {
	*parser
	piece piece
	span  Span // of all the adjacent literals
	text  *strings.Builder
	parts []Expr
	any   bool
}

// flush makes a part of the text gathered so far.
func (b *formatBuilder) flush() {
	if b.text.Len() > 0 {
		b.parts = append(b.parts, &StrLit{b.span, b.text.String()})
		b.text.Reset()
	}
}

// body reads text and fields from body[at:]; inside a format specification
// (depth 1) a closing brace ends it. It returns where it stopped.
func (b *formatBuilder) body(body string, at, depth int) int {
	for at < len(body) {
		at = b.literal(body, at, depth)
		if at >= len(body) || body[at] == '}' {
			break
		}
		at = b.field(body, at, depth)
	}
	return at
}

// literal reads text up to a field, or the end.
func (b *formatBuilder) literal(body string, at, depth int) int {
	start := at
	for at < len(body) {
		c := body[at]
		switch {
		case c == '\\' && !b.piece.raw && at+1 < len(body):
			if at = b.skipEscape(body, at+1); at < len(body) && (body[at] == '{' || body[at] == '}') {
				continue
			}
		case c == '{' || c == '}':
			if depth == 0 && at+1 < len(body) && body[at+1] == c {
				b.decode(b.text, body[start:at+1], b.piece.raw)
				at += 2
				start = at
				continue
			}
			if depth == 0 && c == '}' {
				b.raiseFar("f-string: single '}' is not allowed")
			}
			b.decode(b.text, body[start:at], b.piece.raw)
			return at
		default:
			at++
		}
	}
	b.decode(b.text, body[start:at], b.piece.raw)
	return at
}

// skipEscape goes behind the letter of an escape, and behind the braces of
// \N{…}. A brace after the backslash is left where it is.
func (b *formatBuilder) skipEscape(body string, at int) int {
	switch body[at] {
	case '{', '}':
		return at
	case 'N':
		if at+1 < len(body) && body[at+1] == '{' {
			if n := strings.IndexByte(body[at:], '}'); n >= 0 {
				return at + n + 1
			}
			return len(body)
		}
	}
	return at + 1
}

// field reads one replacement field, whose brace stands at body[at].
func (b *formatBuilder) field(body string, at, depth int) int {
	if depth >= 2 {
		b.raiseFar("f-string: expressions nested too deeply")
	}
	open := at
	at = b.expressionEnd(body, at+1)
	if at >= len(body) {
		b.expectingBrace()
	}
	start := b.place(b.piece.bodyStart + int32(open))
	if strings.Trim(body[open+1:at], " \t\n\f\r\v") == "" {
		if body[at] != '}' {
			b.raiseFar("f-string: expression required before '%c'", body[at])
		}
		b.raiseFar("f-string: empty expression not allowed")
	}
	f := &FormattedValue{Value: b.fieldValue(body[open+1:at], start)}
	debug := false
	if body[at] == '=' {
		debug = true
		for at++; at < len(body) && strings.IndexByte(" \t\n\f\r\v", body[at]) >= 0; at++ {
		}
		b.text.WriteString(body[open+1 : at])
	}
	if at < len(body) && body[at] == '!' {
		if at++; at >= len(body) {
			b.expectingBrace()
		}
		f.Conversion = body[at]
		if strings.IndexByte("sra", f.Conversion) < 0 {
			b.raiseFar("f-string: invalid conversion character: expected 's', 'r', or 'a'")
		}
		at++
	}
	if at < len(body) && body[at] == ':' {
		if at+1 >= len(body) {
			b.expectingBrace()
		}
		spec := formatBuilder{parser: b.parser, piece: b.piece, span: b.span, text: new(strings.Builder)}
		at = spec.body(body, at+1, depth+1)
		spec.flush()
		f.Spec = &JoinedStr{b.span, spec.parts}
	}
	if at >= len(body) || body[at] != '}' {
		b.expectingBrace()
	}
	if debug && f.Spec == nil && f.Conversion == 0 {
		f.Conversion = 'r'
	}
	f.Span = Span{start, b.place(b.piece.bodyStart + int32(at) + 1)}
	b.flush()
	b.parts = append(b.parts, f)
	return at + 1
}

func (b *formatBuilder) expectingBrace() { b.raiseFar("f-string: expecting '}'") }

// expressionEnd finds the end of a field's expression: the `!`, `:`, `=` or
// `}` that stands outside brackets and strings.
func (b *formatBuilder) expressionEnd(body string, at int) int {
	var quote string
	var open []byte
	for ; at < len(body); at++ {
		c := body[at]
		switch {
		case c == '\\':
			b.raiseFar("f-string expression part cannot include a backslash")
		case quote != "":
			if strings.HasPrefix(body[at:], quote) {
				at += len(quote) - 1
				quote = ""
			}
		case c == '\'' || c == '"':
			quote = string(c)
			if triple := strings.Repeat(quote, 3); strings.HasPrefix(body[at:], triple) {
				quote = triple
				at += 2
			}
		case c == '[' || c == '{' || c == '(':
			if len(open) >= maxBrackets {
				b.raiseFar("f-string: too many nested parenthesis")
			}
			open = append(open, c)
		case c == '#':
			b.raiseFar("f-string expression part cannot include '#'")
		case len(open) == 0 && strings.IndexByte("!:}=<>", c) >= 0:
			if at+1 < len(body) && body[at+1] == '=' && strings.IndexByte("!=<>", c) >= 0 {
				at++
				continue
			}
			if c != '<' && c != '>' {
				return at
			}
		case c == ']' || c == '}' || c == ')':
			if len(open) == 0 {
				b.raiseFar("f-string: unmatched '%c'", c)
			}
			last := open[len(open)-1]
			if closing[last] != c {
				b.raiseFar("f-string: closing parenthesis '%c' does not match opening parenthesis '%c'", c, last)
			}
			open = open[:len(open)-1]
		}
	}
	if quote != "" {
		b.raiseFar("f-string: unterminated string")
	}
	if len(open) > 0 {
		b.raiseFar("f-string: unmatched '%c'", open[len(open)-1])
	}
	return at
}

// fieldValue reads a field's expression. CPython puts it between parentheses
// first, so that white space and newlines in it do not count; the opening one
// stands where the brace does.
func (b *formatBuilder) fieldValue(text string, start Pos) Expr {
	src := b.part("("+text+")", start)
	src.field = true
	p := newParser(lex(src, false, nil))
	p.depth = b.depth
	var e Expr
	if err := p.run(func() { e = p.yieldOrStar() }); err != nil {
		panic(err)
	}
	return e
}
