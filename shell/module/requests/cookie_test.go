package requests_test

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"labsh/shell/module"
	"labsh/shell/module/moduletest"
)

// cookieLab is a web where every host is one server, over http and https: /dir/page
// sets the cookies given to it, any other path answers with the Cookie line.
func cookieLab(t *testing.T, cookies ...string) *moduletest.Session {
	t.Helper()
	handler := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/dir/page" {
			w.Header()["Set-Cookie"] = cookies
			return
		}
		fmt.Fprint(w, r.Header.Get("Cookie"))
	})
	plain, secure := httptest.NewServer(handler), httptest.NewTLSServer(handler)
	t.Cleanup(plain.Close)
	t.Cleanup(secure.Close)
	s := moduletest.NewFor(t, &module.Host{Dial: func(ctx context.Context, network, address string) (net.Conn, error) {
		to := plain.Listener.Addr().String()
		if strings.HasSuffix(address, ":443") {
			to = secure.Listener.Addr().String()
		}
		return new(net.Dialer).DialContext(ctx, network, to)
	}})
	if o := s.Do("import requests\ns = requests.Session()\ns.verify = False\n_ = s.get('http://lab.example/dir/page')"); o.Err != "" {
		t.Fatal(o.Err)
	}
	return s
}

// TestCookies sends each cookie where it belongs, and nowhere else.
func TestCookies(t *testing.T) {
	s := cookieLab(t,
		"dir=1", "root=1; Path=/", "deep=1; Path=/dir/sub", "slash=1; Path=/dir/sub/",
		"safe=1; Path=/; Secure", "wide=1; Path=/; Domain=lab.example",
		"foreign=1; Path=/; Domain=other.example", "all=1; Path=/; Domain=example", "=none")
	for _, c := range []struct{ url, want string }{
		{"http://lab.example/", "root wide"},
		{"http://lab.example/dir", "dir root wide"},
		{"http://lab.example/dir/", "dir root wide"},
		{"http://lab.example/dir/other", "dir root wide"},
		{"http://lab.example/directory", "root wide"},
		{"http://lab.example/dir/sub", "dir root deep wide"},
		{"http://lab.example/dir/sub/x", "dir root deep slash wide"},
		{"https://lab.example/", "root safe wide"},
		{"http://LAB.example/", "root wide"},
		{"http://www.lab.example/", "wide"},
		{"http://mylab.example/", ""},
		{"http://other.example/", ""},
	} {
		want := strings.ReplaceAll(c.want, " ", "=1; ")
		if want != "" {
			want += "=1"
		}
		if o := s.Do(fmt.Sprintf("print(s.get(%q).text)", c.url)); o.Out != want+"\n" || o.Err != "" {
			t.Errorf("%s is sent %q %s, want %q", c.url, o.Out, o.Err, want)
		}
	}
}

// TestCookieReplaced has one cookie of a name, domain and path, and none that the
// server has taken back.
func TestCookieReplaced(t *testing.T) {
	s := cookieLab(t, "a=1; Path=/", "a=2; Path=/", "a=3; Path=/dir", "b=1; Path=/", "b=; Path=/; Max-Age=0", "c=1; Path=/", "c=; Path=/dir; Max-Age=0", `d="q"; Path=/`)
	if o := s.Do("print(s.get('http://lab.example/dir/x').text, [(c.name, c.value, c.path) for c in s.cookies])"); o.Out !=
		`a=2; a=3; c=1; d="q" [('a', '2', '/'), ('a', '3', '/dir'), ('c', '1', '/'), ('d', '"q"', '/')]`+"\n" {
		t.Errorf("%+v", o)
	}
}

// TestCookiesOfProgram sends what the program has set to every host, for that one
// request or for the session.
func TestCookiesOfProgram(t *testing.T) {
	s := cookieLab(t)
	for text, want := range map[string]string{
		"print(s.get('http://lab.example/', cookies={'a': '1'}).text)":                                          "a=1\n",
		"print(s.get('http://lab.example/').text)":                                                              "\n",
		"s.cookies.set('b', '2'); print(s.get('http://other.example/x').text); s.cookies.clear()":               "b=2\n",
		"s.cookies['c'] = '3'; s.cookies['c'] = None; print(s.get('http://lab.example/').text, len(s.cookies))": " 0\n",
	} {
		if o := s.Do(text); o.Out != want || o.Err != "" {
			t.Errorf("%s: %+v", text, o)
		}
	}
}

// TestManyCookies bounds what a server can have kept.
func TestManyCookies(t *testing.T) {
	var lines []string
	for i := range 3100 {
		lines = append(lines, fmt.Sprintf("n%d=1", i))
	}
	s := cookieLab(t, lines[:1600]...)
	more := cookieLab(t, lines...)
	if o := s.Do("print(len(s.cookies))"); o.Out != "1600\n" {
		t.Errorf("%+v", o)
	}
	if o := more.Do("print(len(s.cookies))"); o.Out != "3000\n" {
		t.Errorf("%+v", o)
	}
}
