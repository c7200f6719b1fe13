package sockets_test

import (
	"slices"
	"strings"
	"testing"

	"labsh/shell/command"
	"labsh/shell/command/commandtest"
	"labsh/shell/command/sockets"
	"labsh/shell/locale"
	"labsh/shell/python/object"
)

// connected makes a connection: c and p are its ends.
const connected = "l = listen 0\nc = connect localhost ${l.getsockname()[1]}\np = l.accept\n"

// full leaves no room for more in what c sends. A TCP connection may have room again as
// soon as what is under way has arrived; a Unix one's is its peer's to make.
const full = "c, p = socket.socketpair()\nc.setblocking 0\ntry:\n    while c.send(b'x' * 1000000): pass\nexcept BlockingIOError:\n    pass\n"

// held has a port of TCP that nobody else gets meanwhile, and where nobody listens.
const held = "held = socket tcp\nheld.bind 0\ngone = held.getsockname()[1]\n"

// unwanted is a UDP socket that has sent to a port where nobody is who would take it:
// who holds the port takes from itself alone.
const unwanted = "held = socket udp\nheld.bind 0\ngone = held.getsockname()[1]\nheld.connect localhost $gone\nu = socket udp\nu.connect localhost $gone\nu.send x\n"

// raised are lines that fail, the last of each, and what they raise: all that help says
// of the sockets' commands but what takes another machine, a certificate or root.
var raised = []struct{ lines, class string }{
	{"l = listen 0\nbind ${l.getsockname()[1]}", "OSError"}, {"socket\nbind 0\nsock.bind 0", "OSError"}, {"socket\nbind nosuch.invalid 0", "socket.gaierror"}, {"socket\nbind 70000", "OverflowError"},
	{"l = listen 0\nlisten ${l.getsockname()[1]}", "OSError"}, {"listen nosuch.invalid 0", "socket.gaierror"}, {"listen 70000", "OverflowError"}, {"listen 203.0.113.1 0", "OSError"},
	{connected + "c.listen 1", "OSError"}, {"s = socket udp\ns.listen 1", "OSError"},
	{"socket\nsock.accept", "OSError"}, {"l = listen 0\nl.settimeout 0.01\nl.accept", "TimeoutError"}, {"l = listen 0\nl.setblocking 0\nl.accept", "BlockingIOError"},
	{held + "socket\nconnect localhost $gone", "ConnectionRefusedError"}, {"connect nosuch.invalid 1", "socket.gaierror"}, {"connect localhost 70000", "OverflowError"}, {connected + "c.connect localhost 1", "OSError"},
	{"l = listen 0 backlog=0\nsetup = connect localhost ${l.getsockname()[1]}\nsocket\nsettimeout 0.01\nconnect localhost ${l.getsockname()[1]}", "TimeoutError"}, {"l = listen 0 backlog=0\nsetup = connect localhost ${l.getsockname()[1]}\nsocket\nsetblocking 0\nconnect localhost ${l.getsockname()[1]}", "BlockingIOError"},
	{"connect_ex nosuch.invalid 1", "socket.gaierror"}, {"connect_ex localhost 70000", "OverflowError"},
	{"socket\nsock.send x", "BrokenPipeError"}, {connected + "p.setsockopt SO_LINGER 0\np.close\nc.send x", "ConnectionResetError"}, {unwanted + "u.send y", "ConnectionRefusedError"}, {"u = socket udp\nu.send x", "OSError"}, {connected + "c.close()\nc.send x", "OSError"},
	{full + "c.sendline y", "BlockingIOError"}, {full + "c.settimeout 0.01\nc.sendall y", "TimeoutError"},
	{connected + "c.sendfile /nosuch/file", "FileNotFoundError"}, {"socket\nsock.sendfile /dev/null", ""},
	{"u = socket udp\nu.sendto nosuch.invalid 1 x", "socket.gaierror"}, {"u = socket udp\nu.sendto 127.255.255.255 9 x", "PermissionError"}, {"u = socket udp\nu.sendto localhost 0 x", "OSError"}, {"u = socket udp\nu.sendto localhost 70000 x", "OverflowError"}, {unwanted + "u.sendto localhost $gone y", "ConnectionRefusedError"},
	{"u = socket udp\nlong = 'x' * 65508\nu.sendto localhost 9 $long", "OSError"},
	{connected + "p.setsockopt SO_LINGER 0\np.close\nc.recv", "ConnectionResetError"}, {connected + "c.settimeout 0.01\nc.recv", "TimeoutError"}, {connected + "c.setblocking 0\nc.recvline", "BlockingIOError"}, {"socket\nsock.recvall", "OSError"}, {unwanted + "u.recv", "ConnectionRefusedError"},
	{unwanted + "u.recvfrom", "ConnectionRefusedError"}, {"u = socket udp\nu.settimeout 0.01\nu.recvfrom", "TimeoutError"}, {"u = socket udp\nu.setblocking 0\nu.recvfrom", "BlockingIOError"}, {"u = socket udp\nu.close()\nu.recvfrom", "OSError"},
	{"socket\nsock.shutdown wr", "OSError"}, {"socket\nsettimeout -1", "ValueError"}, {"socket\nsettimeout 1e20", "OverflowError"}, {connected + "c.close()\nc.settimeout 1", "OSError"}, {connected + "c.close()\nc.setblocking 1", "OSError"},
	{connected + "c.close()\nc.getsockname", "OSError"}, {"socket\nsock.getpeername", "OSError"}, {"socket\ngetsockopt SO_NOSUCH", "AttributeError"}, {"u = socket udp\nu.getsockopt TCP_NODELAY", "OSError"}, {"socket\nsetsockopt SO_TYPE 1", "OSError"}, {connected + "c.close()\nc.dup", "OSError"}, {"use nosuch", "NameError"},
	{"ss -z", "ValueError"}, {"ss state asleep", "ValueError"}, {"ss src nosuch.invalid", "ValueError"}, {"ss sport = :70000", "OverflowError"},
	{"talk nosuch.invalid 1", "socket.gaierror"}, {"talk localhost 70000", "OverflowError"}, {"socket udp\ntalk sock", "OSError"},
	{"resolve nosuch.invalid", "socket.gaierror"}, {"resolve a..b", "UnicodeError"},
}

