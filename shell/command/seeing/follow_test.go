package seeing_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"labsh/shell/command/commandtest"
	"labsh/shell/locale"
)

// pair is a connection that has said something both ways.
const pair = "server = socket.socket(); server.bind(('127.0.0.1', 0)); server.listen()\n" +
	"client = socket.create_connection(server.getsockname())\n" +
	"peer, _ = server.accept()\n" +
	"n = client.send(b'Message Client\\n') + client.send(b'again')\n" +
	"d = peer.recv(100)\n" +
	"n = peer.send(b'\\x00caf\\xc3\\xa9\\x1b[31m')\n" +
	"d = client.recv(100)"

func typed(t *testing.T, lang locale.Lang, lines string) *commandtest.Session {
	t.Helper()
	h := commandtest.New(t, lang)
	for line := range strings.SplitSeq(lines, "\n") {
		if got := h.Prompt(line); got != "" {
			t.Fatalf("%s: %q", line, got)
		}
	}
	return h
}

// TestFollow: both directions in the order of the exchange, whoever's name is given;
// what a peer sent is escaped.
func TestFollow(t *testing.T) {
	h := typed(t, locale.English, pair)
	const want = "client → peer, 20 B\nMessage Client\nagain\npeer → client, 11 B\n\\x00café\\x1b[31m\n"
	for _, name := range []string{"client", "peer", "server"} {
		if got := h.Prompt("follow " + name); got != want {
			t.Errorf("follow %s: got %q, want %q", name, got, want)
		}
	}
	if got, want := h.Prompt("follow client hex"), "client → peer, 20 B\n"+
		"00000000  4d 65 73 73 61 67 65 20  43 6c 69 65 6e 74 0a 61  |Message Client.a|\n"+
		"00000010  67 61 69 6e                                       |gain|\n00000014\n"+
		"peer → client, 11 B\n00000000  00 63 61 66 c3 a9 1b 5b  33 31 6d                 |.caf...[31m|\n0000000b\n"; got != want {
		t.Errorf("hex: got %q, want %q", got, want)
	}
	if got := h.Prompt("follow client | grep again"); got != "again\n" {
		t.Errorf("grep: %q", got)
	}
	file := filepath.Join(t.TempDir(), "streams.txt")
	h.Prompt("follow client > " + file)
	if got, err := os.ReadFile(file); err != nil || string(got) != want {
		t.Errorf("file: %v %q", err, got)
	}
}

// TestFollowKept: of what is long the first bytes are shown, of the rest the number.
func TestFollowKept(t *testing.T) {
	for length, missing := range map[string]string{"5000": "904 octets ne sont pas gardés", "4097": "1 octet n'est pas gardé"} {
		h := typed(t, locale.French, pair+"\nn = client.send(b'x' * "+length+") + client.send(b'end')\nd = peer.recv(10000)")
		got := h.Prompt("follow client")
		if want := " o\n" + strings.Repeat("x", 4096) + "\n… " + missing + "\nend\n"; !strings.HasSuffix(got, want) {
			t.Errorf("got %q", got)
		}
	}
}

// TestFollowNames: closed sockets have their names still, a name means the last that
// had it, and others are refused.
func TestFollowNames(t *testing.T) {
	h := typed(t, locale.English, pair+"\nclient.close(); peer.close()\nclient = socket.create_connection(server.getsockname())")
	if got, want := h.Prompt("follow peer"), "client → peer, 20 B\n"; !strings.HasPrefix(got, want) {
		t.Errorf("closed: %q", got)
	}
	if got, want := h.Prompt("follow client"), "client and server have exchanged no byte\n"; got != want {
		t.Errorf("the new one: got %q, want %q", got, want)
	}
	h.Prompt("port = 5000")
	for line, want := range map[string]string{
		"follow clint": "NameError: name 'clint' is not defined. Did you mean: 'client'?\n",
		"follow port":  "ValueError: follow: no conversation of port is recorded\n",
		"follow":       "TypeError: follow: NAME is missing\n",
	} {
		if got := h.Prompt(line); !strings.HasPrefix(got, want) {
			t.Errorf("%s: got %q, want %q", line, got, want)
		}
	}
}

// TestFollowDatagrams: each datagram stands alone.
func TestFollowDatagrams(t *testing.T) {
	h := typed(t, locale.English, "a = socket.socket(type=socket.SOCK_DGRAM); a.bind(('127.0.0.1', 0))\n"+
		"b = socket.socket(type=socket.SOCK_DGRAM)\n"+
		"n = b.sendto(b'one', a.getsockname()) + b.sendto(b'two', a.getsockname())\n"+
		"d = a.recvfrom(100), a.recvfrom(100)")
	if got, want := h.Prompt("follow b"), "b → a, 3 B\none\nb → a, 3 B\ntwo\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestFollowInScript: in a script the names are known too that it has given by then, of
// sockets that are closed as well.
func TestFollowInScript(t *testing.T) {
	t.Parallel()
	h := commandtest.New(t, locale.English)
	out, _ := h.Run(pair + "\nclient.close(); peer.close(); server.close()\nfollow client\nladder peer | head 1")
	if !strings.HasPrefix(out, "client → peer, 20 B\nMessage Client\nagain\n") || !strings.Contains(out, "  client ") || !strings.HasSuffix(out, " server, peer\n") {
		t.Errorf("got %q", out)
	}
}

// TestNamesNotRecorded: a name that nothing recorded has gets the names that there are; a word
// misspelt is taken for the word; the form of a picture is not a name.
func TestNamesNotRecorded(t *testing.T) {
	h := typed(t, locale.French, pair)
	const known = "\n  indice : noms qui ont échangé : server, client, peer\n"
	for line, want := range map[string]string{
		"ladder 5000":    "NameError: name '5000' is not defined" + known,
		"ladder clientt": "NameError: name 'clientt' is not defined. Did you mean: 'client'?" + known,
		"ladder byte":    "NameError: name 'byte' is not defined. Did you mean: 'bytes'?" + known,
		"ladder state":   "NameError: name 'state' is not defined. Did you mean: 'states'?" + known,
		"ladder svg":     "NameError: name 'svg' is not defined\n  indice : pour une image dans un fichier : ladder > echange.svg\n",
		"ladder png":     "NameError: name 'png' is not defined" + known,
		"follow 5000":    "NameError: name '5000' is not defined" + known,
		"follow peeer":   "NameError: name 'peeer' is not defined. Did you mean: 'peer'?" + known,
		"follow socket":  "ValueError: follow: no conversation of socket is recorded" + known,
	} {
		if got := h.Prompt(line); got != want {
			t.Errorf("%s: got %q, want %q", line, got, want)
		}
	}
}

// TestNothingRecorded: where nobody has exchanged anything, the hint says how to begin.
func TestNothingRecorded(t *testing.T) {
	h := commandtest.New(t, locale.French)
	for _, line := range []string{"ladder client", "follow client"} {
		if got, want := h.Prompt(line), "NameError: name 'client' is not defined\n  indice : aucune socket n'a encore rien échangé ; par exemple : listen 5000, puis connect localhost 5000\n"; got != want {
			t.Errorf("%s: got %q, want %q", line, got, want)
		}
	}
}
