package picture

import (
	"fmt"

	"labsh/shell/ladder"
)

// draw draws a part.
func (s *sheet) draw(c *canvas) {
	for i, column := range s.part.Columns {
		s.lifeline(c, i)
		s.head(c, i, column)
		if column.Queue != "" {
			limit := 2 * min(s.xs[i]-8, s.width-s.xs[i]-8, minGap/2-8)
			c.text(noteFont, muted, middle, s.xs[i], s.bottom+13, noteFont.cut(column.Queue, limit), ` font-style="italic"`)
		}
	}
	for i := range s.rows {
		s.row(c, &s.rows[i])
	}
	if s.part.Count != "" {
		width := s.width - 2*border
		c.text(noteFont, ink, start, border, s.end-9, noteFont.cut(s.part.Count, width), "")
	}
}

// lifeline is dotted where nothing happened for a while.
func (s *sheet) lifeline(c *canvas, column int) {
	x, from := s.xs[column], s.top
	p := hue(s.part.Columns[column].Hue)
	to := func(y float64) {
		if y > from {
			c.line(p, x, from, x, y, ` stroke-width="1.5" stroke-opacity="0.55"`)
		}
	}
	for _, r := range s.rows {
		if r.Gap == "" {
			continue
		}
		to(r.top + 6)
		c.line(p, x, r.top+10, x, r.bottom-8, ` stroke-width="1.5" stroke-opacity="0.55" stroke-dasharray="0.1 6"`)
		from = r.bottom - 6
	}
	to(s.bottom)
}

// head draws what stands over a lifeline: a card, behind which others stand where it is for
// several ends; its border is dashed for an end that is not of this shell.
func (s *sheet) head(c *canvas, i int, column ladder.Column) {
	h, x, y, p := s.heads[i], s.xs[i], s.top-headTall, hue(column.Hue)
	if column.Times > 1 {
		c.box(p, x-h.width/2+5, y-5, h.width, headTall, 7, ` stroke-width="1" stroke-opacity="0.6"`)
	}
	dashed := ""
	if !column.Here {
		dashed = ` stroke-dasharray="5 4"`
	}
	c.fill(paper, x-h.width/2, y, h.width, headTall, 7, "")
	c.fill(p, x-h.width/2, y, h.width, headTall, 7, ` fill-opacity="0.09"`)
	c.box(p, x-h.width/2, y, h.width, headTall, 7, ` stroke-width="1.5"`+dashed)
	if h.address == "" {
		c.text(headFont, p, middle, x, y+headTall/2, h.title, "")
		return
	}
	c.text(headFont, p, middle, x, y+16, h.title, "")
	c.text(addrFont, muted, middle, x, y+33, h.address, "")
}

func (s *sheet) row(c *canvas, r *placed) {
	if r.Gap != "" {
		x := (s.xs[0] + s.xs[len(s.xs)-1]) / 2
		if len(s.xs) == 1 {
			x = s.xs[0] + beside + noteFont.width(r.Gap)/2
		} else if len(s.xs)%2 == 1 {
			x = (s.xs[0] + s.xs[1]) / 2
		}
		c.text(noteFont, muted, middle, x, r.y, noteFont.cut(r.Gap, minGap-20), ` font-style="italic"`)
		return
	}
	if r.Arrow != nil {
		s.arrow(c, r)
	}
	for _, b := range r.blocks {
		s.block(c, r, b)
	}
}

// arrow draws what crossed: a full line and head for what calls sent, dashed with an open
// head for what follows from them, a ✗ in place of the head for what was lost.
func (s *sheet) arrow(c *canvas, r *placed) {
	a := r.Arrow
	p, x1, x2 := hue(s.part.Columns[a.From].Hue), s.xs[a.From], s.xs[a.To]
	look := ` stroke-width="2"`
	label := ink
	switch {
	case a.Inferred:
		look, label = ` stroke-width="1.4" stroke-dasharray="5 4"`, muted
	case a.Captured && a.Length == 0: // a segment without data is thinner
		look = ` stroke-width="1.4"`
	}
	if a.From == a.To {
		s.loop(c, r, p, look, label)
		return
	}
	d := 1.0
	if x2 < x1 {
		d = -1
	}
	tip := x2 - 3*d
	if a.Lost {
		tip = x1 + (x2-x1)*0.86
	}
	stop := tip
	if !a.Lost && !a.Inferred {
		stop = tip - 9*d
	}
	c.line(p, x1+5*d, r.y, stop, r.y, look)
	fmt.Fprintf(&c.shapes, "<circle cx=\"%s\" cy=\"%s\" r=\"3\"%s/>\n", num(x1), num(r.y), p.fill())
	s.tip(c, a, p, tip, r.y, d)
	g := r.labelGap
	x, room := (s.xs[g]+s.xs[g+1])/2, s.gaps[g]
	more := ""
	if a.Inferred {
		more = ` font-style="italic"`
	}
	c.text(labelFont, label, middle, x, r.y-11, labelFont.cut(r.label, room-36), more)
	s.beneath(c, r, x, r.y+12, room)
}

