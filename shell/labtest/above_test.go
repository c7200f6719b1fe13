package labtest

import (
	"io"
	"net"
	"strings"
	"testing"
)

// What Python code prints in the background appears above the line that is
// being typed, as what the commands' servers tell does.
func TestPromptBackgroundPython(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ before, above string }{
		"a Serveur": {
			"s = Serveur('localhost', 0); s.demarre(); port = s.port",
			"Reception du message client : x Socket du client ('127.0.0.1', PORT)\nEmission vers le client Message Serveur vers Client\nDeconnexion localhost:PORT.",
		},
		"a thread": {
			"import threading; s = socket.socket(); s.bind(('localhost', 0)); s.listen(); port = s.getsockname()[1]; " +
				"threading.Thread(target=lambda: (s.accept(), print('un', 'deux', sep='\\n')), daemon=True).start()",
			"un\ndeux",
		},
		"a thread's error": {
			"import threading; s = socket.socket(); s.bind(('localhost', 0)); s.listen(); port = s.getsockname()[1]; " +
				"threading.Thread(target=lambda: (s.accept(), s.nothing), daemon=True).start()",
			"AttributeError: 'socket' object has no attribute 'nothing'",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			m := open(t, labsh())
			m.run(c.before)
			port := strings.TrimSpace(m.run("port"))
			m.typed("20 +")
			m.await(">>> 20 +")
			peer, err := net.Dial("tcp", "127.0.0.1:"+port)
			if err != nil {
				t.Fatal(err)
			}
			defer func() { _ = peer.Close() }()
			if _, err := io.WriteString(peer, "x"); err != nil {
				t.Fatal(err)
			}
			m.awaitThat("what was printed above the line", func() bool {
				rows := m.rows()
				n := strings.Count(c.above, "\n") + 1
				return len(rows) > n && rows[len(rows)-1] == ">>> 20 +" &&
					masked(strings.Join(rows[len(rows)-1-n:len(rows)-1], "\n")) == c.above
			})
			m.typed(" 40\r")
			m.awaitRow("60")
		})
	}
}
