package seeing

import (
	"strings"

	"labsh/netlab/record"
	"labsh/shell/command"
	"labsh/shell/console"
	"labsh/shell/ladder"
	"labsh/shell/locale"
	"labsh/shell/python/object"
)

var ladderCommand = command.Command{
	Name: "ladder", Group: command.GroupSeeing, Looks: true, Usage: "[NAME…] [bytes] [states] [last=N]", Yields: true, Shows: true,
	Summary: locale.LadderSummary, Detail: locale.LadderDetail,
	Examples: []command.Example{{
		Lines: ">>> ladder\n…client…server, peer…\n…\n>>> ladder client bytes\n…\n>>> ladder last=2 | grep recv\n…recv…",
	}},
	Raises: []command.Raise{{Name: "ValueError", Means: locale.LadderRaises}},
	Run:    runLadder,
	Files:  pictures,
}

func runLadder(c *command.Call) (command.Result, error) {
	d, err := diagram(c, ladder.ForWidth(c.Console.Width()))
	if err != nil {
		return command.Result{}, err
	}
	return command.Result{Value: object.None, Report: func() error {
		c.Console.Spans(d.Lines(c.Console.Width()))
		return nil
	}}, nil
}

// diagram is what the line asks for, with so many columns side by side at most.
func diagram(c *command.Call, columns int) (*ladder.Diagram, error) {
	o := ladder.Options{
		Lang: c.Console.Lang(), Columns: columns, Bytes: c.Arg("bytes") != nil, States: c.Arg("states") != nil,
		Pauses: !c.Session.Interactive,
	}
	if last := c.Option("last"); last != nil {
		n, err := c.Number(last)
		if err != nil {
			return nil, err
		}
		if n < 1 || n > 1<<30 {
			return nil, c.Misused(object.ValueError, "last must be positive")
		}
		o.Last = int(n)
	}
	for _, name := range c.Args("NAME") {
		o.Names = append(o.Names, name.Text())
	}
	recorder := c.Session.Recorder
	if recorder == nil {
		return &ladder.Diagram{Lang: o.Lang.String(), Empty: locale.LadderOff.In(o.Lang)}, nil
	}
	o.Dropped = recorder.Dropped()
	conversations := c.Session.Conversations()
	known := ladder.Known(conversations)
	for _, name := range o.Names {
		if err := checkName(c, name, known); err != nil {
			return nil, err
		}
	}
	return ladder.Draw(conversations, o), nil
}

// checkName is the error of a name that no recorded socket has.
func checkName(c *command.Call, name string, known []string) error {
	for _, k := range known {
		if k == name {
			return nil
		}
	}
	if _, defined := c.Lookup(name); !defined {
		return c.Undefined(name)
	}
	e := object.Errorf(object.ValueError, "%s: no conversation of %s is recorded", c.Command.Name, name)
	e.Hint = locale.LadderAll.Hint()
	if len(known) > 0 {
		e.Hint = locale.LadderKnown.Hint(strings.Join(known, ", "))
	}
	return e
}

// Ladder is all that a recorder keeps, drawn as lines.
func Ladder(r *record.Recorder, lang locale.Lang, width int) [][]console.Span {
	o := ladder.Options{Lang: lang, Columns: ladder.ForWidth(width), Pauses: true, Dropped: r.Dropped()}
	return ladder.Draw(r.Conversations(), o).Lines(width)
}
