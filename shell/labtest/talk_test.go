package labtest

import (
	"bufio"
	"io"
	"net"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

const ctrlBracket = "\x1d"

// converse types a line that begins a conversation, and waits until it has.
func (m *terminal) converse(line string) {
	m.t.Helper()
	m.mu.Lock()
	before := strings.Count(m.raw.String(), talkWelcome)
	m.mu.Unlock()
	m.typed(line + "\r")
	m.awaitThat("conversation", func() bool { return strings.Count(m.raw.String(), talkWelcome) > before })
}

const talkWelcome = "Ctrl-C: leave"

// A person's conversation with a server that asks without ending its line, sends
// halves of characters, and answers after the end.
func TestTalk(t *testing.T) {
	t.Parallel()
	next := make(chan struct{})
	port := listen(t, func(c net.Conn) {
		in := bufio.NewReader(c)
		write := func(text string) { _, _ = io.WriteString(c, text) }
		write("Welcome\r\n\tlogin: ")
		name, _ := in.ReadString('\n')
		write("password for " + strings.TrimSpace(name) + " \xc3")
		<-next
		write("\xa9\x1b[2J\xff\a: ")
		secret, _ := in.ReadString('\n')
		write("got " + secret)
		rest, _ := io.ReadAll(in)
		write("and " + string(rest) + "unfinished")
	})
	m := open(t, labsh())
	m.converse("talk localhost " + port)
	m.await("        login:")
	m.typed("bo")
	m.await("        login: bo")
	m.typed("b\r")
	m.await("password for bob")
	m.typed("se")
	m.await("password for bob se")
	next <- struct{}{}
	m.await(`password for bob é\x1b[2J\xff\x07: se`)
	m.typed("cret\r")
	m.await("got secret")
	m.typed("last\r" + ctrlD)
	m.awaitRow("Sending side shut")
	m.await(">>>")
	want := `Connected to server localhost:PORT
Client socket: ('127.0.0.1', PORT)
Conversation with localhost:PORT (client)
Ctrl-D: shut the sending side · Ctrl-] or Ctrl-C: leave
Welcome
        login: bob
password for bob é\x1b[2J\xff\x07: secret
got secret
last
Sending side shut (shutdown wr); what comes is still shown
and last
unfinished
End of stream: the other side closed (b'')
>>>`
	m.mu.Lock()
	rows := m.rows()
	m.mu.Unlock()
	var got []string
	for _, row := range rows[2:] {
		if row != "" {
			got = append(got, row)
		}
	}
	if text := masked(strings.Join(got, "\n")); text != masked(want) {
		t.Errorf("%s", difference(text, masked(want)))
	}
	harmless(t, "talk", m.output())
	if out := m.run("history"); strings.Contains(out, "secret") {
		t.Errorf("what was typed is in the history:\n%s", out)
	}
	m.shows("client.recv(5)", "b''")
}

// Ctrl-] and Ctrl-C return to the prompt; the socket is current and goes on, and
// what nobody was shown is there for recv.
func TestTalkLeft(t *testing.T) {
	t.Parallel()
	for name, key := range map[string]string{"Ctrl-]": ctrlBracket, "Ctrl-C": ctrlC} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			m := open(t, labsh())
			m.run("listen 0")
			m.run("c = connect localhost ${server.getsockname()[1]}")
			m.run("accept")
			m.run("use server")
			m.converse("talk c")
			m.typed("hello\rhalf")
			m.await("half")
			m.typed(key)
			m.awaitRow("Conversation left; c stays open")
			m.await(">>>")
			m.shows("peer.recv(99)", `b'hello\n'`)
			m.shows("peer.send(b'later')", "5")
			m.run("use c")
			m.shows("recv", "Received from server: later\nb'later'")
			m.run("send back")
			m.converse("peer.talk")
			m.await("back")
			m.typed(key)
			m.await(">>>")
			// A program goes on with an open connection, too.
			m.run("save x.py")
			text := read(t, m.cmd.Dir, "x.py")
			if n := strings.Count(text, "while len(watched) == 2:"); n != 2 || strings.Contains(text, "SHUT_WR") {
				t.Errorf("saved:\n%s", indent(text))
			}
			m.begin("peer.recv")
			if !m.cooked() {
				t.Error("the terminal is not as it was")
			}
			m.typed(ctrlC)
			m.await(">>>")
		})
	}
}

