package shell

import (
	"context"
	"fmt"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"labsh/shell/program"
	"labsh/shell/python/object"
)

// folderOf writes files, by their names, and gives the folder.
func folderOf(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		writeTo(t, filepath.Join(dir, name), text)
	}
	return dir
}

// Two programs side by side have each its own sys.argv, __main__ and modules, and talk
// to each other; their lines have their names in front.
func TestBackground(t *testing.T) {
	t.Parallel()
	dir := folderOf(t, map[string]string{
		"serveur.py": `import socket, sys
made = 1
s = socket.create_server(("127.0.0.1", 0))
with open(sys.argv[1], "w") as f:
    f.write(str(s.getsockname()[1]) + "\n")
c, _ = s.accept()
print("recu", c.recv(100), sys.argv[1:2] == sys.argv[1:], "deux" in dir())
sys.modules["socket"].mark = 1
c.sendall(b"bonjour")
sys.exit(3)
`,
		"client.py": `import socket, sys, time
deux = 1
while True:
    try:
        port = int(open(sys.argv[1]).readline())
        break
    except (OSError, ValueError):
        time.sleep(0.01)
c = socket.create_connection(("127.0.0.1", port))
c.sendall(b"salut")
print(c.recv(100), "made" in dir(), hasattr(socket, "mark"), __name__, __file__.endswith("client.py"))
`,
	})
	port := filepath.Join(dir, "port")
	out, errOut, status := interact(t, fmt.Sprintf(`import sys
sys.argv
python %[1]s/serveur.py %[2]s &
python %[1]s/client.py %[2]s
wait serveur
sys.argv, 'made' in dir()
jobs | fields state | csv
fg serveur
`, dir, port))
	for _, line := range []string{"['']\n", "serveur | recu b'salut' True False\n", "b'bonjour' False False __main__ True\n", "serveur: ended with status 3\n3\n", "([''], False)\n", "\"done, status 3\"\n"} {
		if !strings.Contains(out, line) {
			t.Errorf("%q is not in %q", line, out)
		}
	}
	if !strings.Contains(errOut, "ValueError: serveur has ended") || status != StatusDone {
		t.Errorf("status %d, %s", status, errOut)
	}
}

// input() in the background waits for fg, which asks; in a script there is none.
func TestBackgroundInput(t *testing.T) {
	t.Parallel()
	dir := folderOf(t, map[string]string{"ask.py": "import sys\nn = input('Name? ')\nprint('Hello', n)\nprint(repr(sys.stdin.readline()))\n"})
	out, errOut, _ := interact(t, "python "+dir+"/ask.py &\nfg ask\nAnn\nnext\nprint('on')\n")
	if out = strings.Replace(out, "ask waits for input (fg ask): Name?\n", "", 1); out != "Name? Hello Ann\n'next\\n'\non\n" || errOut != "" {
		t.Errorf("%q, %s", out, errOut)
	}
	tr := newTrial(t, "Ann\n")
	tr.RunText("<string>", "python "+dir+"/ask.py &\nwait ask\n")
	if out, errOut := tr.said(); out != "ask: ended with status 1\n" || !strings.HasSuffix(errOut, "ask | EOFError: EOF when reading a line\n") {
		t.Errorf("%q, %s", out, errOut)
	}
}

// What ends a program in the background is told with its name, and kept for jobs; a file
// that is none, or no Python, is an error at once.
func TestBackgroundFails(t *testing.T) {
	t.Parallel()
	dir := folderOf(t, map[string]string{"fails.py": "print('a', end='')\n1 / 0\n", "wrong.py": "x = (\n", "hook.py": "import sys\nsys.excepthook = lambda *a: print('hooked', a[0].__name__)\n1 / 0\n"})
	out, errOut, _ := interact(t, "python "+dir+"/fails.py &\nwait fails\njobs | fields state status | csv\npython "+dir+"/none.py &\npython "+dir+"/wrong.py &\njobs | count\npython "+dir+"/hook.py\n")
	if !strings.Contains(out, "fails | a\n") || !strings.Contains(out, "fails: ended with status 1\n1\n") || !strings.Contains(out, "failed: ZeroDivisionError: division by zero") || !strings.HasSuffix(out, "\n1\nhooked ZeroDivisionError\n") {
		t.Errorf("%q", out)
	}
	for _, line := range []string{"fails | Traceback (most recent call last):\n", "fails | ZeroDivisionError: division by zero\n", "\nFileNotFoundError: [Errno 2] No such file or directory: '" + dir + "/none.py'\n", "\nSyntaxError: '(' was never closed\n"} {
		if !strings.Contains("\n"+errOut, line) {
			t.Errorf("%q is not in %s", line, errOut)
		}
	}
}

