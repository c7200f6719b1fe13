package session_test

import (
	"strings"
	"testing"

	"labsh/shell/command/commandtest"
	"labsh/shell/locale"
)

// What twin on shows before a line runs is the Python that the line is, its target
// included, and nothing else.
func TestTwinsShownWithTargets(t *testing.T) {
	h := commandtest.New(t, locale.English)
	port := h.Web()
	h.Typed("serve 0 tls", "port = server2.port", "connect localhost $port", "c = client", "twin on")
	for _, tt := range []struct{ line, want string }{
		{"x = status", "x = None\n"},
		{"x = status 404", "import http\nx = http.HTTPStatus(404).phrase\n"},
		{"x = store products/1", "x = requests.get("},
		{"x = http :" + port + "/", "x = requests.get(\"http://localhost:" + port + "/\", allow_redirects=False)\n"},
		{"x = fileno", "x = client.fileno()\n"},
		{"s = c.tls insecure", "import ssl\ncontext = ssl.create_default_context()\ncontext.check_hostname = False\ncontext.verify_mode = ssl.CERT_NONE\nc = context.wrap_socket(c, server_hostname=\"localhost\")\ns = c\n"},
	} {
		got := h.Prompt(tt.line)
		if !strings.HasPrefix(got, tt.want) || strings.Contains(got, "\nx = x\n") {
			t.Errorf(">>> %s\n%s\nwant\n%s", tt.line, got, tt.want)
		}
	}
	for line, want := range map[string]string{
		"twin stop nobody": "NameError: name 'nobody' is not defined\n  hint: no server and no program has that name: sockets and jobs show them\n",
		"twin wait nobody": "NameError: name 'nobody' is not defined\n  hint: no server and no program has that name: sockets and jobs show them\n",
		"twin stop port":   "TypeError: 'port' is a int, not a server\n",
	} {
		if got := h.Prompt(line); got != want {
			t.Errorf("%s: %q, want %q", line, got, want)
		}
	}
	h.Typed("stop all")
	if got := h.Prompt("twin stop all"); !strings.HasPrefix(got, "NameError: name 'server' is not defined\n  hint: ") && !strings.HasPrefix(got, "TypeError: ") {
		t.Errorf("twin stop all without a server: %q", got)
	}
}
