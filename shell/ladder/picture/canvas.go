// Package picture makes pictures of a [ladder.Diagram], for reports: SVG, a page of HTML,
// Markdown with a diagram in the language of Mermaid.
package picture

import (
	"bytes"
	"fmt"
	"html"
	"strconv"
	"strings"

	"labsh/shell/console"
)

// A paint is a colour by its name: its class, and what it is on white and on black.
// The one for white stands in each element, for viewers that know no style sheets.
type paint struct{ class, light, dark string }

var (
	paper   = paint{"paper", "#ffffff", "#14171c"}
	ink     = paint{"ink", "#1f2328", "#e6e9ee"}
	muted   = paint{"muted", "#5c6570", "#a3adb8"}
	failure = paint{"bad", "#b8001f", "#ff8a80"}
)

// hues are one an end. Those who see no red, no green or no blue tell them apart, and as
// text each has a contrast of 4.5 at least to the paper; a test counts it out.
var hues = []paint{
	{"h0", "#0067a6", "#5cb8f0"},
	{"h1", "#c04600", "#ff9550"},
	{"h2", "#005a48", "#48e0a8"},
	{"h3", "#7a2a82", "#f3c6e8"},
	{"h4", "#4a3d00", "#fde34d"},
	{"h5", "#66738a", "#8292a6"},
}

func hue(n int) paint { return hues[max(0, n)%len(hues)] }

// A canvas collects a picture's elements: texts lie over shapes.
type canvas struct {
	shapes bytes.Buffer
	texts  [2]bytes.Buffer // by face
}

// num writes a coordinate, to a tenth of a pixel.
func num(f float64) string {
	return strconv.FormatFloat(float64(int64(f*10+0.5*sign(f)))/10, 'f', -1, 64)
}

func sign(f float64) float64 {
	if f < 0 {
		return -1
	}
	return 1
}

func (p paint) fill() string   { return fmt.Sprintf(` class="%s" fill="%s"`, p.class, p.light) }
func (p paint) stroke() string { return fmt.Sprintf(` class="%s-line" stroke="%s"`, p.class, p.light) }

// line is a straight line.
func (c *canvas) line(p paint, x1, y1, x2, y2 float64, more string) {
	fmt.Fprintf(&c.shapes, "<line x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\"%s%s/>\n", num(x1), num(y1), num(x2), num(y2), p.stroke(), more)
}

// path is a path that is drawn as a line.
func (c *canvas) path(p paint, d, more string) {
	fmt.Fprintf(&c.shapes, "<path d=\"%s\" fill=\"none\"%s%s/>\n", d, p.stroke(), more)
}

// area is a path that is filled.
func (c *canvas) area(p paint, d string) {
	fmt.Fprintf(&c.shapes, "<path d=\"%s\"%s/>\n", d, p.fill())
}

// box is the outline of a rectangle with round corners.
func (c *canvas) box(line paint, x, y, w, h, radius float64, more string) {
	fmt.Fprintf(&c.shapes, "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"%s\" fill=\"none\"%s%s/>\n",
		num(x), num(y), num(w), num(h), num(radius), line.stroke(), more)
}

// fill is the inside of one.
func (c *canvas) fill(p paint, x, y, w, h, radius float64, more string) {
	fmt.Fprintf(&c.shapes, "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"%s\"%s%s/>\n",
		num(x), num(y), num(w), num(h), num(radius), p.fill(), more)
}

// Anchors of a text.
const (
	start = iota
	middle
	end
)

var anchors = []string{"", ` text-anchor="middle"`, ` text-anchor="end"`}

// text is a line of text around the height y. It is as wide as its font says, or not as
// wide: one with runes that some fonts have in any size is clipped.
func (c *canvas) text(f font, p paint, anchor int, x, y float64, s, more string) {
	if s = console.Escape(s); s == "" {
		return
	}
	to := &c.texts[f.face]
	if f.bold {
		more += ` font-weight="bold"`
	}
	if plain(s) {
		fmt.Fprintf(to, "<text x=\"%s\" y=\"%s\" font-size=\"%s\"%s%s%s>%s</text>\n",
			num(x), num(y+f.size*0.36), num(f.size), anchors[anchor], p.fill(), more, html.EscapeString(s))
		return
	}
	w := f.width(s)
	inside := []float64{0, w / 2, w}[anchor]
	fmt.Fprintf(to, "<svg x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" overflow=\"hidden\"><text x=\"%s\" y=\"%s\" font-size=\"%s\"%s%s%s>%s</text></svg>\n",
		num(x-inside), num(y-f.size*0.7), num(w), num(f.size*1.4), num(inside), num(f.size*1.06), num(f.size), anchors[anchor], p.fill(), more, html.EscapeString(s))
}

// escaped is a text for XML. What XML has no way to write, and what would turn the text
// around it, is shown by its number.
func escaped(s string) string { return html.EscapeString(console.Escape(s)) }

// style turns the picture's colours around on a dark screen; paper stays white.
func style() string {
	var b strings.Builder
	b.WriteString("text{white-space:pre;unicode-bidi:isolate}\n@media screen and (prefers-color-scheme:dark){\n")
	for _, p := range append([]paint{paper, ink, muted, failure}, hues...) {
		fmt.Fprintf(&b, ".%[1]s{fill:%[2]s}.%[1]s-line{stroke:%[2]s}\n", p.class, p.dark)
	}
	b.WriteString("}")
	return b.String()
}
