package eval

import (
	"fmt"

	"labsh/shell/python/object"
	"labsh/shell/python/syntax"
)

// loops is the nest of for clauses of a comprehension, compiled in its scope.
type loops struct {
	iters []expr // but the first, which is evaluated outside
	binds []assigner
	ifs   [][]func(*frame) (bool, error)
	ats   []*place
}

// generator runs a nest of loops step by step: it is a generator expression,
// and the engine of the other comprehensions.
type generator struct {
	f       *frame
	loops   *loops
	element expr
	its     []object.Iterator
	running bool
	done    bool
}

var generatorType = object.NewIteratorType("generator")

func (*generator) Type() *object.Type { return generatorType }

func init() {
	generatorType.Repr = func(_ *object.Thread, v object.Value) (string, error) {
		return fmt.Sprintf("<generator object %s at %s>", v.(*generator).f.code.qualName(), object.Address(v)), nil
	}
	generatorType.AddMethod("close", "", "Raise GeneratorExit inside generator.", func(_ *object.Thread, a []object.Value) (object.Value, error) {
		a[0].(*generator).done = true
		return object.None, nil
	})
}

// Next gives the next element, or nil at the end.
func (g *generator) Next(t *object.Thread) (object.Value, error) {
	if g.done {
		return nil, nil
	}
	if g.running {
		return nil, object.Errorf(object.ValueError, "generator already executing")
	}
	if err := t.Enter(); err != nil {
		return nil, err
	}
	defer t.Leave()
	g.running = true
	g.f.t = t
	v, err := g.step(t)
	g.running = false
	if v == nil {
		g.done = true
	}
	return v, err
}

func (g *generator) step(t *object.Thread) (object.Value, error) {
	f, last := g.f, len(g.loops.binds)-1
	for {
		i := len(g.its) - 1
		v, err := g.its[i].Next(t)
		if err != nil {
			return nil, f.fail(err, g.loops.ats[i])
		}
		if v == nil {
			if i == 0 {
				return nil, nil
			}
			g.its = g.its[:i]
			continue
		}
		if err := t.Check(); err != nil {
			return nil, f.fail(err, g.loops.ats[i])
		}
		if err := g.loops.binds[i](f, v); err != nil {
			return nil, err
		}
		ok := true
		for _, test := range g.loops.ifs[i] {
			if ok, err = test(f); err != nil {
				return nil, err
			} else if !ok {
				break
			}
		}
		switch {
		case !ok:
		case i == last:
			return g.element(f)
		default:
			v, err := g.loops.iters[i+1](f)
			if err != nil {
				return nil, err
			}
			it, err := object.Iter(t, v)
			if err != nil {
				return nil, f.fail(err, g.loops.ats[i+1])
			}
			g.its = append(g.its, it)
		}
	}
}

var comprehensionNames = map[syntax.ComprehensionKind]string{
	syntax.ListComp: "<listcomp>", syntax.SetComp: "<setcomp>", syntax.DictComp: "<dictcomp>", syntax.Generator: "<genexpr>",
}

func (c *compiler) comprehension(n *syntax.Comprehension) expr {
	name := comprehensionNames[n.Kind]
	inner := c.inner(n, name)
	inner.code.qual = c.qualified(name)
	inner.firstParam = nil
	first, at := c.expr(n.Clauses[0].Iter), &place{Span: n.Span}
	ls := &loops{}
	for i, cl := range n.Clauses {
		var iter expr
		if i > 0 {
			iter = inner.expr(cl.Iter)
		}
		ls.iters = append(ls.iters, iter)
		ls.binds = append(ls.binds, inner.target(cl.Target))
		var ifs []func(*frame) (bool, error)
		for _, e := range cl.Ifs {
			ifs = append(ifs, inner.test(e, n.Span))
		}
		ls.ifs = append(ls.ifs, ifs)
		ls.ats = append(ls.ats, at)
	}
	element := inner.expr(n.Element)
	var value expr
	if n.Kind == syntax.DictComp {
		value = inner.expr(n.Value)
	}
	capture := c.capture(inner.scope)
	class := c.scope.kind == classScope
	start := func(f *frame) (*generator, error) {
		v, err := first(f)
		if err != nil {
			return nil, err
		}
		it, err := object.Iter(f.t, v)
		if err != nil {
			return nil, f.fail(err, at)
		}
		g := &generator{f: newFrame(f.t, inner.code, capture(f)), loops: ls, element: element}
		if class {
			g.f.class = nil
		}
		g.its = append(make([]object.Iterator, 0, len(ls.binds)), it)
		return g, nil
	}
	// collect runs the loops to their end and hands every element over.
	collect := func(f *frame, take func(g *generator, v object.Value) error) error {
		g, err := start(f)
		if err != nil {
			return err
		}
		if err := f.t.Enter(); err != nil {
			return f.fail(err, at)
		}
		defer f.t.Leave()
		for {
			v, err := g.step(f.t)
			if err != nil {
				return f.fail(err, at)
			}
			if v == nil {
				return nil
			}
			if err := take(g, v); err != nil {
				return f.fail(g.f.fail(err, at), at)
			}
		}
	}
	switch n.Kind {
	case syntax.ListComp:
		return func(f *frame) (object.Value, error) {
			l := object.NewList()
			err := collect(f, func(_ *generator, v object.Value) error { return l.Append(v) })
			return l, err
		}
	case syntax.SetComp:
		return func(f *frame) (object.Value, error) {
			s, err := object.NewSet(f.t)
			if err != nil {
				return nil, err
			}
			err = collect(f, func(_ *generator, v object.Value) error { return s.Add(f.t, v) })
			return s, err
		}
	case syntax.DictComp:
		return func(f *frame) (object.Value, error) {
			d := object.NewDict()
			err := collect(f, func(g *generator, k object.Value) error {
				v, err := value(g.f)
				if err != nil {
					return err
				}
				return d.Set(f.t, k, v)
			})
			return d, err
		}
	}
	return func(f *frame) (object.Value, error) {
		g, err := start(f)
		if err != nil {
			return nil, err
		}
		return g, nil
	}
}
