package eval

import (
	"labsh/shell/python/object"
	"labsh/shell/python/syntax"
)

// call compiles a call.
func (c *compiler) call(n *syntax.Call) expr {
	at := &place{Span: n.Span, looped: n.Looped}
	if e := c.superCall(n, at); e != nil {
		return e
	}
	if a, ok := n.Func.(*syntax.Attribute); ok {
		return c.methodCall(n, a, at)
	}
	callee := c.expr(n.Func)
	if plainArgs(n) {
		args, init := c.exprs(n.Args), object.NewSite("__init__")
		return func(f *frame) (object.Value, error) {
			v, err := callee(f)
			if err != nil {
				return nil, err
			}
			switch called := v.(type) {
			case *Function:
				if called.takes(len(args)) {
					inner := called.open(f.t, len(args))
					for i, a := range args {
						if inner.locals[i], err = a(f); err != nil {
							return nil, err
						}
					}
					return f.finish(inner, at)
				}
			case *object.Type:
				if fn, ok := init.Initializer(called).(*Function); ok && fn.takes(len(args)+1) {
					return f.construct(called, fn, args, at)
				}
			}
			return f.callOther(v, nil, args, at)
		}
	}
	args := c.args(n, at)
	return func(f *frame) (object.Value, error) {
		v, err := callee(f)
		if err != nil {
			return nil, err
		}
		a, err := args(f, v, nil)
		if err != nil {
			return nil, err
		}
		return f.apply(v, a, at)
	}
}

// methodCall compiles value.name(…) without making the bound method.
func (c *compiler) methodCall(n *syntax.Call, a *syntax.Attribute, at *place) expr {
	value, site := c.expr(a.Value), object.NewSite(c.scope.mangle(a.Attr))
	atAttr := &place{Span: a.Span}
	plain := plainArgs(n)
	var exprs []expr
	var args argsOf
	if plain {
		exprs = c.exprs(n.Args)
	} else {
		args = c.args(n, at)
	}
	return func(f *frame) (object.Value, error) {
		v, err := value(f)
		if err != nil {
			return nil, err
		}
		callee, self := site.Method(v)
		if callee == nil {
			if callee, err = site.Get(f.t, v); err != nil {
				return nil, f.fail(err, atAttr)
			}
		}
		if !plain {
			a, err := args(f, callee, self)
			if err != nil {
				return nil, err
			}
			return f.apply(callee, a, at)
		}
		skip := 0
		if self != nil {
			skip = 1
		}
		if fn, ok := callee.(*Function); ok && fn.takes(len(exprs)+skip) {
			inner := fn.open(f.t, len(exprs)+skip)
			if self != nil {
				inner.locals[0] = self
			}
			for i, e := range exprs {
				if inner.locals[i+skip], err = e(f); err != nil {
					return nil, err
				}
			}
			return f.finish(inner, at)
		}
		return f.callOther(callee, self, exprs, at)
	}
}

// callOther calls what is no function of Python, with self before the arguments unless
// it is nil.
func (f *frame) callOther(callee, self object.Value, args []expr, at *place) (object.Value, error) {
	n := len(args)
	if self != nil {
		n++
	}
	b, ok := callee.(*object.Builtin)
	if !ok {
		pos := make([]object.Value, n)
		if err := f.arguments(pos, self, args); err != nil {
			return nil, err
		}
		return f.apply(callee, object.Args{Pos: pos}, at)
	}
	t := f.t
	used := t.Arguments.Used()
	pos := b.Positional(t, n)
	var v object.Value
	err := f.arguments(pos, self, args)
	if err == nil {
		f.calls = at
		if v, err = b.CallOwn(t, pos); err != nil {
			err = f.fail(err, at)
		}
	}
	t.Arguments.Free(used)
	return v, err
}

// arguments fills the positional arguments of a call.
func (f *frame) arguments(pos []object.Value, self object.Value, args []expr) error {
	if self != nil {
		pos[0], pos = self, pos[1:]
	}
	var err error
	for i, a := range args {
		if pos[i], err = a(f); err != nil {
			return err
		}
	}
	return nil
}

