package command

import "labsh/shell/python/object"

// output sends what a command yields through the line's filters, and shows it
// or writes it to the line's file.
func (s *Session) output(c *Call, v object.Value) error {
	f, err := c.source(v)
	if err != nil {
		return err
	}
	for _, filter := range c.Line.Filters {
		if f, err = filter.apply(f); err != nil {
			return c.filterError(f, err)
		}
	}
	if c.Line.File != nil {
		return c.writeFile(c.outputName(), c.Line.Append, f.encode())
	}
	f.show(s.Console)
	return nil
}

// source is what the first filter is given: a response's body, bytes as they
// are, the lines of a report, or any other value as JSON.
func (c *Call) source(v object.Value) (flow, error) {
	first := ""
	if len(c.Line.Filters) > 0 {
		first = c.Line.Filters[0].name
	}
	octets, isOctets := object.AsBytes(v)
	report := c.Line.Command.Report
	wantsLines := first == "grep" || v == object.None || first == "" && !isResponse(v)
	if report != nil && !isOctets && wantsLines {
		var err error
		said := c.Console.Capture(func() { err = report(c, v) })
		if err == nil {
			err = c.Thread.Interrupted() // and so it is not all
		}
		if len(said.Tables) == 1 && !takesLines[first] {
			return flow{kind: rowsFlow, rows: tableRows(said.Tables[0])}, err
		}
		return flow{kind: linesFlow, text: said.Text}, err
	}
	if isOctets {
		return flow{kind: octetsFlow, data: octets}, nil
	}
	data, err := c.asJSON(v)
	return flow{kind: octetsFlow, data: data}, err
}

// takesLines are the filters that a table in a report goes through as the lines
// that it is drawn in; the others have its rows.
var takesLines = map[string]bool{"": true, "grep": true, "head": true, "count": true, "hex": true, "raw": true}

// asJSON is a value as bytes for filters: the body of a response, JSON text as
// it is, and what json.dumps makes of anything else.
func (c *Call) asJSON(v object.Value) ([]byte, error) {
	if isResponse(v) {
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

// isResponse reports whether v is what module requests answers with.
func isResponse(v object.Value) bool {
	return v.Type().Name == "Response" && v.Type().Module == "requests.models"
}
