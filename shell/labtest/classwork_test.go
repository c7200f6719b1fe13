package labtest

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestProgramsOfAClass runs the programs of testdata/programs, as a first-year class
// writes them: each folder holds a serveur.py and a client.py, or one programme.py, and
// what they read. The server is given port 0 and prints `port N`. The client is run once,
// or once for each client_N.txt, its standard input: the next when the one before has
// printed a line. Whoever runs which role, each prints what it prints when python3 runs both.
func TestProgramsOfAClass(t *testing.T) {
	t.Parallel()
	needPython(t)
	folders, err := filepath.Glob("testdata/programs/*")
	if err != nil || len(folders) < 20 {
		t.Fatal(folders, err)
	}
	theirs := runners[1]
	for _, folder := range folders {
		t.Run(filepath.Base(folder), func(t *testing.T) {
			t.Parallel()
			want := runClasswork(t, folder, theirs, theirs)
			pairs := [][2]runner{{runners[0], runners[0]}, {runners[0], theirs}, {theirs, runners[0]}}
			if _, err := os.Stat(filepath.Join(folder, "programme.py")); err == nil {
				pairs = pairs[:1]
			}
			for _, pair := range pairs {
				t.Run(pair[0].name+" serves "+pair[1].name, func(t *testing.T) {
					t.Parallel()
					got := runClasswork(t, folder, pair[0], pair[1])
					for i := range want {
						if got[i] != want[i] {
							t.Error(difference(got[i], want[i]))
						}
					}
				})
			}
		})
	}
}

var (
	announced = regexp.MustCompile(`\bport (\d+)\n`)
	steadied  = []struct {
		of *regexp.Regexp
		by string
	}{
		{regexp.MustCompile(`\b[3-6]\d{4}\b`), "PORT"},
		{regexp.MustCompile(`in \d+\.\d{3}s`), "in TIME"},
	}
)

// runClasswork runs the programs of a folder, in a copy of it, and gives what each role
// did: its exit status, standard output and standard error.
func runClasswork(t *testing.T, folder string, serve, ask runner) (did []string) {
	t.Helper()
	own := t.TempDir()
	if err := os.CopyFS(own, os.DirFS(folder)); err != nil {
		t.Fatal(err)
	}
	run := func(r runner, name, stdin string, args ...string) *process {
		cmd := r.command(t, append([]string{filepath.Join(own, name)}, args...)...)
		cmd.Dir = own
		p := start(t, inputFrom(t, cmd, stdin))
		return p
	}
	told := func(p *process) {
		if p.stdin != nil {
			_ = p.stdin.Close() // the program may have ended
		}
		p.wait()
		text := p.cmd.ProcessState.String() + "\n" + p.output.String() + "--- standard error\n" + p.errors.String()
		for _, s := range steadied {
			text = s.of.ReplaceAllString(text, s.by)
		}
		did = append(did, strings.ReplaceAll(text, own+"/", ""))
	}
	if _, err := os.Stat(filepath.Join(own, "programme.py")); err == nil {
		told(run(serve, "programme.py", ""))
		return did
	}
	server := run(serve, "serveur.py", "", "0")
	if !server.output.until(announced.MatchString) {
		t.Fatalf("%s: no port\n%s\n%s", server.name, server.output, server.errors)
	}
	port := announced.FindStringSubmatch(server.output.String())[1]
	inputs, _ := filepath.Glob(filepath.Join(own, "client_*.txt")) // the pattern is well formed
	slices.Sort(inputs)
	if len(inputs) == 0 {
		inputs = []string{""}
	}
	var clients []*process
	for _, input := range inputs {
		p := run(ask, "client.py", input, port)
		p.output.until(func(all string) bool { return strings.Contains(all, "\n") })
		clients = append(clients, p)
	}
	for _, p := range append(clients, server) {
		told(p)
	}
	return did
}

// inputFrom gives a command a file as its standard input; "" leaves it as it is.
func inputFrom(t *testing.T, cmd *exec.Cmd, file string) *exec.Cmd {
	t.Helper()
	if file == "" {
		return cmd
	}
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() })
	cmd.Stdin = f
	return cmd
}
