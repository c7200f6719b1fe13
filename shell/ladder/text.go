package ladder

import (
	"strings"
	"unicode"

	"labsh/shell/console"
)

// Narrowest is how many columns of characters a text has at least.
const Narrowest = 20

// Text is the diagram in so many columns of characters.
func (d *Diagram) Text(width int) string {
	var b strings.Builder
	for _, line := range d.Lines(width) {
		for _, span := range line {
			b.WriteString(span.Text)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// Lines are those of Text, with the style of each piece. None ends in spaces.
func (d *Diagram) Lines(width int) [][]console.Span {
	width = max(width, Narrowest)
	s := &sheet{width: width, states: d.States, octets: d.Bytes}
	for i, p := range d.Parts {
		if i > 0 {
			s.blank()
		}
		s.part(p)
	}
	if d.Empty != "" {
		s.paragraph(console.Plain, d.Empty)
	}
	for _, note := range d.Notes {
		s.paragraph(console.Faint, note)
	}
	return s.lines
}

// ForWidth is how many columns of a diagram so many columns of characters have room
// for.
func ForWidth(width int) int { return max(2, width/columnRoom) }

const columnRoom = 20

// A sheet takes the lines of a text.
type sheet struct {
	width  int
	states bool
	octets bool
	lines  [][]console.Span
}

func (s *sheet) blank() { s.lines = append(s.lines, nil) }

// margin stands before everything.
const margin = 2

func (s *sheet) paragraph(style console.Style, text string) {
	for _, line := range strings.Split(console.Wrap(text, strings.Repeat(" ", margin), s.width), "\n") {
		s.lines = append(s.lines, []console.Span{{Style: style, Text: cut(line, s.width)}})
	}
}

// part draws one part.
func (s *sheet) part(p *Part) {
	l := newLayout(p, s.width)
	s.heads(l)
	for _, r := range p.Rows {
		s.row(l, r)
	}
	if p.Count != "" {
		s.paragraph(console.Plain, p.Count)
	}
}

// heads are the columns' names and addresses.
func (s *sheet) heads(l *layout) {
	var names, addresses []piece
	for i := range l.part.Columns {
		c := &l.part.Columns[i]
		room := l.room(i)
		names = append(names, piece{l.at[i], cut(c.Title, room), console.Hue(c.Hue)})
		if c.Address == "" {
			continue
		}
		at := l.at[i]
		if over := width(c.Address) - room; over > 0 && i > 0 && i == len(l.at)-1 {
			// It may begin before its column.
			least := margin
			if n := len(addresses); n > 0 {
				least = addresses[n-1].at + width(addresses[n-1].text) + 1
			}
			at = max(at-over, least)
			room += l.at[i] - at
		}
		addresses = append(addresses, piece{at, cut(c.Address, room), console.Faint})
	}
	s.put(names)
	s.put(addresses)
}

// A piece is text at its place in a line.
type piece struct {
	at    int
	text  string
	style console.Style
}

// put makes a line of pieces, which stand from left to right.
func (s *sheet) put(pieces []piece) {
	var line []console.Span
	x := 0
	for _, p := range pieces {
		if p.text == "" {
			continue
		}
		if p.at > x {
			line = append(line, console.Span{Text: strings.Repeat(" ", p.at-x)})
			x = p.at
		}
		line = append(line, console.Span{Style: p.style, Text: p.text})
		x += width(p.text)
	}
	for n := len(line) - 1; n >= 0; n-- {
		if line[n].Text = strings.TrimRightFunc(line[n].Text, unicode.IsSpace); line[n].Text != "" {
			break
		}
		line = line[:n]
	}
	if len(line) > 0 {
		s.lines = append(s.lines, line)
	}
}

// cell places a cell's line. What is too long for the last column goes to the left as
// far as that is free.
func (s *sheet) cell(l *layout, c cellLine, at int, free bool, before []piece) []piece {
	if over := at + c.width() - s.width; over > 0 && free {
		least := 0
		if n := len(before); n > 0 {
			least = before[n-1].at + width(before[n-1].text) + 1
		}
		at = max(at-over, least)
	}
	var pieces []piece
	for _, span := range c {
		pieces = append(pieces, piece{at, cut(span.Text, s.width-at), span.Style})
		at += width(span.Text) + len(between)
	}
	return pieces
}

// row draws a row: its first line has the arrow.
func (s *sheet) row(l *layout, r *Row) {
	if r.Gap != "" {
		s.gap(l, r.Gap)
		return
	}
	cells := make([][]cellLine, len(r.Cells))
	height := 1
	for i := range r.Cells {
		cells[i] = l.pack(r, &r.Cells[i])
		height = max(height, len(cells[i]))
	}
	if r.Arrow != nil {
		s.overArrow(l, r.Arrow)
	}
	for y := range height {
		var line []piece
		arrow := r.Arrow
		if y > 0 {
			arrow = nil
		}
		for i := range r.Cells {
			column := r.Cells[i].Column
			if arrow != nil && min(arrow.From, arrow.To) < column {
				line, arrow = append(line, l.arrow(arrow)), nil
			}
			if y < len(cells[i]) {
				line = append(line, s.cell(l, cells[i][y], l.at[column], r.Arrow == nil || y > 0, line)...)
			}
		}
		if arrow != nil {
			line = append(line, l.arrow(arrow))
		}
		s.put(line)
	}
	if s.octets && r.Arrow != nil {
		s.dump(r.Arrow)
	}
}

func (s *sheet) gap(l *layout, text string) {
	last := len(l.at) - 1
	from, to := l.at[0], s.width
	if last > 0 {
		from, to = l.at[0]+l.wide[0], l.at[last]
	}
	text = cut(text, s.width-margin)
	at := max(margin, from+(to-from-width(text))/2)
	s.put([]piece{{min(at, s.width-width(text)), text, console.Faint}})
}

// overArrow puts a label that does not fit into its arrow on a line of its own.
func (s *sheet) overArrow(l *layout, a *Arrow) {
	label, _ := l.labels(a)
	if label == "" {
		return
	}
	from, to := l.span(a)
	label = cut(label, s.width-margin)
	at := from + (to-from-width(label))/2
	at = max(margin, min(at, s.width-width(label)))
	s.put([]piece{{at, label, l.arrowStyle(a)}})
}
