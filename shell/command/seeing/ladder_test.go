package seeing_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"labsh/shell/command/commandtest"
	"labsh/shell/locale"
)

// exchanged is a session in which something was said.
func exchanged(t *testing.T, lang locale.Lang) *commandtest.Session {
	t.Helper()
	h := commandtest.New(t, lang)
	h.Run(`door = listen 0
guest = connect localhost ${door.getsockname()[1]}
host = accept
guest.send "Hello"
host.recv 500
host.send "hi"
guest.recv 500
lone = 3`)
	return h
}

func TestLadderArguments(t *testing.T) {
	t.Parallel()
	h := exchanged(t, locale.English)
	for _, tt := range []struct {
		line         string
		wanted, none []string
	}{
		{"ladder", []string{"door, host", "listen 1", `"Hello"`, `"hi"`}, []string{"48 65"}},
		{"ladder guest", []string{"listen 1", `"Hello"`}, nil},
		{"ladder host bytes", []string{"0000  48 65 6c 6c 6f"}, nil},
		{"ladder bytes states", []string{"0000  48 65 6c 6c 6f", "ESTABLISHED"}, nil},
		{"ladder last=1", []string{`"hi"`, "6 earlier steps are not shown"}, []string{`"Hello"`}},
		{"ladder last=1 states", []string{"ESTABLISHED", `"hi"`}, nil},
		{"ladder | grep Hello", []string{`"Hello"`}, []string{`"hi"`}},
		{"ladder | head 1", []string{"guest", "door, host"}, []string{"127.0.0.1"}},
	} {
		out, _ := h.Run(tt.line)
		for _, want := range tt.wanted {
			if !strings.Contains(out, want) {
				t.Errorf("%s has no %s:\n%s", tt.line, want, out)
			}
		}
		for _, none := range tt.none {
			if strings.Contains(out, none) {
				t.Errorf("%s has %s:\n%s", tt.line, none, out)
			}
		}
	}
	for line, want := range map[string]string{
		"ladder nobody":  "NameError: name 'nobody' is not defined",
		"ladder lone":    "ValueError: ladder: no conversation of lone is recorded",
		"ladder last=0":  "ValueError: ladder: last must be positive",
		"ladder last=x":  "ValueError: invalid literal for int() with base 10: 'x'",
		"ladder first=1": "TypeError: ladder: unknown option 'first'",
	} {
		if got := h.Fails(line); !strings.HasPrefix(got, want) {
			t.Errorf("%s: %s", line, got)
		}
	}
	if _, hint, _ := strings.Cut(h.Prompt("ladder lone"), "hint: "); !strings.Contains(hint, "door, guest, host") {
		t.Errorf("the hint after an unknown name: %s", hint)
	}
}

func TestLadderFile(t *testing.T) {
	t.Parallel()
	h := exchanged(t, locale.French)
	file := filepath.Join(t.TempDir(), "échange.txt")
	h.Run("ladder > " + file)
	written, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if shown, _ := h.Run("ladder"); string(written) != shown || !strings.Contains(shown, "En pointillé : déduit des appels.") {
		t.Errorf("written:\n%s\nshown:\n%s", written, shown)
	}
}

func TestLadderOfNothing(t *testing.T) {
	t.Parallel()
	h := commandtest.New(t, locale.English)
	h.Run("s = socket")
	if out, _ := h.Run("ladder"); !strings.Contains(out, "nothing to draw") || !strings.Contains(out, "listen 5000") {
		t.Errorf("nothing was exchanged: %s", out)
	}
}

// Without a record, each command says so.
func TestUnrecorded(t *testing.T) {
	t.Parallel()
	h := commandtest.New(t, locale.English)
	h.Run("s = socket")
	h.Recorder = nil
	for _, line := range []string{"ladder", "trace on", "follow s", "show", "capture on"} {
		want := "RuntimeError: " + strings.Fields(line)[0] + ": nothing is recorded\n  hint: " + locale.NotRecordedHint.En + "\n"
		if got := h.Fails(line); got != want {
			t.Errorf("%s: %s", line, got)
		}
	}
}
