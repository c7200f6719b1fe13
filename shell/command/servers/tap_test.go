package servers_test

import (
	"strings"
	"testing"
	"time"

	"labsh/shell/command/commandtest"
	"labsh/shell/locale"
	"labsh/shell/module/sheet"
)

// TestFaultTwins: the faults of serve and tap in Python, and what is refused, in both
// forms.
func TestFaultTwins(t *testing.T) {
	t.Parallel()
	h := commandtest.New(t, locale.English)
	h.Env.Outer.Set("Serveur", sheet.ServerType())
	h.Env.Outer.Set("Relais", sheet.RelayType())
	h.Run("n = 2\nhalf = 'half'")
	for line, want := range map[string]string{
		"serve 5000 delay=200 chunk=4 reset=0 end=rst":                               `server = Serveur("localhost", 5000, delay=200, chunk=4, reset=0, end="rst")`,
		"serve 5000 end=never reset=$n chunk=${n+1} delay=1.5":                       `server = Serveur("localhost", 5000, delay=1.5, reset=n, chunk=3, end="never")`,
		"serve 5000 udp delay=$n drop=5%":                                            `server = Serveur("localhost", 5000, udp=True, delay=n, drop=5)`,
		"tap 5001 localhost 5000":                                                    `relay = Relais("localhost", 5001, "localhost", 5000)`,
		"x = tap $n ::1 5000 udp drop=30% delay=10":                                  `x = Relais("localhost", n, "::1", 5000, udp=True, delay=10, drop=30)`,
		"tap 5001 10.0.0.1 80 bind=0.0.0.0 chunk=1 end=$half delay=0 reset=7 drop=0": `relay = Relais("0.0.0.0", 5001, "10.0.0.1", 80, delay=0, chunk=1, drop=0, reset=7, end=half)`,
	} {
		name, _, _ := strings.Cut(want, " ")
		if got, _, err := h.Try("twin " + line); err != nil || got != want+"\n"+name+".demarre()\n" {
			t.Errorf("%s: %q, %v", line, got, err)
		}
	}
	hints := map[string]locale.Text{
		"delay=-1": locale.FaultDelayHint, "delay=3600001": locale.FaultDelayHint, "delay=nan": locale.FaultDelayHint, "delay=1e300": locale.FaultDelayHint,
		"chunk=0": locale.FaultChunkHint, "chunk=-1": locale.FaultChunkHint, "reset=-1": locale.FaultResetHint, "end=close": locale.FaultEndHint, "end=": locale.FaultEndHint,
		"drop=1": locale.DropTCPHint, "udp drop=-1": locale.DropShareHint, "udp drop=nan": locale.DropShareHint,
		"udp chunk=1": locale.FaultTCPHint, "udp reset=0": locale.FaultTCPHint, "udp end=half": locale.FaultTCPHint,
	}
	for options, hint := range hints {
		for _, line := range []string{"serve 0 ", "tap 0 localhost 1 "} {
			got := h.Fails(line + options)
			if !strings.HasPrefix(got, "ValueError: ") || !strings.HasSuffix(got, "\n  hint: "+hint.En+"\n") {
				t.Errorf("%s%s: %q", line, options, got)
			}
		}
		// The same in Python.
		words := strings.Fields(options)
		fault := strings.Replace(words[len(words)-1], "nan", "float('nan')", 1)
		if name, value, _ := strings.Cut(fault, "="); name == "end" {
			fault = "end='" + value + "'"
		}
		if len(words) > 1 {
			fault += ", udp=True"
		}
		for _, class := range []string{"Serveur", "Relais"} {
			if got := h.Fails(class + "(port=0, " + fault + ")"); !strings.HasPrefix(got, "ValueError: ") || !strings.Contains(got, hint.En) {
				t.Errorf("%s(%s): %q", class, fault, got)
			}
		}
	}
	for line, want := range map[string]string{
		"tap": "TypeError: tap: PORT is missing\n", "tap 1 h": "TypeError: tap: PORT is missing\n", "tap x h 1": "ValueError: invalid literal", "tap 0 h y": "ValueError: invalid literal",
		"tap 70000 h 1": "OverflowError: bind(): port must be 0-65535.\n", "tap 0 h 70000": "OverflowError: connect(): port must be 0-65535.\n", "tap 0 h 1 2": "TypeError: tap: unexpected argument '2'\n",
		"tap 0 localhost 1 chunk=x": "ValueError: invalid literal", "serve 0 delay=x": "ValueError: could not convert string to float: 'x'\n", "serve 0 dealy=1": "TypeError: serve: unknown option 'dealy'\n",
	} {
		if got := h.Fails(line); !strings.HasPrefix(got, want) {
			t.Errorf("%s: %q, want %q", line, got, want)
		}
	}
	for line, want := range map[string]string{
		"Serveur(end=3)": "TypeError: end must be str, not int\n", "Relais(delay='x')": "TypeError: ", "Relais(chunk=1.5)": "TypeError: ", "Relais(reset='x')": "TypeError: ", "Relais(drop=[], udp=True)": "TypeError: ", "Relais.stop(3)": "TypeError: Relais.stop() needs a Relais\n", "Serveur.stop(3)": "TypeError: Serveur.stop() needs a Serveur\n",
	} {
		if got := h.Fails(line); !strings.HasPrefix(got, want) {
			t.Errorf("%s: %q, want %q", line, got, want)
		}
	}
	if got := h.Value("(Relais('h', 1, '::1', 2), Relais(), Relais(chunk=None, reset=None, end=None, delay=0))"); got != "(<Relais h:1 -> [::1]:2>, <Relais localhost:5001 -> localhost:5000>, <Relais localhost:5001 -> localhost:5000>)" {
		t.Error(got)
	}
	if got := h.Value("'relay' in vars()"); got != "False" {
		t.Error("a tap that failed has a name")
	}
}

