package eval_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"labsh/shell/module"
	"labsh/shell/python/builtin"
	"labsh/shell/python/eval"
	"labsh/shell/python/judge"
	"labsh/shell/python/object"
	"labsh/shell/python/syntax"
)

// TestTracebacks runs every program of testdata/failing.txt in python3 and
// here, and compares all of what stands on standard error.
func TestTracebacks(t *testing.T) {
	t.Parallel()
	python := judge.Python(t)
	// What is found in PATH may be a script that looks for the interpreter.
	real, err := exec.Command(python, "-c", "import sys; print(sys.executable)").Output()
	if err != nil {
		t.Fatal(err)
	}
	python = strings.TrimSpace(string(real))
	text, err := os.ReadFile("testdata/failing.txt")
	if err != nil {
		t.Fatal(err)
	}
	for i, program := range strings.Split(string(text), "#---\n") {
		if testing.Short() && i%10 != 0 {
			continue
		}
		t.Run(fmt.Sprint(i), func(t *testing.T) {
			t.Parallel()
			file := filepath.Join(t.TempDir(), "program.py")
			if err := os.WriteFile(file, []byte(program), 0o600); err != nil {
				t.Fatal(err)
			}
			cmd := exec.Command(python, "-I", "-S", file)
			var stderr bytes.Buffer
			cmd.Stderr = &stderr
			if err := cmd.Run(); err == nil {
				t.Fatalf("python3 finds nothing wrong with:\n%s", program)
			}
			if want, got := judge.Mask(stderr.String()), judge.Mask(standardError(file, program)); got != want {
				t.Errorf("%s\npython3:\n%s\nlabsh:\n%s", program, want, got)
			}
		})
	}
}

// TestRecordedTracebacks: what python3.11 wrote on standard error for the programs of
// testdata/tracebacks.txt, each with that behind it, is written here.
func TestRecordedTracebacks(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile("testdata/tracebacks.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, recorded := range strings.Split(string(text), "#---\n") {
		program, want, _ := strings.Cut(recorded, "#>\n")
		if got := standardError("f.py", program); got != want {
			t.Errorf("%s\npython3:\n%s\nlabsh:\n%s", program, want, got)
		}
	}
}

// standardError runs a program as a file and gives what it writes to standard
// error.
func standardError(file, program string) string {
	var stdout, stderr bytes.Buffer
	in := object.NewInterpreter(&stdout, &stderr)
	builtin.Install(in)
	in.Load = (&module.Host{Traceback: eval.Traceback}).Load
	th := in.NewThread(context.Background())
	env := &eval.Env{Globals: object.NewNamespace(), Builtins: in.Builtins}
	env.Globals.Set("__name__", object.Str("__main__"))
	run := func() error {
		tree, err := syntax.Parse(file, program, syntax.FileMode, nil)
		if wrong, ok := err.(*syntax.Error); ok {
			return eval.SyntaxException(wrong)
		}
		return eval.Run(th, tree, env, true)
	}
	_ = th.Run(func() error {
		if err := run(); err != nil {
			stderr.WriteString(eval.Traceback(th, err.(*object.Exception)))
		}
		return nil
	})
	return stderr.String()
}
