package command

import (
	"encoding/json"
	"strings"
	"unicode/utf8"

	"labsh/fakestore/extract"
	"labsh/shell/command/literal"
	"labsh/shell/command/pipe"
	"labsh/shell/console"
	"labsh/shell/locale"
	"labsh/shell/python/object"
)

// output sends what a command yields through the line's filters, and shows it
// or writes it to the line's file. The value of what is received into a file is the
// number of bytes, as of Python's file.write.
func (c *Call) output(r *Result) error {
	f, err := c.source(*r)
	if err != nil {
		return err
	}
	for _, filter := range c.Line.Filters {
		if f, err = filter.Apply(f); err != nil {
			return pipe.Exception(c.Thread, f, err)
		}
	}
	if c.Line.File != nil {
		data := f.Encode()
		c.wrote = data
		err := c.WriteFile(c.OutputName(), c.Line.Append, data)
		if _, isOctets := object.AsBytes(r.Value); err == nil && isOctets && c.Command.Receives && len(c.Line.Filters) == 0 {
			r.Value, r.Written = object.NewInt(int64(len(data))), true
		}
		return err
	}
	f.Show(c.Console)
	return nil
}

// rewritten is Python that writes the line's file again, with what it was given now; ""
// where that is long.
func (c *Call) rewritten() string {
	if len(c.wrote) > longestResult {
		return ""
	}
	mode, data := `"wb"`, literal.Octets(c.wrote)
	if utf8.Valid(c.wrote) {
		mode, data = `"w", encoding="utf-8"`, literal.Str(string(c.wrote))
	}
	if c.Line.Append {
		mode = strings.Replace(mode, `"w`, `"a`, 1)
	}
	return "with open(" + literal.Str(c.OutputName()) + ", " + mode + ") as file:\n    file.write(" + data + ")"
}

// source is what the first filter is given: a response's body, bytes as they
// are, a table's rows, the lines of a report, or any other value as JSON.
func (c *Call) source(r Result) (pipe.Flow, error) {
	// Whether a report is wanted as its lines.
	asLines := !IsResponse(r.Value)
	if len(c.Line.Filters) > 0 {
		asLines = c.Line.Filters[0].Shown
	}
	octets, isOctets := object.AsBytes(r.Value)
	switch {
	case isOctets:
		return pipe.Octets(octets), nil
	// Where more than the table is reported, lines are taken of all that.
	case r.Rows != nil && !(asLines && r.Report != nil && len(r.Rows.Cells) > 0):
		return pipe.Drawn(drawing{c, r.Rows}), c.Thread.Interrupted()
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

// drawing is a table that the command found, for filters.
type drawing struct {
	*Call
	rows *Rows
}

func (d drawing) Table() *extract.Table         { return d.rows.table() }
func (d drawing) Draw(out *console.Console)     { d.rows.Draw(out) }
func (d drawing) Lines() string                 { return d.Console.Capture(func() { d.rows.Draw(d.Console) }) }
func (d drawing) Cut(from, to int) pipe.Drawing { return drawing{d.Call, d.rows.cut(from, to)} }

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
	if text, ok := object.Plain(v).(object.Str); ok && LooksLikeJSON(v) {
		return []byte(text), nil
	}
	m, err := object.Library(c.Thread, "json")
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
	return []byte(object.Plain(text).(object.Str)), nil
}

// IsResponse reports whether v is what module requests answers with.
func IsResponse(v object.Value) bool {
	return v.Type().Name == "Response" && v.Type().Module == "requests.models"
}

// LooksLikeJSON reports whether a value is the text of a JSON array or object.
func LooksLikeJSON(v object.Value) bool {
	str, ok := object.Plain(v).(object.Str)
	text := strings.TrimLeft(string(str), " \t\r\n")
	return ok && text != "" && (text[0] == '{' || text[0] == '[') && json.Valid([]byte(text))
}

// keep binds _ to what was received where a filter or the file failed, or Ctrl-C
// ended the output: it is nowhere else. Of bytes, which nobody sends again, the error says so.
func (c *Call) keep(r Result, err error) error {
	switch command := c.Command; {
	case IsResponse(r.Value):
		c.Env.Builtins.Set("_", r.Value)
	case command.Receives && !r.Written:
		return c.Kept(r.Value, err, locale.ReceivedKept, locale.ReceivedWas)
	}
	return err
}

// Kept binds _ to v and adds to an error's hint that it is there. In a script, whose
// names end with it, the hint shows bytes themselves.
func (c *Call) Kept(v object.Value, err error, inName, shown locale.Text) error {
	e, ok := object.AsException(err)
	if !ok {
		return err
	}
	c.Env.Builtins.Set("_", v)
	switch text, errRepr := object.Repr(c.Thread, v); {
	case c.Session.Interactive:
		AddHint(e, inName)
	case errRepr == nil:
		AddHint(e, shown, text)
	}
	return e
}

// AddHint adds to what an error's hint says already.
func AddHint(e *object.Exception, text locale.Text, args ...any) {
	before, _ := e.Hint.(locale.Hint)
	e.Hint = locale.Hint(func(l locale.Lang) string {
		if before == nil {
			return text.Format(l, args...)
		}
		return locale.BothHints.Format(l, before(l), text.Format(l, args...))
	})
}
