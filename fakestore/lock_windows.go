package fakestore

import (
	"errors"
	"os"

	"golang.org/x/sys/windows"
)

// noFollow would make opening a symbolic link fail; there is no such flag here.
const noFollow = 0

// lockFile locks a file until it is closed or the process ends; taken where
// somebody else has. The byte that is locked lies behind all that is written:
// a locked one could not be read.
func lockFile(f *os.File) (taken bool, err error) {
	const flags = windows.LOCKFILE_EXCLUSIVE_LOCK | windows.LOCKFILE_FAIL_IMMEDIATELY
	at := windows.Overlapped{OffsetHigh: 1}
	err = windows.LockFileEx(windows.Handle(f.Fd()), flags, 0, 1, 0, &at)
	if errors.Is(err, windows.ERROR_LOCK_VIOLATION) {
		return true, nil
	}
	return false, err
}
