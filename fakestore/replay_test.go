package fakestore_test

import (
	"bufio"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"strings"
	"testing"

	"labsh/fakestore"
)

// asked are requests, each whole, and the status and the beginning of the body
// that each is answered with, whatever was asked before.
var asked = []struct {
	text   string
	status int
	body   string
}{
	{"GET /products HTTP/1.1\r\nHost: h\r\n\r\n", 200, `[{"id":1,`},
	{"GET /products/2 HTTP/1.1\r\nHost: h\r\n\r\n", 200, `{"id":2,`},
	{"GET /products/2 HTTP/1.1\r\nHost: h\r\nX: GET /products/3 HTTP/1.1\r\n\r\n", 200, `{"id":2,`},
	{"GET /products/3 HTTP/1.1\r\n\r\n", 400, "400 Bad Request"},
	{"GET /products/3 HTTP/1.1\r\nHost: h\r\n\r\n", 200, `{"id":3,`},
	{"GET /products/3 HTTP/1.1\nHost: h\n\n", 200, `{"id":3,`},
	{"GET /carts/1 HTTP/1.1\r\nHost: h\r\nContent-Length: 41\r\n\r\nGET /products HTTP/1.1\r\nHost: hello\r\n\r\n\r\n", 200, `{"id":1,`},
	{"POST /products HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\nContent-Length: 13\r\n\r\n{\"title\":\"x\"}", 201, `{"id":21,"title":"x"`},
	{"HEAD /products HTTP/1.1\r\nHost: h\r\n\r\n", 200, ""},
	{"GET /nowhere HTTP/1.1\r\nHost: h\r\n\r\n", 404, "<!DOCTYPE html>"},
	{"GET / HTTP/1.1\r\nHost: h\r\n\r\n", 200, "<!DOCTYPE html>"},
}

// TestReplays asks the same over and over, on connections that are kept, in
// pieces that begin and end anywhere: every request has its own answer, in its
// turn.
func TestReplays(t *testing.T) {
	t.Parallel()
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	server := fakestore.Serve(ln, fakestore.Website(fakestore.NewHandler(fakestore.NewStore())))
	defer server.Stop(t.Context())
	for seed := range uint64(40) {
		random := rand.New(rand.NewPCG(1, seed))
		conn, err := net.Dial("tcp", ln.Addr().String())
		if err != nil {
			t.Fatal(err)
		}
		answers := bufio.NewReader(conn)
		for range 20 {
			var text strings.Builder
			var turns []int
			most := 1 + random.IntN(3)
			for range most {
				i := random.IntN(len(asked))
				turns = append(turns, i)
				text.WriteString(asked[i].text)
				if asked[i].status == 400 {
					break // the connection ends there
				}
			}
			for rest := text.String(); rest != ""; {
				n := len(rest)
				if random.IntN(2) == 0 {
					n = 1 + random.IntN(n)
				}
				if _, err := io.WriteString(conn, rest[:n]); err != nil {
					t.Fatal(err)
				}
				rest = rest[n:]
			}
			for _, i := range turns {
				a := asked[i]
				method, _, _ := strings.Cut(strings.TrimSpace(a.text), " ")
				resp, err := http.ReadResponse(answers, &http.Request{Method: method})
				if err != nil {
					t.Fatalf("seed %d, %q: %v", seed, a.text, err)
				}
				body, err := io.ReadAll(resp.Body)
				if err != nil || resp.StatusCode != a.status || !strings.HasPrefix(string(body), a.body) {
					t.Fatalf("seed %d, %q: %d %.60q %v", seed, a.text, resp.StatusCode, body, err)
				}
				if resp.Close {
					conn.Close()
					if conn, err = net.Dial("tcp", ln.Addr().String()); err != nil {
						t.Fatal(err)
					}
					answers.Reset(conn)
				}
			}
		}
		conn.Close()
	}
}

