package command

import (
	"errors"
	"io/fs"
	"os"
	"syscall"

	"labsh/fakestore/atomicfile"
	"labsh/netlab"
	"labsh/shell/module"
	"labsh/shell/python/object"
)

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
		return c.write(f.encode())
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

// checkOutput finds out whether the line's file can be written, before the
// command takes or sends anything.
func (c *Call) checkOutput() error {
	if c.Line.File == nil {
		return nil
	}
	name := c.outputName()
	if info, err := os.Stat(name); c.Line.Append && err == nil && info.Mode().IsRegular() {
		file, err := os.OpenFile(name, os.O_WRONLY|os.O_APPEND, 0)
		if err != nil {
			return fileError(err)
		}
		_ = file.Close()
		return nil
	}
	return fileError(atomicfile.Check(name))
}

// write puts bytes into the line's file, whole or with an error.
func (c *Call) write(data []byte) error {
	file, err := c.openOutput()
	if err != nil {
		return err
	}
	if _, err = file.Write(data); err == nil {
		err = file.Close()
	} else {
		_ = file.Close()
	}
	return fileError(err)
}

// openOutput opens the file of > FILE, emptied, or of >> FILE, at its end. It
// is called once there is something to write, so that a command which fails
// leaves the file as it was. Errors are Python's OSError.
func (c *Call) openOutput() (*os.File, error) {
	if c.Line.Append {
		return c.openFor(os.O_APPEND)
	}
	return c.openFor(os.O_TRUNC)
}

func (c *Call) openFor(flag int) (*os.File, error) {
	file, err := os.OpenFile(c.outputName(), os.O_WRONLY|os.O_CREATE|flag, 0o666)
	if err != nil {
		return nil, fileError(err)
	}
	return file, nil
}

// outputName is the name in > FILE or >> FILE.
func (c *Call) outputName() string {
	return (&Arg{Word: c.Line.File, values: c.values, call: c}).whole()
}

// whole is the word's text with the key that it may have been read as having.
func (a *Arg) whole() string { return a.Key + a.Sep + a.Text() }

// fileError is the OSError for an error of package os: with the file's name if
// it could not be opened.
func fileError(err error) error {
	var path *fs.PathError
	var errno syscall.Errno
	if !errors.As(err, &path) || !errors.As(err, &errno) {
		return module.Exception(err)
	}
	var name object.Value
	if path.Op == "open" {
		name = object.Str(path.Path)
	}
	return object.NewOSError(errno, netlab.Strerror(errno), name)
}
