//go:build darwin || freebsd || netbsd || openbsd || dragonfly

package editor

import "golang.org/x/sys/unix"

const fread = 1 // FREAD of <sys/fcntl.h>: the input queue

func (t *tty) flush() {
	_ = unix.IoctlSetPointerInt(t.in, unix.TIOCFLUSH, fread) // no terminal, nothing to forget
}
