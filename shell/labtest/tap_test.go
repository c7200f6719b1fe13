package labtest

import (
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// faultLines are what a client does: s is its socket, to a server with the fault that
// answers abcdef, and what it then meets.
var faultLines = []struct{ fault, lines, want string }{
	{"reset=3", "s.send(b'x')\nprint(s.recv(3))\ns.recv(9)", "ConnectionResetError: [Errno 104] Connection reset by peer"},
	{"reset=0", "s.send(b'x')\ntry:\n    s.recv(9)\nexcept ConnectionResetError as err:\n    print(err)\ns.send(b'x')", "BrokenPipeError: [Errno 32] Broken pipe"},
	{"end=rst", "s.send(b'x')\nwhile s.recv(6):\n    pass", "ConnectionResetError: [Errno 104] Connection reset by peer"},
	{"end=half", "s.send(b'x')\nwhile s.recv(6):\n    pass\nfor i in range(100):\n    s.sendall(b'x' * 1000)\nprint(s.recv(1))\ns.close()\ns.recv(1)", "OSError: [Errno 9] Bad file descriptor"},
	{"", "s.send(b'x')\nwhile s.recv(6):\n    pass\nwhile True:\n    s.send(b'x')", "BrokenPipeError: [Errno 32] Broken pipe"},
	{"end=never", "s.send(b'x')\ngot = b''\nwhile len(got) < 6:\n    got += s.recv(6)\ns.settimeout(0.1)\ns.recv(1)", "TimeoutError: timed out"},
	{"delay=3600000", "s.send(b'x')\ns.settimeout(0.1)\ns.recv(1)", "TimeoutError: timed out"},
	{"udp delay=3600000", "u.sendto(b'x', at)\nu.settimeout(0.1)\nu.recvfrom(9)", "TimeoutError: timed out"},
	{"udp drop=100%", "u.sendto(b'x', at)\nu.settimeout(0.1)\nu.recvfrom(9)", "TimeoutError: timed out"},
	// A busy machine may hold the client up, so that it finds several pieces at once.
	{"chunk=2", "pieces = []\nfor i in range(100):\n    s.send(b'x')\n    pieces = []\n    while piece := s.recv(100):\n        pieces.append(piece)\n    if pieces == [b'ab', b'cd', b'ef']:\n        break\n    s = socket.create_connection(at)\nraise ValueError(pieces)", "ValueError: [b'ab', b'cd', b'ef']"},
}

// TestFaults: each fault of serve and of tap gives a client the exception that Python has
// for it, in python3 and in labsh.
func TestFaults(t *testing.T) {
	t.Parallel()
	interpreter := needPython(t)
	for _, c := range faultLines {
		udp, _, _ := strings.Cut(c.fault, " ")
		if udp != "udp" {
			udp = ""
		}
		for command, lines := range map[string]string{
			"serve": "server = serve 0 reply=abcdef " + c.fault + "\nwait",
			"tap":   "quiet on\ns = serve 0 reply=abcdef " + udp + "\ntap 0 localhost ${s.port} " + c.fault + "\nwait relay",
		} {
			t.Run(command+" "+c.fault, func(t *testing.T) {
				t.Parallel()
				server := start(t, labsh("-c", lines))
				if command == "tap" {
					server.await("programs connect to ")
				}
				server.await("localhost:")
				port := strings.TrimSpace(server.await("\n"))
				open := "s = socket.create_connection(at)\n"
				if udp != "" {
					open = "u = socket.socket(type=socket.SOCK_DGRAM)\n"
				}
				script := write(t, "client.py", "import socket\nat = ('127.0.0.1', "+port+")\n"+open+c.lines+"\n")
				outputs := map[string]string{}
				for _, program := range []string{interpreter, binary} {
					p := start(t, exec.Command(program, script))
					status := p.end()
					last := ""
					for line := range strings.Lines(p.errors.String()) {
						if !strings.HasPrefix(line, "  hint: ") {
							last = strings.TrimSpace(line)
						}
					}
					if last != c.want || status != 1 {
						t.Errorf("%s: %q, exit status %d; want %q", program, last, status, c.want)
					}
					outputs[program] = p.output.String()
				}
				if outputs[binary] != outputs[interpreter] {
					t.Errorf("labsh printed %q, python3 %q", outputs[binary], outputs[interpreter])
				}
			})
		}
	}
}

// tappedServer is a program that knows nothing of a tap: it answers each client with the
// digest of all that it has sent, or says how that ended.
const tappedServer = `
import hashlib, socket, threading
l = socket.create_server(("127.0.0.1", 0), backlog=100)
u = socket.socket(type=socket.SOCK_DGRAM)
u.bind(("127.0.0.1", 0))
print("port", l.getsockname()[1], "udp", u.getsockname()[1], flush=True)

def serve(c):
    h, size = hashlib.sha256(), 0
    try:
        while data := c.recv(1 << 16):
            h.update(data)
            size += len(data)
        c.sendall(f"{size} {h.hexdigest()}".encode())
    except OSError as err:
        print(repr(err), flush=True)
    c.close()

def echo():
    while True:
        data, at = u.recvfrom(70000)
        u.sendto(data, at)

threading.Thread(target=echo, daemon=True).start()
while True:
    threading.Thread(target=serve, args=(l.accept()[0],), daemon=True).start()
`

const tappedClient = `
import hashlib, socket, struct, sys, threading
tcp, udp = ("127.0.0.1", int(sys.argv[1])), ("127.0.0.1", int(sys.argv[2]))

def digest(block, times):
    h = hashlib.sha256()
    with socket.create_connection(tcp) as s:
        for i in range(times):
            s.sendall(block)
            h.update(block)
        s.shutdown(socket.SHUT_WR)
        got = b""
        while part := s.recv(100):
            got += part
    assert got.decode() == f"{times * len(block)} {h.hexdigest()}", got

digest(bytes(i * i >> 3 & 255 for i in range(1 << 20)), 100)
print("transfer", flush=True)
failed = []
def one(i):
    try:
        digest(str(i).encode() * 1000, 3)
    except BaseException as err:
        failed.append(err)
many = [threading.Thread(target=one, args=(i,)) for i in range(50)]
for t in many: t.start()
for t in many: t.join()
assert not failed, failed
print("many", flush=True)
clients = [socket.socket(type=socket.SOCK_DGRAM) for i in range(5)]
for i, c in enumerate(clients):
    c.settimeout(30)
    c.sendto(str(i).encode() * 10000, udp)
for i, c in enumerate(clients):
    assert c.recvfrom(70000) == (str(i).encode() * 10000, udp)
print("datagrams", flush=True)
s = socket.create_connection(tcp)
s.sendall(b"x")
s.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
s.close()
`

// TestTapStrangers: two python3 programs that know nothing of labsh talk through a tap; a
// client that is cut by stop meets a reset.
func TestTapStrangers(t *testing.T) {
	t.Parallel()
	interpreter := needPython(t)
	server := start(t, exec.Command(interpreter, "-c", tappedServer))
	server.await("port ")
	tcp := strings.TrimSpace(server.await(" "))
	server.await("udp ")
	udp := strings.TrimSpace(server.await("\n"))
	shell := start(t, labsh("-i"))
	shell.enter("quiet on\n")
	at := func(line string) string {
		shell.enter(line + "\n")
		shell.await("programs connect to localhost:")
		return strings.TrimSpace(shell.await("\n"))
	}
	stream, packet := at("a = tap 0 localhost "+tcp), at("b = tap 0 localhost "+udp+" udp")
	client := start(t, exec.Command(interpreter, "-c", tappedClient, stream, packet))
	if got := client.succeed(); got != "transfer\nmany\ndatagrams\n" {
		t.Errorf("the client: %q", got)
	}
	server.await("ConnectionResetError(104, 'Connection reset by peer')\n")
	shell.enter("print(a.connections, b.datagrams)\n")
	shell.await("52 10\n")

	endless := start(t, exec.Command(interpreter, "-c", "import socket, sys\ns = socket.create_connection(('127.0.0.1', int(sys.argv[1])))\nprint('connected', flush=True)\nwhile True: s.sendall(b'x' * 65536)", stream))
	endless.await("connected\n")
	// Connected is what the kernel has done; the tap takes it in its own time.
	shell.enter("while a.connections < 53: time.sleep(0.01)\n\nprint('taken')\n")
	shell.await("taken\n")
	shell.enter("stop all\n")
	shell.await("Stopped localhost:" + stream + ", 53 connections\n")
	if endless.end() != 1 {
		t.Error("the client that was cut has ended well")
	}
	if got := endless.errors.String(); !strings.Contains(got, "ConnectionResetError: [Errno 104]") && !strings.Contains(got, "BrokenPipeError: [Errno 32]") {
		t.Errorf("the client that was cut: %s", got)
	}
	if status := shell.end(); status != 0 {
		t.Errorf("exit status %d", status)
	}
}

// TestSavedFaults: a saved program with faults and a tap says and does the same in
// python3 and in labsh.
func TestSavedFaults(t *testing.T) {
	t.Parallel()
	interpreter := needPython(t)
	path := filepath.Join(t.TempDir(), "x.py")
	// A print's newline is a write of its own, between which threads may print.
	session := `def say(*values):
    print('\n' + ' '.join(map(str, values)) + '\n', end='')
def ends(port, never):
    got = b''
    try:
        with socket.create_connection(('127.0.0.1', port)) as s:
            s.settimeout(30)
            s.sendall(b'hello')
            while part := s.recv(100):
                got += part
                if never and len(got) == 6:
                    s.settimeout(0.1)
            s.sendall(b'more')
            return got, 'end'
    except OSError as err:
        return got, repr(err)
def talk(port, never=False):
    say(ends(port, never))
`
	for i, fault := range []string{"reset=0", "reset=3 chunk=2", "end=rst", "end=half delay=20", "end=never", "chunk=1"} {
		session += strings.NewReplacer("#", string(rune('a'+i)), "FAULT", fault, "NEVER", map[bool]string{false: "False", true: "True"}[fault == "end=never"]).Replace(`
s# = serve 0 reply=abcdef FAULT
talk(s#.port, NEVER)
p# = serve 0 reply=abcdef
t# = tap 0 localhost ${p#.port} FAULT
talk(t#.port, NEVER)
say(s#.connections, t#.connections)
stop s# p# t#
`)
	}
	session += `
u = serve 0 udp echo delay=20
v = tap 0 localhost ${u.port} udp delay=20
w = socket udp
w.settimeout 20
w.sendto localhost ${v.port} coucou
r = w.recvfrom 100
say(r[0], v.datagrams)
x = tap 0 localhost 1
talk(x.port)
y = serve 0 udp drop=100
w.settimeout 0.1
w.sendto localhost ${y.port} coucou
try:
    r = w.recvfrom 100
except OSError as err:
    say(repr(err))
stop all
for fault in [dict(chunk=0), dict(delay=-1), dict(drop=5), dict(udp=True, end='rst'), dict(reset=-1), dict(end='x'), dict(udp=True, drop=101), dict(udp=True, reset=1), dict(max=-1)]:
    try:
        Serveur('localhost', 0, **fault)
    except ValueError as err:
        say(err)
save ` + path + "\n"
	said := start(t, labsh("--lang", "fr", write(t, "x.lab", session))).succeed()
	values := func(all string) string { // what the program itself prints, in its order
		var kept []string
		for line := range strings.Lines(all) {
			if line = strings.TrimSpace(line); strings.HasPrefix(line, "(b'") || strings.HasPrefix(line, "1 1") || strings.HasPrefix(line, "b'") || strings.Contains(line, "must be") || strings.Contains(line, " needs ") || strings.HasPrefix(line, "TimeoutError") {
				kept = append(kept, line)
			}
		}
		return strings.Join(kept, "\n")
	}
	want := values(said)
	if n := strings.Count(want, "\n") + 1; n != 6*3+1+1+1+9 {
		t.Errorf("the session prints %d lines:\n%s", n, want)
	}
	for _, program := range []string{interpreter, binary} {
		got := start(t, exec.Command(program, path)).succeed()
		if values(got) != want {
			t.Errorf("%s prints\n%s\nthe session\n%s", program, values(got), want)
		}
		for _, line := range []string{"Connexion rompue exprès par un RST : ('127.0.0.1', ", "Connexion gardée ouverte exprès : ('127.0.0.1', ", "client 1 ▶ 5 octets : hello\n", "client 1 : connexion gardée ouverte exprès (end=half)\n", "client 1 : connexion rompue par un RST (octets ▶ 5, ◀ 3)\n", "client 1 : localhost:1 injoignable : [Errno 111] Connection refused\n", "Datagramme jeté (drop), sans réponse, de ('127.0.0.1', "} {
			line = strings.TrimSpace(line)
			if !strings.Contains(got, line) {
				t.Errorf("%s does not print %q:\n%s", program, line, got)
			}
			if !strings.Contains(said, line) {
				t.Errorf("the session does not print %q:\n%s", line, said)
			}
		}
	}
}
