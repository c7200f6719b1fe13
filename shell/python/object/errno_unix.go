//go:build unix

package object

import "syscall"

// ErrnoNumber is the number that Python shows for an error that package syscall has a
// name for on every system: on Unix it is the same.
func ErrnoNumber(errno syscall.Errno) int64 { return int64(errno) }

// errnoOf is the other way round.
func errnoOf(number int64) syscall.Errno { return syscall.Errno(number) }
