package re

import (
	"fmt"
	"slices"
	"sync"

	"labsh/shell/module/native"
	"labsh/shell/python/object"
)

// errorClass is re.error.
var errorClass = sync.OnceValue(func() *object.Type {
	class := object.NewExceptionClass("re", "error", object.ExceptionType)
	class.Doc = "Exception raised for invalid regular expressions, with the attributes msg, pattern, pos, lineno and colno."
	init := native.NewFunction("re", "error.__init__", "self, msg, pattern=None, pos=None", "", func(t *object.Thread, a []object.Value) (object.Value, error) {
		msg, err := object.ToStr(t, a[1])
		if err != nil {
			return nil, err
		}
		pattern, pos := object.Value(object.None), -1
		var text []rune
		if native.Given(a[2]) {
			pattern = a[2]
		}
		if native.Given(a[3]) {
			if pos, err = native.Size(t, a[3]); err != nil {
				return nil, err
			}
			s, err := newSubject(pattern)
			if err != nil {
				return nil, err
			}
			text = s.runes
		}
		fillError(a[0].(*object.Exception), msg, pattern, text, pos)
		return object.None, nil
	})
	class.Init = func(t *object.Thread, self object.Value, args object.Args) error {
		args.Pos = append([]object.Value{self}, args.Pos...)
		_, err := object.CallArgs(t, init, args)
		return err
	}
	return class
})

// newError makes a re.error about a place in a pattern; pos is negative for none.
func newError(msg string, pattern object.Value, text []rune, pos int) error {
	e := object.NewException(errorClass())
	fillError(e, msg, pattern, text, pos)
	return e
}

func fillError(e *object.Exception, msg string, pattern object.Value, text []rune, pos int) {
	shown := msg
	at, line, column := object.Value(object.None), object.Value(object.None), object.Value(object.None)
	if pos >= 0 {
		row, col := 1, pos+1
		for i, r := range text[:min(pos, len(text))] {
			if r == '\n' {
				row, col = row+1, pos-i
			}
		}
		shown += fmt.Sprintf(" at position %d", pos)
		if slices.Contains(text, '\n') {
			shown += fmt.Sprintf(" (line %d, column %d)", row, col)
		}
		at, line, column = object.NewInt(int64(pos)), object.NewInt(int64(row)), object.NewInt(int64(col))
	}
	e.Args = object.NewTuple(object.Str(shown))
	attrs := e.Attrs()
	attrs.SetStr("msg", object.Str(msg))
	attrs.SetStr("pattern", pattern)
	attrs.SetStr("pos", at)
	attrs.SetStr("lineno", line)
	attrs.SetStr("colno", column)
}