// tip is an arrow's end.
func (s *sheet) tip(c *canvas, a *ladder.Arrow, p paint, x, y, d float64) {
	switch at := func(dx, dy float64) string { return num(x-dx*d) + " " + num(y+dy) }; {
	case a.Lost:
		c.path(failure, "M"+at(-5, -5)+"L"+at(5, 5)+"M"+at(-5, 5)+"L"+at(5, -5), ` stroke-width="2.2"`)
	case a.Inferred:
		c.path(p, "M"+at(8, -4.5)+"L"+at(0, 0)+"L"+at(8, 4.5), ` stroke-width="1.4"`)
	default:
		c.area(p, "M"+at(11, -5)+"L"+at(0, 0)+"L"+at(11, 5)+"Z")
	}
}

// beneath writes a segment's details and a message's bytes under an arrow.
func (s *sheet) beneath(c *canvas, r *placed, x, y, room float64) {
	if r.Arrow.Detail != "" {
		c.text(detailFont, muted, middle, x, y, detailFont.cut(r.Arrow.Detail, room-20), "")
		y += 13
	}
	for i, l := range r.dump {
		c.text(detailFont, muted, middle, x, y+2+float64(i)*dumpStep, detailFont.cut(l, room-12), "")
	}
}

// loop is an arrow from a column to itself.
func (s *sheet) loop(c *canvas, r *placed, p paint, look string, label paint) {
	x, d, anchor := s.xs[r.Arrow.From], 1.0, start
	g := s.loopGap(r.Arrow.From)
	room := s.left
	if g >= 0 {
		room = s.gaps[g]
	}
	if g < r.Arrow.From { // outside too
		d, anchor = -1, end
	}
	out, back := num(x+(loopWide-beside)*d), num(x+3*d)
	c.path(p, "M"+num(x)+" "+num(r.y-6)+"H"+out+"V"+num(r.y+10)+"H"+back, look)
	s.tip(c, r.Arrow, p, x+3*d, r.y+10, -d)
	c.text(labelFont, label, anchor, x+(loopWide-4)*d, r.y+2, labelFont.cut(r.label, room-loopWide-beside), "")
}

// block writes what a cell says beside its lifeline.
func (s *sheet) block(c *canvas, r *placed, b block) {
	p := hue(s.part.Columns[b.column].Hue)
	x, d, anchor := s.xs[b.column], 1.0, start
	if !b.right {
		d, anchor = -1, end
	}
	if b.open {
		c.fill(paper, x-4, r.y-4, 8, s.bottom-r.y+2, 3, "")
		c.box(p, x-4, r.y-4, 8, s.bottom-r.y+2, 3, ` stroke-width="1.4" stroke-dasharray="3 3"`)
	}
	for i, l := range b.lines {
		y := b.y + float64(i)*lineStep
		at := x + beside*d
		switch l.kind {
		case callLine:
			more := ""
			if b.open {
				more = ` font-style="italic"`
			}
			c.text(l.font, ink, anchor, at, y, l.text, more)
		case errorLine:
			c.text(l.font, failure, anchor, at, y, l.text, ` font-weight="bold"`)
		case noteLine:
			c.text(l.font, muted, anchor, at, y, l.text, ` font-style="italic"`)
		case stateLine:
			s.pill(c, l, p, x+(beside-2)*d, y, d)
		}
	}
}

// pill is a state: full where it was read from the kernel, with a dashed border where it
// follows from the calls.
func (s *sheet) pill(c *canvas, l blockLine, p paint, x, y, d float64) {
	w := l.width()
	left := min(x, x+w*d)
	look, ink := ` stroke-width="1"`, p
	if l.inferred {
		look, ink = ` stroke-width="1" stroke-dasharray="3 2.5" stroke-opacity="0.8"`, muted
	} else {
		c.fill(p, left, y-8, w, 16, 8, ` fill-opacity="0.14"`)
	}
	c.box(p, left, y-8, w, 16, 8, look)
	c.text(l.font, ink, middle, left+w/2, y, l.text, "")
}
