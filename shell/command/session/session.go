// Package session holds the commands about the shell itself: help, twins, what has
// been bound and typed, files that it runs, its settings and its end. A value shown as
// JSON and the time that a line takes are here too.
package session

import (
	"labsh/shell/command"
	"labsh/shell/locale"
	"labsh/shell/python/object"
)

// Commands are the family's that look and run.
func Commands() []command.Command {
	noFile := []command.Raise{{Name: "FileNotFoundError", Means: locale.RaiseNoFile}}
	return []command.Command{
		{
			Name: "help", Group: command.GroupShell, Words: map[string]command.Words{"NAME": command.Both(command.Commands, topicWords, command.Listed("filters"))}, Looks: true, Usage: "[NAME]", Yields: true, Summary: locale.HelpSummary, Run: runHelp,
			Raises: []command.Raise{{Name: "NameError", Means: locale.RaiseUnknownName}},
			Examples: []command.Example{{
				Lines: ">>> help close\nclose [NAME…]\n…\n>>> help | grep getsockname\n  getsockname …\n>>> help time-wait\nTIME_WAIT: …\n…",
				Fr:    ">>> help close\nclose [NAME…]\n…\n>>> help | grep getsockname\n  getsockname …\n>>> help time-wait\nTIME_WAIT : …\n…",
			}},
		},
		{
			Name: "vars", Group: command.GroupShell, Looks: true, Yields: true, Summary: locale.VarsSummary, Run: runVars,
			Examples: []command.Example{{Lines: ">>> port = 5000\n>>> vars\nport\tint\t5000"}},
		},
		{
			Name: "twin", Group: command.GroupShell, Looks: true, Usage: "on|off|COMMAND…", Summary: locale.TwinSummary, Detail: locale.TwinDetail, Run: runTwinCommand,
			Examples: []command.Example{{Lines: ">>> twin connect localhost 5000\nclient = socket.socket(socket.AF_INET, socket.SOCK_STREAM)\nclient.connect((\"localhost\", 5000))"}},
		},
		{
			Name: "python", Group: command.GroupShell, Usage: "FILE [ARG…]", Summary: locale.PythonSummary, Detail: locale.PythonDetail, Raises: noFile,
			Twin: pythonTwin, Run: runPython, Advise: nearestFile,
		},
		{
			Name: "run", Group: command.GroupShell, Usage: "FILE [ARG…]", Summary: locale.RunSummary, Raises: noFile,
			Twin: scriptTwin, Run: runFile, Advise: nearestFile,
		},
		{
			Name: "history", Group: command.GroupShell, Looks: true, Usage: "[N]", Yields: true, Summary: locale.HistorySummary, Run: runHistory,
			Examples: []command.Example{{Lines: ">>> port = 5000\n>>> history\n    1  port = 5000\n    2  history"}},
		},
	}
}

// Settings are the family's commands that set the shell up, and leave it.
func Settings() []command.Command {
	leave := []command.Raise{{Name: "SystemExit", Means: locale.RaiseSystemExit}}
	return []command.Command{
		jsonCommand(),
		{
			Name: "time", Group: command.GroupShell, Module: true, Wraps: true, Usage: "COMMAND…", Shows: true, Summary: locale.TimeSummary, Run: runTime,
			Examples: []command.Example{{Lines: ">>> time total = sum(range(1000))\nTook …\n>>> total\n499500", Fr: ">>> time total = sum(range(1000))\nDurée : …\n>>> total\n499500"}},
		},
		{
			Name: "lang", Unspoken: true, Group: command.GroupShell, Usage: "fr|en", Summary: locale.LangSummary, Run: runLang,
			Examples: []command.Example{{Lines: ">>> lang fr\n>>> status 404\n…\n>>> lang en"}},
		},
		{
			Name: "quiet", Unspoken: true, Group: command.GroupShell, Usage: "on|off", Summary: locale.QuietSummary, Run: runQuiet,
		},
		{
			Name: "clear", Group: command.GroupShell, Looks: true, Summary: locale.ClearSummary,
			Run: func(c *command.Call) (command.Result, error) {
				c.Console.Clear()
				return command.Result{}, nil
			},
		},
		{Name: "exit", Group: command.GroupShell, Looks: true, Usage: "[N]", Summary: locale.ExitSummary, Detail: locale.ExitDetail, Raises: leave, Run: runExit},
		{Name: "quit", Group: command.GroupShell, Looks: true, Usage: "[N]", Summary: locale.ExitSummary, Detail: locale.ExitDetail, Raises: leave, Run: runExit},
	}
}

func runLang(c *command.Call) (command.Result, error) {
	lang, err := locale.Parse(c.Word("fr|en", ""))
	if err == nil {
		c.Console.SetLang(lang)
	}
	return command.Result{}, err
}

func runQuiet(c *command.Call) (command.Result, error) {
	c.Session.Quiet.Store(c.Word("on|off", "") == "on")
	return command.Result{}, nil
}

// runExit raises SystemExit, as exit() does; the shell closes what is open.
func runExit(c *command.Call) (command.Result, error) {
	a := c.Arg("N")
	if a == nil {
		return command.Result{}, object.NewException(object.SystemExit, object.None)
	}
	n, err := c.Number(a)
	if err != nil {
		return command.Result{}, err
	}
	return command.Result{}, object.NewException(object.SystemExit, object.NewInt(n))
}
