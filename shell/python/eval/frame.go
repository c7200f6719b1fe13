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
	class  *object.Dict // a class body's names
	ret    object.Value // what a return statement returned
	next   *frame       // the next of the code's spare frames
	gen    *resumption  // of the frame of a generator
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
	commands bool // the body has commands
	// Of a function that gives generators: what they run, where it begins, and the
	// places that they have for marks, iterators and kept values.
	resumed          stmt
	start            *place
	marks, its, kept int
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
}

// fail notes on an exception where this frame stood, unless a part of the same
// statement has done so more closely.
func (f *frame) fail(err error, at *place) error {
	e, ok := err.(*object.Exception)
	if !ok {
		e = object.Errorf(object.SystemError, "%v", err)
	}
	n := len(e.Trace)
	if n == 0 && e.Context == nil && f.t.Handling != nil && f.t.Handling != e {
		chain(e, f.t.Handling)
	}
	if n == 0 || e.Trace[n-1].Frame != f {
		f.note(e, at)
	}
	return e
}

// note adds this frame's line to the traceback of e.
func (f *frame) note(e *object.Exception, at *place) {
	if len(e.Trace) >= maxTrace {
		return
	}
	e.Trace = append(e.Trace, object.TraceEntry{
		Source: f.code.source, Func: f.code.name,
		Line: at.Start.Line, Col: at.Start.Col, EndLine: at.End.Line, EndCol: at.End.Col,
		AnchorLeft: at.left, AnchorRight: at.right, Frame: f,
	})
}

// exec runs a module's or a class body's statements.
func (f *frame) exec() error {
	if err := f.t.Enter(); err != nil {
		return err
	}
	defer f.t.Leave()
	caller := f.t.Frame
	f.t.Frame = f
	_, err := f.code.body(f)
	f.t.Frame = caller
	return err
}

// Locals is locals(): the names that are bound here, as they are now.
func (f *frame) Locals() *object.Dict {
	d := object.NewDict()
	set := func(name string, v object.Value) {
		if v != nil {
			d.SetStr(name, v)
		}
	}
	if f.class != nil {
		return f.class
	}
	if f.code.scope.kind == moduleScope {
		return f.Globals()
	}
	for i, name := range f.code.scope.locals {
		set(name, f.locals[i])
	}
	for i, name := range f.code.scope.cells {
		set(name, f.cells[i].Value)
	}
	return d
}

// Globals is globals(), as they are now.
func (f *frame) Globals() *object.Dict {
	d := object.NewDict()
	globals := f.code.env.Globals
	for _, name := range globals.Names() {
		v, _ := globals.Get(name)
		d.SetStr(name, v)
	}
	return d
}

// maxTrace bounds a traceback, in lines.
const maxTrace = 2000

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
