package requests

import (
	"mime"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"labsh/netlab/httpwire"
	"labsh/shell/module/json"
	"labsh/shell/module/native"
	"labsh/shell/python/object"
)

// responseClass makes requests.Response. An answer's body is read whole before
// the program gets it, also with stream=True.
func responseClass() (*object.Type, error) {
	c := native.NewClass("requests.models", "Response", "The :class:`Response <Response>` object, which contains a\nserver's response to an HTTP request.", object.ObjectType)
	c.Method("__init__", "", "", func(_ *object.Thread, a []object.Value) (object.Value, error) {
		if r, ok := a[0].(*object.Instance); ok {
			for _, name := range []string{"_content", "status_code", "url", "encoding", "reason", "request", "raw", "_next"} {
				r.Attrs().SetStr(name, object.None)
			}
			r.Attrs().SetStr("headers", newHeaderDict())
			r.Attrs().SetStr("history", object.NewList())
			r.Attrs().SetStr("cookies", &cookieJar{})
			r.Attrs().SetStr("_content_consumed", object.False)
			r.Attrs().SetStr(tookKey, microseconds(0))
		}
		return object.None, nil
	})
	c.Method("__repr__", "", "", func(t *object.Thread, a []object.Value) (object.Value, error) {
		code, err := object.GetAttr(t, a[0], "status_code")
		if err != nil {
			return nil, err
		}
		s, err := object.ToStr(t, code)
		return object.Str("<Response [" + s + "]>"), err
	})
	property := func(name, doc string, get func(t *object.Thread, r *object.Instance) (object.Value, error)) {
		c.Property(name, doc, func(t *object.Thread, self object.Value) (object.Value, error) {
			return get(t, self.(*object.Instance))
		}, nil)
	}
	property("ok", "Returns True if :attr:`status_code` is less than 400, False if not.", func(_ *object.Thread, r *object.Instance) (object.Value, error) {
		return object.NewBool(statusCode(r) < 400), nil
	})
	c.Method("__bool__", "", "", func(_ *object.Thread, a []object.Value) (object.Value, error) {
		return object.NewBool(statusCode(a[0].(*object.Instance)) < 400), nil
	})
	property("content", "Content of the response, in bytes.", func(_ *object.Thread, r *object.Instance) (object.Value, error) {
		return attribute(r, "_content"), nil
	})
	c.Property("elapsed", "The amount of time elapsed between sending the request and the arrival of the response.", func(t *object.Thread, self object.Value) (object.Value, error) {
		return elapsed(t, self.(*object.Instance))
	}, func(_ *object.Thread, self, v object.Value) error {
		self.(*object.Instance).Attrs().SetStr(elapsedKey, v)
		return nil
	})
	property("text", "Content of the response, in unicode.", responseText)
	property("apparent_encoding", "The apparent encoding.", func(_ *object.Thread, r *object.Instance) (object.Value, error) {
		return object.Str(apparentEncoding(content(r))), nil
	})
	property("is_redirect", "True if this Response is a well-formed HTTP redirect that could have been processed automatically.", func(_ *object.Thread, r *object.Instance) (object.Value, error) {
		return object.NewBool(redirects(r, 301, 302, 303, 307, 308)), nil
	})
	property("is_permanent_redirect", "True if this Response one of the permanent versions of redirect.", func(_ *object.Thread, r *object.Instance) (object.Value, error) {
		return object.NewBool(redirects(r, 301, 308)), nil
	})
	property("next", "Returns a PreparedRequest for the next request in a redirect chain, if there is one.", func(_ *object.Thread, r *object.Instance) (object.Value, error) {
		return attribute(r, "_next"), nil
	})
	property("links", "Returns the parsed header links of the response, if any.", func(_ *object.Thread, r *object.Instance) (object.Value, error) {
		h, _ := attribute(r, "headers").(*headerDict)
		return headerLinks(h.text("Link")), nil
	})
	c.Method("json", "**kwargs", "Decodes the JSON response body (if any) as a Python object.", responseJSON)
	c.Method("raise_for_status", "", "Raises :class:`HTTPError`, if one occurred.", raiseForStatus)
	c.Method("iter_content", "chunk_size=1, decode_unicode=False", "Iterates over the response data.", iterContent)
	c.Method("iter_lines", "chunk_size=512, decode_unicode=False, delimiter=None", "Iterates over the response data, one line at a time.", iterLines)
	none := func(*object.Thread, []object.Value) (object.Value, error) { return object.None, nil }
	c.Method("close", "", "Releases the connection back to the pool.", none)
	c.Method("__enter__", "", "", func(_ *object.Thread, a []object.Value) (object.Value, error) { return a[0], nil })
	c.Method("__exit__", "*args", "", none)
	return c.Finish()
}

func attribute(i *object.Instance, name string) object.Value {
	if v, ok := i.Attrs().GetStr(name); ok {
		return v
	}
	return object.None
}

func statusCode(r *object.Instance) int64 {
	n, _ := attribute(r, "status_code").(object.Int)
	return int64(n)
}

