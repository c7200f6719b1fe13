package ladder

import (
	"slices"
	"strings"

	"github.com/jedib0t/go-pretty/v6/text"

	"labsh/shell/console"
)

// A layout is where the columns of a part stand in a text.
type layout struct {
	part  *Part
	width int
	// at is where each column's cells begin, wide how many characters they have beside
	// an arrow.
	at, wide []int
}

// How wide cells and arrows are.
const (
	narrowCell   = 8
	narrowArrow  = 6
	narrowGap    = 2
	addressRoom  = 15 // 127.0.0.1:61200
	comfortable  = 20 // what the last of two columns has, where there is room
	roomyDiagram = 72 // from which width on there is
	roomyError   = 60 // from which width on an error may stand beside an arrow
)

func newLayout(p *Part, size int) *layout {
	n := len(p.Columns)
	l := &layout{part: p, width: size, at: make([]int, n), wide: make([]int, n)}
	for _, r := range p.Rows {
		for i := range r.Cells {
			c := &r.Cells[i]
			if r.Arrow == nil {
				continue
			}
			first := l.parts(r, c)[0]
			if size < roomyError && first.Style == console.Failure {
				continue // it stands below the arrow
			}
			l.wide[c.Column] = max(l.wide[c.Column], width(first.Text))
		}
	}
	if n == 1 {
		l.at[0], l.wide[0] = margin, size-margin
		return l
	}
	total := 0
	for i := range l.wide {
		l.wide[i] = max(l.wide[i], narrowCell)
		total += l.wide[i]
	}
	// The last column's head has no room beyond its cells.
	last := &l.wide[n-1]
	least := min(width(p.Columns[n-1].Address), addressRoom)
	if n == 2 && size >= roomyDiagram {
		least = comfortable
	}
	if *last < least {
		total += least - *last
		*last = least
	}
	// Between two columns are a space, an arrow and a space.
	arrows := size - margin - (n-1)*2 - total
	for arrows < (n-1)*l.leastArrow(n) {
		widest := 0
		for i := range l.wide {
			if l.wide[i] > l.wide[widest] {
				widest = i
			}
		}
		if l.wide[widest] <= 1 {
			break
		}
		l.wide[widest]--
		arrows++
	}
	x := margin
	for i, gap := range l.gaps(max(arrows, n-1)) {
		l.at[i] = x
		x += l.wide[i] + 2 + gap
	}
	l.at[n-1] = x
	return l
}

// gaps shares what is left for arrows among the gaps between columns. Most of it goes to
// those that an arrow has to itself: others go across several.
func (l *layout) gaps(arrows int) []int {
	n := len(l.at)
	alone := make([]bool, n-1)
	for _, r := range l.part.Rows {
		if a := r.Arrow; a != nil && max(a.From, a.To)-min(a.From, a.To) == 1 {
			alone[min(a.From, a.To)] = true
		}
	}
	if !slices.Contains(alone, true) {
		for i := range alone {
			alone[i] = true
		}
	}
	gaps := make([]int, n-1)
	sharing := 0
	for i := range gaps {
		if alone[i] {
			sharing++
			continue
		}
		// Enough for the columns' heads.
		gaps[i] = min(max(narrowGap, addressRoom-l.wide[i]-1), arrows/(n-1))
		arrows -= gaps[i]
	}
	for i := range gaps {
		if alone[i] {
			gaps[i] = arrows / sharing
			arrows -= gaps[i]
			sharing--
		}
	}
	return gaps
}

func (l *layout) leastArrow(n int) int {
	if n == 2 {
		return max(narrowArrow, l.width/4)
	}
	return narrowArrow
}

// room is how wide a column's head may be.
func (l *layout) room(i int) int {
	if i == len(l.at)-1 {
		return l.width - l.at[i]
	}
	return l.at[i+1] - l.at[i] - 1
}

// failed stands before an error.
const failed = "✗ "

// parts are what a cell says, each of which can have a line of its own.
func (l *layout) parts(r *Row, c *Cell) []console.Span {
	var all []console.Span
	hue := console.Hue(l.part.Columns[c.Column].Hue)
	add := func(style console.Style, text string) {
		if text != "" {
			all = append(all, console.Span{Style: style, Text: text})
		}
	}
	call := c.Call
	if c.Socket != "" && r.Arrow == nil && call != "" {
		call = c.Socket + "." + call
	}
	if c.Open {
		call += " …"
	}
	add(hue, call)
	if c.Error != "" {
		add(console.Failure, failed+c.Error)
	}
	if c.State != nil && c.State.Inferred {
		add(console.Faint, c.State.Name)
	} else if c.State != nil {
		add(console.Plain, c.State.Name)
	}
	add(console.Plain, c.Note)
	return all
}

// A cellLine is what a cell has on one line.
type cellLine []console.Span

// between stands between two parts on one line.
const between = "  "

func (c cellLine) width() int {
	n := max(0, len(c)-1) * len(between)
	for _, span := range c {
		n += width(span.Text)
	}
	return n
}

// pack puts what a cell says on as few lines as there is room for. Beside an arrow a line has
// the cell's width, below it as much as is free.
func (l *layout) pack(r *Row, c *Cell) []cellLine {
	free := l.free(r, c)
	room := func(y int) int {
		if y == 0 && r.Arrow != nil {
			return l.wide[c.Column]
		}
		return free
	}
	var lines []cellLine
	for _, part := range l.parts(r, c) {
		size := width(part.Text)
		if n := len(lines); n > 0 && lines[n-1].width()+len(between)+size <= min(room(n-1), l.room(c.Column)) {
			lines[n-1] = append(lines[n-1], part)
			continue
		}
		if len(lines) == 0 && size > room(0) && free > room(0) {
			if head, _ := breakAt(part.Text, room(0)); strings.HasSuffix(head, "…") {
				lines = append(lines, nil) // below the arrow is room
			}
		}
		for rest := part.Text; rest != ""; {
			var head string
			head, rest = breakAt(rest, room(len(lines)))
			lines = append(lines, cellLine{{Style: part.Style, Text: head}})
		}
	}
	return lines
}

