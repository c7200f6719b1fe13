package http

import (
	"net/http"
	"strings"
	"testing"

	"labsh/netlab/httpwire"
)

func TestRedirectMethod(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		code         int
		method, want string
	}{
		{301, "GET", "GET"}, {301, "POST", "GET"}, {301, "PUT", "PUT"}, {301, "HEAD", "HEAD"},
		{302, "POST", "GET"}, {302, "PUT", "GET"}, {302, "HEAD", "HEAD"}, {303, "DELETE", "GET"}, {303, "HEAD", "HEAD"},
		{307, "POST", "POST"}, {308, "POST", "POST"}, {307, "PUT", "PUT"},
	} {
		if got := redirectMethod(tt.code, tt.method); got != tt.want {
			t.Errorf("%d after %s: %s, want %s", tt.code, tt.method, got, tt.want)
		}
	}
}

// TestWithCookies: cookies that a server has set go beside those that were typed,
// or in their place.
func TestWithCookies(t *testing.T) {
	t.Parallel()
	header := func(name, value string) httpwire.Item {
		return httpwire.Item{Kind: httpwire.HeaderItem, Name: name, Value: value}
	}
	set := []*http.Cookie{{Name: "a", Value: "1"}, {Name: "b", Value: "2"}}
	for _, tt := range []struct {
		items []httpwire.Item
		want  string
	}{
		{nil, "Cookie:a=1; b=2"},
		{[]httpwire.Item{header("X", "y")}, "X:y Cookie:a=1; b=2"},
		{[]httpwire.Item{header("cookie", "c=3; a=0"), header("X", "y")}, "X:y Cookie:c=3; a=1; b=2"},
		{[]httpwire.Item{{Kind: httpwire.StringItem, Name: "Cookie", Value: "v"}}, "Cookie:v Cookie:a=1; b=2"},
	} {
		var got []string
		for _, item := range withCookies(tt.items, set) {
			got = append(got, item.Name+":"+item.Value)
		}
		if strings.Join(got, " ") != tt.want {
			t.Errorf("%v, want %s", got, tt.want)
		}
	}
}
