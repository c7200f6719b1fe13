package fakestore

import (
	"os"
	"path/filepath"
	"testing"
)

// TestIsAt: a lock file that was removed, or another put in its place, is the one
// that was opened no more.
func TestIsAt(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "lock")
	create := func() *os.File {
		t.Helper()
		file, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_RDWR, 0o600)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { file.Close() })
		return file
	}
	first := create()
	if !isAt(path, first) {
		t.Error("it is there")
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if isAt(path, first) {
		t.Error("it was removed")
	}
	second := create()
	if isAt(path, first) || !isAt(path, second) {
		t.Error("another one is there")
	}
	second.Close()
	if isAt(path, second) {
		t.Error("of a closed file nothing is known")
	}
}
