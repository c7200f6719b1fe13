package eval

import (
	"fmt"

	"labsh/shell/python/object"
	"labsh/shell/python/syntax"
)

// Function is a function defined by def or lambda.
type Function struct {
	object.Header
	Name, QualName string
	code           *code
	sig            *signature
	defaults       []object.Value // of the last positional parameters
	closure        []*object.Cell
	doc            object.Value
	module         object.Value
	attrs, notes   *object.Dict // __dict__ and __annotations__, made when needed
	kwDefaults     *object.Dict // of the keyword-only ones, by name; nil for none
}

// FunctionType is the class of functions.
var FunctionType = object.NewType(&object.Type{Name: "function", Final: true})

// Type is function.
func (*Function) Type() *object.Type { return FunctionType }

// FuncName is the qualified name.
func (fn *Function) FuncName() string { return fn.QualName }

// Attrs is the function's __dict__.
func (fn *Function) Attrs() *object.Dict {
	if fn.attrs == nil {
		fn.attrs = object.NewDict()
	}
	return fn.attrs
}

func init() {
	FunctionType.Call = func(t *object.Thread, v object.Value, args object.Args) (object.Value, error) {
		return v.(*Function).call(t, args)
	}
	FunctionType.Repr = func(_ *object.Thread, v object.Value) (string, error) {
		return fmt.Sprintf("<function %s at %s>", v.(*Function).QualName, object.Address(v)), nil
	}
	FunctionType.GetAttr = func(t *object.Thread, v object.Value, name string) (object.Value, error) {
		return v.(*Function).attribute(t, name), nil
	}
	FunctionType.SetAttr = func(_ *object.Thread, v object.Value, name string, value object.Value) (bool, error) {
		return v.(*Function).setAttribute(name, value)
	}
}

// signature is a function's parameters: names are the positional ones,
// keyword-only ones, *args and **kwargs, in the order of their slots.
type signature struct {
	names   []string
	posOnly int
	pos     int // positional ones, posOnly among them
	kwOnly  int
	varArg  bool
	kwArg   bool
	slots   []slot
	plain   bool // positional ones alone, all in locals of their own number
}

// slot says where a parameter is kept.
type slot struct {
	cell  bool
	index int
}

func (c *compiler) signature(p *syntax.Params, inner *compiler) *signature {
	s := &signature{}
	add := func(list ...syntax.Param) {
		for _, a := range list {
			s.names = append(s.names, inner.scope.mangle(a.Name))
		}
	}
	if p != nil {
		add(p.PosOnly...)
		add(p.Args...)
		add(p.KwOnly...)
		s.posOnly, s.pos, s.kwOnly = len(p.PosOnly), len(p.PosOnly)+len(p.Args), len(p.KwOnly)
		if s.varArg = p.VarArg != nil; s.varArg {
			add(*p.VarArg)
		}
		if s.kwArg = p.KwArg != nil; s.kwArg {
			add(*p.KwArg)
		}
	}
	s.plain = s.pos == len(s.names)
	for i, name := range s.names {
		y := inner.scope.symbols[name]
		s.slots = append(s.slots, slot{y.where == inCells, y.index})
		s.plain = s.plain && y.where == inLocals && y.index == i
	}
	inner.code.sig = s
	return s
}

// makeFunction compiles what def and lambda have in common.
func (c *compiler) makeFunction(node any, name string, p *syntax.Params, doc object.Value, body func(*compiler) stmt) expr {
	inner := c.inner(node, name)
	inner.code.qual = c.qualified(name)
	sig := c.signature(p, inner)
	if sig.pos > 0 {
		inner.firstParam = inner.load(sig.names[0], syntax.Span{})
	}
	if inner.scope.yields > 0 {
		inner.code.body = body(inner)
		inner.code.starts(inner.code.body, startOf(node))
	} else {
		inner.code.later(func() stmt { return body(inner) })
	}
	var defaults []expr
	type keywordDefault struct {
		name  string
		value expr
	}
	var kwDefaults []keywordDefault
	if p != nil {
		for _, a := range append(append([]syntax.Param(nil), p.PosOnly...), p.Args...) {
			if a.Default != nil {
				defaults = append(defaults, c.expr(a.Default))
			}
		}
		for i, a := range p.KwOnly {
			if a.Default != nil {
				kwDefaults = append(kwDefaults, keywordDefault{sig.names[sig.pos+i], c.expr(a.Default)})
			}
		}
	}
	capture := c.capture(inner.scope)
	qualName := inner.code.qual
	module := c.code.env.moduleName(object.None)
	return func(f *frame) (object.Value, error) {
		fn := &Function{Name: name, QualName: qualName, code: inner.code, sig: sig, doc: doc, module: module}
		for _, d := range defaults {
			v, err := d(f)
			if err != nil {
				return nil, err
			}
			fn.defaults = append(fn.defaults, v)
		}
		for _, d := range kwDefaults {
			v, err := d.value(f)
			if err != nil {
				return nil, err
			}
			if fn.kwDefaults == nil {
				fn.kwDefaults = object.NewDict()
			}
			fn.kwDefaults.SetStr(d.name, v)
		}
		fn.closure = capture(f)
		return fn, nil
	}
}

