package line_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"labsh/shell/command/commandtest"
)

// FuzzReadLine reads any line that begins with a command; what it says of the
// line's length and quotes holds.
func FuzzReadLine(f *testing.F) {
	for _, line := range []string{`http GET /x a:="$b" | #.c > d`, `store products limit=3 | where a > "b | c"`, "json p >> 'x", `send ${`, `connect $h $$p # c`, "store post p a='\n' b"} {
		f.Add(line)
	}
	reader := commandtest.Reader()
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

func BenchmarkReadLine(b *testing.B) {
	reader := commandtest.Reader()
	for b.Loop() {
		if line, err := reader.ReadCommand("store products limit=3 | fields description count\n"); err != nil || line == nil {
			b.Fatal(err)
		}
	}
}