// In a block Ctrl-C ends the block.
func TestTalkInterruptsBlock(t *testing.T) {
	t.Parallel()
	m := open(t, labsh())
	m.run("a, b = socket.socketpair()")
	m.converse("while True:\r    talk a\r")
	m.typed(ctrlC)
	m.awaitRow("KeyboardInterrupt")
	m.await(">>>")
}

// The other side may send without end, take nothing, or cut the connection: keys are
// heard all the same.
func TestTalkHardPeers(t *testing.T) {
	t.Parallel()
	t.Run("flood", func(t *testing.T) {
		t.Parallel()
		for name, text := range map[string]string{"lines": strings.Repeat("flood\n", 1000), "one line": strings.Repeat("\x1b]0;", 2000)} {
			t.Run(name, func(t *testing.T) {
				t.Parallel()
				port := listen(t, func(c net.Conn) {
					for {
						if _, err := io.WriteString(c, text); err != nil {
							return
						}
					}
				})
				m := openWide(t, labsh(), columns)
				m.await(">>>")
				m.converse("talk localhost " + port)
				m.typed(ctrlBracket)
				m.awaitRow("Conversation left; client stays open")
				m.await(">>>")
				m.shows("len(client.recv(5))", "5")
			})
		}
	})
	t.Run("reads nothing", func(t *testing.T) {
		t.Parallel()
		m := open(t, labsh())
		m.run("c, d = socket.socketpair()")
		m.run("c.setblocking 0")
		m.run("try:\r    while c.send(b'x' * 4096): pass\rexcept BlockingIOError:\r    pass\r")
		m.converse("talk c")
		m.typed("hello\r" + ctrlBracket)
		m.awaitRow("6 bytes could not be sent")
		m.await(">>>")
		m.shows("c.getblocking()", "False")
	})
	t.Run("closes in a paste", func(t *testing.T) {
		t.Parallel()
		port := listen(t, func(c net.Conn) { _, _ = bufio.NewReader(c).ReadString('\n') })
		m := open(t, labsh())
		m.converse("talk localhost " + port)
		m.typed("\x1b[200~hello\r")
		m.awaitRow("The rest of the paste was not sent")
		m.await(">>>")
	})
	t.Run("reset", func(t *testing.T) {
		t.Parallel()
		port := listen(t, func(c net.Conn) {
			_, _ = bufio.NewReader(c).ReadString('\n')
			_ = c.(*net.TCPConn).SetLinger(0)
		})
		m := open(t, labsh())
		m.converse("talk localhost " + port)
		m.typed("hello\r")
		m.awaitRow("ConnectionResetError: [Errno 104] Connection reset by peer")
		m.await(">>>")
	})
}

// Other programs are the other end, connecting or connected to.
func TestTalkPeers(t *testing.T) {
	t.Parallel()
	for name, p := range map[string]struct{ server, line string }{
		"ncat":      {"ncat -l 127.0.0.1 5000", "talk localhost 5000"},
		"nc":        {"nc.openbsd -l 127.0.0.1 5000", "talk localhost 5000"},
		"socat":     {"socat - TCP-LISTEN:5000,bind=127.0.0.1", "talk localhost 5000"},
		"openssl":   {"openssl s_server -quiet -accept 127.0.0.1:5000 -cert CERT", "talk localhost 5000 tls insecure"},
		"nc UDP":    {"nc.openbsd -u -l 127.0.0.1 5000", "talk localhost 5000"},
		"ncat Unix": {"ncat -lU PATH", "talk PATH"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			need(t, strings.Fields(p.server)[0])
			path := t.TempDir() + "/s"
			if strings.Contains(p.server, "CERT") {
				needCertificate(t, path)
			}
			ns := newNamespace(t)
			server := start(t, peerCommand(t, ns, p.server, path))
			m := open(t, ns.in(labsh()))
			udp := strings.Contains(p.server, "-u ")
			if udp {
				m.run("socket udp")
			}
			connect := strings.Replace(peerText(p.line, path), "talk", "connect", 1)
			for end := time.Now().Add(patience); !udp; { // until it listens
				got := m.run(connect)
				if !strings.Contains(got, "Error") {
					break
				}
				if time.Now().After(end) {
					t.Fatalf("%s: %s\n%s", p.server, got, server.errors)
				}
			}
			if udp {
				awaitBound(t, ns, m)
				m.run(connect)
			}
			m.converse("talk")
			m.typed("from labsh\r")
			server.await("from labsh\n")
			server.enter("from the peer\n")
			m.awaitRow("from the peer")
			m.typed(ctrlD)
			if udp {
				m.awaitRow("Conversation left; sock stays open")
			} else {
				m.awaitRow("Sending side shut")
				if !strings.HasPrefix(p.server, "openssl") { // that one closes when the other side has
					server.end()
				}
				m.awaitRow("End of stream")
			}
			m.await(">>>")
		})
	}
}

