package command_test

import (
	"slices"
	"strings"
	"testing"

	"labsh/shell/command/commandtest"
	"labsh/shell/command/complete"
	"labsh/shell/locale"
)

// A name before the dot that nothing has is undefined, whatever else is open.
func TestUndefinedReceiver(t *testing.T) {
	h := commandtest.New(t, locale.English)
	h.Typed("listen 0", "connect localhost ${server.getsockname()[1]}")
	for _, line := range []string{"nobody.send hello", "time nobody.send hello"} {
		if got := h.Prompt(line); got != "NameError: name 'nobody' is not defined\n" {
			t.Errorf("%s: %q", line, got)
		}
	}
}

// What stands for bytes in Python and is text gets the hint, nothing else.
func TestBytesHint(t *testing.T) {
	h := commandtest.New(t, locale.English)
	h.Typed("s = socket tcp")
	if got := h.Prompt(`s.send("x")`); !strings.Contains(got, "  hint: "+locale.BytesNotTextHint.En) {
		t.Errorf("text: %q", got)
	}
	if got := h.Prompt("s.send(5)"); !strings.HasPrefix(got, "TypeError: ") || strings.Contains(got, "hint:") {
		t.Errorf("a number: %q", got)
	}
}

// TEXT in quotes that never close is an error; a quote in the middle is text.
func TestTextQuotes(t *testing.T) {
	h := commandtest.New(t, locale.English)
	if _, err := commandtest.Reader().ReadCommand(`send "open`); err == nil {
		t.Error("an open quote is no error")
	}
	if got := h.Prompt(`twin send it's`); got != "client.send(b\"it's\")\n" {
		t.Errorf("%q", got)
	}
}

// Attributes and methods are offered in order.
func TestMethodsInOrder(t *testing.T) {
	h := commandtest.New(t, locale.English)
	h.Typed("s = socket tcp")
	c := complete.New(h.Session, h.Thread.Interpreter())
	for range 10 {
		if _, words := c.Complete("s.", ""); !slices.IsSorted(words) || !slices.Contains(words, "sendline") {
			t.Fatalf("%q", words)
		}
	}
}

// --print leaves out the body that it does not name, and shows the one it names.
func TestPrintedParts(t *testing.T) {
	h := commandtest.New(t, locale.English)
	for print, want := range map[string]string{"H": "> POST /", "B": "\"a\": \"b\"", "h": ""} {
		got := h.Prompt("http --offline --print=" + print + " POST localhost:1/ a=b")
		if !strings.Contains(got, want) || (print != "B") == strings.Contains(got, `"a"`) || (print != "H") == strings.Contains(got, "> POST") {
			t.Errorf("--print=%s: %q", print, got)
		}
	}
}
