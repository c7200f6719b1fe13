package labtest

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"

	"labsh/shell/locale"
)

var recordDemos = flag.Bool("record-demos", false, "write testdata/demo anew")

var demoMasks = []struct {
	of *regexp.Regexp
	by string
}{
	{regexp.MustCompile(`(Etag: |Date: )[^\\\n]*`), "$1…"},
	{regexp.MustCompile(`(Valable du|Valid from) .*`), "$1 …"},
}

func maskedDemo(text string) string {
	for _, m := range demoMasks {
		text = m.of.ReplaceAllString(text, m.by)
	}
	return masked(text)
}

// forDemos runs f for each demo in each language, in a network of its own.
func forDemos(t *testing.T, f func(t *testing.T, n *namespace, name string, lang locale.Lang)) {
	for _, name := range locale.Demos {
		for _, lang := range []locale.Lang{locale.English, locale.French} {
			t.Run(name+"/"+lang.String(), func(t *testing.T) {
				t.Parallel()
				f(t, newNamespace(t), name, lang)
			})
		}
	}
}

// done runs a program to its end.
func done(t *testing.T, cmd *exec.Cmd) (stdout, stderr string, status int) {
	t.Helper()
	var out, errOut bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errOut
	if cmd.Env == nil {
		cmd.Env = environment(t)
	}
	if err := cmd.Run(); err != nil && cmd.ProcessState == nil {
		t.Fatal(err)
	}
	return out.String(), errOut.String(), cmd.ProcessState.ExitCode()
}

// Played at once, a demo shows what is in testdata/demo, but for the ladder at its end;
// on standard error stands what is meant to fail.
func TestDemosShow(t *testing.T) {
	t.Parallel()
	forDemos(t, func(t *testing.T, n *namespace, name string, lang locale.Lang) {
		out, errOut, status := done(t, n.in(labsh("--lang", lang.String(), "-c", "demo "+name)))
		if status != 0 {
			t.Errorf("exit status %d\n%s", status, errOut)
		}
		script, _ := locale.Demo(name, lang)
		before, ladder := cutLadder(t, out)
		if strings.Count(ladder, "127.0.0.1:") < 2 || !strings.Contains(ladder, "▶") {
			t.Errorf("the ladder is not drawn:\n%s", ladder)
		}
		got := maskedDemo(before + "--- standard error:\n" + errOut)
		lines := strings.Split(strings.TrimSpace(script), "\n")
		words := strings.Fields(lines[len(lines)-1])
		if last := words[len(words)-1]; words[0] == "#" && !strings.HasSuffix(out, last+"\n") {
			t.Errorf("the end is not said:\n%s", ladder)
		}
		golden := filepath.Join("testdata", "demo", name+"."+lang.String()+".txt")
		if *recordDemos {
			written(t, golden, got)
		}
		if want := read(t, golden); got != want {
			t.Errorf("%s", difference(got, want))
		}
	})
}

// cutLadder cuts what a demo shows behind its last line.
func cutLadder(t *testing.T, out string) (before, ladder string) {
	t.Helper()
	at := strings.LastIndex(out, ">>> ladder")
	if at < 0 {
		t.Fatalf("no ladder\n%s", out)
	}
	at += strings.Index(out[at:], "\n") + 1
	return out[:at], out[at:]
}

// A demo is a script: it runs as one, without a word on standard error.
func TestDemosAsScripts(t *testing.T) {
	t.Parallel()
	forDemos(t, func(t *testing.T, n *namespace, name string, lang locale.Lang) {
		file := filepath.Join(t.TempDir(), "my.lab")
		if _, errOut, status := done(t, labsh("--lang", lang.String(), "-c", "demo "+name+" > "+file)); status != 0 {
			t.Fatal(errOut)
		}
		if script, _ := locale.Demo(name, lang); read(t, file) != script {
			t.Errorf("> FILE wrote\n%s", read(t, file))
		}
		out, errOut, status := done(t, n.in(labsh("--lang", lang.String(), file)))
		if status != 0 || errOut != "" || out == "" {
			t.Errorf("exit status %d\n%s\n%s", status, out, errOut)
		}
		played, _, _ := done(t, newNamespace(t).in(labsh("--lang", lang.String(), "-c", "demo "+file)))
		played, _ = cutLadder(t, played)
		if want := read(t, filepath.Join("testdata", "demo", name+"."+lang.String()+".txt")); !strings.HasPrefix(want, maskedDemo(played)) {
			t.Errorf("the file is played otherwise than the demo:\n%s", played)
		}
	})
}

