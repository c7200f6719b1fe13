package labtest

import (
	"crypto/tls"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// savedServers are sessions that end while something serves, with <echo> for the port of a
// server that answers what comes; network is how a client reaches it.
var savedServers = map[string]struct{ lines, network string }{
	"serve":       {"serve 0", "tcp"},
	"serve tls":   {"serve 0 tls", "tls"},
	"serve udp":   {"serve 0 udp", "udp"},
	"tap":         {"tap 0 localhost <echo>", "tcp"},
	"a program":   {"python server.py &", "tcp"},
	"two of them": {"a = serve 0\nb = serve 0", "tcp"},
	"names taken": {"KeyboardInterrupt = 3\nstop_program = 4\npython server.py &", "tcp"},
	"a loop":      {"listen 0\nprint('localhost:%d' % server.getsockname()[1], flush=True)\nwhile True:\n    c, a = accept\n    d = c.recv 100\n    c.send \"re: $d\"\n    c.close\n", "tcp"},
}

// servingProgram is a program that serves until Ctrl-C.
const servingProgram = `import socket
s = socket.create_server(("localhost", 0))
print(f"localhost:{s.getsockname()[1]}", flush=True)
try:
    while True:
        c, a = s.accept()
        c.sendall(b"re: " + c.recv(100))
        c.close()
except KeyboardInterrupt:
    s.close()
`

// TestSavedWhileServing: where a session has ended while something served, what save wrote of it
// serves as well, until Ctrl-C, which ends it as the session ended: without an error.
func TestSavedWhileServing(t *testing.T) {
	t.Parallel()
	py := needPython(t)
	echo := echoServer(t)
	for name, c := range savedServers {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			if err := os.WriteFile(filepath.Join(dir, "server.py"), []byte(servingProgram), 0o600); err != nil {
				t.Fatal(err)
			}
			session := startIn(t, dir, labsh("-i", "--lang", "fr"))
			session.enter(strings.ReplaceAll(c.lines, "<echo>", echo) + "\n")
			want := askServer(t, c.network, session.servedAt())
			if name == "a loop" {
				session.signal(syscall.SIGINT)
			}
			session.enter("save x.py\nsave x.lab\nexit\n")
			if status := session.end(); status != 0 || want == "" {
				t.Fatalf("exit status %d, its client got %q: %s", status, want, session.errors)
			}
			for _, args := range [][]string{{py, "x.py"}, {binary, "x.py"}, {binary, "--lang", "fr", "x.lab"}} {
				marked := attendsMarked(t, dir, args[len(args)-1])
				t.Run(filepath.Base(args[0])+filepath.Ext(marked), func(t *testing.T) {
					t.Parallel()
					p := startIn(t, dir, exec.Command(args[0], append(args[1:len(args)-1:len(args)-1], marked)...))
					if got := askServer(t, c.network, p.servedAt()); got != want {
						t.Errorf("its client got %q, the session's %q", got, want)
					}
					p.await("attends\n")
					p.signal(syscall.SIGINT)
					if status := p.end(); status != 0 || p.errors.String() != "" {
						t.Errorf("exit status %d: %s\n%s", status, p.errors, indent(read(t, dir, marked)))
					}
				})
			}
		})
	}
}

// TestSavedStore: a script waits as well for what has no Python, as store serve's server, and
// the program waits for the other servers alone.
func TestSavedStore(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	session := startIn(t, dir, labsh("-i", "--lang", "en"))
	session.enter("a = store serve 0\nb = serve 0\nsave x.py\nsave x.lab\nexit\n")
	session.end()
	if text := read(t, dir, "x.py"); !strings.HasSuffix(text, "try:\n    b.attend()\nexcept KeyboardInterrupt:\n    b.stop()\n") {
		t.Errorf("x.py:\n%s", indent(text))
	}
	p := startIn(t, dir, labsh(attendsMarked(t, dir, "x.lab")))
	p.await("attends\n")
	if text := read(t, dir, "x.lab"); !strings.Contains(text, "    wait a\n    wait b\n") {
		t.Errorf("x.lab:\n%s", indent(text))
	}
	p.signal(syscall.SIGINT)
	if status := p.end(); status != 0 || p.errors.String() != "" {
		t.Errorf("exit status %d: %s", status, p.errors)
	}
}

// attendsMarked is a copy of what save wrote that says when it is in the try that Ctrl-C ends.
// It says so in one write: print writes a newline apart, and a thread's line may come between.
func attendsMarked(t *testing.T, dir, name string) string {
	t.Helper()
	text := read(t, dir, name)
	const try = "\ntry:\n    "
	i := strings.LastIndex(text, try)
	if i < 0 {
		t.Fatalf("%s does not wait:\n%s", name, indent(text))
	}
	marked := "marked" + filepath.Ext(name)
	text = text[:i] + try + `print('attends\n', end='', flush=True)` + "\n    " + text[i+len(try):]
	if err := os.WriteFile(filepath.Join(dir, marked), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return marked
}

// startIn starts a program in a folder. It has ended when the programs that it started have.
func startIn(t *testing.T, dir string, cmd *exec.Cmd) *process {
	t.Helper()
	cmd.Dir, cmd.WaitDelay = dir, patience
	return start(t, cmd)
}

var servedLine = regexp.MustCompile(`localhost:(\d+)\s*\n`)

// servedAt waits for the line that tells where the program serves.
func (p *process) servedAt() (address string) {
	p.t.Helper()
	if !p.output.until(func(all string) bool {
		m := servedLine.FindStringSubmatch(all)
		if m != nil {
			address = "localhost:" + m[1]
		}
		return m != nil
	}) {
		p.t.Fatalf("%s: it does not tell its port\n%s\n%s", p.name, indent(p.output.String()), indent(p.errors.String()))
	}
	return address
}

// askServer is a client's message, and what it gets for it.
func askServer(t *testing.T, network, address string) string {
	t.Helper()
	var c net.Conn
	var err error
	if network == "tls" {
		c, err = tls.Dial("tcp", address, &tls.Config{InsecureSkipVerify: true})
	} else {
		c, err = net.Dial(network, address)
	}
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = c.Close() }()
	_ = c.SetDeadline(time.Now().Add(patience))
	if _, err := io.WriteString(c, "salut\n"); err != nil {
		t.Fatal(err)
	}
	b := make([]byte, 1000)
	n, err := c.Read(b)
	if err != nil {
		t.Fatal(err)
	}
	return string(b[:n])
}

