package eval

import (
	"errors"
	"strings"

	"labsh/shell/python/object"
	"labsh/shell/python/syntax"
)

// text is a program that compile() has read. It is turned into closures when it
// runs, since these know the variables that they are for.
type text struct {
	tree *syntax.Tree
	mode syntax.Mode
	last *code // what it was compiled to last
}

// modes are the third argument of compile().
var modes = map[string]syntax.Mode{"exec": syntax.FileMode, "eval": syntax.ExprMode, "single": syntax.SingleMode}

// treeSize is about what a text takes once it is read, for each of its bytes.
const treeSize = 32

// read parses source. A SyntaxError is an *object.Exception.
func read(source, file string, mode syntax.Mode, future bool) (*code, error) {
	if err := object.CheckSize(int64(len(source)), treeSize); err != nil {
		return nil, err
	}
	tree, err := syntax.Parse(file, source, mode, nil)
	var wrong *syntax.Error
	switch {
	case errors.As(err, &wrong):
		if end := len(source); mode != syntax.FileMode && end > 0 && source[end-1] != '\n' && !wrong.Late {
			wrong.Unended(strings.Count(source, "\n") + 1)
		}
		if wrong.Late {
			wrong.Line = ""
		}
		return nil, SyntaxException(wrong)
	case err != nil:
		return nil, err
	}
	tree.Future = tree.Future || future
	if mode == syntax.ExprMode {
		e := tree.Body[0].(*syntax.ExprStmt).Value
		tree.Body = []syntax.Stmt{&syntax.Return{Span: e.Range(), Value: e}}
	}
	return &code{name: "<module>", source: &object.Source{File: file}, scope: &scope{}, text: &text{tree: tree, mode: mode}, line: 1}, nil
}

// compiledFor is the program as env, and a dict of local names apart from it, need it.
func (k *code) compiledFor(env *Env, apart bool) (*code, error) {
	last := k.text.last
	if last != nil && last.env.Globals == env.Globals && last.env.Builtins == env.Builtins && last.scope.apart == apart {
		return last, nil
	}
	body := &code{name: k.name, source: k.source, env: env, notes: notes(k.text.tree)}
	var err error
	if body.scope, err = analyse(k.text.tree, apart); err != nil {
		return nil, err
	}
	c := &compiler{code: body, scope: body.scope}
	body.body = c.program(k.text.tree, c.block(k.text.tree.Body))
	k.text.last = body
	return body, nil
}

// runWith runs a program with globals, and names that may be the same, for the
// evaluation of f; nil are those of f.
func (f *frame) runWith(k *code, globals, names object.Value) (object.Value, error) {
	env := &Env{Globals: f.code.env.Globals, Outer: f.code.env.Outer, Inner: f.code.env.Inner, Builtins: f.code.env.Builtins, Suggest: f.code.env.Suggest}
	if globals == nil && names == nil {
		names = f.Locals()
	}
	if d, ok := globals.(*object.Dict); ok {
		builtins, err := builtinsOf(f.t, d)
		if err != nil {
			return nil, err
		}
		if space := object.NamespaceOf(d); space != env.Globals {
			env = &Env{Globals: space, Builtins: builtins}
		}
	}
	apart := names != nil && names != object.Value(env.Globals.Dict())
	if k.text == nil { // a function's
		fn := &Function{code: k, sig: &signature{}}
		return fn.call(f.t, object.Args{})
	}
	if k.text.mode == syntax.SingleMode {
		env.Echo = display
	}
	body, err := k.compiledFor(env, apart)
	if err != nil {
		return nil, err
	}
	inner := newFrame(f.t, body, nil)
	if apart {
		inner.names(names)
	}
	err = inner.exec()
	if inner.ret == nil || k.text.mode != syntax.ExprMode {
		return object.None, err
	}
	return inner.ret, err
}

// builtinsOf gives the built-in names of a program with these globals, which are
// put among them where they are not there.
func builtinsOf(t *object.Thread, globals *object.Dict) (*object.Namespace, error) {
	switch b, _ := globals.GetStr("__builtins__"); b := b.(type) {
	case *object.Dict:
		return object.NamespaceOf(b), nil
	case *object.Module:
		return b.Vars, nil
	case nil:
	default:
		return nil, object.Errorf(object.TypeError, "'%s' object is not subscriptable", b.Type().Name)
	}
	globals.SetStr("__builtins__", t.Interpreter().Builtins.Dict())
	return t.Interpreter().Builtins, nil
}

// display is sys.displayhook of what compile(…, "single") made.
func display(t *object.Thread, v object.Value) error {
	if v == object.None {
		return nil
	}
	t.Interpreter().Builtins.Set("_", v)
	text, err := object.Repr(t, v)
	if err != nil {
		return err
	}
	write, _ := t.Interpreter().Builtins.Get("print")
	_, err = object.Call(t, write, object.Str(text))
	return err
}