// stop ends a program wherever it waits, and its threads, and frees its port; the names
// that it catches KeyboardInterrupt under do not help it.
func TestStopProgram(t *testing.T) {
	t.Parallel()
	const begin = `import select, socket, sys, threading, time
s = socket.create_server(("127.0.0.1", 0))
a, b = socket.socketpair()
with open(sys.argv[1], "w") as f:
    f.write(str(s.getsockname()[1]) + "\n")
`
	for name, wait := range map[string]string{
		"accept": "s.accept()", "recv": "a.recv(1)", "sleep": "time.sleep(1000)", "input": "input()", "select": "select.select([s], [], [])",
		"join":  "t = threading.Thread(target=s.accept)\nt.start()\nt.join()",
		"loop":  "while True: pass",
		"stays": "def work():\n    while True:\n        try: a.recv(1)\n        except BaseException: pass\nthreading.Thread(target=work).start()",
		"catch": "while True:\n    try: s.accept()\n    except BaseException: print('caught')",
		"print": "while True: print('x')",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := folderOf(t, map[string]string{"p.py": begin + wait + "\n", "port": ""})
			out, errOut, _ := interact(t, fmt.Sprintf("quiet on\npython %[1]s/p.py %[1]s/port &\nwhile not open('%[1]s/port').read(): pass\n\nstop p\njobs | count\n"+
				"socket.create_server(('127.0.0.1', int(open('%[1]s/port').read()))).close()\n", dir))
			if !strings.HasSuffix(out, "p: stopped\n0\n") || strings.Contains(errOut, "Error") {
				t.Errorf("%q, %s", out, errOut)
			}
		})
	}
}

// Two programs of one name have two; a server's name is its own, and stop all stops all.
func TestProgramNames(t *testing.T) {
	t.Parallel()
	dir := folderOf(t, map[string]string{"serveur.py": "import time\ntime.sleep(1000)\n", "mon-prog 2.py": "import time\ntime.sleep(1000)\n", "all.py": "import time\ntime.sleep(1000)\n"})
	out, _, _ := interact(t, fmt.Sprintf(`quiet on
serveur = serve 0
python %[1]s/serveur.py &
python %[1]s/serveur.py &
python "%[1]s/mon-prog 2.py" &
python %[1]s/all.py &
jobs | fields name | csv
stop serveur
stop %%2
jobs | fields name | csv
stop all
stop
python %[1]s/serveur.py &
stop
`, dir))
	for _, part := range []string{"serveur2\nserveur3\nmon_prog_2\nall2\n", "Stopped localhost:", "serveur3: stopped\nname\nserveur2\nmon_prog_2\nall2\n", "serveur2: stopped\nmon_prog_2: stopped\nall2: stopped\n", "serveur: stopped\n"} {
		if !strings.Contains(out, part) {
			t.Errorf("%q is not in %q", part, out)
		}
	}
}

// An interrupt of the prompt ends no program in the background; leaving ends all, however
// many, and leaves no goroutine of theirs.
func TestManyPrograms(t *testing.T) {
	t.Parallel()
	dir := folderOf(t, map[string]string{"p.py": "import socket\ns = socket.create_server(('127.0.0.1', 0))\ns.accept()\n"})
	tr := newTrial(t, strings.Repeat("python "+dir+"/p.py &\n", 200)+"jobs | count\n")
	before := runtime.NumGoroutine()
	if status := tr.Interact(t.Context()); status != StatusDone {
		t.Errorf("status %d", status)
	}
	tr.Thread().Interrupt()
	if n := len(tr.session.Programs.Running()); n != 200 {
		t.Errorf("%d run", n)
	}
	start := time.Now()
	if err := tr.Close(); err != nil {
		t.Error(err)
	}
	if n := len(tr.session.Programs.Running()); n != 0 {
		t.Errorf("%d run still, after %v", n, time.Since(start))
	}
	if out, errOut := tr.said(); out != "200\n" || errOut != "" {
		t.Errorf("%q, %s", out, errOut)
	}
	t.Logf("%d goroutines before, %d after, %v", before, runtime.NumGoroutine(), time.Since(start))
}

