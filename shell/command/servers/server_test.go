package servers_test

import (
	"regexp"
	"strings"
	"testing"
	"time"

	"labsh/shell/command/commandtest"
	"labsh/shell/locale"
)

// TestServe: what each word makes of the server, and its Python.
func TestServe(t *testing.T) {
	t.Parallel()
	h := commandtest.New(t, locale.English)
	h.Run("text = 'Hi\\n'\nn = 2")
	for line, want := range map[string]string{
		"serve 5000": `server = Serveur("localhost", 5000)`, "serve h 5000": `server = Serveur("h", 5000)`, "x = serve 5000": `x = Serveur("localhost", 5000)`, "serve $n": `server = Serveur("localhost", n)`,
		"serve 5000 echo": `server = Serveur("localhost", 5000, echo=True)`, "serve 5000 tls": `server = Serveur("localhost", 5000, tls=True)`,
		"serve 5000 tls echo reply='a b' max=3": `server = Serveur("localhost", 5000, reply="a b", echo=True, tls=True, max=3)`, "serve 5000 reply=$text max=$n": `server = Serveur("localhost", 5000, reply=text, max=n)`,
		"serve 5000 udp": `server = Serveur("localhost", 5000, udp=True)`, "serve ::1 5000 echo udp drop=30% max=2": `server = Serveur("::1", 5000, echo=True, max=2, udp=True, drop=30)`,
		"serve 5000 udp drop=2.5": `server = Serveur("localhost", 5000, udp=True, drop=2.5)`, "serve 5000 udp drop=$n": `server = Serveur("localhost", 5000, udp=True, drop=n)`, "serve 5000 udp drop=${n}%": `server = Serveur("localhost", 5000, udp=True, drop=2)`,
	} {
		name, _, _ := strings.Cut(want, " ")
		if got, _, err := h.Try("twin " + line); err != nil || got != want+"\n"+name+".demarre()\n" {
			t.Errorf("%s: %q, %v", line, got, err)
		}
	}
	h.Run("quiet on")
	talk := "c = connect localhost ${s.port}\nc.settimeout 5\nc.send hello\nr = c.recv\nc.close\n"
	for serve, want := range map[string]string{
		"s = serve 0": "b'Message Serveur vers Client\\n'", "s = serve 0 echo": "b'hello'", "s = serve 0 reply=$text": "b'Hi\\n'", "s = serve 127.0.0.1 0 reply='a b'": "b'a b'", "s = serve ::1 0 reply=six": "b'six'", "s = serve :: 0 reply=four": "b'four'", // from 127.0.0.1
	} {
		line := talk
		if strings.Contains(serve, "::1") {
			line = strings.Replace(talk, "localhost", "::1", 1)
		}
		h.Run(serve + "\n" + line + "stop s")
		if got := h.Value("r"); got != want {
			t.Errorf("%s: %s, want %s", serve, got, want)
		}
	}
	h.Run("s = serve 0 max=1\n" + talk + "wait s")
	if got := h.Value("s.running, s.connections"); got != "(False, 1)" {
		t.Errorf("max=1: %s", got)
	}
	h.Run("s = serve 0 tls\nc = connect localhost ${s.port} tls insecure\nc.send x\nr = c.recv\nc.close\nstop s")
	if got := h.Value("r"); got != "b'Message Serveur vers Client\\n'" {
		t.Errorf("tls: %s", got)
	}
	h.Run("calls = []\nf = lambda: calls.append(2) or 2\ns = serve 0 max=${f()}\nstop s\ns = serve 0 udp drop=${f()}\nstop s")
	if got := h.Value("calls"); got != "[2, 2]" {
		t.Errorf("expressions of the line are evaluated so often: %s", got)
	}
	h.Run("b = listen 0\nport = b.getsockname()[1]")
	for line, want := range map[string]string{
		"serve": "TypeError: serve: PORT is missing\n", "serve x": "ValueError: invalid literal", "serve 70000": "OverflowError: bind(): port must be 0-65535.\n", "serve 0 max=x": "ValueError: invalid literal", "serve $port": "OSError: [Errno 98] Address already in use\n  hint: " + locale.InUseHint.Format(locale.English, "localhost:"+h.Value("port"), 0)[:10],
		"wait nobody": "NameError: name 'nobody' is not defined\n", "stop nobody": "NameError: name 'nobody' is not defined\n", "stop port": "TypeError: 'port' is a int, not a server\n", "wait port": "TypeError: 'port' is a int, not a server\n", "serve h 0 ehco": "TypeError: serve: unexpected argument 'ehco'\n",
		"serve 0 drop=30%": "ValueError: drop needs udp\n  hint: " + locale.DropTCPHint.En, "serve 0 udp tls": "ValueError: tls needs TCP, not udp\n  hint: " + locale.TLSOverUDPHint.En,
		"serve 0 max=-1": "ValueError: max must be 0 or more\n  hint: " + locale.MaxHint.En, "serve 0 udp max=-1": "ValueError: max must be 0 or more\n  hint: " + locale.MaxHint.En,
		"serve 0 udp drop=101": "ValueError: drop must be 0-100\n  hint: " + locale.DropShareHint.En, "serve 0 udp drop=x%": "ValueError: could not convert string to float: 'x%'\n  hint: " + locale.DropShareHint.En,
	} {
		if got := h.Fails(line); !strings.HasPrefix(got, want) {
			t.Errorf("%s: %q, want %q", line, got, want)
		}
	}
	if got := h.Value("'server' in vars()"); got != "False" {
		t.Error("a server that failed has a name")
	}
}