// written makes a file, where it is to be.
func written(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// demoLines are the lines of a demo that are offered.
func demoLines(name string, lang locale.Lang) (lines []string) {
	script, _ := locale.Demo(name, lang)
	for line := range strings.Lines(script) {
		line = strings.TrimSuffix(line, "\n")
		if line == "" || strings.HasPrefix(line, "#") || line == "try:" || strings.HasPrefix(line, "except ") || line == "    print(err)" {
			continue
		}
		lines = append(lines, strings.TrimSpace(line))
	}
	return lines
}

// At a terminal each line is offered, and runs at Enter; back and forth the same
// demo, and nothing of it is left.
func TestDemosAtTheTerminal(t *testing.T) {
	t.Parallel()
	forDemos(t, func(t *testing.T, n *namespace, name string, lang locale.Lang) {
		m := open(t, n.in(labsh("--lang", lang.String())))
		before := m.sockets()
		lines := demoLines(name, lang)
		m.typed("demo " + name + "\r")
		at := func(i int) string { // the last row of it
			line := fmt.Sprintf("[%d/%d] >>> %s", i+1, len(lines), lines[i])
			return line[(len(line)-1)/columns*columns:]
		}
		for i := range lines {
			m.await(at(i))
			m.typed("\r")
		}
		end := "[" + locale.DemoEnd.In(lang) + "] >>>"
		m.await(end)
		for range 2 {
			m.typed("b\r")
			m.await(at(len(lines) - 1))
			m.typed("\r")
			m.await(end)
		}
		m.typed("\r")
		m.await(">>>")
		m.shows("sockets", locale.NoSockets.In(lang))
		if after := m.sockets(); after != before {
			t.Errorf("%d sockets before, %d after", before, after)
		}
	})
}

// sockets counts the descriptors of sockets that the program has.
func (m *terminal) sockets() int {
	p := &process{t: m.t, cmd: m.cmd}
	return p.openIn("socket:")
}

// What somebody does beside Enter.
func TestDemoWhatIf(t *testing.T) {
	t.Parallel()
	m := open(t, newNamespace(t).in(labsh("--lang", "fr")))
	m.run("listen 5000")
	m.run("x = 42")
	m.run("x")
	before := m.sockets()
	m.typed("demo tcp\r")
	m.await("[1/12] >>> listen 5001")
	m.awaitRow("Le port 5000 est pris sur cette machine : la démo prend le 5001")
	m.typed("b\r")
	m.awaitRow("C'est la première ligne de la démo")
	m.await("[1/12] >>> listen 5001")
	m.typed("?\r")
	m.awaitRow("q        quitter")
	m.await("[1/12] >>> listen 5001")
	m.typed("\r")
	m.await("[2/12] >>> connect localhost 5001")
	m.typed("x\r") // the user's names are not the demo's
	m.awaitRow("NameError: name 'x' is not defined")
	m.await("[2/12] >>> connect localhost 5001")
	m.typed("\x7f5\r") // the line is changed: 5005
	m.awaitRow("ConnectionRefusedError: [Errno 111] Connection refused")
	m.await("[2/12] >>> connect localhost 5001")
	m.typed("for i in range(2):\r")
	m.await("...")
	m.typed("    i * 111\r")
	m.await("...")
	m.typed("\r")
	m.awaitRow("111")
	m.await("[2/12] >>> connect localhost 5001")
	m.typed("if 1:\r")
	m.await("...")
	m.typed(ctrlC)
	m.awaitRow("KeyboardInterrupt")
	m.await("[2/12] >>> connect localhost 5001")
	m.typed("server.accept()\r") // waits; Ctrl-C ends that alone
	m.awaitThat("accept", func() bool { return strings.Contains(m.screen.String(), ">>> server.accept()") })
	m.awaitThat("the end of the line", func() bool { return strings.HasSuffix(strings.TrimRight(m.raw.String(), "\r\n"), pasteOff) })
	m.awaitRow("attente : ") // said once, and not of the demo
	m.signal(syscall.SIGINT)
	m.await("[2/12] >>> connect localhost 5001")
	m.typed("\r")
	m.await("[3/12] >>> client.getsockname")
	m.typed("b\r")
	m.await("[2/12] >>> connect localhost 5001")
	m.typed("history\r") // what was tried is undone
	m.await("[2/12] >>> connect localhost 5001")
	m.awaitRow("    1  listen 5001")
	m.awaitRow("    2  history")
	m.typed("server.close()\r")
	m.await("[2/12] >>> connect localhost 5001")
	m.typed("\r") // fails, as it was not meant to; the demo goes on
	m.awaitRow("Cette erreur n'était pas prévue ; b revient en arrière, Entrée continue")
	m.await("[3/12] >>> client.getsockname")
	m.typed("demo udp\r")
	m.awaitRow("RuntimeError: demo: a demo is being played")
	m.await("[3/12] >>> client.getsockname")
	m.typed(pasteStart + "y = 1\n\n\n" + pasteEnd + "y + 1\r") // blank lines of a paste agree to nothing
	m.awaitRow("2")
	m.await("[3/12] >>> client.getsockname")
	m.typed("q\r")
	m.awaitRow("Démo terminée, ses sockets sont fermées")
	m.await(">>>")
	if n := strings.Count(m.output(), "attente : "); n != 1 {
		t.Errorf("a wait is explained %d times", n)
	}
	if strings.Contains(m.output(), "attente : demo") {
		t.Error("the demo is waited for")
	}
	m.shows("x", "42")
	m.shows("_", "42")
	m.shows("server.getsockname()", "('127.0.0.1', 5000)")
	if after := m.sockets(); after != before {
		t.Errorf("%d sockets before, %d after", before, after)
	}
	if got := m.run("history"); !strings.Contains(got, "demo tcp") || strings.Contains(got, "i * 111") || strings.Contains(got, "5001") {
		t.Errorf("the history:\n%s", got)
	}
}

const pasteStart, pasteEnd = "\x1b[200~", "\x1b[201~"

// The ways out of a demo: what is typed at a line, and whether labsh is left as well.
func TestDemoWaysOut(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, keys string
		left       bool
		status     int
	}{
		{"q", "q\r", false, 0}, {"Ctrl-C", ctrlC, false, 0}, {"Ctrl-D", ctrlD, false, 0},
		{"exit", "exit 3\r", true, 3}, {"exit in a block", "if 1:\r    exit(4)\r\r", true, 4}, {"the end of a block", "if 1:\r    exit(5)\r" + ctrlD, true, 5},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			m := open(t, newNamespace(t).in(labsh()))
			before := m.sockets()
			m.typed("demo tcp\r")
			m.await("[1/12] >>> listen 5000")
			m.typed("\r")
			m.await("[2/12] >>> connect localhost 5000")
			m.typed(tt.keys)
			if tt.left {
				if status := m.leave(); status != tt.status {
					t.Errorf("exit status %d", status)
				}
				return
			}
			m.awaitRow("The demo is over, its sockets are closed")
			m.await(">>>")
			if after := m.sockets(); after != before {
				t.Errorf("%d sockets before, %d after", before, after)
			}
		})
	}
	t.Run("SIGTERM", func(t *testing.T) {
		t.Parallel()
		m := open(t, newNamespace(t).in(labsh()))
		m.typed("demo tcp\r")
		m.await("[1/12] >>> listen 5000")
		m.signal(syscall.SIGTERM)
		m.leave()
		if state := m.cmd.ProcessState.Sys().(syscall.WaitStatus); state.Signal() != syscall.SIGTERM {
			t.Errorf("ended by %v", m.cmd.ProcessState)
		}
	})
}

