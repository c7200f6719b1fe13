package eval

import (
	"labsh/shell/python/object"
	"labsh/shell/python/syntax"
)

// The parts of a try statement, for its mark: clause i runs at inClauses+i.
const (
	inTry = iota
	inTryElse
	inClauses
)

// resumableTry compiles a try statement with a yield in it. The exception that is
// handled, and the one that was before, are kept.
func (c *compiler) resumableTry(n *syntax.Try) stmt {
	body, orElse, handlers := c.block(n.Body), c.block(n.Else), c.handlers(n)
	k, handled, before := c.mark(), c.keep(nil).at, c.keep(nil).at
	run := func(f *frame) (exit, error) {
		r := f.gen
		if !r.resuming || r.marks[k] == inTry {
			r.marks[k] = inTry
			left, err := body(f)
			if err == errSuspended || err == nil && left != atEnd {
				return left, err
			}
			if r.marks[k] = inTryElse; err != nil {
				r.marks[k] = inClauses
				e, ok := object.AsException(err)
				if !ok || f.t.Ending() {
					return atEnd, err
				}
				f.locals[handled] = e
				f.keepException(before, r.handled)
				f.handles(e)
			}
		}
		if r.marks[k] == inTryElse {
			return orElse(f)
		}
		e := f.locals[handled].(*object.Exception)
		i, left := int(r.marks[k])-inClauses, atEnd
		var err error
		if !r.resuming {
			i, err = f.clause(e, handlers)
			r.marks[k] = int32(inClauses + i)
		}
		if err == nil {
			left, err = handlers[i].run(f)
		}
		if err == errSuspended {
			return left, err
		}
		f.handles(f.keptException(before))
		f.locals[handled], f.locals[before] = nil, nil
		if err == nil {
			f.handled(e)
		}
		return left, err
	}
	if n.Finally == nil {
		return run
	}
	return c.resumableFinally(run, c.block(n.Finally))
}

// keepException keeps an exception, or nil, behind the locals.
func (f *frame) keepException(at int, e *object.Exception) {
	f.locals[at] = nil
	if e != nil {
		f.locals[at] = e
	}
}

func (f *frame) keptException(at int) *object.Exception {
	e, _ := f.locals[at].(*object.Exception)
	return e
}

// resumableFinally runs a block after run, however that is left.
func (c *compiler) resumableFinally(run, finally stmt) stmt {
	k, leaving := c.mark(), c.mark()
	raised, before, returned := c.keep(nil).at, c.keep(nil).at, c.keep(nil).at
	return func(f *frame) (exit, error) {
		r := f.gen
		if !r.resuming || r.marks[k] == 0 {
			r.marks[k] = 0
			left, err := run(f)
			if err == errSuspended {
				return left, err
			}
			e, ok := object.AsException(err)
			if f.t.Ending() || err != nil && !ok {
				return left, f.dropped(err)
			}
			r.marks[k], r.marks[leaving] = 1, int32(left)
			f.keepException(raised, e)
			f.keepException(before, r.handled)
			f.locals[returned] = f.ret
			if e != nil {
				f.handles(e)
			}
		}
		left, err := finally(f)
		if err == errSuspended {
			return left, err
		}
		e := f.keptException(raised)
		if e != nil {
			f.handles(f.keptException(before))
		}
		if err == nil && left == atEnd {
			f.ret, left = f.locals[returned], exit(r.marks[leaving])
			if e != nil {
				err = e
			}
		}
		f.locals[raised], f.locals[before], f.locals[returned] = nil, nil, nil
		return left, err
	}
}

// resumableWith compiles one item of a with statement.
func (c *compiler) resumableWith(item syntax.WithItem, body stmt, at *place) stmt {
	context := c.expr(item.Context)
	var bind assigner
	if item.Target != nil {
		bind = c.target(item.Target)
	}
	k, leaving := c.mark(), c.keep(nil).at
	return func(f *frame) (exit, error) {
		r := f.gen
		left, err := atEnd, error(nil)
		if !r.resuming || r.marks[k] == inHead {
			r.marks[k] = inHead
			manager, errContext := context(f)
			if errContext != nil {
				return atEnd, errContext
			}
			v, leave, errEnter := f.enter(manager, at)
			if errEnter != nil {
				return atEnd, errEnter
			}
			f.locals[leaving], r.marks[k] = leave, inBody
			if bind != nil {
				err = bind(f, v)
			}
		}
		if err == nil {
			left, err = body(f)
		}
		if err == errSuspended {
			return left, err
		}
		leave := f.locals[leaving]
		f.locals[leaving] = nil
		return f.leave(leave, left, err, at)
	}
}
