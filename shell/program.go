package shell

import (
	"context"
	"os"
	"time"

	"labsh/shell/command/save"
	"labsh/shell/program"
	"labsh/shell/python/eval"
	"labsh/shell/python/object"
	"labsh/shell/python/syntax"
)

// newPrograms is what runs Python programs beside the session's own lines.
func (s *Shell) newPrograms(ctx context.Context, timeout time.Duration) *program.Programs {
	ps := &program.Programs{
		Context: ctx, Session: s.interp, Console: s.console, Sockets: s.sockets, Timeout: timeout,
		Input: s.input, ReadInput: s.readInput, Ahead: s.ahead, Suspends: s.suspends, Protect: s.protect,
		Quiet:    func() bool { return s.session.Quiet.Load() },
		Keyboard: func() bool { return s.session.Interactive },
	}
	if r := s.session.Recorder; r != nil {
		ps.Named = r.Name
		ps.NameAll = func(vars *object.Namespace, before string) { s.session.Known.NameAll(vars, before) }
	}
	return ps
}

// runProgram runs a file that is Python alone as python3 FILE would, and -m NAME or a
// folder as it does, too. A file that cannot
// be read, or is no Python, is the caller's error, in the background too.
func (s *Shell) runProgram(t *object.Thread, argv []string, background bool) error {
	if argv[0] == "-m" && len(argv) > 1 {
		name := argv[1]
		p := s.session.Programs.New(s.session.ProgramName(name), append([]string{"-m"}, argv[2:]...))
		p.File = "-m " + name
		return s.launch(t, p, background, func(t *object.Thread, main *object.Namespace) error { return p.Host().RunModule(t, name, main) })
	}
	if info, err := os.Stat(argv[0]); err == nil && info.IsDir() {
		p := s.session.Programs.New(s.session.ProgramName(argv[0]), argv)
		return s.launch(t, p, background, func(t *object.Thread, main *object.Namespace) error { return p.Host().RunFolder(t, argv[0], main) })
	}
	path := save.Absolute(argv[0])
	octets, err := s.readFile(t, argv[0])
	switch {
	case object.IsException(err, object.KeyboardInterrupt):
		return err
	case err != nil:
		return fileException(argv[0], err)
	}
	defer collectOften(len(octets))()
	text, err := eval.DecodeProgram(path, octets)
	if err != nil {
		return err
	}
	tree, err := s.parse(path, text, s.pythonEnv(nil))
	if err != nil {
		return err
	}
	p := s.session.Programs.New(s.session.ProgramName(argv[0]), argv)
	return s.launch(t, p, background, func(t *object.Thread, main *object.Namespace) error { return runMain(t, tree, p.Env()) })
}

// launch runs a program in front or in the background.
func (s *Shell) launch(t *object.Thread, p *program.Program, background bool, body program.Body) error {
	if background {
		return s.session.Programs.Start(p, body)
	}
	r, err := s.session.Programs.Run(t, p, body)
	s.told = r.Told
	return err
}

// bringProgram brings a program to the front and gives what ends it there.
func (s *Shell) bringProgram(t *object.Thread, p *program.Program) error {
	r, err := s.session.Programs.Bring(t, p)
	s.told = r.Told
	return err
}

// runMain runs a program's text.
func runMain(t *object.Thread, tree *syntax.Tree, env *eval.Env) error {
	defer named(env, tree)()
	return eval.Run(t, tree, env, true)
}

// suspends puts the program in front into the background, by back, when Ctrl-Z is typed
// or sent, until stop. A script has no Ctrl-Z of its own: its process stops, as any.
func (s *Shell) suspends(back func()) (stop func()) {
	if !s.session.Interactive || s.keyboard.Load() == nil {
		return func() {}
	}
	return onSuspend(func() {
		s.console.Line("") // the terminal has shown ^Z
		back()
	})
}
