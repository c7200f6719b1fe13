package session

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
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
			name, v, ok := namedValue(c)
			switch {
			case !ok:
				return command.Twin{Code: fmt.Sprintf("json.load(open(%s))", c.Arg("NAME|FILE").Str())}, nil
			case command.IsResponse(v):
				return command.Twin{Code: name + ".json()"}, nil
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

// runJSON gives what is to be shown or filtered: a name's value, or the bytes of
// a file as they are; after `NAME =`, what they say.
func runJSON(c *command.Call) (command.Result, error) {
	if _, v, ok := namedValue(c); ok {
		return command.Result{Value: v}, nil
	}
	name := c.Arg("NAME|FILE").Text()
	data, err := readFile(name, maxJSONFile)
	if errors.Is(err, fs.ErrNotExist) {
		e, _ := object.AsException(command.FileError(err))
		e.Hint = locale.NoNameOrFile.Hint(name)
		return command.Result{}, e
	}
	if err != nil {
		return command.Result{}, command.FileError(err)
	}
	if len(c.Targets) > 0 {
		return c.RunTwin()
	}
	return command.Result{Value: object.Bytes(data)}, nil
}

// readFile reads a file of at most limit bytes.
func readFile(name string, limit int64) ([]byte, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer func() { _ = file.Close() }()
	data, err := io.ReadAll(io.LimitReader(file, limit+1))
	if err == nil && int64(len(data)) > limit {
		err = object.Errorf(object.MemoryError, "'%s' is over %d bytes", name, limit)
	}
	return data, err
}
