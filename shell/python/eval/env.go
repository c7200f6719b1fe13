package eval

import (
	"labsh/shell/python/object"
	"labsh/shell/python/syntax"
)

// Env is where a text runs: its variables and, beyond them, what the shell adds
// to Python.
type Env struct {
	Globals *object.Namespace
	// Outer is looked into after Globals and before the built-ins; it may be
	// nil. The shell keeps its predeclared modules there.
	Outer *object.Namespace
	// Inner is looked into before Globals; it may be nil. A command's twin
	// finds the names that it was written for there.
	Inner *object.Namespace
	// Builtins come last.
	Builtins *object.Namespace
	// Commands runs the commands in the text; nil where there are none.
	Commands Commands
	// Echo is given the value of every expression statement at the prompt; nil
	// in a file.
	Echo func(t *object.Thread, v object.Value) error
	// Suggest adds names to those from which NameError suggests one; may be nil.
	Suggest func() []string
}

// Commands runs the shell's commands.
type Commands interface {
	// Owns reports whether v.method may be a command, v being what the name
	// before the dot is bound to.
	Owns(v object.Value, method string) bool
	// Refused is told that a line did not come to run: an expression in it
	// raised err. Unreceived is told that its receiver is not bound, which is an error of
	// Python's own.
	Refused(t *object.Thread, line *syntax.CommandLine, err error)
	Unreceived(t *object.Thread, line *syntax.CommandLine, err error)
	// IsPython is told, once for each place, that a line that could be a command ran as
	// Python.
	IsPython(line *syntax.CommandLine)
	// RunCommand runs one line. Its value is bound to the line's targets; with
	// two targets it is a tuple.
	RunCommand(t *object.Thread, call *CommandCall) (object.Value, error)
	// Turn is told when a loop of the text itself, in no function, begins a turn, if
	// there are commands in it.
	Turn(loop syntax.Stmt)
}

// CommandCall is a command line about to run.
type CommandCall struct {
	*syntax.CommandLine
	Receiver object.Value   // what NAME of NAME.METHOD is bound to, or nil
	Values   []object.Value // of the expressions in the line, in order
	// Lookup finds a name as the line sees it.
	Lookup func(name string) (object.Value, bool)
	// Rebind gives a variable of the line's function or class that is bound to old another
	// value; false where none is. It may be nil.
	Rebind func(name string, old, v object.Value) bool
	Env    *Env
}

// Run runs a tree in env on the thread t, whose interpreter's lock the caller
// holds ([object.Thread.Run]). The error is an *object.Exception.
func Run(t *object.Thread, tree *syntax.Tree, env *Env, quote bool) error {
	source := &object.Source{File: tree.File}
	if quote {
		source.Text = tree.Text
	}
	body, err := compile(tree, env, source)
	if err != nil {
		return err
	}
	return (&frame{t: t, code: body}).exec()
}

// Bound lists the names that a tree binds in the module that it is run in.
func Bound(tree *syntax.Tree) []string {
	s, err := analyse(tree, false)
	if err != nil {
		return nil
	}
	var names []string
	for name, y := range s.symbols {
		if y.bound {
			names = append(names, name)
		}
	}
	return names
}

// Eval gives the value of an expression in env.
func Eval(t *object.Thread, e syntax.Expr, env *Env) (object.Value, error) {
	ret := &syntax.Return{Span: e.Range(), Value: e}
	body, err := compile(&syntax.Tree{File: "<string>", Body: []syntax.Stmt{ret}}, env, &object.Source{File: "<string>"})
	if err != nil {
		return nil, err
	}
	f := &frame{t: t, code: body}
	err = f.exec()
	return f.ret, err
}

func compile(tree *syntax.Tree, env *Env, source *object.Source) (*code, error) {
	s, err := analyse(tree, false)
	if err != nil {
		return nil, err
	}
	body := &code{name: "<module>", source: source, scope: s, env: env, line: 1, notes: notes(tree), deep: s.deep}
	c := &compiler{code: body, scope: s}
	body.body = c.program(tree, c.module(tree.Body))
	return body, nil
}

// program makes of the compiled body of a tree all that the tree does: its docstring
// is its __doc__.
func (c *compiler) program(tree *syntax.Tree, body stmt) stmt {
	body = c.annotated(body)
	if tree.Doc == nil {
		return body
	}
	bind, doc := c.store("__doc__"), object.Str(tree.Doc.Value)
	return func(f *frame) (exit, error) {
		if err := bind(f, doc); err != nil {
			return atEnd, err
		}
		return body(f)
	}
}

// notes is the tree if its annotations are kept as text.
func notes(tree *syntax.Tree) *syntax.Tree {
	if tree.Future {
		return tree
	}
	return nil
}

// compiler turns the tree of one scope into closures.
type compiler struct {
	code  *code
	scope *scope
	// firstParam reads a function's first parameter, for super(); nil where
	// there is none.
	firstParam expr
}

// inner is the compiler of a scope inside this one.
func (c *compiler) inner(node any, name string) *compiler {
	s := c.scope.children[node]
	return &compiler{
		code:  &code{name: name, source: c.code.source, scope: s, env: c.code.env, notes: c.code.notes, deep: c.code.deep, line: node.(syntax.Node).Range().Start.Line},
		scope: s,
	}
}
