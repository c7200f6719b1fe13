package picture

import (
	"strings"

	"labsh/shell/console"
	"labsh/shell/ladder"
)

// A block is what a cell says, line by line, at one side of its lifeline.
type block struct {
	column int
	right  bool
	gap    int // the gap in which it stands, -1 outside
	lines  []blockLine
	width  float64
	y      float64 // the first line's middle
	open   bool
}

type lineKind int

const (
	callLine lineKind = iota
	errorLine
	stateLine
	noteLine
)

type blockLine struct {
	kind     lineKind
	text     string
	font     font
	inferred bool
}

func (l blockLine) width() float64 {
	w := l.font.width(l.text)
	if l.kind == stateLine {
		w += 14 // its pill
	}
	return w
}

// arrange says at which side of its lifeline each cell of a row stands: outside, or in
// the gap that the arrow does not cross.
func (s *sheet) arrange(r *ladder.Row) placed {
	placing := placed{Row: r, labelGap: -1}
	n := len(s.part.Columns)
	from, to := 0, 0
	if a := r.Arrow; a != nil {
		from, to = min(a.From, a.To), max(a.From, a.To)
		if from != to {
			placing.labelGap = a.From
			if a.To < a.From {
				placing.labelGap--
			}
		}
		placing.label = console.Escape(a.Label)
	}
	for _, c := range r.Cells {
		b := block{column: c.Column, lines: linesOf(c), open: c.Open}
		crossed := func(gap int) bool { return from <= gap && gap < to }
		switch left, right := c.Column-1, c.Column; {
		case c.Column == n-1:
			b.right, b.gap = true, -1
		case c.Column == 0:
			b.gap = -1
		case crossed(right) && !crossed(left), crossed(left) == crossed(right) && s.leans[c.Column] < 0:
			b.gap = left
		default:
			b.right, b.gap = true, right
		}
		for _, l := range b.lines {
			b.width = max(b.width, l.width())
		}
		if len(b.lines) > 0 || b.open {
			placing.blocks = append(placing.blocks, b)
		}
	}
	return placing
}

// linesOf is what a cell says.
func linesOf(c ladder.Cell) []blockLine {
	var lines []blockLine
	if call := console.Escape(c.Call); call != "" || c.Open {
		if c.Socket != "" {
			call = console.Escape(c.Socket) + "." + call
		}
		if c.Open && !strings.HasSuffix(call, "…") {
			call += " …"
		}
		lines = append(lines, blockLine{kind: callLine, text: call, font: callFont})
	}
	if c.Error != "" {
		lines = append(lines, blockLine{kind: errorLine, text: "✗ " + console.Escape(c.Error), font: callFont})
	}
	if c.State != nil {
		lines = append(lines, blockLine{kind: stateLine, text: console.Escape(c.State.Name), font: stateFont, inferred: c.State.Inferred})
	}
	if c.Note != "" {
		lines = append(lines, blockLine{kind: noteLine, text: console.Escape(c.Note), font: noteFont})
	}
	return lines
}