// awaitBound waits until somebody has UDP port 5000.
func awaitBound(t *testing.T, ns *namespace, m *terminal) {
	t.Helper()
	for end := time.Now().Add(patience); ; {
		out, err := ns.in(exec.Command(need(t, "ss"), "-uanH", "sport", "=", ":5000")).Output()
		if err != nil {
			t.Fatal(err)
		}
		if len(out) > 0 {
			return
		}
		if time.Now().After(end) {
			t.Fatal("nobody has UDP port 5000")
		}
	}
}

// Other programs connect, and talk goes on with what accept gave.
func TestTalkToClients(t *testing.T) {
	t.Parallel()
	for name, client := range map[string]string{
		"telnet":  "telnet 127.0.0.1 PORT",
		"nc":      "nc.openbsd 127.0.0.1 PORT",
		"ncat":    "ncat 127.0.0.1 PORT",
		"socat":   "socat - TCP:127.0.0.1:PORT",
		"openssl": "openssl s_client -quiet -connect 127.0.0.1:PORT",
		"python3": "python3 chat.py PORT",
		"labsh":   "",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			m := open(t, labsh())
			port := portOf(t, m.run("listen 0"))
			if client == "" {
				talkToEachOther(t, m, port)
				return
			}
			words := strings.Fields(strings.ReplaceAll(client, "PORT", port))
			cmd := exec.Command(need(t, words[0]), words[1:]...)
			if words[0] == "python3" {
				cmd.Dir = filepath.Dir(write(t, "chat.py", chatProgram))
			}
			p := start(t, cmd)
			m.run("accept")
			if words[0] == "openssl" {
				m.run("peer.tls")
			}
			m.converse("talk peer")
			p.enter("from the client\n")
			m.awaitRow("from the client")
			m.typed("from labsh\r")
			p.await("from labsh")
			if words[0] == "telnet" { // it leaves at the end of its input, and of the connection
				p.end()
			} else {
				m.typed(ctrlD)
				m.awaitRow("Sending side shut")
				p.end()
			}
			m.awaitRow("End of stream")
			m.await(">>>")
		})
	}
}

// chatProgram is the classic client of a chat.
const chatProgram = `import socket, sys, threading
s = socket.create_connection(("127.0.0.1", int(sys.argv[1])))
def show():
    while data := s.recv(1024):
        print(data.decode(), end="", flush=True)
threading.Thread(target=show, daemon=True).start()
for line in sys.stdin:
    s.sendall(line.encode())
s.close()
`

// portOf is the port in listen's report.
func portOf(t *testing.T, report string) string {
	t.Helper()
	_, port, ok := strings.Cut(report, "localhost:")
	if !ok {
		t.Fatalf("no port in %q", report)
	}
	return port
}

// talkToEachOther has two people chat: m, who listens, and one in another window.
func talkToEachOther(t *testing.T, m *terminal, port string) {
	other := open(t, labsh())
	other.converse("talk localhost " + port)
	m.run("accept")
	m.converse("talk")
	other.typed("salut é\r")
	m.awaitRow("salut é")
	m.typed("half a li")
	m.await("half a li")
	other.typed("again\r")
	m.awaitRow("again")
	m.await("half a li")
	m.typed("ne\r")
	other.awaitRow("half a line")
	other.typed(ctrlD)
	other.awaitRow("Sending side shut")
	m.awaitRow("End of stream")
	m.await(">>>")
	m.run("close peer")
	other.awaitRow("End of stream")
	other.await(">>>")
}

// HTTP by hand, as with telnet.
func TestTalkHTTP(t *testing.T) {
	t.Parallel()
	m := open(t, labsh())
	m.run("s = web 0")
	m.converse("talk localhost ${s.port} eol=crlf")
	m.typed("GET /products/1 HTTP/1.1\rHost: localhost\rConnection: close\r\r")
	m.awaitRow("HTTP/1.1 200 OK")
	m.awaitRow("End of stream")
	m.await(">>>")
}
