package httpwire

import (
	"fmt"
	"strings"
)

// An ItemKind says what an Item adds to a request.
type ItemKind int

// The kinds of Item, as HTTPie's.
const (
	HeaderItem ItemKind = iota // Name:value; an empty value leaves a usual header out
	QueryItem                  // name==value
	StringItem                 // name=value, a JSON string
	JSONItem                   // name:=value, any JSON
	FileItem                   // @path, the body
)

// An Item is one thing to add to a request.
type Item struct {
	Kind        ItemKind
	Name, Value string
}

// An ItemError is an item or part of a request that cannot be sent.
type ItemError struct {
	Item string // as typed, or the part at fault
	What string // what is wrong, in English
}

func (e *ItemError) Error() string { return fmt.Sprintf("%q: %s", e.Item, e.What) }

// separators, the longer first where one begins with another.
var separators = []struct {
	text string
	kind ItemKind
}{{"==", QueryItem}, {":=", JSONItem}, {"=", StringItem}, {":", HeaderItem}}

// ParseItem reads an item as typed: Name:value, name==value, name=value,
// name:=json or @path. The first separator counts; a backslash before one
// makes it part of the name.
func ParseItem(text string) (Item, error) {
	if path, ok := strings.CutPrefix(text, "@"); ok {
		if path == "" {
			return Item{}, &ItemError{text, "a file's name is missing after @"}
		}
		return Item{FileItem, "", path}, nil
	}
	var name strings.Builder
	for i := 0; i < len(text); i++ {
		if text[i] == '\\' && i+1 < len(text) && strings.IndexByte(`=:\@`, text[i+1]) >= 0 {
			i++
			name.WriteByte(text[i])
			continue
		}
		for _, sep := range separators {
			if strings.HasPrefix(text[i:], sep.text) {
				if name.Len() == 0 {
					return Item{}, &ItemError{text, "a name is missing before " + sep.text}
				}
				return Item{sep.kind, name.String(), text[i+len(sep.text):]}, nil
			}
		}
		name.WriteByte(text[i])
	}
	return Item{}, &ItemError{text, "no item: expected Header:value, name==value, name=value, name:=json or @file"}
}

// ParseItems reads items as typed.
func ParseItems(texts []string) ([]Item, error) {
	items := make([]Item, 0, len(texts))
	for _, text := range texts {
		item, err := ParseItem(text)
		if err != nil {
			return nil, err
		}
		items = append(items, item)
	}
	return items, nil
}
