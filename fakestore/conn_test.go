package fakestore_test

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"

	"labsh/fakestore"
)

// writesCounted is a listener whose connections count their writes.
type writesCounted struct {
	net.Listener
	writes *atomic.Int64
}

type countedConn struct {
	*net.TCPConn
	writes *atomic.Int64
}

func (l writesCounted) Accept() (net.Conn, error) {
	c, err := l.Listener.Accept()
	if err != nil {
		return nil, err
	}
	return countedConn{c.(*net.TCPConn), l.writes}, nil
}

func (c countedConn) Write(p []byte) (int, error) {
	c.writes.Add(1)
	return c.TCPConn.Write(p)
}

// TestOneWrite: an answer goes out in one piece, so that none of it waits for
// the acknowledgement of another; only a very long one does not.
func TestOneWrite(t *testing.T) {
	t.Parallel()
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	var writes atomic.Int64
	store := fakestore.NewStore()
	server := fakestore.Serve(writesCounted{ln, &writes}, fakestore.Website(fakestore.NewHandler(store)))
	defer server.Stop(t.Context())
	conn, err := net.Dial("tcp", ln.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	answers := bufio.NewReader(conn)
	ask := func(method, rest string, status, atLeast, most int) {
		t.Helper()
		writes.Store(0)
		if _, err := fmt.Fprintf(conn, "%s %s\r\n\r\n", method, rest); err != nil {
			t.Fatal(err)
		}
		resp, err := http.ReadResponse(answers, &http.Request{Method: method})
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(resp.Body)
		if err != nil || resp.StatusCode != status || len(body) < atLeast {
			t.Errorf("%s %s: %d, %d bytes, %v", method, rest, resp.StatusCode, len(body), err)
		}
		if n := int(writes.Load()); n < 1 || n > most {
			t.Errorf("%s %.40s: %d writes", method, rest, n)
		}
	}
	for range 2 {
		ask("GET", "/products HTTP/1.1\r\nHost: h", 200, 5000, 1)
		ask("GET", "/products?sort=desc HTTP/1.1\r\nHost: h", 200, 5000, 1)
		ask("GET", "/products/1 HTTP/1.1\r\nHost: h", 200, 300, 1)
		ask("HEAD", "/products HTTP/1.1\r\nHost: h", 200, 0, 1)
		ask("GET", "/products HTTP/1.0\r\nConnection: keep-alive", 200, 5000, 1)
		ask("GET", "/ HTTP/1.1\r\nHost: h", 200, 300, 1)
		ask("GET", "/nothing HTTP/1.1\r\nHost: h", 404, 100, 1)
		ask("OPTIONS", "/products HTTP/1.1\r\nHost: h", 204, 0, 1)
		ask("GET", "/products HTTP/1.1\r\nHost: h\r\nIf-None-Match: *", 304, 0, 1)
		ask("POST", "/products HTTP/1.1\r\nHost: h\r\nContent-Length: 0", 201, 9, 1)
	}
	// The interim answer is not kept back, or the client would wait for it.
	if _, err := io.WriteString(conn, "POST /products HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n"); err != nil {
		t.Fatal(err)
	}
	if line, err := answers.ReadString('\n'); err != nil || line != "HTTP/1.1 100 Continue\r\n" {
		t.Fatalf("%q %v", line, err)
	}
	if line, err := answers.ReadString('\n'); err != nil || line != "\r\n" {
		t.Fatalf("%q %v", line, err)
	}
	if _, err := io.WriteString(conn, "{}"); err != nil {
		t.Fatal(err)
	}
	if resp, err := http.ReadResponse(answers, nil); err != nil || resp.StatusCode != 201 {
		t.Fatalf("%+v %v", resp, err)
	} else {
		io.Copy(io.Discard, resp.Body)
	}

	long := strings.Repeat("x", 1<<20)
	if err := store.Import(strings.NewReader(`{"products":[{"id":1,"title":"` + long + `"}]}`)); err != nil {
		t.Fatal(err)
	}
	ask("GET", "/products HTTP/1.1\r\nHost: h", 200, 1<<20, 3)
	ask("GET", "/users HTTP/1.1\r\nHost: h", 200, 2, 1)
}

// TestAnswersFollowTheStore: an answer that was kept is that of the present
// content.
func TestAnswersFollowTheStore(t *testing.T) {
	t.Parallel()
	store := fakestore.NewStore()
	if err := store.Remember(nil); err != nil {
		t.Fatal(err)
	}
	c := client(t, start(t, fakestore.NewHandler(store)))
	get := func(path, want string) {
		t.Helper()
		for range 2 {
			a, err := c.Do(t.Context(), "GET", path, nil, nil)
			if err != nil || string(a.Body) != want {
				t.Errorf("%s: %s %v", path, a.Body, err)
			}
		}
	}
	tags := map[string]bool{}
	for i, title := range []string{"a", "b", "c"} {
		one := fmt.Sprintf(`{"title":%q,"id":1}`, title)
		if err := store.Import(strings.NewReader(`{"products":[` + one + `,{"id":2}]}`)); err != nil {
			t.Fatal(err)
		}
		get("products", "["+one+`,{"id":2}]`)
		get("products?limit=1", "["+one+"]")
		get("products?sort=desc", `[{"id":2},`+one+"]")
		get("products/1", one)
		get("products/3", "null")
		a, err := c.Do(t.Context(), "HEAD", "products", nil, nil)
		if err != nil || len(a.Body) != 0 || a.Header.Get("Content-Length") != fmt.Sprint(len(one)+11) {
			t.Errorf("HEAD: %+v %v", a, err)
		}
		if tags[a.Header.Get("ETag")] = true; len(tags) != i+1 {
			t.Errorf("ETags %v", tags)
		}
	}
	for i := range 1000 { // more than are kept
		get(fmt.Sprint("products/", i+3), "null")
	}
}