// later compiles the body when it is first run: most functions of a module that a
// program imports never are.
func (k *code) later(compile func() stmt) {
	k.body = func(f *frame) (exit, error) {
		k.body = compile()
		return k.body(f)
	}
}

// moduleName is the __module__ of what is defined here: nameless where the globals are
// a program's dict without a __name__.
func (e *Env) moduleName(nameless object.Value) object.Value {
	if v, ok := e.Globals.Get("__name__"); ok {
		return v
	}
	if _, ok := e.Globals.Get("__builtins__"); ok {
		return nameless
	}
	return object.Str("__main__")
}

// qualified is the __qualname__ of what is defined here under name.
func (c *compiler) qualified(name string) string {
	switch c.scope.kind {
	case functionScope:
		return c.code.qualName() + ".<locals>." + name
	case classScope:
		return c.code.qualName() + "." + name
	}
	return name
}

func (k *code) qualName() string {
	if k.qual != "" {
		return k.qual
	}
	return k.name
}

// capture gathers the cells that an inner function takes along.
func (c *compiler) capture(inner *scope) func(*frame) []*object.Cell {
	if len(inner.free) == 0 {
		return func(*frame) []*object.Cell { return nil }
	}
	from := make([]int, len(inner.free))
	for i, name := range inner.free {
		from[i] = c.scope.cellIndex(name)
	}
	return func(f *frame) []*object.Cell {
		cells := make([]*object.Cell, len(from))
		for i, j := range from {
			cells[i] = f.cells[j]
		}
		return cells
	}
}

// newFrame makes the frame of a call, its own cells empty.
func newFrame(t *object.Thread, k *code, closure []*object.Cell) *frame {
	if f := k.spare; f != nil {
		k.spare, f.next, f.t = f.next, nil, t
		return f
	}
	f := &frame{t: t, code: k}
	if n := len(k.scope.locals) + k.operands; n > 0 {
		f.locals = make([]object.Value, n)
	}
	if n := len(k.scope.cells); n > 0 {
		own := n - len(closure)
		f.cells = make([]*object.Cell, n)
		for i := range own {
			f.cells[i] = &object.Cell{}
		}
		copy(f.cells[own:], closure)
	}
	return f
}

func (c *compiler) lambda(n *syntax.Lambda) expr {
	return c.makeFunction(n, "<lambda>", n.Params, object.None, func(inner *compiler) stmt {
		value := inner.expr(n.Body)
		return func(f *frame) (exit, error) {
			v, err := value(f)
			f.ret = v
			return byReturn, err
		}
	})
}

func (c *compiler) functionDef(n *syntax.FunctionDef) stmt {
	var doc object.Value = object.None
	if n.Doc != nil {
		doc = object.Str(n.Doc.Value)
	}
	fn := c.makeFunction(n, n.Name, n.Params, doc, func(inner *compiler) stmt { return inner.block(n.Body) })
	notes := notesOf(n)
	annotations := make([]expr, len(notes))
	for i, a := range notes {
		annotations[i], notes[i].name = c.annotation(a.value), c.scope.mangle(a.name)
	}
	return c.decorated(n.Decorators, func(f *frame) (object.Value, error) {
		v, err := fn(f)
		if err != nil || len(notes) == 0 {
			return v, err
		}
		d := object.NewDict()
		for i, a := range annotations {
			x, err := a(f)
			if err != nil {
				return nil, err
			}
			d.SetStr(notes[i].name, x)
		}
		v.(*Function).notes = d
		return v, nil
	}, c.store(n.Name))
}

// note is an annotation of a parameter, or of "return".
type note struct {
	name  string
	value syntax.Expr
}

// notesOf are a function's annotations in CPython's order: those of positional-only
// parameters stand behind those of others.
func notesOf(n *syntax.FunctionDef) []note {
	var notes []note
	add := func(list ...syntax.Param) {
		for _, p := range list {
			if p.Annotation != nil {
				notes = append(notes, note{p.Name, p.Annotation})
			}
		}
	}
	if p := n.Params; p != nil {
		add(p.Args...)
		add(p.PosOnly...)
		add(allParams(p)[len(p.PosOnly)+len(p.Args):]...)
	}
	if n.Returns != nil {
		notes = append(notes, note{"return", n.Returns})
	}
	return notes
}

// decorated makes a definition, applies its decorators from the last to the
// first, and binds the result.
func (c *compiler) decorated(decorators []syntax.Expr, make expr, bind assigner) stmt {
	ds := c.exprs(decorators)
	ats := places(decorators)
	return func(f *frame) (exit, error) {
		applied := [4]object.Value{}
		fns := applied[:0]
		for _, d := range ds {
			v, err := d(f)
			if err != nil {
				return atEnd, err
			}
			fns = append(fns, v)
		}
		v, err := make(f)
		if err != nil {
			return atEnd, err
		}
		for i := len(fns) - 1; i >= 0; i-- {
			if v, err = object.Call(f.t, fns[i], v); err != nil {
				return atEnd, f.fail(err, ats[i])
			}
		}
		return atEnd, bind(f, v)
	}
}

func places(list []syntax.Expr) []*place {
	ps := make([]*place, len(list))
	for i, e := range list {
		ps[i] = &place{Span: e.Range()}
	}
	return ps
}
