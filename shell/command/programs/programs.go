// Package programs holds the commands about Python programs in the background: those
// that run there are started by python FILE &.
package programs

import (
	"strconv"
	"strings"
	"time"

	"labsh/netlab"
	"labsh/shell/command"
	"labsh/shell/locale"
	"labsh/shell/program"
	"labsh/shell/python/object"
)

// Commands look at the programs, and bring one to the front.
func Commands() []command.Command {
	names := map[string]command.Words{"NAME": command.ProgramNames}
	unknown := []command.Raise{{Name: "NameError", Means: locale.RaiseNoProgram}, {Name: "ValueError", Means: locale.RaiseNoneRuns}}
	return []command.Command{
		{
			Name: "jobs", Group: command.GroupServers, Looks: true, Yields: true, Shows: true,
			Summary: locale.JobsSummary, Detail: locale.JobsDetail, Run: runJobs,
		},
		{
			Name: "fg", Group: command.GroupServers, Usage: "[NAME]", Words: names, Looks: true, Raises: unknown,
			Summary: locale.FgSummary, Detail: locale.FgDetail, Run: runFg, Sample: "fg serveur",
		},
		{
			Name: "bg", Group: command.GroupServers, Usage: "[NAME]", Words: names, Looks: true, Raises: unknown,
			Summary: locale.BgSummary, Detail: locale.BgDetail, Run: runBg, Sample: "bg serveur",
		},
	}
}

// runJobs lists the programs, those that have ended among them.
func runJobs(c *command.Call) (command.Result, error) {
	rows := &command.Rows{Columns: []command.Column{
		{Key: "number", Head: locale.HeadNumber}, {Key: "name", Head: locale.HeadName}, {Key: "state", Head: locale.HeadState},
		{Key: "status", DataOnly: true}, {Key: "file", Head: locale.HeadFile}, {Key: "age", Head: locale.HeadAge},
	}}
	for _, p := range c.Session.Programs.All() {
		status := command.Cell{Value: object.None}
		if !p.Running() {
			status = command.NumberCell(p.Result().Status)
		}
		age := time.Since(p.Started)
		rows.Cells = append(rows.Cells, []command.Cell{
			{Value: object.NewInt(int64(p.Number())), Shown: "%" + strconv.Itoa(p.Number())},
			command.TextCell(p.Name), command.TextCell(state(c, p)), status, command.TextCell(p.File),
			{Value: object.Float(age.Seconds()), Shown: age.Round(time.Second).String()},
		})
	}
	return command.Result{Rows: rows}, nil
}

// state says what a program does, or how it has ended.
func state(c *command.Call, p *program.Program) string {
	out := c.Console
	switch r := p.Result(); {
	case !p.Running() && r.Line != "":
		return out.Format(locale.StateFailed, strings.TrimSpace(r.Line))
	case !p.Running() && r.Status != 0:
		return out.Format(locale.StateExited, r.Status)
	case !p.Running():
		return locale.StateDone.In(out.Lang())
	case p.Asks():
		return out.Format(locale.StateAsks, p.Name)
	}
	for _, sock := range p.Sockets() {
		if sock.State() == netlab.StateListening && p.Thread().Waits() {
			return out.Format(locale.StateListens, netlab.AddressText(sock.Local()))
		}
	}
	if p.Thread().Waits() {
		return locale.StateWaits.In(out.Lang())
	}
	return locale.StateRuns.In(out.Lang())
}

// chosen is the program that NAME names, or the one last put into the background.
func chosen(c *command.Call) (*program.Program, error) {
	if a := c.Arg("NAME"); a != nil {
		p := c.Session.Programs.Find(a.Text())
		if p == nil {
			return nil, unknown(a.Text())
		}
		return p, nil
	}
	if p := c.Session.Programs.Last(); p != nil {
		return p, nil
	}
	e := object.Errorf(object.ValueError, "no program runs in the background")
	e.Hint = locale.NoProgramHint.Hint()
	return nil, e
}

func unknown(name string) error {
	e := object.NewNameError(name, nil)
	e.Hint = locale.NoSuchProgramHint.Hint()
	return e
}

// runFg raises what ends the program, as python FILE does.
func runFg(c *command.Call) (command.Result, error) {
	p, err := chosen(c)
	if err != nil {
		return command.Result{}, err
	}
	if !p.Running() {
		return command.Result{}, object.Errorf(object.ValueError, "%s has ended", p.Name)
	}
	return command.Result{}, c.Session.BringProgram(c.Thread, p)
}

// runBg has nothing to do: a program that Ctrl-Z put into the background goes on there.
func runBg(c *command.Call) (command.Result, error) {
	p, err := chosen(c)
	if err == nil {
		c.Console.Report(locale.ProgramGoesOn, p.Name)
	}
	return command.Result{}, err
}
