// Package shell is the read-eval-print loop: it reads lines, runs them as
// commands or Python, and reports. It knows no terminal: lines come from package
// editor, everything printed goes through package console. What a command does is
// left to the families in the folders of package command; NewTable lists them.
package shell

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"sync/atomic"
	"syscall"
	"time"

	"labsh/netlab/record"
	"labsh/shell/command"
	"labsh/shell/command/complete"
	"labsh/shell/command/journal"
	"labsh/shell/command/kept"
	"labsh/shell/command/known"
	"labsh/shell/command/line"
	"labsh/shell/command/save"
	"labsh/shell/command/store"
	"labsh/shell/console"
	"labsh/shell/editor"
	"labsh/shell/locale"
	"labsh/shell/module"
	selects "labsh/shell/module/select"
	"labsh/shell/module/signal"
	"labsh/shell/module/socket"
	"labsh/shell/module/sys"
	"labsh/shell/program"
	"labsh/shell/python/builtin"
	"labsh/shell/python/eval"
	"labsh/shell/python/object"
)

// Options say how a shell is set up.
type Options struct {
	Stdin          *os.File
	Stdout, Stderr io.Writer
	Lang           locale.Lang
	Color          console.ColorMode
	Store          string        // the store's base URL; "" for the embedded one
	Timeout        time.Duration // of sockets and requests; 0 for none
	Argv           []string      // sys.argv
	History        string        // the history's file; "" for none
	// Unrecorded sessions keep nothing of what their sockets did.
	Unrecorded bool
}

// Shell is one session: its Python, its commands, its screen.
type Shell struct {
	options Options
	console *console.Console
	interp  *object.Interpreter
	thread  *object.Thread
	ended   func() bool // everything is to end, at once
	host    *module.Host
	sockets *socket.Table
	signals *signal.State
	session *command.Session
	store   *store.Store
	files   save.Files // which save may not write over
	kept    *kept.File // the session's log; nil where it is not kept
	reader  *line.Reader
	env     *eval.Env
	editor  editor.Editor     // nil until a line is wanted
	told    *object.Exception // what a program has reported itself
	asking  atomic.Bool       // input() is: its prompt tells what is waited for
	watches atomic.Int32      // lines under way whose waits are explained, one in the other
	playing bool              // a demo is played
	claimed map[string]bool   // see claim

	keyboard atomic.Pointer[editor.Editor] // editor, if it has a terminal

	interrupted bool // see Interrupted
}

// Exit statuses, as main returns them.
const (
	StatusDone        = 0
	StatusError       = 1
	StatusUsage       = 2
	StatusInterrupted = 130
)

// New makes a shell. Its waits end when ctx does.
func New(ctx context.Context, o Options) *Shell {
	s := &Shell{options: o}
	s.console = console.New(console.Options{Stdout: o.Stdout, Stderr: o.Stderr, Color: o.Color, Lang: o.Lang})
	s.interp = object.NewInterpreter(s.console.Out(), s.console.ErrOut())
	builtin.Install(s.interp)
	s.interp.Input, s.interp.ReadInput = s.input, s.readInput
	s.thread = s.interp.NewThread(ctx)
	s.console.SetInterrupted(func() bool { return s.Thread().Pending() })
	s.ended = func() bool { return ctx.Err() != nil }

	s.signals = signal.Install(s.thread, Die)
	s.sockets = new(socket.Table)
	var recorder *record.Recorder
	if !o.Unrecorded {
		recorder = record.New(record.Limits{})
		s.sockets.Observer = recorder
	}
	s.sockets.SetDefaultTimeout(o.Timeout)
	s.sockets.Install(s.interp)
	selects.SetInput(s.interp, s.ahead)
	s.host = &module.Host{Argv: o.Argv, Dial: s.sockets.Dial, Timeout: o.Timeout, Traceback: eval.Traceback}
	s.interp.Load = s.host.Load

	s.store = store.New(o.Store)
	table := NewTable(s.store, &s.files)
	s.reader = &line.Reader{Commands: table}
	s.env = &eval.Env{Globals: newMain(), Outer: object.NewNamespace(), Builtins: s.interp.Builtins}
	s.setMain(s.env.Globals)
	s.session = &command.Session{
		Table: table, Console: s.console, Env: s.env, Sockets: s.sockets, Recorder: recorder, Known: &known.Objects{Globals: s.env.Globals},
		Timeout: o.Timeout, RunFile: s.runInside, RunProgram: s.runProgram, BringProgram: s.bringProgram,
	}
	s.session.Programs = s.newPrograms(ctx, o.Timeout)
	s.session.Converse, s.session.PlayDemo = s.converse, s.playDemo
	s.files.History = o.History
	if recorder != nil {
		s.session.NameSockets()
		s.session.Journal.Transcript = &journal.Transcript{Clean: console.Bare, Tell: s.console.Tell}
		s.console.SetTranscript(s.session.Journal.Transcript)
	}
	s.sockets.Line = s.session.ServerLine
	s.env.Commands, s.env.Suggest = s.session, s.session.Suggestions
	return s
}

// newMain makes the variables of a program.
func newMain() *object.Namespace {
	ns := object.NewNamespace()
	ns.Set("__name__", object.Str("__main__"))
	for _, name := range []string{"__doc__", "__package__", "__spec__"} {
		ns.Set(name, object.None)
	}
	return ns
}

