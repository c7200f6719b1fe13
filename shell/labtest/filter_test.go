package labtest

import (
	"errors"
	"net"
	"os"
	"strings"
	"testing"
	"time"
)

// talk is a connection between c and p, in one labsh.
const talk = "listen 0\nc = connect localhost ${server.getsockname()[1]}\np = accept\n"

// TestFiltersFirst: a filter or a file that is wrong is found before the command
// takes anything from a socket.
func TestFiltersFirst(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	wrong := []string{
		"c.recv 500 | head deux", "c.recv 500 | nosuch 3", "c.recv 500 | wc -x", "c.recv 500 | where a => 1", "c.recv 500 | grep -z l",
		"c.recv 500 | #(a>1", "c.recv 500 | csv | fields", "x = c.recv | tail -x", "c.recvline | where", "c.recvexactly 5 | hex 2",
		"c.recvall | grep -q a > " + dir + "/never", "u.recvfrom | uniq -c", "c.recv 500 > /", "c.recv 500 | hex > " + dir + "/no/such",
		"c.recvall > " + dir + "/no/such", "c.recvall >> " + dir, "u.recvfrom > " + dir,
	}
	p := start(t, labsh("-i", "--lang", "en"))
	p.enter(talk + "p.send hello\nu = socket udp\nu.bind 127.0.0.1 0\nu.sendto(b'datagram', u.getsockname())\n" +
		strings.Join(wrong, "\n") + "\nprint('left', c.recv(500), u.recv(500))\n")
	p.await("left b'hello' b'datagram'\n")
	if status := p.end(); status != 0 {
		t.Errorf("exit status %d", status)
	}
	errs := p.errors.String()
	for what, want := range map[string]int{
		"SyntaxError: ": 9, "ValueError: ": 3, "IsADirectoryError: [Errno 21] Is a directory: '" + dir + "'\n": 2,
		"IsADirectoryError: [Errno 21] Is a directory: '/'\n": 1, "FileNotFoundError: [Errno 2] No such file or directory: '" + dir + "/no/such'\n": 2,
		"hint: the filters are: fields NAME…, PATH, where PATH OP VALUE, ": 2, "hint: this filter is written: ": 10,
	} {
		if got := strings.Count(errs, what); got != want {
			t.Errorf("%d times %q, want %d", got, what, want)
		}
	}
	if t.Failed() {
		t.Log(errs)
	}
	if files, err := os.ReadDir(dir); err != nil || len(files) > 0 {
		t.Errorf("files: %v, %v", files, err)
	}
}

// TestFiltersFirstSend: nor does it connect, or send anything.
func TestFiltersFirstSend(t *testing.T) {
	t.Parallel()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	url := "http://" + l.Addr().String()
	for _, line := range []string{
		"http POST " + url + "/x a=1 | head deux", "http GET " + url + "/ > /", "store use " + url + "\nstore delete products/1 | where id",
		"store use " + url + "\nstore post products title=x > /no/such", "store use " + url + "\nstore products | tail -x",
	} {
		p := start(t, labsh("-c", line))
		if status := p.end(); status != 1 || !strings.Contains(p.errors.String(), "Error: ") {
			t.Errorf("%s: exit status %d, %s", line, status, p.errors)
		}
	}
	if err := l.(*net.TCPListener).SetDeadline(time.Now()); err != nil {
		t.Fatal(err)
	}
	if c, err := l.Accept(); !errors.Is(err, os.ErrDeadlineExceeded) {
		t.Errorf("somebody connected: %v, %v", c, err)
	}
}

// TestReceivedKept: what was received when a filter or a file fails is in _; a
// script's error shows it.
func TestReceivedKept(t *testing.T) {
	t.Parallel()
	const inName, notJSON = "what was received is in _", "this is no JSON; raw, hex, grep, head, tail, wc and count take anything; "
	for _, w := range []struct{ lang, before, line, kept, hint string }{
		{"en", "p.send hello", "c.recv 500 | #.id", "b'hello'", notJSON + inName},
		{"fr", "p.send bonjour", "c.recv 500 | #.id", "b'bonjour'", "ce n'est pas du JSON ; raw, hex, grep, head, tail, wc et count acceptent tout ; ce qui a été reçu est dans _"},
		{"en", `p.send '{"a": 1}'`, "x = c.recv 500 | b", `b'{"a": 1}'`, "a path is like #.title, 0.rating or #(price<20)#.title; " + inName},
		{"en", `p.send '[{"a": 1}]'`, "c.recvexactly 10 | where a > b", `b'[{"a": 1}]'`, "this filter is written: where a > N; " + inName},
		{"en", `p.send "one\ntwo\n"`, "c.recvline | pretty", `b'one\n'`, notJSON + inName},
		{"en", "p.send hello\np.close", "c.recvall | sort a", "b'hello'", notJSON + inName},
		{"en", "u = socket udp\nu.bind 127.0.0.1 0\nu.sendto(b'd', u.getsockname())", "u.recvfrom | x", "(b'd', ('127.0.0.1', PORT))", inName},
		{"en", "p.send hello", "c.recv 500 > /dev/full", "b'hello'", inName},
		{"en", "p.send hello", "c.recv 500 >> /dev/full", "b'hello'", inName},
		{"en", "p.send hello\np.close", "c.recvall > /dev/full", "b'hello'", inName},
		{"en", "p.send hello\np.close", "c.recvall >> /dev/full", "b'hello'", inName},
	} {
		t.Run(w.line, func(t *testing.T) {
			t.Parallel()
			if _, err := os.Stat("/dev/full"); err != nil && strings.Contains(w.line, "/dev/full") {
				t.Skip(err)
			}
			p := start(t, labsh("-i", "--lang", w.lang))
			p.enter(talk + w.before + "\n" + w.line + "\nprint('kept', _)\n")
			p.await("kept ")
			if got := p.await("\n"); masked(got) != masked(strings.ReplaceAll(w.kept, "PORT", "40000")+"\n") {
				t.Errorf("kept %s, want %s", got, w.kept)
			}
			if p.end(); !strings.Contains(p.errors.String(), w.hint+"\n") {
				t.Errorf("no hint %q in\n%s", w.hint, p.errors)
			}
			script := start(t, labsh("--lang", "en", "-c", talk+w.before+"\n"+w.line))
			if status := script.end(); status != 1 || !strings.Contains(masked(script.errors.String()), "received: "+masked(strings.ReplaceAll(w.kept, "PORT", "40000"))+"\n") {
				t.Errorf("script: exit status %d\n%s", status, script.errors)
			}
		})
	}
	t.Run("response", func(t *testing.T) {
		t.Parallel()
		p := start(t, labsh("-i"))
		p.enter(talk + "r = store post products title=x | nosuch\nprint('kept', _.status_code, _.json())\n" +
			"_ = None\nno = b'no'\njson no | #.id\nc.http --offline GET / | #.id\nprint('still', _)\n")
		p.await("kept 201 {'id': 21, 'title': 'x'}\n")
		p.await("still None\n")
		if p.end(); strings.Contains(p.errors.String(), "received") {
			t.Errorf("nothing was received:\n%s", p.errors)
		}
	})
}
