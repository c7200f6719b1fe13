// Package kept keeps the log of a session on disk while it goes on, beside the history's
// file and for its owner alone, and gives that of the session that ended last. What
// stands in a log is package journal's.
package kept

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// MaxRead bounds how much of a log is read, in bytes.
const MaxRead = 64 << 20

// A File is the log of the session that goes on. Each session has one of its own, which
// is locked as long as the session lives; that of a session that was killed is found by
// the next one. Nothing is on disk before the first write. What cannot be written is
// left out.
type File struct {
	history string
	path    string
	file    *os.File
	failed  bool // there is no file, and will be none
	torn    bool // the last write ended within a line
}

// New is the log of a session whose history is in that file. There is none where the
// history has no file.
func New(history string) *File {
	f := &File{history: history}
	if info, err := os.Stat(history); history == "" || err == nil && !info.Mode().IsRegular() {
		f.failed = true
	}
	return f
}

// Write adds whole lines.
func (f *File) Write(lines []byte) {
	if f.file == nil {
		return
	}
	if f.torn {
		lines = append([]byte("\n"), lines...)
	}
	n, err := f.file.Write(lines)
	f.torn = err != nil && (n > 0 || f.torn)
}

// Replace puts lines in the place of all that there are.
func (f *File) Replace(lines []byte) {
	if f.failed {
		return
	}
	if f.file == nil {
		adopt(f.history)
	}
	file, err := create(f.history)
	if err == nil {
		_, err = file.Write(lines)
	}
	switch {
	case f.file == nil && file == nil:
		f.failed = true
	case f.file == nil:
		f.file, f.path, f.torn = file, file.Name(), err != nil
	default:
		f.swap(file, err, lines)
	}
}

// swap puts a new file in the place of the one that there is; err says why it cannot be
// used.
func (f *File) swap(file *os.File, err error, lines []byte) {
	if err == nil {
		err = os.Rename(file.Name(), f.path)
	}
	if err == nil {
		_ = f.file.Close()
		f.file, f.torn = file, false
		return
	}
	if file != nil {
		_ = file.Close()
		_ = os.Remove(file.Name())
	}
	// What follows belongs to the new lines, not to those that are there.
	_ = f.file.Truncate(0)
	_, err = f.file.Seek(0, io.SeekStart)
	if err == nil {
		_, err = f.file.Write(lines)
	}
	f.torn = err != nil
}

// Close makes it the last one.
func (f *File) Close() error {
	if f.file == nil {
		return nil
	}
	err := errors.Join(os.Rename(f.path, last(f.history)), f.file.Close())
	// Sessions that still run end later than this one: their logs are touched, so that a
	// killed one of them is taken for the later.
	now := time.Now()
	eachCurrent(f.history, func(path string, file *os.File) {
		if !lock(file) {
			_ = os.Chtimes(path, now, now)
		}
	})
	return err
}

// Last gives the log of the session that ended last; the error is fs.ErrNotExist where
// there is none.
func Last(history string) ([]byte, error) {
	if history == "" {
		return nil, fs.ErrNotExist
	}
	adopt(history)
	file, err := os.Open(last(history))
	if err != nil {
		return nil, err
	}
	defer func() { _ = file.Close() }()
	return io.ReadAll(io.LimitReader(file, MaxRead))
}

// last is the log's file of the session that ended last, current how the names begin of
// those of sessions that go on.
func last(history string) string    { return history + ".last" }
func current(history string) string { return history + ".session-" }

// create makes a file for a session that goes on, and locks it.
func create(history string) (*os.File, error) {
	_ = os.MkdirAll(filepath.Dir(history), 0o700) // making the file finds out
	file, err := os.CreateTemp(filepath.Dir(history), filepath.Base(current(history)))
	if err != nil {
		return nil, err
	}
	lock(file) // where that cannot be, the next session takes it for one that was killed
	return file, nil
}

// idle is how long a file is left alone that nobody has locked or written to: its session
// may be about to.
const idle = time.Minute

// adopt makes the log of a session that was killed the last one, unless another one ended
// later.
func adopt(history string) {
	type killed struct {
		name string
		at   time.Time
	}
	var dead []killed
	eachCurrent(history, func(path string, file *os.File) {
		info, err := file.Stat()
		switch {
		case err != nil || !lock(file):
		case info.Size() > 0:
			dead = append(dead, killed{path, info.ModTime()}) // nobody will lock it again
		case time.Since(info.ModTime()) > idle:
			_ = os.Remove(path)
		}
	})
	slices.SortFunc(dead, func(a, b killed) int { return b.at.Compare(a.at) })
	for i, d := range dead {
		info, err := os.Stat(last(history))
		if i == 0 && (err != nil || info.ModTime().Before(d.at)) {
			_ = os.Rename(d.name, last(history))
			continue
		}
		_ = os.Remove(d.name)
	}
}

// eachCurrent calls f for each file of a session that goes on, or was killed. What
// f locks is locked until it returns.
func eachCurrent(history string, f func(path string, file *os.File)) {
	folder := filepath.Dir(history)
	found, _ := os.ReadDir(folder)
	for _, entry := range found {
		if !strings.HasPrefix(entry.Name(), filepath.Base(current(history))) || !entry.Type().IsRegular() {
			continue
		}
		path := filepath.Join(folder, entry.Name())
		file, err := os.OpenFile(path, os.O_RDWR, 0) // as NFS wants it for a lock
		if err != nil {
			continue
		}
		f(path, file)
		_ = file.Close()
	}
}
