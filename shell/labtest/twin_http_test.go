package labtest

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"labsh/netlab"
	definitions "labsh/shell/command/prelude"
)

// httpNames is what each line finds: c is connected to the server.
const httpNames = `import socket, requests, json, time, sys
port = int(sys.argv[1])
i = 7; d = {"a": [1, 2.5, "é"]}; octets = b"oct"; none = None; it = iter(range(100)); name = "f.json"; user = "me"; password = "s:cret"
t = 30; e = "é"; key = "key"; header = "X-Key"; host = "localhost"; true = True; half = 0.5
url = f"http://localhost:{port}/whole?x=1"
`

// httpConnection is a connection to the server for each line.
const httpConnection = "c = socket.create_connection(('localhost', port)); c.settimeout(7)\n"

// httpShown is what is compared of the value x, and of what there is after it.
const httpShown = `(x, next(it)) if isinstance(x, bytes) else (x, x.status_code, x.reason, dict(x.headers), x.headers.get("x-a"), x.content, x.text, x.url, x.ok, x.encoding,
    dict(x.cookies), x.history, x.request.method, x.request.url, x.is_redirect, len(list(x.iter_content(3))), c.gettimeout(), next(it))`

// httpLines are lines whose saved program is to send the same and to get the same.
var httpLines = []string{
	"http :$port/a b==1 b==2 X-A:q",
	"http :$port/a b==$i c==$octets d==$none e==$true f==$half g==01 $key==$e",
	"http POST :$port/p title=été price:=13.5 q==é Accept:text/html",
	`http POST :$port/p price:=1.50 n:=1e3 s="a\"b"`,
	`http POST :$port/p tags:='[1,{"a":null,"b":"é"}]' ok:=true`,
	`http POST :$port/p twice:='{"a":1,"a":2}' a=1 a=2`,
	"http POST :$port/p b:='[1, $i]' c:=$d",
	"http PUT localhost:$port/x/$i n=$i v:=$d w:=${i+1} H:v$i b=$octets none=$none t:=$none x=a$octets",
	"http PUT localhost:$port/x/${next(it)} H:v${next(it)} a=${next(it)} q==${next(it)} U:${next(it)}",
	"http POST :$port/p @f.json",
	"http POST :$port/p @$name Content-Type:text/plain",
	"http POST :$port/p",
	"http OPTIONS :$port/p",
	"http DELETE :$port/p User-Agent: Accept:",
	"http PURGE :$port/p",
	"http get :$port/p",
	"http purge :$port/p",
	"http HEAD :$port/p",
	"http GET :$port/p a=b",
	"http GET u:p@localhost:$port/p",
	"http GET http://$user:${password}@localhost:$port/p?z=1",
	"http GET :$port/é/../b?q=[1]#frag x==$i",
	"http GET :$port/%7e%41%zz",
	"http :$port/p X-A:1 X-A:$i",
	"http :$port/p Content-Length:0 X:${next(it)}",
	"http --http1.0 :$port/p/$i q==${next(it)}",
	"http --no-host :$port/p",
	"http --raw :$port/p a=$i",
	"http --max=1000 :$port/p --timeout=5",
	"http --timeout=$t :$port/p",
	`http GET 127.0.0.1:$port/p X-E:é X-D:$e $key=$i $header:$i X-S:" a "`,
	`http GET :$port/${"a" + "b"}/${d["a"][0]}`,
	"http GET $url",
	"http GET $url --http1.0",
	"http GET http://$host:$port/${d['a']}",
	"http --follow :$port/moved",
	"http :$port/moved",
	"c.http GET /hand/$i q==${next(it)} X:${next(it)} a=${next(it)}",
	"c.http POST /hand price:=1.50 x=$e",
	"c.http POST /hand?z=1 @$name q==$i",
	"c.http POST /hand b:=${next(it)} $key=$octets",
	"c.http HEAD /hand --timeout=3",
	"c.http GET /hand/é",
	"c.http GET * HTTP/1.0",
	"c.http GET /x Host:other --max=100",
	"c.http GET /x --no-host",
	"c.http GET /chunked",
	"c.http GET /interim",
	"c.http GET /gone",
	"c.http GET /until",
	"c.http GET /gzip Accept-Encoding:gzip",
	"c.http POST /moved --follow a=b",
	"http --offline POST :$port/p a=$i",
	"c.http --offline GET /o/$i",
}

