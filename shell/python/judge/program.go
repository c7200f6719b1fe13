package judge

import (
	"os"
	"os/exec"
	"strings"
	"testing"
)

// Whole runs the program in a file with run and compares what it prints with what
// python3 printed, which stands beside it in NAME.out and which python3 is asked for
// anew where there is one. Unlike the statements of a [Corpus] a program is one
// thing, as a class writes it: it ends without an error. To record: go test -record
func Whole(t *testing.T, file string, run func(text string) Outcome) {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	recorded := strings.TrimSuffix(file, ".py") + ".out"
	if *record {
		if err := os.WriteFile(recorded, []byte(inPython(t, file)), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(recorded)
	if err != nil {
		t.Fatal(err)
	}
	if found() {
		if said := inPython(t, file); said != string(want) {
			t.Errorf("%s is out of date: python3 %s", recorded, firstDifference(said, string(want)))
		}
	}
	if got := run(string(text)); got.Out != string(want) || got.Err != "" {
		t.Errorf("%s\nlabsh %s\n%s", file, firstDifference(got.Out, string(want)), got.Err)
	}
}

// inPython is what a program prints in python3.
func inPython(t *testing.T, file string) string {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), Python(t), file)
	cmd.Env = append(os.Environ(), "PYTHONHASHSEED=0", "PYTHONIOENCODING=utf-8")
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s: python3: %v", file, err)
	}
	return string(out)
}

// firstDifference shows the first lines in which two texts differ.
func firstDifference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(g), len(w)) {
		if g[i] != w[i] {
			return "printed\n\t" + g[i] + "\nnot\n\t" + w[i]
		}
	}
	if len(g) < len(w) {
		return "did not print\n\t" + w[len(g)-1] + "\n\t" + w[len(g)]
	}
	return "printed more\n\t" + strings.Join(g[len(w)-1:], "\n\t")
}
