package eval_test

import (
	"bytes"
	"context"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"

	"labsh/shell/python/builtin"
	"labsh/shell/python/eval"
	"labsh/shell/python/judge"
	"labsh/shell/python/object"
	"labsh/shell/python/syntax"
)

// speeds are the programs whose time is compared with CPython's.
var speeds = []struct{ name, text string }{
	{"for", "for i in range(10**6): pass\n"},
	{"sum", "s = 0\nfor i in range(10**6): s += i\n"},
	{"strings", "s = ''\nfor i in range(300000): s += str(i)\nt = ','.join([str(i) for i in range(300000)])\n"},
	{"dict", "d = {}\nfor i in range(500000): d[i % 1000] = d.get(i % 1000, 0) + i\n"},
	{"calls", "def f(x, y): return x\nfor i in range(10**6): f(i, 2)\n"},
	{"methods", "class C:\n    def __init__(self): self.n = 0\n    def add(self, k): self.n = self.n + k\nc = C()\nfor i in range(10**6): c.add(i)\n"},
	{"fib", "def fib(n):\n    return n if n < 2 else fib(n - 1) + fib(n - 2)\nfib(24)\n"},
}

func newWorld() (*object.Thread, *eval.Env) {
	var out bytes.Buffer
	in := object.NewInterpreter(&out, &out)
	builtin.Install(in)
	env := &eval.Env{Globals: object.NewNamespace(), Builtins: in.Builtins}
	env.Globals.Set("__name__", object.Str("__main__"))
	return in.NewThread(context.Background()), env
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
	for _, s := range speeds {
		b.Run(s.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				th, env := newWorld()
				runText(b, th, env, s.text)
			}
		})
	}
}

// BenchmarkLine is one line of the prompt, parsed and run; the budget is 10 µs.
func BenchmarkLine(b *testing.B) {
	th, env := newWorld()
	runText(b, th, env, "x = [1, 2, 3]\n")
	for b.Loop() {
		runText(b, th, env, "y = x[1] + len(x)\n")
	}
}

// BenchmarkBesideCPython reports how many times as long as CPython each
// program takes here.
func BenchmarkBesideCPython(b *testing.B) {
	python := judge.Python(b)
	for _, s := range speeds {
		b.Run(s.name, func(b *testing.B) {
			cmd := exec.Command(python, "-c", "import sys, time\ncode = compile(sys.stdin.read(), 'b', 'exec')\nbest = 1e9\nfor _ in range(3):\n    t = time.perf_counter(); exec(code, {}); best = min(best, time.perf_counter() - t)\nprint(best)")
			cmd.Stdin = strings.NewReader(s.text)
			out, err := cmd.Output()
			if err != nil {
				b.Fatal(err)
			}
			theirs, err := strconv.ParseFloat(strings.TrimSpace(string(out)), 64)
			if err != nil {
				b.Fatal(err)
			}
			ours := time.Hour
			for b.Loop() {
				th, env := newWorld()
				start := time.Now()
				runText(b, th, env, s.text)
				ours = min(ours, time.Since(start))
			}
			b.ReportMetric(ours.Seconds()/theirs, "×CPython")
		})
	}
}
