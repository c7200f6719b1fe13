package command

import (
	"labsh/shell/command/journal"
	"labsh/shell/command/line"
	"labsh/shell/python/eval"
	"labsh/shell/python/object"
	"labsh/shell/python/syntax"
)

// planned is what the command, which is about to run, does in Python, with the
// line's names and expressions in it; nil when that is nothing. It is made before
// the run, which changes what it refers to.
func (c *Call) planned(call *eval.CommandCall) *journal.Step {
	if c.Command.Twin == nil {
		return nil
	}
	if old := c.Session.Journal.Of(c.Line); old != nil && old.Self == c.Self && old.Made == "" {
		return old // a turn of a loop
	}
	again, err := c.Session.newSymbolic(c.Thread, call)
	if err != nil {
		return nil
	}
	again.Self, again.Subject = c.Self, c.Subject
	twin, err := c.Command.Twin(again)
	if err != nil || twin.Code == "" {
		return nil
	}
	return again.step(twin)
}

// Attempt is the Python of a command that was tried and failed: its twin as it
// would be were nothing there, with the values that its names have now. It is
// nil when there is none.
func (s *Session) Attempt(t *object.Thread, c *syntax.Command) *journal.Step {
	call := &eval.CommandCall{CommandLine: c.CommandLine, Env: s.Env, Lookup: s.LookupName}
	for _, e := range c.CommandLine.Exprs {
		v, ok := s.LookupName(e.Source)
		if !ok {
			v = object.NewInt(0)
		}
		call.Values = append(call.Values, v)
	}
	if c.Receiver != "" {
		call.Receiver, _ = s.LookupName(c.Receiver)
	}
	made, err := s.newSymbolic(t, call)
	if err != nil || made.Command.Twin == nil || made.Command.Group == GroupShell {
		return nil
	}
	made.Self, made.Subject = c.Receiver, call.Receiver
	if on := made.Command.On; made.Self == "" && on != Nothing && on != UnconnectedOrNew {
		made.Self = on.UsualName()
		if n := s.Known.Current(); n != nil && n.Open() {
			made.Self = n.Name
		}
	}
	twin, err := made.Command.Twin(made)
	if err != nil {
		return nil
	}
	return made.step(twin)
}

// step is what the command's twin, made for a program, does there.
func (c *Call) step(twin Twin) *journal.Step {
	command := c.Command
	return &journal.Step{
		Twin: c.assigned(twin), Targets: c.Targets, Value: twin.Makes == "" && !twin.Rebinds, Rebinds: twin.Rebinds, Shown: command.Shows,
		Keeps: !command.Shows || command.Keeps,
		File:  c.fileName(), Append: c.Line.Append, Octets: command.Receives && command.On == Connected,
		Filters: len(c.Line.Filters), Self: c.Self, Made: twin.Makes, Ends: command.Ends,
	}
}

// fileName is the Python source of the name in > FILE, "" without one.
func (c *Call) fileName() string {
	if c.Line.File == nil {
		return ""
	}
	return c.arg(c.Line.File).Str()
}

// CommandOf is the command of a line that a Reader made.
func CommandOf(payload any) *Command { return payload.(*line.Line).Command.(*Command) }
