package shell

import (
	"path/filepath"
	"strings"
	"testing"
)

// The sheet's Client is there until the user has, or was to have, one of their own.
func TestOwnClient(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	own := filepath.Join(dir, "own_client.py")
	writeTo(t, own, "class Client:\n    pass\n")
	fails := filepath.Join(dir, "fails.py")
	writeTo(t, fails, "import own_client\n1/0\nclass Client: pass\n")
	wrong := filepath.Join(dir, "wrong.py")
	writeTo(t, wrong, "class Client:\npass\n")
	const none = "NameError: name 'Client' is not defined"
	for _, tt := range []struct{ name, input, shown string }{
		{"the sheet's", "Client\n", "<class 'Client'>"},
		{"run", "run " + own + "\nClient\n", "<class '__main__.Client'>"},
		{"run, known before", "Client\nrun " + own + "\nClient\n", "<class 'Client'>\n<class '__main__.Client'>"},
		{"python", "python " + own + "\nClient\n", "<class 'Client'>"},
		{"run fails", "run " + fails + "\nClient\n", none},
		{"run, wrong", "run " + wrong + "\nClient\n", none},
		{"deleted", "class Client(Client): pass\n\ndel Client\nClient\n", none},
		{"import fails", "from no_such import Client\nClient\n", none},
		{"import all fails", "from no_such import *\nClient\n", none},
		{"import", "import sys\nsys.path.append('" + dir + "')\nimport own_client\nClient\n", "<class 'Client'>"},
		{"from", "import sys\nsys.path.append('" + dir + "')\nfrom own_client import Client\nClient\n", "<class 'own_client.Client'>"},
		{"from all", "import sys\nsys.path.append('" + dir + "')\nfrom own_client import *\nClient\n", "<class 'own_client.Client'>"},
		{"the others stay", "run " + own + "\nServeur\n", "<class 'Serveur'>"},
	} {
		out, errOut, _ := interact(t, tt.input)
		if shown := out + errOut; !strings.HasSuffix(strings.TrimSpace(shown), tt.shown) {
			t.Errorf("%s: %s", tt.name, shown)
		}
	}
}

// What is beside a program that run runs is found while it runs.
func TestRunLooksBeside(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	writeTo(t, filepath.Join(dir, "beside_run.py"), "x = 5\n")
	program := filepath.Join(dir, "program.py")
	writeTo(t, program, "import beside_run\n")
	out, errOut, _ := interact(t, "import sys\nbefore = list(sys.path)\nrun "+program+"\nbeside_run.x, sys.path == before\n")
	if out != "(5, True)\n" || errOut != "" {
		t.Errorf("%q, %s", out, errOut)
	}
}

// A module that was imported stays as it was until reload.
func TestReload(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	writeTo(t, filepath.Join(dir, "changes.py"), "x = 1\n")
	out, errOut, _ := interact(t, "import sys\nsys.path.append('"+dir+"')\nimport changes\nold = changes\n"+
		"f = open(changes.__file__, 'w')\nn = f.write('x = 2\\n')\nf.close()\nimport changes\nchanges.x\n"+
		"import importlib\nimportlib.reload(changes) is old\nold.x\n")
	if out != "1\nTrue\n2\n" || errOut != "" {
		t.Errorf("%q, %s", out, errOut)
	}
}

// A folder without a __main__.py is no program, and a module that is not there is told
// by its name.
func TestNoProgram(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for want, run := range map[string]func(*trial) int{
		"labsh: can't find '__main__' module in '" + dir + "'\n": func(tr *trial) int { return tr.RunFile(dir) },
		"labsh: No module named no_such_module\n":                func(tr *trial) int { return tr.RunModule("no_such_module") },
	} {
		tr := newTrial(t, "")
		status := run(tr)
		if out, errOut := tr.said(); status != StatusError || out != "" || errOut != want {
			t.Errorf("status %d, %q, %q, want %q", status, out, errOut, want)
		}
	}
}

// python -m NAME and python FOLDER run programs of their own.
func TestPythonModule(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	writeTo(t, filepath.Join(dir, "__main__.py"), "import sys, beside_main\nprint(__name__, sys.argv[1:], beside_main.x)\n")
	writeTo(t, filepath.Join(dir, "beside_main.py"), "x = 7\n")
	out, errOut, _ := interact(t, "python "+dir+" a b\n'beside_main' in dir()\npython -m no_such_module\n")
	if out != "__main__ ['a', 'b'] 7\nFalse\n" || errOut != "ImportError: No module named no_such_module\n" {
		t.Errorf("%q, %q", out, errOut)
	}
}
