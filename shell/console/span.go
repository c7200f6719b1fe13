package console

import "strings"

// A Span is a part of a text, in a style.
type Span struct {
	Style Style
	Text  string
}

// ends are the styles of the ends of an exchange.
var ends = [...]Style{FirstEnd, SecondEnd, ThirdEnd, FourthEnd, FifthEnd}

// End is the style of an end of an exchange, by its number.
func End(hue int) Style { return ends[hue%len(ends)] }

// Spans prints a text of several styles, escaped, on lines of its own.
func (c *Console) Spans(spans ...Span) { c.writeLines(c.out, c.out.painted(spans)) }

// NoticeSpans is Spans for standard error.
func (c *Console) NoticeSpans(spans ...Span) { c.writeLines(c.err, c.err.painted(spans)) }

// AsyncSpans is Async for a text of several styles.
func (c *Console) AsyncSpans(spans ...Span) { c.async(c.out.painted(spans)) }

func (s *stream) painted(spans []Span) string {
	var b strings.Builder
	for _, span := range spans {
		b.WriteString(s.paint(span.Style, EscapeText(span.Text)))
	}
	return b.String()
}