// apply calls what is called at this place of f.
func (f *frame) apply(callee object.Value, args object.Args, at *place) (object.Value, error) {
	f.calls = at
	v, err := object.CallArgs(f.t, callee, args)
	if err != nil {
		return nil, f.fail(err, at)
	}
	if fn, ok := callee.(*Function); ok && at.looped {
		fn.code.loops(v)
	}
	return v, nil
}

// construct calls a class whose __init__ is init.
func (f *frame) construct(class *object.Type, init *Function, args []expr, at *place) (object.Value, error) {
	n := len(args)
	inner := init.open(f.t, n+1)
	pos := inner.locals[1 : n+1 : n+1]
	var err error
	for i, a := range args {
		if pos[i], err = a(f); err != nil {
			return nil, err
		}
	}
	f.calls = at
	o, err := class.New(f.t, class, object.Args{Pos: pos})
	if err != nil {
		return nil, f.fail(err, at)
	}
	if o.Type() != class { // a __new__ gave something else
		err = object.Initialize(f.t, class, o, object.Args{Pos: pos})
	} else {
		var ret object.Value
		inner.locals[0] = o
		ret, err = inner.run()
		if err == nil && ret != object.None {
			err = object.Errorf(object.TypeError, "__init__() should return None, not '%s'", ret.Type().Name)
		}
	}
	if err != nil {
		return nil, f.fail(err, at)
	}
	return o, nil
}

// finish runs the frame of a call made at this place of f.
func (f *frame) finish(inner *frame, at *place) (object.Value, error) {
	f.calls = at
	v, err := inner.run()
	if err != nil {
		return nil, f.fail(err, at)
	}
	if at.looped {
		inner.code.loops(v)
	}
	return v, nil
}

// run runs a function's frame to its return.
func (f *frame) run() (object.Value, error) {
	t := f.t
	if err := t.Enter(); err != nil {
		return nil, err
	}
	if t.Depth > object.MaxDepth && f.code.deep {
		t.Leave()
		return nil, object.Errorf(object.RecursionError, "maximum recursion depth exceeded")
	}
	f.caller, t.Frame = t.Frame, f
	made := t.Made()
	left, err := f.code.body(f)
	t.Frame = f.caller
	t.Leave()
	if err != nil {
		return nil, err
	}
	ret := f.ret
	if t.Made() != made && f.holds(ret) {
		t.Dropped()
	}
	f.release()
	if left != byReturn { // ret may be of a return that a finally undid
		return object.None, nil
	}
	return ret, nil
}

// release keeps a frame whose call returned for another call of the function. That
// of a generator has not come to its end.
func (f *frame) release() {
	if f.code.resumed == nil {
		f.spare()
	}
}

// spare is release of any frame whose code has come to its end.
func (f *frame) spare() {
	k := f.code
	if f.cells != nil || k.commands || f.at != nil || f.shown {
		return
	}
	object.Forget(f.locals)
	f.ret, f.t, f.caller, f.calls = nil, nil, nil, nil
	f.next, k.spare = k.spare, f
}

func plainArgs(n *syntax.Call) bool {
	if len(n.Keywords) > 0 {
		return false
	}
	for _, a := range n.Args {
		if starred(a) {
			return false
		}
	}
	return true
}

// argsOf evaluates the arguments of a call of callee, self first if it is not nil.
type argsOf func(f *frame, callee, self object.Value) (object.Args, error)

