package syntax

import "strings"

// piece is one of the adjacent string literals of an expression.
type piece struct {
	token              int
	raw, bytes, format bool
	body               string // between the quotes
	bodyStart          int32  // its offset
	quoteLen           int    // 1 or 3
}

// piece cuts a string token into prefix, quotes and body.
func (p *parser) piece(i int) piece {
	t := p.tokens[i]
	s := piece{token: i}
	at := int(t.start)
	for ; p.text[at] != '"' && p.text[at] != '\''; at++ {
		switch p.text[at] | 0x20 {
		case 'r':
			s.raw = true
		case 'b':
			s.bytes = true
		case 'f':
			s.format = true
		}
	}
	s.quoteLen = 1
	if int(t.end)-at >= 6 && p.text[at+1] == p.text[at] && p.text[at+2] == p.text[at] {
		s.quoteLen = 3
	}
	s.body = p.text[at+s.quoteLen : int(t.end)-s.quoteLen]
	s.bodyStart = int32(at + s.quoteLen)
	return s
}

// strings reads adjacent string literals and joins them.
func (p *parser) strings() Expr {
	start := p.i
	for p.tok == tString {
		p.next()
	}
	span := p.span(start)
	first := p.piece(start)
	var text strings.Builder
	b := formatBuilder{parser: p, text: &text, span: span}
	for i := start; i < p.i; i++ {
		s := p.piece(i)
		if s.bytes != first.bytes {
			p.raiseFar("cannot mix bytes and nonbytes literals")
		}
		switch {
		case s.bytes:
			p.bytesBody(&text, s)
		case s.format:
			b.any = true
			b.piece = s
			b.body(s.body, 0, 0)
		default:
			p.decode(&text, s.body, s.raw)
		}
	}
	switch {
	case first.bytes:
		return &BytesLit{span, text.String()}
	case b.any:
		b.flush()
		return &JoinedStr{span, b.parts}
	}
	return &StrLit{span, text.String()}
}

// bytesBody adds the bytes of a bytes literal.
func (p *parser) bytesBody(out *strings.Builder, s piece) {
	for i := 0; i < len(s.body); i++ {
		if s.body[i] >= 0x80 {
			p.raise(p.tokenSpan(s.token), "bytes can only contain ASCII literal characters")
		}
	}
	if s.raw || strings.IndexByte(s.body, '\\') < 0 {
		out.WriteString(s.body)
		return
	}
	if msg := unescapeBytes(out, s.body); msg != "" {
		p.raiseFar("%s", msg)
	}
}

// decode adds the text of a string literal.
func (p *parser) decode(out *strings.Builder, body string, raw bool) {
	if raw || strings.IndexByte(body, '\\') < 0 {
		out.WriteString(body)
		return
	}
	if msg := unescapeText(out, body); msg != "" {
		p.raiseFar("%s", msg)
	}
}
