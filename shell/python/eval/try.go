package eval

import (
	"labsh/shell/python/object"
	"labsh/shell/python/syntax"
)

func (c *compiler) raise(n *syntax.Raise) stmt {
	at := &place{Span: n.Span}
	if n.Exc == nil {
		return func(f *frame) (exit, error) {
			if f.t.Handling == nil {
				return atEnd, f.fail(object.Errorf(object.RuntimeError, "No active exception to reraise"), at)
			}
			return atEnd, f.fail(f.t.Handling, at)
		}
	}
	exc := c.expr(n.Exc)
	var cause expr
	if n.Cause != nil {
		cause = c.expr(n.Cause)
	}
	return func(f *frame) (exit, error) {
		v, err := exc(f)
		if err != nil {
			return atEnd, err
		}
		var from object.Value
		if cause != nil {
			if from, err = cause(f); err != nil {
				return atEnd, err
			}
		}
		e, err := makeException(f.t, v, "exceptions must derive from BaseException")
		if err != nil {
			return atEnd, f.fail(err, at)
		}
		if from != nil {
			e.Cause, e.SuppressContext = nil, true
			if from != object.None {
				if e.Cause, err = makeException(f.t, from, "exception causes must derive from BaseException"); err != nil {
					return atEnd, f.fail(err, at)
				}
			}
		}
		if h := f.t.Handling; h != nil && h != e {
			chain(e, h)
		}
		// An exception raised anew was here before: both lines are shown.
		f.note(e, at)
		return atEnd, e
	}
}

// makeException turns what raise was given, a class or an instance, into the
// exception.
func makeException(t *object.Thread, v object.Value, otherwise string) (*object.Exception, error) {
	if class, ok := v.(*object.Type); ok && class.IsSubclass(object.BaseException) {
		made, err := object.Call(t, class)
		if err != nil {
			return nil, err
		}
		if e, ok := made.(*object.Exception); ok {
			return e, nil
		}
		name, err := object.Repr(t, class)
		if err != nil {
			return nil, err
		}
		return nil, object.Errorf(object.TypeError, "calling %s should have returned an instance of BaseException, not %s", name, "<class '"+made.Type().QualName()+"'>")
	}
	if e, ok := v.(*object.Exception); ok {
		return e, nil
	}
	return nil, object.Errorf(object.TypeError, "%s", otherwise)
}

// handler is one except clause.
type handler struct {
	class expr // nil for a bare except
	bind  assigner
	drop  func(f *frame)
	body  stmt
	at    *place
}

// handlers compiles the except clauses.
func (c *compiler) handlers(n *syntax.Try) []handler {
	var handlers []handler
	for _, h := range n.Handlers {
		compiled := handler{body: c.block(h.Body), at: &place{Span: h.Span}}
		if h.Type != nil {
			compiled.class = c.expr(h.Type)
		}
		if h.Name != "" {
			compiled.bind = c.store(h.Name)
			unbind := c.unbind(h.Name, h.Span)
			compiled.drop = func(f *frame) { _, _ = unbind(f) }
		}
		handlers = append(handlers, compiled)
	}
	return handlers
}

func (c *compiler) try(n *syntax.Try) stmt {
	body, orElse, handlers := c.block(n.Body), c.block(n.Else), c.handlers(n)
	run := func(f *frame) (exit, error) {
		left, err := body(f)
		if err == nil {
			if left == atEnd {
				return orElse(f)
			}
			return left, nil
		}
		e, ok := object.AsException(err)
		if !ok || f.t.Ending() {
			return atEnd, err
		}
		return f.handle(e, handlers)
	}
	if n.Finally == nil {
		return run
	}
	finally, end := c.block(n.Finally), &place{Span: n.Finally[len(n.Finally)-1].Range()}
	return func(f *frame) (exit, error) {
		left, err := run(f)
		if f.t.Ending() {
			return left, f.dropped(err)
		}
		ret := f.ret
		saved := f.t.Handling
		if e, ok := object.AsException(err); ok {
			f.t.Handling = e
		}
		leftFinally, errFinally := finally(f)
		f.t.Handling = saved
		if errFinally != nil || leftFinally != atEnd {
			return leftFinally, errFinally
		}
		if err != nil {
			f.at = end
		}
		f.ret = ret
		return left, err
	}
}

// dropped is what ends a block of a thread that is to run no more Python, not even
// what follows the block in any case.
func (f *frame) dropped(err error) error {
	if err == nil {
		err = f.t.Interrupted()
	}
	return err
}

// handle runs the first clause that matches e.
func (f *frame) handle(e *object.Exception, handlers []handler) (left exit, err error) {
	saved := f.t.Handling
	defer func() {
		f.t.Handling = saved
		if err == nil {
			f.handled(e)
		}
	}()
	i, err := f.clause(e, handlers)
	if err != nil {
		return atEnd, err
	}
	return handlers[i].run(f)
}

