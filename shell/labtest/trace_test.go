package labtest

import (
	"fmt"
	"io"
	"net"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
)

// TestTrace: each call has its line, in both languages, from commands and Python alike.
func TestTrace(t *testing.T) {
	t.Parallel()
	const typed = `trace on
listen 0
connect localhost ${server.getsockname()[1]}
accept
n = client.send(b"bonjour\n")
peer.recv 4
peer.recv 100 flags=peek
peer.recv 100
client.shutdown wr
client.close
s = peer.recv(10)
try:
    client.send(b"x")
except OSError:
    pass
u = socket udp
u.bind 0
v = socket udp
n = v.sendto(b"datagramme", u.getsockname())
d = u.recvfrom(5)
trace off
u.close
`
	const french = `server setsockopt SO_REUSEADDR 1
server bind 127.0.0.1:PORT
server listen 1   LISTEN
client connect 127.0.0.1:PORT   ESTABLISHED
server accept ← 127.0.0.1:PORT   ESTABLISHED
client ▶ 8 o "bonjour\n"   ESTABLISHED
peer ◀ 4 o "bonj"   ESTABLISHED
peer ◀ 4 o (sans retirer) "our\n"   ESTABLISHED
peer ◀ 4 o "our\n"   ESTABLISHED
client shutdown wr   FIN_WAIT
client close
peer ◀ fin du flux (b'')   CLOSE_WAIT
client send 1  ✗ OSError
u bind 127.0.0.1:PORT
v ▶ 10 o "datagramme" → 127.0.0.1:PORT
u ◀ 5/10 o "datag" ← 127.0.0.1:PORT
`
	for lang, want := range map[string]string{
		"fr": french,
		"en": strings.NewReplacer(" o ", " B ", "sans retirer", "peek", "fin du flux", "end of stream").Replace(french),
	} {
		t.Run(lang, func(t *testing.T) {
			t.Parallel()
			cmd := labsh("--lang", lang, "-c", typed)
			cmd.Env = environment(t)
			out, err := cmd.CombinedOutput()
			if err != nil {
				t.Fatalf("%v\n%s", err, out)
			}
			var got strings.Builder
			for line := range strings.Lines(masked(string(out))) {
				if traced.MatchString(line) {
					got.WriteString(waits.ReplaceAllString(line, "FIN_WAIT"))
				}
			}
			if got.String() != want {
				t.Errorf("got\n%s\nwant\n%s", got.String(), want)
			}
		})
	}
}

var (
	traced = regexp.MustCompile(`^(server|client|peer|u|v) `)
	waits  = regexp.MustCompile(`FIN_WAIT[12]`) // whichever it is by then
)

// TestTraceProgram: --trace tells the calls of a program and its threads on standard
// error, --ladder draws them there; its output stays as it is.
func TestTraceProgram(t *testing.T) {
	t.Parallel()
	program := filepath.Join(t.TempDir(), "both.py")
	if err := os.WriteFile(program, []byte(`import socket, threading
s = socket.socket()
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind(("127.0.0.1", 0))
s.listen(1)
def serve():
    c, a = s.accept()
    c.sendall(c.recv(100).upper())
    c.close()
t = threading.Thread(target=serve)
t.start()
k = socket.create_connection(s.getsockname())
k.sendall(b"bonjour")
print(k.recv(100))
t.join()
k.close()
s.close()
`), 0o600); err != nil {
		t.Fatal(err)
	}
	var out, errOut strings.Builder
	cmd := labsh("--lang", "fr", "--trace", "--ladder", program)
	cmd.Env = environment(t)
	cmd.Stdout, cmd.Stderr = &out, &errOut
	if err := cmd.Run(); err != nil {
		t.Fatalf("%v\n%s", err, errOut.String())
	}
	if out.String() != "b'BONJOUR'\n" {
		t.Errorf("output: %q", out.String())
	}
	for _, want := range []string{
		"(sans nom) setsockopt SO_REUSEADDR 1\n",
		`▶ 7 o "bonjour"   ESTABLISHED`, `◀ 7 o "bonjour"   ESTABLISHED`, `▶ 7 o "BONJOUR"   ESTABLISHED`, `◀ 7 o "BONJOUR"   ESTABLISHED`,
	} {
		if strings.Count(errOut.String(), want) != 1 {
			t.Errorf("not once: %s\n%s", want, errOut.String())
		}
	}
	if !regexp.MustCompile(`sendall 7 +─+ "bonjour" ─+▶ recv 100 → 7\n`).MatchString(errOut.String()) {
		t.Errorf("no ladder:\n%s", errOut.String())
	}
	plain := labsh(program)
	plain.Env = environment(t)
	if got, err := plain.CombinedOutput(); err != nil || string(got) != "b'BONJOUR'\n" {
		t.Errorf("without the options: %v %q", err, got)
	}
}

// TestTraceAbove: while many clients talk, each line of trace appears once and in its
// connection's order, and what is being typed stays.
func TestTraceAbove(t *testing.T) {
	t.Parallel()
	const peers, messages = 8, 40
	m := open(t, labsh("--lang", "en"))
	m.run("quiet on")
	m.run("serve 0 echo")
	port := strings.TrimSpace(m.run("server.port"))
	m.run("trace on")
	m.typed("20 +")
	m.await(">>> 20 +")
	var talk sync.WaitGroup
	for i := range peers {
		talk.Go(func() {
			peer, err := net.Dial("tcp", "127.0.0.1:"+port)
			if err != nil {
				t.Error(err)
				return
			}
			defer func() { _ = peer.Close() }()
			for j := range messages {
				text := fmt.Sprintf("<%d-%d>", i, j)
				if _, err := io.WriteString(peer, text); err != nil {
					t.Error(err)
					return
				}
				if _, err := io.ReadFull(peer, make([]byte, len(text))); err != nil {
					t.Error(err)
					return
				}
			}
		})
	}
	talk.Wait()
	// The last line of each tells that the others are out.
	m.awaitThat("the end of each connection", func() bool { return strings.Count(m.raw.String(), "end of stream (b'')") == peers })
	m.awaitThat("what was being typed", func() bool { list := m.rows(); return list[len(list)-1] == ">>> 20 +" })
	m.typed(" 22\r")
	m.awaitRow("42")
	raw := func() string { m.mu.Lock(); defer m.mu.Unlock(); return m.raw.String() }()
	for i := range peers {
		at := 0
		for j := range messages {
			for _, sign := range []string{"◀", "▶"} {
				text := fmt.Sprintf("<%d-%d>", i, j)
				line := regexp.MustCompile(fmt.Sprintf(`%s %d B "%s"`, sign, len(text), text)).FindAllStringIndex(raw, -1)
				if len(line) != 1 || line[0][0] < at {
					t.Fatalf("%s %s: %d times, or out of order", sign, text, len(line))
				}
				at = line[0][0]
			}
		}
	}
}
