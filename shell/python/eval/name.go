package eval

import (
	"labsh/shell/python/object"
	"labsh/shell/python/syntax"
)

// globalCells lists where a global name is looked for, in order.
func (c *compiler) globalCells(name string) []*object.Cell {
	env := c.code.env
	var cells []*object.Cell
	for _, ns := range []*object.Namespace{env.Inner, env.Globals, env.Outer, env.Builtins} {
		if ns != nil {
			cells = append(cells, ns.Cell(name))
		}
	}
	return cells
}

// load reads a variable.
func (c *compiler) load(name string, span syntax.Span) expr {
	name = c.scope.mangle(name)
	at := &place{Span: span}
	y := c.scope.symbols[name]
	switch y.where {
	case inLocals:
		i := y.index
		return func(f *frame) (object.Value, error) {
			if v := f.locals[i]; v != nil {
				return v, nil
			}
			return nil, f.fail(object.Errorf(object.UnboundLocalError, "cannot access local variable '%s' where it is not associated with a value", name), at)
		}
	case inCells:
		i := y.index
		own := !contains(c.scope.free, name)
		if c.scope.kind == classScope {
			return func(f *frame) (object.Value, error) {
				if v, err := f.own(name); v != nil || err != nil {
					return v, f.failed(err, at)
				}
				return f.cell(i, name, own, at)
			}
		}
		return func(f *frame) (object.Value, error) {
			if v := f.cells[i].Value; v != nil {
				return v, nil
			}
			return f.cell(i, name, own, at)
		}
	case inClass:
		global := c.loadGlobal(name, at)
		return func(f *frame) (object.Value, error) {
			if v, err := f.own(name); v != nil || err != nil {
				return v, f.failed(err, at)
			}
			return global(f)
		}
	}
	return c.loadGlobal(name, at)
}

// failed is fail where there may be no error.
func (f *frame) failed(err error, at *place) error {
	if err == nil {
		return nil
	}
	return f.fail(err, at)
}

func (f *frame) cell(i int, name string, own bool, at *place) (object.Value, error) {
	if v := f.cells[i].Value; v != nil {
		return v, nil
	}
	if own {
		return nil, f.fail(object.Errorf(object.UnboundLocalError, "cannot access local variable '%s' where it is not associated with a value", name), at)
	}
	return nil, f.fail(object.Errorf(object.NameError, "cannot access free variable '%s' where it is not associated with a value in enclosing scope", name), at)
}

func (c *compiler) loadGlobal(name string, at *place) expr {
	if name == "__builtins__" {
		return func(f *frame) (object.Value, error) {
			if v, ok := f.Globals().GetStr(name); ok {
				return v, nil
			}
			return nil, f.fail(f.undefined(name), at)
		}
	}
	cells := c.globalCells(name)
	if len(cells) == 2 {
		global, builtin := cells[0], cells[1]
		return func(f *frame) (object.Value, error) {
			if v := global.Value; v != nil {
				return v, nil
			}
			if v := builtin.Value; v != nil {
				return v, nil
			}
			return nil, f.fail(f.undefined(name), at)
		}
	}
	return func(f *frame) (object.Value, error) {
		for _, cell := range cells {
			if v := cell.Value; v != nil {
				return v, nil
			}
		}
		return nil, f.fail(f.undefined(name), at)
	}
}

// undefined is the NameError of a name that is nowhere.
func (f *frame) undefined(name string) error {
	return object.NewNameError(name, func() string {
		env := f.code.env
		names := append([]string(nil), f.code.scope.locals...)
		for _, ns := range []*object.Namespace{env.Inner, env.Globals, env.Outer, env.Builtins} {
			if ns != nil {
				names = append(names, ns.Names()...)
			}
		}
		if env.Suggest != nil {
			names = append(names, env.Suggest()...)
		}
		return object.Closest(name, names)
	})
}

// store binds a variable.
func (c *compiler) store(name string) assigner {
	name = c.scope.mangle(name)
	y := c.scope.symbols[name]
	i := y.index
	switch y.where {
	case inLocals:
		return func(f *frame, v object.Value) error { f.locals[i] = v; return nil }
	case inCells:
		return func(f *frame, v object.Value) error { f.cells[i].Value = v; return nil }
	case inClass:
		return func(f *frame, v object.Value) error { return f.setOwn(name, v) }
	}
	space := c.code.env.target()
	cell := space.Cell(name)
	return func(f *frame, v object.Value) error {
		if cell.Value == nil {
			space.Bind(cell, v)
		}
		cell.Value = v
		return nil
	}
}

// target is where a global assignment goes.
func (e *Env) target() *object.Namespace {
	if e.Inner != nil {
		return e.Inner
	}
	return e.Globals
}

// unbind is `del name`.
func (c *compiler) unbind(name string, span syntax.Span) stmt {
	name = c.scope.mangle(name)
	at := &place{Span: span}
	load := c.load(name, span)
	y := c.scope.symbols[name]
	i := y.index
	switch y.where {
	case inLocals, inCells:
		return func(f *frame) (exit, error) {
			v, err := load(f)
			if err != nil {
				return atEnd, err
			}
			if y.where == inLocals {
				f.locals[i] = nil
			} else {
				f.cells[i].Value = nil
			}
			f.unbound(v)
			return atEnd, nil
		}
	case inClass:
		return func(f *frame) (exit, error) {
			err := f.setOwn(name, nil)
			if object.IsException(err, object.KeyError) {
				err = f.undefined(name)
			}
			return atEnd, f.failed(err, at)
		}
	}
	return func(f *frame) (exit, error) {
		v, _ := f.code.env.target().Get(name)
		if !f.code.env.target().Delete(name) {
			return atEnd, f.fail(f.undefined(name), at)
		}
		f.unbound(v)
		return atEnd, nil
	}
}
