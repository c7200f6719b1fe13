package command_test

import (
	"strings"
	"testing"

	"labsh/shell/command"
	"labsh/shell/command/commandtest"
	"labsh/shell/locale"
	"labsh/shell/module/socket"
	"labsh/shell/python/object"
)

// subjects are all of them.
var subjects = []command.Subject{
	command.Nothing, command.AnySocket, command.Connected, command.Listening, command.Unconnected, command.Datagram,
	command.UnconnectedOrNew, command.AServer, command.Closable,
}

// TestSubjects: what each accepts before a dot, what suits it, and what it is
// called in examples.
func TestSubjects(t *testing.T) {
	t.Parallel()
	h := commandtest.New(t, locale.English)
	h.Run("quiet on\nlistening = listen 0\nconnected = connect localhost ${listening.getsockname()[1]}\nunconnected = socket\n" +
		"datagram = socket udp\nu = socket udp\nu.bind 0\ntalking = socket udp\ntalking.connect(u.getsockname())\n" +
		"closed = socket\nclosed.close()\nclosed_udp = socket udp\nclosed_udp.close()\nserver = serve 0\nweb_ = web 0\nother = 5")
	value := func(name string) object.Value {
		v, ok := h.LookupName(name)
		if !ok {
			t.Fatal(name)
		}
		return v
	}
	all := []string{"listening", "connected", "unconnected", "datagram", "talking", "closed", "closed_udp"}
	for on, want := range map[command.Subject]string{
		command.Nothing: "", command.AnySocket: "sockets", command.Connected: "sockets", command.Listening: "sockets", command.Unconnected: "sockets",
		command.Datagram: "sockets", command.UnconnectedOrNew: "sockets", command.AServer: "servers", command.Closable: "sockets servers",
	} {
		for _, name := range append(all, "server", "web_", "other") {
			kind := "sockets"
			switch name {
			case "server", "web_":
				kind = "servers"
			case "other":
				kind = "others"
			}
			if got := on.Accepts(value(name)); got != strings.Contains(want, kind) {
				t.Errorf("subject %d accepts %s: %v", on, name, got)
			}
		}
	}
	open := "listening connected unconnected datagram talking"
	for on, want := range map[command.Subject]string{
		command.Nothing: open, command.AnySocket: open, command.Closable: open, command.Connected: "connected datagram talking",
		command.Listening: "listening", command.Unconnected: "unconnected datagram", command.Datagram: "datagram talking",
	} {
		for _, name := range all {
			sock, _ := socket.Of(value(name))
			if got, want := on.Suits(sock), strings.Contains(" "+want+" ", " "+name+" "); got != want {
				t.Errorf("%s suits subject %d: %v", name, on, got)
			}
		}
	}
	var names []string
	for _, on := range subjects {
		names = append(names, on.UsualName())
	}
	if got := strings.Join(names, " "); got != "client client client server sock sock client server client" {
		t.Errorf("usual names: %s", got)
	}
}

// TestNoSubject: the error where there is nothing to act on, and where the name
// is something else.
func TestNoSubject(t *testing.T) {
	t.Parallel()
	hints := map[string]locale.Text{"connected": locale.NoConnected, "listening": locale.NoListening, "server": locale.NoServer, "socket": locale.NoSocket, "datagram": locale.NoDatagram}
	for _, tt := range []struct{ line, name, hint string }{
		{"send x", "client", "connected"}, {"recv", "client", "connected"}, {"accept", "server", "listening"},
		{"stop", "server", "server"}, {"wait", "server", "server"}, {"close", "sock", "socket"}, {"fileno", "sock", "socket"},
		{"bind 0", "sock", "socket"}, {"sendto localhost 1 x", "sock", "datagram"},
	} {
		h := commandtest.New(t, locale.English)
		want := "NameError: name '" + tt.name + "' is not defined\n  hint: " + hints[tt.hint].En + "\n"
		if got := h.Fails(tt.line); got != want {
			t.Errorf("%s: %q, want %q", tt.line, got, want)
		}
		h.Run(tt.name + " = 5")
		kind := "socket"
		if tt.hint == "server" {
			kind = "server"
		}
		want = "TypeError: '" + tt.name + "' is a int, not a " + kind + "\n  hint: " + hints[tt.hint].En + "\n"
		if got := h.Fails(tt.line); got != want {
			t.Errorf("%s with %s = 5: %q, want %q", tt.line, tt.name, got, want)
		}
		if got := h.Fails("nobody." + tt.line); got != "NameError: name 'nobody' is not defined\n" {
			t.Errorf("nobody.%s: %q", tt.line, got)
		}
	}
}

