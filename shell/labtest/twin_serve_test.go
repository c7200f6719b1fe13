package labtest

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"syscall"
	"testing"

	carry "labsh/shell/command/prelude"
)

// TestServeClasses: the classes Serveur, Relais and Client that a saved program carries are
// in python3 and in labsh what labsh's own are: the same lines, values and exceptions, and
// the same for their clients.
func TestServeClasses(t *testing.T) {
	t.Parallel()
	py := needPython(t)
	body := read(t, "testdata", "serve_classes.py")
	program := write(t, "x.py", carry.Program("Serveur", "Relais", "Client")+body)
	outputs := map[string][]string{}
	for name, cmd := range map[string]*exec.Cmd{
		"labsh":                 labsh("--lang", "fr", write(t, "x.lab", body)),
		"the program":           exec.Command(py, program),
		"the program, in labsh": exec.Command(binary, program),
	} {
		outputs[name] = byCase(start(t, cmd).succeed())
	}
	want := outputs["labsh"]
	if len(want) < 50 {
		t.Fatalf("only %d cases: %q", len(want), want)
	}
	for name, got := range outputs {
		for i := range max(len(got), len(want)) {
			if i >= len(got) || i >= len(want) || got[i] != want[i] {
				t.Errorf("%s, of %d cases, and labsh, of %d, differ in:\n%s", name, len(got), len(want), difference(at(got, i), at(want, i)))
			}
		}
	}
}

// ranPrograms are the programs of TestProgramTwins.
var ranPrograms = map[string]string{
	"said.py":       "import os, sys\nprint(__name__, os.path.basename(sys.argv[0]), sys.argv[1:])\n",
	"sub/kept.py":   "import sys, beside\nargv = sys.argv[1:]\nkept = beside.v, argv\nprint(__name__, argv)\nsys.exit(3)\n",
	"sub/beside.py": "v = 7\n",
	"latin.py":      "# coding: latin-1\nprint(len('\xe9'))\n",
	"status.py":     "import sys\nsys.exit(3)\n",
	"failing.py":    "raise ValueError('x')\n",
	"endless.py":    "import time\ntry:\n    open('ready', 'w').close()\n    time.sleep(1000)\nexcept KeyboardInterrupt:\n    open('ended', 'a').write('interrupted')\n",
}

// runIn runs a program beside them.
func runIn(t *testing.T, cmd *exec.Cmd) string {
	t.Helper()
	cmd.Dir = t.TempDir()
	for name, text := range ranPrograms {
		path := filepath.Join(cmd.Dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	p := start(t, cmd)
	if status := p.end(); status != 0 {
		t.Errorf("exit status %d: %s", status, p.errors)
	}
	return programReport.ReplaceAllString(p.output.String(), "")
}

// programReport is what labsh says of a program, beside what the program does.
var programReport = regexp.MustCompile(`(?m)^(status|failing|endless)( \||:) .*\n`)

// TestProgramTwins: python and run, and their twins, print the same in the same order, where
// the output is no terminal, and have the same effects.
func TestProgramTwins(t *testing.T) {
	t.Parallel()
	py := needPython(t)
	const before = "import os, sys\nword = 'x y'\nprint('before')\n"
	const ready = "while not os.path.exists('ready'): pass\n\n"
	for _, c := range []struct{ line, between, next, then string }{
		{line: `python said.py a "b c" $word`},
		{line: "python -m said one"},
		{line: "python status.py"},
		{line: "x = python said.py", then: "print(x)\n"},
		{line: "run sub/kept.py $word", then: "print(kept, argv, sys.argv[1:], os.path.basename(sys.path[0]) == 'sub')\n"},
		{line: "run latin.py"},
		{line: "x = run latin.py", then: "print(x)\n"},
		{line: "run failing.py"},
		{line: "run nosuch.py"},
		{line: "python status.py &", next: "x = wait status", then: "print(x)\n"},
		{line: "run failing.py &", next: "x = wait failing", then: "print(x)\n"},
		{line: "python endless.py &", between: ready, next: "stop endless", then: "print(open('ended').read())\n"},
	} {
		t.Run(c.line, func(t *testing.T) {
			t.Parallel()
			tried := func(line string) string {
				return "try:\n    " + strings.ReplaceAll(line, "\n", "\n    ") + "\nexcept Exception as err:\n    print(type(err).__name__, err)\n\nprint('after')\n"
			}
			want := runIn(t, labsh("-c", before+tried(c.line)+c.between+c.next+"\n"+c.then))
			twin := func(before, line string) string {
				if line == "" {
					return ""
				}
				_, text, _ := strings.Cut(runIn(t, labsh("-c", before+"word = 'x y'\nprint('@')\ntwin "+line)), "@\n")
				return strings.TrimSpace(text)
			}
			program := carry.Program("run_file", "stop_program") + before + tried(twin("", c.line)) + c.between + twin(c.line+"\n", c.next) + "\n" + c.then
			file := write(t, "x.py", program)
			for name, interpreter := range map[string]string{"python3": py, "labsh": binary} {
				if got := runIn(t, exec.Command(interpreter, file)); got != want {
					t.Errorf("in %s:\n%s\n%s", name, difference(got, want), indent(program))
				}
			}
		})
	}
}

// TestAttendedServer: a saved program that ends with a server waits for its clients until
// Ctrl-C, which ends it without a traceback.
func TestAttendedServer(t *testing.T) {
	t.Parallel()
	interpreters := []string{needPython(t), binary}
	end := "try:\n    print('attends', flush=True)\n    server.attend()\nexcept KeyboardInterrupt:\n    server.stop()\n"
	for _, options := range []string{"", ", udp=True", ", tls=True"} {
		for _, interpreter := range interpreters {
			t.Run(options+" "+filepath.Base(interpreter), func(t *testing.T) {
				t.Parallel()
				p := start(t, exec.Command(interpreter, write(t, "x.py", carry.Program("Serveur")+"server = Serveur('localhost', 0"+options+")\nserver.demarre()\n"+end)))
				p.await("attends\n")
				p.signal(syscall.SIGINT)
				if status := p.end(); status != 0 || p.errors.String() != "" {
					t.Errorf("exit status %d: %s", status, p.errors)
				}
			})
		}
	}
}

var servedPort = regexp.MustCompile(`:\d{4,5}\b|, \d{4,5}\b`)

// byCase cuts an output at its cases. In each, the program's own lines are in their order,
// and those of the threads are sorted: theirs is no other's.
func byCase(output string) []string {
	var cases []string
	var own, others []string
	end := func() {
		slices.Sort(others)
		cases = append(cases, strings.Join(append(own, others...), "\n"))
		own, others = nil, nil
	}
	for line := range strings.Lines(servedPort.ReplaceAllString(output, "PORT")) {
		line = strings.TrimRight(line, "\r\n") // the shell shows no \r at the end of a line
		if strings.HasPrefix(line, "@case") || strings.HasPrefix(line, "@relay") {
			end()
		}
		switch {
		case strings.HasPrefix(line, "@"):
			own = append(own, line)
		case line != "":
			others = append(others, line)
		}
	}
	end()
	return cases
}
