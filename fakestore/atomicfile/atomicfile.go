// Package atomicfile replaces files so that whoever reads one, or looks after a
// full disk, a kill or a power cut, finds the old content or the new one, each
// whole. What the content is, it leaves to others.
package atomicfile

import (
	"errors"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
)

// A File is the new content of a file, not yet in its place. It is written to a
// temporary file beside the old one, and takes its name with Commit.
//
// A symbolic link stays one: the file that it leads to is replaced. An old
// file's permissions stay, and its owner where the process may give files away;
// other hard links keep the old content. Where there is nothing to replace, a
// device, a FIFO or a descriptor under /dev or /proc, it is written directly, and
// so, at Commit, is a file whose name cannot be given to another, a mount point.
type File struct {
	file   *os.File
	name   string // as it was given
	target string // the file's own name, links followed; "" when written directly
}

// OpBeside is the operation of a *fs.PathError about a folder in which no file may
// be made beside the one that is to be replaced.
const OpBeside = "open beside"

// Create begins to replace the file of this name; perm, before the umask, is for
// a file that does not exist. A file that may not be written is not replaced
// either. Its errors are *fs.PathError of the operation open, or OpBeside.
func Create(name string, perm fs.FileMode) (*File, error) {
	target, old, err := resolve(name)
	if err != nil {
		return nil, err
	}
	if target == "" {
		file, err := os.OpenFile(name, os.O_WRONLY|os.O_TRUNC, 0)
		if err != nil {
			return nil, err
		}
		return Direct(file), nil
	}
	if old != nil {
		perm = old.Mode().Perm()
	}
	file, err := createTemp(target, perm)
	var wrong *fs.PathError
	switch {
	case errors.As(err, &wrong) && old != nil && errors.Is(err, fs.ErrPermission):
		wrong.Op, wrong.Path = OpBeside, filepath.Dir(target)
		return nil, wrong
	case err != nil:
		return nil, err
	}
	f := &File{file, name, target}
	if old != nil {
		if err := f.takeAfter(old); err != nil {
			f.Discard()
			return nil, openError(name, err)
		}
	}
	return f, nil
}

// Write replaces the file's content by data. On an error the file is as it was.
// It is Create, Write and Commit in one.
func Write(name string, data []byte, perm fs.FileMode) error {
	f, err := Create(name, perm)
	if err != nil {
		return err
	}
	defer f.Discard()
	if _, err := f.Write(data); err != nil {
		return err
	}
	return f.Commit()
}

// Direct makes a File of one that is written as it is; Commit closes it.
func Direct(file *os.File) *File { return &File{file: file, name: file.Name()} }

// Check tells whether Create would succeed, and leaves nothing behind. Devices
// and FIFOs, whose opening may wait or do something, are not tried.
func Check(name string) error {
	target, _, err := resolve(name)
	if target == "" {
		return err
	}
	f, err := Create(name, 0o600)
	if err == nil {
		f.Discard()
	}
	return err
}

// Write adds to the new content.
func (f *File) Write(p []byte) (int, error) { return f.file.Write(p) }

// Name is the name of the file that is written: the temporary one, until Commit.
func (f *File) Name() string { return f.file.Name() }

// Commit puts the new content in its place. After an error the file is as it
// was, and Discard is still to be called.
func (f *File) Commit() error {
	if f.target == "" {
		err := f.file.Close()
		f.file = nil
		return err
	}
	if err := f.file.Sync(); err != nil {
		return err
	}
	if err := f.file.Close(); err != nil {
		return err
	}
	if err := os.Rename(f.file.Name(), f.target); err != nil {
		return f.copy()
	}
	f.file = nil
	return nil
}

// copy writes the new content into a file that can be written and not replaced: a
// mount point, or somebody else's in a folder like /tmp. Where that fails
// midway the temporary file stays, which has it all.
func (f *File) copy() error {
	from, err := os.Open(f.file.Name())
	if err != nil {
		return openError(f.name, err)
	}
	defer func() { _ = from.Close() }()
	to, err := os.OpenFile(f.target, os.O_WRONLY|os.O_TRUNC, 0)
	if err != nil {
		return openError(f.name, err)
	}
	f.file = nil
	_, err = io.Copy(to, from)
	if err = errors.Join(err, to.Close()); err == nil {
		err = os.Remove(from.Name())
	}
	return err
}

// Discard drops the new content; after Commit it does nothing.
func (f *File) Discard() {
	if f.file == nil {
		return
	}
	_ = f.file.Close()
	if f.target != "" {
		_ = os.Remove(f.file.Name())
	}
	f.file = nil
}

// Keep leaves what was written where it is, in the temporary file, and gives that
// file's name; "" after Commit.
func (f *File) Keep() string {
	if f.file == nil {
		return ""
	}
	name := f.file.Name()
	_ = f.file.Close()
	f.file = nil
	return name
}

// takeAfter gives the new file the permissions and the owner of the old one.
func (f *File) takeAfter(old fs.FileInfo) error {
	if user, group, ok := owner(old); ok {
		_ = f.file.Chown(user, group) // root's alone to do
	}
	return f.file.Chmod(old.Mode().Perm())
}

// resolve finds what is to be replaced. old is the regular file there, which can
// be written, or nil; target is "" where the file is to be written directly.
func resolve(name string) (target string, old fs.FileInfo, err error) {
	info, err := os.Stat(name)
	switch {
	case err == nil && info.IsDir() || errors.Is(err, fs.ErrNotExist) && strings.HasSuffix(name, "/"):
		return "", nil, openError(name, syscall.EISDIR)
	case err == nil && !info.Mode().IsRegular():
		return "", nil, nil
	case err == nil:
		file, err := os.OpenFile(name, os.O_WRONLY, 0)
		if err != nil {
			return "", nil, err
		}
		_ = file.Close()
		old = info
	case name == "" || !errors.Is(err, fs.ErrNotExist):
		return "", nil, openError(name, err)
	}
	if target, err = follow(name); err != nil {
		return "", nil, openError(name, err)
	}
	return target, old, nil
}

// maxBase is how much of a file's name its temporary one has, in bytes: names
// have at most 255.
const maxBase = 200

// createTemp makes an empty file beside target, as os.CreateTemp does, with the
// umask applied.
func createTemp(target string, perm fs.FileMode) (*os.File, error) {
	dir, base := filepath.Split(target)
	prefix := dir + "." + base[:min(maxBase, len(base))] + "."
	for {
		file, err := os.OpenFile(prefix+strconv.FormatUint(rand.Uint64(), 36), os.O_WRONLY|os.O_CREATE|os.O_EXCL, perm)
		switch {
		case errors.Is(err, fs.ErrExist):
		case err != nil:
			return nil, openError(target, err)
		default:
			return file, nil
		}
	}
}

// openError is err, as package os reports that name could not be opened.
func openError(name string, err error) error {
	var errno syscall.Errno
	if errors.As(err, &errno) {
		err = errno
	}
	return &fs.PathError{Op: "open", Path: name, Err: err}
}
