package console

import (
	"bytes"
	"strings"
	"testing"

	"labsh/shell/locale"
)

func TestCapture(t *testing.T) {
	var out, errOut bytes.Buffer
	c := New(Options{Stdout: &out, Stderr: &errOut, Color: ColorAlways})
	got := c.Capture(func() {
		c.Styled(Strong, "200 OK")
		c.JSON([]byte(`{"a":1}`), Uncut)
		c.Async("from a server")
		c.Notice("beside")
		c.Report(locale.WaitingForClient, "\x1b[2J")
		c.Table(Table{Head: []string{"h"}, Rows: [][]string{{"x"}}}, Auto)
	})
	if want := "200 OK\n{\n  \"a\": 1\n}\nWaiting for a client on \\x1b[2J\nx\n"; got != want {
		t.Errorf("captured %q, want %q", got, want)
	}
	c.Line("after")
	if err := c.Close(); err != nil {
		t.Fatal(err)
	}
	if got, want := out.String(), "from a server\nafter\n"; got != want {
		t.Errorf("standard output %q, want %q", got, want)
	}
	if !strings.Contains(errOut.String(), "beside") {
		t.Errorf("standard error %q", errOut.String())
	}
}
