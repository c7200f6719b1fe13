package httpwire_test

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"labsh/netlab/httpwire"
)

func TestRequestBytes(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "body.json")
	if err := os.WriteFile(file, []byte("[1]"), 0o600); err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		build httpwire.Build
		items []string
		want  string
	}{
		{httpwire.Build{Method: "GET", Target: "/index.php", Host: "localhost:8080", UserAgent: "labsh/1.0"}, nil,
			"GET /index.php HTTP/1.1|Host: localhost:8080|User-Agent: labsh/1.0|Accept: */*||"},
		{httpwire.Build{Method: "GET", Host: "h", HTTP10: true}, nil, "GET / HTTP/1.0|Host: h|Accept: */*||"},
		{httpwire.Build{Method: "GET", Target: "/", Host: "h", NoHost: true}, nil, "GET / HTTP/1.1|Accept: */*||"},
		{httpwire.Build{Method: "GET", Target: "/", Host: "h", UserAgent: "l"}, []string{"x-Z:1", "X-a: b:c ", "accept:text/html", "user-agent:"},
			"GET / HTTP/1.1|Host: h|x-Z: 1|X-a: b:c|accept: text/html||"},
		{httpwire.Build{Method: "GET", Target: "/", Host: "h"}, []string{"HOST:other"}, "GET / HTTP/1.1|Accept: */*|HOST: other||"},
		{httpwire.Build{Method: "GET", Target: "/p?a=1", Host: "h"}, []string{"q==x y&é", "r==", "q==2"},
			"GET /p?a=1&q=x+y%26%C3%A9&r=&q=2 HTTP/1.1|Host: h|Accept: */*||"},
		{httpwire.Build{Method: "GET", Target: "/men's clothing/é%20\r\n", Host: "h"}, nil,
			"GET /men's%20clothing/%C3%A9%20%0D%0A HTTP/1.1|Host: h|Accept: */*||"},
		{httpwire.Build{Method: "POST", Target: "/products", Host: "h"}, []string{"title=test \"é\" \U0001F600\x01", "price:=13.50", `tags:=[1, "a"]`, "title=again", `a\=b=c`},
			"POST /products HTTP/1.1|Host: h|Accept: */*|Content-Type: application/json|Content-Length: 64||" +
				`{"title": "again", "price": 13.50, "tags": [1, "a"], "a=b": "c"}`},
		{httpwire.Build{Method: "POST", Target: "/", Host: "h"}, []string{"a=\"é\"\t\U0001F600\x01\x7f"},
			"POST / HTTP/1.1|Host: h|Accept: */*|Content-Type: application/json|Content-Length: 45||" + `{"a": "\"\u00e9\"\t\ud83d\ude00\u0001\u007f"}`},
		{httpwire.Build{Method: "PUT", Target: "/", Host: "h"}, []string{"@" + file, "content-type:text/x", "Content-Length:9"},
			"PUT / HTTP/1.1|Host: h|Accept: */*|content-type: text/x|Content-Length: 9||[1]"},
		{httpwire.Build{Method: "PUT", Target: "/", Host: "h"}, []string{"@" + file},
			"PUT / HTTP/1.1|Host: h|Accept: */*|Content-Type: application/json|Content-Length: 3||[1]"},
	}
	for _, tt := range tests {
		items, err := httpwire.ParseItems(tt.items)
		if err != nil {
			t.Error(err)
			continue
		}
		tt.build.Items = items
		r, err := httpwire.New(tt.build)
		if err != nil {
			t.Errorf("%q: %v", tt.items, err)
			continue
		}
		if got := strings.ReplaceAll(string(r.Bytes()), "\r\n", "|"); got != tt.want {
			t.Errorf("%q:\n got %s\nwant %s", tt.items, got, tt.want)
		}
		body := string(r.Body)
		if got := strings.ReplaceAll(string(r.TakeBytes()), "\r\n", "|"); got != tt.want || string(r.Body) != body {
			t.Errorf("%q: TakeBytes gives %s and leaves the body %q", tt.items, got, r.Body)
		}
	}
}

// A long file is in memory once, with the head before it.
func TestTakeBytes(t *testing.T) {
	t.Parallel()
	content := bytes.Repeat([]byte("0123456789"), 100_000)
	path := filepath.Join(t.TempDir(), "body.bin")
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, header := range []string{"X:y", "X:" + strings.Repeat("y", 10_000)} { // the second head is longer than its room
		items, err := httpwire.ParseItems([]string{"@" + path, header})
		if err != nil {
			t.Fatal(err)
		}
		r, err := httpwire.New(httpwire.Build{Method: "POST", Target: "/", Host: "h", Items: items})
		if err != nil {
			t.Fatal(err)
		}
		memory, want := &r.Body[0], r.Bytes()
		got := r.TakeBytes()
		if !bytes.Equal(got, want) || !bytes.Equal(r.Body, content) {
			t.Errorf("%.5s: %d bytes with a body of %d", header, len(got), len(r.Body))
		}
		if copied := &got[0] != memory; copied != (header != "X:y") {
			t.Errorf("%.5s: copied: %v", header, copied)
		}
	}
}