func content(r *object.Instance) object.Bytes {
	if b, ok := attribute(r, "_content").(object.Bytes); ok {
		return b
	}
	s, _ := native.Text(attribute(r, "_content"))
	return object.Bytes(s)
}

func redirects(r *object.Instance, codes ...int64) bool {
	h, ok := attribute(r, "headers").(*headerDict)
	if !ok || h.text("Location") == "" {
		return false
	}
	for _, c := range codes {
		if c == statusCode(r) {
			return true
		}
	}
	return false
}

// newResponse makes the Response for an answer.
func newResponse(class *object.Type, p *prepared, resp *httpwire.Response, body []byte, took time.Duration, jar *cookieJar) *object.Instance {
	r := object.NewInstance(class)
	headers := newHeaderDict()
	for _, f := range joined(resp.Header) {
		headers.set(f.Name, latin1(f.Value))
	}
	var encoding object.Value = object.None
	if e := headerEncoding(headers.text("Content-Type")); e != "" {
		encoding = object.Str(e)
	}
	for _, a := range []struct {
		name string
		v    object.Value
	}{
		{"_content", object.TakeBytes(body)}, {"status_code", object.NewInt(int64(resp.StatusCode))}, {"headers", headers}, {"raw", object.None},
		{"url", object.Str(p.url.String())}, {"encoding", encoding}, {"history", object.NewList()}, {"reason", latin1(resp.Reason)},
		{"cookies", jar}, {tookKey, microseconds(took)}, {"request", p.obj}, {"_next", object.None},
	} {
		r.Attrs().SetStr(a.name, a.v)
	}
	return r
}

// joined are fields with the values of those of one name in one, under the name
// that has the first value.
func joined(fields httpwire.Fields) httpwire.Fields {
	var names httpwire.Fields
	values := map[string][]string{}
	index := map[string]int{}
	for _, f := range fields {
		key := strings.ToLower(f.Name)
		at, seen := index[key]
		if !seen {
			at = len(names)
			index[key], names = at, append(names, f)
		}
		if len(values[key]) == 0 {
			names[at].Name = f.Name
		}
		if f.Value != "" || len(values[key]) > 0 {
			values[key] = append(values[key], f.Value)
		}
	}
	for key, at := range index {
		names[at].Value = strings.Join(values[key], ", ")
	}
	return names
}

// latin1 reads a header's bytes as http.client does, unless they are UTF-8 text
// that an earlier step made.
func latin1(s string) object.Value {
	ascii := true
	for i := range len(s) {
		ascii = ascii && s[i] < utf8.RuneSelf
	}
	if ascii {
		return object.Str(s)
	}
	var b strings.Builder
	for i := range len(s) {
		b.WriteRune(rune(s[i]))
	}
	return object.Str(b.String())
}

// encodingFromHeaders is requests.utils.get_encoding_from_headers.
func encodingFromHeaders(t *object.Thread, a []object.Value) (object.Value, error) {
	kind, err := object.CallMethod(t, a[0], "get", object.Str("content-type"))
	if err != nil {
		return nil, err
	}
	if text, ok := object.Plain(kind).(object.Str); ok {
		if e := headerEncoding(string(text)); e != "" {
			return object.Str(e), nil
		}
	}
	return object.None, nil
}

// headerEncoding is requests.utils.get_encoding_from_headers.
func headerEncoding(contentType string) string {
	if contentType == "" {
		return ""
	}
	kind, params, err := mime.ParseMediaType(contentType)
	if err == nil && params["charset"] != "" {
		return strings.Trim(params["charset"], `'"`)
	}
	if err != nil {
		kind, _, _ = strings.Cut(contentType, ";")
	}
	switch {
	case strings.Contains(kind, "text"):
		return "ISO-8859-1"
	case strings.Contains(kind, "application/json"):
		return "utf-8"
	}
	return ""
}

func apparentEncoding(b object.Bytes) string {
	ascii := true
	for i := range len(b) {
		ascii = ascii && b[i] < utf8.RuneSelf
	}
	switch {
	case len(b) == 0, utf8.ValidString(string(b)) && !ascii:
		return "utf-8"
	case ascii:
		return "ascii"
	}
	return "ISO-8859-1"
}

func responseText(t *object.Thread, r *object.Instance) (object.Value, error) {
	b := content(r)
	if len(b) == 0 {
		return object.Str(""), nil
	}
	encoding, ok := attribute(r, "encoding").(object.Str)
	if !ok {
		encoding = object.Str(apparentEncoding(b))
	}
	v, err := object.CallMethod(t, b, "decode", encoding, object.Str("replace"))
	if object.IsException(err, object.LookupError) {
		return object.CallMethod(t, b, "decode", object.Str("utf-8"), object.Str("replace"))
	}
	return v, err
}

