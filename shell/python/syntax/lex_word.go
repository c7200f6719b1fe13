package syntax

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// isNameByte tells whether an ASCII byte may stand in a name.
func isNameByte(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || c == '_' || isDigit(c)
}

// nameOrString reads a name, a keyword, or the prefix of a string with it.
func (l *lexer) nameOrString() bool {
	start := l.pos
	ascii := true
	for l.pos < len(l.text) {
		c := l.text[l.pos]
		if c >= utf8.RuneSelf {
			ascii = false
		} else if !isNameByte(c) {
			break
		}
		l.pos++
	}
	word := l.text[start:l.pos]
	if l.pos < len(l.text) && (l.text[l.pos] == '"' || l.text[l.pos] == '\'') && isStringPrefix(word) {
		return l.str(start)
	}
	if !ascii {
		return l.accentedName(start, word)
	}
	k, ok := keywords[word]
	if !ok {
		k = tName
	}
	l.emit(k, start, l.pos)
	return true
}

// accentedName checks a name with letters outside ASCII.
func (l *lexer) accentedName(start int, word string) bool {
	for i, r := range word {
		if isNameRune(r, i > 0) {
			continue
		}
		msg := fmt.Sprintf("invalid non-printable character U+%04X", r)
		if isPrintable(r) {
			msg = fmt.Sprintf("invalid character '%c' (U+%04X)", r, r)
		}
		l.bad("SyntaxError", msg, start+i)
		return false
	}
	k := tName
	if folded := normalize(word); folded != word {
		if kw, ok := keywords[folded]; ok {
			k = kw
		}
	}
	l.emit(k, start, l.pos)
	return true
}

// isNameRune tells whether a rune may stand in a name (XID_Start, XID_Continue
// of Unicode annex 31, which is what the Python reference asks).
func isNameRune(r rune, inside bool) bool {
	if r == '_' || unicode.IsLetter(r) || unicode.Is(unicode.Nl, r) || unicode.Is(unicode.Other_ID_Start, r) {
		return true
	}
	return inside && (unicode.IsDigit(r) || unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Mc, r) ||
		unicode.Is(unicode.Pc, r) || unicode.Is(unicode.Other_ID_Continue, r))
}

// isPrintable follows str.isprintable: no control, format, surrogate, private
// or unassigned character, and no space but the ASCII one.
func isPrintable(r rune) bool { return r == ' ' || unicode.IsPrint(r) }

func isStringPrefix(word string) bool {
	switch strings.ToLower(word) {
	case "r", "u", "b", "f", "br", "rb", "fr", "rf":
		return true
	}
	return false
}

// str reads a string literal whose prefix begins at start; the lexer stands on
// its first quote.
func (l *lexer) str(start int) bool {
	firstLine := l.lineNo
	quote := l.text[l.pos]
	if strings.HasPrefix(l.text[l.pos:], string([]byte{quote, quote, quote})) {
		return l.longString(start, quote)
	}
	l.pos++
	for l.pos < len(l.text) {
		switch l.text[l.pos] {
		case quote:
			l.pos++
			l.emitAt(tString, start, l.pos, firstLine)
			return true
		case '\n':
			return l.unterminated(start, firstLine)
		case '\\':
			l.pos++
			if l.pos < len(l.text) && l.text[l.pos] == '\n' {
				l.lineNo++
				if l.pos+1 >= len(l.text) {
					// The continued line is still to come.
					if l.interactive {
						l.emit(tMore, len(l.text), len(l.text))
						return false
					}
					l.lineNo--
					return l.unterminated(start, firstLine)
				}
			}
		}
		l.pos++
	}
	l.pos = len(l.text)
	return l.unterminated(start, firstLine)
}

func (l *lexer) unterminated(start int, firstLine int32) bool {
	msg := fmt.Sprintf("unterminated string literal (detected at line %d)", l.lineNo+l.base.Line)
	at := l.at(firstLine, int32(start))
	l.badSpan("SyntaxError", msg, Span{at, at})
	return false
}

func (l *lexer) longString(start int, quote byte) bool {
	firstLine := l.lineNo
	l.pos += 3
	for l.pos < len(l.text) {
		switch c := l.text[l.pos]; {
		case c == quote && l.pos+2 < len(l.text) && l.text[l.pos+1] == quote && l.text[l.pos+2] == quote:
			l.pos += 3
			l.emitAt(tString, start, l.pos, firstLine)
			return true
		case c == '\n':
			l.lineNo++
		case c == '\\':
			l.pos++
			if l.pos < len(l.text) && l.text[l.pos] == '\n' {
				l.lineNo++
			}
		}
		l.pos++
	}
	l.pos = len(l.text)
	if l.interactive {
		l.emit(tMore, l.pos, l.pos)
		return false
	}
	last := int32(len(l.lines))
	if last > 1 && int(l.lines[last-1]) == len(l.text) {
		last--
	}
	msg := fmt.Sprintf("unterminated triple-quoted string literal (detected at line %d)", last+l.base.Line)
	at := l.at(firstLine, int32(start))
	l.badSpan("SyntaxError", msg, Span{at, at})
	return false
}
