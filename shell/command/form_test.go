package command_test

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"labsh/shell/command"
	"labsh/shell/command/commandtest"
	"labsh/shell/command/complete"
	"labsh/shell/locale"
	"labsh/shell/python/object"
)

// TestForms: a command's entry says how > FILE is written by the file's suffix.
func TestForms(t *testing.T) {
	t.Parallel()
	drawn := 0
	paint := command.Command{
		Name: "paint", Usage: "[NAME]", Yields: true,
		Run: func(c *command.Call) (command.Result, error) {
			return command.Result{Report: func() error { c.Console.Line("as text"); return nil }}, nil
		},
		Files: map[string]command.Form{
			".svg": func(c *command.Call) ([]byte, error) {
				drawn++
				if c.Arg("NAME") != nil {
					return []byte("<svg/>" + c.Arg("NAME").Text()), nil
				}
				return []byte("<svg/>"), nil
			},
			".png": nil,
			".md":  func(*command.Call) ([]byte, error) { return nil, errors.New("no ink") },
		},
	}
	h := commandtest.With(t, locale.English, command.NewTable([]command.Command{paint}))
	h.Interactive = true
	dir := t.TempDir()
	in := func(text string) string { return strings.ReplaceAll(text, "DIR", dir) }
	for _, tt := range []struct{ line, said, file, content string }{
		{"paint > DIR/a.svg", "", "a.svg", "<svg/>"},
		{"paint it > DIR/A.SVG", "", "A.SVG", "<svg/>it"},
		{"paint > DIR/a.txt", "", "a.txt", "as text\n"},
		{"paint > DIR/svg", "", "svg", "as text\n"},
		{"paint > DIR/.svg", "", ".svg", "as text\n"},
		{"paint >> DIR/a.txt", "", "a.txt", "as text\nas text\n"},
		{"paint | count > DIR/n.txt", "", "n.txt", "1\n"},
		{"paint", "as text\n", "a.svg", "<svg/>"},
		{"paint >> DIR/a.svg", "ValueError: paint: nothing can be added to a '.svg' file\n  hint: a single > replaces the file: paint > DIR/a.svg\n", "a.svg", "<svg/>"},
		{"paint | head 1 > DIR/a.svg", "ValueError: paint: a filter's result is no '.svg' file\n  hint: this file shows the whole, without a filter: paint > DIR/a.svg\n", "a.svg", "<svg/>"},
		{"paint > DIR/a.png", "ValueError: paint: cannot make a '.png' file\n  hint: there are .md, .svg; under another name it is the text\n", "a.svg", "<svg/>"},
		{"paint > DIR/no/a.svg", "FileNotFoundError: [Errno 2] No such file or directory: 'DIR/no/a.svg'\n", "a.svg", "<svg/>"},
	} {
		if got := h.Prompt(in(tt.line)); got != in(tt.said) {
			t.Errorf("%s: %q, want %q", tt.line, got, in(tt.said))
		}
		if got, err := os.ReadFile(filepath.Join(dir, tt.file)); err != nil || string(got) != tt.content {
			t.Errorf("%s: %s has %q (%v), want %q", tt.line, tt.file, got, err, tt.content)
		}
	}
	if drawn != 2 {
		t.Errorf("drawn %d times", drawn) // what is refused is not drawn first
	}
	if got := h.Fails(in("paint > DIR/new.md")); !strings.Contains(got, "no ink") {
		t.Errorf("a form that fails: %q", got)
	}
	if _, err := os.Stat(filepath.Join(dir, "new.md")); err == nil {
		t.Error("a form that failed left a file")
	}
	h.Env.Builtins.Set("_", object.NewInt(0))
	if h.Prompt(in("paint > DIR/b.svg")); h.Value("_") != "0" {
		t.Errorf("_ is %s", h.Value("_"))
	}
	c := complete.New(h.Session, h.Thread.Interpreter())
	for head, want := range map[string][]string{
		"paint > x.": {"x.md", "x.svg"}, "paint > x.s": {"x.svg"}, "paint > x": nil, "paint > .s": nil, in("paint > DIR/a.s"): {in("DIR/a.svg")},
	} {
		if _, words := c.Complete(head, ""); !slices.Equal(words, want) {
			t.Errorf("%q is completed to %q", head, words)
		}
	}
}
