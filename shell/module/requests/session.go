package requests

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"time"

	"labsh/netlab"
	"labsh/netlab/httpwire"
	"labsh/shell/module/native"
	"labsh/shell/python/object"
)

// requester makes requests' objects for one interpreter.
type requester struct {
	dial                       dialFunc
	limit                      time.Duration // of waits, where a request gives none
	session, response, request *object.Type
}

// requestOptions are the parameters of Session.request after method and url,
// in requests' order.
const requestOptions = "params=None, data=None, headers=None, cookies=None, files=None, auth=None, timeout=None, allow_redirects=True, proxies=None, hooks=None, stream=None, verify=None, cert=None, json=None"

// options are the arguments by those names.
type options struct {
	params, data, headers, cookies, files, auth, timeout, redirect, proxies, hooks, stream, verify, cert, json object.Value
}

func newOptions(a []object.Value) options {
	return options{a[0], a[1], a[2], a[3], a[4], a[5], a[6], a[7], a[8], a[9], a[10], a[11], a[12], a[13]}
}

func (c *requester) sessionClass() (*object.Type, error) {
	b := native.NewClass("requests.sessions", "Session", "A Requests session.\n\nProvides cookie persistence, connection-pooling, and configuration.", object.ObjectType)
	b.Method("__init__", "", "", func(_ *object.Thread, a []object.Value) (object.Value, error) {
		if s, ok := a[0].(*object.Instance); ok {
			initSession(s)
		}
		return object.None, nil
	})
	b.Method("request", "method, url, "+requestOptions, "Constructs a :class:`Request <Request>`, prepares it and sends it.\nReturns :class:`Response <Response>` object.", func(t *object.Thread, a []object.Value) (object.Value, error) {
		s, ok := a[0].(*object.Instance)
		if !ok {
			return nil, object.Errorf(object.TypeError, "'%s' object is no Session", a[0].Type().Name)
		}
		return c.do(t, s, a[1], a[2], newOptions(a[3:]))
	})
	for _, m := range verbs {
		b.Method(m.name, m.sig, "Sends a "+strings.ToUpper(m.name)+" request. Returns :class:`Response` object.", func(t *object.Thread, a []object.Value) (object.Value, error) {
			return object.CallMethodArgs(t, a[0], "request", m.args(a[1:]))
		})
	}
	b.Method("close", "", "Closes all adapters and as such the session", func(_ *object.Thread, a []object.Value) (object.Value, error) {
		closeSession(a[0])
		return object.None, nil
	})
	b.Method("__enter__", "", "", func(_ *object.Thread, a []object.Value) (object.Value, error) { return a[0], nil })
	b.Method("__exit__", "*args", "", func(_ *object.Thread, a []object.Value) (object.Value, error) {
		closeSession(a[0])
		return object.None, nil
	})
	return b.Finish()
}

func initSession(s *object.Instance) {
	headers := newHeaderDict()
	for _, h := range [][2]string{{"User-Agent", userAgent}, {"Accept-Encoding", "gzip, deflate"}, {"Accept", "*/*"}, {"Connection", "keep-alive"}} {
		headers.set(h[0], object.Str(h[1]))
	}
	attrs := s.Attrs()
	for _, a := range []struct {
		name string
		v    object.Value
	}{
		{"headers", headers}, {"auth", object.None}, {"proxies", object.NewDict()}, {"params", object.NewDict()}, {"stream", object.False},
		{"verify", object.True}, {"cert", object.None}, {"max_redirects", object.NewInt(30)}, {"trust_env", object.True},
		{"cookies", &cookieJar{}}, {"_pool", &connections{idle: map[string]*connection{}}},
	} {
		attrs.SetStr(a.name, a.v)
	}
}

func pool(s *object.Instance) *connections {
	p, ok := attribute(s, "_pool").(*connections)
	if !ok {
		p = &connections{idle: map[string]*connection{}}
		s.Attrs().SetStr("_pool", p)
	}
	return p
}

func closeSession(v object.Value) {
	if s, ok := v.(*object.Instance); ok {
		pool(s).close()
	}
}

// do is Session.request: prepare, send, and follow redirects.
func (c *requester) do(t *object.Thread, s *object.Instance, method, rawURL object.Value, o options) (object.Value, error) {
	for what, v := range map[string]object.Value{"files": o.files, "cert": o.cert, "proxies": o.proxies} {
		if native.Given(v) {
			if full, err := object.Truth(t, v); full || err != nil {
				return nil, object.Errorf(object.NotImplementedError, "labsh's requests has no %s", what)
			}
		}
	}
	jar, ok := attribute(s, "cookies").(*cookieJar)
	if !ok {
		jar = &cookieJar{}
		if err := jar.merge(t, attribute(s, "cookies")); err != nil {
			return nil, err
		}
		s.Attrs().SetStr("cookies", jar)
	}
	p, err := c.prepare(t, s, jar, method, rawURL, o)
	if err != nil {
		return nil, err
	}
	x := &exchange{dial: c.dial}
	if x.dial == nil {
		x.dial = (&netlab.Dialer{}).DialContext
	}
	if x.connect, x.read, err = timeouts(t, o.timeout); err != nil {
		return nil, err
	}
	if !native.Given(o.timeout) {
		x.connect = limit{c.limit, seconds(c.limit)}
		x.read = x.connect
	}
	verify := o.verify
	if !native.Given(verify) {
		verify = attribute(s, "verify")
	}
	if x.tls, err = tlsConfig(t, verify); err != nil {
		return nil, err
	}
	follow := true
	if o.redirect != nil {
		if follow, err = object.Truth(t, o.redirect); err != nil {
			return nil, err
		}
	}
	return c.send(t, s, jar, x, p, follow)
}

