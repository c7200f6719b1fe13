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
			Name: "help", Group: Shell, Usage: "[NAME]", Yields: true, Summary: locale.HelpSummary, Run: runHelp, Report: reportHelp,
			Raises:   []Raise{{"NameError", locale.RaiseUnknownName}},
			Examples: []Example{{Lines: ">>> help close\nclose [NAME…]\n…\n>>> help | grep getsockname\n  getsockname …"}},
		},
		{
			Name: "vars", Group: Shell, Yields: true, Summary: locale.VarsSummary, Run: runNothing, Report: reportVars,
			Examples: []Example{{Lines: ">>> port = 5000\n>>> vars\nport\tint\t5000"}},
		},
		{
			Name: "twin", Group: Shell, Usage: "on|off|COMMAND…", Summary: locale.TwinSummary, Detail: locale.TwinDetail, Run: runTwinCommand,
			Examples: []Example{{Lines: ">>> twin connect localhost 5000\nclient = socket.socket(socket.AF_INET, socket.SOCK_STREAM)\nclient.connect((\"localhost\", 5000))"}},
		},
		{
			Name: "python", Group: Shell, Usage: "FILE [ARG…]", Summary: locale.PythonSummary, Raises: noFile,
			Twin: pythonTwin, Run: runFile("FILE", true),
		},
		{
			Name: "run", Group: Shell, Usage: "FILE [ARG…]", Summary: locale.RunSummary, Raises: noFile,
			Twin: scriptTwin, Run: runFile("FILE", false),
		},
		{
			Name: "history", Group: Shell, Usage: "[N]", Yields: true, Summary: locale.HistorySummary, Run: runNothing, Report: reportHistory,
			Examples: []Example{{Lines: ">>> port = 5000\n>>> history\n    1  port = 5000\n    2  history"}},
		},
		{
			Name: "save", Group: Shell, Usage: "FILE [overwrite]", Summary: locale.SaveSummary, Detail: locale.SaveDetail, Run: runSave,
			Raises: []Raise{{"FileExistsError", locale.RaiseFileExists}, {"OSError", locale.RaiseNotWritable}},
		},
		jsonCommand(),
		{
			Name: "time", Group: Shell, Usage: "COMMAND…", Shows: true, Summary: locale.TimeSummary, Run: runTime,
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
			Name: "clear", Group: Shell, Summary: locale.ClearSummary,
			Run: func(c *Call) (object.Value, error) {
				c.Console.Clear()
				return object.None, nil
			},
		},
		{Name: "exit", Group: Shell, Usage: "[N]", Summary: locale.ExitSummary, Raises: leave, Run: runExit},
		{Name: "quit", Group: Shell, Usage: "[N]", Summary: locale.ExitSummary, Raises: leave, Run: runExit},
	}
}

// runNothing is for commands that only report.
func runNothing(*Call) (object.Value, error) { return object.None, nil }

func runLang(c *Call) (object.Value, error) {
	lang, err := locale.Parse(c.Word("fr|en", ""))
	if err == nil {
		c.Console.SetLang(lang)
	}
	return object.None, err
}

func runQuiet(c *Call) (object.Value, error) {
	c.quiet.Store(c.Word("on|off", "") == "on")
	return object.None, nil
}

// runExit raises SystemExit, as exit() does; the shell closes what is open.
func runExit(c *Call) (object.Value, error) {
	a := c.Arg("N")
	if a == nil {
		return nil, object.NewException(object.SystemExit, object.None)
	}
	n, err := c.number(a)
	if err != nil {
		return nil, err
	}
	return nil, object.NewException(object.SystemExit, object.NewInt(n))
}
