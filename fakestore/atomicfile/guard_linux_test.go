package atomicfile_test

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"

	"labsh/fakestore/atomicfile"
)

// open lists this process's descriptors of a file, or of those in a folder.
func open(t *testing.T, name string) (fds []int) {
	t.Helper()
	all, err := os.ReadDir("/proc/self/fd")
	if err != nil {
		t.Skip(err)
	}
	for _, one := range all {
		to, err := os.Readlink("/proc/self/fd/" + one.Name())
		var fd int
		if _, scan := fmt.Sscan(one.Name(), &fd); err == nil && scan == nil && (strings.TrimSuffix(to, " (deleted)") == name || strings.HasPrefix(to, name+"/")) {
			fds = append(fds, fd)
		}
	}
	return fds
}

func put(t *testing.T, path, text string, mode fs.FileMode) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), mode); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(path, mode); err != nil {
		t.Fatal(err)
	}
}

// asNobody runs do with the rights of a user who owns nothing. Only root can.
func asNobody(t *testing.T, do func()) {
	t.Helper()
	if os.Getuid() != 0 {
		t.Skip("only root can become somebody else")
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		runtime.LockOSThread() // and never unlocked: the thread ends with the goroutine
		if err := unix.Setfsuid(65534); err != nil {
			t.Error(err)
			return
		}
		do()
	}()
	<-done
}

// passable is a new folder that others may go into.
func passable(t *testing.T, mode fs.FileMode) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.Chmod(filepath.Dir(dir), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(dir, mode); err != nil {
		t.Fatal(err)
	}
	return dir
}

// TestOwner: a file stays its owner's when root replaces it.
func TestOwner(t *testing.T) {
	t.Parallel()
	if os.Getuid() != 0 {
		t.Skip("only root may give files away")
	}
	path := filepath.Join(t.TempDir(), "f")
	put(t, path, "old", 0o600)
	if err := os.Chown(path, 4321, 1234); err != nil {
		t.Skip(err)
	}
	if err := atomicfile.Write(path, []byte("new"), 0o600); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if o := info.Sys().(*syscall.Stat_t); o.Uid != 4321 || o.Gid != 1234 {
		t.Errorf("it belongs to %d:%d", o.Uid, o.Gid)
	}
}

// TestBeside: a folder that may not be written is another fault than a file that
// may not.
func TestBeside(t *testing.T) {
	t.Parallel()
	dir := passable(t, 0o755)
	path := filepath.Join(dir, "f")
	put(t, path, "old", 0o666)
	put(t, filepath.Join(dir, "readable"), "old", 0o644)
	asNobody(t, func() {
		for name, want := range map[string]fs.PathError{
			path:                      {Op: atomicfile.OpBeside, Path: dir},
			filepath.Join(dir, "new"): {Op: "open", Path: filepath.Join(dir, "new")},
		} {
			f, err := atomicfile.Create(name, 0o600)
			var wrong *fs.PathError
			if !errors.As(err, &wrong) || wrong.Op != want.Op || wrong.Path != want.Path || !errors.Is(err, fs.ErrPermission) {
				t.Errorf("%s: %v %v", name, f, err)
			}
		}
		if err := os.Chmod(path, 0o600); err == nil {
			t.Error("nobody has rights")
		}
		readable := filepath.Join(dir, "readable")
		if _, err := atomicfile.Create(readable, 0o600); !errors.Is(err, fs.ErrPermission) || err.Error() != "open "+readable+": permission denied" {
			t.Errorf("%v", err)
		}
	})
	// A FIFO is written directly, by who may.
	fifo := filepath.Join(dir, "fifo")
	if err := syscall.Mkfifo(fifo, 0o600); err != nil {
		t.Fatal(err)
	}
	asNobody(t, func() {
		if _, err := atomicfile.Create(fifo, 0o600); !errors.Is(err, fs.ErrPermission) {
			t.Error(err)
		}
	})
}

// TestSticky: where a file may be written and not replaced, as somebody else's in a
// folder like /tmp, it is written; and where that fails, all stays as it was.
func TestSticky(t *testing.T) {
	t.Parallel()
	dir := passable(t, 0o777|fs.ModeSticky)
	path := filepath.Join(dir, "f")
	put(t, path, "a longer old content", 0o666)
	before, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	asNobody(t, func() {
		if err := atomicfile.Write(path, []byte("new"), 0o600); err != nil {
			t.Error(err)
		}
	})
	if after, err := os.Stat(path); err != nil || !os.SameFile(before, after) || content(t, path) != "new" {
		t.Errorf("%q, the same file %v: %v", content(t, path), os.SameFile(before, after), err)
	}
	alone(t, dir, "f")
	if fds := open(t, dir); len(fds) > 0 {
		t.Errorf("left open: %d", fds)
	}
	asNobody(t, func() {
		f, err := atomicfile.Create(path, 0o600)
		if err != nil {
			t.Error(err)
			return
		}
		if _, err := f.Write([]byte("new")); err != nil || f.Commit() != nil || f.Keep() != "" {
			t.Error(err)
		}
	})
	var f *atomicfile.File
	asNobody(t, func() {
		if f, err = atomicfile.Create(path, 0o600); err != nil {
			t.Error(err)
		}
	})
	if err := os.Chmod(path, 0o644); err != nil {
		t.Fatal(err)
	}
	asNobody(t, func() {
		var wrong *fs.PathError
		if err := f.Commit(); !errors.As(err, &wrong) || wrong.Path != path || !errors.Is(err, fs.ErrPermission) {
			t.Errorf("%v", err)
		}
		f.Discard()
	})
	if content(t, path) != "new" {
		t.Error("the old file is lost")
	}
	alone(t, dir, "f")
}

