package object

import (
	"strings"
	"unsafe"
)

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
