package console

import (
	"bytes"
	"encoding/json"
	"iter"
	"mime"
	"strings"

	"labsh/shell/locale"
)

// Request prints a request as it goes over the wire: the head's lines after
// "> ", then the body. The head ends with its empty line; either may be nil
// where it is not to be shown. Of each, a terminal shows the first MaxShown
// bytes, and that there are more.
func (c *Console) Request(head, body []byte) { c.message(">", head, body, locale.CutShort) }

// Response prints a response: the head's lines after "< ", then the body. A
// body that the head (or JSON's own look, when the head is nil) says is JSON
// is indented, and coloured where there are colours. What cut says, with the
// body's length, ends a body that is not shown whole.
func (c *Console) Response(head, body []byte, cut locale.Text) { c.message("<", head, body, cut) }

func (c *Console) message(mark string, head, body []byte, cut locale.Text) {
	mostHead, mostBody, lang := c.most(c.out, len(head)), c.most(c.out, len(body)), c.Lang()
	c.long(c.out, func(p *pieces) {
		p.head(mark, head, mostHead, lang, c)
		switch n := cutAt(body, mostBody); {
		case n == 0:
		case isJSON(head, body, n):
			p.json(body[:n], c.out.paint)
		default:
			p.text(body[:n])
		}
		if mostBody < len(body) {
			p.put(cut.Format(lang, len(body)))
		}
	})
}

func (p *pieces) head(mark string, head []byte, most int, lang locale.Lang, c *Console) {
	n := cutAt(head, most)
	i := 0
	for line := range bytes.Lines(head[:n]) {
		p.put(c.out.paint(Faint, mark))
		line = bytes.TrimSuffix(bytes.TrimSuffix(line, []byte("\n")), []byte("\r"))
		if len(line) > 0 {
			p.put(" " + c.headLine(i, Escape(line)))
		}
		p.put("\n")
		i++
	}
	if n < len(head) {
		p.put(locale.CutShort.Format(lang, len(head)) + "\n")
	}
}

// RawBody prints a body as it was received, from its parts, and as much of it as
// Response does.
func (c *Console) RawBody(parts iter.Seq[[]byte]) {
	length := 0
	for part := range parts {
		length += len(part)
	}
	most, lang := c.most(c.out, length), c.Lang()
	c.long(c.out, func(p *pieces) {
		left := most
		for part := range parts {
			n := cutAt(part, left)
			p.text(part[:n])
			if left -= n; p.over || n < len(part) {
				break
			}
		}
		if most < length {
			p.put(locale.CutShort.Format(lang, length))
		}
	})
}

// headLine paints the i-th line of a head: the start line whole, of a header
// the name.
func (c *Console) headLine(i int, line string) string {
	if i == 0 {
		return c.out.paint(Strong, line)
	}
	name, value, ok := strings.Cut(line, ":")
	if !ok {
		return line
	}
	return c.out.paint(Key, name) + ":" + value
}

// isJSON reports whether body is JSON and head, if there is one, says so. Of a
// body whose first n bytes are to be shown, the rest is not looked at.
func isJSON(head, body []byte, n int) bool {
	valid := func() bool {
		if n < len(body) {
			return startsJSON(body[:n])
		}
		return json.Valid(body)
	}
	if len(head) == 0 {
		trimmed := bytes.TrimLeft(body, " \t\r\n")
		return len(trimmed) > 0 && (trimmed[0] == '{' || trimmed[0] == '[') && valid()
	}
	for line := range bytes.Lines(head) {
		name, value, ok := strings.Cut(string(line), ":")
		if !ok || !strings.EqualFold(strings.TrimSpace(name), "Content-Type") {
			continue
		}
		media, _, _ := mime.ParseMediaType(strings.TrimSpace(value))
		return (media == "application/json" || strings.HasSuffix(media, "+json")) && valid()
	}
	return false
}
