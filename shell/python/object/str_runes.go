package object

import (
	"sort"
	"unicode/utf8"
	"unsafe"
)

// DecodeRune gives the first code point of s and its width in bytes. Unlike
// utf8.DecodeRuneInString it knows the three-byte form of a lone surrogate.
func DecodeRune(s string) (rune, int) {
	r, n := utf8.DecodeRuneInString(s)
	if r == utf8.RuneError && n == 1 && len(s) >= 3 && isSurrogateForm(s[0], s[1], s[2]) {
		return surrogateForm(s[1], s[2]), 3
	}
	return r, n
}

// DecodeLastRune is DecodeRune for the end of s.
func DecodeLastRune(s string) (rune, int) {
	r, n := utf8.DecodeLastRuneInString(s)
	if i := len(s) - 3; r == utf8.RuneError && n == 1 && i >= 0 && isSurrogateForm(s[i], s[i+1], s[i+2]) {
		return surrogateForm(s[i+1], s[i+2]), 3
	}
	return r, n
}

// AppendRune appends the form in which a Str holds r, surrogates too.
func AppendRune(b []byte, r rune) []byte {
	if isSurrogate(r) {
		return append(b, 0xED, 0x80|byte(r>>6)&0x3F, 0x80|byte(r)&0x3F)
	}
	return utf8.AppendRune(b, r)
}

func isSurrogate(r rune) bool { return r >= 0xD800 && r <= 0xDFFF }

func isSurrogateForm(a, b, c byte) bool { return a == 0xED && b&0xE0 == 0xA0 && c&0xC0 == 0x80 }

func surrogateForm(b, c byte) rune { return 0xD000 | rune(b&0x3F)<<6 | rune(c&0x3F) }

// NewChar is chr(r); r must be in range(0x110000).
func NewChar(r rune) Value {
	if r < utf8.RuneSelf {
		return asciiChars[r]
	}
	return Str(AppendRune(nil, r))
}

// charValue is NewChar for a character in its encoded form.
func charValue(s string) Value {
	if len(s) == 1 && s[0] < utf8.RuneSelf {
		return asciiChars[s[0]]
	}
	return Str(s)
}

func isASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// startsRune tells the first byte of a code point from those that follow it.
func startsRune(b byte) bool { return b&0xC0 != 0x80 }

// countRunes is the number of code points in s, surrogates counted as one.
func countRunes(s string) int {
	n := 0
	for i := 0; i < len(s); i++ {
		if startsRune(s[i]) {
			n++
		}
	}
	return n
}

// nextRune is the offset of the code point after the one at i.
func nextRune(s string, i int) int {
	for i++; i < len(s) && !startsRune(s[i]); i++ {
	}
	return i
}

// text is a string with what it takes to find its code points: where all are
// ASCII, n is its length in bytes and they need no finding.
type text struct {
	s     string
	n     int     // code points
	marks []int32 // offset of every markEvery-th code point, for a long string
}

const (
	markEvery = 64
	markFrom  = 256 // bytes from which a string is worth marking
)

// texts remembers the long strings that were last indexed, so that a loop
// over s[i] does not count s anew at each turn.
type texts struct {
	recent [4]text
	next   int
}

// text prepares s for indexing.
func (t *Thread) text(s string) text {
	if len(s) < markFrom {
		if isASCII(s) {
			return text{s: s, n: len(s)}
		}
		return text{s: s, n: countRunes(s)}
	}
	if t == nil {
		return newText(s)
	}
	for i := range t.texts.recent {
		if r := &t.texts.recent[i]; len(r.s) == len(s) && unsafe.StringData(r.s) == unsafe.StringData(s) {
			return *r
		}
	}
	x := newText(s)
	t.texts.recent[t.texts.next] = x
	t.texts.next = (t.texts.next + 1) % len(t.texts.recent)
	return x
}

func newText(s string) text {
	x := text{s: s, n: len(s)}
	if isASCII(s) {
		return x
	}
	x.n = 0
	x.marks = make([]int32, 0, len(s)/markEvery/2)
	for i := 0; i < len(s); i++ {
		if !startsRune(s[i]) {
			continue
		}
		if x.n%markEvery == 0 {
			x.marks = append(x.marks, int32(i))
		}
		x.n++
	}
	return x
}

// offset is where code point i begins, in bytes; i may be x.n.
func (x text) offset(i int) int {
	switch {
	case x.n == len(x.s):
		return i
	case i >= x.n:
		return len(x.s)
	}
	at := 0
	if x.marks != nil {
		at = int(x.marks[i/markEvery])
		i %= markEvery
	}
	for ; i > 0; i-- {
		at = nextRune(x.s, at)
	}
	return at
}

// position is the number of code points before an offset.
func (x text) position(offset int) int {
	if x.n == len(x.s) {
		return offset
	}
	if x.marks == nil {
		return countRunes(x.s[:offset])
	}
	k := sort.Search(len(x.marks), func(i int) bool { return int(x.marks[i]) > offset }) - 1
	if k < 0 {
		return 0
	}
	return k*markEvery + countRunes(x.s[x.marks[k]:offset])
}

// char is code point i.
func (x text) char(i int) Value {
	at := x.offset(i)
	if x.n == len(x.s) {
		return asciiChars[x.s[at]]
	}
	return charValue(x.s[at:nextRune(x.s, at)])
}
