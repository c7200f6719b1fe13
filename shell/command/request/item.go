package request

import (
	"errors"

	"labsh/netlab/httpwire"
	"labsh/shell/command"
	"labsh/shell/command/literal"
	"labsh/shell/locale"
	"labsh/shell/python/object"
)

// itemKinds are the items by what stands between their name and value.
var itemKinds = map[string]httpwire.ItemKind{
	"==": httpwire.QueryItem, ":=": httpwire.JSONItem, "=": httpwire.StringItem, ":": httpwire.HeaderItem,
}

// ReadItem reads the word as HTTPie's ITEM. After := a $NAME is a Python value, which
// goes into the JSON.
func ReadItem(a *command.Arg) (httpwire.Item, error) {
	if a.Sep == "" {
		return httpwire.ParseItem(a.Text())
	}
	item := httpwire.Item{Kind: itemKinds[a.Sep], Name: a.Key, Value: a.Text()}
	if p, ok := a.Lone(); ok && a.Sep == ":=" {
		v := a.Value(p)
		m, err := object.Library(a.Thread(), "json")
		if err != nil {
			return item, err
		}
		text, err := object.CallMethod(a.Thread(), m, "dumps", v)
		if err != nil {
			return item, err
		}
		item.Value = string(object.Plain(text).(object.Str))
	}
	return item, nil
}

// ItemError is the exception for an item that cannot be sent.
func ItemError(err error) error {
	var item *httpwire.ItemError
	if errors.As(err, &item) {
		e := object.Errorf(object.ValueError, "%s: %s", item.What, literal.Repr(item.Item))
		e.Hint, e.Origin = locale.ItemHint.Hint(), err
		return e
	}
	return command.FileError(err)
}