// TestChoose: which socket a line without a name acts on.
func TestChoose(t *testing.T) {
	t.Parallel()
	open := "s = listen 0\nport = s.getsockname()[1]\nc = connect localhost $port\np = s.accept\n"
	for _, tt := range []struct{ name, setup, line, value, want string }{
		{"the current one was closed", "a = socket\nb = socket\nclose b\n", "settimeout 7", "a.gettimeout()", "7.0"},
		{"the latest that can", open + "d = connect localhost $port\nq = s.accept\nuse s\n", "n = send hello", "d.recv(9), n", "(b'hello', 5)"},
		{"the current one can", open + "use c\n", "n = send hello", "p.recv(9), n", "(b'hello', 5)"},
		{"a datagram socket needs no connection", open + "b = socket udp\nu = socket udp\nu.bind 0\nc.settimeout(0.01)\np.settimeout(0.01)\nn = b.sendto(b'hi', u.getsockname())\n", "x = recv", "x", "b'hi'"},
		{"an unconnected one is there", "a = socket\nl = socket.socket()\nl.listen()\nport = l.getsockname()[1]\nuse a\n", "connect localhost $port", "a.getpeername()[1] == port, 'client' in vars()", "(True, False)"},
		{"the current one is connected", open, "connect localhost $port", "client.getpeername()[1] == port", "True"},
		{"the current one is closed", open + "q = socket\nclose q\n", "connect localhost $port", "client.getpeername()[1] == port", "True"},
		{"what stands before a dot becomes current", open + "use p\nn = c.send x\n", "x = fileno", "x == c.fileno()", "True"},
		{"a server is named", "quiet on\nserver = serve 0\n", "close server", "server.running", "False"},
		{"the one that listens", open + "d = connect localhost $port\n", "q = accept", "q.getpeername() == d.getsockname()", "True"},
		{"names end with what they name", open + "close c s\n", "x = fileno", "x == p.fileno()", "True"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			h := commandtest.New(t, locale.English)
			h.Run(tt.setup + tt.line)
			if got := h.Value(tt.value); got != tt.want {
				t.Errorf("%s is %s, want %s", tt.value, got, tt.want)
			}
		})
	}
	h := commandtest.New(t, locale.English)
	h.Run("c = socket\nclose c")
	if got, want := h.Fails("send x"), "OSError: [Errno 9] Bad file descriptor\n  hint: "+locale.ClosedHint.En+"\n"; got != want {
		t.Errorf("a closed socket alone: %q, want %q", got, want)
	}
	other := commandtest.New(t, locale.English)
	other.Run("client = socket.socket()\nclient.close()")
	if got, want := other.Fails("send x"), "NameError: name 'client' is not defined\n  hint: "+locale.NoConnected.En+"\n"; got != want {
		t.Errorf("closed in Python: %q, want %q", got, want)
	}
	h.Run("d = {}\nclass C:\n    def accept(self):\n        return 'own'\no = C()")
	if got := h.Fails("d.send x"); !strings.HasPrefix(got, "AttributeError: 'dict' object has no attribute 'send'") {
		t.Errorf("a dict: %q", got)
	}
	if got := h.Fails("o.accept?\no.send x"); !strings.HasPrefix(got, "AttributeError: 'C' object has no attribute 'send'") {
		t.Errorf("an object: %q", got)
	}
}

// TestKnownSockets: the session learns of sockets that Python makes, forgets the
// closed ones but the last, and gives free names again.
func TestKnownSockets(t *testing.T) {
	t.Parallel()
	h := commandtest.New(t, locale.English)
	names := func() string {
		var all []string
		h.Do(func() error {
			for _, n := range h.Known.Sockets() {
				all = append(all, n.Name)
			}
			return nil
		})
		return strings.Join(all, " ")
	}
	h.Run("a = socket.socket()\nb = socket")
	if got := names(); got != "a b" {
		t.Errorf("made in both ways: %s", got)
	}
	h.Run("c = b\ndel b")
	if got := names(); got != "a c" {
		t.Errorf("under another name: %s", got)
	}
	h.Run("c.close()")
	if got := names(); got != "a c" {
		t.Errorf("the current one is closed: %s", got)
	}
	h.Run("a.close()")
	if got := names(); got != "c" {
		t.Errorf("another is closed: %s", got)
	}
	h.Run("x = socket\nuse x\n_ = x")
	if got := names(); got != "x" {
		t.Errorf("one after that: %s", got)
	}
	h.Run("close all\n_ = socket.socket()")
	if got := names(); got != "x" {
		t.Errorf("_ is no name: %s", got)
	}
	h.Run("_.close()\nsocket\nsocket\nclose sock\nsocket")
	if got := h.Value("sock.fileno() > 0, sock2.fileno() > 0, 'sock3' in vars()"); got != "(True, True, False)" {
		t.Errorf("a closed socket's name: %s", got)
	}
	h.Run("l = listen 0\nq = connect localhost ${l.getsockname()[1]}\np = l.accept\np.makefile\np.makefile\nfile.close()\np.makefile w")
	if got := h.Value("file.closed, file.writable(), file2.closed, 'file3' in vars()"); got != "(False, True, False, False)" {
		t.Errorf("a closed file's name: %s", got)
	}
	h.Run("quiet on\nserve 0\nserve 0\nstop server\nserve 0")
	if got := h.Value("server.running, server2.running, 'server3' in vars()"); got != "(True, True, False)" {
		t.Errorf("a stopped server's name: %s", got)
	}
	h.Run("sock = 5\nsocket\nclient = 'mine'\nn = connect_ex localhost ${l.getsockname()[1]}")
	if got := h.Value("sock, 'sock3' in vars(), client"); got != "(5, True, 'mine')" {
		t.Errorf("another value's name: %s", got)
	}
}
