// Package moduletest runs Python for the modules' tests, here and in python3.
package moduletest

import (
	"bytes"
	"context"
	"os"
	"testing"

	"labsh/shell/module"
	"labsh/shell/module/sheet"
	"labsh/shell/module/socket"
	"labsh/shell/python/builtin"
	"labsh/shell/python/eval"
	"labsh/shell/python/object"
	"labsh/shell/python/syntax"
)

// Session is our Python at its prompt.
type Session struct {
	*object.Thread
	env     *eval.Env
	out     bytes.Buffer
	Sockets socket.Table
}

// New makes a session with the modules, and the sheet's classes at hand.
func New(t testing.TB) *Session { return NewFor(t, &module.Host{}) }

// NewFor is New with what the modules are given.
func NewFor(t testing.TB, h *module.Host) *Session {
	s := new(Session)
	in := object.NewInterpreter(&s.out, &s.out)
	builtin.Install(in)
	s.Sockets.Install(in)
	h.Traceback = eval.Traceback
	if h.Argv == nil {
		h.Argv = []string{os.DevNull} // the folder of the test may hold files that are named as modules
	}
	in.Load = h.Load
	ctx, cancel := context.WithCancel(context.Background())
	t.Cleanup(func() {
		cancel()
		h.Threads.Stop(s.Thread)
		s.Sockets.Close()
	})
	s.Thread = in.NewThread(ctx)
	s.env = &eval.Env{Globals: object.NewNamespace(), Builtins: in.Builtins}
	s.env.Globals.Set("__name__", object.Str("__main__"))
	client, server := sheet.ClientType(), sheet.ServerType()
	s.env.Globals.Set("Client", client)
	s.env.Globals.Set("Serveur", server)
	s.env.Globals.Set("Relais", sheet.RelayType())
	s.env.Echo = func(t *object.Thread, v object.Value) error {
		if v == object.None {
			return nil
		}
		text, err := object.Repr(t, v)
		s.out.WriteString(text + "\n")
		return err
	}
	return s
}

// Raise runs a text and gives the exception that ended it.
func (s *Session) Raise(text string) error {
	return s.Run(func() error {
		tree, err := syntax.Parse("<stdin>", text+"\n", syntax.FileMode, nil)
		if wrong, ok := err.(*syntax.Error); ok {
			return eval.SyntaxException(wrong)
		}
		return eval.Run(s.Thread, tree, s.env, false)
	})
}

// Do runs a text and gives what it printed and the last line of its error.
func (s *Session) Do(text string) Outcome {
	s.out.Reset()
	err := s.Raise(text)
	o := Outcome{Out: s.out.String()}
	if err != nil {
		_ = s.Run(func() error {
			o.Err = eval.LastLine(s.Thread, err.(*object.Exception))
			return nil
		})
	}
	return o
}

// Program runs a text as a file, which echoes nothing.
func (s *Session) Program(text string) Outcome {
	echo := s.env.Echo
	s.env.Echo = nil
	defer func() { s.env.Echo = echo }()
	return s.Do(text)
}

// Outcome is what a chunk printed and the last line of its error.
type Outcome struct{ Out, Err string }

// Traceback runs a program from a file and gives what Python prints of the
// exception that ends it, "" when none does.
func (s *Session) Traceback(file, text string) (printed string) {
	_ = s.Run(func() error {
		tree, err := syntax.Parse(file, text, syntax.FileMode, nil)
		if err == nil {
			err = eval.Run(s.Thread, tree, &eval.Env{Globals: s.env.Globals, Builtins: s.env.Builtins}, true)
		}
		if e, ok := object.AsException(err); ok {
			printed = eval.Traceback(s.Thread, e)
		}
		return nil
	})
	return printed
}
