package shell

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
	"syscall"

	"labsh/shell/command/save"
	"labsh/shell/console"
	"labsh/shell/locale"
	"labsh/shell/module"
	"labsh/shell/module/importlib"
	"labsh/shell/module/sys"
	"labsh/shell/program"
	"labsh/shell/python/eval"
	"labsh/shell/python/file"
	"labsh/shell/python/object"
	"labsh/shell/python/syntax"
)

// maxScript bounds a script's size, in bytes.
const maxScript = 64 << 20

// RunText runs a whole text as a script: nothing is echoed and the first error
// ends it. It gives the exit status.
func (s *Shell) RunText(name, text string) int {
	return s.status(s.protect(func() error { return s.runText(name, text, s.env, false) }))
}

// RunInput runs standard input, read to its end, as a script. It gives the exit
// status.
func (s *Shell) RunInput() int {
	var text strings.Builder
	err := s.readScript(&text)
	switch {
	case object.IsException(err, object.KeyboardInterrupt):
		return s.status(err)
	case errors.Is(err, syscall.EFBIG):
		fmt.Fprintf(s.console.ErrOut(), "labsh: %s\n", s.console.Format(locale.InputTooLong, maxScript>>20))
		return StatusUsage
	case err != nil:
		fmt.Fprintf(s.console.ErrOut(), "labsh: can't read standard input: %s\n", errnoText(err))
		return StatusUsage
	}
	return s.status(s.protect(func() error { return s.runSource("<stdin>", text.String(), s.env, false) }))
}

// readScript reads standard input to its end, or to a command that the rest is for. The thread waits for it: an interrupt
// ends it.
func (s *Shell) readScript(text *strings.Builder) error {
	return s.thread.Run(func() error {
		return s.thread.Blocking(func(ctx context.Context) error {
			buf := make([]byte, 64<<10)
			for {
				n, err := s.readInput(ctx, buf)
				switch {
				case errors.Is(err, io.EOF):
					return nil
				case err != nil:
					return err
				case text.Len()+n > maxScript:
					return syscall.EFBIG
				}
				text.Write(buf[:n])
				if buf[n-1] == '\n' && s.converses(text.String()) {
					return nil
				}
			}
		})
	})
}

// RunModule runs a module as a program.
func (s *Shell) RunModule(name string) int {
	return s.runNamed(func() error { return s.host.RunModule(s.thread, name, s.env.Globals) })
}

// runNamed runs a program of which run says itself that there is none.
func (s *Shell) runNamed(run func() error) int {
	err := s.protect(func() error { return s.thread.Run(run) })
	if e, ok := importlib.NotFound(err); ok {
		fmt.Fprintf(s.console.ErrOut(), "labsh: %s\n", importlib.Message(e))
		return StatusError
	}
	return s.status(err)
}

// RunFile runs a script file; one named *.py is Python alone, and so is the __main__.py
// of a folder.
func (s *Shell) RunFile(path string) int {
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return s.runNamed(func() error { return s.host.RunFolder(s.thread, path, s.env.Globals) })
	}
	var text string
	err := s.thread.Run(func() (err error) {
		text, err = s.readFile(s.thread, path)
		return err
	})
	switch {
	case object.IsException(err, object.KeyboardInterrupt):
		return s.status(err)
	case err != nil:
		fmt.Fprintf(s.console.ErrOut(), "labsh: can't open file '%s': %s\n", path, errnoText(err))
		return StatusUsage
	}
	return s.status(s.protect(func() error {
		if IsPython(path) {
			return s.runSource(save.Absolute(path), text, s.pythonEnv(s.env.Globals), true)
		}
		return s.runSource(path, text, s.env, true)
	}))
}

// IsPython reports whether a file is a program that is Python alone.
func IsPython(path string) bool { return strings.EqualFold(filepath.Ext(path), ".py") }

// readFile reads a script or program that is about to run.
func (s *Shell) readFile(t *object.Thread, path string) (string, error) {
	s.files.Ran(path)
	return file.ReadAll(t, path, maxScript)
}

// pythonEnv is where a program that is Python alone runs: no commands, nothing
// predeclared.
func (s *Shell) pythonEnv(globals *object.Namespace) *eval.Env {
	return &eval.Env{Globals: globals, Builtins: s.interp.Builtins}
}

