package command

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"labsh/shell/command/literal"
	"labsh/shell/locale"
	"labsh/shell/python/eval"
	"labsh/shell/python/object"
	"labsh/shell/python/syntax"
)

// runFile runs the file that param names, with sys.argv as it would be for
// a program of its own.
func runFile(param string, python bool) func(c *Call) (object.Value, error) {
	return func(c *Call) (object.Value, error) {
		path := c.Arg(param).Text()
		argv := []object.Value{object.Str(path)}
		for _, a := range c.Args("ARG") {
			argv = append(argv, object.Str(a.Text()))
		}
		sys, err := object.Import(c.Thread, "sys")
		if err != nil {
			return nil, err
		}
		before, had := sys.Vars.Get("argv")
		sys.Vars.Set("argv", object.NewList(argv...))
		defer func() {
			if had {
				sys.Vars.Set("argv", before)
			}
		}()
		defer c.log.beginFile(c.Line)()
		return object.None, c.RunFile(c.Thread, path, python)
	}
}

// pythonTwin runs the file as a program of its own.
func pythonTwin(c *Call) (string, error) {
	argv := []string{c.Arg("FILE").Str()}
	for _, a := range c.Args("ARG") {
		argv = append(argv, a.Str())
	}
	return fmt.Sprintf("import runpy\nimport sys\nsys.argv = [%s]\nrunpy.run_path(%s, run_name=\"__main__\")", strings.Join(argv, ", "), argv[0]), nil
}

// scriptTwin runs a file that is Python alone and keeps its names. A script of
// commands has no twin: a saved program has those of its lines.
func scriptTwin(c *Call) (string, error) {
	if path := c.Arg("FILE").Text(); !strings.HasSuffix(path, ".py") {
		return "", object.Errorf(object.ValueError, "%s is no Python program", literal.Repr(path))
	}
	twin, err := pythonTwin(c)
	lines, last := cutLastLine(twin)
	return lines + "globals().update(" + last + ")", err
}

// rest is what follows the command's name, as typed.
func (c *Call) rest() string {
	s := &scanner{text: c.Text}
	s.targets()
	s.pos += identifierLen(s.text[s.pos:])
	s.blanks()
	return strings.TrimRight(s.text[s.pos:], " \t\r\n")
}

// inner reads the rest of the line as a command of its own; nil when it is
// Python, by the rule for whole lines.
func (c *Call) inner() (*eval.CommandCall, error) {
	rest := c.rest()
	line, err := (&Reader{c.Table}).ReadCommand(rest)
	if line == nil || err != nil {
		return nil, err
	}
	if len(line.Targets) == 0 {
		line.Targets = c.Targets
	}
	inner := &eval.CommandCall{CommandLine: line, Lookup: c.lookup, Env: c.Env}
	if c.isPython(line, rest) {
		return nil, nil
	}
	if line.Receiver != "" {
		inner.Receiver, _ = c.lookup(line.Receiver)
	}
	inner.Values, err = c.innerValues(line)
	return inner, err
}

// isPython settles a line that can be read both ways, as the evaluator does.
func (c *Call) isPython(line *syntax.CommandLine, text string) bool {
	if _, err := syntax.Parse("<stdin>", text, syntax.FileMode, nil); err != nil {
		return false
	}
	if line.Receiver == "" {
		return c.isVariable(line.Name)
	}
	v, bound := c.lookup(line.Receiver)
	return !bound || !c.Owns(v, line.Name)
}

// innerValues gives the values of the expressions in the inner line: those
// that the whole line's evaluation gave already, so that none runs twice.
func (c *Call) innerValues(line *syntax.CommandLine) ([]object.Value, error) {
	var have []string
	var values []object.Value
	for _, args := range c.args {
		for _, a := range args {
			values = a.values
			for _, p := range a.Parts {
				if p.Expr >= 0 {
					have = append(have, p.Src)
				}
			}
		}
	}
	var want []string
	for _, e := range line.Exprs {
		want = append(want, e.Source)
	}
	if slices.Equal(have, want) {
		return values, nil
	}
	values = nil
	for _, source := range want {
		e, err := syntax.ParseExpr("<string>", source)
		if err != nil {
			return nil, err
		}
		v, err := eval.Eval(c.Thread, e, c.Env)
		if err != nil {
			return nil, err
		}
		values = append(values, v)
	}
	return values, nil
}

