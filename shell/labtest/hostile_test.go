package labtest

import (
	"bufio"
	"fmt"
	"net"
	"net/http"
	"strings"
	"testing"
	"unicode/utf8"
)

// hostile is what a peer sends to take over the terminal of whoever reads it:
// a window's title, a cleared screen, text that runs backwards, NULs, a C1
// control, a carriage return over what stood there, bytes that are no UTF-8.
const hostile = "a\x1b]0;owned\x07b\x1b[2Jc\u202edrawkcab\u2066i\u2069\x00\u009b31m\x7f\rover\x08\xff\xfe\xc3(\xed\xa0\x80\u200fz\u2028"

// harmless checks that nothing of it has reached the terminal as it was sent.
func harmless(t *testing.T, what, output string) {
	t.Helper()
	for _, bad := range []string{
		"\x1b]", "\a", "\x1b[2J", "\u202e", "\u2066", "\u2069", "\u200f", "\u2028", "\u009b", "\x9b31", "\x00", "\x7f", "\rover", "\x08\xff",
	} {
		if i := strings.Index(output, bad); i >= 0 {
			t.Errorf("%s: %q reached the terminal: %q", what, bad, output[max(0, i-60):min(len(output), i+60)])
		}
	}
	if !utf8.ValidString(output) {
		t.Errorf("%s: invalid UTF-8 reached the terminal", what)
	}
}

// listen serves every connection with f until the test ends; it gives the port.
func listen(t *testing.T, f func(net.Conn)) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			go func() {
				defer func() { _ = c.Close() }()
				f(c)
			}()
		}
	}()
	t.Cleanup(func() {
		_ = l.Close()
		<-done
	})
	return fmt.Sprint(l.Addr().(*net.TCPAddr).Port)
}

func TestHostilePeer(t *testing.T) {
	t.Parallel()
	port := listen(t, func(c net.Conn) {
		in := bufio.NewReader(c)
		for {
			if _, err := in.ReadString('\n'); err != nil {
				return
			}
			if _, err := c.Write([]byte(hostile + "\nEND")); err != nil {
				return
			}
		}
	})
	// The bytes as they are received, and as Python's values afterwards.
	for _, lines := range [][]string{
		{
			"recv 500", "recvuntil END", "recvline", "client.recv(500)", "recv 500 | hex", "recv 500 | grep a", "recv 500 | count", "recv 500 > file",
			"recvexactly 20", "recv(9999)",
		},
		{
			"b = client.recv 500", "b", "vars", "text = b.decode('utf-8', 'replace')", "text", "[text]", "{text: b}", "vars",
			"twin send $text", "json text", "json text | pretty", "raise ValueError(text)", "assert False, text", "{}[text]",
			"int(text)", "getattr(b, text)", "open(text)", "json.loads(text)", "b.decode()", "help(text)",
			"class C: __repr__ = lambda self: text\r", "C()", "print(repr(text), [b])", "history", "history 3",
		},
		{
			"text = client.recv(500).decode('latin-1')", "resolve ${text}", "connect ${text} 5000", "connect localhost ${text}", "use ${text}", "requests.get(text)",
			"http GET ${text}", "http GET /${text} --offline", "socket.getaddrinfo(text, 1)", "run ${text}", "status ${text}", "help ${text}",
			"settimeout ${text}", "lang ${text}", "store ${text}", "json ${text}", "send ${text}", "sendto localhost 1 ${text}", "getattr(socket, text)",
			"import sys; sys.stderr.write(repr(text))", "d = {text: 1}; d", "socket.gethostbyname(text)", "struct.pack(text)", "'{' + text + '}'.format(1)",
		},
	} {
		m := open(t, labsh("--color", "always"))
		m.run("connect 127.0.0.1 " + port)
		for _, line := range lines {
			if strings.Contains(line, "recv") {
				m.run(`n = client.send b"\n"`)
			}
			if got := m.run(line); strings.Contains(got, "internal error") {
				t.Errorf("%s: %s", line, got)
			}
			if harmless(t, line, m.output()); t.Failed() {
				break
			}
		}
		// The screen still holds the first line, and the shell works.
		m.shows("6 * 7", "42")
		m.awaitRow("labsh ")
	}
}

