package console

import (
	"strings"
	"testing"

	"labsh/shell/locale"
)

// TestTableUnder: where the last column does not fit it stands under the others,
// whole.
func TestTableUnder(t *testing.T) {
	long := `users:(("python3",pid=12345,fd=3),("python3",pid=12346,fd=3))`
	table := Table{Head: []string{"State", "Local", "Process"}, Rows: [][]string{{"LISTEN", "127.0.0.1:5000", long}, {"TIME-WAIT", "a\nb", ""}, {"ESTAB"}}, Under: true}
	wide := "State      Local           Process\nLISTEN     127.0.0.1:5000  " + long + "\nTIME-WAIT  a\\x0ab\nESTAB\n"
	under := "State      Local\nProcess\nLISTEN     127.0.0.1:5000\n " + long + "\nTIME-WAIT  a\\x0ab\nESTAB\n"
	for width, want := range map[int]string{0: wide, 200: wide, 88: wide, 87: under, 80: under, 20: under} {
		if got := table.Aligned(width); got != want {
			t.Errorf("width %d\n%s\nwant\n%s", width, got, want)
		}
	}
	headless := table
	headless.Head = nil
	if got := headless.Aligned(70); got != strings.Replace(under, "State      Local\nProcess\n", "", 1) {
		t.Errorf("without a heading\n%s", got)
	}
	r := record(t, locale.English, ColorAlways, true)
	r.Table(table, Aligned)
	if got := r.stdout(); !strings.Contains(got, "\x1b[1mState      Local\x1b[22m\n\x1b[1mProcess\x1b[22m\n") || !strings.HasSuffix(got, under[len("State      Local\nProcess\n"):]) {
		t.Errorf("on a terminal: %q", got)
	}
	if got := r.Capture(func() { r.Table(table, Aligned) }); got != wide {
		t.Errorf("captured\n%s", got)
	}
}
