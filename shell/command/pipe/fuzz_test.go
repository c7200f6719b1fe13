package pipe

import (
	"strings"
	"testing"

	"labsh/shell/console"
)

// FuzzFilter sends any bytes through any two filters: no panic, and nothing
// that a terminal must not see in what is text.
func FuzzFilter(f *testing.F) {
	for _, filter := range []string{"fields name city", "#.name", "where age > 40", "sort age desc", "head 2", "count", "table", "csv", "md", "pretty", "raw", "grep a", "hex", "#(", "@fromstr", "..0"} {
		f.Add([]byte(`[{"name":"Ana","age":41,"at":{"city":"Lyon"}},{"name":"Bo|b","age":9007199254740993}]`), filter, "count")
		f.Add([]byte(`{"a":[1,{"b":"\u202e"}]}`), filter, "md")
		f.Add([]byte("\xff\x1b[2J"), filter, "grep x")
	}
	f.Fuzz(func(t *testing.T, data []byte, first, second string) {
		out := Octets(data)
		for _, text := range []string{first, second} {
			next, err := out.through(text)
			if err != nil {
				return
			}
			out = next
		}
		text := out.Encode()
		if out.kind != octetsFlow && out.kind != linesFlow && console.EscapeText(text) != string(text) {
			t.Errorf("%s | %s: %q", first, second, text)
		}
	})
}

func BenchmarkFields(b *testing.B) {
	product := `{"id":1,"title":"A","price":1.5,"description":"Some words","rating":{"rate":3.9,"count":120}},`
	data := []byte("[" + strings.TrimSuffix(strings.Repeat(product, 20), ",") + "]")
	for b.Loop() {
		out, err := Octets(data).through("fields description count")
		if err != nil || len(out.Encode()) == 0 {
			b.Fatal(err)
		}
	}
}

// through reads and applies one filter.
func (f Flow) through(text string) (Flow, error) {
	read, err := Parse(text)
	if err != nil {
		return f, err
	}
	return read.Apply(f)
}
