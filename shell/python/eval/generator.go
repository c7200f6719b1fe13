package eval

import (
	"errors"
	"fmt"
	"io"

	"labsh/shell/python/object"
	"labsh/shell/python/syntax"
)

// A generator is the frame of a call that has not come to its end. No stack is kept
// of it while it is suspended, neither a goroutine: a yield leaves the closures that
// run it by the error [errSuspended], as an exception does, and each of them that has to
// know notes on its way out where it stands. When the generator is resumed its body
// is called again, with resuming set, and those closures lead down to the yield, which
// takes that back and has the value that was sent, or the exception that was thrown.
//
// Which closures those are is known when the function is compiled: the scope lists the
// statements and expressions that have a yield in them (scope.yielding). They are
// compiled to a form that can be resumed (resume_stmt.go, resume_expr.go), all others,
// in the same function too, as ever. What they note stands in the generator: marks
// (the statement of a block, the branch, the clause) and iterators; values, as the
// operands that were evaluated before a yield inside an expression, stand behind the
// frame's locals. A mark means something only while resuming is set, and by then each
// one on the way to the yield has been written when that was left.

// errSuspended leaves the body of a generator at a yield.
var errSuspended = errors.New("a generator is suspended")

// generator is what a call of a function with a yield gives, and a generator
// expression.
type generator struct {
	f        *frame // nil when it has ended
	code     *code
	names    *[2]string   // __name__ and __qualname__, once one was set
	returned object.Value // nil for None
	started  bool
	running  bool
	looped   bool // only a for statement has it, and drops it when that is left
}

// resumption is what the frame of a generator has beside that of a call. It is used
// again with the frame.
type resumption struct {
	resuming bool
	marks    []int32
	its      []object.Iterator
	sent     object.Value      // what the yield gives
	thrown   *object.Exception // what it raises instead
	throwing []object.Value    // the arguments of throw
	yielded  object.Value
	delegate object.Value // what a yield from gets its values from
	// handled is the exception in whose except block the generator is, base the one
	// of whoever resumed it.
	handled, base *object.Exception
}

var generatorType = object.NewIteratorType("generator")

// Type is generator.
func (*generator) Type() *object.Type { return generatorType }

// starts makes of a compiled body that of a function that gives generators.
func (k *code) starts(body stmt, at *place) {
	k.resumed, k.start = body, at
	k.body = func(f *frame) (exit, error) {
		f.ret = newGenerator(f)
		return byReturn, nil
	}
}

// startOf is the place of a function's beginning: a line without columns.
func startOf(node any) *place {
	line := node.(syntax.Node).Range().Start.Line
	if def, ok := node.(*syntax.FunctionDef); ok && len(def.Decorators) > 0 {
		line = def.Decorators[0].Range().Start.Line
	}
	return &place{Span: syntax.Span{Start: syntax.Pos{Line: line}, End: syntax.Pos{Line: line}}}
}

func newGenerator(f *frame) *generator {
	k := f.code
	if f.gen == nil {
		f.gen = &resumption{marks: make([]int32, k.marks), its: make([]object.Iterator, k.its)}
	}
	return &generator{f: f, code: k}
}

// Next runs the generator to its next yield, and gives nil at its end.
func (g *generator) Next(t *object.Thread) (object.Value, error) {
	v, err := g.send(t, object.None)
	if v == nil {
		g.returned = nil // which only who asks for StopIteration gets to see, once
	}
	return v, err
}

// send is Next where the yield gives v.
func (g *generator) send(t *object.Thread, v object.Value) (object.Value, error) {
	f := g.f
	switch {
	case g.running:
		return nil, object.Errorf(object.ValueError, "generator already executing")
	case f == nil:
		return nil, nil
	case !g.started && v != object.None:
		return nil, object.Errorf(object.TypeError, "can't send non-None value to a just-started generator")
	}
	if err := t.Enter(); err != nil {
		return nil, err
	}
	if t.Depth > object.MaxDepth && f.code.deep {
		t.Leave()
		return nil, object.Errorf(object.RecursionError, "maximum recursion depth exceeded")
	}
	r := f.gen
	r.sent, r.resuming = v, g.started
	g.running, g.started = true, true
	base := t.Handling
	f.t, f.caller, t.Frame = t, t.Frame, f
	if r.base = base; r.handled != nil {
		t.Handling = r.handled
	}
	left, err := g.code.resumed(f)
	t.Frame, t.Handling = f.caller, base
	f.caller = nil
	t.Leave()
	g.running = false
	v = r.yielded
	r.sent, r.yielded, r.base = nil, nil, nil // it keeps none of them alive
	if err == errSuspended {
		return v, nil
	}
	return nil, g.end(left, err)
}

// end is the end of the body.
func (g *generator) end(left exit, err error) error {
	f := g.f
	g.f = nil
	if err == nil && left == byReturn && f.ret != object.None {
		g.returned = f.ret
	}
	if f.t.Made() > 0 && f.holds(g.returned) {
		f.t.Dropped()
	}
	if err == nil {
		f.spare()
		return nil
	}
	return escaped(err)
}