// TestStop: which servers stop, and what is said of each.
func TestStop(t *testing.T) {
	t.Parallel()
	h := commandtest.New(t, locale.English)
	h.Run("quiet on\na = serve 0\nb = serve 0\nc = web 0\nx = connect localhost ${a.port}\nx.send hi\nr = x.recv\nx.close")
	stopped := func(line string, want int) {
		t.Helper()
		got, _ := h.Run(line)
		if n := strings.Count(got, "\n"); n != want {
			t.Errorf("%s: %q", line, got)
		}
	}
	for line, want := range map[string]string{"twin stop a b": "a.stop()\nb.stop()\n", "twin stop all": "a.stop()\nb.stop()\nc.stop()\n", "twin stop": "c.stop()\n", "twin a.stop": "a.stop()\n", "twin wait b": "b.attend()\n", "twin wait": "c.attend()\n", "twin a.connections": "a.connections\n"} {
		if got, _ := h.Run(line); got != want {
			t.Errorf("%s: %q, want %q", line, got, want)
		}
	}
	if got, _ := h.Run("a.connections"); got != "1\n" {
		t.Errorf("connections: %q", got)
	}
	stopped("stop", 1)
	if got := h.Value("a.running, b.running, c.running"); got != "(True, True, False)" {
		t.Errorf("stop: %s", got)
	}
	got, _ := h.Run("stop a")
	if want := locale.Stopped.For(locale.English, 1).Format(locale.English, "localhost:"+h.Value("a.port"), 1) + "\n"; got != want {
		t.Errorf("stop a: %q, want %q", got, want)
	}
	stopped("stop all", 1)
	stopped("stop all", 0)
	stopped("a.stop", 1)
	h.Run("wait b\nb.wait")
}

// TestLines: a server's lines come by themselves, quiet on holds all but the
// first back.
func TestLines(t *testing.T) {
	t.Parallel()
	for _, quiet := range []bool{false, true} {
		h := commandtest.New(t, locale.English)
		if quiet {
			h.Run("quiet on")
		}
		out, _ := h.Run("serve 0 max=1")
		port := h.Value("server.port")
		if out != "Waiting for a client on localhost:"+port+"\n" {
			t.Errorf("serve: %q", out)
		}
		said, _ := h.Run("c = socket.create_connection(('127.0.0.1', server.port))\nplace = c.getsockname()\nn = c.send(b'hello\\n')\nr = c.recv(99)\nc.close()\nwait")
		want := []string{"Received from client: hello Client socket: " + h.Value("place"), "Sent to client: Message Serveur vers Client", "Disconnected from localhost:" + port + "."}
		for deadline := time.Now().Add(40 * time.Second); time.Now().Before(deadline); {
			if err := h.Console.Flush(); err != nil {
				t.Fatal(err)
			}
			said += h.Out() + h.ErrOut()
			if quiet || strings.Contains(said, want[2]) {
				break
			}
		}
		for _, line := range want {
			if strings.Contains(said, line) == quiet {
				t.Errorf("quiet %v: %q in\n%s", quiet, line, said)
			}
		}
	}
}

// TestSilentClient: what is said of a client that only closes; of a server on every
// address, that its connection was to one of them.
func TestSilentClient(t *testing.T) {
	t.Parallel()
	for lang, want := range map[locale.Lang][]string{
		locale.English: {"End of stream: the client sent nothing (b'') Client socket: PLACE\n", "Sent to client: Message Serveur vers Client\n", "Disconnected from 127.0.0.1:PORT.\n"},
		locale.French:  {"Fin de connexion : le client n'a rien émis (b'') Socket du client PLACE\n", "Emission vers le client Message Serveur vers Client\n", "Deconnexion 127.0.0.1:PORT.\n"},
	} {
		h := commandtest.New(t, lang)
		h.Run("s = serve 0.0.0.0 0 max=1")
		said, _ := h.Run("c = socket.create_connection(('127.0.0.1', s.port))\nplace = c.getsockname()\nc.shutdown(socket.SHUT_WR)\nr = c.recv(99)\nc.close()\nwait")
		all := strings.NewReplacer("PLACE", h.Value("place"), "PORT", h.Value("s.port")).Replace(strings.Join(want, ""))
		for deadline := time.Now().Add(40 * time.Second); said != all && time.Now().Before(deadline); {
			if err := h.Console.Flush(); err != nil {
				t.Fatal(err)
			}
			said += h.Out() + h.ErrOut()
		}
		if said != all || h.Value("r") != `b'Message Serveur vers Client\n'` {
			t.Errorf("%q, want %q; the client received %s", said, all, h.Value("r"))
		}
	}
}

