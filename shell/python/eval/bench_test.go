package eval_test

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/debug"
	"strconv"
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

// program is one whose time is compared with CPython's: a file of testdata/speed.
type program struct{ name, text string }

func programs(tb testing.TB) (list []program) {
	files, err := filepath.Glob("testdata/speed/*.py")
	if err != nil || files == nil {
		tb.Fatal("no programs", err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			tb.Fatal(err)
		}
		list = append(list, program{strings.TrimSuffix(filepath.Base(file), ".py"), string(text)})
	}
	return list
}

func newWorld() (*object.Thread, *eval.Env, *bytes.Buffer) {
	out := new(bytes.Buffer)
	in := object.NewInterpreter(out, out)
	in.Load = new(module.Host).Load
	builtin.Install(in)
	env := &eval.Env{Globals: object.NewNamespace(), Builtins: in.Builtins}
	env.Globals.Set("__name__", object.Str("__main__"))
	return in.NewThread(context.Background()), env, out
}

func runText(tb testing.TB, th *object.Thread, env *eval.Env, text string) {
	tree, err := syntax.Parse("<bench>", text, syntax.FileMode, nil)
	if err == nil {
		err = th.Run(func() error { return eval.Run(th, tree, env, false) })
	}
	if err != nil {
		tb.Fatal(err)
	}
}

func BenchmarkPrograms(b *testing.B) {
	for _, p := range programs(b) {
		b.Run(p.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				th, env, _ := newWorld()
				runText(b, th, env, p.text)
			}
		})
	}
}

// BenchmarkLine is one line of the prompt, parsed and run; the budget is 10 µs.
func BenchmarkLine(b *testing.B) {
	th, env, _ := newWorld()
	runText(b, th, env, "x = [1, 2, 3]\n")
	for b.Loop() {
		runText(b, th, env, "y = x[1] + len(x)\n")
	}
}

// timed runs a program three times; it prints the shortest time in seconds, and what
// the program prints.
const timed = `
import contextlib, io, sys, time
code, best = compile(sys.stdin.read(), "b", "exec"), 1e9
for _ in range(3):
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        start = time.perf_counter()
        exec(code, {"__name__": "__main__"})
        best = min(best, time.perf_counter() - start)
print(best)
print(out.getvalue(), end="")
`

// BenchmarkBesideCPython reports how many times as long as CPython each program
// takes here, and fails where it prints something else.
func BenchmarkBesideCPython(b *testing.B) {
	python := judge.Python(b)
	defer debug.SetGCPercent(debug.SetGCPercent(400)) // as main does, nearly
	total, n := 0.0, 0
	for _, p := range programs(b) {
		b.Run(p.name, func(b *testing.B) {
			cmd := exec.Command(python, "-c", timed)
			cmd.Stdin = strings.NewReader(p.text)
			out, err := cmd.Output()
			if err != nil {
				b.Fatal(err)
			}
			first, printed, _ := strings.Cut(string(out), "\n")
			theirs, err := strconv.ParseFloat(first, 64)
			if err != nil {
				b.Fatal(err)
			}
			ours := time.Hour
			for b.Loop() {
				th, env, out := newWorld()
				start := time.Now()
				runText(b, th, env, p.text)
				ours = min(ours, time.Since(start))
				if out.String() != printed {
					b.Fatalf("printed %q, CPython %q", out, printed)
				}
			}
			b.ReportMetric(ours.Seconds()/theirs, "×CPython")
			total, n = total+ours.Seconds()/theirs, n+1
		})
	}
	b.Logf("mean of %d programs: %.2f × CPython", n, total/float64(max(n, 1)))
}
