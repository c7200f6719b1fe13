package console

import (
	"encoding/csv"
	"slices"
	"strconv"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"
)

// A Table is rows under a heading. Cells are text from anywhere; a row may be
// shorter than the heading.
type Table struct {
	Head []string
	Rows [][]string
	// Spare are columns that a narrow terminal may go without, the least
	// needed first: better than addresses and states cut in two.
	Spare []int
	// Under lets the last column stand on lines of its own, where a terminal is too
	// narrow for it, as ss(8) does: what may be long and is best left whole.
	Under bool
	// Indent is how many spaces stand before each line of an aligned table.
	Indent int
}

// TableFormat is how a table is written.
type TableFormat int

// The formats.
const (
	// Auto is Aligned on a terminal and TabSeparated elsewhere.
	Auto TableFormat = iota
	Aligned
	TabSeparated
	CommaSeparated
	Markdown
)

// Table prints t.
func (c *Console) Table(t Table, f TableFormat) {
	var out string
	switch f {
	case Auto:
		if c.out.terminal {
			out = c.aligned(t)
		} else {
			out = t.TSV()
		}
	case Aligned:
		out = c.aligned(t)
	case TabSeparated:
		out = t.TSV()
	case CommaSeparated:
		if out = t.CSV(); c.out.terminal {
			out = EscapeText(out)
		}
	case Markdown:
		out = t.Markdown()
	}
	c.long(c.out, func(p *pieces) {
		for len(out) > 0 && !p.over {
			n := cutAt(out, pieceSize)
			p.put(out[:n])
			out = out[n:]
		}
	})
}

func (c *Console) aligned(t Table) string {
	width := 0
	if c.out.terminal && !c.capturing() { // a filter wants whole lines
		width = c.out.width()
		t = t.spared(width)
	}
	if width > 0 {
		width = max(width-t.Indent, 1)
	}
	out := indented(t.Aligned(width), t.Indent)
	head, rows, _ := strings.Cut(out, "\n")
	if len(t.Head) == 0 || head == "" {
		return out
	}
	if last := t.Head[len(t.Head)-1]; t.hangs(width) && strings.HasPrefix(rows, last+"\n") {
		head, rows = head+"\n"+last, strings.TrimPrefix(rows, last+"\n")
	}
	return c.out.paint(Strong, head) + "\n" + rows
}

// indented is a text with so many spaces before each of its lines.
func indented(text string, by int) string {
	if by == 0 {
		return text
	}
	var b strings.Builder
	for line := range strings.Lines(text) {
		b.WriteString(strings.Repeat(" ", by) + line)
	}
	return b.String()
}