// runSource is runText for the octets of a file, which may be in any encoding.
func (s *Shell) runSource(name, octets string, env *eval.Env, quote bool) error {
	defer collectOften(len(octets))()
	text, err := eval.DecodeProgram(name, octets)
	if err != nil {
		return err
	}
	return s.runText(name, text, env, quote)
}

// runText parses and runs a text under the interpreter's lock.
func (s *Shell) runText(name, text string, env *eval.Env, quote bool) error {
	return s.thread.Run(func() error {
		tree, err := s.parse(name, text, env)
		if err != nil {
			return err
		}
		return s.runTree(s.thread, tree, env, quote)
	})
}

// runTree runs what was read of a text, which the session then remembers. A
// traceback quotes the lines of a file, not those of -c or standard input, as
// Python's.
func (s *Shell) runTree(t *object.Thread, tree *syntax.Tree, env *eval.Env, quote bool) error {
	if env.Commands == nil {
		defer named(env, tree)()
	}
	done := s.session.Record(tree.Text, tree)
	err := eval.Run(t, tree, env, quote)
	done(err)
	s.claim(tree, err)
	return err
}

// named tells a program its file's name, for as long as it runs: python3 -i FILE
// leaves no __file__ either.
func named(env *eval.Env, tree *syntax.Tree) (end func()) {
	env.Globals.Set("__file__", object.Str(tree.File))
	return func() { env.Globals.Delete("__file__") }
}

// parse reads a text as env has it: with commands or without.
func (s *Shell) parse(name, text string, env *eval.Env) (*syntax.Tree, error) {
	var commands syntax.CommandReader
	if env.Commands != nil {
		commands = s.reader
	}
	if env == s.env {
		if err := s.predeclare(text); err != nil {
			return nil, err
		}
	}
	tree, err := syntax.Parse(name, text, syntax.FileMode, commands)
	if err != nil {
		if env.Commands == nil && env.Globals == s.env.Globals {
			s.claimUnread(text)
		}
		return nil, s.misread(err, env)
	}
	return tree, nil
}

// misread turns the parser's error into an exception: a line that was meant as
// a command is told as one.
func (s *Shell) misread(err error, env *eval.Env) error {
	var wrong *syntax.Error
	if !errors.As(err, &wrong) {
		return err
	}
	e := eval.SyntaxException(wrong)
	if env.Commands == nil {
		return e
	}
	if meant, ok := s.session.Misread(s.thread, wrong.Line); ok {
		if m, isException := object.AsException(meant); isException {
			m.Trace = &object.Traceback{
				Source: &object.Source{File: wrong.File}, Func: "<module>", Line: wrong.Span.Start.Line, EndLine: wrong.Span.Start.Line, Depth: 1,
			}
			s.session.Refused(s.thread, nil, m)
			return m
		}
		return meant
	}
	return e
}

// runInside runs a file inside the session, which keeps its names.
func (s *Shell) runInside(t *object.Thread, path string) error {
	text, err := s.readFile(t, path)
	switch {
	case object.IsException(err, object.KeyboardInterrupt):
		return err
	case err != nil:
		return fileException(path, err)
	}
	defer collectOften(len(text))()
	env := s.env
	if IsPython(path) {
		path, env = save.Absolute(path), s.pythonEnv(s.env.Globals)
	}
	defer s.quieten()()
	besides, err := s.lookBeside(path)
	if err != nil {
		return err
	}
	defer besides()
	text, err = eval.DecodeProgram(path, text)
	if err != nil {
		return err
	}
	tree, err := s.parse(path, text, env)
	switch {
	case err != nil:
		return err
	case env.Commands == nil:
		return s.exited(s.runTree(t, tree, env, true))
	}
	return s.runTree(t, tree, env, true)
}

// lookBeside has imports find first what is beside a program, until the function that it
// gives is called.
func (s *Shell) lookBeside(program string) (restore func(), err error) {
	m, err := object.Import(s.thread, "sys")
	if err != nil {
		return nil, err
	}
	v, _ := m.Vars.Get("path")
	path, ok := v.(*object.List)
	if !ok { // the session's user has put something else there
		return func() {}, nil
	}
	folder := object.Value(object.Str(sys.Folder(program)))
	path.Elems = slices.Insert(path.Elems, 0, folder)
	return func() {
		if i := slices.Index(path.Elems, folder); i >= 0 {
			path.Elems = slices.Delete(path.Elems, i, i+1)
		}
	}, nil
}

