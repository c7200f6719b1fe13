// Package functools is _functools, the part of the module functools that is in Go; the
// rest is Python.
package functools

import (
	"sync"

	"labsh/shell/python/object"
)

// partial is functools.partial(f, …): a call of f with some arguments given before.
type partial struct {
	object.Header
	f     object.Value
	args  *object.Tuple
	kw    *object.Dict
	attrs *object.Dict // the program's own
}

func (p *partial) Attrs() *object.Dict { return p.attrs }
func (p *partial) Type() *object.Type  { return p.ClassOr(nil) }

var partialType = sync.OnceValue(func() *object.Type {
	class := object.NewType(&object.Type{
		Name: "partial", Module: "functools",
		Doc:  "partial(func, *args, **keywords) - new function with partial application\nof the given arguments and keywords.\n",
		New:  newPartial,
		Init: func(*object.Thread, object.Value, object.Args) error { return nil },
		Repr: func(t *object.Thread, v object.Value) (string, error) { return v.(*partial).repr(t) },
		Call: func(t *object.Thread, v object.Value, args object.Args) (object.Value, error) {
			p := v.(*partial)
			return object.CallArgs(t, p.f, p.with(args))
		},
	})
	class.AddProperty("__dict__", "", func(_ *object.Thread, v object.Value) (object.Value, error) { return v.(*partial).attrs, nil })
	class.AddProperty("func", "function object to use in future partial calls", func(_ *object.Thread, v object.Value) (object.Value, error) { return v.(*partial).f, nil })
	class.AddProperty("args", "tuple of arguments to future partial calls", func(_ *object.Thread, v object.Value) (object.Value, error) { return v.(*partial).args, nil })
	class.AddProperty("keywords", "dictionary of keyword arguments to future partial calls", func(_ *object.Thread, v object.Value) (object.Value, error) { return v.(*partial).kw, nil })
	return class
})

func newPartial(_ *object.Thread, class *object.Type, args object.Args) (object.Value, error) {
	if len(args.Pos) == 0 {
		return nil, object.Errorf(object.TypeError, "type 'partial' takes at least one argument")
	}
	if args.Pos[0].Type().Call == nil {
		return nil, object.Errorf(object.TypeError, "the first argument must be callable")
	}
	p := &partial{f: args.Pos[0], args: object.NewTuple(), kw: object.NewDict(), attrs: object.NewDict()}
	if inner, ok := p.f.(*partial); ok && inner.Attrs().Len() == 0 {
		p.f, p.args, p.kw = inner.f, inner.args, inner.kw
	}
	all := p.with(object.Args{Pos: args.Pos[1:], Kw: args.Kw})
	p.args, p.kw = object.NewTuple(append([]object.Value(nil), all.Pos...)...), object.NewDict()
	for _, kw := range all.Kw {
		p.kw.SetStr(kw.Name, kw.Value)
	}
	p.SetClass(class)
	return p, nil
}

// with gives the arguments of a call: what was given before, then these.
func (p *partial) with(args object.Args) object.Args {
	if n := len(p.args.Elems); n > 0 {
		args.Pos = append(p.args.Elems[:n:n], args.Pos...)
	}
	if p.kw.Len() == 0 {
		return args
	}
	kw := make([]object.Keyword, 0, p.kw.Len()+len(args.Kw))
	at := make(map[string]int)
	for _, name := range p.kw.Names() {
		v, _ := p.kw.GetStr(name)
		at[name] = len(kw)
		kw = append(kw, object.Keyword{Name: name, Value: v})
	}
	for _, k := range args.Kw {
		if i, ok := at[k.Name]; ok {
			kw[i] = k
		} else {
			kw = append(kw, k)
		}
	}
	args.Kw = kw
	return args
}

func (p *partial) repr(t *object.Thread) (string, error) {
	done, ok := t.Repring(p)
	if !ok {
		return "...", nil
	}
	defer done()
	text, err := object.Repr(t, p.f)
	for _, v := range p.args.Elems {
		if err == nil {
			var shown string
			shown, err = object.Repr(t, v)
			text += ", " + shown
		}
	}
	for _, name := range p.kw.Names() {
		if err == nil {
			v, _ := p.kw.GetStr(name)
			var shown string
			shown, err = object.Repr(t, v)
			text += ", " + name + "=" + shown
		}
	}
	name := p.Type().Name
	if !p.Type().Heap {
		name = p.Type().QualName()
	}
	return name + "(" + text + ")", err
}

// CoreModule makes _functools.
func CoreModule() (*object.Module, error) {
	m := object.NewModule("_functools", "Tools that operate on functions.")
	m.Vars.Set("partial", partialType())
	m.Vars.Set("_lru_cache_wrapper", cacheType())
	return m, nil
}
