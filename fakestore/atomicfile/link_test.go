package atomicfile_test

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"syscall"
	"testing"

	"labsh/fakestore/atomicfile"
)

// TestResolve: a file has one path, however it is reached, and it is the one that
// the kernel takes.
func TestResolve(t *testing.T) {
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Join(dir, "sub/deep"), 0o700); err != nil {
		t.Fatal(err)
	}
	links := map[string]string{
		"folder": "sub/deep", "loop": "loop", "abs": dir + "/sub/f", "sub/deep/up": "../../abs", "new": "folder/../none",
		"l0": "sub/f", "sub/rel": "f", "astray": "nowhere/f",
	}
	for i := range 40 { // l39 is 40 links away
		links[fmt.Sprint("l", i+1)] = fmt.Sprint("l", i)
	}
	for link, to := range links {
		if err := os.Symlink(to, filepath.Join(dir, link)); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(dir, "sub/f"), []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	t.Chdir(filepath.Join(dir, "folder")) // $PWD has a link in it
	for name, want := range map[string]string{
		dir + "/sub/f": "sub/f", dir + "/abs": "sub/f", dir + "/folder/up": "sub/f", dir + "/l39": "sub/f",
		dir + "/folder/../f": "sub/f", dir + "/folder/../rel": "sub/f", dir + "/folder/none": "sub/deep/none", dir + "/new": "sub/none",
		"up": "sub/f", "../f": "sub/f", "./none": "sub/deep/none", "none": "sub/deep/none",
	} {
		got, err := atomicfile.Resolve(name)
		if err != nil || got != filepath.Join(dir, want) {
			t.Errorf("%s: %s %v, want %s", name, got, err, want)
		}
		there, err1 := os.Stat(name)
		here, err2 := os.Stat(got)
		if errors.Is(err1, fs.ErrNotExist) != errors.Is(err2, fs.ErrNotExist) || err1 == nil && !os.SameFile(here, there) {
			t.Errorf("%s is not %s: %v, %v", name, got, err1, err2)
		}
		if err := atomicfile.Check(name); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	file, err := os.Create(filepath.Join(dir, "open"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	for name, want := range map[string]error{
		"": syscall.ENOENT, dir + "/loop": syscall.ELOOP, dir + "/l40": syscall.ELOOP, dir + "/no/f": syscall.ENOENT, dir + "/astray": syscall.ENOENT,
		dir + "/sub/f/g": syscall.ENOTDIR, "/dev/fd/" + strconv.Itoa(int(file.Fd())): syscall.ENXIO,
	} {
		var wrong *fs.PathError
		if got, err := atomicfile.Resolve(name); !errors.Is(err, want) || !errors.As(err, &wrong) || err.Error() != "open "+name+": "+want.Error() {
			t.Errorf("%s: %q %v, want %v", name, got, err, want)
		}
	}
}
