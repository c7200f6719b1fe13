package eval

import (
	"labsh/shell/python/object"
	"labsh/shell/python/syntax"
)

// buildClass stands for the class statement in messages about its arguments.
var buildClass = &object.Builtin{Name: "__build_class__", Mod: "builtins"}

func init() { FunctionType.DescrGet = object.BindFunction }

func (c *compiler) classDef(n *syntax.ClassDef) stmt {
	inner := c.inner(n, n.Name)
	inner.code.qual = c.qualified(n.Name)
	inner.code.body = inner.annotated(inner.block(n.Body))
	at := &place{Span: n.Span}
	args := c.args(&syntax.Call{Args: n.Bases, Keywords: n.Keywords}, at)
	capture := c.capture(inner.scope)
	classCell := -1
	if y := inner.scope.symbols["__class__"]; y != nil && y.captured {
		classCell = y.index
	}
	module := c.code.env.moduleName(object.Str("builtins"))
	make := func(f *frame) (object.Value, error) {
		given, err := args(f, buildClass, nil)
		if err != nil {
			return nil, err
		}
		bases, changed, err := object.ResolveBases(f.t, given.Pos)
		if err != nil {
			return nil, f.fail(err, at)
		}
		meta, kw, err := object.Metaclass(bases, given.Kw)
		if err != nil {
			return nil, f.fail(err, at)
		}
		names, err := object.Prepare(f.t, meta, n.Name, bases, kw)
		if err != nil {
			return nil, f.fail(err, at)
		}
		body := newFrame(f.t, inner.code, capture(f))
		body.names(names)
		err = body.setOwn("__module__", module)
		if err == nil {
			err = body.setOwn("__qualname__", object.Str(inner.code.qual))
		}
		if err == nil && n.Doc != nil {
			err = body.setOwn("__doc__", object.Str(n.Doc.Value))
		}
		if err == nil {
			err = body.exec()
		}
		if err == nil && changed {
			err = body.setOwn("__orig_bases__", object.NewTuple(given.Pos...))
		}
		if err != nil {
			return nil, f.fail(err, at)
		}
		var cell *object.Cell
		if classCell >= 0 {
			cell = body.cells[classCell]
		}
		class, err := object.MakeClass(f.t, meta, n.Name, bases, names, kw, cell)
		if err != nil {
			return nil, f.fail(err, at)
		}
		return class, nil
	}
	return c.decorated(n.Decorators, make, c.store(n.Name))
}

// Module is the __name__ of the module whose code the frame runs.
func (f *frame) Module() object.Value { return f.code.env.moduleName(object.Str("builtins")) }
