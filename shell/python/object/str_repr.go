package object

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// quoteFor chooses a repr's quotes: single ones, unless the text holds such and
// no double ones.
func quoteFor(s string) byte {
	if strings.IndexByte(s, '\'') >= 0 && strings.IndexByte(s, '"') < 0 {
		return '"'
	}
	return '\''
}

// reprText is repr of a str: what is printable stays as it is.
func reprText(s string) string {
	q := quoteFor(s)
	b := make([]byte, 0, len(s)+2)
	b = append(b, q)
	for i := 0; i < len(s); {
		c := s[i]
		switch {
		case c >= utf8.RuneSelf:
			r, n := DecodeRune(s[i:])
			if unicode.IsPrint(r) && (r != utf8.RuneError || n > 1) {
				b = append(b, s[i:i+n]...)
			} else {
				b = appendEscape(b, r)
			}
			i += n
			continue
		case c == q || c == '\\':
			b = append(b, '\\', c)
		case c >= ' ' && c < 0x7f:
			b = append(b, c)
		default:
			b = appendControl(b, c)
		}
		i++
	}
	return string(append(b, q))
}

// appendControl writes a control character of ASCII.
func appendControl(b []byte, c byte) []byte {
	switch c {
	case '\n':
		return append(b, '\\', 'n')
	case '\r':
		return append(b, '\\', 'r')
	case '\t':
		return append(b, '\\', 't')
	}
	return fmt.Appendf(b, "\\x%02x", c)
}

// appendEscape writes \xhh, \uhhhh or \Uhhhhhhhh.
func appendEscape(b []byte, r rune) []byte {
	switch {
	case r <= 0xff:
		return fmt.Appendf(b, "\\x%02x", r)
	case r <= 0xffff:
		return fmt.Appendf(b, "\\u%04x", r)
	}
	return fmt.Appendf(b, "\\U%08x", r)
}

// reprOctets is repr of bytes. A bytearray's escapes every single quote, even
// between double ones.
func reprOctets(s string, alwaysEscape byte) string {
	q := quoteFor(s)
	b := make([]byte, 0, len(s)+3)
	b = append(b, 'b', q)
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == q || c == '\\' || c == alwaysEscape:
			b = append(b, '\\', c)
		case c >= ' ' && c < 0x7f:
			b = append(b, c)
		default:
			b = appendControl(b, c)
		}
	}
	return string(append(b, q))
}

// ASCII is ascii(v): repr with everything beyond ASCII escaped.
func ASCII(t *Thread, v Value) (string, error) {
	s, err := Repr(t, v)
	return Escaped(s), err
}

// Escaped is s with escapes for what is not ASCII.
func Escaped(s string) string {
	if isASCII(s) {
		return s
	}
	b := make([]byte, 0, len(s)*2)
	for i := 0; i < len(s); {
		r, n := DecodeRune(s[i:])
		if r < utf8.RuneSelf {
			b = append(b, byte(r))
		} else {
			b = appendEscape(b, r)
		}
		i += n
	}
	return string(b)
}