func TestRequestErrors(t *testing.T) {
	t.Parallel()
	get := httpwire.Build{Method: "GET", Target: "/", Host: "h"}
	for _, items := range [][]string{
		{"nothing"}, {"@"}, {"=x"}, {":x"}, {"a:=oops"}, {"X:a\r\nY: b"}, {"a b:c"}, {"@/nowhere/at/all"}, {"a=1", "@x"}, {"@" + os.DevNull, "a=1"},
	} {
		parsed, err := httpwire.ParseItems(items)
		if err == nil {
			get.Items = parsed
			_, err = httpwire.New(get)
		}
		var bad *httpwire.ItemError
		if !errors.As(err, &bad) && !errors.Is(err, os.ErrNotExist) {
			t.Errorf("%q: %v", items, err)
		}
	}
	// All of RFC 9110's characters of a token may name a header or a method, and no
	// others.
	const token = "!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
	for c := range 256 {
		name := "X" + string([]byte{byte(c)})
		_, err := httpwire.New(httpwire.Build{Method: name, Items: []httpwire.Item{{Kind: httpwire.HeaderItem, Name: name, Value: "x"}}})
		if ok := strings.IndexByte(token, byte(c)) >= 0; (err == nil) != ok {
			t.Errorf("%q: %v", name, err)
		}
		_, err = httpwire.New(httpwire.Build{Method: "GET", Items: []httpwire.Item{{Kind: httpwire.HeaderItem, Name: name, Value: "x"}}})
		if ok := strings.IndexByte(token, byte(c)) >= 0; (err == nil) != ok {
			t.Errorf("header %q: %v", name, err)
		}
	}
	for text, want := range map[string]httpwire.Item{
		"@f": {Kind: httpwire.FileItem, Value: "f"}, "a=@": {Kind: httpwire.StringItem, Name: "a", Value: "@"}, `\@a=b`: {Kind: httpwire.StringItem, Name: "@a", Value: "b"},
	} {
		if item, err := httpwire.ParseItem(text); err != nil || item != want {
			t.Errorf("%s: %+v %v", text, item, err)
		}
	}
	if item, err := httpwire.ParseItem("@"); err == nil {
		t.Errorf("@ without a name: %+v", item)
	}
	for _, b := range []httpwire.Build{{Method: ""}, {Method: "GE T"}, {Method: "G\r\n"}, {Method: "GET", Host: "h\r\nX: y"}} {
		if _, err := httpwire.New(b); err == nil {
			t.Errorf("%+v was taken", b)
		}
	}
}

// TestPythonBody: the same fields make the same bytes as Python's json.dumps.
func TestPythonBody(t *testing.T) {
	t.Parallel()
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("python3 is not installed")
	}
	const typed = `{"a":[1,true,{}, []] ,"é":"\u00e9 \"x, y: z\\" , "half":"\ud800", "n":null}`
	asPython, err := exec.CommandContext(t.Context(), python, "-c", "import json,sys; sys.stdout.write(json.dumps({'k': json.loads(sys.argv[1])}))", typed).Output()
	if err != nil {
		t.Fatal(err)
	}
	if r, err := httpwire.New(httpwire.Build{Method: "POST", Items: []httpwire.Item{{Kind: httpwire.JSONItem, Name: "k", Value: typed}}}); err != nil || string(r.Body) != string(asPython) {
		t.Errorf("%s, want %s (%v)", r.Body, asPython, err)
	}
	text := "a\"\\/\b\f\n\r\t\x00\x1f\x7f\u0080é\u2028\ufffd\U0001F600<&>'"
	cmd := exec.CommandContext(t.Context(), python, "-c", "import json,sys; sys.stdout.write(json.dumps({'k': sys.stdin.buffer.read().decode()}))")
	cmd.Stdin = strings.NewReader(text)
	want, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	r, err := httpwire.New(httpwire.Build{Method: "POST", Items: []httpwire.Item{{Kind: httpwire.StringItem, Name: "k", Value: text}}})
	if err != nil || string(r.Body) != string(want) {
		t.Errorf("%s, want %s (%v)", r.Body, want, err)
	}
}

func FuzzRequest(f *testing.F) {
	f.Add("GET", "/", "h", "X-a:b", "q==1")
	f.Add("POST", "/é \r\n", "h:80", "a=b", `c:=[1]`)
	f.Fuzz(func(t *testing.T, method, target, host, item1, item2 string) {
		items, err := httpwire.ParseItems([]string{item1, item2})
		if err != nil || strings.HasPrefix(item1, "@") || strings.HasPrefix(item2, "@") {
			return
		}
		r, err := httpwire.New(httpwire.Build{Method: method, Target: target, Host: host, Items: items})
		if err != nil {
			return
		}
		// Whatever was typed, it is one request of so many lines.
		if n := bytes.Count(r.Head(), []byte("\n")); n != len(r.Header)+2 || bytes.Count(r.Head(), []byte("\r\n")) != n {
			t.Errorf("%q", r.Head())
		}
		if strings.Contains(r.Target, "://") || !strings.HasPrefix(r.Target, "/") || r.Header.Has("Transfer-Encoding") ||
			r.Header.Has("Content-Length") && !r.Header.Has("Content-Type") || len(r.Header.Values("Host")) != 1 {
			return // net/http has its own mind about these
		}
		got, err := http.ReadRequest(bufio.NewReader(bytes.NewReader(r.Bytes())))
		if err != nil {
			return
		}
		defer got.Body.Close()
		if got.Method != method {
			t.Errorf("method %q", got.Method)
		}
		io.Copy(io.Discard, got.Body)
	})
}
