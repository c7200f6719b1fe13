package pipe

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"github.com/tidwall/gjson"

	"labsh/fakestore/extract"
	"labsh/shell/console"
)

// flowKind says what flows from one filter to the next.
type flowKind int

const (
	octetsFlow  flowKind = iota // bytes as they came, JSON perhaps
	jsonFlow                    // JSON that a filter made
	rowsFlow                    // a table
	prettyFlow                  // JSON to be indented, whatever it is
	tableFlow                   // a table to be drawn as one
	linesFlow                   // text
	drawingFlow                 // a table that a command draws
)

// Flow is what a filter is given and what it gives.
type Flow struct {
	kind flowKind
	data []byte // octetsFlow, jsonFlow, prettyFlow
	rows *extract.Table
	text string

	drawing Drawing
}

// Drawing is a table that a command draws: some filters read its rows, others the
// lines in which people see it.
type Drawing interface {
	Table() *extract.Table
	Lines() string
	// Cut draws some of the rows, from one up to another.
	Cut(from, to int) Drawing
	Draw(out *console.Console)
}

// Drawn is a table that a command draws.
func Drawn(d Drawing) Flow { return Flow{kind: drawingFlow, rows: d.Table(), drawing: d} }

// undrawn is the flow with a drawing as its lines.
func (f Flow) undrawn() Flow {
	if f.kind == drawingFlow {
		return Text(f.drawing.Lines())
	}
	return f
}

// Octets is bytes as they came, which may be JSON.
func Octets(data []byte) Flow { return Flow{kind: octetsFlow, data: data} }

// Rows is a table.
func Rows(t *extract.Table) Flow { return Flow{kind: rowsFlow, rows: t} }

// Text is lines.
func Text(text string) Flow { return Flow{kind: linesFlow, text: text} }

// extract applies a filter of the store.
func (f Flow) extract(filter extract.Filter) (Flow, error) {
	if picked, ok := f.pick(filter); ok {
		return picked, nil
	}
	result, err := filter.Apply(f.result())
	var wrong *extract.Error
	if part, cuts := filter.(cutter); cuts && f.kind == octetsFlow && errors.As(err, &wrong) && wrong.Kind == extract.InvalidJSON {
		return f.someLines(part.Of), nil // bytes that are no JSON are lines
	}
	if err != nil {
		return f, err
	}
	if result.Table != nil {
		return Rows(result.Table), nil
	}
	return Flow{kind: jsonFlow, data: result.JSON}, nil
}

// pick does with lines of text what a filter does with rows, and cuts a drawing.
func (f Flow) pick(filter extract.Filter) (Flow, bool) {
	part, cuts := filter.(cutter)
	switch {
	case cuts && f.kind == drawingFlow:
		return Drawn(f.drawing.Cut(part.Of(len(f.rows.Rows)))), true
	case cuts && f.kind == linesFlow:
		return f.someLines(part.Of), true
	case filter == extract.Count{} && f.kind == linesFlow:
		return Text(strconv.Itoa(len(slices.Collect(f.lines()))) + "\n"), true
	}
	return f, false
}

// cutter is a filter that keeps the rows from one up to another.
type cutter interface{ Of(n int) (from, to int) }

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
