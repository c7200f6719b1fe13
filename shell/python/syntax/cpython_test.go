package syntax

import (
	"bytes"
	"encoding/json"
	"os/exec"
	"testing"
)

// cpython runs a Python script that reads JSON from standard input and writes
// JSON; the test is skipped where there is no Python 3.11.
func cpython(t *testing.T, script string, in, out any) {
	t.Helper()
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("no python3 to compare with")
	}
	version, err := exec.Command(python, "-c", "import sys; print(*sys.version_info[:2])").Output()
	if err != nil || string(bytes.TrimSpace(version)) != "3 11" {
		t.Skipf("python3 is %q, not 3.11", bytes.TrimSpace(version))
	}
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
