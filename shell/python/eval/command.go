package eval

import (
	"labsh/shell/python/object"
	"labsh/shell/python/syntax"
)

// command compiles a line that is, or may be, a command. With a Python reading
// beside it, which of the two the line is shows when it runs: a name that the program
// has made is that variable, and NAME.METHOD is a command when NAME is bound to
// something that commands act on.
func (c *compiler) command(n *syntax.Command) stmt {
	c.code.commands = true
	commands := c.code.env.Commands
	values, at := c.exprs(n.Exprs), &place{Span: n.Span}
	binds := make([]assigner, len(n.Targets))
	for i, name := range n.Targets {
		binds[i] = c.store(name)
	}
	var python stmt
	if n.Python != nil {
		python = c.block(n.Python)
	}
	subject := n.Name
	if n.Receiver != "" {
		subject = n.Receiver
	}
	bound, told := c.userName(subject), false
	return func(f *frame) (exit, error) {
		v, isBound := bound(f)
		if python != nil {
			if n.Receiver == "" && isBound && HidesCommand(v) || n.Receiver != "" && !(isBound && commands.Owns(v, n.Name)) {
				if !told {
					told = true
					commands.IsPython(n.CommandLine)
				}
				return python(f)
			}
		}
		call := &CommandCall{CommandLine: n.CommandLine, Env: c.code.env, Lookup: c.lookup(f), Rebind: c.rebind(f)}
		if n.Receiver != "" {
			if !isBound {
				err := f.fail(f.undefined(n.Receiver), at)
				commands.Unreceived(f.t, n.CommandLine, err)
				return atEnd, err
			}
			call.Receiver = v
		}
		for _, e := range values {
			x, err := e(f)
			if err != nil {
				commands.Refused(f.t, n.CommandLine, err)
				return atEnd, err
			}
			call.Values = append(call.Values, x)
		}
		v, err := commands.RunCommand(f.t, call)
		if err != nil {
			return atEnd, f.fail(err, at)
		}
		switch len(binds) {
		case 0:
			return atEnd, nil
		case 1:
			return atEnd, binds[0](f, v)
		}
		vs, err := unpackValues(f.t, v, len(binds), -1)
		if err != nil {
			return atEnd, f.fail(err, at)
		}
		for i, bind := range binds {
			if err := bind(f, vs[i]); err != nil {
				return atEnd, err
			}
		}
		return atEnd, nil
	}
}

// HidesCommand reports whether a name that a program bound to v stands for v where
// a command of that name could stand. What was imported, a module or something
// out of one, hides none.
func HidesCommand(v object.Value) bool {
	switch v := v.(type) {
	case *object.Module, *object.Builtin:
		return false
	case *object.Type:
		return v.Heap
	case *Function:
		return v.module == object.Str("__main__")
	}
	return true
}

// userName looks for a name that the program itself has bound.
func (c *compiler) userName(name string) func(*frame) (object.Value, bool) {
	y := c.scope.symbols[name]
	i := y.index
	globals := []*object.Cell{c.code.env.Globals.Cell(name)}
	if inner := c.code.env.Inner; inner != nil {
		globals = append(globals, inner.Cell(name))
	}
	return func(f *frame) (object.Value, bool) {
		var v object.Value
		switch y.where {
		case inLocals:
			v = f.locals[i]
		case inCells:
			v = f.cells[i].Value
		case inClass:
			v, _ = f.own(name)
		}
		for _, g := range globals {
			if v == nil && y.where != inLocals && y.where != inCells {
				v = g.Value
			}
		}
		return v, v != nil
	}
}

// rebind changes a variable of this scope, but for globals.
func (c *compiler) rebind(f *frame) func(name string, old, v object.Value) bool {
	s := c.scope
	return func(name string, old, v object.Value) bool {
		y := s.symbols[name]
		switch {
		case y == nil:
			return false
		case y.where == inLocals && f.locals[y.index] == old:
			f.locals[y.index] = v
		case y.where == inCells && f.cells[y.index].Value == old:
			f.cells[y.index].Value = v
		case y.where == inClass:
			bound, err := f.own(name)
			return err == nil && bound == old && f.setOwn(name, v) == nil
		default:
			return false
		}
		return true
	}
}

// lookup finds any name as a line of this scope sees it.
func (c *compiler) lookup(f *frame) func(string) (object.Value, bool) {
	s, env := c.scope, c.code.env
	return func(name string) (object.Value, bool) {
		if y := s.symbols[name]; y != nil {
			var v object.Value
			switch y.where {
			case inLocals:
				v = f.locals[y.index]
			case inCells:
				v = f.cells[y.index].Value
			case inClass:
				v, _ = f.own(name)
			}
			if v != nil {
				return v, true
			}
		}
		for _, ns := range []*object.Namespace{env.Inner, env.Globals, env.Outer, env.Builtins} {
			if ns != nil {
				if v, ok := ns.Get(name); ok {
					return v, true
				}
			}
		}
		return nil, false
	}
}
