package sockets_test

import (
	"os"
	"path/filepath"
	"testing"

	"labsh/shell/command/commandtest"
	"labsh/shell/locale"
)

// recvall > FILE replaces the file by what came, also when an error ended the
// stream; when nothing came but an error, it stays as it was.
func TestRecvallToFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "kept")
	h := commandtest.New(t, locale.English)
	h.Run("listen 0\nc = connect localhost ${server.getsockname()[1]}\np = accept\nc.settimeout 0.05")
	tests := []struct {
		name, before, line string
		fails              bool
		want               string
	}{
		{"an error", "", "c.recvall > " + path, true, "old"},
		{"an error on the way", "p.send new", "c.recvall > " + path, true, "new"},
		{"an error at the end of the file", "", "c.recvall >> " + path, true, "old"},
		{"more", "p.send new\np.shutdown wr", "c.recvall >> " + path, false, "oldnew"},
		{"nothing more", "", "c.recvall > " + path, false, ""},
	}
	for _, tt := range tests {
		if err := os.WriteFile(path, []byte("old"), 0o600); err != nil {
			t.Fatal(err)
		}
		if tt.before != "" {
			h.Run(tt.before)
		}
		if _, _, err := h.Try(tt.line); (err != nil) != tt.fails {
			t.Errorf("%s: %v", tt.name, err)
		}
		if got, err := os.ReadFile(path); err != nil || string(got) != tt.want {
			t.Errorf("%s: the file holds %q (%v), want %q", tt.name, got, err, tt.want)
		}
	}
}
