package eval_test

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"time"

	"labsh/shell/module"
	"labsh/shell/python/builtin"
	"labsh/shell/python/eval"
	"labsh/shell/python/judge"
	"labsh/shell/python/object"
	"labsh/shell/python/syntax"
)

var (
	randomPrograms = flag.Int("programs", 500, "how many random programs TestRandomPrograms compares")
	randomSeed     = flag.Int64("seed", 1, "the seed of the first of them")
)

const randomDriver = `
import contextlib, io, json, sys, warnings
warnings.simplefilter("ignore")
results = []
for text in json.load(sys.stdin):
    out, err = io.StringIO(), ""
    with contextlib.redirect_stdout(out):
        try:
            exec(compile(text, "<program>", "exec"), {"__name__": "__main__"})
        except BaseException:
            lines = io.StringIO()
            with contextlib.redirect_stderr(lines):
                t, e, tb = sys.exc_info()
                sys.excepthook(t, e, None)
            err = lines.getvalue().rstrip("\n").split("\n")[-1]
    results.append({"Out": out.getvalue(), "Err": err})
json.dump(results, sys.stdout)
`

// TestRandomPrograms runs random programs in python3 and here. For the 10,000
// of the acceptance test: go test -run RandomPrograms -programs 10000
func TestRandomPrograms(t *testing.T) {
	t.Parallel()
	python := judge.Python(t)
	texts := make([]string, *randomPrograms)
	for i := range texts {
		texts[i] = randomProgram(*randomSeed + int64(i))
	}
	in, err := json.Marshal(texts)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, python, "-c", randomDriver)
	cmd.Env = append(os.Environ(), "PYTHONIOENCODING=utf-8:surrogatepass")
	cmd.Stdin = bytes.NewReader(in)
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("python3: %v", err)
	}
	var want []judge.Outcome
	if err := json.Unmarshal(out, &want); err != nil {
		t.Fatal(err)
	}
	differ, raised := 0, 0
	for i, text := range texts {
		got := runProgram(t, text)
		if want[i].Err != "" {
			raised++
		}
		if strings.HasPrefix(want[i].Err, "SyntaxError") || strings.HasPrefix(want[i].Err, "IndentationError") {
			t.Errorf("seed %d is no program: %s\n%s", *randomSeed+int64(i), want[i].Err, text)
		}
		if sameText(got.Out, want[i].Out) && sameText(got.Err, want[i].Err) {
			continue
		}
		if differ++; differ <= 20 {
			t.Errorf("seed %d\n%s\npython3: %s\n  %s\nlabsh:   %s\n  %s", *randomSeed+int64(i), text, want[i].Out, want[i].Err, got.Out, got.Err)
		}
	}
	t.Logf("%d of %d programs agree, %d of them to the same uncaught error", len(texts)-differ, len(texts), raised)
}

// sameText compares what was printed; of texts with sets in them only the
// characters, as the order of a set of str is not the same twice in Python.
func sameText(x, y string) bool {
	x, y = judge.Mask(x), judge.Mask(y)
	if x == y {
		return true
	}
	a, b := []byte(x), []byte(y)
	slices.Sort(a)
	slices.Sort(b)
	return bytes.Equal(a, b) && strings.ContainsAny(x, "{")
}

// runProgram runs one program in a world of its own, for ten seconds at most.
func runProgram(t *testing.T, text string) (o judge.Outcome) {
	var stdout bytes.Buffer
	in := object.NewInterpreter(&stdout, &stdout)
	builtin.Install(in)
	in.Load = (&module.Host{Traceback: eval.Traceback}).Load
	th := in.NewThread(context.Background())
	late := time.AfterFunc(10*time.Second, th.Interrupt)
	defer late.Stop()
	defer func() {
		if p := recover(); p != nil {
			t.Fatalf("panic: %v\n%s", p, text)
		}
	}()
	env := &eval.Env{Globals: object.NewNamespace(), Builtins: in.Builtins}
	env.Globals.Set("__name__", object.Str("__main__"))
	_ = th.Run(func() error {
		tree, err := syntax.Parse("<program>", text, syntax.FileMode, nil)
		if wrong, ok := err.(*syntax.Error); ok {
			err = eval.SyntaxException(wrong)
		} else {
			err = eval.Run(th, tree, env, true)
		}
		o.Out = stdout.String()
		if err != nil {
			lines := strings.Split(eval.LastLine(th, err.(*object.Exception)), "\n")
			o.Err = lines[len(lines)-1]
		}
		return nil
	})
	return o
}
