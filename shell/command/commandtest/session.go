// Package commandtest runs command lines for the tests of the families, in a session
// whose screen is memory.
package commandtest

import (
	"bytes"
	"context"
	"io"
	"regexp"
	"sync"
	"testing"
	"time"

	"labsh/netlab/record"
	"labsh/shell"
	"labsh/shell/command"
	"labsh/shell/command/known"
	"labsh/shell/command/line"
	"labsh/shell/command/save"
	"labsh/shell/command/store"
	"labsh/shell/console"
	"labsh/shell/locale"
	"labsh/shell/module"
	"labsh/shell/module/socket"
	"labsh/shell/program"
	"labsh/shell/python/builtin"
	"labsh/shell/python/eval"
	"labsh/shell/python/object"
	"labsh/shell/python/syntax"
)

// Session is a session with all the families.
type Session struct {
	*command.Session
	T      testing.TB
	Thread *object.Thread
	// Store is the store that it asks, Files those that save may not write over.
	Store *store.Store
	Files save.Files

	out, errOut *buffer
}

// buffer is a bytes.Buffer for many goroutines.
type buffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (b *buffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.Write(p)
}

// take gives what was written and empties the buffer.
func (b *buffer) take() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	defer b.b.Reset()
	return b.b.String()
}

// patience is how long a session's test may take: one that waits for what will not
// come fails by then, and says which it is.
const patience = 3 * time.Minute

// Table is the table of all families.
func Table() *command.Table { return shell.NewTable(store.New(""), &save.Files{}) }

// Reader reads the lines of all families' commands.
func Reader() *line.Reader { return &line.Reader{Commands: Table()} }

// New makes a session; all that it starts ends with the test.
func New(t testing.TB, lang locale.Lang) *Session {
	t.Helper()
	h := &Session{T: t, out: &buffer{}, errOut: &buffer{}, Store: store.New("")}
	return h.with(lang, shell.NewTable(h.Store, &h.Files))
}

// With makes a session that has the commands of a table alone.
func With(t testing.TB, lang locale.Lang, table *command.Table) *Session {
	t.Helper()
	h := &Session{T: t, out: &buffer{}, errOut: &buffer{}, Store: store.New("")}
	return h.with(lang, table)
}

func (h *Session) with(lang locale.Lang, table *command.Table) *Session {
	out := console.New(console.Options{
		Stdout: h.out, Stderr: h.errOut, Color: console.ColorNever, Lang: lang,
		Getenv: func(string) string { return "" },
	})
	in := object.NewInterpreter(out.Out(), out.ErrOut())
	builtin.Install(in)
	recorder := record.New(record.Limits{})
	sockets := &socket.Table{Observer: recorder}
	sockets.Install(in)
	in.Load = (&module.Host{Dial: sockets.Dial}).Load
	ctx, cancel := context.WithCancel(context.Background())
	late := time.AfterFunc(patience, func() {
		h.T.Errorf("the session's test has not ended after %v; what it waits in now is interrupted", patience)
		cancel()
	})
	h.Thread = in.NewThread(ctx)
	env := &eval.Env{Globals: object.NewNamespace(), Outer: object.NewNamespace(), Builtins: in.Builtins}
	h.Session = &command.Session{Table: table, Console: out, Env: env, Known: &known.Objects{Globals: env.Globals}, Sockets: sockets, Recorder: recorder, Programs: new(program.Programs)}
	h.Session.NameSockets()
	h.Session.Converse = func(conversation func(command.Conversation) error) error {
		return conversation(command.Conversation{Next: func(context.Context) ([]byte, error) { return nil, io.EOF }})
	}
	env.Commands = h.Session
	h.Do(func() error {
		for _, name := range command.Predeclared {
			m, err := object.Library(h.Thread, name)
			if err != nil {
				return err
			}
			env.Outer.Set(name, m)
		}
		return nil
	})
	h.T.Cleanup(func() {
		late.Stop()
		stop, cancelStop := context.WithTimeout(context.Background(), 5*time.Second)
		defer cancelStop()
		if err := h.Session.Close(stop); err != nil {
			h.T.Errorf("close: %v", err)
		}
		if err := h.Store.Close(stop); err != nil {
			h.T.Errorf("close: %v", err)
		}
		sockets.Close()
		cancel()
		if err := out.Close(); err != nil {
			h.T.Errorf("console: %v", err)
		}
	})
	return h
}

// Do runs f under the interpreter's lock.
func (h *Session) Do(f func() error) {
	h.T.Helper()
	if err := h.Thread.Run(f); err != nil {
		h.T.Fatal(err)
	}
}

// Out and ErrOut give what was printed since they last did.
func (h *Session) Out() string { return h.out.take() }

// ErrOut is Out for standard error.
func (h *Session) ErrOut() string { return h.errOut.take() }

// Try runs lines as a script; an error's last line and hint go to standard
// error, as the shell prints them.
func (h *Session) Try(lines string) (stdout, stderr string, err error) {
	h.T.Helper()
	err = h.Thread.Run(func() error {
		tree, err := syntax.Parse("<test>", lines+"\n", syntax.FileMode, &line.Reader{Commands: h.Table})
		if err != nil {
			return err
		}
		return eval.Run(h.Thread, tree, h.Env, true)
	})
	if err != nil {
		hint := ""
		if e, ok := object.AsException(command.PythonError(err)); ok {
			h.Advise(e)
			if say, ok := e.Hint.(locale.Hint); ok {
				hint = say(h.Console.Lang())
			}
		}
		h.Console.Error(err.Error(), hint)
	}
	if err := h.Console.Flush(); err != nil {
		h.T.Fatal(err)
	}
	return h.Out(), h.ErrOut(), err
}

// Run runs lines that must succeed.
func (h *Session) Run(lines string) (stdout, stderr string) {
	h.T.Helper()
	stdout, stderr, err := h.Try(lines)
	if err != nil {
		h.T.Fatalf("%s\n%s%v", lines, stdout, err)
	}
	return stdout, stderr
}

// Fails runs lines that must raise an exception, and gives its last line and
// hint as the shell prints them.
func (h *Session) Fails(lines string) string {
	h.T.Helper()
	stdout, stderr, err := h.Try(lines)
	if err == nil {
		h.T.Fatalf("%s\nno error; it printed %q", lines, stdout)
	}
	return stderr
}

// Value evaluates a Python expression and gives its repr.
func (h *Session) Value(expression string) string {
	h.T.Helper()
	var text string
	h.Do(func() error {
		e, err := syntax.ParseExpr("<test>", expression)
		if err != nil {
			return err
		}
		v, err := eval.Eval(h.Thread, e, h.Env)
		if err != nil {
			return err
		}
		text, err = object.Repr(h.Thread, v)
		return err
	})
	return text
}

// Web starts web, and gives its port.
func (h *Session) Web() string {
	h.T.Helper()
	stdout, _ := h.Run("web 0")
	port := regexp.MustCompile(`:(\d+)/`).FindStringSubmatch(stdout)
	if port == nil {
		h.T.Fatalf("web 0 printed %q", stdout)
	}
	return port[1]
}
