package request

import (
	"encoding/json"
	"errors"
	"io"
	"strings"

	"labsh/netlab/httpwire"
	"labsh/shell/command/literal"
)

// maxLiteralDepth is how deep the JSON that becomes Python source may nest:
// CPython's parser takes 200 brackets.
const maxLiteralDepth = 100

// pythonLiteral is JSON text as Python source: the same but for true, false,
// null and the quotes. Number text is kept.
func pythonLiteral(text string) (string, error) {
	invalid := func(err error) error {
		return &httpwire.ItemError{Item: text, What: "invalid JSON: " + err.Error()}
	}
	d := json.NewDecoder(strings.NewReader(text))
	d.UseNumber()
	w := &literalWriter{}
	for {
		token, err := d.Token()
		if err != nil {
			return "", invalid(err)
		}
		if err := w.token(token); err != nil {
			return "", invalid(err)
		}
		if len(w.open) == 0 {
			break
		}
	}
	if _, err := d.Token(); err != io.EOF {
		return "", invalid(errors.New("extra data"))
	}
	return w.String(), nil
}

// literalWriter writes JSON's tokens as Python.
type literalWriter struct {
	strings.Builder
	open []level
}

// level is an array or object under way and how many tokens it has had.
type level struct {
	object bool
	tokens int
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
		l.tokens++
	}
	switch v := token.(type) {
	case json.Delim:
		if len(w.open) == maxLiteralDepth {
			return errors.New("too deep")
		}
		w.open = append(w.open, level{object: v == '{'})
		w.WriteString(v.String())
	case string:
		w.WriteString(literal.Str(v))
	case json.Number:
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
