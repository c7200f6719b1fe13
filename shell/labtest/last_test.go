package labtest

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// A user is one whose sessions have a home and a folder in common.
type user struct {
	t         *testing.T
	home, dir string
}

func newUser(t *testing.T) user { return user{t, t.TempDir(), t.TempDir()} }

func (u user) command(args ...string) *exec.Cmd {
	cmd := labsh(args...)
	cmd.Env, cmd.Dir = append(environment(u.t), "HOME="+u.home), u.dir
	return cmd
}

// session is one at a terminal.
func (u user) session(args ...string) *terminal {
	u.t.Helper()
	return open(u.t, u.command(args...))
}

// killed ends a session as kill -9 does.
func (m *terminal) killed() {
	_ = m.cmd.Process.Kill()
	<-m.ended
}

func (u user) read(name string) string {
	u.t.Helper()
	return read(u.t, u.dir, name)
}

// kept lists the files in the home, which nobody else reads.
func (u user) kept() (paths []string) {
	u.t.Helper()
	if err := filepath.WalkDir(u.home, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err == nil && info.Mode().Perm() != 0o600 {
			u.t.Errorf("%s has mode %o", path, info.Mode().Perm())
		}
		paths = append(paths, path)
		return err
	}); err != nil {
		u.t.Fatal(err)
	}
	return paths
}

