package eval

import (
	"labsh/shell/python/object"
	"labsh/shell/python/syntax"
)

// loops is the nest of for clauses of a comprehension, compiled in its scope. It is run
// step by step: a generator expression is suspended between two.
type loops struct {
	iters   []expr // but the first, which is evaluated outside
	binds   []assigner
	pairs   []*pairTarget
	ifs     [][]func(*frame) (bool, error)
	element expr // a dict's key
	at      *place
}

// step gives the next element, nil after the last one. its are the iterators of the
// clauses that have begun.
func (ls *loops) step(f *frame, its *[]object.Iterator) (object.Value, error) {
	t, last := f.t, len(ls.binds)-1
	for {
		i := len(*its) - 1
		it, more := (*its)[i], true
		if pairs := ls.pairs[i].of(it); pairs != nil {
			var err error
			if more, err = ls.pairs[i].next(f, pairs, ls.at); err != nil {
				return nil, err
			}
		} else {
			v, err := it.Next(t)
			if err != nil {
				return nil, f.fail(err, ls.at)
			}
			if more = v != nil; more {
				if err := ls.binds[i](f, v); err != nil {
					return nil, err
				}
			}
		}
		if !more {
			if i == 0 {
				return nil, nil
			}
			*its = (*its)[:i]
			continue
		}
		if err := t.Check(); err != nil {
			return nil, f.fail(err, ls.at)
		}
		ok := true
		for _, test := range ls.ifs[i] {
			var err error
			if ok, err = test(f); err != nil {
				return nil, err
			} else if !ok {
				break
			}
		}
		switch {
		case !ok:
		case i == last:
			return ls.element(f)
		default:
			v, err := ls.iters[i+1](f)
			if err != nil {
				return nil, err
			}
			it, err := object.Iter(t, v)
			if err != nil {
				return nil, f.fail(err, ls.at)
			}
			*its = append(*its, it)
		}
	}
}

// expression is the body of a generator expression.
func (ls *loops) expression(f *frame) (exit, error) {
	r := f.gen
	r.resuming = false
	if r.thrown != nil {
		return atEnd, f.raised(ls.at)
	}
	v, err := ls.step(f, &r.its)
	if v == nil || err != nil {
		r.its = r.its[:0]
		return atEnd, err
	}
	r.yielded = v
	return atEnd, errSuspended
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
	ls := &loops{at: at}
	for i, cl := range n.Clauses {
		var iter expr
		if i > 0 {
			iter = inner.expr(cl.Iter)
		}
		ls.iters = append(ls.iters, iter)
		ls.binds = append(ls.binds, inner.target(cl.Target))
		ls.pairs = append(ls.pairs, inner.pair(cl.Target))
		var ifs []func(*frame) (bool, error)
		for _, e := range cl.Ifs {
			ifs = append(ifs, inner.test(e, n.Span))
		}
		ls.ifs = append(ls.ifs, ifs)
	}
	ls.element = inner.expr(n.Element)
	var value expr
	if n.Kind == syntax.DictComp {
		value = inner.expr(n.Value)
	}
	capture := c.capture(inner.scope)
	if n.Kind == syntax.Generator {
		inner.code.resumed, inner.code.start, inner.code.its = ls.expression, at, len(ls.binds)
		return func(f *frame) (object.Value, error) {
			it, err := f.iterate(first, at)
			if err != nil {
				return nil, err
			}
			g := newGenerator(newFrame(f.t, inner.code, capture(f)))
			g.f.gen.its = append(g.f.gen.its[:0], it)
			return g, nil
		}
	}
	// collect runs the loops to their end and hands every element over.
	collect := func(f *frame, take func(in *frame, v object.Value) error) error {
		it, err := f.iterate(first, at)
		if err != nil {
			return err
		}
		if err := f.t.Enter(); err != nil {
			return f.fail(err, at)
		}
		in := newFrame(f.t, inner.code, capture(f))
		its := append(make([]object.Iterator, 0, len(ls.binds)), it)
		caller := f.t.Frame
		f.t.Frame = in
		defer func() { f.t.Frame = caller; f.t.Leave() }()
		for {
			v, err := ls.step(in, &its)
			if err != nil {
				return f.fail(err, at)
			}
			if v == nil {
				in.release()
				return nil
			}
			if err := take(in, v); err != nil {
				return f.fail(in.fail(err, at), at)
			}
		}
	}
	switch n.Kind {
	case syntax.SetComp:
		return func(f *frame) (object.Value, error) {
			s, err := object.NewSet(f.t)
			if err != nil {
				return nil, err
			}
			err = collect(f, func(_ *frame, v object.Value) error { return s.Add(f.t, v) })
			return s, err
		}
	case syntax.DictComp:
		return func(f *frame) (object.Value, error) {
			d := object.NewDict()
			err := collect(f, func(in *frame, k object.Value) error {
				v, err := value(in)
				if err != nil {
					return err
				}
				return d.Set(f.t, k, v)
			})
			return d, err
		}
	}
	return func(f *frame) (object.Value, error) {
		l := object.NewList()
		err := collect(f, func(_ *frame, v object.Value) error { return l.Append(v) })
		return l, err
	}
}
