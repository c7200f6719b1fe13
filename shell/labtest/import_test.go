package labtest

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

// TestImports runs the programs of testdata/import here and in python3: each archive is a
// folder, and its comment the command lines, without the name of the interpreter. A line
// `octets FILE OLD NEW` puts other octets into a file before.
func TestImports(t *testing.T) {
	t.Parallel()
	python3 := needPython(t)
	trees, err := filepath.Glob(filepath.Join("testdata", "import", "*.txtar"))
	if err != nil || len(trees) == 0 {
		t.Fatalf("no folders: %v", err)
	}
	for _, tree := range trees {
		t.Run(strings.TrimSuffix(filepath.Base(tree), ".txtar"), func(t *testing.T) {
			t.Parallel()
			archive, err := txtar.ParseFile(tree)
			if err != nil {
				t.Fatal(err)
			}
			dir := filepath.Join(t.TempDir(), "dossier")
			var octets [][]string
			for line := range strings.Lines(string(archive.Comment)) {
				args := strings.Fields(line)
				switch {
				case len(args) == 0 || args[0] == "#":
				case args[0] == "octets":
					octets = append(octets, args[1:])
				default:
					lay(t, dir, archive, octets)
					here := ran(t, dir, labsh(args...))
					lay(t, dir, archive, octets)
					there := ran(t, dir, exec.Command(python3, append([]string{"-S", "-B"}, args...)...)) // -S: what a site imports is shadowed by nothing
					if here != there {
						t.Errorf("%s\nhere:\n%s\nCPython:\n%s", line, here, there)
					}
				}
			}
		})
	}
}

// lay makes a folder anew.
func lay(t *testing.T, dir string, archive *txtar.Archive, octets [][]string) {
	if err := os.RemoveAll(dir); err != nil {
		t.Fatal(err)
	}
	for _, f := range archive.Files {
		path := filepath.Join(dir, f.Name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, f.Data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, o := range octets {
		replaceOctets(t, filepath.Join(dir, o[0]), o[1], o[2])
	}
}

// replaceOctets replaces what stands once in a file; octets are written as \xhh.
func replaceOctets(t *testing.T, path, old, new string) {
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	plain := strings.NewReplacer(`\xe9`, "\xe9", `\x00`, "\x00", `\xef\xbb\xbf`, "\xef\xbb\xbf", `\r\n`, "\r\n")
	if !bytes.Contains(text, []byte(old)) {
		t.Fatalf("no %s in %s", old, path)
	}
	if err := os.WriteFile(path, bytes.ReplaceAll(text, []byte(old), []byte(plain.Replace(new))), 0o644); err != nil {
		t.Fatal(err)
	}
}

// apart is what the two say differently: who speaks, the machinery of CPython's import,
// which is in Python, places in memory, and hints.
var apart = regexp.MustCompile(`(?m)^\S*python3: |^labsh: |^<frozen .*\n|^  File "<frozen .*\n|^  hint: .*\n|0x[0-9a-f]+`)

// ran runs a program to its end and tells all that it did.
func ran(t *testing.T, dir string, cmd *exec.Cmd) string {
	var out, errOut bytes.Buffer
	cmd.Dir, cmd.Stdout, cmd.Stderr = dir, &out, &errOut
	cmd.Env = append(os.Environ(), "LANG=en_US.UTF-8", "PYTHONIOENCODING=utf-8")
	err := cmd.Run()
	if _, exited := err.(*exec.ExitError); err != nil && !exited {
		t.Fatal(err)
	}
	return out.String() + "--\n" + apart.ReplaceAllString(errOut.String(), "") + "--\n" + cmd.ProcessState.String()
}
