// Package labsh answers for labsh's Python where package judge asks CPython. It is
// for tests.
package labsh

import (
	"bytes"
	"context"

	"labsh/shell/python/builtin"
	"labsh/shell/python/eval"
	"labsh/shell/python/judge"
	"labsh/shell/python/object"
	"labsh/shell/python/syntax"
)

// Loader makes a module; see [object.Interpreter].
type Loader = func(t *object.Thread, name string) (*object.Module, error)

// Run runs chunks in one namespace of labsh's Python, as its prompt would; load
// may be nil where nothing is imported.
func Run(load Loader) func(chunks []string) []judge.Outcome {
	return func(chunks []string) []judge.Outcome {
		var stdout bytes.Buffer
		in := object.NewInterpreter(&stdout, &stdout)
		builtin.Install(in)
		in.Load = load
		th := in.NewThread(context.Background())
		env := NewEnv(in)
		env.Echo = func(t *object.Thread, v object.Value) error {
			if v == object.None {
				return nil
			}
			text, err := object.Repr(t, v)
			if err != nil {
				return err
			}
			env.Builtins.Set("_", v)
			stdout.WriteString(text + "\n")
			return nil
		}
		var outcomes []judge.Outcome
		for _, c := range chunks {
			stdout.Reset()
			err := th.Run(func() error {
				tree, err := syntax.Parse("<stdin>", c, syntax.FileMode, nil)
				if wrong, ok := err.(*syntax.Error); ok {
					return eval.SyntaxException(wrong)
				}
				return eval.Run(th, tree, env, false)
			})
			o := judge.Outcome{Out: stdout.String()}
			if e, ok := object.AsException(err); ok {
				_ = th.Run(func() error {
					o.Err = eval.LastLine(th, e)
					return nil
				})
			}
			outcomes = append(outcomes, o)
		}
		return outcomes
	}
}

// NewEnv makes the environment of a program.
func NewEnv(in *object.Interpreter) *eval.Env {
	env := &eval.Env{Globals: object.NewNamespace(), Builtins: in.Builtins}
	env.Globals.Set("__name__", object.Str("__main__"))
	env.Globals.Set("__doc__", object.None)
	return env
}
