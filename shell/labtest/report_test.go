package labtest

import (
	"fmt"
	"os/exec"
	"regexp"
	"strings"
	"testing"
	"time"
)

var (
	heldBy   = regexp.MustCompile(`fd \d+`)
	anyCount = regexp.MustCompile(` \d+ `)
)

// What recv, close and the send commands report, and what ss(8) shows of the connection
// then: its state at the client's end, "" for one that is gone from there.
var reports = []struct {
	line   string
	en, fr string // SERVER is the server's address as it was typed, END as the kernel has it
	state  string
}{
	{"c = connect localhost $port", "…", "…", "ESTAB"},
	{"accept", "", "", "ESTAB"},
	// Another descriptor holds the connection.
	{"d = c.dup()", "", "", "ESTAB"},
	{"c.close", "The connection to SERVER stays open: d (fd N) is another descriptor of it", "La connexion SERVER reste ouverte : d (fd N) en est un autre descripteur", "ESTAB"},
	{"d.sendall still", "Sent to server: still", "Emission vers le serveur : still", "ESTAB"},
	{"f = d.makefile('r')", "", "", "ESTAB"},
	{"d.close", "The connection to END stays open: a file of makefile still holds it", "La connexion END reste ouverte : un fichier de makefile la tient encore", "ESTAB"},
	{"f.close()", "", "", "FIN-WAIT-2"},
	{"peer.recv", "Received from client: still Client socket: PEER\nb'still'", "Reception du message client : still Socket du client PEER\nb'still'", "FIN-WAIT-2"},
	{"peer.recv", "End of stream: the other side closed (b'')\nb''", "Fin de connexion : l'autre extrémité a fermé (b'')\nb''", "FIN-WAIT-2"},
	{"peer.close", "Disconnected from SERVER.", "Deconnexion SERVER.", "TIME-WAIT"},
	// Reading was shut down here, the other side has not closed.
	{"c = connect localhost $port", "…", "…", "ESTAB"},
	{"accept", "", "", "ESTAB"},
	{"c.shutdown rd", "", "", "ESTAB"},
	{"c.recv", "End of reading: shutdown ended it here (b'')\nb''", "Fin de lecture : shutdown l'a fermée ici (b'')\nb''", "ESTAB"},
	{"c.close", "Disconnected from SERVER.", "Deconnexion SERVER.", "FIN-WAIT-2"},
	{"peer.close", "Disconnected from SERVER.", "Deconnexion SERVER.", "TIME-WAIT"},
	// By another descriptor.
	{"c = connect localhost $port", "…", "…", "ESTAB"},
	{"accept", "", "", "ESTAB"},
	{"d = c.dup()", "", "", "ESTAB"},
	{"d.shutdown rdwr", "", "", "FIN-WAIT-2"},
	{"c.recv", "End of reading: shutdown ended it here (b'')\nb''", "Fin de lecture : shutdown l'a fermée ici (b'')\nb''", "FIN-WAIT-2"},
	{"close c d", "Disconnected from SERVER.\nDisconnected from END.", "Deconnexion SERVER.\nDeconnexion END.", "FIN-WAIT-2"},
	{"peer.close", "Disconnected from SERVER.", "Deconnexion SERVER.", "TIME-WAIT"},
	// A reset, told once.
	{"c = connect localhost $port", "…", "…", "ESTAB"},
	{"accept", "", "", "ESTAB"},
	{"peer.setsockopt SO_LINGER 0", "", "", "ESTAB"},
	{"peer.close", "Disconnected from SERVER.", "Deconnexion SERVER.", ""},
	{"c.recv", "…", "…", ""},
	{"c.recv", "Nothing more to receive: the connection broke, the error was reported before (b'')\nb''", "Plus rien à recevoir : la connexion a été coupée, l'erreur a déjà été signalée (b'')\nb''", ""},
	{"c.close", "Disconnected from SERVER.", "Deconnexion SERVER.", ""},
	// A message that is not whole, and one of which the kernel takes a part.
	{"c = connect localhost $port", "…", "…", "ESTAB"},
	{"accept", "", "", "ESTAB"},
	{"peer.sendall part", "Sent to client: part", "Emission vers le client part", "ESTAB"},
	{"peer.shutdown wr", "", "", "CLOSE-WAIT"},
	{"c.recvline", "Received from server: part\nThe stream ended before the message was whole\nb'part'", "Reception du message client : part\nLe flux s'est terminé avant la fin du message\nb'part'", "CLOSE-WAIT"},
	{"c.setblocking 0", "", "", "CLOSE-WAIT"},
	{"c.setsockopt SO_SNDBUF 4096", "", "", "CLOSE-WAIT"},
	{"peer.setsockopt SO_RCVBUF 4096", "", "", "CLOSE-WAIT"},
	{"n = c.send ${'x' * 2_000_000}", "…The kernel took N bytes of 2000000: the rest is not sent", "…Le noyau en a pris N octets sur 2000000 : le reste n'est pas émis", "CLOSE-WAIT"},
	{"n < 2_000_000", "True", "True", "CLOSE-WAIT"},
	{"c.setsockopt SO_LINGER 0", "", "", "CLOSE-WAIT"},
	{"close all", "…", "…", ""},
}

func TestReports(t *testing.T) {
	t.Parallel()
	ss := need(t, "ss")
	for _, lang := range []string{"en", "fr"} {
		t.Run(lang, func(t *testing.T) {
			t.Parallel()
			ns := newNamespace(t)
			p := start(t, ns.in(labsh("--lang", lang, "-i")))
			step := 0
			// run gives what a line printed: between two marks.
			run := func(line string) string {
				step++
				mark := fmt.Sprintf("=%d=\n", step)
				p.enter(line + "\nprint('" + strings.TrimSuffix(mark, "\n") + "')\n")
				said := p.await(mark)
				return strings.TrimSuffix(strings.TrimSuffix(said, mark), "\n")
			}
			run("listen 5000")
			run("port = 5000")
			client := ""
			for _, r := range reports {
				want := r.en
				if lang == "fr" {
					want = r.fr
				}
				got := run(r.line)
				if strings.HasPrefix(r.line, "c = ") {
					client = run("print(c.getsockname()[1])")
				}
				want = strings.NewReplacer("SERVER", "localhost:5000", "END", "127.0.0.1:5000", "PEER", "('127.0.0.1', "+client+")").Replace(want)
				if rest, tail := strings.CutPrefix(want, "…"); tail {
					if i := strings.LastIndexByte(got, '\n'); rest != "" {
						got, want = anyCount.ReplaceAllString(got[i+1:], " N "), anyCount.ReplaceAllString(rest, " N ")
					} else {
						want = got
					}
				} else {
					got = heldBy.ReplaceAllString(got, "fd N")
				}
				if got != want {
					t.Errorf("%s:\n%s", r.line, difference(got, want))
				}
				// The acknowledgement of a FIN may take 40 ms.
				state := ""
				for end := time.Now().Add(patience); ; {
					out, err := ns.in(exec.Command(ss, "-tanH", "sport", "=", ":"+client, "and", "dport", "=", ":5000")).Output()
					if err != nil {
						t.Fatal(err)
					}
					if state, _, _ = strings.Cut(string(out), " "); state == r.state || time.Now().After(end) {
						break
					}
				}
				if state != r.state {
					t.Errorf("after %s ss shows %q, want %q", r.line, state, r.state)
				}
			}
			if status := p.end(); status != 0 {
				t.Errorf("exit status %d", status)
			}
		})
	}
}