func (m *terminal) signal(s os.Signal) {
	m.t.Helper()
	if err := m.cmd.Process.Signal(s); err != nil {
		m.t.Fatal(err)
	}
}

// By itself: time goes on, a space holds it, Ctrl-C ends it.
func TestDemoAuto(t *testing.T) {
	t.Parallel()
	m := open(t, newNamespace(t).in(labsh()))
	m.typed("demo stream --auto=0.001\r")
	m.awaitRow("[12/12] >>> ladder")
	m.awaitRow("The demo is over, its sockets are closed")
	m.await(">>>")
	m.typed("demo stream --auto=0\r") // nobody is asked
	m.awaitThat("end", func() bool { return strings.Count(m.screen.String(), "[12/12] >>> ladder") == 2 })
	m.await(">>>")
	m.typed("demo --auto stream\r")
	m.awaitRow("The demo goes on by itself")
	m.awaitThat("line", func() bool { return strings.Count(m.screen.String(), "[1/12] >>> listen 5000") == 3 })
	m.typed(" ")
	m.typed("\r")
	m.await("[2/12] >>> connect localhost 5000")
	m.typed(ctrlC)
	m.await(">>>")
	m.shows("sockets", "No open sockets")
}

// What is not meant to happen holds a demo that goes on by itself; Ctrl-C while a line
// runs ends it.
func TestDemoAutoHeld(t *testing.T) {
	t.Parallel()
	cmd := labsh()
	cmd.Dir = t.TempDir()
	written(t, filepath.Join(cmd.Dir, "x.lab"), "1/0\nprint('went', 'on')\na, b = socket.socketpair()\na.recv(1)\nprint('went', 'on')")
	m := open(t, cmd)
	m.typed("demo x.lab --auto=0.001\r")
	m.awaitRow("This error was not meant to be")
	m.await("[2/5] >>> print('went', 'on')")
	m.typed("b\r")
	m.await("[1/5] >>> 1/0")
	m.typed("4\r")
	m.awaitRow("4")
	m.await("[1/5] >>> 1/0")
	m.typed("q\r")
	m.await(">>>")
	if strings.Contains(m.output(), "went on") {
		t.Error("it went on")
	}
	written(t, filepath.Join(cmd.Dir, "x.lab"), "a, b = socket.socketpair()\na.recv(1)\nprint('went', 'on')")
	m.typed("demo x.lab --auto=0.001\r")
	m.awaitRow("[2/3] >>> a.recv(1)")
	m.awaitThat("the end of the line", func() bool { return strings.HasSuffix(strings.TrimRight(m.raw.String(), "\r\n"), pasteOff) })
	m.signal(syscall.SIGINT)
	m.awaitRow("KeyboardInterrupt")
	m.await(">>>")
	if strings.Contains(m.output(), "went on") {
		t.Error("it went on after Ctrl-C")
	}
	p := start(t, newNamespace(t).in(labsh("-c", "demo tcp --auto=600")))
	p.await("[1/12] >>> listen 5000")
	p.signal(syscall.SIGINT)
	p.wait()
	p.diedOf(syscall.SIGINT)
}

