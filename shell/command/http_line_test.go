package command

import (
	"errors"
	"strings"
	"testing"

	"labsh/shell/command/line"
	"labsh/shell/locale"
	"labsh/shell/python/syntax"
)

// words shows a line as it was read: words between bars, filters after |, the
// file after >.
func shownLine(t *testing.T, text string) string {
	t.Helper()
	read, err := (&line.Reader{Commands: NewTable(Families()...)}).ReadCommand(text)
	if err != nil {
		return "error: " + err.Error()
	}
	if read == nil {
		return "python"
	}
	parsed := read.Payload.(*line.Line)
	var parts []string
	for _, w := range append(parsed.Words, parsed.Options...) {
		text := ""
		for _, p := range w.Parts {
			if p.Expr >= 0 {
				text += "<" + p.Src + ">"
			} else {
				text += p.Text
			}
		}
		if w.Sep != "" {
			text = w.Key + " " + w.Sep + " " + text
		}
		parts = append(parts, text)
	}
	out := strings.Join(parts, " ┊ ")
	for _, f := range parsed.Filters {
		out += " | " + f.Text
	}
	if parsed.File != nil {
		mark := " > "
		if parsed.Append {
			mark = " >> "
		}
		out += mark + parsed.File.Raw
	}
	return out
}

func TestReadHTTPLines(t *testing.T) {
	t.Parallel()
	tests := []struct{ line, want string }{
		{`http GET /index.php`, `GET ┊ /index.php`},
		{`http GET /index.php HTTP/1.1 `, `GET ┊ /index.php ┊ HTTP/1.1`},
		{`http GET /a?x=1&y=2 Accept:text/html`, `GET ┊ /a?x=1&y=2 ┊ Accept : text/html`},
		{`http :8080/x`, `:8080/x`},
		{`http localhost:8080/x`, `localhost:8080/x`},
		{`http localhost:8080`, `localhost:8080`},
		{`http https://example.org:8443/x?a=b c:d`, `https://example.org:8443/x?a=b ┊ c : d`},
		{`http [::1]:8080/`, `[::1]:8080/`},
		{`http 127.0.0.1:8080/`, `127.0.0.1:8080/`},
		{`http POST /products title="test product" price:=13.5 q==a`, `POST ┊ /products ┊ title = test product ┊ price := 13.5 ┊ q == a`},
		{`http GET /products/${i} X-Id:$n`, `GET ┊ /products/<i> ┊ X-Id : <n>`},
		{`http PUT /p @body.json --print=Hh --http1.0`, `PUT ┊ /p ┊ @body.json ┊ --print=Hh ┊ --http1.0`},
		{`http GET /x User-Agent:`, `GET ┊ /x ┊ User-Agent : `},
		{`http GET /x | #.title | head 2 > out.txt`, `GET ┊ /x | #.title | head 2 > out.txt`},
		{`http GET /x # why`, `GET ┊ /x`},
		{`http = 3`, `python`},
		{`http(3)`, `python`},
		{`r = http GET /x`, `GET ┊ /x`},
		{`http GET "/x`, "error: SyntaxError: unterminated string literal (detected at line 1)"},
		{`store`, ``},
		{`store products limit=3 | fields description count`, `products ┊ limit = 3 | fields description count`},
		{`store products/category/men's clothing`, `products/category/men's ┊ clothing`},
		{`store "products/category/men's clothing"`, `products/category/men's clothing`},
		{`store products | #(rating.count>130)#.title`, `products | #(rating.count>130)#.title`},
		{`store products | where price > 100 | count`, `products | where price > 100 | count`},
		{`store products | where price > 100 >> f`, `products | where price > 100 >> f`},
		{`store products | grep "a | b"`, `products | grep "a | b"`},
		{`store products >> "my file"`, `products >> "my file"`},
		{`store products >`, "error: SyntaxError: a file name must follow '>'"},
		{`store post products tags:='["a", "b"]'`, `post ┊ products ┊ tags := ["a", "b"]`},
		{`json prices | ink`, `prices | ink`},
		{`json`, `python`},
		{`status 404`, `404`},
		{`status = 404`, `python`},
	}
	for _, tt := range tests {
		if got := shownLine(t, tt.line); !strings.HasPrefix(got, tt.want) || tt.want == "" && got != "" {
			t.Errorf("%s\n got %s\nwant %s", tt.line, got, tt.want)
		}
	}
}

