package requests

import (
	"encoding/base64"
	"fmt"
	"net/url"
	"strings"
	"unicode/utf8"

	"labsh/netlab/httpwire"
	"labsh/shell/module/json"
	"labsh/shell/module/native"
	"labsh/shell/python/object"
)

// userAgent is what the shell's requests calls itself.
const userAgent = "python-requests/2.34 (labsh)"

// skipHeader is urllib3's SKIP_HEADER: as the value of Host, User-Agent or
// Accept-Encoding it leaves that header out.
const skipHeader = "@@@SKIP_HEADER@@@"

// prepared is a request ready to go, the Go side of requests.PreparedRequest: obj
// has its method, url, headers and body as attributes.
type prepared struct {
	obj     *object.Instance
	method  string
	url     *requestURL
	headers *headerDict
	body    object.Value // None, str or bytes
	wire    []byte       // body as sent
}

// show sets the attributes of the Python object.
func (p *prepared) show() {
	attrs := p.obj.Attrs()
	attrs.SetStr("method", object.Str(p.method))
	attrs.SetStr("url", object.Str(p.url.String()))
	attrs.SetStr("headers", p.headers)
	attrs.SetStr("body", p.body)
}

// setBody takes data and json as requests' prepare_body does.
func (p *prepared) setBody(t *object.Thread, data, jsonValue object.Value) error {
	kind := ""
	p.body = object.None
	empty := !native.Given(data)
	if !empty {
		full, err := object.Truth(t, data)
		if err != nil {
			return err
		}
		empty = !full
	}
	switch {
	case empty && native.Given(jsonValue):
		options := make([]object.Value, 9, 10)
		options[3] = object.False // allow_nan
		text, err := json.Dumps(t, jsonValue, append(options, object.NewDict()))
		if err != nil {
			if object.IsException(err, object.ValueError) {
				return raise(exceptions().invalidJSON, p.obj, nil, err.(*object.Exception))
			}
			return err
		}
		p.body, kind = object.Bytes(text), "application/json"
	case !empty:
		if s, ok := native.Text(data); ok {
			if p.body = data; data.Type() == object.BytearrayType {
				p.body = object.Bytes(s)
			}
			break
		}
		if read, err := object.LookupAttr(t, data, "read"); err != nil {
			return err
		} else if read != nil {
			if p.body, err = object.Call(t, read); err != nil {
				return err
			}
			if _, ok := native.Text(p.body); !ok {
				return object.NotBytes(p.body)
			}
			break
		}
		form, err := encodeParams(t, data)
		if err != nil {
			return err
		}
		p.body, kind = object.Str(form), "application/x-www-form-urlencoded"
	}
	s, _ := native.Text(p.body)
	p.wire, _ = object.AsBytes(object.Bytes(s))
	if s != "" || p.method != "GET" && p.method != "HEAD" {
		p.headers.set("Content-Length", object.Str(fmt.Sprint(len(p.wire))))
	}
	if _, named := p.headers.get("Content-Type"); !named && kind != "" {
		p.headers.set("Content-Type", object.Str(kind))
	}
	return nil
}

// authorize applies auth: a pair is HTTP Basic, a callable is given the request.
func (p *prepared) authorize(t *object.Thread, auth object.Value) error {
	if !native.Given(auth) {
		if !p.url.hasUser {
			return nil
		}
		name, password, _ := strings.Cut(p.url.user, ":")
		for _, s := range []*string{&name, &password} {
			if plain, err := url.PathUnescape(*s); err == nil {
				*s = plain
			}
		}
		auth = object.NewTuple(object.Str(name), object.Str(password))
	}
	pair, ok := auth.(*object.Tuple)
	if ok && len(pair.Elems) == 2 {
		basic, err := basicAuth(t, pair.Elems[0], pair.Elems[1])
		if err != nil {
			return err
		}
		p.headers.set("Authorization", object.Str(basic))
		return nil
	}
	if auth.Type().Call == nil {
		return object.Errorf(object.TypeError, "'%s' object is not callable", auth.Type().Name)
	}
	_, err := object.Call(t, auth, p.obj)
	return err
}