func TestHostileClient(t *testing.T) {
	t.Parallel()
	m := open(t, labsh("--color", "always"))
	m.run("s = serve 0 echo")
	m.run("listen 0")
	m.mu.Lock()
	found := anyPort.FindAllString(strings.Join(m.rows(), "\n"), -1)
	m.mu.Unlock()
	for i, port := range found[len(found)-2:] {
		c, err := net.Dial("tcp", "127.0.0.1:"+port)
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = c.Close() }()
		if _, err := c.Write([]byte(hostile)); err != nil {
			t.Fatal(err)
		}
		if i == 0 {
			m.awaitRow("Sent to client: ")
			m.awaitThat("prompt below the server's lines", func() bool {
				rows := m.rows()
				return rows[len(rows)-1] == ">>>"
			})
			continue
		}
		m.run("accept")
		m.run("recv")
		m.run("sockets")
	}
	harmless(t, "serve", m.output())
}

func TestHostileWeb(t *testing.T) {
	t.Parallel()
	port := listen(t, func(c net.Conn) {
		in := bufio.NewReader(c)
		for {
			r, err := http.ReadRequest(in)
			if err != nil {
				return
			}
			body, kind := hostile, "text/html"
			if strings.HasPrefix(r.URL.Path, "/products") {
				kind = "application/json"
				body = `[{"id": 1, "title": "\u001b]0;owned\u0007 \u202e \u0000 \u009b31m \u2028", "` + "\u202ekey" + `": "` + "\u202e\u200f\u2066" + `"}]`
			}
			if r.URL.Path == "/products/bad" {
				body = `{"a": ` + hostile
			}
			reason, field := "OK\u202e", "a\u202eb\xff"
			if r.URL.Path == "/head" {
				reason, field = "O\x1b]0;owned\x07K", "a\x1b[2Jb"
			}
			fmt.Fprintf(c, "HTTP/1.1 200 "+reason+"\r\nX-H: "+field+"\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s", kind, len(body), body)
		}
	})
	url := "http://127.0.0.1:" + port
	for _, lines := range [][]string{
		{
			"http GET /", "http GET / --raw", "http GET / --print=hb", "http GET / X:${'" + `\x1b[2J` + "'}", "http GET / | hex", "http GET / | raw",
			"http GET /products", "http GET /products | #.title", "http GET /products | table", "http " + url + "/", "http " + url + "/head",
			"requests.get('" + url + "/head')",
		},
		{
			"store products", "store products | pretty", "store products | raw", "store products | table", "store products | csv", "store products | md",
			"store products | fields title", "store products | #.title", "store products | head 1", "store products | where id == 1",
			"store products | nosuch", "store products/bad", "store products/bad | a", "store products | fields nosuch", "store",
		},
		{
			"r = requests.get('" + url + "/')", "r.text", "r.content", "r.reason", "r.headers", "r.json()", "r.raise_for_status()", "r", "json r",
			"p = requests.get('" + url + "/products').json()", "p", "p[0]['title']", "raise KeyError(p[0]['title'])", "json p", "json p | table",
			"json p | fields title", "vars", "GET " + url, "store post products title=${p[0]['title']}", "twin store post products title=${p[0]['title']}",
		},
	} {
		m := open(t, labsh("--color", "always", "--store", url))
		m.run("connect 127.0.0.1 " + port)
		for _, line := range lines {
			if got := m.run(line); strings.Contains(got, "internal error") {
				t.Errorf("%s: %s", line, got)
			}
			if harmless(t, line, m.output()); t.Failed() {
				break
			}
		}
		m.shows("6 * 7", "42")
		m.awaitRow("labsh ")
	}
}
