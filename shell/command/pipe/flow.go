package pipe

import (
	"strconv"
	"strings"

	"github.com/tidwall/gjson"

	"labsh/fakestore/extract"
)

// flowKind says what flows from one filter to the next.
type flowKind int

const (
	octetsFlow flowKind = iota // bytes as they came, JSON perhaps
	jsonFlow                   // JSON that a filter made
	rowsFlow                   // a table
	prettyFlow                 // JSON to be indented, whatever it is
	tableFlow                  // a table to be drawn as one
	linesFlow                  // text
)

// Flow is what a filter is given and what it gives.
type Flow struct {
	kind flowKind
	data []byte // octetsFlow, jsonFlow, prettyFlow
	rows *extract.Table
	text string
}

// Octets is bytes as they came, which may be JSON.
func Octets(data []byte) Flow { return Flow{kind: octetsFlow, data: data} }

// Rows is a table.
func Rows(t *extract.Table) Flow { return Flow{kind: rowsFlow, rows: t} }

// Text is lines.
func Text(text string) Flow { return Flow{kind: linesFlow, text: text} }

// extract applies a filter of the store.
func (f Flow) extract(filter extract.Filter) (Flow, error) {
	if f.kind == linesFlow {
		if picked, ok := f.pick(filter); ok {
			return picked, nil
		}
	}
	result, err := filter.Apply(f.result())
	if err != nil {
		return f, err
	}
	if result.Table != nil {
		return Rows(result.Table), nil
	}
	return Flow{kind: jsonFlow, data: result.JSON}, nil
}

// pick does with lines of text what a filter does with rows.
func (f Flow) pick(filter extract.Filter) (Flow, bool) {
	all := splitLines(f.text)
	switch filter := filter.(type) {
	case extract.Head:
		return Text(joinLines(all[:min(int(filter), len(all))])), true
	case extract.Count:
		return Text(strconv.Itoa(len(all)) + "\n"), true
	}
	return f, false
}

func splitLines(text string) []string {
	if text == "" {
		return nil
	}
	return strings.Split(strings.TrimSuffix(text, "\n"), "\n")
}

func joinLines(all []string) string {
	if len(all) == 0 {
		return ""
	}
	return strings.Join(all, "\n") + "\n"
}

// result is the flow for the store's filters.
func (f Flow) result() extract.Result {
	if f.rows != nil {
		return extract.Result{Table: f.rows}
	}
	return extract.Result{JSON: f.octets()}
}

// octets is the flow as bytes: a table as JSON.
func (f Flow) octets() []byte {
	switch {
	case f.rows != nil:
		return f.rows.JSON()
	case f.kind == linesFlow:
		return []byte(f.text)
	}
	return f.data
}

func (f Flow) pretty() (Flow, error) {
	data := f.octets()
	if err := extract.Validate(data); err != nil {
		return f, err
	}
	return Flow{kind: prettyFlow, data: data}, nil
}

// drawn gives the flow's rows to draw: those of a table, or else the elements
// of the JSON with all the fields at their top.
func (f Flow) drawn(draw func(*extract.Table) Flow) (Flow, error) {
	if f.rows != nil {
		return draw(f.rows), nil
	}
	data := f.octets()
	if err := extract.Validate(data); err != nil {
		return f, err
	}
	root := gjson.ParseBytes(data)
	if !root.IsArray() {
		root = gjson.Parse("[" + root.Raw + "]")
	}
	return draw(tableOf(root)), nil
}

// plainColumn heads the column of elements that are no objects.
const plainColumn = "@this"

// tableOf makes a table of an array's elements. Every field that one of them
// has at its top is a column, in the order in which they are met.
func tableOf(array gjson.Result) *extract.Table {
	t := &extract.Table{}
	index := map[string]int{}
	array.ForEach(func(_, element gjson.Result) bool {
		row := make([]extract.Cell, len(t.Header))
		put := func(name, raw string) {
			i, ok := index[name]
			if !ok {
				i = len(t.Header)
				index[name] = i
				t.Header = append(t.Header, name)
			}
			for len(row) <= i {
				row = append(row, "")
			}
			row[i] = extract.Cell(raw)
		}
		if element.IsObject() {
			element.ForEach(func(key, value gjson.Result) bool {
				put(key.String(), value.Raw)
				return true
			})
		} else {
			put(plainColumn, element.Raw)
		}
		t.Rows = append(t.Rows, row)
		return true
	})
	for i, row := range t.Rows {
		t.Rows[i] = append(row, make([]extract.Cell, len(t.Header)-len(row))...)
	}
	return t
}
