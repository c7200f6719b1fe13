package shell

import (
	"context"
	"crypto/x509"
	"encoding/pem"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"labsh/netlab"
	"labsh/shell/console"
	"labsh/shell/locale"
)

var updateLadders = flag.Bool("update-ladders", false, "rewrite the expected ladders in testdata/ladder")

// ladders are exchanges, each of which is drawn in both languages.
var ladders = []struct{ name, lines string }{
	{"exchange", opened + `
client.send "Message Client vers Serveur\n"
peer.recv 500
peer.send "Message Serveur vers Client\n"
client.recv 500
client.close
peer.recv 500
peer.close
server.close
`},
	{"joined", opened + `
client.send "one "
client.send "two"
peer.recv 500
`},
	{"pieces", opened + `
client.send "one two three"
peer.recv 4
peer.recv 4
peer.recv 500
`},
	{"line", opened + `
client.send "GET / HTTP/1.0\n"
peer.recvline
`},
	{"half-close", opened + `
client.send "the question"
client.shutdown wr
peer.recv 500
peer.recv 500
peer.send "the answer"
client.recv 500
peer.close
client.recv 500
client.close
`},
	{"reset", opened + `
client.send "nobody reads this"
peer.close
try:
    client.recv(500)
except OSError as e:
    print(e)
try:
    client.send(b"more")
except OSError as e:
    print(e)
client.close
`},
	{"refused", `
door = socket
door.bind(("127.0.0.1", 0))
client = socket
try:
    client.connect(door.getsockname())
except OSError as e:
    print(e)
`},
	{"backlog", `
server = socket
server.bind(("127.0.0.1", 0))
server.listen(0)
a = socket
a.connect(server.getsockname())
b = socket
b.settimeout(0.5)
try:
    b.connect(server.getsockname())
except OSError as e:
    print(e)
`},
	{"timeout", opened + `
client.settimeout(0.3)
try:
    client.recv(500)
except OSError as e:
    print(e)
`},
	{"udp", `
server = socket udp
server.bind(("127.0.0.1", 0))
a = socket udp
b = socket udp
c = socket udp
a.sendto(b"from a", server.getsockname())
b.sendto(b"from b", server.getsockname())
c.sendto(b"from c", server.getsockname())
for i in range(3):
    data, who = server.recvfrom(1024)
    server.sendto(b"to " + data[5:], who)
a.recvfrom(1024)
b.recvfrom(1024)
c.recvfrom(1024)
`},
	{"clients", `
server = serve 0 max=50 reply="Message Serveur vers Client\n"
import threading
def client():
    with socket.create_connection(("localhost", server.port)) as s:
        s.sendall(b"Message Client vers Serveur\n")
        while s.recv(500):
            pass
threads = [threading.Thread(target=client) for i in range(50)]
for t in threads:
    t.start()
for t in threads:
    t.join()
wait server
`},
	{"http", opened + `
client.send "GET /index.php HTTP/1.0\r\nHost: localhost\r\n\r\n"
peer.recv 4096
peer.send "HTTP/1.0 200 OK\r\nContent-Type: text/plain\r\n\r\nbonjour à tous\n"
client.recv 4096
peer.close
client.recv 4096
client.close
`},
	{"unix", `
a, b = socket.socketpair()
a.send(b"hello")
b.recv(500)
a.close()
b.recv(500)
`},
	{"tls", opened + `
import ssl, threading
def wrap():
    global secure
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE)
    secure = context.wrap_socket(peer, server_side=True)
thread = threading.Thread(target=wrap)
thread.start()
client.tls insecure
thread.join()
client.send "Message Client vers Serveur\n"
secure.recv(500)
secure.send(b"Message Serveur vers Client\n")
client.recv 500
client.close
`},
}

const opened = `
server = listen 0
connect localhost ${server.getsockname()[1]}
accept
`

// TestLadders compares what ladder draws of real exchanges with what it drew before. Ports and
// waits differ from run to run; others stand for them, as long.
func TestLadders(t *testing.T) {
	t.Parallel()
	for _, tt := range ladders {
		for _, lang := range []locale.Lang{locale.English, locale.French} {
			name := tt.name + "." + lang.String()
			t.Run(name, func(t *testing.T) {
				t.Parallel()
				got, file := drawLadder(t, tt.lines, lang), "testdata/ladder/"+name+".txt"
				if *updateLadders {
					if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
						t.Fatal(err)
					}
				}
				want, err := os.ReadFile(file)
				if err != nil {
					t.Fatal(err)
				}
				if got != string(want) {
					t.Errorf("drawn:\n%s\nexpected:\n%s", got, want)
				}
			})
		}
	}
}

// drawLadder runs lines in a shell of its own, and then ladder.
func drawLadder(t *testing.T, lines string, lang locale.Lang) string {
	t.Helper()
	var out, errOut strings.Builder
	s := New(context.Background(), Options{Stdin: os.Stdin, Stdout: &out, Stderr: &errOut, Lang: lang, Color: console.ColorNever})
	defer func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}()
	s.session.Interactive = true // pauses between lines say nothing
	lines = strings.ReplaceAll(lines, "CERTIFICATE", strconv.Quote(certificateFile(t)))
	if got := s.RunText("<string>", "quiet on\n"+lines+"\nprint('----')\nladder\n"); got != StatusDone {
		t.Fatalf("status %d\n%s%s", got, out.String(), errOut.String())
	}
	_, drawn, _ := strings.Cut(out.String(), "----\n")
	return sameEverywhere(drawn)
}

// certificateFile has a certificate for localhost and its key.
func certificateFile(t *testing.T) string {
	t.Helper()
	c, err := netlab.LocalhostCertificate()
	if err != nil {
		t.Fatal(err)
	}
	key, err := x509.MarshalPKCS8PrivateKey(c.PrivateKey)
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "localhost.pem")
	data := append(netlab.CertificatePEM(c), pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: key})...)
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

var (
	portOf = regexp.MustCompile(`[\d.]+\.\d+:\d{5}`)
	waited = regexp.MustCompile(`\d+([,.])\d s`)
)

// sameEverywhere puts ports that are counted from 61200 on in place of those of a
// ladder, and 9,9 s in place of waits.
func sameEverywhere(drawn string) string {
	ports := map[string]string{}
	drawn = portOf.ReplaceAllStringFunc(drawn, func(at string) string {
		if host, _, _ := strings.Cut(at, ":"); ports[at] == "" {
			ports[at] = fmt.Sprintf("%s:%d", host, 61200+len(ports))
		}
		return ports[at]
	})
	return waited.ReplaceAllString(drawn, "9${1}9 s")
}