// TSV returns the rows, a line each, cells separated by tabs, without the
// heading: for cut and diff to read. Cells are escaped.
func (t Table) TSV() string {
	var b strings.Builder
	for _, row := range t.Rows {
		for i, cell := range row {
			if i > 0 {
				b.WriteByte('\t')
			}
			b.WriteString(Escape(cell))
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// CSV returns heading and rows as RFC 4180 has them, but for lines ending in
// \n alone. Cells are the text as it is, quoted where they must be: no cell
// can end its field or its line.
func (t Table) CSV() string {
	var b strings.Builder
	w := csv.NewWriter(&b)
	if len(t.Head) > 0 {
		_ = w.Write(t.Head) // a Builder takes everything
	}
	for _, row := range t.Rows {
		_ = w.Write(row)
	}
	w.Flush()
	return b.String()
}

// Markdown returns heading and rows as a Markdown table, cells escaped.
func (t Table) Markdown() string {
	return withNewline(t.writer().RenderMarkdown())
}

// Aligned returns heading and rows in columns two spaces apart, numbers to the
// right, cells escaped. A width over 0 is how many columns there are: the
// longest cells are wrapped to fit.
func (t Table) Aligned(width int) string {
	if len(t.Head) == 0 && len(t.Rows) == 0 {
		return ""
	}
	if t.hangs(width) {
		return t.hung()
	}
	w := t.writer()
	style := table.StyleDefault
	style.Options = table.OptionsNoBordersAndSeparators
	style.Box.PaddingLeft, style.Box.PaddingRight = "", "  "
	style.Format.Header = text.FormatDefault
	w.SetStyle(style)
	w.SuppressTrailingSpaces()
	whole, words := t.widths()
	widths := fit(whole, words, width)
	configs := make([]table.ColumnConfig, len(widths))
	for i, max := range widths {
		configs[i] = table.ColumnConfig{Number: i + 1, WidthMax: max, WidthMaxEnforcer: wrapCell}
		if t.numeric(i) {
			configs[i].Align, configs[i].AlignHeader = text.AlignRight, text.AlignRight
		}
	}
	w.SetColumnConfigs(configs)
	return withNewline(w.Render())
}

// bound holds the punctuation that French sets off with blanks to its word, by a rune
// that Escape lets no cell have; loose undoes it.
var (
	bound = strings.NewReplacer(" ;", tie+";", " :", tie+":", " !", tie+"!", " ?", tie+"?", " »", tie+"»", "« ", "«"+tie)
	loose = strings.NewReplacer(tie, " ")
)

const tie = "\ue000"

// wrapCell breaks a cell into lines of at most width columns, as Wrap does, but keeps
// its blanks.
func wrapCell(cell string, width int) string {
	return loose.Replace(text.WrapSoft(bound.Replace(cell), width))
}

func (t Table) writer() table.Writer {
	w := table.NewWriter()
	if len(t.Head) > 0 {
		w.AppendHeader(cells(t.Head))
	}
	for _, row := range t.Rows {
		w.AppendRow(cells(row))
	}
	return w
}

func cells(row []string) table.Row {
	out := make(table.Row, len(row))
	for i, cell := range row {
		out[i] = Escape(cell)
	}
	return out
}

// gap is how many spaces stand between two columns.
const gap = 2

// widths returns the widest cell of each column, and its longest word, in
// terminal columns.
func (t Table) widths() (whole, words []int) {
	measure := func(row []string) {
		for i, cell := range row {
			if i == len(whole) {
				whole, words = append(whole, 0), append(words, 0)
			}
			cell = Escape(cell)
			whole[i] = max(whole[i], text.StringWidth(cell))
			for word := range strings.FieldsSeq(bound.Replace(cell)) {
				words[i] = max(words[i], text.StringWidth(word))
			}
		}
	}
	measure(t.Head)
	for _, row := range t.Rows {
		measure(row)
	}
	return whole, words
}

// fit narrows the widest columns until all fit into width: down to their
// longest words, and if that is not enough through the longest of these.
func fit(whole, words []int, width int) []int {
	const narrowest, longestWord = 10, 24
	if width <= 0 {
		return whole
	}
	floors := make([]int, len(words))
	for i, w := range words {
		floors[i] = min(w, longestWord)
	}
	widths := narrow(whole, floors, width)
	for i, w := range widths {
		floors[i] = min(w, narrowest)
	}
	return narrow(widths, floors, width)
}

// narrow takes from the widest columns, none below its floor, until they fit
// into width or none can give.
func narrow(widths, floors []int, width int) []int {
	widths = slices.Clone(widths)
	for excess := total(widths) - width; excess > 0; excess-- {
		widest := -1
		for i, w := range widths {
			if w > floors[i] && (widest < 0 || w > widths[widest]) {
				widest = i
			}
		}
		if widest < 0 {
			break
		}
		widths[widest]--
	}
	return widths
}

// total is the columns that widths and the gaps between them take.
func total(widths []int) int {
	sum := gap * max(len(widths)-1, 0)
	for _, w := range widths {
		sum += w
	}
	return sum
}

// spared returns t without the spare columns that keep it from fitting into
// width with its words whole.
func (t Table) spared(width int) Table {
	spare := slices.Clone(t.Spare)
	for len(spare) > 0 {
		if _, words := t.widths(); total(words) <= width {
			break
		}
		gone := spare[0]
		t.Head = without(t.Head, gone)
		rows := make([][]string, len(t.Rows))
		for i, row := range t.Rows {
			rows[i] = without(row, gone)
		}
		t.Rows = rows
		spare = spare[1:]
		for i, column := range spare {
			if column > gone {
				spare[i]--
			}
		}
	}
	return t
}

func without(row []string, column int) []string {
	if column >= len(row) {
		return row
	}
	return slices.Delete(slices.Clone(row), column, column+1)
}

// numeric reports whether all the cells of column i that are not empty are
// numbers, and there are some.
func (t Table) numeric(i int) bool {
	some := false
	for _, row := range t.Rows {
		if i >= len(row) || row[i] == "" {
			continue
		}
		if _, err := strconv.ParseFloat(row[i], 64); err != nil {
			return false
		}
		some = true
	}
	return some
}
