package command

import (
	"strings"

	"labsh/shell/python/eval"
	"labsh/shell/python/object"
)

// exampleTwin is the Python twin of a command's first example, or of a line
// made from its pattern; "" when it has none.
func (s *Session) exampleTwin(c *Command) string {
	if c.Twin == nil {
		return ""
	}
	// A session of its own, so that the twin does not depend on what is open,
	// with a store that need not be started.
	blank := &Session{Table: s.Table, Console: s.Console, Env: &eval.Env{
		Globals: object.NewNamespace(), Outer: s.Env.Outer, Builtins: s.Env.Builtins,
	}}
	blank.StoreURL = publicStore
	for _, text := range []string{c.exampleLine(), c.patternLine()} {
		if twin, err := blank.twinOfText(text, c); err == nil && twin != "" {
			return twin
		}
	}
	return ""
}

// publicStore is the store of the lab sheet.
const publicStore = "https://fakestoreapi.com"

// twinOfText is the twin of a line of an example, whose expressions have
// no values yet: a port stands for each.
func (s *Session) twinOfText(text string, c *Command) (string, error) {
	line, err := (&Reader{s.Table}).ReadCommand(text)
	if err != nil || line == nil || line.Payload.(*Line).Command != c {
		return "", err
	}
	call := &eval.CommandCall{CommandLine: line, Env: s.Env, Lookup: s.lookupName}
	for range line.Exprs {
		call.Values = append(call.Values, object.Int(5000))
	}
	return s.twinOf(nil, call)
}

// exampleLine is the line of the command's first example that is the command
// itself.
func (c *Command) exampleLine() string {
	if len(c.Examples) == 0 {
		return ""
	}
	for _, text := range strings.Split(c.Examples[0].Lines, "\n") {
		typed, ok := strings.CutPrefix(text, ">>> ")
		if !ok {
			continue
		}
		words := strings.Fields(typed)
		for i, w := range words {
			if i > 2 {
				break
			}
			if w == c.Name || strings.HasSuffix(w, "."+c.Name) {
				return typed
			}
		}
	}
	return ""
}

// sample is what stands for a parameter in a line made from a pattern.
var sample = map[string]string{
	"HOST": "localhost", "PORT": "5000", "N": "1024", "SECONDS": "5", "PATH": "message.txt",
	"FILE": "client.py", "VALUE": "1", "CODE": "404", "METHOD": "GET", "URL": "http://localhost:8080/",
}

// patternLine is a line made from the command's argument pattern.
func (c *Command) patternLine() string {
	words := []string{c.Name}
	if c.MethodOnly {
		words[0] = c.On.usualName() + "." + c.Name
	}
	for _, p := range c.params.words {
		switch {
		case p.optional && p.name != "HOST" && p.name != "PORT" || p.many:
		case strings.Contains(p.name, "|"):
			first, _, _ := strings.Cut(p.name, "|")
			words = append(words, first)
		case p.name == "NAME" && strings.HasSuffix(c.Name, "sockopt"):
			words = append(words, "SO_REUSEADDR")
		case sample[p.name] != "":
			words = append(words, sample[p.name])
		default:
			words = append(words, c.On.usualName())
		}
	}
	switch {
	case c.params.text && c.params.option("eol"): // the command adds the \n
		words = append(words, "Bonjour")
	case c.params.text:
		words = append(words, `"Bonjour\n"`)
	}
	return strings.Join(words, " ")
}