// TestRaises: what a command raises is what its help says, and what its help says it
// raises.
func TestRaises(t *testing.T) {
	t.Parallel()
	table := command.NewTable(sockets.Commands())
	said := map[string]bool{} // COMMAND CLASS, and whether it was seen
	for _, c := range table.All() {
		for _, r := range c.Raises {
			said[c.Name+" "+r.Name] = false
		}
	}
	h := commandtest.With(t, locale.English, table)
	for _, tt := range raised {
		lines := strings.Split(tt.lines, "\n")
		last := len(lines) - 1
		h.Run(strings.Join(lines[:last], "\n"))
		_, _, err := h.Try(lines[last])
		words := strings.Fields(lines[last])
		name := words[0][strings.LastIndexByte(words[0], '.')+1:]
		class := ""
		if e, ok := object.AsException(err); ok {
			class = e.Type().QualName()
		}
		if class != tt.class {
			t.Errorf("%s\n got %v\nwant %s", tt.lines, err, tt.class)
		} else if _, ok := said[name+" "+class]; !ok && class != "" {
			t.Errorf("%s raises %s, which its help does not say", name, class)
		}
		said[name+" "+class] = true
		h.Try("close all")
	}
	// What takes another machine, a certificate, a conversation, root or no descriptors
	// left; and what is one list for several commands.
	var rest []string
	for pair, seen := range said {
		command, class, _ := strings.Cut(pair, " ")
		shared := strings.HasPrefix(command, "recv") || strings.HasPrefix(command, "send") && command != "sendto" || command == "setsockopt"
		if !seen && !shared && !slices.Contains([]string{"PermissionError", "NotImplementedError"}, class) && !strings.HasPrefix(class, "ssl.") && !slices.Contains([]string{"tls", "talk", "addresses"}, command) {
			rest = append(rest, pair)
		}
	}
	if slices.Sort(rest); strings.Join(rest, ", ") != "socket OSError" {
		t.Errorf("said and not seen: %q", rest)
	}
}

// TestNotTCP: that accept and listen are TCP's is said of them alone.
func TestNotTCP(t *testing.T) {
	t.Parallel()
	h := commandtest.New(t, locale.English)
	h.Run("u = socket udp")
	if got := h.Fails("u.accept"); !strings.Contains(got, locale.NotSupportedHint.En) {
		t.Error(got)
	}
	if got := h.Fails("u.getsockopt TCP_NODELAY"); got != "OSError: [Errno 95] Operation not supported\n" {
		t.Error(got)
	}
}
