//go:build unix

package editor

import (
	"os"
	"os/signal"

	"golang.org/x/sys/unix"
)

// notifyWidth sends c a signal when the terminal's width is another.
func notifyWidth(c chan<- os.Signal) { signal.Notify(c, unix.SIGWINCH) }

func (t *tty) quit() { _ = unix.Kill(os.Getpid(), unix.SIGQUIT) } // one may always signal oneself