// exited is a program's error but for sys.exit, which ends the program and not
// the session.
func (s *Shell) exited(err error) error {
	if _, exits := s.exitCode(err); exits {
		return nil
	}
	return err
}

// quieten makes the session echo nothing, as in a script, until restore.
func (s *Shell) quieten() (restore func()) {
	echo, interactive := s.env.Echo, s.session.Interactive
	s.env.Echo, s.session.Interactive = nil, false
	return func() { s.env.Echo, s.session.Interactive = echo, interactive }
}

// protect runs f; a panic is a bug, reported as such, and the shell goes on.
func (s *Shell) protect(f func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			s.confess(p, debug.Stack())
			err = errInternal
		}
	}()
	return f()
}

// confess reports a panic.
func (s *Shell) confess(value any, stack []byte) {
	s.console.Error(s.console.Format(locale.InternalError, fmt.Sprint(value)), "")
	fmt.Fprintf(s.console.ErrOut(), "%s\n%s", locale.ReportBug.In(s.console.Lang()), stack)
}

// errInternal is an error that has been reported already.
var errInternal = errors.New("internal error")

// status reports how a script ended and gives its exit status. Its threads end
// first, as Python's do: an interrupt ends that wait, and changes nothing else.
func (s *Shell) status(err error) int {
	code := s.outcome(err)
	if !errors.Is(err, errInternal) {
		err := s.thread.Run(func() error { return s.host.Threads.Wait(s.thread, 0) })
		if err != nil && !s.ended() {
			fmt.Fprintf(s.console.ErrOut(), "Exception ignored in: <module 'threading'>\n%s: \n", object.KeyboardInterrupt.Name)
		}
		_ = s.thread.Run(func() error { module.AtExit(s.thread); return nil })
	}
	return s.outputStatus(code)
}

// outcome reports an error that nothing caught and gives the exit status that
// it means.
func (s *Shell) outcome(err error) int {
	if err == nil {
		return StatusDone
	}
	if e, ok := object.AsException(err); ok && e.Type() == object.KeyboardInterrupt {
		s.interrupted = true
	}
	if code, ok := s.leaving(err); ok {
		return code
	}
	if code, ok := s.hooked(err); ok {
		return code
	}
	s.report(err)
	if s.interrupted {
		return StatusInterrupted
	}
	return StatusError
}

// hooked leaves an exception to the program's own sys.excepthook; it reports false
// where there is none, or where that has failed, which it tells.
func (s *Shell) hooked(err error) (code int, ok bool) {
	hook, ok := sys.Hook(s.interp, "excepthook")
	e, isException := object.AsException(err)
	if !ok || !isException || s.ended() {
		return 0, false
	}
	_ = s.thread.Run(func() error {
		_, err = object.Call(s.thread, hook, e.Type(), e, e.Traceback())
		return nil
	})
	if code, ok := s.leaving(err); ok {
		return code, true
	}
	if err == nil {
		return StatusError, true
	}
	fmt.Fprintln(s.console.ErrOut(), "Error in sys.excepthook:")
	s.report(err)
	fmt.Fprintln(s.console.ErrOut(), "\nOriginal exception was:")
	return 0, false
}

// leaving is exitCode where the interpreter's lock is not held.
func (s *Shell) leaving(err error) (code int, ok bool) {
	_ = s.thread.Run(func() error {
		code, ok = s.exitCode(err)
		return nil
	})
	return code, ok
}

// outputStatus is code, unless what was printed could not be written.
func (s *Shell) outputStatus(code int) int {
	if err := s.console.Flush(); err != nil && code == StatusDone && !console.IsClosedPipe(err) {
		fmt.Fprintf(s.options.Stderr, "labsh: %v\n", err)
		return StatusError
	}
	return code
}

// exitCode gives the status that exit() or sys.exit() asked for; what else they
// were given is printed, which may run Python code.
func (s *Shell) exitCode(err error) (int, bool) {
	return program.ExitStatus(s.thread, err, s.console.ErrOut())
}
