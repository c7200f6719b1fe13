package extract

import (
	"strings"

	"github.com/tidwall/gjson"
)

// Fields is a filter: one row per element, with the named fields, aligned even
// where some are missing. A name is a gjson path, or a plain name that is
// looked for deeper when no element has it at its top.
type Fields []string

// Apply gives a Table.
func (f Fields) Apply(in Result) (Result, error) {
	if len(f) == 0 {
		return Result{}, &Error{Kind: BadFilter, What: "fields", Candidates: []string{FieldsForm}}
	}
	r, err := rowsOf(in)
	if err != nil {
		return Result{}, err
	}
	paths, err := resolve(r.items, f)
	if err != nil {
		return Result{}, err
	}
	t := &Table{Header: f, Rows: make([][]Cell, len(r.items))}
	cells := make([]Cell, len(r.items)*len(paths))
	for i, item := range r.items {
		row := cells[i*len(paths) : (i+1)*len(paths) : (i+1)*len(paths)]
		for j, path := range paths {
			row[j] = Cell(gjson.Get(item, path).Raw)
		}
		t.Rows[i] = row
	}
	return Result{Table: t}, nil
}

func (f Fields) String() string { return "fields " + strings.Join(f, " ") }

// Paths are the gjson paths at which the fields lie in the rows of in: a plain name that
// is found deeper has that path.
func (f Fields) Paths(in Result) ([]string, error) {
	r, err := rowsOf(in)
	if err != nil {
		return nil, err
	}
	return resolve(r.items, f)
}
