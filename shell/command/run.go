package command

import (
	"errors"
	"slices"
	"strings"

	"labsh/shell/command/journal"
	"labsh/shell/console"
	"labsh/shell/locale"
	"labsh/shell/python/eval"
	"labsh/shell/python/object"
	"labsh/shell/python/syntax"
)

// RunCommand runs one command line.
func (s *Session) RunCommand(t *object.Thread, call *eval.CommandCall) (object.Value, error) {
	c, err := s.newCall(t, call)
	defer s.waiting.Store(s.waiting.Swap(&call.Text))
	defer s.Known.LetGo()
	defer s.beginCommand(c)()
	if err == nil && c.Line.Wrong != nil {
		e := object.Errorf(object.ValueError, "%s", c.Line.Wrong.Msg)
		e.Hint = c.Line.Wrong.Hint
		err = e
	}
	if err == nil {
		err = s.choose(c, call)
	}
	if err == nil {
		err = c.checkOutput()
	}
	var r Result
	var run journal.Run
	var p *plan
	if err == nil {
		run.Step, p = c.planned(call)
		before, _ := s.Env.Builtins.Get("_")
		r, err = s.perform(c, &run)
		last, _ := s.Env.Builtins.Get("_")
		given := r.Value != nil && r.Value != object.None && last == r.Value
		run.Kept = s.Interactive && (err != nil && last != before || err == nil && len(c.Targets) == 0 && given)
	}
	if err != nil {
		err = s.advise(c, r.Address, err)
		s.Failed = failure(err)
		s.advised = s.Failed
		s.failedLine(c, err)
		run.Failed = s.failed(t, err)
		if run.Step != nil && c.late != nil {
			run.Step, p = c.late(), nil
		}
		if run.Step != nil {
			run.Leaves = c.leaves(run.Step)
		}
	}
	if c.ran(run, p); err != nil {
		return nil, err
	}
	return r.Value, nil
}

// leaves tells of a step that failed that a name which it binds must stay as it was: it
// has a value, or is to get one that a filter refused. A socket that has not been connected
// does no harm under a new name.
func (c *Call) leaves(step *journal.Step) bool {
	return slices.ContainsFunc(step.Bound(), func(name string) bool {
		_, bound := c.Lookup(name)
		return bound || len(c.Line.Filters) > 0
	})
}

// perform runs the command and reports; what it yields goes through the line's
// filters.
func (s *Session) perform(c *Call, run *journal.Run) (Result, error) {
	if run.Step != nil {
		s.Lines.Amend(c.typed, func(l *journal.Typed) { l.Twin = run.Step.Code })
	}
	r, err := s.run(c)
	if err != nil {
		return r, err
	}
	if r.Value == nil {
		r.Value = object.None
	}
	if run.Step != nil && r.Ran != nil {
		step := *run.Step
		step.Code = r.Ran(step.Code)
		run.Step = &step
	}
	if run.Step != nil && c.seeing != nil {
		run.Step = c.seeing(r.Value)
	}
	if run.Step == nil && len(c.Targets) > 0 {
		run.Result = literalWithin(r.Value, longestResult)
	}
	if c.Command.Keeps && IsResponse(r.Value) && s.Interactive && len(c.Targets) == 0 {
		c.Env.Builtins.Set("_", r.Value)
	}
	piped := len(c.Line.Filters) > 0 || c.Line.File != nil
	if piped && !r.Written {
		err = c.output(&r)
	} else if !(c.Command.Shows && c.Silent()) {
		err = c.report(r)
	}
	if err == nil {
		err = c.Thread.Interrupted() // which has ended a long output
	}
	if err == nil && c.Line.File != nil && (run.Step == nil || run.Step.Partly) {
		run.Wrote = c.rewritten()
	}
	switch {
	case err != nil:
		return r, c.keep(r, err)
	case piped:
		return r, nil
	}
	return r, s.echo(c, r.Value)
}

// run does the command's work.
func (s *Session) run(c *Call) (Result, error) {
	command := c.Command
	if s.ShowTwins && command.Twin != nil {
		if twin, err := command.Twin(c); err == nil {
			if w, err := c.complete(twin, nil); err == nil {
				s.ShowTwin(w.Code) // what it uses beside is for `twin` and save to tell
			}
		}
	}
	if form, _ := c.form(); form != nil {
		data, err := form(c)
		return Result{Value: object.Bytes(data)}, err
	}
	if command.Run == nil {
		return c.RunTwin()
	}
	return command.Run(c)
}

