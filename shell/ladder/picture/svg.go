package picture

import (
	"bytes"
	"fmt"
	"math"
	"strings"

	"labsh/shell/console"
	"labsh/shell/ladder"
	"labsh/shell/locale"
)

// SVG is a diagram as a picture that needs nothing but itself: no font, no script, no
// other file. It is light or dark as the screen is, and light on paper.
func SVG(d *ladder.Diagram) []byte { return svg(d, true) }

// svg draws the picture, with or without its title.
func svg(d *ladder.Diagram, titled bool) []byte {
	c := &canvas{}
	y := float64(border)
	width := 480.0
	if titled {
		width = max(width, min(760, titleFont.width(title(d))+2*border))
	}
	parts, left := lastRows(d, maxRows)
	var sheets []*sheet
	top := y
	if titled {
		top += 38
	}
	for _, p := range parts {
		sheets = append(sheets, newSheet(p))
	}
	align(sheets)
	for i, s := range sheets {
		if i > 0 {
			top += 30
		}
		s.layOut(top, d.Bytes)
		top, width = s.end, max(width, s.width)
	}
	if titled {
		c.text(titleFont, ink, start, border, y+9, titleFont.cut(console.Escape(title(d)), width-2*border), "")
	}
	for _, s := range sheets {
		s.draw(c)
	}
	for i, note := range notes(d, left) {
		if i == 0 {
			top += 12
		}
		for _, l := range noteFont.wrap(console.Escape(note), width-2*border) {
			top += 9
			c.text(noteFont, muted, start, border, top, l, "")
			top += 9
		}
	}
	return assemble(d, c, width, top+border)
}

// title is what stands over the picture.
func title(d *ladder.Diagram) string {
	if d.Title != "" {
		return d.Title
	}
	lang, _ := locale.Parse(d.Lang)
	return locale.LadderTitle.In(lang)
}

// notes are what is said under the picture; left is how many rows it leaves out.
func notes(d *ladder.Diagram, left int) []string {
	var notes []string
	if d.Empty != "" {
		notes = append(notes, d.Empty)
	}
	if left > 0 {
		lang, _ := locale.Parse(d.Lang)
		notes = append(notes, locale.LadderEarlier.For(lang, int64(left)).Format(lang, left))
	}
	return append(notes, d.Notes...)
}

// lastRows is the diagram's parts with the last n rows of them all, and how many it leaves out.
func lastRows(d *ladder.Diagram, n int) (parts []*ladder.Part, left int) {
	for i := len(d.Parts) - 1; i >= 0; i-- {
		p := d.Parts[i]
		if len(p.Rows) > n {
			part := *p
			part.Rows = p.Rows[len(p.Rows)-n:]
			left += len(p.Rows) - n
			p = &part
		}
		n -= len(p.Rows)
		if len(p.Rows) > 0 || len(d.Parts[i].Rows) == 0 {
			parts = append([]*ladder.Part{p}, parts...)
		}
	}
	return parts, left
}

// assemble puts the elements into a picture of a size.
func assemble(d *ladder.Diagram, c *canvas, width, height float64) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %[1]s %[2]s\" width=\"%[1]s\" height=\"%[2]s\" xml:lang=\"%[3]s\" role=\"img\">\n",
		num(math.Ceil(width)), num(math.Ceil(height)), escaped(d.Lang))
	fmt.Fprintf(&b, "<title>%s</title>\n<desc>%s</desc>\n<style>\n%s\n</style>\n", escaped(title(d)), escaped(told(d)), style())
	fmt.Fprintf(&b, "<rect width=\"100%%\" height=\"100%%\"%s/>\n<g stroke-linecap=\"round\" stroke-linejoin=\"round\">\n", paper.fill())
	b.Write(c.shapes.Bytes())
	families := []string{"system-ui,-apple-system,Segoe UI,Roboto,Noto Sans,DejaVu Sans,sans-serif", "ui-monospace,SFMono-Regular,Menlo,Consolas,Noto Sans Mono,DejaVu Sans Mono,monospace"}
	for face, texts := range c.texts {
		fmt.Fprintf(&b, "</g>\n<g font-family=\"%s\" xml:space=\"preserve\">\n", families[face])
		b.Write(texts.Bytes())
	}
	b.WriteString("</g>\n</svg>\n")
	return b.Bytes()
}

// maxTold is how much of the exchange is told in words, in bytes.
const maxTold = 4000

// told is the exchange in words, for those who hear the picture.
func told(d *ladder.Diagram) string {
	var b strings.Builder
	parts, _ := lastRows(d, maxRows)
	for _, p := range parts {
		for _, r := range p.Rows {
			for _, s := range saidOf(p, r) {
				if b.Len()+len(s) > maxTold {
					return b.String() + "…"
				}
				b.WriteString(s + "; ")
			}
		}
	}
	return strings.TrimSuffix(b.String(), "; ")
}

// maxSaid is how wide a step in words is at most: as long as two lines of the page.
const maxSaid = 1600

// saidOf is a row in words: "client: connect", "client → server: SYN".
func saidOf(p *ladder.Part, r *ladder.Row) []string {
	var said []string
	if r.Gap != "" {
		said = append(said, r.Gap)
	}
	name := func(column int) string {
		if column < 0 || column >= len(p.Columns) {
			return "?"
		}
		return p.Columns[column].Title
	}
	if a := r.Arrow; a != nil {
		lost := ""
		if a.Lost {
			lost = " ✗"
		}
		said = append(said, fmt.Sprintf("%s → %s: %s%s", name(a.From), name(a.To), a.Label, lost))
	}
	for _, cell := range r.Cells {
		var words []string
		for _, l := range linesOf(cell) {
			words = append(words, l.text)
		}
		if len(words) > 0 {
			said = append(said, name(cell.Column)+": "+strings.Join(words, ", "))
		}
	}
	for i, s := range said {
		said[i] = callFont.cut(console.Escape(s), maxSaid)
	}
	return said
}
