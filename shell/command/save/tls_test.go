package save_test

import (
	"path/filepath"
	"strings"
	"testing"

	"labsh/shell/command/commandtest"
	"labsh/shell/locale"
)

// TLS put on a connection that is there keeps the connection's name in the program,
// which python3 runs.
func TestSavedTLS(t *testing.T) {
	t.Parallel()
	server := commandtest.New(t, locale.English)
	server.Run("server = serve 0 tls echo")
	port := server.Value("server.port")
	for _, tt := range []struct{ line, want string }{
		{"tls insecure", "client = context.wrap_socket(client, server_hostname=\"localhost\")\n"},
		{"e = client.tls insecure", "client = context.wrap_socket(client, server_hostname=\"localhost\")\ne = client\n"},
	} {
		h := commandtest.New(t, locale.English)
		h.Typed("connect localhost "+port, tt.line, `send "hello\n"`, "recv", "close all")
		path := filepath.Join(t.TempDir(), "x.py")
		if text := h.Saved(path); !strings.Contains(text, tt.want) {
			t.Errorf("%s:\n%s", tt.line, text)
		}
		if out := commandtest.Python3(t, path); !strings.Contains(out, "hello") && out != "" {
			t.Errorf("%s: python3 printed %q", tt.line, out)
		}
	}
}
