package http_test

import (
	"bufio"
	"crypto/tls"
	"encoding/base64"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"

	"labsh/shell/command"
	"labsh/shell/command/commandtest"
	"labsh/shell/command/literal"
	"labsh/shell/locale"
	"labsh/shell/python/object"
)

// speaker is a TCP server whose every client is handled by f.
func speaker(t *testing.T, f func(conn net.Conn, in *bufio.Reader)) (port string) {
	t.Helper()
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		for {
			conn, err := ln.Accept()
			if err != nil {
				return
			}
			f(conn, bufio.NewReader(conn))
			conn.Close()
		}
	}()
	t.Cleanup(func() { ln.Close(); <-done })
	return fmt.Sprint(ln.Addr().(*net.TCPAddr).Port)
}

// answers is a speaker that reads one request and writes text.
func answers(t *testing.T, text string) string {
	return speaker(t, func(conn net.Conn, in *bufio.Reader) {
		if _, err := http.ReadRequest(in); err == nil {
			io.WriteString(conn, text)
		}
	})
}

func TestHTTPByHand(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		lang         locale.Lang
		web, connect string
	}{
		{locale.English, "Web server on http://localhost:PORT/\n", "Connected to server localhost:PORT\n"},
		{locale.French, "Serveur web sur http://localhost:PORT/\n", "Connexion sur serveur localhost:PORT\n"},
	} {
		h := commandtest.New(t, tt.lang)
		stdout, _ := h.Run("web 0")
		port := regexp.MustCompile(`\d+`).FindString(stdout)
		if want := strings.ReplaceAll(tt.web, "PORT", port); stdout != want {
			t.Errorf("web: %q, want %q", stdout, want)
		}
		stdout, _ = h.Run("connect localhost " + port)
		if want := strings.ReplaceAll(tt.connect, "PORT", port); !strings.HasPrefix(stdout, want) {
			t.Errorf("connect: %q, want %q", stdout, want)
		}
		stdout, _ = h.Run("http GET /index.php HTTP/1.1 ")
		wantHead := "> GET /index.php HTTP/1.1\n> Host: localhost:" + port + "\n> User-Agent: " + command.UserAgent + "\n> Accept: */*\n>\n< HTTP/1.1 200 OK\n"
		if !strings.HasPrefix(stdout, wantHead) || !strings.Contains(stdout, "\n<\n<!DOCTYPE html>") {
			t.Errorf("http: %q, want %q…", stdout, wantHead)
		}
		// The connection stays, for the next request and for Python.
		stdout, _ = h.Run("r = http GET /products/1\nprint(r, r.ok, r.json()['id'], r.url, r.request.method, r.headers['content-type'])")
		if want := "<Response [200]> True 1 http://localhost:" + port + "/products/1 GET application/json; charset=utf-8\n"; stdout != want {
			t.Errorf("value: %q, want %q", stdout, want)
		}
		stdout, _ = h.Run(`client.http POST /products title="test product" price:=13.5 X-A:b q==é`)
		for _, want := range []string{
			"> POST /products?q=%C3%A9 HTTP/1.1\n", "> X-A: b\n> Content-Type: application/json\n> Content-Length: 40\n>\n{\n  \"title\": \"test product\",\n  \"price\": 13.5\n}\n",
			"< HTTP/1.1 201 Created\n", "{\n  \"id\": 21,\n  \"title\": \"test product\",\n  \"price\": 13.5\n}\n",
		} {
			if !strings.Contains(stdout, want) {
				t.Errorf("post: %q lacks %q", stdout, want)
			}
		}
		if got := h.Value("client.fileno() > 0"); got != "True" {
			t.Error("the connection was closed")
		}
		if stdout, _ = h.Run("print(server.connections)\nstop"); stdout[:2] != "1\n" {
			t.Errorf("connections: %q", stdout)
		}
	}
}

