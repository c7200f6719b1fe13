package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// A runner runs tests against mutants.
type runner struct {
	options
	tests    map[string][]string      // by mutated package: the packages whose tests judge
	takes    map[string]time.Duration // by mutated package: time for one mutant
	overlays string                   // directory for the mutants' files
}

// newRunner runs the tests against the code as it is, which must pass, and
// measures how long they take.
func newRunner(ctx context.Context, o options, packages []goPackage, progress io.Writer) (*runner, error) {
	overlays, err := os.MkdirTemp("", "mutate")
	if err != nil {
		return nil, err
	}
	r := &runner{options: o, tests: map[string][]string{}, takes: map[string]time.Duration{}, overlays: overlays}
	measured := map[string]time.Duration{}
	for _, p := range packages {
		tests := o.testsOf(p)
		r.tests[p.ImportPath] = tests
		key := strings.Join(tests, " ")
		took, ok := measured[key]
		if !ok {
			fmt.Fprintf(progress, "unchanged: go test %s\n", key)
			start := time.Now()
			v, output, err := r.test(ctx, tests, "", 10*time.Minute)
			if err == nil && v != survived {
				err = fmt.Errorf("the unchanged code: %s\n%s", v, output)
			}
			if err != nil {
				r.close()
				return nil, err
			}
			took = time.Since(start)
			measured[key] = took
			fmt.Fprintf(progress, "unchanged: passed in %.1fs\n", took.Seconds())
		}
		r.takes[p.ImportPath] = o.timeout
		if o.timeout == 0 {
			r.takes[p.ImportPath] = 10*time.Second + 3*took
		}
	}
	return r, nil
}

func (r *runner) close() { os.RemoveAll(r.overlays) }

// judge runs the tests against one mutant, and names the test that failed.
func (r *runner) judge(ctx context.Context, m mutant) (v verdict, by string, err error) {
	dir, err := os.MkdirTemp(r.overlays, "")
	if err != nil {
		return "", "", err
	}
	defer os.RemoveAll(dir)
	replacement := filepath.Join(dir, filepath.Base(m.file))
	overlay, err := json.Marshal(map[string]map[string]string{"Replace": {m.file: replacement}})
	if err != nil {
		return "", "", err
	}
	file := filepath.Join(dir, "overlay.json")
	if err := errors.Join(os.WriteFile(replacement, m.source(), 0o600), os.WriteFile(file, overlay, 0o600)); err != nil {
		return "", "", err
	}
	v, output, err := r.test(ctx, r.tests[m.pkg], file, r.takes[m.pkg])
	if failed := failedTest.FindSubmatch(output); failed != nil {
		by = string(failed[1])
	}
	return v, by, err
}

// failedTest is the line of the first test that failed; a panic has none.
var failedTest = regexp.MustCompile(`(?m)^--- FAIL: (\S+)`)

// limited runs a command with 4 GiB of memory at most: a mutant whose loop does
// not end must not take all that the machine has.
var limited = []string{"sh", "-c", `ulimit -d 4194304; exec "$@"`, "sh"}

// test runs go test, in a process group of its own: what hangs is killed with
// all that it started. The overlay goes through GOFLAGS, so that a test that
// builds a program builds the mutant.
func (r *runner) test(ctx context.Context, tests []string, overlay string, timeout time.Duration) (verdict, []byte, error) {
	timed, cancel := context.WithTimeout(ctx, timeout)
	defer cancel()
	args := slices.Concat(limited, []string{"go", "test", "-count=1", "-short=" + strconv.FormatBool(!r.long), "-failfast", "-vet=off", "-timeout=0"}, tests)
	cmd := exec.CommandContext(timed, args[0], args[1:]...)
	cmd.Dir = r.dir
	cmd.Env = os.Environ()
	if overlay != "" {
		cmd.Env = append(cmd.Env, "GOFLAGS="+strings.TrimSpace(os.Getenv("GOFLAGS")+" -overlay="+overlay))
	}
	var output bytes.Buffer
	cmd.Stdout, cmd.Stderr = &output, &output
	killAll(cmd)
	cmd.WaitDelay = 5 * time.Second // a grandchild elsewhere may hold the output open
	err := cmd.Run()
	if cmd.Process != nil {
		_ = cmd.Cancel() // what a test that failed left running
	}
	var exit *exec.ExitError
	switch {
	case ctx.Err() != nil:
		return "", nil, ctx.Err()
	case timed.Err() != nil:
		return hung, output.Bytes(), nil
	case err == nil || errors.Is(err, exec.ErrWaitDelay):
		return survived, output.Bytes(), nil
	case !errors.As(err, &exit):
		return "", nil, err
	case buildFailed(output.Bytes()):
		return unbuilt, output.Bytes(), nil
	}
	return killed, output.Bytes(), nil
}

// buildFailed looks for go test's own line, "FAIL<tab>package [build failed]".
func buildFailed(output []byte) bool {
	for line := range bytes.Lines(output) {
		line = bytes.TrimSpace(line)
		if bytes.HasPrefix(line, []byte("FAIL\t")) && bytes.HasSuffix(line, []byte(" [build failed]")) {
			return true
		}
	}
	return false
}
