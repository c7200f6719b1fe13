package atomicfile_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"labsh/fakestore/atomicfile"
)

func content(t *testing.T, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// alone fails when dir has other files than those.
func alone(t *testing.T, dir string, names ...string) {
	t.Helper()
	all, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range all {
		got = append(got, e.Name())
	}
	if strings.Join(got, " ") != strings.Join(names, " ") {
		t.Errorf("the folder has %q, want %q", got, names)
	}
}

func TestWrite(t *testing.T) {
	dir := t.TempDir()
	mask := syscall.Umask(0o027)
	defer syscall.Umask(mask)
	path := filepath.Join(dir, "f")
	write := func(name, data string) {
		t.Helper()
		if err := atomicfile.Write(name, []byte(data), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	mode := func(want fs.FileMode) {
		t.Helper()
		if info, err := os.Stat(path); err != nil || info.Mode() != want {
			t.Errorf("mode %v (%v), want %v", info.Mode(), err, want)
		}
	}
	write(path, "one")
	mode(0o640)
	if err := os.Chmod(path, 0o604); err != nil {
		t.Fatal(err)
	}
	reader, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer reader.Close()
	write(path, "two")
	mode(0o604)
	old := make([]byte, 9)
	if n, _ := reader.Read(old); string(old[:n]) != "one" {
		t.Errorf("who reads the old file has %q of it", old[:n])
	}
	if content(t, path) != "two" {
		t.Error("the file was not replaced")
	}
	// Links, to links, to nothing yet, and from another folder.
	sub := filepath.Join(dir, "sub")
	if err := os.Mkdir(sub, 0o700); err != nil {
		t.Fatal(err)
	}
	for link, to := range map[string]string{"a": "sub/b", "sub/b": "../f", "c": "sub/new"} {
		if err := os.Symlink(to, filepath.Join(dir, link)); err != nil {
			t.Fatal(err)
		}
	}
	write(filepath.Join(dir, "a"), "three")
	write(filepath.Join(dir, "c"), "four")
	if content(t, path) != "three" || content(t, filepath.Join(sub, "new")) != "four" {
		t.Error("what the links lead to was not replaced")
	}
	write(filepath.Join(dir, strings.Repeat("x", 255)), "five")
	alone(t, dir, "a", "c", "f", "sub", strings.Repeat("x", 255))
	alone(t, sub, "b", "new")
	for _, link := range []string{"a", "sub/b", "c"} {
		if info, err := os.Lstat(filepath.Join(dir, link)); err != nil || info.Mode().Type() != fs.ModeSymlink {
			t.Errorf("%s is no link any more", link)
		}
	}
}

// What is not finished leaves everything as it was.
func TestDiscard(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	path := filepath.Join(dir, "f")
	if err := os.WriteFile(path, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	f, err := atomicfile.Create(path, 0o666)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Write([]byte("new")); err != nil || content(t, path) != "old" {
		t.Errorf("%v, %q", err, content(t, path))
	}
	f.Discard()
	if err := atomicfile.Check(path); err != nil {
		t.Error(err)
	}
	if err := atomicfile.Check(filepath.Join(dir, "none")); err != nil {
		t.Error(err)
	}
	if content(t, path) != "old" {
		t.Error("the old file is lost")
	}
	alone(t, dir, "f")
}

func TestErrors(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if err := os.Symlink("loop", filepath.Join(dir, "loop")); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "f"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]error{
		dir: syscall.EISDIR, dir + "/none/f": syscall.ENOENT, dir + "/loop": syscall.ELOOP, "": syscall.ENOENT,
		dir + "/new/": syscall.EISDIR, dir + "/f/g": syscall.ENOTDIR, dir + "/f/": syscall.ENOTDIR, dir + "/" + strings.Repeat("x", 256): syscall.ENAMETOOLONG,
		"/proc/none": syscall.ENOENT,
	} {
		var path *fs.PathError
		if err := atomicfile.Write(name, []byte("x"), 0o666); !errors.Is(err, want) || !errors.As(err, &path) || path.Op != "open" {
			t.Errorf("Write %q: %v, want %v", name, err, want)
		}
		if err := atomicfile.Check(name); !errors.Is(err, want) {
			t.Errorf("Check %q: %v, want %v", name, err, want)
		}
	}
	alone(t, dir, "f", "loop")
}

// Devices, and what a descriptor of this process is, are written and stay.
func TestSpecial(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]error{"/dev/null": nil, "/dev/full": syscall.ENOSPC} {
		if _, err := os.Stat(name); err != nil {
			t.Skip(err)
		}
		if err := atomicfile.Write(name, []byte("x"), 0o666); !errors.Is(err, want) {
			t.Errorf("%s: %v", name, err)
		}
		if info, err := os.Stat(name); err != nil || info.Mode()&fs.ModeDevice == 0 {
			t.Errorf("%s is no device any more", name)
		}
	}
	file, err := os.Create(filepath.Join(t.TempDir(), "out"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	before, err := file.Stat()
	if err != nil {
		t.Fatal(err)
	}
	fd := "/dev/fd/" + strconv.Itoa(int(file.Fd()))
	if err := atomicfile.Write(fd, []byte("x"), 0o666); err != nil {
		t.Fatal(err)
	}
	if after, err := os.Stat(file.Name()); err != nil || !os.SameFile(before, after) || after.Size() != 1 {
		t.Error("the open file was replaced by another")
	}
}
