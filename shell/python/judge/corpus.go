package judge

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

var record = flag.Bool("record", false, "write python3's answers into the golden files of the corpora")

// Outcome is what one chunk printed and the last line of its error.
type Outcome struct{ Out, Err string }

// Corpus runs the statements of testdata/NAME.py with run and compares what each
// prints and raises with python3's answers, which python3 is asked for anew where
// there is one. TMPDIR in a statement is an empty directory. To record new answers:
// go test -run NAME -record
func Corpus(t *testing.T, file string, run func(chunks []string) []Outcome) {
	t.Helper()
	corpus(t, file, run, found())
}

// Recorded is Corpus that takes the answers as they were recorded: it is for the
// corpora of other packages, whose tests ask python3.
func Recorded(t *testing.T, file string, run func(chunks []string) []Outcome) {
	t.Helper()
	corpus(t, file, run, false)
}

func corpus(t *testing.T, file string, run func(chunks []string) []Outcome, askPython bool) {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	chunks := Chunks(string(text))
	ask := func(run func(chunks []string) []Outcome) []Outcome {
		dir := t.TempDir()
		here := make([]string, len(chunks))
		for i, c := range chunks {
			here[i] = strings.ReplaceAll(c, "TMPDIR", dir)
		}
		answers := run(here)
		for i, a := range answers {
			answers[i] = Outcome{Mask(strings.ReplaceAll(a.Out, dir, "TMPDIR")), Mask(strings.ReplaceAll(a.Err, dir, "TMPDIR"))}
		}
		return answers
	}
	python := func(chunks []string) []Outcome { return Outcomes(t, chunks) }
	golden := strings.TrimSuffix(file, ".py") + ".golden"
	if *record {
		if err := os.WriteFile(golden, []byte(format(chunks, ask(python))), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	recorded, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	want := parse(string(recorded))
	for i, c := range chunks {
		if i >= len(want) || want[i].chunk != c {
			t.Fatalf("%s has no answer to this; record it with -record:\n%s", golden, c)
		}
	}
	if askPython {
		for i, got := range ask(python) {
			if got != want[i].Outcome {
				t.Errorf("%s is out of date\n%spython3:  %q %s\nrecorded: %q %s", golden, chunks[i], got.Out, got.Err, want[i].Out, want[i].Err)
			}
		}
	}
	known := Differences(t)
	for i, got := range ask(run) {
		if same := got == want[i].Outcome; same == known[chunks[i]] {
			t.Errorf("%s (known to differ: %v)\npython3: %q %s\nlabsh:   %q %s", chunks[i], known[chunks[i]], want[i].Out, want[i].Err, got.Out, got.Err)
		}
	}
}

// Differences are the chunks that are known to differ from CPython: those of
// eval/testdata/differences.txt, which the README's list of differences is made
// from. Where an int has 32 bits those of differences_32.txt, too: the machine's
// sizes, which are not python3's.
func Differences(tb testing.TB) map[string]bool {
	tb.Helper()
	names := []string{"differences.txt"}
	if strconv.IntSize == 32 {
		names = append(names, "differences_32.txt")
	}
	known := map[string]bool{}
	for _, name := range names {
		text, err := os.ReadFile(filepath.Join("..", "eval", "testdata", name))
		if err != nil {
			tb.Fatal(err)
		}
		for _, c := range Chunks(string(text)) {
			known[c] = true
		}
	}
	return known
}

var continues = regexp.MustCompile(`^(\s|else\b|elif\b|except\b|finally\b|[)\]}])`)

// Chunks splits a file of statements into what is typed at the prompt at once:
// a line and the indented ones after it, with the clauses that belong to it.
func Chunks(text string) []string {
	var out []string
	var chunk []string
	flush := func() {
		if len(chunk) > 0 {
			out = append(out, strings.Join(chunk, "\n")+"\n")
			chunk = nil
		}
	}
	for _, line := range strings.Split(text, "\n") {
		switch {
		case strings.HasPrefix(line, "#") || strings.TrimSpace(line) == "":
			flush()
		case continues.MatchString(line) || len(chunk) > 0 && strings.HasPrefix(chunk[len(chunk)-1], "@"):
			chunk = append(chunk, line)
		default:
			flush()
			chunk = append(chunk, line)
		}
	}
	flush()
	return out
}

const driver = `
import contextlib, io, json, sys
sys.argv = [""]
space = {"__name__": "__main__", "__doc__": None}
results = []
for chunk in json.load(sys.stdin):
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            exec(compile(chunk, "<stdin>", "single"), space)
        except BaseException:
            t, e, tb = sys.exc_info()
            sys.excepthook(t, e, None)
    results.append({"Out": out.getvalue(), "Err": err.getvalue().rstrip("\n").split("\n")[-1]})
json.dump(results, sys.stdout)
`

// Outcomes runs the chunks in python3, one after the other in one namespace.
func Outcomes(tb testing.TB, chunks []string) []Outcome {
	tb.Helper()
	python := Python(tb)
	in, err := json.Marshal(chunks)
	if err != nil {
		tb.Fatal(err)
	}
	cmd := exec.CommandContext(tb.Context(), python, "-c", driver)
	cmd.Env = append(os.Environ(), "PYTHONHASHSEED=0", "PYTHONIOENCODING=utf-8:surrogatepass")
	cmd.Stdin = bytes.NewReader(in)
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		tb.Fatalf("python3: %v", err)
	}
	var results []Outcome
	if err := json.Unmarshal(out, &results); err != nil {
		tb.Fatal(err)
	}
	return results
}

var (
	addresses = regexp.MustCompile(`0x[0-9a-f]{6,}`)
	libraries = regexp.MustCompile(`/[^()']*/(\w+/__init__\.py)`)
)

// Mask takes out of a text what is not the same twice: the addresses of objects
// and the place of Python's library.
func Mask(s string) string {
	return libraries.ReplaceAllString(addresses.ReplaceAllString(s, "0x…"), "…/$1")
}
