package re

import (
	"strconv"
	"strings"
	"unicode"
)

// controls are the escapes that stand for one character.
var controls = map[rune]rune{'a': '\a', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t', 'v': '\v', '\\': '\\'}

func isLetter(c rune) bool { return c < 0x80 && unicode.IsLetter(c) }

// escape parses a backslash and what belongs to it, outside a set.
func (p *parser) escape(this []rune) *node {
	c := this[1]
	switch {
	case strings.ContainsRune("AbBZ", c):
		n := p.node(at)
		n.char = c
		return n
	case strings.ContainsRune("dDsSwW", c):
		n := p.node(set)
		n.classes = string(c)
		return n
	case c == '0':
		n, _ := strconv.ParseInt("0"+p.take(2, octDigits), 8, 32)
		return p.literal(rune(n))
	case c >= '1' && c <= '9':
		return p.numbered(string(c))
	}
	return p.literal(p.character(this))
}

// numbered parses a reference to a group, or three octal digits.
func (p *parser) numbered(text string) *node {
	if in(p.next, digits) {
		text += string(p.get())
		if strings.Trim(text, octDigits) == "" && in(p.next, octDigits) {
			text += string(p.get())
			return p.literal(p.octal(text))
		}
	}
	number, _ := strconv.Atoi(text)
	if number >= len(p.tree.groups) {
		p.fail(len(text), "invalid group reference %d", number)
	}
	return p.reference(number, len(text)+1)
}

func (p *parser) octal(text string) rune {
	n, _ := strconv.ParseInt(text, 8, 32)
	if n > 0o377 {
		p.fail(len(text)+1, `octal escape value \%s outside of range 0-0o377`, text)
	}
	return rune(n)
}

// character parses an escape that stands for a character.
func (p *parser) character(this []rune) rune {
	c := this[1]
	if r, ok := controls[c]; ok {
		return r
	}
	width := 0
	switch {
	case c == 'x':
		width = 2
	case c == 'u' && p.isText:
		width = 4
	case c == 'U' && p.isText:
		width = 8
	case c == 'N' && p.isText:
		return p.characterName()
	case isLetter(c):
		p.fail(2, `bad escape \%c`, c)
	default:
		return c
	}
	text := p.take(width, hexDigits)
	if len(text) != width {
		p.fail(2+len(text), `incomplete escape \%c%s`, c, text)
	}
	n, _ := strconv.ParseUint(text, 16, 32)
	if n > unicode.MaxRune {
		p.fail(2+len(text), `bad escape \%c%s`, c, text)
	}
	return rune(n)
}

// characterName parses \N{…}: there is no table of names.
func (p *parser) characterName() rune {
	if !p.match('{') {
		p.fail(0, "missing {")
	}
	name := p.until('}', "character name")
	p.fail(len(name)+4, "undefined character name %s", p.repr(str(name)))
	return 0
}

// setItem parses an escape in a set: a class, or a character.
func (p *parser) setItem(this []rune) (class bool, c rune) {
	if this[0] != '\\' {
		return false, this[0]
	}
	switch c := this[1]; {
	case strings.ContainsRune("dDsSwW", c):
		return true, c
	case strings.ContainsRune(octDigits, c):
		return false, p.octal(string(c) + p.take(2, octDigits))
	case strings.ContainsRune(digits, c):
		p.fail(2, `bad escape \%c`, c)
	}
	return false, p.character(this)
}

// set parses what follows a [.
func (p *parser) set() *node {
	here := p.tell() - 1
	n := p.node(set)
	n.not = p.match('^')
	read := func() []rune {
		this := p.get()
		if this == nil {
			p.fail(p.tell()-here, "unterminated character set")
		}
		return this
	}
	add := func(class bool, c rune) {
		if class {
			n.classes += string(c)
		} else {
			n.ranges = append(n.ranges, span{c, c})
		}
	}
	for empty := true; ; empty = false {
		this := read()
		if is(this, ']') && !empty {
			return n
		}
		class, low := p.setItem(this)
		if !p.match('-') {
			add(class, low)
			continue
		}
		that := read()
		if is(that, ']') {
			add(class, low)
			add(false, '-')
			return n
		}
		class2, high := p.setItem(that)
		if class || class2 || high < low {
			p.fail(len(this)+1+len(that), "bad character range %s-%s", str(this), str(that))
		}
		n.ranges = append(n.ranges, span{low, high})
	}
}