// TestReplaysFollow: an answer that is given again is of the store as it is, and
// complete.
func TestReplaysFollow(t *testing.T) {
	t.Parallel()
	store := fakestore.NewStore()
	if err := store.Remember(nil); err != nil {
		t.Fatal(err)
	}
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	server := fakestore.Serve(ln, fakestore.NewHandler(store))
	defer server.Stop(t.Context())
	client := &http.Client{Transport: &http.Transport{}}
	defer client.CloseIdleConnections()
	get := func() (*http.Response, string) {
		t.Helper()
		resp, err := client.Get(server.URL() + "/products")
		if err != nil {
			t.Fatal(err)
		}
		defer resp.Body.Close()
		body, err := io.ReadAll(resp.Body)
		if err != nil {
			t.Fatal(err)
		}
		return resp, string(body)
	}
	first, before := get()
	for range 3 {
		again, body := get()
		again.Header.Set("Date", first.Header.Get("Date"))
		if body != before || fmt.Sprint(again.Header) != fmt.Sprint(first.Header) || again.Status != first.Status {
			t.Errorf("again: %v, %d bytes; first: %v, %d bytes", again.Header, len(body), first.Header, len(before))
		}
	}
	for i := range 3 {
		resp, err := client.Post(server.URL()+"/products", "application/json", strings.NewReader(`{"title":"new"}`))
		if err != nil {
			t.Fatal(err)
		}
		resp.Body.Close()
		for range 2 {
			if _, body := get(); strings.Count(body, `"title":"new"`) != i+1 {
				t.Errorf("after change %d: %d", i+1, strings.Count(body, `"title":"new"`))
			}
		}
	}
}

// pipes is a listener of connections in memory: what one write has is what one
// read gets.
type pipes chan net.Conn

func (p pipes) Accept() (net.Conn, error) {
	c, ok := <-p
	if !ok {
		return nil, net.ErrClosed
	}
	return c, nil
}

func (p pipes) Close() error {
	close(p)
	return nil
}

func (pipes) Addr() net.Addr { return &net.UnixAddr{Name: "pipes", Net: "unix"} }

// TestReplayWithin: a request's words in the middle of another one are no
// request.
func TestReplayWithin(t *testing.T) {
	t.Parallel()
	const (
		known = "GET /products HTTP/1.0\r\nConnection: keep-alive\r\n\r\n"
		head  = "GET /products/2 HTTP/1.1\r\nHost: h\r\nX: " // known would be its value
	)
	for _, pieces := range [][]string{{head, known}, {known + head, known}, {"HEAD /carts HTTP/1.1\r\nHost: h\r\n\r\n" + head, known}} {
		ln := make(pipes, 1)
		server := fakestore.Serve(ln, fakestore.NewHandler(fakestore.NewStore()))
		conn, theirs := net.Pipe()
		ln <- theirs
		answers := bufio.NewReader(conn)
		ask := func(text string) {
			t.Helper()
			if _, err := io.WriteString(conn, text); err != nil {
				t.Fatal(err)
			}
		}
		answered := func(method, begins string) {
			t.Helper()
			resp, err := http.ReadResponse(answers, &http.Request{Method: method})
			if err != nil {
				t.Fatal(err)
			}
			if body, err := io.ReadAll(resp.Body); err != nil || !strings.HasPrefix(string(body), begins) {
				t.Errorf("%q: %.40q, want %s… (%v)", pieces, body, begins, err)
			}
		}
		for range 3 {
			ask(known)
			answered("GET", `[{"id":1,`)
		}
		ask(pieces[0])
		switch method, _, _ := strings.Cut(pieces[0], " "); {
		case method == "HEAD":
			answered("HEAD", "")
		case pieces[0] != head:
			answered("GET", `[{"id":1,`)
		}
		ask(pieces[1])
		answered("GET", `{"id":2,`)
		conn.Close()
		if err := server.Stop(t.Context()); err != nil {
			t.Error(err)
		}
	}
}
