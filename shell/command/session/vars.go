package session

import (
	"strings"

	"labsh/shell/command"

	"labsh/shell/locale"
	"labsh/shell/python/object"
)

// reprWidth is how much of a value the table of variables shows, in characters.
const reprWidth = 60

// runVars gives the names that the session has bound.
func runVars(c *command.Call) (command.Result, error) {
	rows := &command.Rows{Columns: []command.Column{{Key: "name", Head: locale.HeadName}, {Key: "type", Head: locale.HeadType}, {Key: "value", Head: locale.HeadValue}}}
	for _, name := range c.Env.Globals.Names() {
		if strings.HasPrefix(name, "__") {
			continue
		}
		v, _ := c.Env.Globals.Get(name)
		text, err := briefRepr(c.Thread, v)
		if err != nil {
			return command.Result{}, err
		}
		value := command.TextCell(text)
		switch v.(type) {
		case object.Int, *object.BigInt, object.Float:
			if len(text) < reprWidth {
				value.Value = v
			}
		}
		rows.Cells = append(rows.Cells, []command.Cell{command.TextCell(name), command.TextCell(v.Type().Name), value})
	}
	return command.Result{Rows: rows}, nil
}

// briefRepr is a value's repr, cut to reprWidth characters. Of a large value
// only the beginning is looked at. A repr that fails is shown as such; only an
// interrupt is an error.
func briefRepr(t *object.Thread, v object.Value) (string, error) {
	switch x := v.(type) {
	case object.Str:
		if len(x) > 4*reprWidth {
			v = x[:strings.LastIndexFunc(string(x[:4*reprWidth]), func(rune) bool { return true })]
		}
	case object.Bytes:
		v = x[:min(len(x), reprWidth)]
	case *object.List:
		if len(x.Elems) > reprWidth {
			v = object.NewList(x.Elems[:reprWidth]...)
		}
	case *object.Tuple:
		if len(x.Elems) > reprWidth {
			v = object.NewTuple(x.Elems[:reprWidth]...)
		}
	}
	text, err := object.Repr(t, v)
	if object.IsException(err, object.KeyboardInterrupt) {
		return "", err
	}
	if err != nil {
		return "<repr() failed>", nil
	}
	if r := []rune(text); len(r) > reprWidth {
		text = string(r[:reprWidth-1]) + "…"
	}
	return text, nil
}
