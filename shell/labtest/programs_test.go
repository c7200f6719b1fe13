package labtest

import (
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// runner runs Python programs: python3 and labsh are to do the same.
type runner struct {
	name    string
	command func(t *testing.T, args ...string) *exec.Cmd
}

var runners = []runner{
	{"labsh", func(_ *testing.T, args ...string) *exec.Cmd { return labsh(args...) }},
	{"python3", func(t *testing.T, args ...string) *exec.Cmd { return exec.Command(needPython(t), args...) }},
}

// eachPairing runs a test with every server beside every client.
func eachPairing(t *testing.T, f func(t *testing.T, server, client runner)) {
	for _, server := range runners {
		for _, client := range runners {
			t.Run(server.name+" serves "+client.name, func(t *testing.T) {
				t.Parallel()
				f(t, server, client)
			})
		}
	}
}

// The lab sheet's own programs, as printed there.
func TestSheetPrograms(t *testing.T) {
	t.Parallel()
	eachPairing(t, func(t *testing.T, serve, ask runner) {
		ns := newNamespace(t)
		server := start(t, ns.in(serve.command(t, sheetProgram(t, "serveur.py"))))
		server.await("Attente Connexion client localhost:5000\n")
		start(t, ns.in(ask.command(t, sheetProgram(t, "client.py")))).shows(spaced(sheetClient))
		server.shows(spaced(sheetServer))
	})
}

// What the sheet's programs say when nobody listens, and when the port is
// taken.
func TestSheetProgramsFail(t *testing.T) {
	t.Parallel()
	for _, r := range runners {
		t.Run(r.name, func(t *testing.T) {
			t.Parallel()
			ns := newNamespace(t)
			start(t, ns.in(r.command(t, sheetProgram(t, "client.py")))).
				shows("voici le message d'erreur [Errno 111] Connection refused\n")
			taken := start(t, ns.in(labsh("-c", "listen 5000 reuse=no\naccept")))
			taken.await("Waiting")
			start(t, ns.in(r.command(t, sheetProgram(t, "serveur.py")))).
				shows("voici le message d'erreur [Errno 98] Address already in use\n")
			start(t, ns.in(labsh("-c", "connect localhost 5000")))
			taken.end()
		})
	}
}

// Solutions of the sheet's exercises: a class Client and a class Serveur with
// a loop, a property that counts, and stop.
func TestSolutionClasses(t *testing.T) {
	t.Parallel()
	eachPairing(t, func(t *testing.T, serve, ask runner) {
		server := start(t, serve.command(t, solution(t, "serveur_classe.py"), "0"))
		port := server.port("port")
		server.await("Attente Connexion")
		client := solution(t, "client_classe.py")
		start(t, ask.command(t, client, "localhost", port, "un", "été\n")).shows(`Connexion sur serveur localhost:5555
Emission vers le serveur : 'un'
2 octets émis
Reception du message : 'Message Serveur vers Client\n'
Deconnexion localhost:5555.
Connexion sur serveur localhost:5555
Emission vers le serveur : 'été\n'
6 octets émis
Reception du message : 'Message Serveur vers Client\n'
Deconnexion localhost:5555.
fin : 2
`)
		start(t, ask.command(t, client, "localhost", port, "stop")).await("fin : 1\n")
		got := strings.ReplaceAll(server.succeed(), port, "5555")
		if want := `port 5555
Attente Connexion client localhost:5555
client 1 : 'un' de 127.0.0.1
client 2 : 'été\n' de 127.0.0.1
client 3 : 'stop' de 127.0.0.1
Arrêt localhost:5555
3 connexions
lecture seule
`; got != want {
			t.Error(difference(got, want))
		}
		// Nobody listens any more.
		late := start(t, ask.command(t, client, "localhost", port))
		if status := late.end(); status != 1 || late.output.String() != "Connexion refusée : [Errno 111] Connection refused\n" {
			t.Errorf("exit status %d, %q, %q", status, late.output, late.errors)
		}
	})
}

// The sheet's part 2: requests, asked of the embedded store.
func TestSolutionProducts(t *testing.T) {
	t.Parallel()
	py := needRequests(t)
	url := "http://" + strings.TrimSuffix(serve(t, "store serve 0"), "/")
	theirs := start(t, exec.Command(py, solution(t, "produits.py"), url)).succeed()
	if !strings.Contains(theirs, "201 Created True") {
		t.Errorf("python3:\n%s", theirs)
	}
	ours := start(t, labsh(solution(t, "produits.py"), url)).succeed()
	if ours != theirs {
		t.Error(difference(ours, theirs))
	}
}

func solution(t *testing.T, name string) string {
	t.Helper()
	path, err := filepath.Abs(filepath.Join("testdata", "solution", name))
	if err != nil {
		t.Fatal(err)
	}
	return path
}
