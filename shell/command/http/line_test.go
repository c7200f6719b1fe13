package http_test

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	"labsh/shell/command"
	"labsh/shell/command/commandtest"
	"labsh/shell/locale"
)

// TestRedirectItems: what of a request goes on to another address: credentials and
// typed cookies to their own origin alone, a body to the same method alone, the
// query nowhere. Cookies that were set know hosts, not ports (RFC 6265 §8.5).
func TestRedirectItems(t *testing.T) {
	t.Parallel()
	var mu sync.Mutex
	var seen []string
	note := func(r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		mu.Lock()
		defer mu.Unlock()
		seen = append(seen, fmt.Sprintf("%s %s auth=%s cookie=%s x=%s type=%s body=%s", r.Method, r.URL, r.Header.Get("Authorization"), r.Header.Get("Cookie"), r.Header.Get("X"), r.Header.Get("Content-Type"), body))
	}
	other := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { note(r) }))
	t.Cleanup(other.Close)
	first := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		note(r)
		code, to := 302, r.URL.Query().Get("to")
		fmt.Sscan(strings.TrimPrefix(r.URL.Path, "/"), &code)
		if r.URL.Path == "/end" {
			return
		}
		if to == "other" {
			to = other.URL
		}
		http.SetCookie(w, &http.Cookie{Name: "set", Value: "1", Path: "/"})
		http.SetCookie(w, &http.Cookie{Name: "old", Value: "new", Path: "/"})
		http.SetCookie(w, &http.Cookie{Name: "elsewhere", Value: "1", Path: "/deep"})
		if to != "none" {
			w.Header().Set("Location", to+"/end")
		}
		w.WriteHeader(code)
	}))
	t.Cleanup(first.Close)
	h := commandtest.New(t, locale.English)
	for _, tt := range []struct{ line, want string }{
		{"POST FIRST/302?to= a=b q==1", "GET /end auth=secret cookie=mine=2; set=1; old=new x=y type= body="},
		{"POST FIRST/307?to= a=b q==1", `POST /end auth=secret cookie=mine=2; set=1; old=new x=y type=application/json body={"a": "b"}`},
		{"POST FIRST/307?to=other a=b", `POST /end auth= cookie=set=1; old=new x=y type=application/json body={"a": "b"}`},
		{"GET FIRST/308?to=other", "GET /end auth= cookie=set=1; old=new x=y type= body="},
		{"PUT FIRST/301?to= a=b", `PUT /end auth=secret cookie=mine=2; set=1; old=new x=y type=application/json body={"a": "b"}`},
		{"GET FIRST/300?to=", ""}, {"GET FIRST/304?to=", ""}, {"GET FIRST/302?to=none", ""},
	} {
		mu.Lock()
		seen = nil
		mu.Unlock()
		line := "r = http --follow " + strings.ReplaceAll(tt.line, "FIRST", first.URL) + ` X:y Authorization:secret "Cookie:old=1; mine=2"`
		h.Run(line)
		mu.Lock()
		got := seen
		mu.Unlock()
		if tt.want == "" {
			if len(got) != 1 {
				t.Errorf("%s: %q", line, got)
			}
			continue
		}
		if len(got) != 2 || got[1] != tt.want {
			t.Errorf("%s\n got %q\nwant %q", line, got, tt.want)
		}
	}
	// Without --follow nobody goes there.
	h.Run("r = http GET " + first.URL + "/302?to=")
	if got := h.Value("r.status_code, r.history"); got != "(302, [])" {
		t.Errorf("%s", got)
	}
}

