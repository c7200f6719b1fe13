package console

import (
	"bytes"
	"encoding/json"
	"mime"
	"strings"
)

// Request prints a request as it goes over the wire: the head's lines after
// "> ", then the body. The head ends with its empty line; either may be nil
// where it is not to be shown.
func (c *Console) Request(head, body []byte) { c.message(">", head, body) }

// Response prints a response: the head's lines after "< ", then the body. A
// body that the head (or JSON's own look, when the head is nil) says is JSON
// is indented, and coloured where there are colours.
func (c *Console) Response(head, body []byte) { c.message("<", head, body) }

func (c *Console) message(mark string, head, body []byte) {
	var b strings.Builder
	if len(head) > 0 {
		lines := strings.Split(strings.TrimSuffix(string(head), "\n"), "\n")
		for i, line := range lines {
			b.WriteString(c.out.paint(Faint, mark))
			if line = strings.TrimSuffix(line, "\r"); line != "" {
				b.WriteString(" " + c.headLine(i, Escape(line)))
			}
			b.WriteByte('\n')
		}
	}
	switch {
	case len(body) == 0:
	case isJSON(head, body):
		b.WriteString(withNewline(formatJSON(body, c.out.paint)))
	default:
		b.WriteString(withNewline(EscapeText(body)))
	}
	if b.Len() > 0 {
		c.writeLines(c.out, b.String())
	}
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

// isJSON reports whether body is valid JSON and head, if there is one, says so.
func isJSON(head, body []byte) bool {
	if len(head) == 0 {
		trimmed := bytes.TrimLeft(body, " \t\r\n")
		return len(trimmed) > 0 && (trimmed[0] == '{' || trimmed[0] == '[') && json.Valid(body)
	}
	for line := range bytes.Lines(head) {
		name, value, ok := strings.Cut(string(line), ":")
		if !ok || !strings.EqualFold(strings.TrimSpace(name), "Content-Type") {
			continue
		}
		media, _, _ := mime.ParseMediaType(strings.TrimSpace(value))
		return (media == "application/json" || strings.HasSuffix(media, "+json")) && json.Valid(body)
	}
	return false
}
