// Package labsh answers for labsh's Python where package judge asks CPython. It is
// for tests.
package labsh

import (
	"bytes"
	"context"
	"testing"
	"time"

	"labsh/shell/python/builtin"
	"labsh/shell/python/eval"
	"labsh/shell/python/judge"
	"labsh/shell/python/object"
	"labsh/shell/python/syntax"
)

// Loader makes a module; see [object.Interpreter].
type Loader = func(t *object.Thread, name string, path object.Value) (m *object.Module, run func() error, err error)

// Run runs chunks in one namespace of labsh's Python, as its prompt would; load
// may be nil where nothing is imported.
func Run(load Loader) func(chunks []string) []judge.Outcome {
	return func(chunks []string) []judge.Outcome {
		p := NewPrompt(load)
		var outcomes []judge.Outcome
		for _, c := range chunks {
			outcomes = append(outcomes, p.Run(syntax.Parse("<stdin>", c, syntax.FileMode, nil)))
		}
		return outcomes
	}
}

// Prompt is a namespace in which one tree is run after the other.
type Prompt struct {
	Env    *eval.Env
	Thread *object.Thread
	out    bytes.Buffer
}

// NewPrompt makes one with nothing bound.
func NewPrompt(load Loader) *Prompt {
	p := &Prompt{}
	in := object.NewInterpreter(&p.out, &p.out)
	builtin.Install(in)
	in.Load = load
	p.Thread = in.NewThread(context.Background())
	p.Env = &eval.Env{Globals: object.NewNamespace(), Builtins: in.Builtins, Echo: p.echo}
	p.Env.Globals.Set("__name__", object.Str("__main__"))
	p.Env.Globals.Set("__doc__", object.None)
	return p
}

func (p *Prompt) echo(t *object.Thread, v object.Value) error {
	if v == object.None {
		return nil
	}
	text, err := object.Repr(t, v)
	if err != nil {
		return err
	}
	p.Env.Builtins.Set("_", v)
	p.out.WriteString(text + "\n")
	return nil
}

// Run runs what the parser gave and tells what it printed and raised.
func (p *Prompt) Run(tree *syntax.Tree, wrong error) (o judge.Outcome) {
	p.out.Reset()
	_ = p.Thread.Run(func() error {
		err := wrong
		if e, ok := wrong.(*syntax.Error); ok {
			err = eval.SyntaxException(e)
		} else if wrong == nil {
			err = eval.Run(p.Thread, tree, p.Env, false)
		}
		o.Out = p.out.String()
		if e, ok := object.AsException(err); ok {
			o.Err = eval.LastLine(p.Thread, e)
		}
		return nil
	})
	return o
}

// patience is how long what is interrupted may take to end.
const patience = 20 * time.Second

// Ends runs a program in which interrupt() is what Ctrl-C is; the test fails at once
// if the program does not end.
func Ends(tb testing.TB, program string) judge.Outcome {
	tb.Helper()
	p := NewPrompt(nil)
	p.Env.Globals.Set("interrupt", &object.Builtin{Name: "interrupt", Fn: func(t *object.Thread, _ []object.Value) (object.Value, error) {
		t.Interrupt()
		return object.None, nil
	}})
	tree, err := syntax.Parse("<stdin>", program, syntax.FileMode, nil)
	done := make(chan judge.Outcome, 1)
	go func() { done <- p.Run(tree, err) }()
	select {
	case o := <-done:
		return o
	case <-time.After(patience):
		tb.Fatalf("it does not end:\n%s", program)
	}
	return judge.Outcome{}
}
