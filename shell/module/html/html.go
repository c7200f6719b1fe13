// Package html is the core of the module html: the characters that have names in HTML.
package html

import (
	"html"

	"labsh/shell/python/object"
)

// CoreModule makes the module _html.
func CoreModule() (*object.Module, error) {
	m := object.NewModule("_html", "The names of characters in HTML.")
	m.AddFunc("named", "name, /", "What a name between & and ; stands for, or its beginning; & and the name where it is none.", func(_ *object.Thread, a []object.Value) (object.Value, error) {
		name, ok := object.Plain(a[0]).(object.Str)
		if !ok {
			return nil, object.Errorf(object.TypeError, "named() argument must be str, not %s", a[0].Type().Name)
		}
		return object.Str(html.UnescapeString("&" + string(name))), nil
	})
	return m, nil
}
