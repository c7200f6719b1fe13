package eval_test

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"labsh/shell/module"
	"labsh/shell/python/builtin"
	"labsh/shell/python/eval"
	"labsh/shell/python/judge"
	"labsh/shell/python/object"
	"labsh/shell/python/syntax"
)

// chunks splits a file of statements into what is typed at the prompt at once:
// a line and the indented ones after it, with the clauses that belong to it.
func chunks(text string) []string {
	var out []string
	var chunk []string
	flush := func() {
		if len(chunk) > 0 {
			out = append(out, strings.Join(chunk, "\n")+"\n")
			chunk = nil
		}
	}
	continues := regexp.MustCompile(`^(\s|else\b|elif\b|except\b|finally\b|[)\]}])`)
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

// outcome is what one chunk printed and the last line of its error.
type outcome struct{ Out, Err string }

const pythonDriver = `
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

// runPython runs the chunks in CPython.
func runPython(t *testing.T, cs []string) []outcome {
	t.Helper()
	python := judge.Python(t)
	in, err := json.Marshal(cs)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(python, "-c", pythonDriver)
	cmd.Env = append(os.Environ(), "PYTHONHASHSEED=0", "PYTHONIOENCODING=utf-8:surrogatepass")
	cmd.Stdin = bytes.NewReader(in)
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("python3: %v", err)
	}
	var results []outcome
	if err := json.Unmarshal(out, &results); err != nil {
		t.Fatal(err)
	}
	return results
}

// runOurs runs the chunks in one namespace of this package.
func runOurs(cs []string) []outcome {
	var stdout bytes.Buffer
	in := object.NewInterpreter(&stdout, &stdout)
	builtin.Install(in)
	in.Load = (&module.Host{Traceback: eval.Traceback}).Load
	th := in.NewThread(context.Background())
	env := &eval.Env{Globals: object.NewNamespace(), Builtins: in.Builtins}
	env.Globals.Set("__name__", object.Str("__main__"))
	env.Globals.Set("__doc__", object.None)
	env.Echo = func(t *object.Thread, v object.Value) error {
		if v == object.None {
			return nil
		}
		text, err := object.Repr(t, v)
		if err != nil {
			return err
		}
		env.Builtins.Set("_", v)
		stdout.WriteString(text + "\n")
		return nil
	}
	var results []outcome
	for _, c := range cs {
		stdout.Reset()
		err := th.Run(func() error {
			tree, err := syntax.Parse("<stdin>", c, syntax.FileMode, nil)
			if wrong, ok := err.(*syntax.Error); ok {
				return eval.SyntaxException(wrong)
			}
			return eval.Run(th, tree, env, false)
		})
		r := outcome{Out: stdout.String()}
		if err != nil {
			th.Run(func() error {
				r.Err = eval.LastLine(th, err.(*object.Exception))
				return nil
			})
		}
		results = append(results, r)
	}
	return results
}

var addresses = regexp.MustCompile(`0x[0-9a-f]{6,}`)

func mask(s string) string { return addresses.ReplaceAllString(s, "0x…") }

// TestDifferential runs every statement of testdata in python3 and here. One
// that is known to differ stands in testdata/differences.txt, which the README's
// list of differences is made from.
func TestDifferential(t *testing.T) {
	files, err := filepath.Glob("../*/testdata/*.py")
	if err != nil || len(files) == 0 {
		t.Fatal("no testdata", err)
	}
	known := map[string]bool{}
	if text, err := os.ReadFile("testdata/differences.txt"); err == nil {
		for _, c := range chunks(string(text)) {
			known[c] = true
		}
	}
	total, differ := 0, 0
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".py"), func(t *testing.T) {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			cs := chunks(strings.ReplaceAll(string(text), "TMPDIR", t.TempDir()))
			want, got := runPython(t, cs), runOurs(cs)
			for i, c := range cs {
				total++
				same := mask(want[i].Out) == mask(got[i].Out) && mask(want[i].Err) == mask(got[i].Err)
				if !same {
					differ++
				}
				if !same && !known[c] {
					t.Errorf("%s\npython3: %q %s\nlabsh:   %q %s", c, want[i].Out, want[i].Err, got[i].Out, got[i].Err)
				}
				if same && known[c] {
					t.Errorf("%s is in differences.txt but agrees", c)
				}
			}
		})
	}
	if agree := total - differ; total > 0 {
		t.Logf("%d of %d statements agree (%.2f %%)", agree, total, 100*float64(agree)/float64(total))
		if agree*100 < 98*total {
			t.Errorf("fewer than 98 %% agree")
		}
	}
}
