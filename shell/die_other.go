//go:build !linux

package shell

import (
	"os"
	"syscall"
)

// Die ends the process with the exit status by which a POSIX shell tells that s
// ended it: Go has no portable way to put a signal back to its default.
func Die(s syscall.Signal) { os.Exit(128 + int(s)) }
