package command

import (
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
	octetsFlow flowKind = iota // bytes as they came, JSON perhaps
	jsonFlow                   // JSON that a filter made
	rowsFlow                   // a table
	prettyFlow                 // JSON to be indented, whatever it is
	tableFlow                  // a table to be drawn as one
	linesFlow                  // text
)

// flow is what a filter is given and what it gives.
type flow struct {
	kind flowKind
	data []byte // octetsFlow, jsonFlow, prettyFlow
	rows *extract.Table
	text string
}

// filter is one filter of a line, read.
type filter struct {
	name, text string
	// apply gives what comes out. On an error what comes with it is what the
	// filter was given.
	apply func(flow) (flow, error)
}

// foreignFilters are programs that people bring from elsewhere, which alone
// could be paths.
var foreignFilters = []string{
	"tail", "wc", "cat", "less", "more", "uniq", "cut", "tr", "sed", "awk", "jq", "tee", "xargs", "egrep", "fgrep", "rev", "tac", "nl", "od", "xxd", "hexdump",
}

// drawings are the filters without arguments that say how to write what flows.
var drawings = map[string]func(flow) (flow, error){
	"table": func(f flow) (flow, error) {
		return f.drawn(func(t *extract.Table) flow { return flow{kind: tableFlow, rows: t} })
	},
	"csv": func(f flow) (flow, error) {
		return f.drawn(func(t *extract.Table) flow { return textFlow(consoleTable(t).CSV()) })
	},
	"md": func(f flow) (flow, error) {
		return f.drawn(func(t *extract.Table) flow { return textFlow(consoleTable(t).Markdown()) })
	},
	"hex":    func(f flow) (flow, error) { return textFlow(console.HexDump(f.octets())), nil },
	"raw":    func(f flow) (flow, error) { return flow{kind: octetsFlow, data: f.octets()}, nil },
	"pretty": flow.pretty,
}

func textFlow(text string) flow { return flow{kind: linesFlow, text: text} }

// readFilter reads one filter as it is written after the bar. It knows nothing of
// the data, so that a line is found wrong before it runs.
func readFilter(text string) (filter, error) {
	name, rest := extract.CutWord(text)
	f := filter{name: name, text: text}
	if draw, ok := drawings[name]; ok {
		if rest != "" {
			return f, &extract.Error{Kind: extract.BadFilter, What: text, Candidates: []string{name}}
		}
		f.apply = draw
		return f, nil
	}
	var err error
	switch {
	case namedFilter(name) && holdsDollar(rest):
		return f, unexpandedError(text)
	case name == "grep":
		var g *grep
		if g, err = readGrep(text, rest); err == nil {
			f.apply = g.apply
		}
	case slices.Contains(foreignFilters, text):
		err = &extract.Error{Kind: extract.UnknownFilter, What: text}
	default:
		var chosen extract.Filter
		if chosen, err = extract.Parse(text); err == nil {
			f.apply = func(in flow) (flow, error) { return in.extract(chosen) }
		}
	}
	return f, err
}

// namedFilter reports whether a filter's first word is the name of one: all
// others are paths.
func namedFilter(name string) bool {
	return slices.ContainsFunc(filterHelp, func(d filterDoc) bool { return d.name() == name && name != "PATH" && name != ">" })
}

// holdsDollar reports whether text has what is a Python value in other words of
// a command, outside '…'.
func holdsDollar(text string) bool {
	single := false
	for i, c := range text {
		switch {
		case c == '\'':
			single = !single
		case c == '$' && !single && (strings.HasPrefix(text[i+1:], "{") || identifierLen(text[i+1:]) > 0):
			return true
		}
	}
	return false
}

// An unexpandedError is a filter with a $ that was to be a Python value.
type unexpandedError string

func (e unexpandedError) Error() string { return "invalid filter: " + clip(string(e)) }

// extract applies a filter of the store.
func (f flow) extract(filter extract.Filter) (flow, error) {
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
		return flow{kind: rowsFlow, rows: result.Table}, nil
	}
	return flow{kind: jsonFlow, data: result.JSON}, nil
}

// pick does with lines of text what a filter does with rows.
func (f flow) pick(filter extract.Filter) (flow, bool) {
	all := splitLines(f.text)
	switch filter := filter.(type) {
	case extract.Head:
		return textFlow(joinLines(all[:min(int(filter), len(all))])), true
	case extract.Count:
		return textFlow(strconv.Itoa(len(all)) + "\n"), true
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
func (f flow) result() extract.Result {
	if f.rows != nil {
		return extract.Result{Table: f.rows}
	}
	return extract.Result{JSON: f.octets()}
}

// octets is the flow as bytes: a table as JSON.
func (f flow) octets() []byte {
	switch {
	case f.rows != nil:
		return f.rows.JSON()
	case f.kind == linesFlow:
		return []byte(f.text)
	}
	return f.data
}

func (f flow) pretty() (flow, error) {
	data := f.octets()
	if err := extract.Validate(data); err != nil {
		return f, err
	}
	return flow{kind: prettyFlow, data: data}, nil
}

// drawn gives the flow's rows to draw: those of a table, or else the elements
// of the JSON with all the fields at their top.
func (f flow) drawn(draw func(*extract.Table) flow) (flow, error) {
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
