package session_test

import (
	"strings"
	"testing"

	"labsh/shell/command"
	"labsh/shell/command/commandtest"
	"labsh/shell/command/pipe"
	"labsh/shell/locale"
	"labsh/shell/python/syntax"
)

func TestHelpList(t *testing.T) {
	h := commandtest.New(t, locale.English)
	got := h.Prompt("help")
	for _, c := range h.Table.All() {
		if name, _, _ := strings.Cut(c.ShortUsage(), " "); !strings.Contains(got, "\n  "+name) || !strings.Contains(got, c.Summary.En) {
			t.Errorf("%s is not listed", c.Name)
		}
	}
	if !strings.HasPrefix(got, "Sockets\n  socket [tcp|udp]") {
		t.Errorf("help begins\n%s", got[:min(len(got), 200)])
	}
	if got := h.Prompt("help | grep sendline"); strings.Count(got, "\n") != 1 || !strings.Contains(got, locale.SendlineSummary.En) {
		t.Errorf("help | grep: %q", got)
	}
}

// Help knows the filters, and what is Python's by its dots or its mark.
func TestHelpOnFiltersAndPython(t *testing.T) {
	h := commandtest.New(t, locale.English)
	all := h.Prompt("help filters")
	for _, f := range pipe.Filters {
		if !strings.Contains(all, "  | "+f.Usage) {
			t.Errorf("no filter %s in\n%s", f.Usage, all)
		}
	}
	for _, line := range []string{"help filtres", "help fields", "where?"} {
		if got := h.Prompt(line); got != all {
			t.Errorf("%s:\n%s", line, got)
		}
	}
	h.Typed("import requests", "count = 3")
	for line, want := range map[string]string{
		"help socket.socket": "Help on class socket in module socket:\n",
		"requests.get?":      "Help on function get in module requests.api:\n",
		"requests?  # what":  "Help on module requests:\n",
		"count?":             "Help on int object:\n",
		"nothing?":           "NameError: name 'nothing' is not defined\n",
	} {
		if got := h.Prompt(line); !strings.HasPrefix(got, want) {
			t.Errorf("%s: %q", line, got[:min(len(got), 200)])
		}
	}
	if got := h.Prompt("help server.listen"); !strings.HasPrefix(got, "NAME.listen [N]\n") {
		t.Errorf("help server.listen: %q", got)
	}
}

func TestHelpOn(t *testing.T) {
	h := commandtest.New(t, locale.English)
	got := h.Prompt("help connect")
	for _, want := range []string{
		h.Table.Named("connect").UsageLine() + "\n  " + locale.ConnectSummary.En + "\n", "RFC 9293",
		"In Python\n  client = socket.socket(socket.AF_INET, socket.SOCK_STREAM)\n  client.connect((\"localhost\", 5000))\n",
		"  ConnectionRefusedError  " + locale.RaiseRefused.En,
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
	if again := h.Prompt("connect?"); again != got {
		t.Errorf("connect? differs:\n%s", again)
	}
	if got := h.Prompt("help send"); !strings.Contains(got, "In Python\n  client.send(b\"Bonjour\\n\")\n") {
		t.Errorf("help send:\n%s", got)
	}
	if got := h.Prompt("help len"); !strings.HasPrefix(got, "Help on built-in function len in module builtins:\n") {
		t.Errorf("help len:\n%s", got)
	}
	if got := h.Prompt("help str.split"); !strings.Contains(got, "split(") {
		t.Errorf("help str.split:\n%s", got)
	}
	if got, want := h.Prompt("help conect"), "NameError: name 'conect' is not defined. Did you mean: 'connect'?\n"; got != want {
		t.Errorf("help conect: %q, want %q", got, want)
	}
}

// Every command has its help in both languages, and whatever Python a help
// shows can be read.
func TestHelpOnEach(t *testing.T) {
	for _, lang := range []locale.Lang{locale.English, locale.French} {
		h := commandtest.New(t, lang)
		for _, c := range h.Table.All() {
			if c.Summary.In(lang) == "" {
				t.Errorf("%s has no summary in %s", c.Name, lang)
			}
			for _, r := range c.Raises {
				if r.Means.In(lang) == "" {
					t.Errorf("%s: %s means nothing in %s", c.Name, r.Name, lang)
				}
			}
			call := &command.Call{Session: h.Session, Console: h.Console, Env: h.Env}
			twin := call.ExampleTwin(c)
			if _, err := syntax.Parse("<twin>", twin, syntax.FileMode, nil); err != nil {
				t.Errorf("%s: %v in\n%s", c.Name, err, twin)
			}
			if twin == "" && c.Twin != nil {
				t.Errorf("%s shows no Python", c.UsageLine())
			}
			if name, _, _ := strings.Cut(c.ShortUsage(), " "); !strings.Contains(h.Prompt("help "+name), c.Summary.In(lang)[:min(10, len(c.Summary.In(lang)))]) {
				t.Errorf("help %s does not say what it does", name)
			}
		}
		h.Out()
	}
}
