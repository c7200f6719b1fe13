package command

import (
	"context"
	"errors"
	"strings"
	"sync/atomic"
	"time"
	"weak"

	"labsh/netlab"
	"labsh/netlab/record"
	"labsh/shell/command/journal"
	"labsh/shell/command/known"
	"labsh/shell/command/line"
	"labsh/shell/console"
	"labsh/shell/locale"
	"labsh/shell/module/socket"
	"labsh/shell/program"
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
	// Known are the sockets and servers that the session has open.
	Known *known.Objects
	// Interactive tells that a person types: values are echoed, waits are
	// explained.
	Interactive bool
	// RunFile runs a file in this session, as run does; the shell sets it.
	RunFile func(t *object.Thread, path string) error
	// RunProgram runs a Python program with its arguments, the file's name first, as
	// python does; the shell sets it.
	RunProgram func(t *object.Thread, argv []string, background bool) error
	// BringProgram brings one from the background to the front, until it ends or is put
	// back; the shell sets it.
	BringProgram func(t *object.Thread, p *program.Program) error
	// Programs are those that it has run so.
	Programs *program.Programs
	// Converse calls a conversation with what the person at the keyboard, or
	// standard input, has to say; the shell sets it.
	Converse func(conversation func(Conversation) error) error
	// PlayDemo plays a demo; the shell sets it.
	PlayDemo func(t *object.Thread, d Demo) error
	// Since is when the conversations begin that this session is about: a demo has
	// those of its own. Zero is for all.
	Since time.Time
	// Recorder keeps what the session's sockets did; nil where nothing is recorded.
	Recorder *record.Recorder
	// Sockets are those that the session's Python code has made.
	Sockets *socket.Table
	// Timeout is the limit of waits of http and store, 0 for none.
	Timeout time.Duration
	// Failed is the last error that a command met: it is told without a
	// traceback.
	Failed Failure
	// ShowTwins shows the twin of every command.
	ShowTwins bool
	// Quiet holds back the lines of background servers.
	Quiet atomic.Bool

	// Journal is what was typed and what became of it.
	Journal journal.Journal
	// Lines are what was typed lately, for those who look on.
	Lines journal.Lines
	// Page is the page that show has opened; nil before.
	Page known.Background

	advised Failure  // a command's error that has its hint
	ends    []func() // what Close is to end beside sockets and servers
	making  making
	waiting atomic.Pointer[string]  // the command line under way
	trees   map[string]*syntax.Tree // of twins, by their text
}

// Owns reports whether v.method is a command.
func (s *Session) Owns(v object.Value, method string) bool {
	c, ok := s.Table.Method(method)
	return ok && c.On.Accepts(v)
}

// IsVariable reports whether a command's name stands for what the user has bound
// to it.
func (s *Session) IsVariable(name string) bool {
	v, bound := s.Env.Globals.Get(name)
	return bound && eval.HidesCommand(v)
}

// Record notes a complete input that is about to run, see [journal.Journal.Record].
func (s *Session) Record(text string, tree *syntax.Tree) (done func(err error)) {
	end := s.beginInput(text, tree)
	noted := s.Journal.Record(text, tree, s.Interactive)
	return func(err error) {
		noted(s.failed(nil, err))
		if s.Recorder != nil {
			s.Known.NameAll(s.Env.Globals, "")
		}
		end()
	}
}

// Turn notes that a loop of the input under way begins a turn.
func (s *Session) Turn(loop syntax.Stmt) { s.Journal.Turn(loop) }

// Refused notes that a command's line failed before the command ran; call is nil where it
// could not even be read.
func (s *Session) Refused(t *object.Thread, call *syntax.CommandLine, err error) {
	s.Failed = failure(err)
	if call != nil {
		s.Unreceived(t, call, err)
	}
}

// Unreceived notes that a line came to nothing, though not by a command's fault: its
// receiver is not bound.
func (s *Session) Unreceived(t *object.Thread, call *syntax.CommandLine, err error) {
	s.Journal.Note(call.Payload.(*line.Line)).Add(journal.Run{Refused: true, Failed: s.failed(t, err)})
}

// IsPython notes that a line that could be a command ran as Python.
func (s *Session) IsPython(call *syntax.CommandLine) {
	s.Journal.Note(call.Payload.(*line.Line)).TookPython()
}

// Failure remembers which error it was, without the calls that it ended and what
// their names hold.
type Failure struct{ weak.Pointer[object.Exception] }

func failure(err error) Failure {
	e, _ := object.AsException(err)
	return Failure{weak.Make(e)}
}

// Is reports whether it was e.
func (f Failure) Is(e *object.Exception) bool { return e != nil && f.Value() == e }

// Waiting says what the line under way waits for; any goroutine may ask.
func (s *Session) Waiting() string {
	l := s.Console.Lang()
	what := locale.WaitsForAnything.In(l)
	if text := s.waiting.Load(); text != nil {
		what = strings.TrimSpace(*text)
	}
	if s.Programs != nil && s.Programs.Front() != nil {
		return locale.WaitingProgram.Format(l, what)
	}
	return locale.Waiting.Format(l, what)
}

// SocketOptions are the options of the sockets that commands make in Go.
func (s *Session) SocketOptions() []netlab.Option { return s.Sockets.Observed() }

// LookupName finds a global, predeclared or built-in name.
func (s *Session) LookupName(name string) (object.Value, bool) {
	for _, ns := range []*object.Namespace{s.Env.Globals, s.Env.Outer, s.Env.Builtins} {
		if ns == nil {
			continue
		}
		if v, ok := ns.Get(name); ok {
			return v, true
		}
	}
	return nil, false
}

// Names lists all of those.
func (s *Session) Names() []string {
	var names []string
	for _, ns := range []*object.Namespace{s.Env.Globals, s.Env.Outer, s.Env.Builtins} {
		if ns != nil {
			names = append(names, ns.Names()...)
		}
	}
	return names
}

// ServerLine prints a line of a server that a Python line has started, unless
// such lines are held back.
func (s *Session) ServerLine(line string) {
	if !s.Quiet.Load() {
		s.Console.Async(line)
	}
}

// OnClose has Close call end, which may find that there is nothing to end.
func (s *Session) OnClose(end func()) { s.ends = append(s.ends, end) }

// Close ends everything that the session's commands have begun.
func (s *Session) Close(ctx context.Context) error {
	for _, end := range s.ends {
		end()
	}
	s.ends = nil
	err := errors.Join(s.Known.StopServers(ctx), s.Known.CloseSockets())
	if s.Page != nil && s.Page.Running() {
		err = errors.Join(err, s.Page.Stop(ctx))
	}
	return err
}

// ProgramName is what a program of that file is called: as the file, unless a server that
// runs has that name.
func (s *Session) ProgramName(file string) string {
	return s.Programs.NewName(file, func(name string) bool {
		v, bound := s.Env.Globals.Get(name)
		if !bound {
			return false
		}
		server, isServer := known.ServerOf(v)
		return isServer && server.Running()
	})
}
