// Package seeing holds the commands that show what happened on the wire: drawn
// afterwards, told as it happens, kept in a file, on a page for a class.
package seeing

import (
	"labsh/shell/command"
	"labsh/shell/ladder"
	"labsh/shell/locale"
)

// Commands are the family's.
func Commands() []command.Command {
	traced := new(trace)
	return []command.Command{{
		Name: "ladder", Group: command.GroupSeeing, Looks: true, Usage: "[NAME…] [bytes] [states] [last=N]",
		Summary: locale.LadderSummary,
		Run: func(c *command.Call) (command.Result, error) {
			d := ladder.Draw(c.Session.Recorder.Conversations(), ladder.Options{Lang: c.Console.Lang()})
			return command.Result{Report: func() error { c.Console.Line(d.Text(c.Console.Width())); return nil }}, nil
		},
	}, traced.command(), followCommand()}
}
