package syntax

import (
	"fmt"
	"strings"
)

// number reads a number literal, with CPython's checks of its end.
func (l *lexer) number() bool {
	start := l.pos
	if l.text[l.pos] == '0' && l.pos+1 < len(l.text) {
		switch l.text[l.pos+1] | 0x20 {
		case 'x':
			return l.radix(start, "hexadecimal", func(c byte) bool {
				return isDigit(c) || 'a' <= c|0x20 && c|0x20 <= 'f'
			})
		case 'o':
			return l.radix(start, "octal", func(c byte) bool { return '0' <= c && c <= '7' })
		case 'b':
			return l.radix(start, "binary", func(c byte) bool { return c == '0' || c == '1' })
		}
	}
	if l.text[l.pos] != '.' && !l.digits() {
		return false
	}
	intEnd := l.pos
	float := false
	if l.peek() == '.' {
		float = true
		l.pos++
		if isDigit(l.peek()) && !l.digits() {
			return false
		}
	}
	if l.peek()|0x20 == 'e' {
		mark := l.pos
		l.pos++
		if c := l.peek(); c == '+' || c == '-' {
			l.pos++
			if !isDigit(l.peek()) {
				l.bad("SyntaxError", "invalid decimal literal", l.pos-1)
				return false
			}
		}
		if isDigit(l.peek()) {
			float = true
			if !l.digits() {
				return false
			}
		} else {
			l.pos = mark
			if !l.numberEnd("decimal") {
				return false
			}
			l.emit(tNumber, start, l.pos)
			return true
		}
	}
	if l.peek()|0x20 == 'j' {
		l.pos++
		return l.numberEnd("imaginary") && l.emitNumber(start)
	}
	if !float && l.text[start] == '0' && strings.Trim(l.text[start:intEnd], "0_") != "" {
		zeros := start
		for zeros < intEnd && (l.text[zeros] == '0' || l.text[zeros] == '_') {
			zeros++
		}
		l.badSpan("SyntaxError", "leading zeros in decimal integer literals are not permitted; "+
			"use an 0o prefix for octal integers", Span{l.at(l.lineNo, int32(start)), l.at(l.lineNo, int32(zeros))})
		return false
	}
	return l.numberEnd("decimal") && l.emitNumber(start)
}

func (l *lexer) emitNumber(start int) bool {
	l.emit(tNumber, start, l.pos)
	return true
}

// peek is the byte at the lexer's place, 0 at the end.
func (l *lexer) peek() byte {
	if l.pos < len(l.text) {
		return l.text[l.pos]
	}
	return 0
}

// digits reads decimal digits with single underscores between them.
func (l *lexer) digits() bool {
	for {
		for isDigit(l.peek()) {
			l.pos++
		}
		if l.peek() != '_' {
			return true
		}
		l.pos++
		if !isDigit(l.peek()) {
			l.bad("SyntaxError", "invalid decimal literal", l.pos-1)
			return false
		}
	}
}

// radix reads the digits after 0x, 0o or 0b.
func (l *lexer) radix(start int, name string, valid func(byte) bool) bool {
	l.pos += 2
	for {
		if l.peek() == '_' {
			l.pos++
		}
		if !valid(l.peek()) {
			if isDigit(l.peek()) {
				return l.badDigit(name)
			}
			l.bad("SyntaxError", "invalid "+name+" literal", l.pos-1)
			return false
		}
		for valid(l.peek()) {
			l.pos++
		}
		if l.peek() != '_' {
			break
		}
	}
	if isDigit(l.peek()) {
		return l.badDigit(name)
	}
	return l.numberEnd(name) && l.emitNumber(start)
}

func (l *lexer) badDigit(name string) bool {
	l.bad("SyntaxError", fmt.Sprintf("invalid digit '%c' in %s literal", l.peek(), name), l.pos)
	return false
}

// numberEnd checks what follows a number: a name may not, except one that begins
// as a keyword that can follow an operand.
func (l *lexer) numberEnd(kindName string) bool {
	c := l.peek()
	if !isNameByte(c) {
		return true
	}
	rest := l.text[l.pos:]
	for _, word := range []string{"and", "else", "for", "if", "in", "is", "not", "or"} {
		if strings.HasPrefix(rest, word) {
			return true
		}
	}
	l.bad("SyntaxError", "invalid "+kindName+" literal", l.pos-1)
	return false
}