// says runs lines, and waits until what was said has each of the wanted ones.
func says(t *testing.T, h *commandtest.Session, lines string, want ...string) {
	t.Helper()
	out, _ := h.Run(lines)
	for deadline := time.Now().Add(40 * time.Second); ; {
		if err := h.Console.Flush(); err != nil {
			t.Fatal(err)
		}
		out += h.Out() + h.ErrOut()
		missing := ""
		for _, line := range want {
			if !strings.Contains("\n"+ports.ReplaceAllString(out, ""), "\n"+line+"\n") {
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

// TestTapLines: what a tap says of a conversation, in both languages; the connections,
// and stop.
func TestTapLines(t *testing.T) {
	t.Parallel()
	for lang, want := range map[locale.Lang][]string{
		locale.English: {"Tap localhost → localhost; programs connect to localhost", "client 1: ('127.0.0.1') relayed to localhost", "client 1 ▶ 1 byte: x", "client 1 ◀ 4 bytes: pong", "client 1: connection ended (bytes ▶ 1, ◀ 4)"},
		locale.French:  {"Relais localhost → localhost ; à joindre : localhost", "client 1 : ('127.0.0.1') relié à localhost", "client 1 ▶ 1 octet : x", "client 1 ◀ 4 octets : pong", "client 1 : fin de connexion (octets ▶ 1, ◀ 4)"},
	} {
		h := commandtest.New(t, lang)
		h.Run("s = serve 0 reply=pong")
		says(t, h, "tap 0 localhost ${s.port}\nc = socket.create_connection(('127.0.0.1', relay.port))\nn = c.send(b'x')\nr = c.recv(9)\ne = c.recv(9)\nc.close()", want...)
		if got := h.Value("r, e, relay.connections, relay.connexions, relay.running"); got != "(b'pong', b'', 1, 1, True)" {
			t.Errorf("%s", got)
		}
		out, _ := h.Run("stop relay\nwait relay")
		if want := locale.Stopped.For(lang, 1).Format(lang, "localhost:"+h.Value("relay.port"), 1) + "\n"; !strings.HasSuffix(out, want) {
			t.Errorf("stop: %q, want %q", out, want)
		}
	}
}

// TestTapFaultLines: what is said of faults, and of a target that is not there.
func TestTapFaultLines(t *testing.T) {
	t.Parallel()
	h := commandtest.New(t, locale.English)
	h.Run("s = serve 0 echo")
	talk := "c = socket.create_connection(('127.0.0.1', %.port))\nn = c.send(b'abcdef')\n"
	through := func(name string) string { return strings.ReplaceAll(talk, "%", name) }
	says(t, h, "a = tap 0 localhost ${s.port} reset=3\n"+through("a"), "client 1 ◀ 3 bytes: abc", "client 1: connection reset by a RST (bytes ▶ 6, ◀ 3)")
	says(t, h, "b = tap 0 localhost ${s.port} end=half\n"+through("b")+"c.shutdown(socket.SHUT_WR)", "client 1: connection kept open on purpose (end=half)", "client 1: connection ended (bytes ▶ 6, ◀ 6)")
	says(t, h, "d = tap 0 localhost 1\nc = socket.socket()\nn = c.connect_ex(('127.0.0.1', d.port))", "client 1: localhost cannot be reached: [Errno 111] Connection refused", "client 1: connection reset by a RST (bytes ▶ 0, ◀ 0)")
	says(t, h, "e = tap 0 localhost ${s.port} end=never\n"+through("e")+"c.shutdown(socket.SHUT_WR)", "client 1: connection kept open on purpose (end=never)")
	says(t, h, "stop e", "client 1: connection ended (bytes ▶ 6, ◀ 6)")
	says(t, h, "f = tap 0 localhost ${s.port}\n"+through("f")+"r = c.recv(9)\nf.stop", "client 1: the tap has stopped", "client 1: connection reset by a RST (bytes ▶ 6, ◀ 6)")
	says(t, h, "g = serve 0 end=never\n"+through("g"), "Connection kept open on purpose: ('127.0.0.1') (end=never)")
	says(t, h, "i = serve 0 reset=4\n"+through("i"), "Sent to client: Mess", "Connection reset by a RST on purpose: ('127.0.0.1')")
	long := "é" + strings.Repeat("x", 200)
	says(t, h, "t = tap 0 localhost ${s.port}\nc = socket.create_connection(('127.0.0.1', t.port))\nn = c.send('x"+long+"'.encode())", "client 1 ▶ 203 bytes: xé"+strings.Repeat("x", 97)+"…")
	says(t, h, "t = tap 0 localhost ${s.port} bind=0.0.0.0\nc = socket.create_connection(('127.0.0.1', t.port))\nn = c.send(b'a\\r\\nb\\n')", "Tap 0.0.0.0 → localhost; programs connect to localhost", `client 1 ▶ 5 bytes: a\r\nb`)
	u := "\nu = socket udp\nu.connect localhost ${w.port}\nu.send "
	says(t, h, "v = serve 0 udp echo\nw = tap 0 localhost ${v.port} udp"+u+"ping", "client 1 ▶ 4 bytes: ping", "client 1 ◀ 4 bytes: ping")
	says(t, h, "w.datagrams\nw.stop", "2", "Stopped localhost, 2 datagrams")
	says(t, h, "w = tap 0 localhost ${v.port} udp drop=100"+u+"lost", "client 1 ✗ 4 bytes dropped (drop): lost")
	says(t, h, "w.stop", "Stopped localhost, datagrams received: 1, 1 of them dropped")
	says(t, h, "w = tap 0 localhost 1 udp"+u+"nobody", "client 1: localhost cannot be reached: [Errno 111] Connection refused")
	if got := h.Fails("w.connections"); !strings.HasPrefix(got, "AttributeError: 'Relais' object has no attribute 'connections'\n  hint: "+locale.CountsDatagramsHint.Format(locale.English, "w")) {
		t.Errorf("%q", got)
	}
	h.Run("stop all")
}

// TestTapPace: as many lines as people can follow, and how many more there were.
func TestTapPace(t *testing.T) {
	t.Parallel()
	h := commandtest.New(t, locale.English)
	h.Run("s = serve 0 udp echo")
	out, _ := h.Run("w = tap 0 localhost ${s.port} udp\nu = socket udp\nu.settimeout 20\nu.connect localhost ${w.port}\nfor i in range(200):\n    n = u.send(b'ping')\n    r = u.recv(9)\nw.stop")
	for deadline := time.Now().Add(40 * time.Second); time.Now().Before(deadline) && !strings.Contains(out, "more sends, relayed and not shown"); {
		if err := h.Console.Flush(); err != nil {
			t.Fatal(err)
		}
		out += h.Out()
	}
	if n := strings.Count(out, "client 1 ▶"); n == 0 || n > 190 || !strings.Contains(out, "more sends, relayed and not shown") {
		t.Errorf("%d lines in\n%s", n, out)
	}
	quiet := commandtest.New(t, locale.English)
	out, _ = quiet.Run("quiet on\ns = serve 0 udp echo\nw = tap 0 localhost ${s.port} udp\nu = socket udp\nu.settimeout 20\nu.connect localhost ${w.port}\nn = u.send(b'ping')\nr = u.recv(9)\nw.stop")
	if err := quiet.Console.Flush(); err != nil {
		t.Fatal(err)
	}
	if out += quiet.Out(); strings.Contains(out, "client 1") || !strings.Contains(out, "Tap localhost") {
		t.Errorf("quiet:\n%s", out)
	}
}

// TestTapCircle: a tap to itself is refused at once, and says what to type.
func TestTapCircle(t *testing.T) {
	h := commandtest.New(t, locale.French)
	h.Run("f = socket.socket()")
	for got := "errno 98"; strings.Contains(got, "98"); { // somebody may have taken the port
		h.Run("f = socket.socket(); f.bind(('127.0.0.1', 0)); p = f.getsockname()[1]; f.close()")
		got = h.Fails("tap $p localhost $p")
		if want := "ValueError: the target is the tap itself\n  indice : le relais et le serveur ont chacun leur port : tap 5001 localhost 5000"; !strings.HasPrefix(got, want) && !strings.Contains(got, "98") {
			t.Errorf("got %q", got)
		}
	}
}