// echoServer is the port of one that sends back what comes first.
func echoServer(t *testing.T) string {
	t.Helper()
	return listen(t, func(c net.Conn) {
		b := make([]byte, 100)
		n, _ := c.Read(b)
		_, _ = c.Write(b[:n])
	})
}

// TestSaveAgain: save writes over what it has written, and over nothing else, and in a block
// or a file it saves what came before.
func TestSaveAgain(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "step.lab"), []byte("y = 2\nsave step.py\nsave step.lab\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	p := startIn(t, dir, labsh("-i", "--lang", "en"))
	p.enter("x = 1\nsave x.py\nsave x.py\nfor i in range(2):\n    z = i\n    save block.py\n    save block.lab\n\nx = 3\nsave x.py\nrun step.lab\nopen('x.py', 'a').write('# mine\\n')\nsave x.py\nexit\n")
	if status := p.end(); status != 0 {
		t.Fatalf("exit status %d: %s", status, p.errors)
	}
	const unsaid = "    # save block.py\n    # save block.lab\n"
	for name, want := range map[string]string{
		"block.py": "x = 1\n", "block.lab": "x = 1\n", "x.py": "x = 1\nfor i in range(2):\n    z = i\n" + unsaid + "x = 3\n# mine\n",
		"step.py": "x = 1\nfor i in range(2):\n    z = i\n" + unsaid + "x = 3\ny = 2\n", "step.lab": "y = 2\nsave step.py\nsave step.lab\n",
	} {
		if got := strings.TrimLeft(strings.TrimPrefix(read(t, dir, name), "# coding: utf-8\n"), "\n"); got != want {
			t.Errorf("%s: %s", name, difference(got, want))
		}
	}
	for _, name := range []string{"step.lab", "x.py"} {
		if want := "FileExistsError: [Errno 17] File exists: '" + name + "'\n"; strings.Count(p.errors.String(), want) != 1 {
			t.Errorf("no %q in\n%s", want, indent(p.errors.String()))
		}
	}
}

// TestSaveNowhere: where save can't write, it says so, leaves what was there, and the session
// goes on.
func TestSaveNowhere(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	locked := filepath.Join(dir, "locked")
	if err := os.Mkdir(locked, 0o500); err != nil {
		t.Fatal(err)
	}
	p := startIn(t, dir, underPermissions(t, "-i", "--lang", "en"))
	p.enter("x = 1\nsave locked/x.py\nsave /dev/full\nsave nosuch/x.py\nsave locked\nprint('still here')\nexit\n")
	if status := p.end(); status != 0 {
		t.Errorf("exit status %d", status)
	}
	p.await("still here\n")
	for _, want := range []string{
		"PermissionError: [Errno 13] Permission denied: 'locked/x.py'\n", "OSError: [Errno 28] No space left on device\n",
		"FileNotFoundError: [Errno 2] No such file or directory: 'nosuch/x.py'\n", "IsADirectoryError: [Errno 21] Is a directory: 'locked'\n",
	} {
		if !strings.Contains(p.errors.String(), want) {
			t.Errorf("no %q in\n%s", want, indent(p.errors.String()))
		}
	}
	if got := names(t, locked) + names(t, dir); got != "locked" || strings.Contains(p.output.String(), "Saved") {
		t.Errorf("the folders have %q\n%s", got, p.output)
	}
}

// TestSaveForgotten: how many inputs a long session no longer has is said in the file and on
// the screen.
func TestSaveForgotten(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	p := startIn(t, dir, labsh("-i", "--lang", "en"))
	const inputs = 10_005
	p.enter(strings.Repeat("x = 1\n", inputs) + "save x.py\nsave x.lab\nexit\n")
	if status := p.end(); status != 0 {
		t.Fatalf("exit status %d: %s", status, p.errors)
	}
	said := regexp.MustCompile(`labsh no longer has the first (\d+) inputs of that session\n`)
	screen := said.FindAllString(p.output.String()+p.errors.String(), -1)
	for i, name := range []string{"x.py", "x.lab"} {
		text := read(t, dir, name)
		m := said.FindStringSubmatch(text)
		if m == nil || len(screen) != 2 || screen[i] != m[0] || !strings.Contains(text, "# "+m[0]) {
			t.Fatalf("%s begins with %.200q; the screen has %q", name, text, screen)
		}
		if gone, _ := strconv.Atoi(m[1]); gone+strings.Count(text, "x = 1\n") != inputs {
			t.Errorf("%s has %d inputs, and says that %d of %d are gone", name, strings.Count(text, "x = 1\n"), gone, inputs)
		}
	}
}
