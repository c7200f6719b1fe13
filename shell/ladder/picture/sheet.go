package picture

import (
	"math"
	"slices"

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
