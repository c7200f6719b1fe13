package request

import (
	"encoding/json"
	"errors"
	"io"
	"math"
	"strconv"
	"strings"

	"labsh/netlab/httpwire"
	"labsh/shell/command/literal"
	"labsh/shell/python/object"
)

// maxLiteralDepth is how deep the JSON that becomes Python source may nest:
// CPython's parser takes 200 brackets.
const maxLiteralDepth = 100

// A Body is the JSON object that a line's fields make, to be written in Python.
type Body struct {
	fields []field
	exact  bool // json.dumps of the dict gives the text that was typed
}

// field is one name of the object: its value as Python, and as the text of JSON.
type field struct {
	name              string
	key, value        string // Python source
	keyJSON, textJSON string // source of a str
}

// NewBody gathers the fields among the items; nil where there are none.
func NewBody(items []Item) *Body {
	b := &Body{exact: true}
	for _, item := range items {
		if item.Kind != httpwire.StringItem && item.Kind != httpwire.JSONItem {
			continue
		}
		f := field{name: item.Name, key: Text(item.Key)}
		name := strings.TrimSuffix(textOf(httpwire.Item{Kind: httpwire.JSONItem, Name: item.Name, Value: "0"}), ": 0")
		f.keyJSON, f.textJSON = literal.Str(name), literal.Str(strings.TrimPrefix(textOf(item.Item), name+": "))
		if item.Key.Symbolic() && Computed(item.Key) {
			f.keyJSON = "json.dumps(" + f.key + ")"
		}
		b.addValue(&f, item)
		if i := b.index(f.name); i >= 0 {
			f.key, f.keyJSON = b.fields[i].key, b.fields[i].keyJSON
			b.fields[i] = f
		} else {
			b.fields = append(b.fields, f)
		}
	}
	if len(b.fields) == 0 {
		return nil
	}
	return b
}

// addValue writes an item's value.
func (b *Body) addValue(f *field, item Item) {
	symbolic := item.Text.Symbolic() && Computed(item.Text)
	lone, _, byName := item.Text.ByName()
	switch {
	case item.Kind == httpwire.StringItem:
		f.value = Text(item.Text)
	case byName:
		f.value, symbolic = lone, true
	case symbolic:
		f.value = "json.loads(" + Text(item.Text) + ")"
	default:
		value, exact, err := pythonLiteral(item.Value)
		f.value, b.exact = value, b.exact && exact && err == nil
	}
	if symbolic {
		f.textJSON = "json.dumps(" + f.value + ")"
	}
}

func (b *Body) index(name string) int {
	for i, f := range b.fields {
		if f.name == name {
			return i
		}
	}
	return -1
}

// textOf is one field as it is sent, without the braces.
func textOf(item httpwire.Item) string {
	r, err := httpwire.New(httpwire.Build{Method: "POST", Items: []httpwire.Item{item}})
	if err != nil || len(r.Body) < 2 {
		return ""
	}
	return string(r.Body[1 : len(r.Body)-1])
}

// Dict is the body as a dict, if json.dumps makes of that what was typed.
func (b *Body) Dict() (source string, ok bool) {
	var pairs []string
	for _, f := range b.fields {
		pairs = append(pairs, f.key+": "+f.value)
	}
	return "{" + strings.Join(pairs, ", ") + "}", b.exact
}

// Source is the source of the body as a str.
func (b *Body) Source() string {
	if dict, ok := b.Dict(); ok {
		return "json.dumps(" + dict + ")"
	}
	sum := []string{literal.Str("{")}
	for i, f := range b.fields {
		if i > 0 {
			sum = append(sum, literal.Str(", "))
		}
		sum = append(sum, f.keyJSON, literal.Str(": "), f.textJSON)
	}
	sum = append(sum, literal.Str("}"))
	return joinedLiterals(sum)
}

// joinedLiterals is the sum of sources, neighbouring literals in one.
func joinedLiterals(sources []string) string {
	var sum []string
	for _, s := range sources {
		if n := len(sum) - 1; n >= 0 && s[0] == '"' && sum[n][0] == '"' {
			sum[n] = sum[n][:len(sum[n])-1] + s[1:]
			continue
		}
		sum = append(sum, s)
	}
	return strings.Join(sum, " + ")
}

// pythonLiteral is JSON text as Python source: the same but for true, false, null and the
// quotes. It is exact where json.dumps gives the text back.
func pythonLiteral(text string) (source string, exact bool, err error) {
	invalid := func(err error) error {
		return &httpwire.ItemError{Item: text, What: "invalid JSON: " + err.Error()}
	}
	d := json.NewDecoder(strings.NewReader(text))
	d.UseNumber()
	w := &literalWriter{exact: !strings.Contains(strings.ToLower(text), `\ud`)}
	for {
		token, err := d.Token()
		if err != nil {
			return "", false, invalid(err)
		}
		if err := w.token(token); err != nil {
			return "", false, invalid(err)
		}
		if len(w.open) == 0 {
			break
		}
	}
	if _, err := d.Token(); err != io.EOF {
		return "", false, invalid(errors.New("extra data"))
	}
	return w.String(), w.exact, nil
}

// literalWriter writes JSON's tokens as Python.
type literalWriter struct {
	strings.Builder
	open  []level
	exact bool
}

// level is an array or object under way and how many tokens it has had.
type level struct {
	object bool
	tokens int
	names  map[string]bool
}

func (w *literalWriter) token(token json.Token) error {
	if d, ok := token.(json.Delim); ok && (d == ']' || d == '}') {
		w.open = w.open[:len(w.open)-1]
		w.WriteString(d.String())
		return nil
	}
	if n := len(w.open); n > 0 {
		l := &w.open[n-1]
		switch {
		case l.object && l.tokens%2 == 1:
			w.WriteString(": ")
		case l.tokens > 0:
			w.WriteString(", ")
		}
		if name, ok := token.(string); ok && l.object && l.tokens%2 == 0 {
			w.exact = w.exact && !l.names[name] // a dict has a name once
			l.names[name] = true
		}
		l.tokens++
	}
	switch v := token.(type) {
	case json.Delim:
		if len(w.open) == maxLiteralDepth {
			return errors.New("too deep")
		}
		w.open = append(w.open, level{object: v == '{', names: map[string]bool{}})
		w.WriteString(v.String())
	case string:
		w.WriteString(literal.Str(v))
	case json.Number:
		w.exact = w.exact && shownSo(v.String())
		w.WriteString(v.String())
	case bool:
		if v {
			w.WriteString("True")
		} else {
			w.WriteString("False")
		}
	default:
		w.WriteString("None")
	}
	return nil
}

// shownSo reports whether Python writes a number of JSON as it was typed.
func shownSo(text string) bool {
	if !strings.ContainsAny(text, ".eE") {
		return text != "-0" && len(text) < 4000 // the digits that Python's int() takes
	}
	f, err := strconv.ParseFloat(text, 64)
	if err != nil || math.IsInf(f, 0) {
		return false
	}
	shown, err := object.Repr(nil, object.Float(f))
	return err == nil && shown == text
}
