package shell

import (
	"path/filepath"
	"strings"
	"testing"
)

// run FILE runs a file in the session, whose names stay; python FILE runs a
// program of its own.
func TestRunInside(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	names := filepath.Join(dir, "names.py")
	writeTo(t, names, "made = 1\n'quiet'\nprint(__name__, __file__.rsplit('/', 1)[1], 'before' in dir())\n")
	script := filepath.Join(dir, "names.lab")
	writeTo(t, script, "made = 2\n'quiet'\nclose all\n")
	leaves := filepath.Join(dir, "leaves.py")
	writeTo(t, leaves, "import sys\nmade = 3\nsys.exit(9)\n")
	main := filepath.Join(dir, "main.py")
	writeTo(t, main, "import sys\nmade = 4\nprint(sys.modules[__name__].made)\n")
	for _, tt := range []struct{ name, input, out string }{
		{"sys.modules", "import sys\nmade = 5\npython " + main + "\nsys.modules['__main__'].made\n", "4\n5\n"},
		{"run", "before = 0\nrun " + names + "\nmade\n'echoed'\n'__file__' in dir()\n", "__main__ names.py True\n1\n'echoed'\nFalse\n"},
		{"run a script", "run " + script + "\nmade\n", "2\n"},
		{"python", "before = 0\npython " + names + "\n'made' in dir()\n", "__main__ names.py False\nFalse\n"},
		{"sys.exit in run", "run " + leaves + "\nmade\n", "3\n"},
		{"sys.exit in python", "python " + leaves + "\n'on'\n", "'on'\n"},
	} {
		out, errOut, status := interact(t, tt.input)
		if out != tt.out || errOut != "" || status != StatusDone {
			t.Errorf("%s: status %d, %q, want %q\n%s", tt.name, status, out, tt.out, errOut)
		}
	}
}

// exit in a script that run reads ends the session.
func TestRunInsideExits(t *testing.T) {
	t.Parallel()
	script := writeFile(t, "exits.lab", "exit 8\n")
	if out, errOut, status := interact(t, "run "+script+"\nprint('after')\n"); status != 8 || out != "" || errOut != "" {
		t.Errorf("status %d, %q, %q", status, out, errOut)
	}
}

// A program that python ran leaves no socket open, the session's stay, and its
// threads have ended.
func TestRunProgramEnds(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	program := filepath.Join(dir, "program.py")
	writeTo(t, program, `import socket, threading
s = socket.socket()
s.bind(("127.0.0.1", 0))
s.listen()
threading.Thread(target=s.accept, daemon=True).start()
go = threading.Event()
def work():
    go.wait()
    print("worked")
threading.Thread(target=work).start()
go.set()
`)
	fails := filepath.Join(dir, "fails.py")
	writeTo(t, fails, "import socket\ns = socket.socket()\n1 / 0\n")
	leaves := filepath.Join(dir, "leaves.py")
	writeTo(t, leaves, `import sys, threading, time
threading.Thread(target=threading.Event().wait, daemon=True).start()
threading.Thread(target=lambda: (time.sleep(0.05), print("late"))).start()
sys.exit(3)
`)
	tr, p := typing(t)
	p.inputs = []input{{line: "own = socket.socket()"}, {line: "python " + program}, {line: "print('next')"}, {line: "python " + fails}, {line: "own.fileno() > 0"},
		{line: "python " + leaves}, {line: "import threading; threading.active_count()"}}
	tr.Interact(t.Context())
	out, _ := tr.said()
	if _, out, _ = strings.Cut(out, "\n"); out != "worked\nnext\nTrue\nlate\n1\n" {
		t.Errorf("%q", out)
	}
	if open := len(tr.sockets.Open()); open != 1 {
		t.Errorf("%d sockets are open, not the session's alone", open)
	}
}

// A script runs, then its names are there at the prompt, where values are echoed
// again (labsh -i FILE).
func TestRunThenInteract(t *testing.T) {
	t.Parallel()
	tr := newTrial(t, "x\n")
	if status := tr.RunFile(writeFile(t, "script.py", "x = 5\nx\n")); status != StatusDone {
		t.Errorf("status %d", status)
	}
	if status := tr.Interact(t.Context()); status != StatusDone {
		t.Errorf("status %d at the prompt", status)
	}
	if out, errOut := tr.said(); out != "5\n" || errOut != "" {
		t.Errorf("%q, %q", out, errOut)
	}
}

// A program that an error has ended says so before it waits for its threads, and
// says it once.
func TestRunProgramFails(t *testing.T) {
	t.Parallel()
	program := writeFile(t, "fails.py", `import threading
def work():
    threading.main_thread().join()
    print("worked")
threading.Thread(target=work).start()
1/0
`)
	out, errOut, _ := interact(t, "python "+program+"\nprint('on')\n")
	if out != "worked\non\n" || strings.Count(errOut, "ZeroDivisionError") != 1 {
		t.Errorf("%q, %s", out, errOut)
	}
}