// free is how much room a cell has on a line without an arrow: that to the next cell, and
// for the last column alone also that to its left.
func (l *layout) free(r *Row, c *Cell) int {
	for i := range r.Cells {
		if next := r.Cells[i].Column; next > c.Column {
			return l.at[next] - l.at[c.Column] - 2
		}
	}
	if len(r.Cells) == 1 && c.Column == len(l.at)-1 {
		return l.width - margin
	}
	return l.width - l.at[c.Column]
}

// breakAt cuts a text in two at a space, so that the first has room; what has no space
// is cut off.
func breakAt(s string, room int) (head, rest string) {
	if width(s) <= room {
		return s, ""
	}
	for i := len(s) - 1; i > 0; i-- {
		if s[i] == ' ' && width(s[:i]) <= room && !strings.HasSuffix(s[:i], "→") && !strings.HasSuffix(s[:i], "✗") {
			return s[:i], s[i+1:]
		}
	}
	return cut(s, room), ""
}

// span is from where to where an arrow goes.
func (l *layout) span(a *Arrow) (from, to int) {
	left, right := min(a.From, a.To), max(a.From, a.To)
	return l.at[left] + l.wide[left] + 1, l.at[right] - 1
}

// inline is how much of a label an arrow has to have room for, for it to be cut.
const inline = 24

// labels are what stands over an arrow and what stands in it.
func (l *layout) labels(a *Arrow) (over, in string) {
	from, to := l.span(a)
	room := to - from - 6 // "── " before, " ─▶" behind
	label, whole := a.Label, a.Label
	if a.Detail != "" {
		whole += "  " + a.Detail
	}
	switch {
	case width(whole) <= room:
		return "", whole
	case width(whole) <= room+3 && a.Kind != Data && a.Kind != Datagram:
		return "", whole
	case a.Detail != "" && width(label) <= room:
		return a.Detail, label
	case room >= inline && a.Detail == "":
		return "", cutLabel(label, room)
	}
	return cutLabel(whole, l.width-margin), ""
}

// cutLabel is cut, with the quotation mark that ends a message.
func cutLabel(label string, room int) string {
	if width(label) > room && strings.HasSuffix(label, `"`) {
		return cut(strings.TrimSuffix(label, `"`), room-1) + `"`
	}
	return cut(label, room)
}

// arrow is the line that an arrow is.
func (l *layout) arrow(a *Arrow) piece {
	from, to := l.span(a)
	_, label := l.labels(a)
	size := max(to-from, 1)
	shaft := size - 1
	if a.Kind == Handshake {
		shaft = max(shaft-1, 0)
	}
	// The label stands near the arrow's tail, whichever way it goes.
	lead := min(4, max(0, (shaft-width(label)-2)/2))
	back := a.To < a.From || a.Kind == Handshake // a head stands before the label
	if back && lead > 1 {
		lead--
	}
	if a.Inferred && lead > 1 && (lead%2 == 0) != back {
		lead-- // dashes begin with one at the tail, and with none at the head
	}
	var line strings.Builder
	if label == "" {
		line.WriteString(stroke(a, shaft, back))
	} else {
		padded := label
		if lead > 0 {
			line.WriteString(stroke(a, lead, true))
			padded = " " + label
		}
		if rest := shaft - lead - width(padded); rest > 0 {
			padded += " "
			line.WriteString(padded + stroke(a, rest-1, false))
		} else {
			line.WriteString(padded)
		}
	}
	text := line.String()
	switch {
	case a.Kind == Handshake && size > 1:
		text = "◀" + text + "▶"
	case a.Lost && a.To > a.From:
		text += "✗"
	case a.Lost:
		text = "✗" + text
	case a.To > a.From:
		text += "▶"
	default:
		text = "◀" + text
	}
	return piece{from, text, l.arrowStyle(a)}
}

// stroke is a piece of an arrow's line. A dashed one ends in a dash where it leads to
// something, and else begins with one.
func stroke(a *Arrow, n int, leads bool) string {
	if !a.Inferred {
		return strings.Repeat("─", n)
	}
	var b strings.Builder
	for i := range n {
		if leads {
			i = n - 1 - i
		}
		if i%2 == 0 {
			b.WriteString("─")
		} else {
			b.WriteByte(' ')
		}
	}
	return b.String()
}

func (l *layout) arrowStyle(a *Arrow) console.Style {
	if a.Inferred {
		return console.Faint
	}
	return console.Hue(l.part.Columns[a.From].Hue)
}

// width is how many columns a text takes. Most texts need no tables to tell.
func width(s string) int {
	n := 0
	for _, r := range s {
		if r >= 0x300 && !strings.ContainsRune("─▶◀✗→…", r) {
			return text.StringWidth(s)
		}
		n++
	}
	return n
}

// cut is a text in so many columns at most, with … where it was longer.
func cut(s string, room int) string {
	if width(s) <= room {
		return s
	}
	if room < 1 {
		return ""
	}
	end, n := 0, 0
	for i, r := range s {
		w := text.RuneWidth(r)
		if n+w > room-1 {
			break
		}
		n += w
		end = i + len(string(r))
	}
	return s[:end] + "…"
}