// clause finds the first clause that takes e, and binds its name; the error is e
// where there is none.
func (f *frame) clause(e *object.Exception, handlers []handler) (int, error) {
	for i := range handlers {
		h := &handlers[i]
		f.t.Handling = e
		if h.class != nil {
			class, err := h.class(f)
			if err != nil {
				return -1, err
			}
			ok, err := matches(e, class)
			if err != nil {
				return -1, f.fail(err, h.at)
			}
			if !ok {
				f.at = h.at
				continue
			}
		}
		if h.bind != nil {
			return i, h.bind(f, e)
		}
		return i, nil
	}
	return -1, e
}

// run runs the clause, whose name is then unbound.
func (h *handler) run(f *frame) (exit, error) {
	left, err := h.body(f)
	if err != errSuspended && h.bind != nil {
		h.drop(f)
	}
	return left, err
}

// matches reports whether an except clause with this class, or tuple of classes,
// takes e. All of a tuple must be classes of exceptions, and none a tuple.
func matches(e *object.Exception, class object.Value) (bool, error) {
	among := []object.Value{class}
	if t, ok := class.(*object.Tuple); ok {
		among = t.Elems
	}
	matched := false
	for _, v := range among {
		c, ok := v.(*object.Type)
		if !ok || !c.IsSubclass(object.BaseException) {
			return false, object.Errorf(object.TypeError, "catching classes that do not inherit from BaseException is not allowed")
		}
		matched = matched || e.Type().IsSubclass(c)
	}
	return matched, nil
}

func (c *compiler) with(n *syntax.With) stmt {
	body := c.block(n.Body)
	for i := len(n.Items) - 1; i >= 0; i-- {
		body = c.withItem(n.Items[i], body, &place{Span: n.Span})
	}
	return body
}

func (c *compiler) withItem(item syntax.WithItem, body stmt, at *place) stmt {
	context := c.expr(item.Context)
	var bind assigner
	if item.Target != nil {
		bind = c.target(item.Target)
	}
	return func(f *frame) (exit, error) {
		manager, err := context(f)
		if err != nil {
			return atEnd, err
		}
		v, leave, err := f.enter(manager, at)
		if err != nil {
			return atEnd, err
		}
		left, err := atEnd, error(nil)
		if bind != nil {
			err = bind(f, v)
		}
		if err == nil {
			left, err = body(f)
		}
		return f.leave(leave, left, err, at)
	}
}

// enter enters the context of a with statement; leave is its __exit__.
func (f *frame) enter(manager object.Value, at *place) (v, leave object.Value, err error) {
	enter, leave, err := contextMethods(f.t, manager)
	if err == nil {
		v, err = object.Call(f.t, enter)
	}
	if err != nil {
		return nil, nil, f.fail(err, at)
	}
	return v, leave, nil
}

// leave leaves the context after the block, which was left so.
func (f *frame) leave(leave object.Value, left exit, err error, at *place) (exit, error) {
	if f.t.Ending() {
		return left, f.dropped(err)
	}
	ret := f.ret
	e, raised := object.AsException(err)
	if !raised {
		if _, err := object.Call(f.t, leave, object.None, object.None, object.None); err != nil {
			return atEnd, f.fail(err, at)
		}
		f.ret = ret
		return left, nil
	}
	saved := f.t.Handling
	f.t.Handling = e
	swallow, err := object.Call(f.t, leave, e.Type(), e, e.Traceback())
	ok := false
	if err == nil {
		ok, err = object.Truth(f.t, swallow)
	}
	f.t.Handling = saved
	switch {
	case err != nil:
		return atEnd, f.fail(err, at)
	case ok:
		return atEnd, nil
	}
	return atEnd, e
}

// contextMethods binds __enter__ and __exit__.
func contextMethods(t *object.Thread, manager object.Value) (enter, leave object.Value, err error) {
	typ := manager.Type()
	for i, to := range []*object.Value{&enter, &leave} {
		name := [...]string{"__enter__", "__exit__"}[i]
		if _, ok := typ.Lookup(name); !ok {
			missed := ""
			if name == "__exit__" {
				if _, ok := typ.Lookup("__enter__"); ok {
					missed = " (missed __exit__ method)"
				}
			}
			return nil, nil, object.Errorf(object.TypeError, "'%s' object does not support the context manager protocol%s", qualifiedClass(typ), missed)
		}
		if *to, err = object.GetAttr(t, manager, name); err != nil {
			return nil, nil, err
		}
	}
	return enter, leave, nil
}

func qualifiedClass(c *object.Type) string { return c.Name }
