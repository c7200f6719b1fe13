package http

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"labsh/shell/command/request"

	"labsh/shell/command"

	"labsh/netlab/httpwire"
	"labsh/shell/command/literal"
	"labsh/shell/module/requests"
	"labsh/shell/python/object"
)

// maxRedirects is how many redirects --follow goes along, as requests does.
const maxRedirects = 30

// redirected is the hop that the last answer leads to, nil if there is none
// or it is not to be taken.
func (x *webExchange) redirected(c *command.Call, jar http.CookieJar) (*hop, error) {
	s := x.last()
	location := s.response.Header.Get("Location")
	code := s.response.StatusCode
	if !x.line.follow || location == "" || !slices.Contains([]int{301, 302, 303, 307, 308}, code) {
		return nil, nil
	}
	if len(x.hops) > maxRedirects {
		return nil, requests.Exception("TooManyRedirects", fmt.Sprintf("Exceeded %d redirects.", maxRedirects))
	}
	from, err := url.Parse(s.url.String())
	if err != nil {
		return nil, object.Errorf(object.ValueError, "Invalid URL %s", literal.Repr(s.url.String()))
	}
	ref, err := url.Parse(location)
	if err != nil {
		return nil, object.Errorf(object.ValueError, "Invalid URL %s", literal.Repr(location))
	}
	target := from.ResolveReference(ref)
	to, err := request.ReadURL(target.String())
	if err != nil {
		return nil, err
	}
	jar.SetCookies(from, (&http.Response{Header: http.Header{"Set-Cookie": s.response.Header.Values("Set-Cookie")}}).Cookies())
	method := redirectMethod(code, s.request.Method)
	next := &hop{url: to}
	for _, item := range s.items {
		private := item.Kind == httpwire.HeaderItem && (strings.EqualFold(item.Name, "Authorization") || strings.EqualFold(item.Name, "Cookie"))
		bodily := item.Kind != httpwire.HeaderItem || strings.HasPrefix(strings.ToLower(item.Name), "content-") || strings.EqualFold(item.Name, "Transfer-Encoding")
		switch {
		case item.Kind == httpwire.QueryItem:
			// The new address has its own.
		case private && to.Origin() != s.url.Origin():
		case bodily && method != s.request.Method:
		default:
			next.items = append(next.items, item)
		}
	}
	if cookies := jar.Cookies(target); len(cookies) > 0 {
		next.items = withCookies(next.items, cookies)
	}
	return next, next.build(c, x.line, method)
}

// redirectMethod is the method after a redirect, as requests has it (RFC 9110
// §15.4 allows it).
func redirectMethod(code int, method string) string {
	if method != "HEAD" && (code == 303 || code == 302 || code == 301 && method == "POST") {
		return "GET"
	}
	return method
}

// withCookies adds cookies to the Cookie header that there may be.
func withCookies(items []httpwire.Item, cookies []*http.Cookie) []httpwire.Item {
	var parts []string
	var kept []httpwire.Item
	for _, item := range items {
		if item.Kind == httpwire.HeaderItem && strings.EqualFold(item.Name, "Cookie") {
			for part := range strings.SplitSeq(item.Value, "; ") {
				name, _, _ := strings.Cut(part, "=")
				if !slices.ContainsFunc(cookies, func(c *http.Cookie) bool { return c.Name == name }) {
					parts = append(parts, part)
				}
			}
			continue
		}
		kept = append(kept, item)
	}
	for _, cookie := range cookies {
		parts = append(parts, cookie.Name+"="+cookie.Value)
	}
	return append(kept, httpwire.Item{Kind: httpwire.HeaderItem, Name: "Cookie", Value: strings.Join(parts, "; ")})
}
