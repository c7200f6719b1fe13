package labtest

import (
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// prelude is what the lines of an exception find: l listens, c and p are the
// ends of a connection, u is a datagram socket, n a new one.
const prelude = `import socket, struct, time
l = socket.socket(); l.bind(("127.0.0.1", 0)); l.listen(5)
c = socket.socket(); c.connect(l.getsockname())
p, a = l.accept()
u = socket.socket(type=socket.SOCK_DGRAM)
n = socket.socket()
def select_readable(s):
    while s.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR) == 0:
        pass
    s.send(b"again")
    time.sleep(0.05)
`

// newVoid makes a namespace whose packets for 10.77.0.2 are lost, with a route
// that says unreachable, and no server for names but one at 10.77.0.2.
func newVoid(t *testing.T) *namespace {
	t.Helper()
	ns := newNamespace(t)
	for _, args := range []string{
		"link add void0 type veth peer name void1", "link set void0 up", "link set void1 up",
		"address add 10.77.0.1/24 dev void0", "neighbor add 10.77.0.2 lladdr 02:00:00:00:00:02 dev void0",
		"route add unreachable 10.78.0.0/24",
	} {
		cmd := ns.in(exec.Command(need(t, "ip"), strings.Fields(args)...))
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Skipf("ip %s: %s", args, out)
		}
	}
	return ns
}

// TestExceptions runs the same lines in python3 and in labsh: each ends in the
// same last line, and with the same status.
func TestExceptions(t *testing.T) {
	t.Parallel()
	interpreter := needPython(t)
	text := read(t, "testdata", "exception", "socket.txt")
	_, text, _ = strings.Cut(text, "\n## ")
	for _, paragraph := range strings.Split(text, "\n## ") {
		title, lines, _ := strings.Cut(paragraph, "\n")
		name, where, _ := strings.Cut(title, "; ")
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			script := write(t, "lines.py", prelude+lines)
			var ns *namespace
			if where == "in void" {
				ns = newVoid(t)
			}
			run := func(program string) (string, int) {
				cmd := exec.Command(program, script)
				switch where {
				case "in void":
					cmd = ns.in(cmd)
				case "as user":
					// Nobody of this machine: a user namespace without a mapping.
					if out, err := exec.Command(need(t, "unshare"), "-U", "true").CombinedOutput(); err != nil {
						t.Skipf("no user namespaces: %s", out)
					}
					cmd = exec.Command("unshare", "-U", program, script)
				case "few files":
					cmd = exec.Command("sh", "-c", `ulimit -n 30; exec "$@"`, "sh", program, script)
				}
				p := start(t, cmd)
				status := p.end()
				if p.output.String() != "" {
					t.Errorf("%s printed %q", program, p.output)
				}
				lines := strings.Split(strings.TrimSpace(p.errors.String()), "\n")
				// labsh's hint comes after Python's last line.
				for len(lines) > 1 && strings.HasPrefix(lines[len(lines)-1], "  hint: ") {
					lines = lines[:len(lines)-1]
				}
				return lines[len(lines)-1], status
			}
			want, wantStatus := run(interpreter)
			if where == "as user" && !strings.HasPrefix(want, "PermissionError") {
				t.Skip("anybody may bind port 80 here")
			}
			if got, status := run(binary); got != want || status != wantStatus {
				t.Errorf("labsh: %q, exit status %d\npython3: %q, exit status %d\nof\n%s", got, status, want, wantStatus, lines)
			}
		})
	}
}