// TestHTTPLines: the method, the options and what is wrong with them, through the
// request that is built.
func TestHTTPLines(t *testing.T) {
	t.Parallel()
	h := commandtest.New(t, locale.English)
	for _, tt := range []struct{ line, want string }{
		{":80/a", "GET /a HTTP/1.1\nHost: localhost\n"}, {":80/a a=b", "POST /a HTTP/1.1\n"}, {":80/a a:=1", "POST /a HTTP/1.1\n"}, {":80/a a==1", "GET /a?a=1 HTTP/1.1\n"}, {":80/a A:b", "GET /a HTTP/1.1\n"},
		{"get :80/a", "GET /a HTTP/1.1\n"}, {"Brew :80/a", "Brew /a HTTP/1.1\n"}, {"brew h a=b", "brew / HTTP/1.1\nHost: h\n"}, {"localhost a=b", "POST / HTTP/1.1\nHost: localhost\n"}, {"options *", "OPTIONS * HTTP/1.1\n"}, {"GET /x", "GET /x HTTP/1.1\nHost: localhost\n"},
		{":80/a HTTP/1.0", "GET /a HTTP/1.0\n"}, {":80/a HTTP/1.1", "GET /a HTTP/1.1\n"}, {":80/a --http1.0", "GET /a HTTP/1.0\n"}, {":80/a --no-host", "GET /a HTTP/1.1\nUser-Agent: "}, {"https://h:444/a", "GET /a HTTP/1.1\nHost: h:444\n"},
		{"http://u:p@h/", "GET / HTTP/1.1\nHost: h\nUser-Agent: " + command.UserAgent + "\nAccept: */*\nAuthorization: Basic dTpw\n"}, {"h --timeout=2.5 --max=1K --print=hb --raw --follow", "GET / HTTP/1.1\n"},
	} {
		h.Run("r = http --offline " + tt.line)
		if got := h.Value("r.decode().replace('\\r', '').startswith(" + fmt.Sprintf("%q", tt.want) + ")"); got != "True" {
			t.Errorf("http %s: %s, want %q…", tt.line, h.Value("r"), tt.want)
		}
	}
	for _, tt := range []struct{ line, want string }{
		{"", "TypeError: http: URL is missing\n  hint: usage: http "}, {"GET", "TypeError: http: URL is missing\n"}, {"--follow", "TypeError: http: URL is missing\n"}, {"GET HTTP/1.1", "TypeError: http: URL is missing\n"},
		{"h --print", "ValueError: http: invalid option '--print'\n"}, {"h --print=x", "ValueError: http: invalid option '--print=x'\n"}, {"h --follow=1", "ValueError: http: invalid option '--follow=1'\n"}, {"h --nothing", "ValueError: http: invalid option '--nothing'\n"},
		{"h --timeout", "ValueError: http: invalid option '--timeout'\n"}, {"h --timeout=0", "ValueError: http: invalid option '--timeout=0'\n"}, {"h --timeout=-1", "ValueError"}, {"h --timeout=nan", "ValueError"}, {"h --timeout=x", "ValueError"}, {"h --timeout=2e9", "ValueError"},
		{"h --max", "ValueError: http: invalid option '--max'\n"}, {"h --max=0", "ValueError"}, {"h --max=2G", "ValueError: http: invalid option '--max=2G'\n"},
		{"ftp://h/", "requests.exceptions.InvalidSchema: No connection adapters were found for 'ftp://h/'\n"}, {"h:70000", "requests.exceptions.InvalidURL: Failed to parse: http://h:70000\n  hint: a port is a number from 0 to 65535\n"}, {"GET h x", "ValueError: "}, {"h a:=[", "ValueError: "}, {"POST h @/no/such", "FileNotFoundError: [Errno 2] No such file or directory: '/no/such'\n"},
	} {
		if got := h.Fails("http --offline " + tt.line); !strings.HasPrefix(got, tt.want) {
			t.Errorf("http %s: %q, want %q", tt.line, got, tt.want)
		}
	}
	// A body over the limit, and one that just fits.
	port := answers(t, "HTTP/1.1 200 OK\r\nContent-Length: 1024\r\n\r\n"+strings.Repeat("x", 1024))
	h.Run("r = http :" + port + "/ --max=1K")
	if got := h.Value("len(r.content)"); got != "1024" {
		t.Errorf("--max=1K: %s", got)
	}
	if got := h.Fails("http :" + port + "/ --max=1023"); !strings.Contains(got, "MemoryError: the response's body is over 1023 bytes\n") {
		t.Errorf("--max=1023: %q", got)
	}
}