// TestTrouble: a client that breaks off, and one that a stop cuts short.
func TestTrouble(t *testing.T) {
	t.Parallel()
	h := commandtest.New(t, locale.English)
	said, _ := h.Run("s = serve 0\nc = socket.create_connection(('127.0.0.1', s.port))\nimport struct\nc.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack('ii', 1, 0))\nn = c.send(b'x')\nc.close()")
	line := regexp.MustCompile(`127\.0\.0\.1`)
	for deadline := time.Now().Add(40 * time.Second); time.Now().Before(deadline) && !line.MatchString(said); {
		if err := h.Console.Flush(); err != nil {
			t.Fatal(err)
		}
		said += h.Out() + h.ErrOut()
	}
	if !line.MatchString(said) {
		t.Errorf("a reset: %q", said)
	}
}

// TestServeDatagrams: each datagram is answered to its sender, or dropped, and counted.
func TestServeDatagrams(t *testing.T) {
	t.Parallel()
	h := commandtest.New(t, locale.English)
	h.Run("u = socket udp\nu.settimeout 5")
	said := func(lines string, want ...string) {
		t.Helper()
		out, _ := h.Run(lines)
		for deadline := time.Now().Add(40 * time.Second); ; {
			if err := h.Console.Flush(); err != nil {
				t.Fatal(err)
			}
			out += h.Out()
			missing := ""
			for _, line := range want {
				if !strings.Contains(ports.ReplaceAllString(out, ""), line+"\n") {
					missing = line
				}
			}
			if missing == "" {
				return
			}
			if time.Now().After(deadline) {
				t.Errorf("%s: no %q in\n%s", lines, missing, out)
				return
			}
		}
	}
	said("s = serve 0 udp max=2\nu.sendto localhost ${s.port} ping\nr = u.recvfrom\nu.sendto localhost ${s.port} ${'x' * 3000}\nr = u.recvfrom\nwait s\ns.datagrams",
		"Waiting for datagrams on localhost", "Received from ('127.0.0.1'): ping", "Sent to ('127.0.0.1'): Message Serveur vers Client", "Received from ('127.0.0.1'): "+strings.Repeat("x", 2048)+"… (3000 bytes in all)", "2")
	said("stop s", "Stopped localhost, 2 datagrams")
	said("d = serve 0.0.0.0 0 udp drop=100 max=1\nu.sendto 127.0.0.1 ${d.port} lost\nwait d\nstop d", "Datagram dropped (drop), not answered, from ('127.0.0.1'): lost", "Stopped 0.0.0.0, datagrams received: 1, 1 of them dropped")
	h.Run("e = serve 0 udp echo\nu.sendto localhost ${e.port} ${'y' * 65507}\nr = u.recvfrom 65507")
	if got := h.Value("r[0] == b'y' * 65507"); got != "True" {
		t.Errorf("the longest: %s", got)
	}
	out, _ := h.Run("sockets")
	if !regexp.MustCompile(`e +\d+ +udp ipv4 +127\.0\.0\.1`).MatchString(out) {
		t.Errorf("sockets: %s", out)
	}
	h.Run("w = serve 0")
	for line, want := range map[string]string{
		"e.connections": "AttributeError: 'Serveur' object has no attribute 'connections'\n  hint: " + locale.CountsDatagramsHint.Format(locale.English, "e"),
		"w.datagrams":   "AttributeError: 'Serveur' object has no attribute 'datagrams'\n  hint: " + locale.CountsConnectionsHint.Format(locale.English, "w"),
	} {
		if got := h.Fails(line); !strings.HasPrefix(got, want) {
			t.Errorf("%s: %q, want %q", line, got, want)
		}
	}
	if got := h.Fails("serve ${e.port} udp"); !strings.HasPrefix(got, "OSError: [Errno 98] Address already in use\n  hint: ") {
		t.Errorf("taken: %q", got)
	}
	if got := h.Value("'server' in vars()"); got != "False" {
		t.Error("a server that failed has a name")
	}
	h.Run("close e\nstop w")
	if got := h.Value("e.running"); got != "False" {
		t.Error("close does not stop it")
	}
}

// ports are the ports of addresses, typed ones and Python's.
var ports = regexp.MustCompile(`:\d+\b|, \d{4,5}\b`)
