package command

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"labsh/fakestore/extract"
	"labsh/shell/console"
	"labsh/shell/locale"
	"labsh/shell/python/object"
)

// Rows are what a command that draws a table found: filters read the values by
// the columns' keys, which are the same in every language; people see the cells
// under headings in theirs.
type Rows struct {
	Columns []Column
	Cells   [][]Cell
	Format  console.TableFormat
	// Spare are the columns, as drawn, that a narrow terminal may go without.
	Spare []int
	// Under lets the last column stand under the others where a terminal is narrow.
	Under bool
	// HeadAlone draws the headings where there are no rows, as ss does.
	HeadAlone bool
	// NoHead draws the table without its headings.
	NoHead bool
}

// Column is one column of rows.
type Column struct {
	Key  string // "" for a column that is only drawn
	Head locale.Text
	// DataOnly columns are for filters; they are not drawn.
	DataOnly bool
}

// Cell is one value of a row. A zero Cell has none.
type Cell struct {
	Value object.Value
	Shown string
}

// TextCell is a cell that holds text.
func TextCell(text string) Cell { return Cell{object.Str(text), text} }

// OptionalCell is TextCell, but None for a text that is empty.
func OptionalCell(text string) Cell {
	if text == "" {
		return Cell{Value: object.None}
	}
	return TextCell(text)
}

// NumberCell is a cell that holds a whole number.
func NumberCell(n int) Cell { return Cell{object.NewInt(int64(n)), strconv.Itoa(n)} }

// Draw shows the rows as a table; where there are none, nothing.
func (r *Rows) Draw(out *console.Console) {
	if len(r.Cells) == 0 && !r.HeadAlone {
		return
	}
	t := console.Table{Spare: r.Spare, Under: r.Under}
	for _, c := range r.Columns {
		if !r.NoHead && !c.DataOnly {
			t.Head = append(t.Head, c.Head.In(out.Lang()))
		}
	}
	for _, cells := range r.Cells {
		var row []string
		for i, c := range cells {
			if !r.Columns[i].DataOnly {
				row = append(row, c.Shown)
			}
		}
		t.Rows = append(t.Rows, row)
	}
	out.Table(t, r.Format)
}

// isTitle tells that a row is only drawn: it is a title between the others, and no
// cell of it has a value.
func isTitle(cells []Cell) bool {
	return !slices.ContainsFunc(cells, func(c Cell) bool { return c.Value != nil })
}

// cut is some of the rows, from one up to another, with the title that stands right
// above one.
func (r *Rows) cut(from, to int) *Rows {
	some := *r
	some.Cells = nil
	var title [][]Cell
	n := 0
	for _, cells := range r.Cells {
		if isTitle(cells) {
			title = [][]Cell{cells}
			continue
		}
		if from <= n && n < to {
			some.Cells = append(append(some.Cells, title...), cells)
		}
		title = nil
		n++
	}
	return &some
}

// List is the rows as a Python list of dicts.
func (r *Rows) List() *object.List {
	list := object.NewList()
	for _, cells := range r.Cells {
		if isTitle(cells) {
			continue
		}
		d := object.NewDict()
		for i, c := range cells {
			if key := r.Columns[i].Key; key != "" && c.Value != nil {
				d.SetStr(key, c.Value)
			}
		}
		list.Elems = append(list.Elems, d)
	}
	return list
}

// table is the rows for filters.
func (r *Rows) table() *extract.Table {
	t := &extract.Table{}
	for _, c := range r.Columns {
		if c.Key != "" {
			t.Header = append(t.Header, c.Key)
		}
	}
	for _, cells := range r.Cells {
		if isTitle(cells) {
			continue
		}
		var row []extract.Cell
		for i, c := range cells {
			if r.Columns[i].Key != "" {
				row = append(row, jsonCell(c.Value))
			}
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// jsonCell is a value as JSON: what JSON has is what it is there, all else is text.
func jsonCell(v object.Value) extract.Cell {
	var text string
	switch v := object.Plain(v).(type) {
	case nil:
		return ""
	case object.Bool:
		return extract.Cell(strconv.FormatBool(bool(v)))
	case object.Str:
		text = string(v)
	case *object.List:
		var elements []string
		for _, e := range v.Elems {
			elements = append(elements, string(jsonCell(e)))
		}
		return extract.Cell("[" + strings.Join(elements, ",") + "]")
	default:
		if v == object.None {
			return "null"
		}
		text, _ = object.Repr(nil, v)
		if json.Valid([]byte(text)) {
			return extract.Cell(text)
		}
	}
	quoted, err := json.Marshal(text)
	if err != nil {
		return ""
	}
	return extract.Cell(quoted)
}