// report tells people what came of the command.
func (c *Call) report(r Result) error {
	switch report := c.Command.Report; {
	case r.Report != nil:
		return r.Report()
	case report != nil:
		return report(c, r)
	case r.Rows != nil:
		r.Rows.Draw(c.Console)
	}
	return nil
}

// reports tells whether there is something to tell.
func (c *Call) reports(r Result) bool {
	return r.Report != nil || r.Rows != nil || c.Command.Report != nil
}

// RunTwin runs the command's Python. What it made is closed again when a later
// step fails.
func (c *Call) RunTwin() (Result, error) {
	twin, err := c.Command.Twin(c)
	if err != nil {
		return Result{}, err
	}
	c.Session.making = making{twin.Makes, c.Thread}
	v, inner, err := c.Python(twin.Code)
	c.Session.making = making{}
	r := Result{Value: v, Address: twin.Address}
	made, hasMade := inner.Get(twin.Makes)
	switch {
	case err != nil:
		if hasMade && twin.Makes != "" {
			if _, errClose := object.CallMethod(c.Thread, made, "close"); errClose != nil {
				err = errors.Join(err, errClose)
			}
		}
		return r, err
	case twin.Makes != "" && !hasMade:
		r.Value = object.None
	case twin.Makes != "" && twin.Aside:
		return c.bindAside(twin, made, v, inner)
	case twin.Makes != "":
		return c.bindMade(twin, made, inner), nil
	case twin.Rebinds:
		r.Value = c.Rebind(inner)
	}
	return r, nil
}

// Predeclared are the modules that a session's Python has without an import;
// twins use them.
var Predeclared = []string{"socket", "requests", "json", "time"}

// Python runs Python text that knows the call's names; inner holds what it
// bound.
func (c *Call) Python(text string) (v object.Value, inner *object.Namespace, err error) {
	inner = object.NewNamespace()
	for _, name := range Predeclared {
		if !strings.Contains(text, name) {
			continue
		}
		m, err := object.Library(c.Thread, name)
		if err != nil {
			return nil, inner, err
		}
		inner.Set(name, m)
	}
	if c.Self != "" {
		inner.Set(c.Self, c.Subject)
	}
	for name, v := range c.named {
		inner.Set(name, v)
	}
	tree, err := c.Session.twinTree(text)
	if err != nil {
		return nil, inner, err
	}
	var last object.Value = object.None
	env := &eval.Env{
		Globals: c.Env.Globals, Outer: c.Env.Outer, Builtins: c.Env.Builtins, Inner: inner,
		Echo: func(_ *object.Thread, v object.Value) error { last = v; return nil },
	}
	if err := eval.Run(c.Thread, tree, env, false); err != nil {
		// The traceback is the line's own, not the twin's.
		if e, ok := object.AsException(err); ok {
			e.Trace = nil
		}
		return nil, inner, err
	}
	return last, inner, nil
}

// maxTrees bounds the twins whose trees are kept.
const maxTrees = 256

// maxTwin is the longest twin whose tree is kept, in bytes.
const maxTwin = 4096

// twinTree reads a twin, or gives the tree of the same text read before.
func (s *Session) twinTree(text string) (*syntax.Tree, error) {
	if tree, ok := s.trees[text]; ok {
		return tree, nil
	}
	tree, err := syntax.Parse("<twin>", text, syntax.FileMode, nil)
	if err != nil {
		return nil, PythonError(err)
	}
	if s.trees == nil || len(s.trees) >= maxTrees {
		s.trees = map[string]*syntax.Tree{}
	}
	if len(text) <= maxTwin {
		s.trees[text] = tree
	}
	return tree, nil
}

// PythonError is a syntax error as the exception that Python raises; any other
// error is itself.
func PythonError(err error) error {
	var wrong *syntax.Error
	if errors.As(err, &wrong) {
		return eval.SyntaxException(wrong)
	}
	return err
}

// ShowTwin shows a twin, or other Python.
func (s *Session) ShowTwin(text string) { s.Console.Excerpt(console.Code, text, locale.CutShort) }