// TestCommitErrors: what is not known to be on the disk, or has gone, does not take
// the file's place.
func TestCommitErrors(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	path := filepath.Join(dir, "f")
	put(t, path, "old", 0o600)
	f, err := atomicfile.Create(path, 0o600)
	if err != nil {
		t.Fatal(err)
	}
	fds := open(t, f.Name())
	if len(fds) != 1 {
		t.Fatalf("descriptors of the new content: %d", fds)
	}
	// fsync(2) of a descriptor that only names a file is EBADF.
	named, err := unix.Open(f.Name(), unix.O_PATH|unix.O_CLOEXEC, 0)
	if err != nil {
		t.Fatal(err)
	}
	if err := unix.Dup3(named, fds[0], unix.O_CLOEXEC); err != nil {
		t.Fatal(err)
	}
	unix.Close(named)
	if err := f.Commit(); !errors.Is(err, syscall.EBADF) {
		t.Errorf("without fsync: %v", err)
	}
	f.Discard()
	f.Discard()

	if f, err = atomicfile.Create(path, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(f.Name()); err != nil {
		t.Fatal(err)
	}
	var wrong *fs.PathError
	if err := f.Commit(); !errors.As(err, &wrong) || wrong.Path != path || !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the new content is gone: %v", err)
	}
	f.Discard()
	if content(t, path) != "old" {
		t.Error("the old file is lost")
	}
	alone(t, dir, "f")

	file, err := os.Create(filepath.Join(dir, "g"))
	if err != nil {
		t.Fatal(err)
	}
	direct := atomicfile.Direct(file)
	file.Close()
	if err := direct.Commit(); !errors.Is(err, fs.ErrClosed) {
		t.Errorf("of a closed file: %v", err)
	}
	if name := direct.Keep(); name != "" {
		t.Errorf("after Commit: %s", name)
	}
}

// TestKeep: what was written can be left where it is; nothing stays open.
func TestKeep(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	path := filepath.Join(dir, "f")
	put(t, path, "old", 0o600)
	f, err := atomicfile.Create(path, 0o600)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Write([]byte("new")); err != nil {
		t.Fatal(err)
	}
	name := f.Name()
	if kept := f.Keep(); kept != name || content(t, name) != "new" {
		t.Errorf("%s is kept, %s was written", kept, name)
	}
	if again := f.Keep(); again != "" {
		t.Errorf("again: %s", again)
	}
	f.Discard() // drops nothing that is kept
	if content(t, name) != "new" || content(t, path) != "old" {
		t.Error("what was kept is lost")
	}
	if f, err = atomicfile.Create(path, 0o600); err != nil {
		t.Fatal(err)
	}
	dropped := f.Name()
	f.Discard()
	if name := f.Keep(); name != "" {
		t.Errorf("after Discard: %s", name)
	}
	for _, name := range []string{name, dropped} {
		if fds := open(t, name); len(fds) > 0 {
			t.Errorf("%s is open: %d", name, fds)
		}
	}
	if err := os.Remove(name); err != nil {
		t.Fatal(err)
	}
	if err := atomicfile.Write(path, []byte("new"), 0o600); err != nil {
		t.Fatal(err)
	}
	alone(t, dir, "f")
	if f, err = atomicfile.Create(path, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := f.Commit(); err != nil || f.Keep() != "" {
		t.Errorf("after Commit: %v", err)
	}
}

// TestFullDevice: a device that takes nothing is not left open.
func TestFullDevice(t *testing.T) {
	if err := atomicfile.Write("/dev/full", []byte("x"), 0o600); !errors.Is(err, syscall.ENOSPC) {
		t.Skip(err)
	}
	if fds := open(t, "/dev/full"); len(fds) > 0 {
		t.Errorf("left open: %d", fds)
	}
	before := open(t, "/dev/null")
	if f, err := atomicfile.Create("/dev/null", 0o600); err != nil {
		t.Error(err)
	} else if err := f.Commit(); err != nil || f.Keep() != "" {
		t.Error(err)
	}
	if after := open(t, "/dev/null"); len(after) > len(before) {
		t.Errorf("left open: %d, %d", before, after)
	}
}
