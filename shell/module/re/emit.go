package re

import (
	"fmt"
	"math"
	"strings"
	"unicode"
)

// writer writes a tree in the syntax of .NET, which regexp2 reads. All characters that
// mean anything there are escaped, groups have their numbers, and the case of letters
// is ignored by sets, so that what is matched is decided here.
type writer struct {
	strings.Builder
	ascii  bool // the subject is: then classes are ASCII's, and quicker
	isText bool
	groups []*node
}

func (w *writer) printf(format string, args ...any) { fmt.Fprintf(w, format, args...) }

// char writes a character that stands for itself.
func (w *writer) char(c rune) {
	switch {
	case c >= 0x80 && (c < 0xd800 || c >= 0xe000):
		w.WriteRune(c)
	case c >= 0x80:
		w.printf(`\u%04x`, c)
	case unicode.IsLetter(c) || unicode.IsDigit(c):
		w.WriteRune(c)
	default:
		w.printf(`\x%02x`, c)
	}
}

// narrow reports whether the node's classes and cases are those of ASCII.
func (w *writer) narrow(n *node) bool { return !w.isText || n.flags&flagASCII != 0 }

func (w *writer) node(n *node) {
	switch n.kind {
	case literal:
		w.literal(n)
	case anyChar:
		if n.flags&flagDotAll != 0 {
			w.WriteString(".") // in single-line mode
		} else {
			w.WriteString(`[^\n]`)
		}
	case set:
		w.set(n)
	case at:
		w.at(n)
	case sequence:
		for _, sub := range n.subs {
			w.node(sub)
		}
	case branch:
		w.WriteString("(?:")
		for i, sub := range n.subs {
			if i > 0 {
				w.WriteByte('|')
			}
			w.node(sub)
		}
		w.WriteByte(')')
	case group:
		if n.number > 0 {
			w.printf("(?<%d>", n.number)
		} else {
			w.WriteString("(?:")
		}
		w.inside(n.subs[0])
	case atomic:
		w.WriteString("(?>")
		w.inside(n.subs[0])
	case repeat:
		w.repeat(n)
	case look:
		w.look(n)
	case backref:
		if n.flags&flagIgnoreCase != 0 {
			w.printf(`(?i:\k<%d>)`, n.number)
		} else {
			w.printf(`\k<%d>`, n.number)
		}
	case conditional:
		w.printf("(?(%d)", n.number)
		w.node(n.subs[0])
		w.WriteByte('|')
		if len(n.subs) > 1 {
			w.node(n.subs[1])
		}
		w.WriteByte(')')
	}
}

// inside writes what stands in a group that is open.
func (w *writer) inside(n *node) {
	w.node(n)
	w.WriteByte(')')
}

func (w *writer) literal(n *node) {
	if n.flags&flagIgnoreCase != 0 {
		if class := fold(n.char, w.narrow(n)); class != nil {
			w.WriteByte('[')
			for _, c := range class {
				w.char(c)
			}
			w.WriteByte(']')
			return
		}
	}
	w.char(n.char)
}

func (w *writer) ranges(ranges []span) {
	for _, r := range ranges {
		w.char(r.low)
		if r.high > r.low {
			w.WriteByte('-')
			w.char(r.high)
		}
	}
}

func (w *writer) set(n *node) {
	ascii := w.narrow(n)
	w.WriteByte('[')
	if n.not {
		w.WriteByte('^')
	}
	w.ranges(n.ranges)
	if n.flags&flagIgnoreCase != 0 {
		for _, r := range n.ranges {
			for _, c := range foldRange(r, ascii) {
				w.char(c)
			}
		}
	}
	for _, letter := range n.classes {
		w.class(letter, ascii || w.ascii)
	}
	w.WriteByte(']')
}

func (w *writer) class(letter rune, ascii bool) {
	switch {
	case letter == 'w' && !ascii:
		w.WriteString(`\p{L}\p{N}_`)
	case letter == 'd' && !ascii:
		w.WriteString(`\p{Nd}`)
	case unicode.IsLower(letter):
		w.ranges(classRanges(letter, ascii))
	default:
		w.ranges(others(classRanges(letter, ascii)))
	}
}

func (w *writer) at(n *node) {
	multi := n.flags&flagMultiline != 0
	switch n.char {
	case '^':
		w.WriteString(map[bool]string{true: "(?m:^)", false: `\A`}[multi])
	case '$':
		w.WriteString(map[bool]string{true: "(?m:$)", false: `\Z`}[multi])
	case 'A':
		w.WriteString(`\A`)
	case 'Z':
		w.WriteString(`\z`)
	case 'b':
		w.boundary(n, `\b`, "(?<=%[1]s)(?!%[1]s)|(?<!%[1]s)(?=%[1]s)")
	case 'B': // in no empty subject
		w.WriteString(`(?!\A\z)`)
		w.boundary(n, `\B`, "(?<=%[1]s)(?=%[1]s)|(?<!%[1]s)(?!%[1]s)")
	}
}

// boundary writes one of a word; outside ASCII words are others than those of .NET.
func (w *writer) boundary(n *node, short, long string) {
	if w.ascii {
		w.WriteString(short)
		return
	}
	class := writer{}
	class.WriteByte('[')
	class.class('w', w.narrow(n))
	class.WriteByte(']')
	w.printf("(?:"+long+")", class.String())
}

func (w *writer) repeat(n *node) {
	sub := n.subs[0]
	if n.mode == '+' {
		w.WriteString("(?>")
		defer w.WriteByte(')')
	}
	w.WriteString("(?:")
	w.inside(sub)
	least := min(n.min, math.MaxInt32)
	switch {
	case n.max < math.MaxInt32:
		w.printf("{%d,%d}", least, n.max)
	case least == 0:
		w.WriteByte('*')
	case least == 1:
		w.WriteByte('+')
	default:
		w.printf("{%d,}", least)
	}
	if n.mode == '?' {
		w.WriteByte('?')
	}
}

// look writes a look-ahead or a look-behind. .NET matches a look-behind backwards;
// where that differs, it only steps back, and looks ahead from there.
func (w *writer) look(n *node) {
	sub := n.subs[0]
	width, _ := sub.width(w.groups)
	forward := n.behind && sub.directed()
	w.WriteString("(?")
	if n.behind {
		w.WriteByte('<')
	}
	w.WriteString(map[bool]string{true: "!", false: "="}[n.not])
	if forward {
		w.WriteString("(?=")
		w.inside(sub)
		if width > 0 {
			w.printf(".{%d}", width)
		}
		w.WriteByte(')')
		return
	}
	w.inside(sub)
}
