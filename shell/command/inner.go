package command

import (
	"slices"
	"strings"

	"labsh/shell/command/line"
	"labsh/shell/python/eval"
	"labsh/shell/python/object"
	"labsh/shell/python/syntax"
)

// Rest is what follows the command's name, as typed.
func (c *Call) Rest() string {
	return strings.Trim(line.Begin(c.Text).Rest, " \t\r\n")
}

// Inner reads the rest of the line as a command of its own; nil when it is
// Python, by the rule for whole lines.
func (c *Call) Inner() (*eval.CommandCall, error) {
	rest := c.Rest()
	read, err := (&line.Reader{Commands: c.Session.Table}).ReadCommand(rest)
	if read == nil || err != nil {
		return nil, err
	}
	if len(read.Targets) == 0 {
		read.Targets = c.Targets
	}
	inner := &eval.CommandCall{CommandLine: read, Lookup: c.Lookup, Rebind: c.rebind, Env: c.Env}
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

// Help is what help tells of the call's command, for an option that asks for it.
func (c *Call) Help() (Result, error) {
	read, err := (&line.Reader{Commands: c.Session.Table}).ReadCommand("help " + c.Command.Name)
	if read == nil || err != nil {
		return Result{}, err
	}
	help, err := c.Session.newCall(c.Thread, &eval.CommandCall{CommandLine: read, Lookup: c.Lookup, Env: c.Env})
	if err != nil {
		return Result{}, err
	}
	return help.Command.Run(help)
}
