package command

import (
	"errors"
	"fmt"
	"strings"

	"labsh/shell/command/known"
	"labsh/shell/command/line"
	"labsh/shell/python/eval"
	"labsh/shell/python/object"
	"labsh/shell/python/syntax"
)

// ErrNoTwin is a Twin's answer for a line that has none, though others of the
// command do.
var ErrNoTwin = errors.New("no twin")

// TwinOf gives the twin of a command line without running it, "" when it has
// none. What the line would act on need not be there: it has its usual name
// then. example tells that nothing is there.
func (s *Session) TwinOf(t *object.Thread, call *eval.CommandCall, example bool) (string, error) {
	c, err := s.newCall(t, call)
	if err != nil {
		return "", err
	}
	c.Example = example
	if c.Command.Wraps {
		return s.innerTwin(c, example)
	}
	if c.Command.Twin == nil {
		return "", nil
	}
	switch {
	case call.CommandLine.Receiver != "":
		c.Self, c.Subject = call.CommandLine.Receiver, call.Receiver
	case example && c.Command.On != UnconnectedOrNew && c.Command.On != Nothing:
		c.Self = c.Command.On.UsualName()
	case !example:
		if err := s.choose(c, call); err != nil {
			c.Self = c.Command.On.UsualName()
		}
	}
	twin, err := c.Command.Twin(c)
	switch {
	case errors.Is(err, ErrNoTwin):
		return "", nil
	case err != nil:
		return "", err
	}
	return c.shown(twin)
}

// innerTwin is the twin of the line that the rest of a line is, or that as Python.
func (s *Session) innerTwin(c *Call, example bool) (string, error) {
	switch inner, err := c.Inner(); {
	case err != nil:
		return "", PythonError(err)
	case inner != nil:
		return s.TwinOf(c.Thread, inner, example)
	}
	_, err := syntax.Parse("<stdin>", c.Rest(), syntax.FileMode, nil)
	return c.Rest(), PythonError(err)
}

// ExampleTwin is the Python twin of a command's first example, or of a line
// made from its pattern; "" when it has none. It does not depend on what is open.
func (c *Call) ExampleTwin(command *Command) string {
	if command.Twin == nil {
		return ""
	}
	empty := &Session{Table: c.Session.Table, Console: c.Console, Known: &known.Objects{Globals: object.NewNamespace()}}
	empty.Env = &eval.Env{Globals: empty.Known.Globals, Outer: c.Env.Outer, Builtins: c.Env.Builtins}
	for _, text := range []string{command.exampleLine(), command.Sample, command.patternLine()} {
		if twin, err := empty.twinOfText(text, command); err == nil && twin != "" {
			return twin
		}
	}
	return ""
}

// twinOfText is the twin of a line of an example, whose expressions have
// no values yet: a port stands for each.
func (s *Session) twinOfText(text string, c *Command) (string, error) {
	read, err := (&line.Reader{Commands: s.Table}).ReadCommand(text)
	if err != nil || read == nil || CommandOf(read.Payload) != c {
		return "", err
	}
	call := &eval.CommandCall{CommandLine: read, Env: s.Env, Lookup: s.LookupName}
	for range read.Exprs {
		call.Values = append(call.Values, object.Int(5000))
	}
	return s.TwinOf(nil, call, true)
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
		words[0] = c.On.UsualName() + "." + c.Name
	}
	for _, p := range c.Grammar().Params {
		switch {
		case p.Optional && p.Name != "HOST" && p.Name != "PORT" || p.Many:
		case strings.Contains(p.Name, "|"):
			first, _, _ := strings.Cut(p.Name, "|")
			words = append(words, first)
		case sample[p.Name] != "":
			words = append(words, sample[p.Name])
		default:
			words = append(words, c.On.UsualName())
		}
	}
	if c.Grammar().Text {
		words = append(words, `"Bonjour\n"`)
	}
	return strings.Join(words, " ")
}

// WrapTLS is the Python that puts TLS on a connected socket, a line each.
func WrapTLS(name, host string, insecure bool) []string {
	return append([]string{"import ssl"}, wrapTLS("context", name, host, insecure)...)
}

// WrapTLS is the function of that name without its import, in names that the line does
// not use.
func (c *Call) WrapTLS(name, host string, insecure bool) []string {
	return wrapTLS(c.Own("context"), name, host, insecure)
}

func wrapTLS(context, name, host string, insecure bool) []string {
	lines := []string{context + " = ssl.create_default_context()"}
	if insecure {
		lines = append(lines, context+".check_hostname = False", context+".verify_mode = ssl.CERT_NONE")
	}
	return append(lines, fmt.Sprintf("%s = %s.wrap_socket(%[1]s, server_hostname=%[3]s)", name, context, host))
}
