package moduletest

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"

	"labsh/shell/python/judge"
)

// Chunks splits a text into what is typed at once: a line and the indented
// ones after it.
func Chunks(text string) []string {
	var out []string
	for line := range strings.SplitSeq(text, "\n") {
		switch {
		case line == "" || strings.HasPrefix(line, "#"):
		case regexp.MustCompile(`^(\s|else\b|elif\b|except\b|finally\b)`).MatchString(line):
			out[len(out)-1] += "\n" + line
		case len(out) > 0 && strings.HasPrefix(out[len(out)-1][strings.LastIndexByte(out[len(out)-1], '\n')+1:], "@"):
			out[len(out)-1] += "\n" + line // what is decorated
		default:
			out = append(out, line)
		}
	}
	return out
}

const driver = `
import contextlib, io, json, sys, warnings
warnings.simplefilter("ignore")
space = {"__name__": "__main__"}
results = []
for chunk in json.load(sys.stdin):
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            exec(compile(chunk + "\n", "<stdin>", "single"), space)
        except BaseException:
            sys.excepthook(*sys.exc_info()[:2], None)
    results.append({"Out": out.getvalue(), "Err": err.getvalue().rstrip("\n").split("\n")[-1]})
json.dump(results, sys.stdout)
`

// Python3 gives the interpreter to compare with.
func Python3(t testing.TB) string {
	t.Helper()
	return judge.Python(t)
}

// InCPython runs the chunks in python3, one after another.
func InCPython(t testing.TB, cs []string) []Outcome {
	in, err := json.Marshal(cs)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), Python3(t), "-P", "-c", driver) // the folder of the test may hold files that are named as modules
	cmd.Stdin = bytes.NewReader(in)
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("python3: %v", err)
	}
	var results []Outcome
	if err := json.Unmarshal(out, &results); err != nil {
		t.Fatal(err)
	}
	return results
}
