package session

import (
	"labsh/shell/command"
	"labsh/shell/command/pipe"
	"labsh/shell/python/object"
)

// flowTwin is the twin of json where filters or a file follow. They are given what a file
// or bytes hold as it is, and of a response the body; after `NAME =`, what runJSON gives.
func flowTwin(c *command.Call) command.Twin {
	as := func(kind pipe.SourceKind, before, behind string) func(string) pipe.Source {
		return func(value string) pipe.Source { return pipe.Source{Kind: kind, Code: before + value + behind} }
	}
	name, v, ok := namedValue(c)
	if !ok {
		open := "open(" + c.Arg("NAME|FILE").Str()
		if len(c.Targets) > 0 {
			return command.Twin{Code: "json.load(" + open + "))", Lines: as(pipe.LinesSource, "indent_json(json.dumps(", ", ensure_ascii=False))")}
		}
		return command.Twin{Code: open + `, "rb").read()`, Data: as(pipe.BytesSource, "", "")}
	}
	twin := command.Twin{Code: name, Lines: as(pipe.LinesSource, "indent_json(json.dumps(", ", ensure_ascii=False))")}
	_, isBytes := object.AsBytes(v)
	switch {
	case isBytes:
		twin.Data, twin.Lines = as(pipe.BytesSource, "", ""), nil
	case command.IsResponse(v):
		twin.Data, twin.Lines = as(pipe.ResponseSource, "", ""), as(pipe.LinesSource, "indent_json(read_json(", ".content))")
	case command.LooksLikeJSON(v):
		twin.Data, twin.Lines = as(pipe.BytesSource, "", ".encode()"), as(pipe.LinesSource, "indent_json(", ")")
	}
	return twin
}