// httpAnswers are what the server answers to the paths; others get the usual answer.
var httpAnswers = map[string]string{
	"/moved":   "HTTP/1.1 303 See Other\r\nLocation: /there\r\nSet-Cookie: k=v; Path=/\r\nContent-Length: 0\r\n\r\n",
	"/chunked": "HTTP/1.1 200 Fine\r\nTransfer-Encoding: chunked\r\nX-A: \r\nx-a:  b \r\n\r\n3;x=y\r\nabc\r\n2\r\nde\r\n0\r\nX-T: 1\r\n\r\n",
	"/interim": "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 200 OK\r\nX-A: caf\xe9\r\nContent-Length: 2\r\nContent-Type: text/plain\r\n\r\nhi",
	"/gone":    "HTTP/1.1 204 No Content\r\nContent-Length: 9\r\n\r\n",
	"/until":   "HTTP/1.0 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n\xc3\xa9t\xc3\xa9",
	"/gzip":    "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 25\r\n\r\n\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff\xcbH\xcd\xc9\xc9\x07\x00\x86\xa6\x106\x05\x00\x00\x00",

	"/nothing": "",
	"/short":   "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nabcde",
	"/chunk":   "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nabc",
	"/other":   "SSH-2.0-OpenSSH\r\n",
	"/large":   "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n" + strings.Repeat("x", 100),
	"/line":    "HTTP/1.1 200 OK\r\nA: " + strings.Repeat("x", 70000),
}

// closes are the answers after which the server closes.
func closes(path string) bool {
	return path == "/until" || !strings.HasSuffix(httpAnswers[path], "\r\n\r\n") && httpAnswers[path] != "" || path == "/nothing"
}

const usualAnswer = "HTTP/1.1 200 OK\r\nX-A: 1\r\nX-a: 2\r\nSet-Cookie: k=v; Path=/\r\nContent-Type: application/json\r\nContent-Length: 8\r\n\r\n"

// httpRecorder is a server that keeps the bytes of the requests.
func httpRecorder(t *testing.T) (port string, taken func() []string) {
	var mu sync.Mutex
	var seen []string
	port = listen(t, func(c net.Conn) {
		var raw strings.Builder
		in := bufio.NewReader(io.TeeReader(c, &raw))
		for {
			r, err := http.ReadRequest(in)
			if err != nil {
				return
			}
			if _, err := io.ReadAll(r.Body); err != nil {
				return
			}
			text := raw.String()
			raw.Reset()
			mu.Lock()
			seen = append(seen, text)
			mu.Unlock()
			path := strings.TrimPrefix(r.URL.Path, "/q")
			answer, special := httpAnswers[path]
			switch {
			case path == "/silent":
				_, _ = in.ReadByte() // until the client leaves
				return
			case !special && r.Method == http.MethodHead:
				answer = usualAnswer
			case !special:
				answer = usualAnswer + `{"a": 1}`
			}
			if _, err := io.WriteString(c, answer); err != nil || special && closes(path) || strings.HasPrefix(text, "GET * ") {
				return
			}
		}
	})
	// taken gives what came before each request for /line, since it was called last.
	return port, func() []string {
		mu.Lock()
		defer mu.Unlock()
		defer func() { seen = nil }()
		var lines []string
		since := ""
		for _, text := range seen {
			if strings.HasPrefix(text, "GET /line/") {
				lines, since = append(lines, since), ""
				continue
			}
			since += comparable(text) + "\n"
		}
		return lines
	}
}

// byDefault are the headers that requests sends where a line says nothing of them.
var byDefault = regexp.MustCompile(`(?i)^(user-agent: (labsh|python-requests)/.*|accept-encoding: gzip, deflate.*|accept: \*/\*|connection: keep-alive)$`)

// comparable is a request with its headers in the order of the alphabet, without those
// that each client has of its own.
func comparable(text string) string {
	head, body, _ := strings.Cut(text, "\r\n\r\n")
	first, fields, _ := strings.Cut(head, "\r\n")
	lines := slices.DeleteFunc(strings.Split(fields, "\r\n"), func(line string) bool { return byDefault.MatchString(line) })
	slices.Sort(lines)
	return fmt.Sprintf("%q %q %q", first, lines, body)
}