// Ctrl-C is for the program in front, which may go on; the session does not see it.
func TestInterruptInFront(t *testing.T) {
	t.Parallel()
	dir := folderOf(t, map[string]string{"p.py": "import threading\ntry:\n    print('on', flush=True)\n    threading.Event().wait()\nexcept KeyboardInterrupt:\n    print('caught')\n"})
	tr := newTrial(t, "python "+dir+"/p.py\nprint('after')\n")
	interrupted := make(chan struct{})
	go func() {
		defer close(interrupted)
		waitsInFront(tr.Shell)
		tr.Thread().Interrupt()
	}()
	tr.Interact(t.Context())
	<-interrupted
	if out, errOut := tr.said(); out != "on\ncaught\nafter\n" || errOut != "" {
		t.Errorf("%q, %s", out, errOut)
	}
}

// A program that Ctrl-Z puts into the background goes on there, labelled; fg brings it
// back with what ends it.
func TestSuspend(t *testing.T) {
	t.Parallel()
	dir := folderOf(t, map[string]string{"p.py": "import threading\ntry:\n    threading.Event().wait()\nexcept KeyboardInterrupt:\n    print('caught')\n    1 / 0\n"})
	tr, p := typing(t)
	suspended := make(chan struct{})
	front := func() *object.Thread { return waitsInFront(tr.Shell).Thread() }
	p.inputs = []input{
		{line: "python " + dir + "/p.py", then: func() {
			go func() { defer close(suspended); front(); tr.session.Programs.Suspend() }()
		}},
		{line: "jobs | fields name | csv"},
		{line: "fg p", then: func() { go func() { front().Interrupt() }() }},
		{line: "jobs | count"},
	}
	tr.Interact(t.Context())
	<-suspended
	out, errOut := tr.said()
	if _, out, _ = strings.Cut(out, "\n"); out != "p goes on in the background: fg p brings it back, stop p stops it\nname\np\ncaught\n0\n" || !strings.HasSuffix(errOut, "ZeroDivisionError: division by zero\n") {
		t.Errorf("%q, %s", out, errOut)
	}
}

// waitsInFront is the program in front, once it waits.
func waitsInFront(s *Shell) *program.Program {
	for {
		if p := s.session.Programs.Front(); p != nil && p.Thread().Waits() {
			return p
		}
		time.Sleep(time.Millisecond)
	}
}

// A signal that ends the shell ends the program in front as well, at once: its end needs
// the interpreter's lock, which whoever waits for it must not keep. Which of the two has
// it first is chance.
func TestEndInFront(t *testing.T) {
	t.Parallel()
	for range 8 {
		endInFront(t)
	}
}

func endInFront(t *testing.T) {
	dir := folderOf(t, map[string]string{"p.py": "import atexit, threading\natexit.register(print, 'left')\nthreading.Event().wait()\n"})
	ctx, end := context.WithCancel(t.Context())
	defer end()
	var out, errOut strings.Builder
	s := New(ctx, Options{Stdin: openFile(t, "input", ""), Stdout: &out, Stderr: &errOut})
	var p *program.Program
	found := make(chan struct{})
	go func() {
		defer close(found)
		p = waitsInFront(s)
		end()
	}()
	s.session.RunProgram = func(main *object.Thread, argv []string, background bool) error {
		err := s.runProgram(main, argv, background)
		<-found
		if p.Running() {
			t.Error("it still runs")
		}
		return err
	}
	s.RunText("<string>", "python "+dir+"/p.py\nprint('on')\n")
	if err := s.Close(); err != nil {
		t.Error(err)
	}
	if strings.Contains(out.String(), "on") || errOut.String() != "" {
		t.Errorf("%q, %s", out.String(), errOut.String())
	}
}

// There is an end to how many programs run; one that ends makes room.
func TestTooManyPrograms(t *testing.T) {
	t.Parallel()
	dir := folderOf(t, map[string]string{"p.py": "import threading\nthreading.Event().wait()\n"})
	out, errOut, _ := interact(t, strings.Repeat("python "+dir+"/p.py &\n", 258)+"jobs | count\nstop p\npython "+dir+"/p.py &\npython "+dir+"/p.py &\n")
	const refused = "RuntimeError: can't start new program: 256 are running\n"
	if !strings.Contains(out, "256\n") || errOut != strings.Repeat(refused, 3) {
		t.Errorf("%q, %s", out, errOut)
	}
}
