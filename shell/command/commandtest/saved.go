package commandtest

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"
)

// Saved saves a session and gives what it wrote.
func (h *Session) Saved(path string) string {
	h.T.Helper()
	if got := h.Prompt("save " + path); !strings.HasPrefix(got, "Saved: ") {
		h.T.Fatalf("save: %s", got)
	}
	text, err := os.ReadFile(path)
	if err != nil {
		h.T.Fatal(err)
	}
	return string(text)
}

// Python3 runs a program and gives what it prints.
func Python3(t testing.TB, path string) string {
	t.Helper()
	name, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("python3 is not here")
	}
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	defer cancel()
	cmd := exec.CommandContext(ctx, name, path)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		text, _ := os.ReadFile(path)
		t.Fatalf("python3: %v\n%s\nof the program\n%s", err, stderr.String(), text)
	}
	return string(out)
}
