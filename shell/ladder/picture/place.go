package picture

import (
	"strconv"
	"strings"

	"labsh/shell/ladder"
)

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
		lines = append(lines, ladder.HexLine(piece, wide)+strings.Repeat(" ", wide-len(piece)))
	}
	if a.Cut() {
		lines = append(lines, "… +"+strconv.Itoa(a.Length-len(a.Data)))
	}
	return lines
}
