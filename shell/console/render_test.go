package console

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"math/rand/v2"
	"os/exec"
	"reflect"
	"strings"
	"testing"
	"time"

	"labsh/shell/locale"
)

func TestIndentJSON(t *testing.T) {
	tests := []struct{ in, want string }{
		{`null`, `null`},
		{`{}`, `{}`},
		{`[ ]`, `[]`},
		{`[1,-2.50,9007199254740993]`, "[\n  1,\n  -2.50,\n  9007199254740993\n]"},
		{`{"b":1,"a":{"c":[],"d":"x, y: {z}"}}`, "{\n  \"b\": 1,\n  \"a\": {\n    \"c\": [],\n    \"d\": \"x, y: {z}\"\n  }\n}"},
		{`["a\"b\\",true]`, "[\n  \"a\\\"b\\\\\",\n  true\n]"},
		{"\"\u202e\x7f\U000e0041é\"", `"\u202e\u007f\udb40\udc41é"`},
	}
	for _, tt := range tests {
		if got := IndentJSON([]byte(tt.in)); got != tt.want {
			t.Errorf("%s:\n%s\nwant\n%s", tt.in, got, tt.want)
		}
	}
}

func TestJSONColours(t *testing.T) {
	r := record(t, locale.English, ColorAlways, false)
	r.JSON([]byte(`{"a":["b",1,null]}`), Uncut)
	want := "{\n  \x1b[34m\"a\"\x1b[0m: [\n    \x1b[32m\"b\"\x1b[0m,\n    \x1b[36m1\x1b[0m,\n    \x1b[35mnull\x1b[0m\n  ]\n}\n"
	if got := r.stdout(); got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestDeepJSONStaysSmall(t *testing.T) {
	const depth = 100_000
	src := strings.Repeat("[", depth) + strings.Repeat("]", depth)
	if got := len(IndentJSON([]byte(src))); got > 3*len(src)+2*maxIndent*(maxIndent+2)*2 {
		t.Errorf("%d bytes for %d", got, len(src))
	}
}

func FuzzIndentJSON(f *testing.F) {
	for _, seed := range []string{`{"a":[1,"\u202e",{}]}`, "\"\u2028\xff\"", `[[],{"":-1e5}]`, `"\\"`, `{"a`} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, src string) {
		out := IndentJSON([]byte(src))
		checkSafe(t, out, "\n")
		if !json.Valid([]byte(src)) {
			return
		}
		var before, after any
		if json.Unmarshal([]byte(src), &before) != nil {
			return // a number out of range
		}
		if err := json.Unmarshal([]byte(out), &after); err != nil {
			t.Fatalf("%q became %q: %v", src, out, err)
		}
		if !reflect.DeepEqual(before, after) {
			t.Errorf("%q became %q", src, out)
		}
	})
}

