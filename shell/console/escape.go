package console

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Escape returns text from outside on one line, fit for any terminal. What is
// not printable is shown as \xhh (control characters, bytes that are not
// UTF-8) or \uhhhh, \Uhhhhhhhh (format characters, bidirectional overrides and
// marks, zero-width and other invisible characters, line and paragraph
// separators, private and unassigned code points).
func Escape[T string | []byte](text T) string { return escape(string(text), false) }

// EscapeText is Escape for text of several lines: newlines and tabs stay, and
// a carriage return before a newline is dropped.
func EscapeText[T string | []byte](text T) string { return escape(string(text), true) }

// Message returns a received message as reports show it: decoded as UTF-8,
// without its final newline, escaped but for the newlines and tabs inside it.
func Message[T string | []byte](message T) string {
	text := strings.TrimSuffix(string(message), "\n")
	return EscapeText(strings.TrimSuffix(text, "\r"))
}

// Printable reports whether r may reach the terminal as it is.
func Printable(r rune) bool {
	if r < 0x7f {
		return r >= ' '
	}
	return unicode.IsGraphic(r) &&
		!unicode.Is(unicode.Other_Default_Ignorable_Code_Point, r)
}

// hexEscape writes \xhh: of binary, three bytes out of five.
func hexEscape(b *strings.Builder, c byte) {
	const digits = "0123456789abcdef"
	b.WriteString(`\x`)
	b.WriteByte(digits[c>>4])
	b.WriteByte(digits[c&15])
}

func escape(s string, text bool) string {
	plain := func(r rune, size int) bool {
		switch {
		case r == utf8.RuneError && size == 1:
			return false
		case text && (r == '\n' || r == '\t'):
			return true
		}
		return Printable(r)
	}
	i := 0
	for i < len(s) {
		r, size := utf8.DecodeRuneInString(s[i:])
		if !plain(r, size) {
			break
		}
		i += size
	}
	if i == len(s) {
		return s // nearly always
	}
	var b strings.Builder
	b.Grow(len(s) + 16)
	b.WriteString(s[:i])
	for i < len(s) {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case plain(r, size):
			b.WriteString(s[i : i+size])
		case r == utf8.RuneError && size == 1:
			hexEscape(&b, s[i])
		case text && r == '\r' && strings.HasPrefix(s[i+1:], "\n"):
		case r < 0x100:
			hexEscape(&b, byte(r))
		case r < 0x10000:
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			fmt.Fprintf(&b, `\U%08x`, r)
		}
		i += size
	}
	return b.String()
}