func TestHTTPToURL(t *testing.T) {
	t.Parallel()
	h := commandtest.New(t, locale.English)
	port := h.Web()
	for _, line := range []string{"http :%s/products/2", "http GET localhost:%s/products/2", "http GET http://127.0.0.1:%s/products/2 HTTP/1.0"} {
		stdout, _ := h.Run(fmt.Sprintf(line, port))
		if !strings.Contains(stdout, "< HTTP/1.") || !strings.Contains(stdout, "\"id\": 2,\n") {
			t.Errorf("%s: %q", line, stdout)
		}
	}
	if got := h.Value("[s for s in vars() if s.startswith('client')]"); got != "[]" {
		t.Errorf("a URL left sockets: %s", got)
	}
	tests := []struct{ line, want string }{
		{"http --print=h :PORT/products/21", "< HTTP/1.1 200 OK\n"},
		{"http --print=b :PORT/products/21", "null\n"},
		{"http --print=b --raw :PORT/carts/1", `{"id":1,"userId":1,`},
		{"http :PORT/products limit==2 | #.id", "1\n2\n"},
		{"http :PORT/products/1 | grep HTTP", "> GET /products/1 HTTP/1.1\n< HTTP/1.1 200 OK\n"},
		{"http HEAD :PORT/products --print=h | grep Content-Length", "< Content-Length: "},
		{"http --http1.0 --print=H :PORT/ User-Agent: Accept:", "> GET / HTTP/1.0\n> Host: localhost:PORT\n>\n"},
		{"http --no-host --print=h :PORT/ | grep HTTP/", "< HTTP/1.1 400 Bad Request"},
		{"http :PORT/products/1 | raw", `{"id":1,"title":`},
	}
	for _, tt := range tests {
		stdout, _ := h.Run(strings.ReplaceAll(tt.line, "PORT", port))
		if want := strings.ReplaceAll(tt.want, "PORT", port); !strings.HasPrefix(stdout, want) {
			t.Errorf("%s\n got %q\nwant %q", tt.line, stdout, want)
		}
	}
	file := filepath.Join(t.TempDir(), "body")
	h.Run("http :" + port + "/products/3 > " + literal.Str(file))
	body, err := os.ReadFile(file)
	if err != nil || !strings.HasPrefix(string(body), `{"id":3,`) || strings.HasSuffix(string(body), "\n") {
		t.Errorf("> FILE: %q, %v", body, err)
	}
	h.Run("n = 4\nfor i in range(2):\n    r = http GET :" + port + "/products/${n + i}\n    print(r.json()['id'])")
}

func TestHTTPOffline(t *testing.T) {
	t.Parallel()
	en, fr := commandtest.New(t, locale.English), commandtest.New(t, locale.French)
	request := "> GET /index.php HTTP/1.1\n> Host: localhost:8080\n> Accept: */*\n>\n"
	if got, _ := en.Run("http --offline localhost:8080/index.php User-Agent:"); got != "Request built, not sent:\n"+request {
		t.Errorf("%q", got)
	}
	if got, _ := fr.Run("http --offline localhost:8080/index.php User-Agent:"); got != "Requête construite, non émise :\n"+request {
		t.Errorf("%q", got)
	}
	if got, _ := en.Run("b = http --offline PUT /x a=é User-Agent: Accept:\nprint(b)"); got != `b'PUT /x HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 15\r\n\r\n{"a": "\\u00e9"}'`+"\n" {
		t.Errorf("%q", got)
	}
}

func TestHTTPLeavesWhatFollows(t *testing.T) {
	t.Parallel()
	h := commandtest.New(t, locale.English)
	answer := "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n"
	port := answers(t, "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"+answer+"HTTP/1.1 204 No Content\r\n\r\nrest")
	h.Run("connect 127.0.0.1 " + port)
	stdout, _ := h.Run("http --print=hb --raw GET /")
	if want := "< HTTP/1.1 103 Early Hints\n< Link: </a>\n<\n< HTTP/1.1 200 OK\n< Transfer-Encoding: chunked\n<\n3\nabc\n0\n\n"; stdout != want {
		t.Errorf("%q, want %q", stdout, want)
	}
	if got := h.Value("client.recv(100)"); got != `b'HTTP/1.1 204 No Content\r\n\r\nrest'` {
		t.Errorf("what followed: %s", got)
	}
}