func TestHTTPMessages(t *testing.T) {
	r := record(t, locale.English, ColorAuto, false)
	r.Request([]byte("GET /index.php HTTP/1.1\r\nHost: localhost\r\n\r\n"), nil)
	r.Response([]byte("HTTP/1.1 200 OK\r\nContent-Type: application/json; charset=utf-8\r\nX: \x1b[2J\r\n\r\n"), []byte(`{"a":1}`), locale.CutBody)
	r.Response([]byte("HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n"), []byte("<p>\r\n\x1b[2J"), locale.CutBody)
	r.Response(nil, []byte(`[1]`), locale.CutBody)
	r.Response(nil, []byte(`[1`), locale.CutBody)
	r.Response(nil, nil, locale.CutBody)
	want := `> GET /index.php HTTP/1.1
> Host: localhost
>
< HTTP/1.1 200 OK
< Content-Type: application/json; charset=utf-8
< X: \x1b[2J
<
{
  "a": 1
}
< HTTP/1.1 404 Not Found
< Content-Type: text/html
<
<p>
\x1b[2J
[
  1
]
[1
`
	if got := r.stdout(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

var sample = Table{
	Head: []string{"title", "count"},
	Rows: [][]string{
		{"Sac à dos", "120"},
		{"日本, \"x\" | y\n\x1b[2J", "7"},
		{"seul"},
	},
}

func TestTable(t *testing.T) {
	tests := []struct{ name, got, want string }{
		{"aligned", sample.Aligned(0), "title                     count\nSac à dos                   120\n日本, \"x\" | y\\x0a\\x1b[2J      7\nseul\n"},
		{"TSV", sample.TSV(), "Sac à dos\t120\n日本, \"x\" | y\\x0a\\x1b[2J\t7\nseul\n"},
		{"CSV", sample.CSV(), "title,count\nSac à dos,120\n\"日本, \"\"x\"\" | y\n\x1b[2J\",7\nseul\n"},
		{"Markdown", sample.Markdown(), "| title | count |\n| --- | --- |\n| Sac à dos | 120 |\n| 日本, \"x\" \\| y\\x0a\\x1b[2J | 7 |\n| seul |  |\n"},
		{"empty", Table{}.Aligned(0), ""},
		{"French", Table{Rows: [][]string{{"1", "un deux trois six ; huit :  « neuf dix »"}}}.Aligned(20), "1  un deux trois\n   six ; huit :\n   « neuf dix »\n"},
		{"wrapped", Table{Head: []string{"n", "text"}, Rows: [][]string{{"1", "one two three four five six"}}}.Aligned(20), "n  text\n1  one two three\n   four five six\n"},
	}
	for _, tt := range tests {
		if tt.got != tt.want {
			t.Errorf("%s:\n%s\nwant\n%s", tt.name, tt.got, tt.want)
		}
	}
}

func TestTableFormats(t *testing.T) {
	for _, terminal := range []bool{true, false} {
		r := record(t, locale.English, ColorAuto, terminal)
		want := sample.TSV()
		if terminal {
			want = sample.Aligned(80)
		}
		r.Table(sample, Auto)
		if got := r.stdout(); got != want {
			t.Errorf("terminal %v: %q, want %q", terminal, got, want)
		}
		r.out.Reset()
		r.Table(sample, CommaSeparated)
		if escaped := !strings.Contains(r.stdout(), "\x1b"); escaped != terminal {
			t.Errorf("terminal %v: CSV escaped: %v", terminal, escaped)
		}
	}
}

// A terminal is spared a message without end; a file and a filter are not.
func TestLongMessage(t *testing.T) {
	data := []byte(strings.Repeat("é", 1_000_000))
	for _, terminal := range []bool{true, false} {
		r := record(t, locale.French, ColorNever, terminal)
		r.Report(locale.ReceivedFromServer, data)
		if got := r.stdout(); strings.HasSuffix(got, "é… (2000000 octets en tout)\n") != terminal || (len(got) < 1_000_000) != terminal {
			t.Errorf("terminal %v: %d bytes", terminal, len(got))
		}
		if got := r.Capture(func() { r.Report(locale.ReceivedFromServer, data) }); len(got) < 2_000_000 {
			t.Errorf("terminal %v: a filter gets %d bytes", terminal, len(got))
		}
	}
}

// A narrow terminal gets no line wider than it is.
func TestTableFits(t *testing.T) {
	long := strings.Repeat("mot ", 60)
	table := Table{Head: []string{"a", "b", "c"}, Rows: [][]string{{"1", long, long}}}
	for _, width := range []int{40, 80, 200} {
		for line := range strings.Lines(table.Aligned(width)) {
			if n := len(strings.TrimSuffix(line, "\n")); n > width {
				t.Errorf("width %d: a line of %d", width, n)
			}
		}
	}
}

// A terminal of 80 columns shows whole addresses and states: it goes without
// spare columns first. A filter gets the lines as wide as they are.
func TestTableSpare(t *testing.T) {
	table := Table{
		Head:  []string{"nom", "fd", "type", "local", "distant", "état", "à lire", "à émettre", "RTT"},
		Rows:  [][]string{{"client", "11", "tcp ipv4", "127.0.0.1:38158", "127.0.0.1:50000", "ESTABLISHED", "0", "0", "43µs"}},
		Spare: []int{8, 2},
	}
	r := record(t, locale.French, ColorNever, true)
	r.Table(table, Aligned)
	for _, word := range []string{"127.0.0.1:38158", "127.0.0.1:50000", "ESTABLISHED"} {
		if !strings.Contains(r.stdout(), word) {
			t.Errorf("%s is cut:\n%s", word, r.stdout())
		}
	}
	if strings.Contains(r.stdout(), "RTT") {
		t.Errorf("the spare column is there:\n%s", r.stdout())
	}
	whole := r.Capture(func() { r.Table(table, Aligned) })
	if want := table.Aligned(0); whole != want {
		t.Errorf("captured\n%s\nwant\n%s", whole, want)
	}
}

// A line ends between words, and French punctuation never begins one.
func TestWrap(t *testing.T) {
	tests := []struct {
		text  string
		width int
		want  string
	}{
		{"un deux ; trois", 9, "  un\n  deux ;\n  trois"},
		{"dit « oui » ici", 12, "  dit\n  « oui »\n  ici"},
		{"connexion éphémère", 12, "  connexion\n  éphémère"},
		{"", 20, "  "},
	}
	for _, tt := range tests {
		if got := Wrap(tt.text, "  ", tt.width); got != tt.want {
			t.Errorf("%q in %d: %q, want %q", tt.text, tt.width, got, tt.want)
		}
	}
}

// A hint is wrapped on a terminal, and left whole elsewhere.
func TestHintWraps(t *testing.T) {
	hint := strings.Repeat("mot ", 40) + "fin"
	for _, terminal := range []bool{true, false} {
		r := record(t, locale.French, ColorNever, terminal)
		r.Error("OSError: x", hint)
		if lines := strings.Count(r.stderr(), "\n"); (lines > 2) != terminal {
			t.Errorf("terminal %v: %q", terminal, r.stderr())
		}
	}
}

func FuzzTableCSV(f *testing.F) {
	f.Add("a,b", "\"\n", "=1+1")
	f.Fuzz(func(t *testing.T, a, b, c string) {
		out := Table{Head: []string{"x", "y"}, Rows: [][]string{{a, b}, {c, "z"}}}.CSV()
		rows, err := csv.NewReader(strings.NewReader(out)).ReadAll()
		if err != nil || len(rows) != 3 {
			t.Fatalf("%q: %v", out, err)
		}
		crlf := strings.NewReplacer("\r\n", "\n") // the reader's own rule
		for i, want := range [][]string{{"x", "y"}, {a, b}, {c, "z"}} {
			for j := range want {
				if rows[i][j] != crlf.Replace(want[j]) {
					t.Errorf("%q became %q", want[j], rows[i][j])
				}
			}
		}
	})
}

func TestHexDumpAgainstHexdump(t *testing.T) {
	hexdump, err := exec.LookPath("hexdump")
	if err != nil {
		t.Skip("no hexdump here")
	}
	random := make([]byte, 1000)
	rng := rand.New(rand.NewPCG(1, 2))
	for i := range random {
		random[i] = byte(rng.Uint32())
	}
	for _, data := range [][]byte{
		[]byte("x"),
		[]byte("GET /index.php HTTP/1.1\r\n\r\n"),
		bytes.Repeat([]byte{0}, 16), bytes.Repeat([]byte{0}, 32), bytes.Repeat([]byte{0}, 48), bytes.Repeat([]byte{0}, 50),
		append(bytes.Repeat([]byte("a"), 64), "b"...),
		append(append(bytes.Repeat([]byte("a"), 48), random[:16]...), bytes.Repeat([]byte("a"), 48)...),
		random,
	} {
		cmd := exec.Command(hexdump, "-C")
		cmd.Stdin = bytes.NewReader(data)
		want, err := cmd.Output()
		if err != nil {
			t.Fatal(err)
		}
		if got := HexDump(data); got != string(want) {
			t.Errorf("got\n%s\nwant\n%s", got, want)
		}
	}
	if HexDump(nil) != "" {
		t.Error("no data, no dump")
	}
}

func TestProgress(t *testing.T) {
	r := record(t, locale.English, ColorAuto, true)
	now := time.Unix(0, 0)
	r.now = func() time.Time { return now }
	p := r.Progress("big\x1b.iso", 200e6)
	now = now.Add(progressDelay - 1)
	p.Set(50e6)
	if r.stdout() != "" {
		t.Errorf("a bar within a second: %q", r.stdout())
	}
	now = now.Add(1)
	p.Set(100e6)
	p.Set(101e6) // too soon to draw again
	bar := `big\x1b.iso  50% 100.0 MB/200.0 MB [###############---------------]`
	if got := r.stdout(); got != bar {
		t.Errorf("%q, want %q", got, bar)
	}
	r.Line("other output")
	p.Done()
	if got, want := r.stdout(), bar+"\r\x1b[Kother output\n"; got != want {
		t.Errorf("%q, want %q", got, want)
	}

	now = now.Add(progressPeriod)
	p.Set(200e6)
	r.out.Reset()
	p.Done()
	p.Done()
	if got, want := r.stdout(), "\r\x1b[K"; got != want {
		t.Errorf("erasing: %q, want %q", got, want)
	}
}

func TestNoProgressInPipes(t *testing.T) {
	r := record(t, locale.English, ColorAuto, false)
	now := time.Unix(0, 0)
	r.now = func() time.Time { return now }
	p := r.Progress("x", -1)
	now = now.Add(time.Hour)
	p.Set(1)
	p.Done()
	if r.stdout()+r.stderr() != "" {
		t.Error("a bar where no terminal is")
	}
}
