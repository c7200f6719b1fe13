package command

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"sync"
	"testing"
	"time"

	"labsh/shell/command/known"
	"labsh/shell/command/line"
	"labsh/shell/console"
	"labsh/shell/locale"
	"labsh/shell/module"
	"labsh/shell/module/socket"
	"labsh/shell/python/builtin"
	"labsh/shell/python/eval"
	"labsh/shell/python/object"
	"labsh/shell/python/syntax"
)

// harness is a session whose screen is memory.
type harness struct {
	*Session
	t           *testing.T
	thread      *object.Thread
	env         *eval.Env
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

// newSession makes a session; all that it starts ends with the test.
func newSession(t *testing.T, lang locale.Lang) *harness {
	t.Helper()
	h := &harness{t: t, out: &buffer{}, errOut: &buffer{}}
	out := console.New(console.Options{
		Stdout: h.out, Stderr: h.errOut, Color: console.ColorNever, Lang: lang,
		Getenv: func(string) string { return "" },
	})
	in := object.NewInterpreter(out.Out(), out.ErrOut())
	builtin.Install(in)
	sockets := &socket.Table{}
	sockets.Install(in)
	in.Load = (&module.Host{}).Load
	table := NewTable(Families()...)
	h.Session = &Session{Table: table, Console: out, Sockets: sockets, Known: &known.Objects{}}
	ctx, cancel := context.WithCancel(context.Background())
	h.thread = in.NewThread(ctx)
	h.env = &eval.Env{Globals: object.NewNamespace(), Outer: object.NewNamespace(), Builtins: in.Builtins, Commands: h.Session}
	h.Session.Env, h.Known.Globals = h.env, h.env.Globals
	h.do(func() error {
		for _, name := range []string{"socket", "requests", "json", "time"} {
			m, err := object.Import(h.thread, name)
			if err != nil {
				return err
			}
			h.env.Outer.Set(name, m)
		}
		return nil
	})
	t.Cleanup(func() {
		stop, cancelStop := context.WithTimeout(context.Background(), 5*time.Second)
		defer cancelStop()
		if err := h.Session.Close(stop); err != nil {
			t.Errorf("close: %v", err)
		}
		sockets.Close()
		cancel()
		if err := out.Close(); err != nil {
			t.Errorf("console: %v", err)
		}
	})
	return h
}

func (h *harness) do(f func() error) {
	h.t.Helper()
	if err := h.thread.Run(f); err != nil {
		h.t.Fatal(err)
	}
}

// try runs lines as a script; an error's last line and hint go to standard
// error, as the shell prints them.
func (h *harness) try(lines string) (stdout, stderr string, err error) {
	h.t.Helper()
	err = h.thread.Run(func() error {
		tree, err := syntax.Parse("<test>", lines+"\n", syntax.FileMode, &line.Reader{Commands: h.Table})
		if err != nil {
			return err
		}
		return eval.Run(h.thread, tree, h.env, true)
	})
	if err != nil {
		hint := ""
		if e, ok := object.AsException(pythonError(err)); ok {
			h.Advise(e)
			if say, ok := e.Hint.(locale.Hint); ok {
				hint = say(h.Console.Lang())
			}
		}
		h.Console.Error(err.Error(), hint)
	}
	if err := h.Console.Flush(); err != nil {
		h.t.Fatal(err)
	}
	return h.out.take(), h.errOut.take(), err
}

// run runs lines that must succeed.
func (h *harness) run(lines string) (stdout, stderr string) {
	h.t.Helper()
	stdout, stderr, err := h.try(lines)
	if err != nil {
		h.t.Fatalf("%s\n%s%v", lines, stdout, err)
	}
	return stdout, stderr
}

// fails runs lines that must raise an exception, and gives its last line and
// hint as the shell prints them.
func (h *harness) fails(lines string) string {
	h.t.Helper()
	stdout, stderr, err := h.try(lines)
	if err == nil {
		h.t.Fatalf("%s\nno error; it printed %q", lines, stdout)
	}
	return stderr
}

// value evaluates a Python expression.
func (h *harness) value(expression string) string {
	h.t.Helper()
	var text string
	h.do(func() error {
		e, err := syntax.ParseExpr("<test>", expression)
		if err != nil {
			return err
		}
		v, err := eval.Eval(h.thread, e, h.env)
		if err != nil {
			return err
		}
		text, err = object.Repr(h.thread, v)
		return err
	})
	return text
}

func TestHarness(t *testing.T) {
	h := newSession(t, locale.English)
	if stdout, _ := h.run("x = 2\nprint(x ** 70)"); stdout != "1180591620717411303424\n" {
		t.Errorf("print: %q", stdout)
	}
	if got := h.fails("print(y)"); !strings.HasPrefix(got, "NameError: name 'y' is not defined") {
		t.Errorf("error: %q", got)
	}
	_, _, err := h.try("x = (")
	var wrong *syntax.Error
	if !errors.As(err, &wrong) {
		t.Errorf("syntax error: %v", err)
	}
}

// callOf is a command line about to run, without expressions in it.
func callOf(h *harness, line *syntax.CommandLine) *eval.CommandCall {
	return &eval.CommandCall{CommandLine: line, Env: h.env, Lookup: h.env.Globals.Get}
}
