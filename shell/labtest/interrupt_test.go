package labtest

import (
	"strings"
	"syscall"
	"testing"
)

const ctrlC, ctrlD = "\x03", "\x04"

// Ctrl-C ends whatever goes on with KeyboardInterrupt, and the sockets stay
// usable.
func TestInterrupt(t *testing.T) {
	t.Parallel()
	// The second connection finds the queue full: its SYN is lost.
	const talk = "listen 0\nc = connect localhost ${server.getsockname()[1]}\np = accept"
	for name, c := range map[string]struct{ before, line, after, shows string }{
		"accept":      {talk, "server.accept", "c.send(b'x'), p.recv(5)", "(1, b'x')"},
		"accept()":    {talk, "server.accept()", "c.send(b'x'), p.recv(5)", "(1, b'x')"},
		"recv":        {talk, "c.recv", "p.send(b'answer'), c.recv(10)", "(6, b'answer')"},
		"recv()":      {talk, "x = c.recv(10)", "p.send(b'answer'), c.recv(10)", "(6, b'answer')"},
		"recvline":    {talk + "\np.sendall half", "c.recvline", "p.send(b'way'), _ + c.recv(3)", "(3, b'halfway')"},
		"sendall":     {talk, "c.sendall(b'x' * 50_000_000)", "c.close(), p.recv(1) in (b'x', b'')", "(None, True)"},
		"connect":     {"listen 0 backlog=0\nc = connect localhost ${server.getsockname()[1]}", "d = connect localhost ${server.getsockname()[1]}", "p = server.accept()[0]; (p.send(b'x'), c.recv(5))", "(1, b'x')"},
		"while":       {talk, "while True: pass\r", "c.send(b'x'), p.recv(5)", "(1, b'x')"},
		"long for":    {talk, "for i in range(10**12): x = [i]\r", "c.send(b'x'), p.recv(5)", "(1, b'x')"},
		"time.sleep":  {talk, "time.sleep(1000)", "c.send(b'x'), p.recv(5)", "(1, b'x')"},
		"power":       {talk, "x = sum(i * i for i in range(10**12))", "c.send(b'x'), p.recv(5)", "(1, b'x')"},
		"http":        {talk, "c.http GET /", "p.recv(14)", "b'GET / HTTP/1.1'"},
		"recvfrom":    {"u = socket udp\nu.bind 127.0.0.1 0", "u.recvfrom", "u.sendto(b'd', u.getsockname()), u.recv(5)", "(1, b'd')"},
		"requests":    {talk, "requests.get('http://localhost:%d/' % server.getsockname()[1])", "c.send(b'x'), p.recv(5)", "(1, b'x')"},
		"thread join": {"import threading\nlisten 0\nt = threading.Thread(target=server.accept, daemon=True)\nt.start()", "t.join()", "t.is_alive()", "True"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			m := open(t, labsh())
			for line := range strings.SplitSeq(c.before, "\n") {
				m.run(line)
			}
			m.begin(c.line)
			if name == "http" || name == "recvline" { // the request is on its way, or what came is taken
				m.awaitRow("waiting: " + c.line)
			}
			m.typed(ctrlC)
			m.awaitRow("KeyboardInterrupt")
			m.await(">>>")
			m.shows(c.after, c.shows)
		})
	}
}

// Ctrl-C ends the wait for a server, not the server.
func TestInterruptWait(t *testing.T) {
	t.Parallel()
	m := open(t, labsh())
	m.run("s = serve 0 max=1")
	m.begin("wait")
	m.typed(ctrlC)
	m.awaitRow("KeyboardInterrupt")
	m.await(">>>")
	m.shows("s.connections", "0")
	m.shows("s.stop", "Stopped localhost:55555, 0 connections")
}

func TestInterruptInput(t *testing.T) {
	t.Parallel()
	m := open(t, labsh())
	m.begin("name = input('Nom ? ')")
	m.await("Nom ?")
	m.typed("Ada" + ctrlC)
	m.awaitRow("KeyboardInterrupt")
	m.await(">>>")
	m.begin("name = input('Nom : ')")
	m.await("Nom :")
	m.typed("Éloïse\r")
	m.await(">>>")
	m.shows("name", "'Éloïse'")
}

func TestInterruptPrompt(t *testing.T) {
	t.Parallel()
	m := open(t, labsh())
	m.typed("half a li")
	m.await(">>> half a li")
	m.typed(ctrlC)
	m.awaitRow("KeyboardInterrupt")
	m.await(">>>")
	m.shows("1 + 1", "2")
	// In a block, all of it is dropped.
	m.typed("if True:\r")
	m.await("...")
	m.typed("    x = 1\r")
	m.typed(ctrlC)
	m.await(">>>")
	m.shows("'x' in dir()", "False")
	// A signal from elsewhere is not the next line's.
	if err := m.cmd.Process.Signal(syscall.SIGINT); err != nil {
		t.Fatal(err)
	}
	m.awaitThat("second KeyboardInterrupt", func() bool {
		return strings.Count(m.raw.String(), "KeyboardInterrupt") >= 3
	})
	m.await(">>>")
	m.shows("2 + 2", "4")
}

// SIGINT in a script: KeyboardInterrupt, of which the process dies, as python3's.
func TestInterruptScript(t *testing.T) {
	t.Parallel()
	for name, lines := range map[string]string{
		"accept": "listen 0\naccept\nprint('after')",
		"python": "print('Waiting', flush=True)\nwhile True:\n    pass",
		"sleep":  "print('Waiting')\ntime.sleep(1000)",
		"wait":   "serve 0\nwait",
		"input":  "x = input('Waiting')",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := start(t, labsh("-c", lines))
			p.await("Waiting")
			p.signal(syscall.SIGINT)
			p.wait()
			p.diedOf(syscall.SIGINT)
			if !strings.HasSuffix(p.errors.String(), "KeyboardInterrupt\n") {
				t.Errorf("%q", p.errors)
			}
		})
	}
}

func TestControlD(t *testing.T) {
	t.Parallel()
	m := open(t, labsh())
	m.typed(ctrlD)
	if status := m.leave(); status != 0 {
		t.Errorf("exit status %d", status)
	}
	m = open(t, labsh())
	m.typed("exit 3\r")
	if status := m.leave(); status != 3 {
		t.Errorf("exit 3: exit status %d", status)
	}
}
