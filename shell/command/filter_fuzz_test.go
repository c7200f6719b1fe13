package command

import (
	"strings"
	"testing"
	"unicode/utf8"

	"labsh/shell/console"
)

// FuzzFilter sends any bytes through any two filters: no panic, and nothing
// that a terminal must not see in what is text.
func FuzzFilter(f *testing.F) {
	for _, filter := range []string{"fields name city", "#.name", "where age > 40", "sort age desc", "head 2", "count", "table", "csv", "md", "pretty", "raw", "grep a", "hex", "#(", "@fromstr", "..0"} {
		f.Add([]byte(people), filter, "count")
		f.Add([]byte(`{"a":[1,{"b":"\u202e"}]}`), filter, "md")
		f.Add([]byte("\xff\x1b[2J"), filter, "grep x")
	}
	f.Fuzz(func(t *testing.T, data []byte, first, second string) {
		out := flow{kind: octetsFlow, data: data}
		for _, text := range []string{first, second} {
			next, err := out.through(text)
			if err != nil {
				return
			}
			out = next
		}
		text := out.encode()
		if out.kind != octetsFlow && out.kind != linesFlow && console.EscapeText(text) != string(text) {
			t.Errorf("%s | %s: %q", first, second, text)
		}
	})
}

// FuzzReadLine reads any line that begins with a command; what it says of the
// line's length and quotes holds.
func FuzzReadLine(f *testing.F) {
	for _, line := range []string{`http GET /x a:="$b" | #.c > d`, `store products limit=3 | where a > "b | c"`, "json p >> 'x", `send ${`, `connect $h $$p # c`, "store post p a='\n' b"} {
		f.Add(line)
	}
	reader := &Reader{NewTable(Families()...)}
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			return
		}
		line, err := reader.ReadCommand(text)
		if err == nil && line != nil && !strings.HasPrefix(text, line.Text) {
			t.Errorf("%q was read as %q", text, line.Text)
		}
	})
}

func BenchmarkFields(b *testing.B) {
	product := `{"id":1,"title":"A","price":1.5,"description":"Some words","rating":{"rate":3.9,"count":120}},`
	data := []byte("[" + strings.TrimSuffix(strings.Repeat(product, 20), ",") + "]")
	for b.Loop() {
		out, err := flow{kind: octetsFlow, data: data}.through("fields description count")
		if err != nil || len(out.encode()) == 0 {
			b.Fatal(err)
		}
	}
}

func BenchmarkReadLine(b *testing.B) {
	reader := &Reader{NewTable(Families()...)}
	for b.Loop() {
		if line, err := reader.ReadCommand("store products limit=3 | fields description count\n"); err != nil || line == nil {
			b.Fatal(err)
		}
	}
}

// through reads and applies one filter.
func (f flow) through(text string) (flow, error) {
	read, err := readFilter(text)
	if err != nil {
		return f, err
	}
	return read.apply(f)
}
