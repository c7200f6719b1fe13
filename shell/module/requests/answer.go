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
	classes, err := classesOf(t)
	if err != nil {
		return nil, err
	}
	var history []object.Value
	for _, a := range append(redirected[:len(redirected):len(redirected)], last) {
		p, err := a.prepared(t, classes["PreparedRequest"])
		if err != nil {
			return nil, err
		}
		jar := &cookieJar{}
		jar.receive(a.Response.Header.Values("Set-Cookie"), p.url)
		r := newResponse(classes["Response"], p, a.Response, a.Body, a.Elapsed, jar)
		r.Attrs().SetStr("history", object.NewList(append([]object.Value(nil), history...)...))
		history = append(history, r)
	}
	return history[len(history)-1], nil
}

// classesOf are the classes of the interpreter's module requests.
func classesOf(t *object.Thread) (map[string]*object.Type, error) {
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
	return classes, nil
}

// prepared is the answer's request as a PreparedRequest.
func (a Answer) prepared(t *object.Thread, class *object.Type) (*prepared, error) {
	u, err := readURL(t, a.URL, nil)
	if err != nil {
		return nil, err
	}
	p := &prepared{obj: object.NewInstance(class), method: a.Request.Method, url: u, headers: newHeaderDict(), body: object.None}
	for _, f := range a.Request.Header {
		p.headers.set(f.Name, latin1(f.Value))
	}
	if len(a.Request.Body) > 0 {
		p.body = object.TakeBytes(a.Request.Body)
	}
	p.show()
	return p, nil
}

// Failure is the exception of requests for an exchange that others have made and that
// ended in err at a stage; err is its Origin. timeout is its limit of time, 0 for none,
// and shown what Python shows of that.
func Failure(t *object.Thread, a Answer, at Stage, timeout time.Duration, shown string, err error) error {
	classes, failed := classesOf(t)
	if failed != nil {
		return failed
	}
	p, failed := a.prepared(t, classes["PreparedRequest"])
	if failed != nil {
		return failed
	}
	x := &exchange{url: p.url, connect: limit{timeout, shown}, read: limit{timeout, shown}}
	return x.failure(t, p.obj, a.Response, at, err)
}

// Address is where a URL leads, as requests reads it.
type Address struct {
	Scheme, Host, Port string
	Authority          string // as a Host header says it
	Target             string // path and query

	url *requestURL
}

// With is the URL with another path and query, and without a user's password.
func (a *Address) With(target string) string {
	u := *a.url
	u.path, u.query, u.hasQuery, u.hasUser = target, "", false, false
	return u.String()
}

// ReadURL reads a URL as requests does; the error is the exception that requests raises.
func ReadURL(t *object.Thread, url string) (*Address, error) {
	u, err := readURL(t, url, nil)
	if err != nil {
		return nil, err
	}
	port := u.port
	if port == "" {
		port = u.standardPort()
	}
	return &Address{Scheme: u.scheme, Host: u.host, Port: port, Authority: u.authority(), Target: u.target(), url: u}, nil
}

// Exception is an exception of requests, for others to raise.
func Exception(name, message string) *object.Exception {
	for _, class := range exceptions().all {
		if class.Name == name {
			return object.Errorf(class, "%s", message)
		}
	}
	panic("requests has no exception " + name)
}
