package atomicfile_test

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"

	"labsh/fakestore/atomicfile"
)

// TestNotWritable: a file that may not be written is not replaced by a new one
// either, whatever its folder allows.
func TestNotWritable(t *testing.T) {
	t.Parallel()
	refused := func(t *testing.T, path string, want error) {
		t.Helper()
		if f, err := os.OpenFile(path, os.O_WRONLY, 0); err == nil {
			f.Close()
			t.Skip("this system lets it be written")
		}
		before, err := os.Stat(path)
		if err != nil {
			t.Fatal(err)
		}
		if err := atomicfile.Write(path, []byte("new"), 0o600); !errors.Is(err, want) {
			t.Errorf("%v, want %v", err, want)
		}
		if after, err := os.Stat(path); err != nil || !os.SameFile(before, after) || after.Size() != before.Size() {
			t.Errorf("it has become %v, %v", after, err)
		}
		if all, err := os.ReadDir(filepath.Dir(path)); err != nil || len(all) != 1 {
			t.Errorf("left behind: %v, %v", all, err)
		}
	}
	t.Run("read only", func(t *testing.T) {
		path := filepath.Join(t.TempDir(), "f")
		if err := os.WriteFile(path, []byte("old"), 0o400); err != nil {
			t.Fatal(err)
		}
		refused(t, path, syscall.EACCES) // but for root
	})
	t.Run("a program that runs", func(t *testing.T) { // for root, too
		cat, err := exec.LookPath("cat")
		if err != nil {
			t.Skip(err)
		}
		path := filepath.Join(t.TempDir(), "cat")
		// Were it written here, a fork meanwhile would keep it open for writing.
		if out, err := exec.Command("cp", cat, path).CombinedOutput(); err != nil {
			t.Fatalf("%s %v", out, err)
		}
		c := exec.Command(path)
		in, err := c.StdinPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := c.Start(); err != nil { // returns once the program is in its place
			t.Fatal(err)
		}
		defer c.Wait()
		defer in.Close()
		refused(t, path, syscall.ETXTBSY)
	})
}
