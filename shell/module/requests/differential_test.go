package requests_test

import (
	"compress/gzip"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"

	"labsh/shell/module/moduletest"
)

// everything is a server that answers in all ways and says what it was asked.
func everything() http.Handler {
	mux := http.NewServeMux()
	text := func(path, kind, body string) {
		mux.HandleFunc(path, func(w http.ResponseWriter, _ *http.Request) {
			w.Header()["Content-Type"] = nil
			if kind != "" {
				w.Header().Set("Content-Type", kind)
			}
			w.Header().Set("X-Two", "2")
			_, _ = io.WriteString(w, body)
		})
	}
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		fmt.Fprintf(w, "%s %s", r.Method, r.RequestURI)
		for _, name := range []string{"Authorization", "Content-Type", "Content-Length", "Cookie", "X-One", "X-Two", "Accept"} {
			if v := r.Header.Get(name); v != "" {
				fmt.Fprintf(w, " | %s: %s", name, v)
			}
		}
		fmt.Fprintf(w, " | %q", body)
	})
	text("/json", "application/json", `{"a": [1, "é"]}`)
	text("/latin1", "text/html", "caf\xe9")
	text("/utf8", "text/html; charset=utf-8", "café")
	text("/untold", "", "café")
	text("/lines", "text/plain; charset=utf-8", "a b\nc\r\né\n\nlast")
	mux.HandleFunc("/links", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Link", `<http://x/1>; rel=next; title="first", <http://x/2>; rel="last"`)
	})
	mux.HandleFunc("/cookies", func(w http.ResponseWriter, _ *http.Request) {
		http.SetCookie(w, &http.Cookie{Name: "a", Value: "1"})
		http.SetCookie(w, &http.Cookie{Name: "b", Value: "2", Path: "/elsewhere"})
	})
	mux.HandleFunc("/redirect/{n}", func(w http.ResponseWriter, r *http.Request) {
		n := 0
		_, _ = fmt.Sscan(r.PathValue("n"), &n)
		to := fmt.Sprintf("/redirect/%d", n-1)
		if n == 1 {
			to = "/echo"
		}
		http.Redirect(w, r, to, http.StatusFound)
	})
	mux.HandleFunc("/moved/{code}", func(w http.ResponseWriter, r *http.Request) {
		code := 0
		_, _ = fmt.Sscan(r.PathValue("code"), &code)
		http.Redirect(w, r, "/echo", code)
	})
	mux.HandleFunc("/status/{code}", func(w http.ResponseWriter, r *http.Request) {
		code := 0
		_, _ = fmt.Sscan(r.PathValue("code"), &code)
		w.WriteHeader(code)
	})
	mux.HandleFunc("/gzip", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		z := gzip.NewWriter(w)
		_, _ = io.WriteString(z, "packed")
		_ = z.Close()
	})
	mux.HandleFunc("/gzip-broken", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		_, _ = io.WriteString(w, "no gzip at all")
	})
	mux.HandleFunc("/chunked", func(w http.ResponseWriter, _ *http.Request) {
		for i := range 3 {
			fmt.Fprintf(w, "piece %d,", i)
			w.(http.Flusher).Flush()
		}
	})
	mux.HandleFunc("/wait", func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() })
	mux.HandleFunc("/cut", func(w http.ResponseWriter, _ *http.Request) {
		c, _, _ := w.(http.Hijacker).Hijack()
		_, _ = io.WriteString(c, "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc")
		_ = c.Close()
	})
	mux.HandleFunc("/nothing", func(w http.ResponseWriter, _ *http.Request) {
		c, _, _ := w.(http.Hijacker).Hijack()
		_ = c.Close()
	})
	return mux
}

// address is where an object is, of which only CPython's messages have some.
var address = regexp.MustCompile(`0x[0-9a-f]{6,}`)

// TestAsRequests runs the statements of testdata in python3, with requests, and
// here.
func TestAsRequests(t *testing.T) {
	if exec.Command(moduletest.Python3(t), "-c", "import requests").Run() != nil {
		t.Skip("python3 has no requests")
	}
	web := httptest.NewServer(everything())
	t.Cleanup(web.Close)
	text, err := os.ReadFile("testdata/requests.txt")
	if err != nil {
		t.Fatal(err)
	}
	chunks := moduletest.Chunks(strings.ReplaceAll(string(text), "@URL@", web.URL))
	want := moduletest.InCPython(t, chunks)
	s := moduletest.New(t)
	for i, c := range chunks {
		got := s.Do(c)
		if got.Out != want[i].Out || address.ReplaceAllString(got.Err, "…") != address.ReplaceAllString(want[i].Err, "…") {
			t.Errorf("%s\n  here    %q %s\n  CPython %q %s", c, got.Out, got.Err, want[i].Out, want[i].Err)
		}
	}
}
