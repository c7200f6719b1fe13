package eval_test

import (
	"bytes"
	"context"
	"testing"
	"time"

	"labsh/shell/python/builtin"
	"labsh/shell/python/eval"
	"labsh/shell/python/object"
	"labsh/shell/python/syntax"
)

// FuzzRun runs any text for a moment: whatever it does, there is an end and no
// panic. The built-ins that reach the machine are taken away.
func FuzzRun(f *testing.F) {
	for seed := range int64(40) {
		f.Add(randomProgram(seed))
	}
	for _, text := range hostile {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 4096 {
			return
		}
		runBriefly(t, text, 200*time.Millisecond)
	})
}

// hostile are programs that would go on for ever, take all the memory or
// exhaust a stack.
var hostile = []string{
	"x = []\nfor i in range(10**5): x = [x]\nrepr(x)\n",
	"x = y = []\nfor i in range(10**5): x, y = [x], [y]\nx == y\n",
	"x = ()\nfor i in range(10**5): x = (x,)\nhash(x)\n",
	"x = ValueError()\nfor i in range(10**5): x = ValueError(x)\nraise x\n",
	"x = iter([])\nfor i in range(10**5): x = map(str, x)\nlist(x)\n",
	"x = [1]\nfor i in range(10**5): x = (y for y in x)\nlist(x)\n",
	"x = int\nfor i in range(10**5): x = (x,)\nisinstance(1, x)\n",
	"class A: pass\nA.__call__ = A()\nA()()\n",
	"class A: pass\nA.__getattr__ = getattr\nA().x\n",
	"class A: pass\nA.__len__ = len\nlen(A())\n",
	"class A: pass\nA.__repr__ = repr\nprint(A())\n",
	"class A:\n  def __eq__(s, o): return [s] == [o]\nA() == A()\n",
	"class A:\n  def __hash__(s): return hash((s,))\n{A()}\n",
	"e = ValueError(1)\ne.args = (e,)\nraise e\n",
	"def f(): return f()\nf()\n",
	"while True: pass\n",
	"'x' in iter(int, 1)\n",
	"sum(iter(int, 1))\n",
	"'x' * 10**12\n", "10**10**10\n", "[0] * 10**10\n", "f'{1:1000000000}'\n", "'%1000000000d' % 1\n",
	"bytes(10**12)\n", "list(range(10**18))\n", "'a'.ljust(10**12)\n", "('x' * 10**6).join(['a'] * 10**6)\n",
	"('a' * 10**6).replace('a', 'b' * 10**6)\n", "('\\t' * 10**6).expandtabs(10**6)\n", "1 << 10**12\n",
	"pow(3, 1 << 100000, (1 << 100000) + 1)\n",
}

// TestHostilePrograms runs them: each ends with an exception.
func TestHostilePrograms(t *testing.T) {
	for _, text := range hostile {
		if runBriefly(t, text, time.Second) == nil {
			t.Errorf("no error: %s", text)
		}
	}
}

// runBriefly runs a text until it ends or the time is up; it must end soon
// after that.
func runBriefly(t *testing.T, text string, limit time.Duration) error {
	tree, err := syntax.Parse("<text>", text, syntax.FileMode, nil)
	if err != nil {
		return err
	}
	var out bytes.Buffer
	in := object.NewInterpreter(&out, &out)
	builtin.Install(in)
	for _, name := range []string{"open", "input"} {
		in.Builtins.Delete(name)
	}
	ctx, cancel := context.WithTimeout(context.Background(), limit)
	defer cancel()
	th := in.NewThread(ctx)
	env := &eval.Env{Globals: object.NewNamespace(), Builtins: in.Builtins}
	const grace = 10 * time.Second
	stuck := time.AfterFunc(limit+grace, func() { panic("still running: " + text) })
	defer stuck.Stop()
	return th.Run(func() error {
		err := eval.Run(th, tree, env, true)
		if e, ok := object.AsException(err); ok {
			_ = eval.Traceback(th, e)
		}
		return err
	})
}
