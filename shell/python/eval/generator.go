package eval

import (
	"errors"
	"fmt"

	"labsh/shell/python/object"
	"labsh/shell/python/syntax"
)

// A generator is the frame of a call that has not come to its end. No stack is kept
// of it while it is suspended, neither a goroutine: a yield leaves the closures that
// run it by the error [suspended], as an exception does, and each of them that has to
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

// suspended leaves the body of a generator at a yield.
var suspended = errors.New("a generator is suspended")

// generator is what a call of a function with a yield gives, and a generator
// expression.
type generator struct {
	f          *frame // nil when it has ended
	code       *code
	name, qual string
	started    bool
	running    bool
	resuming   bool
	marks      []int32
	its        []object.Iterator
	sent       object.Value      // what the yield gives
	thrown     *object.Exception // what it raises instead
	throwing   []object.Value    // the arguments of throw
	yielded    object.Value
	returned   object.Value // nil for None
	delegate   object.Value // what a yield from gets its values from
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
	g := &generator{f: f, code: k, name: k.name, qual: k.qualName()}
	if k.marks > 0 {
		g.marks = make([]int32, k.marks)
	}
	if k.its > 0 {
		g.its = make([]object.Iterator, k.its)
	}
	f.gen = g
	return g
}

// Next runs the generator to its next yield, and gives nil at its end.
func (g *generator) Next(t *object.Thread) (object.Value, error) { return g.send(t, object.None) }

// send is Next where the yield gives v.
func (g *generator) send(t *object.Thread, v object.Value) (object.Value, error) {
	if g.running {
		return nil, object.Errorf(object.ValueError, "generator already executing")
	}
	f := g.f
	if f == nil {
		return nil, nil
	}
	if !g.started && v != object.None {
		return nil, object.Errorf(object.TypeError, "can't send non-None value to a just-started generator")
	}
	if err := t.Enter(); err != nil {
		return nil, err
	}
	g.running = true
	g.sent = v
	g.resuming, g.started = g.started, true
	f.t = t
	caller, base := t.Frame, t.Handling
	t.Frame = f
	if g.base = base; g.handled != nil {
		t.Handling = g.handled
	}
	left, err := g.code.resumed(f)
	t.Frame, t.Handling = caller, base
	t.Leave()
	g.running = false
	if err == suspended {
		return g.yielded, nil
	}
	return nil, g.end(left, err)
}

// end is the end of the body.
func (g *generator) end(left exit, err error) error {
	f := g.f
	if err == nil && left == byReturn && f.ret != object.None {
		g.returned = f.ret
	}
	if f.t.Made() > 0 && f.holds(g.returned) {
		f.t.Dropped()
	}
	g.forget()
	if err == nil {
		f.gen = nil
		f.spare()
		return nil
	}
	if e, ok := err.(*object.Exception); ok && e.Type().IsSubclass(object.StopIteration) {
		outer := object.Errorf(object.RuntimeError, "generator raised StopIteration")
		outer.Cause, outer.Context, outer.SuppressContext = e, e, true
		return outer
	}
	return err
}

// forget ends the generator.
func (g *generator) forget() {
	g.f, g.its, g.sent, g.yielded, g.delegate, g.handled, g.base = nil, nil, nil, nil, nil, nil, nil
}

// throw raises e where the generator stands.
func (g *generator) throw(t *object.Thread, e *object.Exception) (object.Value, error) {
	switch {
	case g.running:
		return nil, object.Errorf(object.ValueError, "generator already executing")
	case g.f == nil:
		return nil, e
	case !g.started:
		g.f.note(e, g.code.start)
		g.forget()
		return nil, e
	}
	if h := g.handled; h != nil && h != e {
		chain(e, h)
	}
	g.thrown = e
	v, err := g.send(t, object.None)
	g.thrown = nil
	return v, err
}

// close has the generator leave by GeneratorExit.
func (g *generator) close(t *object.Thread) error {
	if g.f != nil && !g.started {
		g.forget()
	}
	if g.f == nil {
		return nil
	}
	v, err := g.throw(t, object.NewException(object.GeneratorExit))
	switch {
	case v != nil:
		return object.Errorf(object.RuntimeError, "generator ignored GeneratorExit")
	case object.IsException(err, object.GeneratorExit):
		return nil
	}
	return err
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

// raised gives the exception thrown at a yield, noted as raised there, or nil.
func (g *generator) raised(at *place) error {
	e := g.thrown
	if e == nil {
		return nil
	}
	g.thrown = nil
	g.f.note(e, at)
	return e
}

// handles makes e the exception that is handled; nil for the caller's again.
func (g *generator) handles(e *object.Exception) {
	if g.handled = e; e == nil {
		e = g.base
	}
	g.f.t.Handling = e
}

// yield compiles `yield value`.
func (c *compiler) yield(n *syntax.Yield) expr {
	value, at := c.orNone(n.Value), &place{Span: n.Span}
	inner := c.scope.yielding[n.Value] // a yield in the value
	k := 0
	if inner {
		k = c.mark()
	}
	return func(f *frame) (object.Value, error) {
		g := f.gen
		if g.resuming && !(inner && g.marks[k] == 0) {
			g.resuming = false
			if g.thrown != nil {
				return nil, g.raised(at)
			}
			return g.sent, nil
		}
		if inner {
			g.marks[k] = 0
		}
		v, err := value(f)
		if err != nil {
			return nil, err
		}
		if inner {
			g.marks[k] = 1
		}
		g.yielded = v
		return nil, suspended
	}
}

func init() {
	generatorType.Repr = func(_ *object.Thread, v object.Value) (string, error) {
		return fmt.Sprintf("<generator object %s at %s>", v.(*generator).qual, object.Address(v)), nil
	}
	generatorType.Next = func(t *object.Thread, v object.Value) (object.Value, error) {
		g := v.(*generator)
		return g.stopped(g.Next(t))
	}
	generatorType.AddLater(addGeneratorMethods)
	generatorType.GetAttr = generatorAttr
	generatorType.SetAttr = setGeneratorAttr
}