func (c *compiler) args(n *syntax.Call, at *place) argsOf {
	pos := c.elements(n.Args)
	keywords := make([]expr, len(n.Keywords))
	names := make([]string, len(n.Keywords))
	for i, k := range n.Keywords {
		keywords[i], names[i] = c.expr(k.Value), k.Name
	}
	if len(n.Args) == 1 && !plainArgs(&syntax.Call{Args: n.Args}) {
		pos = nil
	}
	var only expr
	if pos == nil {
		only = c.expr(n.Args[0].(*syntax.Starred).Value)
	}
	return func(f *frame, callee, self object.Value) (object.Args, error) {
		var args object.Args
		var ps []object.Value
		var err error
		if only != nil {
			ps, err = f.starred(only, callee, at)
		} else {
			ps, err = pos(f)
		}
		if err != nil {
			return args, err
		}
		if self != nil {
			ps = append([]object.Value{self}, ps...)
		}
		args.Pos = ps
		for i, k := range n.Keywords {
			v, err := keywords[i](f)
			if err != nil {
				return args, err
			}
			if k.Name != "" {
				args.Kw, err = addKeyword(f.t, args.Kw, callee, names[i], v)
			} else {
				args.Kw, err = spread(f.t, args.Kw, callee, v)
			}
			if err != nil {
				return args, f.fail(err, at)
			}
		}
		return args, nil
	}
}

// starred evaluates the only positional argument of a call, *only.
func (f *frame) starred(only expr, callee object.Value, at *place) ([]object.Value, error) {
	v, err := only(f)
	if err != nil {
		return nil, err
	}
	elems, err := object.Elements(f.t, v)
	if err == nil {
		return elems, nil
	}
	if typ := v.Type(); typ.Iter == nil && typ.GetItem == nil {
		err = object.Errorf(object.TypeError, "%s argument after * must be an iterable, not %s", object.CalleeText(f.t, callee), typ.Name)
	}
	return nil, f.fail(err, at)
}

func addKeyword(t *object.Thread, kw []object.Keyword, callee object.Value, name string, v object.Value) ([]object.Keyword, error) {
	for _, k := range kw {
		if k.Name == name {
			return kw, object.Errorf(object.TypeError, "%s got multiple values for keyword argument '%s'", object.CalleeText(t, callee), name)
		}
	}
	return append(kw, object.Keyword{Name: name, Value: v}), nil
}

// spread adds the items of **v.
func spread(t *object.Thread, kw []object.Keyword, callee, v object.Value) ([]object.Keyword, error) {
	d := object.NewDict()
	if err := d.Merge(t, v); err != nil {
		if object.IsException(err, object.AttributeError) {
			err = object.Errorf(object.TypeError, "%s argument after ** must be a mapping, not %s", object.CalleeText(t, callee), v.Type().Name)
		}
		return kw, err
	}
	for i := 0; ; {
		k, x, next := d.At(i)
		if k == nil {
			return kw, nil
		}
		name, ok := object.Plain(k).(object.Str)
		if !ok {
			return kw, object.Errorf(object.TypeError, "keywords must be strings")
		}
		var err error
		if kw, err = addKeyword(t, kw, callee, string(name), x); err != nil {
			return kw, err
		}
		i = next
	}
}

// superCall compiles super() without arguments: the class comes from the cell
// of the class body, the object is the function's first parameter.
func (c *compiler) superCall(n *syntax.Call, at *place) expr {
	name, ok := n.Func.(*syntax.Name)
	if !ok || name.Ident != "super" || len(n.Args)+len(n.Keywords) > 0 {
		return nil
	}
	callee, own := c.load("super", name.Span), c.code.env.Builtins.Cell("super")
	self, class := c.firstParam, -1
	if y := c.scope.symbols["__class__"]; y != nil && y.where == inCells {
		class = y.index
	}
	return func(f *frame) (object.Value, error) {
		v, err := callee(f)
		if err != nil {
			return nil, err
		}
		wrong := ""
		var args []object.Value
		switch {
		case v != own.Value: // the program's own
		case self == nil:
			wrong = "no arguments"
		case class < 0:
			wrong = "__class__ cell not found"
		case f.cells[class].Value == nil:
			wrong = "empty __class__ cell"
		default:
			s, err := self(f)
			if err != nil {
				return nil, err
			}
			args = []object.Value{f.cells[class].Value, s}
		}
		if wrong != "" {
			err = object.Errorf(object.RuntimeError, "super(): %s", wrong)
		} else {
			v, err = object.Call(f.t, v, args...)
		}
		if err != nil {
			return nil, f.fail(err, at)
		}
		return v, nil
	}
}
