package labtest

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"path"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// methodLists is the folder of what belongs to TestCPythonMethods: the program that
// lifts methods, and the lists of names.
const methodLists = "testdata/cpython"

// A method is one of CPython's test methods as a program of its own.
type method struct{ Name, Program, Why string }

// liftMethods gives the first count of the methods in the order of their draw, all
// of them where count is 0, without those whose names are left out.
func liftMethods(t *testing.T, count int, leftOut map[string]string) []method {
	t.Helper()
	python := needPython(t)
	if out, err := exec.Command(python, "-c", "import test.test_int").CombinedOutput(); err != nil {
		t.Skipf("the tests of CPython are not installed (Debian: libpython3-testsuite): %s", lastLine(string(out)))
	}
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	script := filepath.Join(methodLists, "lift.py")
	cmd := exec.CommandContext(ctx, python, "-W", "ignore", script, strings.Join(modulesOfLabsh(t, python), ","))
	cmd.Stdin = strings.NewReader(cpythonFiles)
	cmd.Env = environment(t, "PYTHONDONTWRITEBYTECODE=1")
	var wrong bytes.Buffer
	cmd.Stderr = &wrong
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	var lifted []method
	for lines := json.NewDecoder(out); count == 0 || len(lifted) < count; {
		var m method
		if err := lines.Decode(&m); errors.Is(err, io.EOF) {
			if err := cmd.Wait(); err != nil {
				t.Fatalf("%v\n%s", err, &wrong)
			}
			return lifted
		} else if err != nil {
			t.Fatal(err)
		}
		if m.Program != "" && !matchesAny(m.Name, leftOut) {
			lifted = append(lifted, m)
		}
	}
	cancel()
	_ = cmd.Wait() // killed
	return lifted
}

// modulesOfLabsh are the modules of Python's library that labsh has.
func modulesOfLabsh(t *testing.T, python string) []string {
	t.Helper()
	const asks = `import sys
for name in sorted(sys.stdlib_module_names):
    print(f"try:\n    import {name}\n    print('{name}')\nexcept ImportError:\n    pass")`
	program := write(t, "modules.py", start(t, exec.Command(python, "-c", asks)).succeed())
	return strings.Fields(start(t, labsh(program)).succeed())
}

// ending is how a method ended.
type ending int

const (
	passed ending = iota
	failed
	broken // it hung, or the interpreter did
)

type methodOutcome struct {
	ended  ending
	cause  string
	errors string
}

// runMethod runs a method in an interpreter.
func runMethod(t *testing.T, m method, interpreter string, args ...string) methodOutcome {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	cmd := exec.CommandContext(ctx, interpreter, append(args, write(t, "method.py", m.Program))...)
	cmd.Dir = t.TempDir()
	cmd.Env = environment(t)
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	cmd.WaitDelay = time.Second // a program that it started may hold its output
	err := cmd.Run()
	o := methodOutcome{errors: stderr.String()}
	switch {
	case ctx.Err() != nil:
		o.ended, o.cause = broken, "it does not end"
	case strings.Contains(o.errors, "internal error in labsh") || strings.Contains(o.errors, "\ngoroutine "):
		o.ended, o.cause = broken, "internal error"
	case err == nil && strings.HasSuffix(stdout.String(), "@passed\n"):
		o.ended, o.cause = tryMatches(t, stdout.String())
		o.errors += o.cause
	default:
		o.ended, o.cause = failed, lastLine(o.errors)
		if strings.Contains(stdout.String(), "@skipped") {
			o.cause = "it skips itself"
		}
	}
	return o
}

// tryMatches tries the regular expressions on the texts that a program printed, in
// python3: they are Python's.
func tryMatches(t *testing.T, output string) (ending, string) {
	t.Helper()
	const try = `import ast, re, sys
for line in sys.stdin:
    if line.startswith("@match "):
        pattern, text, matches = ast.literal_eval(line[7:])
        if bool(re.search(pattern, text)) != matches:
            sys.exit(f"{text!r}: {pattern!r} {'does not match' if matches else 'matches'}")`
	if !strings.Contains(output, "@match ") {
		return passed, ""
	}
	cmd := exec.CommandContext(t.Context(), needPython(t), "-I", "-S", "-c", try)
	cmd.Stdin = strings.NewReader(output)
	if out, err := cmd.CombinedOutput(); err != nil {
		return failed, lastLine(string(out))
	}
	return passed, ""
}

// lastLine is the last line of a text that is not a hint.
func lastLine(text string) string {
	last := ""
	for line := range strings.Lines(text) {
		if line = strings.TrimRight(line, "\n"); line != "" && !strings.HasPrefix(line, " ") {
			last = line
		}
	}
	if len(last) > 160 {
		last = strings.ToValidUTF8(last[:160], "")
	}
	return last
}

// readMethodList reads a list of methods by cause: a line with the cause, then the
// names, each behind a tab. A name may be a pattern of package path.
func readMethodList(t *testing.T, name string) map[string]string {
	t.Helper()
	causes, cause := map[string]string{}, ""
	for line := range strings.Lines(read(t, methodLists, name)) {
		line = strings.TrimSuffix(line, "\n")
		if m, ok := strings.CutPrefix(line, "\t"); ok {
			causes[m] = cause
		} else if !strings.HasPrefix(line, "#") {
			cause = line
		}
	}
	return causes
}

func matchesAny(name string, patterns map[string]string) bool {
	for p := range patterns {
		if ok, err := path.Match(p, name); ok && err == nil {
			return true
		}
	}
	return false
}
