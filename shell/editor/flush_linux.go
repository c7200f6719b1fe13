package editor

import "golang.org/x/sys/unix"

func (t *tty) flush() {
	_ = unix.IoctlSetInt(t.in, unix.TCFLSH, unix.TCIFLUSH) // no terminal, nothing to forget
}
