package command_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"labsh/shell/command"
	"labsh/shell/command/commandtest"
	"labsh/shell/command/complete"
	"labsh/shell/command/http"
	"labsh/shell/command/save"
	"labsh/shell/command/session"
	"labsh/shell/command/sockets"
	"labsh/shell/locale"
	"labsh/shell/python/object"
)

// knock is a command that is in no other place than here.
func knock() []command.Command {
	return []command.Command{{
		Name: "knock", Group: command.GroupSockets, Usage: "[HOST] PORT [times=1]", Yields: true,
		Summary:  locale.Text{Fr: "Frapper à une porte", En: "Knock at a door"},
		Detail:   locale.Text{Fr: "Rien ne s'ouvre.", En: "Nothing opens."},
		Examples: []command.Example{{Lines: ">>> knock 5000\n5000"}},
		Raises:   []command.Raise{{Name: "ValueError", Means: locale.Text{Fr: "personne", En: "nobody is at home"}}},
		Words:    map[string]command.Words{"": command.Listed("loudly")},
		Twin: func(c *command.Call) (command.Twin, error) {
			port, err := c.Arg("PORT").Int()
			return command.Twin{Code: "max(" + port + ", 1)"}, err
		},
		Report: func(c *command.Call, r command.Result) error {
			c.Console.Line("who is there?")
			return nil
		},
		Advise: func(_ *command.Call, e *object.Exception) locale.Hint {
			return locale.Text{Fr: "frappez encore", En: "knock again"}.Hint()
		},
	}}
}

// What is known of a command is its entry: help, completion, usage errors, the twin,
// save and the README's reference know it from there.
func TestEntryAlone(t *testing.T) {
	files := &save.Files{}
	table := command.NewTable(sockets.Commands(), knock(), session.Commands(), save.Commands(files, func() string { return "" }))
	h := commandtest.With(t, locale.English, table)
	for _, tt := range []struct{ line, want string }{
		{"knock 5000", "who is there?\n5000\n"},
		{"knock? ", "knock [HOST] PORT [times=1]\n  Knock at a door\n\n  Nothing opens.\n\nExamples\n  >>> knock 5000\n  5000\n\nIn Python\n  max(5000, 1)\n\nExceptions\n  ValueError  nobody is at home\n"},
		{"help | grep knock", "  knock [HOST] PORT [times=1]  Knock at a door\n"},
		{"twin knock 5000", "max(5000, 1)\n"},
		{"knock", "TypeError: knock: PORT is missing\n  hint: usage: knock [HOST] PORT [times=1]\n"},
		{"knock 1 volume=3", "TypeError: knock: unknown option 'volume'\n  hint: usage: knock [HOST] PORT [times=1]\n"},
		{"knock x", "ValueError: invalid literal for int() with base 10: 'x'\n  hint: usage: knock [HOST] PORT [times=1]\n"},
		{"knock ${[].x}", "AttributeError: 'list' object has no attribute 'x'\n"},
		{"knock 5 | count", "1\n"},
		{"knok 5000", "NameError: name 'knok' is not defined. Did you mean: 'knock'?\n"},
		{"knock(5)", "NameError: name 'knock' is not defined\n  hint: knock is a command, without parentheses: knock [HOST] PORT [times=1]\n"},
	} {
		if got := h.Prompt(tt.line); !commandtest.Matches(got, tt.want) {
			t.Errorf(">>> %s\ngot:\n%s\nwant:\n%s", tt.line, got, tt.want)
		}
	}
	h.Typed("max = 3")
	if got := h.Prompt("knock 5000"); got != "TypeError: 'int' object is not callable\n  hint: knock again\n" {
		t.Errorf("an error's hint: %q", got)
	}
	path := filepath.Join(t.TempDir(), "x.py")
	if got := h.Prompt("save " + path); !strings.HasPrefix(got, "Saved: ") {
		t.Fatal(got)
	}
	if text, err := os.ReadFile(path); err != nil || !strings.Contains(string(text), "\nbuiltins.max(5000, 1)\n") {
		t.Errorf("saved: %v\n%s", err, text)
	}
	c := complete.New(h.Session, h.Thread.Interpreter())
	for head, want := range map[string]string{"kno": "knock ", "knock ": "loudly", "knock 5 ti": "times=", "knock loc": "localhost", "knock 5 | cou": "count"} {
		if _, words := c.Complete(head, ""); !slices.Contains(words, want) {
			t.Errorf("%q is completed to %q", head, words)
		}
	}
	if text := table.Reference(locale.French); !strings.Contains(text, "| `knock [HOST] PORT [times=1]` | Frapper à une porte |") {
		t.Errorf("the reference:\n%s", text)
	}
}

// A table's rows have the same keys in every language.
func TestRowsInFrench(t *testing.T) {
	table := command.NewTable(http.Commands(nil), session.Commands(), sockets.Commands())
	en, fr := commandtest.With(t, locale.English, table), commandtest.With(t, locale.French, table)
	for _, line := range []string{
		"methods | fields method | head 2", "status | where code = 404 | fields code reason", "vars | fields name type", "sockets | fields name state", "methods | csv | head 1",
	} {
		here, _ := en.Run("x = 1\ns = socket\n" + line + "\ns.close()")
		there, _ := fr.Run("x = 1\ns = socket\n" + line + "\ns.close()")
		if here != there || here == "" {
			t.Errorf("%s: %q in English, %q in French", line, here, there)
		}
	}
	if got := fr.Prompt("methods | head 1"); got != "GET\toui\toui\toui\tRécupérer les données existantes\n" {
		t.Errorf("in French: %q", got)
	}
}
