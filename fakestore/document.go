package fakestore

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/tidwall/gjson"

	"labsh/fakestore/catalogue"
	"labsh/fakestore/extract"
)

// A document is one product, cart or user: compact JSON, as it is sent.
type document struct {
	id  int64
	raw string
}

// A kind is one of the three collections.
type kind int

const (
	products kind = iota
	carts
	users
	kinds
)

// schema says what a kind is called and which fields a request may set, in
// the order in which they are echoed.
type schema struct {
	plural, singular string
	fields           []string
	seed             string // the catalogue's JSON array
	firstNew         int64  // a new document's id is at least this when nothing is remembered
}

var schemas = [kinds]schema{
	products: {"products", "product", []string{"title", "price", "description", "image", "category"}, catalogue.Products, 0},
	carts:    {"carts", "cart", []string{"userId", "date", "products"}, catalogue.Carts, 11},
	users:    {"users", "user", []string{"email", "username", "password", "name", "address", "phone"}, catalogue.Users, 0},
}

// content is everything that a store holds at one moment. It is never changed
// once made: a change makes another.
type content [kinds][]document

// with returns a copy of c in which the list of kind k is docs.
func (c *content) with(k kind, docs []document) *content {
	next := *c
	next[k] = docs
	return &next
}

func (c *content) index(k kind, id int64) int {
	return slices.IndexFunc(c[k], func(d document) bool { return d.id == id })
}

// nextID is one more than the greatest id of kind k.
func (c *content) nextID(k kind) int64 {
	var top int64
	for _, d := range c[k] {
		top = max(top, d.id)
	}
	return top + 1
}

// size is the number of bytes of all documents.
func (c *content) size() int {
	n := 0
	for _, docs := range c {
		for _, d := range docs {
			n += len(d.raw)
		}
	}
	return n
}

// encode gives c as one JSON object with a member for each kind, indented for
// people.
func (c *content) encode() []byte {
	var flat bytes.Buffer
	flat.WriteByte('{')
	for k, docs := range c {
		if k > 0 {
			flat.WriteByte(',')
		}
		fmt.Fprintf(&flat, "%q:", schemas[k].plural)
		flat.WriteString(joinDocuments(docs))
	}
	flat.WriteByte('}')
	var out bytes.Buffer
	// Indent fails only on invalid JSON, which documents never are.
	_ = json.Indent(&out, flat.Bytes(), "", "  ")
	out.WriteByte('\n')
	return out.Bytes()
}

// decodeContent reads what encode wrote, or what someone has made of it in a
// text editor. A missing kind is empty, but not all three; any other member is
// an error, since encode would drop it.
func decodeContent(text []byte) (*content, error) {
	if err := extract.Validate(text); err != nil {
		return nil, err
	}
	const form = "a store is a JSON object with products, carts and users"
	root := gjson.ParseBytes(text)
	if !root.IsObject() {
		return nil, errors.New(form)
	}
	var c content
	var seen [kinds]bool
	var err error
	root.ForEach(func(name, list gjson.Result) bool {
		k := kind(slices.IndexFunc(schemas[:], func(s schema) bool { return s.plural == name.Str }))
		switch {
		case k < 0:
			err = fmt.Errorf("%s, not %s", form, extract.Quote(name.Str))
		case seen[k]:
			err = fmt.Errorf("%s: twice", name.Str)
		default:
			seen[k] = true
			c[k], err = decodeDocuments(schemas[k].singular, list)
		}
		return err == nil
	})
	if err == nil && seen == [kinds]bool{} {
		err = errors.New(form)
	}
	if err != nil {
		return nil, err
	}
	return &c, nil
}

func decodeDocuments(singular string, list gjson.Result) ([]document, error) {
	if !list.IsArray() {
		return nil, fmt.Errorf("%ss: not a JSON array", singular)
	}
	var docs []document
	seen := make(map[int64]bool)
	var err error
	list.ForEach(func(_, item gjson.Result) bool {
		id, ok := parseIdent(item.Get("id").Raw)
		switch {
		case !item.IsObject() || !ok || !id.storable():
			err = fmt.Errorf("%s number %d: no object with a positive whole id", singular, len(docs)+1)
		case seen[id.n]:
			err = fmt.Errorf("%s id %d: twice", singular, id.n)
		case members(item, "id") > 1:
			err = fmt.Errorf("%s number %d: id twice", singular, len(docs)+1)
		default:
			seen[id.n] = true
			docs = append(docs, document{id.n, compact(item.Raw)})
		}
		return err == nil
	})
	return docs, err
}

// members is how many members of an object have a name.
func members(object gjson.Result, name string) (n int) {
	object.ForEach(func(key, _ gjson.Result) bool {
		if key.Str == name {
			n++
		}
		return true
	})
	return n
}

// seedContent is the catalogue.
func seedContent() *content {
	var c content
	for k := range c {
		docs, err := decodeDocuments(schemas[k].singular, gjson.Parse(schemas[k].seed))
		if err != nil {
			panic("fakestore: embedded catalogue: " + err.Error())
		}
		c[k] = docs
	}
	return &c
}

// joinDocuments gives docs as one JSON array.
func joinDocuments(docs []document) string {
	n := 2
	for _, d := range docs {
		n += len(d.raw) + 1
	}
	var b strings.Builder
	b.Grow(n)
	b.WriteByte('[')
	for i, d := range docs {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString(d.raw)
	}
	b.WriteByte(']')
	return b.String()
}

// compact removes spaces between tokens of valid JSON and keeps the rest:
// number text, key order, unescaped & < >.
func compact(raw string) string {
	var b bytes.Buffer
	if err := json.Compact(&b, []byte(raw)); err != nil {
		return raw
	}
	return b.String()
}