// escaped is an exception that a generator is left by.
func escaped(err error) error {
	if e, ok := err.(*object.Exception); ok && e.Type().IsSubclass(object.StopIteration) {
		outer := object.Errorf(object.RuntimeError, "generator raised StopIteration")
		outer.Cause, outer.Context, outer.SuppressContext = e, e, true
		return outer
	}
	return err
}

// throw raises e where the generator stands; args are what it was made from.
func (g *generator) throw(t *object.Thread, e *object.Exception, args ...object.Value) (object.Value, error) {
	f := g.f
	switch {
	case g.running:
		return nil, object.Errorf(object.ValueError, "generator already executing")
	case f == nil:
		return nil, e
	case !g.started:
		f.note(e, g.code.start)
		g.f = nil
		return nil, escaped(e)
	}
	r := f.gen
	if h := r.handled; h != nil && h != e {
		chain(e, h)
	}
	r.thrown, r.throwing = e, args
	v, err := g.send(t, object.None)
	r.thrown, r.throwing = nil, nil
	return v, err
}

// close has the generator leave by GeneratorExit.
func (g *generator) close(t *object.Thread) error {
	if !g.started {
		g.f = nil
	}
	if g.f == nil {
		return nil
	}
	v, err := g.throw(t, object.NewException(object.GeneratorExit))
	g.returned = nil
	switch {
	case v != nil:
		return object.Errorf(object.RuntimeError, "generator ignored GeneratorExit")
	case object.IsException(err, object.GeneratorExit):
		return nil
	}
	return err
}

// loops notes that nothing but a for statement has what a call of the code gave: a new
// generator, if the code gives generators.
func (k *code) loops(v object.Value) {
	if g, ok := v.(*generator); ok && k.resumed != nil {
		g.looped = true
	}
}

// forgets closes the generator that a for statement alone has, which is left. What
// goes wrong then has nobody to be told to.
func (f *frame) forgets(it object.Iterator) {
	g, ok := it.(*generator)
	if !ok || !g.looped || f.t.Ending() {
		return
	}
	if e, ok := object.AsException(g.close(f.t)); ok {
		e.SuppressContext = true
		name, _ := object.Repr(f.t, g)
		_, _ = io.WriteString(f.t.Interpreter().Stderr, "Exception ignored in: "+name+"\n"+Traceback(f.t, e))
	}
}

// stopped is next(g): the end is told with what was returned.
func (g *generator) stopped(v object.Value, err error) (object.Value, error) {
	if v != nil || err != nil || g.returned == nil {
		return v, err
	}
	e := object.NewException(object.StopIteration, g.returned)
	g.returned = nil
	return nil, e
}

// raised gives the exception that was thrown, noted as raised here.
func (f *frame) raised(at *place) error {
	e := f.gen.thrown
	f.gen.thrown = nil
	f.note(e, at)
	return e
}

// handles makes e the exception that is handled; nil for the caller's again.
func (f *frame) handles(e *object.Exception) {
	if f.gen.handled = e; e == nil {
		e = f.gen.base
	}
	f.t.Handling = e
}

// yield compiles `yield value`.
func (c *compiler) yield(n *syntax.Yield) expr {
	value, at := c.orNone(n.Value), &place{Span: n.Span}
	inner, k := c.yields(n.Value), c.mark() // a yield in the value
	return func(f *frame) (object.Value, error) {
		r := f.gen
		if r.resuming && (!inner || r.marks[k] == 1) {
			r.resuming = false
			if r.thrown != nil {
				return nil, f.raised(at)
			}
			return r.sent, nil
		}
		r.marks[k] = 0
		v, err := value(f)
		if err != nil {
			return nil, err
		}
		r.marks[k], r.yielded = 1, v
		return nil, errSuspended
	}
}

// yieldStmt compiles `yield value` as a statement, in whose value is no other yield.
func (c *compiler) yieldStmt(n *syntax.Yield) stmt {
	value, at := c.orNone(n.Value), &place{Span: n.Span}
	return func(f *frame) (exit, error) {
		r := f.gen
		if r.resuming {
			r.resuming = false
			if r.thrown != nil {
				return atEnd, f.raised(at)
			}
			return atEnd, nil
		}
		v, err := value(f)
		if err != nil {
			return atEnd, err
		}
		r.yielded = v
		return atEnd, errSuspended
	}
}

func init() {
	generatorType.Repr = func(_ *object.Thread, v object.Value) (string, error) {
		return fmt.Sprintf("<generator object %s at %s>", v.(*generator).named()[1], object.Address(v)), nil
	}
	generatorType.Next = func(t *object.Thread, v object.Value) (object.Value, error) {
		g := v.(*generator)
		return g.stopped(g.send(t, object.None))
	}
	generatorType.AddLater(addGeneratorMethods)
	generatorType.SetAttr = setGeneratorAttr
}
