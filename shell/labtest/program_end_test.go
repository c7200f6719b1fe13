package labtest

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A program that python runs ends as under python3: its sockets are closed, so
// that it can be run again on its port, its threads are waited for or ended, and
// sys.exit leaves the program alone.
func TestProgramEnds(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	write := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	m := open(t, labsh())
	server := write("server.py", "import socket\ns = socket.socket()\ns.bind(('127.0.0.1', 0))\ns.listen()\nprint('ready')\ns.accept()\n")
	m.begin("python " + server)
	m.awaitRow("ready")
	m.typed(ctrlC)
	m.awaitRow("KeyboardInterrupt")
	m.await(">>>")
	m.shows("sockets", "No open sockets")
	daemon := write("daemon.py", "import socket, threading\ns = socket.socket()\ns.bind(('127.0.0.1', 0))\ns.listen()\n"+
		"threading.Thread(target=s.accept, daemon=True).start()\nprint('left')\n")
	if got := m.run("python " + daemon); strings.TrimSpace(got) != "left" {
		t.Errorf("a daemon: %q", got)
	}
	m.shows("sockets", "No open sockets")
	waits := write("waits.py", "import threading, time\ndef f():\n    time.sleep(0.1)\n    print('thread')\nthreading.Thread(target=f).start()\nprint('main')\n")
	m.shows("python "+waits, "main\nthread")
	exits := write("exits.py", "import sys\nprint('before')\nsys.exit(3)\n")
	m.shows("python "+exits, "before")
	m.shows("1 + 1", "2")
}