func TestReadURL(t *testing.T) {
	t.Parallel()
	tests := []struct{ text, want, authority string }{
		{":8080/x", "http://localhost:8080/x", "localhost:8080"},
		{":/x", "http://localhost/x", "localhost"},
		{"localhost:8080", "http://localhost:8080/", "localhost:8080"},
		{"http://h:80/a?b#c", "http://h/a?b", "h"},
		{"https://h:443", "https://h/", "h"},
		{"https://h:80/", "https://h:80/", "h:80"},
		{"http://h?q=1", "http://h/?q=1", "h"},
		{"HTTP://H/é b", "http://H/é b", "H"},
		{"http://u:p@h/", "http://h/", "h"},
		{"http://[::1]:81/", "http://[::1]:81/", "[::1]:81"},
	}
	for _, tt := range tests {
		a, err := readURL(tt.text)
		if err != nil {
			t.Errorf("%s: %v", tt.text, err)
			continue
		}
		if a.String() != tt.want || a.authority != tt.authority {
			t.Errorf("%s: %s, %s; want %s, %s", tt.text, a, a.authority, tt.want, tt.authority)
		}
	}
	for text, want := range map[string]string{
		"ftp://h/":        "ValueError: Invalid URL 'ftp://h/': the scheme is http or https",
		"http://":         "ValueError: Invalid URL 'http://': No host supplied",
		"http:///x":       "ValueError: Invalid URL 'http:///x': No host supplied",
		"http://h:70000/": "OverflowError: port must be 0-65535.",
		"http://h:x/":     "ValueError: Invalid URL 'http://h:x/': invalid port",
		"http://a b/":     "ValueError: Invalid URL 'http://a b/': invalid character",
	} {
		if _, err := readURL(text); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%s: %v, want %s", text, err, want)
		}
	}
}

func TestReadSize(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]int64{"1": 1, "5k": 5 << 10, "64M": 64 << 20, "1g": 1 << 30, "0": 0, "": 0, "-1": 0, "2G": 0, "1.5M": 0, "M": 0, "9999999999": 0} {
		got, ok := readSize(text)
		if ok != (want > 0) || ok && got != want {
			t.Errorf("%q: %d, %v", text, got, ok)
		}
	}
}

func TestPythonLiteral(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		`13.5`: `13.5`, `true`: `True`, ` null `: `None`, `9007199254740993`: `9007199254740993`, `1.10`: `1.10`,
		`"it's \"x\" é\u001b"`:                      `"it's \"x\" é\x1b"`,
		`{"a": [1, {"b": false}], "c": {}, "d":[]}`: `{"a": [1, {"b": False}], "c": {}, "d": []}`,
	} {
		if got, err := pythonLiteral(text); err != nil || got != want {
			t.Errorf("%s: %s, %v; want %s", text, got, err, want)
		}
	}
	for _, text := range []string{``, `{`, `[1,]`, `1 2`, `nul`, `{"a"}`, strings.Repeat("[", 101) + strings.Repeat("]", 101)} {
		if got, err := pythonLiteral(text); err == nil {
			t.Errorf("%s: %s, want an error", text, got)
		}
	}
}

// TestLongLines: reading a line takes time in proportion to its length; in
// proportion to the square, these would take hours.
func TestLongLines(t *testing.T) {
	t.Parallel()
	reader := &line.Reader{Commands: NewTable(Families()...)}
	const size = 4 << 20
	for _, text := range []string{
		"send " + strings.Repeat("a b ", size/4), "http GET " + strings.Repeat("a", size),
		`send "` + strings.Repeat(`a\n`, size/3) + `"`, "store a | @this." + strings.Repeat("a ", size/2),
		`store a | where a = "` + strings.Repeat("a ", size/2) + `"`, "store a | grep -v " + strings.Repeat("a ", size/2),
	} {
		read, err := reader.ReadCommand(text)
		if err != nil || read == nil || len(read.Text) != len(text) {
			t.Errorf("%.20s…: %v", text, err)
		}
	}
	// An error quotes the beginning of what is wrong.
	for _, wrong := range []string{"a ", "where a = 1 and ", "where a = b ", "#(", "{", "grep -i -z"} {
		text := "store a | " + strings.Repeat(wrong, size/len(wrong))
		_, err := reader.ReadCommand(text)
		var e *syntax.Error
		if !errors.As(err, &e) || len(e.Msg) > 1000 {
			t.Errorf("%.20s…: %.200v", text, err)
			continue
		}
		if hint := e.Hint.(locale.Hint)(locale.English); hint == "" || len(hint) > 2000 {
			t.Errorf("%.20s…: the hint has %d bytes", text, len(hint))
		}
	}
}