func TestHTTPErrors(t *testing.T) {
	t.Parallel()
	silent := speaker(t, func(conn net.Conn, in *bufio.Reader) {
		_, _ = io.Copy(io.Discard, in) // until the client leaves
	})
	refused := speaker(t, func(net.Conn, *bufio.Reader) {})
	// A port that is held and does not listen: one that was given back may be
	// somebody else's by now.
	held := commandtest.New(t, locale.English)
	held.Run("socket\nsock.bind 127.0.0.1 0")
	free := held.Value("sock.getsockname()[1]")
	big := answers(t, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n"+strings.Repeat("x", 100))
	tests := []struct {
		lang       locale.Lang
		line, want string
	}{
		{locale.English, "http GET /", "NameError: name 'client' is not defined\n  hint: no connected socket; first: connect localhost 5000, or accept\n"},
		{locale.French, "http GET /", "NameError: name 'client' is not defined\n  indice : aucune socket connectée ; d'abord : connect localhost 5000, ou accept\n"},
		{locale.English, "http", "TypeError: http: URL is missing\n  hint: usage: http "},
		{locale.English, "http GET", "TypeError: http: URL is missing\n"},
		{locale.English, "http --bogus :1/", "ValueError: http: invalid option '--bogus'\n"},
		{locale.English, "http --print=X :1/", "ValueError: http: invalid option '--print=X'\n"},
		{locale.English, "http --timeout=-1 :1/", "ValueError: http: invalid option '--timeout=-1'\n"},
		{locale.English, "http ftp://h/", "requests.exceptions.InvalidSchema: No connection adapters were found for 'ftp://h/'\n"},
		{locale.English, "http POST :1/ a:={", "ValueError: invalid JSON: unexpected end of JSON input: '{'\n  hint: an item is "},
		{locale.French, "http POST :1/ titre", "ValueError: no item: expected Header:value, name==value, name=value, name:=json or @file: 'titre'\n  indice : un item est "},
		{locale.English, "http POST :1/ @/no/such", "FileNotFoundError: [Errno 2] No such file or directory: '/no/such'\n"},
		{locale.English, "http localhost:" + free + "/", "requests.exceptions.ConnectionError: HTTPConnectionPool(host='localhost', port=" + free + "): Max retries exceeded with url: / (Caused by NewConnectionError(\"HTTPConnection(host='localhost', port=" + free + "): Failed to establish a new connection: [Errno 111] Connection refused\"))\n  hint: nothing listens on localhost:" + free + "; start it with: listen " + free + "\n"},
		{locale.English, "http :" + refused + "/", ""},
		{locale.English, "http --timeout=0.05 :" + silent + "/", "requests.exceptions.ReadTimeout: HTTPConnectionPool(host='localhost', port=" + silent + "): Read timed out. (read timeout=0.05)\n  hint: the server did not answer in time; --timeout=S changes the limit\n"},
		{locale.English, "http :" + answers(t, "") + "/", "requests.exceptions.ConnectionError: ('Connection aborted.', RemoteDisconnected('Remote end closed connection without response'))\n  hint: the server closed the connection without an answer"},
		{locale.French, "http :" + answers(t, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nabcde") + "/", "requests.exceptions.ChunkedEncodingError: ('Connection broken: IncompleteRead(5 bytes read, 95 more expected)', IncompleteRead(5 bytes read, 95 more expected))\n  indice : corps coupé : 5 octets reçus sur 100\n"},
		{locale.English, "http :" + answers(t, "SSH-2.0-OpenSSH\r\n") + "/", "requests.exceptions.ConnectionError: ('Connection aborted.', BadStatusLine('SSH-2.0-OpenSSH\\r\\n'))\n  hint: what came is not HTTP/1"},
		{locale.English, "http --max=50 :" + big + "/", "MemoryError: the response's body is over 50 bytes\n  hint: the limit is 50 bytes, the socket is closed; --max=N for another limit\n"},
		{locale.English, "http :" + answers(t, "HTTP/1.1 200 OK\r\nA: "+strings.Repeat("x", 70000)) + "/", "requests.exceptions.ConnectionError: ('Connection aborted.', LineTooLong('got more than 65536 bytes when reading header line'))\n"},
		{locale.English, "web 70000", "OverflowError: bind(): port must be 0-65535.\n  hint: a port is a number from 0 to 65535\n"},
		{locale.English, "web " + silent, "OSError: [Errno 98] Address already in use\n  hint: localhost:" + silent + " is taken already"},
	}
	sessions := map[locale.Lang]*commandtest.Session{locale.English: commandtest.New(t, locale.English), locale.French: commandtest.New(t, locale.French)}
	for _, tt := range tests {
		if got := sessions[tt.lang].Fails(tt.line); !strings.HasPrefix(got, tt.want) {
			t.Errorf("%s\n got %q\nwant %q", tt.line, got, tt.want)
		}
	}
}

func TestHTTPTooLargeClosesTheSocket(t *testing.T) {
	t.Parallel()
	h := commandtest.New(t, locale.English)
	h.Run("connect 127.0.0.1 " + answers(t, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n"+strings.Repeat("x", 100)))
	h.Fails("http --max=10 GET /")
	if got := h.Value("client.fileno()"); got != "-1" {
		t.Errorf("fileno %s", got)
	}
}

func TestHTTPShowsWhatCameBeforeAnError(t *testing.T) {
	t.Parallel()
	h := commandtest.New(t, locale.English)
	if stdout, _, err := h.Try("http 127.0.0.1:1/"); err == nil || stdout != "" {
		t.Errorf("refused: %q, %v", stdout, err)
	}
	stdout, _, err := h.Try("http --print=hb :" + answers(t, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nabcde") + "/")
	if err == nil || stdout != "< HTTP/1.1 200 OK\n< Content-Length: 100\n<\nabcde\n" {
		t.Errorf("%q, %v", stdout, err)
	}
}

// TestHTTPHints asks real answers to bad requests for what they teach.
func TestHTTPHints(t *testing.T) {
	t.Parallel()
	moved := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, map[string]string{"/s": "https://example.org/", "/r": "/new"}[r.URL.Path], http.StatusMovedPermanently)
	}))
	t.Cleanup(moved.Close)
	_, port, _ := net.SplitHostPort(moved.Listener.Addr().String())
	en, fr := commandtest.New(t, locale.English), commandtest.New(t, locale.French)
	for _, tt := range []struct {
		h          *commandtest.Session
		line, want string
	}{
		{en, "http --no-host --print=h :PORT/r", "  hint: the Host header is missing, which HTTP/1.1 requires (RFC 9112 §3.2)\n"},
		{fr, "http --no-host --print=h :PORT/r", "  indice : il manque l'en-tête Host, obligatoire en HTTP/1.1 (RFC 9112 §3.2)\n"},
		{fr, "http --print=h :PORT/s", "  indice : le serveur renvoie vers https, donc vers TLS : http GET https://example.org/\n"},
		{en, "http --print=h :PORT/r", "  hint: the resource is elsewhere: /new; --follow goes there by itself\n"},
	} {
		if _, stderr := tt.h.Run(strings.ReplaceAll(tt.line, "PORT", port)); stderr != tt.want {
			t.Errorf("%s: %q, want %q", tt.line, stderr, tt.want)
		}
	}
	en.Run("connect 127.0.0.1 " + port)
	if _, stderr := en.Run("http GET /r Connection:close"); !strings.HasSuffix(stderr, "hint: the server closes the connection after this answer\n") {
		t.Errorf("close: %q", stderr)
	}
}

func TestHTTPFollow(t *testing.T) {
	t.Parallel()
	var mu sync.Mutex
	var seen []string
	note := func(r *http.Request) {
		mu.Lock()
		defer mu.Unlock()
		seen = append(seen, r.Method+" "+r.Host+" "+r.URL.Path+" "+r.Header.Get("Authorization")+" "+r.Header.Get("Cookie"))
	}
	other := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { note(r); io.WriteString(w, "there") }))
	t.Cleanup(other.Close)
	elsewhere := strings.Replace(other.URL, "127.0.0.1", "localhost", 1)
	first := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		note(r)
		switch r.URL.Path {
		case "/a":
			http.SetCookie(w, &http.Cookie{Name: "k", Value: "v"})
			http.Redirect(w, r, "/b", http.StatusSeeOther)
		case "/b":
			http.Redirect(w, r, elsewhere+"/c", http.StatusFound)
		default:
			http.Redirect(w, r, r.URL.Path+"x", http.StatusFound)
		}
	}))
	t.Cleanup(first.Close)
	h := commandtest.New(t, locale.English)
	host := strings.TrimPrefix(first.URL, "http://")
	otherHost := strings.TrimPrefix(elsewhere, "http://")
	stdout, _ := h.Run("r = http POST --follow u:p@" + host + "/a x=1\nprint(r, r.text, r.history, r.url)")
	if want := "<Response [200]> there [<Response [303]>, <Response [302]>] " + elsewhere + "/c\n"; stdout != want {
		t.Errorf("%q, want %q", stdout, want)
	}
	stdout, _ = h.Run("http --print=Hh --follow " + host + "/b")
	if lines := regexp.MustCompile(`(?m)^[<>] (GET|HTTP).*$`).FindAllString(stdout, -1); strings.Join(lines, "\n") != "> GET /b HTTP/1.1\n< HTTP/1.1 302 Found\n> GET /c HTTP/1.1\n< HTTP/1.1 200 OK" {
		t.Errorf("shown: %q", lines)
	}
	mu.Lock()
	seen = seen[:3]
	mu.Unlock()
	token := "Basic " + base64.StdEncoding.EncodeToString([]byte("u:p"))
	want := []string{"POST " + host + " /a " + token + " ", "GET " + host + " /b " + token + " k=v", "GET " + otherHost + " /c  "}
	mu.Lock()
	got := strings.Join(seen, "\n")
	mu.Unlock()
	if got != strings.Join(want, "\n") {
		t.Errorf("requests:\n%s\nwant\n%s", got, strings.Join(want, "\n"))
	}
	if got := h.Fails("http --follow " + first.URL + "/x"); !strings.HasPrefix(got, "requests.exceptions.TooManyRedirects: Exceeded 30 redirects.\n") {
		t.Errorf("%q", got)
	}
}

