package command

import (
	"strings"

	"labsh/shell/console"
	"labsh/shell/locale"
	"labsh/shell/python/object"
)

// reprWidth is how much of a value the table of variables shows, in characters.
const reprWidth = 60

// reportVars shows the names that the session has bound.
func reportVars(c *Call, _ object.Value) error {
	table := console.Table{Head: c.headings(locale.HeadName, locale.HeadType, locale.HeadValue)}
	for _, name := range c.Env.Globals.Names() {
		if strings.HasPrefix(name, "__") {
			continue
		}
		v, _ := c.Env.Globals.Get(name)
		text, err := briefRepr(c.Thread, v)
		if err != nil {
			return err
		}
		table.Rows = append(table.Rows, []string{name, v.Type().Name, text})
	}
	if len(table.Rows) > 0 {
		c.Console.Table(table, console.Auto)
	}
	return nil
}

// headings are the heads of a table's columns in the current language.
func (c *Call) headings(texts ...locale.Text) []string {
	heads := make([]string, len(texts))
	for i, t := range texts {
		heads[i] = t.In(c.Console.Lang())
	}
	return heads
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
