package command

import (
	"strings"

	"labsh/shell/command/journal"
	"labsh/shell/python/eval"
	"labsh/shell/python/object"
	"labsh/shell/python/syntax"
)

// Unrun is the Python of a command that never ran: a saved program has it where it stands,
// for the day when it is reached. self is what it would act on, where the line does not
// say. Whatever its values will be, the Python serves them as far as it can be told; nil
// where it can't.
func (s *Session) Unrun(t *object.Thread, c *syntax.Command, self string) *journal.Step {
	call := &eval.CommandCall{CommandLine: c.CommandLine, Env: s.Env, Lookup: s.LookupName}
	for _, e := range c.CommandLine.Exprs {
		v, ok := s.LookupName(e.Source)
		if !ok {
			v = object.NewInt(0)
		}
		call.Values = append(call.Values, v)
	}
	made, err := s.newSymbolic(t, call)
	if err != nil || made.Command.Twin == nil || made.Command.Group == GroupShell {
		return nil
	}
	made.general, made.unrun = true, true
	switch on := made.Command.On; {
	case c.Receiver != "":
		made.Self = c.Receiver
	case on != Nothing && on != UnconnectedOrNew:
		made.Self = self
	}
	if step := made.unrunEnd(); step != nil {
		return step
	}
	twin, err := made.Command.Twin(made)
	if err != nil || twin.Code == "" {
		return nil
	}
	return made.step(twin, nil)
}

// unrunEnd is close or stop of what the line names, which nothing is bound to yet.
func (c *Call) unrunEnd() *journal.Step {
	names := c.Args("NAME")
	if !c.Command.Ends || len(names) == 0 {
		return nil
	}
	var lines []string
	for _, a := range names {
		name := a.Raw
		if syntax.IdentifierLen(name) != len(name) || name == "all" {
			return nil
		}
		lines = append(lines, name+"."+c.Command.Name+"()")
	}
	return &journal.Step{Code: strings.Join(lines, "\n")}
}
