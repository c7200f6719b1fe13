package command

import (
	"labsh/shell/locale"
	"labsh/shell/python/object"
)

// keep binds _ to what was received where a filter or the file failed, or Ctrl-C
// ended the output: it is nowhere else. Of bytes, which nobody sends again, the error says so.
func (c *Call) keep(r Result, err error) error {
	switch command := c.Command; {
	case IsResponse(r.Value):
		c.Env.Builtins.Set("_", r.Value)
	case command.Receives() && !r.Written:
		return c.Kept(r.Value, err, locale.ReceivedKept, locale.ReceivedWas)
	}
	return err
}

// Kept binds _ to v and adds to an error's hint that it is there. In a script, whose
// names end with it, the hint shows bytes themselves.
func (c *Call) Kept(v object.Value, err error, inName, shown locale.Text) error {
	e, ok := object.AsException(err)
	if !ok {
		return err
	}
	c.Env.Builtins.Set("_", v)
	switch text, errRepr := object.Repr(c.Thread, v); {
	case c.Session.Interactive:
		AddHint(e, inName)
	case errRepr == nil:
		AddHint(e, shown, text)
	}
	return e
}

// AddHint adds to what an error's hint says already.
func AddHint(e *object.Exception, text locale.Text, args ...any) {
	before, _ := e.Hint.(locale.Hint)
	e.Hint = locale.Hint(func(l locale.Lang) string {
		if before == nil {
			return text.Format(l, args...)
		}
		return locale.BothHints.Format(l, before(l), text.Format(l, args...))
	})
}