// basicAuth is the value of Authorization, the text in latin-1 as requests
// sends it.
func basicAuth(t *object.Thread, name, password object.Value) (string, error) {
	var both [2]string
	for i, v := range []object.Value{name, password} {
		s, ok := object.Plain(v).(object.Str)
		if !ok {
			text, err := textOf(t, v)
			if err != nil {
				return "", err
			}
			both[i] = text
			continue
		}
		b, err := object.CallMethod(t, s, "encode", object.Str("latin1"))
		if err != nil {
			return "", err
		}
		raw, _ := object.AsBytes(b)
		both[i] = string(raw)
	}
	return "Basic " + base64.StdEncoding.EncodeToString([]byte(both[0]+":"+both[1])), nil
}

// checkHeaders refuses what would break the request apart.
//
// Source: requests.utils.check_header_validity.
func checkHeaders(t *object.Thread, h *headerDict) error {
	for _, v, i := h.items.At(0); v != nil; _, v, i = h.items.At(i) {
		pair := v.(*object.Tuple)
		for k, part := range pair.Elems {
			s, ok := native.Text(part)
			if !ok {
				shown, err := object.Repr(t, pair)
				if err != nil {
					return err
				}
				text, err := object.Repr(t, part)
				if err != nil {
					return err
				}
				class, err := object.Repr(t, part.Type())
				if err != nil {
					return err
				}
				return object.Errorf(exceptions().invalidHeader, "Header part (%s) from %s must be of type str or bytes, not %s", text, shown, class)
			}
			what := "name"
			bad := s == "" || strings.ContainsAny(s, ":\r\n")
			if k == 1 {
				what, bad = "value", strings.ContainsAny(s, "\r\n")
			}
			if bad || s != "" && strings.IndexByte(" \t\n\r\f\v", s[0]) >= 0 {
				shown, err := object.Repr(t, part)
				if err != nil {
					return err
				}
				return object.Errorf(exceptions().invalidHeader, "Invalid leading whitespace, reserved character(s), or return character(s) in header %s: %s", what, shown)
			}
		}
	}
	return nil
}

// message is the request as it goes over the wire: Host first, then the headers
// in their order.
func (p *prepared) message(t *object.Thread) (*httpwire.Request, error) {
	if i := strings.IndexFunc(p.method, func(r rune) bool { return r <= ' ' || r == 0x7f }); i >= 0 || p.method == "" {
		shown, err := object.Repr(t, object.Str(p.method))
		if err != nil {
			return nil, err
		}
		return nil, object.Errorf(object.ValueError, "method can't contain control characters. %s", shown)
	}
	if err := checkHeaders(t, p.headers); err != nil {
		return nil, err
	}
	r := &httpwire.Request{Method: p.method, Target: p.url.target(), Proto: "HTTP/1.1", Body: p.wire}
	if _, own := p.headers.get("Host"); !own {
		r.Header = append(r.Header, httpwire.Field{Name: "Host", Value: p.url.authority()})
	}
	for _, v, i := p.headers.items.At(0); v != nil; _, v, i = p.headers.items.At(i) {
		pair := v.(*object.Tuple)
		name, _ := native.Text(pair.Elems[0])
		value, err := headerOctets(t, pair.Elems[1])
		if err != nil {
			return nil, err
		}
		if value == skipHeader {
			switch strings.ToLower(name) {
			case "host", "user-agent", "accept-encoding":
				continue
			}
			return nil, object.Errorf(object.ValueError, "urllib3.util.SKIP_HEADER only supports 'Accept-Encoding', 'Host', 'User-Agent'")
		}
		r.Header = append(r.Header, httpwire.Field{Name: name, Value: value})
	}
	return r, nil
}

// headerOctets is a header's value as http.client sends it: text as latin-1.
func headerOctets(t *object.Thread, v object.Value) (string, error) {
	text, ok := object.Plain(v).(object.Str)
	if ascii := strings.IndexFunc(string(text), func(r rune) bool { return r >= utf8.RuneSelf }) < 0; !ok || ascii {
		s, _ := native.Text(v)
		return s, nil
	}
	octets, err := object.CallMethod(t, text, "encode", object.Str("latin-1"))
	if err != nil {
		return "", err
	}
	b, _ := object.AsBytes(octets)
	return string(b), nil
}
