package session

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"labsh/shell/command"
	"labsh/shell/command/line"
	"labsh/shell/command/literal"
	"labsh/shell/locale"
	"labsh/shell/python/eval"
	"labsh/shell/python/object"
	"labsh/shell/python/syntax"
)

// runFile runs the file that FILE names in the session, with sys.argv as it would be
// for a program of its own.
func runFile(c *command.Call) (command.Result, error) {
	argv, background := argumentsOf(c)
	if background {
		if !strings.HasSuffix(argv[0], ".py") {
			return command.Result{}, object.Errorf(object.ValueError, "%s is no Python program: it can't run in the background", literal.Repr(argv[0]))
		}
		return command.Result{}, c.Session.RunProgram(c.Thread, argv, true)
	}
	words := object.NewList()
	for _, a := range argv {
		words.Elems = append(words.Elems, object.Str(a))
	}
	sys, err := object.Import(c.Thread, "sys")
	if err != nil {
		return command.Result{}, err
	}
	before, had := sys.Vars.Get("argv")
	sys.Vars.Set("argv", words)
	defer func() {
		if had {
			sys.Vars.Set("argv", before)
		}
	}()
	defer c.Session.Journal.BeginFile(c.Line, argv)()
	return command.Result{}, c.Session.RunFile(c.Thread, argv[0])
}

// runPython runs the file as a program of its own.
func runPython(c *command.Call) (command.Result, error) {
	argv, background := argumentsOf(c)
	if len(argv) == 1 && argv[0] == "-m" {
		return command.Result{}, c.Misused(object.TypeError, "NAME is missing after -m")
	}
	return command.Result{}, c.Session.RunProgram(c.Thread, argv, background)
}

// argumentsOf are FILE and what follows it, but for the & at the end that says that the
// program is to run in the background; a blank before it may be missing.
func argumentsOf(c *command.Call) (argv []string, background bool) {
	for _, a := range slices.Concat(c.Args("FILE"), c.Args("ARG")) {
		argv = append(argv, a.Text())
		background = a.Raw == a.Text() && strings.HasSuffix(a.Raw, "&")
	}
	return withoutMark(argv, background), background
}

// withoutMark takes the & at the end off.
func withoutMark(argv []string, background bool) []string {
	last := len(argv) - 1
	if !background {
		return argv
	}
	if argv[last] = strings.TrimSuffix(argv[last], "&"); argv[last] == "" && last > 0 {
		return argv[:last]
	}
	return argv
}

// nearestFile is the hint for a FILE that is not there: the program of the folder that has
// nearly that name. The program itself may have failed with the same exception.
func nearestFile(c *command.Call, e *object.Exception) locale.Hint {
	argv, _ := argumentsOf(c)
	if _, err := os.Stat(argv[0]); e.Type() != object.FileNotFoundError || !os.IsNotExist(err) {
		return nil
	}
	paths, _ := filepath.Glob(filepath.Join(filepath.Dir(argv[0]), "*.py"))
	near := object.Closest(filepath.Clean(argv[0]), paths)
	if slices.Contains(paths, filepath.Clean(argv[0])+".py") {
		near = filepath.Clean(argv[0]) + ".py"
	}
	if near == "" {
		return nil
	}
	return locale.NearestFileHint.Hint(c.Command.Name + " " + near)
}

// programOf is the file, or the module, that is to run.
func programOf(argv []string) string {
	if argv[0] == "-m" && len(argv) > 1 {
		return argv[1]
	}
	return argv[0]
}

// pythonTwin runs the program in a process of its own, behind what was printed before.
func pythonTwin(c *command.Call) (command.Twin, error) {
	words, background := argumentsOf(c)
	process := "[sys.executable, " + strings.Join(sources(c), ", ") + "]"
	twin := command.Twin{Mute: !background, Code: "import subprocess\nimport sys\nsys.stdout.flush()\n"}
	if background {
		twin.Makes = c.Session.ProgramName(programOf(words))
		twin.Code += fmt.Sprintf("%s = subprocess.Popen(%s, stdin=subprocess.DEVNULL)", twin.Makes, process)
	} else {
		twin.Code += fmt.Sprintf("subprocess.run(%s)", process)
	}
	if len(c.Targets) > 0 {
		twin.Code += "\nNone" // which is the command's value
	}
	return twin, nil
}