// What was typed outlives a session that is killed: save FILE last writes what save FILE
// would have written.
func TestLastAfterKill(t *testing.T) {
	t.Parallel()
	u := newUser(t)
	if err := os.WriteFile(filepath.Join(u.dir, "step.lab"), []byte("for i in range(2):\n    client.send file $i\nz = 1\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(u.dir, "more.py"), []byte("import math\nw = math.sqrt(4)\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	m := u.session()
	for _, line := range []string{
		"import struct", "s = listen 0", "connect localhost ${s.getsockname()[1]}", "accept", `client.send "Bonjour\n"`,
		"d = peer.recv 100", "run step.lab", "time run more.py", "help recv", "1/0", "connect localhost 1", "_ = 5", "40 + 2", "x = _",
		"p = store products/1", "n = struct.calcsize('!H')", "connectt localhost 5000",
	} {
		m.run(line)
	}
	for _, block := range []string{
		"def say(text):\r    client.send <$text>\r",
		"for word in ['a', 3, b'c']:\r    say(word)\r    client.send $word\r",
	} {
		m.begin(strings.TrimSuffix(block, "\r"))
		m.typed("\r")
		m.await(">>>")
	}
	m.run("client.send 'the end'")
	for _, name := range []string{"x.py", "x.lab"} {
		if got := m.run("save " + name); !strings.HasPrefix(got, "Saved: ") {
			t.Fatal(got)
		}
	}
	m.run("save x.md")
	m.killed()
	if paths := u.kept(); len(paths) != 2 {
		t.Errorf("files %q", paths)
	}

	m = u.session()
	for _, name := range []string{"x.py", "x.lab", "x.md"} {
		again := "last" + filepath.Ext(name)
		if got := m.run("save " + again + " last"); !strings.HasPrefix(got, "Saved: "+again) || strings.Contains(got, "could not be read") {
			t.Errorf("save %s: %s", again, got)
		}
		got, want := u.read(again), u.read(name)
		if name == "x.md" { // the save itself is in it, and the session's end is another
			got, _, _ = strings.Cut(strings.SplitN(got, "\n", 4)[3], "\n```labsh\n>>> save x.md")
			want = strings.SplitN(want, "\n", 4)[3]
		}
		if got != want {
			t.Errorf("%s: %s", name, difference(got, want))
		}
	}
	// What it ran is not written over, asked or not.
	m.shows("save step.lab last overwrite", "FileExistsError: [Errno 17] File exists: 'step.lab'\n  hint: the session ran step.lab: save does not replace it, choose another name")
	m.shows("save x.py last", "FileExistsError: [Errno 17] File exists: 'x.py'\n  hint: to replace it: save x.py overwrite; or choose another name")
	if got := m.run("save x.py last overwrite"); !strings.HasPrefix(got, "Saved: x.py") {
		t.Error(got)
	}
	// A session that has only looked has not become the last one.
	m.typed("exit\r")
	m.leave()
	m = u.session()
	if got := m.run("save again.py last"); !strings.HasPrefix(got, "Saved: ") {
		t.Error(got)
	}
	if got, want := u.read("again.py"), u.read("last.py"); got != want {
		t.Error(difference(got, want))
	}
}

// A closed window ends a session while something runs: what ran is there, and that it was
// interrupted.
func TestLastClosedWindow(t *testing.T) {
	t.Parallel()
	for _, end := range []syscall.Signal{syscall.SIGHUP, syscall.SIGKILL} {
		u := newUser(t)
		m := u.session()
		m.run("s = listen 0")
		m.run("c = connect localhost ${s.getsockname()[1]}")
		m.run("p, a = accept")
		m.begin("while True:\r    c.send x\r    d = p.recv 1\r    print('turn')\r    d = p.recv 1\r")
		m.awaitRow("turn")
		if err := m.cmd.Process.Signal(end); err != nil {
			t.Fatal(err)
		}
		<-m.ended
		m = u.session()
		m.run("save x.py last")
		got := u.read("x.py")
		if want := "while True:\n        c.send(b\"x\")\n        d = p.recv(1)\n        print('turn')\n"; !strings.Contains(got, want) {
			t.Errorf("%v: %s", end, difference(got, want))
		}
	}
}

// Two sessions at once have a log each; the one that ends last is the last one.
func TestLastOfTwo(t *testing.T) {
	t.Parallel()
	u := newUser(t)
	a := u.session()
	a.run("a = 1")
	b := u.session()
	b.run("b = 2")
	a.run("a += 1")
	b.typed(ctrlD)
	b.leave()
	c := u.session()
	c.run("save b.lab last")
	a.killed()
	c.run("save a.lab last")
	if got := u.read("a.lab") + u.read("b.lab"); got != "a = 1\na += 1\nb = 2\n" {
		t.Errorf("got %q", got)
	}
}

// Of a damaged log what can be read is used, and the rest is said.
func TestLastDamaged(t *testing.T) {
	t.Parallel()
	u := newUser(t)
	m := u.session()
	m.run("a = 1")
	m.run("b = 2")
	m.run("c = 3")
	m.killed()
	var log string
	for _, path := range u.kept() {
		if strings.Contains(path, "session") {
			log = path
		}
	}
	text := read(t, log)
	i := strings.Index(text, `{"entry":2`)
	text = text[:i] + "{\"entry\":\x00\n" + text[i:]
	if err := os.WriteFile(log, []byte(text[:len(text)-5]), 0o600); err != nil {
		t.Fatal(err)
	}
	m = u.session()
	m.shows("save x.lab last", "Saved: x.lab (2 entries)\n2 lines of that session's log could not be read: something may be missing")
	if got := u.read("x.lab"); got != "a = 1\nb = 2\n# c = 3\n# → KeyboardInterrupt\n" {
		t.Errorf("got %q", got)
	}
	if err := os.WriteFile(filepath.Join(filepath.Dir(log), "history.last"), []byte("\x00\x01\xff\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	m.shows("save y.lab last", "RuntimeError: save: the log of the last session can't be read\n  hint: it is damaged, or another version's of labsh")
}

// There is nothing to save where no session was, or none is kept.
func TestLastNone(t *testing.T) {
	t.Parallel()
	const none = "RuntimeError: save: there is no last session\n  hint: labsh keeps, beside the history, the last session that was typed at a terminal"
	u := newUser(t)
	m := u.session()
	m.shows("save x.py last", none)
	m.shows("save x.pcapng last", "RuntimeError: save: the packets of the last session are not kept\n  hint: what is left of the last session is x.py, x.lab and x.md")
	m.run("a = 1")
	m.shows("save x.py last", none)

	// Neither a history that is switched off nor an input from elsewhere is kept.
	u = newUser(t)
	cmd := u.command()
	cmd.Env = append(cmd.Env, "LABSH_HISTORY=")
	m = open(t, cmd)
	m.run("a = 1")
	m.typed(ctrlD)
	m.leave()
	cmd = u.command("-i")
	cmd.Stdin = strings.NewReader("a = 1\n")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
	if paths := u.kept(); len(paths) != 0 {
		t.Errorf("files %q", paths)
	}
}
