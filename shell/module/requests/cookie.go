package requests

import (
	"fmt"
	"net/http"
	"strings"
	"sync"

	"labsh/shell/module/native"
	"labsh/shell/python/object"
)

// cookie is one of a jar; hostOnly ones came without a Domain.
type cookie struct {
	name, value, domain, path string
	hostOnly, pathGiven       bool
	secure                    bool
	expires                   int64 // seconds since 1970, 0 for the session
}

// cookieJar is requests.cookies.RequestsCookieJar.
type cookieJar struct{ cookies []*cookie }

// maxCookies bounds a jar, whatever a server sends.
const maxCookies = 3000

var cookieType = sync.OnceValue(func() *object.Type {
	return object.NewType(&object.Type{Name: "Cookie", Module: "http.cookiejar", Final: true, Repr: reprCookie, GetAttr: cookieAttr})
})

var cookieJarClass native.Lazy

func cookieJarType() *object.Type { return cookieJarClass.Of(newCookieJarType) }

func (*cookie) Type() *object.Type    { return cookieType() }
func (*cookieJar) Type() *object.Type { return cookieJarType() }

func cookieAttr(_ *object.Thread, v object.Value, name string) (object.Value, error) {
	c := v.(*cookie)
	switch name {
	case "name":
		return object.Str(c.name), nil
	case "value":
		return object.Str(c.value), nil
	case "domain":
		return object.Str(c.domain), nil
	case "path":
		return object.Str(c.path), nil
	case "secure":
		return object.NewBool(c.secure), nil
	case "expires":
		if c.expires != 0 {
			return object.NewInt(c.expires), nil
		}
		return object.None, nil
	}
	return nil, nil
}

func reprCookie(t *object.Thread, v object.Value) (string, error) {
	c := v.(*cookie)
	var quoted [4]string
	for i, s := range []string{c.name, c.value, c.domain, c.path} {
		var err error
		if quoted[i], err = object.Repr(t, object.Str(s)); err != nil {
			return "", err
		}
	}
	title := func(b bool) string {
		if b {
			return "True"
		}
		return "False"
	}
	expires := "None"
	if c.expires != 0 {
		expires = fmt.Sprint(c.expires)
	}
	return fmt.Sprintf("Cookie(version=0, name=%s, value=%s, port=None, port_specified=False, domain=%s, domain_specified=%s, domain_initial_dot=%s, path=%s, path_specified=%s, secure=%s, expires=%s, discard=%s, comment=None, comment_url=None, rest={}, rfc2109=False)",
		quoted[0], quoted[1], quoted[2], title(!c.hostOnly && c.domain != ""), title(strings.HasPrefix(c.domain, ".")), quoted[3], title(c.pathGiven),
		title(c.secure), expires, title(c.expires == 0)), nil
}

func (j *cookieJar) find(name string) *cookie {
	for _, c := range j.cookies {
		if c.name == name {
			return c
		}
	}
	return nil
}

// put adds a cookie, in place of the one with the same name, domain and path.
func (j *cookieJar) put(c *cookie) {
	for i, old := range j.cookies {
		if old.name == c.name && old.domain == c.domain && old.path == c.path {
			j.cookies[i] = c
			return
		}
	}
	if len(j.cookies) < maxCookies {
		j.cookies = append(j.cookies, c)
	}
}

func (j *cookieJar) remove(match func(*cookie) bool) {
	kept := j.cookies[:0:0]
	for _, c := range j.cookies {
		if !match(c) {
			kept = append(kept, c)
		}
	}
	j.cookies = kept
}

// plain is a dict from names to values.
func (j *cookieJar) plain() *object.Dict {
	d := object.NewDict()
	for _, c := range j.cookies {
		d.SetStr(c.name, object.Str(c.value))
	}
	return d
}

// receive takes over the Set-Cookie lines of an answer from host.
func (j *cookieJar) receive(lines []string, u *requestURL) {
	for _, line := range lines {
		parsed, err := http.ParseSetCookie(line)
		if err != nil {
			continue
		}
		c := &cookie{name: parsed.Name, value: parsed.Value, domain: parsed.Domain, path: parsed.Path, secure: parsed.Secure, pathGiven: parsed.Path != ""}
		if parsed.Quoted {
			c.value = `"` + c.value + `"`
		}
		switch {
		case c.domain == "":
			c.domain, c.hostOnly = u.host, true
		case !domainMatches(c.domain, u.host):
			continue
		case c.domain[0] != '.':
			c.domain = "." + c.domain
		}
		if !strings.HasPrefix(c.path, "/") {
			c.path = u.path[:max(strings.LastIndexByte(u.path, '/'), 1)]
		}
		if parsed.MaxAge < 0 {
			j.remove(func(old *cookie) bool { return old.name == c.name && old.domain == c.domain && old.path == c.path })
			continue
		}
		if !parsed.Expires.IsZero() {
			c.expires = parsed.Expires.Unix()
		}
		j.put(c)
	}
}

func domainMatches(domain, host string) bool {
	domain, host = strings.ToLower(strings.TrimPrefix(domain, ".")), strings.ToLower(host)
	return host == domain || strings.HasSuffix(host, "."+domain) && strings.Contains(domain, ".")
}

