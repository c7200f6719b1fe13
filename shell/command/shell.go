package command

import (
	"labsh/shell/locale"
	"labsh/shell/python/object"
)

// shellCommands are about the shell itself.
func shellCommands() []Command {
	noFile := []Raise{{"FileNotFoundError", locale.RaiseNoFile}}
	leave := []Raise{{"SystemExit", locale.RaiseSystemExit}}
	return []Command{
		{
			Name: "help", Group: Shell, Looks: true, Usage: "[NAME]", Yields: true, Summary: locale.HelpSummary, Run: runHelp,
			Raises:   []Raise{{"NameError", locale.RaiseUnknownName}},
			Examples: []Example{{Lines: ">>> help close\nclose [NAME…]\n…\n>>> help | grep getsockname\n  getsockname …"}},
		},
		{
			Name: "vars", Group: Shell, Looks: true, Yields: true, Summary: locale.VarsSummary, Run: runVars,
			Examples: []Example{{Lines: ">>> port = 5000\n>>> vars\nport\tint\t5000"}},
		},
		{
			Name: "twin", Group: Shell, Looks: true, Usage: "on|off|COMMAND…", Summary: locale.TwinSummary, Detail: locale.TwinDetail, Run: runTwinCommand,
			Examples: []Example{{Lines: ">>> twin connect localhost 5000\nclient = socket.socket(socket.AF_INET, socket.SOCK_STREAM)\nclient.connect((\"localhost\", 5000))"}},
		},
		{
			Name: "python", Group: Shell, Usage: "FILE [ARG…]", Summary: locale.PythonSummary, Raises: noFile,
			Twin: pythonTwin, Run: runFile(true),
		},
		{
			Name: "run", Group: Shell, Usage: "FILE [ARG…]", Summary: locale.RunSummary, Raises: noFile,
			Twin: scriptTwin, Run: runFile(false),
		},
		{
			Name: "history", Group: Shell, Looks: true, Usage: "[N]", Yields: true, Summary: locale.HistorySummary, Run: runHistory,
			Examples: []Example{{Lines: ">>> port = 5000\n>>> history\n    1  port = 5000\n    2  history"}},
		},
		{
			Name: "save", Group: Shell, Looks: true, Usage: "FILE [overwrite]", Summary: locale.SaveSummary, Detail: locale.SaveDetail, Run: runSave,
			Raises: []Raise{{"FileExistsError", locale.RaiseFileExists}, {"OSError", locale.RaiseNotWritable}},
		},
		jsonCommand(),
		{
			Name: "time", Group: Shell, Module: true, Usage: "COMMAND…", Shows: true, Summary: locale.TimeSummary, Run: runTime,
			Examples: []Example{{Lines: ">>> time total = sum(range(1000))\nTook …\n>>> total\n499500", Fr: ">>> time total = sum(range(1000))\nDurée : …\n>>> total\n499500"}},
		},
		{
			Name: "lang", Group: Shell, Usage: "fr|en", Summary: locale.LangSummary, Run: runLang,
			Examples: []Example{{Lines: ">>> lang fr\n>>> status 404\n…\n>>> lang en"}},
		},
		{
			Name: "quiet", Group: Shell, Usage: "on|off", Summary: locale.QuietSummary, Run: runQuiet,
		},
		{
			Name: "clear", Group: Shell, Looks: true, Summary: locale.ClearSummary,
			Run: func(c *Call) (Result, error) {
				c.Console.Clear()
				return Result{}, nil
			},
		},
		{Name: "exit", Group: Shell, Looks: true, Usage: "[N]", Summary: locale.ExitSummary, Raises: leave, Run: runExit},
		{Name: "quit", Group: Shell, Looks: true, Usage: "[N]", Summary: locale.ExitSummary, Raises: leave, Run: runExit},
	}
}

func runLang(c *Call) (Result, error) {
	lang, err := locale.Parse(c.Word("fr|en", ""))
	if err == nil {
		c.Console.SetLang(lang)
	}
	return Result{}, err
}

func runQuiet(c *Call) (Result, error) {
	c.Session.Quiet.Store(c.Word("on|off", "") == "on")
	return Result{}, nil
}

// runExit raises SystemExit, as exit() does; the shell closes what is open.
func runExit(c *Call) (Result, error) {
	a := c.Arg("N")
	if a == nil {
		return Result{}, object.NewException(object.SystemExit, object.None)
	}
	n, err := c.Number(a)
	if err != nil {
		return Result{}, err
	}
	return Result{}, object.NewException(object.SystemExit, object.NewInt(n))
}
