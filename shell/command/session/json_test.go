package session_test

import (
	"os"
	"path/filepath"
	"testing"

	"labsh/shell/command/commandtest"
	"labsh/shell/locale"
)

// TestJSONValue: after NAME = json gives the data, whatever holds them, and its twin
// does.
func TestJSONValue(t *testing.T) {
	t.Parallel()
	h := commandtest.New(t, locale.English)
	file := filepath.Join(t.TempDir(), "f")
	if err := os.WriteFile(file, []byte(`{"f": 1}`), 0o600); err != nil {
		t.Fatal(err)
	}
	h.Run("v = {'a': [1]}\ns = '{\"a\": 1}'\no = b'[1]'\nr = requests.models.Response()\nr._content = b'{\"r\": 2}'\nf = '" + file + "'")
	for _, tt := range []struct{ line, value, twin string }{
		{"x = json $v", "True", "x = v\n"},
		{"x = json v", "True", "x = v\n"},
		{"x = json r", "{'r': 2}", "x = r.json()\n"},
		{"x = json ${f}", "'" + file + "'", "x = f\n"},
		{"x = json " + file, "{'f': 1}", "x = json.load(open(\"" + file + "\"))\n"},
	} {
		h.Run(tt.line)
		show := "x"
		if tt.value == "True" {
			show = "x is v"
		}
		if got := h.Value(show); got != tt.value {
			t.Errorf("%s: %s, want %s", tt.line, got, tt.value)
		}
		if got, _ := h.Run("twin " + tt.line); got != tt.twin {
			t.Errorf("twin %s: %q, want %q", tt.line, got, tt.twin)
		}
	}
	for line, want := range map[string]string{
		"twin json $v": "json.dumps(v, ensure_ascii=False, indent=2)\n", "twin json $s": "json.dumps(json.loads(s), ensure_ascii=False, indent=2)\n",
		"twin json $o": "json.dumps(json.loads(o), ensure_ascii=False, indent=2)\n", "twin json r": "r.json()\n",
	} {
		if got, _ := h.Run(line); got != want {
			t.Errorf("%s: %q, want %q", line, got, want)
		}
	}
}
