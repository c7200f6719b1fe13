package command

import (
	"unicode/utf8"

	"labsh/shell/command/journal"
	"labsh/shell/console"
	"labsh/shell/locale"
	"labsh/shell/python/object"
)

// echo shows the value after the report, at the prompt only, when it is a
// number or bytes.
func (s *Session) echo(c *Call, v object.Value) error {
	if !s.Interactive || len(c.Targets) > 0 || c.Command.Shows {
		return nil
	}
	switch v.(type) {
	case object.Int, *object.BigInt, object.Float, object.Bytes:
		// The report has said that this is too much for a screen.
		if data, ok := v.(object.Bytes); !ok || len(data) <= console.MaxShown || !s.Console.Terminal() {
			return s.Echo(c.Thread, v)
		}
		s.Env.Builtins.Set("_", v)
	}
	return nil
}

// Echo shows a value at the prompt, as Python's sys.displayhook does. Of one too
// long for a screen no more is made than the screen shows.
func (s *Session) Echo(t *object.Thread, v object.Value) error {
	start, length := v, 0
	switch v := v.(type) {
	case object.Bytes:
		if !s.Console.Whole(len(v)) {
			start, length = v[:console.MaxShown], len(v)
		}
	case object.Str:
		if !s.Console.Whole(len(v)) {
			start, length = object.Str(console.Start(string(v))), utf8.RuneCountInString(string(v))
		}
	}
	text, err := object.Repr(t, start)
	if err != nil {
		return err
	}
	if length > 0 {
		text = console.Start(text) + locale.CutValue.Format(s.Console.Lang(), length)
		s.Console.Line(text)
	} else {
		s.Console.Excerpt(console.Plain, text, locale.CutRepr)
	}
	s.Env.Builtins.Set("_", v)
	s.Lines.Amend(0, func(l *journal.Typed) { l.Value = text })
	return t.Interrupted()
}

// EchoValue is a Report that shows the command's value as Python does.
func EchoValue(c *Call, r Result) error {
	text, err := object.Repr(c.Thread, r.Value)
	if err == nil {
		c.Console.Excerpt(console.Plain, text, locale.CutRepr)
		c.Session.Lines.Amend(0, func(l *journal.Typed) { l.Value = text })
	}
	return err
}