// Ctrl-C ends each command that waits; the socket can be used afterwards.
func TestInterruptedCommands(t *testing.T) {
	t.Parallel()
	void := newVoid(t)
	big := filepath.Join(t.TempDir(), "big")
	if err := os.WriteFile(big, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(big, 64<<20); err != nil { // more than any queue holds
		t.Fatal(err)
	}
	mkfifo := need(t, "mkfifo")
	const ends = "l = listen 0\nc = connect localhost ${l.getsockname()[1]}\np = l.accept\n"
	still := "print(p.send(b'still'), c.recv(5))"
	full := "print(c.getpeername() == p.getsockname())"
	// Until its handshake has begun a socket is still the plain one; that it has, its
	// peer sees.
	greeting := func(peer string) string {
		return "import threading\nthreading.Thread(target=lambda: " + peer + ".recv(1, socket.MSG_PEEK) and print('greeted')).start()\n"
	}
	const hello = "import ssl\no = ssl.MemoryBIO()\nh = ssl._create_unverified_context().wrap_bio(ssl.MemoryBIO(), o)\n" +
		"try: h.do_handshake()\nexcept ssl.SSLWantReadError: c.send(o.read())\n\n"
	for _, w := range []struct{ before, line, after, want string }{
		{ends, "l.accept", "d = connect localhost ${l.getsockname()[1]}\nq = l.accept\nprint(q.getpeername() == d.getsockname())", "True\n"},
		{ends, "c.recv", still, "5 b'still'\n"},
		{ends, "c.recvline", still, "5 b'still'\n"},
		{ends + "p.send(b'be')\n", "c.recvuntil end", "got = _ if isinstance(_, bytes) else b''\np.send b'fore the end'\nx = c.recvuntil end\nprint(got + x)", "b'before the end'\n"},
		{ends + "p.send(b'12')\n", "c.recvexactly 3", "got = _ if isinstance(_, bytes) else b''\np.send b'3'\nx = c.recvexactly ${3 - len(got)}\nprint(got + x)", "b'123'\n"},
		{ends + "p.send(b'12')\n", "c.recvall", "got = _ if isinstance(_, bytes) else b''\nclose p\nx = c.recvall\nprint(got + x)", "b'12'\n"},
		{ends + "p.send(b'12')\n", "c.recvall > all", "close p\nprint(c.recv(9) in (b'', b'12'))", "True\n"},
		{ends, "c.sendall ${'x' * 20000000}", full, "True\n"},
		{ends, "c.sendfile " + big, full, "True\n"},
		{ends + greeting("p"), "c.tls insecure", "print(c.fileno())", "-1\n"},
		{ends + hello + greeting("c"), "p.tls", "print(p.fileno())", "-1\n"},
		{"u = socket udp\nbind 0\n", "u.recvfrom", "u.sendto localhost ${u.getsockname()[1]} me\nx = u.recvfrom\nprint(x[0])", "b'me'\n"},
		{"s = serve 0\n", "wait s", "print(s.running)", "True\n"},
		{"", "connect 10.77.0.2 5000", "print('client' in dir())", "False\n"},
		{"n = socket\n", "connect 10.77.0.2 5000", "n.close\nprint(n.fileno())", "-1\n"},
		{ends, "http GET /", full, "True\n"},
		{"", "http POST localhost:1/ @FIFO", "print('still')", "still\n"},
		{ends, "c.sendfile FIFO", still, "5 b'still'\n"},
		{"", "json FIFO", "print('still')", "still\n"},
		{"", "x = json FIFO", "print('x' in dir())", "False\n"},
		{"", "store import FIFO", "print('still')", "still\n"},
		{"", "python FIFO", "print('still')", "still\n"},
		{"", "run FIFO", "print('still')", "still\n"},
		{"", "vars > FIFO", "print('still')", "still\n"},
		{"", "while True: pass", "print('still')", "still\n"},
	} {
		t.Run(w.line, func(t *testing.T) {
			t.Parallel()
			fifo := filepath.Join(t.TempDir(), "fifo") // nobody opens its other end
			if err := exec.Command(mkfifo, fifo).Run(); err != nil {
				t.Fatal(err)
			}
			p := start(t, void.in(labsh("-i")))
			// One input, so that the signal meets the command or what is just
			// before it.
			p.enter(w.before + "for once in [1]:\n    print('waits')\n    " + strings.ReplaceAll(w.line, "FIFO", fifo) + "\n\n")
			p.await("waits\n")
			if strings.Contains(w.before, "'greeted'") {
				p.await("greeted\n")
			}
			p.signal(os.Interrupt) // nsenter has become labsh
			if _, ok := p.errors.await("KeyboardInterrupt"); !ok {
				t.Fatalf("no KeyboardInterrupt in\n%s", indent(p.errors.String()))
			}
			p.enter(w.after + "\n")
			p.await(w.want)
			if status := p.end(); status != 0 {
				t.Errorf("exit status %d: %s", status, p.errors)
			}
		})
	}
}

// A timeout ends each command that waits, with Python's exception; nothing that
// came is lost.
func TestTimedOutCommands(t *testing.T) {
	t.Parallel()
	const ends = "l = listen 0\nc = connect localhost ${l.getsockname()[1]}\np = l.accept\nl.settimeout 0.03\nc.settimeout 0.03\np.settimeout 0.03\n"
	for i, w := range []struct{ before, line, after, want, err string }{
		{"", "l.accept", "print(l.fileno() > 0)", "True\n", ""},
		{"", "c.recv", "print(p.send(b'x'), c.recv(1))", "1 b'x'\n", ""},
		{"p.send(b'li')\n", "c.recvline", "got = _\np.send(b'ne\\n')\nx = c.recvline\nprint(got + x)", "b'line\\n'\n", ""},
		{"p.send(b'be')\n", "c.recvuntil end", "got = _\np.send(b'end')\nx = c.recvuntil end\nprint(got + x)", "b'beend'\n", ""},
		{"p.send(b'12')\n", "c.recvexactly 3", "got = _\np.send(b'3')\nx = c.recv\nprint(got + x)", "b'123'\n", ""},
		{"p.send(b'12')\n", "c.recvall", "got = _\np.close()\nx = c.recvall\nprint(got + x)", "b'12'\n", ""},
		{"u = socket udp\nbind 0\nsettimeout 0.03\n", "u.recvfrom", "print(u.sendto(b'me', u.getsockname()), u.recvfrom(9)[0])", "2 b'me'\n", ""},
		{"", "c.sendall ${'x' * 20000000}", "print(c.fileno() > 0)", "True\n", ""},
		{"c.settimeout 0\n", "c.recv", "print(c.getblocking())", "False\n", "BlockingIOError: [Errno 11] Resource temporarily unavailable"},
		{"", "c.tls insecure", "print(c.fileno())", "-1\n", "TimeoutError: _ssl.c:989: The handshake operation timed out"},
	} {
		t.Run(strconv.Itoa(i)+" "+w.line, func(t *testing.T) {
			t.Parallel()
			if w.err == "" {
				w.err = "TimeoutError: timed out"
			}
			p := start(t, labsh("-i"))
			p.enter(ends + w.before + w.line + "\n" + w.after + "\n")
			p.await(w.want)
			if status := p.end(); status != 0 || strings.Count(p.errors.String(), w.err) != 1 {
				t.Errorf("exit status %d: %s", status, p.errors)
			}
		})
	}
}
