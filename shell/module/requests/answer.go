package requests

import (
	"time"

	"labsh/netlab/httpwire"
	"labsh/shell/python/object"
)

// Answer is an exchange over HTTP that others than requests have made.
type Answer struct {
	URL      string
	Request  *httpwire.Request
	Response *httpwire.Response
	Body     []byte        // the content, decoded if that was asked for
	Elapsed  time.Duration // from the request's first byte to the answer's last
}

// ResponseValue gives an answer as the requests.Response that requests itself
// would give, with those that redirected to it, the first one first, as its
// history.
func ResponseValue(t *object.Thread, redirected []Answer, last Answer) (object.Value, error) {
	m, err := object.Library(t, "requests")
	if err != nil {
		return nil, err
	}
	classes := map[string]*object.Type{}
	for _, name := range []string{"Response", "PreparedRequest"} {
		v, _ := m.Vars.Get(name)
		class, ok := v.(*object.Type)
		if !ok {
			return nil, object.Errorf(object.AttributeError, "module 'requests' has no attribute '%s'", name)
		}
		classes[name] = class
	}
	var history []object.Value
	for _, a := range append(redirected[:len(redirected):len(redirected)], last) {
		u, err := readURL(t, a.URL, nil)
		if err != nil {
			return nil, err
		}
		p := &prepared{obj: object.NewInstance(classes["PreparedRequest"]), method: a.Request.Method, url: u, headers: newHeaderDict(), body: object.None}
		for _, f := range a.Request.Header {
			p.headers.set(f.Name, latin1(f.Value))
		}
		if len(a.Request.Body) > 0 {
			p.body = object.TakeBytes(a.Request.Body)
		}
		p.show()
		jar := &cookieJar{}
		jar.receive(a.Response.Header.Values("Set-Cookie"), u)
		r := newResponse(classes["Response"], p, a.Response, a.Body, a.Elapsed, jar)
		r.Attrs().SetStr("history", object.NewList(append([]object.Value(nil), history...)...))
		history = append(history, r)
	}
	return history[len(history)-1], nil
}
