//go:build unix && !linux

package shell

import (
	"os"
	"os/signal"
	"syscall"
	"time"
)

// Die ends the process as s does to a program that does not handle it. SIGQUIT,
// at which Go prints its goroutines, ends it with the exit status by which a
// POSIX shell tells of that signal.
func Die(s syscall.Signal) {
	if s != syscall.SIGQUIT {
		signal.Reset(s)
		_ = syscall.Kill(os.Getpid(), s) // one may always signal oneself
		time.Sleep(time.Second)          // it comes
	}
	os.Exit(128 + int(s))
}
