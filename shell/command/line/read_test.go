package line_test

import (
	"errors"
	"strings"
	"testing"

	"labsh/shell/command/commandtest"
	"labsh/shell/command/line"
	"labsh/shell/locale"
	"labsh/shell/python/syntax"
)

// words shows a line as it was read: words between bars, filters after |, the
// file after >.
func shownLine(t *testing.T, text string) string {
	t.Helper()
	read, err := (commandtest.Reader()).ReadCommand(text)
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

// TestLongLines: reading a line takes time in proportion to its length; in
// proportion to the square, these would take hours.
func TestLongLines(t *testing.T) {
	t.Parallel()
	reader := commandtest.Reader()
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
