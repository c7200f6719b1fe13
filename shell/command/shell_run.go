package command

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"labsh/shell/command/line"
	"labsh/shell/command/literal"
	"labsh/shell/locale"
	"labsh/shell/python/eval"
	"labsh/shell/python/object"
	"labsh/shell/python/syntax"
)

// runFile runs the file that FILE names, with sys.argv as it would be for
// a program of its own.
func runFile(python bool) func(c *Call) (Result, error) {
	return func(c *Call) (Result, error) {
		path := c.Arg("FILE").Text()
		argv := []object.Value{object.Str(path)}
		for _, a := range c.Args("ARG") {
			argv = append(argv, object.Str(a.Text()))
		}
		sys, err := object.Import(c.Thread, "sys")
		if err != nil {
			return Result{}, err
		}
		before, had := sys.Vars.Get("argv")
		sys.Vars.Set("argv", object.NewList(argv...))
		defer func() {
			if had {
				sys.Vars.Set("argv", before)
			}
		}()
		defer c.Session.log.beginFile(c.Line)()
		return Result{}, c.Session.RunFile(c.Thread, path, python)
	}
}

// pythonTwin runs the file as a program of its own.
func pythonTwin(c *Call) (Twin, error) {
	argv := []string{c.Arg("FILE").Str()}
	for _, a := range c.Args("ARG") {
		argv = append(argv, a.Str())
	}
	return Twin{Code: fmt.Sprintf("import runpy\nimport sys\nsys.argv = [%s]\nrunpy.run_path(%s, run_name=\"__main__\")", strings.Join(argv, ", "), argv[0])}, nil
}

// scriptTwin runs a file that is Python alone and keeps its names. A script of
// commands has no twin: a saved program has those of its lines.
func scriptTwin(c *Call) (Twin, error) {
	if path := c.Arg("FILE").Text(); !strings.HasSuffix(path, ".py") {
		return Twin{}, object.Errorf(object.ValueError, "%s is no Python program", literal.Repr(path))
	}
	twin, err := pythonTwin(c)
	lines, last := cutLastLine(twin.Code)
	return Twin{Code: lines + "globals().update(" + last + ")"}, err
}

// rest is what follows the command's name, as typed.
func (c *Call) rest() string {
	return strings.Trim(line.Begin(c.Text).Rest, " \t\r\n")
}

// inner reads the rest of the line as a command of its own; nil when it is
// Python, by the rule for whole lines.
func (c *Call) inner() (*eval.CommandCall, error) {
	rest := c.rest()
	read, err := (&line.Reader{Commands: c.Session.Table}).ReadCommand(rest)
	if read == nil || err != nil {
		return nil, err
	}
	if len(read.Targets) == 0 {
		read.Targets = c.Targets
	}
	inner := &eval.CommandCall{CommandLine: read, Lookup: c.Lookup, Env: c.Env}
	if c.isPython(read, rest) {
		return nil, nil
	}
	if read.Receiver != "" {
		inner.Receiver, _ = c.Lookup(read.Receiver)
	}
	inner.Values, err = c.innerValues(read)
	return inner, err
}

// isPython settles a line that can be read both ways, as the evaluator does.
func (c *Call) isPython(line *syntax.CommandLine, text string) bool {
	if _, err := syntax.Parse("<stdin>", text, syntax.FileMode, nil); err != nil {
		return false
	}
	if line.Receiver == "" {
		return c.Session.IsVariable(line.Name)
	}
	v, bound := c.Lookup(line.Receiver)
	return !bound || !c.Session.Owns(v, line.Name)
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
func runTime(c *Call) (Result, error) {
	inner, err := c.inner()
	if err != nil {
		return Result{}, pythonError(err)
	}
	var v object.Value
	start := time.Now()
	if inner != nil {
		v, err = c.Session.RunCommand(c.Thread, inner)
	} else {
		v, err = c.runRest()
	}
	took := time.Since(start)
	if err != nil {
		return Result{}, err
	}
	if inner != nil {
		c.Session.log.alias(c.Line, inner.Payload.(*line.Line))
	} else {
		c.Session.log.python(c.Line, c.rest())
	}
	c.Console.Report(locale.Took, took.Round(roundTo(took)))
	return Result{Value: v}, nil
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
func runTwinCommand(c *Call) (Result, error) {
	switch c.rest() {
	case "on":
		c.Session.ShowTwins = true
		return Result{}, nil
	case "off":
		c.Session.ShowTwins = false
		return Result{}, nil
	case "":
		return Result{}, c.Misused(object.TypeError, "COMMAND is missing")
	}
	inner, err := c.inner()
	if err != nil {
		return Result{}, pythonError(err)
	}
	if inner == nil {
		if _, err := syntax.Parse("<stdin>", c.rest(), syntax.FileMode, nil); err != nil {
			if wrong, ok := c.Session.Misread(c.Thread, c.rest()); ok {
				return Result{}, wrong
			}
			return Result{}, pythonError(err)
		}
		c.Session.showTwin(c.rest())
		return Result{}, nil
	}
	command := commandOf(inner.Payload)
	text, err := c.Session.twinOf(c.Thread, inner, false)
	switch {
	case err != nil:
		return Result{}, err
	case text == "":
		c.Console.Report(locale.NoTwin, command.Name)
	default:
		c.Session.showTwin(text)
	}
	return Result{}, nil
}

// ErrNoTwin is a Twin's answer for a line that has none, though others of the
// command do.
var ErrNoTwin = errors.New("no twin")

// twinOf gives the twin of a command line without running it, "" when it has
// none. What the line would act on need not be there: it has its usual name
// then. example tells that nothing is there.
func (s *Session) twinOf(t *object.Thread, call *eval.CommandCall, example bool) (string, error) {
	c, err := s.newCall(t, call)
	if err != nil {
		return "", err
	}
	c.Example = example
	command := c.Command
	if command.Twin == nil {
		return "", nil
	}
	switch {
	case call.CommandLine.Receiver != "":
		c.Self, c.Subject = call.CommandLine.Receiver, call.Receiver
	case example && command.On != UnconnectedOrNew && command.On != Nothing:
		c.Self = command.On.UsualName()
	case !example:
		if err := s.choose(c, call); err != nil {
			c.Self = command.On.UsualName()
		}
	}
	twin, err := command.Twin(c)
	switch {
	case errors.Is(err, ErrNoTwin):
		return "", nil
	case err != nil:
		return "", err
	}
	return c.shown(twin), nil
}