// Where a line fails when the demo is run again, going back stops there, and says so.
func TestDemoBackFails(t *testing.T) {
	t.Parallel()
	cmd := labsh()
	cmd.Dir = t.TempDir()
	written(t, filepath.Join(cmd.Dir, "x.lab"), "x = 1\nf = open('once', 'x')\ny = 2\nz = 3")
	m := open(t, cmd)
	m.typed("demo x.lab\r")
	for _, line := range []string{"[1/4] >>> x = 1", "[2/4] >>> f = open('once', 'x')", "[3/4] >>> y = 2"} {
		m.await(line)
		m.typed("\r")
	}
	m.await("[4/4] >>> z = 3")
	m.typed("b\r")
	m.awaitRow("FileExistsError: ")
	m.await("[2/4] >>> f = open('once', 'x')")
	m.typed("x\r")
	m.awaitRow("1")
	m.await("[2/4] >>> f = open('once', 'x')")
}

// Without a terminal, but with somebody to ask: lines of standard input answer.
func TestDemoWithoutTerminal(t *testing.T) {
	t.Parallel()
	n := newNamespace(t)
	cmd := n.in(labsh("-i"))
	cmd.Stdin = strings.NewReader("x = 1\ndemo stream\n\n\nb\nclient = 7\n\n\nclient\nq\nx\n")
	out, errOut, status := done(t, cmd)
	const want = `TCP is a stream: bytes, not messages · 12 lines
Enter: run the line · b: back · ?: help · q: leave · or a line to try

[1/12] >>> listen 5000
server = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
server.bind(("localhost", 5000))
server.listen(1)
Waiting for a client on localhost:5000

[2/12] >>> connect localhost 5000
client = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
client.connect(("localhost", 5000))
Connected to server localhost:5000
Client socket: ('127.0.0.1', PORT)

[3/12] >>> accept

[2/12] >>> connect localhost 5000
[2/12] >>> connect localhost 5000
client2 = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
client2.connect(("localhost", 5000))
Connected to server localhost:5000
Client socket: ('127.0.0.1', PORT)

[3/12] >>> accept
peer, address = server.accept()

Two messages, two sends.
[4/12] >>> client.send "un,"
7
[4/12] >>> client.send "un,"
The demo is over, its sockets are closed
1
`
	got := masked(out)
	if status != 0 || got != want {
		t.Errorf("exit status %d, %s\nstandard error:\n%s", status, difference(got, want), errOut)
	}
}
