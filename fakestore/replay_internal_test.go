package fakestore

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"net"
	"net/http"
	"runtime"
	"strings"
	"testing"
	"time"
)

// TestLongAnswer: what is too long to be kept back is not kept to be given again.
func TestLongAnswer(t *testing.T) {
	t.Parallel()
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	store := NewStore()
	handler := NewHandler(store)
	server := Serve(ln, handler)
	defer server.Stop(t.Context())
	conn, err := net.Dial("tcp", ln.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	kept := func() int {
		r := handler.replays()
		r.mu.RLock()
		defer r.mu.RUnlock()
		return len(r.answers)
	}
	answers := newAnswers(conn)
	ask := func(text string) {
		t.Helper()
		if _, err := io.WriteString(conn, text); err != nil {
			t.Fatal(err)
		}
		answers.read(t)
	}
	get := func(header string) string { return "GET /products/1 HTTP/1.1\r\nHost: h\r\n" + header + "\r\n\r\n" }
	if err := store.Import(strings.NewReader(`{"products":[{"id":1,"title":"` + strings.Repeat("x", maxGathered) + `"}]}`)); err != nil {
		t.Fatal(err)
	}
	for range 3 {
		ask(get("X: y"))
	}
	ask("HEAD /carts HTTP/1.1\r\nHost: h\r\n\r\n")
	if n := kept(); n != 0 {
		t.Errorf("%d answers longer than %d bytes are kept", n, maxGathered)
	}
}

// TestWhatIsKept: the answer to a GET that was well is kept, and no other.
func TestWhatIsKept(t *testing.T) {
	t.Parallel()
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	handler := NewHandler(NewStore())
	server := Serve(ln, handler)
	defer server.Stop(t.Context())
	const get = "GET /products/1 HTTP/1.1\r\nHost: h\r\n\r\n"
	const head = "HEAD / HTTP/1.1\r\nHost: h\r\n\r\n" // whose answer shows that the one before has ended
	ask := func(texts ...string) {
		t.Helper()
		conn, err := net.Dial("tcp", ln.Addr().String())
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { conn.Close() })
		answers := bufio.NewReader(conn)
		for _, text := range texts {
			if _, err := io.WriteString(conn, text); err != nil {
				t.Fatal(err)
			}
			method, _, _ := strings.Cut(text, " ")
			resp, err := http.ReadResponse(answers, &http.Request{Method: method})
			if err != nil {
				t.Fatal(err)
			}
			if _, err := io.Copy(io.Discard, resp.Body); err != nil {
				t.Fatal(err)
			}
		}
	}
	ask("HEAD /products HTTP/1.1\r\nHost: h\r\n\r\n", head)
	ask("GET /nowhere HTTP/1.1\r\nHost: h\r\n\r\n", head)
	ask("DELETE /products/1 HTTP/1.1\r\nHost: h\r\n\r\n", head)
	ask("GET /products/2 HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\n\r\nx", head)
	ask(get)
	kept := func() (requests []string) {
		r := handler.replays()
		r.mu.RLock()
		defer r.mu.RUnlock()
		for request := range r.answers {
			requests = append(requests, request)
		}
		return requests
	}
	// It is kept once it was answered: the client has it a little before.
	for end := time.Now().Add(20 * time.Second); len(kept()) == 0 && time.Now().Before(end); {
		runtime.Gosched()
	}
	if all := kept(); len(all) != 1 || all[0] != get {
		t.Errorf("kept: %q", all)
	}
}

// answers reads answers, one by one.
type answers struct{ r *bytesReader }

type bytesReader struct {
	conn net.Conn
	have []byte
}

func newAnswers(conn net.Conn) answers { return answers{&bytesReader{conn: conn}} }

// read reads an answer with a Content-Length, or to HEAD.
func (a answers) read(t *testing.T) {
	t.Helper()
	p := make([]byte, 64<<10)
	for {
		if head := bytes.Index(a.r.have, []byte("\r\n\r\n")); head >= 0 {
			length := 0
			if at := bytes.Index(a.r.have[:head], []byte("Content-Length: ")); at >= 0 {
				fmt.Sscan(string(a.r.have[at+len("Content-Length: "):head+2]), &length)
			}
			if bytes.Contains(a.r.have[:head], []byte("\r\nContent-Length: 2\r\n")) || len(a.r.have) >= head+4+length {
				a.r.have = a.r.have[min(len(a.r.have), head+4+length):]
				return
			}
		}
		n, err := a.r.conn.Read(p)
		if err != nil {
			t.Fatal(err)
		}
		a.r.have = append(a.r.have, p[:n]...)
	}
}