// runTime runs the rest of the line and tells how long that took.
func runTime(c *Call) (object.Value, error) {
	inner, err := c.inner()
	if err != nil {
		return nil, pythonError(err)
	}
	var v object.Value
	start := time.Now()
	if inner != nil {
		v, err = c.RunCommand(c.Thread, inner)
	} else {
		v, err = c.runRest()
	}
	took := time.Since(start)
	if err != nil {
		return nil, err
	}
	if inner != nil {
		c.log.alias(c.Line, inner.Payload.(*Line))
	} else {
		c.log.python(c.Line, c.rest())
	}
	c.Console.Report(locale.Took, took.Round(roundTo(took)))
	return v, nil
}

// roundTo leaves a duration about four digits.
func roundTo(d time.Duration) time.Duration {
	unit := time.Nanosecond
	for d/unit >= 10_000 {
		unit *= 10
	}
	return unit
}

// runRest runs the rest of the line as Python; its value is that of an
// expression.
func (c *Call) runRest() (object.Value, error) {
	tree, err := syntax.Parse("<stdin>", c.rest(), syntax.FileMode, nil)
	if err != nil {
		return nil, pythonError(err)
	}
	var last object.Value = object.None
	env := *c.Env
	env.Echo = func(t *object.Thread, v object.Value) error {
		last = v
		if c.Env.Echo != nil && len(c.Targets) == 0 {
			return c.Env.Echo(t, v)
		}
		return nil
	}
	if err := eval.Run(c.Thread, tree, &env, false); err != nil {
		return nil, err
	}
	return last, nil
}

// runTwinCommand is `twin COMMAND…`.
func runTwinCommand(c *Call) (object.Value, error) {
	switch c.rest() {
	case "on":
		c.Session.twin = true
		return object.None, nil
	case "off":
		c.Session.twin = false
		return object.None, nil
	case "":
		return nil, usageError(c.Line.Command, object.TypeError, "twin: COMMAND is missing")
	}
	inner, err := c.inner()
	if err != nil {
		return nil, pythonError(err)
	}
	if inner == nil {
		if _, err := syntax.Parse("<stdin>", c.rest(), syntax.FileMode, nil); err != nil {
			if wrong, ok := c.Misread(c.Thread, c.rest()); ok {
				return nil, wrong
			}
			return nil, pythonError(err)
		}
		c.showTwin(c.rest())
		return object.None, nil
	}
	command := inner.Payload.(*Line).Command
	text, err := c.twinOf(c.Thread, inner)
	switch {
	case err != nil:
		return nil, err
	case text == "":
		c.Console.Report(locale.NoTwin, command.Name)
	default:
		c.showTwin(text)
	}
	return object.None, nil
}

// errNoTwin is a Twin's answer for a line that has none, though others of the
// command do.
var errNoTwin = errors.New("no twin")

// twinOf gives the twin of a command line without running it, "" when it has
// none. What the line would act on need not be there: it has its usual name
// then.
func (s *Session) twinOf(t *object.Thread, call *eval.CommandCall) (string, error) {
	c, err := s.newCall(t, call)
	if err != nil {
		return "", err
	}
	command := c.Line.Command
	if command.Twin == nil {
		return "", nil
	}
	if call.CommandLine.Receiver != "" {
		c.Self, c.Subject = call.CommandLine.Receiver, call.Receiver
	} else if err := s.choose(c, call); err != nil {
		c.Self = command.On.usualName()
	}
	text, err := command.Twin(c)
	switch {
	case errors.Is(err, errNoTwin):
		return "", nil
	case err != nil:
		return "", err
	}
	return c.shown(text), nil
}

// usualName is what the thing that a command acts on is called in examples.
func (on Subject) usualName() string {
	switch on {
	case listening, aServer:
		return "server"
	case unconnected, datagram:
		return "sock"
	}
	return "client"
}

// pythonError is a syntax error as the exception that Python raises; any other
// error is itself.
func pythonError(err error) error {
	if wrong, ok := err.(*syntax.Error); ok {
		return eval.SyntaxException(wrong)
	}
	return err
}
