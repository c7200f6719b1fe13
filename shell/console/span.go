package console

import "strings"

// A Span is a piece of a line in one style.
type Span struct {
	Style Style
	Text  string
}

// Hue is the style of the n-th end in what is drawn or traced, counted from 0: six
// colours, and the first again after them.
func Hue(n int) Style { return hues[n%len(hues)] }

var hues = [...]Style{hue0, hue1, hue2, hue3, hue4, hue5}

// Spans prints lines whose pieces have styles of their own, escaped.
func (c *Console) Spans(lines [][]Span) { c.spans(c.out, lines) }

// NoticeSpans is Spans for standard error.
func (c *Console) NoticeSpans(lines [][]Span) { c.spans(c.err, lines) }

func (c *Console) spans(s *stream, lines [][]Span) {
	c.long(s, func(p *pieces) {
		for _, line := range lines {
			p.put(s.painted(line))
			if p.over {
				return
			}
		}
	})
}

// AsyncSpans is Async for lines whose pieces have styles of their own.
func (c *Console) AsyncSpans(lines [][]Span) {
	var b strings.Builder
	for _, line := range lines {
		b.WriteString(c.out.painted(line))
	}
	c.above(c.out, b.String())
}

func (s *stream) painted(line []Span) string {
	var b strings.Builder
	for _, span := range line {
		b.WriteString(s.paint(span.Style, Escape(span.Text)))
	}
	return b.String() + "\n"
}
