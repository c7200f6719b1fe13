package object

import (
	"strings"
	"unicode/utf8"
	"unsafe"
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
		var has bool
		n := 1
		if s[i] < utf8.RuneSelf {
			has = set.hasASCII(s[i])
		} else {
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
		var has bool
		n := 1
		if s[i-1] < utf8.RuneSelf {
			has = set.hasASCII(s[i-1])
		} else {
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

// splitSpace is s.split(None, limit); a negative limit is none.
func (a *alphabet) splitSpace(s string, limit int) []string {
	var parts []string
	for s = a.trim(s, a.space, true, false); s != ""; limit-- {
		n := len(s)
		if limit != 0 {
			n = a.run(s, a.space, false)
		}
		if parts == nil {
			parts = make([]string, 0, 4)
		}
		parts = append(parts, s[:n])
		s = a.trim(s[n:], a.space, true, false)
	}
	return parts
}

// rsplitSpace is s.rsplit(None, limit).
func (a *alphabet) rsplitSpace(s string, limit int) []string {
	var parts []string
	for s = a.trim(s, a.space, false, true); s != ""; limit-- {
		n := 0
		if limit != 0 {
			n = a.lastRun(s, a.space, false)
		}
		parts = append(parts, s[n:])
		s = a.trim(s[:n], a.space, false, true)
	}
	reverse(parts)
	return parts
}

// splitLines cuts s at its line ends, which keep leaves in place.
func (a *alphabet) splitLines(s string, keep bool) []string {
	var lines []string
	start := 0
	for i := 0; i < len(s); {
		n := a.lineEnd(s[i:])
		if n == 0 {
			i++
			continue
		}
		end := i
		i += n
		if keep {
			end = i
		}
		lines = append(lines, s[start:end])
		start = i
	}
	if start < len(s) {
		lines = append(lines, s[start:])
	}
	return lines
}

func splitAt(s, sep string, limit int) []string {
	if limit < 0 {
		return strings.Split(s, sep)
	}
	return strings.SplitN(s, sep, min(limit, len(s))+1)
}

func rsplitAt(s, sep string, limit int) []string {
	var parts []string
	for ; limit != 0; limit-- {
		i := strings.LastIndex(s, sep)
		if i < 0 {
			break
		}
		parts = append(parts, s[i+len(sep):])
		s = s[:i]
	}
	parts = append(parts, s)
	reverse(parts)
	return parts
}

func reverse(s []string) {
	for i, j := 0, len(s)-1; i < j; i, j = i+1, j-1 {
		s[i], s[j] = s[j], s[i]
	}
}

// partsSize guards the memory of a split: each part costs a string and an
// interface.
func partsSize(s, sep string) error {
	if len(s) < MaxSize/64 {
		return nil
	}
	return CheckSize(int64(strings.Count(s, sep)), 32)
}

// partition is s.partition(sep): the parts before, of and after the first
// separator, or the last one.
func partition(s, sep string, last bool) (before, found, after string) {
	i := -1
	if last {
		i = strings.LastIndex(s, sep)
	} else {
		i = strings.Index(s, sep)
	}
	switch {
	case i >= 0:
		return s[:i], sep, s[i+len(sep):]
	case last:
		return "", "", s
	}
	return s, "", ""
}

// replace is s.replace(from, to, limit), text or bytes by kind; s is that of self. An
// empty from lies before every element and at the end.
func (a *alphabet) replace(self Value, kind unsafe.Pointer, s, from, to string, limit int) (Value, error) {
	if limit == 0 || from == to {
		return rebox(self, kind, s), nil
	}
	n := len(s) + 1
	if from != "" {
		n = strings.Count(s, from)
	} else if kind == strKind {
		n = countRunes(s) + 1
	}
	if limit > 0 {
		n = min(n, limit)
	}
	if n == 0 {
		return rebox(self, kind, s), nil
	}
	if more := len(to) - len(from); more > 0 {
		if err := CheckSize(int64(n), int64(more)); err != nil {
			return nil, err
		}
		if err := CheckSize(int64(len(s))+int64(n)*int64(more), 1); err != nil {
			return nil, err
		}
	}
	v, b := makeText(kind, len(s)+n*(len(to)-len(from)))
	for k := range n {
		i := 0
		if from != "" {
			i = strings.Index(s, from)
		} else if k > 0 {
			_, i = a.first(s)
		}
		b = b[copy(b, s[:i]):]
		b = b[copy(b, to):]
		s = s[i+len(from):]
	}
	copy(b, s)
	return v, nil
}

// expandTabs replaces tabs by spaces up to the next multiple of size columns.
func (a *alphabet) expandTabs(s string, size int) (string, error) {
	if strings.IndexByte(s, '\t') < 0 {
		return s, nil
	}
	length := int64(0)
	a.columns(s, size, func(part string, spaces int) { length += int64(len(part)) + int64(spaces) })
	if err := CheckSize(length, 1); err != nil {
		return "", err
	}
	b := make([]byte, 0, length)
	a.columns(s, size, func(part string, spaces int) {
		b = append(b, part...)
		for ; spaces > 0; spaces-- {
			b = append(b, ' ')
		}
	})
	return string(b), nil
}

// columns cuts s at its tabs and tells how many spaces each one stands for.
func (a *alphabet) columns(s string, size int, yield func(part string, spaces int)) {
	column, start := 0, 0
	for i := 0; i < len(s); {
		c, n := a.first(s[i:])
		switch c {
		case '\t':
			spaces := 0
			if size > 0 {
				spaces = size - column%size
			}
			yield(s[start:i], spaces)
			column += spaces
			start = i + n
		case '\n', '\r':
			column = 0
		default:
			column++
		}
		i += n
	}
	yield(s[start:], 0)
}

// pad widens s, n elements long, to width: left and right of it by fill.
func pad(s string, n int, width int64, fill string, left func(missing, width int64) int64) (string, error) {
	missing := width - int64(n)
	if missing <= 0 {
		return s, nil
	}
	if err := CheckSize(missing, int64(len(fill))); err != nil {
		return "", err
	}
	before := left(missing, width)
	var b strings.Builder
	b.Grow(len(s) + int(missing)*len(fill))
	b.WriteString(strings.Repeat(fill, int(before)))
	b.WriteString(s)
	b.WriteString(strings.Repeat(fill, int(missing-before)))
	return b.String(), nil
}

func padCenter(missing, width int64) int64 { return missing/2 + missing&width&1 }
func padLeft(missing, _ int64) int64       { return missing }
func padRight(_, _ int64) int64            { return 0 }

// zeroFill is s.zfill(width); n is the length of s in elements.
func zeroFill(s string, n int, width int64) (string, error) {
	if s != "" && (s[0] == '+' || s[0] == '-') {
		digits, err := pad(s[1:], n-1, width-1, "0", padLeft)
		return s[:1] + digits, err
	}
	return pad(s, n, width, "0", padLeft)
}