// TestReplayCount: after many different requests few answers are kept, the last
// one among them.
func TestReplayCount(t *testing.T) {
	t.Parallel()
	r := &replays{answers: make(map[string]*replay)}
	for i := range 3*maxReplays + 5 {
		request := fmt.Appendf(nil, "GET /products/%d HTTP/1.1\r\n\r\n", i)
		r.keep(request, []byte("HTTP/1.1 200 OK\r\nDate: Mon, 01 Jan 2001 00:00:00 GMT\r\n\r\n"))
		if n := len(r.answers); n > maxReplays || r.find(request) == nil {
			t.Fatalf("%d answers are kept", n)
		}
	}
}

func TestIsOneGet(t *testing.T) {
	t.Parallel()
	const get = "GET / HTTP/1.1\r\nHost: h\r\n\r\n"
	long := "GET / HTTP/1.1\r\nX: " + strings.Repeat("x", maxRequest-len("GET / HTTP/1.1\r\nX: \r\n\r\n")) + "\r\n\r\n"
	for text, want := range map[string]bool{
		get: true, get + get: false, get[:len(get)-2]: false, get + "x": false, "POST" + get[3:]: false, "GETS" + get[3:]: false,
		"GET / HTTP/1.1\nHost: h\n\n": false, "GET / HTTP/1.1\r\nHost: h\n\nX: y\r\n\r\n": false, "": false,
		"GET / HTTP/1.1\r\nHost: h\r\n\r\nGET\r\n\r\n": false, long: true, "GET /x" + long[5:]: false,
	} {
		if got := isOneGet([]byte(text)); got != want {
			t.Errorf("%.60q: %v", text, got)
		}
	}
}

// TestReplayDate: an answer that is given again is dated now, and what was given
// before does not change.
func TestReplayDate(t *testing.T) {
	t.Parallel()
	const old = "HTTP/1.1 200 OK\r\nDate: Mon, 01 Jan 2001 00:00:00 GMT\r\nContent-Length: 0\r\n\r\n"
	r := &replays{answers: make(map[string]*replay)}
	request, answer := []byte("GET / HTTP/1.1\r\n\r\n"), []byte(old)
	r.keep(request, answer)
	for range 2 {
		found := r.find(request)
		at := strings.Index(string(found), "Date: ") + len("Date: ")
		date, err := http.ParseTime(string(found[at : at+len(http.TimeFormat)]))
		if err != nil || time.Since(date) > time.Minute || time.Since(date) < -time.Second {
			t.Errorf("%q: %v", found, err)
		}
		if len(found) != len(old) || !strings.HasPrefix(string(found), old[:at]) || !strings.HasSuffix(string(found), old[at+len(http.TimeFormat):]) {
			t.Errorf("%q", found)
		}
		r.answers[string(request)].second-- // a second later
	}
	if string(answer) != old {
		t.Error("the first answer has changed")
	}
	if (*replays)(nil).find(request) != nil || r.find([]byte("GET")) != nil {
		t.Error("an answer to what was not asked")
	}
	for _, dateless := range []string{
		"HTTP/1.1 200 OK\r\n\r\n", "HTTP/1.1 200 OK\r\nDate: Mon\r\n\r\n", "HTTP/1.1 200 OK\r\nDate: Mon, 01 Jan 2001 00:00:00 GMTx\r\n\r\n",
		"HTTP/1.1 200 OK\r\n\r\n\r\nDate: Mon, 01 Jan 2001 00:00:00 GMT\r\n", "", "\r\nDate: ",
		"HTTP/1.1 200 OK\r\nServer: 12345678901\r\n\r\n", // where a Date would end, if there were one
	} {
		if r.keep([]byte("GET /x"), []byte(dateless)); r.find([]byte("GET /x")) != nil {
			t.Errorf("%q is kept", dateless)
		}
	}
}

// TestOneHolder: of many that claim a file at once one has it, though each removes
// the lock file as it leaves.
func TestOneHolder(t *testing.T) {
	t.Parallel()
	path := t.TempDir() + "/store.json"
	held := make(chan struct{}, 1) // full while somebody has it
	done := make(chan int)
	for range 4 {
		go func() {
			n := 0
			defer func() { done <- n }()
			for range 3000 {
				h, err := holdFile(path)
				if err != nil {
					continue
				}
				select {
				case held <- struct{}{}:
					n++
					<-held
				default:
					t.Error("two hold the file")
					h.release()
					return
				}
				h.release()
			}
		}()
	}
	total := 0
	for range 4 {
		total += <-done
	}
	if total == 0 {
		t.Error("nobody ever had it")
	}
}
