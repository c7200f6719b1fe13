package shell_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"labsh/shell/python/judge"
)

// binary is the program, built by TestMain.
var binary string

func TestMain(m *testing.M) {
	dir, err := os.MkdirTemp("", "labsh-interactive")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	binary = filepath.Join(dir, "labsh")
	code := 1
	if out, err := exec.Command("go", "build", "-o", binary, "labsh").CombinedOutput(); err != nil {
		fmt.Fprintf(os.Stderr, "go build: %v\n%s", err, out)
	} else {
		code = m.Run()
	}
	if err := os.RemoveAll(dir); err != nil {
		fmt.Fprintln(os.Stderr, err)
	}
	os.Exit(code)
}

// typed splits a file into what is typed at once: a line and those that belong
// to it; a block ends with an empty line.
func typed(text string) []string {
	var out, chunk []string
	flush := func() {
		if len(chunk) == 0 {
			return
		}
		if last := chunk[len(chunk)-1]; len(chunk) > 1 || blockStart.MatchString(last) {
			chunk = append(chunk, "")
		}
		out = append(out, strings.Join(chunk, "\n"))
		chunk = nil
	}
	for _, line := range strings.Split(text, "\n") {
		switch {
		case strings.HasPrefix(line, "#") || strings.TrimSpace(line) == "":
			flush()
		case continued.MatchString(line) && len(chunk) > 0 || len(chunk) > 0 && strings.HasPrefix(chunk[len(chunk)-1], "@"):
			chunk = append(chunk, line)
		default:
			flush()
			chunk = append(chunk, line)
		}
	}
	flush()
	return out
}

var (
	continued  = regexp.MustCompile(`^(\s|(else|elif|except|finally)\b|[)\]}])`)
	blockStart = regexp.MustCompile(`^(if|while|for|try|with|def|class|@|else|elif|except|finally|async)\b`)
	prompts    = regexp.MustCompile(`(?m)^((>>>|\.\.\.) ?)+`)
	addresses  = regexp.MustCompile(`0x[0-9a-f]{6,}`)
	ports      = regexp.MustCompile(`('(127\.0\.0\.1|0\.0\.0\.0)', )\d+`)
	// Some would end the session; bare help is the shell's own.
	leaving = regexp.MustCompile(`\b(exit|quit)\(|raise SystemExit|^(exit|quit|help)$`)
	files   = regexp.MustCompile(`fd=\d+`)
)

// answer is what one input printed and the last line of its error.
type answer struct{ out, err string }

// separator is printed after input i, on both outputs.
func separator(i int) string { return fmt.Sprintf("~~%d~~\n", i) }

// converse types the inputs at an interactive program and gives its answers.
func converse(t *testing.T, inputs []string, program string, args ...string) []answer {
	t.Helper()
	var stdin strings.Builder
	stdin.WriteString("import sys as _s\n")
	for i, in := range inputs {
		fmt.Fprintf(&stdin, "%s\n_s.stdout.write(%[2]q) and None; _s.stderr.write(%[2]q) and None\n", in, separator(i))
	}
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, program, args...)
	cmd.Env = append(os.Environ(), "PYTHONHASHSEED=0", "PYTHONIOENCODING=utf-8", "HOME="+t.TempDir(), "LC_ALL=C.UTF-8")
	cmd.Stdin = strings.NewReader(stdin.String())
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	if err := cmd.Run(); err != nil && ctx.Err() != nil {
		t.Fatalf("%s: %v", program, ctx.Err())
	}
	outs, errs := between(stdout.String(), len(inputs)), between(stderr.String(), len(inputs))
	answers := make([]answer, len(inputs))
	for i := range answers {
		answers[i] = answer{mask(outs[i]), mask(lastLine(errs[i]))}
	}
	return answers
}

// between splits what was printed at the separators. An input left open takes the
// separator after it along: what it prints then counts for the next.
func between(text string, n int) []string {
	parts := make([]string, n)
	for i := range parts {
		before, after, ok := strings.Cut(text, separator(i))
		if ok {
			parts[i], text = before, after
		}
	}
	return parts
}

func mask(s string) string {
	s = addresses.ReplaceAllString(s, "0x…")
	s = ports.ReplaceAllString(s, "${1}PORT")
	return files.ReplaceAllString(s, "fd=N")
}

// lastLine is the last line of an error, without prompts and hints.
func lastLine(text string) string {
	last := ""
	for line := range strings.Lines(prompts.ReplaceAllString(text, "")) {
		if line = strings.TrimRight(line, "\n"); line != "" && !strings.HasPrefix(line, "  hint: ") {
			last = line
		}
	}
	return last
}

// TestInteractive types the statements of testdata/interactive, and those of the
// evaluator's own tests, at python3 -i and at labsh -i. One that is known to
// differ stands in testdata/interactive/differences.txt.
func TestInteractive(t *testing.T) {
	t.Parallel()
	python := judge.Python(t)
	here, _ := filepath.Glob("testdata/interactive/*.py")
	there, _ := filepath.Glob("python/*/testdata/*.py")
	if len(here) == 0 || len(there) == 0 {
		t.Fatal("no testdata")
	}
	known := map[string]bool{}
	lists := []string{"testdata/interactive/differences.txt", "python/eval/testdata/differences.txt"}
	if strconv.IntSize == 32 {
		lists = append(lists, "python/eval/testdata/differences_32.txt")
	}
	for _, name := range lists {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, in := range typed(strings.ReplaceAll(string(text), "TMPDIR", t.TempDir())) {
			known[in] = true
		}
	}
	var mu sync.Mutex
	total, differ := 0, 0
	t.Run("files", func(t *testing.T) {
		for _, file := range append(here, there...) {
			t.Run(strings.TrimSuffix(filepath.Base(file), ".py"), func(t *testing.T) {
				t.Parallel()
				text, err := os.ReadFile(file)
				if err != nil {
					t.Fatal(err)
				}
				inputs := slices.DeleteFunc(typed(strings.ReplaceAll(string(text), "TMPDIR", t.TempDir())), leaving.MatchString)
				want := converse(t, inputs, python, "-q", "-i")
				got := converse(t, inputs, binary, "--lang", "en", "-i")
				mu.Lock()
				defer mu.Unlock()
				for i, in := range inputs {
					total++
					if got[i] == want[i] {
						continue
					}
					differ++
					if !known[in] {
						t.Errorf("%s\npython3: %q %s\nlabsh:   %q %s", in, want[i].out, want[i].err, got[i].out, got[i].err)
					}
				}
			})
		}
	})
	t.Logf("%d of %d statements agree (%.2f %%)", total-differ, total, 100*float64(total-differ)/float64(max(total, 1)))
	if total < 600 || differ*100 > 2*total {
		t.Errorf("%d of %d statements differ", differ, total)
	}
}