// TestHTTPInterrupt shows that Ctrl-C while one waits for an answer leaves the
// socket as it was.
func TestHTTPInterrupt(t *testing.T) {
	t.Parallel()
	h := commandtest.New(t, locale.English)
	asked, answer := make(chan struct{}), make(chan struct{})
	port := speaker(t, func(conn net.Conn, in *bufio.Reader) {
		if _, err := http.ReadRequest(in); err != nil {
			return
		}
		close(asked)
		<-answer
		io.WriteString(conn, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi")
		_, _ = io.Copy(io.Discard, in)
	})
	h.Run("connect 127.0.0.1 " + port)
	go func() {
		<-asked
		h.Thread.Interrupt()
	}()
	if _, _, err := h.Try("http GET /"); !object.IsException(err, object.KeyboardInterrupt) {
		t.Errorf("interrupted: %v", err)
	}
	close(answer)
	if got := h.Value("client.recv(17)"); got != `b'HTTP/1.1 200 OK\r\n'` {
		t.Errorf("recv: %s", got)
	}
	h.Run("close")
}

func TestHTTPHostile(t *testing.T) {
	t.Parallel()
	h := commandtest.New(t, locale.French)
	evil := "\x1b]0;x\x07\x1b[2J\u202e\u200f\x00\xff\xfe\x9b31m\r\x7f"
	port := answers(t, "HTTP/1.1 200 O\x1b[2JK\r\nContent-Type: text/html\r\nX-Evil: "+strings.ReplaceAll(evil, "\r", "")+"\r\n\r\n"+evil)
	jsonPort := answers(t, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n[{\"a\":\"\\u001b[2J\u202e\", \"\\u001b]0;x\\u0007\":1}]")
	for _, line := range []string{"http :" + port + "/", "http --raw :" + port + "/", "http :" + jsonPort + "/", "http :" + jsonPort + "/ | fields a", "http :" + jsonPort + "/ | table", "http :" + jsonPort + "/ | pretty", "http :" + jsonPort + "/ | #.a", "http :" + jsonPort + "/ | md"} {
		stdout, stderr, _ := h.Try(line)
		for _, r := range stdout + stderr {
			if r < ' ' && r != '\n' && r != '\t' || r == 0x7f || r >= 0x80 && r < 0xa0 || r == 0x202e || r == 0x200f || r == 0xfffd {
				t.Errorf("%s: %q reached the screen in %q", line, r, stdout+stderr)
				break
			}
		}
	}
}

func TestHTTPHugeBody(t *testing.T) {
	t.Parallel()
	const size = 20 << 20
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "application/octet-stream")
		part := make([]byte, 1<<20)
		for range size >> 20 {
			if _, err := w.Write(part); err != nil {
				return
			}
		}
	}))
	t.Cleanup(server.Close)
	h := commandtest.New(t, locale.English)
	if got, _ := h.Run("http " + server.URL + "/ | count"); got != fmt.Sprint(size)+"\n" {
		t.Errorf("count: %q", got)
	}
	h.Fails("http --max=1M " + server.URL + "/ | count")
}

