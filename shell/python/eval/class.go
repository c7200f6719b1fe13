package eval

import (
	"labsh/shell/python/object"
	"labsh/shell/python/syntax"
)

func (c *compiler) classDef(n *syntax.ClassDef) stmt {
	inner := c.inner(n, n.Name)
	inner.code.qual = c.qualified(n.Name)
	inner.code.body = inner.block(n.Body)
	bases := c.elements(n.Bases)
	var keywords []expr
	for _, k := range n.Keywords {
		keywords = append(keywords, c.expr(k.Value))
	}
	capture := c.capture(inner.scope)
	classCell := -1
	if y := inner.scope.symbols["__class__"]; y != nil && y.captured {
		classCell = y.index
	}
	at := &place{Span: n.Span}
	module := c.code.env.moduleName()
	make := func(f *frame) (object.Value, error) {
		bs, err := bases(f)
		if err != nil {
			return nil, err
		}
		base, err := oneBase(f.t, n.Name, bs)
		if err == nil && len(keywords) > 0 {
			err = object.Errorf(object.TypeError, "keyword arguments of a class (metaclass, …) are not part of labsh's Python")
		}
		if err != nil {
			return nil, f.fail(err, at)
		}
		body := newFrame(f.t, inner.code, capture(f))
		body.class = object.NewDict()
		body.class.SetStr("__module__", module)
		body.class.SetStr("__qualname__", object.Str(inner.code.qual))
		if n.Doc != nil {
			body.class.SetStr("__doc__", object.Str(n.Doc.Value))
		}
		if err := body.exec(); err != nil {
			return nil, f.fail(err, at)
		}
		name, _ := module.(object.Str)
		class, err := object.NewClass(f.t, n.Name, string(name), base, body.class)
		if err != nil {
			return nil, f.fail(err, at)
		}
		if classCell >= 0 {
			body.cells[classCell].Value = class
		}
		return class, nil
	}
	return c.decorated(n.Decorators, make, c.store(n.Name))
}

// oneBase gives the base class of a class statement; there may be one.
func oneBase(t *object.Thread, name string, bases []object.Value) (*object.Type, error) {
	if len(bases) > 1 {
		return nil, object.Errorf(object.TypeError, "multiple inheritance is not part of labsh's Python")
	}
	if len(bases) == 0 {
		return nil, nil
	}
	if base, ok := bases[0].(*object.Type); ok {
		return base, nil
	}
	// Python would take the class of the base for a metaclass and call it.
	if _, err := object.Call(t, bases[0].Type(), object.Str(name), object.NewTuple(bases...), object.NewDict()); err != nil {
		return nil, err
	}
	return nil, object.Errorf(object.TypeError, "bases must be types")
}
