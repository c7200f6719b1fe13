package sheet_test

import (
	"bytes"
	"net"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"labsh/shell/module/moduletest"

	"labsh/netlab"
)

// program is one of the lab sheet's, with a port that is free.
func program(t *testing.T, name string, port int) string {
	text, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return strings.ReplaceAll(string(text), "5000", strconv.Itoa(port))
}

func freePort(t *testing.T) int {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port
}

// runProgram runs a program in python3 or here and gives what it printed.
func runProgram(t *testing.T, here bool, text string) string {
	if here {
		o := moduletest.New(t).Program(text)
		return o.Out + o.Err
	}
	cmd := exec.CommandContext(t.Context(), moduletest.Python3(t), "-c", text)
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	if err := cmd.Run(); err != nil {
		t.Error(err)
	}
	return out.String()
}

// awaitListener waits until somebody listens on port, without connecting.
func awaitListener(t *testing.T, port int) {
	deadline := time.Now().Add(20 * time.Second)
	for tick := time.NewTicker(5 * time.Millisecond); time.Now().Before(deadline); <-tick.C {
		s, err := netlab.New(t.Context(), netlab.AF_INET, netlab.SOCK_STREAM, 0)
		if err != nil {
			t.Fatal(err)
		}
		// A port that is listened at can be bound by nobody else.
		_ = s.SetsockoptInt(1, 2, 1)
		err = s.Bind(t.Context(), netlab.IPv4{Host: "127.0.0.1", Port: port})
		s.Close()
		if err != nil {
			return
		}
	}
	t.Fatal("nobody listens")
}

var ports = regexp.MustCompile(`[0-9]{5}`)

// TestSheetPrograms runs the lab sheet's client.py and serveur.py against each
// other, each in python3 and here.
func TestSheetPrograms(t *testing.T) {
	const wantClient = "Connexion sur serveur localhost:…\nSocket du client : ('127.0.0.1', …)\nEmission vers le serveur : Message Client vers Serveur\n\nReception du message client : Message Serveur vers Client\n\nDeconnexion localhost:….\n"
	const wantServer = "Attente Connexion client localhost:…\nReception du message client : Message Client vers Serveur\n Socket du client ('127.0.0.1', …)\nEmission vers le client Message Serveur vers Client\n\nDeconnexion localhost:….\n"
	for _, pair := range []struct {
		name           string
		client, server bool
	}{{"here-here", true, true}, {"here-python3", true, false}, {"python3-here", false, true}, {"python3-python3", false, false}} {
		t.Run(pair.name, func(t *testing.T) {
			port := freePort(t)
			served := make(chan string, 1)
			go func() { served <- runProgram(t, pair.server, program(t, "serveur.py", port)) }()
			awaitListener(t, port)
			if got := ports.ReplaceAllString(runProgram(t, pair.client, program(t, "client.py", port)), "…"); got != wantClient {
				t.Errorf("client: %q", got)
			}
			if got := ports.ReplaceAllString(<-served, "…"); got != wantServer {
				t.Errorf("server: %q", got)
			}
		})
	}
}

// TestClientAndServeur has the two classes speak to each other.
func TestClientAndServeur(t *testing.T) {
	s := moduletest.New(t)
	var lines = make(chan string, 100)
	s.Sockets.Line = func(line string) { lines <- line }
	o := s.Do(`
s = Serveur("localhost", 0, max=2)
s.démarre()
for i in range(2):
    c = Client("localhost", s.port)
    c.connect()
    print(c.sendMessage("Message Client vers Serveur\n"))
    r = c.receiveMessage()
    c.close()
    c.close()
s.attend()
print(r, s.connexions, s.running, Client, Serveur)
s.stop()
class Mien(Client):
    def __init__(self):
        super().__init__("localhost", 1)
        self.essais = 1
m = Mien(); print(m.essais, m)
m.connect()
`)
	const each = "Connexion sur serveur localhost:…\nSocket du client : ('127.0.0.1', …)\nEmission vers le serveur : Message Client vers Serveur\n28\nReception du message client : Message Serveur vers Client\nDeconnexion localhost:….\n"
	want := "Attente Connexion client localhost:…\n" + each + each + "Message Serveur vers Client\n 2 False <class 'Client'> <class 'Serveur'>\n1 <Mien localhost:1>\n"
	if got := ports.ReplaceAllString(o.Out, "…"); got != want {
		t.Errorf("%q", got)
	}
	if o.Err != "ConnectionRefusedError: [Errno 111] Connection refused" {
		t.Error(o.Err)
	}
	var got []string
	for len(lines) > 0 {
		got = append(got, ports.ReplaceAllString(<-lines, "…"))
	}
	// The server says of a client that it has answered after the client may have
	// gone on: the lines of the two may mix, each client's in their order.
	each3 := []string{
		"Reception du message client : Message Client vers Serveur Socket du client ('127.0.0.1', …)",
		"Emission vers le client Message Serveur vers Client",
		"Deconnexion localhost:….",
	}
	if len(got) != 6 {
		t.Fatalf("%q", got)
	}
	seen := [3]int{}
	for _, line := range got {
		k := slices.Index(each3, line)
		if k < 0 || k > 0 && seen[k] >= seen[k-1] {
			t.Fatalf("%q", got)
		}
		seen[k]++
	}
	if seen != [3]int{2, 2, 2} {
		t.Errorf("%q", got)
	}
}