// header is the Cookie line for a request, "" for none; cookies without a domain
// were set by the program and go everywhere.
func (j *cookieJar) header(u *requestURL) string {
	var parts []string
	for _, c := range j.cookies {
		switch {
		case c.secure && u.scheme != "https",
			c.domain != "" && c.hostOnly && !strings.EqualFold(c.domain, u.host),
			c.domain != "" && !c.hostOnly && !domainMatches(c.domain, u.host),
			!pathMatches(c.path, u.path):
			continue
		}
		parts = append(parts, c.name+"="+c.value)
	}
	return strings.Join(parts, "; ")
}

// pathMatches is RFC 6265, section 5.1.4.
func pathMatches(path, request string) bool {
	return request == path || strings.HasPrefix(request, path) && (strings.HasSuffix(path, "/") || request[len(path)] == '/')
}

// merge takes over cookies given as a dict or jar.
func (j *cookieJar) merge(t *object.Thread, from object.Value) error {
	if other, ok := from.(*cookieJar); ok {
		for _, c := range other.cookies {
			j.put(c)
		}
		return nil
	}
	d, ok := from.(*object.Dict)
	if !ok {
		return object.Errorf(object.ValueError, "You can only merge into CookieJar")
	}
	for k, v, i := d.At(0); k != nil; k, v, i = d.At(i) {
		if err := j.set(t, k, v); err != nil {
			return err
		}
	}
	return nil
}

func (j *cookieJar) set(t *object.Thread, name, value object.Value) error {
	n, err := object.ToStr(t, name)
	if err != nil {
		return err
	}
	if value == object.None {
		j.remove(func(c *cookie) bool { return c.name == n })
		return nil
	}
	v, err := object.ToStr(t, value)
	if err != nil {
		return err
	}
	j.put(&cookie{name: n, value: v, path: "/", pathGiven: true})
	return nil
}

func newCookieJarType() *object.Type {
	c := object.NewType(&object.Type{Name: "RequestsCookieJar", Module: "requests.cookies", Final: true})
	c.New = func(*object.Thread, *object.Type, object.Args) (object.Value, error) { return &cookieJar{}, nil }
	c.Repr = func(t *object.Thread, v object.Value) (string, error) {
		var parts []string
		for _, c := range v.(*cookieJar).cookies {
			s, err := reprCookie(t, c)
			if err != nil {
				return "", err
			}
			parts = append(parts, s)
		}
		return "<RequestsCookieJar[" + strings.Join(parts, ", ") + "]>", nil
	}
	c.Str = func(_ *object.Thread, v object.Value) (string, error) {
		var parts []string
		for _, c := range v.(*cookieJar).cookies {
			parts = append(parts, fmt.Sprintf("<Cookie %s=%s for %s%s>", c.name, c.value, c.domain, c.path))
		}
		return "<RequestsCookieJar[" + strings.Join(parts, ", ") + "]>", nil
	}
	c.Len = func(_ *object.Thread, v object.Value) (int, error) { return len(v.(*cookieJar).cookies), nil }
	c.Iter = func(t *object.Thread, v object.Value) (object.Value, error) {
		list := object.NewList()
		for _, c := range v.(*cookieJar).cookies {
			list.Elems = append(list.Elems, c)
		}
		return object.ListType.Iter(t, list)
	}
	c.Contains = func(t *object.Thread, v, key object.Value) (bool, error) {
		return object.Contains(t, v.(*cookieJar).plain(), key)
	}
	c.GetItem = func(t *object.Thread, v, key object.Value) (object.Value, error) {
		if s, ok := key.(object.Str); ok {
			if c := v.(*cookieJar).find(string(s)); c != nil {
				return object.Str(c.value), nil
			}
		}
		shown, err := object.Repr(t, key)
		if err != nil {
			return nil, err
		}
		return nil, object.NewException(object.KeyError, object.Str("name="+shown+", domain=None, path=None"))
	}
	c.SetItem = func(t *object.Thread, v, key, value object.Value) error {
		if value == nil {
			value = object.None
		}
		return v.(*cookieJar).set(t, key, value)
	}
	for _, view := range []string{"keys", "values", "items"} {
		c.AddMethod(view, "", "", func(t *object.Thread, a []object.Value) (object.Value, error) {
			v, err := object.CallMethod(t, a[0].(*cookieJar).plain(), view)
			if err != nil {
				return nil, err
			}
			elems, err := object.Elements(t, v)
			return object.NewList(elems...), err
		})
	}
	c.AddMethod("get", "name, default=None, domain=None, path=None", "", func(_ *object.Thread, a []object.Value) (object.Value, error) {
		if s, ok := a[1].(object.Str); ok {
			if c := a[0].(*cookieJar).find(string(s)); c != nil {
				return object.Str(c.value), nil
			}
		}
		if a[2] != nil {
			return a[2], nil
		}
		return object.None, nil
	})
	c.AddMethod("set", "name, value, **kwargs", "", func(t *object.Thread, a []object.Value) (object.Value, error) {
		return object.None, a[0].(*cookieJar).set(t, a[1], a[2])
	})
	c.AddMethod("get_dict", "domain=None, path=None", "", func(_ *object.Thread, a []object.Value) (object.Value, error) {
		return a[0].(*cookieJar).plain(), nil
	})
	c.AddMethod("update", "other", "", func(t *object.Thread, a []object.Value) (object.Value, error) {
		return object.None, a[0].(*cookieJar).merge(t, a[1])
	})
	c.AddMethod("clear", "domain=None, path=None, name=None", "", func(_ *object.Thread, a []object.Value) (object.Value, error) {
		a[0].(*cookieJar).cookies = nil
		return object.None, nil
	})
	return c
}
