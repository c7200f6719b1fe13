package command

import (
	"context"
	"errors"
	"strings"
	"sync/atomic"
	"time"
	"unicode/utf8"

	"labsh/netlab"
	"labsh/shell/console"
	"labsh/shell/locale"
	"labsh/shell/module"
	"labsh/shell/python/eval"
	"labsh/shell/python/object"
	"labsh/shell/python/syntax"
)

// Session is what the commands of one shell share.
type Session struct {
	Table   *Table
	Console *console.Console
	// Env is where the session's Python runs; commands bind their names there.
	Env *eval.Env
	// Interactive tells that a person types: values are echoed, waits are
	// explained.
	Interactive bool
	// RunFile runs a file in this session, as run and python do; the shell
	// sets it.
	RunFile func(t *object.Thread, path string, python bool) error

	// Sockets are those that the session's Python code has made.
	Sockets *module.Sockets
	// StoreURL is the store that the store command asks; "" for the embedded one.
	StoreURL string
	// Timeout is the limit of waits of http and store, 0 for none.
	Timeout time.Duration
	// Failed is the last error that a command met: it is told without a
	// traceback.
	Failed *object.Exception

	// Observer is told the events of the sockets that commands make; may be nil.
	Observer netlab.Observer

	waiting atomic.Pointer[string] // the command line under way
	quiet   atomic.Bool            // hold back the lines of background servers
	sockets sockets
	servers servers
	store   store
	log     Log
	written written
	twin    bool                    // show every twin
	trees   map[string]*syntax.Tree // of twins, by their text
}

// Owns reports whether v.method is a command.
func (s *Session) Owns(v object.Value, method string) bool {
	c, ok := s.Table.Method(method)
	return ok && c.On.accepts(v)
}

// isVariable reports whether a command's name stands for what the user has bound
// to it.
func (s *Session) isVariable(name string) bool {
	v, bound := s.Env.Globals.Get(name)
	return bound && eval.HidesCommand(v)
}

// RunCommand runs one command line.
func (s *Session) RunCommand(t *object.Thread, call *eval.CommandCall) (object.Value, error) {
	c, err := s.newCall(t, call)
	if err == nil && c.Line.Help {
		err = s.helpOn(c.Line.Command)
		return object.None, err
	}
	s.waiting.Store(&call.Text)
	defer s.waiting.Store(nil)
	if err == nil && c.Line.wrong != nil {
		e := object.Errorf(object.ValueError, "%s", c.Line.wrong.Msg)
		e.Hint = c.Line.wrong.Hint
		err = e
	}
	if err == nil {
		err = s.choose(c, call)
	}
	if err == nil {
		err = c.checkOutput()
	}
	var v object.Value
	if err == nil {
		v, err = s.perform(c)
	}
	if err != nil {
		err = s.advise(c, err)
		s.Failed, _ = object.AsException(err)
		return nil, err
	}
	return v, nil
}

// Refused notes that a command's line failed before the command ran.
func (s *Session) Refused(err error) { s.Failed, _ = object.AsException(err) }

// Waiting says what the line under way waits for; any goroutine may ask.
func (s *Session) Waiting() string {
	l := s.Console.Lang()
	what := locale.WaitsForAnything.In(l)
	if text := s.waiting.Load(); text != nil {
		what = strings.TrimSpace(*text)
	}
	return locale.Waiting.Format(l, what)
}

// perform runs the command and reports; what it yields goes through the line's
// filters.
func (s *Session) perform(c *Call) (object.Value, error) {
	command := c.Line.Command
	var v object.Value
	var err error
	if command.Run != nil {
		if s.twin && command.Twin != nil {
			if text, err := command.Twin(c); err == nil {
				s.showTwin(text)
			}
		}
		v, err = command.Run(c)
	} else {
		v, err = s.runTwin(c)
	}
	if err != nil {
		return nil, err
	}
	if v == nil {
		v = object.None
	}
	s.log.ran(c)
	piped := !c.streamed && (len(c.Line.Filters) > 0 || c.Line.File != nil)
	if piped {
		err = s.output(c, v)
	} else if command.Report != nil && !(command.Shows && c.silent()) {
		err = command.Report(c, v)
	}
	if err == nil {
		err = c.Thread.Interrupted() // which has ended a long output
	}
	if err != nil {
		return nil, c.keep(v, err)
	}
	if piped {
		return v, nil
	}
	return v, s.echo(c, v)
}

