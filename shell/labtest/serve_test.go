package labtest

import (
	"fmt"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

const pythonClient = `
import socket, sys
s = socket.create_connection(("localhost", int(sys.argv[1])))
print("connected", flush=True)
sys.stdin.readline()
s.sendall((sys.argv[2] + "\n").encode())
print(s.recv(500), s.recv(500))
`

// A server in the background answers three python3 clients and one Java client
// at once: all are connected before the first speaks.
func TestServeMany(t *testing.T) {
	t.Parallel()
	py := needPython(t)
	server := start(t, labsh("--lang", "fr", "-c", `server = serve 0 max=4
wait
print(server.connections, server.connexions)
server.connections
`))
	server.await("Attente Connexion client localhost:")
	port := strings.TrimSpace(server.await("\n"))

	clients := map[string]*process{}
	for i := range 3 {
		text := fmt.Sprint("Message ", i)
		clients[text] = start(t, exec.Command(py, "-c", pythonClient, port, text))
	}
	for _, c := range clients {
		c.await("connected\n")
	}
	text := "Message Java"
	want := "b'Message Serveur vers Client\\n' b''\n"
	if java, err := exec.LookPath("java"); err == nil {
		source, err := filepath.Abs(filepath.Join("testdata", "sheet", "Client.java"))
		if err != nil {
			t.Fatal(err)
		}
		c := start(t, exec.Command(java, "-Xshare:auto", "-XX:TieredStopAtLevel=1", source, port, text))
		if got := c.succeed(); got != "Message Serveur vers Client\nnull\n" {
			t.Errorf("java: %q", got)
		}
	} else {
		t.Log("no java here: a fourth python3 in its place")
		c := start(t, exec.Command(py, "-c", pythonClient, port, text))
		c.enter("\n")
		if got := c.succeed(); got != "connected\n"+want {
			t.Errorf("%s: %q", text, got)
		}
	}
	for text, c := range clients {
		c.enter("\n")
		if got := c.succeed(); got != "connected\n"+want {
			t.Errorf("%s: %q", text, got)
		}
	}
	got := masked(server.succeed())
	for text := range clients {
		checkServed(t, got, text)
	}
	checkServed(t, got, "Message Java")
	for line, n := range map[string]int{
		"Emission vers le client Message Serveur vers Client\n": 4,
		"Deconnexion localhost:PORT.\n":                         4,
		"4 4\n4\n":                                              1,
	} {
		if strings.Count(got, line) != n {
			t.Errorf("not %d times %q:\n%s", n, line, got)
		}
	}
}

func checkServed(t *testing.T, got, text string) {
	t.Helper()
	line := "Reception du message client : " + text + " Socket du client ('127.0.0.1', PORT)\n"
	if strings.Count(got, line) != 1 {
		t.Errorf("not once %q:\n%s", line, got)
	}
}

// The class's program, the lab sheet's client, and serve: one after the other.
func TestServeSheetClient(t *testing.T) {
	t.Parallel()
	py, ns := needPython(t), newNamespace(t)
	server := start(t, ns.in(labsh("--lang", "fr", "-c", "serve 5000 max=1\nwait")))
	server.await("Attente Connexion client localhost:5000\n")
	start(t, ns.in(exec.Command(py, sheetProgram(t, "client.py")))).shows(spaced(sheetClient))
	server.shows(sheetServer)
}

func TestServeOptions(t *testing.T) {
	t.Parallel()
	p := start(t, labsh("-i"))
	exchange := func(serve, want string) {
		t.Helper()
		p.enter(serve + "\n")
		p.await("localhost:")
		port := strings.TrimSpace(p.await("\n"))
		p.enter("c = socket.create_connection(('localhost', " + port + "))\nc.send(b'bonjour')\nc.recv(100)\nc.close()\n")
		p.await(want + "\n")
		p.enter("stop\n")
		p.await("Stopped localhost:" + port + ", 1 connection\n")
	}
	exchange("serve 0", `b'Message Serveur vers Client\n'`)
	exchange(`serve 0 reply="été\n"`, `b'\xc3\xa9t\xc3\xa9\n'`)
	exchange("serve 0 echo", `b'bonjour'`)
	p.enter("quiet on\n")
	exchange("serve localhost 0", `b'Message Serveur vers Client\n'`)
	if status := p.end(); status != 0 {
		t.Errorf("exit status %d", status)
	}
}

// Leaving closes every socket and stops every server.
func TestLeavingCloses(t *testing.T) {
	t.Parallel()
	py := needPython(t)
	p := start(t, labsh("-i"))
	p.enter("listen 0\n")
	p.await("localhost:")
	port := strings.TrimSpace(p.await("\n"))
	c := start(t, exec.Command(py, "-c", pythonClient, port, "x"))
	c.await("connected\n")
	p.enter("accept\nexit 4\n")
	if status := p.end(); status != 4 {
		t.Errorf("exit status %d", status)
	}
	c.enter("\n")
	if status := c.end(); status == 0 && !strings.Contains(c.output.String(), "b''") {
		t.Errorf("%s", c.output)
	}
}
