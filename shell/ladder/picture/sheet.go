package picture

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"labsh/shell/console"
	"labsh/shell/ladder"
)

// The picture's fonts.
var (
	titleFont  = font{sans, 18, true}
	headFont   = font{sans, 14, true}
	noteFont   = font{sans, 12, false}
	addrFont   = font{mono, 11, false}
	callFont   = font{mono, 13, false}
	labelFont  = font{mono, 12, false}
	stateFont  = font{mono, 11, false}
	detailFont = font{mono, 10.5, false}
)

// Distances in the picture, in pixels.
const (
	border   = 24  // around all
	lineStep = 19  // from a line of a block to the next
	beside   = 14  // between a lifeline and what stands beside it
	headTall = 46  // a column's head
	minGap   = 230 // between two lifelines
	minSide  = 70  // outside the outer lifelines
	maxSide  = 300
	gapTall  = 44 // a row where nothing happened
	dumpStep = 14
)

// maxRows is how many rows a picture has at most; the last are drawn. A browser shows
// more of them, but nobody looks at it.
const maxRows = 1000

// A sheet is a part of a diagram with places and sizes.
type sheet struct {
	part        *ladder.Part
	xs          []float64 // the lifelines
	gaps        []float64 // the widths between them
	left, right float64   // the widths outside
	heads       []head
	leans       []int // by column: over 0 where more arrows come from the left than the right
	rows        []placed
	top, bottom float64 // of the lifelines
	width, end  float64
}

// A head stands over a lifeline.
type head struct {
	title, address string
	width          float64
}

// A placed row has its place: y is that of its arrow.
type placed struct {
	*ladder.Row
	y, top, bottom float64
	blocks         []block
	label          string
	labelGap       int // the gap in which the label stands
	dump           []string
}

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

// newSheet arranges a part and finds its widths.
func newSheet(p *ladder.Part) *sheet {
	s := &sheet{part: p, leans: make([]int, len(p.Columns))}
	for _, r := range p.Rows {
		if a := r.Arrow; a != nil && a.From != a.To {
			s.leans[min(a.From, a.To)]--
			s.leans[max(a.From, a.To)]++
		}
	}
	for _, r := range p.Rows {
		s.rows = append(s.rows, s.arrange(r))
	}
	s.measure()
	return s
}

// align gives parts that stand one below the other the same distances, as far as they
// have as many columns.
func align(sheets []*sheet) {
	most := map[int]*sheet{}
	left := 0.0
	for _, s := range sheets {
		left = max(left, s.left)
		m := most[len(s.xs)]
		if m == nil {
			most[len(s.xs)] = s
			continue
		}
		m.right = max(m.right, s.right)
		for i := range m.gaps {
			m.gaps[i] = max(m.gaps[i], s.gaps[i])
		}
	}
	for _, s := range sheets {
		m := most[len(s.xs)]
		s.left, s.right, s.gaps = left, m.right, m.gaps
	}
}

