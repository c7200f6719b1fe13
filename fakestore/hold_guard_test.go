package fakestore_test

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"labsh/fakestore"
)

func lockOf(path string) string {
	dir, base := filepath.Split(path)
	return filepath.Join(dir, "."+base[:min(200, len(base))]+".labsh-lock")
}

// TestPlantedLock: a lock file that is a link to something else is not followed:
// what is written into it would destroy that.
func TestPlantedLock(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	path, victim := filepath.Join(dir, "store.json"), filepath.Join(dir, "victim")
	if err := os.WriteFile(victim, []byte("precious"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(victim, lockOf(path)); err != nil {
		t.Fatal(err)
	}
	if err := fakestore.NewStore().Remember(fakestore.File(path)); !errors.Is(err, syscall.ELOOP) || !strings.Contains(err.Error(), path+":") {
		t.Errorf("%v", err)
	}
	if text, err := os.ReadFile(victim); err != nil || string(text) != "precious" {
		t.Errorf("%q %v", text, err)
	}
}

// TestLeftLock: a lock file that its process left behind, however that ended, holds
// nobody up, and what it said of that process is gone.
func TestLeftLock(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "store.json")
	if err := os.WriteFile(lockOf(path), []byte(strings.Repeat("4711\n", 20)), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := fakestore.CheckFree(path); err != nil {
		t.Errorf("left behind: %v", err)
	}
	if err := os.WriteFile(lockOf(path), []byte(strings.Repeat("4711\n", 20)), 0o600); err != nil {
		t.Fatal(err)
	}
	store := fakestore.NewStore()
	if err := store.Remember(fakestore.File(path)); err != nil {
		t.Fatal(err)
	}
	defer store.Forget()
	if text, err := os.ReadFile(lockOf(path)); err != nil || string(text) != fmt.Sprintln(os.Getpid()) {
		t.Errorf("%q %v", text, err)
	}
	var inUse *fakestore.InUseError
	if err := fakestore.CheckFree(path); !errors.As(err, &inUse) || inUse.PID != os.Getpid() || inUse.Path != path ||
		err.Error() != fmt.Sprintf("%s is in use by process %d", path, os.Getpid()) {
		t.Errorf("%v", err)
	}
}

// TestForeignLock: who holds the lock without a number in it is another process.
func TestForeignLock(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), strings.Repeat("n", 255)) // its lock's name is shorter
	lock, err := os.Create(lockOf(path))
	if err != nil {
		t.Fatal(err)
	}
	defer lock.Close()
	if err := unix.Flock(int(lock.Fd()), unix.LOCK_EX); err != nil {
		t.Skip(err)
	}
	for _, text := range []string{"", "no number", "99999999999999999999"} {
		if err := os.WriteFile(lockOf(path), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		var inUse *fakestore.InUseError
		err := fakestore.NewStore().Remember(fakestore.File(path))
		if !errors.As(err, &inUse) || inUse.PID != 0 || err.Error() != path+" is in use by another process" {
			t.Errorf("%v", err)
		}
	}
	lock.Close()
	store := fakestore.NewStore()
	if err := store.Remember(fakestore.File(path)); err != nil {
		t.Fatal(err)
	}
	store.Forget()
	if _, err := os.Lstat(lockOf(path)); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the lock is left: %v", err)
	}
}

// TestCheckFreeLeavesNothing: looking whether a file is free makes no file.
func TestCheckFreeLeavesNothing(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	long := time.Unix(1_000_000_000, 0) // ago
	if err := os.Chtimes(dir, long, long); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"none", "no/folder/f", "."} {
		if err := fakestore.CheckFree(filepath.Join(dir, name)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	if all, err := os.ReadDir(dir); err != nil || len(all) != 0 {
		t.Errorf("%v %v", all, err)
	}
	if info, err := os.Stat(dir); err != nil || !info.ModTime().Equal(long) {
		t.Errorf("something was made there: %v", err)
	}
	if err := os.Symlink("/dev/fd/0", filepath.Join(dir, "link")); err != nil {
		t.Fatal(err)
	}
	if err := fakestore.NewStore().Remember(fakestore.File(filepath.Join(dir, "link"))); !errors.Is(err, fakestore.ErrForeign) {
		t.Errorf("a descriptor: %v", err)
	}
}

// TestEditedMeanwhile: what somebody writes into the file between two changes is
// taken in, however little of the file shows it.
func TestEditedMeanwhile(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	path := filepath.Join(dir, "store.json")
	store := fakestore.NewStore()
	if err := store.Import(strings.NewReader(`{"products":[{"id":1,"title":"a"}]}`)); err != nil {
		t.Fatal(err)
	}
	if err := store.Remember(fakestore.File(path)); err != nil {
		t.Fatal(err)
	}
	defer store.Forget()
	c := client(t, start(t, fakestore.NewHandler(store)))
	first := func(want string) {
		t.Helper()
		a, err := c.UpdateProduct(t.Context(), 1, []byte(`{}`)) // a change takes in what is there
		if err != nil || !strings.Contains(string(a.Body), want) {
			t.Errorf("%s %v, want %s", a.Body, err, want)
		}
	}
	edit := func(from, to string, replace, backdate bool) {
		t.Helper()
		info, err := os.Stat(path)
		if err != nil {
			t.Fatal(err)
		}
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		target := path
		if replace {
			target += ".new"
		}
		if err := os.WriteFile(target, []byte(strings.Replace(string(text), from, to, 1)), 0o600); err != nil {
			t.Fatal(err)
		}
		when := info.ModTime()
		if !backdate {
			when = when.Add(1_000_000_000)
		}
		if err := os.Chtimes(target, when, when); err != nil {
			t.Fatal(err)
		}
		if replace {
			if err := os.Rename(target, path); err != nil {
				t.Fatal(err)
			}
		}
	}
	first(`"title":"a"`)
	edit(`"a"`, `"b"`, true, true) // only another file
	first(`"title":"b"`)
	edit(`"b"`, `"cc"`, false, true) // only another length
	first(`"title":"cc"`)
	edit(`"cc"`, `"dd"`, false, false) // only another time
	first(`"title":"dd"`)
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	first(`"title":"dd"`) // it is made again
	if _, err := os.Stat(path); err != nil {
		t.Error(err)
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(path, 0o700); err != nil {
		t.Fatal(err)
	}
	if a, err := c.UpdateProduct(t.Context(), 1, []byte(`{}`)); err != nil || a.Status != 500 || strings.Contains(string(a.Body), dir) ||
		!strings.Contains(string(a.Body), "no regular file") {
		t.Errorf("%+v %v", a, err)
	}
}
