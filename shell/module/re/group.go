package re

import (
	"unicode"

	"labsh/shell/python/object"
)

// group parses what follows a (; nil for a comment and for global flags, which are
// allowed if first.
func (p *parser) group(first bool) *node {
	start := p.tell() - 1
	if !p.match('?') {
		return p.capture(start, "")
	}
	c := p.get()
	switch {
	case c == nil:
		p.fail(0, "unexpected end of pattern")
	case is(c, 'P'):
		return p.named(start)
	case is(c, ':'):
		return p.inside(start, p.node(group))
	case is(c, '>'):
		return p.inside(start, p.node(atomic))
	case is(c, '#'):
		for !is(c, ')') {
			if c = p.get(); c == nil {
				p.fail(p.tell()-start, "missing ), unterminated comment")
			}
		}
		return nil
	case in(c, "=!<"):
		return p.look(start, c[0])
	case is(c, '('):
		return p.conditional(start)
	case in(c, flagLetters) || is(c, '-'):
		return p.flagged(start, c, first)
	}
	p.fail(len(c)+1, "unknown extension ?%s", string(c))
	return nil
}

// capture parses a group that captures.
func (p *parser) capture(start int, name string) *node {
	n := p.node(group)
	n.number = len(p.tree.groups)
	if name != "" {
		if was := p.tree.named(name); was != 0 {
			p.fail(len([]rune(name))+1, "redefinition of group name %s as group %d; was group %d", p.repr(name), n.number, was)
		}
		p.tree.names = append(p.tree.names, groupName{name, n.number})
	}
	p.tree.groups = append(p.tree.groups, n)
	p.open[n.number] = true
	p.inside(start, n)
	delete(p.open, n.number)
	return n
}

// inside parses the contents of n and the ) behind them.
func (p *parser) inside(start int, n *node) *node {
	n.subs = []*node{p.alternatives(false)}
	p.close(start)
	return n
}

func (p *parser) close(start int) {
	if !p.match(')') {
		p.fail(p.tell()-start, "missing ), unterminated subpattern")
	}
}

// named parses (?P<name>…) and (?P=name).
func (p *parser) named(start int) *node {
	if p.match('<') {
		return p.capture(start, p.groupName(p.until('>', "group name"), 1))
	}
	if !p.match('=') {
		c := p.get()
		if c == nil {
			p.fail(0, "unexpected end of pattern")
		}
		p.fail(len(c)+2, "unknown extension ?P%s", string(c))
	}
	chars := p.until(')', "group name")
	name := p.groupName(chars, 1)
	number := p.tree.named(name)
	if number == 0 {
		p.fail(len(chars)+1, "unknown group name %s", p.repr(name))
	}
	return p.reference(number, len(chars)+1)
}

// look parses a look-ahead or a look-behind.
func (p *parser) look(start int, c rune) *node {
	n := p.node(look)
	before := p.lookbehind
	if c == '<' {
		n.behind = true
		sign := p.get()
		if sign == nil {
			p.fail(0, "unexpected end of pattern")
		}
		if !in(sign, "=!") {
			p.fail(len(sign)+2, "unknown extension ?<%s", string(sign))
		}
		if c = sign[0]; p.lookbehind == 0 {
			p.lookbehind = len(p.tree.groups)
		}
	}
	n.not = c == '!'
	p.inside(start, n)
	p.lookbehind = before
	return n
}

// conditional parses (?(1)yes|no).
func (p *parser) conditional(start int) *node {
	n := p.node(conditional)
	chars := p.until(')', "group name")
	name, size := str(chars), len(chars)+1
	if v, err := object.CallMethod(p.t, object.Str(name), "isidentifier"); err == nil && v == object.True {
		p.groupName(chars, 1)
		if n.number = p.tree.named(name); n.number == 0 {
			p.fail(size, "unknown group name %s", p.repr(name))
		}
	} else {
		n.number = p.groupNumber(name, size)
		if n.number == 0 {
			p.fail(size, "bad group number")
		}
		p.conditions = append(p.conditions, condition{n.number, p.tell() - size})
	}
	p.outside(n.number)
	n.subs = []*node{p.items(false)}
	if p.match('|') {
		n.subs = append(n.subs, p.items(false))
		if is(p.next, '|') {
			p.fail(0, "conditional backref with more than two branches")
		}
	}
	p.close(start)
	return n
}

