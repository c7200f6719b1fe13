package picture

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A face is one of the picture's two fonts. Which font a viewer has for it is not
// known: widths are those of DejaVu, which is wider than the others, so that what
// fits by them fits.
type face int

const (
	sans face = iota
	mono
)

// em is a rune's width in its font's size, rather too much than too little.
func (f face) em(r rune) float64 {
	switch {
	case f == mono && usual(r):
		return 0.61
	case unicode.Is(unicode.Mn, r):
		return 0.3
	case r >= 0x1F000, r >= 0x2E80 && r < 0xA4D0, r >= 0xAC00 && r < 0xD7B0, r >= 0xF900 && r < 0xFB00, r >= 0xFE30 && r < 0xFE70, r >= 0xFF00 && r < 0xFF61:
		return 1.4
	case r > 0x7f && !usual(r):
		return 1.2
	case f == mono:
		return 0.61
	case strings.ContainsRune(" ijlI.,:;'|!ftr()[]/-", r):
		return 0.5
	case strings.ContainsRune("mwMW@%—…", r):
		return 1.11
	case unicode.IsUpper(r) || strings.ContainsRune("+<>=~→✗×", r):
		return 0.87
	}
	return 0.72
}

// usual reports whether a rune is of those that any font for programs has, in
// the one width of its letters.
func usual(r rune) bool {
	return r < 0x250 && r != utf8.RuneError || r == '…' || r == '→' || r == '✗' || r == '×'
}

// plain reports whether all of a text is usual.
func plain(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return !usual(r) }) < 0
}

// A font is a face in a size, in pixels.
type font struct {
	face
	size float64
	bold bool
}

func (f font) width(s string) float64 {
	w := 0.0
	for _, r := range s {
		w += f.em(r)
	}
	if f.face == sans && !f.bold {
		w *= 0.92
	}
	return w * f.size
}

// cut is a text that fits a width: where it does not, its end is "…", inside the
// quotation marks of one that is quoted; an escape such as \x1b stays whole or goes.
func (f font) cut(s string, width float64) string {
	if f.width(s) <= width {
		return s
	}
	end := "…"
	if len(s) > 1 && strings.HasPrefix(s, `"`) && strings.HasSuffix(s, `"`) {
		end = `…"`
	}
	left := width - f.width(end)
	kept := 0
	for i, r := range s {
		if left -= f.width(string(r)); left < 0 {
			break
		}
		kept = i + utf8.RuneLen(r)
	}
	return s[:unescaped(s, kept)] + end
}

// unescaped is the place to cut s at, n or before it, where no escape is cut.
func unescaped(s string, n int) int {
	for i := max(0, n-9); i < n; i++ {
		if s[i] != '\\' || i+1 >= len(s) {
			continue
		}
		size := 2
		switch s[i+1] {
		case 'x':
			size = 4
		case 'u':
			size = 6
		case 'U':
			size = 10
		}
		if i+size > n {
			return i
		}
		i += size - 1
	}
	return n
}

// wrap cuts a text into lines of a width, at spaces where there are any.
func (f font) wrap(s string, width float64) []string {
	var lines []string
	line := ""
	for _, word := range strings.Split(s, " ") {
		switch {
		case line == "":
			line = word
		case f.width(line+" "+word) <= width:
			line += " " + word
		default:
			lines = append(lines, f.cut(line, width))
			line = word
		}
	}
	return append(lines, f.cut(line, width))
}