func responseJSON(t *object.Thread, a []object.Value) (object.Value, error) {
	r := a[0].(*object.Instance)
	var options object.Args
	kw := a[1].(*object.Dict)
	for k, v, i := kw.At(0); k != nil; k, v, i = kw.At(i) {
		options.Kw = append(options.Kw, object.Keyword{Name: string(k.(object.Str)), Value: v})
	}
	var doc object.Value = content(r)
	if attribute(r, "encoding") != object.None || !utf8.ValidString(string(content(r))) || len(content(r)) <= 3 {
		text, err := responseText(t, r)
		if err != nil {
			return nil, err
		}
		doc = text
	}
	options.Pos = []object.Value{doc}
	v, err := object.CallArgs(t, requestsLoads, options)
	if e, ok := object.AsException(err); ok && e.Type() == exceptions().jsonDecode {
		e.Attrs().SetStr("response", r)
	}
	return v, err
}

// requestsLoads is json.loads with requests' own DecodeError.
var requestsLoads = native.NewFunction("json", "loads", "s, "+json.LoadOptions, "", func(t *object.Thread, a []object.Value) (object.Value, error) {
	return json.LoadsAs(t, a[0], a[1:], exceptions().jsonDecode)
})

func raiseForStatus(t *object.Thread, a []object.Value) (object.Value, error) {
	r := a[0].(*object.Instance)
	kind := ""
	switch code := statusCode(r); {
	case code >= 400 && code < 500:
		kind = "Client"
	case code >= 500 && code < 600:
		kind = "Server"
	default:
		return object.None, nil
	}
	reason, err := object.ToStr(t, attribute(r, "reason"))
	if err != nil {
		return nil, err
	}
	url, err := object.ToStr(t, attribute(r, "url"))
	if err != nil {
		return nil, err
	}
	message := object.Errorf(exceptions().http, "%d %s Error: %s for url: %s", statusCode(r), kind, reason, url)
	return nil, raise(exceptions().http, attribute(r, "request"), r, message.Args.Elems...)
}

// pieces iterates over parts of the body, made as they are asked for, decoded
// where there is an encoding.
type pieces struct {
	next     func() (part object.Value, more bool)
	encoding object.Value
}

var piecesType = sync.OnceValue(func() *object.Type {
	return object.NewIteratorType("generator")
})

func (*pieces) Type() *object.Type { return piecesType() }

func (p *pieces) Next(t *object.Thread) (object.Value, error) {
	part, more := p.next()
	if !more {
		return nil, nil
	}
	if p.encoding == nil {
		return part, nil
	}
	return object.CallMethod(t, part, "decode", p.encoding, object.Str("replace"))
}

func newPieces(t *object.Thread, r *object.Instance, next func() (object.Value, bool), decode object.Value) (object.Value, error) {
	p := &pieces{next: next}
	if decode != nil {
		text, err := object.Truth(t, decode)
		if err != nil {
			return nil, err
		}
		if encoding, known := attribute(r, "encoding").(object.Str); known && text {
			p.encoding = encoding
		}
	}
	return p, nil
}

func iterContent(t *object.Thread, a []object.Value) (object.Value, error) {
	r := a[0].(*object.Instance)
	rest := content(r)
	size := int64(1)
	if a[1] == object.None {
		size = int64(max(len(rest), 1))
	} else if a[1] != nil {
		if !object.Is(a[1], object.IntType) {
			class, err := object.Repr(t, a[1].Type())
			if err != nil {
				return nil, err
			}
			return nil, object.Errorf(object.TypeError, "chunk_size must be an int, it is instead a %s.", class)
		}
		var err error
		if size, err = object.AsInt(t, a[1]); err != nil {
			return nil, err
		}
		size = max(size, 1)
	}
	return newPieces(t, r, func() (object.Value, bool) {
		n := min(int64(len(rest)), size)
		part := rest[:n]
		rest = rest[n:]
		return part, n > 0
	}, a[2])
}

func iterLines(t *object.Thread, a []object.Value) (object.Value, error) {
	r := a[0].(*object.Instance)
	method, args := "splitlines", []object.Value(nil)
	if native.Given(a[3]) {
		method, args = "split", []object.Value{a[3]}
	}
	v, err := object.CallMethod(t, content(r), method, args...)
	if err != nil {
		return nil, err
	}
	lines, err := object.Elements(t, v)
	if err != nil {
		return nil, err
	}
	return newPieces(t, r, func() (line object.Value, more bool) {
		if len(lines) > 0 {
			line, lines, more = lines[0], lines[1:], true
		}
		return line, more
	}, a[2])
}

// headerLinks reads a Link header as requests.Response.links does.
func headerLinks(value string) *object.Dict {
	links := object.NewDict()
	for link := range strings.SplitSeq(value, ",") {
		target, rest, _ := strings.Cut(link, ";")
		if target = strings.Trim(target, "<> '\""); target == "" {
			continue
		}
		d := object.NewDict()
		d.SetStr("url", object.Str(target))
		key := target
		for param := range strings.SplitSeq(rest, ";") {
			name, v, ok := strings.Cut(param, "=")
			if !ok {
				break
			}
			name, v = strings.Trim(name, " '\""), strings.Trim(v, " '\"")
			d.SetStr(name, object.Str(v))
			if name == "rel" {
				key = v
			}
		}
		links.SetStr(key, d)
	}
	return links
}
