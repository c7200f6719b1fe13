package fakestore

import (
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/url"
	"strings"

	"github.com/tidwall/gjson"

	"labsh/fakestore/extract"
)

// MaxBody is the greatest request body that a Handler reads, in bytes.
const MaxBody = 1 << 20

// fields are the members of a request's body: the JSON text of each, by name.
type fields map[string]string

// pick writes `"id":ID` and then the named members that are there, in order.
func (f fields) pick(id string, names []string) string {
	var b strings.Builder
	b.WriteString(`{"id":`)
	b.WriteString(id)
	for _, name := range names {
		if raw, ok := f[name]; ok {
			fmt.Fprintf(&b, ",%s:%s", extract.Quote(name), raw)
		}
	}
	b.WriteByte('}')
	return b.String()
}

// bodyError is a body that cannot be read: a status and a JSON text for it.
type bodyError struct {
	status int
	text   string
}

func (e *bodyError) Error() string { return e.text }

// readFields reads the body of r. A body that is neither JSON nor urlencoded
// has no fields, and neither has an array: that is how the public store takes
// them.
func readFields(w http.ResponseWriter, r *http.Request) (fields, error) {
	form := ""
	media, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err == nil {
		form = media
	}
	if form != "application/json" && form != "application/x-www-form-urlencoded" {
		return nil, nil
	}
	if coding := r.Header.Get("Content-Encoding"); coding != "" && !strings.EqualFold(coding, "identity") {
		return nil, &bodyError{http.StatusUnsupportedMediaType, failure("a compressed body is not supported")}
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, MaxBody))
	if err != nil {
		var tooLarge *http.MaxBytesError
		if errors.As(err, &tooLarge) {
			return nil, &bodyError{http.StatusRequestEntityTooLarge,
				failure(fmt.Sprintf("the body is over %d bytes", MaxBody))}
		}
		return nil, &bodyError{http.StatusBadRequest, failure("the body could not be read")}
	}
	text := strings.ToValidUTF8(string(body), "\uFFFD")
	if form == "application/json" {
		return jsonFields(text)
	}
	return urlencodedFields(text), nil
}

func jsonFields(text string) (fields, error) {
	if text == "" {
		return nil, nil
	}
	if err := extract.Validate([]byte(text)); err != nil {
		var bad *extract.Error
		errors.As(err, &bad)
		return nil, &bodyError{http.StatusBadRequest, fmt.Sprintf(
			`{"status":"error","message":%s,"offset":%d,"line":%d,"column":%d}`,
			extract.Quote(err.Error()), bad.Offset, bad.Line, bad.Column)}
	}
	root := gjson.Parse(text)
	if !root.IsObject() && !root.IsArray() {
		return nil, &bodyError{http.StatusBadRequest, failure("a JSON object is expected")}
	}
	f := make(fields)
	if root.IsObject() {
		root.ForEach(func(key, value gjson.Result) bool {
			f[key.String()] = compact(value.Raw) // the last of two wins, as in JavaScript
			return true
		})
	}
	return f, nil
}

// urlencodedFields gives every value as a JSON string; a name sent more than
// once is an array of them.
func urlencodedFields(text string) fields {
	values, _ := url.ParseQuery(text) // pairs that cannot be read are left out
	f := make(fields, len(values))
	for name, list := range values {
		quoted := make([]string, len(list))
		for i, v := range list {
			quoted[i] = extract.Quote(v)
		}
		f[name] = quoted[0]
		if len(quoted) > 1 {
			f[name] = "[" + strings.Join(quoted, ",") + "]"
		}
	}
	return f
}

// failure is the JSON text of an error.
func failure(message string) string {
	return `{"status":"error","message":` + extract.Quote(message) + `}`
}
