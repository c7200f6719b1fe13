package seeing

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"labsh/shell/command"
	"labsh/shell/locale"
	"labsh/shell/python/object"
)

// demoPause is how long --auto waits where it is not told, demoMost the longest that it
// can be told, in seconds.
const demoPause, demoMost = 5, 24 * 3600

func demoCommand() command.Command {
	return command.Command{
		Name: "demo", Group: command.GroupSeeing, Looks: true, Yields: true, Usage: "[NAME|FILE] [--auto=SECONDS]",
		Words:   map[string]command.Words{"NAME|FILE": command.Both(command.Listed(locale.Demos...), command.Files), "": command.Listed("--auto=")},
		Summary: locale.DemoSummary, Detail: locale.DemoDetail, Run: runDemo,
		Raises: []command.Raise{
			{Name: "FileNotFoundError", Means: locale.RaiseNoDemo},
			{Name: "SyntaxError", Means: locale.RaiseDemoSyntax},
		},
		Examples: []command.Example{{
			Lines: ">>> demo | grep udp\nudp\tUDP: datagrams, no connection",
			Fr:    ">>> demo | grep udp\nudp\tUDP : des datagrammes, sans connexion",
		}},
	}
}

// runDemo plays a demo, gives its script to > FILE and to filters, or lists those that
// are built in.
func runDemo(c *command.Call) (command.Result, error) {
	d := command.Demo{}
	if a := c.Arg("--auto"); a != nil {
		seconds := float64(demoPause)
		if _, value, given := strings.Cut(a.Text(), "="); given {
			var err error
			if seconds, err = strconv.ParseFloat(value, 64); err != nil || !(seconds >= 0) || seconds > demoMost {
				return command.Result{}, c.Misused(object.ValueError, "--auto: '%s' is no number of seconds from 0 to %d", value, demoMost)
			}
		}
		d.Auto, d.Pause = true, time.Duration(math.Ceil(seconds*1000))*time.Millisecond
	}
	a := c.Arg("NAME|FILE")
	if a == nil {
		if d.Auto {
			return command.Result{}, c.Misused(object.TypeError, "NAME is missing")
		}
		return command.Result{Rows: listDemos(c)}, nil
	}
	d.Name = a.Text()
	isFile := strings.ContainsAny(d.Name, `./\`)
	d.Text, _ = locale.Demo(d.Name, c.Console.Lang())
	switch builtIn := slices.Contains(locale.Demos, d.Name); {
	case !builtIn && !isFile:
		e := object.Errorf(object.FileNotFoundError, "demo: no demo '%s'", d.Name)
		e.Hint = locale.DemoUnknownHint.Hint(strings.Join(locale.Demos, ", "), d.Name)
		return command.Result{}, e
	case builtIn && (c.Line.File != nil || len(c.Line.Filters) > 0):
		return command.Result{Report: func() error { c.Console.Line(d.Text); return nil }}, nil
	case c.Line.File != nil || len(c.Line.Filters) > 0:
		return command.Result{}, c.Misused(object.ValueError, "'%s' is a file already", d.Name)
	}
	return command.Result{}, c.Session.PlayDemo(c.Thread, d)
}

// listDemos are those that are built in.
func listDemos(c *command.Call) *command.Rows {
	rows := &command.Rows{Columns: []command.Column{{Key: "name", Head: locale.HeadDemo}, {Key: "subject", Head: locale.HeadDemoTitle}}, Under: true}
	for _, name := range locale.Demos {
		script, _ := locale.Demo(name, c.Console.Lang())
		rows.Cells = append(rows.Cells, []command.Cell{command.TextCell(name), command.TextCell(locale.DemoSubject(script))})
	}
	return rows
}
