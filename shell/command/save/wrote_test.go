package save_test

import (
	"path/filepath"
	"strings"
	"testing"

	"labsh/shell/command/commandtest"
	"labsh/shell/locale"
)

// TestSaveWrote: what a command without Python wrote into its file, if that is short.
func TestSaveWrote(t *testing.T) {
	t.Parallel()
	h := commandtest.New(t, locale.English)
	dir := t.TempDir()
	h.Typed("help > "+dir+"/long", "status 299 > "+dir+"/short", "http :1/ > "+dir+"/none", "for code in [404]:\n    status $code >> "+dir+"/all\n")
	got := h.Saved(filepath.Join(dir, "x.py"))
	if strings.Contains(got, "/long\", ") || strings.Contains(got, "pass") {
		t.Errorf("too much in\n%s", got)
	}
	for _, want := range []string{
		"# help > " + dir + "/long  # in labsh alone\n# status", "299 > " + dir + "/short  # in labsh alone\n{", "}.get(299)\nwith open(\"" + dir + "/short\", \"w\", encoding=\"utf-8\") as file:\n    file.write(\"299",
		"phrase\n    with open(\"" + dir + "/all\", \"a\", encoding=\"utf-8\") as file:\n        file.write(\"404 Not Found\\n4xx Client error\\nthere is nothing at this address (RFC 9110 §15.5.5)\\n\")\n", "\n# http :1/ > " + dir + "/none\n# → ",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
}
