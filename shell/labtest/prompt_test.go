package labtest

import (
	"io"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestPromptBlocks(t *testing.T) {
	t.Parallel()
	m := open(t, labsh())
	m.shows("2 + 2", "4")
	m.shows("_ * 10", "40")
	m.typed("for i in range(2):\r")
	m.await("...")
	m.shows("    i\r", "...     i\n...\n0\n1")
	m.typed("x = [1,\r")
	m.await("...")
	m.run("2]")
	m.shows("x", "[1, 2]")
	// A command in a block, and a quote that goes on.
	m.run("listen 0")
	m.run("c = connect localhost ${server.getsockname()[1]}")
	m.run("p = accept")
	m.typed("for i in range(2):\r")
	m.await("...")
	m.run("    c.send hello $i\r")
	m.shows("p.recv(100)", "b'hello 0hello 1'")
	m.typed(`c.send "one` + "\r")
	m.await("...")
	m.run(`two"`)
	m.shows("p.recv(100)", `b'one\ntwo'`)
	m.shows("1 / 0", "Traceback (most recent call last):\n  File \"<stdin>\", line 1, in <module>\nZeroDivisionError: division by zero")
}

// A paste is read by the rules of a file: a blank line does not end a block.
func TestPromptPaste(t *testing.T) {
	t.Parallel()
	m := open(t, newNamespace(t).in(labsh()))
	program := strings.ReplaceAll(`def f(n):
	total = 0

	for i in range(n):
		total += i

	return total

class C:
    x = 1

    def m(self):
        return self.x

if f(4) == 6:
    print("six")
else:
    print("other")
print(C().m(), "done")
`, "\n", "\r")
	m.typed("\x1b[200~" + program + "\x1b[201~")
	m.awaitRow("1 done")
	m.await(">>>")
	m.awaitRow("six")
	m.shows("f(5)", "10")
	// The lab sheet's client, pasted, without a server.
	m.typed("\x1b[200~" + strings.ReplaceAll(read(t, "testdata", "sheet", "client.py"), "\n", "\r") + "\x1b[201~")
	m.typed("\r")
	m.awaitRow("voici le message d'erreur [Errno 111] Connection refused")
	m.await(">>>")
}

// A wait of more than two seconds says, once, what it waits for.
func TestPromptWaiting(t *testing.T) {
	t.Parallel()
	m := open(t, labsh("--lang", "fr"))
	m.run("listen 0")
	m.begin("accept")
	m.await("attente : accept (Ctrl-C pour revenir à l'invite)")
	m.typed(ctrlC)
	m.awaitRow("KeyboardInterrupt")
	m.await(">>>")
	m.begin("server.accept()")
	m.awaitThat("second notice", func() bool {
		rows := m.rows()
		return strings.HasPrefix(rows[len(rows)-1], "attente : ")
	})
	m.typed(ctrlC)
	m.await(">>>")
}

// What input() waits for its prompt has said.
func TestPromptQuestion(t *testing.T) {
	t.Parallel()
	m := open(t, labsh("--lang", "fr"))
	m.run("listen 0")
	m.run("import threading")
	m.begin(`threading.Thread(target=lambda: print("later" * (time.sleep(4.5) is None))).start(); n = input("n ? "); server.accept()`)
	m.awaitRow("later")
	m.await("n ?")
	if screen := m.output(); strings.Contains(screen, "attente : ") {
		t.Errorf("the question is explained:\n%s", screen)
	}
	m.typed("5\r")
	m.awaitRow("attente : ")
	m.typed(ctrlC)
	m.await(">>>")
	m.shows("n", "'5'")
}

// What a background server tells appears above the line that is being typed.
func TestPromptBackground(t *testing.T) {
	t.Parallel()
	m := open(t, labsh("--lang", "fr"))
	m.run("s = serve 0")
	m.mu.Lock()
	found := anyPort.FindAllString(strings.Join(m.rows(), "\n"), -1)
	m.mu.Unlock()
	m.typed("20 +")
	m.await(">>> 20 +")
	c, err := net.Dial("tcp", "127.0.0.1:"+found[len(found)-1])
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = c.Close() }()
	if _, err := io.WriteString(c, "Message Client vers Serveur\n"); err != nil {
		t.Fatal(err)
	}
	if answer, err := io.ReadAll(c); err != nil || string(answer) != "Message Serveur vers Client\n" {
		t.Errorf("answer %q, %v", answer, err)
	}
	m.awaitThat("the server's lines above", func() bool {
		rows := m.rows()
		return len(rows) > 3 && rows[len(rows)-1] == ">>> 20 +" &&
			masked(strings.Join(rows[len(rows)-4:len(rows)-1], "\n")) == `Reception du message client : Message Client vers Serveur Socket du client ('127.0.0.1', PORT)
Emission vers le client Message Serveur vers Client
Deconnexion localhost:PORT.`
	})
	m.typed("\x7f* 3\r")
	m.awaitRow("60")
	m.await(">>>")
	m.shows("s.connections", "1")
}

// The history is remembered from one session to the next, in a file that
// nobody else reads.
func TestPromptHistory(t *testing.T) {
	t.Parallel()
	home := t.TempDir()
	session := func() *terminal {
		cmd := labsh()
		cmd.Env = append(environment(t), "HOME="+home)
		return open(t, cmd)
	}
	m := session()
	m.run("word = 'remembered'")
	m.typed(ctrlD)
	m.leave()
	m = session()
	m.typed("\x1b[A")
	m.await(">>> word = 'remembered'")
	m.typed("\r")
	m.await(">>>")
	m.shows("word", "'remembered'")
	m.typed("listen 0\rexit\r")
	if status := m.leave(); status != 0 {
		t.Errorf("exit status %d", status)
	}
	files := 0
	if err := filepath.WalkDir(home, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		files++
		info, err := d.Info()
		if err == nil && info.Mode().Perm() != 0o600 {
			t.Errorf("%s has mode %o", path, info.Mode().Perm())
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	if files != 2 { // the history and the last session
		t.Errorf("%d files in the home", files)
	}
}

// Tab completes commands.
func TestPromptCompletion(t *testing.T) {
	t.Parallel()
	m := open(t, labsh())
	m.typed("getsockn\t")
	m.awaitRow(">>> getsockname")
	m.typed(ctrlC)
	m.awaitRow("KeyboardInterrupt")
	m.await(">>>")
	m.typed("connect_e\t")
	m.awaitRow(">>> connect_ex")
	m.typed(ctrlC)
	m.await(">>>")
}