// TestHTTPSaved runs the lines in labsh, and the program that labsh saves of them in
// python3 and in labsh: the same goes over the wire, and the values are the same.
func TestHTTPSaved(t *testing.T) {
	t.Parallel()
	py := needRequests(t)
	port, taken := httpRecorder(t)
	dir := t.TempDir()
	run := func(cmd *exec.Cmd) (printed, sent []string) {
		t.Helper()
		cmd.Dir = dir
		// What labsh itself shows of a line stands before the mark.
		for _, part := range strings.Split(start(t, cmd).succeed(), "---\n")[1:] {
			part, _, _ = strings.Cut(part, "+++\n")
			printed = append(printed, masked(part))
		}
		return printed, taken()
	}
	script := httpNames + "file = open('f.json', 'w'); n = file.write('{\"f\": 1}'); file.close()\n"
	for i, line := range httpLines {
		// A request of the line's own number parts those of the lines.
		script += httpConnection + "x = " + line + "\nprint('---')\nprint(" + httpShown + ")\nprint('+++')\nc.close()\n" +
			fmt.Sprintf("n = requests.get(f'http://localhost:{port}/line/%d').status_code\n", i)
	}
	got, sent := run(labsh(write(t, "case.lab", script+"save x.py\n"), port))
	if len(got) != len(httpLines) || len(sent) != len(httpLines) {
		t.Fatalf("%d values, %d requests of %d lines", len(got), len(sent), len(httpLines))
	}
	for _, cmd := range []*exec.Cmd{exec.Command(py, "x.py", port), labsh("x.py", port)} {
		printed, bytes := run(cmd)
		if len(printed) != len(got) || len(bytes) != len(sent) {
			t.Fatalf("%s: %d values, %d requests; the program\n%s", cmd.Args[0], len(printed), len(bytes), indent(read(t, dir, "x.py")))
		}
		for i, line := range httpLines {
			if sent[i] == "" && !strings.Contains(line, "--offline") {
				t.Errorf("%s: nothing was sent", line)
			}
			if printed[i] != got[i] || bytes[i] != sent[i] {
				t.Errorf("%s, %s\n%s\n%s", cmd.Args[0], line, difference(printed[i], got[i]), difference(bytes[i], sent[i]))
			}
		}
	}
}

// httpFailures are lines that fail.
var httpFailures = []string{
	"http :$port/nothing", "http :$port/short", "http :$port/other", "http :$port/line",
	"http --timeout=0.1 :$port/silent", "http --timeout=1 :$port/nothing",
	"http :$held/", "http http://$held.invalid/", "http ftp://h/", "http h:70000", "http http://", "http http:///x", "http http://h:x/",
	"http --raw :$held/", "http --raw :$port/nothing", "http --raw --timeout=0.1 :$port/silent",
	"c.http GET /nothing", "c.http GET /short", "c.http GET /chunk", "c.http GET /other", "c.http GET /line", "c.http GET /large --max=50",
	"c.http GET /silent --timeout=0.1",
	"http --max=50 :$port/large",
	"status 999", "json nosuch", "json f.json",
}

// TestHTTPFailures runs the lines that fail, and their twins in python3 and in labsh: the
// exception is the same.
func TestHTTPFailures(t *testing.T) {
	t.Parallel()
	py := needRequests(t)
	// A port that is held and does not listen.
	held, err := netlab.New(t.Context(), netlab.AF_INET, netlab.SOCK_STREAM, 0)
	if err == nil {
		t.Cleanup(func() { _ = held.Close() })
		err = held.Bind(t.Context(), netlab.HostPort(netlab.AF_INET, "127.0.0.1", 0))
	}
	if err != nil {
		t.Fatal(err)
	}
	_, refusing, _ := netlab.SplitHostPort(held.Local())
	port, _ := httpRecorder(t)
	before := httpNames + fmt.Sprintf("held = %d\nfile = open('f.json', 'w'); n = file.write('{,'); file.close()\n", refusing)
	tried := func(code string) string {
		return httpConnection + "try:\n    " + strings.ReplaceAll(code, "\n", "\n    ") +
			"\nexcept Exception as e:\n    print('---')\n    print(type(e).__module__, type(e).__name__, e, isinstance(e, OSError), c.fileno() > 0 and c.gettimeout())\n    print('+++')\n"
	}
	dir := t.TempDir()
	run := func(cmd *exec.Cmd) (parts []string) {
		t.Helper()
		cmd.Dir = dir
		for _, part := range strings.Split(start(t, cmd).succeed(), "---\n")[1:] {
			part, _, _ = strings.Cut(part, "+++\n")
			parts = append(parts, objects.ReplaceAllString(part, "at 0xID"))
		}
		if len(parts) != len(httpFailures) {
			t.Fatalf("%s: %d parts of %d lines:\n%q", cmd.Args[0], len(parts), len(httpFailures), parts)
		}
		return parts
	}
	script, twins := before, before+httpConnection
	for _, line := range httpFailures {
		script += tried("x = " + line)
		twins += "print('---')\ntwin " + line + "\nprint('+++')\n"
	}
	got := run(labsh(write(t, "case.lab", script), port))
	program := definitions.Program("read_response") + before
	written := run(labsh(write(t, "twins.lab", twins), port))
	for _, twin := range written {
		program += tried(strings.TrimSpace(twin))
	}
	path := write(t, "twins.py", program)
	for _, cmd := range []*exec.Cmd{exec.Command(py, path, port), labsh(path, port)} {
		for i, want := range run(cmd) {
			if got[i] != want {
				t.Errorf("%s: %s\n%s\n%s", cmd.Args[0], httpFailures[i], indent(written[i]), difference(got[i], want))
			}
		}
	}
}

var objects = regexp.MustCompile(`at 0x[0-9a-f]+`)
