package fakestore

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"

	"labsh/fakestore/atomicfile"
)

// An InUseError reports a file that another store keeps its content in.
type InUseError struct {
	Path string
	PID  int // that store's process; 0 where it is not known
}

func (e *InUseError) Error() string { return e.Path + " is " + e.Reason() }

// Reason is "in use by process 4711".
func (e *InUseError) Reason() string {
	if e.PID == 0 {
		return "in use by another process"
	}
	return fmt.Sprintf("in use by process %d", e.PID)
}

// A hold is a store's claim to the file that it keeps its content in: a lock
// on a file beside it, which ends with the process, however that ends. It is
// not on the file itself, since Save puts another in its place, as editors do.
type hold struct {
	path string // the file: absolute, without symbolic links
	lock *os.File
}

// holdFile claims the file at path, as filePath gives it. It fails with an
// *InUseError where another store, in this process or another, has claimed it.
func holdFile(path string) (*hold, error) {
	name := lockName(path)
	for {
		lock, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE|noFollow, 0o600)
		if err != nil {
			return nil, err
		}
		taken, err := lockFile(lock)
		switch {
		case taken:
			err = &InUseError{Path: path, PID: readPID(lock)}
		case err == nil:
			if !isAt(name, lock) {
				lock.Close() // its holder has removed it since
				continue
			}
			if err = lock.Truncate(0); err == nil {
				_, err = fmt.Fprintln(lock, os.Getpid())
			}
		}
		if err != nil {
			lock.Close()
			return nil, err
		}
		return &hold{path, lock}, nil
	}
}

// maxBase is how much of a file's name its lock has, in bytes: names have at most
// 255.
const maxBase = 200

func lockName(path string) string {
	dir, base := filepath.Split(path)
	return filepath.Join(dir, "."+base[:min(maxBase, len(base))]+".labsh-lock")
}

// CheckFree fails with an *InUseError where a store keeps its content in the file
// at path: what is written there would be lost, or would lose that.
func CheckFree(path string) error {
	target, err := filePath(path)
	if err != nil {
		return nil // who writes there will see
	}
	if _, err := os.Lstat(lockName(target)); err != nil {
		return nil
	}
	h, err := holdFile(target)
	h.release()
	var inUse *InUseError
	if errors.As(err, &inUse) {
		return named(err, path)
	}
	return nil
}

// release ends the claim. The lock file goes first, while nobody else can have
// locked it.
func (h *hold) release() {
	if h != nil {
		os.Remove(h.lock.Name())
		h.lock.Close()
	}
}

func readPID(lock *os.File) int {
	var text [32]byte
	n, _ := lock.ReadAt(text[:], 0)
	pid, err := strconv.Atoi(strings.TrimSpace(string(text[:n])))
	if err != nil {
		return 0
	}
	return pid
}

// isAt tells whether file is still the one at path.
func isAt(path string, file *os.File) bool {
	there, err := os.Lstat(path)
	if err != nil {
		return false
	}
	here, err := file.Stat()
	return err == nil && os.SameFile(there, here)
}

// filePath gives a file's one path, links followed; the file need not exist. It
// fails where something else than a file is there.
func filePath(name string) (string, error) {
	path, err := atomicfile.Resolve(name)
	if errors.Is(err, syscall.ENXIO) {
		return "", fmt.Errorf("%s: %w: a descriptor", name, ErrForeign)
	}
	if err != nil {
		return "", named(err, name)
	}
	st, err := os.Lstat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return path, nil
	case err != nil:
		return "", named(err, name)
	case st.IsDir():
		return "", &fs.PathError{Op: "open", Path: name, Err: syscall.EISDIR}
	case !st.Mode().IsRegular():
		return "", fmt.Errorf("%s: %w: a device, a pipe or a socket", name, ErrForeign)
	}
	return path, nil
}

// named is err about the path that the caller knows, whatever file beside it
// or behind a link it was about.
func named(err error, path string) error {
	var at *fs.PathError
	var inUse *InUseError
	switch {
	case errors.As(err, &at):
		return &fs.PathError{Op: "open", Path: path, Err: at.Err}
	case errors.As(err, &inUse):
		return &InUseError{Path: path, PID: inUse.PID}
	case errors.Is(err, ErrForeign):
		return fmt.Errorf("%s: %w", path, err)
	}
	return err
}
