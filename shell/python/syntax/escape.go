package syntax

import (
	"fmt"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/runenames"
)

// simpleEscape gives what a one-letter escape stands for.
func simpleEscape(c byte) (byte, bool) {
	switch c {
	case '\\', '\'', '"':
		return c, true
	case 'a':
		return '\a', true
	case 'b':
		return '\b', true
	case 'f':
		return '\f', true
	case 'n':
		return '\n', true
	case 'r':
		return '\r', true
	case 't':
		return '\t', true
	case 'v':
		return '\v', true
	}
	return 0, false
}

func hexDigit(c byte) (rune, bool) {
	switch {
	case isDigit(c):
		return rune(c - '0'), true
	case 'a' <= c|0x20 && c|0x20 <= 'f':
		return rune(c|0x20-'a') + 10, true
	}
	return 0, false
}

// octal reads up to three octal digits.
func octal(s string) (v rune, n int) {
	for n < 3 && n < len(s) && '0' <= s[n] && s[n] <= '7' {
		v = v*8 + rune(s[n]-'0')
		n++
	}
	return v, n
}

// unescapeBytes writes what the escapes of a bytes literal stand for; an
// escape that Python does not know stays as it is. It returns an error message
// or "".
func unescapeBytes(out *strings.Builder, s string) string {
	for i := 0; i < len(s); {
		if s[i] != '\\' || i+1 >= len(s) {
			out.WriteByte(s[i])
			i++
			continue
		}
		c := s[i+1]
		if v, ok := simpleEscape(c); ok {
			out.WriteByte(v)
			i += 2
			continue
		}
		switch {
		case c == '\n':
			i += 2
		case '0' <= c && c <= '7':
			v, n := octal(s[i+1:])
			out.WriteByte(byte(v))
			i += 1 + n
		case c == 'x':
			v, n := hexRun(s[i+2:], 2)
			if n < 2 {
				return fmt.Sprintf("(value error) invalid \\x escape at position %d", i)
			}
			out.WriteByte(byte(v))
			i += 4
		default:
			out.WriteString(s[i : i+2])
			i += 2
		}
	}
	return ""
}

// hexRun reads up to limit hexadecimal digits.
func hexRun(s string, limit int) (v rune, n int) {
	for n < limit && n < len(s) {
		d, ok := hexDigit(s[n])
		if !ok {
			break
		}
		v = v<<4 | d
		n++
	}
	return v, n
}

// unescapeText writes what the escapes of a string literal stand for. It
// returns an error message or "".
func unescapeText(out *strings.Builder, s string) string {
	// Positions in CPython's messages count in its intermediate form, where a
	// character outside ASCII takes ten bytes (\UXXXXXXXX).
	wide := 0
	for i := 0; i < len(s); {
		if s[i] != '\\' || i+1 >= len(s) {
			_, n := utf8.DecodeRuneInString(s[i:])
			if n > 1 {
				wide += 10 - n
			}
			out.WriteString(s[i : i+n])
			i += n
			continue
		}
		c := s[i+1]
		if v, ok := simpleEscape(c); ok {
			out.WriteByte(v)
			i += 2
			continue
		}
		var n int
		var msg string
		switch {
		case c == '\n':
			n = 2
		case '0' <= c && c <= '7':
			v, digits := octal(s[i+1:])
			writeRune(out, v)
			n = 1 + digits
		case c == 'x':
			n, msg = hexEscape(out, s[i:], i+wide, 2, `truncated \xXX escape`)
		case c == 'u':
			n, msg = hexEscape(out, s[i:], i+wide, 4, `truncated \uXXXX escape`)
		case c == 'U':
			n, msg = hexEscape(out, s[i:], i+wide, 8, `truncated \UXXXXXXXX escape`)
		case c == 'N':
			n, msg = nameEscape(out, s[i:], i+wide)
		default:
			out.WriteByte('\\')
			n = 1
		}
		if msg != "" {
			return msg
		}
		i += n
	}
	return ""
}

func unicodeError(start, end int, reason string) string {
	if end-start <= 1 {
		return fmt.Sprintf("(unicode error) 'unicodeescape' codec can't decode byte 0x5c in position %d: %s", start, reason)
	}
	return fmt.Sprintf("(unicode error) 'unicodeescape' codec can't decode bytes in position %d-%d: %s", start, end-1, reason)
}

// hexEscape reads \x, \u or \U; at is its place for an error.
func hexEscape(out *strings.Builder, s string, at, digits int, truncated string) (int, string) {
	v, n := hexRun(s[2:], digits)
	if n < digits {
		return 0, unicodeError(at, at+2+n, truncated)
	}
	if v < 0 || v > unicode.MaxRune {
		return 0, unicodeError(at, at+2+n, "illegal Unicode character")
	}
	writeRune(out, v)
	return 2 + n, ""
}

// writeRune writes a code point; a surrogate as WTF-8 writes it.
func writeRune(out *strings.Builder, r rune) {
	if 0xd800 <= r && r <= 0xdfff {
		out.Write([]byte{0xe0 | byte(r>>12), 0x80 | byte(r>>6)&0x3f, 0x80 | byte(r)&0x3f})
		return
	}
	out.WriteRune(r)
}

// nameEscape reads \N{NAME}.
func nameEscape(out *strings.Builder, s string, at int) (int, string) {
	if len(s) < 3 || s[2] != '{' {
		return 0, unicodeError(at, at+2, `malformed \N character escape`)
	}
	end := strings.IndexByte(s, '}')
	if end < 0 {
		return 0, unicodeError(at, at+len(s), `malformed \N character escape`)
	}
	r, ok := runeNamed(s[3:end])
	if !ok || end == 3 {
		reason := "unknown Unicode character name"
		if end == 3 {
			reason = `malformed \N character escape`
		}
		return 0, unicodeError(at, at+end+1, reason)
	}
	out.WriteRune(r)
	return end + 1, ""
}

// runesByName is made when the first \N escape is met.
var runesByName = sync.OnceValue(func() map[string]rune {
	m := make(map[string]rune, 40000)
	for r := rune(0); r <= 0x1ffff; r++ {
		if name := runenames.Name(r); name != "" && name[0] != '<' {
			m[name] = r
		}
	}
	return m
})

func runeNamed(name string) (rune, bool) {
	r, ok := runesByName()[strings.ToUpper(name)]
	return r, ok
}
