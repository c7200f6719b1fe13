package object

import (
	"strings"
	"unicode/utf8"
)

// alphabet is what splitting and stripping must know of a string's elements:
// the code points of text, or octets.
type alphabet struct {
	first, last func(string) (rune, int)
	space       *elements
	lineEnd     func(s string) int // the length of the line end that s begins with, or 0
}

// elements is a set of an alphabet's elements, of which those of ASCII are told
// without a call.
type elements struct {
	ascii [2]uint64
	other func(rune) bool
}

// elementsThat are those of which is holds.
func elementsThat(is func(rune) bool) *elements {
	set := &elements{other: is}
	for r := range rune(utf8.RuneSelf) {
		if is(r) {
			set.ascii[r>>6] |= 1 << (r & 63)
		}
	}
	return set
}

// hasASCII reports whether c is a character of ASCII in the set.
func (e *elements) hasASCII(c byte) bool {
	return c < utf8.RuneSelf && e.ascii[c>>6]>>(c&63)&1 != 0
}

var (
	textAlphabet = &alphabet{DecodeRune, DecodeLastRune, elementsThat(isSpace), textLineEnd}
	// Bytes know the white space of ASCII alone.
	octetAlphabet = &alphabet{
		func(s string) (rune, int) { return rune(s[0]), 1 },
		func(s string) (rune, int) { return rune(s[len(s)-1]), 1 },
		elementsThat(func(r rune) bool { return r == ' ' || r >= 9 && r <= 13 }),
		octetLineEnd,
	}
)

func textLineEnd(s string) int {
	switch c := s[0]; {
	case c == '\r' && len(s) > 1 && s[1] == '\n':
		return 2
	case c >= '\n' && c <= '\r' || c >= 0x1c && c <= 0x1e:
		return 1
	case c < utf8.RuneSelf:
		return 0
	case strings.HasPrefix(s, "\u0085"):
		return 2
	case strings.HasPrefix(s, "\u2028") || strings.HasPrefix(s, "\u2029"):
		return 3
	}
	return 0
}

func octetLineEnd(s string) int {
	switch {
	case s[0] == '\r' && len(s) > 1 && s[1] == '\n':
		return 2
	case s[0] == '\n' || s[0] == '\r':
		return 1
	}
	return 0
}

// run is the length of the run at the start of s of elements that are in the set,
// or are not.
func (a *alphabet) run(s string, set *elements, in bool) int {
	for i := 0; i < len(s); {
		has, n := set.hasASCII(s[i]), 1
		if s[i] >= utf8.RuneSelf {
			var r rune
			r, n = a.first(s[i:])
			has = set.other(r)
		}
		if has != in {
			return i
		}
		i += n
	}
	return len(s)
}

// lastRun is where the run at the end of s begins.
func (a *alphabet) lastRun(s string, set *elements, in bool) int {
	for i := len(s); i > 0; {
		has, n := set.hasASCII(s[i-1]), 1
		if s[i-1] >= utf8.RuneSelf {
			var r rune
			r, n = a.last(s[:i])
			has = set.other(r)
		}
		if has != in {
			return i
		}
		i -= n
	}
	return 0
}

// trim takes elements of the set off the ends of s.
func (a *alphabet) trim(s string, set *elements, left, right bool) string {
	if left {
		s = s[a.run(s, set, true):]
	}
	if right {
		s = s[:a.lastRun(s, set, true)]
	}
	return s
}

// among is the set of the elements of s.
func (a *alphabet) among(s string) *elements {
	set := &elements{other: func(r rune) bool {
		for rest := s; rest != ""; {
			c, n := a.first(rest)
			if c == r {
				return true
			}
			rest = rest[n:]
		}
		return false
	}}
	for i := range len(s) {
		if c := s[i]; c < utf8.RuneSelf {
			set.ascii[c>>6] |= 1 << (c & 63)
		}
	}
	return set
}
