//go:build unix

package netlab

import "syscall"

// errnoNumber is the number that Python shows for an error that package syscall has a
// name for on every system; errnoOf is the other way round. Unix's numbers are those of
// package syscall; Windows sockets have others.
func errnoNumber(errno syscall.Errno) int { return int(errno) }
func errnoOf(number int) syscall.Errno    { return syscall.Errno(number) }
