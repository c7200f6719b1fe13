package labtest

import (
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// The lab sheet's expected results, letter for letter, but for the client's
// port, which the kernel chooses.
const (
	sheetClient = `Connexion sur serveur localhost:5000
Socket du client : ('127.0.0.1', 61200)
Emission vers le serveur : Message Client vers Serveur
Reception du message client : Message Serveur vers Client
Deconnexion localhost:5000.
`
	sheetServer = `Attente Connexion client localhost:5000
Reception du message client : Message Client vers Serveur Socket du client ('127.0.0.1', 61200)
Emission vers le client Message Serveur vers Client
Deconnexion localhost:5000.
`
)

// The lab sheet's steps 1.2 and 1.3 as labsh scripts.
const (
	clientScript = `connect localhost 5000
send "Message Client vers Serveur\n"
recv 500
close
`
	serverScript = `listen 5000
accept
recv 100
send "Message Serveur vers Client\n"
close peer
`
)

// spaced is what the sheet's programs print: each message ends with a newline
// of its own, which the sheet's expected results do not show.
func spaced(text string) string {
	text = strings.Replace(text, "Message Serveur vers Client\n", "Message Serveur vers Client\n\n", 1)
	if strings.HasPrefix(text, "Attente") {
		return strings.Replace(text, "Message Client vers Serveur ", "Message Client vers Serveur\n ", 1)
	}
	return strings.Replace(text, "Message Client vers Serveur\n", "Message Client vers Serveur\n\n", 1)
}

func TestSheetStep12(t *testing.T) {
	t.Parallel()
	py, ns := needPython(t), newNamespace(t)
	server := start(t, ns.in(exec.Command(py, sheetProgram(t, "serveur.py"))))
	server.await("Attente Connexion client")
	start(t, ns.in(labsh("--lang", "fr", write(t, "client.lab", clientScript)))).shows(sheetClient)
	server.shows(spaced(sheetServer))
}

func TestSheetStep13(t *testing.T) {
	t.Parallel()
	py, ns := needPython(t), newNamespace(t)
	server := start(t, ns.in(labsh("--lang", "fr", "-c", serverScript)))
	server.await("Attente Connexion client")
	start(t, ns.in(exec.Command(py, sheetProgram(t, "client.py")))).shows(spaced(sheetClient))
	server.shows(sheetServer)
}

// Both ends in two labsh processes, and in one.
func TestSheetTwoProcesses(t *testing.T) {
	t.Parallel()
	ns := newNamespace(t)
	server := start(t, ns.in(labsh("--lang", "fr", "-c", serverScript)))
	server.await("Attente Connexion client")
	start(t, ns.in(labsh("--lang", "fr", "-c", clientScript))).shows(sheetClient)
	server.shows(sheetServer)
}

func TestSheetOneProcess(t *testing.T) {
	t.Parallel()
	start(t, newNamespace(t).in(labsh("--lang", "fr", "-c", `listen 5000
connect localhost 5000
send "Message Client vers Serveur\n"
accept
recv 100
send "Message Serveur vers Client\n"
client.recv 500
client.close
peer.close
server.close
`))).shows(`Attente Connexion client localhost:5000
Connexion sur serveur localhost:5000
Socket du client : ('127.0.0.1', 61200)
Emission vers le serveur : Message Client vers Serveur
Reception du message client : Message Client vers Serveur Socket du client ('127.0.0.1', 61200)
Emission vers le client Message Serveur vers Client
Reception du message client : Message Serveur vers Client
Deconnexion localhost:5000.
Deconnexion localhost:5000.
`)
}

// The same step in English.
func TestSheetEnglish(t *testing.T) {
	t.Parallel()
	ns := newNamespace(t)
	server := start(t, ns.in(labsh("-c", serverScript)))
	server.await("Waiting for a client on localhost:5000\n")
	start(t, ns.in(labsh("-c", clientScript))).shows(`Connected to server localhost:5000
Client socket: ('127.0.0.1', 61200)
Sent to server: Message Client vers Serveur
Received from server: Message Serveur vers Client
Disconnected from localhost:5000.
`)
	server.shows(`Waiting for a client on localhost:5000
Received from client: Message Client vers Serveur Client socket: ('127.0.0.1', 61200)
Sent to client: Message Serveur vers Client
Disconnected from localhost:5000.
`)
}

func sheetProgram(t *testing.T, name string) string {
	t.Helper()
	path, err := filepath.Abs(filepath.Join("testdata", "sheet", name))
	if err != nil {
		t.Fatal(err)
	}
	return path
}
