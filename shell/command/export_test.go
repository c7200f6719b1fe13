package command

import (
	"labsh/shell/command/line"
	"labsh/shell/python/eval"
	"labsh/shell/python/object"
)

// WrittenOf is what a line does in a program, once its command has given seen; nil where
// it has not run.
func (s *Session) WrittenOf(t *object.Thread, text string, seen object.Value) (Written, error) {
	read, err := (&line.Reader{Commands: s.Table}).ReadCommand(text)
	if err != nil {
		return Written{}, err
	}
	call := &eval.CommandCall{CommandLine: read, Env: s.Env, Lookup: s.LookupName}
	for _, e := range read.Exprs {
		v, ok := s.LookupName(e.Source)
		if !ok {
			v = object.NewInt(1)
		}
		call.Values = append(call.Values, v)
	}
	call.Receiver, _ = s.LookupName(read.Receiver)
	c, err := s.newSymbolic(t, call)
	if err != nil {
		return Written{}, err
	}
	c.Self, c.Subject = read.Receiver, call.Receiver
	twin, err := c.Command.Twin(c)
	if err != nil {
		return Written{}, err
	}
	return c.complete(twin, seen)
}