// sources are [argumentsOf] in Python.
func sources(c *command.Call) (argv []string) {
	words, _ := argumentsOf(c)
	all := slices.Concat(c.Args("FILE"), c.Args("ARG"))
	for i, word := range words {
		if all[i].Text() == word {
			argv = append(argv, all[i].Str())
		} else {
			argv = append(argv, literal.Str(word)) // without its &
		}
	}
	return argv
}

// scriptTwin runs a file that is Python alone and keeps its names. A script of
// commands has no twin: a saved program has those of its lines.
func scriptTwin(c *command.Call) (command.Twin, error) {
	words, background := argumentsOf(c)
	if background {
		return pythonTwin(c)
	}
	if !strings.HasSuffix(words[0], ".py") {
		return command.Twin{}, object.Errorf(object.ValueError, "%s is no Python program", literal.Repr(words[0]))
	}
	return command.Twin{Code: "run_file(" + strings.Join(sources(c), ", ") + ")"}, nil
}

// runTime runs the rest of the line and tells how long that took.
func runTime(c *command.Call) (command.Result, error) {
	inner, err := c.Inner()
	if err != nil {
		return command.Result{}, command.PythonError(err)
	}
	var v object.Value
	python := timedPython(c)
	start := time.Now()
	if inner != nil {
		v, err = c.Session.RunCommand(c.Thread, inner)
	} else {
		v, err = runRest(c, python)
	}
	took := time.Since(start)
	if inner != nil {
		c.RanAs(inner.Payload.(*line.Line))
	} else {
		c.RanPython(python, err)
	}
	if err != nil {
		return command.Result{}, err
	}
	c.Console.Report(locale.Took, took.Round(roundTo(took)))
	return command.Result{Value: v}, nil
}

// roundTo leaves a duration about four digits.
func roundTo(d time.Duration) time.Duration {
	unit := time.Nanosecond
	for d/unit >= 10_000 {
		unit *= 10
	}
	return unit
}

// timedPython is the rest of the line as Python, without the targets that are the whole
// line's.
func timedPython(c *command.Call) string {
	rest := c.Rest()
	if len(c.Targets) > 0 && len(line.Begin(c.Text).Targets) == 0 {
		_, rest, _ = strings.Cut(rest, "=")
	}
	return strings.TrimSpace(rest)
}

// runRest runs it; its value is that of an expression.
func runRest(c *command.Call, python string) (object.Value, error) {
	tree, err := syntax.Parse("<stdin>", python, syntax.FileMode, nil)
	if err != nil {
		return nil, command.PythonError(err)
	}
	var last object.Value = object.None
	env := *c.Env
	env.Echo = func(t *object.Thread, v object.Value) error {
		last = v
		if c.Env.Echo != nil && len(c.Targets) == 0 {
			return c.Env.Echo(t, v)
		}
		return nil
	}
	if err := eval.Run(c.Thread, tree, &env, false); err != nil {
		return nil, err
	}
	return last, nil
}

// runTwinCommand is `twin COMMAND…`.
func runTwinCommand(c *command.Call) (command.Result, error) {
	switch c.Rest() {
	case "on":
		c.Session.ShowTwins = true
		return command.Result{}, nil
	case "off":
		c.Session.ShowTwins = false
		return command.Result{}, nil
	case "":
		return command.Result{}, c.Misused(object.TypeError, "COMMAND is missing")
	}
	inner, err := c.Inner()
	if err != nil {
		return command.Result{}, command.PythonError(err)
	}
	if inner == nil {
		if _, err := syntax.Parse("<stdin>", c.Rest(), syntax.FileMode, nil); err != nil {
			if wrong, ok := c.Session.Misread(c.Thread, c.Rest()); ok {
				return command.Result{}, wrong
			}
			return command.Result{}, command.PythonError(err)
		}
		c.Session.ShowTwin(c.Rest())
		return command.Result{}, nil
	}
	text, err := c.Session.TwinOf(c.Thread, inner, false)
	var none *command.NoPythonError
	switch {
	case errors.As(err, &none):
		said, args := none.Text(command.CommandOf(inner.Payload).Name)
		c.Console.Report(said, args...)
	case err != nil:
		return command.Result{}, err
	case text == "":
		c.Console.Report(locale.NoTwin, command.CommandOf(inner.Payload).Name)
	default:
		c.Session.ShowTwin(text)
	}
	return command.Result{}, nil
}
