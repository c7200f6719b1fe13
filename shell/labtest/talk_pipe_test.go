package labtest

import (
	"io"
	"net"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"
)

// Without a keyboard talk is nc: it sends its input, half-closes, and writes what
// comes as it is.
func TestTalkOnPipes(t *testing.T) {
	t.Parallel()
	port := listen(t, func(c net.Conn) {
		got, _ := io.ReadAll(c)
		_, _ = c.Write(append([]byte("\x1b\xff\r\n"), got...))
	})
	const input = "un\ndeux \xfe\x00\ntrois"
	long := strings.Repeat("x", 64<<10-1) // the \n comes with the next read
	for name, c := range map[string]struct {
		cmd   func() *exec.Cmd
		input string
		want  string
	}{
		"-c":              {func() *exec.Cmd { return labsh("-c", "talk localhost "+port) }, input, input},
		"FILE":            {func() *exec.Cmd { return labsh(write(t, "x.lab", "talk localhost "+port+" eol=crlf\n")) }, input, strings.ReplaceAll(input, "\n", "\r\n")},
		"\\r\\n stays":    {func() *exec.Cmd { return labsh("-c", "talk localhost "+port+" eol=crlf") }, long + "\r\n\r\n", long + "\r\n\r\n"},
		"standard input":  {func() *exec.Cmd { return labsh() }, "for i in range(2):\n    pass\nx = \"\"\"\ntalk\n\"\"\"\nc = talk localhost " + port + "\nc = 5 (\n" + input, "c = 5 (\n" + input},
		"nothing to send": {func() *exec.Cmd { return labsh() }, "talk localhost " + port, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := feed(t, c.cmd(), []byte(c.input))
			p.wait()
			if got, want := p.output.String(), "\x1b\xff\r\n"+c.want; got != want || p.errors.String() != "" {
				t.Errorf("%q, want %q; standard error %q", got, want, p.errors.String())
			}
		})
	}
	t.Run("datagrams", func(t *testing.T) {
		t.Parallel()
		peer, err := net.ListenPacket("udp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = peer.Close() }()
		if err := peer.SetReadDeadline(time.Now().Add(patience)); err != nil {
			t.Fatal(err)
		}
		_, port, _ := strings.Cut(peer.LocalAddr().String(), ":")
		p := feed(t, labsh("-c", "v = socket udp\nv.connect 127.0.0.1 "+port+"\ntalk v"), []byte("un\ndeux"))
		for _, want := range []string{"un\n", "deux"} {
			var buf [99]byte
			n, _, err := peer.ReadFrom(buf[:])
			if got := string(buf[:n]); got != want || err != nil {
				t.Errorf("%q, want %q; %v, %q", got, want, err, p.errors)
			}
		}
		p.signal(os.Interrupt) // nobody ends it otherwise
		p.wait()
		if got := p.errors.String(); !strings.Contains(got, "KeyboardInterrupt") {
			t.Errorf("%q", got)
		}
	})
	t.Run("timeout", func(t *testing.T) {
		t.Parallel()
		p := feed(t, labsh("-c", "a, b = socket.socketpair()\na.settimeout(0.01)\ntalk a"), nil)
		p.wait()
		if got := p.errors.String(); !strings.Contains(got, "TimeoutError: timed out") {
			t.Errorf("%q", got)
		}
	})
	// What had come before a reset is shown, whichever call meets the reset first.
	t.Run("reset", func(t *testing.T) {
		t.Parallel()
		p := feed(t, labsh("-c", `import struct
l = socket.create_server(("127.0.0.1", 0))
for i in range(100):
    c = socket.create_connection(l.getsockname())
    p = l.accept()[0]
    p.sendall(b"came\n")
    p.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    p.close()
    try:
        talk c
    except ConnectionError:
        pass
`), []byte("not taken"))
		p.wait()
		if got, why := p.output.String(), p.errors.String(); got != strings.Repeat("came\n", 100) || strings.Contains(why, "Error") {
			t.Errorf("%d times, %q", strings.Count(got, "came"), why)
		}
	})
	t.Run("as it is typed", func(t *testing.T) {
		t.Parallel()
		echo := listen(t, func(c net.Conn) { _, _ = io.Copy(c, c) })
		p := start(t, labsh())
		p.enter("connect localhost " + echo + "\ntalk\n")
		p.await("\n")
		p.enter("un\n")
		p.await("un\n")
		p.enter("deux\n")
		p.await("deux\n")
		p.succeed()
	})
}

// A conversation needs somebody.
func TestTalkErrors(t *testing.T) {
	t.Parallel()
	for lines, want := range map[string][2]string{
		"talk":                    {"NameError: name 'client' is not defined", "no connected socket"},
		"talk localhost":          {"NameError: name 'localhost' is not defined", "talk localhost 5000"},
		"talk 5000":               {"TypeError: talk: PORT is missing", "talk localhost 5000"},
		"talk localhost:5000":     {"TypeError: talk: PORT is missing", "talk localhost 5000"},
		"talk localhost 1":        {"ConnectionRefusedError: [Errno 111] Connection refused", "nothing listens on localhost:1"},
		"talk localhost 1 eol=cr": {"ValueError: talk: eol is lf or crlf, not 'cr'", "usage: talk"},
		"listen 0\ntalk":          {"OSError: [Errno 107] Transport endpoint is not connected", "a listening socket carries nothing"},
		"socket udp\ntalk":        {"OSError: [Errno 107] Transport endpoint is not connected", "this UDP socket has no peer"},
		"socket\ntalk":            {"OSError: [Errno 107] Transport endpoint is not connected", "connect"},
		"x = 5\ntalk x":           {"TypeError: 'x' is a int, not a socket", ""},
		"a, b = socket.socketpair()\nclose a\ntalk a": {"OSError: [Errno 9] Bad file descriptor", "closed"},
	} {
		t.Run(lines, func(t *testing.T) {
			t.Parallel()
			p := feed(t, labsh("-c", lines), nil)
			p.wait()
			if got := p.errors.String(); !strings.Contains(got, want[0]) || !strings.Contains(got, want[1]) {
				t.Errorf("%s", got)
			}
		})
	}
}