// setMain makes variables those of sys.modules["__main__"] until the function that it
// gives is called.
func (s *Shell) setMain(vars *object.Namespace) (restore func()) {
	before := s.interp.Modules["__main__"]
	s.interp.SetModule("__main__", &object.Module{Name: "__main__", Vars: vars})
	return func() { s.interp.SetModule("__main__", before) }
}

// Thread is the thread that interrupts are for: the shell's main one, or that of the
// program in front.
func (s *Shell) Thread() *object.Thread {
	if p := s.session.Programs.Front(); p != nil {
		return p.Thread()
	}
	return s.thread
}

// Signal gives a signal to the program that runs, and tells what is to become of it.
func (s *Shell) Signal(sig os.Signal) signal.Fate {
	n, ok := sig.(syscall.Signal)
	if !ok {
		return signal.Unhandled
	}
	if p := s.session.Programs.Front(); p != nil {
		return p.Signal(int(n))
	}
	return s.signals.Deliver(int(n))
}

// interrupt is what the key does that sends SIGINT elsewhere.
func (s *Shell) interrupt() {
	switch s.Signal(os.Interrupt) {
	case signal.Unhandled:
		s.Thread().Interrupt()
	case signal.Fatal:
		Die(syscall.SIGINT)
	}
}

// Interrupted reports whether a KeyboardInterrupt that nothing caught ended a
// script. Its process is to die of SIGINT, as Python's does: a shell's loop goes on
// after a program that just gives a status, were it 130.
func (s *Shell) Interrupted() bool { return s.interrupted }

// Close ends what the session began, its servers and sockets among them, and
// writes what is left to write.
func (s *Shell) Close() error {
	ctx, cancel := context.WithTimeout(context.Background(), closeGrace)
	defer cancel()
	_ = program.Stop(ctx, s.session.Programs.Running()) // those left are in calls that nothing ends
	s.signals.Close()
	s.host.Threads.Stop(s.thread) // before the rest: they must not see what they use go away
	err := errors.Join(s.session.Close(ctx), s.store.Close(ctx))
	s.endLog() // the lines in which servers told their end are in it
	s.sockets.Close()
	s.interp.StopReclaiming()
	if s.editor != nil {
		err = errors.Join(err, s.editor.Close())
	}
	return errors.Join(err, s.console.Close())
}

// closeGrace is how long leaving waits for open exchanges.
const closeGrace = 2 * time.Second

// echo shows a value at the prompt, as Python's sys.displayhook does.
func (s *Shell) echo(t *object.Thread, v object.Value) error {
	if hook, ok := sys.Hook(t.Interpreter(), "displayhook"); ok {
		_, err := object.Call(t, hook, v)
		return err
	}
	if v == object.None {
		return nil
	}
	return s.session.Echo(t, v)
}

// input reads a line for Python's input().
func (s *Shell) input(ctx context.Context, prompt string) (string, error) {
	ed, err := s.lines()
	if err != nil {
		return "", err
	}
	if !ed.Terminal() {
		if err := s.show(prompt); err != nil {
			return "", err
		}
		line, err := ed.Ask(ctx, "")
		s.answered("", line, err)
		if errors.Is(err, editor.ErrLineTooLong) {
			err = object.NewException(object.MemoryError)
		}
		return line, err
	}
	if line, ok, err := ed.Typed(); ok || err != nil {
		if shown := s.show(prompt); err == nil {
			err = shown
		}
		s.answered("", line, err)
		return line, err
	}
	s.console.FreshLine()
	s.asking.Store(true)
	defer s.asking.Store(false)
	line, err := ed.Ask(ctx, s.console.Paint(console.Plain, prompt))
	s.answered(prompt, line, err)
	if errors.Is(err, editor.ErrInterrupted) {
		s.interrupt()
	}
	return line, err
}

// show prints the prompt of input() where no editor does.
func (s *Shell) show(prompt string) error {
	_, err := io.WriteString(s.console.Out(), prompt)
	return err
}

// ahead reports whether keys were read that no line has had yet. Any thread may ask.
func (s *Shell) ahead() bool {
	ed := s.keyboard.Load()
	return ed != nil && (*ed).Ahead()
}

// readInput reads bytes for Python's sys.stdin.
func (s *Shell) readInput(ctx context.Context, p []byte) (int, error) {
	ed, err := s.lines()
	if err != nil {
		return 0, err
	}
	if !ed.Terminal() {
		return ed.ReadInput(ctx, p)
	}
	s.console.FreshLine()
	s.asking.Store(true)
	defer s.asking.Store(false)
	n, err := ed.ReadInput(ctx, p)
	s.console.Note(string(p[:max(n, 0)]))
	if errors.Is(err, editor.ErrInterrupted) {
		s.interrupt()
	}
	return n, err
}

// lines gives the editor, made when the first line is wanted.
func (s *Shell) lines() (editor.Editor, error) {
	if s.editor != nil {
		return s.editor, nil
	}
	out, _ := s.options.Stdout.(*os.File)
	if out == nil {
		return nil, errors.New("standard output is no file")
	}
	ed, err := editor.New(editor.Config{
		In: s.options.Stdin, Out: out, Prompts: s.options.Stderr,
		Completer: complete.New(s.session, s.interp), History: s.options.History, Suspend: s.session.Programs.Suspend,
	})
	if err != nil {
		return nil, fmt.Errorf("line editor: %w", err)
	}
	s.editor = ed
	if ed.Terminal() {
		s.keyboard.Store(&ed)
		s.console.SetPrompter(ed)
	}
	return ed, nil
}