// groupNumber reads a number in the place of a name, as int does.
func (s *source) groupNumber(text string, size int) int {
	number, err := object.Call(s.t, object.IntType, object.Str(text))
	i, ok := number.(object.Int)
	switch {
	case err != nil, ok && i < 0:
		s.fail(size, "bad character in group name %s", s.repr(text))
	case !ok || i >= maxGroups:
		shown, _ := object.Repr(s.t, number)
		s.fail(size, "invalid group reference %s", shown)
	}
	return int(i)
}

// maxGroups is the number that no group reaches.
const maxGroups = 1<<30 - 1

const flagLetters = "iLmsxatu"

// flagOf gives the flags of an inline letter.
var flagOf = map[rune]int{
	'i': flagIgnoreCase, 'L': flagLocale, 'm': flagMultiline, 's': flagDotAll,
	'x': flagVerbose, 'a': flagASCII, 't': flagTemplate, 'u': flagUnicode,
}

// flagTemplate does nothing, and has a letter.
const flagTemplate = 1

// flagged parses flags, and the group that they are for; nil for global ones.
func (p *parser) flagged(start int, c []rune, first bool) *node {
	add, del := 0, 0
	if !is(c, '-') {
		for {
			flag := flagOf[c[0]]
			switch {
			case p.isText && flag == flagLocale:
				p.fail(0, "bad inline flags: cannot use 'L' flag with a str pattern")
			case !p.isText && flag == flagUnicode:
				p.fail(0, "bad inline flags: cannot use 'u' flag with a bytes pattern")
			}
			if add |= flag; flag&typeFlags != 0 && add&typeFlags != flag {
				p.fail(0, "bad inline flags: flags 'a', 'u' and 'L' are incompatible")
			}
			if c = p.flag("missing -, : or )", ")-:"); !in(c, flagLetters) {
				break
			}
		}
	}
	if is(c, ')') {
		if !first {
			p.fail(p.tell()-start, "global flags not at the start of the expression")
		}
		p.global |= add
		p.flags |= add
		return nil
	}
	if add&flagTemplate != 0 {
		p.fail(1, "bad inline flags: cannot turn on global flag")
	}
	if is(c, '-') {
		c = p.flag("missing flag", "")
		for !is(c, ':') {
			flag := flagOf[c[0]]
			if flag&typeFlags != 0 {
				p.fail(0, "bad inline flags: cannot turn off flags 'a', 'u' and 'L'")
			}
			del |= flag
			c = p.flag("missing :", ":")
		}
	}
	switch {
	case del&flagTemplate != 0:
		p.fail(1, "bad inline flags: cannot turn off global flag")
	case add&del != 0:
		p.fail(1, "bad inline flags: flag turned on and off")
	}
	before := p.flags
	if add&typeFlags != 0 {
		p.flags &^= typeFlags
	}
	p.flags = (p.flags | add) &^ del
	n := p.inside(start, p.node(group))
	p.flags = before
	return n
}

// flag reads the letter of a flag, or one of the characters that may stand there.
func (p *parser) flag(missing, also string) []rune {
	c := p.get()
	switch {
	case c == nil:
		p.fail(0, "%s", missing)
	case in(c, flagLetters) || in(c, also):
	case len(c) == 1 && unicode.IsLetter(c[0]):
		p.fail(len(c), "unknown flag")
	default:
		p.fail(len(c), "%s", missing)
	}
	return c
}
