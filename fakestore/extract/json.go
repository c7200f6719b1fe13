package extract

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
	"unicode/utf8"

	"github.com/tidwall/gjson"
)

// MaxDepth is how deep JSON may nest. Beyond, parsers and printers take
// memory out of all proportion.
const MaxDepth = 1000

// Validate reports what is wrong with JSON text and where, as an
// *Error of kind InvalidJSON or TooDeep.
func Validate(text []byte) error {
	// The depth first: gjson.Valid calls itself for each level.
	if at := tooDeepAt(text); at >= 0 {
		return locate(&Error{Kind: TooDeep, Offset: at}, text)
	}
	if gjson.ValidBytes(text) {
		return nil
	}
	var raw json.RawMessage
	err := json.Unmarshal(text, &raw)
	bad := &Error{Kind: InvalidJSON, Offset: len(text), What: "unexpected end"}
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) && !atEnd(syntax, text) {
		bad.Offset, bad.What = int(syntax.Offset)-1, syntax.Error()
	}
	return locate(bad, text)
}

// atEnd tells a fault that is the end of the text. In the middle of a word
// such as nul, encoding/json reports it as a space that is not there.
func atEnd(e *json.SyntaxError, text []byte) bool {
	at := int(e.Offset) - 1
	return at < 0 || at >= len(text) || e.Error() == "unexpected end of JSON input" ||
		(strings.HasPrefix(e.Error(), "invalid character ' '") && text[at] != ' ')
}

// tooDeepAt is the offset of the bracket that passes MaxDepth, or -1.
func tooDeepAt(text []byte) int {
	depth := 0
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '"':
			for i++; i < len(text) && text[i] != '"'; i++ {
				if text[i] == '\\' {
					i++
				}
			}
		case '[', '{':
			if depth++; depth > MaxDepth {
				return i
			}
		case ']', '}':
			depth--
		}
	}
	return -1
}

// locate fills in the line and column of e's offset.
func locate(e *Error, text []byte) error {
	e.Line, e.Column = 1, 1
	for i := 0; i < e.Offset && i < len(text); {
		if text[i] == '\n' {
			e.Line++
			e.Column = 1
			i++
			continue
		}
		_, size := utf8.DecodeRune(text[i:])
		e.Column++
		i += size
	}
	return e
}

// Quote gives s as a JSON string, with & < > as they are. Invalid UTF-8
// becomes U+FFFD.
func Quote(s string) string {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	_ = enc.Encode(s) // a string always encodes
	return strings.TrimSuffix(b.String(), "\n")
}
