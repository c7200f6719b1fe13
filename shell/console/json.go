package console

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// maxIndent is the nesting beyond which JSON is no longer indented: the
// indentation of hostile JSON would grow with the square of its length.
const maxIndent = 100

// maxGrowth is how many times longer than the JSON its indented text may
// become, but for the first 64 KiB; beyond it lines are no longer broken. What
// people write grows by a few times, hostile JSON by a hundred.
const maxGrowth = 16

// IndentJSON returns valid JSON indented by two blanks a level, with its keys
// in their order and its numbers' text as they are. Characters that no
// terminal should see become JSON's own escapes, so the result is still JSON.
func IndentJSON(src []byte) string {
	return formatJSON(src, func(_ Style, token string) string { return token })
}

// JSON prints valid JSON, indented, and coloured if standard output has
// colours.
func (c *Console) JSON(src []byte) {
	c.writeLines(c.out, formatJSON(src, c.out.paint))
}

// formatJSON goes through the tokens once, without recursion: depth costs no
// memory.
func formatJSON(src []byte, paint func(Style, string) string) string {
	var b strings.Builder
	b.Grow(2 * len(src))
	depth, limit := 0, maxGrowth*len(src)+64<<10
	newline := func() {
		if depth <= maxIndent && b.Len() <= limit {
			b.WriteByte('\n')
			for range depth {
				b.WriteString("  ")
			}
		}
	}
	for i := 0; i < len(src); {
		c := src[i]
		switch c {
		case ' ', '\t', '\n', '\r':
			i++
		case '{', '[':
			b.WriteByte(c)
			i = skipBlanks(src, i+1)
			if i < len(src) && (src[i] == '}' || src[i] == ']') {
				b.WriteByte(src[i])
				i++
				break
			}
			depth++
			newline()
		case '}', ']':
			if depth > 0 {
				indented := depth <= maxIndent
				depth--
				if indented {
					newline()
				}
			}
			b.WriteByte(c)
			i++
		case ',':
			b.WriteByte(c)
			newline()
			i++
		case ':':
			b.WriteString(": ")
			i++
		case '"':
			end := stringEnd(src, i)
			style := String
			if next := skipBlanks(src, end); next < len(src) && src[next] == ':' {
				style = Key
			}
			b.WriteString(paint(style, escapeJSON(src[i:end])))
			i = end
		default:
			end := scalarEnd(src, i)
			style := Literal
			if c == '-' || c >= '0' && c <= '9' {
				style = Number
			}
			b.WriteString(paint(style, Escape(src[i:end])))
			i = end
		}
	}
	return b.String()
}

func skipBlanks(src []byte, i int) int {
	for i < len(src) && (src[i] == ' ' || src[i] == '\t' || src[i] == '\n' || src[i] == '\r') {
		i++
	}
	return i
}

// stringEnd returns where the string that opens at i ends.
func stringEnd(src []byte, i int) int {
	for i++; i < len(src); i++ {
		switch src[i] {
		case '\\':
			i++
		case '"':
			return i + 1
		}
	}
	return len(src)
}

func scalarEnd(src []byte, i int) int {
	for i++; i < len(src); i++ {
		switch src[i] {
		case ' ', '\t', '\n', '\r', ',', ':', '{', '}', '[', ']', '"':
			return i
		}
	}
	return i
}

// escapeJSON is Escape with escapes that JSON knows (RFC 8259, section 7).
func escapeJSON(token []byte) string {
	if safe := Escape(token); len(safe) == len(token) {
		return safe
	}
	var b strings.Builder
	for i := 0; i < len(token); {
		r, size := utf8.DecodeRune(token[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			b.WriteString(`\ufffd`)
		case Printable(r):
			b.WriteRune(r)
		case r >= 0x10000:
			r -= 0x10000
			fmt.Fprintf(&b, `\u%04x\u%04x`, 0xd800+r>>10, 0xdc00+r&0x3ff)
		default:
			fmt.Fprintf(&b, `\u%04x`, r)
		}
		i += size
	}
	return b.String()
}
