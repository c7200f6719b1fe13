package extract

import (
	"strings"

	"github.com/tidwall/gjson"
	"github.com/tidwall/pretty"
)

// A Table is rows of cells under a header. Every row has as many cells as the
// header.
type Table struct {
	Header []string
	Rows   [][]Cell
}

// A Cell is one value, as JSON text; empty where the field is missing.
type Cell string

// Missing tells whether the row has no such field.
func (c Cell) Missing() bool { return c == "" }

// Text is the value for people: a string decoded, number text as received,
// true, false, null, an object or array as JSON on one line, nothing where
// the field is missing. It may hold any character: escape it before a
// terminal sees it.
func (c Cell) Text() string { return plainText(gjson.Parse(string(c))) }

func plainText(v gjson.Result) string {
	switch v.Type {
	case gjson.String:
		return v.Str
	case gjson.JSON:
		return string(pretty.Ugly([]byte(v.Raw)))
	default:
		return v.Raw
	}
}

// JSON is the table as an array of objects. Missing fields are left out.
func (t *Table) JSON() []byte {
	var b strings.Builder
	b.WriteByte('[')
	for i, row := range t.Rows {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString(t.object(row))
	}
	b.WriteByte(']')
	return []byte(b.String())
}

func (t *Table) object(row []Cell) string {
	var b strings.Builder
	b.WriteByte('{')
	sep := ""
	for i, cell := range row {
		if !cell.Missing() {
			b.WriteString(sep)
			b.WriteString(Quote(t.Header[i]))
			b.WriteByte(':')
			b.WriteString(string(cell))
			sep = ","
		}
	}
	b.WriteByte('}')
	return b.String()
}

// Text is the result as JSON, whichever it is.
func (r Result) Text() []byte {
	if r.Table != nil {
		return r.Table.JSON()
	}
	return r.JSON
}

// Lines gives a scalar, or an array of scalars, as text, one line each; ok is
// false for anything else. A line may hold any character, as Cell.Text.
func (r Result) Lines() (lines []string, ok bool) {
	if r.Table != nil {
		return nil, false
	}
	root := gjson.ParseBytes(r.JSON)
	if root.Type != gjson.JSON {
		return []string{plainText(root)}, root.Exists()
	}
	if !root.IsArray() {
		return nil, false
	}
	ok = true
	root.ForEach(func(_, v gjson.Result) bool {
		if v.Type == gjson.JSON {
			ok = false
			return false
		}
		lines = append(lines, plainText(v))
		return true
	})
	if !ok {
		return nil, false
	}
	return lines, true
}

// rows are the elements that a filter chooses among, as JSON text.
type rows struct {
	items []string
	table *Table // where they came from, or nil
}

// rowsOf reads in as rows: those of a table, the elements of an array, or one
// object alone. The JSON is validated first.
func rowsOf(in Result) (rows, error) {
	if t := in.Table; t != nil {
		items := make([]string, len(t.Rows))
		for i, row := range t.Rows {
			items[i] = t.object(row)
		}
		return rows{items, t}, nil
	}
	if err := Validate(in.JSON); err != nil {
		return rows{}, err
	}
	root := gjson.ParseBytes(in.JSON)
	switch {
	case root.IsArray():
		var items []string
		root.ForEach(func(_, v gjson.Result) bool {
			items = append(items, v.Raw)
			return true
		})
		return rows{items: items}, nil
	case root.IsObject():
		return rows{items: []string{root.Raw}}, nil
	default:
		return rows{}, &Error{Kind: NoRows, What: strings.ToLower(typeName(root))}
	}
}

func typeName(v gjson.Result) string {
	if v.IsBool() {
		return "boolean"
	}
	return v.Type.String()
}

// keep is the result that has these rows alone, in this order.
func (r rows) keep(chosen []int) Result {
	if r.table != nil {
		t := &Table{Header: r.table.Header, Rows: make([][]Cell, len(chosen))}
		for i, n := range chosen {
			t.Rows[i] = r.table.Rows[n]
		}
		return Result{Table: t}
	}
	var b strings.Builder
	b.WriteByte('[')
	for i, n := range chosen {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString(r.items[n])
	}
	b.WriteByte(']')
	return Result{JSON: []byte(b.String())}
}
