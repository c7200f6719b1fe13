package fakestore_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"labsh/fakestore"
)

// TestForeignFile: what is no store's file is refused with the reason, and stays
// as it is.
func TestForeignFile(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for text, reason := range map[string]string{
		`{"posts": [{"id": 1}]}`:            `not "posts"`,
		`{"products": [], "posts": []}`:     `not "posts"`,
		`{"products": 3}`:                   "products: not a JSON array",
		`{"products": [{"name": "x"}]}`:     "product number 1",
		`[{"id": 1}]`:                       "a store is a JSON object",
		`{}`:                                "a store is a JSON object",
		"null":                              "a store is a JSON object",
		"\n":                                "line 2 column 1",
		"name,price\nx,3\n":                 "line 1 column 2",
		`{"products": [], "carts": [}` + "": "line 1 column 28",
	} {
		path := filepath.Join(dir, "f.json")
		if err := os.WriteFile(path, []byte(text), 0o640); err != nil {
			t.Fatal(err)
		}
		store := fakestore.NewStore()
		err := store.Remember(fakestore.File(path))
		if !errors.Is(err, fakestore.ErrForeign) || !strings.Contains(err.Error(), reason) || !strings.HasPrefix(err.Error(), path+": ") {
			t.Errorf("%s: %v", text, err)
		}
		if got, err := os.ReadFile(path); err != nil || string(got) != text {
			t.Errorf("%q has become %q (%v)", text, got, err)
		}
		if p, _, _ := store.Counts(); p != 20 || store.Mode() != fakestore.Fake {
			t.Errorf("%s: the store has changed", text)
		}
	}
	if names, err := os.ReadDir(dir); err != nil || len(names) != 1 {
		t.Errorf("left behind: %v %v", names, err)
	}
	loop := filepath.Join(dir, "loop")
	if err := os.Symlink("loop", loop); err != nil {
		t.Fatal(err)
	}
	fifo := filepath.Join(dir, "fifo")
	if err := syscall.Mkfifo(fifo, 0o600); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]error{
		dir: syscall.EISDIR, fifo: fakestore.ErrForeign, device(dir, fifo): fakestore.ErrForeign, loop: syscall.ELOOP,
		filepath.Join(dir, "none", "f"): fs.ErrNotExist, filepath.Join(dir, "f.json", "f"): syscall.ENOTDIR,
	} {
		err := fakestore.NewStore().Remember(fakestore.File(path))
		if !errors.Is(err, want) || !strings.Contains(err.Error(), path) {
			t.Errorf("%s: %v, want %v", path, err, want)
		}
	}
}

// device is a null device: for who could replace the machine's by a mistake one of
// our own, or instead what can be made anywhere.
func device(dir, instead string) string {
	if os.Geteuid() != 0 {
		return os.DevNull
	}
	own := filepath.Join(dir, "null")
	if err := syscall.Mknod(own, syscall.S_IFCHR|0o600, 1<<8|3); err != nil {
		return instead
	}
	f, err := os.OpenFile(own, os.O_RDWR, 0)
	if err != nil {
		return instead
	}
	f.Close()
	return own
}

// TestEmptyFile: nothing is lost where there was nothing.
func TestEmptyFile(t *testing.T) {
	t.Parallel()
	store := fakestore.NewStore()
	path := writeFile(t, "empty.json", "")
	if err := store.Remember(fakestore.File(path)); err != nil {
		t.Fatal(err)
	}
	defer store.Forget()
	if text, err := os.ReadFile(path); err != nil || !strings.HasPrefix(string(text), "{\n  \"products\": [") {
		t.Errorf("%.40q %v", text, err)
	}
}

// TestOneStorePerFile: a file is one store's, under all its names, for as long
// as that store keeps its content there.
func TestOneStorePerFile(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	path := filepath.Join(dir, "store.json")
	for link, to := range map[string]string{"link": "other", "other": path, "folder": "."} {
		if err := os.Symlink(to, filepath.Join(dir, link)); err != nil {
			t.Fatal(err)
		}
	}
	first, second := fakestore.NewStore(), fakestore.NewStore()
	remember := func(s *fakestore.Store, name string) {
		t.Helper()
		if err := s.Remember(fakestore.File(filepath.Join(dir, name))); err != nil {
			t.Fatal(err)
		}
	}
	refused := func() {
		t.Helper()
		for _, name := range []string{"store.json", "link", "folder/store.json", "folder/link"} {
			name := filepath.Join(dir, name)
			var inUse *fakestore.InUseError
			if err := second.Remember(fakestore.File(name)); !errors.As(err, &inUse) || inUse.PID != os.Getpid() || inUse.Path != name {
				t.Errorf("%s: %v", name, err)
			}
		}
		if second.Mode() != fakestore.Fake {
			t.Error("mode")
		}
	}
	remember(first, "link") // dangling: the file that it leads to is made
	refused()
	if info, err := os.Lstat(filepath.Join(dir, "link")); err != nil || info.Mode()&fs.ModeSymlink == 0 {
		t.Errorf("the link is no link any more: %v", err)
	}
	// Each write replaces the file; an editor may as well.
	if err := first.Reset(); err != nil {
		t.Fatal(err)
	}
	refused()
	remember(first, "folder/store.json") // its own, again
	refused()
	if err := first.Remember(fakestore.File(filepath.Join(dir, "store.json", "x"))); err == nil {
		t.Fatal("a file is no folder")
	}
	refused() // what failed has changed nothing

	for name, leave := range map[string]func(){
		"Forget":        first.Forget,
		"Remember(nil)": func() { first.Remember(nil) },
		"another file":  func() { remember(first, "another") },
	} {
		remember(first, "store.json")
		refused()
		leave()
		if err := second.Remember(fakestore.File(path)); err != nil {
			t.Errorf("after %s: %v", name, err)
		}
		second.Forget()
	}
	first.Forget()
	if locks, err := filepath.Glob(filepath.Join(dir, ".*")); err != nil || len(locks) != 0 {
		t.Errorf("left behind: %v %v", locks, err)
	}
}