// prepare merges what the session keeps with the request's own.
func (c *requester) prepare(t *object.Thread, s *object.Instance, jar *cookieJar, method, rawURL object.Value, o options) (*prepared, error) {
	p := &prepared{obj: object.NewInstance(c.request)}
	m, err := textOf(t, method)
	if err != nil {
		return nil, err
	}
	p.method = strings.ToUpper(m)
	raw, err := textOf(t, rawURL)
	if err != nil {
		return nil, err
	}
	if p.url, err = readURL(t, raw, o.params); err != nil {
		return nil, err
	}
	if kept := attribute(s, "params"); kept != object.None {
		if full, err := object.Truth(t, kept); err != nil {
			return nil, err
		} else if full {
			if p.url, err = readURL(t, raw, mergedParams(t, kept, o.params)); err != nil {
				return nil, err
			}
		}
	}
	p.headers = newHeaderDict()
	if err := p.headers.update(t, attribute(s, "headers")); err != nil {
		return nil, err
	}
	if native.Given(o.headers) {
		if _, ok := o.headers.(*headerDict); !ok {
			if _, ok := o.headers.(*object.Dict); !ok {
				return nil, object.Errorf(object.AttributeError, "'%s' object has no attribute 'items'", o.headers.Type().Name)
			}
		}
		if err := p.headers.update(t, o.headers); err != nil {
			return nil, err
		}
	}
	for _, k := range p.headers.items.Keys() {
		if v, _ := p.headers.get(string(k.(object.Str))); v == object.None {
			p.headers.delete(string(k.(object.Str)))
		}
	}
	if err := checkHeaders(t, p.headers); err != nil {
		return nil, err
	}
	sent := &cookieJar{cookies: append([]*cookie(nil), jar.cookies...)}
	if native.Given(o.cookies) {
		if err := sent.merge(t, o.cookies); err != nil {
			return nil, err
		}
	}
	if line := sent.header(p.url); line != "" {
		if _, own := p.headers.get("Cookie"); !own {
			p.headers.set("Cookie", object.Str(line))
		}
	}
	if err := p.setBody(t, o.data, o.json); err != nil {
		return nil, err
	}
	p.show()
	auth := o.auth
	if !native.Given(auth) {
		auth = attribute(s, "auth")
	}
	return p, p.authorize(t, auth)
}

// mergedParams adds the request's parameters to the session's; None takes one away.
func mergedParams(t *object.Thread, kept, own object.Value) object.Value {
	session, ok := kept.(*object.Dict)
	if !ok || !native.Given(own) {
		return kept
	}
	request, ok := own.(*object.Dict)
	if !ok {
		return own
	}
	merged := session.Copy()
	for k, v, i := request.At(0); k != nil; k, v, i = request.At(i) {
		if err := merged.Set(t, k, v); err != nil {
			return own
		}
	}
	return merged
}

// timeouts reads timeout: a number for both, or a pair, either of which may be
// None.
func timeouts(t *object.Thread, v object.Value) (connect, read limit, err error) {
	if !native.Given(v) {
		return connect, read, nil
	}
	pair := []object.Value{v, v}
	if tuple, ok := v.(*object.Tuple); ok {
		if pair = tuple.Elems; len(pair) != 2 {
			shown, err := object.Repr(t, v)
			if err != nil {
				return connect, read, err
			}
			return connect, read, object.Errorf(object.ValueError, "Invalid timeout %s. Pass a (connect, read) timeout tuple, or a single float to set both timeouts to the same value.", shown)
		}
	}
	for i, to := range []*limit{&connect, &read} {
		if pair[i] == object.None {
			continue
		}
		name := [...]string{"connect", "read"}[i]
		shown, err := object.ToStr(t, pair[i])
		if err != nil {
			return connect, read, err
		}
		d, err := native.Timeout(t, pair[i], time.Second)
		if object.IsException(err, object.TypeError) {
			return connect, read, object.Errorf(object.ValueError, "Timeout value %s was %s, but it must be an int, float or None.", name, shown)
		}
		if err == nil && d <= 0 {
			return connect, read, object.Errorf(object.ValueError, "Attempted to set %s timeout to %s, but the timeout cannot be set to a value less than or equal to 0.", name, shown)
		}
		if err != nil {
			return connect, read, err
		}
		*to = limit{d, shown}
	}
	return connect, read, nil
}

