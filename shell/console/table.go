package console

import (
	"encoding/csv"
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
	c.noteTable(t)
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
	if out != "" {
		c.writeLines(c.out, out)
	}
}

func (c *Console) aligned(t Table) string {
	width := 0
	if c.out.terminal {
		width = c.out.width()
	}
	out := t.Aligned(width)
	head, rows, _ := strings.Cut(out, "\n")
	if len(t.Head) == 0 || head == "" {
		return out
	}
	return c.out.paint(Strong, head) + "\n" + rows
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

// Aligned returns heading and rows in columns two blanks apart, numbers to the
// right, cells escaped. A width over 0 is how many columns there are: the
// longest cells are wrapped to fit.
func (t Table) Aligned(width int) string {
	if len(t.Head) == 0 && len(t.Rows) == 0 {
		return ""
	}
	w := t.writer()
	style := table.StyleDefault
	style.Options = table.OptionsNoBordersAndSeparators
	style.Box.PaddingLeft, style.Box.PaddingRight = "", "  "
	style.Format.Header = text.FormatDefault
	w.SetStyle(style)
	w.SuppressTrailingSpaces()
	widths := fit(t.widths(), width)
	configs := make([]table.ColumnConfig, len(widths))
	for i, max := range widths {
		configs[i] = table.ColumnConfig{Number: i + 1, WidthMax: max, WidthMaxEnforcer: text.WrapSoft}
		if t.numeric(i) {
			configs[i].Align, configs[i].AlignHeader = text.AlignRight, text.AlignRight
		}
	}
	w.SetColumnConfigs(configs)
	return withNewline(w.Render())
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

// widths returns the widest cell of each column, in terminal columns.
func (t Table) widths() []int {
	var widths []int
	measure := func(row []string) {
		for i, cell := range row {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], text.StringWidth(Escape(cell)))
		}
	}
	measure(t.Head)
	for _, row := range t.Rows {
		measure(row)
	}
	return widths
}

// fit narrows the widest columns until all fit into width with two blanks
// after each, or are too narrow to read.
func fit(widths []int, width int) []int {
	const gap, narrowest = 2, 10
	if width <= 0 {
		return widths
	}
	total := gap * len(widths)
	for _, w := range widths {
		total += w
	}
	for total > width {
		widest := 0
		for i, w := range widths {
			if w > widths[widest] {
				widest = i
			}
		}
		second := narrowest
		for i, w := range widths {
			if i != widest {
				second = max(second, min(w, widths[widest]-1))
			}
		}
		cut := min(total-width, widths[widest]-second)
		if cut <= 0 {
			break
		}
		widths[widest] -= cut
		total -= cut
	}
	return widths
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
