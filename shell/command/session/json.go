package session

import (
	"context"
	"fmt"
	"io"
	"os"

	"labsh/shell/command"

	"labsh/fakestore/extract"
	"labsh/shell/command/pipe"
	"labsh/shell/locale"
	"labsh/shell/python/object"
)

// maxJSONFile bounds the files that json reads, in bytes.
const maxJSONFile = 64 << 20

// jsonCommand shows a value, or a file, as JSON, for filters.
func jsonCommand() command.Command {
	return command.Command{
		Name: "json", Group: command.GroupShell, Words: map[string]command.Words{"NAME|FILE": command.Both(command.Files, command.Variables)}, Module: true, Usage: "NAME|FILE", Yields: true, Shows: true,
		Summary: locale.JSONSummary, Detail: locale.JSONDetail,
		Examples: []command.Example{{Lines: ">>> prices = {\"pen\": 1.5, \"ink\": 12}\n>>> json prices | ink\n12"}},
		Raises:   []command.Raise{{Name: "FileNotFoundError", Means: locale.RaiseNoFile}, {Name: "TypeError", Means: locale.RaiseNotSerializable}},
		Twin: func(c *command.Call) (command.Twin, error) {
			if len(c.Line.Filters) > 0 || c.Line.File != nil {
				return flowTwin(c), nil
			}
			name, v, ok := namedValue(c)
			switch {
			case !ok:
				return command.Twin{Code: fmt.Sprintf("json.load(open(%s))", c.Arg("NAME|FILE").Str())}, nil
			case command.IsResponse(v):
				return command.Twin{Code: name + ".json()"}, nil
			case len(c.Targets) > 0:
				return command.Twin{Code: name}, nil // it is a value already
			case isJSONText(c, v):
				name = "json.loads(" + name + ")"
			}
			return command.Twin{Code: fmt.Sprintf("json.dumps(%s, ensure_ascii=False, indent=2)", name)}, nil
		},

		Run: runJSON,
		Report: func(c *command.Call, r command.Result) error {
			data, err := c.JSON(r.Value)
			if err != nil {
				return err
			}
			if err := extract.Validate(data); err != nil {
				return pipe.Exception(c.Thread, pipe.Octets(data), err)
			}
			c.Console.JSON(data, locale.CutBody)
			return nil
		},
	}
}

// named is the Python value that json's argument means, if it means one: $NAME,
// or a name alone.
func namedValue(c *command.Call) (string, object.Value, bool) {
	a := c.Arg("NAME|FILE")
	if p, ok := a.Lone(); ok {
		return p.Src, a.Value(p), true
	}
	name := a.Text()
	v, ok := c.Lookup(name)
	return name, v, ok && !a.Quoted
}

// isJSONText reports whether a value is shown as the JSON that it holds.
func isJSONText(c *command.Call, v object.Value) bool {
	if _, octets := object.AsBytes(v); octets {
		return true
	}
	text, ok := object.Plain(v).(object.Str)
	if !ok {
		return false
	}
	shown, err := c.JSON(v)
	return err == nil && string(shown) == string(text)
}

// runJSON gives what is to be shown or filtered: a name's value, or the bytes of
// a file as they are; after `NAME =`, what they say.
func runJSON(c *command.Call) (command.Result, error) {
	if _, v, ok := namedValue(c); ok {
		if len(c.Targets) > 0 && command.IsResponse(v) {
			says, err := object.CallMethod(c.Thread, v, "json")
			return command.Result{Value: says}, err
		}
		return command.Result{Value: v}, nil
	}
	name := c.Arg("NAME|FILE").Text()
	if len(c.Targets) > 0 {
		if info, err := os.Stat(name); err == nil && info.Size() > maxJSONFile {
			return command.Result{}, tooLong(name)
		}
		r, err := c.RunTwin() // which reads the file
		return r, noNameOrFile(err, name)
	}
	var data []byte
	err := command.ReadFile(c.Thread, name, func(_ context.Context, f *os.File) (err error) {
		data, err = io.ReadAll(io.LimitReader(f, maxJSONFile+1))
		return err
	})
	switch {
	case err != nil:
		return command.Result{}, noNameOrFile(command.FileError(err), name)
	case len(data) > maxJSONFile:
		return command.Result{}, tooLong(name)
	}
	return command.Result{Value: object.Bytes(data)}, nil
}

// noNameOrFile adds to the error of a missing file what else its name may have
// meant.
func noNameOrFile(err error, name string) error {
	if e, ok := object.AsException(err); ok && object.IsException(err, object.FileNotFoundError) {
		e.Hint = locale.NoNameOrFile.Hint(name)
	}
	return err
}

func tooLong(name string) error {
	return object.Errorf(object.MemoryError, "'%s' is over %d bytes", name, maxJSONFile)
}
