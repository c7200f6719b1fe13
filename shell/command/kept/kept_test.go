package kept

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// kill ends a session as SIGKILL does: its file stays, unlocked.
func kill(f *File) { _ = f.file.Close() }

func files(t *testing.T, history string) []string {
	t.Helper()
	entries, err := os.ReadDir(filepath.Dir(history))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		info, err := e.Info()
		if err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%s: %v, %v", e.Name(), info.Mode(), err)
		}
		names = append(names, e.Name())
	}
	return names
}

func start(t *testing.T, history, line string) *File {
	t.Helper()
	f := New(history)
	f.Replace([]byte(line))
	if f.file == nil {
		t.Fatal("no file")
	}
	return f
}

func wantLast(t *testing.T, history, want string) {
	t.Helper()
	if got, err := Last(history); err != nil || string(got) != want {
		t.Errorf("last %q, %v; want %q", got, err, want)
	}
}

func TestKept(t *testing.T) {
	t.Parallel()
	history := filepath.Join(t.TempDir(), "state [1]", "history")
	f := New(history)
	f.Write([]byte("before the first Replace\n"))
	if err := f.Close(); err != nil {
		t.Error(err)
	}
	if _, err := os.Stat(filepath.Dir(history)); err == nil {
		t.Error("something is on disk before anything was kept")
	}
	if _, err := Last(history); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("no last session: %v", err)
	}

	f = start(t, history, "one\n")
	f.Write([]byte("two\n"))
	if _, err := Last(history); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("one that goes on is the last: %v", err)
	}
	f.Replace([]byte("both\n"))
	f.Write([]byte("three\n"))
	if names := files(t, history); len(names) != 1 {
		t.Errorf("files %q", names)
	}
	if err := f.Close(); err != nil {
		t.Error(err)
	}
	wantLast(t, history, "both\nthree\n")
	if names := files(t, history); len(names) != 1 || names[0] != "history.last" {
		t.Errorf("files %q", names)
	}
}

// The log of a session that was killed is the last one, those that go on are left alone.
func TestKeptKilled(t *testing.T) {
	t.Parallel()
	history := filepath.Join(t.TempDir(), "history")
	lives := start(t, history, "lives\n")
	killed := start(t, history, "killed\n")
	kill(killed)
	wantLast(t, history, "killed\n")
	lives.Write([]byte("on\n"))
	if err := lives.Close(); err != nil {
		t.Error(err)
	}
	wantLast(t, history, "lives\non\n")
	if names := files(t, history); len(names) != 1 {
		t.Errorf("files %q", names)
	}
}

// Of two sessions at once the one that ended last is the last, killed or not, and whenever
// it was that it wrote.
func TestKeptTwo(t *testing.T) {
	t.Parallel()
	history := filepath.Join(t.TempDir(), "history")
	first, second := start(t, history, "first\n"), start(t, history, "second\n")
	old := time.Now().Add(-time.Hour)
	if err := os.Chtimes(first.path, old, old); err != nil {
		t.Fatal(err)
	}
	if err := second.Close(); err != nil {
		t.Error(err)
	}
	wantLast(t, history, "second\n")
	kill(first)
	wantLast(t, history, "first\n")

	first, second = start(t, history, "third\n"), start(t, history, "fourth\n")
	if err := os.Chtimes(second.path, old, old); err != nil {
		t.Fatal(err)
	}
	kill(second)
	kill(first)
	wantLast(t, history, "third\n")
	if names := files(t, history); len(names) != 1 {
		t.Errorf("files %q", names)
	}

	// One that was killed long before another one ended is no longer asked for.
	third := start(t, history, "fifth\n")
	kill(third)
	if err := os.Chtimes(third.path, old, old); err != nil {
		t.Fatal(err)
	}
	wantLast(t, history, "third\n")
}

// A file without content may be that of a session that is about to lock it.
func TestKeptEmpty(t *testing.T) {
	t.Parallel()
	history := filepath.Join(t.TempDir(), "history")
	fresh, stale := current(history)+"1", current(history)+"2"
	for _, path := range []string{fresh, stale} {
		if err := os.WriteFile(path, nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	old := time.Now().Add(-2 * idle)
	if err := os.Chtimes(stale, old, old); err != nil {
		t.Fatal(err)
	}
	if _, err := Last(history); !errors.Is(err, fs.ErrNotExist) {
		t.Error(err)
	}
	if names := files(t, history); strings.Join(names, " ") != filepath.Base(fresh) {
		t.Errorf("files %q", names)
	}
}

// There is no log where there is no history, or where that is no file, and what cannot be
// written is left out.
func TestKeptNowhere(t *testing.T) {
	t.Parallel()
	below := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(below, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, history := range []string{"", os.DevNull, filepath.Join(below, "history")} {
		f := New(history)
		f.Replace([]byte("x\n"))
		f.Write([]byte("y\n"))
		if f.file != nil {
			t.Errorf("%q: there is a log", history)
		}
		if err := f.Close(); err != nil {
			t.Error(err)
		}
		if _, err := Last(history); err == nil {
			t.Errorf("%q: there is a last session", history)
		}
	}
}

// Where no file can be made for new lines, they are put into the one that there is: what
// follows belongs to them.
func TestKeptInPlace(t *testing.T) {
	t.Parallel()
	history := filepath.Join(t.TempDir(), "history")
	f := start(t, history, "one, and long\n")
	f.history = filepath.Join(f.path, "no folder")
	f.Replace([]byte("two\n"))
	f.Write([]byte("three\n"))
	kill(f)
	wantLast(t, history, "two\nthree\n")
}

// A line of which a part was written when the disk was full spoils no other.
func TestKeptTorn(t *testing.T) {
	t.Parallel()
	history := filepath.Join(t.TempDir(), "history")
	f := start(t, history, "one\n")
	f.Write([]byte("tw"))
	f.torn = true
	f.Write([]byte("three\n"))
	f.Write([]byte("four\n"))
	kill(f)
	wantLast(t, history, "one\ntw\nthree\nfour\n")
}
