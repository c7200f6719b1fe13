package save_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"labsh/shell/command/commandtest"
	"labsh/shell/locale"
)

// The name decides what is written, whatever its case.
func TestSaveSuffix(t *testing.T) {
	t.Parallel()
	h := commandtest.New(t, locale.English)
	h.Typed("connected = 1", "socket")
	for _, tt := range []struct{ name, want string }{
		{"x.PY", "# coding: utf-8\n"}, {"x.lab", "connected = 1\n"}, {"x.LAB", "connected = 1\n"}, {"x", "connected = 1\n"}, {"two.dots/x", "connected = 1\n"},
	} {
		path := filepath.Join(t.TempDir(), tt.name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if text := h.Saved(path); !strings.HasPrefix(text, tt.want) {
			t.Errorf("%s: %q", tt.name, text)
		}
	}
	for _, name := range []string{"x.txt", "x.py.bak", "x.markdown", ".profile", "x."} {
		path := filepath.Join(t.TempDir(), name)
		stem := strings.TrimSuffix(path, filepath.Ext(path))
		want := "ValueError: save: unknown suffix '" + filepath.Ext(path) + "'\n  hint: the suffix decides: " +
			stem + ".py (program), " + stem + ".md (report), " + stem + ".pcapng (packets), " + stem + ".lab or nothing (script)\n"
		if got := h.Prompt("save " + path); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
		if _, err := os.Stat(path); err == nil {
			t.Errorf("%s was written", name)
		}
	}
}
