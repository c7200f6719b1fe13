package command

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"labsh/fakestore"
	"labsh/shell/locale"
	"labsh/shell/python/object"
)

// maxJSONFile bounds the files that json reads, in bytes.
const maxJSONFile = 64 << 20

// jsonCommand shows a value, or a file, as JSON, for filters.
func jsonCommand() Command {
	return Command{
		Name: "json", Group: Shell, Usage: "NAME|FILE", Yields: true, Shows: true,
		Summary: locale.JSONSummary, Detail: locale.JSONDetail,
		Examples: []Example{{Lines: ">>> prices = {\"pen\": 1.5, \"ink\": 12}\n>>> json prices | ink\n12"}},
		Raises:   []Raise{{"FileNotFoundError", locale.RaiseNoFile}, {"TypeError", locale.RaiseNotSerializable}},
		Twin: func(c *Call) (string, error) {
			name, v, ok := c.named()
			switch {
			case !ok:
				return fmt.Sprintf("json.load(open(%s))", c.Arg("NAME|FILE").Str()), nil
			case isResponse(v):
				return name + ".json()", nil
			}
			return fmt.Sprintf("json.dumps(%s, ensure_ascii=False, indent=2)", name), nil
		},
		Run: runJSON,
		Report: func(c *Call, v object.Value) error {
			data, err := c.asJSON(v)
			if err != nil {
				return err
			}
			if err := fakestore.Validate(data); err != nil {
				return c.filterError(flow{data: data}, err)
			}
			c.Console.Document(data)
			return nil
		},
	}
}

// named is the Python value that json's argument means, if it means one: $NAME,
// or a name alone.
func (c *Call) named() (string, object.Value, bool) {
	a := c.Arg("NAME|FILE")
	if p, ok := a.lone(); ok {
		return p.Src, a.values[p.Expr], true
	}
	name := a.Text()
	v, ok := c.lookup(name)
	return name, v, ok && !a.Quoted
}

// runJSON gives what is to be shown or filtered: a name's value, or the bytes of
// a file as they are; after `NAME =`, what they say.
func runJSON(c *Call) (object.Value, error) {
	if _, v, ok := c.named(); ok {
		return v, nil
	}
	name := c.Arg("NAME|FILE").Text()
	data, err := readFile(name, maxJSONFile)
	if errors.Is(err, fs.ErrNotExist) {
		e, _ := object.AsException(fileError(err))
		e.Hint = locale.NoNameOrFile.Hint(name)
		return nil, e
	}
	if err != nil {
		return nil, fileError(err)
	}
	if len(c.Targets) > 0 {
		return c.runTwin(c)
	}
	return object.Bytes(data), nil
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
