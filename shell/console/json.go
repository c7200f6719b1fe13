package console

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"labsh/shell/locale"
)

// maxIndent is the nesting beyond which JSON is no longer indented: the
// indentation of hostile JSON would grow with the square of its length.
const maxIndent = 100

// maxGrowth is how many times longer than the JSON its indented text may
// become, but for the first 64 KiB; beyond it lines are no longer broken. What
// people write grows by a few times, hostile JSON by a hundred.
const maxGrowth = 16

// IndentJSON returns valid JSON indented by two spaces a level, with its keys
// in their order and its numbers' text as they are. Characters that no
// terminal should see become JSON's own escapes, so the result is still JSON.
func IndentJSON(src []byte) string {
	var b strings.Builder
	b.Grow(2 * len(src))
	p := &pieces{emit: func(text string) bool {
		b.WriteString(text)
		return true
	}}
	p.json(src, func(_ Style, token string) string { return token })
	p.flush()
	return b.String()
}

// JSON prints valid JSON, indented, and coloured if standard output has colours.
// A terminal shows its first MaxShown bytes, then cut with its length; all of it
// when cut is [Uncut].
func (c *Console) JSON(src []byte, cut locale.Text) {
	n, lang := len(src), c.Lang()
	if cut != Uncut {
		n = cutAt(src, c.most(c.out, n))
	}
	c.long(c.out, func(p *pieces) {
		if p.json(src[:n], c.out.paint); n < len(src) {
			p.put(cut.Format(lang, len(src)))
		}
	})
}

// startsJSON reports whether JSON may begin as src does.
func startsJSON(src []byte) bool {
	d := json.NewDecoder(bytes.NewReader(src))
	for {
		if _, err := d.Token(); err != nil {
			return errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF)
		}
	}
}

// json goes through the tokens once, without recursion: depth costs no memory.
// The end of src may be missing.
func (p *pieces) json(src []byte, paint func(Style, string) string) {
	depth, limit := 0, p.size+maxGrowth*len(src)+64<<10
	newline := func() {
		if depth <= maxIndent && p.size <= limit {
			p.put("\n" + strings.Repeat("  ", depth))
		}
	}
	for i := 0; i < len(src) && !p.over; {
		c := src[i]
		switch c {
		case ' ', '\t', '\n', '\r':
			i++
		case '{', '[':
			p.put(string(c))
			i = skipSpace(src, i+1)
			if i < len(src) && (src[i] == '}' || src[i] == ']') {
				p.put(string(src[i]))
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
			p.put(string(c))
			i++
		case ',':
			p.put(",")
			newline()
			i++
		case ':':
			p.put(": ")
			i++
		case '"':
			end := stringEnd(src, i)
			style := String
			if next := skipSpace(src, end); next < len(src) && src[next] == ':' {
				style = Key
			}
			p.each(src[i:end], func(token []byte) string { return paint(style, escapeJSON(token)) })
			i = end
		default:
			end := scalarEnd(src, i)
			style := Literal
			if c == '-' || c >= '0' && c <= '9' {
				style = Number
			}
			p.each(src[i:end], func(token []byte) string { return paint(style, Escape(token)) })
			i = end
		}
	}
}

func skipSpace(src []byte, i int) int {
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