// layOut gives everything its place, from y on.
func (s *sheet) layOut(y float64, bytes bool) {
	x := border + s.left
	for i := range s.xs {
		s.xs[i] = x
		if i < len(s.gaps) {
			x += s.gaps[i]
		}
	}
	s.width = x + s.right + border
	s.top = y + headTall
	y = s.top + 10
	for i := range s.rows {
		y = s.place(&s.rows[i], y, bytes)
	}
	s.bottom = y + 10
	s.end = s.bottom
	if slices.ContainsFunc(s.part.Columns, func(c ladder.Column) bool { return c.Queue != "" }) {
		s.end += 20
	}
	if s.part.Count != "" {
		s.end += 22
	}
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

// measure finds the widths: what the rows ask for, as far as there is room.
func (s *sheet) measure() {
	n := len(s.part.Columns)
	most := 300.0
	switch n {
	case 1, 2:
		most = 470
	case 3:
		most = 350
	}
	s.gaps = slices.Repeat([]float64{minGap}, max(0, n-1))
	s.left, s.right = minSide, minSide
	for _, c := range s.part.Columns {
		h := head{title: console.Escape(c.Title), address: console.Escape(c.Address)}
		limit := min(most-50, 240)
		h.title, h.address = headFont.cut(h.title, limit), addrFont.cut(h.address, limit)
		h.width = math.Ceil(max(90, headFont.width(h.title)+28, addrFont.width(h.address)+28))
		s.heads = append(s.heads, h)
	}
	if n > 0 {
		s.left, s.right = max(s.left, s.heads[0].width/2), max(s.right, s.heads[n-1].width/2)
	}
	for i := range s.gaps {
		s.gaps[i] = max(s.gaps[i], (s.heads[i].width+s.heads[i+1].width)/2+20)
	}
	for _, r := range s.rows {
		for _, b := range r.blocks {
			switch want := b.width + beside; {
			case b.gap >= 0:
				s.gaps[b.gap] = max(s.gaps[b.gap], min(most, want+beside))
			case b.right:
				s.right = max(s.right, min(maxSide, want))
			default:
				s.left = max(s.left, min(maxSide, want))
			}
		}
		if g := r.labelGap; g >= 0 {
			s.gaps[g] = max(s.gaps[g], min(most, labelFont.width(r.label)+56))
		} else if r.Arrow != nil {
			s.wantLoop(r, most)
		}
	}
	for i := range s.gaps {
		s.gaps[i] = math.Ceil(s.gaps[i])
	}
	s.xs = make([]float64, n)
}

// loopWide is how far an arrow from a column to itself reaches.
const loopWide = 34

// wantLoop makes room for the label of an arrow from a column to itself, which stands
// in the gap at its inner side.
func (s *sheet) wantLoop(r placed, most float64) {
	want := labelFont.width(r.label) + loopWide + 2*beside
	switch g := s.loopGap(r.Arrow.From); {
	case g >= 0:
		s.gaps[g] = max(s.gaps[g], min(most, want))
	default:
		s.left = max(s.left, min(maxSide, want))
	}
}

// loopGap is the gap in which an arrow from a column to itself stands, -1 for outside.
func (s *sheet) loopGap(column int) int {
	if n := len(s.part.Columns); column == n-1 {
		return n - 2
	}
	return column
}

// room is how much text fits where a block stands.
func (s *sheet) room(b block) float64 {
	switch {
	case b.gap >= 0:
		return s.gaps[b.gap] - 2*beside
	case b.right:
		return s.right - beside
	}
	return s.left - beside
}

// place gives a row its place under y, and returns where it ends.
func (s *sheet) place(r *placed, y float64, bytes bool) float64 {
	r.top = y
	if r.Gap != "" {
		r.y, r.bottom = y+gapTall/2, y+gapTall
		return r.bottom
	}
	above, below := 11.0, 11.0
	crossed := func(gap int) bool {
		a := r.Arrow
		return a != nil && gap >= 0 && (a.From != a.To && min(a.From, a.To) <= gap && gap < max(a.From, a.To) || a.From == a.To && gap == s.loopGap(a.From))
	}
	if r.Arrow != nil && r.label != "" {
		above = 22
	}
	// In a gap that the arrow crosses, blocks stand above it, one over the other.
	over, under := map[int]float64{}, map[int]float64{}
	for i := range r.blocks {
		b := &r.blocks[i]
		for l := range b.lines {
			line := &b.lines[l]
			room := s.room(*b)
			if line.kind == stateLine {
				room -= 14
			}
			line.text = line.font.cut(line.text, room)
		}
		tall := float64(len(b.lines)) * lineStep
		if crossed(b.gap) {
			b.y = -above - over[b.gap] - tall + lineStep/2
			over[b.gap] += tall
			continue
		}
		side := b.gap
		if side < 0 && b.right {
			side = -2
		}
		b.y = under[side]
		under[side] += tall
	}
	most := 0.0
	for _, tall := range over {
		most = max(most, tall)
	}
	above += most
	for _, tall := range under {
		below = max(below, tall-lineStep/2+2)
	}
	if a := r.Arrow; a != nil {
		beneath := 9.0
		if a.From == a.To {
			beneath += 14
		}
		if a.Detail != "" {
			beneath += 13
		}
		if bytes && len(a.Data) > 0 {
			r.dump = dump(a, s.dumpWide(r))
			beneath += float64(len(r.dump))*dumpStep + 4
		}
		below = max(below, beneath)
	}
	r.y = y + 3 + above
	for i := range r.blocks {
		r.blocks[i].y += r.y
	}
	r.bottom = r.y + below
	return r.bottom
}

// dumpWide is how many bytes a line of a dump has where the label stands.
func (s *sheet) dumpWide(r *placed) int {
	if r.labelGap >= 0 && s.gaps[r.labelGap] >= detailFont.size*0.61*68+20 {
		return 16
	}
	return 8
}

// maxDump is how many lines of bytes stand under an arrow at most.
const maxDump = 16

// dump is an arrow's bytes in lines, in hexadecimal and as text.
func dump(a *ladder.Arrow, wide int) []string {
	var lines []string
	for i := 0; i < len(a.Data); i += wide {
		if len(lines) == maxDump {
			return append(lines, "… +"+strconv.Itoa(a.Length-i))
		}
		piece := a.Data[i:min(len(a.Data), i+wide)]
		var hex, text strings.Builder
		for _, c := range piece {
			hex.WriteString(strconv.FormatUint(uint64(c)|0x100, 16)[1:] + " ")
			if c < ' ' || c > '~' {
				c = '.'
			}
			text.WriteByte(c)
		}
		lines = append(lines, hex.String()+strings.Repeat("   ", wide-len(piece))+" "+text.String()+strings.Repeat(" ", wide-len(piece)))
	}
	if a.Cut() {
		lines = append(lines, "… +"+strconv.Itoa(a.Length-len(a.Data)))
	}
	return lines
}