// send sends the request and those that its redirects ask for.
func (c *requester) send(t *object.Thread, s *object.Instance, jar *cookieJar, x *exchange, p *prepared, follow bool) (object.Value, error) {
	limit, err := object.AsInt(t, attribute(s, "max_redirects"))
	if err != nil {
		return nil, err
	}
	var history []object.Value
	for {
		r, err := c.sendOnce(t, s, jar, x, p)
		if err != nil {
			return nil, err
		}
		r.Attrs().SetStr("history", object.NewList(append([]object.Value(nil), history...)...))
		if !redirects(r, 301, 302, 303, 307, 308) {
			return r, nil
		}
		next, err := c.redirected(t, jar, p, r)
		if err != nil {
			return nil, err
		}
		if !follow {
			r.Attrs().SetStr("_next", next.obj)
			return r, nil
		}
		if int64(len(history)) >= limit {
			return nil, raise(exceptions().tooManyRedirects, next.obj, r, object.Str(fmt.Sprintf("Exceeded %d redirects.", limit)))
		}
		history = append(history, r)
		p = next
	}
}

func (c *requester) sendOnce(t *object.Thread, s *object.Instance, jar *cookieJar, x *exchange, p *prepared) (*object.Instance, error) {
	message, err := p.message(t)
	if err != nil {
		return nil, err
	}
	step := *x
	step.url, step.request = p.url, message
	secured := *x.tls
	secured.ServerName = p.url.host
	step.tls = &secured
	key := p.url.scheme + "://" + p.url.address()
	if step.tls.Insecure {
		key = "unverified " + key
	}
	conns := pool(s)
	idle := conns.idle[key]
	delete(conns.idle, key)

	var resp *httpwire.Response
	var kept *connection
	var at Stage
	var body []byte
	begin := time.Now()
	var undecoded error
	err = t.Blocking(func(ctx context.Context) (err error) {
		if resp, kept, at, err = step.run(ctx, idle); err == nil {
			body, undecoded = resp.Decode(ctx, 0)
			err = ctx.Err()
		}
		return err
	})
	took := time.Since(begin)
	if kept != nil {
		if len(conns.idle) < maxIdle && conns.idle[key] == nil {
			conns.idle[key] = kept
		} else {
			_ = kept.Close() // one for the place is enough
		}
	}
	if err != nil {
		if _, ours := object.AsException(err); ours {
			return nil, err
		}
		return nil, step.failure(t, p.obj, resp, at, err)
	}
	if tooLong := (*httpwire.Error)(nil); errors.As(undecoded, &tooLong) && tooLong.Kind == httpwire.BodyTooLarge {
		return nil, step.failure(t, p.obj, resp, at, undecoded)
	}
	if undecoded != nil {
		return nil, raise(exceptions().contentDecoding, p.obj, nil, object.Str("Received response with content-encoding: "+resp.Header.Get("Content-Encoding")+", but failed to decode it."))
	}
	received := &cookieJar{}
	received.receive(resp.Header.Values("Set-Cookie"), p.url)
	jar.receive(resp.Header.Values("Set-Cookie"), p.url)
	return newResponse(c.response, p, resp, body, took, received), nil
}

// redirected is the request that follows from an answer.
//
// Source: requests.sessions.SessionRedirectMixin.
func (c *requester) redirected(t *object.Thread, jar *cookieJar, p *prepared, r *object.Instance) (*prepared, error) {
	headers, _ := attribute(r, "headers").(*headerDict)
	location := headers.text("Location")
	base, err := url.Parse(p.url.String())
	if err != nil {
		return nil, raise(exceptions().invalidURL, p.obj, r, object.Str(err.Error()))
	}
	if ref, err := url.Parse(requote(location)); err == nil {
		location = base.ResolveReference(ref).String()
	}
	next := &prepared{obj: object.NewInstance(c.request), method: p.method, headers: p.headers.copy(), body: p.body, wire: p.wire}
	if next.url, err = readURL(t, location, nil); err != nil {
		return nil, err
	}
	if next.url.fragment == "" {
		next.url.fragment, next.url.hasFragment = p.url.fragment, p.url.hasFragment
	}
	code := statusCode(r)
	switch {
	case (code == 303 || code == 302) && p.method != "HEAD", code == 301 && p.method == "POST":
		next.method = "GET"
	}
	if code != 307 && code != 308 {
		for _, h := range []string{"Content-Length", "Content-Type", "Transfer-Encoding"} {
			next.headers.delete(h)
		}
		next.body, next.wire = object.None, nil
	}
	if stripsAuth(p.url, next.url) {
		next.headers.delete("Authorization")
	}
	next.headers.delete("Cookie")
	if line := jar.header(next.url); line != "" {
		next.headers.set("Cookie", object.Str(line))
	}
	next.show()
	return next, nil
}

// stripsAuth reports whether a redirect leaves the place that the credentials
// were for; from http to https of one host, on their usual ports, it does not.
func stripsAuth(from, to *requestURL) bool {
	if from.host != to.host {
		return true
	}
	if from.scheme == "http" && to.scheme == "https" && (from.port == "" || from.port == "80") && (to.port == "" || to.port == "443") {
		return false
	}
	return from.scheme != to.scheme || from.address() != to.address()
}
