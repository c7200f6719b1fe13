package syntax

import (
	"bytes"
	"encoding/json"
	"os/exec"
	"testing"

	"labsh/shell/python/judge"
)

// cpython runs a Python script that reads JSON from standard input and writes
// JSON; the test is skipped where there is no Python 3.11.
func cpython(t *testing.T, script string, in, out any) {
	t.Helper()
	python := judge.Python(t)
	text, err := json.Marshal(in)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(python, "-W", "ignore", "-c", script)
	cmd.Stdin = bytes.NewReader(text)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	got, err := cmd.Output()
	if err != nil {
		t.Fatalf("python3: %v\n%s", err, stderr.Bytes())
	}
	if err := json.Unmarshal(got, out); err != nil {
		t.Fatalf("python3 wrote %q: %v", got, err)
	}
}