func TestHTTPSecure(t *testing.T) {
	t.Parallel()
	start := func(certificate *tls.Certificate) *httptest.Server {
		server := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, "secret "+r.Host+"\n") }))
		server.Config.ErrorLog = log.New(io.Discard, "", 0)
		if certificate != nil {
			server.TLS = &tls.Config{Certificates: []tls.Certificate{*certificate}}
		}
		server.StartTLS()
		t.Cleanup(server.Close)
		return server
	}
	h := commandtest.New(t, locale.English)
	trusted, stranger := start(&commandtest.Localhost), start(nil)
	_, port, _ := net.SplitHostPort(trusted.Listener.Addr().String())
	if stdout, _ := h.Run("http --print=b https://localhost:" + port + "/"); stdout != "secret localhost:"+port+"\n" {
		t.Errorf("https: %q", stdout)
	}
	stdout, _ := h.Run("connect localhost " + port + " tls\nhttp --print=hb GET /\nprint(client)")
	if !strings.Contains(stdout, "< HTTP/1.1 200 OK\n") || !strings.Contains(stdout, "\nsecret localhost:"+port+"\n<ssl.SSLSocket ") {
		t.Errorf("by hand over TLS: %q", stdout)
	}
	if got := h.Fails("http " + stranger.URL + "/"); !strings.Contains(got, "CERTIFICATE_VERIFY_FAILED") {
		t.Errorf("an unknown certificate: %q", got)
	}
	stdout, stderr := h.Run("http --print=h :" + port + "/")
	if !strings.Contains(stdout, "400 Bad Request") || !strings.Contains(stderr, "speaks TLS") {
		t.Errorf("plain on TLS: %q, %q", stdout, stderr)
	}
}
