package console_test

import (
	"os"
	"path/filepath"
	"testing"

	"labsh/shell/console"
)

// What a program printed is written once it has flushed: what it writes to the descriptor
// itself then, or a program that it starts, comes behind.
func TestProgramFlushes(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "out")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	c := console.New(console.Options{Stdout: f, Stderr: f})
	if _, err := c.Out().Write([]byte("un\n")); err != nil {
		t.Fatal(err)
	}
	if err := c.Out().(interface{ Flush() error }).Flush(); err != nil {
		t.Fatal(err)
	}
	if _, err := f.WriteString("deux\n"); err != nil {
		t.Fatal(err)
	}
	if err := c.Close(); err != nil {
		t.Fatal(err)
	}
	if got, err := os.ReadFile(path); err != nil || string(got) != "un\ndeux\n" {
		t.Errorf("%q, %v", got, err)
	}
}
