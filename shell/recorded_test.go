package shell

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
)

// What every socket of the session does is recorded, whoever made it.
func TestRecorded(t *testing.T) {
	t.Parallel()
	web := httptest.NewServer(http.NotFoundHandler())
	t.Cleanup(web.Close)
	var errOut strings.Builder
	s := New(context.Background(), Options{Stdin: os.Stdin, Stdout: io.Discard, Stderr: &errOut})
	if got := s.RunText("<string>", fmt.Sprintf(`
import threading
l = socket.socket()
l.bind(("127.0.0.1", 0))
l.listen()
c = socket.create_connection(l.getsockname())
p, _ = l.accept()
c.send(b"a Python line")
p.recv(100)
p.send(b"an accepted socket")
c.recv(100)
d = c.dup()
d.send(b"a duplicate")
p.recv(100)
x, y = socket.socketpair()
x.send(b"a pair")
y.recv(100)
f = c.makefile("wb")
f.write(b"a file")
f.close()
p.recv(100)
def work():
    with socket.create_connection(l.getsockname()) as mine:
        mine.send(b"a thread")
thread = threading.Thread(target=work)
thread.start()
thread.join()
l.accept()[0].recv(100)
v = Serveur("localhost", 0, max=1, reply="a Serveur")
v.demarre()
k = Client("localhost", v.port)
k.connect()
k.sendMessage("a Client")
k.receiveMessage()
k.close()
v.attend()
requests.get(%q)
door = listen 0
guest = connect localhost ${door.getsockname()[1]}
send a command
srv = serve 0 max=1 reply="a served answer"
connect localhost ${srv.port}
send a question
recv
close
wait srv
`, web.URL+"/requests")); got != StatusDone {
		t.Errorf("status %d\n%s", got, errOut.String())
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
	seen := map[string]bool{} // "send from a thread"
	for _, e := range s.session.Recorder.Events() {
		line, _, _ := strings.Cut(string(e.Data), "\r\n")
		seen[strings.TrimSpace(e.Op+" "+line)] = true
	}
	for _, want := range []string{
		"bind", "listen", "connect", "accept", "close",
		"send a Python line", "recv a Python line", "send an accepted socket", "recv an accepted socket",
		"send a duplicate", "send a pair", "recv a pair", "send a file", "send a thread", "recv a thread",
		"send a Client", "recv a Client", "sendall a Serveur", "recv a Serveur", "send GET /requests HTTP/1.1", "send a command", "recv a question", "sendall a served answer",
	} {
		if !seen[want] {
			t.Errorf("no event: %s", want)
		}
	}
	if t.Failed() {
		t.Log(seen)
	}
}

// quiet on holds back what a server says of its clients, also of one that a Python
// line has started; that it listens is told.
func TestQuietServeur(t *testing.T) {
	t.Parallel()
	const lines = `
v = Serveur("localhost", 0, max=1)
v.demarre()
k = Client("localhost", v.port)
k.connect()
k.sendMessage("hello")
k.receiveMessage()
k.close()
v.attend()
`
	run := func(before string) string {
		var out, errOut strings.Builder
		s := New(context.Background(), Options{Stdin: os.Stdin, Stdout: &out, Stderr: &errOut})
		if got := s.RunText("<string>", before+lines); got != StatusDone {
			t.Errorf("status %d\n%s", got, errOut.String())
		}
		if err := s.Close(); err != nil {
			t.Error(err)
		}
		return out.String()
	}
	const listens, serves, asks = "Attente Connexion client localhost:", "Reception du message client : hello Socket du client", "Emission vers le serveur : hello\n"
	for before, wanted := range map[string]bool{"": true, "quiet on": false} {
		out := run(before)
		if !strings.Contains(out, listens) || !strings.Contains(out, asks) || strings.Contains(out, serves) != wanted {
			t.Errorf("after %q: %s", before, out)
		}
	}
}
