package sheet_test

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"labsh/shell/module/moduletest"
)

// TestDatagramServeur: Serveur(udp=True) answers datagrams, counts them, and refuses
// what does not go with UDP.
func TestDatagramServeur(t *testing.T) {
	t.Parallel()
	s := moduletest.New(t)
	lines := make(chan string, 100)
	s.Sockets.Line = func(line string) { lines <- line }
	o := s.Do(`
import socket
s = Serveur("localhost", 0, udp=True, max=3, reply=b"pong")
s.demarre()
c = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
c.settimeout(20)
for text in ("ping\n", "", "x" * 3000):
    n = c.sendto(text.encode(), ("localhost", s.port))
    print(c.recvfrom(10)[0])
s.attend()
print(s.datagrammes, s.datagrams, s.running, hasattr(s, "connexions"), hasattr(Serveur("localhost", 0), "datagrams"))
with Serveur("localhost", 0, udp=True, drop=100, max=1) as d:
    d.demarre()
    n = c.sendto(b"lost", ("localhost", d.port))
    d.attend()
print(d.datagrams)
for wrong in ({"drop": 3}, {"udp": True, "drop": 101}, {"udp": True, "drop": -1}, {"udp": True, "drop": float("nan")}, {"udp": True, "tls": True}, {"udp": True, "drop": "3"}):
    try:
        Serveur("localhost", 0, **wrong)
    except (ValueError, TypeError) as e:
        print(e)
t = Serveur("localhost", s.port, udp=True)
t.demarre()
try:
    Serveur("localhost", t.port, udp=True).demarre()
except OSError as e:
    print(e)
t.stop()
`)
	want := "Attente de datagrammes sur localhost:…\n" + strings.Repeat("b'pong'\n", 3) + "3 3 False False False\n" +
		"Attente de datagrammes sur localhost:…\n1\ndrop needs udp\ndrop must be 0-100\ndrop must be 0-100\ndrop must be 0-100\ntls needs TCP, not udp\nmust be real number, not str\n" +
		"Attente de datagrammes sur localhost:…\n[Errno 98] Address already in use\n"
	if got := ports.ReplaceAllString(o.Out, "…"); got != want || o.Err != "" {
		t.Errorf("%s\n%q, want\n%q", o.Err, got, want)
	}
	var got []string
	for len(lines) > 0 {
		got = append(got, regexp.MustCompile(`', \d+\)`).ReplaceAllString(<-lines, "')"))
	}
	const from, to = "Reception de ('127.0.0.1') : ", "Emission vers ('127.0.0.1') : pong"
	wanted := []string{from + "ping", to, from, to, from + strings.Repeat("x", 2048) + "… (3000 octets en tout)", to, "Datagramme jeté (drop), sans réponse, de ('127.0.0.1') : lost"}
	if strings.Join(got, "\n") != strings.Join(wanted, "\n") {
		t.Errorf("said %q\nwant %q", got, wanted)
	}
}

// TestFlood: of very many datagrams a screen is shown as many as people can follow, and
// how many there were besides; all are answered.
func TestFlood(t *testing.T) {
	t.Parallel()
	s := moduletest.New(t)
	lines := make(chan string, 10_000)
	s.Sockets.Line = func(line string) { lines <- line }
	const all = 2000
	o := s.Do(fmt.Sprintf(`
import socket
s = Serveur("localhost", 0, udp=True, max=%d, echo=True)
s.demarre()
c = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
c.connect(("localhost", s.port))
c.settimeout(20)
for i in range(0, %[1]d, 50): # as many as are shown in a second
    for j in range(i, i + 50): n = c.send(b"%%d" %% j)
    for j in range(i, i + 50): assert c.recv(10) == b"%%d" %% j
s.attend()
print(s.datagrams)
`, all))
	if o.Err != "" || !strings.HasSuffix(o.Out, "\n2000\n") {
		t.Fatalf("%q, %s", o.Out, o.Err)
	}
	shown, sent, unseen := 0, 0, 0
	for len(lines) > 0 {
		line := <-lines
		switch {
		case strings.HasPrefix(line, "Reception de"):
			shown++
		case strings.HasPrefix(line, "Emission vers"):
			sent++
		default:
			n, err := strconv.Atoi(regexp.MustCompile(`^… (\d+) datagrammes? de plus`).ReplaceAllString(strings.TrimSuffix(strings.TrimSuffix(line, ", traité sans être affiché"), ", traités sans être affichés"), "$1"))
			if err != nil {
				t.Fatalf("%q", line)
			}
			unseen += n
		}
	}
	// 50 in each second that it took.
	if shown+unseen != all || sent != shown || shown < 50 || shown == all {
		t.Errorf("%d shown, %d answers shown, %d counted", shown, sent, unseen)
	}
}
