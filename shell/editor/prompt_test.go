package editor

import (
	"strings"
	"testing"
)

func TestSplitPrompt(t *testing.T) {
	const green, off = "\x1b[32m", "\x1b[0m"
	tests := []struct {
		name    string
		prompt  string
		columns int
		head    string
		rows    int
		tail    string
	}{
		{"short", ">>> ", 80, "", 0, ">>> "},
		{"empty", "", 1, "", 0, ""},
		{"one row less a column", "xxx", 4, "", 0, "xxx"},
		{"one row", ">>> ", 4, ">>>  \r", 1, ""},
		{"two rows", ">>> ", 2, ">>>  \r", 2, ""},
		{"one column", ">>> ", 1, ">>>  \r", 4, ""},
		{"more than a row", ">>> ", 3, ">>> \r", 1, " "},
		{"a newline", "a\nb: ", 80, "a\n", 1, "b: "},
		{"a full row and a newline", "aaaa\nb", 4, "aaaa\n", 1, "b"},
		{"a newline at the end", "aa\n", 4, "aa\n", 1, ""},
		{"wide", "名名名", 4, "名名 \r", 1, "名"},
		{"wide that does not fit", "a名名", 4, "a名  \r", 1, "名"},
		{"wider than the window", "名", 1, "名 \r", 1, ""},
		{"half width, wide to readline", "ｱｱｱ", 4, "ｱｱｱ\n", 1, ""},
		{"tab", "a\tb", 80, "", 0, "a       b"},
		{"tab at the edge", "a\tb", 5, "a     \r", 1, "b"},
		{"coloured", green + ">>> " + off, 80, "", 0, green + ">>> " + off},
		{"coloured rows", green + ">>>>>" + off, 4, green + ">>>> \r", 1, green + ">" + off},
		{"half a colour", "a\x1b[3", 80, "", 0, "a[3"},
		{"half a colour's beginning", "a\x1b", 80, "", 0, "a"},
	}
	for _, tt := range tests {
		got := splitPrompt(tt.prompt, tt.columns)
		if want := (prompt{tt.head, tt.rows, tt.tail}); got != want {
			t.Errorf("%s: %+q, want %+q", tt.name, []any{got.head, got.rows, got.tail}, []any{want.head, want.rows, want.tail})
		}
	}
}

func FuzzSplitPrompt(f *testing.F) {
	for _, seed := range []string{">>> ", "a\nb: ", "名\tｱ\x1b[32m", "\x1b[3", "\xff"} {
		f.Add(seed, 4)
	}
	f.Fuzz(func(t *testing.T, text string, columns int) {
		if columns < 1 || columns > 500 {
			return
		}
		p := splitPrompt(text, columns)
		if width := readlineWidth(p.tail); width >= columns {
			t.Errorf("the tail %q is %d columns wide", p.tail, width)
		}
		if p.rows == 0 != (p.head == "") || p.rows < strings.Count(text, "\n") {
			t.Errorf("%d rows: %q", p.rows, p.head)
		}
	})
}
