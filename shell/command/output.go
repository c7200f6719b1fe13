package command

import (
	"encoding/json"
	"strings"

	"labsh/shell/command/pipe"
	"labsh/shell/python/object"
)

// output sends what a command yields through the line's filters, and shows it
// or writes it to the line's file.
func (c *Call) output(r Result) error {
	f, err := c.source(r)
	if err != nil {
		return err
	}
	for _, filter := range c.Line.Filters {
		if f, err = filter.Apply(f); err != nil {
			return pipe.Exception(c.Thread, f, err)
		}
	}
	if c.Line.File != nil {
		return c.WriteFile(c.OutputName(), c.Line.Append, f.Encode())
	}
	f.Show(c.Console)
	return nil
}

// source is what the first filter is given: a response's body, bytes as they
// are, a table's rows, the lines of a report, or any other value as JSON.
func (c *Call) source(r Result) (pipe.Flow, error) {
	// What a table is given as, and whether a report is wanted as its lines.
	drawn, asLines := true, !IsResponse(r.Value)
	if len(c.Line.Filters) > 0 {
		first := c.Line.Filters[0]
		drawn, asLines = first.Lines, first.Report
	}
	octets, isOctets := object.AsBytes(r.Value)
	switch {
	case isOctets:
		return pipe.Octets(octets), nil
	case r.Rows != nil && r.Value == object.None && !drawn:
		return pipe.Rows(r.Rows.table()), nil
	case (asLines || r.Value == object.None) && c.reports(r):
		var err error
		said := c.Console.Capture(func() { err = c.report(r) })
		if err == nil {
			err = c.Thread.Interrupted() // and so it is not all
		}
		return pipe.Text(said), err
	}
	data, err := c.JSON(r.Value)
	return pipe.Octets(data), err
}

// JSON is a value as bytes for filters: the body of a response, JSON text as
// it is, and what json.dumps makes of anything else.
func (c *Call) JSON(v object.Value) ([]byte, error) {
	if IsResponse(v) {
		content, err := object.GetAttr(c.Thread, v, "content")
		if err != nil {
			return nil, err
		}
		octets, _ := object.AsBytes(content)
		return octets, nil
	}
	if octets, ok := object.AsBytes(v); ok {
		return octets, nil
	}
	if text, ok := v.(object.Str); ok && looksLikeJSON(string(text)) {
		return []byte(text), nil
	}
	m, err := object.Import(c.Thread, "json")
	if err != nil {
		return nil, err
	}
	text, err := object.CallMethodArgs(c.Thread, m, "dumps", object.Args{
		Pos: []object.Value{v},
		Kw:  []object.Keyword{{Name: "ensure_ascii", Value: object.False}},
	})
	if err != nil {
		return nil, err
	}
	return []byte(text.(object.Str)), nil
}

// IsResponse reports whether v is what module requests answers with.
func IsResponse(v object.Value) bool {
	return v.Type().Name == "Response" && v.Type().Module == "requests.models"
}

// looksLikeJSON reports whether a text is a JSON array or object.
func looksLikeJSON(text string) bool {
	text = strings.TrimLeft(text, " \t\r\n")
	return text != "" && (text[0] == '{' || text[0] == '[') && json.Valid([]byte(text))
}
