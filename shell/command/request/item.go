package request

import (
	"errors"
	"strings"

	"labsh/netlab/httpwire"
	"labsh/shell/command"
	"labsh/shell/command/line"
	"labsh/shell/command/literal"
	"labsh/shell/locale"
	"labsh/shell/python/object"
)

// itemKinds are the items by what stands between their name and value.
var itemKinds = map[string]httpwire.ItemKind{
	"==": httpwire.QueryItem, ":=": httpwire.JSONItem, "=": httpwire.StringItem, ":": httpwire.HeaderItem,
}

// An Item is one ITEM of a line: what it says, and the words that its name and value
// were typed as, for Python.
type Item struct {
	httpwire.Item
	Key, Text *command.Arg
}

// ReadItem reads the word as HTTPie's ITEM. After := an expression alone is a Python
// value, which goes into the JSON.
func ReadItem(a *command.Arg) (Item, error) {
	item, err := cutItem(a)
	if err != nil {
		return item, err
	}
	if p, ok := item.Text.Lone(); ok && item.Kind == httpwire.JSONItem {
		v := a.Value(p)
		m, err := object.Library(a.Thread(), "json")
		if err != nil {
			return item, err
		}
		text, err := object.CallMethodArgs(a.Thread(), m, "dumps", object.Args{
			Pos: []object.Value{v}, Kw: []object.Keyword{{Name: "allow_nan", Value: object.False}},
		})
		if err != nil {
			return item, err
		}
		item.Value = string(object.Plain(text).(object.Str))
	}
	return item, nil
}

// cutItem divides a word into an item's name and value.
func cutItem(a *command.Arg) (Item, error) {
	if a.Sep != "" {
		return Item{httpwire.Item{Kind: itemKinds[a.Sep], Name: a.Key, Value: a.Text()}, Literal(a, a.Key), a}, nil
	}
	read, err := httpwire.ParseItem(a.Text())
	item := Item{read, Literal(a, read.Name), Literal(a, read.Value)}
	if err != nil || !Computed(a) {
		return item, err
	}
	// Only where the literal text has what divides it can a program have its
	// expressions.
	if key, value, ok := divided(a, read.Kind); ok && key.Text() == read.Name && value.Text() == read.Value {
		item.Key, item.Text = key, value
	}
	return item, nil
}

// divided divides a word at the first literal separator of a kind.
func divided(a *command.Arg, kind httpwire.ItemKind) (key, value *command.Arg, ok bool) {
	separator := "@"
	for text, k := range itemKinds {
		if k == kind {
			separator = text
		}
	}
	key, value, ok = CutWord(a, separator)
	return key, value, ok && (kind != httpwire.FileItem || len(key.Parts) == 0)
}

// CutWord cuts a word before and after the first place where text stands in it
// literally.
func CutWord(a *command.Arg, text string) (before, after *command.Arg, ok bool) {
	for i, p := range a.Parts {
		if p.Expr >= 0 {
			continue
		}
		head, tail, found := strings.Cut(p.Text, text)
		if !found {
			continue
		}
		first, second := &line.Word{Quoted: true}, &line.Word{Quoted: true}
		first.Parts = append(first.Parts, a.Parts[:i]...)
		if head != "" {
			first.Parts = append(first.Parts, line.Part{Text: head, Expr: -1})
		}
		if tail != "" {
			second.Parts = append(second.Parts, line.Part{Text: tail, Expr: -1})
		}
		second.Parts = append(second.Parts, a.Parts[i+1:]...)
		return a.With(first), a.With(second), true
	}
	return a, nil, false
}

// Literal is a word of text alone, in the line of another.
func Literal(a *command.Arg, text string) *command.Arg {
	w := &line.Word{Quoted: true}
	if text != "" {
		w.Literal(text)
	}
	return a.With(w)
}

// Computed reports whether there is an expression in the word.
func Computed(a *command.Arg) bool {
	for _, p := range a.Parts {
		if p.Expr >= 0 {
			return true
		}
	}
	return false
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
