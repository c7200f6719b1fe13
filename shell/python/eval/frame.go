package eval

import (
	"labsh/shell/python/object"
	"labsh/shell/python/syntax"
)

// frame is one call under way.
type frame struct {
	t      *object.Thread
	locals []object.Value
	cells  []*object.Cell
	code   *code
	class  *object.Dict // a class body's names; in a function, what locals() gave
	// mapping holds the names instead of class, where they are no plain dict.
	mapping object.Value
	ret     object.Value // what a return statement returned
	caller  any          // the frame under way when this one began
	at      *place       // where an exception last passed; a frame that has one is never used again
	calls   *place       // the latest call that it made
	shown   bool         // a program has it as a value; it is never used again
	next    *frame       // the next of the code's spare frames
	gen     *resumption  // of the frame of a generator
}

// code is what a function, class body or module was compiled to.
type code struct {
	name   string // "<module>", "f", "<lambda>"
	qual   string // the qualified name where it is another
	source *object.Source
	scope  *scope
	env    *Env
	body   stmt
	// spare are frames of calls that ended, for the next ones; the interpreter's
	// lock guards them. Nothing but a command and a generator keeps a frame past its call.
	spare    *frame
	commands bool // the body has commands, or called locals(), which kept a frame

	text  *text        // a program that compile() read; nil for all others
	sig   *signature   // of a function
	line  int32        // the first one
	deep  bool         // see deepTree
	notes *syntax.Tree // whose annotations are kept as text; nil where they are evaluated

	// Of a function that gives generators: what they run, where it begins, and the
	// places that they have for marks, iterators and operands.
	resumed              stmt
	start                *place
	names                *[2]string // __name__ and __qualname__ where they were set
	marks, its, operands int
}

type (
	// expr gives an expression's value.
	expr func(f *frame) (object.Value, error)
	// stmt runs a statement and says how it was left.
	stmt func(f *frame) (exit, error)
	// assigner binds a value to a target.
	assigner func(f *frame, v object.Value) error
)

// exit says how a statement was left.
type exit byte

const (
	atEnd exit = iota
	byBreak
	byContinue
	byReturn
)

// place is where a node stands, for tracebacks: its span, and its operator's
// columns where it has one to point at.
type place struct {
	syntax.Span
	left, right int32
	looped      bool // of a call over whose value a for statement iterates
}

// fail notes on an exception where this frame stood, unless a part of the same
// statement has done so more closely.
func (f *frame) fail(err error, at *place) error {
	e, ok := err.(*object.Exception)
	if !ok {
		e = object.Errorf(object.SystemError, "%v", err)
	}
	if e.Trace == nil && e.Context == nil && f.t.Handling != nil && f.t.Handling != e {
		chain(e, f.t.Handling)
	}
	if e.Trace == nil || e.Trace.Frame != object.Value(f) {
		f.note(e, at)
	}
	return e
}

// note adds this frame's line to the traceback of e.
func (f *frame) note(e *object.Exception, at *place) {
	f.at = at
	depth := 1
	if e.Trace != nil {
		if depth += e.Trace.Depth; depth > maxTrace {
			return
		}
	}
	e.Trace = &object.Traceback{
		Source: f.code.source, Func: f.code.name,
		Line: at.Start.Line, Col: at.Start.Col, EndLine: at.End.Line, EndCol: at.End.Col,
		AnchorLeft: at.left, AnchorRight: at.right, Frame: f, Next: e.Trace, Depth: depth,
	}
}

// exec runs a module's or a class body's statements.
func (f *frame) exec() error {
	if err := f.t.Enter(); err != nil {
		return err
	}
	defer f.t.Leave()
	f.caller, f.t.Frame = f.t.Frame, f
	_, err := f.code.body(f)
	f.t.Frame = f.caller
	return err
}

// Locals is locals(): the names that are bound here. Those of a function are a copy,
// always the same dict, that is brought up to date here.
func (f *frame) Locals() object.Value {
	if f.code.scope.kind == functionScope {
		return f.snapshot()
	}
	switch {
	case f.mapping != nil:
		return f.mapping
	case f.class != nil:
		return f.class
	}
	return f.Globals()
}

func (f *frame) snapshot() *object.Dict {
	if f.class == nil {
		f.class = object.NewDict()
		f.code.commands = true
	}
	set := func(name string, v object.Value) {
		if v != nil {
			f.class.SetStr(name, v)
		} else {
			f.class.DeleteStr(name)
		}
	}
	for i, s := range f.code.parameters().slots { // they come first
		if name := f.code.sig.names[i]; s.cell {
			set(name, f.cells[s.index].Value)
		} else {
			set(name, f.locals[s.index])
		}
	}
	for i, name := range f.code.scope.locals {
		set(name, f.locals[i])
	}
	for i, name := range f.code.scope.cells {
		set(name, f.cells[i].Value)
	}
	return f.class
}

// Globals is globals(): the module's variables, always the same dict.
func (f *frame) Globals() *object.Dict {
	env := f.code.env
	if _, ok := env.Globals.Get("__builtins__"); !ok {
		if m, ok := f.t.Interpreter().Modules["builtins"]; ok {
			env.Globals.Set("__builtins__", m)
		}
	}
	return env.Globals.Dict()
}

// names makes v what the frame of a module or class body keeps its names in.
func (f *frame) names(v object.Value) {
	if d, ok := v.(*object.Dict); ok && d.Type() == object.DictType {
		f.class = d
	} else {
		f.mapping = v
	}
}

// own looks one of those names up; nil where there is none.
func (f *frame) own(name string) (object.Value, error) {
	if f.mapping == nil {
		v, _ := f.class.GetStr(name)
		return v, nil
	}
	v, err := object.GetItem(f.t, f.mapping, object.Str(name))
	if object.IsException(err, object.KeyError) {
		return nil, nil
	}
	return v, err
}

// setOwn binds one, or unbinds it where v is nil.
func (f *frame) setOwn(name string, v object.Value) error {
	switch {
	case f.mapping != nil && v != nil:
		return object.SetItem(f.t, f.mapping, object.Str(name), v)
	case f.mapping != nil:
		return object.DelItem(f.t, f.mapping, object.Str(name))
	case v != nil:
		f.class.SetStr(name, v)
	case !f.class.DeleteStr(name):
		return object.NewException(object.KeyError, object.Str(name))
	}
	return nil
}

// maxTrace bounds a traceback, in lines.
const maxTrace = 1 << 15

// chain makes context what was handled when e was raised, without ever making
// a circle of exceptions. A circle that a program has made is left as it is:
// slow follows at half the pace, and is met again in one (Floyd's algorithm).
//
// Source: CPython 3.11's _PyErr_SetObject (Python/errors.c).
func chain(e, context *object.Exception) {
	slow, follow := context, false
	for c := context; c.Context != nil; {
		if c.Context == e {
			c.Context = nil
			break
		}
		if c = c.Context; c == slow {
			break
		}
		if follow {
			slow = slow.Context
		}
		follow = !follow
	}
	e.Context = context
}