// echo shows the value after the report, at the prompt only, when it is a
// number or bytes.
func (s *Session) echo(c *Call, v object.Value) error {
	if !s.Interactive || len(c.Targets) > 0 || c.Line.Command.Shows {
		return nil
	}
	switch v.(type) {
	case object.Int, *object.BigInt, object.Float, object.Bytes:
		// The report has said that this is too much for a screen.
		if data, ok := v.(object.Bytes); !ok || len(data) <= console.MaxShown || !s.Console.Terminal() {
			return s.Echo(c.Thread, v)
		}
		s.Env.Builtins.Set("_", v)
	}
	return nil
}

// Echo shows a value at the prompt, as Python's sys.displayhook does. Of one too
// long for a screen no more is made than the screen shows.
func (s *Session) Echo(t *object.Thread, v object.Value) error {
	start, length := v, 0
	switch v := v.(type) {
	case object.Bytes:
		if !s.Console.Whole(len(v)) {
			start, length = v[:console.MaxShown], len(v)
		}
	case object.Str:
		if !s.Console.Whole(len(v)) {
			start, length = object.Str(console.Start(string(v))), utf8.RuneCountInString(string(v))
		}
	}
	text, err := object.Repr(t, start)
	if err != nil {
		return err
	}
	if length > 0 {
		text = console.Start(text) + locale.CutValue.Format(s.Console.Lang(), length)
		s.Console.Line(text)
	} else {
		s.Console.Echo(text)
	}
	s.Env.Builtins.Set("_", v)
	return t.Interrupted()
}

// runTwin runs the command's Python and gives its value. What it made is
// closed again when a later step fails.
func (s *Session) runTwin(c *Call) (object.Value, error) {
	text, err := c.Line.Command.Twin(c)
	if err != nil {
		return nil, err
	}
	if s.twin {
		s.showTwin(c.shown(text))
	}
	v, inner, err := s.runPython(c, text)
	if err != nil {
		if made, ok := inner.Get(c.made); ok && c.made != "" {
			if _, errClose := object.CallMethod(c.Thread, made, "close"); errClose != nil {
				err = errors.Join(err, errClose)
			}
		}
		return nil, err
	}
	if c.made != "" {
		made, ok := inner.Get(c.made)
		if !ok {
			return object.None, nil
		}
		if c.aside {
			return v, s.keepAside(c, made, v, inner)
		}
		return s.bindMade(c, made, inner), nil
	}
	if c.rebinds {
		return c.rebind(inner), nil
	}
	return v, nil
}

// keepAside names an object made by a command whose value is an errno, and
// closes it when that tells of a failure.
func (s *Session) keepAside(c *Call, made, errno object.Value, inner *object.Namespace) error {
	if errno == object.Value(object.NewInt(0)) {
		s.bindMade(c, made, inner)
		return nil
	}
	_, err := object.CallMethod(c.Thread, made, "close")
	return err
}

// runPython runs Python text that knows the call's names; inner holds what it
// bound.
func (s *Session) runPython(c *Call, text string) (object.Value, *object.Namespace, error) {
	inner := object.NewNamespace()
	for _, name := range twinModules {
		if !strings.Contains(text, name) {
			continue
		}
		m, err := object.Import(c.Thread, name)
		if err != nil {
			return nil, inner, err
		}
		inner.Set(name, m)
	}
	if c.Self != "" {
		inner.Set(c.Self, c.Subject)
	}
	for name, v := range c.known {
		inner.Set(name, v)
	}
	tree, err := s.twinTree(text)
	if err != nil {
		return nil, inner, err
	}
	var last object.Value = object.None
	env := &eval.Env{
		Globals: s.Env.Globals, Outer: s.Env.Outer, Builtins: s.Env.Builtins, Inner: inner,
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

// twinTree reads a twin, or gives the tree of the same text read before.
func (s *Session) twinTree(text string) (*syntax.Tree, error) {
	if tree, ok := s.trees[text]; ok {
		return tree, nil
	}
	tree, err := syntax.Parse("<twin>", text, syntax.FileMode, nil)
	var wrong *syntax.Error
	switch {
	case errors.As(err, &wrong):
		return nil, eval.SyntaxException(wrong)
	case err != nil:
		return nil, err
	}
	if s.trees == nil || len(s.trees) >= maxTrees {
		s.trees = map[string]*syntax.Tree{}
	}
	if len(text) <= maxTwin {
		s.trees[text] = tree
	}
	return tree, nil
}

// maxTwin is the longest twin whose tree is kept, in bytes.
const maxTwin = 4096

// twinModules are the modules that twins use.
var twinModules = []string{"socket", "requests", "json", "time"}

func (s *Session) showTwin(text string) { s.Console.Excerpt(console.Code, text) }

// Close ends everything that the session's commands have begun.
func (s *Session) Close(ctx context.Context) error {
	return errors.Join(s.servers.stopAll(ctx), s.store.close(ctx), s.sockets.closeAll())
}
