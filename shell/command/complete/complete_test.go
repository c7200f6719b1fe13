package complete_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"labsh/shell/command/commandtest"
	"labsh/shell/command/complete"
	"labsh/shell/locale"
)

func TestComplete(t *testing.T) {
	h := commandtest.New(t, locale.English)
	dir := t.TempDir()
	t.Chdir(dir)
	for _, name := range []string{"client.py", "serveur.py", ".hidden"} {
		if err := os.WriteFile(filepath.Join(dir, name), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir("clients", 0o700); err != nil {
		t.Fatal(err)
	}
	h.Typed("listen 0", "sock2 = socket tcp", "portServeur = 5000", "class A:\n    field = 'x'\n    def method(self):\n        return self\n", "a = A()", "a.inner = A()", "from urllib.parse import quote")
	c := complete.New(h.Session, h.Thread.Interpreter())
	tests := []struct {
		head    string
		stem    string
		with    []string // some of the words
		without []string
	}{
		{head: "conn", stem: "conn", with: []string{"connect ", "connect_ex "}, without: []string{"close "}},
		{head: "x = acc", stem: "acc", with: []string{"accept"}},
		{head: "    sen", stem: "sen", with: []string{"send ", "sendline "}},
		{head: "whi", stem: "whi", with: []string{"while"}},
		{head: "portS", stem: "portS", with: []string{"portServeur"}},
		{head: "print(portS", stem: "portS", with: []string{"portServeur"}},
		{head: "send $portS", stem: "portS", with: []string{"portServeur"}},
		{head: "send ${server.gets", stem: "gets", with: []string{"getsockname"}},
		{head: "send portS", stem: "portS"},
		{head: "socket.AF_", stem: "AF_", with: []string{"AF_INET", "AF_INET6", "AF_UNIX"}},
		{head: "s = socket.socket(socket.SOCK_", stem: "SOCK_", with: []string{"SOCK_STREAM"}},
		{head: "server.", stem: "", with: []string{"accept", "send", "sendline", "recvuntil", "getsockname"}, without: []string{"__init__", "stop"}},
		{head: "a.", stem: "", with: []string{"field", "method", "inner"}, without: []string{"send"}},
		{head: "print(a.inner.f", stem: "f", with: []string{"field"}},
		{head: "a.method().f", stem: ""},
		{head: "'a.", stem: ""},
		{head: "socket ", stem: "", with: []string{"tcp", "udp", "ipv6"}},
		{head: "shutdown w", stem: "w", with: []string{"wr"}, without: []string{"rd"}},
		{head: "listen 0 ba", stem: "ba", with: []string{"backlog="}},
		{head: "use s", stem: "s", with: []string{"server", "sock2"}, without: []string{"socket"}},
		{head: "close ", stem: "", with: []string{"all", "server", "sock2"}},
		{head: "run ", stem: "", with: []string{"client.py", "clients/"}, without: []string{".hidden"}},
		{head: "sendfile cl", stem: "cl", with: []string{"client.py", "clients/"}, without: []string{"serveur.py"}},
		{head: "ss -tan state ti", stem: "ti", with: []string{"time-wait"}, without: []string{"bucket"}},
		{head: "ss exclude ", stem: "", with: []string{"listening", "all"}, without: []string{"-antp"}},
		{head: "ss ", stem: "", with: []string{"-antp", "-tulpn", "state ", "sport "}, without: []string{"--all"}},
		{head: "ss --n", stem: "--n", with: []string{"--numeric", "--no-header"}, without: []string{"--net"}},
		{head: "ss -tan sport ", stem: "", with: []string{"= :"}, without: []string{"-antp"}},
		{head: "recv > cl", stem: "cl", with: []string{"client.py"}},
		{head: "store products | fi", stem: "fi", with: []string{"fields "}},
		{head: "store pro", stem: "pro", with: []string{"products", "products/categories"}},
		{head: "store use ", stem: "", with: []string{"embedded"}},
		{head: "http P", stem: "P", with: []string{"POST", "PUT", "PATCH"}},
		{head: "help sen", stem: "sen", with: []string{"send", "sendto"}},
		{head: "help TIME", stem: "TIME", with: []string{"TIME_WAIT"}},
		{head: "help ", stem: "", with: []string{"states", "CLOSE_WAIT", "udp", "close", "filters"}, without: []string{"états"}},
		{head: "twin conn", stem: "conn", with: []string{"connect"}},
		{head: "time run se", stem: "se", with: []string{"serveur.py"}},
		{head: "nothing.", stem: ""},
		{head: "import s", stem: "s", with: []string{"socket", "ssl", "struct", "sys"}, without: []string{"setattr", "send "}},
		{head: "from so", stem: "so", with: []string{"socket"}, without: []string{"sorted"}},
		{head: "import cli", stem: "cli", with: []string{"client"}, without: []string{"clients"}},
		{head: "import os.pa", stem: "os.pa", with: []string{"os.path"}},
		{head: "from urllib.parse import urlenc", stem: "urlenc", with: []string{"urlencode"}},
		{head: "from textwrap import ", stem: ""},
		{head: "from socket ", stem: "", with: []string{"import "}},
		{head: "from socket import AF_INET, SOCK_", stem: "SOCK_", with: []string{"SOCK_STREAM"}},
	}
	for _, tt := range tests {
		stem, words := c.Complete(tt.head, "")
		if stem != tt.stem {
			t.Errorf("%q: stem %q, want %q", tt.head, stem, tt.stem)
		}
		for _, w := range tt.with {
			if !slices.Contains(words, w) {
				t.Errorf("%q: no %q among %q", tt.head, w, words)
			}
		}
		for _, w := range tt.without {
			if slices.Contains(words, w) {
				t.Errorf("%q: %q among %q", tt.head, w, words)
			}
		}
		if len(tt.with) == 0 && len(words) > 0 {
			t.Errorf("%q: %q, want nothing", tt.head, words)
		}
	}
}

// Tab does not wait for Python code that keeps the interpreter to itself.
func TestCompleteDoesNotBlock(t *testing.T) {
	h := commandtest.New(t, locale.English)
	c := complete.New(h.Session, h.Thread.Interpreter())
	h.Do(func() error {
		if _, words := c.Complete("conn", ""); words != nil {
			t.Errorf("got %q while Python runs", words)
		}
		return nil
	})
	if _, words := c.Complete("conn", ""); len(words) == 0 {
		t.Error("nothing once it has ended")
	}
}
